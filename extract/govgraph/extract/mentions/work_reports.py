"""Of which year a work report (政府工作报告) speaks: the one in which it is given, from where it turns to the coming work.

A report reviews the year gone by, may then tell the goals of a five-year plan, and turns to its own year with
主要预期目标是：…, 今年工作的总体要求 or a heading (2026年重点工作).
"""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = 300  # code points in which a report says what it is, and on which day it is given
_NAMED: Final = re.compile(r"^[^\n。，《]{0,20}政府工作(?:的)?报告", re.MULTILINE)
_GIVEN: Final = re.compile(
    r"(?<!\d)(?P<day>20\d\d)年\d{1,2}月\d{1,2}日，?在|^(?P<named>20\d\d)年(?:度)?[^\n。，]{0,16}政府工作(?:的)?报告",
    re.MULTILINE,
)
_COMING: Final = re.compile(
    r"(?<!完成)主要预期目标(?:是|为|：|如下|建议)|(?:今年|20\d\d年)(?:的)?(?:政府)?工作(?:的)?总体要求"
    r"|^20\d\d年(?:的)?(?:政府)?(?:重点|主要)?(?:工作|任务)(?:任务|安排|重点)?$|、20\d\d年(?:的)?(?:政府)?(?:重点|主要)?(?:工作|任务)(?:任务|安排|重点)?$",
    re.MULTILINE,
)
_REVIEWING: Final = re.compile(r"(?:各位代表[！，：])?(?:——)?(?:这|过去)(?:一|五)年(?:来|里)?，|[一五]年来，")


def report_year(text: str) -> int | None:
    r"""Return the year in which a work report is given, None where the text is no report or does not print it.

    >>> report_year("政府工作报告\n——2026年1月5日在云岭县第一届人民代表大会上")
    2026
    """
    head = text[:_HEAD]
    given = _GIVEN.search(head) if _NAMED.search(head) else None
    return int(given["day"] or given["named"]) if given else None


def coming_start(text: str, after: int) -> int | None:
    """Return where a work report turns to its own year behind an offset, or None."""
    match = _COMING.search(text, after)
    return match.start() if match else None


def opens_review(text: str, paragraph: int) -> bool:
    """Tell whether a paragraph opens by looking back (这五年，我们…)."""
    return _REVIEWING.match(text, paragraph) is not None
