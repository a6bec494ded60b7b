"""Names of coordination bodies (议事协调机构): 领导小组, 工作专班, 指挥部, 联席会议, 协调委员会.

A body is called by its full name where it is set up (成立云岭县防汛抗旱指挥部), in the title of the notice and in the
heading of its list of members, and by a short form (领导小组) everywhere else. What is found here are the full names,
with the offset from which each holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.coordination_heads import LEADING_GROUP
from govgraph.extract.mentions.member_lists import ROLE
from govgraph.extract.records import Document

KIND: Final = (
    rf"(?:(?:工作|协调|推进|专项|议事|协同)*{LEADING_GROUP}|(?:工作|推进|专项|协调|攻坚|整治|筹备|联络)+小组|(?:工作|推进)?专班|(?:应急|前线|联合)*指挥部|指挥所|(?:部际|厅际|局际|工作|协调)*联席会议"
    r"|(?:协调|指导|工作|筹备|组织|评审|咨询)*委员会|(?:工作|专项|推进|督导|督查|筹备|保障|协调)+组|筹委会|组委会|安委会|协调机制)"
)
"""What the names of coordination bodies end in."""

_IN_BRACKETS: Final = r"（[^（）\n]{1,8}）(?=[\u4e00-\u9fff])"
"""A bracket within a name: 云岭县特色（产业）园区建设领导小组."""
_NAME: Final = rf"(?:“[^”\n]{{1,24}}”|{_IN_BRACKETS}|[^，。；：！？\n《》（）“”]){{0,60}}?{KIND}"
_AFTER: Final = r"(?=制度|机制|成员|组成|人员|领导|负责|[（，。；：、的及和]|\n|$)"
_SETS_UP: Final = r"(?:成立|组建|设立|建立|组成(?!单位|部门|人员|员)|充实调整|调整充实|调整|充实|健全|完善)"
_SETUP: Final = re.compile(
    rf"(?:{_SETS_UP}(?:了)?|对|(?:参与|参加|组成|成员|[组队]长|牵头|负责)的)(?:\d+人)?(?P<name>{_NAME}){_AFTER}"
)
_DEFINED: Final = re.compile(rf"(?P<name>{KIND})(?:制度)?（以下(?:统)?(?:简)?称")
_CLAUSE_BEFORE: Final = re.compile(r"[^，。；：！？\n《》（）]{0,60}$")
_HEADING: Final = re.compile(
    r"^(?:附件 ?\d*[：.、 ]*)?(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}(?:[.、]\d{1,2})*[.、]? ?)?"
    rf"(?P<name>[^，。；：\n《》（）]{{0,60}}?(?:{KIND}|(?<=[\u4e00-\u9fff])组))"
    r"(?:（[^（）\n]*）)?(?:组成人员|组成|成员单位|成员|人员|机构)*(?:名单|如下|及职责|和职责|职责)*[：]?$",
    re.MULTILINE,
)
_NUMBERED_GROUP: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、] ?|（\d{1,2}）)"
    r"(?P<name>[^，。；：\n《》（）]{2,40}?组)(?=[。：，][^\n]{0,20}组长)",
    re.MULTILINE,
)
"""A group of its own under a body, at the head of the paragraph that names its leader: 1.煤矿安全督查组，由…任组长."""
_LABELLED: Final = re.compile(
    rf"(?:^|[，；。：\n]|\d{{1,2}}[.、])(?P<name>[^，。；：、\n《》（）]{{2,40}}?(?:{KIND}|(?<=[\u4e00-\u9fff])组))(?=(?:{ROLE})：)"
)
"""A body whose name opens its own list: 县防汛领导小组组长：林岚."""
_IN_TITLE: Final = re.compile(
    rf"^(?:关于)?(?:同意|印发|公布|决定|进一步|{_SETS_UP}|更换|变更|增补|明确|撤销|[、和])*(?P<name>.{{0,60}}?{KIND})(?!办公室)"
)
_LEADING: Final = re.compile(
    rf".*(?:{_SETS_UP}了?|决定|改为|更名为|同意|(?<![应针面相])对|(?:参与|参加|组成|成员|[组队]长|牵头负责|牵头|负责|领导|主持)的)(?=.)"
)
_BARE: Final = re.compile(
    rf"(?:{_SETS_UP}|^|[，。；：）\n])(?P<name>(?:工作|协调)*(?:{LEADING_GROUP}|工作小组|专班|指挥部|联席会议))",
    re.MULTILINE,
)
_SHORT: Final = re.compile(rf"(?:[省市县区州]|本|该)?(?!安委会|消委会){KIND}")

_POINTS: Final = re.compile(r"后的|(?:这|上述|以上)|[两二三四五六七八九十\d]+[大个]|[该各]")
"""What opens no name but points at bodies named elsewhere: 调整后的两大领导小组."""


@dataclass(frozen=True, slots=True)
class Body:
    """A coordination body: its full name, and the text offset from which the name holds (-1: the document's title)."""

    name: str
    start: int


def find_bodies(document: Document) -> tuple[Body, ...]:
    """Return the coordination bodies a document sets up or heads a list with, in text order; the title's first."""
    found: dict[int, str] = {}
    if document.title is not None and (match := _IN_TITLE.match(document.title)):
        found[-1] = match["name"]
    defines = "（以下" in document.text  # without it the slowest of the patterns finds nothing
    for pattern in (_SETUP, *((_DEFINED,) if defines else ()), _HEADING, _NUMBERED_GROUP, _LABELLED):
        for match in pattern.finditer(document.text):
            name = match["name"]
            if pattern is _DEFINED and (
                before := _CLAUSE_BEFORE.search(document.text[max(0, match.start() - 60) : match.start()])
            ):
                name = before[0] + name
            while lead := _LEADING.match(name):
                name = name[lead.end() :]
            name = name.strip(" ")
            if not is_short(name) and not _POINTS.match(name):
                found.setdefault(match.end("name") - len(name), name)
    names = set(found.values())
    return tuple(Body(_fullest(name, names), start) for start, name in sorted(found.items()) if not is_short(name))


def is_short(name: str) -> bool:
    """Tell whether a name says only what kind of body it is (领导小组, 县领导小组).

    >>> is_short("领导小组"), is_short("云岭县防汛抗旱指挥部")
    (True, False)
    """
    return _SHORT.fullmatch(name) is not None


_LOOSE: Final = re.compile(r"[“” ]|工作(?=领导|专班|小组)")
"""What two prints of one name may differ in: 防汛工作领导小组, 防汛领导小组."""


def _fullest(name: str, names: set[str]) -> str:
    """Return the longest name of the document that ends in this one: for 县防汛指挥部, 云岭县防汛指挥部."""
    core = _LOOSE.sub("", re.sub(r"^[省市县区州]", "", name))
    same = (other for other in names if _LOOSE.sub("", other).endswith(core))
    return max(same, key=lambda other: (len(other), other), default=name)


def body_at(bodies: tuple[Body, ...], document: Document, offset: int) -> str | None:
    """Return the full name of the body a list at ``offset`` belongs to, or a bare 领导小组 where none is printed."""
    before = [body for body in bodies if body.start <= offset]
    if before:
        return before[-1].name
    bare = list(_BARE.finditer(document.text, max(0, offset - 400), offset))
    return bare[-1]["name"] if bare else None
