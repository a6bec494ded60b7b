"""Terms of office (任期) as views draw them: who held which post, from when until when, and what is known of gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from govgraph.extract.periods import read_period
from govgraph.graph.dataset import View
from govgraph.ontology.namespaces import GOV, ORG, prologue

_TERMS: Final = f"""{prologue()}
SELECT ?term ?property ?value WHERE {{ ?term a gov:TermOfOffice ; ?property ?value }}"""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office; dates are ISO 8601 at the precision printed, None where no document gives them.

    ``until`` is the first day out of office. Without ``start``, ``witnessed`` is the earliest date on which a document
    shows the person in the post, and ``not_before`` what is known about the beginning. ``opened_by``,
    ``witnessed_by`` and ``closed_by`` are IRIs of the statements that say so. See ``docs/time.md``.
    """

    iri: str
    person: str
    post: str
    organization: str | None
    title: str
    start: str | None
    until: str | None
    witnessed: str | None
    not_before: str | None
    start_kind: str
    end_kind: str | None
    acting: bool
    probation: str | None
    opened_by: tuple[str, ...]
    witnessed_by: tuple[str, ...]
    closed_by: tuple[str, ...]

    @property
    def beginning(self) -> str | None:
        """From when on it counts, as far as documents say (:func:`govgraph.extract.periods.covers`)."""
        return self.start or (None if self.until else self.witnessed) or self.not_before


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A time in which no document shows a holder of a post that had one before; ``until`` is None if that goes on."""

    post: str
    start: str
    until: str | None


def read_terms(view: View) -> list[Term]:
    """Return all terms of office, by post, beginning and person."""
    stated: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in view.select(_TERMS):
        stated[row["term"].value][row["property"].value].append(row["value"].value)
    terms = [_term(iri, values) for iri, values in stated.items() if GOV.post in values and ORG.member in values]
    return sorted(terms, key=lambda term: (term.post, term.beginning or "", term.until or "9999", term.iri))


def _term(iri: str, values: defaultdict[str, list[str]]) -> Term:
    def one(property_: str) -> str | None:
        return min(values[property_], default=None)

    return Term(
        iri=iri,
        person=min(values[ORG.member]),
        post=min(values[GOV.post]),
        organization=one(ORG.organization),
        title=one(GOV.role) or "",
        start=one(GOV.validFrom),
        until=one(GOV.validUntil),
        witnessed=one(GOV.witnessedOn),
        not_before=one(GOV.notBefore),
        start_kind=one(GOV.startKind) or "unknown",
        end_kind=one(GOV.endKind),
        acting=one(GOV.acting) == "true",
        probation=one(GOV.probation),
        opened_by=tuple(sorted(values[GOV.openedBy])),
        witnessed_by=tuple(sorted(values[GOV.witnessedBy])),
        closed_by=tuple(sorted(values[GOV.closedBy])),
    )


def find_vacancies(terms: Iterable[Term]) -> list[Vacancy]:
    """Return the times, after the end of a term, in which no document shows anybody in the post.

    An acting post (代理) is not refilled, a post that somebody else holds on is not vacant, and a term whose beginning is
    unknown covers all that may be its own.
    """
    posts: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        posts[term.post].append(term)
    found = []
    for post, held in sorted(posts.items()):
        for ended in sorted({term.until for term in held if term.until and not term.acting}):
            day = _first(ended)
            if any(_first(term.beginning) <= day < _first(term.until, "9999") for term in held):
                continue
            following = [term for term in held if _first(term.beginning) > day]
            begins = min((term.beginning for term in following if term.beginning), key=_first, default=None)
            if begins is not None and any(term.start is None and term.beginning == begins for term in following):
                continue  # the next holder may have begun on the very day
            found.append(Vacancy(post, ended, begins))
    return found


def _first(printed: str | None, without: str = "") -> str:
    period = read_period(printed)
    return period.first if period else without
