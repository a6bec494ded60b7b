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
from govgraph.extract.mentions.body_forms import is_body, is_office
from govgraph.extract.mentions.lexicon import read_words
from govgraph.extract.mentions.lists import split_list, trim
from govgraph.extract.mentions.officials import ADVERB, NO_DUTY, VERBS, opens_sentence
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span

_ASSIST: Final = "分管|联系|主管|负责|管理|抓好|做好|处理"
_VERB: Final = re.compile(
    rf"{ADVERB}(?:(?P<assist>协助(?:[\u4e00-\u9fff]{{0,12}}?(?P<how>{_ASSIST}))?(?=[^\n。；]{{2,}}))"
    rf"|(?P<plain>{VERBS})(?!{NO_DUTY})(?:和指导|[和并]联系|抓好)?)(?:的?(?:单位|部门|工作|战线)(?=[：有为]))?(?:[有为](?=[省市县区]))?"
)
_DUTY_LINE: Final = re.compile(
    rf"(?:[（(]?[一二三四五六七八九十\d]{{1,3}}[)）.、])?{ADVERB}(?:{VERBS}|协助|完成|承担|抓好|做好|牵头|统筹|兼)"
)
_DUTY_IN_LINE: Final = re.compile("主持|主管|分管|协管|联系|负责")
_NOT_THEIRS: Final = re.compile(
    r"(?:不再?|停止|其|此前|之前|以前|先前|原来?|曾|的)$|(?:外出|不在)[^。；\n]{0,8}，?(?:由[^。；\n]*)?$"
)
"""What before a duty verb says that the duty is given up, was somebody's once, or is somebody's in another's absence."""
_LIST_END: Final = re.compile(
    rf"[。；\n]|，(?=(?:不再)?(?:同时，)?(?:[他她])?{ADVERB}(?:{VERBS}|协助|完成|承办|承担|牵头|统筹|兼|并))|，(?=(?:这|也|还|将|并|更)*(?:充分|更好|进一步|主要)*地?(?:体现|有利于|有助于|便于|利于|以便|从而|使得?|旨在|确保|意味|包括|包含|其中|这))|(?<=工作)，(?=[^，。；、\n]{{0,20}}由)"
)
_AREA_TAIL: Final = re.compile(
    r"(?:等)?(?:方面|领域|[一二两三四五六七八九十\d]+[项个](?:领域)?)?(?:的)?(?:具体|日常|相关|专项|重点)?工作$|等?方面$|等$"
)
_SUMMED_UP: Final = re.compile(
    r"等(?:方面|领域|[一二两三四五六七八九十\d]+[项个](?:领域)?)?(?:的)?工作(?=[\u4e00-\u9fff])"
)
"""What closes a list of areas, where running text goes on without a mark."""
_WHOLE_AREA: Final = re.compile(r"(?:全面|常务|日常|机关)工作$")
_WHOLE_BODY: Final = re.compile(r"(?:党委|党组)?(?:的)?(?:全面|常务|日常)?(?:工作)?$")
_OF_LEVEL: Final = re.compile(r"[省市县区州旗](?:委|政府)[\u4e00-\u9fff]{0,8}(?:厅|局|办|办公室|研究室|委员会|办事处)")
"""A body that opens with its level: a body even in a list of areas."""
_NOTHING: Final = re.compile(
    r"^(?:[省市县区州]长|[\u4e00-\u9fff]{2,4}同志)(?:的|处理|抓)?(?:日常|全面|政府)*(?:工作)?$|交办|其他工作|^其他|临时|^全面工作$|^部队$|部分$|部分工作"
)
_GIVEN: Final = re.compile(r"(?P<whole>均|都|统一|全部)?(?:归口|改|则|也|主要|仍|暂)*由$")
_TAKER: Final = re.compile(
    r"(?:同志)?(?:具体|主要|统一|直接|继续|暂时|代为)*(?P<verb>负责|分管|主管|协管|联系|接手|接管)(?=[。；\n]|，(?![^。；\n]{0,20}配合)|$)"
)
_AREAS_START: Final = re.compile(r"[。；：\n]|(?:分管|负责|主管)的|，(?:原来?|此前|其中)?")
_LABEL_OF_LIST: Final = re.compile(r"[\u4e00-\u9fff]{2,6}：")
_ET_CETERA: Final = re.compile(r"等[^、等]{1,8}$")
_AND: Final = re.compile(r"(?:此外)?(?:还(?:有|包括))?(?:以及|及|和|与)?(?=.{2})")
_CONTEXT: Final = re.compile(r"工作分工|分工|分管|(?:负责|主持)[^。\n]{2,80}工作")
_OPENER: Final = re.compile(
    rf"(?:（[^（）]{{1,12}}）)?(?:同志)?(?:（[^（）]{{1,12}}）)?"
    r"(?:[，\n]?(?:继续)?(?:兼任?|担任|出任|作为)[^，。；\n]{2,24})?(?:，[^，。；：、\n]{2,14}(?=，))?"
    r"(?:的[^，。；\n]{0,8}分工[^，。；\n]{0,10}，[他她])?"
    rf"[：，\n |]{{0,3}}(?:\d{{1,2}}[.、] ?|（[一二三四五六七八九十\d]{{1,2}}）)?"
    rf"{ADVERB}(?:(?:{VERBS})(?!的)|协助|在[\u4e00-\u9fff]{{2,16}}(?:学习|挂职))"
)
"""What stands between an official and the verb of duty that opens what is theirs."""
_ASSISTED: Final = re.compile(r"(?:协助|配合|受|为|与|和)$")
_COMPOUND: Final = re.compile(
    r"(?:发展|人力资源|劳动|住房|工业|经济|农业|文化|规划|教育|卫生健康|国有资产监督|国有资产管理|建设|海洋|科学|民族|新闻|广播|生态|机构|卫生|人口|林业|商务|粮食|退役军人|行政审批|外事|应急|科技|城乡|体育|乡镇企业|口岸|打私|侨务|妇女)和"
    r"(?:改革|社会保障|城乡建设|信息化|农村|旅游|自然资源|体育|管理|渔业|技术|宗教|出版|电视|环境|编制|计划生育|人口|投资|建设|草原|物资储备|儿童|数据|侨务|救援)"
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
        if stop + 1 < end and _DUTY_IN_LINE.search(
            document.text, stop + 1, min(_line_end(document.text, stop + 1), end)
        ):
            # another's duties, whose name was not understood: better none than the wrong official's
            line = Span(stop + 1, max(_line_end(document.text, stop + 1), stop + 2))
            yield make_issue(
                document, "an official whose name could not be read / 分工人员未能识别", line, extractor="duty"
            )
        end = stop
        yield from _duties_of(document, mentions, holder, start, end)
    for person in mentions["people"]:
        yield from _areas_before(document, mentions, person)
        yield from _row_of_table(document, mentions, person)


def _holder_start(person: Mention) -> int:
    start = person.attributes["holder_start"]
    assert isinstance(start, int)
    return start


def _holder_end(person: Mention) -> int:
    end = person.attributes["holder_end"]
    assert isinstance(end, int)
    return end


def _opens_duties(document: Document, person: Mention) -> bool:
    """Tell whether duties follow a name: after a colon, after its posts, or, of a bare name, where it opens a sentence."""
    text = document.text
    start = _holder_start(person)
    if _ASSISTED.search(text, max(0, start - 2), start):
        return False  # 协助周远分管…: the duty is another's
    if not person.attributes["posts"]:
        plain = re.match(
            r"(?:同志)?(?:[：\n]|(?:主要)?(?:分管|主管|协助分管))", text[person.span.end : person.span.end + 10]
        )
        if not plain and not opens_sentence(text, start) and text[start - 1 : start] not in ("，", "由"):
            return False
    after = max(person.span.end, _holder_end(person))
    if text.startswith("：", person.span.end) and text.startswith("。", after):
        after += 1  # 周远：副县长。分管…
    return _OPENER.match(text, after) is not None


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
        if _NOT_THEIRS.search(text, max(start, verb.start() - 12), verb.start()):
            position = verb.end()
            continue
        low = verb.end()
        if label := _LABEL_OF_LIST.match(text, low, end):
            low = label.end()  # 联系乡镇：河湾镇
        while low < end and text[low] in "：: |":
            low += 1
        if low >= end or text[low] in "，。；、\n" or text.startswith(("工作", "领域", "范围", "的"), low):
            position = max(low, verb.end())
            continue
        close = _LIST_END.search(text, low, end)
        high = close.start() if close else end
        if summed := _SUMMED_UP.search(text, low, high):
            high = summed.end()
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
        heads = list(_headed(text, bodies, low, low + len(whole)))
        for span in heads:
            yield _fact(document, "oversees", holder, document.surface(span.start, span.end), span, role)
        if heads:
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
        if list_is_areas and _OF_LEVEL.fullmatch(text, item.span.start, item.span.end):
            whole_item = item.span  # 负责省政府办公厅（省政府研究室）、教育工作
        closes = text[whole_item.start - 1] == "、" and whole_item.end >= stop  # 教育、水利和林业工作
        for span in [whole_item] if _is_body_at(text, bodies, whole_item) else _split_areas(text, whole_item, closes):
            span = _bare_area(text, span)
            name = document.surface(span.start, span.end)
            if len(name) < 2 or _NOTHING.search(name):
                continue
            found = True
            body = bodies.get(span.start)
            is_org = _is_body_at(text, bodies, span)
            if is_org and (not list_is_areas or role == "联系" or is_office(name) or _OF_LEVEL.fullmatch(name)):
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


def _bare_area(text: str, span: Span) -> Span:
    """Take 以及 off the beginning of an item, and what sums up a list (…等宏观经济管理) off its end."""
    start, end = span.start, span.end
    if is_body(text[start:end]):
        return span
    if more := _AND.match(text, start, end):
        start = more.end()
    if (rest := _ET_CETERA.search(text, start, end)) and rest.start() - start >= 2:
        end = rest.start()
    return Span(start, end)


def _areas_before(document: Document, mentions: Mentions, person: Mention) -> Iterator[Fact | Issue]:
    """Yield the areas printed before the official who takes them (教育、科技工作由周远分管), back to the last mark."""
    text = document.text
    taker = _TAKER.match(text, max(person.span.end, _holder_end(person)))
    given = _GIVEN.search(text, max(0, _holder_start(person) - 10), min(_holder_start(person), person.span.start))
    if taker is None or given is None:
        return
    high = given.start()
    while high and text[high - 1] == "，":
        high -= 1
    low = 0
    for mark in _AREAS_START.finditer(text, max(0, high - 300), high):
        if mark[0][0] != "，" or not given["whole"]:
            low = mark.end()
    yield from _read_list(document, mentions, person, taker["verb"], low, high)


_HEADER: Final = re.compile(r"(?:^|\n)[| ]*(?:序号 ?\| ?)?姓名 ?\|[^\n]*?(?P<verb>分管|负责|联系)[^\n|]*[| ]*(?=\n)")
_CELL: Final = re.compile(r" ?\| ?(?P<cell>[^|\n]{2,300}?)(?= ?\||\n|$)")


def _row_of_table(document: Document, mentions: Mentions, person: Mention) -> Iterator[Fact | Issue]:
    """Yield the areas of a row (林岚 | 副县长 | 教育、科技), whose verb the header of the column gives (姓名 | 职务 | 分管领域)."""
    text = document.text
    cell = _CELL.match(text, max(person.span.end, _holder_end(person)))
    if cell is None or re.match(rf"{ADVERB}(?:{VERBS}|协助)", cell["cell"]):
        return
    headers = list(_HEADER.finditer(text, 0, person.span.start))
    if headers and "|" in text[headers[-1].end() : person.span.end + 2]:
        yield from _read_list(document, mentions, person, headers[-1]["verb"], *cell.span("cell"))


def _headed(text: str, bodies: dict[int, Mention], low: int, high: int) -> Iterator[Span]:
    """Yield the bodies whose whole work an official heads (主持县委宣传部、县总工会工作)."""
    rest = _WHOLE_BODY.search(text[low:high])
    stop = low + rest.start() if rest else high
    for item in split_list(text, low, stop):
        body = bodies.get(item.span.start)
        if body is not None:
            yield body.span
        elif is_body(text[item.span.start : item.span.end]):
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
    if not closes and text[span.start : span.end].partition("和")[0] not in read_words("fields.txt"):
        yield span
        return
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
