"""``oversees`` and ``portfolio``: what an official answers for, in notices on the division of work (工作分工).

The frames: ``县长林岚：主持县人民政府全面工作。分管：县审计局。`` with one line or one sentence a duty, the holder printed once at the head
of the paragraphs that are theirs; ``副县长周远：分管教育、科技工作。联系工会工作。`` in running text. A list that closes in 工作 names
areas of work; otherwise its items are bodies where they have the form of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.facts.making import make_fact, make_issue
from govgraph.extract.mentions.lists import split_list, trim
from govgraph.extract.mentions.organizations import is_body, is_office
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span

_ADVERB: Final = r"(?:具体|主要|同时|并|还|共同|另|增加|新增|继续|暂时|临时|暂|代为)*"
_VERBS: Final = "主持|主管|分管|协管|兼管|联系|负责|领导"
_VERB: Final = re.compile(
    rf"{_ADVERB}(?:(?P<assist>协助(?:[\u4e00-\u9fff]{{0,12}}?(?P<how>分管|联系|主管|负责|管理|抓好|做好|处理))?(?=[^\n。；]{{2,}}))"
    rf"|(?P<plain>{_VERBS})(?![制人])(?:和指导|并联系|抓好)?)(?:的?(?:单位|部门|工作|战线)(?=[：]))?"
)
_DUTY_LINE: Final = re.compile(
    rf"(?:[（(]?[一二三四五六七八九十\d]{{1,3}}[)）.、])?{_ADVERB}(?:{_VERBS}|协助|完成|承担|抓好|做好|牵头|统筹|兼)"
)
_DUTY_IN_LINE: Final = re.compile("主持|主管|分管|协管|联系|负责")
_GIVEN_UP: Final = ("不再", "停止", "不")
"""What before a duty verb says that the duty is somebody's no longer."""
_LIST_END: Final = re.compile(rf"[。；\n]|，(?=(?:不再)?{_ADVERB}(?:{_VERBS}|协助|完成|承办|承担|牵头|统筹|兼|并))")
_AREA_TAIL: Final = re.compile(r"(?:等)?(?:方面|领域)?(?:的)?(?:日常)?工作$|等?方面$|等$")
_WHOLE_AREA: Final = re.compile(r"(?:全面|常务|日常|机关)工作$")
_NOTHING: Final = re.compile(r"交办|其他工作|^其他|临时|^全面工作$")
_CONTEXT: Final = re.compile(r"工作分工|分工|分管|(?:负责|主持)[^。\n]{2,80}工作")
_COMPOUND: Final = re.compile(
    r"(?:发展|人力资源|劳动|住房|工业|经济|农业|文化|规划|教育|卫生健康|国有资产监督|国有资产管理|建设|海洋|科学|民族|新闻|广播|生态|机构|卫生|人口|林业|商务|粮食|退役军人|行政审批|外事|应急|科技|城乡|体育|乡镇企业|口岸|打私|侨务|妇女)和"
    r"(?:改革|社会保障|城乡建设|信息化|农村|旅游|自然资源|体育|管理|渔业|技术|宗教|出版|电视|环境|编制|计划生育|草原|物资储备|儿童|数据|侨务|救援)"
)


def extract_duties(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a body or area; the role is the verb printed before the list (分管, 联系, 负责 …)."""
    if not _CONTEXT.search(document.text):
        return
    holders = sorted(
        (person for person in mentions["people"] if _opens_duties(document, person)),
        key=lambda person: person.span.start,
    )
    for index, holder in enumerate(holders):
        start = max(holder.span.end, _holder_end(holder))
        following = holders[index + 1] if index + 1 < len(holders) else None
        end = min(_holder_start(following), following.span.start) if following is not None else len(document.text)
        stop = _end_of_duties(document.text, start, end)
        if stop < end and _DUTY_IN_LINE.search(document.text, stop + 1, _line_end(document.text, stop + 1)):
            # another's duties, whose name was not understood: better none than the wrong official's
            line = Span(stop + 1, max(_line_end(document.text, stop + 1), stop + 2))
            yield make_issue(
                document, "an official whose name could not be read / 分工人员未能识别", line, extractor="duty"
            )
        end = stop
        yield from _duties_of(document, mentions, holder, start, end)


def _holder_start(person: Mention) -> int:
    start = person.attributes["holder_start"]
    assert isinstance(start, int)
    return start


def _holder_end(person: Mention) -> int:
    end = person.attributes["holder_end"]
    assert isinstance(end, int)
    return end


def _opens_duties(document: Document, person: Mention) -> bool:
    """Tell whether duties follow a name: after a colon, or a duty verb right after name and posts."""
    text = document.text
    after = text[(start := max(person.span.end, _holder_end(person))) : start + 40]
    plain = re.match(
        r"(?:同志)?(?:[：\n]|(?:主要)?(?:分管|主管|协助分管))", text[person.span.end : person.span.end + 10]
    )
    if not (person.attributes["posts"] or plain):
        return False
    return (
        re.match(
            rf"(?:（[^（）]{{1,12}}）)?(?:同志)?(?:[，\n]?兼任?[^，。\n]{{2,20}})?[：，\n ]{{0,2}}{_ADVERB}(?:主持"
            r"|主管|分管|协管|兼管|联系|负责|领导|协助|在[\u4e00-\u9fff]{2,16}(?:学习|挂职))",
            after,
        )
        is not None
    )


def _end_of_duties(text: str, start: int, end: int) -> int:
    """Return where a holder's duties end: before the first line that opens with no duty."""
    position = text.find("\n", start, end)
    while position >= 0:
        if not _DUTY_LINE.match(text, position + 1):
            return position
        position = text.find("\n", position + 1, end)
    return end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _duties_of(document: Document, mentions: Mentions, holder: Mention, start: int, end: int) -> Iterator[Fact | Issue]:
    text = document.text
    position = start
    while position < end:
        verb = _VERB.search(text, position, end)
        if verb is None:
            return
        if text.endswith(_GIVEN_UP, start, verb.start()):
            position = verb.end()
            continue
        low = verb.end()
        while low < end and text[low] in "：: ":
            low += 1
        if low >= end or text[low] in "，。；、\n":
            position = max(low, verb.end())
            continue
        close = _LIST_END.search(text, low, end)
        high = close.start() if close else end
        position = max(high, verb.end())
        if _NOTHING.search(text[low:high]) and "、" not in text[low:high]:
            continue
        yield from _read_list(document, mentions, holder, _role(verb), low, high)


def _role(verb: re.Match[str]) -> str:
    if verb["plain"]:
        return {"领导": "主持", "兼管": "分管"}.get(verb["plain"], verb["plain"])
    return "协助分管" if verb["how"] in ("分管", "主管") else "协助"


def _read_list(
    document: Document, mentions: Mentions, holder: Mention, role: str, low: int, high: int
) -> Iterator[Fact | Issue]:
    text = document.text
    bodies = {body.span.start: body for body in mentions.within("organizations", Span(low, min(high + 1, len(text))))}
    whole = text[low:high].rstrip(" ，、；")
    if role == "主持":
        whole_body = bodies.get(low)
        if whole_body is not None:
            yield _fact(document, "oversees", holder, whole_body.text, whole_body.span, role)
            return
    areas = _AREA_TAIL.search(whole)
    list_is_areas = (areas is not None and "工作" in areas[0]) or (areas is not None and "方面" in areas[0])
    tail = whole[areas.start() :] if areas else ""
    stop = low + (areas.start() if areas and not _WHOLE_AREA.search(whole) else len(whole))
    found = False
    for item in split_list(text, low, stop):
        whole_item = (
            Span(item.span.start, item.bracket.end + 1) if item.bracket is not None and list_is_areas else item.span
        )
        for span in [whole_item] if _is_body_at(text, bodies, whole_item) else _split_areas(text, whole_item):
            name = document.surface(span.start, span.end)
            if len(name) < 2 or _NOTHING.search(name):
                continue
            found = True
            body = bodies.get(span.start)
            is_org = _is_body_at(text, bodies, span)
            if is_org and (not list_is_areas or role == "联系" or is_office(name)):
                shown = body if body is not None and body.span.end <= span.end + 1 else None
                yield _fact(
                    document, "oversees", holder, shown.text if shown else name, shown.span if shown else span, role
                )
            elif not is_org or list_is_areas:
                yield _fact(document, "portfolio", holder, name, span, role)
    if not found and tail == "":
        yield make_issue(
            document,
            "a duty without a list that could be read / 分工未能识别",
            Span(low, max(high, low + 1)),
            extractor="duty",
        )


def _is_body_at(text: str, bodies: dict[int, Mention], span: Span) -> bool:
    body = bodies.get(span.start)
    name = text[span.start : span.end]
    return (body is not None and body.span.end >= span.end) or is_body(name) or is_office(name)


def _split_areas(text: str, span: Span) -> Iterator[Span]:
    """Split an area at 和 unless the two sides are one field of work (发展和改革)."""
    low = span.start
    for joint in re.compile("和").finditer(text, span.start, span.end):
        around = text[max(span.start, joint.start() - 8) : min(span.end, joint.end() + 6)]
        offset = joint.start() - max(span.start, joint.start() - 8)
        inside = any(match.start() <= offset < match.end() for match in _COMPOUND.finditer(around))
        if not inside and joint.start() - low >= 2 and span.end - joint.end() >= 2:
            if (piece := trim(text, Span(low, joint.start()))) is not None:
                yield piece
            low = joint.end()
    if (piece := trim(text, Span(low, span.end))) is not None:
        yield piece


def _fact(document: Document, relation: str, holder: Mention, name: str, span: Span, role: str) -> Fact:
    return make_fact(document, relation, holder.text, name, span, extractor="duty", role=role)
