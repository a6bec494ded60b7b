"""The heading tree, whose leaves are clauses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.records import Clause, Section, Span
from govgraph.extract.structure.headings import paragraphs, read_headings

PLAN = """一、总体要求
坚持节水优先，推进清洁生产，完善设施。
（一）清理河道。完成清理。（二）整治岸线。完成整治。
二、保障措施
加强领导。"""


def read(text: str) -> tuple[tuple[Section, ...], tuple[Clause, ...]]:
    return read_headings(text, Span(0, len(text)))


def printed(text: str, span: Span) -> str:
    return text[span.start : span.end]


def test_tree() -> None:
    sections, clauses = read(PLAN)
    assert [(section.level, section.number, section.heading, section.parent) for section in sections] == [
        (1, "一、", "总体要求", None),
        (2, "（一）", "清理河道", 0),
        (2, "（二）", "整治岸线", 0),
        (1, "二、", "保障措施", None),
    ]
    assert [(printed(PLAN, clause.span), clause.section) for clause in clauses] == [
        ("坚持节水优先，推进清洁生产，完善设施。", 0),
        ("（一）清理河道。完成清理。", 1),
        ("（二）整治岸线。完成整治。", 2),
        ("加强领导。", 3),
    ]


def test_a_section_reaches_to_the_next_of_its_level() -> None:
    sections, _ = read(PLAN)
    assert printed(PLAN, sections[0].span).endswith("完成整治。\n")
    assert printed(PLAN, sections[1].span) == "（一）清理河道。完成清理。"


def test_lost_line_breaks_do_not_hide_headings() -> None:
    text = "一、总体要求。坚持节水优先。二、保障措施。加强领导。"
    assert [printed(text, span) for span in paragraphs(text, Span(0, len(text)))] == [
        "一、总体要求。坚持节水优先。",
        "二、保障措施。加强领导。",
    ]


def test_a_number_inside_brackets_opens_no_paragraph() -> None:
    text = "清理河道（包括：1.清淤；2.护岸。3.绿化）。"
    assert len(list(paragraphs(text, Span(0, len(text))))) == 1


def test_a_long_first_sentence_is_no_heading() -> None:
    text = "1." + "各乡镇要加强对河道的日常巡查和管护，落实责任，" * 4 + "确保安全。"
    sections, clauses = read(text)
    assert [section.heading for section in sections] == [""]
    assert [printed(text, clause.span) for clause in clauses] == [text]


def test_an_unnumbered_heading_stands_over_a_paragraph() -> None:
    text = "工作目标\n" + "坚持节水优先，推进清洁生产，完善配套设施，加强日常管护，落实工作责任，确保如期完成。"
    sections, _ = read(text)
    assert [section.heading for section in sections] == ["工作目标"]


@pytest.mark.parametrize("line", ["2025年3月18日", "林岚同志", "各乡镇人民政府：", "（此件公开发布）"])
def test_short_lines_that_are_no_headings(line: str) -> None:
    text = line + "\n" + "坚持节水优先，推进清洁生产，完善配套设施，加强日常管护，落实工作责任，确保如期完成。"
    assert read(text)[0] == ()


def test_a_numbered_sentence_is_a_clause() -> None:
    text = "一、目标\n1.新建基站19个。\n2.森林覆盖率达到29%。"
    assert [printed(text, clause.span) for clause in read(text)[1]] == ["1.新建基站19个。", "2.森林覆盖率达到29%。"]


lines = st.sampled_from(
    [
        "一、总体要求\n",
        "（一）清理河道。完成清理。",
        "1.甲项。",
        "（1）乙项\n",
        "第一条 为了节水。",
        "加强领导。\n",
        "总则\n",
        "（",
        "）",
        "\n",
    ]
)


@given(st.lists(lines, max_size=20).map("".join), st.integers(0, 5))
def test_tree_is_well_formed(text: str, start: int) -> None:
    span = Span(min(start, len(text)), len(text))
    sections, clauses = read_headings(text, span)
    for index, section in enumerate(sections):
        assert span.covers(section.span)
        assert section.span.covers(section.heading_span)
        if section.parent is not None:
            assert section.parent < index
            assert sections[section.parent].level == section.level - 1
            assert sections[section.parent].span.covers(section.span)
        else:
            assert section.level == 1
    for clause, following in pairwise(clauses):
        assert clause.span.end <= following.span.start
    for clause in clauses:
        assert span.covers(clause.span)
        assert clause.section is None or sections[clause.section].span.overlaps(clause.span)
