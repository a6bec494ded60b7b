"""When a repealed document (废止) ceases to be in force: the day its repealer prints, else the day it is dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from govgraph.extract.periods import read_period
from govgraph.extract.records import Document, Extraction, ResolvedFact

_EFFECT: Final = re.compile(
    r"自?(?P<year>[12]\d{3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效|废止|停止执行|失效)"
)


def date_repeals(facts: Sequence[ResolvedFact], extractions: Iterable[Extraction]) -> tuple[ResolvedFact, ...]:
    """Give each citation that repeals a document the day on which the repeal takes effect, if any is known."""
    documents = {
        (extraction.document.key, extraction.document.source.name): extraction.document for extraction in extractions
    }
    return tuple(_dated(fact, documents.get((fact.fact.doc, fact.fact.evidence.source))) for fact in facts)


def _dated(resolved: ResolvedFact, document: Document | None) -> ResolvedFact:
    fact = resolved.fact
    if fact.relation != "cites" or fact.qualifier("role") != "repeals" or document is None:
        return resolved
    printed = _printed(document, fact.evidence.start)
    own, effect = read_period(document.date), read_period(printed)
    if effect and own and effect.before(own):
        effect = None  # another document's: 条例已自2022年11月1日起施行，决定废止……
    date = effect or own
    return replace(resolved, valid_from=date.printed) if date else resolved


def _printed(document: Document, start: int) -> str | None:
    """Return the date of effect in the clause that repeals (自2025年5月1日起施行，……同时废止), if it prints one."""
    for clause in document.clauses:
        low, high = document.raw_span(clause.span.start, clause.span.end)
        if low <= start < high:
            match = _EFFECT.search(re.sub(r"\s", "", document.text[clause.span.start : clause.span.end]))
            return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}" if match else None
    return None
