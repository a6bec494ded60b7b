"""The ledger (督办台账): the sheet that a supervising office keeps by hand, read from the graph.

One row a task: what is to be done, where that is printed, who leads, shares and supports it, which official oversees
these bodies (another document says so), by which targets and projects it is measured, by when, and the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Final

from govgraph.graph.errors import ExportError
from govgraph.graph.files import replacing
from govgraph.graph.ledger.columns import LANGUAGES
from govgraph.graph.ledger.page import write_page
from govgraph.graph.ledger.rows import Department, LedgerRow, Overseer, Project, Target, ledger
from govgraph.graph.ledger.table import write_table
from govgraph.graph.ledger.workbook import write_workbook

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "Department",
    "LedgerRow",
    "Overseer",
    "Project",
    "Target",
    "format_of",
    "ledger",
    "write_ledger",
    "write_ledger_file",
]

Rows = Sequence[LedgerRow]

FORMATS: Final[Mapping[str, Callable[[Rows, IO[bytes], str], None]]] = {
    "xlsx": write_workbook,
    "html": write_page,
    "csv": write_table,
}
"""Format, which is also the suffix of the file → what writes it."""


def write_ledger(rows: Rows, format: str, stream: IO[bytes], *, language: str = "zh", sheets: bool = False) -> None:
    """Write rows in one of :data:`FORMATS`, with headings in one of :data:`LANGUAGES`; equal rows give equal bytes.

    ``sheets`` adds a sheet for each department, which only a workbook can have. Raises ExportError for another format
    or language, and for sheets elsewhere.
    """
    if format not in FORMATS:
        raise ExportError(f"unknown format {format!r} of a ledger; there are {', '.join(FORMATS)}")
    if language not in LANGUAGES:
        raise ExportError(f"unknown language {language!r}; there are {', '.join(LANGUAGES)}")
    if not sheets:
        FORMATS[format](rows, stream, language)
    elif format == "xlsx":
        write_workbook(rows, stream, language, sheets=True)
    else:
        raise ExportError(f"a {format} file has no sheets; write the ledger to a file that ends in .xlsx")


def write_ledger_file(rows: Rows, path: Path, *, language: str = "zh", sheets: bool = False) -> None:
    """Write rows to a file, in the format that its suffix names; the file appears whole or not at all.

    Raises ExportError as :func:`write_ledger` does, and for an unknown suffix or a file that cannot be written.
    """
    chosen = format_of(path)
    try:
        with replacing(path) as stream:
            write_ledger(rows, chosen, stream, language=language, sheets=sheets)
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from error


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names; raises ExportError when it names none."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise ExportError(
            f"{path}: a ledger is written to a file that ends in {' '.join(f'.{each}' for each in FORMATS)}"
        )
    return suffix
