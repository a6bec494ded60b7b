"""What belongs to no single document: entities with their names, administrative divisions, judgements about names."""

from __future__ import annotations

from collections.abc import Iterable, Set

from govgraph.extract.records import Entity, NameJudgement
from govgraph.graph.rdf.model import ENTITY_CLASSES, ModelError
from govgraph.graph.rdf.terms import GraphWriter
from govgraph.ontology import mint
from govgraph.ontology.namespaces import DCTERMS, GOV, RDFS, SKOS


def write_entities(writer: GraphWriter, entities: Iterable[Entity]) -> None:
    """Write each entity: class, label, other names, jurisdiction.

    Raises ModelError for a kind of entity that the model does not have.
    """
    entities = tuple(entities)
    divisions = {entity.iri for entity in entities if entity.kind == "jurisdiction"}
    for entity in entities:
        if entity.kind not in ENTITY_CLASSES:
            raise ModelError(f"entity {entity.label!r} is of unknown kind {entity.kind!r}: add it to ENTITY_CLASSES")
        writer.type(entity.iri, ENTITY_CLASSES[entity.kind])
        writer.value(entity.iri, RDFS.label, entity.label)
        for name in entity.names:
            if name != entity.label:
                writer.value(entity.iri, SKOS.altLabel, name)
        if entity.kind == "jurisdiction":
            _write_division(writer, entity, divisions)
        elif entity.jurisdiction:
            writer.link(entity.iri, GOV.jurisdiction, mint.jurisdiction_iri(entity.jurisdiction))
        writer.value(entity.iri, GOV.townshipCode, entity.code)


def write_judgement(writer: GraphWriter, judgement: NameJudgement) -> None:
    """Write a decision that two names do or do not mean one thing."""
    content = (judgement.left, judgement.right, judgement.judgement, judgement.score, judgement.reason, judgement.doc)
    iri = mint.judgement_iri(*content, *(["decision"] if judgement.decided else []))
    writer.type(iri, GOV.NameJudgement)
    writer.value(iri, GOV.leftName, judgement.left)
    writer.value(iri, GOV.rightName, judgement.right)
    writer.value(iri, GOV.verdict, judgement.judgement.value)
    writer.value(iri, GOV.score, float(judgement.score))
    writer.value(iri, GOV.reason, judgement.reason)
    writer.value(iri, GOV.kind, "decision" if judgement.decided else "rule")
    if judgement.doc is not None:
        writer.link(iri, GOV.statedIn, mint.document_iri(judgement.doc))


def _write_division(writer: GraphWriter, division: Entity, divisions: Set[str]) -> None:
    """Write the code of a division, if it has one, and the division above it.

    Where that is not said it is the nearest that the graph has: a GB/T 2260 code is province, city and county, two
    digits each; 000000 stands for the State.
    """
    code = division.jurisdiction if division.jurisdiction and division.jurisdiction.isdecimal() else None
    writer.value(division.iri, GOV.code, code)
    if division.parent is not None and division.parent in divisions:
        writer.link(division.iri, DCTERMS.isPartOf, division.parent)
    elif code is not None:
        above = [mint.jurisdiction_iri(each) for each in (code[:4] + "00", code[:2] + "0000", "000000")]
        parent = next((each for each in above if each != division.iri and each in divisions), None)
        if parent is not None:
            writer.link(division.iri, DCTERMS.isPartOf, parent)
