"""How much a few characters look like the name of a place, by the characters China names its places with (地名用字).

Most place names are transparent: 清溪, 石桥, 大湾 could be ordinary words as well. What tells them from 示范, 重灾,
每个 is the choice of characters: the names of counties and cities (``divisions``) are full of 溪 桥 坪 阳 and do without
范 每. The measure is the mean over the characters of the log ratio of two frequencies, in the names of divisions and in
the ordinary words of official prose, each at the front of a word and behind it. Nothing is trained or stored: both lists
are at hand, and counting them takes some milliseconds once.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from math import log
from typing import Final, NamedTuple

from govgraph.extract.divisions import all_divisions
from govgraph.extract.mentions.lexicon import read_words

_LEVEL: Final = re.compile(r"(?:林区|特区|新区|[省市县区旗盟])$")
_LONGEST_NAME: Final = 3
_LONGEST_WORD: Final = 4
_ELSEWHERE: Final = 3
"""A character seen at the other place in a word counts one third."""
_IN_NAMES: Final = 0.1
_IN_WORDS: Final = 0.4
"""What is added to each count. The larger share for words keeps a character that no list holds near 0."""


def likeness(characters: str) -> float:
    """Return the mean log ratio: above 0 they look like a place's name, below like an ordinary word.

    >>> likeness("柳溪") > 2, likeness("示范") < -2
    (True, True)
    """
    front, behind = _ratios()
    if not characters:
        return 0.0
    total = front.get(characters[0], 0.0) + sum(behind.get(character, 0.0) for character in characters[1:])
    return total / len(characters)


class _Counts(NamedTuple):
    """How often each character stands at the front of a word and behind it, and how many characters there are."""

    front: Counter[str]
    behind: Counter[str]
    total: int

    def share(self, character: str, *, at_front: bool, added: float) -> float:
        """Return the share of a character at its place."""
        here, elsewhere = (self.front, self.behind) if at_front else (self.behind, self.front)
        return (here[character] + elsewhere[character] / _ELSEWHERE + added) / self.total


def _count(words: set[str]) -> _Counts:
    front, behind = Counter[str](), Counter[str]()
    for word in words:
        front[word[0]] += 1
        behind.update(word[1:])
    return _Counts(front, behind, front.total() + behind.total())


@cache
def _ratios() -> tuple[dict[str, float], dict[str, float]]:
    """Return the log ratio of each character at the front of a word, and of each behind it."""
    names = {_LEVEL.sub("", division.name) for division in all_divisions()}
    words = read_words("ordinary_words.txt") | read_words("openings.txt")
    named = _count({name for name in names if 2 <= len(name) <= _LONGEST_NAME})
    said = _count({word for word in words if len(word) <= _LONGEST_WORD})
    characters = sorted({character for counts in (named, said) for character in (*counts.front, *counts.behind)})

    def ratios(at_front: bool) -> dict[str, float]:
        return {
            character: log(
                named.share(character, at_front=at_front, added=_IN_NAMES)
                / said.share(character, at_front=at_front, added=_IN_WORDS)
            )
            for character in characters
        }

    return ratios(at_front=True), ratios(at_front=False)
