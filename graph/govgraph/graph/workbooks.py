"""Workbooks (XLSX) whose text stays text and whose bytes depend on nothing but their content."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import IO, Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell, WriteOnlyCell

from govgraph.graph.results import NOT_XML

LONGEST: Final = 32_767
"""Characters that a cell can hold."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def new_workbook(*, write_only: bool = False) -> Workbook:
    """Return a workbook without sheets; ``write_only`` is for tables too long for memory."""
    book = Workbook(write_only=write_only)
    if not write_only:
        book.remove(book.worksheets[0])
    book.properties.creator = "govgraph"
    book.properties.created = book.properties.modified = datetime(1980, 1, 1)
    return book


def sheet_text(text: str) -> str:
    """Return text as a cell can hold it: line ends as Excel has them, U+FFFD for what XML cannot hold."""
    return NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def fill(cell: Cell | MergedCell, value: str | float | None) -> Cell:
    """Put a value into a cell; text stays text, whether or not it looks like a formula, also when edited."""
    assert isinstance(cell, Cell), "no cell of ours is merged with another"
    if isinstance(value, str):
        cell.value = sheet_text(value)
        cell.data_type = "s"
        if value[:1] in "=+-@":
            cell.quotePrefix = True
    else:
        cell.value = value
    return cell


def loose_cell(sheet: Any, value: str | float | None) -> Cell:
    """Return a cell for a row of a write-only sheet."""
    return fill(WriteOnlyCell(sheet), value)


def sheet_name(name: str, taken: set[str]) -> str:
    r"""Return a name that a sheet can bear and none has: 31 characters at most, without ``[]:*?/\``, whatever the case.

    The name is added to those taken.

    >>> sheet_name("云岭县水利局/河长办", set())
    '云岭县水利局_河长办'
    """
    plain = _FORBIDDEN.sub("_", NOT_XML.sub("_", name)).strip("' ") or "_"
    candidate, number = plain[:31], 1
    while candidate.casefold() in taken:
        number += 1
        mark = f" ({number})"
        candidate = plain[: 31 - len(mark)] + mark
    taken.add(candidate.casefold())
    return candidate


def save(book: Workbook, stream: IO[bytes]) -> None:
    """Write a workbook; the same content gives the same bytes, whenever it is written."""
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
