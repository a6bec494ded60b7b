"""Tables of the explorer: columns, cells, sorting, filtering, and how a cell stands on a page, in CSV and in XLSX."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from govgraph.graph.cells import SEPARATOR
from govgraph.graph.lookup import folded
from govgraph.graph.serve.charts import Chart

if TYPE_CHECKING:
    from govgraph.graph.serve.visit import Visit


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing in a cell: ``note`` is what is said of it there (a role), ``at`` the place in a document, if it is one."""

    iri: str
    label: str
    kind: str
    note: str = ""
    at: str = ""

    def __str__(self) -> str:
        return f"{self.label}（{self.note}）" if self.note else self.label


Cell = str | int | float | Ref | tuple[Ref | str, ...] | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    ``kind`` says how a cell is shown: ``text``, ``refs``, ``number``, ``money`` (yuan), ``date``, ``code``, ``quote``.
    ``facet`` offers its values as a filter; ``wide`` is its width in a workbook; ``main`` marks the name of the row.
    """

    name: str
    zh: str
    en: str
    kind: str = "text"
    facet: bool = False
    wide: int = 16
    main: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name in addresses, titles, what it says of itself, columns, rows and charts.

    ``rows`` reads all rows in their natural order; ``charts`` draws those that passed the filters.
    """

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    columns: tuple[Column, ...]
    rows: Callable[[Visit], Sequence[Row]]
    charts: Callable[[Visit, Sequence[Row]], list[Chart]]

    def column(self, name: str) -> Column | None:
        """Return a column by name, or None."""
        return next((each for each in self.columns if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter by the values of a column: value and count, the most frequent first."""

    column: Column
    values: tuple[tuple[str, int], ...]
    chosen: str


_FACET_VALUES: Final = 200


def plain(cell: Cell) -> str:
    """Return a cell as text, several things parted as in our CSV."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return SEPARATOR.join(map(str, cell))
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)


def parts(cell: Cell) -> tuple[str, ...]:
    """Return the values that a facet counts in a cell: labels without notes."""
    if cell is None or cell == "":
        return ()
    each = cell if isinstance(cell, tuple) else (cell,)
    return tuple(dict.fromkeys(one.label if isinstance(one, Ref) else plain(one) for one in each))


def chosen_rows(table: Table, rows: Sequence[Row], asked: Mapping[str, str]) -> list[Row]:
    """Return the rows that the parameters of an address ask for: ``q`` for words, ``sort`` and ``dir``, facets by name.

    Every word must occur somewhere in a row; width and case do not count. Rows without a value come last.
    """
    found = [row for row in rows if _passes(table, row, asked)]
    for word in map(folded, asked.get("q", "").split()):
        found = [row for row in found if any(word in folded(plain(cell)) for cell in row.values())]
    column = table.column(asked.get("sort", ""))
    if column is not None:
        empty = [row for row in found if row.get(column.name) in (None, "", ())]
        rest = [row for row in found if row.get(column.name) not in (None, "", ())]
        rest.sort(key=lambda row: _order(row[column.name]), reverse=asked.get("dir") == "desc")
        return rest + empty
    return found


def facets(table: Table, rows: Sequence[Row], asked: Mapping[str, str]) -> list[Facet]:
    """Return the filters that a table offers, with the number of rows that each value leaves."""
    found = []
    for column in table.columns:
        if column.facet:
            others = {key: value for key, value in asked.items() if key != column.name}
            left = chosen_rows(table, rows, {**others, "sort": ""})
            counts = Counter(value for row in left for value in parts(row.get(column.name)))
            order = (lambda pair: pair[0]) if column.kind == "date" else (lambda pair: (-pair[1], pair[0]))
            listed = sorted(counts.items(), key=order)[:_FACET_VALUES]
            if listed:
                found.append(Facet(column, tuple(listed), asked.get(column.name, "")))
    return found


def _passes(table: Table, row: Row, asked: Mapping[str, str]) -> bool:
    for column in table.columns:
        wanted = asked.get(column.name)
        if column.facet and wanted and wanted not in parts(row.get(column.name)):
            return False
    return True


def _order(cell: Cell) -> tuple[Any, ...]:
    """Return what a cell sorts by: numbers before text; of several things, how many before which."""
    if isinstance(cell, int | float):
        return (0, float(cell))
    if isinstance(cell, tuple):
        return (1, len(cell), plain(cell))
    return (2, _pinyin(plain(cell)))


def _pinyin(text: str) -> list[str]:
    from pypinyin import lazy_pinyin  # 0.2 s, and only sorting by names needs it

    return lazy_pinyin(text[:24])
