"""``oversees`` and ``portfolio``: what an official answers for, in notices on the division of work (工作分工).

The frames: ``县长林岚：主持县人民政府全面工作。分管：县审计局。`` with one line or one sentence a duty, the holder printed once at the head
of the paragraphs that are theirs; ``副县长周远：分管教育、科技工作。联系工会工作。`` in running text. What a list names is read in
:mod:`govgraph.extract.facts.duty_lists`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.facts.duty_lists import read_duty_list
from govgraph.extract.facts.making import make_fact, make_issue
from govgraph.extract.mentions.duty_tables import DutyRow, read_duty_tables
from govgraph.extract.mentions.lists import split_list
from govgraph.extract.mentions.names import NAME
from govgraph.extract.mentions.officials import ADVERB, DUTY_OVER, NO_DUTY, VERBS, opens_sentence
from govgraph.extract.mentions.posts import HEAD, read_post
from govgraph.extract.mentions.profiles import CURRICULUM, LABEL
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span

_ASSIST: Final = "分管|联系|主管|负责|管理|抓好|做好|处理|抓|协调|开展|完成|推进|落实"
_WHOM: Final = r"[\u4e00-\u9fff]{2,10}、[\u4e00-\u9fff]{1,8}(?:长|书记|主任|主席)"
_VERB: Final = re.compile(
    rf"{ADVERB}(?:(?P<assist>协助(?:(?:{_WHOM}|[\u4e00-\u9fff]{{0,12}}?)(?P<how>{_ASSIST}))?(?=[^\n。；]{{2,}}))"
    rf"|(?P<plain>{VERBS})(?!{NO_DUTY})(?:和指导|、?[和并]?联系|抓好)?){DUTY_OVER}"
)
_DUTY_LINE: Final = re.compile(
    rf"[（(]?(?:[一二三四五六七八九十\d]{{1,3}}[)）.、])?{LABEL}?(?:[^，。；：\n]{{2,14}}，(?={ADVERB}(?:{VERBS})))?"
    rf"{ADVERB}(?:{VERBS}|协助|完成|承担|抓好|做好|牵头|统筹|兼|参与|协调|[与和][^，。\n]{{2,8}}互为|AB?角)"
)
_DUTY_SENTENCE: Final = re.compile(
    rf"\n?(?:(?:此外|另外|同时|目前|其中|挂职期间)，?)?(?:[他她]|该同志)?{_DUTY_LINE.pattern}"
)
_ANOTHER: Final = re.compile(
    rf"[。；\n](?:[\u4e00-\u9fff、]{{0,16}}(?:[省市县区州旗镇乡局]长|主任|书记|主席|成员|调研员))?{NAME}(?:同志)?$"
)
_DUTY_IN_LINE: Final = re.compile("主持|主管|分管|协管|联系|负责")
_NOT_THEIRS: Final = re.compile(
    r"(?:不再?|停止|其|此前|之前|以前|先前|原来?|曾|的|“)$|(?:外出|不在)[^。；\n]{0,8}，?(?:由[^。；\n]*)?$"
)
"""What before a duty verb says that the duty is given up, was somebody's once, or is somebody's in another's absence."""
_LIST_END: Final = re.compile(
    rf"[。；\n]|(?<=等工作)，|(?<=等方面工作)，|(?<=等领域工作)，|，(?=(?:不再)?(?:同时，)?(?:[他她])?{ADVERB}(?:{VERBS}|协助|完成|承办|承担|牵头|统筹|处理|抓好?(?=[\u4e00-\u9fff])|做好|组织(?=[\u4e00-\u9fff])|指导|参与|兼|并|[与和][^，。\n]{{2,8}}互为))|，(?=(?:这|也|还|将|并|更)*(?:充分|更好|进一步|主要)*地?(?:体现|有利于|有助于|便于|利于|以便|从而|使得?|旨在|确保|意味|包括|包含|其中|这))|(?<=工作)，(?=[^，。；、\n]{{0,20}}由)"
)
_SUMMED_UP: Final = re.compile(
    r"等(?:方面|领域|[一二两三四五六七八九十\d]+[项个](?:领域)?)?(?:的)?工作(?=[\u4e00-\u9fff])"
)
"""What closes a list of areas, where running text goes on without a mark."""
_GIVEN: Final = re.compile(r"(?P<whole>均|都|统一|全部)?(?:归口|改|则|也|主要|仍|暂)*由$")
_TAKER: Final = re.compile(
    r"(?:同志)?(?:具体|主要|统一|直接|继续|暂时|代为)*(?P<verb>负责|分管|主管|协管|联系|接手|接管)(?=[。；\n]|，(?![^。；\n]{0,20}配合)|$)"
)
_AREAS_START: Final = re.compile(r"[。；：\n]|(?:分管|负责|主管)的|，(?:原来?|此前|其中)?")
_LABEL_OF_LIST: Final = re.compile(r"[\u4e00-\u9fff]{2,6}：")
_CONTEXT: Final = re.compile(r"工作分工|分工|分管|(?:负责|主持)[^。\n]{2,80}工作")
_CONCURRENT: Final = re.compile(
    rf"[，。；\n]并?兼任?(?P<posts>[^，。；：\n]{{2,24}}?(?:{HEAD})(?:、[^，。；：、\n]{{2,24}}?(?:{HEAD}))*)(?=[，。；\n]|$)"
)
"""Posts held besides, told among the duties: 负责统战工作，兼任县政协副主席."""
_OPENER: Final = re.compile(
    rf"(?:(?:，[^，。；（）\n]{{2,6}})?）)?(?:（[^（）]{{1,12}}）)?(?:同志)?(?:（[^（）]{{1,12}}）)?"
    r"(?:(?:担任|兼任|出任)(?=，)|[，\n]?(?:继续)?(?:兼任?|担任|出任|作为)[^，。；\n]{2,24})?"
    rf"(?:，(?!{ADVERB}(?:{VERBS}|协助))[^，。；：、\n]{{2,14}}(?=，))?"
    r"(?:参[与加][^，。；\n]{2,14}，|的[^，。；\n]{0,8}分工[^，。；\n]{0,10}，(?:在[^。；\n]{2,30}基础上，)?|(?:(?!分管|负责|主持|主管|协助|联系)[^。；：\n]){0,50}，[他她])?"
    rf"(?:{CURRICULUM}|[：，\n |]{{0,3}}|。\n?(?={LABEL}))(?:\d{{1,2}}[.、] ?|（[一二三四五六七八九十\d]{{1,2}}）)?{LABEL}?"
    rf"(?P<duty>{ADVERB}(?:(?:{VERBS})(?!的|(?!了)(?:{NO_DUTY}))|协助|(?<=[：，])(?:协调|统筹)|在[\u4e00-\u9fff]{{2,16}}(?:学习|挂职)))"
)
"""What stands between an official and the verb of duty that opens what is theirs."""
_POSTS_FOLLOW: Final = re.compile(r"(?:（[^（）]{1,12}）)?：|(?:同志)?[，\n][^\n]*[，。；]现任")
_POSTS_END: Final = re.compile(r"(?:（[^（）\n]{1,12}）)?。")
_TAKES_ROLE: Final = re.compile(r"(?:同志)?(?:担任|兼任|出任)，")
_ASSISTED: Final = re.compile(r"(?:协助|配合|受|为|与|和)$")


def extract_duties(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a body or area; the role is the verb printed before the list (分管, 联系, 负责 …)."""
    if not _CONTEXT.search(document.text):
        return
    rows = {row.name: row for row in read_duty_tables(document.text)}
    opened = ((person, _opening(document, person)) for person in mentions["people"] if person.span not in rows)
    holders = sorted(
        ((person, start) for person, start in opened if start is not None), key=lambda holder: holder[0].span.start
    )
    for index, (holder, start) in enumerate(holders):
        following = holders[index + 1][0] if index + 1 < len(holders) else None
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
        if row := rows.get(person.span):
            yield from _row_of_table(document, mentions, person, row)


def _holder_start(person: Mention) -> int:
    start = person.attributes["holder_start"]
    assert isinstance(start, int)
    return start


def _holder_end(person: Mention) -> int:
    end = person.attributes["holder_end"]
    assert isinstance(end, int)
    return end


def _opening(document: Document, person: Mention) -> int | None:
    """Return where the duties of a person begin, or None where none follow the name.

    They follow a colon, the posts, a curriculum vitae or, of a bare name, the name itself where it opens a sentence.
    """
    text = document.text
    start = _holder_start(person)
    if _ASSISTED.search(text, max(0, start - 2), start):
        return None  # 协助周远分管…: the duty is another's
    if not person.attributes["posts"]:
        if _TAKES_ROLE.match(text, person.span.end):
            return None  # 组长由周远担任，负责…: a role in a body of coordination
        plain = re.match(
            r"(?:同志)?(?:[：\n]|(?:主要)?(?:分管|主管|协助分管))", text[person.span.end : person.span.end + 10]
        )
        if not plain and not opens_sentence(text, start) and text[start - 1 : start] not in ("，", "由"):
            return None
    after = max(person.span.end, _holder_end(person))
    if _POSTS_FOLLOW.match(text, person.span.end) and (stop := _POSTS_END.match(text, after)):
        after = stop.end()  # 周远：副县长（挂职）。分管…; 周远，男，…现任副县长。分管…
    opener = _OPENER.match(text, after)
    return opener.start("duty") if opener else None


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
    yield from _concurrent_posts(document, holder, start, end)
    position = start
    while position < end:
        verb = _VERB.search(text, position, end)
        if verb is None:
            return
        if _ANOTHER.search(text, max(start, verb.start() - 28), verb.start()):
            return  # 林岚分管教育；|何山分管…: somebody whose name was not understood
        sentence = text.rfind("。", start, verb.start()) + 1
        if sentence and not _DUTY_SENTENCE.match(text, sentence):
            position = verb.end()
            continue  # …工作。这是他今年第三次分管教育: running text, which divides no work
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
        if text.rfind("（", start, verb.start()) > text.rfind("）", start, verb.start()):
            high = min(high, text.find("）", low, high) % (high + 1))  # （分管县教育局、县科技局）
        if summed := _SUMMED_UP.search(text, low, high):
            high = summed.end()
        if verb[0].startswith("除") and text.endswith("外", low, high):
            high -= 1  # 除分管教育外，还分管科技
        position = max(high, verb.end())
        yield from _read_list(document, mentions, holder, _role(verb), low, high)


def _concurrent_posts(document: Document, holder: Mention, start: int, end: int) -> Iterator[Fact]:
    known = holder.attributes["posts"]
    assert isinstance(known, tuple)
    for match in _CONCURRENT.finditer(document.text, start, end):
        for piece in split_list(document.text, *match.span("posts")):
            printed = document.surface(piece.span.start, piece.span.end)
            post = read_post(printed)
            if post is not None and printed not in known:
                yield make_fact(
                    document,
                    "holds_position",
                    holder.text,
                    printed,
                    Span(_holder_start(holder), match.end()),
                    extractor="duty",
                    org=post.org,
                    **{"from": None, "to": None},
                )


def _role(verb: re.Match[str]) -> str:
    if verb["plain"]:
        return {"领导": "主持", "兼管": "分管", "代管": "分管", "抓": "负责", "主抓": "负责"}.get(
            verb["plain"], verb["plain"]
        )
    return "协助分管" if verb["how"] in ("分管", "主管") else "协助"


def _read_list(
    document: Document, mentions: Mentions, holder: Mention, role: str, low: int, high: int
) -> Iterator[Fact | Issue]:
    text = document.text
    within = mentions.within("organizations", Span(low, min(high + 1, len(text))))
    objects, closed = read_duty_list(text, {body.span.start: body for body in within}, role, low, high)
    people = {person.text for person in mentions["people"]}
    for relation, span in objects:
        name = document.surface(span.start, span.end)
        if name in people or mentions.within("people", span):
            continue  # 协助副县长周远工作
        yield make_fact(document, relation, holder.text, name, span, extractor="duty", role=role)
    if not objects and not closed:
        yield make_issue(
            document,
            "a duty without a list that could be read / 分工未能识别",
            Span(low, max(high, low + 1)),
            extractor="duty",
        )


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


def _row_of_table(document: Document, mentions: Mentions, person: Mention, row: DutyRow) -> Iterator[Fact | Issue]:
    """Yield the duties of a row (林岚 | 副县长 | 教育、科技), whose verb the cell or the header of its column gives."""
    for verb, cell in row.duties:
        if re.compile(rf"{ADVERB}(?:{VERBS}|协助)").match(document.text, cell.start, cell.end):
            yield from _duties_of(document, mentions, person, cell.start, cell.end)
        else:
            yield from _read_list(document, mentions, person, verb, cell.start, cell.end)
