"""What a duty is over: a list after its verb, read as bodies (县教育局) and areas of work (教育).

A list that closes in 工作 or 方面 names areas; what it names with a level and a head is a body all the same (负责县政府办公室、教育工作).
Any other list names bodies where its items have the form of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.agencies import LEVEL
from govgraph.extract.mentions.body_forms import is_body, is_office
from govgraph.extract.mentions.lexicon import read_words
from govgraph.extract.mentions.lists import split_list, trim
from govgraph.extract.records import Mention, Span

Object = tuple[str, Span]
"""A relation (``oversees``, ``portfolio``) and the span of what it is over."""

_AREA_TAIL: Final = re.compile(
    r"(?:等)?(?:方面|领域|[一二两三四五六七八九十\d]+[项个](?:领域)?)?(?:的)?(?:具体|日常|相关|专项|重点)?工作(?:的落实)?$|等?方面$|等$"
)
_WHOLE_AREA: Final = re.compile(r"(?:全面|常务|日常|机关)工作$")
_WHOLE_BODY: Final = re.compile(r"(?:党委|党组)?(?:的)?(?:全面|全盘|常务|日常)?(?:工作)?$")
_WITHOUT_LEVEL: Final = re.compile(
    r"(?P<body>党委|党组|党工委|人大|政协|纪委|政府|机关党委|文联|残联|科协|妇联)(?:的)?(?:全面|全盘|日常)?工作"
)
"""A body that an official heads, called by its kind: 主持党委全面工作."""
_WHOLE_OF_BODY: Final = re.compile(
    rf"(?P<body>(?:{LEVEL})?委?(?:[\u4e00-\u9fff]{{2,12}}(?:部|委|局|院|联|会)|办公室|政府办))(?:的)?全面工作"
)
"""A body in whose whole work an official stands: 负责组织部全面工作."""
_OF_LEVEL: Final = re.compile(
    rf"(?:{LEVEL}|团[省市县区州旗](?=委))[\u4e00-\u9fff]{{0,14}}(?:局|委|厅|办|办公室|研究室|督查室|委员会|办事处|联|会|总队|支队|大队|中心)"
)
"""A body that opens with its level: a body even in a list of areas."""
_NO_AREA: Final = re.compile(
    r"交办|其他工作|^其他|临时|^全面工作$|^部队$|部分$|部分工作|^协助|^(?:这|该|其|此)|会议$|：|^各项|^协调[^、]*[长任]$|^[\u4e00-\u9fff]{0,4}长的|互为"
    r"|^(?:[\u4e00-\u9fff]{0,4}(?:[省市县区州旗镇乡局厅部校院处科会]长|书记|主任|主席)|[\u4e00-\u9fff]{2,4}同志)(?:的|处理|抓)?(?:日常|全面|政府|党委)*(?:工作)?$"
)
"""What is no area of work: work as assigned, the work of whom one assists, meetings."""
_ET_CETERA: Final = re.compile(r"等[^、等]{1,8}$")
_AND: Final = re.compile(r"(?:此外)?(?:还(?:有|包括))?(?:以及|及|和|与)?(?=.{2})")
_DOING: Final = re.compile(
    r"(?:协调处理|统筹协调|组织协调|组织领导|统筹推进|协助处理|协助做好|统管|处理|抓好|做好|落实好|具体抓|牵头抓)(?=.{2})"
)
"""What an official does with an area, and no part of its name (抓好党建工作)."""
_ITS_WORK: Final = re.compile(r"(?<!社会)(?<!青年)(?<!群众)(?<!常务)(?<!日常)(?<!全面)(?<!机关)(?<!党的)(?<=.{2})工作$")
_QUOTED: Final = re.compile(r"(?<=”)[和与及]|[和与及](?=“)")
_JOINT: Final = re.compile(r"(?<=工作)[和及与](?=[^、]{2,})")
"""Between two that each call themselves work: 纪检监察工作和巡察."""
_COMPOUND: Final = re.compile(
    r"(?:发展|人力资源|劳动|住房|工业|经济|农业|文化|规划|教育|卫生健康|国有资产监督|国有资产管理|建设|海洋|科学|民族|新闻|广播|生态|机构|卫生|人口|林业|商务|粮食|退役军人|行政审批|外事|应急|科技|城乡|体育|乡镇企业|口岸|打私|侨务|妇女)和"
    r"(?:改革|社会保障|城乡建设|信息化|农村|旅游|自然资源|体育|管理|渔业|技术|宗教|出版|电视|环境|编制|计划生育|人口|投资|建设|草原|物资储备|儿童|数据|侨务|救援)"
)


def read_duty_list(text: str, bodies: dict[int, Mention], role: str, low: int, high: int) -> tuple[list[Object], bool]:
    """Read what stands between a verb of duty and the end of its list; ``bodies`` are those found there, by their offset.

    Returns the objects, and whether the list closed as one of areas, which may rightly name none (主持全面工作).
    """
    whole = text[low:high].rstrip(" ，、；…”")
    if role == "主持" and (heads := list(_headed(text, bodies, low, low + len(whole)))):
        return [("oversees", span) for span in heads], True
    tail = _AREA_TAIL.search(whole)
    of_areas = tail is not None and ("工作" in tail[0] or "方面" in tail[0])
    stop = low + (tail.start() if tail and not _WHOLE_AREA.search(whole) else len(whole))
    found: list[Object] = []
    for item in split_list(text, low, stop):
        span = item.span
        named = _OF_LEVEL.fullmatch(text, span.start, span.end)  # 负责省政府办公厅（省政府研究室）、教育工作
        if item.bracket is not None and of_areas and named is None:
            span = Span(span.start, item.bracket.end + 1)
        closes = text[span.start - 1] == "、" and span.end >= stop  # 教育、水利和林业工作
        pieces = [span] if _is_body_at(text, bodies, span) else _split_areas(text, span, closes)
        found += filter(None, (_judge(text, bodies, piece, role, of_areas=of_areas) for piece in pieces))
    return found, tail is not None


def _judge(text: str, bodies: dict[int, Mention], piece: Span, role: str, *, of_areas: bool) -> Object | None:
    """Tell an item of a list to be a body or an area; None where it is neither."""
    span = _bare_area(text, piece)
    name = text[span.start : span.end]
    if len(name) < 2 or _NO_AREA.search(name):
        return None
    body = bodies.get(span.start)
    if role == "负责" and (whole := _WHOLE_OF_BODY.fullmatch(name)):
        return "oversees", Span(span.start, span.start + whole.end("body"))
    if not _is_body_at(text, bodies, span):
        return "portfolio", span
    if of_areas and not (role == "联系" or is_office(name) or _OF_LEVEL.fullmatch(name)):
        return "portfolio", span
    return "oversees", body.span if body is not None and body.span.end <= span.end + 1 else span


def _bare_area(text: str, span: Span) -> Span:
    """Take 以及 and what is done with an area (抓好…) off its beginning, 工作 and what sums up a list off its end."""
    start, end = span.start, span.end
    if is_body(text[start:end]):
        return span
    if more := _AND.match(text, start, end):
        start = more.end()
    if doing := _DOING.match(text, start, end):
        start = doing.end()
    while start < end and text[start] in "“”" and text.count("”", start, end) != text.count("“", start, end):
        start += 1
    if text.count("”", start, end) > text.count("“", start, end):
        end = text.rindex("”", start, end)
    if (rest := _ET_CETERA.search(text, start, end)) and rest.start() - start >= 2:
        end = rest.start()
    if work := _ITS_WORK.search(text[start:end]):
        end = start + work.start()
    return Span(start, end)


def _headed(text: str, bodies: dict[int, Mention], low: int, high: int) -> Iterator[Span]:
    """Yield the bodies whose whole work an official heads (主持县委宣传部、县总工会工作)."""
    if alone := _WITHOUT_LEVEL.fullmatch(text, low, high):
        yield Span(*alone.span("body"))
        return
    rest = _WHOLE_BODY.search(text[low:high])
    stop = low + rest.start() if rest else high
    for item in split_list(text, low, stop):
        body = bodies.get(item.span.start)
        if body is not None:
            yield body.span
        elif is_body(name := text[item.span.start : item.span.end]) or is_office(name):
            yield item.span


def _is_body_at(text: str, bodies: dict[int, Mention], span: Span) -> bool:
    body = bodies.get(span.start)
    name = text[span.start : span.end]
    return (body is not None and body.span.end >= span.end) or is_body(name) or is_office(name)


def _split_areas(text: str, span: Span, closes: bool) -> Iterator[Span]:
    """Split an area at 和 unless the two sides are one field of work (发展和改革).

    The item that ``closes`` a list is parted at its 和; any other only where its first side is a field of work by itself:
    林业和护林防火, but 国有资产监管和企业改革.
    """
    low = span.start
    if quoted := _QUOTED.search(text, span.start, span.end):
        yield Span(low, quoted.start())
        yield Span(quoted.end(), span.end)
        return
    if joint := _JOINT.search(text, span.start, span.end):
        yield from (Span(low, joint.start()), Span(joint.end(), span.end))
        return
    if not closes and text[span.start : span.end].partition("和")[0] not in read_words("fields.txt"):
        yield span
        return
    for joint in re.compile("以及|和").finditer(text, span.start, span.end):
        around = text[max(span.start, joint.start() - 8) : min(span.end, joint.end() + 6)]
        offset = joint.start() - max(span.start, joint.start() - 8)
        inside = any(match.start() <= offset < match.end() for match in _COMPOUND.finditer(around))
        if not inside and joint.start() - low >= 2 and span.end - joint.end() >= 2:
            if (piece := trim(text, Span(low, joint.start()))) is not None:
                yield piece
            low = joint.end()
    if (piece := trim(text, Span(low, span.end))) is not None:
        yield piece
