"""Places that a text fixes by where they stand: the bounds of an area (四至), and the seat of a body (驻地).

东至柳溪路、信心村，南至青河，西至石桥社区，北至三干渠: between a side and the next mark stands a name and nothing else, so it
need not be parted from other words, and may be made of ordinary ones. 县政府驻炉城镇文化路8号 likewise: a town, a street, a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.lexicon import any_of, read_table
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.site_names import NUMBERED_ROAD, SiteName
from govgraph.extract.mentions.site_starts import STRIPPED
from govgraph.extract.mentions.wording import Kind, Wording, kind_of
from govgraph.extract.records import Span

_SIDE: Final = re.compile(
    r"(?:^|(?<=[，；、：。（\s为区城围]))(?P<side>[东南西北]{1,2})(?:面|侧|部)?(?:至|到|起|临|靠|邻|抵)(?![东南西北]?至)",
    re.MULTILINE,
)
_END: Final = re.compile(r"[。；\n]")
_PIECE: Final = re.compile(r"[^、，（）]+")
_JOINED: Final = re.compile(r"(?<=[路街道村河江溪区镇乡山桥速线湖渠堤口])(?:和|及|与)(?=[\u4e00-\u9fff]{2})")
_ON_THE_EDGE: Final = re.compile(
    r"(?:以?[东南西北内外]{1,2}侧?|[东南西北]?岸线?|沿[岸线]|边(?:界|线)?|[界红]线|中心线|一[带线]|为界|交[叉汇]口?处?|\d*组"
    r"|(?:以内)?的?(?:区域|范围)|[出入路]口|以内|(?<=铁路)线)$"
)
_DROPPED: Final = re.compile(r"原|现状?|在建|拟建|既有")
_WITHIN: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道|苏木)|[\u4e00-\u9fff]{2,6}?(?:村|社区|工业园?区|园区|开发区|农场|林场))(?=[\u4e00-\u9fff]{3})"
)
_NUMBERED: Final = re.compile(rf"[新老]?(?:{NUMBERED_ROAD.pattern})")
_BOUNDING: Final = {term: kind for kind, terms in read_table("generic_terms.txt").items() for term in terms} | {
    "居委会": "community",
    "溪": "river",
    "渠": "river",
    "沟": "river",
    "水道": "river",
    "堤": "facility",
    "大堤": "facility",
    "大坝": "facility",
}
_NAMED: Final = re.compile(rf"(?P<core>[\u4e00-\u9fffA-Z\d]{{1,12}}?)(?P<term>{any_of(tuple(_BOUNDING))})")
_DESCRIBING: Final = re.compile(
    r"(?:规划|城市|农村|乡村|村庄|园区|厂区|小区|[主次]干|国有|集体|周边|相邻|邻近|该|本|各|某)|^[公道铁环支农机厂水干排灌引海]$"
)
_FARTHEST: Final = 80
_FOUNDED: Final = re.compile(
    r"(?:撤销|设立|设置|改设|增设|新设)原?(?P<town>(?P<core>(?![一二两三四五六七八九十几数多]+个)[\u4e00-\u9fff]{2,4}?(?<!乡))(?:镇|乡|街道))"
    r"(?=[，、；。（]|建制|(?:设立|设置|改设|并入|划归|和|与)[\u4e00-\u9fff])"
)
_SEAT: Final = re.compile(
    r"(?:(?<!进)驻(?:地)?(?:在|于|为)?|位于|坐落于|设在|(?:住所|地址|地点)[：:])[\u4e00-\u9fff]{0,12}?"
    r"(?P<town>[\u4e00-\u9fff]{2,5}?(?:镇|乡|街道))(?P<street>[\u4e00-\u9fff]{2,5}?(?:大道|大街|路|街|巷)[东南西北中]{0,2}段?)?(?=\d{1,4}号)"
)

_BASIN: Final = re.compile(
    r"(?<![所直附金])属于?(?P<river>[\u4e00-\u9fff]{1,3}[江河湖溪])(?:流域|水系|[一二三]?级?支流)"
)
_GREAT_RIVERS: Final = frozenset("长江 黄河 珠江 淮河 海河 辽河 松花江 太湖".split())
_COUNTY: Final = re.compile(r"[\u4e00-\u9fff]{1,3}[县市区旗](?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Bound:
    """One item of the bounds of an area, and the places it names, in text order."""

    span: Span
    sites: tuple[SiteName, ...]


def find_bounds(wording: Wording) -> Iterator[Bound]:
    """Yield what bounds an area: two sides of it at least are told."""
    text = wording.text
    sides = list(_SIDE.finditer(text))
    for place, side in enumerate(sides):
        beside = sides[max(0, place - 1) : place] + sides[place + 1 : place + 2]
        if not any(_together(text, *sorted((side, other), key=_by_place)) for other in beside):
            continue
        found = _END.search(text, side.end())
        stop = found.start() if found else len(text)
        if place + 1 < len(sides):
            stop = min(stop, sides[place + 1].start())
        for piece in _PIECE.finditer(text, side.end(), min(stop, side.end() + _FARTHEST)):
            cuts = [(cut.start(), cut.end()) for cut in _JOINED.finditer(text, *piece.span())]
            begins = [piece.start(), *(end for _, end in cuts)]
            ends = [*(start for start, _ in cuts), piece.end()]
            for begin, end in zip(begins, ends, strict=True):
                if sites := tuple(_places(wording, begin, end)):
                    yield Bound(Span(begin, end), sites)


def _by_place(side: re.Match[str]) -> int:
    return side.start()


def _together(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether two sides belong to one area: different ones, in one sentence."""
    if first["side"] == second["side"] or second.start() - first.start() > _FARTHEST:
        return False
    return _END.search(text, first.end(), second.start()) is None


def _places(wording: Wording, begin: int, end: int) -> Iterator[SiteName]:
    """Yield the names of one item of a bound: 青石镇|信心村, 柳溪江|东岸线; none where its end names nothing."""
    text = wording.text
    while (edge := _ON_THE_EDGE.search(text, begin, end)) and edge.start() > begin + 1:
        if edge[0] in ("界", "边", "路口") and _NAMED.fullmatch(text, begin, end):
            break
        end = edge.start()
    if (dropped := _DROPPED.match(text, begin, end)) is not None:
        begin = dropped.end()
    whole: list[SiteName] = []
    while within := _WITHIN.match(text, begin, end):
        first, rest = _place(wording, begin, within.end()), _place(wording, within.end(), end)
        if first is None or (rest is None and not _WITHIN.match(text, within.end(), end)):
            break
        whole.append(first)
        begin = within.end()
    if (last := _place(wording, begin, end)) is not None:
        yield from (*whole, last)


def _place(wording: Wording, begin: int, end: int) -> SiteName | None:
    """Read a name that fills a stretch from end to end, or None."""
    text = wording.text
    if _NUMBERED.fullmatch(text, begin, end):
        return SiteName(begin, end, "road", text[begin:end])
    named = _NAMED.fullmatch(text, begin, end)
    if named is None:
        return None
    core, term = named["core"], named["term"]
    kind = _BOUNDING[term]
    if (
        _DESCRIBING.match(core)
        or core.endswith(("高压", "输电", "电力", "通信"))
        or (len(core) == 1 and likeness(core) <= 0)
    ):
        return None
    if kind in STRIPPED:
        for word in wording.words(begin, named.start("term")):
            left = named.start("term") - word.end
            if word.kind is not Kind.PLACE or left < (2 if kind in ("road", "bridge") else 1):
                break
            begin = word.end
    return SiteName(begin, end, kind, term)


def find_founded(wording: Wording) -> Iterator[SiteName]:
    """Yield the towns that are founded or given up, whatever their names are made of (设立乔集镇, 撤销水池铺乡)."""
    for match in _FOUNDED.finditer(wording.text):
        core = match["core"]
        if kind_of(core) is None and kind_of(core[:2]) is not Kind.OPENING and not _DESCRIBING.match(core):
            yield SiteName(*match.span("town"), "township", "镇")


def find_seats(wording: Wording) -> Iterator[SiteName]:
    """Yield town and street of an address with a number of the house (驻炉城镇文化路8号), and the river a place lies on."""
    for match in _SEAT.finditer(wording.text):
        county = _COUNTY.match(wording.text, match.start("town"), match.end("town") - 2)
        begin = county.end() if county else match.start("town")
        yield SiteName(begin, match.end("town"), "township", "镇")
        if match["street"]:
            yield SiteName(*match.span("street"), "road", "路")
    for match in _BASIN.finditer(wording.text):
        if match["river"] not in _GREAT_RIVERS:
            yield SiteName(*match.span("river"), "river", "江")
