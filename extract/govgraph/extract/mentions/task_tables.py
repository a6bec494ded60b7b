"""Tables of tasks (任务分解表): whose columns say who answers for a row.

::

    序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限        a row a line, cells parted by bars
    1 | 建成云岭水厂 | 县水利局 | 县财政局 | 12月底
    序号 / 任务 / 责任单位 / 1 / 建成云岭水厂 / 县水利局    a cell a line, with or without bars

Cells parted by tabs or blanks have bars too when they come here (:mod:`govgraph.extract.structure.tables`).
A row is aligned with the header from the right, since cells are merged on the left, and is left out where it has too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.records import Span

_ROLES: Final = (
    (
        "lead",
        re.compile(
            r"(?:总)?牵头(?:责任|负责)?(?:单位|部门|处室|科室)?|主办(?:单位|部门)|(?:主要|第一)责任(?:单位|部门)"
        ),
    ),
    ("co", re.compile(r"(?:配合|参与|参加|协办|协助|协同|支持|联合)(?:责任)?(?:单位|部门|处室|科室)?")),
    (
        "joint",
        re.compile(
            r"(?:主要)?(?:责任|负责|承办|落实|实施|完成|承担|组织实施)(?:单位|部门|主体|处室|科室|股室)|(?:单位|部门)分工"
        ),
    ),
    (
        "person",
        re.compile(
            r"(?:责任|分管|牵头|包保|包联|联系|挂点|挂钩)?(?:市|县|区|厅级|县级|处级)?(?:责任)?(?:领导|领导同志|责任人)"
        ),
    ),
)
_TASK: Final = re.compile(r"任务|事项|内容|项目|工作|措施|目标|举措|指标|名称|要点|要求")
_NUMBERED: Final = re.compile(r"序号|编号|序")
_NUMBER: Final = re.compile(r"\d{1,3}[.、]?")
_ANY_ROLE: Final = re.compile(r"(?:责任|牵头|配合|负责|承办|主办|落实|实施|参与)(?:单位|部门|主体|处室|科室)")
_LONGEST_CELL: Final = 14  # code points of a cell of a header
_CELL_LINE: Final = re.compile(r"[^\n]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that names bodies (or persons, ``role`` person), and the task of its row."""

    role: str
    span: Span
    task: Span


def read_task_tables(text: str) -> Iterator[Cell]:
    r"""Yield the cells of the columns of responsibility of every table, row by row.

    >>> text = "序号 | 任务 | 责任单位\n1 | 建成水厂 | 县水利局"
    >>> [(cell.role, text[cell.span.start:cell.span.end]) for cell in read_task_tables(text)]
    [('joint', '县水利局')]
    """
    if not _ANY_ROLE.search(text):
        return
    lines = [Span(match.start(), match.end()) for match in _CELL_LINE.finditer(text) if match.end() > match.start()]
    index = 0
    while index < len(lines):
        table = _header_in_line(text, lines, index) or _header_in_column(text, lines, index)
        if table is None:
            index += 1
            continue
        header, index, rows = table
        for row in rows:
            yield from _cells(text, header, row)


def _header_in_line(text: str, lines: list[Span], index: int) -> tuple[list[str], int, list[list[Span]]] | None:
    if "|" not in text[lines[index].start : lines[index].end]:
        return None
    names = [_bare(text, cell) for cell in _split(text, lines[index])]
    if not _is_header(names):
        return None
    rows: list[list[Span]] = []
    index += 1
    while index < len(lines) and "|" in text[lines[index].start : lines[index].end]:
        rows.append(_split(text, lines[index]))
        index += 1
    return names, index, rows


def _header_in_column(text: str, lines: list[Span], index: int) -> tuple[list[str], int, list[list[Span]]] | None:
    """Read a table that prints a cell a line; its rows must be numbered."""
    if not _NUMBERED.fullmatch(_bare(text, lines[index])):
        return None
    last = index
    while last < len(lines) and not _NUMBER.fullmatch(_bare(text, lines[last])) and last - index < 10:
        last += 1
    names = [_bare(text, line) for line in lines[index:last]]
    if not _is_header(names):
        return None
    rows: list[list[Span]] = []
    width = last - index
    while last + width <= len(lines) and _NUMBER.fullmatch(_bare(text, lines[last])):
        rows.append([_trimmed(text, line) for line in lines[last : last + width]])
        last += width
    return names, last, rows


def _is_header(names: list[str]) -> bool:
    return (
        len(names) > 1
        and all(len(name) <= _LONGEST_CELL and not re.search(r"[。；，：]", name) for name in names)
        and any(role not in (None, "person") for role in map(_role, names))
        and any(_TASK.search(name) and _role(name) is None for name in names)
    )


def _role(name: str) -> str | None:
    bare = re.sub(r"（[^（）]*）$", "", name)
    return next((role for role, pattern in _ROLES if pattern.fullmatch(bare)), None)


def _split(text: str, line: Span) -> list[Span]:
    """Split a line into its cells, at its bars; bars at its ends part nothing."""
    cells: list[Span] = []
    start = line.start
    for end in [*(at for at in range(line.start, line.end) if text[at] == "|"), line.end]:
        cells.append(_trimmed(text, Span(start, end)))
        start = end + 1
    while cells and not cells[0]:
        cells.pop(0)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in " |":
        start += 1
    while end > start and text[end - 1] in " |":
        end -= 1
    return Span(start, end)


def _bare(text: str, span: Span) -> str:
    return re.sub(r"[ |]", "", text[span.start : span.end])


def _cells(text: str, header: list[str], row: list[Span]) -> Iterator[Cell]:
    if len(row) > len(header) or len(row) < 2:
        return
    columns = list(zip(header[len(header) - len(row) :], row, strict=True))
    tasks = [cell for name, cell in columns if _TASK.search(name) and _role(name) is None and len(cell) > 1]
    for name, cell in columns:
        role = _role(name)
        if role is not None and cell and tasks:
            yield Cell(role, cell, tasks[0])
