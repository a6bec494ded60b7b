"""Targets as facts, through the whole pipeline."""

from __future__ import annotations

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.facts.target import extract_targets
from govgraph.extract.mentions import find_mentions
from govgraph.extract.records import Fact
from govgraph.extract.structure import split_documents

_TEXT = """云岭县人民政府办公室
关于印发《云岭县2025年城乡融合发展行动计划》的通知

云政办发〔2025〕5号

各乡镇人民政府：
现将计划印发给你们，请认真遵照执行。

云岭县人民政府办公室
2025年3月5日

云岭县2025年城乡融合发展行动计划

完成人工造林10．5万亩、退化林修复7 万亩，供水管网漏损率控制在9％以内。
"""


def targets() -> list[Fact]:
    facts: list[Fact] = []
    for document in split_documents(decode_source("云岭.txt", _TEXT.encode())):
        facts += [fact for fact in extract_targets(document, find_mentions(document)) if isinstance(fact, Fact)]
    return facts


def test_facts_hold_what_is_printed() -> None:
    assert [(fact.subject, fact.object) for fact in targets()] == [
        ("人工造林", "10．5万亩"),
        ("退化林修复", "7万亩"),
        ("供水管网漏损率", "9％以内"),
    ]


def test_qualifiers() -> None:
    first, _, last = targets()
    assert dict(first.qualifiers) == {
        "comparator": "=",
        "scope": None,
        "unit": "万亩",
        "value": 10.5,
        "value_high": None,
        "year": 2025,
    }
    assert last.qualifier("comparator") == "<="


def test_evidence_runs_from_indicator_to_quantity_and_quotes_the_source() -> None:
    quotes = [fact.evidence.quote for fact in targets()]
    assert quotes == ["人工造林10．5万亩", "退化林修复7 万亩", "供水管网漏损率控制在9％以内"]
    for fact in targets():
        assert _TEXT[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
