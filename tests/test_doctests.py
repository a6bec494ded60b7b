"""Every example in a docstring is run: documentation that no longer holds fails."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PORTIONS = ("extract", "graph", "ontology")
AT_LEAST = 80  # examples in all; raise it as they grow
EXAMPLE = re.compile(r"^ *>>> [^#\s]", re.MULTILINE)


def modules() -> list[str]:
    """Names of all modules that print an example, by reading the files, not by importing them."""
    names: list[str] = []
    for portion in PORTIONS:
        for file in (ROOT / portion).rglob("*.py"):
            if EXAMPLE.search(file.read_text(encoding="utf-8")):
                parts = file.relative_to(ROOT / portion).with_suffix("").parts
                names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return sorted(names)


@pytest.mark.parametrize("name", modules())
def test_examples_hold(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name), optionflags=doctest.FAIL_FAST)
    assert results.attempted > 0
    assert results.failed == 0


def test_there_are_examples_to_run() -> None:
    files = (file for portion in PORTIONS for file in (ROOT / portion).rglob("*.py"))
    assert sum(len(EXAMPLE.findall(file.read_text(encoding="utf-8"))) for file in files) >= AT_LEAST
