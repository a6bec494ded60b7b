"""The frozen records that pass between stages.

Offsets are Unicode code points. Two coordinate systems exist and no third:

* **raw** offsets point into the decoded source file. Evidence is always raw: ``quote == raw[start:end]``.
* **text** offsets point into :attr:`Document.text`, the cleaned text of one document, in which grammar is written.

:meth:`Document.raw_span` maps text offsets to raw ones; nothing maps back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

Value = str | int | float | bool | tuple[str, ...] | None
"""What a qualifier may hold. A sequence is a tuple, so that facts stay hashable."""


class ExtractionError(Exception):
    """Input that cannot be read or understood; the message is one line that says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded source file.

    ``name`` is the file name without folders (``-`` for standard input); ``raw`` the decoded text, unchanged; ``sha256``
    the digest of the file's bytes.
    """

    name: str
    raw: str
    sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval of text offsets."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (一、 （一） 1. （1） 第一条 or unnumbered) and the text under it, up to the next heading of its level or higher.

    ``level`` counts from 1; ``span`` covers heading and body; ``parent`` is the index in :attr:`Document.sections` or None.
    """

    level: int
    number: str
    heading: str
    heading_span: Span
    span: Span
    parent: int | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A leaf of the heading tree: one paragraph of running text (正文条款).

    ``section`` is the index in :attr:`Document.sections` of the innermost heading above it, or None before the first.
    """

    span: Span
    section: int | None


class Part(StrEnum):
    """The parts of an official document, after GB/T 9704 党政机关公文格式."""

    MASTHEAD = "masthead"  # 发文机关标志
    NUMBER = "number"  # 发文字号
    TITLE = "title"  # 标题
    ADDRESSEES = "addressees"  # 主送机关
    BODY = "body"  # 正文
    SIGNATURE = "signature"  # 发文机关署名
    DATE = "date"  # 成文日期
    ATTACHMENT = "attachment"  # 附件, 印发的方案


@dataclass(frozen=True, slots=True)
class Document:
    """One official document (公文): its cleaned text, its parts, its heading tree.

    ``key`` names the document in every output: its own number (发文字号), else the source's name (``#2`` … when a source
    holds several unnumbered ones). ``origin[i]`` is the raw offset of ``text[i]``. ``date`` is ISO 8601 at the precision
    printed. ``parts`` holds the span of each part found.
    """

    key: str
    source: SourceText
    text: str
    origin: tuple[int, ...]
    parts: Mapping[Part, Span] = field(default_factory=dict)
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    date: str | None = None
    kind: str | None = None
    addressees: tuple[str, ...] = ()
    attached_title: str | None = None
    sections: tuple[Section, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty interval of text offsets to the raw interval that covers it."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} outside text of {len(self.text)} code points")
        return self.origin[start], self.origin[end - 1] + 1

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence for an interval of text offsets."""
        low, high = self.raw_span(start, end)
        return Evidence(self.source.name, low, high, self.source.raw[low:high])

    def surface(self, start: int, end: int) -> str:
        """Return what is printed at an interval of text offsets, without white space and conversion artefacts."""
        low, high = self.raw_span(start, end)
        return strip_artefacts(self.source.raw[low:high])

    def clause_at(self, offset: int) -> Clause | None:
        """Return the clause that holds a text offset, or None (masthead, headings)."""
        index = bisect_right(self.clauses, offset, key=lambda clause: clause.span.start) - 1
        if index >= 0 and offset < self.clauses[index].span.end:
            return self.clauses[index]
        return None

    def clause_before(self, offset: int) -> Clause | None:
        """Return the last clause that ends at or before a text offset, or None."""
        index = bisect_right(self.clauses, offset, key=lambda clause: clause.span.end) - 1
        return self.clauses[index] if index >= 0 else None

    def headings_above(self, offset: int) -> Iterator[Section]:
        """Yield the sections that hold a text offset, innermost first."""
        holders = [section for section in self.sections if section.span.start <= offset < section.span.end]
        yield from sorted(holders, key=lambda section: -section.level)


_ARTEFACT: Final = re.compile(r"\[bookmark:[^\]]*\]|\s+|[\u200b\ufeff\u00ad]")


def strip_artefacts(printed: str) -> str:
    r"""Remove inner white space and conversion artefacts from a printed form.

    >>> strip_artefacts("县政府\n\n机关")
    '县政府机关'
    """
    return _ARTEFACT.sub("", printed)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact is printed: raw offsets into the source, and the text there."""

    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document's text that names something.

    ``group`` is the name of the spaCy span group it came from (``organizations``, ``people`` …), ``label`` the kind within
    the group, ``attributes`` what the component read off it (a quantity's value, a post's organisation …).
    """

    group: str
    label: str
    span: Span
    text: str
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document, by group, each in text order."""

    groups: Mapping[str, tuple[Mention, ...]]

    def __getitem__(self, group: str) -> tuple[Mention, ...]:
        return self.groups.get(group, ())

    def within(self, group: str, span: Span) -> tuple[Mention, ...]:
        """Return the mentions of a group that lie wholly within a span."""
        mentions = self[group]
        first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
        last = bisect_left(mentions, span.end, lo=first, key=lambda mention: mention.span.start)
        return tuple(mention for mention in mentions[first:last] if mention.span.end <= span.end)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts table: a relation between a printed subject and a printed object, with its evidence.

    ``doc`` is :attr:`Document.key`; ``qualifiers`` are sorted by name; ``extractor`` names the module that found it.
    """

    relation: str
    doc: str
    subject: str
    object: str
    evidence: Evidence
    extractor: str
    qualifiers: tuple[tuple[str, Value], ...] = ()

    def qualifier(self, name: str) -> Value:
        """Return a qualifier by name, or None."""
        return dict(self.qualifiers).get(name)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something half understood: never guessed at, never skipped in silence."""

    doc: str
    extractor: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction read from one document: the document itself, its facts, and what it could not settle."""

    document: Document
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]
    jurisdiction: str | None = None


class Judgement(StrEnum):
    """What was decided about two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class NameJudgement:
    """A recorded decision that two names do or do not mean one entity: reversible, with its reason and score (0 to 1).

    ``decided`` says that a person judged, not a rule; ``jurisdiction`` (a name or a GB/T 2260 code) limits a person's
    judgement to the names of one place.
    """

    left: str
    right: str
    judgement: Judgement
    score: float
    reason: str
    doc: str | None = None
    decided: bool = False
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A resolved thing: a body, a person, a place, a project, a document.

    ``iri`` is minted from its kind, jurisdiction and fullest name, so the same entity has the same IRI in every run.
    ``jurisdiction`` is the division (行政区划) it belongs to, or is: its six-digit GB/T 2260 code, else, for one that no
    gazetteer knows, its name; None where that is unknown. ``parent`` is the IRI of the division above a division.
    ``code`` is the nine-digit code of a township (乡镇、街道), for a place that is one.
    """

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    jurisdiction: str | None = None
    parent: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedFact:
    """A fact with the IRIs of its two ends; ``object_iri`` is None when the object is a value, not a thing.

    ``links`` are further IRIs by qualifier name (``org`` of an appointment, ``site`` of a project). An assignment of
    duties holds from ``valid_from`` until ``valid_until``, the day of the notice that supersedes it; a repeal takes
    effect at ``valid_from``. Both are ISO 8601 at the precision printed, None where no document says.
    """

    fact: Fact
    subject_iri: str
    object_iri: str | None
    links: tuple[tuple[str, str], ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None


class TenureStart(StrEnum):
    """How the beginning of a tenure is known."""

    APPOINTMENT = "appointment"  # 任命
    PRINTED = "printed"  # 文中写明起始日期
    UNKNOWN = "unknown"  # 只见其在任或被免


class TenureEnd(StrEnum):
    """Why a tenure ended."""

    REMOVAL = "removal"  # 免职
    RESIGNATION = "resignation"  # 辞职
    PRINTED = "printed"  # 文中写明终止日期
    FULL_APPOINTMENT = "full_appointment"  # 代理至正式任命为止


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person holds a post from one day to another, as all documents together show (任职).

    It holds from ``start``, that day included, until ``end``, that day excluded; both are ISO 8601 at the precision
    printed. Without a known start, ``witnessed`` is the earliest day on which a document shows the person in the post,
    and ``not_before`` a day on which it was somebody else's, or no longer theirs. ``acting`` is 代理: such a tenure is
    one of its own. ``opened_by``, ``witnessed_by`` and ``closed_by`` are the facts that say so.
    """

    person_iri: str
    post_iri: str
    org_iri: str | None
    title: str
    start: str | None = None
    end: str | None = None
    start_kind: TenureStart = TenureStart.UNKNOWN
    end_kind: TenureEnd | None = None
    acting: bool = False
    probation: str | None = None
    witnessed: str | None = None
    not_before: str | None = None
    opened_by: tuple[ResolvedFact, ...] = ()
    witnessed_by: tuple[ResolvedFact, ...] = ()
    closed_by: tuple[ResolvedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """The result of a build before it is written as quads."""

    extractions: tuple[Extraction, ...]
    facts: tuple[ResolvedFact, ...]
    entities: tuple[Entity, ...]
    judgements: tuple[NameJudgement, ...]
    tenures: tuple[Tenure, ...] = ()
