"""Which words of a phrase describe, which open it, which name."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.wording import Kind, Wording, kind_of


def kinds(text: str, *places: tuple[int, int]) -> list[tuple[str, str]]:
    return [(text[word.start : word.end], word.kind.value) for word in Wording(text, places).words(0, len(text))]


def test_a_name_is_what_the_lists_do_not_explain() -> None:
    assert kinds("推进柳溪循环经济产业园建设") == [
        ("推进", "opening"),
        ("柳溪", "name"),
        ("循环经济", "ordinary"),
        ("产业园", "ordinary"),
        ("建设", "ordinary"),
    ]


def test_divisions_are_words_of_their_own() -> None:
    assert kinds("云岭县柳溪水厂", (0, 3))[:2] == [("云岭县", "place"), ("柳溪", "name")]


def test_a_conjunction_before_a_name_is_taken_off_but_not_one_inside_it() -> None:
    assert ("和", "opening") in kinds("东坪村和柳溪沟村")[1:] or kinds("、和柳溪沟")[1] == ("和", "opening")
    assert kinds("永和") == [("永和", "name")]
    assert kinds("生物岛和云岭县水厂", (4, 7))[1:4] == [("岛", "name"), ("和", "opening"), ("云岭县", "place")]
    assert ("祥和", "name") in kinds("云岭县祥和敬老院", (0, 3))


def test_numbers_with_their_units_do_not_name() -> None:
    assert [kind for _, kind in kinds("3个")] == ["number"]
    assert kinds("5A级景区")[0] == ("5A级", "number")


def test_the_lists_do_not_contradict_each_other() -> None:
    assert kind_of("推进") is Kind.OPENING
    assert kind_of("产业") is Kind.ORDINARY
    assert kind_of("云岭") is None


@given(st.text(alphabet="云岭县推进产业园和的3个、（）“”A1亿元 \n项目", max_size=60))
def test_words_cover_any_text_without_gaps(text: str) -> None:
    words = Wording(text).words(0, len(text))
    assert "".join(text[word.start : word.end] for word in words) == text
    assert all(left.end == right.start for left, right in pairwise(words))
