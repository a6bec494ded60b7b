"""How much a store holds: by class, by relation, by document, by named graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from govgraph.graph.dataset import INFERRED, View
from govgraph.graph.manifest import Input
from govgraph.graph.rdf import RELATIONS
from govgraph.graph.results import shorten
from govgraph.ontology.namespaces import ID

_OURS: Final = f'FILTER(STRSTARTS(STR(?graph), "{ID.graph}/"))'
"""Keeps to our graphs: a server may hold others."""

_CLASSES: Final = f"""
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) {{
  GRAPH ?graph {{ ?thing a ?class }} {_OURS} FILTER(?graph != {INFERRED})
}} GROUP BY ?class"""
"""How many things of each class are asserted; their classes in other vocabularies are inferred."""

_GRAPHS: Final = f"SELECT ?graph (COUNT(*) AS ?n) {{ GRAPH ?graph {{ ?s ?p ?o }} {_OURS} }} GROUP BY ?graph"
_TRIPLES: Final = f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {{ GRAPH ?graph {{ ?s ?p ?o }} {_OURS} }} }}"


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """A document, and how many facts it states."""

    key: str
    title: str | None
    date: str | None
    facts: int


@dataclass(frozen=True, slots=True)
class Stats:
    """The size of a store. Pairs are (name, count), sorted by name; ``relations`` in the order of the facts contract.

    ``triples`` counts what is said, ``quads`` also by whom: the same triple in two documents is two quads.
    """

    quads: int
    triples: int
    inputs: tuple[Input, ...]
    classes: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    documents: tuple[DocumentCount, ...]
    graphs: tuple[tuple[str, int], ...]


def stats(view: View) -> Stats:
    """Count what a store holds."""
    by_class = {shorten(row["class"]): int(row["n"].value) for row in view.select(_CLASSES)}
    by_type = {
        row["type"].value: int(row["n"].value)
        for row in view.select(
            "SELECT ?type (COUNT(DISTINCT ?s) AS ?n) { ?s a ?type ; gov:subjectText ?text } GROUP BY ?type"
        )
    }
    by_graph = {row["graph"].value.removeprefix(ID.base): int(row["n"].value) for row in view.select(_GRAPHS)}
    return Stats(
        quads=len(view),
        triples=next(int(row["n"].value) for row in view.select(_TRIPLES)),
        inputs=view.inputs(),
        classes=tuple(sorted(by_class.items())),
        relations=tuple((name, by_type.get(relation.type, 0)) for name, relation in RELATIONS.items()),
        documents=tuple(_documents(view)),
        graphs=tuple(sorted(by_graph.items())),
    )


def _documents(view: View) -> list[DocumentCount]:
    rows = view.select("""
        SELECT ?key (SAMPLE(?title) AS ?aTitle) (SAMPLE(?date) AS ?aDate) (COUNT(DISTINCT ?statement) AS ?n) {
          ?document a gov:OfficialDocument ; gov:key ?key .
          OPTIONAL { ?document dcterms:title ?title }
          OPTIONAL { ?document dcterms:issued ?date }
          OPTIONAL { ?statement gov:statedIn ?document ; gov:subjectText ?text }
        } GROUP BY ?key""")
    found = [
        DocumentCount(
            row["key"].value,
            row["aTitle"].value if row["aTitle"] else None,
            row["aDate"].value if row["aDate"] else None,
            int(row["n"].value),
        )
        for row in rows
    ]
    return sorted(found, key=lambda document: document.key)
