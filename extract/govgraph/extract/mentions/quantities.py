"""Quantities and money: a number, its multiplier and its unit, as printed (10.5万亩, 5%—10%, 一到两个).

Group ``quantities``. Labels: ``percent``, ``points`` (百分点), ``money``, ``count``, ``measure``, ``rate`` (a unit over
a unit), ``ratio`` (1：6), ``coefficient`` (系数达到0.58, no unit), ``multiple`` (倍, 番), ``duration``. Attributes:

``value``, ``value_high``
    The number in the unit as printed, and the upper end of a range. A ratio has no single value.
``unit``
    As printed, multiplier included (万亩).
``comparator``
    ``=`` ``>=`` ``<=`` ``~`` ``range`` ``increase_by`` ``decrease_by`` ``increase_to`` ``decrease_to``; a direction
    (下降14%以上) outweighs a bound.
``yuan``, ``yuan_high``
    Sums of renminbi in yuan.

The span covers number, unit and a bound printed behind it (以上, 左右), not the words before it. No quantity is what
only looks like one: years and dates, numbers of documents, articles and lists, ordinals (第三), 5G, 4A级, 1+N, “14510”.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.numerals import ARABIC, HANZI_NUMERAL, MULTIPLIER, multiplier_value, parse_number, tidy
from govgraph.extract.mentions.units import DENOMINATORS, HANZI_UNITS, UNITS
from govgraph.extract.records import Document, Mention, Mentions, Value


def _any_of(words: tuple[str, ...]) -> str:
    """Return a pattern that matches the longest of the words."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


_UNIT: Final = rf"(?:{_any_of(tuple(UNITS))})".replace("个标准|", "个标准(?!化|厂)|")
_OVER: Final = rf"(?:[/·](?:{_any_of(DENOMINATORS)}))"
ANY_UNIT: Final = rf"{MULTIPLIER}?{_UNIT}{_OVER}?"
"""Regular expression of a unit as printed, multiplier and denominator included (万亩, 吨/年)."""
_DASH: Final = r"(?:[—–~～-]{1,2}|至|到)"
_BOUND: Final = r"(?:及?以上|及?以下|以内|之内|左右|上下|以外)"
_ARABIC_QUANTITY: Final = re.compile(
    rf"(?P<low>{ARABIC})(?![\d.,])"
    rf"(?:(?P<low_mult>{MULTIPLIER})?(?P<low_unit>{_UNIT})??{_DASH}(?P<high>{ARABIC})(?![\d.,]))?"
    rf"(?P<more>[余多])?(?P<mult>{MULTIPLIER})?(?P<more_after>[余多])?(?P<unit>{_UNIT}{_OVER}?)(?:（{_UNIT}）)?(?P<bound>{_BOUND})?"
)
_HANZI_QUANTITY: Final = re.compile(
    rf"(?P<low>{HANZI_NUMERAL}{{1,9}})"
    rf"(?:{_DASH}(?P<high>{HANZI_NUMERAL}{{1,9}}))?"
    rf"(?P<more>[余多])?(?P<mult>[万亿]"
    rf"|万亿)?(?P<more_after>[余多])?(?P<unit>{_any_of(HANZI_UNITS)})(?P<bound>{_BOUND})?"
)
_UNIT_ONCE: Final = re.compile(
    rf"分别[^，。；：、\d]{{0,10}}?(?P<bare>{ARABIC}(?:[、和及与]{ARABIC}){{0,7}})[、和及与](?={ARABIC}{ANY_UNIT})"
)
"""Figures whose unit is printed with the last one only: 分别不高于53和32微克/立方米."""
_PER_CENT: Final = re.compile(rf"百分之(?P<low>{HANZI_NUMERAL}{{1,9}}|\d+)(?P<bound>{_BOUND})?")
_RATIO: Final = re.compile(
    rf"(?<=[比例达到为在于])(?<![\d.])\d{{1,3}}(?:\.\d+)?[：:]\d{{1,3}}(?:\.\d+)?(?!\d)(?P<bound>{_BOUND})?"
)
_RATIO_CUE: Final = re.compile(r"比[^，。；：]{0,8}$")
_COEFFICIENT: Final = re.compile(
    r"(?:系数|指数|容积率|死亡率|比值)"
    r"(?:力争|争取|要|应|控制|稳定|保持|维持|提高|提升|上升|增加|达到?|降低|下降|降|到|至|为|在|不低于|不小于|不少于|不高于|不超过"
    r"|高于|超过|低于|约)+"
    rf"(?P<low>\d{{1,3}}\.\d+|[1-9]\d?)(?P<bound>{_BOUND})?(?=[，。；、）\n]|$)"
)
_DOUBLING: Final = re.compile(r"翻(?:(?P<low>[一两二三四])番|番)")

_BOUNDS: Final = {
    "以上": ">=",
    "及以上": ">=",
    "以外": ">=",
    "以下": "<=",
    "及以下": "<=",
    "以内": "<=",
    "之内": "<=",
    "左右": "~",
    "上下": "~",
}
_HEDGE: Final = r"(?:力争|争取|努力|确保|达到?|不低于|不少于|不超过|超过|突破|约为?|大约|近|至少|保持|实现|超|：)"
_RISE: Final = "提高|提升|增长|增加|上升|扩大|上调|攀升|跃升|扩展|壮大|拓展|扩容|发展|增|升"
_FALL: Final = "降低|下降|减少|压减|压降|缩减|缩短|下调|压缩|回落|削减|降|减|缩"
_LEADING: Final = (
    (re.compile(rf"(?:{_RISE})(?:到|至|为){_HEDGE}{{0,2}}$"), "increase_to"),
    (re.compile(rf"(?:{_FALL})(?:到|至|为){_HEDGE}{{0,2}}$"), "decrease_to"),
    (re.compile(rf"(?:提高|提升|增长|增加|上升|上涨|上调|增幅|提速|(?<!新)增|涨){_HEDGE}{{0,2}}$"), "increase_by"),
    (re.compile(rf"(?:{_FALL}|下浮|降幅){_HEDGE}{{0,2}}$"), "decrease_by"),
    (re.compile(r"(?:不低于|不少于|不小于|至少|最低|超过|突破|高于|大于|多于|优于|超|不低|逾)$"), ">="),
    (re.compile(r"(?:不超过|不高于|不大于|不多于|最多|至多|最高|低于|小于|少于|不超)$"), "<="),
    (re.compile(r"(?:约为?|大约|近|将近|接近)$"), "~"),
)
_NEGATED: Final = re.compile(r"不(?:超过|突破|高于|大于|多于|超)$")
_AT_LEAST: Final = re.compile(r"不(?:低于|少于|小于)$")
_BEFORE: Final = 14  # code points before a number in which its comparator stands
_JOINED_ARABIC: Final = re.compile(r"[\d.A-Za-z〔/+]")  # what a number cannot follow; asked last, as that is faster
_JOINED_HANZI: Final = re.compile(r"[第〇零一二两三四五六七八九十百千“几数]")
_NO_QUANTITY_BEFORE: Final = re.compile(r"(?:第|〔|号|GB|GB/T|[A-Za-z]-?|\+|#)$")
_NO_QUANTITY_AFTER: Final = re.compile(r"级|目”|大道|制(?!造|作|定|订|种|品|药|剂|度)")
_IDIOM_AFTER: Final = re.compile(
    r"个(?:目标|一|意识|自信|维护|确立|毫不动摇|更加|坚持|方面|平台)|[次]性|[条]龙|件事|张图|张网|人一|类似|[家]人"
)
_RANKS: Final = re.compile(r"[一二三四]、$")
"""What stands before the second of two ranks: 水质优良（一、二类）."""
_YEAR_LIKE: Final = re.compile(r"[12][09]\d{2}")


def comparator_before(text: str, start: int) -> str | None:
    """Return what the words before a number say of it (不低于, 提高到, 下降), or None.

    >>> comparator_before("供电煤耗下降至300克标准煤/千瓦时", 7)
    'decrease_to'
    """
    words = text[max(0, start - _BEFORE) : start]
    for pattern, comparator in _LEADING:
        if pattern.search(words):
            if comparator == ">=" and _NEGATED.search(words):
                return "<="
            if comparator == "<=" and _AT_LEAST.search(words):
                return ">="
            return comparator
    return None


def _comparator(text: str, start: int, bound: str | None, ranged: bool, more: bool) -> str:
    before = comparator_before(text, start)
    if before is not None and before.startswith(("increase", "decrease")):
        return before
    if ranged:
        return "range"
    if bound:
        return _BOUNDS[bound]
    return before or (">=" if more else "=")


def _read(document: Document, match: re.Match[str]) -> Mention | None:
    """Make the mention of a number with a unit."""
    groups = match.groupdict()
    unit, mult = groups["unit"], groups["mult"] or ""
    low, high = parse_number(groups["low"]), groups["high"]
    head = re.split(r"[/·]", unit, maxsplit=1)[0] if len(unit) > 1 else unit
    label = "rate" if head != unit else UNITS[unit]
    low_mult = groups.get("low_mult") or ""
    if high is not None and low_mult and low_mult != mult:  # 8000万—1亿元: both ends in the unit of the lower
        value_high: int | float | None = tidy(parse_number(high) * multiplier_value(mult) / multiplier_value(low_mult))
        mult = low_mult
    else:
        value_high = tidy(parse_number(high)) if high is not None else None
    more = bool(groups["more"] or groups["more_after"])
    attributes: dict[str, Value] = {
        "value": tidy(low),
        "value_high": value_high,
        "unit": mult + unit,
        "comparator": _comparator(document.text, match.start(), groups["bound"], high is not None, more),
    }
    if label == "money" and unit in ("元", "元人民币", "块钱"):
        factor = multiplier_value(mult)
        attributes["yuan"] = tidy(round(low * factor, 2))
        attributes["yuan_high"] = tidy(round(value_high * factor, 2)) if value_high is not None else None
    return mention(document, "quantities", label, match.start(), match.end(), **attributes)


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    """Tell numbers with a unit from years, ordinals, grades and idioms."""
    low, unit = match["low"], match["unit"]
    if unit in ("年", "周年") and (_YEAR_LIKE.fullmatch(low) or (len(low) == 2 and low.startswith("0"))):
        return False
    if _NO_QUANTITY_BEFORE.search(text, max(0, match.start() - 4), match.start()):
        return False
    return not _NO_QUANTITY_AFTER.match(text, match.end("unit")) or UNITS.get(unit) == "percent"


def _quantities(document: Document) -> Iterator[Mention]:
    text = document.text
    for match in _ARABIC_QUANTITY.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before and (
            _JOINED_ARABIC.match(before) or (before == " " and text[match.start() - 2].isdigit())
        ):  # 9043 57亿元
            continue
        if _is_quantity(text, match) and (found := _read(document, match)) is not None:
            yield found
    for match in _UNIT_ONCE.finditer(text):
        if last := _ARABIC_QUANTITY.match(text, match.end()):
            yield from _share_unit(document, match, last)
    for match in _HANZI_QUANTITY.finditer(text):
        if match.start() and _JOINED_HANZI.match(text, match.start() - 1):
            continue
        if match["unit"] in ("类", "级") and _RANKS.search(text, max(0, match.start() - 2), match.start()):
            continue
        idiom = _IDIOM_AFTER.match(text, match.start("unit"))
        if (
            not idiom
            and _is_quantity(text, match)
            and match["low"] not in ("千", "零", "〇")
            and (found := _read(document, match))
        ):
            yield found
    for match in _PER_CENT.finditer(text):
        comparator = _comparator(text, match.start(), match["bound"], False, False)
        value = tidy(parse_number(match["low"]))
        yield mention(
            document,
            "quantities",
            "percent",
            *match.span(),
            value=value,
            value_high=None,
            unit="%",
            comparator=comparator,
        )
    for match in _RATIO.finditer(text):
        if _RATIO_CUE.search(text, max(0, match.start() - 12), match.start()):
            comparator = _comparator(text, match.start(), match["bound"], False, False)
            yield mention(
                document,
                "quantities",
                "ratio",
                *match.span(),
                value=None,
                value_high=None,
                unit=None,
                comparator=comparator,
            )
    for match in _COEFFICIENT.finditer(text):
        start = match.start("low")
        yield mention(
            document,
            "quantities",
            "coefficient",
            start,
            match.end(),
            value=tidy(parse_number(match["low"])),
            value_high=None,
            unit=None,
            comparator=_comparator(text, start, match["bound"], False, False),
        )
    for match in _DOUBLING.finditer(text):
        times = parse_number(match["low"]) if match["low"] else 1
        yield mention(
            document,
            "quantities",
            "multiple",
            *match.span(),
            value=times,
            value_high=None,
            unit="番",
            comparator="increase_by",
        )


def _share_unit(document: Document, row: re.Match[str], last: re.Match[str]) -> Iterator[Mention]:
    """Yield the figures of a row that has its unit behind the last one."""
    unit = _read(document, last)
    if unit is None:
        return
    for figure in re.compile(ARABIC).finditer(document.text, *row.span("bare")):
        yield mention(
            document,
            "quantities",
            unit.label,
            *figure.span(),
            value=tidy(parse_number(figure[0])),
            value_high=None,
            unit=unit.attributes["unit"],
            comparator=_comparator(document.text, figure.start(), None, False, False),
        )


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    dates = [date.span for date in mentions["dates"]]
    starts = [span.start for span in dates]
    last_end = 0
    for found in sorted(_quantities(document), key=lambda item: (item.span.start, -item.span.end)):
        before = bisect_right(starts, found.span.end - 1) - 1
        if found.span.start < last_end or (before >= 0 and dates[before].overlaps(found.span)):
            continue
        last_end = found.span.end
        yield found


QUANTITIES: Final = Component(name="govgraph_quantities", assigns=("quantities",), requires=("dates",), find=_find)
