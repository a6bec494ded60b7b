"""Facts as statements: one node a fact, its qualifiers and evidence, and the shortcuts that keep a query short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from govgraph.extract.records import Evidence, ResolvedFact, Value, strip_artefacts
from govgraph.graph.rdf.documents import Passages
from govgraph.graph.rdf.model import LINKS, ModelError, Qualifier, Relation, relation_of
from govgraph.graph.rdf.terms import GraphWriter, calendar_literal
from govgraph.ontology import concepts, mint
from govgraph.ontology.namespaces import DCTERMS, ELI, GOV, ORG, RDF, RDFS, TIME, XSD


def statement_iri(resolved: ResolvedFact) -> str:
    """Return the IRI of a fact's statement: a digest of what was read, whatever it was resolved to."""
    fact = resolved.fact
    place = fact.evidence
    stated = [[name, value] for name, value in sorted(fact.qualifiers) if value is not None]
    return mint.statement_iri(
        fact.relation, fact.doc, fact.subject, fact.object, stated, place.source, place.start, place.end
    )


def write_statements(writer: GraphWriter, passages: Passages, facts: Iterable[ResolvedFact]) -> None:
    """Write the facts of one document, then the tasks among them with the targets and projects that stand in each.

    Raises ModelError for a relation, qualifier or link that the model does not have.
    """
    facts = tuple(facts)
    tasks: dict[str, Evidence] = {}
    for fact in facts:
        statement = _write_statement(writer, passages, fact)
        if fact.fact.relation == "responsible_for":
            task, evidence = _write_task(writer, passages, fact, statement)
            tasks[task] = evidence
        _write_shortcuts(writer, fact, statement)
    for fact in facts:
        if fact.fact.relation in _TASK_PARTS:
            _write_part_of_tasks(writer, fact, tasks)


def _write_statement(writer: GraphWriter, passages: Passages, resolved: ResolvedFact) -> str:
    fact = resolved.fact
    relation = relation_of(fact.relation)
    iri = statement_iri(resolved)
    writer.type(iri, *relation.classes)
    writer.link(iri, GOV.subject, resolved.subject_iri)
    if resolved.object_iri is not None:
        writer.link(iri, GOV.object, resolved.object_iri)
    writer.value(iri, GOV.subjectText, fact.subject)
    writer.value(iri, GOV.objectText, fact.object)
    writer.value(iri, GOV.extractor, fact.extractor)
    passages.locate(iri, fact.doc, fact.evidence)
    for name, value in fact.qualifiers:
        _write_qualifier(writer, iri, relation.qualifier(name), value)
    _write_concept(writer, iri, GOV.kind, relation.object_scheme, fact.object)
    for name, target in resolved.links:
        if name != "task":  # tasks are minted here, from their offsets
            writer.link(iri, _link_property(relation, name), target)
    return iri


def _write_qualifier(writer: GraphWriter, statement: str, qualifier: Qualifier, value: Value) -> None:
    if value is None:
        return
    if isinstance(value, tuple):
        sequence = mint.part_iri(statement, qualifier.name)
        writer.type(sequence, RDF.Seq)
        writer.link(statement, qualifier.property, sequence)
        for position, item in enumerate(value, start=1):
            writer.value(sequence, RDF[f"_{position}"], item)
        return
    write = writer.calendar if qualifier.calendar else writer.value
    write(statement, qualifier.property, value)
    _write_concept(writer, statement, qualifier.property, qualifier.scheme, value)


def _write_concept(writer: GraphWriter, subject: str, property_: str, scheme: str | None, code: Value) -> None:
    if scheme is not None and isinstance(code, str):
        concept = concepts(scheme).get(code)
        if concept is not None:
            writer.link(subject, property_ + "Concept", concept)


def _link_property(relation: Relation, name: str) -> str:
    try:
        return LINKS[name]
    except KeyError:
        raise ModelError(
            f"relation {relation.name} has no link {name!r}: add it to LINKS and to govgraph.ttl"
        ) from None


def _write_task(
    writer: GraphWriter, passages: Passages, resolved: ResolvedFact, statement: str
) -> tuple[str, Evidence]:
    """Write the task (任务) of a responsibility; return its IRI and span. Without offsets, its clause is the task."""
    fact = resolved.fact
    start, end = fact.qualifier("task_start"), fact.qualifier("task_end")
    span = (start, end) if isinstance(start, int) and isinstance(end, int) else passages.clause_span(fact.evidence)
    evidence = passages.task_evidence(fact.evidence.source, *span) if span else None
    evidence = evidence or fact.evidence
    heading = fact.qualifier("heading")
    task = mint.task_iri(fact.doc, evidence.source, evidence.start, evidence.end)
    writer.type(task, GOV.Task)
    writer.value(task, RDFS.label, fact.object or (heading if isinstance(heading, str) else "") or evidence.quote[:40])
    writer.value(task, GOV.text, strip_artefacts(evidence.quote))
    passages.locate(task, fact.doc, evidence)
    writer.link(statement, GOV.task, task)
    writer.link(resolved.subject_iri, GOV.responsibleFor, task)
    return task, evidence


def _write_part_of_tasks(writer: GraphWriter, resolved: ResolvedFact, tasks: Mapping[str, Evidence]) -> None:
    place = resolved.fact.evidence
    for task, span in tasks.items():
        if span.source == place.source and span.start <= place.start and place.end <= span.end:
            if resolved.fact.relation == "target":
                writer.link(task, GOV.hasTarget, statement_iri(resolved))
            else:
                writer.link(task, GOV.hasProject, resolved.subject_iri)


def _document(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    document = mint.document_iri(resolved.fact.doc)
    place = resolved.fact.evidence
    writer.link(document, GOV.hasEvidence, mint.evidence_iri(place.source, place.start, place.end))
    for name, target in resolved.links:
        if name == "issuer":
            writer.link(document, DCTERMS.publisher, target)


def _cites(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    if resolved.object_iri is None:
        return
    document = mint.document_iri(resolved.fact.doc)
    writer.link(document, GOV.cites, resolved.object_iri)
    particular = {"basis": ELI.based_on, "repeals": ELI.repeals}.get(str(resolved.fact.qualifier("role")))
    if particular:
        writer.link(document, particular, resolved.object_iri)
    if particular == ELI.repeals:
        writer.calendar(resolved.object_iri, ELI.date_no_longer_in_force, resolved.valid_from)


def _target(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    writer.link(statement, GOV.indicator, resolved.subject_iri)


def _project(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    for name, target in resolved.links:
        if name == "site":
            writer.link(resolved.subject_iri, GOV.locatedAt, target)


def _site(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    _write_concept(writer, resolved.subject_iri, GOV.kind, "site-type", resolved.fact.object)


def _org_mention(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    _write_concept(writer, resolved.subject_iri, GOV.kind, "organization-kind", resolved.fact.object)


def _official(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    writer.type(resolved.subject_iri, GOV.Official)


def _oversees(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    _official(writer, resolved, statement)
    if resolved.object_iri is not None:
        shortcut = GOV.oversees if resolved.fact.relation == "oversees" else GOV.hasPortfolio
        writer.link(resolved.subject_iri, shortcut, resolved.object_iri)


def _holds_position(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    _change_of_post(writer, resolved, statement)
    writer.link(statement, ORG.member, resolved.subject_iri)
    _write_interval(writer, statement, resolved.fact.qualifier("from"), resolved.fact.qualifier("to"))
    post = dict(resolved.links).get("post", resolved.object_iri)
    if post is not None:
        writer.link(resolved.subject_iri, GOV.holdsPost, post)


def _write_interval(writer: GraphWriter, tenure: str, start: Value, end: Value) -> None:
    """Write the interval of a tenure as ORG and OWL-Time have it, with the ends that are printed."""
    for name, bound, value in (("beginning", TIME.hasBeginning, start), ("end", TIME.hasEnd, end)):
        if not isinstance(value, str):
            continue
        interval = mint.part_iri(tenure, "interval")
        instant = mint.part_iri(interval, name)
        writer.type(interval, TIME.Interval)
        writer.link(tenure, ORG.memberDuring, interval)
        writer.link(interval, bound, instant)
        writer.type(instant, TIME.Instant)
        datatype = calendar_literal(value).datatype.value
        writer.calendar(instant, _INSTANT_PROPERTIES.get(datatype, DCTERMS.date), value)


def _change_of_post(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    _official(writer, resolved, statement)
    links = dict(resolved.links)
    post = links.get("post", resolved.object_iri)
    if post is not None:
        writer.link(statement, GOV.post, post)
        if "org" in links:
            writer.link(post, ORG.postIn, links["org"])


def _reorganized(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    """Write the event as ORG has it; bodies that merge in one sentence into one share it."""
    place = resolved.fact.evidence
    founded = resolved.fact.qualifier("kind") == "founded"
    result = resolved.subject_iri if founded else resolved.object_iri
    event = mint.event_iri(resolved.fact.doc, place.source, place.start, result or resolved.subject_iri)
    writer.type(event, ORG.ChangeEvent)
    writer.link(statement, GOV.changeEvent, event)
    if not founded:
        writer.link(event, ORG.originalOrganization, resolved.subject_iri)
    if result is not None:
        writer.link(event, ORG.resultingOrganization, result)
    date = resolved.fact.qualifier("date")
    if isinstance(date, str):
        writer.calendar(event, DCTERMS.date, date)


def _coordination_member(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    writer.link(statement, ORG.member, resolved.subject_iri)
    body = dict(resolved.links).get("body", resolved.object_iri)
    if body is not None:
        writer.link(statement, ORG.organization, body)
        writer.link(body, GOV.hasMember, resolved.subject_iri)


Shortcut = Callable[[GraphWriter, ResolvedFact, str], None]

_SHORTCUTS: Final[Mapping[str, Shortcut]] = MappingProxyType(
    {
        "document": _document,
        "cites": _cites,
        "target": _target,
        "project": _project,
        "site": _site,
        "org_mention": _org_mention,
        "holds_position": _holds_position,
        "appointed": _change_of_post,
        "removed": _change_of_post,
        "oversees": _oversees,
        "portfolio": _oversees,
        "coordination_member": _coordination_member,
        "reorganized": _reorganized,
    }
)
_TASK_PARTS: Final = ("target", "project")
_INSTANT_PROPERTIES: Final = {
    XSD.date: TIME.inXSDDate,
    XSD.gYearMonth: TIME.inXSDgYearMonth,
    XSD.gYear: TIME.inXSDgYear,
}


def _write_shortcuts(writer: GraphWriter, resolved: ResolvedFact, statement: str) -> None:
    shortcut = _SHORTCUTS.get(resolved.fact.relation)
    if shortcut is not None:
        shortcut(writer, resolved, statement)
