"""Lists that say of themselves that every item is a project: counted heads before a bracket or a numbered run.

::

    续建项目2个（柳溪水库、云岭至江东公路）
    新开工重点工程分别是：（1）柳溪水库，（2）云岭至江东公路
    这5项重大建设项目是：柳溪水电站、云江铁路、恒泰化工厂
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.project_forms import begins_named, is_excluded, is_placed
from govgraph.extract.mentions.project_judgement import PLAIN_HEAD
from govgraph.extract.mentions.project_phrases import split_items
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Span

_STATUS: Final = r"(?P<status>计划新建|计划开工|新开工|续建|新建|在建|预备|储备|前期|开工|竣工|投产|收尾|签约)"
_KIND: Final = r"(?:重点|重大|建设|省列|省级|市级)*(?:项目|工程)"
_BRACKETED: Final = re.compile(rf"{_STATUS}{_KIND}\d{{1,3}}[个项]（")
_NUMBERED: Final = re.compile(
    rf"(?:{_STATUS}(?:的)?(?:\d{{1,3}}[个项])?)?{_KIND}(?:分别)?[是为有]?：?(?=\n?(?:（1）|1[、.．]))"
)
_TOLD_ALL: Final = re.compile(
    rf"{_KIND}(?:项目)?(?:名单|名称)?(?:分别|主要)?[是有为]：(?=[^。；，\n]{{2,60}}、[^。\n]{{2,60}}、)"
)
_PARTED: Final = re.compile(
    rf"(?:{_STATUS}(?:的)?(?:\d{{1,3}}[个项])?)?{_KIND}分别[是为]：(?=[^\n。；（）]{{4,40}}；[^\n。；]{{4,40}}；|[^\n。；，（）]{{4,40}}(?P<comma>，)[^\n。；，]{{4,40}}，)"
)
_VISITED: Final = re.compile(
    r"(?:(?:先后|首先|分别|随后|实地|一行|又|再)+(?:深入到?|来到|前往|走进|到|赴)|(?:察看|查看|视察|考察|观摩|走访)了?|(?<=[\n。，])在|(?<=仪式在)|(?<=活动在))"
    r"(?P<items>[^，。；：\n]{6,160}?)等?(?:\d{1,2}[个处])?(?:重点|重大|产业|工业|在建)*项目(?:建设|施工|规划)?(?:现场|工地|地块)"
)
_ORDINAL: Final = re.compile(
    r"(?:（(?P<in>\d{1,3})）|(?P<by>\d{1,3})[、.．](?!\d)) ?(?P<item>[^\n。；]{3,60}?)(?=[，；。、]? ?（\d{1,3}）|[。；\n]|$)"
)
_AND_THEN: Final = re.compile(r"(?<=项目)(?:以及|及|和)")
_SHORTEST: Final = 4
_PLANNED_IN_GENERAL: Final = re.compile(
    r"^大型|^(?:西部|东部|中部|全省|全市|全县|全国)[\u4e00-\u9fff]+(?:建设|改造|工程)$"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of such a list, and the status its head gives to all (续建)."""

    span: Span
    status: str | None


def read_project_lists(wording: Wording, start: int, end: int) -> Iterator[Listed]:
    """Yield the particular projects of the lists in a stretch, in text order within each form of list."""
    text = wording.text
    for head in _BRACKETED.finditer(text, start, end):
        stop = _closing(text, head.end(), end)
        for item in split_items(wording, Span(head.end(), stop)):
            if _is_particular(wording, item):
                yield Listed(item, head["status"])
    for head in _NUMBERED.finditer(text, start, end):
        expected, position = 1, head.end() + text.startswith("\n", head.end())
        while (entry := _ORDINAL.match(text, position, end)) is not None and int(
            entry["in"] or entry["by"]
        ) == expected:
            span = Span(*entry.span("item"))
            if _is_particular(wording, span):
                yield Listed(span, head["status"])
            expected, position = expected + 1, entry.end()
            while position < end and text[position] in "，、；。 \n":
                position += 1
    for head in _TOLD_ALL.finditer(text, start, end):
        stop = next((at for at in range(head.end(), end) if text[at] in "。；\n"), end)
        for item in split_items(wording, Span(head.end(), stop)):
            if _is_particular(wording, item):
                yield Listed(item, None)
    yield from _parted(wording, start, end)
    for visit in _VISITED.finditer(text, start, end):
        yield from _visited(wording, Span(*visit.span("items")))


def _visited(wording: Wording, items: Span) -> Iterator[Listed]:
    """Yield the stops of a visit that says that they are sites of projects (来到柳溪路改造、恒泰二期等项目现场)."""
    text = wording.text
    cuts = [(match.start(), match.end()) for match in _AND_THEN.finditer(text, items.start, items.end)]
    starts, ends = [items.start, *(after for _, after in cuts)], [*(before for before, _ in cuts), items.end]
    runs = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    for item in (part for run in runs for part in split_items(wording, run)):
        printed = text[item.start : item.end]
        if len(printed) >= _SHORTEST and not is_excluded(wording, item) and not PLAIN_HEAD.fullmatch(printed):
            yield Listed(item, None)


def _parted(wording: Wording, start: int, end: int) -> Iterator[Listed]:
    """Yield the items of a list parted by semicolons or commas (重点工程分别是：甲；乙；丙。)."""
    text = wording.text
    for head in _PARTED.finditer(text, start, end):
        low, mark = head.end(), head["comma"] or "；"
        while low < end:
            stop = next((at for at in range(low, end) if text[at] in f"{mark}。\n"), end)
            if _is_particular(wording, Span(low, stop)):
                yield Listed(Span(low, stop), head["status"])
            if stop == end or text[stop] != mark:
                break
            low = stop + 1


def _closing(text: str, start: int, end: int) -> int:
    """Return where the bracket that opened before ``start`` closes, or where its line ends."""
    depth = 1
    for at in range(start, end):
        depth += {"（": 1, "）": -1}.get(text[at], 0)
        if depth == 0 or text[at] == "\n":
            return at
    return end


def _is_particular(wording: Wording, item: Span) -> bool:
    printed = wording.text[item.start : item.end]
    if len(printed) < 4 or is_excluded(wording, item) or _PLANNED_IN_GENERAL.match(printed):
        return False
    return begins_named(wording, item) or is_placed(wording, item) or printed.endswith("项目")
