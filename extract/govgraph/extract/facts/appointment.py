"""``appointed`` and ``removed``: who is given or relieved of a post (职务任免).

The closed verbs: 任命, 任, 聘任, 决定任命, 兼任, 代理 give a post; 免去, 不再担任, 撤销…职务 take it; 接受…辞去 lets go. Frames::

    任命：林岚同志任县财政局局长（试用期一年）；      任命林岚为县财政局局长、县国资局局长
    免去周远同志的县财政局局长职务                    接受何山同志辞去云岭县人民政府县长职务
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.facts.making import make_fact
from govgraph.extract.mentions.posts import HEAD, read_post
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span

_POSTS: Final = rf"[^。；，\n]{{0,80}}?(?:{HEAD})(?:、[^。；，\n]{{0,60}}?(?:{HEAD}))*"
_GIVE: Final = re.compile(
    rf"(?:同志)?(?:因[^，。；\n]{{0,12}}?)?(?:被)?(?:任命|聘任|聘|选举|当选|决定|提名|暂任)?(?:为|任|担任|兼任|出任|代理|任命为)(?P<posts>{_POSTS})(?P<after>（[^（）\n]{{2,30}}）|，?试用期[^，。；\n]{{1,6}}|一职)?(?=[。；，\n）]|$|\s)"
)
_TAKE: Final = re.compile(rf"(?:同志)?(?:的)?(?P<posts>{_POSTS})(?:等)?(?:的)?(?:职务|一职|职)")
_LEAVE: Final = re.compile(rf"(?:同志)?(?:，)?(?:因[^。；\n]{{0,40}}?，)?(?P<verb>不再担任|不再兼任|辞去|卸任)(?:其)?(?:的)?(?P<posts>{_POSTS})(?:等)?(?:的)?(?:职务|一职|的请求)?")
_PROBATION: Final = re.compile(r"试用期(?:为)?([一二两三四五六七八九十\d]+(?:年|个月))")
_HEADING: Final = re.compile(r"(?P<give>任命|聘任|任职|任)[：:]|(?P<take>免去|免职|免)[：:]")


@dataclass(frozen=True, slots=True)
class _Change:
    relation: str
    kind: str | None
    posts: Span
    after: str
    evidence: Span


def extract_appointments(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a person and post; several persons before one verb share its posts."""
    people = sorted(mentions["people"], key=lambda person: person.span.start)
    for index, person in enumerate(people):
        last = _last_of_list(document, people, index)
        for change in _read_changes(document, person, last):
            yield from _facts(document, person, change)


def _last_of_list(document: Document, people: list[Mention], index: int) -> Mention:
    """Return the last of the names that follow one another (任命林岚、周远为委员)."""
    last = people[index]
    for other in people[index + 1 :]:
        if document.text[last.span.end : other.span.start] not in ("、", "同志、", "，"):
            break
        last = other
    return last


def _read_changes(document: Document, person: Mention, last: Mention) -> Iterator[_Change]:
    """Yield what happens to a person right after the name: a post given, a post taken, or both (因任…，不再担任…)."""
    text = document.text
    before = text[max(0, person.span.start - 24) : person.span.start]
    sentence = re.split(r"[。；\n]", before)[-1]
    position = last.span.end
    if (leave := _LEAVE.match(text, position)) is not None:
        resigned = leave["verb"] in ("辞去", "卸任") or "接受" in sentence
        yield _Change("removed", "resignation" if resigned else None, Span(*leave.span("posts")), "", Span(person.span.start, leave.end()))
    heading = _nearest_heading(text, person.span.start)
    if leave is not None and not leave[0].lstrip("同志").startswith("因"):
        return
    taking = re.search(r"(?:免去|免|撤销|罢免|决定免去)[：]?(?:[\u4e00-\u9fff]{2,4}、)*$", sentence) is not None or heading == "take"
    if taking and (take := _TAKE.match(text, position)) is not None:
        yield _Change("removed", None, Span(*take.span("posts")), "", Span(person.span.start, take.end()))
    giving = re.search(r"(?:任命|聘任|聘请|任用|同意|决定|提名|推选|选举|补选|因|任)[：]?(?:[\u4e00-\u9fff]{2,4}、)*$", sentence) is not None or heading == "give"
    give = _GIVE.match(text, position)
    if give is not None and not taking and (giving or text.startswith("同志任", position) or "任命" in give[0][:8] or "当选" in give[0][:6]):
        yield _Change("appointed", None, Span(*give.span("posts")), give["after"] or "", Span(person.span.start, give.end("after") if give["after"] else give.end("posts")))


def _nearest_heading(text: str, position: int) -> str | None:
    """Return which of the headings 任命： 免去： governs a line."""
    found = None
    for match in _HEADING.finditer(text, max(0, position - 4000), position):
        found = match.lastgroup
    return found


def _facts(document: Document, person: Mention, change: _Change) -> Iterator[Fact]:
    carried: str | None = None  # 任…副县长、代理县长: the body is printed once
    end = change.posts.start
    for printed, start in _split_posts(document.text, change.posts):
        name = document.surface(start, start + len(printed))
        post = read_post(name)
        if post is None:
            continue
        acting = "代理" in post.role or post.role.startswith("代")
        org = post.org if post.org is not None else (carried if acting or post.role.endswith("长") and carried is not None else carried)
        carried = org
        end = start + len(printed)
        probation = _PROBATION.search(change.after)
        yield make_fact(
            document,
            change.relation,
            person.text,
            name,
            Span(change.evidence.start, change.evidence.end if end >= change.posts.end else end),
            extractor="appointment",
            org=org,
            role=post.role,
            date=document.date,
            probation=probation[1] if probation else None,
            kind="acting" if acting and change.relation == "appointed" else change.kind,
        )


def _split_posts(text: str, span: Span) -> Iterator[tuple[str, int]]:
    position = span.start
    for piece in re.split(r"[、]|，兼|兼(?=[\u4e00-\u9fff])", text[span.start : span.end]):
        start = text.find(piece, position, span.end)
        if piece and start >= 0:
            yield piece, start
            position = start + len(piece)
