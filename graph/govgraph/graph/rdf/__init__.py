"""Facts, entities and documents as quads: one named graph a document, so that a document can be replaced by itself.

What several documents share (labels and other names of entities, judgements about names, tenures) is in named graphs of
its own. There are no blank nodes: each node is named by what it is or by a digest of its content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from govgraph.extract.records import Entity, Extraction, Graph, NameJudgement, ResolvedFact, Tenure
from govgraph.graph.rdf.chronology import write_tenure, write_validity
from govgraph.graph.rdf.documents import Passages, write_document, write_issue
from govgraph.graph.rdf.entities import write_entities, write_judgement
from govgraph.graph.rdf.model import ENTITY_CLASSES, LINKS, RELATIONS, ModelError, Qualifier, Relation
from govgraph.graph.rdf.statements import statement_iri, write_statements
from govgraph.graph.rdf.terms import GraphWriter
from govgraph.ontology import mint

__all__ = [
    "ENTITY_CLASSES",
    "LINKS",
    "RELATIONS",
    "ModelError",
    "Qualifier",
    "Relation",
    "document_quads",
    "graph_quads",
    "shared_quads",
    "statement_iri",
    "time_quads",
]


def graph_quads(graph: Graph) -> Iterator[Quad]:
    """Yield the quads of a graph, each once, in the order of their N-Quads lines.

    Raises ModelError for a relation, qualifier, link or kind of entity that the model does not have.
    """
    extractions: defaultdict[str, list[Extraction]] = defaultdict(list)
    facts: defaultdict[str, list[ResolvedFact]] = defaultdict(list)
    for extraction in graph.extractions:
        extractions[extraction.document.key].append(extraction)
    for fact in graph.facts:
        facts[fact.fact.doc].append(fact)
    quads = shared_quads(graph.entities, graph.judgements) | time_quads(graph.tenures, graph.facts)
    for key in extractions.keys() | facts.keys():
        quads |= document_quads(key, extractions[key], facts[key])
    yield from sorted(quads, key=str)


def document_quads(key: str, extractions: Iterable[Extraction], facts: Iterable[ResolvedFact]) -> set[Quad]:
    """Return all that one document says, in its named graph.

    ``extractions`` are those of this document, several if several sources print it.
    """
    extractions = tuple(extractions)
    writer = GraphWriter(mint.graph_iri(key))
    passages = Passages(writer, extractions)
    write_document(writer, key, extractions)
    passages.write_clauses(key)
    write_statements(writer, passages, facts)
    for extraction in extractions:
        for issue in extraction.issues:
            write_issue(writer, passages, issue)
    return writer.quads


def shared_quads(entities: Iterable[Entity], judgements: Iterable[NameJudgement]) -> set[Quad]:
    """Return what belongs to no single document: the graphs ``entities`` and ``judgements``."""
    names = GraphWriter(mint.shared_graph_iri("entities"))
    write_entities(names, entities)
    decisions = GraphWriter(mint.shared_graph_iri("judgements"))
    for judgement in judgements:
        write_judgement(decisions, judgement)
    return names.quads | decisions.quads


def time_quads(tenures: Iterable[Tenure], facts: Iterable[ResolvedFact]) -> set[Quad]:
    """Return the graph ``tenures``: terms of office, and the days on which statements hold."""
    writer = GraphWriter(mint.shared_graph_iri("tenures"))
    for tenure in tenures:
        write_tenure(writer, tenure)
    write_validity(writer, facts)
    return writer.quads
