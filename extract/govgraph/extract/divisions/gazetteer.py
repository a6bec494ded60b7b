"""Look-up of divisions by code, by name and by abbreviation.

Loaded on the first call (about ten milliseconds), then kept. Every function returns divisions in the order
of their codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final


class Level(StrEnum):
    """The levels that govgraph tells apart (国家, 省级, 地级, 县级)."""

    STATE = "state"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


STATE: Final = "000000"
"""The code of the State (全国)."""

_STATE_NAMES: Final = ("国家", "全国", "中国", "我国")


@dataclass(frozen=True, slots=True, order=True)
class Division:
    """One administrative division.

    ``code`` is the six-digit GB/T 2260 code; ``short`` the name without its level and peoples (恩施 of
    恩施土家族苗族自治州), or the name itself when nothing shorter is in use (a county of two characters); ``parent``
    the code of the division above it: a county directly under its province (省直辖县级市) has the province; the State
    has None.
    """

    code: str
    name: str
    short: str
    level: Level
    parent: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """All forms in use: full, short, and 恩施州 or 彭水县 for an autonomous one; longest first."""
        forms = {self.name, self.short}
        if self.code == STATE:
            forms.update(_STATE_NAMES)
        for autonomous, plain in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")):
            if self.name.endswith(autonomous):
                forms.add(self.short + plain)
        return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@dataclass(frozen=True)
class _Gazetteer:
    """The tables behind the functions of this module."""

    divisions: Mapping[str, Division]
    named: Mapping[str, tuple[Division, ...]]
    formerly: Mapping[str, tuple[Division, ...]]
    below: Mapping[str, tuple[Division, ...]]
    abbreviations: Mapping[str, tuple[str, ...]]


def _rows(file: str) -> list[list[str]]:
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def _grouped(pairs: Iterable[tuple[str, Division]]) -> dict[str, tuple[Division, ...]]:
    groups: dict[str, list[Division]] = {}
    for key, division in pairs:
        groups.setdefault(key, []).append(division)
    return {key: tuple(sorted(group)) for key, group in groups.items()}


def _level(code: str) -> Level:
    if code == STATE:
        return Level.STATE
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.CITY if code.endswith("00") else Level.COUNTY


def _parent_code(code: str, codes: frozenset[str]) -> str | None:
    for candidate in (code[:4] + "00", code[:2] + "0000", STATE):
        if candidate != code and candidate in codes:
            return candidate
    return None


@cache
def _gazetteer() -> _Gazetteer:
    rows = _rows("divisions.tsv")
    codes = frozenset(row[0] for row in rows)
    divisions = {
        code: Division(code, name, short or name, _level(code), _parent_code(code, codes))
        for code, name, short, _ in rows
    }
    return _Gazetteer(
        divisions=divisions,
        named=_grouped((form, division) for division in divisions.values() for form in division.names),
        formerly=_grouped((name, divisions[code]) for name, code, _ in _rows("former.tsv")),
        below=_grouped((division.parent, division) for division in divisions.values() if division.parent),
        abbreviations={code: tuple(letters.split()) for code, _, _, letters in rows if letters},
    )


def all_divisions() -> tuple[Division, ...]:
    """Return every division, the State first."""
    return tuple(_gazetteer().divisions.values())


def by_code(code: str) -> Division | None:
    """Return the division with a six-digit GB/T 2260 code, or None.

    >>> division = by_code("310101")
    >>> division.name if division else None
    '黄浦区'
    """
    return _gazetteer().divisions.get(code)


def by_name(name: str) -> tuple[Division, ...]:
    """Return all divisions with a full or short name; when there is none now, those that formerly bore it.

    >>> [division.code for division in by_name("朝阳区")]
    ['110105', '220104']
    >>> [division.name for division in by_name("襄樊市")]
    ['襄阳市']
    """
    gazetteer = _gazetteer()
    return gazetteer.named.get(name) or gazetteer.formerly.get(name, ())


def current_names() -> Iterable[str]:
    """Return every form under which :func:`by_name` finds a division today, in the order of the codes."""
    return _gazetteer().named.keys()


def former_names() -> Iterable[str]:
    """Return every name a division once bore (襄樊市), in the order of the data file."""
    return _gazetteer().formerly.keys()


def parent(division: Division) -> Division | None:
    """Return the division above one, or None for the State."""
    return by_code(division.parent) if division.parent else None


def parents(division: Division) -> tuple[Division, ...]:
    """Return the divisions above one, nearest first, the State last.

    >>> counties = by_name("黄浦区")
    >>> [above.name for above in parents(counties[0])]
    ['上海市', '中华人民共和国']
    """
    chain: list[Division] = []
    above = parent(division)
    while above is not None:
        chain.append(above)
        above = parent(above)
    return tuple(chain)


def children(division: Division) -> tuple[Division, ...]:
    """Return the divisions directly below one."""
    return _gazetteer().below.get(division.code, ())


def abbreviations(division: Division) -> tuple[str, ...]:
    """Return the one-character abbreviations (简称) of a province, the standard one first; of another division, none.

    >>> abbreviations(by_name("云南省")[0])
    ('滇', '云')
    """
    return _gazetteer().abbreviations.get(division.code, ())


def by_abbreviation(letter: str) -> Division | None:
    """Return the province with a one-character abbreviation, or None.

    >>> province = by_abbreviation("沪")
    >>> province.name if province else None
    '上海市'
    """
    gazetteer = _gazetteer()
    for code, letters in gazetteer.abbreviations.items():
        if letter in letters:
            return gazetteer.divisions[code]
    return None
