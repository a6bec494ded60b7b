"""What web pages print around a document: tables of metadata, where one is, buttons, titles twice."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.records import Document
from govgraph.extract.structure import split_documents

SIGNED = "云岭县人民政府\n2025年5月6日\n"
CENSUS = ("云政发〔2025〕3号", "关于开展普查的通知", "云岭县人民政府", "2025-05-06", "通知")


def only(text: str) -> Document:
    (document,) = split_documents(decode_source("x.txt", text.encode()))
    return document


def head(document: Document) -> tuple[str, str | None, str | None, str | None, str | None]:
    return document.key, document.title, document.issuer, document.date, document.kind


TABLE = "索引号：|YL003|信息分类：|规范性文件|\n标 题：|云岭县人民政府关于开展普查的通知|||\n发布机构：|县政府|主题分类：|通知|\n"


def test_a_title_in_a_table_of_metadata() -> None:
    body = f"各乡镇人民政府：\n请开展普查。\n{SIGNED}"
    for text in (TABLE + body, TABLE + TABLE + body, TABLE + "云岭县人民政府关于开展普查的通知\n" + body):
        document = only(text)
        assert head(document) == ("x.txt", *CENSUS[1:])
        assert document.addressees == ("各乡镇人民政府",)
    assert only("名 称：|普查情况|\n请开展普查。\n").title is None


def test_a_notice_that_lost_its_title() -> None:
    document = only(f"各乡镇人民政府，县政府各部门、直属机构：\n现将普查方案印发给你们。\n{SIGNED}")
    assert (document.title, document.issuer, document.date) == (None, "云岭县人民政府", "2025-05-06")
    assert document.addressees == ("各乡镇人民政府", "县政府各部门、直属机构")
    assert only(f"请开展普查。\n{SIGNED}").issuer is None


WEB = "当前位置：首页 > 政务公开 > 通知\n∙【发布日期】2025.05.07\n归档时间：2025-05-08\n浏览量：\n"
NUMBERED = ("云政发〔2025〕3号", *CENSUS[1:])


@pytest.mark.parametrize(
    "text",
    [
        f"{WEB}云岭县人民政府关于开展普查的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n请开展普查。\n{SIGNED}",
        f"{WEB}云岭县人民政府关于开展普查的通知（云政发〔2025〕3号）\n来源：县政府网站\n浏览量：\n各乡镇人民政府：\n请普查。\n{SIGNED}",
        f"云政发〔2025〕3号《云岭县人民政府关于开展普查的通知》\n浏览量：7 时间：2025-05-08\n"
        f"《云岭县人民政府关于开展普查的通知》\n云政发〔2025〕3号\n各乡镇人民政府：\n请开展普查。\n{SIGNED}",
    ],
)
def test_the_furniture_of_a_web_page_is_no_document(text: str) -> None:
    assert head(only(text)) == NUMBERED


def test_a_number_in_a_table_above_a_notice_that_lost_its_title() -> None:
    document = only("文 号 | 云政发〔2025〕3号 | 发文日期 | 2025-05-06 |\n各乡镇人民政府：\n请开展普查。\n")
    assert (document.key, document.title, document.addressees) == ("云政发〔2025〕3号", None, ("各乡镇人民政府",))
    assert only("根据文 号|云政发〔2025〕3号|办理。\n请开展普查。\n").addressees == ()


def test_an_order_and_its_number_in_one_line() -> None:
    said = "《云岭县市场管理规定》已经县政府常务会议通过，现予公布。\n县长 林岚\n2025年5月6日\n"
    expected = ("云岭县市场管理规定", "云岭县人民政府", "2025-05-06", "令")
    assert head(only(f"云岭县人民政府令第136号\n{said}")) == ("云岭县人民政府令第136号", *expected)
    text = f"云岭县人民政府\n云岭县市场管理规定\n政府令〔2025〕第15号\n{said}"
    assert head(only(text)) == ("政府令〔2025〕第15号", *expected)
    assert only(f"按照云岭县人民政府令第136号执行。\n{said}").number is None


def test_rules_printed_above_their_metadata_and_below() -> None:
    rules, number = "云岭县人民政府工作规则\n", "发文字号：\n云政发〔2025〕3号\n"
    assert only(f"{rules}{number}{rules}第一章 总则\n").title == "云岭县人民政府工作规则"
    assert only(f"{rules}{number}第一章 总则\n").title is None


def test_a_sentence_is_no_title() -> None:
    body = "各乡镇人民政府：\n经县政府同意，现将普查方案》现印发给你们，请认真贯彻执行\n云岭县人民政府\n普查方案\n"
    assert only(f"云岭县人民政府关于开展普查的通知\n{body}").title == "关于开展普查的通知"
    assert only(f"今天是星期二\n{body}").title is None


def test_metadata_without_marks() -> None:
    table = (
        "发文机关云岭县人民政府\n发文日期2025年5月6日\n时效性现行有效\n发文字号云政发〔2025〕3号\n效力级别规范性文件\n"
    )
    document = only(f"{table}县发展改革局：\n你局《关于水厂的请示》收悉。\n")
    assert (document.key, document.issuer, document.date) == ("云政发〔2025〕3号", "云岭县人民政府", "2025-05-06")
    assert document.addressees == ("县发展改革局",)
    assert only(f"发文机关待定\n{CENSUS[1]}\n各乡镇人民政府：\n请开展普查。\n").issuer is None
