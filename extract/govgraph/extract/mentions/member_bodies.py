"""Bodies that make up a coordination body, as sentences name them: 由甲局、乙局等9个部门组成; 由甲局牵头，乙局参与的联席会议."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.coordination_bodies import KIND
from govgraph.extract.records import Span


@dataclass(frozen=True, slots=True)
class BodyList:
    """A list of bodies: the span of their names, the role they share, and the span of the sentence up to what it sets up."""

    names: Span
    role: str
    sentence: Span


_COUNTED: Final = r"(?:共?[\d一二三四五六七八九十]+[个家])?(?:成员)?(?:(?:部门|单位)(?:和|、)?)*"
_MADE_OF: Final = re.compile(
    rf"(?:{KIND}(?:制度)?(?:成员(?:单位)?)?(?:主要)?|(?<=[\n。；])成员(?:单位)?)由(?P<names>[^。；\n由]{{4,600}}?)"
    rf"{_COUNTED}(?:共同)?(?<!小)组成(?!员)"
)
_COMPRISES: Final = re.compile(
    r"(?:组成|成员)单位(?:主要)?(?:包括|有|为|是)：?(?P<names>[^。；：\n由]{4,600}?)(?=等?[\d一二三四五六七八九十]*[个家]?(?:部门|单位)(?:和单位)?[。；\n]|[。；\n]|$)"
)
_LABELLED: Final = re.compile(r"(?:^|(?<=[\n。；]))成员(?:单位)?：(?P<names>[^。；：\n]{6,900})", re.MULTILINE)
_LED: Final = re.compile(
    r"由(?P<lead>[^。；，、\n由]{2,30})(?:共同)?牵头"
    r"(?:，?(?P<names>[^。；\n由]{0,600}?)(?:等(?:部门|单位|有关部门)*)?(?:参与|参加|配合|组成|共同参与))?"
    rf"的[^，。；\n]{{0,60}}?{KIND}"
)


def find_member_bodies(text: str) -> Iterator[BodyList]:
    """Yield the lists of bodies that sentences say a coordination body is made of or led by.

    >>> text = "联席会议由县财政局、县水利局等2个部门组成。"
    >>> [text[found.names.start:found.names.end] for found in find_member_bodies(text)]
    ['县财政局、县水利局等']
    """
    for pattern in (*((_MADE_OF,) if "组成" in text else ()), _COMPRISES, _LABELLED):
        for match in pattern.finditer(text):
            yield BodyList(Span(*match.span("names")), "成员单位", Span(*match.span()))
    for match in _LED.finditer(text):
        yield BodyList(Span(*match.span("lead")), "牵头单位", Span(*match.span()))
        if match["names"]:
            yield BodyList(Span(*match.span("names")), "成员单位", Span(*match.span()))
