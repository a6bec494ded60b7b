"""A source to its documents: where each begins, and what its parts are.

A document of a gazette opens with its masthead (发文机关标志), title and number in one of several orders; a web page opens
with the title, or with the number, or with running text. What marks the beginning is the number printed as the document's
own (on a line of its own, never inside a sentence) or, where none is printed, a title followed by its addressees.
"""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.records import Document, Part, SourceText, Span
from govgraph.extract.structure.cleaning import CleanText, clean_text
from govgraph.extract.structure.headings import read_headings
from govgraph.extract.structure.openings import (
    ADOPTED,
    CLOSING,
    FURNITURE,
    META_LINES,
    Lines,
    Opening,
    find_openings,
    is_furniture,
    take_printed_elsewhere,
)
from govgraph.extract.structure.parts import (
    DOCUMENT_NUMBER,
    document_kind,
    is_meta_line,
    read_addressees,
    read_addressees_before,
    read_date,
    read_meta_date,
    read_meta_issuer,
    read_signed_date,
    said_kind,
    to_iso_date,
)


def split_documents(source: SourceText) -> tuple[Document, ...]:
    """Split a source into its documents, in order; a source always has at least one."""
    clean = clean_text(source.raw)
    lines = Lines(clean.text)
    openings = find_openings(lines)
    if not openings or openings[0].first > 0:
        if openings and (
            (openings[0].first <= 2 and lines.spans[openings[0].first].start < 120) or _has_lead(lines, openings)
        ):
            openings[0].first = 0
        else:
            openings.insert(0, Opening(0, 0))
    bounds = [opening.first for opening in openings[1:]] + [len(lines)]
    documents: list[Document] = []
    unnumbered = 0
    for opening, stop in zip(openings, bounds, strict=True):
        if opening.number is None and (opening.title is not None or len(openings) == 1):
            take_printed_elsewhere(opening, lines, min(stop, opening.last + META_LINES))
        key = opening.number
        if key is None or any(document.key == key for document in documents):
            unnumbered += 1
            key = source.name if unnumbered == 1 else f"{source.name}#{unnumbered}"
        documents.append(_read_document(source, clean, lines, opening, stop, key))
    return tuple(documents)


_LEAD: Final = 8  # lines of news before the one document a source holds


def _has_lead(lines: Lines, openings: list[Opening]) -> bool:
    """Tell whether the lines above the first document are a web page's furniture, or a news lead: none by themselves.

    A lead (…方案提出…。原文如下：) belongs to the only document of a source, where that has no number.
    """
    opening = openings[0]
    above = range(opening.first)
    if len(above) <= FURNITURE and all(is_furniture(lines[line]) for line in above):
        return True
    return (
        len(openings) == 1
        and opening.number is None
        and opening.first <= _LEAD
        and re.search(r"[文下]：$", lines[opening.first - 1]) is not None
    )


def _read_document(
    source: SourceText, clean: CleanText, lines: Lines, opening: Opening, stop: int, key: str
) -> Document:
    base = lines.spans[opening.first].start if opening.first < len(lines) else 0
    end = lines.spans[stop - 1].end
    text = clean.text[base:end]
    parts: dict[Part, Span] = {}

    def note(part: Part, span: Span | None) -> None:
        if span is not None and len(span):
            parts[part] = Span(span.start - base, span.end - base)

    note(Part.MASTHEAD, opening.issuer_span)
    note(Part.NUMBER, opening.number_span)
    note(Part.TITLE, opening.title_span)
    body_line, addressees, addressed = _find_addressees(lines, opening.last, stop)
    note(Part.ADDRESSEES, addressed)
    date_line, date = _find_date(lines, body_line, stop)
    if date is None:
        date = next((found for i in range(opening.first, body_line) if (found := read_meta_date(lines[i]))), None)
    if (
        date is None
        and opening.title is not None
        and opening.last < stop
        and (adopted := ADOPTED.match(lines[opening.last]))
    ):
        date = to_iso_date(adopted["date"] or "")  # 任免名单 print no other
    issuer = opening.issuer
    if date_line is not None:
        note(Part.DATE, lines.spans[date_line])
        if date_line > body_line and _is_signature(lines[date_line - 1]):
            note(Part.SIGNATURE, lines.spans[date_line - 1])
            issuer = issuer or re.sub(r"\s", "", lines[date_line - 1])
        elif signed := read_signed_date(lines[date_line]):
            issuer = issuer or signed[0]
    elif opening.title is not None and (
        ending := _inline_signature(lines.join(body_line, stop) if body_line < stop else "")
    ):
        date = date or ending[1]
        issuer = issuer or ending[0]
    attached = _attached_title(lines, date_line, stop) if opening.title is not None else None
    if attached is not None and opening.title_span is not None and opening.title_span.overlaps(lines.spans[attached]):
        attached = None  # the date stands above the title, in the words that proclaim it
    if attached is not None:
        note(Part.ATTACHMENT, Span(lines.spans[attached].start, end))
    body_start = lines.spans[body_line].start if body_line < stop else end
    if addressed is not None:
        body_start = max(body_start, addressed.end) if body_line < stop else body_start
    note(Part.BODY, Span(body_start, end))
    sections, clauses = read_headings(text, Span(body_start - base, end - base))
    title = opening.title.title if opening.title else None
    above = [lines[line] for line in range(opening.first, body_line)]
    issuer = issuer or next(filter(None, map(read_meta_issuer, above)), None)
    alone = all(is_furniture(lines[line]) for line in range(opening.last, body_line - 1))
    signed_or_numbered = Part.DATE in parts or opening.number is not None
    named = title is not None or (addressees and alone and signed_or_numbered)
    return Document(
        key=key,
        source=source,
        text=text,
        origin=clean.origin[base:end],
        parts=parts,
        number=opening.number,
        title=title,
        issuer=issuer if named else None,
        date=date if named else None,
        kind=document_kind(title)
        or (called[0] if opening.number and (called := _CALLED.search(opening.number)) else None)
        or (said_kind(text) if named and title is None else None),
        addressees=addressees,
        attached_title=re.sub(r"\s", "", re.sub(r"^附件\d?[：:]", "", lines[attached]))
        if attached is not None
        else None,
        sections=sections,
        clauses=clauses,
    )


def _find_addressees(lines: Lines, first: int, stop: int) -> tuple[int, tuple[str, ...], Span | None]:
    """Return the first line of the body, the addressees printed above or at the head of it, and where they stand."""
    for index in range(first, min(first + 8, stop)):
        names = read_addressees(lines[index])
        if names:
            return index + 1, names, lines.spans[index]
        names, length = read_addressees_before(lines[index])
        if names:
            return index, names, Span(lines.spans[index].start, lines.spans[index].start + length)
        if "。" in lines[index]:
            break
    return first, (), None


def _find_date(lines: Lines, first: int, stop: int) -> tuple[int | None, str | None]:
    """Return the line of the date of signing (成文日期): the first line that is a date and nothing else."""
    for index in range(first, stop):
        signed = read_signed_date(lines[index])
        date = signed[1] if signed else read_date(lines[index])
        if date is not None and not (index and lines[index].startswith("（") and index == first):
            return index, date
    return None, None


def _is_signature(line: str) -> bool:
    name = re.sub(r"\s", "", line)
    return 3 <= len(name) <= 30 and re.fullmatch(r"[\u4e00-\u9fff（）、]+", name) is not None


_SIGNED: Final = re.compile(
    r"(?:^|[。\n）])(?P<issuer>[\u4e00-\u9fff]{2,20}(?:政府|办公厅|办公室|国务院|委员会|局|厅|委|部|院)"
    r"|国务院)[ ，]?(?P<date>[12]\d{3}年\d{1,2}月\d{1,2}日)(?=（|【|\[|\s|$)"
)


def _inline_signature(body: str) -> tuple[str, str | None] | None:
    """Read a signature run into the last sentence (texts that lost their line breaks)."""
    found = list(_SIGNED.finditer(body))
    return (found[-1]["issuer"], to_iso_date(found[-1]["date"])) if found else None


_CALLED: Final = re.compile(r"令(?=[第〔]|.届)|公告(?=第)|通告(?=第)")
"""The kind in the number of an order or a proclamation: 云岭县人民政府|令|第12号."""
_FOOTER: Final = re.compile(
    r"扫一扫|手机|打印|返回|分享|关闭|下载|[上下]一篇|相关|信息来源|责任编辑|主动公开|抄送|分送|第[一二三四五六七八九十]+[章条]"
    r"|[\u4e00-\u9fff]{0,3}$"
)
"""What a web page, or the last page of a document, prints below the signature."""


def _attached_title(lines: Lines, date_line: int | None, stop: int) -> int | None:
    """Return the line of the attached plan's title: the short line after the signature, or after the word 附件."""
    if date_line is None:
        return None
    index = date_line + 1
    while index < stop and (is_meta_line(lines[index]) or re.fullmatch(r"附 ?件\d?[：:]?", lines[index])):
        index += 1
    if index >= stop or index + 1 >= stop:
        return None
    line = lines[index]
    if _FOOTER.match(line):
        return None
    short = len(line) <= 70 and not re.search(r"[。；：，]", line) and not DOCUMENT_NUMBER.search(line)
    return index if short and not CLOSING.search(line) else None
