"""Written numbers: Arabic (1,200.5), Chinese (一千二百), and the multipliers printed with a unit (10.5万亩)."""

from __future__ import annotations

import re
from typing import Final

ARABIC: Final = r"\d\d*(?:,\d{3})*(?:\.\d+)?"
"""Regular expression of an Arabic number, with or without thousands separators."""

HANZI_DIGITS: Final = "〇零一二两三四五六七八九"
HANZI_NUMERAL: Final = "[〇零一二两三四五六七八九十百千]"
"""Character class of Chinese numerals without 万 and 亿, which may belong to the unit."""

MULTIPLIER: Final = r"(?:[十百千]?万亿|[十百千]?[万亿]|[百千])"
"""Regular expression of a multiplier that is printed between the number and its unit."""

_DIGIT: Final = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10_000, "亿": 100_000_000}
_HANZI: Final = re.compile(r"[〇零一二两三四五六七八九十百千万亿]+")
_BY_DIGITS: Final = re.compile(rf"[{HANZI_DIGITS}]{{2,}}")


def parse_number(printed: str) -> int | float:
    """Return the value of a printed number; whole numbers are ``int``.

    Raises :class:`ValueError` for what is no number.

    >>> parse_number("1,200"), parse_number("29.37"), parse_number("一千二百"), parse_number("两")
    (1200, 29.37, 1200, 2)
    """
    if _HANZI.fullmatch(printed):
        return _parse_hanzi(printed)
    plain = printed.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _parse_hanzi(printed: str) -> int:
    if _BY_DIGITS.fullmatch(printed):  # 二〇二五, 一二三: read digit by digit
        return int("".join(str(_DIGIT[character]) for character in printed))
    total = section = digit = 0
    seen: int | None = None  # the last unit passed, for 一万五 and the like
    for character in printed:
        if character in _DIGIT:
            digit = _DIGIT[character]
            seen = None if digit == 0 else seen
        elif character in _SMALL:
            section += (digit or (1 if not section or character == "十" else 0)) * _SMALL[character]
            digit, seen = 0, _SMALL[character]
        else:
            total = (
                (total + section + digit or 1) * _LARGE[character]
                if character == "亿"
                else total + (section + digit or 1) * _LARGE[character]
            )
            section = digit = 0
            seen = _LARGE[character]
    if digit and seen is not None and seen >= 100:
        digit *= seen // 10  # 一百五 is 150, 一万二 is 12000
    return total + section + digit


def multiplier_value(printed: str) -> int:
    """Return the factor of a multiplier: 万 is 10000, 千万 ten million, the empty string 1.

    >>> multiplier_value("万"), multiplier_value("万亿"), multiplier_value("")
    (10000, 1000000000000, 1)
    """
    factor = 1
    for character in printed:
        factor *= _SMALL.get(character) or _LARGE[character]
    return factor


def tidy(value: int | float) -> int | float:
    """Return a value as ``int`` where it is whole, free of binary rounding noise otherwise.

    >>> tidy(12.0), tidy(0.1 + 0.2)
    (12, 0.3)
    """
    rounded = round(float(value), 9)
    return int(rounded) if rounded.is_integer() else rounded
