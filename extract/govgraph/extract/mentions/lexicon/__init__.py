"""Word lists of official prose, as data: one file a list, readable and editable without code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def read_words(file: str) -> frozenset[str]:
    """Return the words of a list; lines that begin with # are comments.

    >>> "推进" in read_words("openings.txt")
    True
    """
    return frozenset(word for line in _lines(file) for word in line.split())


@cache
def read_table(file: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a table by their key (``key: word word``; an indented line carries on).

    >>> "村" in read_table("generic_terms.txt")["village"]
    True
    """
    table: dict[str, tuple[str, ...]] = {}
    key = ""
    for line in _lines(file):
        head, colon, rest = line.partition(":")
        if colon:
            key = head
        table[key] = table.get(key, ()) + tuple((rest if colon else line).split())
    return table


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first.

    >>> any_of(("路", "公路"))
    '公路|路'
    """
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _lines(file: str) -> list[str]:
    text = (files(__package__) / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
