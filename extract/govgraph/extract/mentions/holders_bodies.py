"""Bodies printed before the posts of their holders (某新区管委会主任林岚), whatever their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.divisions import by_name, is_township
from govgraph.extract.mentions.agencies import LEVEL
from govgraph.extract.mentions.body_forms import NATIONAL, is_body
from govgraph.extract.mentions.member_lists import find_members
from govgraph.extract.mentions.name_edges import EDGE
from govgraph.extract.mentions.names import is_name
from govgraph.extract.mentions.officials import opens_sentence
from govgraph.extract.mentions.posts import POST_HEAD
from govgraph.extract.mentions.wording import Kind, kind_of
from govgraph.extract.records import Span

_HAN: Final = "\u4e00-\u9fff"
_LEVEL: Final = re.compile(rf"(?:{LEVEL})")


_LEVELS: Final = "省市县区州旗镇乡"
_MARK: Final = re.compile(r"[ —、，。；：\n（）《》“”]|(?:以及|及)(?=[省市县区州旗](?:委|政府|人民|人大|政协))")
_APPOINTS: Final = re.compile(r".*(?:(?<![主责信兼专])任|代理|补选|当选为?|免去|任命|辞去|决定|履新|提名)(?=.)")
"""What stands before the body whose post is given or taken (试用期满正式任|云岭县规划中心副主任)."""
_NAMES_HOLDER: Final = ("免去", "任命", "补选")
_LINKS: Final = re.compile(r"[而且但并则原据]")
_NO_BODY: Final = re.compile(
    r"最(?!高)|必须|^常务委员会$|同志|兼|^由|^办公室$|常委$|投资方|[现曾]任|(?<=[府委局厅会])原"
)
_OF_COUNTRY: Final = re.compile(r"国家|中国|全国|中央|国务院")
_BRACKET: Final = re.compile(r"（(?P<inner>[^（）\n]{2,20})）\Z")
_AND: Final = re.compile(r"和|与")
_OFFICE: Final = re.compile(rf"(?!.*(?:主任|委员会))[{_HAN}]{{2,14}}[司局处室厅站所院馆]")
_DIVISION: Final = re.compile(rf"(?P<of>[{_HAN}]{{1,16}}?(?:法院|检察院|[局厅委部]))[{_HAN}]{{2,8}}[科处庭股]")
"""A division of a body (县检察院|民行科): who heads it is told, the body is named."""


def holders_bodies(text: str) -> Iterator[Span]:
    """Yield the bodies printed before posts in lists of holders (某新区管委会主任) and where a post is given or taken."""
    for match in POST_HEAD.finditer(text):
        end = match.start()
        start = end - min(30, len(_MARK.split(text[max(0, end - 30) : end])[-1]))
        if end - start < 2:
            continue
        verb = _APPOINTS.match(text, start, end)
        named = False
        if verb is not None:
            start = verb.end()
            if verb[0].endswith(_NAMES_HOLDER):
                start, named = after_holder(text, start, end)
        elif text.endswith(("职务，", "职务、", "职务；"), 0, start):
            start, named = after_holder(text, start, end)  # 免去…职务，何山|县水利局局长职务
        if (central := NATIONAL.search(text, start, end)) and central.end() == end and _OF_COUNTRY.match(central[0]):
            start = central.start()
        if link := _LINKS.match(text, start, end):
            start = link.end()
        if (part := _DIVISION.fullmatch(text, start, end)) and is_body(part["of"]):
            end = part.end("of")
        name = text[start:end]
        if (
            (is_body(name) or (named and _OFFICE.fullmatch(name)))
            and not EDGE.search(name)
            and not _NO_BODY.search(name)
        ):
            yield Span(after_name(text, start, end), end)


def members_bodies(text: str) -> Iterator[Span]:
    """Yield the bodies in the posts of lists of members, where a post stands by itself: 林岚 规划和环境保护办公室主任."""
    for member in find_members(text):
        if member.post is None:
            continue
        for head in POST_HEAD.finditer(text, member.post.start, member.post.end):
            if head["rank"].startswith("党"):
                continue  # 县政府|党组副书记
            low = max(member.post.start, text.rfind("、", member.post.start, head.start()) + 1)
            bracket = _BRACKET.search(text, low, head.start())
            for start, end in ((low, bracket.start()), bracket.span("inner")) if bracket else ((low, head.start()),):
                name = text[start:end]
                if is_body(name) and not _NO_BODY.search(name) and not EDGE.search(_AND.sub("", name)):
                    yield Span(start, end)


def after_holder(text: str, start: int, end: int) -> tuple[int, bool]:
    """Return where the body begins after the holder's name in 免去林岚江东督察局局长, and whether a name stands there."""
    for low in (start + 2, start + 3):
        if is_name(text[start:low]) and any(is_township(text[low : low + length]) for length in (3, 4)):
            return low, True
    for low in (start + 3, start + 2):
        if (
            low < end
            and not (text[low - 1] in _LEVELS and is_name(text[start : low - 1]))  # 何山|县水利局
            and is_name(text[start:low])
            and (
                _LEVEL.match(text, low, end)
                or kind_of(text[low : low + 2]) is Kind.ORDINARY
                or by_name(text[low : low + 2])
            )
        ):
            return low, True
    return start, False


def after_name(text: str, start: int, end: int) -> int:
    """Return where a body begins after the name of its holder, where a sentence opens with one (林岚|省政府党组成员)."""
    for low in (start + 2, start + 3):
        if _LEVEL.match(text, low, end) and is_name(text[start:low]) and text.count(text[start : low + 1]) == 1:
            return low if opens_sentence(text, start) else start
    return start
