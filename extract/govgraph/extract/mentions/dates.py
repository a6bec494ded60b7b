"""Dates and years: 2025年3月18日, 2025年, 2025年—2027年, “十四五”时期, 今年, 年底.

Group ``dates``. Labels: ``day``, ``month``, ``year``, ``period`` and ``relative``. Attributes: ``iso`` (ISO 8601 at the
precision printed; the last year of a period), ``year`` (int) and, for a period, ``first_year``. Relative words are read
against the year in which the document was signed, and are left out where that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.numerals import parse_number
from govgraph.extract.mentions.work_reports import report_year
from govgraph.extract.records import Document, Mention, Mentions

_YEAR: Final = r"(?:[12][09]\d{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})"
_MONTH_DAY: Final = r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_PATTERN: Final = re.compile(
    rf"(?<![\d.])(?P<first>{_YEAR})年?(?:[—–~～-]{{1,2}}|至|到)(?P<last>{_YEAR})年"
    rf"|(?<![\d.])(?P<year>{_YEAR})年(?:度|末|底|前)?(?:(?P<month>{_MONTH_DAY})月(?:份|底|末)?(?:(?P<day>{_DAY})日)?)?"
    r"|(?P<plan>[“\"]?十(?P<nth>[一二三四五六七八九])?五[”\"]?(?=时期|期间|规划|末|开局|以来|主要目标|[”\"]))"
    r"|(?P<relative>今年|本年度?|今明两年|明年|去年|上年|前年)"
)
_SHIFT: Final = {"今年": 0, "本年": 0, "本年度": 0, "今明两年": 1, "明年": 1, "去年": -1, "上年": -1, "前年": -2}
_ORDINAL: Final = {"一": 11, "二": 12, "三": 13, "四": 14, "五": 15, "六": 16, "七": 17, "八": 18, "九": 19}


def plan_period(ordinal: int) -> tuple[int, int]:
    """Return the first and last year of a national five-year plan (五年规划), the sixth or later.

    >>> plan_period(14)
    (2021, 2025)
    """
    first = 1981 + 5 * (ordinal - 6)
    return first, first + 4


def _own_year(document: Document) -> int | None:
    """Return the year against which 今年 is read: that of signing or of a work report, else the only one the title prints."""
    if document.date:
        return int(document.date[:4])
    if (given := report_year(document.text)) is not None:
        return given
    years = set(re.findall(r"(?<!\d)(20\d{2})年", document.title or document.text[:120].split("\n", 1)[0]))
    return int(years.pop()) if len(years) == 1 else None


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    signed = _own_year(document)
    for match in _PATTERN.finditer(document.text):
        start, end = match.span()
        if match["first"]:
            first, last = (int(parse_number(match[name].replace("○", "〇"))) for name in ("first", "last"))
            yield mention(document, "dates", "period", start, end, iso=str(last), year=last, first_year=first)
        elif match["year"]:
            year = int(parse_number(match["year"].replace("○", "〇")))
            iso, label = f"{year:04d}", "year"
            if match["month"]:
                iso, label = f"{iso}-{int(parse_number(match['month'])):02d}", "month"
            if match["day"]:
                iso, label = f"{iso}-{int(parse_number(match['day'])):02d}", "day"
            yield mention(document, "dates", label, start, end, iso=iso, year=year)
        elif match["plan"]:
            first, last = plan_period(_ORDINAL[match["nth"]] if match["nth"] else 10)
            yield mention(document, "dates", "period", start, end, iso=str(last), year=last, first_year=first)
        elif signed is not None:
            year = signed + _SHIFT[match["relative"]]
            yield mention(document, "dates", "relative", start, end, iso=str(year), year=year)


DATES: Final = Component(name="govgraph_dates", assigns=("dates",), find=_find)
