"""What the name of a project looks like: what it ends in, what it begins with, what cannot be one."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.site_names import find_site_names
from govgraph.extract.mentions.wording import Kind, Word, Wording
from govgraph.extract.records import Span

ACTIONS: Final = (
    "改扩建|新改建|扩建|改建|新建|迁建|重建|提质改造|提标改造|提升改造|维修改造|节能改造|技术改造|拆迁改造|电气化改造|改造提升|改造|提档升级|技术升级|周边提质|提质|综合治理|"
    "除险加固|续建配套与节水改造|续建配套与现代化改造|续建配套|加固|清淤疏浚|清淤|改线|改道|生态环境治理|环境治理|治理|生态修复|保护修复|修复|搬迁安置|安置|搬迁|综合利用|扩能|扩产|扩容|技改|整治"
)
BUILT: Final = (
    "公路|高速|大道|路网|路|街|支线|连接线|环线|线|大桥|桥|隧道|铁路|高铁|城际|地铁|机场|航站楼|车站|[东西南北]站|客运站|牵引站|变电站|换流站|枢纽|港|码头|口岸|通道|航道|船闸|"
    "产业园|公园|工业园|科技园|物流园|园区|植物园|园|广场|博物馆|图书馆|体育馆|纪念馆|展览馆|馆|医院|学院|敬老院|福利院|院|学校|小学|中学|校区|大楼|住院楼|楼|大厦|酒店|民宿|宿集|"
    "中心|基地|生产线|电厂|水厂|处理厂|厂|抽水蓄能电站|电站|水电站|热电|货场|市场|场|水库|水利枢纽|灌区|管网|管廊|廊道|步道|跑道|绿道|长廊|基础设施|设施|平台|仓储|冷库|储气库|库|湿地|"
    "试验田|煤矿|矿井|小区|住宅|安置房|段|装置|示范区|集聚区|片区|新城|综合体|步行街|燃机|机组|智造园|产业基地"
)
_TRAILER: Final = r"(?:[一二三四五六]期|（[^（）]{1,10}）)?$"
_ENDS_BUILT: Final = re.compile(rf"(?:{BUILT}){_TRAILER}")
_ENDS_ACTION: Final = re.compile(rf"(?:{ACTIONS}){_TRAILER}")
_STRONG: Final = re.compile(r"(?:项目|工程)(?:[（“][^（）“”]{1,14}[）”])?$")
_STREET: Final = re.compile(r"[\u4e00-\u9fff]{2,5}(?:路|街|桥|大道|巷)")
_STRETCH: Final = re.compile(r"[\u4e00-\u9fff]{2,8}至[\u4e00-\u9fff]{2,8}")
CAPACITY: Final = re.compile(
    r"年(?:产|处理|加工)[\d.]+[万亿]?(?:吨|立方米|方|台|套|只|头|羽|件|平方米|千瓦时)"
    r"|[\d.]+[万亿百千]*(?:千瓦时|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|吨/年|t/a|MW|GWh|GW|吨|平方米|平方公里|亩|公里|立方米|千伏|张|套|台|头|只|kV)(?:/年)?"
)
_NO_PROJECT: Final = re.compile(
    r"可行性研究|审批|审查|评选|专项规划|清单|名单|管理办法|资金|补助|贷款|《|债券|报告|用地要素|机制|政策|标准|创建|举办|会议|大赛|论坛|赛事|培训|招聘|宣传|比赛|演出|博览会|行动|计划|文化节|调查|多式联运|"
    r"问题|的|等[\d一二三四五六七八九十]|\d+[个项](?:[^、]{0,8})(?:项目|工程)$|奖$|^\d+[个项条座处家](?!县|乡)|^(?:一|这|该|各|每|有关|相关|上述|以上|其他|对|已|未|如|按|经)"
)
_GOVERNS: Final = re.compile(
    r"(?:推进|推动|加快|实施|完成|实现|确保|形成|引导|支持|开展|加强|打造|控制|鼓励|获批|升级为|转型升级|安排|提供|围绕|符合|纳入|列入|提升为|协同推进|规划建设|研究|拟定|申报|争取|获得|达到|向全|要求|在建|新增)"
)
_PARTICLES: Final = frozenset("在还将把被由使让向对从")


def is_strong(printed: str) -> bool:
    """Tell whether an item calls itself a project (…项目, …工程（一期）).

    >>> is_strong("云岭县中水工程"), is_strong("云岭县工程进度")
    (True, False)
    """
    return _STRONG.search(printed) is not None


def ends_built(printed: str) -> bool:
    """Tell whether a phrase ends in something that is built (路 馆 生产线 基地)."""
    return _ENDS_BUILT.search(printed) is not None


def ends_in_action(printed: str) -> bool:
    """Tell whether a phrase ends in works done to something (改扩建 综合治理)."""
    return _ENDS_ACTION.search(printed) is not None


def is_street(printed: str) -> bool:
    """Tell whether a phrase is the bare name of a street (康宁路)."""
    return _STREET.fullmatch(printed) is not None


def is_stretch(printed: str) -> bool:
    """Tell whether a phrase is a stretch of road by its two ends (甲中学至乙线)."""
    return _STRETCH.fullmatch(printed) is not None


def is_excluded(wording: Wording, name: Span) -> bool:
    """Tell whether a phrase cannot be the name of a project: procedures, plans, counts, clauses with a verb of their own."""
    printed = wording.text[name.start : name.end]
    if not 2 <= len(printed) <= 60 or _NO_PROJECT.search(printed):
        return True
    outside = re.sub(r"“[^”]*”|（[^）]*）", "", printed)
    if _GOVERNS.search(outside) and not re.search(r"(?:科研|研究院|研究所|研究中心|研究基地)", outside):
        return True
    return any(word.kind is Kind.OPENING and wording.text[word.start : word.end] in _PARTICLES for word in wording.words(name.start, name.end))


def _names(word: Word) -> bool:
    return word.kind is Kind.PLACE or (word.kind is Kind.NAME and word.end - word.start > 1)


def begins_named(wording: Wording, name: Span) -> bool:
    """Tell whether a phrase begins with a place, an owner, or a number and then one: the way projects are named."""
    words = wording.words(name.start, name.end)
    for word in words:
        if _names(word):
            return True
        if word.kind not in (Kind.NUMBER, Kind.MARK) and not (word.kind is Kind.NAME and word.end - word.start == 1):
            break
    return any(site.start == name.start for site in find_site_names(wording, name.start, name.end, institutions=True))


def is_placed(wording: Wording, name: Span) -> bool:
    """Tell whether a division, a site or a capacity stands in a phrase."""
    if any(word.kind is Kind.PLACE for word in wording.words(name.start, name.end)) or CAPACITY.search(wording.text[name.start : name.end]):
        return True
    return any(True for _ in find_site_names(wording, name.start, name.end, institutions=True))


def is_bare(wording: Wording, name: Span) -> bool:
    """Tell whether a phrase is only the name of a place or an owner, without what is built there."""
    if not 2 <= len(name) <= 8:
        return False
    words = wording.words(name.start, name.end)
    if len(words) == 1:
        return _names(words[0]) and not ends_built(wording.text[name.start : name.end])
    return is_site(wording, name)


def is_site(wording: Wording, name: Span) -> bool:
    """Tell whether a phrase is the whole name of one site."""
    return any(site.start == name.start and site.end == name.end for site in find_site_names(wording, name.start, name.end))


def tail_start(wording: Wording, name: Span) -> int | None:
    """Return where what is built begins, behind the place at the front; None where no place or owner stands there."""
    for site in find_site_names(wording, name.start, name.end):
        if site.start == name.start and site.end < name.end:
            return site.end
        break
    words = wording.words(name.start, name.end)
    index = 0
    while index < len(words) and words[index].kind in (Kind.NAME, Kind.PLACE):
        index += 1
    return words[index].start if 0 < index < len(words) else None
