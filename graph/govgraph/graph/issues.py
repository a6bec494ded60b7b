"""What was half understood, as JSON lines: in every generation, and in a file for whoever asks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

from govgraph.extract.records import Graph, Issue
from govgraph.graph.errors import BuildError
from govgraph.graph.files import replacing

ISSUES: Final = "issues.jsonl"
"""The name of the file in the folder of a generation."""


def write_issues(graph: Graph, path: Path) -> None:
    """Write the issues of a graph, one a line, in the order of the text. Raises OSError."""
    issues = sorted((issue for extraction in graph.extractions for issue in extraction.issues), key=_order)
    with path.open("wb") as stream:
        for issue in issues:
            evidence = issue.evidence
            line = {
                "source": evidence.source,
                "doc": issue.doc,
                "extractor": issue.extractor,
                "reason": issue.reason,
                "start": evidence.start,
                "end": evidence.end,
                "quote": evidence.quote,
            }
            stream.write(json.dumps(line, ensure_ascii=False).encode("utf-8") + b"\n")


def copy_issues(kept: Path, path: Path) -> None:
    """Put a copy of a generation's issues where somebody wants them. Raises BuildError."""
    try:
        with kept.open("rb") as issues, replacing(path) as stream:
            shutil.copyfileobj(issues, stream)
    except OSError as error:
        raise BuildError(f"cannot write {path}: {error.strerror or error}") from error


def _order(issue: Issue) -> tuple[str, int, int, str, str]:
    evidence = issue.evidence
    return evidence.source, evidence.start, evidence.end, issue.extractor, issue.reason
