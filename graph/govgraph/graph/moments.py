"""The graph as it was on one day: what ``--as-of`` shows.

A month or a year stands for its last day. What is printed with less than a day counts once it has certainly happened: a
document dated 2025-03 is there as of 2025-03 and of 2025-03-31, not yet as of 2025-03-15. Then

- documents dated later are absent, with all that they alone say; documents without a date stay;
- assignments of duties that had been superseded are absent, and their shortcuts (``gov:oversees`` …) with them;
- terms of office that do not cover the day are absent, and so are the statements that showed the person in the post
  (``gov:Tenure``) and their shortcut, once the term has ended. A term whose beginning no document gives counts from
  the day on which one shows it; one that only its removal shows, at all times before;
- repealed documents are marked ``eli:in_force eli:InForce-notInForce``;
- what is inferred is inferred anew; what had not happened yet (an end to come) is not said.

Appointments and removals are events: once they have happened they stay. So does everything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

import pyoxigraph as ox

from govgraph.extract.periods import Period, covers, read_period
from govgraph.graph.errors import QueryError
from govgraph.graph.rdf.terms import node
from govgraph.ontology import mint
from govgraph.ontology.namespaces import DCTERMS, ELI, GOV, ID, RDF

NOT_IN_FORCE: Final = ELI["InForce-notInForce"]
END_OF_TIME: Final = "9999"
"""As of then, everything that any document says has happened."""

_TENURES: Final = node(mint.shared_graph_iri("tenures"))
_ENTITIES: Final = node(mint.shared_graph_iri("entities"))
_INFERRED: Final = node(mint.shared_graph_iri("inferred"))
_STATEMENTS: Final = f"{ID.base}statement/"
_GROUNDS: Final = (GOV.openedBy, GOV.witnessedBy)
_BOUNDS: Final = {
    "start": GOV.validFrom,
    "end": GOV.validUntil,
    "witnessed": GOV.witnessedOn,
    "not_before": GOV.notBefore,
}
_ENDS: Final = (GOV.validUntil, GOV.endKind, GOV.closedBy)
_SHORTCUTS: Final = {
    GOV.Oversight: GOV.oversees,
    GOV.PortfolioAssignment: GOV.hasPortfolio,
    GOV.Tenure: GOV.holdsPost,
}
"""Class of a statement → the triple that says it in short, from its subject to its object (or post)."""


def read_day(printed: str) -> Period:
    """Read a date as it is typed: YYYY, YYYY-MM or YYYY-MM-DD. Raises QueryError, in one line, for anything else.

    >>> read_day("2025-02").last
    '2025-02-28'
    """
    period = read_period(printed.strip())
    if period is None:
        raise QueryError(f"{printed}: not a date; give YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-03-12")
    return period


def quads_as_of(store: ox.Store, day: str) -> Iterator[ox.Quad]:
    """Yield the quads of a store as they were on a day (YYYY, YYYY-MM or YYYY-MM-DD), in no particular order.

    Raises QueryError when that is no date.
    """
    return _Moment(store, read_day(day).last).quads()


class _Moment:
    """A store on one day, YYYY-MM-DD."""

    def __init__(self, store: ox.Store, day: str) -> None:
        self._store = store
        self._day = day

    def quads(self) -> Iterator[ox.Quad]:
        """Yield what is there on the day."""
        later = {quad.subject for quad in self._pattern(DCTERMS.issued) if not self._has_come(quad.object)}
        keys = {quad.object for quad in self._pattern(GOV.key) if quad.subject in later}
        absent = {node(mint.graph_iri(key.value)) for key in keys if isinstance(key, ox.Literal)}
        absent |= {_TENURES, _INFERRED}
        terms = self._terms()
        gone = self._superseded() | self._shown_in(term for term, holds in terms.items() if not holds)
        shortcuts = self._shortcuts(gone)
        kept = [
            quad
            for quad in self._store
            if quad.graph_name not in absent and _statement(quad.subject) not in gone and quad not in shortcuts
        ]
        cited = {quad.object for quad in kept if quad.object in later}
        kept = [
            quad
            for quad in kept
            if (quad.graph_name != _ENTITIES or quad.subject not in later or quad.subject in cited)
            and not (quad.predicate.value == GOV.statedIn and quad.object in later)  # of a judgement
        ]
        kept += self._chronology(terms, {quad.subject for quad in kept})
        kept += [
            ox.Quad(quad.subject, node(ELI.in_force), node(NOT_IN_FORCE), _TENURES)
            for quad in kept
            if quad.predicate.value == ELI.date_no_longer_in_force and self._has_come(quad.object)
        ]
        yield from dict.fromkeys(kept)
        if any(True for _ in self._store.quads_for_pattern(None, None, None, _INFERRED)):
            from govgraph.graph.inference import infer  # which reads views itself

            yield from infer(kept)

    def _pattern(self, predicate: str) -> list[ox.Quad]:
        return list(self._store.quads_for_pattern(None, node(predicate), None))

    def _has_come(self, date: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> bool:
        """Tell whether a date is certainly no later than the day; what is no date is taken to have come."""
        period = read_period(date.value) if isinstance(date, ox.Literal) else None
        return period is None or period.last <= self._day

    def _terms(self) -> dict[ox.NamedNode, bool]:
        """Return every term of office, and whether it covers the day."""
        stated: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name, property_ in _BOUNDS.items():
            for quad in self._pattern(property_):
                if isinstance(quad.object, ox.Literal):
                    stated[str(quad.subject)][name] = quad.object.value
        found = self._store.quads_for_pattern(None, node(RDF["type"]), node(GOV.TermOfOffice))
        terms = [quad.subject for quad in found]
        return {term: covers(self._day, **stated[str(term)]) for term in terms if isinstance(term, ox.NamedNode)}

    def _superseded(self) -> set[str]:
        """Return the statements, assignments of duties, whose time is over."""
        return {
            quad.subject.value
            for quad in self._pattern(GOV.validUntil)
            if isinstance(quad.subject, ox.NamedNode)
            and _statement(quad.subject) == quad.subject.value
            and self._has_come(quad.object)
        }

    def _shown_in(self, terms: Iterable[ox.NamedNode]) -> set[str]:
        """Return the statements that show somebody in a post whose term is not running."""
        showing = {quad.subject for quad in self._store.quads_for_pattern(None, node(RDF["type"]), node(GOV.Tenure))}
        return {
            quad.object.value
            for term in terms
            for ground in _GROUNDS
            for quad in self._store.quads_for_pattern(term, node(ground), None)
            if isinstance(quad.object, ox.NamedNode) and quad.object in showing
        }

    def _shortcuts(self, gone: Set[str]) -> set[ox.Quad]:
        """Return the shortcuts that no statement of their graph supports any more."""
        lost: set[ox.Quad] = set()
        supported: set[ox.Quad] = set()
        for class_, shortcut in _SHORTCUTS.items():
            for quad in self._store.quads_for_pattern(None, node(RDF["type"]), node(class_)):
                ends = [self._value(quad, GOV.subject), self._value(quad, GOV.post) or self._value(quad, GOV.object)]
                if isinstance(ends[0], ox.NamedNode) and isinstance(ends[1], ox.NamedNode):
                    said = ox.Quad(ends[0], node(shortcut), ends[1], quad.graph_name)
                    (lost if _statement(quad.subject) in gone else supported).add(said)
        return lost - supported

    def _value(self, quad: ox.Quad, predicate: str) -> object:
        found = self._store.quads_for_pattern(quad.subject, node(predicate), None, quad.graph_name)
        return next((each.object for each in found), None)

    def _chronology(self, terms: Mapping[ox.NamedNode, bool], present: Set[object]) -> list[ox.Quad]:
        """Return the graph of terms and validity: of what is present, without ends, which are all still to come."""
        running: dict[object, bool] = dict(terms.items())
        return [
            quad
            for quad in self._store.quads_for_pattern(None, None, None, _TENURES)
            if running.get(quad.subject, quad.subject in present)
            and quad.predicate.value not in _ENDS
            and (quad.predicate.value not in _GROUNDS or quad.object in present)
        ]


def _statement(subject: object) -> str | None:
    """Return the IRI of the statement that a node is, or is a part of."""
    if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(_STATEMENTS):
        return None
    return _STATEMENTS + "/".join(subject.value.removeprefix(_STATEMENTS).split("/")[:2])
