"""Bodies printed before the posts of their holders (某新区管委会主任林岚), whatever their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.agencies import LEVEL
from govgraph.extract.mentions.body_forms import is_body
from govgraph.extract.mentions.name_edges import EDGE
from govgraph.extract.mentions.names import is_name
from govgraph.extract.mentions.officials import opens_sentence
from govgraph.extract.mentions.posts import POST_HEAD
from govgraph.extract.records import Span

_LEVEL: Final = re.compile(rf"(?:{LEVEL})")


def holders_bodies(text: str) -> Iterator[Span]:
    """Yield the bodies printed before posts in lists of holders (某新区管委会主任)."""
    for match in POST_HEAD.finditer(text):
        chunk = re.compile(r"[^ 、，。；：\n（）《》“”]{2,25}$").search(text, max(0, match.start() - 26), match.start())
        if (
            chunk
            and is_body(chunk[0])
            and not EDGE.search(chunk[0])
            and not re.search(r"同志|兼|^[由任原]|[现曾]任|^办公室$|辞去|担任|任命|常委$|投资方|免去", chunk[0])
        ):
            yield Span(after_name(text, *chunk.span()), chunk.end())


def after_name(text: str, start: int, end: int) -> int:
    """Return where a body begins after the name of its holder, where a sentence opens with one (林岚|省政府党组成员)."""
    for low in (start + 2, start + 3):
        if _LEVEL.match(text, low, end) and is_name(text[start:low]) and text.count(text[start : low + 1]) == 1:
            return low if opens_sentence(text, start) else start
    return start
