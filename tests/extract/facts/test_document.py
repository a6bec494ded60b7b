"""``document``: what a document says of itself."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import Fact, Issue


def read(text: str) -> tuple[list[Fact], list[Issue]]:
    extractions = extract_source(decode_source("x.txt", text.encode()))
    facts = [fact for found in extractions for fact in found.facts if fact.relation == "document"]
    return facts, [issue for found in extractions for issue in found.issues if issue.extractor == "document"]


NOTICE = """云 岭 县 人 民 政 府
关于印发《云岭县河湖治理
实施方案》的通知
云政发〔2025〕3号
各乡镇人民政府，县直各有关单位：
现将方案印发给你们。
云岭县人民政府
2025年3月18日
云岭县河湖治理实施方案
一、总体要求
坚持节水优先。
"""


def test_all_that_is_printed() -> None:
    (fact,), issues = read(NOTICE)
    assert (fact.subject, fact.object) == ("云政发〔2025〕3号", "关于印发《云岭县河湖治理实施方案》的通知")
    assert dict(fact.qualifiers) == {
        "addressees": ("各乡镇人民政府", "县直各有关单位"),
        "attached_title": "云岭县河湖治理实施方案",
        "date": "2025-03-18",
        "issuer": "云岭县人民政府",
        "kind": "通知",
    }
    assert fact.evidence.quote == "关于印发《云岭县河湖治理\n实施方案》的通知\n云政发〔2025〕3号"
    assert issues == []


def test_what_is_not_printed_is_none_and_an_issue() -> None:
    (fact,), issues = read("关于开展普查的通知\n云政发〔2025〕3号\n请开展普查。\n")
    assert (fact.qualifier("issuer"), fact.qualifier("date"), fact.qualifier("attached_title")) == (None, None, None)
    assert fact.qualifier("addressees") == ()
    assert [issue.reason.split(" /")[0] for issue in issues] == ["no date of signing printed", "no issuer printed"]


def test_an_unnumbered_document_is_named_after_its_source() -> None:
    facts, _ = read("云岭县人民政府关于开展普查的通告\n为摸清底数，决定开展普查。\n云岭县人民政府\n2025年3月18日\n")
    assert [(fact.subject, fact.doc, fact.object) for fact in facts] == [("x.txt", "x.txt", "关于开展普查的通告")]


@pytest.mark.parametrize(
    "text", ["今天下雨。", "副县长林岚出席会议。\n会议指出，要贯彻《通知》（云政发〔2025〕3号）。"]
)
def test_running_text_is_no_document_of_its_own(text: str) -> None:
    assert read(text) == ([], [])


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于同意设立河湾产业园的批复", "批复"),
        ("关于废止部分文件的决定", "决定"),
        ("关于加快发展的意见", "意见"),
        ("关于开展普查的公告", "公告"),
        ("关于征求意见的函", "函"),
        ("关于支持企业发展的若干措施", None),
    ],
)
def test_kinds(title: str, kind: str | None) -> None:
    (fact,), _ = read(
        f"云岭县人民政府{title}\n云政发〔2025〕3号\n县水利局：\n现予答复。\n云岭县人民政府\n2025年3月18日\n"
    )
    assert (fact.object, fact.qualifier("kind"), fact.qualifier("issuer")) == (title, kind, "云岭县人民政府")


def test_a_notice_that_lost_its_title_is_one_still() -> None:
    addressed = "各乡镇人民政府：\n现将普查方案印发给你们。\n"
    facts, _ = read(addressed + "云岭县人民政府\n2025年3月18日\n")
    assert [(fact.subject, fact.object, fact.evidence.quote) for fact in facts] == [("x.txt", "", "各乡镇人民政府：")]
    assert [fact.qualifier("issuer") for fact in facts] == ["云岭县人民政府"]
    dated, _ = read(addressed + "2025年3月18日\n")
    assert [(fact.object, fact.qualifier("date")) for fact in dated] == [("", "2025-03-18")]
    assert read(addressed) == ([], [])
