"""The numbering of official documents (结构层次序数, GB/T 9704 §7.3.3): 一、 （一） 1. （1） ①, and 第一章 第一条 of regulations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HANZI: Final = "一二三四五六七八九十百零〇"

_MARKERS: Final = (
    (1, re.compile(rf"第[{_HANZI}]{{1,4}}[章编部](?!分)[ 　]?")),
    (2, re.compile(rf"第[{_HANZI}]{{1,4}}节[ 　]?")),
    (2, re.compile(rf"[{_HANZI}]{{1,4}}[、.．](?=\S)")),
    (3, re.compile(rf"[（(][{_HANZI}]{{1,4}}[）)][、]?")),
    (3, re.compile(rf"第[{_HANZI}]{{1,5}}条[ 　]?")),
    (4, re.compile(r"\d{1,3}(?:[.．](?!\d)|、) ?")),
    (5, re.compile(r"[（(]\d{1,3}[）)][、]?")),
    (6, re.compile(r"[①-⑳]")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number that opens a heading or a clause: its rank (1 outermost) and its length in code points."""

    rank: int
    text: str

    def __len__(self) -> int:
        return len(self.text)


def read_marker(line: str, start: int = 0) -> Marker | None:
    """Return the marker at ``start``, or None.

    >>> read_marker("（一）总体要求").rank
    3
    >>> read_marker("2025年3月18日") is None
    True
    """
    for rank, pattern in _MARKERS:
        if match := pattern.match(line, start):
            return Marker(rank, match[0])
    return None


def starts_with_marker(line: str) -> bool:
    """Tell whether a line opens with a number of the official scheme."""
    return read_marker(line) is not None
