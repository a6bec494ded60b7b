"""The graph that grows by clicks: neighbourhoods as JSON, with boxes and outlines ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import JSONResponse, Response

from govgraph.graph.errors import UnknownNameError
from govgraph.graph.lookup import find
from govgraph.graph.serve.reading.excerpts import excerpt
from govgraph.graph.serve.reading.neighbours import Edge, Neighbourhood, degrees, neighbourhood
from govgraph.graph.serve.reading.statements import Statement
from govgraph.graph.serve.reading.things import Thing
from govgraph.graph.serve.shapes import outline, style_of, tint
from govgraph.graph.serve.visit import Visit
from govgraph.graph.views.labels import fit_label
from govgraph.graph.views.legend import edge_style
from govgraph.ontology.namespaces import ID

_STATEMENTS: Final = 12
"""Statements told of one edge; the entity's page has them all."""


def graph(visit: Visit) -> Response:
    """Return the page of a graph that starts from a thing: of the address, else from what is best connected."""
    iri = visit.asked("iri")
    if not iri:
        first = visit.things.of_kind("official", "organization")
        known = degrees(visit.snapshot.view)
        best = max(first, key=lambda each: (known.get(each.iri, 0), each.iri), default=None)
        iri = best.iri if best else ""
    thing = visit.thing(iri) if iri else None
    return visit.page("graph.html", title=visit.say("关系图", "Graph"), thing=thing)


def neighbours(visit: Visit) -> Response:
    """Return what surrounds a thing, as JSON; ``iri`` may be an IRI or a name."""
    asked = visit.asked("iri")
    iri = asked
    if asked not in visit.things and not asked.startswith(ID.base):
        try:
            iri = find(visit.snapshot.view, asked)
        except UnknownNameError as error:
            return JSONResponse({"error": str(error)}, 404)
    found = neighbourhood(visit.snapshot.view, visit.things, iri)
    if not found.edges and iri not in visit.things:
        return JSONResponse({"error": visit.say("图谱中没有此物", "the graph does not hold this")}, 404)
    return JSONResponse(told(visit, found))


def told(visit: Visit, found: Neighbourhood) -> dict[str, Any]:
    """Return a neighbourhood as the page's script reads it."""
    known = visit.snapshot.once("degrees", degrees)
    return {
        "centre": found.centre.iri,
        "nodes": [_node(visit, each, known) for _, each in sorted(found.things.items())],
        "edges": [_edge(visit, each) for each in found.edges],
    }


def _node(visit: Visit, thing: Thing, known: Mapping[str, int]) -> dict[str, Any]:
    style = style_of(thing.kind)
    label = fit_label(thing.label, thing.kind)
    return {
        "id": thing.iri,
        "label": thing.label,
        "kind": thing.kind,
        "kindName": visit.kind(thing.kind),
        "lines": list(label.lines),
        "w": label.width,
        "h": label.height,
        "d": outline(style.shape, label.width, label.height),
        "colour": style.colour,
        "fill": tint(style.colour, 0.1),
        "degree": known.get(thing.iri, 0),
        "href": visit.to(thing.iri) if thing.iri in visit.things else None,
    }


def _edge(visit: Visit, edge: Edge) -> dict[str, Any]:
    style = edge_style(edge.relation, edge.role)
    return {
        "from": edge.source,
        "to": edge.target,
        "relation": edge.relation,
        "name": visit.relation(edge.relation, edge.role),
        "colour": style.colour,
        "width": style.width,
        "dashes": list(style.dashes),
        "rank": style.rank,
        "count": len(edge.statements),
        "statements": [_statement(visit, each) for each in edge.statements[:_STATEMENTS]],
    }


def _statement(visit: Visit, statement: Statement) -> dict[str, Any]:
    passage, shown = statement.passage, excerpt(statement.passage)
    return {
        "before": ("…" if shown.cut_before else "") + shown.before,
        "quote": shown.quote,
        "after": shown.after + ("…" if shown.cut_after else ""),
        "document": passage.key,
        "when": statement.when,
        "href": f"{visit.to(passage.document, at=passage.at)}#quote",
    }
