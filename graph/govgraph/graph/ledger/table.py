"""The ledger as CSV, for Excel and pandas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from govgraph.graph.cells import csv_cell, write_csv_rows
from govgraph.graph.ledger.columns import LANGUAGES, NUMBER, PRINTED, Cell
from govgraph.graph.ledger.rows import LedgerRow


def write_table(rows: Sequence[LedgerRow], stream: IO[bytes], language: str = "zh") -> None:
    """Write CSV in UTF-8 with a byte order mark: one row a task; several values in a cell are parted by ；."""
    headings = [NUMBER[LANGUAGES.index(language)], *(column.heading(language) for column in PRINTED)]
    lines = ([str(number), *(_text(column.cell(row)) for column in PRINTED)] for number, row in enumerate(rows, 1))
    write_csv_rows(stream, headings, lines)


def _text(cell: Cell) -> str:
    return f"{cell:.15g}" if isinstance(cell, float | int) else csv_cell(cell, strict=True)
