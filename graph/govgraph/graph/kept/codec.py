"""What was read from a document, as one line of JSON and back, without loss.

The records are written field by field: a file on disk holds data, never code, and says nothing that the records do not.
The text of a document and the raw offset of each of its characters are written together, as runs of characters that
stand side by side in the source: ``[start, length]`` where they are as printed there, ``[start, "text"]`` where cleaning
has changed one. Evidence is ``[start, end]``; its quote is what stands there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

from govgraph.extract.records import (
    Clause,
    Document,
    Evidence,
    Extraction,
    Fact,
    Issue,
    Part,
    Section,
    SourceText,
    Span,
    Value,
)

CODEC: Final = 1
"""The version of what is written; raised when :func:`decode_extraction` could no longer read what was written before."""

Json = Any
"""What :mod:`json` reads and writes."""


class Offsets:
    """Raw offsets, of which each number is made once: thousands of documents share them."""

    def __init__(self) -> None:
        self._known: tuple[int, ...] = ()

    def run(self, start: int, length: int) -> tuple[int, ...]:
        """Return ``length`` consecutive offsets from ``start`` on."""
        if start + length > len(self._known):
            self._known = tuple(range(max(start + length, 2 * len(self._known))))
        return self._known[start : start + length]


def encode_extraction(extraction: Extraction) -> str:
    """Return an extraction as one line of JSON, the same for the same extraction; its source is not in it.

    Raises ValueError when the document's text and offsets do not fit.
    """
    document = extraction.document
    content = {
        "document": _document(document),
        "facts": [_fact(fact, document) for fact in extraction.facts],
        "issues": [_issue(issue, document) for issue in extraction.issues],
        "jurisdiction": extraction.jurisdiction,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def decode_extraction(line: str, source: SourceText, offsets: Offsets) -> Extraction:
    """Read an extraction of a source; raises ValueError, KeyError, TypeError or IndexError when the line is not one."""
    content = json.loads(line)
    document = _to_document(content["document"], source, offsets)
    return Extraction(
        document,
        tuple(_to_fact(each, document) for each in content["facts"]),
        tuple(_to_issue(each, document) for each in content["issues"]),
        content["jurisdiction"],
    )


def _document(document: Document) -> Json:
    return {
        "key": document.key,
        "text": list(_runs(document)),
        "parts": [[part.value, span.start, span.end] for part, span in document.parts.items()],
        "number": document.number,
        "title": document.title,
        "issuer": document.issuer,
        "date": document.date,
        "kind": document.kind,
        "addressees": document.addressees,
        "attached_title": document.attached_title,
        "sections": [
            [each.level, each.number, each.heading, *_ends(each.heading_span), *_ends(each.span), each.parent]
            for each in document.sections
        ],
        "clauses": [[*_ends(each.span), each.section] for each in document.clauses],
    }


def _to_document(content: Json, source: SourceText, offsets: Offsets) -> Document:
    texts: list[str] = []
    origin: list[int] = []
    for start, run in content["text"]:
        text = run if isinstance(run, str) else source.raw[start : start + run]
        texts.append(text)
        origin += offsets.run(start, len(text))
    return Document(
        key=content["key"],
        source=source,
        text="".join(texts),
        origin=tuple(origin),
        parts={Part(part): Span(start, end) for part, start, end in content["parts"]},
        number=content["number"],
        title=content["title"],
        issuer=content["issuer"],
        date=content["date"],
        kind=content["kind"],
        addressees=tuple(content["addressees"]),
        attached_title=content["attached_title"],
        sections=tuple(
            Section(level, number, heading, Span(heading_start, heading_end), Span(start, end), parent)
            for level, number, heading, heading_start, heading_end, start, end, parent in content["sections"]
        ),
        clauses=tuple(Clause(Span(start, end), section) for start, end, section in content["clauses"]),
    )


def _runs(document: Document) -> Iterator[tuple[int, int | str]]:
    text, origin, raw = document.text, document.origin, document.source.raw
    if len(text) != len(origin):
        raise ValueError(f"{document.key}: {len(text)} code points with {len(origin)} offsets")
    breaks = [index for index in range(1, len(origin)) if origin[index] != origin[index - 1] + 1]
    for low, high in zip([0, *breaks], [*breaks, len(origin)], strict=True):
        if low < high:
            start, run = origin[low], text[low:high]
            yield start, len(run) if raw[start : start + len(run)] == run else run


def _fact(fact: Fact, document: Document) -> Json:
    return [
        fact.relation,
        None if fact.doc == document.key else fact.doc,
        fact.subject,
        fact.object,
        _evidence(fact.evidence, document),
        fact.extractor,
        fact.qualifiers,
    ]


def _to_fact(content: Sequence[Json], document: Document) -> Fact:
    relation, doc, subject, target, evidence, extractor, qualifiers = content
    return Fact(
        relation=sys.intern(relation),
        doc=document.key if doc is None else doc,
        subject=subject,
        object=target,
        evidence=_to_evidence(evidence, document.source),
        extractor=sys.intern(extractor),
        qualifiers=tuple((sys.intern(name), _to_value(value)) for name, value in qualifiers),
    )


def _issue(issue: Issue, document: Document) -> Json:
    doc = None if issue.doc == document.key else issue.doc
    return [doc, issue.extractor, issue.reason, _evidence(issue.evidence, document)]


def _to_issue(content: Sequence[Json], document: Document) -> Issue:
    doc, extractor, reason, evidence = content
    return Issue(
        document.key if doc is None else doc, sys.intern(extractor), reason, _to_evidence(evidence, document.source)
    )


def _evidence(evidence: Evidence, document: Document) -> Json:
    source = document.source
    if evidence.source == source.name and evidence.quote == source.raw[evidence.start : evidence.end]:
        return [evidence.start, evidence.end]
    return [evidence.start, evidence.end, evidence.quote, evidence.source]


def _to_evidence(content: Sequence[Json], source: SourceText) -> Evidence:
    start, end = content[:2]
    quote, name = content[2:] if len(content) > 2 else (source.raw[start:end], source.name)
    return Evidence(name, start, end, quote)


def _to_value(content: Json) -> Value:
    return tuple(content) if isinstance(content, list) else content


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
