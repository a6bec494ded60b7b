"""Names that several indicators share in part: a tail or a head printed once for all of them."""

from __future__ import annotations

import re
from typing import Final

_CORE: Final = re.compile(
    r"(?:重点)?(?:领域|行业|产业|系统|区域|工程)?(?:(?:可吸入颗粒物|细颗粒物|PM2\.5|PM10|臭氧|二氧化硫)?(?:年均|平均)?浓度|减排量|排放量|排放总量|排放|消费量|消费总量|消耗|能耗|产量|销量"
    r"|面积|数量|人数|户数|机械化率|利用率|覆盖率|普及率|(?:污水|垃圾)?处理率|达标率|入学率|参保率|优良率|增加值|总产值|总值|产值"
    r"|增速|占比|比重|比例|收入|总额|总量|规模|投资额|投资"
    r"|装机容量|装机|发电量|里程|能力|强度|水平|企业|基地|床位数|床位)$"
)
_RATE: Final = re.compile(r"(?:[^、]{1,2}化|[^、]{1,2})率$")
_SUB_NOUN: Final = re.compile(r"(?:装机容量|装机|发电量|发电|消费量|消费|产量|产值|销量|投资|面积|人口|数量)$")


_OF_SUBSTANCE: Final = re.compile(r"(?:可吸入|细)颗粒物|PM2\.5|PM10|臭氧|二氧化[硫氮]|一氧化碳")
_SORT: Final = re.compile(r"^(?:重点)?(?:区域|领域|行业|地区)")


def _core(name: str) -> re.Match[str] | None:
    """Find what is measured at the end of a name: a word for it, else any rate."""
    return _CORE.search(name) or _RATE.search(name)


def share_names(names: list[str]) -> list[str]:
    """Complete the names of a distribution: a tail printed once (A、B、C减排量分别达到…) belongs to all.

    >>> share_names(["氨氮", "氮氧化物重点工程减排量"])
    ['氨氮重点工程减排量', '氮氧化物重点工程减排量']
    """
    *heads, last = names
    if last.startswith("农村") and heads in (["城镇"], ["城市"]):
        return [heads[0] + last[2:], last]
    if last.startswith("乡") and heads == ["城"]:
        return ["城镇" + last[1:], "农村" + last[1:]]
    if heads == ["大"] and last.startswith(("中型", "小型")):
        return ["大" + last[1:], last]  # 大、中型煤矿
    if any(_core(head) for head in heads):
        return names
    if alike := next((head for head in heads if _alike(head, last)), None):
        return [head + last[len(alike) :] for head in heads] + [last]
    tail = _core(last)
    if tail is not None and tail.start() == 0 and (own := _OF_SUBSTANCE.match(last)):
        tail = _core(last[own.end() :])  # 臭氧和细颗粒物|平均浓度
        return [head + tail[0] for head in heads] + [last] if tail else names
    if tail is None or tail.start() == 0:
        return names
    if last[: tail.start()].endswith("等"):  # A、B、C等区域浓度
        shared = _SORT.sub("", tail[0])
        return [head + _beyond(head, shared) for head in [*heads, last[: tail.start() - 1]]]
    return [head + _beyond(head, tail[0]) for head in heads] + [last]


def _alike(head: str, last: str) -> bool:
    """Tell whether a name begins with something of the same kind and length as a head (长江, 珠江|流域水质优良比例)."""
    size = len(head)
    return 1 < size < len(last) - 1 and last[size - 1] == head[-1] and not last.startswith(head)


def _beyond(head: str, tail: str) -> str:
    """Return what a shared tail adds to a head that ends in its beginning (工业用水, 水计量率: 计量率)."""
    overlap = next((size for size in range(min(len(head), len(tail)) - 1, 0, -1) if head.endswith(tail[:size])), 0)
    return tail[overlap:]


_COUNTED: Final = re.compile(r"(?:数量|总数|户数|个数|总量|规模)$")
_OF_COUNTED: Final = re.compile(r"占比|比重|比例|(?:普及|覆盖|合格|达标|完好|使用|入住|参保|就业|普惠|完成)率")


def share_head(previous: str, name: str) -> str:
    """Complete a name whose head is printed with the indicator before it.

    >>> share_head("新能源和清洁能源装机占比", "发电量占比")
    '新能源和清洁能源发电量占比'
    >>> share_head("卫生厕所户数", "普及率")
    '卫生厕所普及率'
    """
    if _OF_COUNTED.fullmatch(name) and _COUNTED.search(previous):
        return _COUNTED.sub("", previous) + name
    core, own = _core(previous), _core(name)
    if core is None or own is None or core[0] != own[0]:
        return name
    stem, own_stem = previous[: core.start()], name[: own.start()]
    sub = _SUB_NOUN.search(stem)
    if sub is None or sub.start() < 2 or not _SUB_NOUN.fullmatch(own_stem):
        return name
    return stem[: sub.start()] + name


_COMPLETE: Final = re.compile(
    r"(?:率|系数|强度|比重|占比|比例|能耗|用水量|电耗|水耗|增加值|总值|总额|收入|零售额|排放量|排放总量|排放|产量|消费量"
    r"|投资|人次|花费|产值|营业收入|营收|税收|覆盖面|进出口|增速)$"
)
_OF_EACH: Final = re.compile(
    r"(?:排放总?量|浓度|利用率|使用率|机械化率|覆盖率|处理率|回收率|达标率|完好率|参保率|入学率|强度|能耗|用水量)$"
)
"""What is measured of each by itself, not of all together as a number or a share (占比) is."""
_EVERY: Final = re.compile(r"(?:、|以及|和|及|与)(?!美|谐)")


def each_name(name: str, *, proportion: bool, change: bool = False) -> list[str]:
    """Split a name into the indicators that share one figure; only that name where it is one, or may be a total.

    ``proportion``: the figure is a share or a change in per cent, which holds for each; a count would be their sum.
    ``change``: it is a change, or said to hold for each (均), so that a tail printed once is shared.

    >>> each_name("单位生产总值用水量、单位工业增加值用水量", proportion=True)
    ['单位生产总值用水量', '单位工业增加值用水量']
    >>> each_name("铁路、水路货运量占比", proportion=True)
    ['铁路、水路货运量占比']
    >>> each_name("化学需氧量、氨氮排放量", proportion=True, change=True)
    ['化学需氧量排放量', '氨氮排放量']
    """
    parts = _EVERY.split(name)
    shared = _EVERY.split(name) if proportion and change and _OF_EACH.search(name) else []
    if len(shared) > 1 and "与" not in name and all(len(part) > 1 for part in shared):
        return share_names(shared)
    if proportion and len(parts) > 1 and all(len(part) > 2 and _COMPLETE.search(part) for part in parts):
        return parts
    return [name]


_JOINT: Final = re.compile(r"、|以及|和(?!美|谐|平|睦)|(?<!普)及(?!其|格|时|以)|(?<!参)与(?!会)")
_SECTORS: Final = ("一产", "二产", "三产")
_PAUSE: Final = re.compile(r"、")


def split_names(phrase: str, count: int) -> list[tuple[str, int, int]]:
    """Split the names of a distribution (A、B和C), each with its interval; empty where they are not ``count``.

    >>> [name for name, _, _ in split_names("能耗强度、碳排放强度", 2)]
    ['能耗强度', '碳排放强度']
    >>> [name for name, _, _ in split_names("城乡居民人均可支配收入", 2)]
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    for joint in (_JOINT, _PAUSE):
        spans: list[tuple[int, int]] = []
        start = 0
        for match in joint.finditer(phrase):
            spans.append((start, match.start()))
            start = match.end()
        spans.append((start, len(phrase)))
        if len(spans) == count and all(low < high for low, high in spans):
            names = share_names([re.sub(r"（[^（）]*）", "", phrase[low:high]) for low, high in spans])
            return [(name, low, high) for name, (low, high) in zip(names, spans, strict=True)]
    if count == 2 and phrase.startswith("城乡"):
        return [(f"{side}{phrase[2:]}", 0, len(phrase)) for side in ("城镇", "农村")]
    if count == len(_SECTORS) and phrase.startswith("一二三产"):
        return [(sector + phrase[4:], 0, len(phrase)) for sector in _SECTORS]
    return []
