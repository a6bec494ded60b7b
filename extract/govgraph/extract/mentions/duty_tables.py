"""Tables of the division of work (分工表), with bars, with blanks, or flattened to one cell a line.

::

    姓名 | 职务 | 分管工作 | 联系单位          姓名
    林岚 | 县长 | 主持全面工作 | 县人大         职务
    周远 | 副县长 | 教育、科技 | 县科协         分管工作
                                          林岚 …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.member_lists import is_person
from govgraph.extract.records import Span

_LINE: Final = re.compile(r"[^\n]+")
_BAR_CELL: Final = re.compile(r"[^|\n ](?:[^|\n]*[^|\n ])?")
_BLANK_CELL: Final = re.compile(r"[^ \n|]+")
_LABEL: Final = re.compile(
    r"序号|姓名|(?:现任)?职务|(?:工作|职责)?分工|(?P<verb>分管|主管|负责|联系|协管|包联)(?:的?(?:工作|领域|部门|单位|科室|处室|范围|事项|乡镇|内容))?"
    r"|(?:联系|办公)(?:电话|方式)|电话|备注|主要职责"
)
_NARROWEST: Final = 3  # columns


@dataclass(frozen=True, slots=True)
class DutyRow:
    """An official of a table: the name, the posts if there is a column for them, and each duty with the verb of its column."""

    name: Span
    posts: Span | None
    duties: tuple[tuple[str, Span], ...]


def read_duty_tables(text: str) -> Iterator[DutyRow]:
    """Yield the rows of the tables that divide work."""
    if "姓名" not in text:
        return
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    for index, line in enumerate(lines):
        bars = "|" in text[line.start : line.end]
        cell = _BAR_CELL if bars else _BLANK_CELL
        header = _cells(text, line, cell)
        if len(header) >= _NARROWEST and _heads(text, header):
            for row in lines[index + 1 :]:
                cells = _cells(text, row, cell)
                if len(cells) != len(header) or (official := _official(text, header, cells)) is None:
                    break
                yield official
        elif len(header) == 1 and _LABEL.fullmatch(text, line.start, line.end):
            yield from _flattened(text, lines, index)


def _flattened(text: str, lines: Sequence[Span], index: int) -> Iterator[DutyRow]:
    """Yield the rows of a table that prints a cell a line, from the first of its labels on."""
    if index and _LABEL.fullmatch(text, lines[index - 1].start, lines[index - 1].end):
        return
    stop = index
    while stop < len(lines) and _LABEL.fullmatch(text, lines[stop].start, lines[stop].end):
        stop += 1
    header = lines[index:stop]
    if len(header) < _NARROWEST or not _heads(text, header):
        return
    for start in range(stop, len(lines) - len(header) + 1, len(header)):
        official = _official(text, header, lines[start : start + len(header)])
        if official is None:
            return
        yield official


def _cells(text: str, line: Span, cell: re.Pattern[str]) -> list[Span]:
    return [Span(*match.span()) for match in cell.finditer(text, line.start, line.end)]


def _heads(text: str, cells: Sequence[Span]) -> bool:
    """Tell whether cells are the labels of a table that divides work among named officials."""
    labels = [_LABEL.fullmatch(text, cell.start, cell.end) for cell in cells]
    return all(labels) and any(label is not None and label[0] == "姓名" for label in labels) and any(map(_verb, labels))


def _verb(label: re.Match[str] | None) -> str | None:
    """Return the verb that a column gives its cells."""
    if label is None:
        return None
    return label["verb"] or ("负责" if label[0].endswith(("分工", "主要职责")) else None)


def _official(text: str, header: Sequence[Span], cells: Sequence[Span]) -> DutyRow | None:
    name: Span | None = None
    posts: Span | None = None
    duties: list[tuple[str, Span]] = []
    for head, cell in zip(header, cells, strict=True):
        label = _LABEL.fullmatch(text, head.start, head.end)
        printed = text[head.start : head.end]
        if printed == "姓名":
            name = cell
        elif printed.endswith("职务"):
            posts = cell
        elif verb := _verb(label):
            duties.append((verb, cell))
    if name is None or not is_person(text[name.start : name.end]):
        return None
    return DutyRow(name, posts, tuple(duties))
