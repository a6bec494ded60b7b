"""Names made of ordinary words."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.lexicon import read_table
from govgraph.extract.mentions.transparent import is_epithet, is_unlikely, transparent_start
from govgraph.extract.mentions.wording import Wording


def start_of(phrase: str, term: str) -> int | None:
    end = len(phrase) - len(term)
    return transparent_start(phrase, list(Wording(phrase).words(0, end)), end, term)


@pytest.mark.parametrize(
    ("phrase", "term", "start"),
    [("打通建设路", "路", 2), ("提升人民公园", "公园", 2), ("支持幸福村", "村", 2), ("拓宽振兴东路", "路", 2)],
)
def test_ordinary_words_that_places_are_named_after(phrase: str, term: str, start: int) -> None:
    assert start_of(phrase, term) == start


@pytest.mark.parametrize(
    ("phrase", "term"),
    [("建设示范村", "村"), ("提升产业路", "路"), ("新建体育公园", "公园"), ("推进乡村振兴村", "村"), ("人民镇", "镇")],
)
def test_words_that_describe_do_not_name(phrase: str, term: str) -> None:
    assert start_of(phrase, term) is None


def test_epithets_and_unlikely_names() -> None:
    assert is_epithet("阳光")
    assert not is_epithet("产业")
    assert is_unlikely("写进")
    assert not is_unlikely("大湾")


def test_what_is_named_after_what_is_a_table() -> None:
    assert set(read_table("named_after.txt")) == {"landforms", "virtues", "streets", "squares"}
