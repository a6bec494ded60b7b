"""``references``: documents a document names, by title (《云岭县防洪预案》), by number (云政发〔2025〕3号) or by both.

A reference covers title and number; a short title set up by 以下简称《决定》 stands for the document it was set up for.
What the reference is used for (依据, 印发, 废止) is not decided here but in :mod:`govgraph.extract.facts.citation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.component import Component
from govgraph.extract.mentions.titles import find_numbers, find_standards, find_titles, names_document, read_number
from govgraph.extract.records import Document, Mention, Mentions, Part, Span, strip_artefacts

_BODY_HEAD: Final = (
    r"(?:政府|办公厅|办公室|国务院|委员会|党委|工委|中央|军委|[部厅局委院署办会]|公司|中心|银行"
    r"|机制|领导小组|指挥部|部门|法院|检察院)"
)
_ISSUER_IN_TITLE: Final = re.compile(
    rf"[\u4e00-\u9fff、\s]{{2,120}}?{_BODY_HEAD}(?=\s?(?:关于|印发|转发|批转|公布|发布|进一步))"
)
_LEADING: Final = re.compile(
    r".*(?:贯彻|落实|执行|按照|依照|参照|对照|遵照|依据|根据|结合|现将|以及|符合|违反|实施|废止|同意|纳入|由)(?=.)|.*(?:关于|转发|印发|批转)(?=[\u4e00-\u9fff]{2})|[和及与按据将对](?=[\u4e00-\u9fff])"
)
_ISSUER_BEFORE: Final = re.compile(
    rf"(?P<issuer>[\u4e00-\u9fff][\u4e00-\u9fff、 ]{{0,60}}?"
    rf"(?:{_BODY_HEAD}|等[一二三四五六七八九十\d]+(?:部门|单位|部委)|等部门))"
    r"(?:共同|联合|近日|近期)?(?:关于|印发|发布|制定|制发|下发|转发|公布|出台|报送|上报|提交)?了?的?$"
)
_CLAUSE: Final = re.compile(r"[，。；：》）\n]")
_YOU: Final = re.compile(r"你[们省市县区州旗部局厅委办院会处公司单位]{0,2}(?:关于|上报|报送|报来|提交)?的?$")
_BRACKET: Final = re.compile(r" ?（((?:[^（）\n]|（[^（）\n]{0,30}）){2,120})）")
_PUBLISHED_BY: Final = re.compile(r"(?P<number>(?!日)[\u4e00-\u9fff]{2,16}令第?\d{1,4}号)(?:令)?(?:公布|发布|颁布)的$")
"""The order that a rule was published by, before its title."""
_SHORT: Final = re.compile(r"(?:以下|下)(?:统|均)?(?:简)?称(?:为|：)?[“《]*《?([^《》“”〈〉]{2,24}?)》?[”》]*$")
_YOUR: Final = re.compile(r"你[们省市县区州旗部局厅委院会](?=关于)")
_PART_OF_BRACKET: Final = re.compile(r"[，；、]")
_LONE_NUMBER: Final = re.compile(r"(?:字号|文号|编号)[〕\]】）]?[：: ]*$")
_NATION_STANDARD: Final = re.compile(r"(?:国家|行业|地方|强制性|推荐性)?标准$")
_ART: Final = re.compile(
    r"(?:电视剧|电影|话剧|舞剧|戏|歌剧|歌曲|京剧|[曲豫晋秦川越]剧|剧目|实景剧|演艺|纪录片|动画片|小说|图书|专著|杂志|期刊|节目|专栏|栏目|诗歌|油画|作品|丛书|画册|词典)$"
)
_ART_AFTER: Final = re.compile(
    r"(?:实景剧|等?(?:作品|剧目|节目|影片)|主演|杂志|周刊|电视剧|电影|文艺节目|栏目|专栏|演出|年度十大|一书|歌曲)"
)
_CALLS_FOR_DOCUMENT: Final = re.compile(r"(?:贯彻|落实|实施|执行|依据|根据|按照|依照|遵照|废止|印发)$")
_EARLIER_IN_ROW: Final = re.compile(r"《[^《》]*》(?:（[^（）]*）)?(?:[、和及与]|以及)*")
_UNMARKED_TITLE: Final = re.compile(
    r"(?:^|[，。；：\n]|按照|根据|依据|落实|执行|贯彻|参照|废止|印发|转发)(?P<title>[\u4e00-\u9fff、]{0,40}?关于[^，。；：《》（）\n]{4,80}?(?:通知|意见|决定|办法|批复|通告|公告|函|方案|规定|措施|报告|请示))$"
)
_ROW: Final = re.compile(
    r"^(?:[（(]?\d{1,3}[）)]?[.、 ]?|[一二三四五六七八九十]{1,3}、)?"
    r"(?P<title>[\u4e00-\u9fff][^，。；：《》\n]{2,100}?"
    r"(?:通知|意见|决定|办法|批复|通告|公告|函|方案|规定|细则|措施|计划|规划|预案|要点)(?:（[^（）\n]{1,8}）)?)"
    r"[ （](?P<number>(?:[\u4e00-\u9fff]|（[\u4e00-\u9fff]{1,6}）){1,16}〔[12]\d{3}〕\d{1,5}号"
    r"|[\u4e00-\u9fff]{2,16}令第?\d{1,4}号)）?(?:[。；]| .{0,160})?$",
    re.MULTILINE,
)


@dataclass(slots=True)
class _Reference:
    """A reference being read: ``span`` covers title and number, ``inner`` the title without its marks."""

    span: Span
    label: str
    title: str
    number: str | None = None
    issuer: str | None = None
    short: str | None = None


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    found = sorted(_read(document), key=lambda reference: reference.span)
    for reference in _resolve_short_titles(found):
        yield Mention(
            "references",
            reference.label,
            reference.span,
            document.surface(reference.span.start, reference.span.end),
            {"title": reference.title, "number": reference.number, "issuer": reference.issuer},
        )


def _read(document: Document) -> Iterator[_Reference]:
    text = document.text
    taken: list[Span] = []
    for span in find_titles(text):
        if taken and span.start < taken[-1].end:
            continue  # the 《决定》 inside （以下简称《决定》）
        reference = _read_title(document, span)
        taken.append(reference.span)
        if _names_document(document, reference, span):
            yield reference
    masked = bytearray(len(text))
    for span in taken:
        masked[span.start : span.end] = b"\1" * len(span)
    for row in _ROW.finditer(text):
        if not any(masked[row.start("title") : row.end("number")]) and row["number"] != document.number:
            span = Span(
                row.start("title"), row.end("number") + (text[row.end("number") : row.end("number") + 1] == "）")
            )
            masked[span.start : span.end] = b"\1" * len(span)
            title = document.surface(*row.span("title"))
            yield _Reference(span, "row", title, row["number"], _issuer_in_title(row["title"]))
    for span in find_numbers(text):
        if not masked[span.start] and not _is_own_number(document, span):
            yield _read_bare_number(document, span)
    for span in find_standards(text):
        if not masked[span.start]:
            number = _closed_up(text[span.start : span.end])
            yield _Reference(span, "standard", number, number)


def _read_title(document: Document, span: Span) -> _Reference:
    """Read what belongs to a title: the number before or after it, its short title, who issued it."""
    text = document.text
    title = document.surface(span.start + 1, span.end - 1)
    reference = _Reference(span, "title", title)
    start, end = span.start, span.end
    while bracket := _BRACKET.match(text, end):
        number, short = _read_bracket(document, Span(*bracket.span(1)))
        if number is None and short is None:
            break
        reference.number = reference.number or number
        reference.short = reference.short or short
        if "《" in bracket[1] and short is None:
            break  # what it was amended by is a document of its own
        end = bracket.end()
    if reference.number is None:
        for before in (
            *find_standards(text, max(0, start - 30), start),
            *find_numbers(text, max(0, start - 40), start),
        ):
            if before.end == start:
                reference.number = _closed_up(text[before.start : before.end])
                start = before.start
        if reference.number is None and (published := _PUBLISHED_BY.search(text, max(0, start - 30), start)):
            reference.number = read_number(published["number"])
    reference.span = Span(start, end)
    reference.issuer = _issuer_in_title(text[span.start + 1 : span.end - 1]) or _issuer_before(document, start)
    return reference


def _read_bracket(document: Document, span: Span) -> tuple[str | None, str | None]:
    """Read the bracket after a title: its number, and the short title it sets up."""
    number: str | None = None
    short: str | None = None
    low = span.start
    for cut in (*(m.start() for m in _PART_OF_BRACKET.finditer(document.text, span.start, span.end)), span.end):
        if cut > low:
            part = document.text[low:cut]
            if match := _SHORT.search(part):
                short = re.sub(r"\s", "", match[1])
            elif number is None:
                number = read_number(part)
        low = cut + 1
    return number, short


def _issuer_in_title(title: str) -> str | None:
    match = _ISSUER_IN_TITLE.match(title)
    return re.sub(r"\s+", " ", match[0]).strip() if match else None


def _issuer_before(document: Document, start: int) -> str | None:
    """Read the issuer printed before a title: 市政府办公室《…》, 你局《…》 (the addressee)."""
    left = document.text[max(0, start - 70) : start]
    if _YOU.search(left):
        return "、".join(document.addressees) or None
    left = _CLAUSE.split(left)[-1]
    if (
        _NATION_STANDARD.search(left)
        or "向" in left
        or (left.endswith("关于") and _in_title(document, Span(start, start + 1)))
    ):
        return None
    while lead := _LEADING.match(left):
        left = left[lead.end() :]
    match = _ISSUER_BEFORE.fullmatch(left)
    return match["issuer"].strip(" 、") if match else None


def _names_document(document: Document, reference: _Reference, span: Span) -> bool:
    """Tell a document from a film, a form or a magazine: by number, by its last words, by the verb before it."""
    text = document.text
    if reference.number is not None or reference.short is not None:
        return True
    left, right = text[max(0, span.start - 14) : span.start], text[span.end : span.end + 8]
    if _ART.search(left) or _ART_AFTER.match(right):
        return False
    kind = names_document(reference.title)
    if kind is None:
        row = _EARLIER_IN_ROW.sub("", text[max(0, span.start - 120) : span.start])
        return _CALLS_FOR_DOCUMENT.search(row) is not None or (left.endswith("将") and right.startswith("印发"))
    return kind


def _closed_up(printed: str) -> str:
    return re.sub(r"\s", "", printed)


def _is_own_number(document: Document, span: Span) -> bool:
    """Tell whether a number is the document's own, stands alone on its line, or is given in a line of metadata."""
    text = document.text
    number = _closed_up(text[span.start : span.end])
    body = document.parts.get(Part.BODY)
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    alone = re.sub(r"[（）\s]", "", text[line_start : line_end if line_end >= 0 else len(text)]) == re.sub(
        r"[（）\s]", "", number
    )
    return (
        number == document.number
        or alone
        or (
            body is not None
            and span.start < body.start
            and document.title is not None
            and not _in_title(document, span)
        )
        or _LONE_NUMBER.search(text[max(0, span.start - 12) : span.start]) is not None
    )


def _in_title(document: Document, span: Span) -> bool:
    title = document.parts.get(Part.TITLE)
    return title is not None and title.covers(span)


def _read_bare_number(document: Document, span: Span) -> _Reference:
    """Read a number without 《》: 国发〔2018〕42号文件, or in a bracket after a title that has no marks."""
    text = document.text
    number = _closed_up(text[span.start : span.end])
    if text[span.start - 1 : span.start] == "（":
        low = max(0, span.start - 140)
        if match := _UNMARKED_TITLE.search(text[low : span.start - 1]):
            begin, end = low + match.start("title"), low + match.end("title")
            if lead := _LEADING.match(text[begin : text.index("关于", begin)]) or _YOUR.match(text, begin):
                begin += len(lead[0])
            title = document.surface(begin, end)
            return _Reference(Span(begin, span.end), "title", title, number, _issuer_in_title(text[begin:end]))
    return _Reference(span, "number", number, number)


_WHOLE_SHORT: Final = 12  # code points; a longer title is no short form


def _resolve_short_titles(references: list[_Reference]) -> Iterator[_Reference]:
    """Give short titles the title they stand for: that set up by 以下简称, else the one earlier title that ends so."""
    defined: dict[str, _Reference] = {}
    whole: list[_Reference] = []
    for reference in references:
        title = strip_artefacts(reference.title)
        if reference.label == "title" and reference.number is None and reference.short is None:
            known = defined.get(title)
            if known is None and len(title) <= _WHOLE_SHORT:
                ending = {
                    earlier.title: earlier
                    for earlier in whole
                    if earlier.title != title and earlier.title.endswith(title)
                }
                known = next(iter(ending.values())) if len(ending) == 1 else None
            if known is not None:
                reference.label, reference.title = "short", known.title
                reference.number, reference.issuer = known.number, known.issuer
        if reference.label == "title":
            whole.append(reference)
            if reference.short is not None:
                defined[reference.short] = reference
        yield reference


REFERENCES = Component(name="govgraph_references", assigns=("references",), find=_find)
