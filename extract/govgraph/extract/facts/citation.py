"""``cites``: the documents a document names, and what for.

The role is read off the words around the reference, in its own sentence: a verb before it (根据 贯彻 印发 废止), or
words after it (收悉, 现印发给你们, 同时废止, 落实). References in a row share the words around the row. Titles and
numbers are covered by placeholders while roles are read: no word inside a title is taken for one of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.facts.making import make_fact, make_issue
from govgraph.extract.mentions.titles import is_kind_word, names_document
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Part, Span
from govgraph.extract.structure.numbering import read_marker

_EXTRACTOR: Final = "citation"
_MARKS: Final = re.compile(r"[《》〈〉\s]")
_MASK: Final = "◇"
_WINDOW: Final = 1000  # code points of a sentence looked at on either side of a reference
_SENTENCE_END: Final = re.compile(r"[。；！？\n]")

_NEXT_IN_ROW: Final = re.compile(r"(?:(?:[、和及与或 ]|以及)+[\u4e00-\u9fff]{0,14}|，)?◇+")
_BETWEEN: Final = re.compile(r"(?:(?:[、和及与或 ]|以及)+[\u4e00-\u9fff]{0,14}|，)?")
_RUN: Final = re.compile(rf"{_MASK}+")

_BASIS_VERB: Final = re.compile(
    r"依据|根据|按照|依照|遵照|参照|比照|对照|对标|贯彻|(?<!不)落实|(?<!不再)(?<!停止)(?<!不予)执行|遵循|遵守|实施|结合|依(?=[\u4e00-\u9fff]{0,4}$|◇)"
    r"|按(?![时期月年季日需劳]|比例|程序|规模|进度|规划(?!◇)|计划)"
)
_OTHER_VERB: Final = re.compile(
    r"制定|制订|编制|编写|修订|修改|出台|起草|拟定|拟订|完善|签订|签署|填写|提交|报送|上报|报告|出具|审议|审查|通过|纳入|列入|写入|提出|享受|符合|违反|下达|收到|召开|学习|宣传|解读|公开"
    r"|形成|发放|核发|办理|领取|取得|考虑|涉及|(?:将|把|(?<![应针面相核比绝])对(?![照标口接外于]))(?=[\u4e00-\u9fff◇、和]{0,16}$)"
)
_CLAUSE_MARK: Final = re.compile(r"(?<!◇)[，：]")
_FARTHEST: Final = 80  # code points between a verb and what it governs, placeholders not counted

_BASIS_AFTER: Final = re.compile(
    r"(?:（[^）]*）)?(?:等|中|文件|法律|法规|政策|有关|相关|明确|最新|工作|各项|的|、|和|第[\d.、条款项第一二三四五六七八九十百]+|之)*"
    r"(?:要求|规定|精神|部署|任务(?!分解)|落实(?!情况)|执行(?!情况)|落地|落细|实施(?!办法|方案|细则|意见|条例|情况|后|前|[中的以])|贯彻(?!实施办法))"
)
_AS_BASIS: Final = re.compile(r"[^，。]{0,6}为(?:主要|根本|重要)?(?:依据|准|指导|标准|遵循|基础|引领|准绳)")

_REPEALED: Final = r"(?:废止|停止执行|失效|作废|不再执行|停止使用)"
_REPEALED_AFTER: Final = re.compile(rf"[^◇。]{{0,50}}?{_REPEALED}(?!◇|前|后|的(?!通知|决定|公告|通告|函))")
_REPEALED_BEFORE: Final = re.compile(rf"{_REPEALED}(?:了)?(?:原|以下|下列)?[\u4e00-\u9fff]{{0,20}}$")
_ONLY_A_PART: Final = re.compile(
    r"(?:文件)?(?:中|第[\d一二三四五六七八九十百]+[条款项章]|的[\u4e00-\u9fff]{0,6}(?:规定|条款|内容))"
)
_REPEALED_THEN: Final = re.compile(
    rf"[。；](?:目前|现|因|由于)?[，]?(?:该|上述|以上|原)(?:文件|办法|规定|通知|细则|意见|方案|制度)[^。；◇]{{0,30}}?{_REPEALED}"
)
_REPEAL_LIST: Final = re.compile(rf"{_REPEALED}")

_PUBLISHES: Final = re.compile(r"^现(?:予以?)?(?:发布|公布|颁布|印发)$")
_ISSUED_BEFORE: Final = re.compile(r"(?:现|特|兹)将[^，◇]{0,40}$")
_ISSUED_AFTER: Final = re.compile(r"[^◇。]{0,40}?(?:印发|转发|公布|发布|下发|颁布|公示|批转)")
_NOW_ISSUED: Final = re.compile(
    r"[^◇。]{0,70}?现(?:予以?|正式|随文|一并|全文|将其)?(?:印发|转发|公布|发布|下发|颁布|批转)"
)
_ISSUING_TITLE: Final = re.compile(r"(?:^|[\u4e00-\u9fff ]{2,40}|关于)(?:印发|转发|批转|公布|发布)[^，◇]{0,30}$")
_TITLE_REST: Final = re.compile(r"[的◇]{0,40}的?(?:通知|公告|通告|决定|函|令)(?:（.*）)?$")

_AMENDED_BY: Final = re.compile(r"(?:第[一二三四五六七八九十]+次)?修[正订改]")
"""What tells of an amendment, in the history of a rule: 根据2010年公布的《…的决定》|修正."""
_RECEIVED: Final = re.compile(
    r"(?:（[^（）]{0,40}）)?(?:(?:[、和及与]|以及)[\u4e00-\u9fff]{0,10}◇+(?:（[^（）]{0,40}）)?){0,4}[^◇。，]{0,14}?(?<![获据熟洞得])悉(?=[，。；]|$)"
)
"""收悉, 文悉, 均悉, also of a row whose numbers in brackets are damaged."""
_APPROVED_BEFORE: Final = re.compile(
    r"(?:原则)?(?:同意|批准)(?!，)(?:你[们省市县区局委部]{0,2}|[\u4e00-\u9fff]{2,16}?(?=上报|报送|提出|编制|修[订编]|制定))?(?:上报|报送|报来|提出|提交|组织|编制|修[订编]|制定|呈报|调整|批准|实施|执行|后|的)*$"
)
_APPROVED_TITLE: Final = re.compile(r"(?:的)?批复$")

_ATTACHED: Final = re.compile(
    r"(?:(?P<issues>印发|转发|批转)|(?P<approves>关于对?))(?P<title>[^《》]{4,120})的(?(issues)(?:通知|公告|通告|决定|函)|批复)(?:（[^（）]*）)?$"
)


def extract_citations(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a reference, repeated references included; a short title counts as the document it stands for."""
    references = mentions["references"]
    masked = _mask(document.text, references)
    in_title = _roles_in_title(document, masked, references)
    issued = False
    for reference in references:
        title = str(reference.attributes["title"])
        if _is_own_title(document, reference):
            continue
        role = _role(document, masked, reference)
        if reference.label == "standard" and role != "basis":
            continue  # a bare number of a standard is cited only where it is to be followed
        if reference.label == "title" and reference.attributes["number"] is None and is_kind_word(title):
            reason = f"short title with nothing before it that it stands for / 简称所指不明: 《{title}》"
            yield make_issue(document, reason, reference.span, extractor=_EXTRACTOR)
            continue
        if role == "reference":
            role = in_title.get(title, role)
        issued = issued or role == "issues"
        yield make_fact(
            document,
            "cites",
            document.key,
            title,
            reference.span,
            extractor=_EXTRACTOR,
            number=reference.attributes["number"],
            issuer=reference.attributes["issuer"],
            role=role,
        )
    yield from _named_in_own_title(document, {str(reference.attributes["title"]) for reference in references}, issued)


def _is_own_title(document: Document, reference: Mention) -> bool:
    """Tell whether a reference is the document's own title, printed in 《》 on a line of its own."""
    own = _MARKS.sub("", document.title or "")
    if len(own) < 8 or not _MARKS.sub("", str(reference.attributes["title"])).endswith(own):
        return False
    start = document.text.rfind("\n", 0, reference.span.start) + 1
    before = re.sub(r"\s", "", document.text[start : reference.span.start])
    return before in ("", document.number) and document.text[reference.span.end : reference.span.end + 1] in ("", "\n")


def _mask(text: str, references: tuple[Mention, ...]) -> str:
    """Cover every reference by placeholders; offsets stay."""
    pieces: list[str] = []
    last = 0
    for reference in references:
        if reference.span.start >= last:
            pieces += (text[last : reference.span.start], _MASK * len(reference.span))
            last = reference.span.end
    return "".join((*pieces, text[last:]))


def _roles_in_title(document: Document, masked: str, references: tuple[Mention, ...]) -> dict[str, str]:
    """Roles that the document's own title gives: what it is a notice of repeal, of issue, of approval of."""
    own = document.parts.get(Part.TITLE)
    if own is None:
        return {}
    inside = [reference for reference in references if own.covers(reference.span)]
    return {str(reference.attributes["title"]): _role(document, masked, reference) for reference in inside}


def _role(document: Document, masked: str, reference: Mention) -> str:
    span = reference.span
    own = document.parts.get(Part.TITLE)
    if own is not None and own.covers(span):
        left = masked[own.start : span.start].replace("\n", "")
        right = masked[span.end : own.end].replace("\n", "")
        return _role_in_title(left, right)
    left = masked[max(_sentence_start(masked, span.start), span.start - _WINDOW) : span.start]
    right = masked[span.end : _sentence_end(masked, span.end)]
    alone = reference.label == "row" or _stands_alone(left, right)
    if alone and (role := _role_in_list(document, masked, span)) is not None:
        return role
    row = _before_row(left)
    after = right[_row_length(right) :]
    if _RECEIVED.match(right) or _APPROVED_BEFORE.search(row):
        return "approves"
    if _REPEALED_BEFORE.search(row):
        return "reference" if _ONLY_A_PART.match(right) else "repeals"
    if _PUBLISHES.match(row) or (_ISSUED_BEFORE.search(row) and _ISSUED_AFTER.match(after)):
        return "issues"
    governing = _governing_verb(left)
    if governing == "basis":
        return "reference" if _AMENDED_BY.match(right) else "basis"
    if _REPEALED_AFTER.match(after) or _REPEALED_THEN.match(masked[span.end + len(right) : span.end + len(right) + 80]):
        return "repeals"
    if _NOW_ISSUED.match(after) or (_ISSUING_TITLE.search(row) and _TITLE_REST.match(right)):
        return "issues"
    if _AS_BASIS.match(after) and row.endswith("以"):
        return "basis"
    return "basis" if governing is None and _BASIS_AFTER.match(after) else "reference"


def _role_in_title(left: str, right: str) -> str:
    row = _before_row(left)
    if re.search(rf"{_REPEALED}[\u4e00-\u9fff]{{0,12}}$", row):
        return "repeals"
    if _APPROVED_TITLE.search(right):
        return "approves"
    if re.search(r"(?:印发|转发|批转|公布|发布)[^，◇]{0,40}$", row) and not _NAMES_WHAT_IS_ISSUED.match(right):
        return "issues"
    return "basis" if _governing_verb(left) == "basis" else "reference"


_NAMES_WHAT_IS_ISSUED: Final = re.compile(r"(?:确定|明确|提出|涉及|部署|要求|任务|重点|主要)[^，。]{4,90}的通知")
"""What follows a title that is only part of another: 关于印发《政府工作报告》|确定的重点工作责任分解方案的通知."""


def _sentence_start(masked: str, offset: int) -> int:
    low = max(0, offset - _WINDOW)
    return max(masked.rfind(mark, low, offset) for mark in "。；！？\n") + 1


def _sentence_end(masked: str, offset: int) -> int:
    limit = min(len(masked), offset + _WINDOW)
    match = _SENTENCE_END.search(masked, offset, limit)
    return match.start() if match else limit


def _row_length(right: str) -> int:
    """Length of the further references of a row: 、◇◇和◇◇ in 、《乙》和《丙》同时废止."""
    end = 0
    while match := _NEXT_IN_ROW.match(right, end):
        end = match.end()
    return end


def _before_row(left: str) -> str:
    """Take the earlier references of a row off the words before a reference: 根据《甲》、省政府《乙》和 leaves 根据."""
    end = len(left)
    for run in reversed([*_RUN.finditer(left)]):
        if _BETWEEN.fullmatch(left, run.end(), end) is None:
            break
        end = run.start()
    return left[:end]


def _governing_verb(left: str) -> str | None:
    """Return ``basis`` or ``other`` by the nearest verb before a reference that reaches it, None when none does."""
    basis = _last(_BASIS_VERB, left)
    other = _last(_OTHER_VERB, left)
    nearest = basis if other is None or (basis is not None and basis.start > other.start) else other
    if nearest is None:
        return None
    gap = left[nearest.end :]
    if _CLAUSE_MARK.search(gap) or len(gap.replace(_MASK, "")) > _FARTHEST:
        return None
    return "basis" if nearest is basis else "other"


def _last(pattern: re.Pattern[str], text: str) -> Span | None:
    last: Span | None = None
    for match in pattern.finditer(text):
        last = Span(match.start(), match.end())
    return last


def _stands_alone(left: str, right: str) -> bool:
    marker = read_marker(left + _MASK)  # a marker has something behind it
    return left[len(marker) if marker else 0 :].strip(" ◇、和") == "" and right.strip(" ◇、和，") == ""


def _role_in_list(document: Document, masked: str, span: Span) -> str | None:
    """Read the role of a title that is a paragraph of its own off what heads its list: 决定废止下列文件：, 失效目录."""
    start = masked.rfind("\n", 0, span.start)
    while start > 0:
        previous = masked.rfind("\n", 0, start)
        paragraph = masked[previous + 1 : start]
        if _MASK not in paragraph or len(paragraph.replace(_MASK, "")) > 60:
            if paragraph.endswith("：") or len(paragraph) <= 40:
                if _REPEAL_LIST.search(paragraph):
                    return "repeals"
                if _governing_verb(paragraph.rstrip("：")) == "basis" and paragraph.endswith("："):
                    return "basis"
            break
        start = previous
    above = [section.heading for section in document.headings_above(span.start)]
    for heading in (*above, document.attached_title or "", document.title or ""):
        if _REPEAL_LIST.search(heading):
            return "repeals"
    return None


def _named_in_own_title(document: Document, cited: set[str], issued: bool) -> Iterator[Fact]:
    """Yield the document that the own title names without 《》: 关于印发云岭县防洪预案的通知, 关于云岭县总体规划的批复.

    The body prints it in 《》 as a rule; where it does not, only a title that issues is sure to name a document.
    """
    own = document.parts.get(Part.TITLE)
    match = _ATTACHED.search(document.text, own.start, own.end) if own is not None else None
    if match is None:
        return
    title = document.surface(*match.span("title"))
    if title in cited or (match["issues"] and not issued and names_document(title)):
        yield make_fact(
            document,
            "cites",
            document.key,
            title,
            Span(*match.span("title")),
            extractor=_EXTRACTOR,
            number=None,
            issuer=None,
            role="issues" if match["issues"] else "approves",
        )
