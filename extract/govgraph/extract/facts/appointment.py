"""``appointed`` and ``removed``: who is given or relieved of a post (职务任免).

The closed verbs: 任命, 任, 聘任, 决定任命, 兼任, 挂职任, 代理 give a post; 免去, 不再担任, 撤销…职务 take it; 接受…辞去 lets go.
Frames::

    任命：林岚同志任县财政局局长（试用期一年）；       任命林岚、周远为县财政局副局长
    免去周远同志的县财政局局长职务，免去其…职务        接受何山同志辞去云岭县人民政府县长职务
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.facts.making import make_fact
from govgraph.extract.mentions.coordination_heads import LEADING_GROUP
from govgraph.extract.mentions.names import FOREIGN, NAME
from govgraph.extract.mentions.posts import HEAD, read_post
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span

_HEAD: Final = rf"(?:{HEAD})(?![会长团处室级馆]|大会)"
_PERSON: Final = rf"(?:{NAME}|{FOREIGN})(?:（[^（）\n]{{1,8}}）)?(?:同志)?"
_NEXT: Final = rf"[、，；]{_PERSON}(?:任(?![何期务免])|为|的|不再|辞去)"
"""The next person of a list: 任命林岚任县财政局局长、周远任县水利局局长."""
_WITHIN: Final = rf"(?:(?!{_NEXT})[^。；，\n])"
_POSTS: Final = rf"{_WITHIN}{{0,80}}?{_HEAD}(?:(?!{_NEXT})、{_WITHIN}{{0,60}}?{_HEAD})*"
_OTHER_BODY: Final = (
    rf"(?:，(?!{_NEXT}|[并兼]|代理)(?:(?![任免聘其的是了为由辞])[^。；，、\n]){{3,40}}?{_HEAD}"
    rf"(?:、{_WITHIN}{{0,60}}?{_HEAD})*)"
)
"""Posts in a further body, after a comma: 任县委常委、办公室主任，县国资中心主任."""
_OTHERS: Final = r"(?:（[^（）\n]{1,8}）)?(?:等?[一二两三四五六七八九十\d]{1,3}[名位人]|等)?(?:同志)?(?:分别)?"
_VERB: Final = (
    r"被?(?:任命|聘任|聘|选举|当选|决定|暂)?"
    r"(?:挂职|挂)?(?:为|任(?![何期务免])|担任|兼任|出任|升任|调任|转任|改任|接任|就任|晋升|代理)|当选"
)
_GIVE: Final = re.compile(
    rf"{_OTHERS}(?:因[^，。；\n]{{0,12}}?(?<!不再))?(?:试用期满，?(?:经?考核合格，?)?)?(?:由[^，。；\n]{{2,30}}?)?(?:，?接替{NAME})?(?:，(?=出任|转任|升任|调任))?(?:调任[^，。；任\n]{{2,16}}(?=任))?(?:已)?(?:正式)?(?:副?[省市县区州院]长(?=代理))?"
    rf"(?P<verb>{_VERB})(?P<posts>{_POSTS}(?:{_OTHER_BODY}(?=职务|[。；\n]|$))*)"
    rf"(?P<after>（[^（）\n]{{1,30}}）|，?试用期[^，。；\n]{{1,6}}|一职|职务)?(?=[。；，\n）等]|$|\s|后，|{_NEXT})"
)
_ENDS: Final = r"(?:等)?(?:的)?(?:职务|一职|职)"
_TAKE: Final = re.compile(
    rf"{_OTHERS}(?:的)?(?!任)(?:原任?)?(?P<posts>{_POSTS}(?:{_OTHER_BODY}(?=职务|，))*)(?:（兼）)?{_ENDS}"
)
_LEAVE: Final = re.compile(
    rf"{_OTHERS}(?:，)?(?P<because>因[^。；\n]{{0,40}}?，)?(?:因[^，。；\n]{{0,12}}?)?(?:将)?(?:提出|申请|请求)?"
    rf"(?P<verb>不再担任|不再兼任|不再任|辞去|卸任)(?:其)?(?:的)?"
    rf"(?P<posts>{_POSTS}(?:{_OTHER_BODY}(?=[^。；\n]{{0,80}}职务))*)(?=[，。；\n）、的等职和]|一职|以及|$)(?:{_ENDS}|的请求)?"
)
_THEN: Final = re.compile(
    rf"[，；。]\n?(?:(?:并|同时|另)(?:决定|任命)?|决定)?(?:"
    rf"(?P<take>免去其|免除其|解聘其|撤销其|接受其辞去|不再担任|不再兼任|不再任)(?:原任)?(?:的)?(?P<taken>{_POSTS})(?:{_ENDS}|(?=[，。；\n]|$))"
    rf"|(?P<give>任命其?为|为|代理|任(?![何期务免命])|担任|兼任|改任|转任|调任)(?P<given>{_POSTS})"
    r"(?P<after>（[^（）\n]{1,30}）|，?试用期[^，。；\n]{1,6})?(?=(?:职务)?(?:[。；，\n）]|$)))"
)
"""What else happens to the same person: 免去何山县财政局局长职务，任县财政局调研员，不再担任县国资中心主任."""
_ELECTED: Final = re.compile(rf"(?:选出|选举产生|当选)的?(?P<posts>{_POSTS})(?:有|是|为)?：$")
_ROLL_REACH: Final = 60  # code points between 选出 and the first name of a roll
_PASSIVE: Final = re.compile(
    rf"(?:被任命为|当选为?|获任)(?P<posts>{_POSTS})(?P<after>（[^（）\n]{{2,30}}）)?(?=[。；，\n）]|$)"
)
_PROBATION: Final = re.compile(r"试用期(?:为)?([一二两三四五六七八九十\d]+(?:年|个月))")
_NUMBER: Final = r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、] ?)?"
_HEADING: Final = re.compile(
    r"(?:(?P<give>任命|聘任|任职)|(?P<take>免去|免职))(?:：|名单(?=\n))|(?P<take_short>(?<!任)免)："
    rf"|(?:^|(?<=\n)){_NUMBER}(?:经[^，。\n]{{2,12}}，)?(?:(?:决定|批准|同意|任命)、?)*(?:(?P<give_line>任命|聘任|任职|补选|选举)|(?P<take_line>免去|免职|免除))"
    r"(?:名单|事项)?(?=\n)"
)
"""Headings of lists, with a colon or on a line of their own: 任命：, 一、决定任命, 免职名单."""
_COLUMN: Final = re.compile(r"(?:（[^（）\n]{1,8}）)?[ ，]")
_AFTER_COLUMN: Final = re.compile(
    r"(?P<after>（[^（）\n]{2,30}）)?(?:等?职务|一职)?(?:（[^（）\n]{2,30}）)?(?:[，。；][^\n]{0,20})?(?=\n|$)"
)
_SENTENCE: Final = 240  # code points before a name in which its sentence may begin
_WITHIN_GROUP: Final = re.compile(
    rf"(?:{LEADING_GROUP}|专班|指挥部|小组)?(?:办公室)?(?:常务)?副?(?:主任|组长|召集人|总指挥|指挥长|秘书长)"
)
_GROUP: Final = re.compile(rf"{LEADING_GROUP}|协调小组|工作专班|专班|指挥部|联席会议|工作组")
_TAKES_ON: Final = frozenset(("担任", "兼任", "接任", "出任"))
_ROLE_IN_GROUP: Final = re.compile(
    rf"[^。；\n]*?(?:{LEADING_GROUP}|协调小组|专班|指挥部|联席会议|组委会|筹委会|食品安全委员会|安全生产委员会|\d个组)?的?"
    r"(?:名誉|第[一二三]|常务|执行)?副?总?(?:组长|召集人|指挥长|总指挥)|[^。；\n]*(?:组委会|筹委会|安全委员会)(?:名誉|执行)?副?(?:主席|主任|秘书长)"
    r"|委员会(?:名誉|执行)?副?(?:主席|主任|委员)|(?:名誉|执行)副?主席"
)
"""A role taken on in a body of coordination (担任县防汛领导小组组长), no post that is given."""
_GROUP_REACH: Final = 200  # code points between the body of coordination and the role given in it
_NAMES_BEFORE: Final = r"[：]?(?:[\u4e00-\u9fff]{2,4}、)*$"
_SPARED: Final = re.compile(r"(?:接替|(?<!决定)由)\Z")
"""Before a name that is given no post by what follows: 接替何山|任…, 副市长一职由林岚|担任."""
_TAKING: Final = re.compile(
    rf"(?:免去|免除|免(?!去)|撤销|罢免|解聘)(?!其)(?:(?!任命|接受)[^。；，\n]{{2,60}}?职务[、，；])*{_NAMES_BEFORE}"
)
_GIVING: Final = re.compile(
    r"(?:任命|聘任|聘请|任用|同意|决定|推选|选举|补选|宣布了?|因|任)"
    rf"(?:(?:(?!免去|接受)[^。；，\n]{{2,60}}?{_HEAD}(?:（[^（）\n]{{1,30}}）)?|免去其[^。；，\n]{{2,60}}?职务)[、，；]\n?)*{_NAMES_BEFORE}"
)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of posts: the relation, its kind, where the posts are printed, what qualifies them, the evidence."""

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
        told = (*_read_changes(document, person, last), *_read_passive(document, people, index))
        turn = _turn(document, people, index)
        for change in told or _read_elected(document, people, index):
            yield from _facts(document, person, change, turn)


def _turn(document: Document, people: list[Mention], index: int) -> tuple[int, int] | None:
    """Return which of how many a person is, where names and posts go in pairs (林岚、周远分别任县长、副县长)."""
    first = last = index
    while first and document.text[people[first - 1].span.end : people[first].span.start] == "、":
        first -= 1
    while last + 1 < len(people) and document.text[people[last].span.end : people[last + 1].span.start] == "、":
        last += 1
    paired = last > first and _PAIRED.match(document.text, people[last].span.end)
    return (index - first, last - first + 1) if paired else None


def _last_of_list(document: Document, people: list[Mention], index: int) -> Mention:
    """Return the last of the names that follow one another (任命林岚、周远为委员)."""
    last = people[index]
    for other in people[index + 1 :]:
        if document.text[last.span.end : other.span.start] not in ("、", "同志、", "，", "和", "同志和", "及", "与"):
            break
        last = other
    return last


def _read_changes(document: Document, person: Mention, last: Mention) -> Iterator[_Change]:
    """Yield what happens to a person from the name on: the first change, then those that the sentence adds."""
    first = tuple(_first_changes(document, person, last))
    yield from first
    if not first:
        return
    start, end = person.span.start, first[-1].evidence.end
    while then := _THEN.match(document.text, end):
        end = then.end()
        if then["take"]:
            kind = "resignation" if then["take"] == "接受其辞去" else None
            yield _Change("removed", kind, Span(*then.span("taken")), "", Span(start, end))
        elif document.text[then.start()] == "，" or then["give"] == "任命其为":
            kind = "acting" if then["give"] == "代理" else None
            yield _Change("appointed", kind, Span(*then.span("given")), then["after"] or "", Span(start, end))


def _first_changes(document: Document, person: Mention, last: Mention) -> Iterator[_Change]:
    """Yield what happens to a person right after the name: posts given, posts taken, or both (因任…，不再担任…)."""
    text = document.text
    position, holder = last.span.end, person.attributes["holder_start"]
    assert isinstance(holder, int)
    start = min(person.span.start, holder)  # 任命县委副书记林岚为…
    sentence = re.split(r"。|(?<![；，、])\n", text[max(0, start - _SENTENCE) : start])[-1]
    heading = _heading_above(text, start)
    taking = _TAKING.search(sentence) is not None or heading == "take"
    leave = _LEAVE.match(text, position)
    if leave is not None:
        resigned = leave["verb"] in ("辞去", "卸任") or "接受" in sentence
        span = Span(start, leave.end())
        yield _Change("removed", "resignation" if resigned else None, Span(*leave.span("posts")), "", span)
        if leave["because"] is None:
            return
    if taking and (take := _TAKE.match(text, position)) is not None:
        yield _Change("removed", None, Span(*take.span("posts")), "", Span(start, take.end()))
        return
    if (column := read_column(document, person)) is not None:
        posts, after = column
        relation = "removed" if heading == "take" else "appointed"
        yield _Change(relation, None, posts, after, Span(person.span.start, posts.end))
        return
    start = person.span.start
    give = _GIVE.match(text, position)
    if give is None or taking or _SPARED.search(text, max(0, start - 3), start) or not _gives(give, sentence, heading):
        return
    if give["verb"] in _TAKES_ON and _ROLE_IN_GROUP.fullmatch(give["posts"]):
        return
    if _WITHIN_GROUP.fullmatch(give["posts"]) and _GROUP.search(text, max(0, start - _GROUP_REACH), start):
        return  # a role in a body of coordination, which facts/coordination.py reads
    end = give.end("after") if give["after"] else give.end("posts")
    kind = "acting" if give["verb"] == "代理" else None
    yield _Change("appointed", kind, Span(*give.span("posts")), give["after"] or "", Span(start, end))


def _read_elected(document: Document, people: list[Mention], index: int) -> Iterator[_Change]:
    """Yield the post printed before a roll of those elected to it: 选出的副主席是：林岚、周远."""
    text, person, first = document.text, people[index], index
    while first and text[people[first - 1].span.end : people[first].span.start] == "、":
        first -= 1
    start = people[first].span.start
    if elected := _ELECTED.search(text, max(0, start - _ROLL_REACH), start):
        span = Span(*elected.span("posts"))
        yield _Change("appointed", None, span, "", Span(span.start, person.span.end))


def _read_passive(document: Document, people: list[Mention], index: int) -> Iterator[_Change]:
    """Yield the posts given to a person later in the sentence (林岚，女，…，被任命为县财政局局长), up to the next name."""
    person = people[index]
    stop = document.text.find("。", person.span.end)
    following = people[index + 1].span.start if index + 1 < len(people) else len(document.text)
    passive = _PASSIVE.search(
        document.text, person.span.end + 1, min(stop if stop >= 0 else len(document.text), following)
    )
    if passive is not None and not re.search(r"[任命为]$", document.text[person.span.end : passive.start()][:2]):
        end = passive.end("after") if passive["after"] else passive.end("posts")
        yield _Change(
            "appointed", None, Span(*passive.span("posts")), passive["after"] or "", Span(person.span.start, end)
        )


def _gives(give: re.Match[str], sentence: str, heading: str | None) -> bool:
    """Tell whether a verb gives a post; a bare 为 does so only after 任命 or under its heading."""
    return give["verb"] != "为" or heading == "give" or _GIVING.search(sentence) is not None


def _heading_above(text: str, position: int) -> str | None:
    """Return which of the headings 任命： 免去： governs a line: the nearest above in the same list."""
    found = None
    for match in _HEADING.finditer(text, max(0, position - 4000), position):
        found = match
    if found is None or "。" in text[found.end() : position]:
        return None
    return str(found.lastgroup).partition("_")[0]


def read_column(document: Document, person: Mention) -> tuple[Span, str] | None:
    """Return the posts in the column after a name in a list of appointments, and what qualifies them.

    Such a list stands under its heading: 任命：/ 林岚  县财政局局长（试用期一年）.
    """
    text = document.text
    end, gap = person.attributes["holder_end"], _COLUMN.match(text, person.span.end)
    assert isinstance(end, int)
    if gap is None or end <= gap.end() or (after := _AFTER_COLUMN.match(text, end)) is None:
        return None
    if _heading_above(text, person.span.start) is None:
        return None
    return Span(gap.end(), end), after["after"] or ""


_PAIRED: Final = re.compile(r"(?:等?[一二两三四五六七八九十\d]{1,3}[名位])?(?:同志)?分别")
_ACTS_FOR: Final = re.compile(r"代理[\u4e00-\u9fff]{2,}[省市县区州]")


def _facts(document: Document, person: Mention, change: _Change, turn: tuple[int, int] | None = None) -> Iterator[Fact]:
    probation = _PROBATION.search(change.after)
    org: str | None = None  # 任…副县长、代理县长: the body is printed once
    posts = tuple(_split_posts(document.text, change.posts))
    if turn is not None and len(posts) == turn[1]:
        posts = (posts[turn[0]],)
    for printed, start in posts:
        acts = printed.startswith("代理") and _ACTS_FOR.match(printed) is not None
        if acts:  # 副县长、代理云岭县县长职务
            printed, start = printed[2:], start + 2
        name = document.surface(start, start + len(printed))
        post = read_post(name)
        if post is None:
            continue
        org = post.org or org
        end = start + len(printed)
        acting = change.relation == "appointed" and (
            acts or "代理" in post.role or re.match(r"代(?!表)", post.role) is not None
        )
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
            kind="acting" if acting else change.kind,
        )


_BETWEEN: Final = re.compile(
    rf"、|，兼?|兼(?=[\u4e00-\u9fff])|(?<=[长任记员理事席])(?:以?及|和|与)(?=[^、，]{{2,}}{_HEAD})"
)
_NEWLY: Final = re.compile(r"(?:我[省市县区州校院])?(?:新一任|新任|首任)")


def _split_posts(text: str, span: Span) -> Iterator[tuple[str, int]]:
    """Yield the posts of a chain, each as printed with its offset: 县长、县公安局局长; 总经理及河湾集团董事长."""
    position = span.start
    for piece in _BETWEEN.split(text[span.start : span.end]):
        start = text.find(piece, position, span.end)
        if piece and start >= 0:
            lead = _NEWLY.match(piece)
            yield piece[lead.end() if lead else 0 :], start + (lead.end() if lead else 0)
            position = start + len(piece)
