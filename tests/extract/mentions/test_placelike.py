"""How much characters look like the name of a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.placelike import likeness


@pytest.mark.parametrize("name", ["清溪", "石桥", "大湾", "龙潭", "松坪", "河湾"])
def test_names_of_common_characters_look_like_places(name: str) -> None:
    assert likeness(name) > 1


@pytest.mark.parametrize("word", ["示范", "重灾", "每个", "改造", "引进", "举全"])
def test_words_of_official_prose_do_not(word: str) -> None:
    assert likeness(word) < -1


@given(st.text(max_size=6))
def test_any_text_has_a_likeness(characters: str) -> None:
    assert -20 < likeness(characters) < 20
    assert likeness(characters) == likeness(characters)
