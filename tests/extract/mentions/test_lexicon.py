"""Word lists as data."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from govgraph.extract.mentions.lexicon import any_of, read_table, read_words
from govgraph.extract.mentions.surnames import DOUBLE, SINGLE, SURNAMES

FOLDER = files("govgraph.extract.mentions.lexicon")
FILES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".txt"))


@pytest.mark.parametrize("file", FILES)
def test_every_list_opens_with_a_comment_that_says_what_it_is(file: str) -> None:
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")


@pytest.mark.parametrize("file", FILES)
def test_every_list_holds_words(file: str) -> None:
    words = read_words(file)
    assert len(words) >= 5
    assert not any(word.startswith("#") or word != word.strip() for word in words)


@pytest.mark.parametrize("file", ["fields.txt", "ministries.txt", "posts.txt", "not_names.txt", "surnames.txt"])
def test_no_word_is_listed_twice(file: str) -> None:
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert sorted(words) == sorted(set(words))


def test_tables_have_keys() -> None:
    table = read_table("generic_terms.txt")
    assert {"village", "road", "park"} <= set(table)
    assert "" not in table


def test_the_longest_word_wins() -> None:
    assert re.findall(any_of(("局", "管理局", "监督管理局")), "市场监督管理局") == ["监督管理局"]
    assert any_of(("路", "公路")) == any_of(("公路", "路")) == "公路|路"


def test_surnames() -> None:
    assert {len(name) for name in SINGLE} == {1}
    assert {len(name) for name in DOUBLE} == {2}
    assert SURNAMES == SINGLE | DOUBLE
    assert set("林周何沈王李张刘") <= SINGLE
    assert {"欧阳", "司马", "上官", "诸葛"} <= DOUBLE
