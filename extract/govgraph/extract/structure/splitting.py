"""A source to its documents: where each begins, and what its parts are.

A document of a gazette opens with its masthead (发文机关标志), title and number in one of several orders; a web page opens
with the title, or with the number, or with running text. What marks the beginning is the number printed as the document's
own (on a line of its own, never inside a sentence) or, where none is printed, a title followed by its addressees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govgraph.extract.records import Document, Part, SourceText, Span
from govgraph.extract.structure.cleaning import CleanText, clean_text
from govgraph.extract.structure.headings import read_headings
from govgraph.extract.structure.parts import (
    DOCUMENT_NUMBER,
    Title,
    document_kind,
    is_meta_line,
    read_addressees,
    read_date,
    read_meta_date,
    read_meta_number,
    read_number_line,
    read_order,
    read_proclaimed,
    read_signed_date,
    read_title,
    to_iso_date,
)

_TITLE_LINES: Final = 5  # a title is broken over five lines at the most
_BEFORE_TITLE: Final = 3  # lines between number and title
_ADOPTED: Final = re.compile(
    r"^（(?P<date>[12]\d{3}年\d{1,2}月\d{1,2}日)?[^（）]{6,80}通过）$"
)  # the note of adoption under the title of a people's congress's decision
_META_LINES: Final = 6  # lines under a title that may hold the data of a web page
_NUMBER_AFTER_TITLE: Final = re.compile(rf"（(?P<number>{DOCUMENT_NUMBER.pattern})）$")
_HEADLINE: Final = 40  # a longer line above a title is no headline
_CLOSING: Final = re.compile(r"[。；：！？]$|^（此件")


@dataclass(slots=True)
class _Opening:
    """What the head of a document prints, by line numbers (half-open)."""

    first: int
    last: int
    number: str | None = None
    number_span: Span | None = None
    title: Title | None = None
    title_span: Span | None = None
    issuer: str | None = None
    issuer_span: Span | None = None


class _Lines:
    """The lines of a cleaned text, with their spans."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        start = 0
        for line in text.split("\n"):
            self.spans.append(Span(start, start + len(line)))
            start += len(line) + 1

    def __len__(self) -> int:
        return len(self.spans)

    def __getitem__(self, index: int) -> str:
        span = self.spans[index]
        return self.text[span.start : span.end]

    def join(self, first: int, last: int) -> str:
        return self.text[self.spans[first].start : self.spans[last - 1].end]


def split_documents(source: SourceText) -> tuple[Document, ...]:
    """Split a source into its documents, in order; a source always has at least one."""
    clean = clean_text(source.raw)
    lines = _Lines(clean.text)
    openings = _find_openings(lines)
    if not openings or openings[0].first > 0:
        if openings and openings[0].first <= 2 and lines.spans[openings[0].first].start < 120:
            openings[0].first = 0
        else:
            openings.insert(0, _Opening(0, 0))
    bounds = [opening.first for opening in openings[1:]] + [len(lines)]
    documents: list[Document] = []
    unnumbered = 0
    for opening, stop in zip(openings, bounds, strict=True):
        if opening.number is None and opening.title is not None:
            _take_printed_elsewhere(opening, lines, min(stop, opening.last + _META_LINES))
        key = opening.number
        if key is None or any(document.key == key for document in documents):
            unnumbered += 1
            key = source.name if unnumbered == 1 else f"{source.name}#{unnumbered}"
        documents.append(_read_document(source, clean, lines, opening, stop, key))
    return tuple(documents)


def _find_openings(lines: _Lines) -> list[_Opening]:
    openings: list[_Opening] = []
    taken = 0  # lines before this belong to an opening already read
    for index in range(len(lines)):
        if index < taken:
            continue
        opening = _opening_at(lines, index, taken)
        if opening is None:
            continue
        if openings and _repeats(lines, openings[-1], opening):
            opening = _merged(openings.pop(), opening)
        openings.append(opening)
        taken = opening.last
    return openings


def _take_printed_elsewhere(opening: _Opening, lines: _Lines, stop: int) -> None:
    """Take a number that stands in brackets at the end of the title, or in the metadata of a web page around the title."""
    assert opening.title is not None and opening.title_span is not None
    title, span = opening.title, opening.title_span
    if (match := _NUMBER_AFTER_TITLE.search(lines.text, span.start, span.end)) is not None:
        opening.number_span = Span(*match.span("number"))
        opening.title_span = Span(span.start, match.start())
        opening.title = Title(title.issuer, title.title[: title.title.rindex("（")], title.start)
    else:
        for index in range(opening.first, stop):
            if (found := read_meta_number(lines[index])) is not None:
                base = lines.spans[index].start
                opening.number_span = Span(base + found.start, base + found.end)
                break
    if (own := opening.number_span) is not None:
        opening.number = re.sub(r"\s", "", lines.text[own.start : own.end])


def _opening_at(lines: _Lines, index: int, floor: int) -> _Opening | None:
    if (order := _order_opening(lines, index)) is not None:
        return order
    number = read_number_line(lines[index])
    if number is not None and not (index and lines[index - 1].endswith(("，", "、"))):
        return _numbered_opening(lines, index, number, floor)
    return _unnumbered_opening(lines, index)


def _order_opening(lines: _Lines, index: int) -> _Opening | None:
    """Read the head of an order (令): issuer and 令 above, its number below or beside, its title in the text it proclaims."""
    for last in (index + 1, index + 2):
        if last > len(lines) or (order := read_order(lines.join(index, last))) is None:
            continue
        issuer, kind, number = order
        start = lines.spans[index].start
        opening = _Opening(index, last, number, Span(start, lines.spans[last - 1].end))
        opening.issuer, opening.issuer_span = issuer, lines.spans[index]
        if last < len(lines) and (proclaimed := read_proclaimed(lines[last])) is not None:
            title, offset = proclaimed
            begin = lines.spans[last].start + offset
            opening.title = Title(issuer, title, 0)
            opening.title_span = Span(begin, begin + len(title))
        elif kind != "令" and last < len(lines):
            if (found := _title_at(lines, last, loose=True)) is not None:
                opening.last, title_below = found
                _take_title(opening, lines, last, opening.last, title_below)
                opening.issuer = opening.issuer or issuer
            else:  # 公告 alone
                at = lines.text.index(kind, start)
                opening.title, opening.title_span = Title(issuer, kind, 0), Span(at, at + len(kind))
        return opening
    return None


def _repeats(lines: _Lines, before: _Opening, opening: _Opening) -> bool:
    """Tell whether an opening prints the one before again: web pages put a headline and data above the document itself."""
    if before.number == opening.number and before.number is not None:
        return True
    between = range(before.last, opening.first)
    same = before.number is None or opening.number is None
    return same and len(between) <= _BEFORE_TITLE and all(len(lines[line]) <= _HEADLINE for line in between)


def _merged(before: _Opening, opening: _Opening) -> _Opening:
    """Return the later opening, which is the document's own, with what only the headline printed."""
    opening.first = before.first
    if opening.number is None:
        opening.number, opening.number_span = before.number, before.number_span
    if opening.title is None or (before.title is not None and len(opening.title.title) < 6):
        opening.title, opening.title_span = before.title, before.title_span
    if opening.issuer is None:
        opening.issuer, opening.issuer_span = before.issuer, before.issuer_span
    return opening


def _numbered_opening(lines: _Lines, index: int, number: tuple[str, int, str], floor: int) -> _Opening:
    """Read the head of a document around its number, whether the title stands above or below it."""
    text, offset, rest = number
    start = lines.spans[index].start + offset
    opening = _Opening(index, index + 1, text, Span(start, start + len(text)))
    if rest and (title := read_title(rest, loose=True)):
        begin = lines.spans[index].end - len(rest)
        opening.title = title
        opening.title_span = Span(begin + title.start, lines.spans[index].end)
        opening.issuer = title.issuer
        return opening
    above = _title_above(lines, index, floor)
    if above is not None:
        first, last, title = above
        _take_title(opening, lines, first, last, title)
        opening.first = first
        _take_masthead(opening, lines, first - 1, floor)
        return opening
    for first in range(index + 1, min(index + 1 + _BEFORE_TITLE, len(lines))):
        if (below := _title_at(lines, first, loose=True)) is not None:
            last, title = below
            _take_title(opening, lines, first, last, title)
            opening.last = last
            break
    if opening.issuer is None:
        _take_masthead(opening, lines, opening.first - 1, floor)
    return opening


def _unnumbered_opening(lines: _Lines, index: int) -> _Opening | None:
    """Read a title without a number: at the start of the source, or wherever addressees follow it."""
    if index and not (read_date(lines[index - 1]) or _CLOSING.search(lines[index - 1]) or len(lines[index - 1]) < 30):
        return None
    at_start = index <= _BEFORE_TITLE and all(len(lines[line]) <= _HEADLINE for line in range(index))
    found = _title_at(lines, index, loose=at_start)
    if found is None:
        return None
    last, title = found
    for line in range(last, min(last + 4, len(lines))):
        if read_number_line(lines[line]) is not None:
            return None  # its number follows: read from there
    addressed = any(read_addressees(lines[line]) for line in range(last, min(last + 3, len(lines))))
    adopted = last < len(lines) and _ADOPTED.match(lines[last]) is not None
    if not addressed and not adopted and not at_start:
        return None
    opening = _Opening(index, last)
    _take_title(opening, lines, index, last, title)
    if opening.issuer is None and index:
        _take_masthead(opening, lines, index - 1, 0)
    return opening


def _title_at(lines: _Lines, first: int, *, loose: bool) -> tuple[int, Title] | None:
    """Read a title that begins on a line; the fewest lines that make a whole title are taken."""
    for last in range(first + 1, min(first + 1 + _TITLE_LINES, len(lines) + 1)):
        joined = lines.join(first, last)
        if re.search(r"[。；：]$", lines[last - 1]) or (last > first + 1 and read_number_line(lines[last - 1])):
            return None
        title = read_title(joined, loose=loose)
        if title is not None:
            return last, title
    return None


def _title_above(lines: _Lines, index: int, floor: int) -> tuple[int, int, Title] | None:
    """Read the title that ends above the number, passing over lines of metadata."""
    last = index
    while last > floor and is_meta_line(lines[last - 1]):
        last -= 1
    best: tuple[int, int, Title] | None = None
    for first in range(last - 1, max(floor, last - _TITLE_LINES) - 1, -1):
        line = lines[first]
        if re.search(r"[。；：]$", line) or read_date(line) or read_number_line(line):
            break
        title = read_title(lines.join(first, last), loose=True)
        if title is not None:
            best = (first, last, title)
            if title.issuer is not None:
                break
        elif best is not None:
            break
    return best


def _take_title(opening: _Opening, lines: _Lines, first: int, last: int, title: Title) -> None:
    start = lines.spans[first].start
    opening.title = title
    opening.title_span = Span(start + title.start, lines.spans[last - 1].end)
    if title.issuer is not None:
        opening.issuer = title.issuer
        opening.issuer_span = Span(start, start + title.start)


def _take_masthead(opening: _Opening, lines: _Lines, index: int, floor: int) -> None:
    """Take the issuer from the line above the title (发文机关标志; 文件 may follow the name)."""
    while index >= floor and is_meta_line(lines[index]):
        index -= 1
    if index < floor or opening.issuer is not None:
        return
    line = re.sub(r"(?:文件)$", "", lines[index].strip())
    name = re.sub(r"\s", "", line)
    if 3 <= len(name) <= 40 and re.fullmatch(r"[\u4e00-\u9fff（）、]+", name) and not read_date(name):
        start = lines.spans[index].start
        opening.issuer, opening.issuer_span = name, Span(start, start + len(line))
        opening.first = index


def _read_document(
    source: SourceText, clean: CleanText, lines: _Lines, opening: _Opening, stop: int, key: str
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
    body_line, addressees = _find_addressees(lines, opening.last, stop)
    if addressees:
        note(Part.ADDRESSEES, lines.spans[body_line - 1])
    date_line, date = _find_date(lines, body_line, stop)
    if date is None:
        date = next((found for i in range(opening.first, body_line) if (found := read_meta_date(lines[i]))), None)
    if (
        date is None
        and opening.title is not None
        and opening.last < stop
        and (adopted := _ADOPTED.match(lines[opening.last]))
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
    if attached is not None:
        note(Part.ATTACHMENT, Span(lines.spans[attached].start, end))
    body_start = lines.spans[body_line].start if body_line < stop else end
    note(Part.BODY, Span(body_start, end))
    sections, clauses = read_headings(text, Span(body_start - base, end - base))
    title = opening.title.title if opening.title else None
    return Document(
        key=key,
        source=source,
        text=text,
        origin=clean.origin[base:end],
        parts=parts,
        number=opening.number,
        title=title,
        issuer=issuer if title else None,
        date=date if title else None,
        kind=document_kind(title) or ("令" if opening.number and "令第" in opening.number else None),
        addressees=addressees,
        attached_title=re.sub(r"\s", "", re.sub(r"^附件\d?[：:]", "", lines[attached]))
        if attached is not None
        else None,
        sections=sections,
        clauses=clauses,
    )


def _find_addressees(lines: _Lines, first: int, stop: int) -> tuple[int, tuple[str, ...]]:
    """Return the first line of the body, and the addressees printed above it."""
    for index in range(first, min(first + 8, stop)):
        names = read_addressees(lines[index])
        if names:
            return index + 1, names
        if "。" in lines[index]:
            break
    return first, ()


def _find_date(lines: _Lines, first: int, stop: int) -> tuple[int | None, str | None]:
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


def _attached_title(lines: _Lines, date_line: int | None, stop: int) -> int | None:
    """Return the line of the attached plan's title: the short line after the signature, or after the word 附件."""
    if date_line is None:
        return None
    index = date_line + 1
    while index < stop and (is_meta_line(lines[index]) or re.fullmatch(r"附 ?件\d?[：:]?", lines[index])):
        index += 1
    if index >= stop or index + 1 >= stop:
        return None
    line = lines[index]
    short = len(line) <= 70 and not re.search(r"[。；：，]", line) and not DOCUMENT_NUMBER.search(line)
    return index if short and not _CLOSING.search(line) else None
