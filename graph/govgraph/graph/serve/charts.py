"""Charts as data: bars beside names, and columns over time. Templates draw them as tables and small SVG, without script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

H = TypeVar("H", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every bar: its names and colour."""

    zh: str
    en: str
    colour: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart of bars: ``iri`` or ``href`` is where its name leads, if anywhere; ``shown`` says the total."""

    label: str
    values: tuple[float, ...]
    iri: str = ""
    href: str = ""
    shown: str = ""

    @property
    def total(self) -> float:
        """The length of the whole bar."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of horizontal bars, the longest first; ``unit`` is what is counted."""

    zh: str
    en: str
    series: tuple[Series, ...]
    rows: tuple[Bar, ...]

    @property
    def most(self) -> float:
        """The length of the longest bar; 1 where there is none."""
        return max((row.total for row in self.rows), default=0) or 1

    @property
    def used(self) -> list[Series]:
        """The parts that some bar has."""
        return [each for at, each in enumerate(self.series) if any(row.values[at] for row in self.rows)]

    def segments(self, row: Bar) -> list[tuple[float, float, Series, float]]:
        """Return where each part of a bar begins and how long it is, both in per cent of the longest bar."""
        found, left = [], 0.0
        for value, series in zip(row.values, self.series, strict=True):
            if value:
                width = 100 * value / self.most
                found.append((round(left, 2), round(width, 2), series, value))
                left += width
        return found


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands below it, how high it is, where it leads."""

    label: str
    value: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns in the order of time."""

    zh: str
    en: str
    colour: str
    rows: tuple[Column, ...]

    @property
    def most(self) -> int:
        """The height of the highest column; 1 where there is none."""
        return max((row.value for row in self.rows), default=0) or 1


Chart = Bars | Columns


def counted(values: Iterable[H | None]) -> Counter[H]:
    """Count values, leaving out None."""
    return Counter(value for value in values if value is not None)


def months(dates: Iterable[str], most: int = 24) -> list[tuple[str, int]]:
    """Return how many dates fall into each month (YYYY-MM), with the months between; by year where they are many.

    >>> months(["2025-01-20", "2025-03-02", "2025-03-05", "2025"])
    [('2025-01', 1), ('2025-02', 0), ('2025-03', 2)]
    """
    known = sorted(date[:7] for date in dates if len(date) >= 7)
    if not known:
        return []
    found = Counter(known)
    first, last = (int(each[:4]) * 12 + int(each[5:7]) - 1 for each in (known[0], known[-1]))
    if last - first >= most:
        years = Counter(each[:4] for each in known)
        return [(str(year), years[str(year)]) for year in range(int(known[0][:4]), int(known[-1][:4]) + 1)]
    names = [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
    return [(name, found[name]) for name in names]
