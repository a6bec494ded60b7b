"""Tables whose cells are parted by tabs or blanks: where bars belong, so that cleaning does not take the cells for spaced text.

Only tables that say who answers for what are looked for (序号 工作任务 牵头单位 配合单位): a header of short cells, one of them a label of
responsibility, and below it rows of as many cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_LABEL: Final = r"(?:责任|牵头|配合|负责|承办|主办|落实|实施|参与)(?:责任)?(?:单位|部门|主体|处室|科室)"
_BLANK: Final = "\t \u3000\xa0"
_HEADER: Final = re.compile(rf"^[^\n。；，]{{0,80}}[{_BLANK}]{_LABEL}[^\n。；，]{{0,60}}$", re.MULTILINE)
_GAP: Final = re.compile(rf"(?<=[^{_BLANK}\n])[{_BLANK}]+(?=[^{_BLANK}\n])")
_TAB: Final = re.compile(r"\t")
_NUMBER: Final = re.compile(rf"[{_BLANK}]*\d{{1,3}}[.、]?(?=[{_BLANK}])")
_LONGEST_CELL: Final = 14  # code points of a cell of a header
_FEWEST: Final = 3  # cells of a header that prints no tabs


def bar_offsets(text: str) -> Iterator[int]:
    r"""Yield the offsets of blanks that part two cells of a table.

    >>> text = "序号 任务 责任单位\n1 建成水厂 县水利局"
    >>> [text[offset - 2:offset] for offset in bar_offsets(text)]
    ['序号', '任务', '\n1', '水厂']
    """
    for header in _HEADER.finditer(text):
        if "|" in header[0] or "投资" in header[0]:
            continue  # lists of projects are read by their sums
        tabbed = "\t" in header[0].strip()
        gaps = _gaps(header[0], tabbed=tabbed)
        cells = re.split("[\t]" if tabbed else rf"[{_BLANK}]+", header[0].strip(_BLANK))
        if len(cells) < (2 if tabbed else _FEWEST) or any(len(cell.strip()) > _LONGEST_CELL for cell in cells):
            continue
        labels = len(cells) - next(index for index, cell in enumerate(cells) if re.search(_LABEL, cell))
        rows = list(_rows(text, header.end() + 1, len(cells), labels + 1, tabbed=tabbed))
        if rows:
            yield from (header.start() + gap for gap in gaps)
            for row in rows:
                yield from row


def _rows(text: str, start: int, width: int, fewest: int, *, tabbed: bool) -> Iterator[list[int]]:
    """Yield the offsets of the bars of each row, up to the first line that is none.

    A row has its number, its task and who answers for it at least (``fewest`` bars); cells before the task may be merged
    with those of the row above.
    """
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip(_BLANK):
            gaps = _gaps(line, tabbed=tabbed)
            if not tabbed:
                if len(gaps) < fewest or not _NUMBER.match(line):
                    return
                over = max(0, len(gaps) - (width - 1))
                del gaps[1 : 1 + over]  # blanks inside the task, the second cell
            elif not gaps:
                return
            yield [start + gap for gap in gaps]
        start = end + 1


def _gaps(line: str, *, tabbed: bool) -> list[int]:
    """Return where in a line a bar may stand: at each tab, or at the first blank of each run."""
    if tabbed:
        first, last = len(line) - len(line.lstrip()), len(line.rstrip())
        return [match.start() for match in _TAB.finditer(line, first, last)]
    return [match.start() for match in _GAP.finditer(line)]
