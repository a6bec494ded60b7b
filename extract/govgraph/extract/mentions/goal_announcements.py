"""Where a text says that goals follow: 主要预期目标是：…, 《…规划》提出，…, or that a year's 民生实事 do.

A text without a plan's title (news, an excerpt, a table) states goals only where it says so. What holds how far is told
from how the announcement ends: within its paragraph, or on to where the text turns back.
"""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.goal_regimes import PROGRESS
from govgraph.extract.records import Span

_ANNOUNCES: Final = re.compile(
    r"(?:目标|任务)(?:任务)?(?:具体)?(?:是|为|如下|包括|有)?：|《[^《》\n]{0,40}(?:规划|方案|计划|意见|纲要|要点)》[^，。；：\n]{0,8}"
    r"(?:明确|提出|要求|指出|确定|部署|称)(?:，|：|)(?P<far>[到至][12]\d{3}年)?|(?:根据|按照)(?:《[^《》\n]{2,40}》|规划|方案|计划|意见)，|(?:做好|抓好|推进|突出|实施|办好|开展|落实)(?:好)?"
    r"(?:以下|下列|如下)?(?:[^，。；：\n了]{0,10})(?:工作|任务|行动|工程|实事|重点)：|工作安排(?:是|为|如下)?："
    r"|(?:^|[。\n])(?P<these>(?:为?了?实现|为?了?完成|围绕|确定|对照)(?:以上|上述|这些)(?:预期|主要|奋斗|工作)*目标(?:任务)?)，"
)
_LABELLED: Final = re.compile(r"【[^【】\n]{0,8}目标(?:任务)?】(?P<goals>[^【】]*)")
"""What stands under a label of a web page: 【工作目标】."""
_DASHED: Final = re.compile(r"(?:^|(?<=\n))[ 　]*——[^\n]+(?:\n[ 　]*——[^\n]+)+")
_SETS: Final = re.compile(r"[到至][12]\d{3}年(?!底?[，]?(?:已|累计完成))")
"""Goals told by their side, each behind dashes, one of which says by when: ——集约：…，到2030年…。 / ——安全：…。"""
_REVIEWS: Final = re.compile(r"[一五]年来|过去|去年|上年|回顾|截至|截止|以来|完成了|做了|已")
_TURNS_BACK: Final = re.compile(
    r"(?:^|[\n。])[^，。；：\n]{0,8}(?:[一五]年来|过去[一五]年|去年|上年)[^。；：\n]{0,24}(?=：|\n)"
)
_GOES_ON: Final = re.compile(r"\n|[一二三四五六七八九十]、|（一）|1[.．、]|一是")
_LIVELIHOOD: Final = re.compile(
    r"(?:选出|选定|确定|决定|审定|产生|敲定|公布|发布|推出|实施|办好|抓好|办理|承诺|重点办)[^。；\n]{0,50}实事(?!求是)[^。\n]{0,16}"
    r"|(?:^|\n)[^\n]{0,60}实事项目 ?\| ?[^\n]{0,60}(?=\n)|实事(?:项目)?(?:具体)?(?:如下|为|是|有)[：\n]"
)
"""民生实事: the year's projects for the people, voted by the people's congress (民生实事项目人大代表票决制)."""
_DONE: Final = re.compile(
    r"办结|完成率|序时|时序|进展|完成情况|落实情况|超额|圆满|按下"
    r"|已(?:全部|提前|顺利)?完成|顺利完成|已全部|占(?:全年|年度)?计划|上半年"
)
_LIVELIHOOD_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)年度?[^，。；：\n|]{0,30}实事")
_PRINTED_DAY: Final = re.compile(r"(?<!\d)(20\d\d)(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}")
_HEAD: Final = 240  # code points in which a list of 实事 says what it is, and when it was printed


def announced_spans(text: str) -> list[Span]:
    """Return where announced goals stand: to the end of the paragraph, or on if the paragraph ends in the announcement.

    主要预期目标是：… holds for its paragraph; 今年要重点做好九个方面工作： and 实现上述目标，… for all that follows until the
    text turns back, and so does what says which 民生实事 a year brings; 【目标】 up to the next label.
    """
    spans = []
    for match in _ANNOUNCES.finditer(text):
        start = max(text.rfind("。", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
        if _REVIEWS.search(text, start, match.start()):
            continue
        end = text.find("\n", match.end())
        if match["far"] or match["these"] or _GOES_ON.match(text, match.end()):
            end = _turn(text, match.end())
        spans.append(Span(match.end(), end if end >= 0 else len(text)))
    spans += (Span(*match.span("goals")) for match in _LABELLED.finditer(text))
    spans += (Span(*match.span()) for match in _DASHED.finditer(text) if _SETS.search(match[0]))
    return spans if (livelihood := _livelihood(text)) is None else [*spans, livelihood]


def _turn(text: str, start: int) -> int:
    turn = _TURNS_BACK.search(text, start)
    return turn.start() + 1 if turn else -1


def _livelihood(text: str) -> Span | None:
    """Return what follows the announcement of a year's 民生实事, unless the text tells how far they have got."""
    if "实事" not in text or PROGRESS.search(text, 0, _HEAD) or _DONE.search(text, 0, _HEAD):
        return None
    match = _LIVELIHOOD.search(text, 0, 2 * _HEAD)
    if match is None:
        return None
    end = _turn(text, match.end())
    return Span(match.end(), end if end >= 0 else len(text))


def livelihood_year(text: str) -> int | None:
    """Return the year that a list of 民生实事 is for: the year named with it, else that of the day it was printed.

    >>> livelihood_year("会议票决产生2026年民生实事项目：一、新建公园3个。"), livelihood_year("新建公园3个。")
    (2026, None)
    """
    if _livelihood(text) is None:
        return None
    found = _LIVELIHOOD_YEAR.search(text, 0, 2 * _HEAD) or _PRINTED_DAY.search(text, 0, _HEAD)
    return int(found[1]) if found else None
