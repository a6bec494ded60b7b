"""Targets: the indicators (指标) a document sets goals for, each with its quantity.

Group ``indicators``; the span is the printed phrase. Labels: ``level`` (达到29.4%), ``change`` (下降14%), ``output``
(新建19个). Attributes: ``name`` (the indicator, completed where its head or tail is printed once for several),
``value``, ``value_high``, ``unit``, ``comparator``, ``year``, ``scope``, and the text offsets ``quantity_start``,
``quantity_end``, ``evidence_start``, ``evidence_end``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.distribution import share_head, split_names
from govgraph.extract.mentions.figures import (
    is_given,
    is_reach,
    is_share,
    is_vague,
    modifies,
    names_indicator,
    shortens,
)
from govgraph.extract.mentions.goals import Goals, Regime
from govgraph.extract.mentions.indicators import (
    SCOPE,
    Phrase,
    bare,
    last_production,
    noun_behind,
    phrase_before,
)
from govgraph.extract.records import Document, Mention, Mentions, Part, Span

_CLAUSE: Final = re.compile(r"[，。；：！？\n]")
_GENERIC: Final = re.compile(r"(?:产业)?(?:产值|总产值|规模|增加值|营业收入|营收|主营业务收入|销售收入)")
_TOPIC: Final = re.compile(r"(?:^|[。；！\n])(?P<topic>[^，。；、：\n]{2,12}?产业)(?=[^链园集化])")
_INVESTMENT: Final = re.compile(
    r"(?:总|概算|估算|计划|累计|已|项目|静态|动态)?(?:投资|总投资|造价|估算|概算|资金|贷款|注册资本|金额)(?:额|约)?$"
)
_INVESTED: Final = re.compile(r"(?:完成|争取|吸引|落实|到位|拉动|带动|撬动)[^，。；]{0,8}$")
_FROM_VALUE: Final = re.compile(r"[由从][^，。；由从]{1,12}$")
_EACH: Final = re.compile(r"(?:每|平均每|按|第|近|前|未来|今后|过去|连续)$")
_ALL_DO: Final = re.compile(
    r"采取|完成|实现|达标|覆盖|落实|纳入|到位|消除|建成|安置|处置|办结|兑现|执行|收集|回收|利用|开展|配备|安装"
)
_AT_LEAST_ONE: Final = re.compile(r"至少|每(?:个|村|乡|县|镇|户|年|所|家|市|省)|各(?:建|设)")
_AT_LEAST: Final = re.compile(r"(?:至少|不少于|不低于)[^，。；、]{0,14}$")
_HELD: Final = re.compile(r"(?:控制|稳定|保持)在(?:不超过)?$")
_NEXT_ITEM: Final = re.compile(r"[^、（）]{0,12}?(?:、|以及|和|及|并|（|）)")
_WHOLE: Final = re.compile(
    r"的(?P<noun>[\u4e00-\u9fff]{2,14}?)(?:全部|基本|[一二三]级)?(?:达到|达标|建成|实现|完成|通过|具备|建立|开展|纳入|创建)"
)
_NEXT_RANK: Final = re.compile(r"、\d+[个条家][^，。；、]{1,4}级(?P<tail>[^，。；、]{2,12})")
_DONE: Final = re.compile(r"(?:全部|全面|如期)*(?:建成|投产|投用|投运|开工|竣工|达标)")
_HANZI: Final = re.compile(r"[一二两三四五六七八九十百千]")
_FIRM: Final = re.compile(
    r"新|建成|建好|建设|打造|培育|创建|增设|引进|布局|设立|完成|改造|建立|组建|争创|开工|认定|招引|至少|再建|有$"
)
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_AFTER_LEVEL: Final = re.compile(
    r"[，。；、：！？）\n及并与”]|和(?!美|谐|平|睦)|以[上下内]|$|（|建设|改造|任务|的目标|的任务|目标|安排|修复"
    r"|治理|工程建设|整治"
)
_NAME_END: Final = re.compile(r"(?:项目|工程|电站|生产线|装置|机组|线路|输变电|电厂|煤矿|园区)$")
_PROPORTIONS: Final = ("percent", "points", "ratio", "multiple")
_LONGEST: Final = 30  # code points of an indicator's name
_REACH_BACK: Final = 120  # code points of a clause before its quantity
_REMEMBERED: Final = 8  # targets of a paragraph that a later one may lean on
_CARRY: Final = 80  # code points over which an indicator is carried


@dataclass(frozen=True, slots=True)
class _Found:
    """A target: the phrase that names it, its full name, its evidence, its quantity."""

    phrase: Span
    name: str
    evidence: Span
    quantity: Mention
    comparator: str
    label: str
    scope: str | None


class _Reader:
    """Reads the quantities of one document in order, remembering what the next may take over."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.text = document.text
        self.goals = Goals(document, mentions)
        self._body = document.parts.get(Part.BODY, Span(0, len(document.text)))
        self._titles = [match.span() for match in re.finditer(r"《[^《》]*》", document.text)]
        self._projects = sorted((item.span.start, item.span.end) for item in mentions["projects"])
        self.quantities = [item for item in mentions["quantities"] if self._counts(item)]
        self._found: list[_Found] = []  # in this paragraph
        self._paragraph = self._sentence = -1

    def _counts(self, quantity: Mention) -> bool:
        """Tell whether a quantity stands in running text and is no part of a name (每10万人, 《…20条政策措施》)."""
        start = quantity.span.start
        if not self._body.covers(quantity.span) or _EACH.search(self.text, max(0, start - 3), start):
            return False
        return not _covered(self._titles, start)

    def read(self) -> Iterator[_Found]:
        """Yield the targets in the order of their quantities."""
        index = 0
        while index < len(self.quantities):
            run = self._run(index)
            for found in self._read_run(index, run):
                self._remember(found)
                yield found
            index += run

    def _remember(self, found: _Found) -> None:
        start = found.quantity.span.start
        paragraph = self.goals.paragraph_start(start)
        if paragraph != self._paragraph:
            self._found.clear()
        self._paragraph, self._sentence = paragraph, self.goals.sentence_start(start)
        self._found = [*self._found[-_REMEMBERED:], found]

    def _continues(self, start: int) -> bool:
        """Tell whether a target was found earlier in the sentence that holds an offset."""
        return bool(self._found) and self._sentence == self.goals.sentence_start(start)

    def _run(self, index: int) -> int:
        """Return how many quantities stand in a row (10434吨、263吨、19075吨), one if alone."""
        count = 1
        while index + count < len(self.quantities):
            gap = self.text[self.quantities[index + count - 1].span.end : self.quantities[index + count].span.start]
            if gap not in ("、", "和", "，", "及", "以及"):
                break
            count += 1
        return count

    def _read_run(self, index: int, run: int) -> Iterator[_Found]:
        if not self._may_be_goal(self.quantities[index]):
            return
        distributed = self._distribution(index, run) if run > 1 else []
        if distributed:
            yield from distributed
            return
        for offset in range(run):
            if (found := self._single(index + offset)) is not None:
                yield found

    def _may_be_goal(self, quantity: Mention) -> bool:
        start = quantity.span.start
        if self.goals.is_past(start):
            return False
        if self.goals.regime is Regime.RULE:
            return self.goals.has_future_year(start)
        if self.goals.regime is Regime.OTHER:
            held = _HELD.search(self.text, max(0, start - 6), start)
            return held is not None or self.goals.is_marked(start)
        return True

    def _clause_start(self, start: int) -> int:
        clause = floor = max(self.goals.sentence_start(start), start - _REACH_BACK)
        for match in _CLAUSE.finditer(self.text, floor, start):
            clause = match.end()
        return clause

    def _clause(self, quantity: Mention) -> Span:
        end = _CLAUSE.search(self.text, quantity.span.end)
        limit = min(len(self.text), quantity.span.end + 40)
        return Span(self._clause_start(quantity.span.start), min(end.start(), limit) if end else limit)

    def _piece_start(self, index: int) -> int:
        """Return where the text begins in which the indicator of a quantity is looked for."""
        start = self.quantities[index].span.start
        clause = self._clause_start(start)
        for before in reversed(self.quantities[max(0, index - 3) : index]):
            end = before.span.end
            if end <= clause:
                break
            if self.text[before.span.start - 1 : before.span.start] in ("由", "从"):
                continue  # 由12%提高到15%: one figure's two ends
            if gap := _NEXT_ITEM.match(self.text, end, start):
                return gap.end()
        return clause

    def _single(self, index: int) -> _Found | None:
        quantity = self.quantities[index]
        start, end = quantity.span.start, quantity.span.end
        if self.text[start - 1 : start] in ("由", "从") or _covered(self._projects, start):
            return None
        begin = self._piece_start(index)
        piece = self.text[begin:start]
        clause = self._clause(quantity)
        if quantity.label == "percent" and (part := self._part(quantity, clause)) is not None:
            return part
        if modifies(self.text[end : end + 4]) or is_vague(quantity, piece):
            return None
        phrase = phrase_before(piece, proportion=quantity.label in _PROPORTIONS)
        raised = piece[phrase.start : phrase.end] if phrase.strong else ""
        if is_given(self.text[clause.start : clause.end], raised) or is_reach(piece):
            return None
        ends = _AFTER_LEVEL.match(self.text, end) is not None
        if quantity.label in ("count", "measure") and not ends:
            behind = self._behind(quantity, begin, clause)
            if behind is not None or not phrase.strong:
                return behind
        return self._before(quantity, begin, phrase, ends=ends)

    def _before(self, quantity: Mention, begin: int, phrase: Phrase, *, ends: bool) -> _Found | None:
        """Read an indicator before its quantity (森林覆盖率达到29.4%, 新建5G基站19个)."""
        start, end = quantity.span.start, quantity.span.end
        piece = self.text[begin:start]
        name = _FROM_VALUE.sub("", bare(piece[phrase.start : phrase.end]))
        if quantity.label == "duration" and not shortens(piece, name):
            return None
        if quantity.attributes["value"] == 1 and _HANZI.match(self.text, start) and not _AT_LEAST_ONE.search(piece):
            return None  # 作为一个整体, 最后一公里
        if quantity.label == "money" and _INVESTMENT.search(name) and not (phrase.strong or _INVESTED.search(piece)):
            return None
        if len(name) < 2 or not _HAN.search(name) or is_share(name):
            return self._carried(quantity, begin, phrase) if phrase.strong else None
        continues = self._continues(start)
        whole = quantity.attributes["value"] == 100 and quantity.label == "percent" and _ALL_DO.match(self.text, end)
        doubles = quantity.attributes["unit"] == "番"
        if not (phrase.strong or whole or doubles):
            if quantity.label in _PROPORTIONS and not ends:
                return None
            if not (phrase.verb or continues or names_indicator(name) or self.goals.is_marked(start)):
                return None
        if len(name) > _LONGEST or re.search(r"的$|^按|[。；]", name):
            return None
        if continues and self.text[begin - 1 : begin] == "、":
            name = share_head(self._found[-1].name, name)
        indicator = Span(begin + phrase.start, begin + phrase.end)
        comparator = _comparator(quantity, piece, phrase.verb)
        label = "change" if _is_change(comparator) else "level" if phrase.strong else "output"
        evidence = Span(indicator.start, end)
        return _Found(indicator, self._full_name(name, start), evidence, quantity, comparator, label, phrase.scope)

    def _full_name(self, name: str, offset: int) -> str:
        """Complete a name that says too little alone (产值, 经济) from the industry its paragraph speaks of."""
        if name == "经济":
            return "经济增长"
        if not _GENERIC.fullmatch(name):
            return name
        topics = list(_TOPIC.finditer(self.text, max(self.goals.paragraph_start(offset) - 1, 0), offset))
        return topics[-1]["topic"] + name.removeprefix("产业") if topics else name

    def _carried(self, quantity: Mention, begin: int, phrase: Phrase) -> _Found | None:
        """Take the indicator of a target before (到2025年达到15%，到2030年达到40%)."""
        start = quantity.span.start
        comparator = str(quantity.attributes["comparator"])
        if not self._found or self._paragraph != self.goals.paragraph_start(start):
            return None
        if not (self.goals.printed_year(start) or self._continues(start)):
            return None
        same = [found for found in self._found if _kind(found.quantity) == _kind(quantity)]
        if _is_change(comparator) and self.text[begin - 1 : begin] in "、，":
            same = self._found  # 收入超过1万亿元、增长8%
        if not same or start - same[-1].quantity.span.end > _CARRY:
            return None
        last = same[-1]
        label = "change" if _is_change(comparator) else "level"
        evidence = Span(begin + phrase.end, quantity.span.end)
        return _Found(last.phrase, last.name, evidence, quantity, comparator, label, last.scope)

    def _part(self, quantity: Mention, clause: Span) -> _Found | None:
        """Read a part of a whole that is to reach something (85%以上的行政村达到标准): the indicator is the whole."""
        whole = _WHOLE.match(self.text, quantity.span.end)
        if whole is None or is_given(self.text[clause.start : clause.end], ""):
            return None
        noun = Span(whole.start("noun"), whole.end("noun"))
        evidence = Span(quantity.span.start, noun.end)
        scope = SCOPE.search(self.text, clause.start, quantity.span.start)
        comparator = str(quantity.attributes["comparator"])
        return _Found(noun, whole["noun"], evidence, quantity, comparator, "level", scope[0] if scope else None)

    def _behind(self, quantity: Mention, begin: int, clause: Span) -> _Found | None:
        """Read an indicator behind its quantity (建成5座智能化煤矿)."""
        start, end = quantity.span.start, quantity.span.end
        noun = noun_behind(self.text, end, clause.end + 1)
        if noun is None:
            return None
        name = bare(self.text[noun[0] : noun[1]])
        if name.endswith("级") and (rank := _NEXT_RANK.match(self.text, noun[1])):
            name += rank["tail"]  # 3个百亿级、10个十亿级产业集群
        prefix = self.text[clause.start : start]
        verb = last_production(prefix)
        one_each = _AT_LEAST_ONE.search(prefix) is not None
        firm = _FIRM.search(prefix) and (quantity.attributes["value"] != 1 or one_each)
        if _HANZI.match(self.text, start) and not firm:
            return None  # 两个市场, 一个整体: mostly idiom
        listed = self.text[begin - 1 : begin] in "、和及" or (prefix == "" and self._found[-1:] != [])
        continues = self._continues(start) and listed and (prefix != "" or self._found[-1].label == "output")
        serves = prefix.endswith("为") and self.text.startswith("提供", noun[1])
        done = _DONE.match(self.text, noun[1]) is not None and self.goals.is_marked(start)
        if verb is None and not (continues or serves or one_each or done):
            return None
        beside = verb is not None and verb.end() == len(prefix)
        if quantity.label == "measure" and (_NAME_END.search(name) or not (beside or continues)):
            return None
        scope = SCOPE.search(prefix)
        comparator = _comparator(quantity, prefix, None)
        evidence = Span(start, noun[1])
        return _Found(Span(*noun), name, evidence, quantity, comparator, "output", scope[0] if scope else None)

    def _distribution(self, index: int, run: int) -> list[_Found]:
        """Read A、B、C分别达到1、2、3: the n-th indicator has the n-th quantity."""
        first = self.quantities[index]
        clause = self._clause_start(first.span.start)
        piece = self.text[clause : first.span.start]
        phrase = phrase_before(piece, proportion=first.label == "percent")
        if not phrase.strong or is_given(piece, ""):
            return []
        parts = split_names(piece[phrase.start : phrase.end], run)
        changed = str(first.attributes["comparator"])
        found = []
        for (name, low, high), quantity in zip(parts, self.quantities[index : index + run], strict=False):
            comparator = _comparator(quantity, "", None)
            comparator = changed if _is_change(changed) else comparator
            indicator = Span(clause + phrase.start + low, clause + phrase.start + high)
            evidence = Span(indicator.start, quantity.span.end)
            label = "change" if _is_change(comparator) else "level"
            found.append(_Found(indicator, name, evidence, quantity, comparator, label, phrase.scope))
        return found


def _covered(spans: list[tuple[int, int]], offset: int) -> bool:
    """Tell whether one of some sorted spans holds an offset."""
    before = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return before >= 0 and offset < spans[before][1]


def _kind(quantity: Mention) -> str:
    """Return the kind of a quantity as far as one indicator may have several: percentages and points are one."""
    return "percent" if quantity.label == "points" else quantity.label


def _is_change(comparator: str) -> bool:
    return comparator.startswith(("increase", "decrease"))


def _comparator(quantity: Mention, before: str, verb: str | None) -> str:
    """Return a quantity's comparator, read again with the words that stand farther off (至少建成, 提高城镇化率)."""
    comparator = str(quantity.attributes["comparator"])
    if comparator != "=":
        return comparator
    if verb in ("提高", "提升", "增加", "扩大") and quantity.label != "count":
        return "increase_by"
    if verb in ("降低", "减少", "压减"):
        return "decrease_by"
    if before.endswith("控制在"):
        return "<="
    return ">=" if _AT_LEAST.search(before) else "="


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    reader = _Reader(document, mentions)
    for found in reader.read():
        quantity = found.quantity
        attributes = quantity.attributes
        yield mention(
            document,
            "indicators",
            found.label,
            found.phrase.start,
            found.phrase.end,
            name=found.name,
            value=attributes["value"],
            value_high=attributes["value_high"],
            unit=attributes["unit"],
            comparator=found.comparator,
            year=reader.goals.year(quantity.span.start),
            scope=found.scope,
            quantity_start=quantity.span.start,
            quantity_end=quantity.span.end,
            evidence_start=found.evidence.start,
            evidence_end=found.evidence.end,
        )


INDICATORS: Final = Component(
    name="govgraph_indicators", assigns=("indicators",), requires=("dates", "quantities", "projects"), find=_find
)
