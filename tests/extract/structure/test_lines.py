"""Broken lines: which line breaks end a paragraph, and which stand inside a sentence."""

from __future__ import annotations

import textwrap

import pytest

from govgraph.extract.structure.cleaning import clean_text
from govgraph.extract.structure.lines import accidental_breaks, wrapped_lines

PARAGRAPHS = [
    "云岭县人民政府办公室关于进一步做好全县农村饮水安全工作的通知",
    "各乡镇人民政府，县直各有关部门：",
    "常务副县长周远：协助县长处理县政府日常工作，负责发展和改革、财政、税务、统计、应急管理、消防救援、国有资产监督管理、金融工作。",
    "副县长林岚：负责教育、卫生健康、文化旅游、民族宗教、广播电视、体育、退役军人事务、医疗保障、残疾人事业、红十字会工作。",
    "一、总体要求",
    "坚持问题导向，按照先急后缓的原则，对已建成的工程逐处排查，对水量不足、水质不达标的工程列出清单，明确责任单位和完成时限。",
    "云岭县人民政府办公室",
    "2025年3月18日",
]


def wrap(width: int) -> str:
    return "\n".join(line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, width))


@pytest.mark.parametrize("width", [26, 30, 37])
def test_a_text_set_to_a_column_gets_its_paragraphs_back(width: int) -> None:
    assert clean_text(wrap(width)).text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("width", [26, 30, 37])
def test_an_indented_column_gets_its_paragraphs_back(width: int) -> None:
    raw = "\n".join(line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, width, initial_indent="　　"))
    assert clean_text(raw).text == "\n".join(PARAGRAPHS)


def test_lines_of_one_length_that_are_whole_are_no_column() -> None:
    rows = [
        f"{name}中型灌区续建配套与节水改造工程，总投资一千二百万元，年内完工"
        for name in ("石桥", "河湾", "清溪", "枫林")
    ]
    assert clean_text("。\n".join(rows)).text == "。\n".join(rows)
    assert not wrapped_lines("。\n".join(rows) + "。\n")


def test_unwrapped_paragraphs_are_no_column() -> None:
    assert not wrapped_lines("\n".join(PARAGRAPHS))


def test_short_rows_are_no_column() -> None:
    assert not wrapped_lines("县财政局，局长\n县教育局，局长\n县水利局，局长\n县民政局，局长\n")


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("负责农业\n、林业工作。", {4}),  # no line begins with 、
        ("完成。\n、林业工作。", set()),  # but a sentence had ended
        ("印发《云岭县防洪\n条例》。", {8}),
        ("石桥镇 | 甲村\n、乙村 | 3处", set()),  # a row of a table is a line of its own
        ("责任单位\n县财政局", set()),
        ("县财政局、\n一、总体要求", set()),  # a numbered line opens something
    ],
)
def test_breaks_by_the_lines_themselves(text: str, breaks: set[int]) -> None:
    assert accidental_breaks(text, frozenset(), range(len(text))) == breaks
