"""What is written into a node's box, how large the box is, and by what letters a name is found.

Canvas text has no line breaking, so lines are broken here, where the layout needs the sizes anyway.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

FONT_SIZE: Final = 14
"""Pixels of an em in a node's label, at zoom 1."""
LINE_HEIGHT: Final = 19
"""Pixels from one line to the next."""

_PADDING: Final = (28, 16)
_ELLIPSIS: Final = "…"
_NOT_AT_START: Final = frozenset("，。、；：？！）〕》”’】…％%")
_NOT_AT_END: Final = frozenset("（〔《“‘【")
_LIMITS: Final = {"task": (15, 3), "document": (13, 3), "cited": (13, 3), "official": (10, 1), "project": (13, 2)}
_LIMIT: Final = (12, 2)
_ENOUGH: Final = 300
"""Characters that no box holds, what has no glyph included."""


@dataclass(frozen=True, slots=True)
class Label:
    """The lines in a node's box, and the size of the box in pixels at zoom 1."""

    lines: tuple[str, ...]
    width: int
    height: int


def fit_label(text: str, kind: str, *, note: str = "") -> Label:
    """Break a name into the lines of a node's box, and size the box; what does not fit ends in an ellipsis.

    A note stands on a line of its own, below the name.

    >>> fit_label("云岭县住房和城乡建设管理局", "organization").lines
    ('云岭县住房和城', '乡建设管理局')
    """
    most_ems, most_lines = _LIMITS.get(kind, _LIMIT)
    lines = _balanced(_visible(text[:_ENOUGH]), most_ems, most_lines)
    if note:
        lines = (*lines, note)
    width = max((_ems(line) for line in lines), default=1.0) * FONT_SIZE
    return Label(lines, max(64, round(width) + _PADDING[0]), len(lines) * LINE_HEIGHT + _PADDING[1])


def search_keys(name: str) -> tuple[str, ...]:
    """Return the pinyin of a name as typed to find it: initials, and in full; with each reading of its first character.

    A surname is often read unlike the word that it also is (单 shàn, dān), hence the several readings.

    >>> search_keys("云岭县")
    ('ylx', 'yunlingxian')
    """
    from pypinyin import Style, lazy_pinyin, pinyin  # 0.2 s, and only views need it

    text = "".join(character for character in _visible(name) if character.isalnum())
    if not any("\u4e00" <= character <= "\u9fff" for character in text):
        return ()
    syllables = lazy_pinyin(text)
    readings = [reading for reading in pinyin(text[0], style=Style.NORMAL, heteronym=True)[0] if reading]
    firsts = [syllables[0], *sorted(set(readings) - {syllables[0]})]
    keys: dict[str, None] = {}
    for first in firsts:
        whole = [first, *syllables[1:]]
        keys["".join(syllable[:1] for syllable in whole).lower()] = None
        keys["".join(whole).lower()] = None
    return tuple(keys)


def _visible(text: str) -> str:
    """Remove what has no glyph or steers the glyphs of others (controls, marks of direction); fold white space."""
    kept = "".join(" " if each.isspace() else each for each in text if not _steers(each))
    return " ".join(kept.split())


def _steers(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}


@cache
def _em(character: str) -> float:
    """Return the width of a character in ems, on the wide side: fonts differ."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    return 0.72 if character.isupper() or character in "mwMW@%" else 0.58


def _ems(text: str) -> float:
    return sum(map(_em, text))


def _balanced(text: str, most_ems: float, most_lines: int) -> tuple[str, ...]:
    """Break text into the fewest lines that hold it, of about equal width: no last line of one character."""
    needed = -(-_ems(text) // most_ems)
    if needed <= 1:
        return (text or _ELLIPSIS,)
    if needed <= most_lines:
        for share in (_ems(text) / needed + 0.75, _ems(text) / needed + 1.5):
            lines = _broken(text, share)
            if len(lines) <= needed:
                return tuple(lines)
    lines = _broken(text, most_ems)
    if len(lines) <= most_lines:
        return tuple(lines)
    last = lines[most_lines - 1]
    while last and _ems(last) > most_ems - 1:
        last = last[:-1]
    return (*lines[: most_lines - 1], last + _ELLIPSIS)


def _broken(text: str, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for index, character in enumerate(text):
        follows = text[index + 1] if index + 1 < len(text) else ""
        full = _ems(line + character) > width
        if line and (
            (full and character not in _NOT_AT_START)
            or (character in _NOT_AT_END and _ems(line + character + follows) > width)
        ):
            lines.append(line.strip())
            line = ""
        line += character
    return [*lines, line.strip()] if line.strip() else lines
