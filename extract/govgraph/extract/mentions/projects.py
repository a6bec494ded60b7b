"""``projects``: particular named projects (重点项目, 重点工程) and what is printed with them.

The label is ``project``. Attributes: ``name`` as printed without the investment (composed where items share a tail:
北坪“千万工程”示范项目), ``investment`` in yuan, ``investment_shared`` in yuan where one sum is printed for several,
``capacity`` as printed, ``site``, ``year``, ``status`` (the words of the clause: 加快推进, 开工建设). Work in general
(加快农村电网改造) names no project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.project_forms import (
    CAPACITY,
    WORKS,
    begins_named,
    ends_built,
    ends_in_action,
    is_bare,
    is_excluded,
    is_placed,
    is_shared_term,
    is_site,
    is_street,
    is_stretch,
    is_strong,
    tail_start,
)
from govgraph.extract.mentions.project_lists import read_project_lists
from govgraph.extract.mentions.project_phrases import Phrase, clauses, read_phrases, split_items
from govgraph.extract.mentions.project_sums import (
    ENTRY,
    SUM_IN_BRACKETS,
    invested_at,
    news_sum,
    sum_after,
    table_sum,
    yuan,
)
from govgraph.extract.mentions.site_names import find_site_names
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Document, Mention, Mentions, Part, Span, Value

GROUP: Final = "projects"

_WORTH_READING: Final = re.compile(
    rf"项目|工程|投资|等|建设|新建|{WORKS}|建成|开工|投产|投运|投用|启用|交付|落成|推动|通车|包括|建好|完善|打通|前期|通航|通水|蓄水|使用|运行|运营|推进|为|公路|改造"
)
_BY_NAME: Final = re.compile(r"项目|工程|投资|[：:]")
_PLAIN_HEAD: Final = re.compile(
    r"(?:重点|重大|标志性|产业|省级|市级|县级|续建|在建|新建|外资|合作|国际|能源|基础设施|建设|改造|民生|工业|投资|转型|签约|储备|大|好|省|市|县|亿元以上|百亿级|十亿级)*(?:项目|工程|任务|工作)"
)
_ALL_OF_THEM: Final = ("项目有", "工程有", "分别是", "分别为", "项目为")
"""What introduces a list without 等: all that is meant."""
_COUNT_LEAD: Final = re.compile(r"(?:等地?)?(?:(?:\d+|[一二两三四五六七八九十]+)(?:个|条|座|处|家|所|项|乡|县))?")
_LEADING_VERB: Final = re.compile(r"(?:改扩建|新改建|新建|扩建|建设|续建|迁建|改造)(?=[\u4e00-\u9fff]{4})")
_TRAILING_WORK: Final = re.compile(r"(?:建设项目|建设工程|项目建设|建设)$")
_CONJOINED: Final = re.compile(r"[、和及]")
_YEAR: Final = re.compile(r"(20\d\d)年")
_OWNER: Final = re.compile(r"^[\u4e00-\u9fff]{2,10}(?:代建|承建|承担|实施|投资建设|负责|负责实施|牵头实施)的")
_AREA: Final = re.compile(r"(?:开发区|经开区|高新区|园区|县城|城区|新区|主城区|老城区)")
_VILLAGES: Final = re.compile(r"、[^、]+?(?:\d+|[一二两三四五六七八九十]+)个[^、]{0,10}(?:村|社区|村庄)$")
_LOCAL: Final = re.compile(r"(?:县域|县城|城区)[\u4e00-\u9fff]{4,}项目$")
_QUOTED: Final = re.compile(r"“[^“”、]{5,14}”项目")
_STATUSES: Final = re.compile(
    r"开工|投产|投运|投用|建成|通车|竣工|前期|施工|建设|入库|运营|推进|使用|通水|蓄水|并网|落地|完工|交付|开放|投入|签约|进展|完成|贯通|封顶|核准|招生"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """An item that has been taken for a project: where it stands, its own name, what is added to the name, its sum."""

    span: Span
    name: Span
    added: str = ""
    investment: int | float | None = None
    shared: int | float | None = None


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    wording = Wording.of(document.text, mentions)
    text = document.text
    body = document.parts.get(Part.BODY, Span(0, len(text)))
    taken: set[tuple[Span, str]] = set()
    for listed in read_project_lists(wording, body.start, body.end):
        taken.add((listed.span, ""))
        doing = Phrase(listed.status or "", False, False, listed.span, "", True, "", None, listed.span.start)
        yield _mention(document, wording, doing, _Item(listed.span, listed.span))
    certain = [span for span, _ in taken]
    sentence = body.start
    for clause in clauses(text, body.start, body.end):
        if clause.start == 0 or text[clause.start - 1] in "。\n":
            sentence = clause.start
        if not _WORTH_READING.search(text, clause.start, clause.end):
            continue
        for phrase in read_phrases(text, clause, sentence):
            if not _says_something(text, phrase):
                continue
            for item in _items(wording, phrase):
                if any(item.span.overlaps(span) for span in certain):
                    continue
                if len(item.name) and (item.span, item.added) not in taken:
                    taken.add((item.span, item.added))
                    yield _mention(document, wording, phrase, item)
        for quoted in _QUOTED.finditer(text, clause.start, clause.end):
            span = Span(*quoted.span())
            if not any(span.overlaps(other) for other, _ in taken) and re.match(
                r"(?:做好|推进|推动|加快|实施|抓好|保障)", text[clause.start : quoted.start()]
            ):
                taken.add((span, ""))
                yield _mention(
                    document, wording, Phrase("", False, False, span, "", False, "", None, sentence), _Item(span, span)
                )


def _says_something(text: str, phrase: Phrase) -> bool:
    """Tell whether a phrase can hold a project at all: it does something, ends in something, or calls one by name."""
    if phrase.trigger or phrase.outcome or phrase.counted:
        return True
    return _BY_NAME.search(text, max(0, phrase.items.start - 12), min(len(text), phrase.items.end + 12)) is not None


def _items(wording: Wording, phrase: Phrase) -> Iterator[_Item]:
    """Yield the items of a phrase that are projects."""
    text = wording.text
    if _VILLAGES.search(text[phrase.items.start : phrase.items.end]):
        return
    pieces = [_without_owner(text, piece) for piece in split_items(wording, phrase.items)]
    sums = [invested_at(text, piece.start, piece.end) for piece in pieces]
    names = [
        _trim(text, Span(found.end() if found else piece.start, piece.end))
        for piece, found in zip(pieces, sums, strict=True)
    ]
    names = _without_common_work(text, names)
    leading = phrase.invested
    if not phrase.counted and leading is None and not any(sums) and not any(_may_be(text, name) for name in names):
        return
    if (
        leading is not None
        and len(names) > 1
        and not any(begins_named(wording, name) for name in names[1:] if len(name))
    ):
        yield _Item(Span(leading.start(), names[-1].end), Span(names[0].start, names[-1].end), investment=yuan(leading))
        return
    priced = leading is not None and "，" not in text[leading.start() : phrase.items.start]
    for low, high in _groups(wording, names, sums):
        if high - low > 1:
            yield from _sharing_tail(
                wording, phrase, names[low:high], sums[low] or (leading if len(names) == high - low else None)
            )
            continue
        name, own = names[low], sums[low]
        if not len(name) or not _accepts(wording, phrase, name, own is not None or priced, names):
            continue
        if own is not None:
            yield _Item(Span(pieces[low].start, name.end), name, investment=yuan(own))
        elif leading is not None and len(names) == 1:
            yield _Item(Span(leading.start(), name.end), name, investment=yuan(leading))
        elif leading is not None:
            yield _Item(name, name, shared=yuan(leading))
        else:
            yield _Item(
                name, name, added=_typed_head(wording, phrase, name), investment=sum_after(text, name, len(names))
            )


def _may_be(text: str, name: Span) -> bool:
    """Tell cheaply whether an item ends like a project at all."""
    printed = text[name.start : name.end]
    return is_strong(printed) or ends_built(printed) or ends_in_action(printed) or is_stretch(printed)


def _without_owner(text: str, piece: Span) -> Span:
    """Leave off who carries an item out (县里代建的)."""
    match = _OWNER.match(text[piece.start : piece.end])
    return Span(piece.start + match.end(), piece.end) if match else piece


def _trim(text: str, name: Span) -> Span:
    """Leave off a verb of an item's own (改扩建甲至乙) and a sum in brackets behind it."""
    start = name.start
    if match := SUM_IN_BRACKETS.search(text[start : name.end]):
        name = Span(start, start + match.start())
    if text[start : start + 1] in ("为", "是") and text[start - 1 : start] == "，":
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
    if printed.startswith("（"):
        return False
    if any(is_site(wording, name) and not wording.text.startswith("绕城", name.end - 2) for name in bare):
        if _PLAIN_HEAD.fullmatch(printed) or (wording.is_particular(tail, last.end) and "“" not in printed):
            return False
        return ends_in_action(printed) or is_strong(printed)
    if is_shared_term(printed):
        return True
    if wording.is_particular(tail, last.end) and "“" not in printed:
        return False
    return len(printed) >= 2 and not (is_bare(wording, last) and not ends_built(printed))


def _sharing_tail(
    wording: Wording, phrase: Phrase, names: list[Span], invested: re.Match[str] | None
) -> Iterator[_Item]:
    """Yield one project for each place that shares a tail, or one for all where they share an investment too."""
    text = wording.text
    last = names[-1]
    if not _accepts(wording, phrase, last, invested is not None, names):
        return
    if invested is not None:
        yield _Item(
            Span(min(invested.start(), names[0].start), last.end),
            Span(names[0].start, last.end),
            investment=yuan(invested),
        )
        return
    tail = tail_start(wording, last)
    assert tail is not None
    count = _COUNT_LEAD.match(text, tail, last.end)
    added = text[count.end() if count else tail : last.end]
    for name in names[:-1]:
        yield _Item(Span(name.start, last.end), name, added=added)
    yield _Item(last, last) if not count or not count[0] else _Item(last, Span(last.start, tail), added=added)


def _accepts(wording: Wording, phrase: Phrase, name: Span, invested: bool, others: list[Span]) -> bool:
    """Tell whether an item is a particular project."""
    text = wording.text
    printed = text[name.start : name.end]
    if is_excluded(wording, name):
        return False
    if invested:
        return len(printed) >= 3
    named = begins_named(wording, name)
    if is_strong(printed):
        return _accepts_strong(wording, phrase, name, named, others)
    measured = CAPACITY.search(printed) is not None
    if phrase.counted and phrase.head.endswith(("项目", "工程", "任务")):
        if phrase.listing and not any(is_placed(wording, other) for other in others if len(other)):
            return named and phrase.trigger == "以" and bool(phrase.outcome)
        if phrase.head.startswith("地") and is_bare(wording, name):
            return False  # 甲镇、乙乡等地光伏项目: no particular ones
        return named or (measured and len(printed) >= 6)
    built, acted = ends_built(printed), ends_in_action(printed)
    if phrase.listing and phrase.trigger.endswith(_ALL_OF_THEM):
        return named and (built or acted)
    if phrase.listing:
        return (
            phrase.counted
            and not phrase.head
            and named
            and (built or acted)
            and "项目" in text[phrase.sentence : name.start]
        )
    if is_street(printed) and (phrase.outcome or phrase.builds or phrase.trigger.startswith("改造")):
        return named or len(others) > 1
    if is_stretch(printed) and (phrase.outcome or phrase.builds):
        return named or len(others) > 1
    if not named:
        return bool(measured and built and phrase.builds and _AREA.match(printed))
    by_head = phrase.counted and (ends_built(phrase.head) or ends_in_action(phrase.head))
    if by_head and not built and not acted and is_bare(wording, name) and not _typed_head(wording, phrase, name):
        return False
    if phrase.trigger:
        done = (
            phrase.builds or bool(phrase.outcome) or any(is_strong(text[other.start : other.end]) for other in others)
        )
        done = done or phrase.trigger.startswith(("改造", "提质改造"))
        return acted or ((built or by_head) and done) or (by_head and ends_in_action(phrase.head))
    if _STATUSES.search(phrase.outcome) is not None:
        return built or acted or by_head
    if (
        ENTRY.search(text, max(0, name.start - 8), name.start)
        and text[name.end : name.end + 1] in "：:，。"
        and (built or acted)
    ):
        return (
            is_placed(wording, name)
            and "投资" in text[name.end : text.find("\n", name.end) if "\n" in text[name.end :] else len(text)]
        )
    return built and (sum_after(text, name, len(others)) is not None or news_sum(text, name.start) is not None)


def _accepts_strong(wording: Wording, phrase: Phrase, name: Span, named: bool, others: list[Span]) -> bool:
    """Tell whether …项目 or …工程 is a particular one."""
    text = wording.text
    printed = text[name.start : name.end]
    if _PLAIN_HEAD.fullmatch(printed):
        return False
    if printed.startswith("“"):
        return _QUOTED.fullmatch(printed) is not None and bool(phrase.trigger)
    measured = CAPACITY.search(printed) is not None
    if not phrase.trigger and not phrase.outcome and not phrase.counted:
        return is_placed(wording, name) and (named or measured)
    if named or measured:
        return True
    if _LOCAL.fullmatch(printed) and phrase.trigger and ends_built(printed.removesuffix("项目")):
        return True
    if len(printed) < 8 or not printed.endswith("项目"):
        return False
    company = [other for other in others if other != name and is_strong(text[other.start : other.end])]
    beside = any(begins_named(wording, other) or CAPACITY.search(text[other.start : other.end]) for other in company)
    return beside or (phrase.trigger.startswith("启动") and len(others) == 1)


def _typed_head(wording: Wording, phrase: Phrase, name: Span) -> str:
    """Return the typed head that a bare item lacks (甲、乙等4条高速公路 -> 甲高速公路), or nothing."""
    head = phrase.head
    stretch = is_stretch(wording.text[name.start : name.end])
    if not phrase.counted or not head or _PLAIN_HEAD.fullmatch(head) or not (stretch or is_bare(wording, name)):
        return ""
    if (is_site(wording, name) and not stretch) or not (
        ends_built(head) or is_strong(head) or (ends_in_action(head) and len(head) > 4)
    ):
        return ""
    return head if len(head) <= 14 and not _CONJOINED.search(head) else ""


def _mention(document: Document, wording: Wording, phrase: Phrase, item: _Item) -> Mention:
    printed = wording.text[item.name.start : item.name.end]
    capacity, year = CAPACITY.search(printed), _YEAR.search(printed)
    investment = item.investment
    if investment is None and item.shared is None:
        investment = news_sum(wording.text, item.span.start) or table_sum(document, item.name)
    attributes: dict[str, Value] = {
        "name": document.surface(item.name.start, item.name.end) + item.added,
        "investment": investment,
        "investment_shared": item.shared,
        "capacity": capacity[0] if capacity else None,
        "site": _site(wording, item.name),
        "year": int(year[1]) if year else None,
        "status": (phrase.trigger if not phrase.listing else "") or phrase.outcome or None,
    }
    return mention(document, GROUP, "project", item.span.start, item.span.end, **attributes)


def _site(wording: Wording, name: Span) -> str | None:
    """Return the first site in a project's name, else the first division."""
    for site in find_site_names(wording, name.start, name.end, institutions=True):
        return wording.text[site.start : site.end]
    for word in wording.words(name.start, name.end):
        if word.kind is Kind.PLACE:
            return wording.text[word.start : word.end]
    return None


PROJECTS: Final = Component(name="govgraph_projects", assigns=(GROUP,), requires=("places",), find=_find)
