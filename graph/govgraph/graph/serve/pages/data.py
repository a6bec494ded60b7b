"""Linked data: an IRI of ours as RDF, in the format that Accept or the address asks for, beside the page for people.

What is told of a thing: what it says and what points to it, the statements about it with their evidence, and the labels
of everything named. An IRI of a named graph gives that graph.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox
from starlette.responses import Response

from govgraph.graph.dataset import LocalView, View
from govgraph.graph.export import export
from govgraph.graph.serve.negotiation import preferred
from govgraph.graph.serve.visit import Visit
from govgraph.ontology import turtle
from govgraph.ontology.namespaces import ID

HTML: Final = "text/html"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write RDF: suffix of an address, media type, and the name by which exports know it."""

    suffix: str
    media_type: str
    export: str
    title: str


FORMATS: Final[Mapping[str, Format]] = {
    each.suffix: each
    for each in (
        Format("ttl", "text/turtle", "turtle", "Turtle"),
        Format("jsonld", "application/ld+json", "jsonld", "JSON-LD"),
        Format("nt", "application/n-triples", "ntriples", "N-Triples"),
        Format("rdf", "application/rdf+xml", "rdfxml", "RDF/XML"),
    )
}
"""Suffix → format."""

OFFERED: Final = (HTML, *(each.media_type for each in FORMATS.values()))
"""What an IRI can be had as, a page first."""


def wanted(visit: Visit) -> str | None:
    """Return the suffix of the format that a request wants, ``html``, or None when it accepts none that we have.

    ``?format=`` in the address outranks the Accept header.
    """
    asked = visit.asked("format")
    if asked:
        return asked if asked in {*FORMATS, "html"} else None
    best = preferred(visit.request.headers.get("accept"), OFFERED)
    if best == HTML:
        return "html"
    return next((each.suffix for each in FORMATS.values() if each.media_type == best), None)


def description(visit: Visit, iri: str, suffix: str) -> Response | None:
    """Return what is known of an IRI as RDF, or None when nothing is."""
    found = gathered(visit.snapshot.view, _about(iri))
    return rdf(found, suffix) if len(found) else None


def terms(name: str, suffix: str) -> Response:
    """Return a part of the ontology (``govgraph.ttl`` …) as RDF: the Turtle of the project as it is, or converted."""
    text = turtle(name)
    if suffix == "ttl":
        return Response(text, media_type="text/turtle; charset=utf-8", headers=_vary())
    return rdf(_vocabulary(name), suffix)


@cache
def _vocabulary(name: str) -> LocalView:
    """Return a part of the ontology; its blank nodes are named by their content (RDFC 1.0), alike in every process."""
    dataset = ox.Dataset(ox.parse(turtle(name), format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return View.in_memory(dataset)


def gathered(view: View, construct: str) -> LocalView:
    """Return what a CONSTRUCT query finds as a view in memory."""
    triples = view.query(construct)
    assert not isinstance(triples, ox.QuerySolutions | ox.QueryBoolean), "a CONSTRUCT query gives triples"
    return View.in_memory(ox.Quad(each.subject, each.predicate, each.object) for each in triples)


def rdf(found: View, suffix: str) -> Response:
    """Return a view as RDF."""
    stream = io.BytesIO()
    export(found, FORMATS[suffix].export, stream)
    return Response(stream.getvalue(), media_type=f"{FORMATS[suffix].media_type}; charset=utf-8", headers=_vary())


def alternates(visit: Visit, path: str) -> str:
    """Return a Link header that names the other formats of a page (RFC 8288)."""
    listed = [
        f'<{visit.link(path, format=each.suffix)}>; rel="alternate"; type="{each.media_type}"'
        for each in FORMATS.values()
    ]
    return ", ".join(listed)


def _vary() -> dict[str, str]:
    return {"vary": "Accept"}


def _about(iri: str) -> str:
    node = ox.NamedNode(iri)
    if iri.startswith(f"{ID.graph}/"):
        return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {node} {{ ?s ?p ?o }} }}"
    return f"""CONSTRUCT {{ ?s ?p ?o . ?named rdfs:label ?label }} WHERE {{
        {{ BIND({node} AS ?s) ?s ?p ?o }}
        UNION {{ BIND({node} AS ?o) ?s ?p ?o }}
        UNION {{ ?s gov:subject|gov:object|gov:task|gov:post {node} ; gov:subjectText ?text ; ?p ?o }}
        UNION {{ ?it gov:subject|gov:object|gov:task|gov:post {node} ; gov:hasEvidence ?s . ?s ?p ?o }}
        UNION {{ {node} gov:hasEvidence ?s . ?s ?p ?o }}
        UNION {{ {node} ?any ?named . ?named rdfs:label ?label }}
    }}"""
