"""What the tenures of one post say of one another: predecessors, and two holders where there can be but one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from govgraph.extract.periods import Period, read_period
from govgraph.extract.records import ResolvedFact, Tenure

_SHARED: Final = re.compile(r"副.{0,5}$|(?:委员|常委|成员|组员|顾问|秘书|代表|员|师)$")
_HEAD: Final = re.compile(r"(?:长|书记|主任|主席|经理|总理|专员)$")
_FOREVER: Final = "9999-12-31"


def one_holder(title: str) -> bool:
    """Tell whether a post of this title has one holder at a time.

    >>> one_holder("县财政局局长"), one_holder("副县长"), one_holder("县委常委")
    (True, False, False)
    """
    return bool(_HEAD.search(title)) and not _SHARED.search(title)


def bound_by_others(tenures: Sequence[Tenure]) -> list[Tenure]:
    """Let no tenure with an open start reach back beyond the end of another's in a post that has one holder."""
    ends: defaultdict[str, list[tuple[str, Period]]] = defaultdict(list)
    for tenure in tenures:
        end = read_period(tenure.end)
        if end and not tenure.acting and one_holder(tenure.title):
            ends[tenure.post_iri].append((tenure.person_iri, end))
    return [_bounded(tenure, ends[tenure.post_iri]) for tenure in tenures]


def _bounded(tenure: Tenure, ends: Sequence[tuple[str, Period]]) -> Tenure:
    shown = read_period(tenure.witnessed or tenure.end)
    if tenure.start or tenure.acting or shown is None:
        return tenure
    before = [end for person, end in ends if person != tenure.person_iri and end.last <= shown.first]
    own = read_period(tenure.not_before)
    latest = max([*before, *([own] if own else [])], key=lambda end: (end.last, end.first), default=None)
    return replace(tenure, not_before=latest.printed) if latest else tenure


def find_two_holders(tenures: Sequence[Tenure]) -> Iterator[tuple[ResolvedFact, str]]:
    """Yield each case of two people in a post that has one holder: the fact that shows the later, and the reason.

    It counts only what documents prove: two tenures that are both shown to hold on one day.
    """
    holders: defaultdict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        if not tenure.acting and one_holder(tenure.title) and _proven_from(tenure):
            holders[tenure.post_iri].append(tenure)
    for post, group in sorted(holders.items()):
        ordered = sorted(group, key=lambda each: (_proven_from(each), each.person_iri))
        for earlier, later in combinations(ordered, 2):
            if earlier.person_iri != later.person_iri and _proven_from(later) < _proven_until(earlier):
                facts = (*later.opened_by, *later.witnessed_by, *later.closed_by)
                first = (*earlier.opened_by, *earlier.witnessed_by, *earlier.closed_by)[0].fact
                ending = f"until {earlier.end} / 至{earlier.end}" if earlier.end else "no removal is known / 未见免职"
                yield (
                    facts[0],
                    f"two holders of one post {post.rsplit('/', 1)[-1]}: {first.subject} as well, {ending}（一职二人）",
                )


def _proven_from(tenure: Tenure) -> str:
    """Return the first day on which documents prove that the post is held, or nothing."""
    known = read_period(tenure.start or tenure.witnessed)
    if known:
        return known.last
    end = read_period(tenure.end)
    return (date.fromisoformat(end.first) - timedelta(days=1)).isoformat() if end else ""


def _proven_until(tenure: Tenure) -> str:
    end = read_period(tenure.end)
    return end.first if end else _FOREVER
