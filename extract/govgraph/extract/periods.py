"""Dates at the precision printed (2025, 2025-03, 2025-03-12), compared as the intervals of days they stand for.

What is printed with less than a day is never completed by guessing: it stands for all its days, and one period is
before another only when all its days are.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month or a year: as ``printed`` (ISO 8601), and the first and the last of its days (YYYY-MM-DD)."""

    printed: str
    first: str
    last: str

    @property
    def sort_key(self) -> str:
        """Text that sorts after each date whose last day has come, also when days are taken to go to 31.

        >>> Period("2025-04", "2025-04-01", "2025-04-30").sort_key
        '2025-04-31'
        """
        year, month, day = map(int, self.last.split("-"))
        return f"{self.last[:8]}31" if day == calendar.monthrange(year, month)[1] else self.last

    def before(self, other: Period) -> bool:
        """Tell whether this is certainly before another: its last day comes before the other's first."""
        return self.last < other.first

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two may be one day, so that neither is certainly before the other."""
        return self.first <= other.last and other.first <= self.last


def read_period(printed: str | None) -> Period | None:
    """Read a date in ISO 8601; None when it is none (or no such day exists).

    >>> read_period("2024-02")
    Period(printed='2024-02', first='2024-02-01', last='2024-02-29')
    >>> read_period("2025-13") is None
    True
    """
    match = _ISO.fullmatch(printed or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None, "the pattern has a year"
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    return Period(match[0], first.isoformat(), last.isoformat())


def covers(
    day: str,
    *,
    start: str | None = None,
    end: str | None = None,
    witnessed: str | None = None,
    not_before: str | None = None,
) -> bool:
    """Tell whether what holds from ``start`` until ``end`` holds on a day (YYYY-MM-DD), as far as documents say.

    A date counts once it has certainly come: once its last day has. Without a start it holds from the day on which it
    was ``witnessed``; when its end is known as well, at all times before, but not before ``not_before``.

    >>> covers("2025-03-12", start="2025-03", end="2026"), covers("2025-03-31", start="2025-03", end="2026")
    (False, True)
    >>> covers("2025-03-12", witnessed="2025-04"), covers("2025-03-12", witnessed="2025-04", end="2025-05")
    (False, True)
    """

    def come(date: str) -> bool:
        period = read_period(date)
        return period is None or period.last <= day

    if end and come(end):
        return False
    beginning = start or (None if end else witnessed) or not_before
    return beginning is None or come(beginning)
