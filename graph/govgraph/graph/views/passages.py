"""Evidence as a page holds it: each document, clause and passage once, and referred to by number.

The many bodies of one task share its sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from govgraph.extract.periods import read_period

_LONGEST_CLAUSE: Final = 1200
"""Code points shown around a quote; a longer clause is cut, the rest stands in the document."""


class Passages:
    """Numbers documents, clauses and passages in the order in which they are first asked for.

    A document has its ``key``, ``title``, ``date`` and ``since``, the day on which that date has certainly come.
    """

    def __init__(self, network: nx.MultiDiGraph[str]) -> None:
        self._known = network.graph["documents"]
        self._numbers: dict[tuple[Any, ...], int] = {}
        self.documents: list[dict[str, Any]] = []
        self.clauses: list[str] = []
        self.rows: list[dict[str, Any]] = []

    def number(self, passage: Mapping[str, Any]) -> int:
        """Return the number of a passage."""
        key = (
            "passage",
            passage["document"],
            passage["source"],
            passage["start"],
            passage["end"],
            passage["clause_start"],
        )
        if key not in self._numbers:
            row = {name: passage[name] for name in ("source", "start", "end")}
            row["document"] = self._document(passage["document"])
            if passage["heading"]:
                row["heading"] = passage["heading"]
            first, text = _around(passage)
            if first <= passage["start"] and passage["end"] <= first + len(text):
                row["clause"] = self._remember(("clause", text), text, self.clauses)
                row["at"] = passage["start"] - first
            else:
                row["quote"] = passage["quote"]
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]

    def since(self, number: int) -> str | None:
        """Return the day on which the document of a passage is there."""
        since: str | None = self.documents[self.rows[number]["document"]]["since"]
        return since

    def _document(self, key: str) -> int:
        known = {"key": key, **{name: self._known.get(key, {}).get(name) for name in ("title", "date")}}
        period = read_period(known["date"])
        known["since"] = period.last if period else None
        return self._remember(("document", key), known, self.documents)

    def _remember(self, key: tuple[Any, ...], value: Any, among: list[Any]) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(among)
            among.append(value)
        return self._numbers[key]


def _around(passage: Mapping[str, Any]) -> tuple[int, str]:
    """Return what is shown of the clause around a quote, and the offset in the source at which that starts."""
    start, text = passage["clause_start"] or 0, passage["clause"] or ""
    if len(text) <= _LONGEST_CLAUSE:
        return start, text
    cut = max(0, passage["start"] - start - _LONGEST_CLAUSE // 2)
    return start + cut, text[cut : cut + _LONGEST_CLAUSE]
