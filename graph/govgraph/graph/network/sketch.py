"""A network while it is drawn: nodes and edges are added to it statement by statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from govgraph.extract.periods import read_period
from govgraph.graph.dataset import View
from govgraph.graph.network.naming import edge_label
from govgraph.graph.network.reading import Statement, read_statements, read_things
from govgraph.graph.network.terms import Term, read_terms
from govgraph.ontology.namespaces import GOV

Span = tuple[str | None, str | None]
"""The first day (YYYY-MM-DD) on which something is there, and the first on which it is not; None where no limit is known."""


class Sketch:
    """A network that is being drawn; ``things`` is all that the graph knows of what may become a node."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.things = read_things(view)
        self.documents = {thing["key"]: iri for iri, thing in self.things.items() if "key" in thing}
        self.network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._statements: dict[str, list[Statement]] = {}
        self._terms: list[Term] | None = None
        self._held: dict[str, Span] = {}
        self._tenures: frozenset[str] | None = None

    def statements(self, class_: str) -> list[Statement]:
        """Return the statements of a class, in the order of the text."""
        if class_ not in self._statements:
            self._statements[class_] = read_statements(self.view, class_)
        return self._statements[class_]

    @property
    def terms(self) -> list[Term]:
        """The terms of office (任期) that all documents together show."""
        if self._terms is None:
            self._terms = read_terms(self.view)
            for term in self._terms:
                span = (_last(term.beginning), _last(term.until))
                for statement in (*term.opened_by, *term.witnessed_by):
                    self._held[statement] = _meet(self._held.get(statement, (None, None)), span)
        return self._terms

    def node(self, iri: str, kind: str, label: str) -> None:
        """Add a node, unless it is there; what the graph knows of it outranks the kind and the label given."""
        if iri not in self.network:
            known = {name: value for name, value in self.things.get(iri, {}).items() if name != "key"}
            blank = {"label": label, "type": kind, "names": [], "attributes": {}, "evidence": []}
            self.network.add_node(iri, **{**blank, **known})

    def describe(self, iri: str, attributes: Mapping[str, Any], *passages: Mapping[str, Any]) -> None:
        """Add attributes, except those that are None, and passages to a node."""
        node = self.network.nodes[iri]
        node["attributes"] = {
            **node["attributes"],
            **{key: each for key, each in attributes.items() if each is not None},
        }
        node["evidence"] = [*node["evidence"], *map(dict, passages)]

    def edge(
        self, source: str, target: str, relation: str, statement: Statement, *, value: Any = None, held: bool = False
    ) -> None:
        """Add an edge that a statement supports, unless it would lead back to where it starts (an alias).

        ``held`` says that the statement shows somebody in office: the edge is then there as long as the term lasts.
        """
        if source == target:
            return
        role = statement.text(GOV.role)
        year = statement.text(GOV.year) or statement.text(GOV.date)[:4] or self.issued(statement)[:4]
        since, until = self._span(statement, held=held)
        self.network.add_edge(
            source,
            target,
            key=statement.iri,
            relation=relation,
            label=edge_label(relation, role),
            role=role,
            year=int(year) if year.isdecimal() else None,
            value=value,
            since=since,
            until=until,
            **statement.passage,
        )

    def lengthen(self, source: str, target: str, relation: str, statement: Statement, *, held: bool = False) -> bool:
        """Let an edge that is there last as long as a further statement supports it too; tell whether there is one."""
        for edge in (self.network.get_edge_data(source, target) or {}).values():
            if edge["relation"] == relation:
                since, until = self._span(statement, held=held)
                edge["since"] = min(edge["since"], since) if edge["since"] and since else None
                edge["until"] = max(edge["until"], until) if edge["until"] and until else None
                return True
        return False

    def _span(self, statement: Statement, *, held: bool = False) -> Span:
        """Return from when until when a statement is there, as :mod:`govgraph.graph.moments` tells it.

        What is printed with less than a day counts once its last day has come. A statement that shows somebody in
        office (``gov:Tenure``) goes when the term does.
        """
        stated = (_last(self.issued(statement)), _last(statement.text(GOV.validUntil)))
        if self._tenures is None:
            self._tenures = frozenset(each.iri for each in self.statements(GOV.Tenure))
        if not self.terms or not (held or statement.iri in self._tenures):
            return stated
        return _meet(stated, self._held.get(statement.iri, (None, None)))

    def issued(self, statement: Statement) -> str:
        """Return the date of the document that makes a statement, empty if it has none."""
        document = self.things.get(self.documents.get(statement.passage["document"], ""), {})
        return str(document.get("attributes", {}).get("date", ""))


def _last(printed: str | None) -> str | None:
    """Return the last day of a date as printed."""
    period = read_period(printed)
    return period.last if period else None


def _meet(one: Span, other: Span) -> Span:
    """Return when both are there."""
    since = max(filter(None, (one[0], other[0])), default=None)
    until = min(filter(None, (one[1], other[1])), default=None)
    return since, until
