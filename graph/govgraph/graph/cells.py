"""Cells of tables that spreadsheets open: text that stays text, whatever a document says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import IO, Any, Final

SEPARATOR: Final = "；"
"""Between the values of a cell that holds several."""

_HARMFUL: Final = re.compile(r"[=+\-@\t\r].*[(|!]", re.DOTALL)
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")


def csv_cell(value: Any, *, strict: bool = False) -> str:
    """Return what stands in a cell of CSV: nothing for None, the values of a sequence parted by :data:`SEPARATOR`.

    Text that a spreadsheet would run as a formula gets an apostrophe in front: documents are not to be trusted. That is
    what calls a function, another program or another sheet; ``strict`` guards all that begins like a formula.

    >>> csv_cell("=HYPERLINK(…)"), csv_cell(">="), csv_cell("=1"), csv_cell("=1", strict=True)
    ("'=HYPERLINK(…)", '>=', '=1', "'=1")
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = SEPARATOR.join(map(str, value))
    cell = str(value)
    return f"'{cell}" if (_FORMULA if strict else _HARMFUL).match(cell) else cell


def write_csv_rows(stream: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write RFC 4180 CSV in UTF-8 with a byte order mark, by which Excel knows that it is not GBK."""
    stream.write(b"\xef\xbb\xbf")
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(headings)
        writer.writerows(rows)
    finally:
        text.detach()
