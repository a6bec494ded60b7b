"""Tenures (任职): who holds which post from when to when, over all documents.

An appointment opens a tenure and a removal closes that of the same person in the same post, no other: an additional
post (兼任) closes nothing, and a successor does not close the predecessor's tenure. Acting (代理) is a tenure of its
own, which ends when somebody is appointed in full to the same post. A removal without a known beginning gives an
interval with an open start; a post printed beside a name shows that it is held on the day of the document. What cannot
be put in order stays out and is an issue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from govgraph.extract.periods import Period, read_period
from govgraph.extract.records import Issue, ResolvedFact, Tenure, TenureEnd, TenureStart
from govgraph.extract.resolve.successions import bound_by_others, find_two_holders, one_holder

EXTRACTOR: Final = "tenures"

_NEVER: Final = Period("", "", "")
"""The time of what has no date."""

Key = tuple[str, str, bool]
"""A person, the post in full, and whether acting in it."""


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that happens to a tenure, or shows it: when, and the fact that says so."""

    fact: ResolvedFact
    period: Period
    why: TenureStart | TenureEnd | None = None


@dataclass(slots=True)
class _Holding:
    """All that happens to one person in one post, acting or not."""

    opened: list[_Event] = field(default_factory=list)
    closed: list[_Event] = field(default_factory=list)
    seen: list[_Event] = field(default_factory=list)
    undated: list[ResolvedFact] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """A tenure while it is put together."""

    opened: list[_Event] = field(default_factory=list)
    seen: list[_Event] = field(default_factory=list)
    closed: list[_Event] = field(default_factory=list)
    after: Period | None = None

    @property
    def start(self) -> _Event | None:
        return self.opened[0] if self.opened else None

    @property
    def end(self) -> _Event | None:
        return self.closed[0] if self.closed else None


def derive_tenures(
    facts: Iterable[ResolvedFact], dates: Mapping[str, str | None]
) -> tuple[tuple[Tenure, ...], tuple[Issue, ...]]:
    """Derive all tenures from resolved facts; also return what could not be settled.

    ``dates`` gives the date of each document by its key, for facts that print none. Both results are sorted and do not
    depend on the order of the facts.
    """
    issues: set[Issue] = set()
    holdings = _holdings(sorted(facts, key=_order), dates, issues)
    _move_removals_of_the_acting(holdings)
    _end_the_acting(holdings)
    made: list[Tenure] = []
    for key, holding in sorted(holdings.items()):
        _drop_contradictions(holding, issues)
        drafts = _place_sightings(_terms(holding), holding.seen)
        made += [_tenure(key, draft) for draft in drafts]
        if not drafts:
            made += _undated(key, holding.undated)
        issues |= {
            _issue(fact, "an appointment or removal without a date is ordered after nothing / 任免无日期，无从排序")
            for fact in holding.undated
            if fact.fact.relation != "holds_position"
        }
    made = bound_by_others(made)
    issues |= {_issue(fact, reason) for fact, reason in find_two_holders(made)}
    return tuple(sorted(made, key=_tenure_order)), tuple(sorted(issues, key=repr))


def _order(resolved: ResolvedFact) -> tuple[str, str, int, int, str, str]:
    fact = resolved.fact
    return fact.doc, fact.evidence.source, fact.evidence.start, fact.evidence.end, fact.relation, fact.object


def _tenure_order(tenure: Tenure) -> tuple[str, ...]:
    when = tenure.start or tenure.witnessed or ""
    return tenure.person_iri, tenure.post_iri, when, tenure.end or "", str(tenure.acting)


def _holdings(
    facts: Sequence[ResolvedFact], dates: Mapping[str, str | None], issues: set[Issue]
) -> dict[Key, _Holding]:
    holdings: defaultdict[Key, _Holding] = defaultdict(_Holding)
    for resolved in facts:
        fact = resolved.fact
        links = dict(resolved.links)
        post = links.get("post") or resolved.object_iri
        if fact.relation not in ("appointed", "removed", "holds_position") or post is None:
            continue
        acting = "acting_for" in links or (fact.relation == "appointed" and fact.qualifier("kind") == "acting")
        holding = holdings[resolved.subject_iri, links.get("acting_for", post), acting]
        printed = fact.qualifier("date")
        when = read_period(printed if isinstance(printed, str) else None) or read_period(dates.get(fact.doc))
        if fact.relation == "holds_position":
            _see(holding, resolved, when, issues)
        elif when is None:
            holding.undated.append(resolved)
        elif fact.relation == "appointed":
            holding.opened.append(_Event(resolved, when, TenureStart.APPOINTMENT))
        else:
            resigned = fact.qualifier("kind") == "resignation"
            holding.closed.append(_Event(resolved, when, TenureEnd.RESIGNATION if resigned else TenureEnd.REMOVAL))
    return dict(holdings)


def _see(holding: _Holding, resolved: ResolvedFact, when: Period | None, issues: set[Issue]) -> None:
    """Add a post printed beside a name: held on the day of the document, or in the interval that it prints."""
    start, end = (
        read_period(value) if isinstance(value := resolved.fact.qualifier(name), str) else None
        for name in ("from", "to")
    )
    if start and end and end.before(start):
        issues.add(_issue(resolved, "a tenure that ends before it begins / 任职终止早于起始"))
        return
    if start:
        holding.opened.append(_Event(resolved, start, TenureStart.PRINTED))
    if end:
        holding.closed.append(_Event(resolved, end, TenureEnd.PRINTED))
    if when is None:
        holding.undated.append(resolved)
    elif not (end and end.before(when)):
        holding.seen.append(_Event(resolved, when))


def _move_removals_of_the_acting(holdings: dict[Key, _Holding]) -> None:
    """Let the removal of one who is only known to act in a post (免去…代理职务, printed in full) end the acting."""
    for (person, post, acting), holding in sorted(holdings.items()):
        substitute = holdings.get((person, post, True))
        if acting or substitute is None or holding.opened or holding.seen:
            continue
        first = min((each.period for each in substitute.opened), key=lambda period: period.last, default=None)
        if first and all(first.before(event.period) for event in holding.closed):  # none ended an earlier term in full
            substitute.closed += holding.closed
            holding.closed = []


def _end_the_acting(holdings: Mapping[Key, _Holding]) -> None:
    """End each acting tenure at the first full appointment after it: of the same person, or of the one other holder."""
    full: defaultdict[str, list[tuple[str, _Event]]] = defaultdict(list)
    for (person, post, acting), holding in holdings.items():
        if not acting:
            full[post] += [(person, event) for event in holding.opened]
    for (person, post, acting), holding in holdings.items():
        for opening in holding.opened if acting else ():
            single = one_holder(_title(opening.fact))
            after = [
                event
                for other, event in full[post]
                if (other == person or single) and opening.period.before(event.period)
            ]
            if after:
                first = min(after, key=_event_order)
                holding.closed.append(_Event(first.fact, first.period, TenureEnd.FULL_APPOINTMENT))


def _event_order(event: _Event) -> tuple[str, str, tuple[str, str, int, int, str, str]]:
    return event.period.first, event.period.last, _order(event.fact)


def _drop_contradictions(holding: _Holding, issues: set[Issue]) -> None:
    """Drop an appointment and a removal that cannot be put in order, and record them."""
    dropped: list[_Event] = []
    for opening in holding.opened:
        for closing in holding.closed:
            if opening.fact is closing.fact or not opening.period.overlaps(closing.period):
                continue
            if _moves(opening, closing):
                continue
            dropped += [opening, closing]
            reason = (
                f"appointed {opening.period.printed} and removed {closing.period.printed}: which came first is not said"
                f" / 任免先后不明：任{opening.period.printed}，免{closing.period.printed}"
            )
            issues.add(_issue(max((opening, closing), key=_event_order).fact, reason))
    holding.opened = [event for event in holding.opened if event not in dropped]
    holding.closed = [event for event in holding.closed if event not in dropped]


def _moves(opening: _Event, closing: _Event) -> bool:
    """Tell whether an appointment and a removal are the move from an old name of the body to its new one (更名).

    They print the post in different forms, on one day or in one document.
    """
    old, new = closing.fact.fact, opening.fact.fact
    one_day = opening.period == closing.period and opening.period.first == opening.period.last
    return old.object != new.object and (one_day or old.doc == new.doc)


def _terms(holding: _Holding) -> list[_Draft]:
    """Cut what opens and closes a holding into terms, in the order of time."""
    drafts: list[_Draft] = []
    for event in sorted((*holding.opened, *holding.closed), key=_term_order):
        last = drafts[-1] if drafts else None
        running = last is not None and not last.closed
        if isinstance(event.why, TenureStart):
            if last is None or not running:
                drafts.append(_Draft(opened=[event], after=_ending(last)))
            else:
                last.seen.append(event)  # appointed anew to what is held: a confirmation, not a second term
        elif last is not None and running:
            last.closed.append(event)
        elif event.why is TenureEnd.FULL_APPOINTMENT:
            continue  # the acting had ended before
        elif last is not None and not _seen_between(holding, last, event):
            last.closed.append(event)  # a second document of the same removal
        else:
            drafts.append(_Draft(closed=[event], after=_ending(last)))
    return drafts


def _term_order(event: _Event) -> tuple[object, ...]:
    """Order what opens and closes: on one day the old term ends before the new begins, unless one line prints both."""
    rank = 2 if event.why is TenureEnd.PRINTED else int(isinstance(event.why, TenureStart))
    return event.period.last, rank, _event_order(event)


def _ending(draft: _Draft | None) -> Period | None:
    return draft.end.period if draft and draft.end else None


def _seen_between(holding: _Holding, last: _Draft, event: _Event) -> bool:
    ended = _ending(last)
    return any(ended and ended.before(seen.period) and seen.period.before(event.period) for seen in holding.seen)


def _place_sightings(drafts: list[_Draft], seen: Sequence[_Event]) -> list[_Draft]:
    """Give each day on which the post is shown to be held to the term it falls into, or to a term that it reveals."""
    revealed: _Draft | None = None
    for event in sorted(seen, key=_event_order):
        place = next((each for each in drafts if not (end := _ending(each)) or event.period.first <= end.last), None)
        if place is not None:
            place.seen.append(event)
        elif revealed is None:
            revealed = _Draft(seen=[event], after=_ending(drafts[-1]) if drafts else None)
        else:
            revealed.seen.append(event)
    for draft in drafts:
        start = draft.start
        if start and any(event.period.before(start.period) and not event.why for event in draft.seen):
            draft.seen += draft.opened  # in office before this appointment: it confirms, and the beginning is unknown
            draft.opened = []
    return [*drafts, revealed] if revealed else drafts


def _tenure(key: Key, draft: _Draft) -> Tenure:
    person, post, acting = key
    facts = [event.fact for event in (*draft.opened, *draft.seen, *draft.closed)]
    own = [each for each in facts if each.subject_iri == person] or facts
    links = dict(own[0].links)
    start, end = draft.start, draft.end
    seen = sorted((event for event in draft.seen), key=_event_order)
    probations = [value for each in own if isinstance(value := each.fact.qualifier("probation"), str)]
    witnessed = min(seen, key=lambda event: (event.period.last, event.period.first), default=None)
    return Tenure(
        person_iri=person,
        post_iri=links.get("post", post) if acting else post,
        org_iri=links.get("org"),
        title=_title(own[0]),
        start=start.period.printed if start else None,
        end=end.period.printed if end else None,
        start_kind=start.why if start and isinstance(start.why, TenureStart) else TenureStart.UNKNOWN,
        end_kind=end.why if end and isinstance(end.why, TenureEnd) else None,
        acting=acting,
        probation=probations[0] if probations else None,
        witnessed=None if start or witnessed is None else witnessed.period.printed,
        not_before=None if start or draft.after is None else draft.after.printed,
        opened_by=_once(draft.opened),
        witnessed_by=_once(seen),
        closed_by=_once(draft.closed),
    )


def _once(events: Iterable[_Event]) -> tuple[ResolvedFact, ...]:
    return tuple(dict.fromkeys(event.fact for event in sorted(events, key=_event_order)))


def _undated(key: Key, facts: Sequence[ResolvedFact]) -> list[Tenure]:
    """Return the one tenure that documents without dates show, if they do: nothing is known of when."""
    opened = tuple(each for each in facts if each.fact.relation == "appointed")
    seen = tuple(each for each in facts if each.fact.relation == "holds_position")
    if not (opened or seen):
        return []
    kind = TenureStart.APPOINTMENT if opened else TenureStart.UNKNOWN
    made = _tenure(key, _Draft(seen=[_Event(each, _NEVER) for each in (*opened, *seen)]))
    return [replace(made, start_kind=kind, witnessed=None, opened_by=opened, witnessed_by=seen)]


def _title(resolved: ResolvedFact) -> str:
    role = resolved.fact.qualifier("role")
    return role if isinstance(role, str) and role else resolved.fact.object


def _issue(resolved: ResolvedFact, reason: str) -> Issue:
    return Issue(resolved.fact.doc, EXTRACTOR, reason, resolved.fact.evidence)
