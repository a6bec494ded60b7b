"""Bodies where official documents list them: masthead, addressees, signature, the tail of a task, an official's duties.

Each item of such a list is a body however it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from govgraph.extract.mentions.body_forms import EVERY, GENERIC_HEAD, NO_BODY, is_body, is_office
from govgraph.extract.mentions.lists import Item, split_list
from govgraph.extract.mentions.member_bodies import find_member_bodies
from govgraph.extract.mentions.officials import ADVERB, DUTY_OVER, VERBS
from govgraph.extract.records import Document, Mentions, Part, Span

_DUTY: Final = re.compile(
    rf"(?:分管|主管|联系(?!人)|协管|协助[\u4e00-\u9fff]{{0,8}}?(?:分管|联系|主管)|兼管)"
    rf"(?:、?[和并]?联系)?{DUTY_OVER}[：: ]?(?P<list>[^。；\n：]{{2,900}}?)"
    rf"(?=[。；\n：]|$|，(?:[\u4e00-\u9fff]{{2,14}}?(?:同志|[省市县区州局厅]长|主任))?{ADVERB}(?:{VERBS}|协助|完成|承办))"
)
_HEADED: Final = re.compile(r"主持(?![着了过])(?P<list>[\u4e00-\u9fff、]{2,24}?)(?:的)?(?:全面|全盘|日常|常务)*工作")
_OF_AREAS: Final = re.compile(r"(?:工作|等?方面)$")
_PART_HEAD: Final = re.compile(r"[\u4e00-\u9fff]+(?:[队园所站室办院馆校场库中社会科处委部台组]|中心|公司)")
"""What the divisions of a body are called, which no form tells from other words: 绿化队, 植物园, 政府办."""
_DIVISION: Final = re.compile(r"[\u4e00-\u9fff]{2}[室部组所队站办]$")
_UNOPENED: Final = re.compile(r"(?:[^（）]|（[^（）]*）)*）")
_NO_PART: Final = re.compile(
    r"(?:社会|部队|机会|大会|会议室|校园|公共场所|家庭|创办|主办|社区|[全内干]部|部分|平台|舞台|窗口)$"
)


_PIECES: Final = re.compile(r"(?<=[委门])、(?=各直属(?:机构|单位))")
"""Two classes of bodies under one head: 国务院各部委、各直属机构."""


_PLACE: Final = r"[\u4e00-\u9fff]{2,8}?(?:[省市县区州旗镇乡]|街道)?"
_SHARED_HEAD: Final = re.compile(rf"^(?!各)(?:{_PLACE}、)+(?={_PLACE}(?:人民政府|管委会|[\u4e00-\u9fff]{{0,4}}区)$)")
"""Places that share the head of the last: 石桥镇、|河湾镇人民政府, of which the last alone is named in full."""


_CHIEFS: Final = re.compile(r"(?:分管|主要|有关|相关)*(?:负责同志|负责人|领导(?:同志)?)\Z")
"""What makes the members of a list its bodies' chiefs: 县财政局、县水利局|分管负责同志."""


def listed_bodies(document: Document, mentions: Mentions) -> Iterator[Span]:
    """Yield the bodies of a document's lists."""
    text = document.text
    for part in (Part.MASTHEAD, Part.SIGNATURE):
        if (span := document.parts.get(part)) is not None:
            yield from (
                item.span
                for item in split_list(text, span.start, span.end)
                if is_body(text[item.span.start : item.span.end])
            )
    if (span := document.parts.get(Part.ADDRESSEES)) is not None:
        position = span.start
        for name in document.addressees:
            start = text.find(name, position, span.end)
            if start >= 0:
                whole = _SHARED_HEAD.sub("", name)
                position = start + len(name) - len(whole)
                for piece in _PIECES.split(whole):
                    yield Span(position, position + len(piece))
                    position += len(piece) + 1
    for tail in mentions["tails"]:
        yield from _bodies(text, split_list(text, tail.span.start, tail.span.end), lenient=True)
    for listed in find_member_bodies(text):
        chiefs = _CHIEFS.search(text, listed.names.start, listed.names.end)
        end = chiefs.start() if chiefs else listed.names.end
        yield from _bodies(text, split_list(text, listed.names.start, end), lenient=False)
    for match in _HEADED.finditer(text):
        yield from _bodies(text, split_list(text, *match.span("list")), lenient=False)
    for match in _DUTY.finditer(text):
        yield from _of_duty(text, *match.span("list"))


def _of_duty(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the bodies of an official's duty; beside one body, and beside one another, divisions are bodies too."""
    if (closing := _UNOPENED.match(text, start, end)) is not None:
        end = closing.end() - 1  # （分管县教育局、县科技局）
    items = list(split_list(text, start, end))
    parts: list[Span] = []
    bodies = 0
    for item in items:
        name = text[item.span.start : item.span.end]
        if office := is_office(name.removesuffix("工作")):
            yield Span(item.span.start, item.span.end - 2 * name.endswith("工作"))
        yield from _bodies(text, (item,), lenient=False)
        if office or is_body(name):
            bodies += 1
        elif _PART_HEAD.fullmatch(name) and not _NO_PART.search(name):
            parts.append(item.span)
    every = bodies + len(parts) == len(items) and (len(items) > 1 or _DIVISION.search(text, start, end))
    if (every or (bodies and 2 * (bodies + len(parts)) > len(items))) and not _OF_AREAS.search(text[start:end]):
        yield from parts


_OF_A_FIELD: Final = re.compile(r"(?!各|有关|相关|其他|[省市县区州国])[\u4e00-\u9fff]{2,6}部门")


def _bodies(text: str, items: Iterable[Item], *, lenient: bool) -> Iterator[Span]:
    before = True
    for item in items:
        name = text[item.span.start : item.span.end]
        read = is_body(name) or (
            lenient
            and (GENERIC_HEAD.search(name) is not None or EVERY.match(name) is not None)
            and len(name) <= 30
            and NO_BODY.search(name) is None
            and (
                before or _OF_A_FIELD.fullmatch(name) is None
            )  # 市政、工商、文化部门: the last of fields that share a head
        )
        before = read
        if read:
            yield item.span
        if item.bracket is not None:
            for inner in split_list(text, item.bracket.start, item.bracket.end):
                if is_body(text[inner.span.start : inner.span.end]):
                    yield inner.span
