"""Where a document states goals, and for which year: the context in which a quantity is read as a target.

A figure is a goal only in the right place (not in the review of the past year, 工作回顾), in the right kind of document
(not in a 办法, whose figures are thresholds) and in the right time (2024年…为51.9% is history in a document of 2025).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from govgraph.extract.mentions.goal_announcements import announced_spans, livelihood_year
from govgraph.extract.mentions.goal_regimes import PROGRESS, Regime, annual_year, regime_of, urges
from govgraph.extract.mentions.work_reports import coming_start, opens_review, report_year
from govgraph.extract.records import Document, Mention, Mentions, Span

_PAST_HEADING: Final = re.compile(
    r"回顾|过去[一五]年|[一五]年来|成绩|成就|成效$|现状|发展基础|工作基础|基本情况|现实基础|发展环境|面临形势"
    r"|形势分析|主要问题|工作情况|^去年|^上年"
)
_FUTURE_HEADING: Final = re.compile(r"目标|重点|任务|安排|部署|建议|举措|计划|展望")
_COMING: Final = re.compile(r"主要预期目标|今年(?:工作)?的?总体要求|[12]\d{3}年(?:的|重点)?工作(?:安排|任务|建议|重点)")
_REPORTED: Final = re.compile(
    r"超额完成|占(?:年度?)?(?:目标|计划|任务)|为(?:年度)?计划的|超(?:年度)?(?:计划|时序|序时)"
    r"|完成(?:全年|年度)(?:目标|计划|任务)(?:任务)?(?:的)?[，。；\d]|[快高好]于预期目标"
)
_REPORTED_OPENS: Final = tuple(
    "超额完成 占年 占目标 占计划 占任务 为年度 为计划 超年度 超计划 超时 超序 完成全年 完成年度".split()
) + tuple(f"{word}于预期" for word in "快高好")
_BASELINE_BEFORE: Final = re.compile(
    r"(?:比|较|与|同|自|从|由|以|基于|参照|超过|高于|低于|截至|截止|截止到|[（(《][^（(《）)》\n]{0,40})$"
)
_BASELINE_AFTER: Final = re.compile(
    r"以来|相比|的?基础上|为基[期数]|水平|同期|起|至今|版|远景目标|第?\d+号|[^，。；：\n]{0,12}》"
)
_BACK_BEFORE: Final = re.compile(r"(?:比|较|自|截至|截止|截止到|截至到)$")
_BACK_AFTER: Final = re.compile(r"以来|相比|的?基础上|同期|水平")
_FUTURE_CUE: Final = re.compile(
    r"力争|争取|确保|努力|计划|预计|拟|(?<!已)将(?!军)|今后|下一步|未来|年内|年底前|目标|明年|今年|全年|到二〇"
)
_MARK: Final = re.compile(
    r"力争|争取|确保|努力|(?<![度占超成按])计划(?=[\u4e00-\u9fff])(?!完成情况|执行|总?投资)|拟|(?<!已)将(?!军)|今后|下一步|未来"
    r"|年内(?!计划投资)|年底前|目标(?:任务)?(?:是|为|：)|锚定|明年|今年(?!以来|上半年|前|[一二三四1-9]季度|\d)|到二〇|每年"
    r"|(?:文件|方案|规划|意见|计划|纲要|》)(?:提出|明确|要求|确定)|》[^，。；《》\n]{2,8}，(?:其中)?(?:提出|明确)|(?:同时|还|并)提出|(?:强调|要求|指出)，[^。]{0,160}，要"
)
_PART_OF_YEAR: Final = re.compile(r"[\d一二三四五六七八九十]+月份?(?!底|末|前)|上半年|前[一二三]个?季度|[一二三四]季度")
_SET_BEFORE: Final = re.compile(r"(?:到|至|力争|争取|确保|努力)$")
_SET_AFTER: Final = re.compile(r"(?:年?底|末)?(?:之?前|以前)")
_PAST_CUE: Final = re.compile(
    r"(?<!业)(?<!早)已(?!知)|(?<!计划)(?<!力争)(?<!确保)(?<!将)累计|截至|截止|目前|(?<=[，。；：\n省市县区州国前])现有|共有|以来|过去|[一两三四五几][十]?年来|近[\d一二两三四五]{1,2}年|先后|圆满"
    r"|同比(?!增速)|(?<![高低]于)上年|去年|[增长成到建降升加少现高破过立展动低]了|去年同期|曾"
)
_PAST_CUE_OF_PLAN: Final = re.compile(_PAST_CUE.pattern.replace(r"|同比(?!增速)", ""))
"""What marks the past in a plan, whose figures may also be held against the year before (浓度同比下降5%)."""
_SO_FAR: Final = re.compile(
    r"(?<!\d)(?:1|一)[—至到~～-]{1,2}[\d一二三四五六七八九十]{1,2}月|[上下]半年|季度|目前|截[至止]"
)
_DONE_CUE: Final = re.compile(r"(?<!业)(?<!早)已(?!知)|去年|上年(?!同期)|[增长成到建降升加少]了")
_LOOK_BACK: Final = 400  # code points of a sentence in which a figure is marked as past or as a goal
_SO_FAR_BEFORE: Final = re.compile(r"截[至止]到?$")
_RECKONED_FROM: Final = re.compile(r"(?:参照|以)$")
_CLAUSE_BREAK: Final = re.compile(r"[，；]")
_SENTENCE_BREAK: Final = re.compile(r"[。！？\n]")
_LEADING: Final = r"[\s—\-·“（一二三四五六七八九十）()0-9.、．①-⑳]*(?:力争|确保|争取|努力)?(?:到|至|在|截至|自)?"
_OPENING_ENDS: Final = re.compile(r"(?:底|末)?(?:之?前)?(?:[，：]|[全我][县市省区州国]|主要|重点)|时期|期间")
_NEXT_YEAR: Final = re.compile(r"[底末前]?(?:[、，和及与]|以及)[到至]?")
_AS_GOAL: Final = re.compile(r"[^，。；！？\n]{0,60}的[^，。；！？、\n]{0,4}目标")
_OPENS_WITH: Final = re.compile(_LEADING + "$")


@dataclass(frozen=True, slots=True)
class _Time:
    span: Span
    year: int
    baseline: bool


class Goals:
    """The goal context of one document; asks are answered in logarithmic time."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self._text = document.text
        self._document = document
        self.annual_year = annual_year(document) or livelihood_year(document.text)
        given = report_year(document.text)
        self.base_year = int(document.date[:4]) if document.date else given or self.annual_year
        self.regime = regime_of(document)
        self._past = self._past_spans()
        if self.regime is Regime.REPORT and not self._past and not _COMING.search(document.text):
            # an excerpt: of the goals where it urges throughout, else of the review
            self.regime = Regime.PLAN if urges(document.text) else Regime.OTHER
        self._coming = self._turn_to_coming() if self.regime is Regime.REPORT else None
        self._goals = announced_spans(document.text) if self.regime is Regime.OTHER else []
        self._heading_ends = {section.heading_span.start: section.heading_span.end for section in document.sections}
        self._heading_years: dict[int, int | None] = {}  # by start of paragraph
        self._times = [time for date in mentions["dates"] if (time := self._time(date)) is not None]
        self._time_starts = [time.span.start for time in self._times]
        self._breaks = [match.end() for match in _SENTENCE_BREAK.finditer(document.text)]
        self._reported = set() if self.regime is Regime.RULE else self._reported_sentences()
        self._newlines = [-1] + [match.start() for match in re.finditer("\n", document.text)]
        looked_back_on = (time.year for time in self._times if self._looks_back(time))
        self._written_after = self.base_year or max(
            looked_back_on, default=None
        )  # no earlier than what it looks back on

    def _past_spans(self) -> list[Span]:
        spans = [
            section.span
            for section in self._document.sections
            if section.span.end > section.heading_span.end + 1  # a list of the parts of a report has no text
            and (
                PROGRESS.search(section.heading)
                or (_PAST_HEADING.search(section.heading) and not _FUTURE_HEADING.search(section.heading))
            )
        ]
        if self.regime is Regime.REPORT and not spans and (coming := _COMING.search(self._text)):
            return [Span(0, coming.start())]  # a report without headings
        return spans

    def _turn_to_coming(self) -> int | None:
        return coming_start(self._text, max((span.end for span in self._past if span.start), default=0))

    def is_announced(self, offset: int) -> bool:
        """Tell whether an offset stands under an announcement of goals or of work to come (text that is cut or untitled)."""
        return any(span.start <= offset < span.end for span in self._goals)

    def _time(self, date: Mention) -> _Time | None:
        year = date.attributes["year"]
        if not isinstance(year, int):
            return None
        start, end = date.span.start, date.span.end
        if (
            date.label == "period"
            and self._text[start] in "“十"
            and not re.match(
                "”?(?:时期|期间|末|规划期|主要目标|全[国省市县区]|我[国省市县区]|力争|计划)", self._text[end : end + 4]
            )
        ):
            return None
        before = _BASELINE_BEFORE.search(self._text, max(0, start - 40), start)
        baseline = bool(before) or bool(_BASELINE_AFTER.match(self._text, end))
        return _Time(date.span, year, baseline)

    def sentence_start(self, offset: int) -> int:
        """Return where the sentence that holds an offset begins."""
        index = bisect_right(self._breaks, offset) - 1
        return self._breaks[index] if index >= 0 else 0

    def paragraph_start(self, offset: int) -> int:
        """Return where the paragraph that holds an offset begins."""
        return self._newlines[bisect_left(self._newlines, offset) - 1] + 1

    def _times_between(self, start: int, end: int) -> list[_Time]:
        low, high = bisect_left(self._time_starts, start), bisect_left(self._time_starts, end)
        return [time for time in self._times[low:high] if not time.baseline]

    def printed_year(self, offset: int) -> int | None:
        """Return the last year printed before an offset in its sentence; years of comparison (比2020年) are none."""
        times = self._times_between(self.sentence_start(offset), offset)
        return times[-1].year if times else None

    def row_of_years(self, offset: int, count: int) -> list[int]:
        """Return the years printed in a row before an offset in its sentence (到2027年和2030年), empty if not ``count``."""
        times = self._times_between(self.sentence_start(offset), offset)[-count:]
        gaps = (self._text[one.span.end : other.span.start] for one, other in pairwise(times))
        in_a_row = len(times) == count and all(_NEXT_YEAR.fullmatch(gap) for gap in gaps)
        return [time.year for time in times] if in_a_row else []

    def carried_year(self, offset: int) -> int | None:
        """Return the year that the paragraph's opening or the heading above carries to an offset."""
        carried = self._opening_time(offset)
        if carried is not None:
            return carried.year
        if self._coming is not None and offset > self._coming and self.base_year is not None:
            return self.base_year  # of a work report, from where it turns to its own year
        return self._heading_year(self.paragraph_start(offset), offset)

    def _opening_time(self, offset: int) -> _Time | None:
        """Return the year that opens the paragraph, or a later sentence of it, before an offset."""
        start = self.paragraph_start(offset)
        carried: _Time | None = None
        for time in self._times_between(start, offset):
            begin = self.sentence_start(time.span.start)
            colon = self._text.rfind("：", self.sentence_start(time.span.start), time.span.start)  # 规划提出：到2027年
            opens = self._opens(begin if colon < begin else colon + 1, time.span.start)
            if opens and _OPENING_ENDS.match(self._text, time.span.end):
                carried = time
        return carried

    def _heading_year(self, paragraph: int, offset: int) -> int | None:
        """Return the year of the innermost heading above a paragraph that prints exactly one."""
        if paragraph not in self._heading_years:
            self._heading_years[paragraph] = None
            for section in self._document.headings_above(offset):
                times = self._times_between(section.heading_span.start, section.heading_span.end)
                years = {time.year for time in times}
                if self._coming is not None and len(years) > 1 and self.base_year is not None:
                    years = {year for year in years if year > self.base_year}  # “十四五”成就和“十五五”目标, 2026年工作
                if len(years) == 1:
                    self._heading_years[paragraph] = years.pop()
                    break
        return self._heading_years[paragraph]

    def _opens(self, start: int, end: int) -> bool:
        """Tell whether only a number, dashes and 到 stand between the start of a paragraph and a year."""
        behind = self._heading_ends.get(start, start)
        if behind < end:
            start = behind  # （一）稳住大盘。2025年，… : the year opens the text behind the heading
        return end - start <= 24 and _OPENS_WITH.match(self._text[start:end].lstrip("。：")) is not None

    def year(self, offset: int) -> int | None:
        """Return the year a goal at an offset is set for, or None."""
        year = self.printed_year(offset) or self.carried_year(offset)
        return year if self._coming is not None and offset < self._coming else year or self.annual_year

    def is_past(self, offset: int) -> bool:
        """Tell whether a figure at an offset is a fact about the past."""
        if any(span.start <= offset < span.end for span in self._past):
            return True
        reviews = self.regime is Regime.REPORT and (self._coming is None or offset < self._coming)
        if reviews and opens_review(self._text, self.paragraph_start(offset)):
            return True
        start = self.sentence_start(offset)
        times = self._times_between(start, offset)
        year = times[-1].year if times else self.carried_year(offset)
        if year is not None and self._written_after is not None and year < self._written_after:
            return True
        if start in self._reported or self._is_base(start, offset) or self._is_so_far(start, offset):
            return True
        begin = max(times[-1].span.end if times else start, offset - _LOOK_BACK)
        cue = _PAST_CUE if year is None else _DONE_CUE  # 到2027年累计建成 is a goal, 2025年已建成 is none
        if year is None and self.regime is Regime.PLAN and not _SO_FAR.search(self._text, start, offset):
            cue = _PAST_CUE_OF_PLAN
        last_past = None
        for match in cue.finditer(self._text, begin, offset):
            if match[0] != "累计" or not _MARK.search(self._text, start, match.start()):
                last_past = match  # 力争新增20家，累计达到100家 is none
        if last_past is None:
            return False
        return _FUTURE_CUE.search(self._text, last_past.end(), offset) is None

    def is_marked(self, offset: int) -> bool:
        """Tell whether the sentence up to an offset says that it states a goal (到2027年, 力争, 确保 …)."""
        start = self.sentence_start(offset)
        if any(self._is_set(time) for time in self._times_between(start, offset)):
            return True
        if (opening := self._opening_time(offset)) is not None and self._is_set(opening):
            return True
        begin = max(start, offset - _LOOK_BACK)
        return _MARK.search(self._text, begin, offset) is not None or _AS_GOAL.match(self._text, offset) is not None

    def _looks_back(self, time: _Time) -> bool:
        start, end = time.span.start, time.span.end
        before = _BACK_BEFORE.search(self._text, max(0, start - 4), start)
        return before is not None or _BACK_AFTER.match(self._text, end) is not None

    def _is_set(self, time: _Time) -> bool:
        """Tell whether a year is one that goals are set for: later than the document's own, or 到2027年, 2027年底前."""
        start, end = time.span.start, time.span.end
        if self.base_year is not None and time.year != self.base_year:
            return time.year > self.base_year
        if _SET_BEFORE.search(self._text, max(0, start - 2), start) or _SET_AFTER.match(self._text, end):
            return True
        return self._text[start:end] in ("今年", "明年", "本年度") and not _PART_OF_YEAR.match(self._text, end)

    def _is_base(self, start: int, offset: int) -> bool:
        """Tell whether a figure is one that goals are reckoned from (以2019年收入39亿元为基数)."""
        index = bisect_left(self._time_starts, offset) - 1
        if index < 0 or self._times[index].span.start < start or not self._times[index].baseline:
            return False
        span = self._times[index].span
        reckoned = _RECKONED_FROM.search(self._text, max(0, span.start - 2), span.start)
        return reckoned is not None and not _CLAUSE_BREAK.search(self._text, span.end, offset)

    def _is_so_far(self, start: int, offset: int) -> bool:
        """Tell whether a figure says how far things had got by the end of a year gone by (截至2024年底累计完成投资2亿元)."""
        index = bisect_left(self._time_starts, offset) - 1
        if index < 0 or self._times[index].span.start < start or self._written_after is None:
            return False
        span = self._times[index].span
        so_far = self._times[index].year < self._written_after
        return so_far and _SO_FAR_BEFORE.search(self._text, max(0, span.start - 3), span.start) is not None

    def _reported_sentences(self) -> set[int]:
        """Return where the sentences begin that measure what was done against the plan (超额完成40所的年度目标任务)."""
        found = set()
        for opening in _REPORTED_OPENS:  # plain finding is many times faster here than a search by alternatives
            start = self._text.find(opening)
            while start >= 0:
                if _REPORTED.match(self._text, start) and not self._text.endswith(("确保", "力争", "超额"), 0, start):
                    found.add(self.sentence_start(start))
                start = self._text.find(opening, start + 1)
        return found

    def has_future_year(self, offset: int) -> bool:
        """Tell whether a year later than the document's own is printed before an offset in its sentence."""
        year = self.printed_year(offset)
        return year is not None and self.base_year is not None and year > self.base_year
