"""References to documents: what is covered, whose they are, which are the same."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions.references import REFERENCES
from govgraph.extract.records import Document, Mention, Mentions
from govgraph.extract.structure import split_documents

HEAD = "云岭县人民政府\n关于加强防汛工作的通知\n云政发〔2025〕3号\n县水利局：\n"


def _document(body: str) -> Document:
    return split_documents(decode_source("x.txt", (HEAD + body).encode()))[0]


def _references(body: str) -> list[Mention]:
    return sorted(REFERENCES.find(_document(body), Mentions({})), key=lambda item: item.span)


def _read(body: str, *names: str) -> list[tuple[object, ...]]:
    return [tuple(item.attributes[name] for name in names) for item in _references(body)]


@pytest.mark.parametrize(
    ("body", "title", "number", "issuer"),
    [
        ("按照《云岭县防洪办法》（云政发〔2020〕1号）办理。", "云岭县防洪办法", "云政发〔2020〕1号", None),
        ("按照《云岭县防洪办法》(云政发[2020]1号)办理。", "云岭县防洪办法", "云政发〔2020〕1号", None),
        ("依据GB35181-2017《火灾隐患判定方法》。", "火灾隐患判定方法", "GB35181-2017", None),
        ("依据《火灾隐患判定方法》（GB 35181-2017）。", "火灾隐患判定方法", "GB35181-2017", None),
        ("落实《国务院办公厅关于养老的意见》。", "国务院办公厅关于养老的意见", None, "国务院办公厅"),
        ("贯彻落实市政府办公室《关于养老的意见》。", "关于养老的意见", None, "市政府办公室"),
        ("深入落实市水利局印发的《河道管理方案》。", "河道管理方案", None, "市水利局"),
        ("你局《关于河道清淤的请示》收悉。", "关于河道清淤的请示", None, "县水利局"),
        ("根据《中华人民共和国\n防洪法》第三条。", "中华人民共和国防洪法", None, None),
        ("认真落实南政发〔2019〕3号文件要求。", "南政发〔2019〕3号", "南政发〔2019〕3号", None),
        (
            "根据国务院办公厅关于养老服务的意见（国办发〔2019〕5号）要求。",
            "国务院办公厅关于养老服务的意见",
            "国办发〔2019〕5号",
            "国务院办公厅",
        ),
    ],
)
def test_reads_title_number_and_issuer(body: str, title: str, number: str | None, issuer: str | None) -> None:
    assert _read(body, "title", "number", "issuer") == [(title, number, issuer)]


@pytest.mark.parametrize(
    "body",
    [
        "电视剧《云岭规划》开播。",
        "推动《重回云岭》实景剧常态化演出。",
        "入选《科学》年度十大突破。",
        "签订《安全生产责任书》，核发《取水许可证》。",
        "文号：云水发〔2025〕1号",
        "各乡镇要按云政发〔2025〕3号执行。",
    ],
)
def test_what_is_no_reference(body: str) -> None:
    assert _references(body) == []


def test_a_verb_of_basis_shows_a_document_that_has_no_kind_word() -> None:
    assert _read("落实《云岭2035》，加快发展。", "title") == [("云岭2035",)]
    assert _references("朗诵《云岭2035》，加快发展。") == []


def test_short_titles_stand_for_what_they_were_set_up_for() -> None:
    body = (
        "按照《南山省政府关于投资的决定》（南政发〔2024〕2号，以下简称《决定》）办理。"
        "各部门要落实《决定》。《防洪法》与《中华人民共和国防洪法》不同。《防洪法》有效。"
    )
    assert _read(body, "title", "number") == [
        ("南山省政府关于投资的决定", "南政发〔2024〕2号"),
        ("南山省政府关于投资的决定", "南政发〔2024〕2号"),
        ("防洪法", None),
        ("中华人民共和国防洪法", None),
        ("中华人民共和国防洪法", None),
    ]


def test_rows_of_a_table_of_documents() -> None:
    body = "决定废止下列文件：\n1.关于加强河道管理的通知 云政发〔1998〕3号\n2.云岭县防洪办法 云政发〔1999〕4号"
    assert _read(body, "title", "number") == [
        ("关于加强河道管理的通知", "云政发〔1998〕3号"),
        ("云岭县防洪办法", "云政发〔1999〕4号"),
    ]


def test_the_text_of_a_mention_is_its_span() -> None:
    document = _document("落实《甲法》（云政发〔2020〕1号）、《乙条例》和江政发〔2021〕2号文件。")
    for item in REFERENCES.find(document, Mentions({})):
        assert document.surface(item.span.start, item.span.end) == item.text


@pytest.mark.parametrize(
    ("row", "title", "number"),
    [
        ("二、云岭县消防管理规定（县政府令第141号）。", "云岭县消防管理规定", "县政府令第141号"),
        ("三、云岭县自学考试若干规定（云政发〔1983〕90号）。", "云岭县自学考试若干规定", "云政发〔1983〕90号"),
        ("4.云岭县消防管理规定（省人民政府令141号）；", "云岭县消防管理规定", "省人民政府令141号"),
    ],
)
def test_rows_of_a_list_of_repealed_documents(row: str, title: str, number: str) -> None:
    assert _read(f"县政府决定废止以下文件：\n{row}\n", "title", "number") == [(title, number)]


def test_a_sentence_with_a_number_is_no_row() -> None:
    assert _read("县政府常务会议，讨论了管理规定（县政府令第141号）的执行。\n", "title", "number") == []


def test_you_are_no_part_of_the_title_of_a_request() -> None:
    request = "关于支持云岭高新区建设的请示"
    assert _read(f"你们{request}（云政发〔2018〕235号）收悉。", "title", "number") == [(request, "云政发〔2018〕235号")]
    assert _read(f"你县{request}（云政发〔2018〕235号）收悉。", "title", "number") == [(request, "云政发〔2018〕235号")]
    assert _read(f"县水利局{request}（云政发〔2018〕235号）收悉。", "title", "number") == [
        (f"县水利局{request}", "云政发〔2018〕235号")
    ]
