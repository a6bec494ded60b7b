"""Lines broken by typesetting: which line breaks end a paragraph, and which stand inside a sentence.

Two signs tell. The line itself: an open 《 or （, running text that stops without a full stop, a mark such as 、 at the head of the
next line. And the page: a text set to a column (converted from a page layout, or folded by a mail program) has many lines of the
same full width, and a full line that ends no sentence goes on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from govgraph.extract.structure.numbering import starts_with_marker

HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\u3007"
"""Character class (without brackets) of Chinese characters, with the zero 〇 of written dates."""

_SENTENCE_END: Final = "。；：！？…"
_NEVER_FIRST: Final = "，、。；：！？）》”"  # 避头: a typesetter lets no line begin with these; a machine does
_LOOK_BACK: Final = 400  # code points of a paragraph that decide whether a break after them is an accident
BULLETS: Final = "●○■□◆◇▲△★☆▪►➢"
"""Marks that set the items of a list on lines of their own (●加快建设…)."""
_OPEN_CLOSE: Final = (("《", "》"), ("（", "）"), ("“", "”"))
_LIST_LABEL: Final = re.compile(rf"^[{HAN}（）()]{{2,24}}[：:]")
_SIGNATURE: Final = re.compile(rf"[{HAN}（）]{{3,25}}(?:政府|办公室|办公厅|委员会|常委会|局|厅|部|院|委)")
_ROW: Final = re.compile(rf"[{HAN}]{{2,4}} [{HAN}]+[、 ]")
"""How the rows of a list of officials open: 林岚 副局长 分管办公室."""
_HOLDER: Final = re.compile(rf"[{HAN}]{{2,4}} [{HAN}、，（）]+(?:长|书记|主任|主席|委员|常委|成员|员)(?:（[{HAN}]+）)?")
_DUTY: Final = re.compile("负责|分管|主持|主管|协管|协助|联系|领导")
"""A line with an official's name and posts, and how the line under it says what is theirs."""

_NARROWEST: Final = 44  # columns, two for a Chinese character: a shorter line may be a title or a row of a list
_SLACK: Final = 6  # columns by which a full line may fall short: a mark or a word moved to the next line
_FEWEST: Final = 3  # full lines that make a column
_WIDER: Final = 0.05  # of the lines may stand over the column
_OPEN_ENDED: Final = 0.6  # of the full lines stop inside a sentence
_RUNNING_MARK: Final = re.compile(r"[，、。；：,;]")


def wrapped_lines(raw: str) -> frozenset[int]:
    """Return the offsets of the line breaks in ``raw`` that end a full line of a text set to a column; none if it is not so set.

    The width is taken in columns (as many as bytes of GB 18030: one for ASCII, two for a Chinese character) or, where that gives
    more full lines, in code points.
    """
    lines: list[tuple[int, str]] = []
    start = 0
    while (end := raw.find("\n", start)) >= 0:
        lines.append((end, raw[start:end].rstrip()))
        start = end + 1
    lines = [(end, line) for end, line in lines if line]
    by_columns = _full_lines(lines, [len(line.encode("gb18030", "replace")) for _, line in lines])
    by_code_points = _full_lines(lines, [2 * len(line) for _, line in lines])
    return max(by_columns, by_code_points, key=len)


def accidental_breaks(text: str, wrapped: frozenset[int], origin: Sequence[int]) -> set[int]:
    """Return the offsets of the line breaks in ``text`` that stand inside a sentence or inside a bracket.

    ``origin`` gives the raw offset of each code point of ``text``; ``wrapped`` holds raw offsets (see :func:`wrapped_lines`).
    """
    breaks: set[int] = set()
    start = 0  # of the paragraph being put together
    while (end := text.find("\n", start)) >= 0:
        line_start = start
        while end >= 0:
            following = text[end + 1 : end + 1 + 80].split("\n", 1)[0]
            if not _is_broken(text[max(line_start, end - _LOOK_BACK) : end], following, origin[end] in wrapped):
                break
            breaks.add(end)
            end = text.find("\n", end + 1)
        if end < 0:
            break
        start = end + 1
    return breaks


def _full_lines(lines: Sequence[tuple[int, str]], widths: Sequence[int]) -> frozenset[int]:
    """Return the ends of the lines that fill the column, if the lines are set to one."""
    if len(lines) < _FEWEST:
        return frozenset()
    column = sorted(widths)[-1 - int(_WIDER * len(widths))]
    full = [(end, line) for (end, line), width in zip(lines, widths, strict=True) if column - _SLACK <= width <= column]
    open_ended = [line for _, line in full if line[-1] not in _SENTENCE_END and _RUNNING_MARK.search(line)]
    if column < _NARROWEST or len(open_ended) < max(_FEWEST, _OPEN_ENDED * len(full)):
        return frozenset()
    return frozenset(end for end, _ in full)


def _is_broken(paragraph: str, following: str, full: bool) -> bool:
    """Tell whether a line break after ``paragraph`` is an accident of typesetting.

    A line that ends a sentence, a heading, a row of a table or a line before a numbered one is whole; a line with an open 《 or （, a
    line of running text that stops without a full stop, or a full line of a column is broken.
    """
    if not paragraph or not following or following[0] in BULLETS or starts_with_marker(following):
        return False
    last = paragraph[-1]
    if "|" in following or "|" in paragraph or (_ROW.match(following) and _ROW.match(paragraph)):
        return False  # a row of a table is a line of its own
    if _DUTY.match(following) and _HOLDER.fullmatch(paragraph):
        return False
    if following[0] in _NEVER_FIRST and last not in _SENTENCE_END:
        return True
    if last in _SENTENCE_END or following.isdigit():
        return False  # and so is the number of a row
    tail = paragraph[-200:]
    for opening, closing in _OPEN_CLOSE:
        if tail.rfind(opening) > tail.rfind(closing) and closing in following:
            return True
    if full:
        return True
    if last in "，、":
        return not _LIST_LABEL.match(following)
    if _SIGNATURE.fullmatch(following):
        return False
    if last in "）)”》]】" or not re.match(rf"[{HAN}\d“《]", following):
        return False
    if starts_with_marker(paragraph) and len(paragraph) <= 45 and "。" not in paragraph:
        return False
    running = ("，" in paragraph or "。" in paragraph) and len(paragraph) >= 18
    return running and re.search(rf"[{HAN}\dA-Za-z%]$", paragraph) is not None and not _LIST_LABEL.match(following)
