"""A goal as it is read: its indicator, its quantity, and what proves it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from govgraph.extract.records import Mention, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A goal: the phrase that names it, its full name, its evidence, its quantity."""

    phrase: Span
    name: str
    evidence: Span
    quantity: Mention
    comparator: str
    label: str
    scope: str | None
    year: int | None = None  # its own in a row of years, else that of its sentence


def is_covered(spans: list[tuple[int, int]], offset: int) -> bool:
    """Tell whether one of some sorted spans holds an offset."""
    before = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return before >= 0 and offset < spans[before][1]
