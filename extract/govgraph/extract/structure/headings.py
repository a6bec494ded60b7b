"""The heading tree of a body of text: 一、 （一） 1. （1） and unnumbered headings, whose leaves are clauses (正文条款)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.records import Clause, Section, Span
from govgraph.extract.structure.numbering import Marker, read_marker

_LONGEST_HEADING: Final = 60  # a longer first sentence is a sentence, not a heading
_INLINE_MARKER: Final = re.compile(
    r"(?<=[。；：）！])(?=[一二三四五六七八九十]{1,3}、(?![二三]、|[二三]产业)|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．](?!\d)|第[一二三四五六七八九十百]{1,4}条)"
)
_SENTENCE: Final = re.compile(r"[^。；：\n]*[。；：]?")


def paragraphs(text: str, span: Span) -> Iterator[Span]:
    """Yield the paragraphs of a span: its lines, cut also where a numbered heading follows a sentence (lost line breaks)."""
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        low = start
        for cut in _INLINE_MARKER.finditer(text, start, end):
            if cut.start() > low and not _inside_brackets(text, low, cut.start()):
                yield Span(low, cut.start())
                low = cut.start()
        if low < end:
            yield Span(low, end)
        start = end + 1


def _inside_brackets(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    return (
        piece.count("（") > piece.count("）")
        or piece.count("《") > piece.count("》")
        or piece.count("“") > piece.count("”")
    )


def read_headings(text: str, span: Span) -> tuple[tuple[Section, ...], tuple[Clause, ...]]:
    """Read the heading tree of a span of cleaned text, and the clauses under it."""
    sections: list[Section] = []
    clauses: list[Clause] = []
    open_ranks: list[tuple[int, int]] = []  # (rank, index) of the headings above the current line
    lines = list(paragraphs(text, span))
    for index, line in enumerate(lines):
        printed = text[line.start : line.end]
        marker = read_marker(printed)
        following = text[lines[index + 1].start : lines[index + 1].end] if index + 1 < len(lines) else ""
        heading = _heading(printed, marker, following)
        if heading is not None:
            rank = marker.rank if marker else 7
            while open_ranks and open_ranks[-1][0] >= rank:
                open_ranks.pop()
            parent = open_ranks[-1][1] if open_ranks else None
            open_ranks.append((rank, len(sections)))
            offset = len(marker) if marker else 0
            heading_span = Span(line.start, line.start + offset + len(heading))
            sections.append(
                Section(
                    len(open_ranks),
                    marker.text.strip() if marker else "",
                    heading.rstrip("。；：:"),
                    heading_span,
                    line,
                    parent,
                )
            )
            if heading_span.end >= line.end - 1 and not (marker and printed.endswith(("。", "；"))):
                continue  # a heading on a line of its own
        clauses.append(Clause(line, open_ranks[-1][1] if open_ranks else None))
    return _close(sections, span.end), tuple(clauses)


def _heading(printed: str, marker: Marker | None, following: str) -> str | None:
    """Return the heading with which a paragraph opens, without its number, or None."""
    if marker is None:
        standalone = len(printed) <= 30 and following and not re.search(r"[。；：，！？、）]", printed)
        looks_dated = re.search(r"\d{4}年|同志|（略）|：", printed)
        return (
            printed if standalone and not looks_dated and not read_marker(following) and len(following) > 40 else None
        )
    rest = printed[len(marker) :]
    first = _SENTENCE.match(rest)
    sentence = first[0] if first else rest
    if len(sentence) <= _LONGEST_HEADING:
        return sentence
    return rest[:0]  # the number opens a long sentence: a section without a name


def _close(sections: list[Section], end: int) -> tuple[Section, ...]:
    """Stretch each section to the next heading of its level or higher."""
    closed: list[Section] = []
    for index, section in enumerate(sections):
        stop = next((later.heading_span.start for later in sections[index + 1 :] if later.level <= section.level), end)
        closed.append(
            Section(
                section.level,
                section.number,
                section.heading,
                section.heading_span,
                Span(section.heading_span.start, stop),
                section.parent,
            )
        )
    return tuple(closed)
