"""Dates at the precision printed are intervals of days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.periods import covers, read_period

DATES = st.dates().filter(lambda day: day.year >= 1000).map(lambda day: day.isoformat())
PRINTED = st.builds(lambda day, length: day[:length], DATES, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-03-12", "2025-03-12", "2025-03-12"),
    ],
)
def test_a_date_stands_for_its_days(printed: str, first: str, last: str) -> None:
    period = read_period(printed)
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "printed", ["", None, "2025-13", "2025-02-30", "2025-2", "25", "2025-03-12T00:00", "０２０２", "0999"]
)
def test_what_is_no_date_is_none(printed: str | None) -> None:
    assert read_period(printed) is None


@given(PRINTED, PRINTED)
def test_two_dates_are_in_one_order_or_overlap(left: str, right: str) -> None:
    one, other = read_period(left), read_period(right)
    assert one is not None
    assert other is not None
    assert [one.before(other), other.before(one), one.overlaps(other)].count(True) == 1


@given(PRINTED, DATES)
def test_the_sort_key_tells_whether_a_date_has_come(printed: str, day: str) -> None:
    """As the saved queries compare: a date padded to the 31st of December against the key of the day."""
    period, today = read_period(printed), read_period(day)
    assert period is not None
    assert today is not None
    padded = printed + "-12-31"[len(printed) - 4 :]
    assert (padded <= today.sort_key) == (period.last <= day)


def test_what_holds() -> None:
    assert not covers("2025-03-11", start="2025-03-12")
    assert covers("2025-03-12", start="2025-03-12", end="2025-03-13")
    assert not covers("2025-03-13", start="2025-03-12", end="2025-03-13"), "the day of the end is not held any more"
    assert covers("2025-03-30", start="2024", end="2025-03"), "a month has ended on its last day"
    assert not covers("2025-03-01", witnessed="2025-03-12")
    assert covers("2000-01-01", end="2025-03-12"), "what only its end shows held before"
    assert not covers("2000-01-01", end="2025-03-12", not_before="2020")
    assert covers("2000-01-01"), "nothing is known of when"
