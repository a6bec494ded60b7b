"""How an extractor makes a fact or an issue: from text offsets, with evidence, qualifiers sorted."""

from __future__ import annotations

from govgraph.extract.records import Document, Fact, Issue, Span, Value


def make_fact(
    document: Document,
    relation: str,
    subject: str,
    object_: str,
    evidence: Span,
    *,
    extractor: str,
    **qualifiers: Value,
) -> Fact:
    """Make a fact; ``evidence`` is in text offsets, qualifiers keep None where nothing is printed."""
    return Fact(
        relation=relation,
        doc=document.key,
        subject=subject,
        object=object_,
        evidence=document.evidence(evidence.start, evidence.end),
        extractor=extractor,
        qualifiers=tuple(sorted(qualifiers.items())),
    )


def make_issue(document: Document, reason: str, evidence: Span, *, extractor: str) -> Issue:
    """Make an issue record; ``reason`` says in one line what was not settled."""
    return Issue(document.key, extractor, reason, document.evidence(evidence.start, evidence.end))
