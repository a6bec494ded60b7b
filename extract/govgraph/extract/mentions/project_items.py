"""The items of a phrase about projects: parted, trimmed, and completed where several share a tail or an investment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from govgraph.extract.mentions.project_forms import (
    begins_named,
    ends_built,
    ends_in_action,
    is_bare,
    is_shared_term,
    is_site,
    is_stretch,
    is_strong,
    tail_start,
)
from govgraph.extract.mentions.project_judgement import OF_LINES, PLAIN_HEAD, accepts, may_be, typed_head
from govgraph.extract.mentions.project_phrases import Phrase, split_items
from govgraph.extract.mentions.project_sums import SUM_IN_BRACKETS, invested_at, sum_after, yuan
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Span

_COUNT_LEAD: Final = re.compile(r"(?:等地?|地区)?(?:(?:\d+|[一二两三四五六七八九十]+)(?:个|条|座|处|家|所|项|乡|县))?")
_LEADING_VERB: Final = re.compile(r"(?:改扩建|新改建|新建|扩建|建设|续建|迁建|改造)(?=[\u4e00-\u9fff]{4})")
_TRAILING_WORK: Final = re.compile(r"(?:建设项目|建设工程|项目建设|建设)$")
_OWNER: Final = re.compile(r"^[\u4e00-\u9fff（）]{2,24}?(?:代建|承建|承担|实施|投资|投资建设|负责|负责实施|牵头实施)的")
_OWNERS: Final = re.compile(
    r"(?:以及|还有)?由?(?:[\u4e00-\u9fff（）]{2,14}、)*[\u4e00-\u9fff（）]{2,14}(?:企业|公司|集团|央企)"
    r"(?:(?:捐资|出资|投资|援助)(?:兴建|建设)|援建|承建|捐建|建设)的"
)
"""Who builds all that follows (由甲集团、乙集团等企业投资建设的)."""
_DESCRIBED: Final = re.compile(r"^[^、，的]{3,16}的(?=[^、，的]{4,}(?:项目|工程)$)")
_WHO_BUILDS: Final = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:新开工建设|新开工|开工建设)(?=[\u4e00-\u9fff“]{4})")
_VISITED: Final = re.compile(
    r"[^、，]{0,16}?(?:查看|察看|观摩|考察|调研|视察|走访|督查|了解|先后来到|首先来到|来到|先后到|前往|深入到)了?"
)
_COUNTED_ROADS: Final = re.compile(
    r"(?<=[路街桥巷道])\d{1,2}[条座](?:市政|断头|城市|主干|乡村|农村)?(?:道路|断头路|路|桥梁|街巷|干道)$"
)
_WHEN: Final = re.compile(r"\d{1,2}月(?:份|底|末)?之?前?")
_STAGE: Final = re.compile(r"[一二三四五]期")
_VILLAGES: Final = re.compile(r"、[^、]+?(?:\d+|[一二两三四五六七八九十]+)个[^、]{0,10}(?:村|社区|村庄)$")

_KINDS: Final = (
    r"(?:重点|关键|主要|新兴|传统|优势|标志性)*(?:领域|行业|区域|流域|方面|品牌"
    r"|市(?!政|场|级|域|县|民|内|属|直|外|郊|区)|省份|地区|单位|部门|群体|要素)"
)
_OF_KINDS: Final = re.compile(_KINDS)
_OF_KINDS_INSIDE: Final = re.compile(rf"等{_KINDS}[^、，]*(?:推进|发展|打造|实施)")
"""The head of a list of fields, trades, areas or cities, in which something is done (甲、乙等市推进…, 等领域科技设施)."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item that has been taken for a project: where it stands, its own name, what is added to the name, its sum."""

    span: Span
    name: Span
    added: str = ""
    investment: int | float | None = None
    shared: int | float | None = None


def find_items(wording: Wording, phrase: Phrase) -> Iterator[Item]:
    """Yield the items of a phrase that are projects."""
    text = wording.text
    if _VILLAGES.search(text[phrase.items.start : phrase.items.end]):
        return
    if phrase.counted and (
        _OF_KINDS.match(phrase.head) or _OF_KINDS_INSIDE.search(text, phrase.items.start, phrase.items.end)
    ):
        return
    listed = phrase.items
    if phrase.counted and (owners := _OWNERS.match(text, listed.start, listed.end)):
        listed = Span(owners.end(), listed.end)
    if phrase.listing and (who := _WHO_BUILDS.match(text, listed.start, listed.end)):
        phrase = replace(phrase, builds=True, listing=False)  # 包括甲园区新开工建设乙、丙
        listed = Span(who.end(), listed.end)
    pieces = [_without_owner(text, piece) for piece in split_items(wording, listed)]
    sums = [invested_at(text, piece.start, piece.end) for piece in pieces]
    names = [
        _trim(text, Span(found.end() if found else piece.start, piece.end))
        for piece, found in zip(pieces, sums, strict=True)
    ]
    names = _without_common_work(text, names)
    leading = phrase.invested
    if not phrase.counted and leading is None and not any(sums) and not any(may_be(text, name) for name in names):
        return
    if (
        leading is not None
        and len(names) > 1
        and not any(begins_named(wording, name) for name in names[1:] if len(name))
    ):
        yield Item(Span(leading.start(), names[-1].end), Span(names[0].start, names[-1].end), investment=yuan(leading))
        return
    priced = leading is not None and "，" not in text[leading.start() : phrase.items.start]
    for low, high in _groups(wording, names, sums):
        if high - low > 1:
            yield from _sharing_tail(
                wording, phrase, names[low:high], sums[low] or (leading if len(names) == high - low else None)
            )
            continue
        name, own = names[low], sums[low]
        if not len(name) or not accepts(wording, phrase, name, own is not None or priced, names):
            continue
        if own is not None:
            yield Item(Span(pieces[low].start, name.end), name, investment=yuan(own))
        elif leading is not None and len(names) == 1:
            yield Item(Span(leading.start(), name.end), name, investment=yuan(leading))
        elif leading is not None:
            yield Item(name, name, shared=yuan(leading))
        else:
            yield Item(
                name, name, added=typed_head(wording, phrase, name), investment=sum_after(text, name, len(names))
            )


def _without_owner(text: str, piece: Span) -> Span:
    """Leave off who carries an item out (县里代建的), and what else describes it (本次开工的)."""
    printed = text[piece.start : piece.end]
    match = _OWNER.match(printed) or (
        _DESCRIBED.match(printed) if invested_at(text, piece.start, piece.end) is None else None
    )
    return Span(piece.start + match.end(), piece.end) if match else piece


def _trim(text: str, name: Span) -> Span:
    """Leave off a verb of an item's own (改扩建甲至乙) and a sum in brackets behind it."""
    start = name.start
    if match := _COUNTED_ROADS.search(text[start : name.end]):
        name = Span(start, start + match.start())
    if match := SUM_IN_BRACKETS.search(text[start : name.end]):
        name = Span(start, start + match.start())
    for leading in (_WHEN, _VISITED, _WHO_BUILDS):
        if match := leading.match(text, start, name.end):
            start = match.end()
    if text[start : start + 1] in ("为", "是", "即") and text[start - 1 : start] == "，":
        start += 1
    if match := _LEADING_VERB.match(text, start, name.end):
        start = match.end()
    while start < name.end and text[start] in "的 ，、":
        start += 1
    return Span(start, max(start, name.end))


def _without_common_work(text: str, names: list[Span]) -> list[Span]:
    """Leave off 建设 at the end of an item, and 建设项目 at the end of the last where it belongs to all."""
    found: list[Span] = []
    for index, name in enumerate(names):
        printed = text[name.start : name.end]
        work = _TRAILING_WORK.search(printed)
        shared = (
            index == len(names) - 1
            and len(names) > 1
            and not any(is_strong(text[other.start : other.end]) for other in names[:-1])
        )
        if work and work.start() >= 3 and (shared or work[0] == "建设"):
            name = Span(name.start, name.start + work.start())
        found.append(name)
    return found


def _groups(wording: Wording, names: list[Span], sums: list[re.Match[str] | None]) -> Iterator[tuple[int, int]]:
    """Group neighbours that share a tail: bare names before an item with one (甲、乙、丙“千万工程”示范项目)."""
    low = 0
    while low < len(names):
        high = low
        while high + 1 < len(names) and is_bare(wording, names[high]) and sums[high + 1] is None:
            if high > low and _has_shared_term(wording, names[high]):
                break
            high += 1
        first = next(
            (index for index in range(low, high) if _shares_tail(wording, names[index:high], names[high])), high
        )
        yield from ((index, index + 1) for index in range(low, first))
        yield first, high + 1
        low = high + 1


def _has_shared_term(wording: Wording, name: Span) -> bool:
    """Tell whether a name ends in a term that the names before it may share (高铁 in 甲、乙高铁和丙铁路)."""
    tail = tail_start(wording, name)
    return tail is not None and is_shared_term(wording.text[tail : name.end])


def _shares_tail(wording: Wording, bare: list[Span], last: Span) -> bool:
    """Tell whether the last item's tail completes the names before it; names of sites (甲水库) lack only the works."""
    tail = tail_start(wording, last)
    if tail is None or is_stretch(wording.text[last.start : last.end]):
        return False
    printed = wording.text[tail : last.end]
    if printed.startswith("（") or _STAGE.match(printed):
        return False
    if any(wording.text.startswith("建设", name.end) for name in bare):
        return False  # 甲公园建设、乙公园改造
    if any(OF_LINES.search(wording.text, name.start, name.end) for name in bare):
        return False  # 甲高铁、乙高速改扩建: a line is a project by itself
    if any(is_site(wording, name) and not wording.text.startswith("绕城", name.end - 2) for name in bare):
        if PLAIN_HEAD.fullmatch(printed) or (wording.is_particular(tail, last.end) and "“" not in printed):
            return False
        return (ends_in_action(printed) or is_strong(printed)) and (
            not is_strong(printed) or any(is_site(wording, Span(last.start, end)) for end in (tail, tail + 1))
        )
    if is_shared_term(printed):
        return True
    if wording.is_particular(tail, last.end) and "“" not in printed:
        return False
    if is_bare(wording, last):
        return len(printed) >= 2 and ends_built(printed)
    return ends_built(printed) or ends_in_action(printed) or is_strong(printed)


def _sharing_tail(
    wording: Wording, phrase: Phrase, names: list[Span], invested: re.Match[str] | None
) -> Iterator[Item]:
    """Yield one project for each place that shares a tail, or one for all where they share an investment too."""
    text = wording.text
    last = names[-1]
    if not accepts(wording, phrase, last, invested is not None, names):
        return
    if invested is not None:
        yield Item(
            Span(min(invested.start(), names[0].start), last.end),
            Span(names[0].start, last.end),
            investment=yuan(invested),
        )
        return
    tail = tail_start(wording, last)
    assert tail is not None
    count = _COUNT_LEAD.match(text, tail, last.end)
    added = text[count.end() if count else tail : last.end]
    term = OF_LINES.search(text, last.start, tail)  # 甲、乙铁路|项目
    for name in names[:-1]:
        whole = term is None or is_site(wording, name)
        yield Item(Span(name.start, last.end), name, added=added if whole or term is None else term[0] + added)
    yield Item(last, last) if not count or not count[0] else Item(last, Span(last.start, tail), added=added)
