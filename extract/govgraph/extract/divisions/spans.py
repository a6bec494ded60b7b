"""Division names in running text.

A name is taken only where it can hardly be anything else. Full names count, except those that are ordinary words
(郊区, 市中区) and those of two characters whose first may end another word (示范县 is not 范县): these need a
division
above them just before (大同市郊区), a word boundary, or kinship with the division the text is about. Short forms
count for provinces and cities; for counties only after a division above them (江苏昆山).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from govgraph.extract.divisions.gazetteer import (
    STATE,
    Division,
    Level,
    by_name,
    current_names,
    former_names,
    parents,
)

_WORDS: Final = frozenset(
    {"城区", "郊区", "矿区", "东区", "西区", "市中区", "城中区", "新城区", "老城区", "会同县", "西安区"}
)
"""Full names that are ordinary words too."""

_SHORT_WORDS: Final = frozenset({"朝阳", "来宾", "白银", "大同", "长治", "海东", "海西", "海北", "兴安", "阿里"})
"""Short forms of cities that are ordinary words too."""

_LEVELS: Final = frozenset("省市县区州盟旗镇乡村")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class DivisionSpan:
    """A division's name at ``text[start:end]``; ``candidates`` are the divisions it may be, in the order of codes."""

    start: int
    end: int
    name: str
    candidates: tuple[Division, ...]


@cache
def _by_opening() -> Mapping[str, tuple[str, ...]]:
    """Index the names by their first two characters, longest first."""
    index: dict[str, list[str]] = {}
    for name in (*current_names(), *former_names()):
        index.setdefault(name[:2], []).append(name)
    return {opening: tuple(sorted(names, key=lambda name: (-len(name), name))) for opening, names in index.items()}


def find_divisions(text: str, *, near: Division | None = None) -> tuple[DivisionSpan, ...]:
    """Return the names of divisions in a text, longest match first, left to right, without overlaps.

    ``near`` is the division the text is about: its own name, its kin's and its children's count wherever they stand,
    and a name that several divisions bear is read as the one under the same city, else under the same province.

    >>> [(span.name, span.candidates[0].code) for span in find_divisions("北京市朝阳区和江苏昆山")]
    [('北京市', '110000'), ('朝阳区', '110105'), ('江苏', '320000'), ('昆山', '320583')]
    """
    index = _by_opening()
    found: list[DivisionSpan] = []
    position = 0
    while position < len(text) - 1:
        span = None
        for name in index.get(text[position : position + 2], ()):
            if text.startswith(name, position):
                span = _read(text, position, name, found[-1] if found else None, near)
                if span is not None:
                    break
        if span is None:
            position += 1
        else:
            found.append(span)
            position = span.end
    return tuple(found)


def _read(text: str, start: int, name: str, before: DivisionSpan | None, near: Division | None) -> DivisionSpan | None:
    """Decide whether a name that stands in the text is one there, and of which divisions."""
    end = start + len(name)
    candidates = by_name(name)
    if before is not None and before.end == start:
        above = {division.code for division in before.candidates}
        below = tuple(
            division for division in candidates if above & {higher.code for higher in parents(division)} - {STATE}
        )
        if below and not (text[end : end + 1] in _LEVELS and name not in {division.name for division in below}):
            return DivisionSpan(start, end, name, below)
    if near is not None:
        candidates = _nearest(candidates, near)
        if name in {division.name for division in candidates} and any(_kin(division, near) for division in candidates):
            return DivisionSpan(start, end, name, candidates)
    if name in _WORDS or name in _SHORT_WORDS:
        return None
    whole = tuple(division for division in candidates if name != division.short or name == division.name)
    if whole:
        boundary = start == 0 or not _HAN.match(text[start - 1])
        return DivisionSpan(start, end, name, whole) if len(name) > 2 or boundary or _is_state(whole) else None
    if text[end : end + 1] in _LEVELS:
        return None
    for level in (Level.PROVINCE, Level.CITY):
        named = tuple(division for division in candidates if division.level is level)
        if named:
            return DivisionSpan(start, end, name, named)
    return None


def _is_state(candidates: tuple[Division, ...]) -> bool:
    return candidates[0].level is Level.STATE


def _nearest(candidates: tuple[Division, ...], near: Division) -> tuple[Division, ...]:
    """Keep the candidates under the same city as ``near``, else under the same province, else all."""
    for digits in (6, 4, 2):
        close = tuple(division for division in candidates if division.code[:digits] == near.code[:digits])
        if close:
            return close
    return candidates


def _kin(division: Division, near: Division) -> bool:
    """Tell whether a division is ``near`` itself, above it, below it, or under the same parent."""
    above = {higher.code for higher in parents(near)}
    return (
        division.code == near.code
        or division.code in above
        or division.parent in {near.code, near.parent} - {None, STATE}
    )
