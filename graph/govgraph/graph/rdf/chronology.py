"""Time as all documents together show it: terms of office, and the days on which assignments of duties hold.

It follows from several documents at once, so it stands in a graph of its own (``tenures``), which each build writes
anew; the graph of a document says only what that document says.
"""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.extract.records import ResolvedFact, Tenure
from govgraph.graph.rdf.statements import statement_iri
from govgraph.graph.rdf.terms import GraphWriter
from govgraph.ontology import mint
from govgraph.ontology.namespaces import GOV, ORG


def write_tenure(writer: GraphWriter, tenure: Tenure) -> None:
    """Write a term of office (任期): who, which post, from when until when, and the statements that say so."""
    iri = mint.tenure_iri(
        tenure.person_iri, tenure.post_iri, tenure.acting, tenure.start, tenure.end, tenure.witnessed, tenure.not_before
    )
    writer.type(iri, GOV.Tenure, GOV.TermOfOffice)
    writer.link(iri, ORG.member, tenure.person_iri)
    writer.link(iri, GOV.post, tenure.post_iri)
    if tenure.org_iri is not None:
        writer.link(iri, ORG.organization, tenure.org_iri)
    writer.value(iri, GOV.role, tenure.title)
    writer.calendar(iri, GOV.validFrom, tenure.start)
    writer.calendar(iri, GOV.validUntil, tenure.end)
    writer.calendar(iri, GOV.witnessedOn, tenure.witnessed)
    writer.calendar(iri, GOV.notBefore, tenure.not_before)
    writer.value(iri, GOV.startKind, tenure.start_kind.value)
    writer.value(iri, GOV.endKind, tenure.end_kind.value if tenure.end_kind else None)
    writer.value(iri, GOV.acting, tenure.acting)
    writer.value(iri, GOV.probation, tenure.probation)
    for property_, facts in (
        (GOV.openedBy, tenure.opened_by),
        (GOV.witnessedBy, tenure.witnessed_by),
        (GOV.closedBy, tenure.closed_by),
    ):
        for fact in facts:
            writer.link(iri, property_, statement_iri(fact))


def write_validity(writer: GraphWriter, facts: Iterable[ResolvedFact]) -> None:
    """Write from when until when the statements hold that say so: assignments of duties, and repeals."""
    for fact in facts:
        if fact.valid_from is not None or fact.valid_until is not None:
            statement = statement_iri(fact)
            writer.calendar(statement, GOV.validFrom, fact.valid_from)
            writer.calendar(statement, GOV.validUntil, fact.valid_until)
