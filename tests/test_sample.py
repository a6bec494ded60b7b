"""The sample gazette through the real pipeline: exact facts, the size of its world, and what a reader finds in it.

``gold/sample.jsonl`` was written by hand and says what ought to be found; ``gold/sample.facts.jsonl`` is what the
program finds, byte for byte. ``make golden`` writes the second anew; read its diff before you commit it.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from govgraph.extract.documents import read_source
from govgraph.extract.pipeline import build_graph
from govgraph.extract.records import Graph
from govgraph.extract.sample import sample_path
from govgraph.graph.dataset import View
from govgraph.graph.facts import read_facts
from govgraph.graph.rdf import graph_quads

GOLD = Path(__file__).parent / "gold" / "sample.jsonl"
GOLDEN = Path(__file__).parent / "gold" / "sample.facts.jsonl"

Line = dict[str, Any]

DOCUMENTS = 15
AT_LEAST = {
    "also_known_as": 12,
    "appointed": 8,
    "cites": 17,
    "coordination_member": 11,
    "holds_position": 11,
    "org_mention": 210,
    "oversees": 53,
    "person_mention": 30,
    "portfolio": 32,
    "project": 20,
    "removed": 5,
    "reorganized": 5,
    "responsible_for": 84,
    "site": 45,
    "target": 60,
}
"""How many facts of each relation there are at the very least: what catches a rule that quietly died."""

KEYS = {
    "appointed": ("subject", "object"),
    "also_known_as": ("subject", "object"),
    "cites": ("object",),
    "coordination_member": ("subject", "object"),
    "holds_position": ("subject", "object"),
    "oversees": ("subject", "object", "role"),
    "portfolio": ("subject", "object"),
    "removed": ("subject", "object"),
    "reorganized": ("subject", "object", "kind"),
    "responsible_for": ("subject", "role", "start"),
    "target": ("value", "unit"),
}
"""What makes a fact of a relation the same fact for two readers; the subject alone where nothing is said."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build_graph([read_source(str(sample_path()))])


@pytest.fixture(scope="module")
def facts(graph: Graph) -> list[Line]:
    with View.in_memory(graph_quads(graph)) as view:
        return list(read_facts(view))


@pytest.fixture(scope="module")
def gold() -> list[Line]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def text() -> str:
    return sample_path().read_text(encoding="utf-8")


def key(fact: Line) -> tuple[object, ...]:
    """What two readers must agree on: document, relation, and the parts of the fact that name it."""

    def part(name: str) -> object:
        value = fact[name] if name in fact else fact["qualifiers"].get(name)
        return re.sub(r"\s", "", unicodedata.normalize("NFKC", value)) if isinstance(value, str) else value

    return fact["doc"], fact["relation"], *(part(name) for name in KEYS.get(fact["relation"], ("subject",)))


def test_golden(facts: list[Line]) -> None:
    lines = "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts)
    if os.environ.get("GOVGRAPH_GOLDEN") == "write":
        GOLDEN.write_text(lines, encoding="utf-8")
    assert lines == GOLDEN.read_text(encoding="utf-8"), "run `make golden` and read the diff"


def test_every_quote_is_the_text_there(facts: list[Line], gold: list[Line], text: str) -> None:
    for fact in [*facts, *gold]:
        assert fact["quote"] == text[fact["start"] : fact["end"]], fact


def test_every_document_is_read_whole(facts: list[Line], gold: list[Line]) -> None:
    def documents(lines: list[Line]) -> dict[str, Line]:
        fields = ("title", "issuer", "date", "kind", "addressees", "attached_title")
        return {
            line["doc"]: {field: line["object"] if field == "title" else line["qualifiers"][field] for field in fields}
            for line in lines
            if line["relation"] == "document"
        }

    assert documents(facts) == documents(gold)
    assert len(documents(facts)) == DOCUMENTS


def test_the_world_is_as_large_as_it_was(facts: list[Line]) -> None:
    counts = Counter(fact["relation"] for fact in facts)
    small = {name: (counts[name], least) for name, least in AT_LEAST.items() if counts[name] < least}
    assert not small, f"found, at least: {small}"


def test_what_a_reader_finds_is_found(facts: list[Line], gold: list[Line]) -> None:
    found = {key(fact) for fact in facts}
    wanted: defaultdict[str, dict[tuple[object, ...], bool]] = defaultdict(dict)
    for fact in gold:
        if not fact["qualifiers"].get("optional"):
            wanted[fact["relation"]][key(fact)] = key(fact) in found
    recall = {relation: sum(hits.values()) / len(hits) for relation, hits in wanted.items()}
    low = {relation: round(share, 3) for relation, share in recall.items() if share < 0.85}
    missed = [each for relation in low for each, hit in wanted[relation].items() if not hit]
    assert not low, f"{low}, missed for example {missed[:10]}"


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("51.9%", "a fact about the past"),
        ("8600户", "a fact about the past"),
        ("162万人次", "a fact about the past"),
        ("37个", "a fact about the past"),
        ("5000吨", "a threshold"),
        ("15%，充电桩", "a threshold"),
        ("95%的，由县能源局", "a threshold"),
        ("3%给予一次性补贴", "a subsidy rate"),
        ("1200元", "a subsidy rate"),
        ("3000元以下罚款", "a fine"),
    ],
)
def test_a_number_that_is_no_target(facts: list[Line], text: str, printed: str, why: str) -> None:
    at = text.index(printed)
    wrong = [fact for fact in facts if fact["relation"] == "target" and fact["start"] <= at < fact["end"]]
    assert not wrong, f"{printed} is {why}: {wrong}"
