"""The words of the graph: classes and properties of the ontology, and the concept schemes, for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox
from starlette.responses import Response

from govgraph.graph.results import shorten
from govgraph.graph.serve.visit import Visit
from govgraph.ontology import turtle
from govgraph.ontology.namespaces import GOV, OWL, RDF, RDFS, SCHEME, SKOS

_KINDS: Final = (
    (OWL.Class, "类", "Classes"),
    (OWL.ObjectProperty, "关系", "Relations"),
    (OWL.DatatypeProperty, "属性", "Attributes"),
)
_SHOWN: Final = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range)


@dataclass(frozen=True, slots=True)
class TermOfOntology:
    """A class or property: its local name, names and definitions by language, and what else the ontology says of it."""

    iri: str
    name: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    relations: tuple[tuple[str, str], ...]


def ontology(visit: Visit) -> Response:
    """Return the page of the ontology; each term is at the fragment that its IRI names."""
    return visit.page("ontology.html", title=visit.say("本体", "Ontology"), groups=_groups())


def concept(visit: Visit, iri: str) -> Response:
    """Return the page of a concept, or of a whole scheme; 404 when there is none."""
    known = _read("schemes.ttl")
    if iri not in known:
        return visit.page("problem.html", 404, title=visit.say("没有此概念", "No such concept"), message="", detail=iri)
    members = sorted(each for each, said in known.items() if ox.NamedNode(iri) in said.get(SKOS.inScheme, ()))
    said = known[iri]
    return visit.page(
        "concept.html",
        title=_in(said.get(SKOS.prefLabel, said.get(RDFS.label, ())), visit.language) or iri,
        iri=iri,
        definition=_in(said.get(SKOS.definition, ()), visit.language),
        notations=[each.value for each in said.get(SKOS.notation, ()) if isinstance(each, ox.Literal)],
        scheme=next((each.value for each in said.get(SKOS.inScheme, ()) if isinstance(each, ox.NamedNode)), None),
        members=[(each, _in(known[each].get(SKOS.prefLabel, ()), visit.language)) for each in members],
        base=SCHEME.base,
    )


Said = Mapping[str, Mapping[str, tuple["ox.NamedNode | ox.Literal", ...]]]


@cache
def _read(name: str) -> Said:
    """Return subject → property → values of a part of the ontology."""
    found: defaultdict[str, defaultdict[str, tuple[ox.NamedNode | ox.Literal, ...]]]
    found = defaultdict(lambda: defaultdict(tuple))
    for each in ox.parse(turtle(name), format=ox.RdfFormat.TURTLE):
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.NamedNode | ox.Literal):
            found[each.subject.value][each.predicate.value] += (each.object,)
    return {iri: dict(said) for iri, said in found.items()}


@cache
def _groups() -> list[tuple[str, str, list[TermOfOntology]]]:
    known = _read("govgraph.ttl")
    groups = []
    for kind, zh, en in _KINDS:
        ours = [
            iri
            for iri, said in known.items()
            if iri.startswith(GOV.base) and ox.NamedNode(kind) in said.get(RDF["type"], ())
        ]
        groups.append((zh, en, [_term(iri, known[iri]) for iri in sorted(ours)]))
    return groups


def _term(iri: str, said: Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]) -> TermOfOntology:
    relations = tuple(
        (shorten(ox.NamedNode(property_)), shorten(value)) for property_ in _SHOWN for value in said.get(property_, ())
    )
    definitions = said.get(SKOS.definition, ()) + said.get(RDFS.comment, ())
    return TermOfOntology(
        iri,
        iri.removeprefix(GOV.base),
        {lang: _in(said.get(RDFS.label, ()), lang) for lang in ("zh", "en")},
        {lang: _in(definitions, lang) for lang in ("zh", "en")},
        relations,
    )


def _in(values: tuple[ox.NamedNode | ox.Literal, ...], language: str) -> str:
    texts = {each.language or "": each.value for each in values if isinstance(each, ox.Literal)}
    return texts.get(language) or texts.get("") or next(iter(texts.values()), "")
