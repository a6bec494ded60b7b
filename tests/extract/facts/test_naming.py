"""``also_known_as``: the other signs of a body, in brackets after its name."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import Fact


def namings(text: str) -> list[Fact]:
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    return [fact for fact in extraction.facts if fact.relation == "also_known_as"]


def test_every_sign_in_the_brackets() -> None:
    facts = namings("副县长周远：负责粮食工作。分管县发展和改革局（县粮食局、县数据局）、县财政局。")
    assert [(fact.subject, fact.object, fact.evidence.quote) for fact in facts] == [
        ("县发展和改革局", "县粮食局", "县发展和改革局（县粮食局"),
        ("县发展和改革局", "县数据局", "县发展和改革局（县粮食局、县数据局"),
    ]


def test_in_a_tail() -> None:
    facts = namings("清理河道。（责任单位：县教育局（县体育局）、县财政局）")
    assert [(fact.subject, fact.object) for fact in facts] == [("县教育局", "县体育局")]


@pytest.mark.parametrize(
    "text",
    [
        "县财政局（以下简称财政部门）负责。",
        "县财政局（2025年）决算。",
        "县财政局（河湾路3号）办公。",
        "县财政局（林岚）",
        "各乡镇人民政府（县财政局）",
        "县财政局、县水利局",
    ],
)
def test_other_brackets_name_nothing(text: str) -> None:
    assert namings(text) == []
