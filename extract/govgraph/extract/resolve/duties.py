"""How long duties are assigned (领导分工): until the next notice of the same government.

A notice on the division of work (关于…工作分工的通知) of a government holds from its date. The next notice of that
government supersedes all that was assigned before; one that names only some officials (调整王青山同志分工) supersedes
theirs only. A notice without a date is ordered after nothing, and neither supersedes nor is superseded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from govgraph.extract.periods import Period, read_period
from govgraph.extract.records import Evidence, Extraction, Issue, ResolvedFact

EXTRACTOR: Final = "duties"
DUTIES: Final = frozenset({"oversees", "portfolio"})

_OFFICE: Final = re.compile(r"(?:办公室|办公厅)$")
_GOVERNMENT: Final = re.compile(r"[省市县区州旗盟](?:人民)?政府$")
_OF_GOVERNMENT: Final = re.compile(
    r"(?:^|[关于整确省市县区州旗盟])(?:人民)?政府(?:党组|领导|班子|负责|正副|[县市区]长)"
)
_NOTICE: Final = re.compile(r"分工")
_SOME: Final = re.compile(r"部分|个别")
_REST_STANDS: Final = re.compile(
    r"其[他它余](?:[\u4e00-\u9fff]{0,14}分工|[\u4e00-\u9fff]{0,8}(?:工作|职责))[\u4e00-\u9fff]{0,6}(?:不变|不作调整|不再调整)"
)


@dataclass(frozen=True, slots=True)
class _Notice:
    """A document that assigns duties: whose, when, of which officials, and whether it is for all of them."""

    doc: str
    government: str
    period: Period | None
    officials: frozenset[str]
    presided: bool
    explicit: bool
    partial: bool


def date_duties(
    facts: Sequence[ResolvedFact], extractions: Iterable[Extraction]
) -> tuple[tuple[ResolvedFact, ...], tuple[Issue, ...]]:
    """Give each assignment of duties the days on which it holds; also return what could not be put in order."""
    assigned: defaultdict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in facts:
        if fact.fact.relation in DUTIES:
            assigned[fact.fact.doc].append(fact)
    documents: dict[str, Extraction] = {}
    for extraction in sorted(extractions, key=lambda each: (each.document.source.name, each.document.source.sha256)):
        documents.setdefault(extraction.document.key, extraction)
    notices = [_notice(documents[doc], found) for doc, found in sorted(assigned.items()) if doc in documents]
    by_government: defaultdict[str, list[_Notice]] = defaultdict(list)
    for notice in notices:
        by_government[notice.government].append(notice)
    ends = {
        (notice.doc, official): _superseded(notice, official, by_government[notice.government])
        for notice in notices
        for official in notice.officials
    }
    starts = {notice.doc: notice.period.printed if notice.period else None for notice in notices}
    dated = tuple(
        replace(fact, valid_from=starts.get(fact.fact.doc), valid_until=ends.get((fact.fact.doc, fact.subject_iri)))
        if fact.fact.relation in DUTIES
        else fact
        for fact in facts
    )
    issues = [issue for group in by_government.values() for issue in _disorder(group, assigned)]
    return dated, tuple(sorted(issues, key=lambda issue: (issue.doc, issue.reason)))


def _notice(extraction: Extraction, facts: Sequence[ResolvedFact]) -> _Notice:
    document = extraction.document
    title = re.sub(r"\s", "", document.title or "")
    named = any(fact.fact.subject in title for fact in facts)
    partial = named or bool(_SOME.search(title)) or bool(_REST_STANDS.search(re.sub(r"\s", "", document.text)))
    return _Notice(
        doc=document.key,
        government=_government(extraction, title),
        period=read_period(document.date),
        officials=frozenset(fact.subject_iri for fact in facts),
        presided=any(fact.fact.qualifier("role") == "主持" for fact in facts),
        explicit=bool(_NOTICE.search(title)),
        partial=partial,
    )


def _government(extraction: Extraction, title: str) -> str:
    """Return what tells the government (or other body) whose work is divided from all others.

    Its office (办公室) issues for it; 县政府 of a title is the government of the document's jurisdiction.
    """
    issuer = _OFFICE.sub("", re.sub(r"\s", "", extraction.document.issuer or ""))
    if _GOVERNMENT.search(issuer) or (_OF_GOVERNMENT.search(title) and not issuer.endswith("委")):
        issuer = "人民政府"
    return f"{extraction.jurisdiction or extraction.document.key}|{issuer}"


def _superseded(notice: _Notice, official: str, others: Sequence[_Notice]) -> str | None:
    """Return the date of the notice that ends what a notice assigns to an official, or None."""
    if notice.period is None:
        return None
    later = [
        other.period
        for other in others
        if other.period
        and other.explicit
        and notice.period.before(other.period)
        and (official in other.officials or _for_all(other, notice, others))
    ]
    return min(later, key=lambda period: (period.first, period.last)).printed if later else None


def _for_all(notice: _Notice, earlier: _Notice, others: Sequence[_Notice]) -> bool:
    """Tell whether a notice divides the work of the whole government.

    One in which nobody presides (主持全面工作), after one in which somebody did, names only some officials.
    """
    return not notice.partial and (notice.presided or not any(each.presided for each in (earlier, *others)))


def _disorder(group: Sequence[_Notice], assigned: Mapping[str, Sequence[ResolvedFact]]) -> Iterable[Issue]:
    explicit = [notice for notice in group if notice.explicit]
    for index, notice in enumerate(explicit):
        evidence = assigned[notice.doc][0].fact.evidence
        if notice.period is None:
            yield _issue(
                notice.doc,
                evidence,
                "a division of work without a date is ordered after nothing / 分工通知无日期，无从排序",
            )
            continue
        for other in explicit[index + 1 :]:
            if other.period and notice.period.overlaps(other.period) and not (notice.partial and other.partial):
                reason = f"which division of work came first is not said: {notice.doc}, {other.doc} / 分工通知先后不明"
                yield _issue(other.doc, assigned[other.doc][0].fact.evidence, reason)


def _issue(doc: str, evidence: Evidence, reason: str) -> Issue:
    return Issue(doc, EXTRACTOR, reason, evidence)
