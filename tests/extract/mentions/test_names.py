"""Names of persons: what can be one, and how far one reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.names import is_name, name_from, name_to


@pytest.mark.parametrize("name", ["林岚", "周远", "沈立言", "欧阳明", "欧阳明远", "阿里木·买买提", "和志强", "林建设"])
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "word", ["成立", "高度", "林", "县长", "林岚同志", "方案", "任命", "", "Lin", "和列席", "都亲自"]
)
def test_words(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林岚出席会议", "林岚"),
        ("沈立言：", "沈立言"),
        ("林岚同志", "林岚"),
        ("欧阳明远、周远", "欧阳明远"),
        ("林岚为县长", "林岚"),
        ("林岚任县长", "林岚"),
        ("阿里木·买买提，", "阿里木·买买提"),
        ("林区防火", None),
        ("高度重视", None),
        ("", None),
    ],
)
def test_a_name_from_its_start(text: str, name: str | None) -> None:
    end = name_from(text, 0)
    assert (text[:end] if end is not None else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("任命林岚", "林岚"),
        ("免去沈立言", "沈立言"),
        ("欧阳明远", "欧阳明远"),
        ("对周远", "周远"),
        ("县财政局", None),
        ("", None),
    ],
)
def test_a_name_to_its_end(text: str, name: str | None) -> None:
    start = name_to(text, len(text))
    assert (text[start:] if start is not None else None) == name


words = st.sampled_from(
    ["林岚", "周远", "沈立言", "欧阳明远", "县长", "副", "任命", "为", "同志", "县财政局", *"，、。：任的和"]
)


@given(st.lists(words, max_size=12).map("".join), st.integers(0, 12))
def test_how_far_a_name_reaches(text: str, position: int) -> None:
    at = min(position, len(text))
    end = name_from(text, at)
    if end is not None:
        assert at < end <= len(text)
        assert is_name(text[at:end])
    start = name_to(text, at)
    if start is not None:
        assert 0 <= start < at
        assert is_name(text[start:at])


def test_a_name_before_what_is_said() -> None:
    assert name_from("林岚称，云岭县", 0) == 2
    assert name_from("林岚秋称：", 0) == 3
