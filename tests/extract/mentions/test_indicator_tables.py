"""Tables of planned indicators whose layout is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.mentions.indicator_tables import read_tables
from govgraph.extract.structure import split_documents

_ROWS = [
    ("单位生产总值能耗", 13.5, "%", "decrease_by", 2030),
    ("森林覆盖率", 52.6, "%", "=", 2030),
    ("新能源装机容量", 260, "万千瓦", "=", 2030),
]
_TABBED = """主要指标
序号\t指标名称\t单位\t2025年\t2030年\t属性
1\t单位生产总值能耗降低\t%\t[14]\t[13.5]\t约束性
2\t森林覆盖率\t%\t51.2\t52.6\t约束性
3\t新能源装机容量\t万千瓦\t120\t260\t预期性
注：[ ]内为五年累计数。
"""
_ONE_LINE = (
    "表1 主要指标 指标 单位 2025年 2030年 属性 单位生产总值能耗降低 % 14 13.5 约束性 森林覆盖率 % 51.2 52.6 约束性 "
    "新能源装机容量 万千瓦 120 260 预期性\n"
)
_CELL_A_LINE = "\n".join(
    "指标 单位 2025年 2030年 属性 单位生产总值能耗降低 % 14 13.5 约束性 森林覆盖率 % 51.2 52.6 约束性"
    " 新能源装机容量 万千瓦 120 260 预期性".split()
)
_BARS = """| 类别 | 指标 | 2025年 | 2030年 | 指标属性 |
| --- | --- | --- | --- | --- |
| 绿色低碳 | 1.单位生产总值能耗降低（%） | 14 | 13.5 | 约束性 |
| | 2.森林覆盖率（%） | 51.2 | 52.6 | 约束性 |
| | 3.新能源装机容量（万千瓦） | 120 | 260 | 预期性 |
"""


def clean(text: str) -> str:
    (document,) = split_documents(decode_source("x.txt", text.encode()))
    return document.text


def rows(text: str, base_year: int | None = None) -> list[tuple[object, ...]]:
    return [
        (cell.name, cell.value, cell.unit, cell.comparator, cell.year)
        for _, cells in read_tables(clean(text), base_year)
        for cell in cells
    ]


@pytest.mark.parametrize("table", [_TABBED, _ONE_LINE, _CELL_A_LINE, _BARS])
def test_each_way_the_layout_is_lost(table: str) -> None:
    assert rows(table) == _ROWS


def test_the_years_later_than_the_documents_own_are_goals() -> None:
    table = "指标 单位 2025年 2030年 属性 森林覆盖率 % 51.2 52.6 约束性\n"
    assert [row[4] for row in rows(table, 2024)] == [2025, 2030]
    assert [row[4] for row in rows(table, 2025)] == [2030]


def test_bounds_and_dashes() -> None:
    table = "指标 单位 2025年 2030年 属性 灌溉水利用系数 — 0.55 0.58 约束性 优良水体比例 % ≥90 ≥95 约束性 游客 万人次 — — 预期性\n"
    assert rows(table) == [
        ("灌溉水利用系数", 0.58, None, "=", 2030),
        ("优良水体比例", 95, "%", ">=", 2030),
    ]


_PLAIN = """“十五五”水利发展主要指标
| 序号 | 指标 | 单位 | 2025年 | 2030年 |
| --- | --- | --- | --- | --- |
| 1 | 用水总量 | 亿立方米 | 1.2 | 1.3 |
| 2 | 灌溉水有效利用系数 | / | 0.52 | 0.56 |
新建水库5座。
"""
_PLAIN_BLANKS = (
    "“十五五”主要目标\n序号 指标 单位 2025年 2030年\n1 用水总量 亿立方米 1.2 1.3\n2 灌溉水有效利用系数 / 0.52 0.56\n"
)
_PLAIN_LINES = "\n".join(
    "主要目标 序号 指标 单位 2025年 2030年 1 用水总量 亿立方米 1.2 1.3 2 灌溉水有效利用系数 0.52 0.56".split()
)


@pytest.mark.parametrize("table", [_PLAIN, _PLAIN_BLANKS, _PLAIN_LINES])
def test_rows_without_a_word_of_kind(table: str) -> None:
    assert rows(table) == [("用水总量", 1.3, "亿立方米", "=", 2030), ("灌溉水有效利用系数", 0.56, None, "=", 2030)]


def test_a_sum_over_the_years_is_the_goal_where_no_year_has_one() -> None:
    table = (
        "指标 2025年 2030年 年均/累计 属性 森林覆盖率（%） 45.3 46.5 [1.2] 约束性 单位能耗降低（%） — — [13.5] 约束性\n"
    )
    assert rows(table) == [("森林覆盖率", 46.5, "%", "=", 2030), ("单位能耗", 13.5, "%", "decrease_by", 2030)]


@pytest.mark.parametrize(
    "text",
    [
        "云岭县统计公报\n指标 单位 2024年 2025年\n用水总量 亿立方米 1.2 1.3\n",
        "各项指标均有约束性，2030年森林覆盖率52.6%。\n",
        "指标 单位 2025年 属性 森林覆盖率由国家下达 约束性\n",
        "姓名 单位 2025年 2030年 张清河 3 5\n",
    ],
)
def test_no_table(text: str) -> None:
    assert rows(text) == []


@given(
    st.lists(
        st.sampled_from("指标 单位 2025年 2030年 属性 约束性 森林覆盖率 % 51.2 — | [13] 万亩".split()), max_size=30
    )
)
def test_cells_stand_where_they_say(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for span, cells in read_tables(text, None):
        for cell in cells:
            assert span.covers(cell.name_span)
            assert cell.name_span.end <= cell.value_span.start
            assert str(cell.value) in text[cell.value_span.start : cell.value_span.end]
