"""Names of goals that say too little where they stand, completed from what stands before them (产值, 投资, 普及率)."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.comparison import comparator_of
from govgraph.extract.mentions.distribution import share_head
from govgraph.extract.mentions.goal_found import Found
from govgraph.extract.mentions.indicators import Phrase, strip_lead
from govgraph.extract.records import Mention, Span

_GENERIC: Final = re.compile(r"(?:产业)?(?:产值|总产值|规模|增加值|营业收入|营收|主营业务收入|销售收入)")
_TOPIC: Final = re.compile(r"(?:^|[。；！\n])(?P<topic>[^，。；、：\n]{2,12}?产业)(?=[^链园集化])")
_INVESTING: Final = re.compile(
    r"(?:年度?|全年|力争|计划)*(?:完成|带动|拉动)?(?:年度)?(?:计划)?(?P<name>投资|产值|总投资)"
)
_PROJECTS: Final = re.compile(r"(?:项目|工程|建设|改造)$")
_WORK: Final = re.compile(r"(?:实施|推进|开展|组织)(?P<work>[^，。；：、\n]{2,20}?)(?:项目|工程|行动)，$")
_SET_ELSEWHERE: Final = re.compile(
    r"(?<![^，。；：、\n])(?P<name>[^，。；：、\n]{2,20}?)(?:不(?:低于|超过|突破|高于|少于|大于)|控制在|达到|完成)"
    r"[^，。；：、\n\d]{2,14}(?:指标|任务|目标)(?:[以之]内)?，$"
)
"""An indicator whose figure another document sets (用水总量不超过上级下达指标，)."""
_NEXT_RANK: Final = re.compile(r"(?:、\d+[个条家][^，。；、]{1,5}(?:级|亿元(?:以上)?))+(?P<tail>[^，。；、级]{2,12})")
_SAME_COUNT: Final = re.compile(r"(?:、[^，。；、\d]{1,4}级)+[^，。；、级和\d]{2,12}")


def completed(text: str, name: str, piece: Span, paragraph: int, last: Found | None) -> str:
    """Return the full name of a goal: 产值 of the industry of its paragraph, 投资 in the projects counted before.

    ``piece``: the text in which the name was read, up to the figure; ``paragraph``: where its paragraph begins;
    ``last``: the goal before it in the sentence.
    """
    if name == "经济":
        return "经济增长"
    if (made := _invested(text, name, piece.end, last)) is not None:
        return made
    if last is not None and name.startswith("占") and name != "占比" and text[piece.start - 1 : piece.start] == "，":
        return last.name + name  # 总产值超过1万亿元，占工业比重达70%
    if last is not None and text[piece.start - 1 : piece.start] in "、，":
        name = share_head(last.name, name)
    if not _GENERIC.fullmatch(name):
        return name
    topics = list(_TOPIC.finditer(text, max(paragraph - 1, 0), piece.end))
    return topics[-1]["topic"] + name.removeprefix("产业") if topics else name


def _invested(text: str, name: str, offset: int, last: Found | None) -> str | None:
    """Say what an investment is made in where the clause before counts it (实施重点项目64个、完成投资35亿元)."""
    if last is None or last.label != "output" or not _PROJECTS.search(last.name):
        return None
    end = max(last.evidence.end, last.quantity.span.end)
    between = re.fullmatch(rf"、(?P<said>{_INVESTING.pattern})", text[end:offset])
    return last.name + between["said"] if between and between["name"] == name else None


def work_before(text: str, sentence: int, clause: int) -> tuple[int, int] | None:
    """Return the work named in the clause before one that names none (实施棚户区改造项目，开工建设1万户).

    >>> text = "一是实施棚户区改造项目，开工建设1万户。"
    >>> start, end = work_before(text, 0, 12)
    >>> text[start:end]
    '棚户区改造'
    """
    match = _WORK.search(text, sentence, clause)
    return match.span("work") if match else None


def with_ranked_noun(name: str, text: str, end: int) -> str:
    """Return the name of what is counted by rank with the noun printed behind a later rank.

    >>> with_ranked_noun("百亿级", "3个百亿级、10个十亿级产业集群", 5)
    '百亿级产业集群'
    >>> with_ranked_noun("行业级", "100个行业级、场景级大模型", 7)
    '行业级、场景级大模型'
    """
    if not name.endswith(("级", "亿元")):
        return name
    if (rank := _NEXT_RANK.match(text, end)) is not None:
        return name + rank["tail"].removesuffix("建设")
    ranks = _SAME_COUNT.match(text, end)
    return name + ranks[0] if ranks is not None else name


def named_before(text: str, sentence: int, piece: Span, quantity: Mention, phrase: Phrase) -> Found | None:
    """Read a goal that is named in the clause before its own: a work, or what is set elsewhere but for one year.

    实施棚户区改造项目，开工建设1万户; 用水总量不超过上级下达指标，其中2025年不超过6亿立方米. ``piece``: the text
    between the two, from where the clause of the figure begins.
    """
    if phrase.strong and text.startswith("其中", piece.start):
        match = _SET_ELSEWHERE.search(text, sentence, piece.start)
        if match is None:
            return None
        passed, _, scope = strip_lead(match["name"], len(match["name"]))
        name = Span(match.start("name") + passed, match.end("name"))
        evidence = Span(name.start, quantity.span.end)
        comparator = comparator_of(quantity, text[piece.start : piece.end], phrase.verb)
        return Found(name, text[name.start : name.end], evidence, quantity, comparator, "level", scope)
    work = work_before(text, sentence, piece.start)
    if work is None or phrase.verb is None or phrase.strong or quantity.label not in ("count", "measure"):
        return None
    evidence = Span(work[0], quantity.span.end)
    comparator = comparator_of(quantity, "", phrase.verb)
    return Found(Span(*work), text[slice(*work)], evidence, quantity, comparator, "output", phrase.scope)
