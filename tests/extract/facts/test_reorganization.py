"""``reorganized``: bodies renamed, merged, founded and abolished."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import Fact


def changes(text: str) -> list[Fact]:
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    return [fact for fact in extraction.facts if fact.relation == "reorganized"]


def told(text: str) -> list[tuple[object, str, str]]:
    return [(fact.qualifier("kind"), fact.subject, fact.object) for fact in changes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("将县投资促进局更名为县投资促进中心。", [("renamed", "县投资促进局", "县投资促进中心")]),
        ("县招商局整体并入县商务局。", [("merged", "县招商局", "县商务局")]),
        (
            "将县体育局、县文物局合并，组建县文化和体育局。",
            [("merged", "县体育局", "县文化和体育局"), ("merged", "县文物局", "县文化和体育局")],
        ),
        (
            "组建县数据局，作为县政府工作部门。不再保留县大数据中心。",
            [("merged", "县大数据中心", "县数据局")],
        ),
        (
            "将县粮食局的职责、县发展和改革局的物资储备职责整合，组建县粮食和物资储备局，不再保留县粮食局。",
            [("merged", "县粮食局", "县粮食和物资储备局")],
        ),
        ("同意设立云岭县数据局，为县政府工作部门。", [("founded", "云岭县数据局", "")]),
        (
            "撤销县招商局、县外事办公室。",
            [("abolished", "县招商局", ""), ("abolished", "县外事办公室", "")],
        ),
    ],
)
def test_frames(text: str, expected: list[tuple[object, str, str]]) -> None:
    assert told(text) == expected


def test_evidence_is_what_says_so() -> None:
    first, second = changes("一、将县体育局、县文物局合并，组建县文化和体育局，隶属县政府。")
    assert first.evidence == second.evidence
    assert first.evidence.quote == "将县体育局、县文物局合并，组建县文化和体育局"


@pytest.mark.parametrize(
    "text",
    [
        "拟组建县数据局，作为县政府工作部门。",
        "研究设立县数据局，作为县政府工作部门。",
        "推动县招商局并入县商务局。",
        "撤销县财政局副局长职务。",
        "县教育局要求学校撤销账户。",
        "县财政局、县水利局按职责分工负责。",
        "成立县防汛工作领导小组，作为议事协调机构。",
        "组建县城投公司。",
    ],
)
def test_what_changes_no_body(text: str) -> None:
    assert told(text) == []
