"""Where the name of a place begins, before the generic term that ends it: what is left off, and what belongs to it."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.divisions import by_name
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.transparent import begins_phrase, is_epithet
from govgraph.extract.mentions.wording import Kind, Word, Wording

STRIPPED: Final = frozenset({"township", "village", "community", "road", "bridge", "river", "scenic", "park", "other"})
"""Types before whose names a county or city is left off (云岭县东坪村 is 东坪村); others bear it in the name."""

COUNTY: Final = re.compile(r"[\u4e00-\u9fff]{1,3}(?<![本全各我])(?:自治)?县(?:现?辖)?")
"""A county that is no more, or that no gazetteer holds."""
_VILLAGE_CORE: Final = 3
_WHOLES: Final = frozenset({"工程", "项目", "中学", "小学", "学校", "医院"})
"""What has parts with names of their own."""
_LAST_OF_NAMES: Final = frozenset("山河湖江溪桥村镇乡路街")
_VERBS: Final = frozenset("进由举往赴抵距经自把让给即属暨含点")


def left_end(text: str, core: list[Word], term_start: int) -> int | None:
    """Return where a name begins: the first naming word after the last opening, number or mark, or None."""
    tail: list[Word] = []
    named = False
    for word in reversed(core):
        if word.kind in (Kind.OPENING, Kind.MARK) or (word.kind is Kind.NUMBER):
            break
        if named and word.kind is Kind.ORDINARY and text[word.start : word.end] in _WHOLES:
            break  # 柳溪北延工程|白石山隧道
        named = named or _naming([word])
        tail.insert(0, word)
    for index, word in enumerate(tail):
        if word.kind is Kind.PLACE or (
            word.kind is Kind.NAME and (word.end - word.start > 1 or word.end == term_start)
        ):
            return tail[index].start
    return None


def far_end(text: str, word: Word) -> Word:
    """Return the far end of a stretch that a name was read with (后坪至|柳溪|机场)."""
    cut = text.rfind("至", word.start + 2, word.end - 2)
    return word if cut < 0 else Word(cut + 1, word.end, word.kind)


def with_epithet(wording: Wording, low: int, begin: int) -> int:
    """Return where a name begins with the ordinary word in front, where places are named with it: 阳光|雨露生态园."""
    words = wording.words(low, begin)
    alone = len(words) == 1 or begins_phrase(wording.text, words[-2])
    return words[-1].start if alone and is_epithet(wording.text[words[-1].start : words[-1].end]) else begin


def after_verb(text: str, begin: int, end: int) -> int:
    """Leave off a verb or preposition that no list parted from the name (进|郑家村, 由|柳溪镇)."""
    if text[begin] == "原" and end - begin > 1 and text[begin - 1 : begin] in tuple("将以由把为的驻与和、，。"):
        return begin + 1  # 将原|柳溪镇
    if (town := text.rfind("市区", begin - 1, end - 1)) >= 0:
        return town + 2  # 江东市区|柳侯大道
    if end - begin > 2 and text[begin] in "镇乡" and text[end : end + 1] == "村":
        return begin + 1  # 米粮镇|石坪村
    for cut in range(end - 2, begin + 1, -1):
        if text[cut] in "和与及" and text[cut - 1] in _LAST_OF_NAMES:
            return cut + 1  # 九寨山|和|云巴高速
    if end - begin > 2 and text[begin] in "和与及" and by_name(text[begin + 1 : end]):
        return begin + 1  # 和|河南村
    if text[begin] == "跨" and text[end] in "河湖江溪" and likeness(text[begin + 1 : end]) > 0:
        return begin + 1  # 跨|沁河
    if end - begin > 2 and text[begin] in _VERBS and likeness(text[begin + 1 : end]) > likeness(text[begin:end]):
        return begin + 1
    return begin


def shortened(text: str, core: list[Word], match: re.Match[str], kind: str) -> int:
    """Return where the name begins without the division or the firm before it, where its type is named without."""
    if match[0].startswith("绕城"):
        return core[0].start  # 江东市|东绕城: only the place names it
    harbour = kind == "station" and len(core) > 1 and text[core[1].start] in "港站"  # 云岭|港煤码头
    if kind in STRIPPED or (kind == "station" and _naming(core[1:]) and not harbour):
        core = _without_places(text, core, kind)
    begin = core[0].start
    if kind in STRIPPED and (county := COUNTY.match(text, begin, match.start() - 1)):
        return county.end()  # a county that is no more, or that no gazetteer holds
    if kind == "village" and match.start() - begin > _VILLAGE_CORE + 1 and core[0].start != match.start():
        return match.start() - _VILLAGE_CORE  # a firm or an adjective stands before it
    return begin


def _without_places(text: str, core: list[Word], kind: str) -> list[Word]:
    """Leave off divisions at the front, unless nothing that names would be left."""
    rest = core
    while rest and rest[0].kind is Kind.PLACE:
        rest = rest[1:]
    named = any(word.kind is Kind.NAME for word in rest) or len(rest) > 1
    if len(rest) == 1 and rest[0].end - rest[0].start == 1 and rest is not core:
        before = rest[0].start - 1
        if kind == "road" or (kind == "bridge" and text[before] not in "省市县区旗盟"):
            return core  # 云岭|港大道, 云岭|湾大桥
    return rest if named else core


def _naming(words: list[Word]) -> bool:
    return any(word.kind is Kind.PLACE or (word.kind is Kind.NAME and word.end - word.start > 1) for word in words)


def before_dot(wording: Wording, begin: int) -> int:
    """Return where a name of two parts begins that a dot joins (柳溪古村·|恒岭度假区)."""
    text = wording.text
    if begin == 0 or text[begin - 1] != "·":
        return begin
    found = begin
    for word in reversed(wording.words(max(0, begin - 9), begin - 1)):
        if word.kind not in (Kind.NAME, Kind.ORDINARY):
            break
        found = word.start
    return found if found < begin - 1 else begin
