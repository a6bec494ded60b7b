"""Townships (乡级行政区: 乡、镇、街道、苏木): their nine-digit codes, and the county each belongs to.

Loaded on the first call (about 40 milliseconds), then kept; a build that names no place of a county never loads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, order=True)
class Township:
    """One township: nine-digit code (统计用区划代码, GB/T 10114), name, the six-digit code of its county."""

    code: str
    name: str
    county: str


@cache
def _by_county() -> Mapping[str, Mapping[str, Township]]:
    text = files(__package__).joinpath("townships.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        county: {item[3:]: Township(county + item[:3], item[3:], county) for item in names.split(" ")}
        for county, names in rows
    }


@cache
def _names() -> frozenset[str]:
    return frozenset(name for names in _by_county().values() for name in names)


def townships(county: str) -> tuple[Township, ...]:
    """Return the townships of a county by its GB/T 2260 code, in the order of their codes; none for another division."""
    return tuple(sorted(_by_county().get(county, {}).values()))


def township(county: str, name: str) -> Township | None:
    """Return the township of a county that has a name, or None; 街道办事处 is the office of a 街道.

    >>> found = township("310101", "外滩街道")
    >>> found.code if found else None
    '310101013'
    """
    return _by_county().get(county, {}).get(name.removesuffix("办事处"))


def is_township(name: str) -> bool:
    """Tell whether any county has a township of this name: what a name in running text may be cut to.

    >>> is_township("外滩街道"), is_township("前往外滩街道")
    (True, False)
    """
    return name in _names()
