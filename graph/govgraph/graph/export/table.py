"""CSV of the facts, for Excel and pandas: one row a fact, its qualifiers in columns, its evidence at the end."""

from __future__ import annotations

from typing import IO, Final

from govgraph.graph.cells import csv_cell, write_csv_rows
from govgraph.graph.dataset import View
from govgraph.graph.facts import read_facts
from govgraph.graph.rdf import RELATIONS

_QUALIFIERS: Final = tuple(dict.fromkeys(each.name for relation in RELATIONS.values() for each in relation.qualifiers))
COLUMNS: Final = (
    *("source", "doc", "relation", "subject", "object"),
    *_QUALIFIERS,
    *("quote", "start", "end", "subject_id", "object_id"),
)
"""The columns, in order."""


def write_csv(view: View, stream: IO[bytes]) -> None:
    """Write CSV that Excel opens right, and in which no document can plant a formula."""
    facts = ({**fact["qualifiers"], **fact} for fact in read_facts(view))
    write_csv_rows(stream, COLUMNS, ([csv_cell(fact.get(name)) for name in COLUMNS] for fact in facts))
