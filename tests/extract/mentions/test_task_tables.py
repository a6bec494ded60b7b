"""Tables of tasks: who answers for a row."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.task_tables import read_task_tables
from govgraph.extract.structure.cleaning import clean_text

HEADER = ("序号", "工作任务", "责任领导", "牵头单位", "配合单位", "完成时限")
ROWS = (
    ("1", "建成云岭水厂", "林岚", "县水利局", "县财政局、县住建局", "12月底"),
    ("2", "新建学校3所，改造5所", "周远", "县教育局", "各乡镇", "9月底"),
)
READ = [
    ("person", "林岚", "建成云岭水厂"),
    ("lead", "县水利局", "建成云岭水厂"),
    ("co", "县财政局、县住建局", "建成云岭水厂"),
    ("person", "周远", "新建学校3所，改造5所"),
    ("lead", "县教育局", "新建学校3所，改造5所"),
    ("co", "各乡镇", "新建学校3所，改造5所"),
]


def cells(raw: str) -> list[tuple[str, str, str]]:
    text = clean_text(raw).text
    return [
        (cell.role, text[cell.span.start : cell.span.end], text[cell.task.start : cell.task.end])
        for cell in read_task_tables(text)
    ]


def table(separator: str, end: str = "", start: str = "") -> str:
    return "\n".join(start + separator.join(row) + end for row in (HEADER, *ROWS)) + "\n"


@pytest.mark.parametrize(
    "raw",
    [
        table(" | "),
        table("|", end="|", start="|"),
        table("\t"),
        table("    "),
        table("\u3000\u3000"),
        table(" "),
        table("\n"),
        table(" |\n", end=" |"),
    ],
)
def test_layouts(raw: str) -> None:
    assert cells("云岭县2025年重点任务分解表\n" + raw) == READ


def test_blanks_inside_a_task_part_no_cells() -> None:
    raw = "序号 工作任务 责任单位 完成时限\n1 提升道路 改造小区 县住建局 9月底\n2 建成水厂 县水利局 9月底\n"
    assert cells(raw) == [("joint", "县住建局", "提升道路 改造小区"), ("joint", "县水利局", "建成水厂")]


def test_blanks_part_a_row_whose_first_cells_are_merged_with_those_above() -> None:
    raw = "序号 类别 工作任务 牵头单位 责任单位\n1 水利 建成水厂 县水利局 县财政局\n2   清理河道。 县水利局 各乡镇\n"
    assert cells(raw)[2:] == [("lead", "县水利局", "清理河道。"), ("joint", "各乡镇", "清理河道。")]


def test_merged_cells_are_read_from_the_right() -> None:
    raw = "类别 | 任务 | 责任单位\n民生 | 建成水厂 | 县水利局\n新建学校 | 县教育局\n"
    assert cells(raw) == [("joint", "县水利局", "建成水厂"), ("joint", "县教育局", "新建学校")]


@pytest.mark.parametrize(
    "raw",
    [
        "序号 | 指标 | 单位 | 2025年\n1 | 粮食产量 | 万吨 | 20\n",
        "姓名 | 职务 | 单位\n林岚 | 局长 | 县财政局\n",
        "各责任单位要高度重视，牵头单位要 主动作为。\n1 加强领导 县财政局 负责\n",
        "责任单位 | 联系人 | 电话\n县财政局 | 林岚 | 1234567\n",
        "序号\n工作任务\n责任单位\n各单位要抓好落实。\n",
    ],
)
def test_other_tables(raw: str) -> None:
    assert cells(raw) == []
