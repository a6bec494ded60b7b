"""What stands before a generic term (路 镇 江) and is no name after all: 县医院's 县, a county called after a river, 产业|路."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.divisions import Level, by_name
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.transparent import is_unlikely
from govgraph.extract.mentions.wording import Kind, Word, Wording

_LEVELS: Final = frozenset("省市县区镇乡旗")
_BEAR_NAMES: Final = frozenset("社区 小区 花园 家园 安置区 安置点 市场 旧址 故居 遗址 营地 农场 林场 茶场".split())
_NATURAL: Final = frozenset("河湖江淀港塔寺庙祠矿桥楼")
_CARRY_STREETS_ON: Final = ("洲", "湾", "沟", "坪", "坝", "岭", "屯", "岛", "墓")
_HARBOUR_ENDS: Final = re.compile(r"[，。；、）\n]|和|与|及|等|$")
_COUNTED: Final = re.compile(r"[一二两三四五六七八九十几数这那哪每该]条$")
_TOWNS_BESIDE: Final = re.compile(r"(?:、|和|与|及)[\u4e00-\u9fff]{2,4}?[乡镇]")
_TOWN_BEFORE: Final = re.compile(r"[\u4e00-\u9fff][乡镇](?:、|和|与|及)$")
_BRIDGES: Final = re.compile(r"危旧?|[旧老新木石]|病害|险")
_SO_MANY_GREAT: Final = re.compile(r"[一二两三四五六七八九十]大$|(?<=[\u4e00-\u9fff]{2})[两三四五六七八九十]大")
_NO_VILLAGES: Final = ("地区", "片区", "园区", "城区", "全镇", "全乡")
_TOWN_GOES_ON: Final = re.compile(r"[湾江海河山坪头口桥塘][镇乡]")
"""柳镇|湾镇."""
_OFFICER: Final = re.compile(r"[市县区镇乡州]长")
_ROADS_OF: Final = frozenset({"公路", "高速公路", "铁路", "高铁", "高速", "快速路"})
_TOWN_AREAS: Final = frozenset({"市区", "城区", "城市", "主城区", "中心城区", "县城", "农村"})
_OF_THE_WATER: Final = re.compile(
    r"流域|干流|支流|上游|下游|中游|水质|水系|沿[岸线]|两岸|河道|航道|大堤|特?大?桥|[^，。；、]{0,4}段"
)
_DAM: Final = re.compile(r"[河湖江]?堤")
_HUB_GOES_ON: Final = re.compile(r"物流|经济|港|城|站|机场|功能|中心")
_DONE_TO_WATER: Final = ("治理", "整治", "疏浚", "沿着", "横跨", "跨越")
LOOSE: Final = frozenset("路街线河湖江淀矿港阁塔寺庙祠楼桥镇乡村巷")
INSTITUTION: Final = re.compile(
    r"(?:人民医院|中心医院|中医院|医院|卫生院|学校|小学(?!部)|初中(?!部)|中学(?!部)|高中(?!部)|大学|学院|幼儿园|党校)"
)
SETTLEMENTS: Final = frozenset({"township", "village", "community"})


def is_no_name(wording: Wording, match: re.Match[str], core: list[Word], words: tuple[Word, ...], kind: str) -> bool:
    """Tell whether what stands before a term is no name after all."""
    text, term, begin = wording.text, match[0], core[0].start
    printed = text[begin : match.start()]
    if (
        not any("\u4e00" <= character <= "\u9fff" for character in printed)
        or any("至" in text[max(word.start, begin + 1) : word.end] for word in core if word.kind is not Kind.PLACE)
        or printed[-1] == "之"
        or (kind == "road" and (_COUNTED.search(printed) or (term == "路" and printed[-1] == "线")))
        or (kind == "station" and printed in ("车站", "机场"))
    ):
        return True
    if (
        (term == "水库" and len(printed) == 1)
        or (term == "桥" and (INSTITUTION.match(text, match.end()) or _BRIDGES.fullmatch(printed)))
        or (kind in ("scenic", "zone") and _SO_MANY_GREAT.search(printed))
        or (term == "游园" and printed[-1] == "小")
        or (kind == "village" and printed.endswith(_NO_VILLAGES))
        or (term in ("镇", "乡") and _TOWN_GOES_ON.match(text, match.end()))
    ):
        return True
    if kind == "river" and len(term) == 1:
        starts = {begin, core[-1].start}
        if any(_is_division(text, start, match.end()) for start in starts):
            return True
    if printed.endswith(term) or (kind == "road" and text.startswith("网", match.end())):
        return True  # 铁路|路外伤亡, 高铁|网
    if term in ("路", "街") and text[match.end() : match.end() + 1] in _CARRY_STREETS_ON:
        return True  # 叶路|洲
    if kind == "zone" and (printed[0] in "省市县区" or by_name(text[begin : match.end()])):
        return True  # 县经开区 in a list of bodies is its committee
    if term == "村" and _OFFICER.search(printed):
        return True  # 副县长王江村: a person
    if kind == "road" and core[0].kind is Kind.PLACE and term in _ROADS_OF:
        rest = text[core[0].end : match.start()]
        if not rest or rest in _TOWN_AREAS:
            return True  # 江东公路建设投资, 江东市|市区|快速路: the roads of the place
    if kind == "road" and text[begin - 1 : begin] in ("-", "至"):
        return True  # the far half of 甲街-乙连接线, of 甲至乙铁路
    if printed.rstrip("人民中心第一二三四五六") in _LEVELS and not INSTITUTION.fullmatch(term):
        return True
    if term == "示范区" and (core[-1].kind is not Kind.NAME or core[-1].end - core[-1].start < 2):
        return True  # 云岭县城乡融合示范区
    if term == "枢纽" and (
        core[-1].kind is not Kind.NAME or core[-1].end - core[-1].start < 2 or _HUB_GOES_ON.match(text, match.end())
    ):
        return True  # 云岭国家物流枢纽, 云岭西站枢纽, 柳溪枢纽|港
    if term in LOOSE and not _is_loose_name(text, core, match):
        return True
    if _tells_no_place(text, printed, core, match, kind):
        return True
    if term in _BEAR_NAMES and not any(word.kind is Kind.NAME for word in core):
        return True  # 云岭县老旧小区, 云岭县特色产品市场
    if kind in SETTLEMENTS and core[-1].kind is Kind.NAME and is_unlikely(text[core[-1].start : core[-1].end]):
        return not (term in ("乡", "镇") and 2 <= len(printed) <= 3 and among_towns(text, begin, match.end()))
    dammed = term in ("河", "湖", "江") and _DAM.match(text, match.end())
    if len(printed) == 1 and not dammed and (term == "淀" or (term in LOOSE and likeness(printed) < 0)):
        return True
    return (
        term in _NATURAL
        and not (text.startswith("流域", match.end()) or dammed)
        and any(word.start < match.end() < word.end for word in words)
    )  # the name goes on: 河口, 湖湾


_OF_MANY: Final = re.compile(
    r"[一两二三四五六七八九十]大|[一两二三四五六七八九十数几][^、\d]{0,2}[一两二三四五六七八九十]$|全(?!椒|州)"
)
"""五大|开发区, 一江一|河, 全链|路: several in one word, or all of them."""
_MASSES: Final = tuple("百千万")
_LED_TO: Final = re.compile(r"[省市县区州盟旗乡镇村组户]{1,2}(?:基本|全部|都)?互?通|^双车道")
_HELPS: Final = re.compile(r"[\u4e00-\u9fff]?(?:[省市县区镇乡村]?[扶聘帮带联包驻])+")
_HARBOURS_OF: Final = frozenset("京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼深港籍")


def _tells_no_place(text: str, printed: str, core: list[Word], match: re.Match[str], kind: str) -> bool:
    """Tell whether a phrase speaks of places in general or counts them (百县千|镇, 市市通|高铁, 乡聘|村, 琼|港)."""
    if core[0].kind is not Kind.PLACE and _OF_MANY.match(printed):
        return True
    if kind in SETTLEMENTS:
        return printed.endswith(_MASSES) or _HELPS.fullmatch(printed) is not None
    if kind == "road":
        return _LED_TO.search(printed) is not None
    return match[0] == "港" and printed in _HARBOURS_OF


def _is_division(text: str, start: int, end: int) -> bool:
    """Tell whether a river's name is rather that of a county (浦江 and the like), unless the water is spoken of."""
    bearers = by_name(text[start:end])
    if text[end - 1] == "湖":  # lakes outshine the counties named after them, but not the cities
        bearers = tuple(division for division in bearers if division.level is Level.CITY)
    return bool(bearers) and _OF_THE_WATER.match(text, end) is None and text[start - 2 : start] not in _DONE_TO_WATER


def among_towns(text: str, begin: int, end: int) -> bool:
    """Tell whether a town stands in one list with another, which makes a name of unlikely characters one."""
    return bool(_TOWNS_BESIDE.match(text, end) or _TOWN_BEFORE.search(text, max(0, begin - 4), begin))


def _is_loose_name(text: str, core: list[Word], match: re.Match[str]) -> bool:
    """Tell whether a term of one character ends a name here: a short proper name stands right before it."""
    last = core[-1] if core else None
    if last is None:
        return False
    if last.kind is Kind.PLACE and match[0] == "港":
        return last.end == match.start() and _HARBOUR_ENDS.match(text, match.end()) is not None
    if last.kind is Kind.PLACE:
        return match[0] in ("路", "街", "河", "湖", "桥") and last.end == match.start()
    if match[0] in ("路", "街", "桥", "巷", "村"):
        return last.kind is Kind.NAME or (last.kind is Kind.ORDINARY and len(core) == 2 and last.end - last.start == 2)
    return last.kind is Kind.NAME and 1 <= last.end - last.start <= 5 and last.end == match.start()
