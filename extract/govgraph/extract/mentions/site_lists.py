"""Places named without a generic term: in a list whose head tells the type, and as the ends of a stretch of road.

北坪、柳沟、石门3个示范村 are three villages; 双河线至柳沟段 has 柳沟 at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from govgraph.extract.divisions import by_name
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.site_names import SiteName
from govgraph.extract.mentions.transparent import begins_phrase, is_epithet
from govgraph.extract.mentions.wording import Kind, Word, Wording

_HEADS: Final = {
    "village": "村民委员会|村委会|示范村|精品村|提档升级村|重点村|中心村|行政村|自然村|乡村|村庄|村",
    "township": "乡镇|镇|乡|街道",
    "community": "居民委员会|居委会|社区",
    "market": "商圈|(?:批发|农贸|集贸|专业)市场|城市商业综合体|商业综合体|商场",
    "scenic": "小镇|景区|景点|旅游区|度假区",
    "zone": "园区|开发区|产业园|工业园|片区",
    "mine": "煤矿|矿山|矿井",
    "plant": "电厂|电站|抽水蓄能电站|水电站|水厂|污水处理厂",
    "park": "公园|游园",
    "river": "水库|河流|河道",
    "station": "车站|港口|口岸",
    "road": "市政道路|道路|街巷|街道",
    "facility": "机场|卫生院|敬老院|学校|医院|博物馆",
    "other": "医疗卫生次中心|次中心|副中心|分中心|节点",
}
_COUNT: Final = r"(?:\d+|[一二两三四五六七八九十]+)(?:个|条|座|处|家|所|大)"
_BY_KIND: Final = "|".join(f"(?P<{kind}>{heads})" for kind, heads in _HEADS.items())
_HEAD: Final = re.compile(
    rf"(?:(?<![高中初优同平均何头一二三四五])等(?:{_COUNT})?|{_COUNT})"
    rf"(?P<describing>[\u4e00-\u9fffA-Z\d“”]{{0,10}}?)(?:{_BY_KIND})(?!域)"
    r"|(?P<programme>“千万工程”)(?:示范|精品|重点)"
)
_BOUNDARY: Final = re.compile(r"[，。；：！？\n（）《》]")
_SEPARATOR: Final = re.compile(r"、|(?<=[\u4e00-\u9fff])(?:和|及|以及|与)(?=[\u4e00-\u9fff]{2})")
_LONGEST: Final = 12
_STRETCH: Final = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2,8}?)(?:至|到)(?P<last>[\u4e00-\u9fff]{2,6}?)"
    r"(?=段|高速|公路|[一二三四]级公路|铁路|高铁|道路|改建|改扩建|扩建|改造|连接线|联络线|、|等|，|。)"
)
_SIDE: Final = re.compile(r"(?:^|[为围城区县])[东南西北]{1,2}$")
"""What begins the bounds of an area (范围为东|至东环路), and is the end of no road."""
_CALLED: Final = re.compile(r"(?:高速|[一二三四]级)?公路|高速铁路|铁路")
_JOINED: Final = re.compile(r"-(?P<last>[\u4e00-\u9fff]{2,5}?)(?=连接线|联络线|公路|高速|铁路|段)")
_ROAD_INSIDE: Final = re.compile(r"公路|高速|铁路")
_LONGEST_BARE: Final = 4
_COMPANY: Final = {"village": "village", "township": "other", "river": "river"}
"""What a bare name is in one list with a village, a town or a river."""
_LANDFORMS: Final = frozenset("庄寨沟坪岭口湾铺堡屯营店桥塘塬坡洼河山岩崖峪坝坑垭岔关头圩塔泉渡滩湖溪岗垄冲坞")
_WATERS: Final = frozenset("沟溪涧渠浜塘坑港")
_AT: Final = re.compile(
    r"(?:在(?P<at>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,9})(?:等地)?"
    r"(?=设置|设立|建设|新建|布设|布局|修建|开展|实施|打造|增设|试点)"
    r"|(?:途经|途径|经过|经|串联)(?P<past>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,9})(?=[，。；]|等))"
)
_COUNTED: Final = re.compile(
    r"(?<=[的有、在])(?P<names>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,9}?)(?P<count>[两二三四五六七八九十2-9])个(?!月|年)"
)
_TOLD: Final = {"两": 2} | {
    numeral: value for numerals in ("一二三四五六七八九十", "123456789") for value, numeral in enumerate(numerals, 1)
}
_BEAR_PLACES: Final = frozenset({"zone", "plant", "mine", "market", "facility"})
"""Types whose names bear the place they lie in (云岭陆港)."""
_SIDE_STREETS: Final = frozenset(side + term for side in "东西南北中" for term in ("路", "街", "大街", "大道"))
_ROAD_ABOUT: Final = re.compile(r"公路|高速|铁路|道路|路|街|线|段")


def find_listed_sites(wording: Wording) -> Iterator[SiteName]:
    """Yield the items of lists whose head tells a type of site."""
    text = wording.text
    for match in _HEAD.finditer(text):
        kind = "village" if match["programme"] else next(kind for kind in _HEADS if match[kind])
        if match["describing"] and any(
            word.kind in (Kind.NAME, Kind.PLACE, Kind.OPENING)
            and word.end - word.start > 1
            and word.start < match.end("describing")
            for word in wording.words(match.start("describing"), match.end())
        ):
            continue
        low = max(
            (found.end() for found in _BOUNDARY.finditer(text, max(0, match.start() - 120), match.start())),
            default=max(0, match.start() - 120),
        )
        yield from _items(wording, low, match.start(), kind, sure=text.startswith("等", match.start()))


def _items(wording: Wording, low: int, high: int, kind: str, *, sure: bool) -> Iterator[SiteName]:
    """Yield the items of one list; only the last run of proper items counts, from behind."""
    text = wording.text
    cuts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(text, low, high)]
    bounds = [low, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), high]
    items: list[SiteName] = []
    for start, end in reversed(list(zip(bounds, ends, strict=True))):
        words = wording.words(start, end) if end - start <= 40 else wording.words(end - 40, end)
        last_opening = max(
            (index for index, word in enumerate(words) if word.kind in (Kind.OPENING, Kind.MARK, Kind.NUMBER)),
            default=-1,
        )
        if last_opening == 0 and start > low and words[0].end - words[0].start == 1 and len(words) > 1:
            last_opening, words = -1, (Word(start, words[1].end, Kind.NAME), *words[2:])  # 、向|家坝: no preposition
        names = words[last_opening + 1 :]
        while names and names[0].kind is Kind.ORDINARY and any(word.kind is Kind.NAME for word in names):
            if len(names) > 1 and names[1].kind is Kind.NAME and is_epithet(text[names[0].start : names[0].end]):
                names = (Word(names[0].start, names[1].end, Kind.NAME), *names[2:])
                break
            names = names[1:]
        if (
            len(names) > 1
            and names[0].kind is Kind.PLACE
            and names[1].kind is Kind.NAME
            and kind not in _BEAR_PLACES
            and text[names[1].start : names[1].end] not in _SIDE_STREETS
        ):
            names = names[1:]
        if kind == "other" and len(names) > 1:
            break  # without a term to go by, only a bare name is one
        if (
            not names
            or names[0].kind is not Kind.NAME
            or names[0].end - names[0].start < 2
            or end - names[0].start > _LONGEST
        ):
            break
        items.append(SiteName(names[0].start, end, kind, ""))
        if last_opening >= 0 or names[0].start > start:
            break
    if len(items) > 1 or (sure and items):
        yield from reversed(items)


def find_companions(wording: Wording, settlements: Iterable[SiteName]) -> Iterator[SiteName]:
    """Yield bare names in one list with a village, town or river (李家坪、|柳溪村), and where something is done or passed.

    A bare name has to look like a place's (:func:`likeness`): a list may also hold firms and goods.
    """
    text = wording.text
    for site in settlements:
        if site.kind not in _COMPANY:
            continue
        end = site.start
        while text.startswith("、", end - 1):
            name = _bare_name_before(wording, end - 1)
            if name is None or (site.kind == "river" and text[name.end - 1] not in _WATERS):
                break
            yield SiteName(name.start, name.end, _COMPANY[site.kind], "")
            end = name.start
    for match in _AT.finditer(text):
        group = "at" if match["at"] else "past"
        names = [word for word in wording.words(*match.span(group)) if word.kind is not Kind.MARK]
        if len(names) == match[group].count("、") + 1 and all(_is_place_like(text, word) for word in names):
            yield from (SiteName(name.start, name.end, "other", "") for name in names)
    for match in _COUNTED.finditer(text):
        low, names = match.start("names"), []
        for printed in match["names"].split("、"):
            names.append(Word(low, low + len(printed), Kind.NAME))
            low += len(printed) + 1
        if len(names) == _TOLD[match["count"]] and all(_is_place_like(text, word) for word in names):
            yield from (SiteName(name.start, name.end, "other", "") for name in names)


def _bare_name_before(wording: Wording, end: int) -> Word | None:
    """Return the bare name that ends at an offset, alone between marks or behind an opening or a division."""
    words = wording.words(max(0, end - _LONGEST_BARE - 2), end)
    if not words or not _is_place_like(wording.text, words[-1]):
        return None
    if len(words) > 1 and words[-2].kind in (Kind.NAME, Kind.ORDINARY, Kind.NUMBER):
        return None
    return words[-1] if len(words) > 1 or words[-1].start == 0 else None


def _is_place_like(text: str, word: Word) -> bool:
    return (
        word.kind is Kind.NAME
        and 2 <= word.end - word.start <= _LONGEST_BARE
        and text[word.end - 1] in _LANDFORMS
        and likeness(text[word.start : word.end]) > 0
    )


def find_stretches(wording: Wording) -> Iterator[SiteName]:
    """Yield the two ends of stretches of road (甲至乙段), and the far end of 甲街-乙连接线."""
    text = wording.text
    for match in _STRETCH.finditer(text):
        low = max(
            (found.end() for found in _BOUNDARY.finditer(text, max(0, match.start() - 20), match.start())),
            default=max(0, match.start() - 20),
        )
        if not _ROAD_ABOUT.search(text, low, min(len(text), match.end() + 4)) or _SIDE.search(match["first"]):
            continue
        for start, end in (
            _name_ending_at(wording, match.start(), match.end("first")),
            _whole_name(wording, *match.span("last")),
        ):
            if start < end and not by_name(text[start:end]):  # a county's name is the county's
                yield SiteName(start, end, "other", "")
        yield from _road_between(wording, match)
    for match in _JOINED.finditer(text):
        start, end = _whole_name(wording, *match.span("last"))
        if start < end:
            yield SiteName(start, end, "other", "")
            begin = _run_before(wording, match.start())
            if begin < match.start() and not _ROAD_INSIDE.search(text, begin, match.start()):
                yield SiteName(begin, match.end("last") + len(_follower(text, end)), "road", "连接线")


def _road_between(wording: Wording, match: re.Match[str]) -> Iterator[SiteName]:
    """Yield a road that is called by its two ends (柳家坪至石岭崖公路)."""
    term = _CALLED.match(wording.text, match.end())
    first, last = _name_ending_at(wording, *match.span("first")), _whole_name(wording, *match.span("last"))
    if term is not None and first[0] < first[1] and last[0] < last[1]:
        yield SiteName(first[0], term.end(), "road", term[0])


def _run_before(wording: Wording, end: int) -> int:
    """Return where the name that ends at an offset begins: after the last opening or mark."""
    begin = end
    for word in reversed(wording.words(max(0, end - 8), end)):
        if word.kind is Kind.MARK and wording.text[word.start] == "-" and begin < end:
            continue  # 甲-乙-丙公路
        if word.kind in (Kind.OPENING, Kind.MARK, Kind.NUMBER) or (
            word.kind is Kind.ORDINARY and begins_phrase(wording.text, word)
        ):
            break
        begin = word.start
    return begin


def _follower(text: str, end: int) -> str:
    found = re.match(r"连接线|联络线|公路|高速公路|高速|铁路|段", text[end : end + 4])
    return found[0] if found else ""


def _name_ending_at(wording: Wording, start: int, end: int) -> tuple[int, int]:
    words = wording.words(start, end)
    if words and words[-1].kind is Kind.NAME and words[-1].end - words[-1].start > 1:
        numbered = wording.text.startswith("线", words[-1].start) and wording.text[words[-1].start - 1].isdigit()
        road = wording.text.rfind("线", words[-1].start + 2, words[-1].end - 2)  # 甲乙线|丙至丁
        return (road + 1 if road >= 0 else words[-1].start + numbered), words[-1].end
    return end, end


def _whole_name(wording: Wording, start: int, end: int) -> tuple[int, int]:
    words = wording.words(start, end)
    return (start, end) if len(words) == 1 and words[0].kind is Kind.NAME else (end, end)
