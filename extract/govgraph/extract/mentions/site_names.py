"""How Chinese places and facilities are named: a proper name, then a generic term (通名) that tells the type.

The generic term ends the name and is easy to find (``lexicon/generic_terms.txt``). The left end is not printed; it is
where the ordinary words and openings of the phrase stop explaining what stands there
(see :mod:`govgraph.extract.mentions.wording`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.divisions import by_name
from govgraph.extract.mentions.lexicon import any_of, read_table, read_words
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.site_doubts import INSTITUTION, LOOSE, SETTLEMENTS, among_towns, is_no_name
from govgraph.extract.mentions.site_starts import (
    COUNTY,
    STRIPPED,
    after_verb,
    before_dot,
    far_end,
    left_end,
    shortened,
    with_epithet,
)
from govgraph.extract.mentions.site_towns import listed_town, town_within
from govgraph.extract.mentions.transparent import transparent_start
from govgraph.extract.mentions.wording import Kind, Word, Wording, kind_of

_TYPES: Final = {term: kind for kind, terms in read_table("generic_terms.txt").items() for term in terms}
_TERM: Final = re.compile(any_of(tuple(_TYPES)))
NUMBERED_ROAD: Final = re.compile(
    r"[东西南北]{1,2}[外内中一二三四五]?环路|(?:地铁|轨道交通|轻轨)\d{1,2}号线|(?<![\d.])\d{2,3}(?:国道|省道|县道|复线)(?:复线)?|(?:国道|省道|县道|乡道)[A-Z]?\d{1,4}(?:线)?|(?<![A-Za-z\d/])[GSX]\d{2,4}(?!\d|-\d|[\u4e00-\u9fff]{0,2}峰会)(?:国道|省道|县道|高速公路|高速|线)?"
)
_HOUSE: Final = re.compile(r"(?:\d{1,3}[#号](?:住宅)?楼|\d{1,2}号(?:地块|矿井|井))")
_EXTENSIONS: Final = {
    "road": re.compile(r"[东西南北](?:延|扩|延长)(?:支线|线|段)|绕城公路"),
    "zone": re.compile(r"(?:[东西南北]|[A-Z]|[一二三四]期)(?:园|片)?区"),
}
"""Parts that are named after the whole: 学岭街|西延支线, 云岭保税区|北区."""
_BODY_FOLLOWS: Final = re.compile(
    r"〔|管委会|管理委员会|管理局|管理处|管理中心|发展中心|建设管理|投资|控股|[\u4e00-\u9fff]{0,8}有限公司|集团|公司|股份"
    r"|人民政府|党委|党工委|政府|派出所|法庭|办事处|委员会|村委|支行|分局|支队|大队|公安|海关|长[、，：]"
    r"|[\u4e00-\u9fff]{0,16}(?:领导小组|工作专班|专班|指挥部)"
)
_ALSO_IN_NAMES: Final = frozenset({"路", "街", "大街", "花园", "家园", "港", "桥"})
_NAMED_AFTER: Final = {
    "river": ("road", "bridge", "plant", "township", "zone", "community", "scenic", "park", "station"),
    "station": ("road",),
}
"""What is named after a river or a port that stands right before its term."""
_GENERIC_ROADS: Final = frozenset(read_words("generic_roads.txt"))
_CARRIES_ON: Final = frozenset({"park", "facility", "building", "market", "plant", "station"})
_KEPT_INSIDE: Final = frozenset({"zone", "township", "village", "road", "scenic"})
_STREETS: Final = frozenset({"路", "街", "大街", "大道"})
_NO_NAMES: Final = frozenset(
    "产进出入过通疏跨登建指以对到称在内各两三四五六七八九十一沿临新强小大老古冰环滨"
    "间好为是有等引向名每该本此旧整全号级型层部片段点和及与之"
)
_DISTRICTS: Final = frozenset({"高铁", "空港", "临空", "临港", "滨江", "滨湖", "滨河", "滨海"})
_ORDINAL: Final = r"第[一二三四五六七八九十]+"
_ONE_OF_ITS_KIND: Final = re.compile(
    rf"(?:(?:县城|城区|[省市县区州]?(?:职业|实验|技工|特殊教育)|[省市县区镇乡])(?:人民|中心|{_ORDINAL})?|{_ORDINAL})$"
)
_OF_THE_STATE: Final = re.compile(r"中国[\u4e00-\u9fff]{2,8}$")
"""What the state names is one of its kind, whatever words make up its name (中国文字|博物馆)."""
_LONGER: Final = frozenset({"mine", "township", "facility", "market", "community", "zone"})
_WORKS: Final = frozenset({"建设", "新建", "改造", "实施", "项目"})
_LINES: Final = frozenset({"线", "铁路"})
_LANDFORMS: Final = frozenset("山河湖溪湾沟坪塘")
_SETTLED: Final = frozenset("镇乡村路街")
_NAME_ENDS: Final = re.compile(r"[，、；。）]|和|与|及|划归|管辖|$", re.MULTILINE)
_CUSTOMS: Final = frozenset({"综合保税区", "保税港区", "保税物流园区", "保税区", "出口加工区"})
"""Zones under the customs, which are founded inside others."""
_SAME_AGAIN: Final = {"community": ("小区", "社区"), "river": ("水库",)}
"""Terms that a name of the same kind takes on."""
_RANK: Final = re.compile(r"[口源]?(?:湿地)?(?:国家级?|[省市县]级)(?:水利|湿地|森林|地质)?")
"""What stands between a river and the reserve named after it."""
_AROUND: Final = frozenset({"周边", "附近", "沿线", "沿岸", "两岸", "流域"})
_GIVE_STREETS_NAMES: Final = frozenset({"park", "facility", "station", "market"})
_STREET_FOLLOWS: Final = re.compile(r"路(?![口网段线])|大道|街(?!道)")
_DONE_TO_STREET: Final = re.compile(r"[^，。；、]{0,6}(?:改造|整治|提升|亮化|绿化|保洁|两侧|立面|维修|建设|工程)")
_WINDOW: Final = 26
_HARD: Final = re.compile(r"[，。；：！？、\n（）《》“”\s—/]")


@dataclass(frozen=True, slots=True)
class SiteName:
    """A site's name at ``text[start:end]`` and its type; ``term`` is the generic term that ends it.

    ``full_start`` is where the name begins with the county before it, where that has been left off.
    """

    start: int
    end: int
    kind: str
    term: str
    full_start: int | None = None


def find_site_names(
    wording: Wording, start: int = 0, end: int | None = None, *, institutions: bool = False
) -> Iterator[SiteName]:
    """Yield the names that end in a generic term, left to right, without overlaps save of a whole and its first part.

    Schools and hospitals are bodies before they are places: they count only with ``institutions``, where something is
    built.
    """
    text = wording.text
    stop = len(text) if end is None else end
    floor = start
    held: SiteName | None = None
    patterns = (_TERM, NUMBERED_ROAD, _HOUSE, INSTITUTION) if institutions else (_TERM, NUMBERED_ROAD, _HOUSE)
    for match in sorted(
        (found for pattern in patterns for found in pattern.finditer(text, start, stop)), key=_by_place
    ):
        if match.start() < floor or (
            _TYPES.get(match[0]) in _GIVE_STREETS_NAMES and _STREET_FOLLOWS.match(text, match.end())
        ):
            continue  # 柳溪公园|路
        if held is not None and _describes(wording, held, match):
            if INSTITUTION.fullmatch(held.term) and _TYPES.get(match[0]) == "building":
                floor = match.end()  # a building of the school is the school's place
                continue
            kind = _TYPES.get(match[0], "facility")
            full = held.start if kind in STRIPPED or held.full_start is None else held.full_start
            if kind in SETTLEMENTS and (county := COUNTY.match(text, full, match.start() - 1)):
                full = county.end()
            if (
                (held.kind in _KEPT_INSIDE or held.term == "机场")
                and kind != "bridge"
                and match[0] not in ("片区", "村", "镇", "乡", "街道", "河")
            ):
                yield held
            held = SiteName(full, match.end(), kind, match[0])
            floor = held.end
            continue
        name = _read(wording, match, floor, stop)
        if name is not None:
            if held is not None:
                yield held
            held, floor = name, name.end
            if name.term in _LINES and name.end > match.end():
                yield SiteName(name.start, match.end(), "road", name.term)  # the line, before its section
            extension = _EXTENSIONS[name.kind].match(text, name.end) if name.kind in _EXTENSIONS else None
            if extension is not None:
                yield name
                held = SiteName(name.start, extension.end(), name.kind, extension[0])
                floor = held.end
    if held is not None:
        yield held


def _by_place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _describes(wording: Wording, held: SiteName, match: re.Match[str]) -> bool:
    """Tell whether a term carries on the name before it, with at most ordinary words between (开发区|污水处理厂)."""
    start, kind = held.end, _TYPES.get(match[0], "facility")
    if NUMBERED_ROAD.fullmatch(match[0]) or match[0] == "枢纽":
        return False
    if match.start() == start and held.kind == "road" and kind == "bridge":
        return True  # 柳溪公路|大桥
    if match.start() == start and held.term == "路" and match[0] == "街道":
        return not _DONE_TO_STREET.match(wording.text, match.end())  # 柳溪路|街道, named after the street
    if match.start() == start and match[0] in ("村", "镇", "乡") and held.term in _ALSO_IN_NAMES:
        return True  # 北街|村, 花园|乡
    if match.start() == start and held.term in ("村", "镇") and kind == "township":
        return _NAME_ENDS.match(wording.text, match.end()) is not None  # 柳溪村|镇、石桥乡
    if match.start() == start and match[0] in _SAME_AGAIN.get(held.kind, ()):
        return True  # 柳溪花园|小区, 柳溪江|水库
    if (
        held.kind in ("river", "scenic")
        and kind in ("scenic", "park")
        and _RANK.fullmatch(wording.text, start, match.start())
    ):
        return True  # 黄泥河|国家级自然保护区
    if match.start() == start and held.kind == "zone" and match[0] in _CUSTOMS:
        return True  # 柳溪工业园区|出口加工区
    if match.start() == start and held.term == "村" and match[0] == "河":
        return wording.text[match.end() : match.end() + 1] not in tuple("道边堤流岸")  # 石桥村|河
    if match.start() == start and held.kind in SETTLEMENTS and kind == "mine":
        return not _BODY_FOLLOWS.match(wording.text, match.end())  # 柳溪村|煤矿
    if match.start() == start and (match[0] == "片区" or kind in _NAMED_AFTER.get(held.kind, ())):
        return len(match[0]) > 1  # 青溪湖|街道, 云溪港|大道
    if (
        held.kind == "bridge"
        and kind in ("zone", "station", "facility")
        and held.term == "桥"
        and start - wording.words(held.start, start)[-1].start == 2
    ):
        between = wording.words(start, match.start())
        return match.start() - start <= 4 and all(word.kind is Kind.ORDINARY for word in between)  # 柳桥|国际|商务区
    if held.kind == "river" and kind == "zone" and len(held.term) == 1 and by_name(wording.text[held.start : start]):
        return match.start() - start <= 4  # 云江|科技|工业园区: a county's name, no river
    if held.kind == "township" and kind == "zone" and len(match[0]) > 1 and match[0] not in ("片区", "项目区"):
        between = wording.words(start, match.start())  # 石桥镇|生态农业|科技园
        return match.start() - start <= 8 and all(word.kind is Kind.ORDINARY for word in between)
    if (
        kind not in _CARRIES_ON
        or len(match[0]) < 2
        or match.start() - start > 10
        or _BODY_FOLLOWS.match(wording.text, match.end())
    ):
        return False
    between = wording.words(start, match.start())
    if any(wording.text[word.start : word.end] in _WORKS | _AROUND for word in between):
        return False
    if between and held.kind in SETTLEMENTS and kind != "park" and between[0].kind is Kind.NAME:
        between = between[1:]  # 柳溪镇|兴旺|建材市场
    return all(
        word.kind is Kind.ORDINARY
        or (word.kind is Kind.NAME and word.end - word.start == 1)
        or wording.text.startswith("千伏", word.end - 2)
        for word in between
    )


def _read(wording: Wording, match: re.Match[str], floor: int, stop: int) -> SiteName | None:
    """Read the name that a generic term ends, or None where the term only describes."""
    name = _read_by_words(wording, match, floor, stop)
    if _TYPES.get(match[0]) != "township" or _BODY_FOLLOWS.match(wording.text, match.end(), match.end() + 2):
        return name
    if name is not None:
        begin = town_within(wording.text, name.start, name.end)
        return name if begin == name.start else SiteName(begin, name.end, name.kind, name.term)
    listed = listed_town(wording, floor, match.end())
    return None if listed is None else SiteName(listed, match.end(), "township", match[0])


def _read_by_words(wording: Wording, match: re.Match[str], floor: int, stop: int) -> SiteName | None:
    text, end, term = wording.text, match.end(), match[0]
    if NUMBERED_ROAD.fullmatch(term):
        return SiteName(match.start(), end, "road", term)
    if _BODY_FOLLOWS.match(text, end):
        return None
    low = max(floor, match.start() - _WINDOW)
    for hard in _HARD.finditer(text, low, match.start()):
        low = hard.end()
    words = wording.words(low, min(end + 3, max(stop, end), len(text)))
    if any(
        word.kind is not Kind.NAME and _runs_across(word, match) and not _yields(wording, word, match)
        for word in _from_behind(words, match.start())
    ):
        return None  # the term is part of an ordinary word (路 in 路网, in 思路)
    kind = _TYPES.get(term, "facility" if INSTITUTION.fullmatch(term) else "building")
    core = _words_before(words, match.start())
    if kind in ("facility", "scenic") and (national := _OF_THE_STATE.search(text, low, match.start())):
        named = any(word.kind is Kind.NAME and word.start >= national.start() for word in core)
        return SiteName(national.start(), end, kind, term) if named or kind == "facility" else None
    if (
        len(core) > 1
        and core[-2].kind is Kind.NAME
        and (
            _ends_in_landform(text, core[-1], match)
            or (
                match[0] in ("镇", "乡")
                and len(core[-1:]) == 1
                and core[-1].end - core[-1].start == 1
                and core[-1].kind is Kind.ORDINARY
            )
        )
    ):
        core[-2:] = [Word(core[-2].start, match.start(), Kind.NAME)]  # 云溪|山村 is 云溪山|村
    elif match[0] == "水库" and any(word.start < match.start() < word.end for word in words):
        front = core[-2].start if len(core) > 1 and core[-2].kind is Kind.NAME else core[-1].start
        if likeness(text[front : match.start()]) > 0:
            core = [*(word for word in core if word.end <= front), Word(front, match.start(), Kind.NAME)]
    if kind in ("station", "facility") and core and core[-1].kind is Kind.NAME:
        core[-1] = far_end(text, core[-1])
    begin = left_end(text, core, match.start())
    if begin is None:
        begin = transparent_start(text, core, match.start(), term)
        if begin is None:
            return _unnamed(text, match, low, kind)
        core = [word for word in core if word.end <= begin] + [Word(begin, match.start(), Kind.NAME)]
    elif term in LOOSE or kind in STRIPPED:
        begin = after_verb(text, begin, match.start())
    core = [word for word in core if word.end > begin]
    if core[0].start < begin:
        core[0] = Word(begin, core[0].end, core[0].kind)
    if is_no_name(wording, match, core, words, kind):
        return None
    if match.start() - begin == 1 and term in _STREETS and text[begin] in "东西南北中" and _follows_word(words, begin):
        begin -= 2  # the street's word is an ordinary one: 振兴|东路
        core = list(wording.words(begin, match.start()))
    longer = kind in _LONGER and not INSTITUTION.fullmatch(term)
    if _NO_NAMES.issuperset(text[begin : match.start()]) or (match.start() - begin == 1 and longer):
        return None
    if core[0].start > low and core[0].kind is Kind.NAME:
        core[0] = Word(with_epithet(wording, low, begin), core[0].end, Kind.NAME)
        begin = core[0].start
    full, begin = begin, shortened(text, [word for word in core if word.start >= begin], match, kind)
    if kind == "road":
        if text[begin : match.start()] in _GENERIC_ROADS:
            return None
        end = _end_of_section(wording, end)
    return SiteName(before_dot(wording, begin), end, kind, term, full_start=full)


def _follows_word(words: tuple[Word, ...], begin: int) -> bool:
    """Tell whether an ordinary word of two characters stands right before an offset (振兴|东路)."""
    return any(word.end == begin and word.kind is Kind.ORDINARY and begin - word.start == 2 for word in words)


def _from_behind(words: tuple[Word, ...], start: int) -> Iterator[Word]:
    """Yield the words that end behind an offset, the last first."""
    for word in reversed(words):
        if word.end <= start:
            return
        yield word


def _runs_across(word: Word, match: re.Match[str]) -> bool:
    return word.start < match.start() < word.end or word.start < match.end() < word.end


def _words_before(words: tuple[Word, ...], end: int) -> list[Word]:
    """Return the words before an offset, the last cut there."""
    core = [word for word in words if word.start < end]
    if core and core[-1].end > end:
        core[-1] = Word(core[-1].start, end, core[-1].kind)
    return core


def _yields(wording: Wording, word: Word, match: re.Match[str]) -> bool:
    """Tell whether an ordinary word that a term runs into gives way to the term.

    One that ends in the term only describes (柳城|文化广场), or its front belongs to the name (云溪山|村). One that
    begins with it is none where a word follows the term (柳溪村|道路, not 村道) or what stands before looks like a
    place's name.
    """
    if word.start < match.start() and word.end < match.end():
        return len(match[0]) > 2 or match[0] == "水库"  # 老|城隍庙, not 老城; 古山|水库, not 山水
    if word.kind is Kind.PLACE and (word.start == match.start() or _TYPES.get(match[0]) == "zone"):
        return False  # 江北|镇江, 柳江市|云园区: divisions
    text = wording.text
    before = wording.words(max(0, word.start - 4), word.start)
    unlisted = bool(before) and before[-1].kind is Kind.NAME and before[-1].end == word.start
    if word.start < match.start():
        longer = len(match[0]) > 1 or (unlisted and _ends_in_landform(text, word, match))
        longer = longer or (
            match[0] in ("镇", "乡")
            and unlisted
            and (
                _stands_in_division(wording, before[-1])
                or (len(before) > 1 and among_towns(text, before[-1].start, match.end()))
            )
        )
        return word.end == match.end() and longer
    if word.start == match.start() and text.startswith(("流域", "水系", "堤"), match.end()):
        return text[match.end()] in "流水" or (
            unlisted and likeness(text[before[-1].start : word.start]) > 0
        )  # 柳溪河|堤防, not 河堤
    if word.start > match.start() or match[0] not in _SETTLED or word.start == 0:
        return False
    after = max((size for size in (2, 3, 4) if kind_of(text[match.end() : match.end() + size])), default=0)
    return match.end() + after > word.end or (unlisted and likeness(text[max(0, word.start - 2) : word.start]) > 1)


def _stands_in_division(wording: Wording, name: Word) -> bool:
    """Tell whether a name stands right behind a division: 云岭县|安|场镇 is 安场镇."""
    around = wording.words(max(0, name.start - 8), name.end)
    return len(around) > 1 and around[-1].end - around[-1].start == 1 and around[-2].kind is Kind.PLACE


def _ends_in_landform(text: str, word: Word, match: re.Match[str]) -> bool:
    """Tell whether a landform before 村 belongs to the name: 云溪|山村 is 云溪山|村."""
    return match[0] in ("村", "镇", "乡") and word.start == match.start() - 1 and text[word.start] in _LANDFORMS


def _end_of_section(wording: Wording, end: int) -> int:
    """Return where a road's name ends, with the section in it (甲高速云岭段)."""
    section = re.match(r"[\u4e00-\u9fff]{2,6}?段(?![\u4e00-\u9fff]{0,2}[路街])", wording.text[end : end + 9])
    if section is None:
        return end
    words = wording.words(end, end + section.end() - 1)
    return end + section.end() if len(words) == 1 and words[0].kind in (Kind.PLACE, Kind.NAME) else end


def _unnamed(text: str, match: re.Match[str], low: int, kind: str) -> SiteName | None:
    """Read what names without a proper name: 高铁新城, 县医院."""
    if kind == "zone" and text[max(low, match.start() - 2) : match.start()] in _DISTRICTS:
        return SiteName(match.start() - 2, match.end(), kind, match[0])
    return _local_institution(text, match, low) if INSTITUTION.fullmatch(match[0]) else None


def _local_institution(text: str, match: re.Match[str], low: int) -> SiteName | None:
    """Read 县医院, 职业中学: of its kind the only one in the place."""
    before = _ONE_OF_ITS_KIND.search(text[low : match.start()])
    return SiteName(low + before.start(), match.end(), "facility", match[0]) if before else None
