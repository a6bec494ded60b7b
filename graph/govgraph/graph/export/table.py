"""CSV of the facts, for Excel and pandas: one row a fact, its qualifiers in columns, its evidence at the end."""

from __future__ import annotations

import csv
import io
import re
from typing import IO, Any, Final

from govgraph.graph.facts import read_facts
from govgraph.graph.rdf import RELATIONS
from govgraph.graph.store import View

_QUALIFIERS: Final = tuple(dict.fromkeys(each.name for relation in RELATIONS.values() for each in relation.qualifiers))
COLUMNS: Final = (
    *("source", "doc", "relation", "subject", "object"),
    *_QUALIFIERS,
    *("quote", "start", "end", "subject_id", "object_id"),
)
"""The columns, in order."""

_SEPARATOR: Final = "；"
_FORMULA: Final = re.compile(r"[=+\-@\t\r].*[(|!]", re.DOTALL)


def write_csv(view: View, stream: IO[bytes]) -> None:
    """Write RFC 4180 CSV in UTF-8 with a byte order mark, by which Excel knows that it is not GBK.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front: documents are not to be trusted.
    """
    stream.write(b"\xef\xbb\xbf")
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for fact in read_facts(view):
            row = {**fact["qualifiers"], **{name: value for name, value in fact.items() if name != "qualifiers"}}
            writer.writerow([_cell(row.get(name)) for name in COLUMNS])
    finally:
        text.detach()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = _SEPARATOR.join(map(str, value))
    cell = str(value)
    return f"'{cell}" if _FORMULA.match(cell) else cell
