"""Where the documents of a source begin: number, title and issuer at the head of each, in one of several orders.

What marks a beginning is the number printed as the document's own (on a line of its own, never inside a sentence), the head of an
order (令), or, where no number is printed, a title followed by its addressees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govgraph.extract.records import Span
from govgraph.extract.structure.numbering import starts_with_marker
from govgraph.extract.structure.parts import (
    DOCUMENT_NUMBER,
    Title,
    is_meta_line,
    read_addressees,
    read_date,
    read_meta_number,
    read_meta_title,
    read_number_line,
    read_order,
    read_proclaimed,
    read_title,
)

_GOES_ON: Final = re.compile(r"“|(?!关于|《)[^。；：，、《》\d]{2,30}的(?:通知|意见|决定|函|批复|通告|公告)$")
"""The next line of a title that could end before: 关于分解落实2026年政府工作报告 / 主要目标任务的通知."""
_TITLE_LINES: Final = 5  # a title is broken over five lines at the most
_BEFORE_TITLE: Final = 3  # lines between number and title
ADOPTED: Final = re.compile(
    r"^（(?P<date>[12]\d{3}年\d{1,2}月\d{1,2}日)?[^（）]{6,80}通过）$"
)  # the note of adoption under the title of a people's congress's decision
META_LINES: Final = 6  # lines under a title that may hold the data of a web page
_NUMBER_AFTER_TITLE: Final = re.compile(rf"（(?P<number>{DOCUMENT_NUMBER.pattern})）$")
_ATTACHED: Final = re.compile(r"附 ?件 ?[\d一二三四五六七八九十]{0,2}[：:]?$")
_HEADLINE: Final = 40  # a longer line above a title is no headline
FURNITURE: Final = 15  # lines of a web page above a document
_FURNITURE: Final = re.compile(r"[>»|]|^[∙•·◆●]|^[^。，、；]{1,12}[：:](?!$)|^[^。，；]{0,8}$")
CLOSING: Final = re.compile(r"[。；：！？]$|^（此件")


@dataclass(slots=True)
class Opening:
    """What the head of a document prints, by line numbers (half-open)."""

    first: int
    last: int
    number: str | None = None
    number_span: Span | None = None
    title: Title | None = None
    title_span: Span | None = None
    issuer: str | None = None
    issuer_span: Span | None = None


class Lines:
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
        """Return the text of lines first to last (half-open), line breaks included."""
        return self.text[self.spans[first].start : self.spans[last - 1].end]


def find_openings(lines: Lines) -> list[Opening]:
    """Return the openings of a text, in order; a headline that repeats the head below it is taken together with it."""
    openings: list[Opening] = []
    taken = 0  # lines before this belong to an opening already read
    for index in range(len(lines)):
        if index < taken:
            continue
        opening = _opening_at(lines, index, taken)
        if opening is not None and opening.number is None and index and _ATTACHED.match(lines[index - 1]):
            continue  # 附件1 / 关于普查情况的报告 / 县人民政府：
        if opening is None:
            continue
        if openings and _repeats(lines, openings[-1], opening):
            opening = _merged(openings.pop(), opening)
        openings.append(opening)
        taken = opening.last
    return openings


def is_furniture(line: str) -> bool:
    """Tell whether a line is what a web page prints around a document: where one is, a table of metadata, a button."""
    return len(line) <= 120 and "。" not in line and (is_meta_line(line) or _FURNITURE.search(line) is not None)


def take_printed_elsewhere(opening: Opening, lines: Lines, stop: int) -> None:
    """Take a number that stands in brackets at the end of the title, or in the metadata of a web page around the title."""
    title, span = opening.title, opening.title_span
    if (
        title is not None
        and span is not None
        and (match := _NUMBER_AFTER_TITLE.search(lines.text, span.start, span.end)) is not None
    ):
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


def _opening_at(lines: Lines, index: int, floor: int) -> Opening | None:
    if (order := _order_opening(lines, index)) is not None:
        return order
    if (named := read_meta_title(lines[index])) is not None:
        return _named_opening(lines, index, *named)
    if index == 0 and (proclaimed := _proclaimed_opening(lines)) is not None:
        return proclaimed
    number = read_number_line(lines[index])
    if number is not None and not (index and lines[index - 1].endswith(("，", "、"))):
        return _numbered_opening(lines, index, number, floor)
    return _unnumbered_opening(lines, index)


def _order_opening(lines: Lines, index: int) -> Opening | None:
    """Read the head of an order (令): issuer and 令 above, its number below or beside, its title in the text it proclaims."""
    for last in (index + 1, index + 2):
        if last > len(lines) or (order := read_order(lines.join(index, last))) is None:
            continue
        issuer, kind, number = order
        start = lines.spans[index].start
        opening = Opening(index, last, number, Span(start, lines.spans[last - 1].end))
        opening.issuer, opening.issuer_span = issuer, lines.spans[index]
        below = (
            lines.join(last, min(last + 2, len(lines))) if last < len(lines) else ""
        )  # what is proclaimed may be broken
        if (proclaimed := read_proclaimed(below)) is not None:
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


def _proclaimed_opening(lines: Lines) -> Opening | None:
    """Read a document that what proclaims it stands before: 《…的决定》已经…通过，现予公布。 / signature and date / its title."""
    found = read_proclaimed(lines[0])
    if found is None or not lines[0].startswith("《"):
        return None
    for first in range(1, min(1 + _BEFORE_TITLE + 1, len(lines))):
        if (below := _title_at(lines, first, loose=True)) is not None:
            last, title = below
            if _bare(title.title) != _bare(found[0]):
                return None
            opening = Opening(0, 1)
            _take_title(opening, lines, first, last, title)
            return opening
    return None


def _named_opening(lines: Lines, index: int, title: Title, span: Span) -> Opening:
    """Read a document whose title is printed in a table of metadata alone; the table belongs to it."""
    first = index
    while first and "|" in lines[first - 1]:
        first -= 1
    start = lines.spans[index].start + span.start
    opening = Opening(first, index + 1, title=title, title_span=Span(start + title.start, start + len(span)))
    opening.issuer = title.issuer
    if title.issuer is not None:
        opening.issuer_span = Span(start, start + title.start)
    while opening.last < len(lines) and "|" in lines[opening.last]:
        opening.last += 1
    return opening


def _bare(title: str) -> str:
    return re.sub(r"[《》〈〉<>\s]", "", title)


def _repeats(lines: Lines, before: Opening, opening: Opening) -> bool:
    """Tell whether an opening prints the one before again: web pages put a headline and data above the document itself."""
    if before.number == opening.number and before.number is not None:
        return True
    between = range(before.last, opening.first)
    if before.title == opening.title and before.number is None and len(between) <= META_LINES:
        return True
    same = before.number is None or opening.number is None
    return same and len(between) <= _BEFORE_TITLE and all(len(lines[line]) <= _HEADLINE for line in between)


def _merged(before: Opening, opening: Opening) -> Opening:
    """Return the later opening, which is the document's own, with what only the headline printed."""
    opening.first = before.first
    if opening.number is None:
        opening.number, opening.number_span = before.number, before.number_span
    if opening.title is None or (before.title is not None and len(opening.title.title) < 6):
        opening.title, opening.title_span = before.title, before.title_span
    if opening.issuer is None:
        opening.issuer, opening.issuer_span = before.issuer, before.issuer_span
    return opening


def _numbered_opening(lines: Lines, index: int, number: tuple[str, int, str], floor: int) -> Opening:
    """Read the head of a document around its number, whether the title stands above or below it."""
    text, offset, rest = number
    start = lines.spans[index].start + offset
    opening = Opening(index, index + 1, text, Span(start, start + len(text)))
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
    if opening.title is None and (proclaimed := _proclaimed_below(lines, index, text)) is not None:
        opening.title, opening.title_span = proclaimed
    if opening.title is None and index > floor and _FORM.fullmatch(lines[index - 1]):
        opening.title, opening.title_span = Title(None, lines[index - 1], 0), lines.spans[index - 1]
        opening.first = index - 1
    if opening.title is None and (twice := _printed_twice(lines, index, floor)) is not None:
        span = lines.spans[twice]
        opening.title, opening.title_span = Title(None, lines[twice], 0), span
        opening.first, opening.last = min(twice, index), max(twice, index) + 1
    if opening.issuer is None:
        _take_masthead(opening, lines, opening.first - 1, floor)
    return opening


def _proclaimed_below(lines: Lines, index: int, number: str) -> tuple[Title, Span] | None:
    """Read what an order proclaims below its number (政府令〔2010〕第15号 / 《…规定》已经…通过，现予公布)."""
    if "令〔" not in number or index + 1 >= len(lines) or (found := read_proclaimed(lines[index + 1])) is None:
        return None
    start = lines.spans[index + 1].start + found[1]
    return Title(None, found[0], 0), Span(start, start + len(found[0]))


_FORM: Final = re.compile(r"[\u4e00-\u9fff（）“”]{4,40}(?:通知书|决定书|督办函|督办单|告知书|建议书)")
"""The title of a form, without 关于: 重大事故查处挂牌督办通知书."""
_RULES: Final = re.compile(
    r"[\u4e00-\u9fff（）“”]{4,40}(?:规则|办法|规定|细则|条例|方案|规划|预案|制度|意见|要点)(?:（[^（）]{1,8}）)?"
)


def _printed_twice(lines: Lines, index: int, floor: int) -> int | None:
    """Return the line of a title without 关于 (云岭县人民政府工作规则) that a web page prints above its metadata and below."""
    near = range(max(floor, index - FURNITURE), min(index + FURNITURE, len(lines)))
    rules = [line for line in near if _RULES.fullmatch(lines[line])]
    return next(
        (line for line in reversed(rules) if any(lines[line] == lines[other] for other in rules if other < line)), None
    )


def _unnumbered_opening(lines: Lines, index: int) -> Opening | None:
    """Read a title without a number: at the start of the source, or wherever addressees follow it."""
    if index and not (
        read_date(lines[index - 1])
        or CLOSING.search(lines[index - 1])
        or len(lines[index - 1]) < 30
        or is_furniture(lines[index - 1])
    ):
        return None
    at_start = (index <= _BEFORE_TITLE and all(len(lines[line]) <= _HEADLINE for line in range(index))) or (
        index <= FURNITURE and all(is_furniture(lines[line]) for line in range(index))
    )
    found = _title_at(lines, index, loose=at_start)
    if found is None:
        return None
    last, title = found
    for line in range(last, min(last + 4, len(lines))):
        if read_number_line(lines[line]) is not None:
            return None  # its number follows: read from there
    below = last
    limit = min(last + META_LINES, len(lines))
    while below < limit and is_furniture(lines[below]) and not read_addressees(lines[below]):
        below += 1
    addressed = any(read_addressees(lines[line]) for line in range(below, min(below + 3, len(lines))))
    adopted = last < len(lines) and ADOPTED.match(lines[last]) is not None
    if not addressed and not adopted and not at_start:
        return None
    opening = Opening(index, last)
    _take_title(opening, lines, index, last, title)
    if opening.issuer is None and index:
        _take_masthead(opening, lines, index - 1, 0)
    return opening


def _title_at(lines: Lines, first: int, *, loose: bool) -> tuple[int, Title] | None:
    """Read a title that begins on a line; the fewest lines that make a whole title are taken."""
    for last in range(first + 1, min(first + 1 + _TITLE_LINES, len(lines) + 1)):
        joined = lines.join(first, last)
        below = lines[last - 1]
        if (
            "|" in below
            or is_meta_line(below)
            or (last > first + 1 and below in (lines[line] for line in range(first)))
        ):
            return None  # a table; a headline printed again below the issuer
        if (
            re.search(r"[。；：]$", below)
            or starts_with_marker(below)
            or (last > first + 1 and read_number_line(below))
        ):
            return None  # 一、云岭县人民政府关于…的批复 is an item of a list
        title = read_title(joined, loose=loose)
        if title is not None:
            more = last < len(lines) and _GOES_ON.match(lines[last]) and not title.title.endswith("的报告")
            goes_on = read_title(lines.join(first, last + 1)) if more else None
            return (last + 1, goes_on) if goes_on else (last, title)
    return None


def _title_above(lines: Lines, index: int, floor: int) -> tuple[int, int, Title] | None:
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


def _take_title(opening: Opening, lines: Lines, first: int, last: int, title: Title) -> None:
    start = lines.spans[first].start
    opening.title = title
    opening.title_span = Span(start + title.start, lines.spans[last - 1].end)
    if title.issuer is not None:
        opening.issuer = title.issuer
        opening.issuer_span = Span(lines.text.index(title.issuer[0], start), start + title.start)


def _take_masthead(opening: Opening, lines: Lines, index: int, floor: int) -> None:
    """Take the issuer from the line above the title (发文机关标志; 文件 may follow the name)."""
    own = opening.title.title if opening.title else None
    while index >= floor and (is_meta_line(lines[index]) or lines[index] == own):
        index -= 1
    if index < floor or opening.issuer is not None:
        return
    line = re.sub(r"(?:文件)$", "", lines[index].strip())
    name = re.sub(r"\s", "", line)
    if 3 <= len(name) <= 40 and re.fullmatch(r"(?!关于|印发)[\u4e00-\u9fff（）、]+", name) and not read_date(name):
        start = lines.spans[index].start
        opening.issuer, opening.issuer_span = name, Span(start, start + len(line))
        opening.first = index
