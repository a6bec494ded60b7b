"""Phrases to words: which are ordinary, which open a phrase, which name.

Chinese prints no blanks, and no dictionary holds the names of villages, roads and firms. What can be listed are the
ordinary words of official prose; a name is what is left of a phrase without them. Two word lists are data:
``lexicon/openings.txt`` (verbs, adverbs and prepositions after which a name may begin: 推进 依托 位于) and
``lexicon/ordinary_words.txt`` (nouns and the like that describe without naming: 循环经济 产业 综合). A third, the verbs of
the general language (``lexicon/common_verbs.txt``), has a say only where the two leave just one such verb (弥补|市场).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from govgraph.extract.mentions.lexicon import read_words
from govgraph.extract.records import Mentions

_NUMBER: Final = re.compile(
    r"[1-5]?A级|[\d.]+(?:[—～~-][\d.]+)?(?:[余多])?[十百千万亿]*[余多]?(?:[a-zA-Z%]+(?:/[a-z]+)?|分钟|小时|[个条座处家所批项起亩吨米套户台人张公里千瓦伏平方立万年月日元]*)"
    r"|(?<![\u4e00-\u9fff])[一二两三四五六七八九十百千万亿]+[个条座处家所批项起]"
    r"|[一二两三四五六七八九十]{1,3}[个座处家]"
)
_NUMERALS: Final = frozenset("0123456789.A一二两三四五六七八九十百千万亿")
_HAN: Final = re.compile(r"[\u3400-\u9fffA-Za-z〇]")
_FUNCTION: Final = frozenset("就驻在于的等各该并或将把被由从为与和及至以是有让使其了对向沿按据")
_ALONE: Final = frozenset("应须")
"""Verbs where they stand alone between words, else parts of names."""
_GLUE: Final = _FUNCTION | frozenset("地着了过驻可均都已也又再仍含逐")
_SIDES: Final = frozenset("东西南北")
_STREET_TERMS: Final = ("路", "街", "大街", "大道")
_LEVELS: Final = frozenset("省市县区州")
_CONJUNCTIONS: Final = frozenset("和与")
_WHEREVER: Final = frozenset("的等各该及在暨")


class Kind(StrEnum):
    """What a word does in a phrase."""

    OPENING = "opening"
    ORDINARY = "ordinary"
    NAME = "name"
    PLACE = "place"
    NUMBER = "number"
    MARK = "mark"


_CONJOINED: Final = frozenset({Kind.ORDINARY, Kind.PLACE})
"""Words of these kinds on both sides part a conjunction from the name it ends."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at ``text[start:end]``."""

    start: int
    end: int
    kind: Kind


@cache
def _lexicon() -> dict[str, Kind]:
    entries = dict.fromkeys(read_words("openings.txt"), Kind.OPENING)
    entries.update(dict.fromkeys(read_words("ordinary_words.txt"), Kind.ORDINARY))
    return entries


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Index the lengths of the words by their first two characters, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in _lexicon():
        lengths.setdefault(word[:2], set()).add(len(word))
    return {opening: tuple(sorted(sizes, reverse=True)) for opening, sizes in lengths.items()}


def kind_of(word: str) -> Kind | None:
    """Return what a word of the two lists does, or None for any other.

    >>> kind_of("推进"), kind_of("产业"), kind_of("云岭")
    (<Kind.OPENING: 'opening'>, <Kind.ORDINARY: 'ordinary'>, None)
    """
    return _lexicon().get(word)


class Wording:
    """The words of one text, read on demand.

    ``places`` are the spans of administrative divisions in it, which are words of their own.
    """

    def __init__(self, text: str, places: Iterable[tuple[int, int]] = ()) -> None:
        self.text = text
        self._places = dict(places)
        self._starts = self._places.keys()
        self._lengths = _lengths()
        self._read: dict[tuple[int, int], tuple[Word, ...]] = {}

    @classmethod
    def of(cls, text: str, mentions: Mentions) -> Wording:
        """Make the wording of a document's text, with the places found in it."""
        places = {place.span.start: place.span.end for place in mentions["places"] if place.label != "state"}
        wording = cls(text, places.items())
        inside = [start for start, end in places.items() if wording._ends_in_side_of_street(start, end)]
        return cls(text, ((start, end) for start, end in places.items() if start not in inside)) if inside else wording

    def _ends_in_side_of_street(self, start: int, end: int) -> bool:
        """Tell whether what looks like a division is the end of a street's name and its side (虎|山东|路)."""
        text = self.text
        if text[end - 1] not in _SIDES or end - start != len("山东") or not text.startswith(_STREET_TERMS, end):
            return False
        before = self.words(max(0, start - 4), start)
        return bool(before) and before[-1].kind is Kind.NAME

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words between two offsets, longest match first; neighbouring unknown characters are one name.

        They cover the interval without gaps or overlaps.
        """
        words = self._read.get((start, end))
        if words is None:
            words = self._read[start, end] = tuple(self._cut(start, end))
        return words

    def _cut(self, start: int, end: int) -> list[Word]:
        lexicon = _lexicon()
        found: list[Word] = []
        name = position = start
        while position < end:
            kind, stop = self._match(lexicon, position, end)
            if kind is Kind.NAME:
                position += 1
                continue
            if name < position:
                found += self._split(name, position)
            found.append(Word(position, stop, kind))
            if len(found) > 2 and kind in _CONJOINED and found[-3].kind in (kind, Kind.ORDINARY):
                self._free_conjunction(found)
            name = position = stop
        if name < end:
            found += self._split(name, end)
        return found

    def _free_conjunction(self, found: list[Word]) -> None:
        """Take 和 off a name of two characters between words or before a place (安置|点和|产业园区, 云岭|港和|青石|机场)."""
        word = found[-2]
        if word.kind is Kind.NAME and word.end - word.start == 2 and self.text[word.end - 1] in _CONJUNCTIONS:
            found[-2:-1] = [Word(word.start, word.end - 1, Kind.NAME), Word(word.end - 1, word.end, Kind.OPENING)]

    def _match(self, lexicon: dict[str, Kind], position: int, end: int) -> tuple[Kind, int]:
        text = self.text
        place = self._places.get(position)
        if place is not None and place <= end:
            return Kind.PLACE, place
        for length in self._lengths.get(text[position : position + 2], ()):
            kind = lexicon.get(text[position : position + length]) if position + length <= end else None
            if kind is not None and self._starts.isdisjoint(range(position + 1, position + length)):
                return kind, position + length
        if text[position] in _NUMERALS and (number := _NUMBER.match(text, position, end)) is not None:
            return Kind.NUMBER, max(number.end(), position + 1)
        return (Kind.NAME, position + 1) if _HAN.match(text, position) else (Kind.MARK, position + 1)

    def _split(self, start: int, end: int) -> list[Word]:
        """Take particles (在 和 的) off the front of a name; one inside it stays (和平, 永和)."""
        text = self.text
        found: list[Word] = []
        if _GLUE.issuperset(text[start:end]):
            return [Word(start, end, Kind.OPENING)]
        while start < end and (
            text[start] in _WHEREVER
            or (text[start] in _FUNCTION and (end - start > 2 or text[start + 1 : end] in _LEVELS))
        ):
            found.append(Word(start, start + 1, Kind.OPENING))
            start += 1
        if not _WHEREVER.isdisjoint(text[start + 1 : end]):
            cut = max(text.rfind(particle, start + 1, end) for particle in _WHEREVER)
            found += (Word(start, cut, Kind.NAME), Word(cut, cut + 1, Kind.OPENING))
            start = cut + 1
        if end - start > 2 and text[end - 1] in _CONJUNCTIONS:
            found += (Word(start, end - 1, Kind.NAME), Word(end - 1, end, Kind.OPENING))
        elif end - start == 1 and (text[start] in _FUNCTION or text[start] in _ALONE):
            found.append(Word(start, end, Kind.OPENING))
        elif start < end:
            verb = text[start:end] in read_words("common_verbs.txt")
            found.append(Word(start, end, Kind.OPENING if verb else Kind.NAME))
        return found

    def is_particular(self, start: int, end: int) -> bool:
        """Tell whether an interval names something: a division, or two characters that no list explains."""
        return any(
            word.kind is Kind.PLACE or (word.kind is Kind.NAME and word.end - word.start > 1)
            for word in self.words(start, end)
        )

    def is_division(self, start: int, end: int) -> bool:
        """Tell whether an interval is the name of an administrative division and nothing else."""
        words = self.words(start, end)
        return len(words) == 1 and words[0].kind is Kind.PLACE
