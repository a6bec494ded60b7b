"""Organs of the State and of the Party centre, which are named without a place (国务院, 教育部, 中组部)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _organs() -> Mapping[str, str]:
    text = files(__package__).joinpath("state.tsv").read_text(encoding="utf-8")
    organs: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            full, *shorts = line.split("\t")
            organs.update(dict.fromkeys((full, *shorts), full))
    return organs


def state_organ(name: str) -> str | None:
    """Return the full name of the State organ that a name stands for in any document, or None.

    >>> state_organ("中组部"), state_organ("国办"), state_organ("财政局")
    ('中共中央组织部', '国务院办公厅', None)
    """
    return _organs().get(name.removeprefix("中华人民共和国"))
