"""SHACL validation: whether a graph keeps to ``shapes.ttl``, and if not, which sentence is behind it.

pySHACL runs over an rdflib graph in memory, not over an Oxigraph store: the shapes ask many small questions, each of
which costs a SPARQL query there (32,000 triples took 294 s against 1.3 s, pySHACL 0.40.1).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Protocol

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.term import Node

from govgraph.ontology import turtle
from govgraph.ontology.namespaces import GOV, OA, RDF, SH, XSD


class Severity(StrEnum):
    """How bad a result is; only violations keep a graph from being published."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing wrong with a graph.

    ``focus`` is the IRI of the node it was found at, ``shape`` that of the shape it breaks, ``path`` and ``value`` the
    property and the value concerned if there is one; ``quote`` is the sentence behind it and ``document`` the key of
    the document that prints it, as far as the graph knows.
    """

    focus: str
    shape: str
    severity: Severity
    message_zh: str
    message_en: str
    path: str | None = None
    value: str | None = None
    quote: str | None = None
    document: str | None = None

    def message(self, language: str = "zh") -> str:
        """Return the message in a language, ``zh`` or ``en``."""
        return self.message_en if language == "en" else self.message_zh


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a validation: the graph conforms if nothing is a violation; results are sorted."""

    conforms: bool
    results: tuple[Result, ...]

    def of(self, severity: Severity) -> tuple[Result, ...]:
        """Return the results of one severity."""
        return tuple(result for result in self.results if result.severity is severity)


class HasQuads(Protocol):
    """Anything that lists its quads, such as a view of a store."""

    def quads(self) -> Iterable[ox.Quad]:
        """Return all quads."""


def validate(graph: HasQuads | Iterable[ox.Quad]) -> Report:
    """Check a graph (a view of a store, a pyoxigraph store, or quads) against the shapes, all named graphs as one."""
    quads = graph if isinstance(graph, Iterable) else graph.quads()
    data = _union(quads)
    _, found, text = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", allow_warnings=True, inplace=True)
    if not isinstance(found, rdflib.Graph):
        raise found if isinstance(found, Exception) else RuntimeError(text)
    results = sorted(
        (_result(data, found, node) for node in found.subjects(_rdf(RDF.type), _rdf(SH.ValidationResult))), key=_order
    )
    return Report(all(result.severity is not Severity.VIOLATION for result in results), tuple(results))


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle("shapes.ttl"), format="turtle")


def _rdf(iri: str) -> rdflib.URIRef:
    return rdflib.URIRef(iri)


def _union(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Return the triples of quads as an rdflib graph; terms are converted once each."""
    known: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node] = {}
    graph = rdflib.Graph()
    for quad in quads:
        triple = []
        for term in (quad.subject, quad.predicate, quad.object):
            if term not in known:
                known[term] = _term(term)
            triple.append(known[term])
        graph.add((triple[0], triple[1], triple[2]))
    return graph


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal():
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            if term.datatype.value == XSD.string:  # rdflib takes "x" and "x"^^xsd:string for two
                return rdflib.Literal(term.value)
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise ValueError(f"triple terms are not part of the model: {term}")


def _result(data: rdflib.Graph, found: rdflib.Graph, node: Node) -> Result:
    focus = found.value(node, _rdf(SH.focusNode))
    shape = found.value(node, _rdf(SH.sourceShape))
    severity = str(found.value(node, _rdf(SH.resultSeverity))).removeprefix(SH.base).lower()
    path = found.value(node, _rdf(SH.resultPath))
    value = found.value(node, _rdf(SH.value))
    messages = {
        message.language: str(message)
        for message in _shapes().objects(shape, _rdf(SH.message))
        if isinstance(message, rdflib.Literal)
    }
    quote, document = _sentence(data, focus) if focus is not None else (None, None)
    return Result(
        focus=str(focus),
        shape=str(shape),
        severity=Severity(severity),
        message_zh=messages.get("zh", ""),
        message_en=messages.get("en", ""),
        path=str(path) if isinstance(path, rdflib.URIRef) else None,
        value=str(value) if value is not None else None,
        quote=quote,
        document=document,
    )


def _sentence(data: rdflib.Graph, focus: Node) -> tuple[str | None, str | None]:
    """Return the quote and the document behind a node: its own, else those of the first statement about it."""
    about = sorted({*data.subjects(_rdf(GOV.subject), focus), *data.subjects(_rdf(GOV.object), focus)}, key=str)
    for node in (focus, *about):
        passages = {node, *data.objects(node, _rdf(GOV.hasEvidence))}
        quotes = sorted(str(quote) for each in passages for quote in data.objects(each, _rdf(OA.exact)))
        if quotes:
            keys = sorted(
                str(key) for each in data.objects(node, _rdf(GOV.statedIn)) for key in data.objects(each, _rdf(GOV.key))
            )
            return quotes[0], keys[0] if keys else None
    return None, None


def _order(result: Result) -> tuple[str, ...]:
    return (result.severity, result.shape, result.focus, result.path or "", result.value or "")
