"""The plain page of anything in the graph, or of a term: its properties, and what points to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from starlette.responses import Response

from govgraph.graph.inference import axioms
from govgraph.graph.results import printable, shorten
from govgraph.graph.serve.visit import Visit

_MOST: Final = 200
"""Properties, and nodes that point here, that are listed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A property with a value: names as a person reads them, and where each leads."""

    property: str
    property_title: str
    value: str
    href: str | None


def resource(visit: Visit, iri: str) -> Response:
    """Return the page of an IRI; 404 when nothing is said of it."""
    view = visit.snapshot.view
    node = ox.NamedNode(iri)
    out = [
        (row["p"], row["o"])
        for row in view.select(f"SELECT DISTINCT ?p ?o {{ {node} ?p ?o }} ORDER BY ?p ?o LIMIT {_MOST}")
    ]
    into = [
        (row["p"], row["s"])
        for row in view.select(f"SELECT DISTINCT ?p ?s {{ ?s ?p {node} }} ORDER BY ?p ?s LIMIT {_MOST}")
    ]
    if not out and not into:
        return visit.page(
            "problem.html",
            404,
            title=visit.say("没有此物", "Not found"),
            message=visit.say("图谱中没有这个标识。", "The graph does not hold this identifier."),
            detail=iri,
        )
    label = next((each.value for property_, each in out if property_.value.endswith("#label")), shorten(node))
    return visit.page(
        "resource.html",
        title=label,
        iri=iri,
        properties=[_line(visit, *each) for each in out],
        pointing=[_line(visit, *each) for each in into],
        most=_MOST,
    )


def _line(visit: Visit, property_: ox.NamedNode, value: ox.NamedNode | ox.Literal | ox.BlankNode) -> Line:
    name = axioms.names().get(property_.value, {}).get(visit.language)
    short = shorten(property_)
    href = visit.to(value.value) if isinstance(value, ox.NamedNode) else None
    text = (
        shorten(value) if not isinstance(value, ox.NamedNode) else visit.things.named(value.value, shorten(value)).label
    )
    return Line(name or short, short, printable(text), href)
