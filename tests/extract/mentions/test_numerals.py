"""Written numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.numerals import multiplier_value, parse_number, tidy

_DIGITS = "零一二三四五六七八九"


def to_hanzi(number: int) -> str:
    """Write a number below 100 million as Chinese prose does."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{to_hanzi(high)}万{gap}{to_hanzi(low) if low else ''}"
    written, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if pending else "") + _DIGITS[digit] + name
            pending = False
        elif written:
            pending = True
    return written or "零"


@given(st.integers(min_value=0, max_value=99_999_999))
def test_chinese_numerals_read_back(number: int) -> None:
    assert parse_number(to_hanzi(number)) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_separators_read_back(number: int) -> None:
    assert parse_number(f"{number:,}") == number


@pytest.mark.parametrize(
    ("printed", "value"),
    [("29.37", 29.37), ("十", 10), ("十五", 15), ("两", 2), ("一百五", 150), ("一万二", 12_000), ("二〇二五", 2025)],
)
def test_numbers_as_printed(printed: str, value: float) -> None:
    assert parse_number(printed) == value


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="若干"):
        parse_number("若干")


def test_multipliers() -> None:
    assert [multiplier_value(word) for word in ("", "百", "万", "千万", "亿", "万亿")] == [
        1,
        100,
        10_000,
        10_000_000,
        100_000_000,
        1_000_000_000_000,
    ]


def test_tidy_keeps_whole_numbers_whole() -> None:
    assert repr(tidy(12.0)) == "12"
    assert repr(tidy(0.57 * 3)) == "1.71"
