"""What a document is and where in it something is printed: document, clauses, evidence, issues.

Clauses and evidence are selectors in the sense of the W3C Web Annotation model: raw code-point offsets and the exact
text between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from govgraph.extract.records import Document, Evidence, Extraction, Issue, strip_artefacts
from govgraph.graph.rdf.terms import GraphWriter
from govgraph.ontology import concepts, mint
from govgraph.ontology.namespaces import DCTERMS, GOV, OA, RDFS

HEADING_SEPARATOR = " › "
"""Between the headings of a clause's path, outermost first."""


class Passages:
    """Writes evidence and finds the clause that holds it, for the extractions of one document.

    Usually there is one; there are several when several sources print the same document.
    """

    def __init__(self, writer: GraphWriter, extractions: Iterable[Extraction]) -> None:
        self._writer = writer
        self._sources = {
            extraction.document.source.name: (extraction.document, _clause_spans(extraction.document))
            for extraction in extractions
        }

    def evidence(self, evidence: Evidence) -> str:
        """Write a piece of evidence and return its IRI."""
        iri = mint.evidence_iri(evidence.source, evidence.start, evidence.end)
        self._passage(iri, GOV.Evidence, evidence)
        return iri

    def task_evidence(self, source: str, start: int, end: int) -> Evidence | None:
        """Return the evidence of a task from its raw offsets, or None if the source is not at hand."""
        document, _ = self._sources.get(source, (None, ()))
        if document is None or not 0 <= start < end <= len(document.source.raw):
            return None
        return Evidence(source, start, end, document.source.raw[start:end])

    def clause_span(self, evidence: Evidence) -> tuple[int, int] | None:
        """Return the raw span of the clause in which the evidence begins, or None (masthead, headings)."""
        _, spans = self._sources.get(evidence.source, (None, ()))
        index = bisect_right(spans, evidence.start, key=lambda span: span[0]) - 1
        if index >= 0 and evidence.start < spans[index][1]:
            return spans[index]
        return None

    def write_clauses(self, key: str) -> None:
        """Write every clause (条款) with the path of headings above it."""
        for document, spans in self._sources.values():
            for clause, (start, end) in zip(document.clauses, spans, strict=True):
                iri = mint.clause_iri(key, document.source.name, start, end)
                quote = document.source.raw[start:end]
                self._passage(iri, GOV.Clause, Evidence(document.source.name, start, end, quote))
                self._writer.link(iri, DCTERMS.isPartOf, mint.document_iri(key))
                headings = [section.heading for section in document.headings_above(clause.span.start)]
                self._writer.value(iri, GOV.headingPath, HEADING_SEPARATOR.join(reversed(headings)) or None)

    def locate(self, subject: str, key: str, evidence: Evidence) -> None:
        """Write what every node read from a document has: its document, its evidence and the clause it stands in."""
        self._writer.link(subject, GOV.statedIn, mint.document_iri(key))
        self._writer.link(subject, GOV.hasEvidence, self.evidence(evidence))
        span = self.clause_span(evidence)
        if span is not None:
            self._writer.link(subject, GOV.inClause, mint.clause_iri(key, evidence.source, *span))

    def _passage(self, iri: str, kind: str, evidence: Evidence) -> None:
        self._writer.type(iri, kind)
        self._writer.value(iri, GOV.sourceName, evidence.source)
        self._writer.value(iri, OA.start, evidence.start)
        self._writer.value(iri, OA.end, evidence.end)
        self._writer.value(iri, OA.exact, evidence.quote)


def write_document(writer: GraphWriter, key: str, extractions: Iterable[Extraction]) -> None:
    """Write the document node.

    Of several prints of one document the first by name of source describes it.
    """
    iri = mint.document_iri(key)
    writer.type(iri, GOV.OfficialDocument)
    writer.value(iri, GOV.key, key)
    ordered = sorted(extractions, key=lambda extraction: extraction.document.source.name)
    for extraction in ordered:
        source = extraction.document.source
        writer.value(iri, GOV.sourceName, source.name)
        writer.value(iri, GOV.sourceDigest, source.sha256)
    if not ordered:
        writer.value(iri, RDFS.label, key)
        return
    document = ordered[0].document
    title = document.title and strip_artefacts(document.title)
    writer.value(iri, RDFS.label, title or key)
    writer.value(iri, DCTERMS.title, title or None)
    writer.value(iri, GOV.number, document.number)
    writer.value(iri, GOV.issuerText, document.issuer)
    writer.calendar(iri, DCTERMS.issued, document.date)
    writer.value(iri, GOV.kind, document.kind)
    writer.value(iri, GOV.attachedTitle, document.attached_title)
    for addressee in document.addressees:
        writer.value(iri, GOV.addresseeText, addressee)
    concept = concepts("document-kind").get(document.kind or "")
    if concept:
        writer.link(iri, GOV.kindConcept, concept)
    if ordered[0].jurisdiction:
        writer.link(iri, GOV.jurisdiction, mint.jurisdiction_iri(ordered[0].jurisdiction))


def write_issue(writer: GraphWriter, passages: Passages, issue: Issue) -> None:
    """Write something half understood, with its reason and its place."""
    place = issue.evidence
    iri = mint.issue_iri(issue.doc, issue.extractor, issue.reason, place.source, place.start, place.end)
    writer.type(iri, GOV.Issue)
    writer.value(iri, GOV.extractor, issue.extractor)
    writer.value(iri, GOV.reason, issue.reason)
    passages.locate(iri, issue.doc, place)


def _clause_spans(document: Document) -> tuple[tuple[int, int], ...]:
    return tuple(document.raw_span(clause.span.start, clause.span.end) for clause in document.clauses)
