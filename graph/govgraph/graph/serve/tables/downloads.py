"""Tables as files: CSV that Excel opens right, XLSX with filters, JSON. The same rows give the same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Final

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from govgraph.graph.cells import csv_cell, write_csv_rows
from govgraph.graph.serve.tables.columns import Cell, Column, Ref, Row, plain
from govgraph.graph.workbooks import LONGEST, loose_cell, new_workbook, save, sheet_name

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}
"""Format, which is also the suffix → media type."""


def write(title: str, columns: Sequence[Column], rows: Sequence[Row], format: str, language: str) -> bytes:
    """Return rows as a file in one of :data:`TYPES`, with headings in a language (JSON has the columns' names)."""
    headings = [column.en if language == "en" else column.zh for column in columns]
    if format == "json":
        content = [{column.name: _json(row.get(column.name)) for column in columns} for row in rows]
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    stream = io.BytesIO()
    if format == "csv":
        cells = ([csv_cell(plain(row.get(column.name))) for column in columns] for row in rows)
        write_csv_rows(stream, headings, cells)
    else:
        _write_workbook(title, columns, headings, rows, stream)
    return stream.getvalue()


def _write_workbook(
    title: str, columns: Sequence[Column], headings: Sequence[str], rows: Sequence[Row], stream: io.BytesIO
) -> None:
    book = new_workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(title, set()))
    for index, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(index)].width = column.wide
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    head = [loose_cell(sheet, heading) for heading in headings]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for row in rows:
        sheet.append([loose_cell(sheet, _sheet_value(row.get(column.name))) for column in columns])
    save(book, stream)


def _sheet_value(cell: Cell) -> str | float | None:
    if cell is None or isinstance(cell, int | float):
        return cell
    text = plain(cell)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _json(cell: Cell) -> object:
    if isinstance(cell, Ref):
        return {"iri": cell.iri, "label": cell.label} | ({"note": cell.note} if cell.note else {})
    if isinstance(cell, tuple):
        return [_json(each) for each in cell]
    return cell
