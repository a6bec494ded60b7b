"""Lists of members (组成人员名单): labels, names and posts.

::

    组  长：林岚  县长                 label, name, post
    副组长：周远  副县长
            沈知秋  县政府办公室主任     the label holds on
    成  员：县财政局、县水利局           bodies instead of persons

Lists that lost their line breaks print the same in one line; names may stand after their posts, and posts in brackets
after their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.divisions import by_name
from govgraph.extract.mentions.coordination_heads import LEADING_GROUP
from govgraph.extract.mentions.names import NAME
from govgraph.extract.mentions.posts import HEAD
from govgraph.extract.mentions.run_on_members import read_run_on
from govgraph.extract.records import Span

_RANK: Final = r"(?:名 ?誉 ?|第[一二三]|常务|执行)?副?"
ROLE: Final = (
    rf"{_RANK}(?:总?(?:指挥长|指挥|召集人(?:单位)?|组长(?:单位)?)|主任委员|主任|主席|会长|秘书长|政治委员|政委|班长|队长|所长)"
    r"|小组长|顾问|联络员|(?:成员|牵头)单位|成员|委员|组员"
)
"""Roles in a coordination body with their ranks (常务副总指挥, 第一召集人); of two that begin alike the longer stands first."""

_OF_OFFICE: Final = rf"(?:{LEADING_GROUP}|工作专班|专班|指挥部|联席会议|委员会|小组)?"
_LABEL: Final = re.compile(
    rf"{_OF_OFFICE}(?P<role>(?:办公室)?(?:{ROLE}))(?:（[^（）\n]{{1,20}}）)?"
    rf"(?:共?(?:有)?[\d一二三四五六七八九十]{{1,3}}[人名位])?(?:，?(?:分别)?[是为])?[ \n]?：[ \n]?"
    rf"|(?:(?<=\n)|^)(?P<bare>(?:办公室)?(?:{ROLE}))(?:[ \n]| ?\| ?)(?={NAME}[ \n|])"
)
LEADING_ROLES: Final = re.compile(r"组长|召集人|总指挥|指挥长|主任委员")
"""Roles that only a coordination body has."""

_FOREIGN: Final = r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8}){1,3}"
_PERSON: Final = re.compile(rf"(?:{_FOREIGN}|{NAME})")
_POST: Final = re.compile(rf"(?:{HEAD}|长|负责同志|司令|副职|干部|参谋|委员|站长|同志)(?:（[^（）]*）)?$")
_BARE_POST: Final = re.compile(rf"(?:副|常务副)?(?:{HEAD})$")
_PIECE: Final = re.compile(r"[^ \n。|]+。?")
_NOTE: Final = re.compile(r"^（(?:(?:女|兼|男|[\u4e00-\u9fff]{1,5}族)[，、]?)+(?:）$)?")
_NO_NAME: Final = re.compile(r"[局委办厅部县镇乡位区市省员组处科]$")
_FIRST: Final = re.compile(r"[、，（]")
_END: Final = "。；，、 "


@dataclass(frozen=True, slots=True)
class Label:
    """A role printed as the label of a list; ``start`` and ``end`` cover label and colon."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Member:
    """A named member: the spans of the name and, if printed, of the post beside it."""

    name: Span
    post: Span | None

    @property
    def span(self) -> Span:
        """The span of name and post together."""
        if self.post is None:
            return self.name
        return Span(min(self.name.start, self.post.start), max(self.name.end, self.post.end))


def find_labels(text: str) -> Iterator[Label]:
    """Yield the labels of member lists, in text order."""
    for match in _LABEL.finditer(text):
        role = match["role"] or match["bare"]
        yield Label(role.replace(" ", ""), match.start("role") if match["role"] else match.start("bare"), match.end())


def is_person(text: str) -> bool:
    """Tell whether a piece of a member list is a name: there it stands alone, so its form is enough.

    >>> is_person("林岚"), is_person("副县长"), is_person("帕提曼·艾山")
    (True, False, True)
    """
    return _PERSON.fullmatch(text) is not None and _BARE_POST.fullmatch(text) is None and _NO_NAME.search(text) is None


def is_post(text: str) -> bool:
    """Tell whether a piece of a member list is one post or several: 县政府办公室主任, 县委常委、副县长."""
    return _POST.search(text) is not None and not is_person(text) and not is_person(_FIRST.split(text)[0])


def read_members(text: str, start: int, end: int) -> list[Member]:
    """Read the named members between two offsets, up to the first piece that is neither a name nor a post.

    >>> text = "林岚 县长 周远 副县长"
    >>> [text[m.name.start:m.name.end] for m in read_members(text, 0, len(text))]
    ['林岚', '周远']
    """
    members: list[Member] = []
    waiting: Span | None = None  # a post printed before its name
    post_first = False
    for piece in _PIECE.finditer(text, start, end):
        span = _trim(text, Span(piece.start(), piece.end()))
        printed = text[span.start : span.end]
        closed = piece[0].endswith("。")
        if not printed or ((note := _NOTE.match(printed)) and note.end() == len(printed)):
            continue
        if is_person(printed):
            members.append(Member(span, waiting))
            waiting = None
        elif _place_of_name(members, text, span, post_first=post_first) and _has_rare_name(text, span, end):
            members.append(Member(span, None))
        elif run_on := read_run_on(text, span.start):
            members += (Member(name, post) for name, post in run_on)
        elif (met := _next_met(text, span)) and members and members[-1].post is None and not post_first:
            post, name = met
            members[-1] = Member(members[-1].name, post)
            members.append(Member(name, None))
        elif is_post(printed):
            if members and not post_first and waiting is None and _takes_post(members[-1], text, span):
                last = members.pop()
                members.append(Member(last.name, span if last.post is None else Span(last.post.start, span.end)))
            elif waiting is None and (not members or post_first):
                waiting, post_first = span, True
            else:
                break
        else:
            found = list(_read_run(text, span))
            if not found:
                break
            members += found
        if closed:
            break
    return members


_RARE: Final = re.compile(r"(?![省市县区州旗镇乡各由注附])[\u4e00-\u9fff]{2,3}")
_POST_NEXT: Final = re.compile(r" ?(?P<post>[^ \n。]+)(?=[\n。]|$)")


def _has_rare_name(text: str, span: Span, end: int) -> bool:
    """Tell whether a piece at the head of a line or of its list is a name by its place alone, a post behind it."""
    if text[span.start - 1] not in "\n：" or _RARE.fullmatch(text, span.start, span.end) is None:
        return False
    post = _POST_NEXT.match(text, span.end, end)
    printed = text[span.start : span.end]
    return post is not None and is_post(post["post"]) and not is_post(printed) and _NO_NAME.search(printed) is None


def _place_of_name(members: list[Member], text: str, span: Span, *, post_first: bool) -> bool:
    """Tell whether a name is due: the member before has a post, or none stands between the label and the piece."""
    if not members:
        return text[span.start - 1] == "：" and not by_name(text[span.start : span.end])
    return members[-1].post is not None and not post_first


def _next_met(text: str, span: Span) -> tuple[Span, Span] | None:
    """Read a post and the name it runs on to, the next member's: 林岚 |县长周远| 副县长."""
    glued = _glued(text, span.start, max(text.rfind("、", span.start, span.end) + 1, span.start), span.end)
    return (glued.post, glued.name) if glued is not None and glued.post is not None else None


def find_members(text: str) -> Iterator[Member]:
    """Yield the named members of every list with labels in a text."""
    labels = tuple(find_labels(text))
    for index, label in enumerate(labels):
        stop = labels[index + 1].start if index + 1 < len(labels) else len(text)
        yield from read_members(text, label.end, stop)


def _takes_post(last: Member, text: str, span: Span) -> bool:
    """Tell whether a post belongs to the member before it: none yet, or a further one on the same line."""
    return last.post is None or "\n" not in text[last.post.end : span.start]


def _trim(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in _END:
        end -= 1
    return Span(span.start, end)


_RUN_ITEM: Final = re.compile(r"[^、，；（）]+(?:（[^（）]*）)?")
_JOINT: Final = re.compile(r"[和与及]")


def _read_run(text: str, span: Span) -> Iterator[Member]:
    """Read a piece that holds names and posts without blanks.

    林岚（县长）、周远（副县长）; 林岚，县长; 县长林岚、副县长周远; 林岚、周远.
    """
    low = span.start  # where the post of the next name may begin
    items = list(_run_items(text, span))
    if not items:
        return
    found: list[Member] = []
    for index, item in enumerate(items):
        printed = item[0]
        bracket = printed.find("（")
        head = printed if bracket < 0 else printed[:bracket]
        if is_person(head):
            post = None
            if bracket >= 0:
                note = _NOTE.match(printed[bracket:])
                begin = item.start() + bracket + (note.end() if note else 1)
                post = Span(begin, item.end() - 1) if begin < item.end() - 1 else None
            found.append(Member(Span(item.start(), item.start() + len(head)), post))
            if text[item.end() : item.end() + 1] == "，" and is_post(text[item.end() + 1 : span.end]):
                found[-1] = Member(found[-1].name, Span(item.end() + 1, span.end))
                break
            low = item.end() + 1
        elif (member := _glued(text, low, item.start(), item.start() + len(head))) is not None:
            found.append(member)
            low = item.end() + 1
        elif index + 1 == len(items) or not is_post(head):
            return  # not a list of persons after all
    yield from found


def _run_items(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield what the marks of a piece part, and the last two holders, whom 和 joins: 县长林岚|和|副县长周远."""
    for item in _RUN_ITEM.finditer(text, span.start, span.end):
        for joint in _JOINT.finditer(text, item.start(), item.end()):
            if all(
                _glued(text, low, low, end) for low, end in ((item.start(), joint.start()), (joint.end(), item.end()))
            ):
                yield from _RUN_ITEM.finditer(text, item.start(), joint.start())
                yield from _RUN_ITEM.finditer(text, joint.end(), item.end())
                break
        else:
            yield item


def _glued(text: str, low: int, start: int, end: int) -> Member | None:
    """Read 县委常委、副县长林岚; its posts may begin at an earlier item.

    林岚副县长 is left alone: nothing in its form tells it from 江东市副市长.
    """
    for length in (4, 3, 2):
        name = Span(end - length, end)
        if (
            name.start > start
            and is_person(text[name.start : end])
            and is_post(text[low : name.start])
            and text[low:start].count("《") == 0
            and _TWO_HOLDERS.search(text, low, name.start) is None
        ):
            return Member(name, Span(low, name.start))
    return None


_TWO_HOLDERS: Final = re.compile(r"[\u4e00-\u9fff]{2}[和与](?=[省市县区州镇乡国])副?[省市县区州镇乡]长")
"""Two persons in one piece: 县委书记林岚和县长周远."""
_CALLED: Final = re.compile(
    rf"(?P<body>[^、，]{{2,20}}?[局委办部厅院会社队站处])?(?P<name>{NAME})(?P<post>副?(?:{HEAD}))?"
)


def _called(text: str, span: Span) -> Member | None:
    """Read 县煤炭局林岚, 县煤炭局林岚处长, 林岚处长: the body before the name, the post after it."""
    match = _CALLED.fullmatch(text, span.start, span.end)
    if match is None or not is_person(match["name"]) or by_name(match["name"]) or not (match["body"] or match["post"]):
        return None
    return Member(Span(*match.span("name")), Span(*match.span("post")) if match["post"] else None)


def read_person(text: str, start: int, end: int) -> Member | None:
    """Read one person named in a sentence: 县委副书记、县长林岚同志."""
    span = _trim(text, Span(start, end))
    if text[span.start : span.end].endswith("同志"):
        span = Span(span.start, span.end - 2)
    if is_person(text[span.start : span.end]):
        return Member(span, None)
    cut = text.rfind("、", span.start, span.end) + 1
    return _glued(text, span.start, max(cut, span.start), span.end) or _called(text, span)
