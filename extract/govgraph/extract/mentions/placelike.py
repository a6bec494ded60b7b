"""How much a few characters look like the name of a place, by the characters China names its places with (地名用字).

Most place names are transparent: 清溪, 石桥, 大湾 are ordinary words as well. What tells them from 示范, 重灾, 每个 is the
choice of characters: the names of the counties and cities (``divisions``) use 溪 桥 坪 阳 thousands of times and 范 每 not at
all. The measure is the mean over the characters of the log ratio of the two frequencies, in names of divisions and in the
ordinary words of official prose, each at the front of a word and behind it. Nothing is stored: both lists are at hand, and
counting them takes some milliseconds once.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from math import log
from typing import Final

from govgraph.extract.divisions import all_divisions
from govgraph.extract.mentions.lexicon import read_words

_LEVEL: Final = re.compile(r"(?:林区|特区|新区|[省市县区旗盟])$")
_LONGEST_NAME: Final = 3
_LONGEST_WORD: Final = 4
_SMOOTHING: Final = 0.1


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


@cache
def _ratios() -> tuple[dict[str, float], dict[str, float]]:
    """Return the log ratio of each character at the front of a word, and of each behind it."""
    names = {_LEVEL.sub("", division.name) for division in all_divisions()}
    names = {name for name in names if 2 <= len(name) <= _LONGEST_NAME and not name.endswith(("族", "自治"))}
    words = {
        word
        for file in ("ordinary_words.txt", "openings.txt")
        for word in read_words(file)
        if len(word) <= _LONGEST_WORD
    }
    named, said = _count(names), _count(words)
    front: dict[str, float] = {}
    behind: dict[str, float] = {}
    for character in sorted(set(named[0]) | set(named[1]) | set(said[0]) | set(said[1])):
        for ratios, place, other in ((front, 0, 1), (behind, 1, 0)):
            name_count = named[place][character] + named[other][character] / 3
            word_count = said[place][character] + said[other][character] / 3
            ratios[character] = log((name_count + _SMOOTHING) * said[2] / ((word_count + 4 * _SMOOTHING) * named[2]))
    return front, behind


def _count(words: set[str]) -> tuple[Counter[str], Counter[str], int]:
    """Count the characters at the front of the words, those behind, and all."""
    front, behind = Counter[str](), Counter[str]()
    for word in words:
        front[word[0]] += 1
        behind.update(word[1:])
    return front, behind, front.total() + behind.total()
