"""The set of sources of a store: what adding, replacing and removing make of it, and what they refuse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.collection import Collection, nearest
from govgraph.graph.errors import BuildError, UnknownNameError
from govgraph.graph.manifest import Input

A, B, C = Input("a.txt", "1"), Input("b.txt", "2"), Input("c.txt", "1")
HELD = Collection.of([C, B, A])
DOCUMENTS = {
    "a.txt": ["云政发〔2025〕3号"],
    "b.txt": ["云政发〔2025〕4号", "云政发〔2025〕5号"],
    "c.txt": ["云政发〔2025〕3号"],
}


def one_line(caught: pytest.ExceptionInfo[Exception]) -> str:
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_sources_are_sorted_and_texts_read_once() -> None:
    assert HELD.inputs == (A, B, C)
    assert HELD.texts() == (A, B)
    assert HELD.remarks() == ["c.txt: the same text as a.txt; read once"]
    assert len(HELD) == 3


def test_when_the_first_of_two_copies_goes_the_other_is_read() -> None:
    assert HELD.removing(["a.txt"]).texts() == (B, C)
    assert HELD.removing(["a.txt"]).remarks() == []


def test_adding_what_is_there_is_no_change() -> None:
    assert HELD.adding([A]) == HELD
    assert Collection.of([A]).adding([B, C]) == HELD


def test_adding_another_text_of_a_name_names_replace() -> None:
    with pytest.raises(BuildError, match="govgraph replace") as caught:
        HELD.adding([Input("d.txt", "4"), Input("a.txt", "9")])
    assert one_line(caught).startswith("a.txt: the store holds another text of this name")


def test_replacing_takes_the_place() -> None:
    assert HELD.replacing([Input("a.txt", "9")]).inputs == (Input("a.txt", "9"), B, C)
    assert HELD.replacing([A]) == HELD


def test_replacing_what_is_not_there_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"a2\.txt: no such source.*did you mean a\.txt.*govgraph add") as caught:
        HELD.replacing([Input("a2.txt", "9")])
    one_line(caught)


def test_removing_by_name_or_by_the_number_of_a_lone_document() -> None:
    assert HELD.removing(["a.txt", "c.txt", "a.txt"]).inputs == (B,)
    lone = {"a.txt": ["云政发〔2025〕3号"], "b.txt": ["云政发〔2025〕4号"]}
    assert HELD.removing(["云政发[2025] 3号"], lone).inputs == (B, C)


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("云政发〔2025〕4号", BuildError, "one of 2 documents of b.txt, which goes only as a whole"),
        ("云政发〔2025〕3号", BuildError, "printed in a.txt, c.txt; name the source"),
        ("云政发〔2025〕6号", UnknownNameError, "did you mean 云政发〔2025〕"),
        ("a.tx", UnknownNameError, "did you mean a.txt"),
        ("", UnknownNameError, "govgraph stats lists them"),
        ("什么都不是", UnknownNameError, "govgraph stats lists them"),
    ],
)
def test_what_cannot_be_removed_is_told_in_one_line(name: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        HELD.removing(["b.txt", name], DOCUMENTS)
    assert message in one_line(caught)
    assert one_line(caught).startswith(f"{name}: ")


def test_a_name_that_contains_what_was_typed_comes_first() -> None:
    assert nearest("01", ["2025-01.txt", "2025-10.txt", "01x"]).startswith("did you mean 01x, 2025-01.txt")


inputs = st.builds(Input, st.sampled_from("abcdef"), st.sampled_from("123"))


@given(st.lists(inputs, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_adding_leaves_no_trace(given_: list[Input], random: object) -> None:
    unique = list({each.name: each for each in given_}.values())
    shuffled = sorted(unique, key=lambda _: random.random())  # type: ignore[attr-defined]
    one, two = Collection(), Collection()
    for each in unique:
        one = one.adding([each])
    for each in shuffled:
        two = two.adding([each])
    assert one == two == Collection.of(unique)
    assert {each.sha256 for each in one.texts()} == {each.sha256 for each in one.inputs}
    assert len(one.texts()) + len(one.remarks()) == len(one)
