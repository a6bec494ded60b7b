"""XLSX of the facts, for Excel and LibreOffice: a sheet a relation, its qualifiers in columns, its evidence at the end."""

from __future__ import annotations

from collections import defaultdict
from typing import IO, Any, Final

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from govgraph.graph.cells import SEPARATOR
from govgraph.graph.dataset import View
from govgraph.graph.errors import ExportError
from govgraph.graph.facts import JSON, read_facts
from govgraph.graph.rdf import RELATIONS, Relation
from govgraph.graph.workbooks import LONGEST, loose_cell, new_workbook, save

MOST_ROWS: Final = 1_048_575
"""Facts that a sheet can hold below its headings."""

_WIDTHS: Final = {"quote": 60, "subject": 24, "object": 32, "source": 22, "doc": 20, "subject_id": 30, "object_id": 30}


def columns(relation: Relation) -> tuple[str, ...]:
    """Return the columns of a relation's sheet, in order."""
    return (
        *("source", "doc", "subject", "object"),
        *(each.name for each in relation.qualifiers),
        *("quote", "start", "end", "subject_id", "object_id"),
    )


def write_xlsx(view: View, stream: IO[bytes]) -> None:
    """Write a workbook with a sheet for every relation, also for those that no document states.

    Numbers are numbers, text is text, also where it looks like a formula. Raises ExportError for what a sheet cannot
    hold: a cell of more than 32,767 characters, or more than 1,048,575 facts of a relation.
    """
    facts: defaultdict[str, list[JSON]] = defaultdict(list)
    for fact in read_facts(view):
        facts[fact["relation"]].append(_row(fact))
    for name, known in facts.items():
        if len(known) > MOST_ROWS:
            raise ExportError(f"{len(known)} facts of {name} are too many for a sheet; take parquet or csv")
    book = new_workbook(write_only=True)
    for name, relation in RELATIONS.items():
        sheet = book.create_sheet(name)
        headings = columns(relation)
        for index, heading in enumerate(headings, 1):
            sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(heading, 14)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(facts[name]) + 1}"
        cells = [loose_cell(sheet, heading) for heading in headings]
        for cell in cells:
            cell.font = Font(bold=True)
        sheet.append(cells)
        for fact in facts[name]:
            sheet.append([_cell(sheet, fact[heading]) for heading in headings])
    save(book, stream)


def _row(fact: JSON) -> JSON:
    """Return a fact with its qualifiers beside the rest, and what a cell can hold of each."""
    row = {**fact["qualifiers"], **fact}
    for name, value in row.items():
        if isinstance(value, list):
            row[name] = value = SEPARATOR.join(map(str, value)) or None
        if isinstance(value, str) and len(value) > LONGEST:
            raise ExportError(
                f"the {name} of a fact of {fact['doc']} at {fact['start']} has {len(value)} characters, and a cell of "
                "a workbook holds 32,767; take parquet or csv"
            )
    return row


def _cell(sheet: Any, value: Any) -> Any:
    return loose_cell(sheet, value) if isinstance(value, str) else value
