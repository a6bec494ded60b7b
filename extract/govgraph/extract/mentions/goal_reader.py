"""Reads the quantities of a document one after another as the goals it sets, each with its indicator (指标)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from govgraph.extract.mentions.comparison import comparator_of, is_change, kind
from govgraph.extract.mentions.distribution import each_name, split_names
from govgraph.extract.mentions.figures import (
    ends_level,
    is_class,
    is_cost,
    is_counted_work,
    is_given,
    is_news_of_projects,
    is_reach,
    is_share,
    is_size,
    is_size_of_works,
    is_vague,
    is_work,
    modifies,
    names_indicator,
    shortens,
    sorting_figures,
)
from govgraph.extract.mentions.goal_found import Found, is_covered
from govgraph.extract.mentions.goal_names import completed, named_before, with_ranked_noun
from govgraph.extract.mentions.goal_parts import part_of_whole
from govgraph.extract.mentions.goal_regimes import Regime
from govgraph.extract.mentions.goals import Goals
from govgraph.extract.mentions.indicator_tables import read_tables
from govgraph.extract.mentions.indicators import (
    SCOPE,
    Phrase,
    bare,
    last_production,
    noun_behind,
    phrase_before,
    service_to,
)
from govgraph.extract.records import Document, Mention, Mentions, Part, Span

_CLAUSE: Final = re.compile(r"[，。；：！？\n]|\| ?")
_AFTER_LABEL: Final = re.compile(r"(?:：| ?\| ?)$")  # 生产总值：5.5%, 生产总值 | 增长5.5%
_CLAUSE_END: Final = re.compile(r"[，。；：！？\n（|]")
_LABEL: Final = 24  # code points of an indicator before a colon (地区生产总值增长：5.5%左右)
_FROM_VALUE: Final = re.compile(r"[由从](?=[^，。；]*\d)[^，。；由从]{1,20}$")
_CONNECTED: Final = re.compile(r"达到|达|为|增长|下降|不低于|不超过|超过|突破|控制在|保持在|稳定在|力争")
_AIM: Final = re.compile(r"力争|确保|争取|冲刺|瞄准|超过|突破")
_NOT_NAMED: Final = re.compile(
    r"^(?:包?含|包括|不含)|召开|实有|应到|实到|出席|到会|(?:的|计划|不|\d[个条家座项])$|^按|^为|[。；]"
)
_EACH: Final = re.compile(r"(?:每|平均每|按|第|前|未来|今后|过去|连续)$")
_ALL_DO: Final = re.compile(
    r"采取|完成|实现|达标|覆盖|落实|纳入|到位|消除|建成|安置|处置|办结|兑现|执行|收集|回收|利用|开展|配备|安装"
)
_AT_LEAST_ONE: Final = re.compile(r"至少|每(?:个|村|乡|县|镇|户|年|所|家|市|省)|各(?:建|设)")
_HELD: Final = re.compile(r"控制在(?:不超过)?$")
_NEXT_ITEM: Final = re.compile(r"[^、（）]{0,12}?(?:、|以及|和|及|并|或|（|）)")
_DONE: Final = re.compile(r"(?:全部|全面|如期)*(?:建成|投产|投用|投运|开工|竣工|达标)")
_HANZI: Final = re.compile(r"[一二两三四五六七八九十百千]")
_FIRM: Final = re.compile(
    r"新|建成|建好|建设|打造|培育|创建|增设|引进|布局|设立|完成|改造|建立|组建|争创|开工|认定|招引|至少|再建|有$"
)
_HAN: Final = re.compile(r"[\u3400-\u9fff]|^(?:GDP|CPI|PM2\.5|PM10|COD|R&D)$")
_SO_MANY_THEN: Final = re.compile(r"(?:到[12]\d{3}年[底末]?)?累计(?:建成|完成|达到?|实施|新增|改造|推广)?")
_RATE_OF_LAST: Final = re.compile(r"(?:年均|平均|同比)*(?:增速|增幅|涨幅)")
_BOUND_BEHIND: Final = re.compile(r"(?:以[上下内外]|左右|上下)$")
_NAME_END: Final = re.compile(r"(?:项目|工程|电站|生产线|装置|机组|线路|输变电|电厂|煤矿|园区)$")
_PROPORTIONS: Final = ("percent", "points", "ratio", "multiple", "coefficient")
_LONGEST: Final = 30  # code points of an indicator's name
_REACH_BACK: Final = 120  # code points of a clause before its quantity
_REMEMBERED: Final = 8  # targets of a paragraph that a later one may lean on
_CARRY: Final = 80  # code points over which an indicator is carried


class GoalReader:
    """Reads the quantities of one document in order, remembering what the next may take over."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.text = document.text
        self.goals = Goals(document, mentions)
        self._body = document.parts.get(Part.BODY, Span(0, len(document.text)))
        self._lead = min((span.start for span in document.parts.values()), default=0)  # news before a printed document
        self._titles = [match.span() for match in re.finditer(r"《[^《》]*》", document.text)]
        self._projects = sorted((item.span.start, item.span.end) for item in mentions["projects"])
        self.tables = list(read_tables(document.text, self.goals.base_year))
        self._tables = [(span.start, span.end) for span, _ in self.tables]
        self._sorting = sorting_figures(mentions["quantities"])
        self.quantities = [item for item in mentions["quantities"] if self._counts(item)]
        self._found: list[Found] = []  # in this paragraph
        self._paragraph = self._sentence = -1

    def _counts(self, quantity: Mention) -> bool:
        """Tell whether a quantity stands in running text and is no part of a name (每10万人, 《…20条政策措施》)."""
        start = quantity.span.start
        told = self._body.covers(quantity.span) or quantity.span.end <= self._lead
        if not told or start in self._sorting or _EACH.search(self.text, max(0, start - 3), start):
            return False
        if quantity.label == "duration" and self.text.startswith("近", start - 1):
            return False  # 近5年, but 近5万亩
        return not is_covered(self._titles, start) and not is_covered(self._tables, start)

    def read(self) -> Iterator[Found]:
        """Yield the targets in the order of their quantities."""
        index = 0
        while index < len(self.quantities):
            run = self._run(index)
            for found in self._read_run(index, run):
                self._remember(found)
                yield found
            index += run

    def _remember(self, found: Found) -> None:
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

    def _read_run(self, index: int, run: int) -> Iterator[Found]:
        if not self._may_be_goal(self.quantities[index]):
            return
        distributed = self._distribution(index, run) if run > 1 else []
        if distributed:
            yield from distributed
            return
        for offset in range(run):
            if (found := self._single(index + offset)) is not None:
                yield from self._each(found)

    def _each(self, found: Found) -> Iterator[Found]:
        """Yield a target for each of several indicators that share one figure (A、B均达到95%)."""
        proportion = found.quantity.label in _PROPORTIONS and found.label != "output"
        each = (
            found.comparator.endswith("_by") or self.text.find("均", found.phrase.end, found.quantity.span.start) >= 0
        )
        names = each_name(found.name, proportion=proportion, change=each)
        if len(names) == 1:
            yield found
            return
        for name in names:
            low = self.text.find(name, found.phrase.start, found.phrase.end)
            phrase = Span(low, low + len(name)) if low >= 0 else found.phrase
            evidence = (
                Span(min(phrase.start, found.quantity.span.start), found.evidence.end) if low >= 0 else found.evidence
            )
            yield replace(found, phrase=phrase, name=name, evidence=evidence)

    def _may_be_goal(self, quantity: Mention) -> bool:
        start = quantity.span.start
        if self.goals.is_past(start) or is_size_of_works(quantity, self.text, self.goals.paragraph_start(start)):
            return False
        if self.goals.regime is Regime.RULE:
            return self.goals.has_future_year(start)
        if self.goals.regime is Regime.OTHER:
            held = _HELD.search(self.text, max(0, start - 6), start)
            return held is not None or self.goals.is_marked(start) or self.goals.is_announced(start)
        return True

    def _clause_start(self, start: int) -> int:
        clause = floor = max(self.goals.sentence_start(start), start - _REACH_BACK)
        for match in _CLAUSE.finditer(self.text, floor, start):
            clause = match.end()
        return clause

    def _clause(self, quantity: Mention) -> Span:
        end = _CLAUSE_END.search(self.text, quantity.span.end)
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
            gap = _NEXT_ITEM.match(self.text, end, start)
            if gap and not (gap[0].endswith("（") and "）" in self.text[gap.end() : start]):
                return gap.end()
        mark = _AFTER_LABEL.search(self.text, max(0, clause - 3), clause)
        if mark and not _CONNECTED.sub("", self.text[clause:start]):
            label = self._clause_start(mark.start())
            return label if clause - label <= _LABEL else clause
        opened = self.text.rfind("（", clause, start)
        return clause if opened < 0 or "）" in self.text[opened:start] else opened + 1

    def _single(self, index: int) -> Found | None:
        quantity = self.quantities[index]
        start, end = quantity.span.start, quantity.span.end
        if self.text[start - 1 : start] in ("由", "从") or is_covered(self._projects, start):
            return None
        begin = self._piece_start(index)
        piece = self.text[begin:start]
        clause = self._clause(quantity)
        if quantity.label == "percent" and (part := part_of_whole(self.text, quantity, clause)) is not None:
            return part
        if modifies(self.text[end : end + 4]) or is_vague(quantity, piece) or is_class(quantity, self.text, end):
            return None
        phrase = phrase_before(piece, proportion=quantity.label in _PROPORTIONS)
        raised = piece[phrase.start : phrase.end] if phrase.strong else ""
        if is_given(self.text[clause.start : clause.end], raised) or is_reach(piece):
            return None
        ends = ends_level(self.text, end)
        if quantity.label in ("count", "measure") and not ends:
            behind = self._behind(quantity, begin, clause)
            if behind is not None or not phrase.strong or (piece.endswith("超") and not piece.endswith("不超")):
                return behind  # 动员超8000名志愿者: what is counted stands behind
        return self._before(quantity, begin, phrase, ends=ends)

    def _before(self, quantity: Mention, begin: int, phrase: Phrase, *, ends: bool) -> Found | None:
        """Read an indicator before its quantity (森林覆盖率达到29.4%, 新建5G基站19个)."""
        start, end = quantity.span.start, quantity.span.end
        piece = self.text[begin:start]
        name = _FROM_VALUE.sub("", bare(piece[phrase.start : phrase.end]))
        if quantity.label == "duration" and not shortens(piece, name):
            return None
        if quantity.attributes["value"] == 1 and _HANZI.match(self.text, start) and not _AT_LEAST_ONE.search(piece):
            return None  # 作为一个整体, 最后一公里
        if quantity.label == "money" and not phrase.strong and is_cost(name, piece):
            before = self._found[-1].name if self._continues(start) else ""
            if not (before.endswith("投资") and len(name) > 3):  # 完成铁路投资80亿元，公路投资18亿元
                return None
        sentence = self.goals.sentence_start(start)
        if (
            name == ""
            and (named := named_before(self.text, sentence, Span(begin, start), quantity, phrase)) is not None
        ):
            return named
        if len(name) < 2 or not _HAN.search(name) or is_share(name):
            again = phrase.strong or _AIM.fullmatch(piece) or _SO_MANY_THEN.fullmatch(piece)
            return self._carried(quantity, begin, phrase) if again else None
        if is_size(name) or is_counted_work(name):
            return None
        if _RATE_OF_LAST.fullmatch(name) and self.text[begin - 1 : begin] in "、，":
            return self._carried(quantity, begin, replace(phrase, end=phrase.start), change="increase_by")
        continues = self._continues(start)
        whole = quantity.attributes["value"] == 100 and quantity.label == "percent" and _ALL_DO.match(self.text, end)
        doubles = quantity.attributes["unit"] == "番"
        if not (phrase.strong or whole or doubles):
            if quantity.label in _PROPORTIONS and not ends:
                return None
            plans = self.goals.regime in (Regime.PLAN, Regime.REPORT)
            bound = ends and plans and (quantity.attributes["comparator"] != "=" or is_work(name))  # 岗位500个以上
            if not (phrase.verb or bound or continues or names_indicator(name) or self.goals.is_marked(start)):
                return None
        if len(name) > _LONGEST or _NOT_NAMED.search(name):
            return None
        told = self.goals.regime is Regime.OTHER and not self.goals.is_announced(start)
        if told and is_news_of_projects(name, phrase.verb, piece):
            return None
        indicator = Span(begin + phrase.start, begin + phrase.end)
        comparator = comparator_of(quantity, piece, phrase.verb)
        label = "change" if is_change(comparator) else "level" if phrase.strong else "output"
        evidence = Span(indicator.start, end)
        last = self._found[-1] if continues else None
        name = completed(self.text, name, Span(begin, start), self.goals.paragraph_start(start), last)
        return Found(indicator, name, evidence, quantity, comparator, label, phrase.scope)

    def _carried(self, quantity: Mention, begin: int, phrase: Phrase, *, change: str | None = None) -> Found | None:
        """Take the indicator of a target before (到2025年达到15%，到2030年达到40%)."""
        start = quantity.span.start
        comparator = change or str(quantity.attributes["comparator"])
        if self.text[start - 1 : start] in ("为", "对", "给") and quantity.label == "count":
            return None  # 为4000名学生…: those that something is done for
        if not self._found or self._paragraph != self.goals.paragraph_start(start):
            return None
        if not (self.goals.printed_year(start) or self._continues(start)):
            return None
        same = [found for found in self._found if kind(found.quantity) == kind(quantity)]
        beside = self.text[begin - 1 : begin] in "、，" and self._continues(start)
        if beside and (is_change(comparator) or is_change(self._found[-1].comparator)):
            same = self._found  # 收入超过1万亿元、增长8%; 收入增长5%以上，确保65亿元
        if beside and any(
            same[-1:] and same[-1].quantity.span.end <= item.span.start < start for item in self.quantities
        ):
            return None  # a figure between them has not been read
        if not same or start - same[-1].quantity.span.end > _CARRY:
            return None
        last = same[-1]
        if comparator == "=" and kind(last.quantity) == kind(quantity) and _AIM.fullmatch(self.text[begin:start]):
            comparator = last.comparator  # 增长5.5%左右，力争6%
        label = "change" if is_change(comparator) else "level"
        evidence = Span(begin + phrase.end, quantity.span.end)
        return Found(last.phrase, last.name, evidence, quantity, comparator, label, last.scope)

    def _behind(self, quantity: Mention, begin: int, clause: Span) -> Found | None:
        """Read an indicator behind its quantity (建成5座智能化煤矿)."""
        start, end = quantity.span.start, quantity.span.end
        noun = noun_behind(self.text, self._sorting.get(end, end), clause.end + 1)
        if noun is None:
            return None
        name = bare(self.text[noun[0] : noun[1]])
        if is_counted_work(name):
            return None
        name = with_ranked_noun(name, self.text, noun[1])
        prefix = self.text[clause.start : start]
        verb = last_production(prefix)
        one_each = _AT_LEAST_ONE.search(prefix) is not None
        firm = _FIRM.search(prefix) and (quantity.attributes["value"] != 1 or one_each)
        if _HANZI.match(self.text, start) and not firm:
            return None  # 两个市场, 一个整体: mostly idiom
        listed = self.text[begin - 1 : begin] in "、和及" or (prefix == "" and self._found[-1:] != [])
        continues = self._continues(start) and listed and (prefix != "" or self._found[-1].label == "output")
        serves = prefix.endswith("为") and self.text.startswith("提供", noun[1])
        if (service := service_to(prefix, name, self.text, noun[1])) is not None:
            name, serves = service, True
        done = _DONE.match(self.text, noun[1]) is not None and self.goals.is_marked(start)
        if verb is None and not (continues or serves or one_each or done):
            return None
        beside = verb is not None and verb.end() == len(prefix)
        if quantity.label == "measure" and (_NAME_END.search(name) or not (beside or continues)):
            return None
        scope = SCOPE.search(prefix)
        comparator = comparator_of(quantity, prefix, None)
        evidence = Span(start, noun[1])
        return Found(Span(*noun), name, evidence, quantity, comparator, "output", scope[0] if scope else None)

    def _distribution(self, index: int, run: int) -> list[Found]:
        """Read A、B、C分别达到1、2、3: the n-th indicator has the n-th quantity."""
        first = self.quantities[index]
        clause = self._clause_start(first.span.start)
        piece = self.text[clause : first.span.start]
        phrase = phrase_before(piece, proportion=first.label == "percent")
        if not phrase.strong or is_given(piece, ""):
            return []
        row = self.goals.row_of_years(first.span.start, run)
        apart = "分别" in piece
        if phrase.start == phrase.end:
            return self._carried_run(index, run, clause) if apart else []
        if not apart and "，" in self.text[first.span.end : self.quantities[index + run - 1].span.start]:
            return []
        parts = split_names(piece[phrase.start : phrase.end], run)
        years: Sequence[int | None] = [None] * run
        if row and (not parts or parts[0][1:] == parts[-1][1:]):  # 到2027年和2030年，城乡居民参保率分别…
            years, parts = row, [(bare(piece[phrase.start : phrase.end]), 0, phrase.end - phrase.start)] * run
        changed = str(first.attributes["comparator"])
        found = []
        for (name, low, high), year, quantity in zip(parts, years, self.quantities[index : index + run], strict=False):
            comparator = comparator_of(quantity, "", None)
            shared = is_change(changed) or (comparator == "=" and not _BOUND_BEHIND.search(first.text))
            comparator = changed if shared else comparator
            indicator = Span(clause + phrase.start + low, clause + phrase.start + high)
            evidence = Span(indicator.start, quantity.span.end)
            label = "change" if is_change(comparator) else "level"
            found.append(Found(indicator, name, evidence, quantity, comparator, label, phrase.scope, year))
        return found

    def _carried_run(self, index: int, run: int, clause: int) -> list[Found]:
        """Take the indicators of the targets before for a distribution that names none (到2027年，分别超过90家和870家)."""
        last = self._found[-run:]
        quantities = self.quantities[index : index + run]
        same_kind = len({kind(item) for item in [*quantities, *(found.quantity for found in last)]}) == 1
        change = str(quantities[0].attributes["comparator"])
        if not is_change(change):
            change = ""
        elif self._continues(quantities[0].span.start):
            same_kind = True  # 分别控制在2万吨、1万吨以内，比2020年分别下降8%、10%
        paragraph = self.goals.paragraph_start(quantities[0].span.start)
        if len({found.name for found in last}) < run or not same_kind or paragraph != self._paragraph:
            return []
        return [
            replace(
                found,
                quantity=item,
                evidence=Span(clause, item.span.end),
                comparator=change or comparator_of(item, "", None),
            )
            for found, item in zip(last, quantities, strict=True)
        ]
