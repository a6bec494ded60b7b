"""Terms of office around a person, a post or a body, as bars of a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from govgraph.extract.periods import read_period
from govgraph.graph.dataset import View

_TERMS: Final = """
SELECT DISTINCT ?term ?person ?post ?role ?from ?until ?witnessed ?bound ?acting ?startKind ?endKind {
  ?term a gov:TermOfOffice ; ?link THING . VALUES ?link { org:member gov:post org:organization }
  ?term org:member ?person ; gov:post ?post ; gov:acting ?acting .
  OPTIONAL { ?term gov:role ?role }
  OPTIONAL { ?term gov:validFrom ?from }
  OPTIONAL { ?term gov:validUntil ?until }
  OPTIONAL { ?term gov:witnessedOn ?witnessed }
  OPTIONAL { ?term gov:notBefore ?bound }
  OPTIONAL { ?term gov:startKind ?startKind }
  OPTIONAL { ?term gov:endKind ?endKind }
}"""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office: dates are ISO 8601 as precise as printed, empty where no document gives them."""

    iri: str
    person: str
    post: str
    start: str
    end: str
    witnessed: str
    not_before: str
    acting: bool

    @property
    def first(self) -> str:
        """The earliest day that is known of it."""
        return self.start or self.witnessed or self.not_before or self.end


@dataclass(frozen=True, slots=True)
class TermBar:
    """A term on the timeline: ``left`` and ``width`` in per cent; open where a document gives no date."""

    term: Term
    left: float
    width: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Terms in the order of time on one scale, with its years and where they stand in per cent."""

    bars: tuple[TermBar, ...]
    years: tuple[tuple[str, float], ...]


def read_terms(view: View, iri: str) -> tuple[Term, ...]:
    """Return the terms of office of a person, in a post, or in a body, by their first known day."""
    found: dict[str, Term] = {}
    for row in view.select(_TERMS.replace("THING", f"<{iri}>")):
        said = {
            name: row[name].value if row[name] is not None else "" for name in ("from", "until", "witnessed", "bound")
        }
        found.setdefault(
            row["term"].value,
            Term(
                row["term"].value,
                row["person"].value,
                row["post"].value,
                said["from"],
                said["until"],
                said["witnessed"],
                said["bound"],
                row["acting"].value == "true",
            ),
        )
    return tuple(sorted(found.values(), key=lambda each: (each.first, each.post, each.person, each.iri)))


def timeline(terms: Sequence[Term]) -> Timeline | None:
    """Return terms on a scale from the first to the last year that is known, or None where no date is."""
    known = [day for each in terms for day in (each.start, each.end, each.witnessed, each.not_before) if day]
    if not known:
        return None
    low = min(_day(day) for day in known)
    high = max(_day(day, last=True) for day in known)
    first, last = int(low), int(high) + 1
    span = last - first

    def place(at: float) -> float:
        return round(100 * (at - first) / span, 2)

    bars = []
    for each in terms:
        begin = _day(each.start or each.witnessed or each.not_before) if each.first != each.end else float(first)
        left = place(begin) if each.start or each.witnessed or each.not_before else 0.0
        right = place(_day(each.end)) if each.end else 100.0
        bars.append(TermBar(each, left, max(round(right - left, 2), 0.8), not each.start, not each.end))
    step = max(1, span // 8)
    years = tuple((str(year), place(year)) for year in range(first, last, step))
    return Timeline(tuple(bars), years)


def _day(date: str, *, last: bool = False) -> float:
    """Return a date as a number of years."""
    period = read_period(date)
    if period is None:
        return 0.0
    year, month, day = (int(each) for each in (period.last if last else period.first).split("-"))
    return year + (month - 1) / 12 + (day - 1) / 372
