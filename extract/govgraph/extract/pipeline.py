"""The stages in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from govgraph.extract.facts import EXTRACTORS
from govgraph.extract.mentions import find_mentions
from govgraph.extract.records import Document, Extraction, Fact, Graph, Issue, NameJudgement, SourceText
from govgraph.extract.resolve import resolve
from govgraph.extract.structure import split_documents


def extract_document(document: Document) -> Extraction:
    """Read one document: its mentions, then its facts, without duplicates and in the order of the text."""
    mentions = find_mentions(document)
    facts: dict[Fact, None] = {}
    issues: dict[Issue, None] = {}
    for extractor in EXTRACTORS:
        for found in extractor(document, mentions):
            if isinstance(found, Fact):
                facts[found] = None
            else:
                issues[found] = None
    return Extraction(
        document,
        tuple(
            sorted(
                facts,
                key=lambda fact: (fact.evidence.start, fact.evidence.end, fact.relation, fact.subject, fact.object),
            )
        ),
        tuple(
            sorted(issues, key=lambda issue: (issue.evidence.start, issue.evidence.end, issue.extractor, issue.reason))
        ),
    )


def extract_source(source: SourceText) -> tuple[Extraction, ...]:
    """Read every document of one source."""
    return tuple(extract_document(document) for document in split_documents(source))


def build_graph(
    sources: Sequence[SourceText],
    *,
    jobs: int = 1,
    jurisdiction: str | None = None,
    decisions: Sequence[NameJudgement] = (),
    progress: Callable[[str], None] | None = None,
) -> Graph:
    """Read sources and resolve their names; ``progress`` is called with each source's name when it is read.

    ``decisions`` override the rules about names (see :func:`govgraph.extract.resolve.resolve`).

    The result does not depend on ``jobs`` or on the order of ``sources``.
    """
    ordered = sorted(sources, key=lambda source: (source.name, source.sha256))
    extractions: list[Extraction] = []
    if jobs > 1 and len(ordered) > 1:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            for source, found in zip(ordered, pool.map(extract_source, ordered, chunksize=4), strict=True):
                extractions += found
                if progress:
                    progress(source.name)
    else:
        for source in ordered:
            extractions += extract_source(source)
            if progress:
                progress(source.name)
    return resolve(extractions, jurisdiction=jurisdiction, decisions=decisions)
