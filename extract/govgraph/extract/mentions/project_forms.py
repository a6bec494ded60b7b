"""What the name of a project looks like: what it ends in, what it begins with, what cannot be one."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.lexicon import any_of, read_table, read_words
from govgraph.extract.mentions.site_names import find_site_names
from govgraph.extract.mentions.wording import Kind, Word, Wording
from govgraph.extract.records import Span

_WORDS: Final = read_table("project_words.txt")
WORKS: Final = any_of(_WORDS["works"])
"""Pattern of works done to something that exists (改扩建 综合治理)."""
_TRAILER: Final = re.compile(r"(?:[一二三四五六]期|（[^（）]{1,10}）)$")
_STRONG: Final = re.compile(r"(?:项目|工程)(?:[（“][^（）“”]{1,14}[）”])?$")
_STREET: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,5})(?:(?<![道公铁线])路|街|桥|大道|巷)")
_SECTION: Final = re.compile(r"(?:[东西南北中]段)?(?:（[^（）]{2,24}）)?$")
_LETTERED_STREET: Final = re.compile(r"[A-Z]-?\d{1,3}路")
_STRETCH: Final = re.compile(r"[\u4e00-\u9fff]{2,8}至[\u4e00-\u9fff]{2,8}")
_TYPED_ROAD: Final = re.compile(r"(?:高速公路|高速|公路|高铁|铁路|城际)$")
_POWER: Final = "千瓦时|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|MW|GWh|GW|千伏|kV"
_AMOUNT: Final = "吨/年|t/a|吨|平方米|平方公里|亩|公里|立方米|张|套|台|头|只"
CAPACITY: Final = re.compile(
    r"年(?:产|处理|加工)[\d.]+[万亿]?(?:吨|立方米|方|台|套|只|头|羽|件|平方米|千瓦时)"
    rf"|[\d.]+[万亿百千]*(?:{_POWER}|{_AMOUNT})(?:/年)?"
)
"""A capacity as printed: 10万千瓦, 20000t/a, 年产90万吨."""
QUOTED: Final = re.compile(r"“[^“”、]{5,14}”项目")
"""A project called by its motto (“一渠清水润云岭”项目)."""
_NO_PROJECT: Final = re.compile(
    r"及(?:相关|附属)?配套(?:工程|设施)$|可行性研究|审批|审查|评选|专项规划|清单|名单|管理办法|资金|补助|贷款|《|债券|报告|用地要素|机制|政策|(?<!高)标准(?!厂房|化)|创建"
    r"|举办|季度|重点(?:项目|工程)$|现场|出席|宣布|仪式|了解|视察|察看|参观|听取|会议|大赛|论坛|赛事|培训|招聘|宣传|比赛|演出|博览会|行动|计划|文化节|调查|多式联运|问题|的|等[\d一二三四五六七八九十]"
    r"|(?:军[人官]|士兵|优抚|接收)安置$|排查整治$|^大?抓|^项目|有\d+个|\d+[个项](?:[^、]{0,8})(?:项目|工程)$|奖$|入选|(?<!第)一批|嘉宾|^[（(]|人民币|^[一二三四五六七八九十\d]+大|\d[个项]$|实事项目|^\d+[个项条座处家所]|^(?:落实|上项目|一|这|该|各|每|有关|相关|上述|以上|其他|对|已|未|如|按|经)"
)
_GOVERNS: Final = re.compile(
    r"推进|推动|加快|实施|完成|实现|确保|形成|引导|支持|开展|加强(?!工程)|打造|控制|鼓励|获批|升级为|转型升级|安排|提供|围绕|符合|布局建设|纳入|列入"
    r"|提升为|协同推进|规划建设|重视|共同(?!富裕|体)|研究|拟定|申报|争取|获得|达到|向全|要求|在建|新增"
)
_SHARED_TERM: Final = re.compile(r"高铁|铁路|高速|高速公路|公路|城际|机场|国家公园|湿地公园|地质公园")
_LOCAL_FACILITY: Final = re.compile(
    r"[县市区](?![级域城直委属政内外场区])[\u4e00-\u9fff]{1,9}?(?:院|馆|站|场|中心|校|中学|小学|幼儿园|剧院|水厂|处理厂|公园|广场)"
)
"""The one of its kind in the place: 县殡仪馆, 县妇幼保健院."""
_NUMBERED_ROAD: Final = re.compile(
    r"\d{1,3}(?:国道|省道|县道)|(?:国道|省道|县道)[A-Z]?\d|[GSX]\d{1,4}(?=[\u4e00-\u9fff])"
)
_LIKE_A_COUNTY: Final = re.compile(
    r"[\u4e00-\u9fff]{1,3}(?<![城乡全本该各我])[县市旗州](?!级|域|直|属|内|场|政|民|区内)"
)
_SCHOOL_ABBREVIATED: Final = re.compile(r"[一二三四五六七八九十](?:小|中|幼)$")
"""第一中学 in short: 云岭一中."""
_LED_INTO: Final = re.compile(
    r"[\u4e00-\u9fff]{1,3}电[入送][\u4e00-\u9fff]{1,3}|引[\u4e00-\u9fff]{1,2}[入济补][\u4e00-\u9fff]{1,2}"
)
_PARTS: Final = frozenset({"东部", "西部", "南部", "北部", "中部"})
_PARTICLES: Final = frozenset("在还将把被由使让向对从")


def is_shared_term(printed: str) -> bool:
    """Tell whether a phrase is a generic term that the names of a list share (甲、乙高铁)."""
    return _SHARED_TERM.fullmatch(printed) is not None


def is_strong(printed: str) -> bool:
    """Tell whether an item calls itself a project (…项目, …工程（一期）).

    >>> is_strong("云岭县中水工程"), is_strong("云岭县工程进度")
    (True, False)
    """
    return printed.endswith(("项目", "工程")) or (printed.endswith(("）", "”")) and _STRONG.search(printed) is not None)


def _without_trailer(printed: str) -> str:
    """Leave off 二期 and a short remark in brackets at the end."""
    return _TRAILER.sub("", printed) if printed.endswith(("期", "）")) else printed


def ends_built(printed: str) -> bool:
    """Tell whether a phrase ends in something that is built (路 馆 生产线 基地)."""
    return _without_trailer(printed).endswith(_WORDS["built"])


def ends_in_action(printed: str) -> bool:
    """Tell whether a phrase ends in works done to something (改扩建 综合治理)."""
    return _without_trailer(printed).endswith(_WORDS["works"])


def is_street(printed: str) -> bool:
    """Tell whether a phrase is the bare name of a street (康宁路)."""
    match = _STREET.fullmatch(printed)
    return match is not None and match["name"] not in read_words("generic_roads.txt")


def is_listed_street(printed: str) -> bool:
    """Tell whether a phrase is a street with its section or what bounds it, or one by number (甲路北段, Z-47路).

    >>> is_listed_street("柳溪路（甲街-乙街）"), is_listed_street("旅游路")
    (True, False)
    """
    core = _SECTION.sub("", printed)
    return is_street(core) or _LETTERED_STREET.fullmatch(core) is not None or core.endswith("村道路")


def is_led_through(printed: str) -> bool:
    """Tell whether a phrase is a line of power or water by where it comes from and where it goes.

    >>> is_led_through("云电入江"), is_led_through("云电")
    (True, False)
    """
    return _LED_INTO.fullmatch(printed) is not None


def is_stretch(printed: str) -> bool:
    """Tell whether a phrase is a stretch of road by its two ends (甲中学至乙线)."""
    return _STRETCH.fullmatch(printed) is not None and _TYPED_ROAD.search(printed) is None


def is_excluded(wording: Wording, name: Span) -> bool:
    """Tell whether a phrase cannot be a project's name: procedures, plans, counts, clauses with a verb of their own."""
    printed = wording.text[name.start : name.end]
    if _LETTERED_STREET.fullmatch(printed):
        return False
    if not 2 <= len(printed) <= 60 or len(_HAN.findall(printed)) < 2 or _NO_PROJECT.search(printed):
        return True
    outside = re.sub(r"“[^”]*”|（[^）]*）", "", printed)
    if _GOVERNS.search(outside) and not re.search(r"(?:科研|研究院|研究所|研究中心|研究基地)", outside):
        return True
    return any(
        word.kind is Kind.OPENING and wording.text[word.start : word.end] in _PARTICLES
        for word in wording.words(name.start, name.end)
    )


def _names(word: Word) -> bool:
    return word.kind is Kind.PLACE or (word.kind is Kind.NAME and word.end - word.start > 1)


_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def begins_named(wording: Wording, name: Span) -> bool:
    """Tell whether a phrase begins with a place, an owner, or a number and then one: the way projects are named."""
    words = wording.words(name.start, name.end)
    if len(words) > 1 and wording.text[words[0].start : words[0].end] in _PARTS:
        words = words[1:]  # 东部|两江三期工程
    if len(words) > 1 and wording.text[words[0].end - 1] in "江河湖" and words[1].kind is Kind.PLACE:
        return True  # 黄河|云岭|段河道治理工程
    for word in words:
        if _names(word) and len(_HAN.findall(wording.text, word.start, word.end)) > 1:
            return True
        if word.kind not in (Kind.NUMBER, Kind.MARK) and not (word.kind is Kind.NAME and word.end - word.start == 1):
            break
    if _LOCAL_FACILITY.match(wording.text, name.start, name.end) or _NUMBERED_ROAD.match(
        wording.text, name.start, name.end
    ):
        return True
    return any(site.start == name.start for site in find_site_names(wording, name.start, name.end, institutions=True))


def is_placed(wording: Wording, name: Span) -> bool:
    """Tell whether a division, a site or a capacity stands in a phrase."""
    if _LIKE_A_COUNTY.match(wording.text, name.start) or any(
        word.kind is Kind.PLACE for word in wording.words(name.start, name.end)
    ):
        return True
    if CAPACITY.search(wording.text[name.start : name.end]):
        return True
    return any(True for _ in find_site_names(wording, name.start, name.end, institutions=True))


def is_bare(wording: Wording, name: Span) -> bool:
    """Tell whether a phrase is only the name of a place or an owner, without what is built there."""
    if not 2 <= len(name) <= 8 or _SCHOOL_ABBREVIATED.search(wording.text, name.start, name.end):
        return False
    if ends_in_action(wording.text[name.start : name.end]):
        return False
    if is_led_through(wording.text[name.start : name.end]):
        return False
    words = wording.words(name.start, name.end)
    if len(words) == 1 and _names(words[0]) and not ends_built(wording.text[name.start : name.end]):
        return True
    return is_site(wording, name)


def is_site(wording: Wording, name: Span) -> bool:
    """Tell whether a phrase is the whole name of one site."""
    return any(
        site.start == name.start and site.end == name.end for site in find_site_names(wording, name.start, name.end)
    )


def tail_start(wording: Wording, name: Span) -> int | None:
    """Return where what is built begins, behind the place at the front; None where no place or owner stands there."""
    site = next(find_site_names(wording, name.start, name.end), None)
    whole = site is not None and site.start == name.start
    if site is not None and whole and site.end < name.end:
        return site.end
    words = wording.words(name.start, name.end)
    index = 0
    while index < len(words) and words[index].kind in (Kind.NAME, Kind.PLACE):
        index += 1
    if 0 < index < len(words):
        return words[index].start
    return site.end - len(site.term) if site is not None and whole and is_shared_term(site.term) else None
