"""The reference page is what the ontology says today."""

import subprocess
import sys
from pathlib import Path

from govgraph.ontology import turtle

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tools" / "ontology_reference.py"
PAGE = ROOT / "docs" / "ontology.md"


def test_the_committed_page_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--check"], check=False)
    assert done.returncode == 0, "run python tools/ontology_reference.py and commit docs/ontology.md"


def test_the_page_has_every_term_and_a_diagram() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "```mermaid\nclassDiagram\n" in page
    declared = {
        line.split()[0] for line in turtle("govgraph.ttl").splitlines() if line.startswith("gov:") and " a owl:" in line
    }
    assert len(declared) > 100
    for term in sorted(declared - {"gov:materialised"}):
        assert f"| `{term}` |" in page, term
