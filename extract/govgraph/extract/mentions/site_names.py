"""How Chinese places and facilities are named: a proper name, then a generic term (通名) that tells the type.

The generic term ends the name and is easy to find. The left end is not printed; it is where the ordinary words and openings
of the phrase stop explaining what stands there (see :mod:`govgraph.extract.mentions.wording`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.wording import Kind, Word, Wording

TERMS: Final[dict[str, tuple[str, ...]]] = {
    "township": ("镇", "乡", "街道"),
    "village": ("村",),
    "community": ("社区",),
    "scenic": (
        "风景名胜区", "旅游景区", "风景区", "景区", "旅游度假区", "度假区", "旅游区", "自然保护区", "保护区", "国家公园", "地质公园",
        "古镇", "古村", "古城", "遗址", "旅游点", "风景道",
    ),
    "park": ("森林公园", "湿地公园", "文化公园", "体育公园", "植物园", "动物园", "公园", "游园"),
    "road": (
        "高速公路", "旅游公路", "绕城公路", "公路", "高速", "高速铁路", "高铁", "铁路", "城际", "大道", "步行街", "大街", "路", "街", "巷",
        "号线", "支线", "专用线", "连接线", "联络线", "线", "隧道",
    ),
    "bridge": ("特大桥", "大桥", "立交桥", "桥"),
    "station": ("火车站", "高铁站", "汽车站", "客运站", "地铁站", "东站", "西站", "南站", "北站", "国际机场", "机场", "港区", "港", "码头", "口岸"),
    "river": ("水库", "运河", "干渠", "河", "湖", "江"),
    "zone": (
        "经济技术开发区", "高新技术产业开发区", "经济开发区", "开发区", "高新区", "经开区", "工业园区", "产业园区", "物流园区", "园区",
        "产业园", "工业园", "科技园", "创业园", "物流园", "双创园", "智造园", "示范园", "生态园", "综合保税区", "保税区", "自贸区",
        "项目区", "集聚区", "工业区", "新片区", "片区", "新城", "智创城", "科技城", "生态城", "小镇", "国际陆港", "陆港",
    ),
    "plant": (
        "污水处理厂", "发电厂", "热电厂", "电厂", "水厂", "钢厂", "水泥厂", "化工厂", "抽水蓄能电站", "水电站", "光伏电站", "储能电站", "电站",
        "发电站", "换流站", "变电站", "风电场",
    ),
    "mine": ("露天煤矿", "煤矿", "铁矿", "金矿", "铜矿", "矿区", "号井", "矿"),
    "building": ("大酒店", "酒店", "宾馆", "饭店", "大厦", "大楼", "航站楼", "住宅楼", "阁", "塔", "寺", "庙", "祠", "楼"),
    "market": ("批发市场", "菜市场", "农贸市场", "集贸市场", "市场", "商圈", "商城", "购物中心", "商业综合体", "商贸城"),
    "facility": (
        "露天博物馆", "博物馆", "纪念馆", "图书馆", "文化馆", "美术馆", "科技馆", "体育馆", "体育场", "体育中心", "会展中心", "文化中心",
        "敬老院", "养老院", "福利院", "福利中心", "颐养中心", "养老服务中心", "养老综合服务中心", "中心医院", "人民医院", "广场", "民宿", "宿集",
        "水利枢纽", "灌区", "牵引站", "驿站", "货场", "粮库", "储备库", "储气库", "训练基地", "殡仪馆", "水源地", "填埋场", "冷链仓储", "物流中心",
        "铁路货场", "加油站", "服务区",
    ),
}  # fmt: skip
"""Generic terms by type of site."""

STRIPPED: Final = frozenset({"township", "village", "community", "road", "bridge", "river", "scenic", "park", "other"})
"""Types before whose names a county or city is left off (云岭县东坪村 is 东坪村); the others bear it as part of the name."""

_TYPES: Final = {term: kind for kind, terms in TERMS.items() for term in terms}
_TERM: Final = re.compile("|".join(sorted(_TYPES, key=lambda term: (-len(term), term))))
_NUMBERED_ROAD: Final = re.compile(r"(?:国道|省道|县道|乡道)[A-Z]?\d{1,4}(?:线)?|(?<![A-Za-z\d])[GSX]\d{2,4}(?!\d)(?:线)?")
_HOUSE: Final = re.compile(r"(?:\d{1,3}[#号](?:住宅)?楼|\d{1,2}号(?:地块|矿井|井))")
_SECTION: Final = re.compile(r"(?=[\u4e00-\u9fff]{1,6}段)")
_EXTENSION: Final = re.compile(r"[东西南北](?:延|扩|延长)(?:支线|线|段)|绕城公路")
_BODY_FOLLOWS: Final = re.compile(
    r"(?:管委会|管理委员会|管理局|管理处|管理中心|发展中心|建设管理|投资|控股|[\u4e00-\u9fff]{0,8}有限公司|集团|公司|股份|人民政府|党委|党工委|政府|派出所|法庭|办事处|委员会|村委|支行|分局|支队|大队|公安|海关|长[、，：]|[\u4e00-\u9fff]{0,16}(?:领导小组|工作专班|专班|指挥部))"
)
_GENERIC_ROADS: Final = frozenset("农村 旅游 产业 公 铁 道 景观 市政 断头 城市 高速 专用 生产 管 路 线 国省 一号 环 主干 快速 骨干".split())
_LOOSE: Final = frozenset({"路", "街", "线", "河", "湖", "江", "矿", "港", "阁", "塔", "寺", "庙", "祠", "楼", "桥", "镇", "乡", "村", "巷"})
_CARRIES_ON: Final = frozenset({"park", "facility", "building", "market", "plant", "station"})
_KEPT_INSIDE: Final = frozenset({"zone", "township", "village", "road", "scenic"})
_INSTITUTION: Final = re.compile(r"(?:人民医院|中心医院|中医院|医院|卫生院|学校|小学|中学|高中|大学|学院|幼儿园|党校)")
_VILLAGE_CORE: Final = 3
_NATURAL: Final = frozenset({"河", "湖", "江", "港", "塔", "寺", "庙", "祠", "矿", "桥", "楼"})
_VERBS: Final = frozenset("进出入过通疏跨登建指以对到称在内各两三四五六七八九十一沿临新强小大老古冰环好为是有等引向名每该本此旧整全号级型层部片段点和及与之")
_DISTRICTS: Final = frozenset({"高铁", "空港", "临空", "临港", "滨江", "滨湖", "滨河", "滨海"})
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


def term_kind(term: str) -> str | None:
    """Return the type of site that a generic term tells, or None."""
    return _TYPES.get(term)


def find_site_names(wording: Wording, start: int = 0, end: int | None = None, *, institutions: bool = False) -> Iterator[SiteName]:
    """Yield the names that end in a generic term, left to right; a later one begins where an earlier one ended at the earliest.

    Schools and hospitals are bodies before they are places: they count only with ``institutions`` (where something is built).
    """
    text = wording.text
    stop = len(text) if end is None else end
    floor = start
    held: SiteName | None = None
    patterns = (_TERM, _NUMBERED_ROAD, _HOUSE, _INSTITUTION) if institutions else (_TERM, _NUMBERED_ROAD, _HOUSE)
    for match in sorted((found for pattern in patterns for found in pattern.finditer(text, start, stop)), key=_by_place):
        if match.start() < floor:
            continue
        if held is not None and _describes(wording, held.end, match):
            if _INSTITUTION.fullmatch(held.term) and _TYPES.get(match[0]) == "building":
                floor = match.end()  # a building of the school is the school's place
                continue
            kind = _TYPES.get(match[0], "facility")
            full = held.start if kind in STRIPPED or held.full_start is None else held.full_start
            if held.kind in _KEPT_INSIDE and match[0] != "片区":
                yield held
            held = SiteName(full, match.end(), kind, match[0])
            floor = held.end
            continue
        name = _read(wording, match, floor, stop)
        if name is not None:
            if held is not None:
                yield held
            held, floor = name, name.end
            if name.kind == "road" and (extension := _EXTENSION.match(text, name.end)):
                yield name
                held = SiteName(name.start, extension.end(), "road", extension[0])
                floor = held.end
    if held is not None:
        yield held


def _by_place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _describes(wording: Wording, start: int, match: re.Match[str]) -> bool:
    """Tell whether a term carries on the name before it: nothing or ordinary words stand between (文昌阁|公园, 开发区|污水处理厂)."""
    kind = _TYPES.get(match[0], "facility")
    if match.start() == start and match[0] == "片区":
        return True
    if kind not in _CARRIES_ON or len(match[0]) < 2 or match.start() - start > 10 or _BODY_FOLLOWS.match(wording.text, match.end()):
        return False
    return all(word.kind is Kind.ORDINARY or (word.kind is Kind.NAME and word.end - word.start == 1) for word in wording.words(start, match.start()))


def _read(wording: Wording, match: re.Match[str], floor: int, stop: int) -> SiteName | None:
    """Read the name that a generic term ends, or None where the term only describes."""
    text, end, term = wording.text, match.end(), match[0]
    if _NUMBERED_ROAD.fullmatch(term):
        return SiteName(match.start(), end, "road", term)
    kind = _TYPES.get(term, "facility" if _INSTITUTION.fullmatch(term) else "building")
    if term == "小镇" or _BODY_FOLLOWS.match(text, end):
        return None
    low = max(floor, match.start() - _WINDOW)
    for hard in _HARD.finditer(text, low, match.start()):
        low = hard.end()
    words = wording.words(low, min(end + 3, max(stop, end), len(text)))
    if any(word.start < end < word.end and word.kind is not Kind.NAME for word in words):
        return None  # the term's last character begins another word (路 in 路网)
    if any(word.start < match.start() < word.end and word.kind is not Kind.NAME for word in words):
        return None  # the term is the tail of an ordinary word (路 in 思路)
    core = [Word(word.start, min(word.end, match.start()), word.kind) for word in words if word.start < match.start()]
    begin = _left_end(core, match.start())
    if begin is None and kind == "zone" and text[max(low, match.start() - 2) : match.start()] in _DISTRICTS:
        return SiteName(match.start() - 2, end, kind, term)
    if begin is None and _INSTITUTION.fullmatch(term):
        return _local_institution(text, match, low)
    if begin is None:
        return None
    core = [word for word in core if word.start >= begin]
    if not any("\u4e00" <= character <= "\u9fff" for character in text[begin : match.start()]) or "至" in text[begin + 1 : match.start()]:
        return None
    if kind == "zone" and text[begin] in "省市县区":
        return None  # 县经开区 in a list of bodies is its committee
    if term in _LOOSE and not _is_loose_name(text, core, match):
        return None
    if term in _NATURAL and any(word.start < end < word.end for word in words):
        return None  # the name goes on: 河口, 湖湾
    if match.start() - begin == 1 and (text[begin] in _VERBS or kind in ("mine", "township")):
        return None
    if text[match.start() - 1] == "之":
        return None  # 文明之乡, 创新之路
    if text[begin : match.start()].rstrip("人民中心第一二三四五六") in ("省", "市", "县", "区", "镇", "乡", "旗"):
        return None if not _INSTITUTION.fullmatch(term) else SiteName(begin, end, kind, term)
    if kind == "road" and text[begin - 1 : begin] == "-":
        return None
    full = begin
    if kind in STRIPPED:
        core = _without_places(core)
    elif kind == "station" and len(core) > 1:
        core = _without_places(core) if _naming(core[1:]) and core[1].start < match.start() else core
    if not core:
        return None
    begin = core[0].start
    if kind == "village" and match.start() - begin > _VILLAGE_CORE + 1:
        begin = match.start() - _VILLAGE_CORE  # a firm or an adjective stands before it
    if kind == "road" and text[begin : match.start()] in _GENERIC_ROADS:
        return None
    if kind == "road" and (section := re.match(r"[\u4e00-\u9fff]{2,6}?段(?![\u4e00-\u9fff]{0,2}[路街])", text[end : end + 7])):
        places = wording.words(end, end + section.end() - 1)
        if len(places) == 1 and places[0].kind in (Kind.PLACE, Kind.NAME):
            end += section.end()
    return SiteName(begin, end, kind, term, full_start=full)


def _local_institution(text: str, match: re.Match[str], low: int) -> SiteName | None:
    """Read 县医院, 职业中学: of its kind the only one in the place."""
    before = re.search(r"(?:[省市县区镇乡]|职业|实验|技工)(?:人民|中心|第[一二三四五六])?$", text[low : match.start()])
    return SiteName(low + before.start(), match.end(), "facility", match[0]) if before else None


def _naming(words: list[Word]) -> bool:
    return any(word.kind is Kind.PLACE or (word.kind is Kind.NAME and word.end - word.start > 1) for word in words)


def _left_end(core: list[Word], term_start: int) -> int | None:
    """Return where the name begins: the first naming word after the last opening, number or mark; None without one."""
    tail: list[Word] = []
    for word in reversed(core):
        if word.kind in (Kind.OPENING, Kind.MARK) or (word.kind is Kind.NUMBER):
            break
        tail.insert(0, word)
    for index, word in enumerate(tail):
        if word.kind is Kind.PLACE or (word.kind is Kind.NAME and (word.end - word.start > 1 or word.end == term_start)):
            return tail[index].start
    return None


def _without_places(core: list[Word]) -> list[Word]:
    """Leave off divisions at the front, unless nothing that names would be left."""
    rest = core
    while rest and rest[0].kind is Kind.PLACE:
        rest = rest[1:]
    return rest if any(word.kind is Kind.NAME for word in rest) or (rest and rest[0].kind is not Kind.PLACE and len(rest) > 1) else core


def _is_loose_name(text: str, core: list[Word], match: re.Match[str]) -> bool:
    """Tell whether a term of one character ends a name here: it must close a short proper name, with nothing ordinary between."""
    last = core[-1] if core else None
    if last is None:
        return False
    if last.kind is Kind.PLACE:
        return match[0] in ("路", "街", "河", "湖", "桥") and last.end == match.start()
    if match[0] in ("路", "街", "桥", "巷", "村"):
        return last.kind is Kind.NAME or (last.kind is Kind.ORDINARY and len(core) == 2 and last.end - last.start == 2)
    return last.kind is Kind.NAME and 1 <= last.end - last.start <= 5 and last.end == match.start()
