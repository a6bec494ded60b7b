"""A part of a whole that is to reach something: 85%以上的行政村达到标准, where the indicator is the whole."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.figures import is_given
from govgraph.extract.mentions.goal_found import Found
from govgraph.extract.mentions.indicators import SCOPE
from govgraph.extract.records import Mention, Span

_WHOLE: Final = re.compile(
    r"的(?P<noun>[\u4e00-\u9fff]{2,14}?)(?:（[^（）]{1,10}）)?(?:全部|基本|[一二三]级)?(?:达到|达标|建成|实现|完成|通过|具备|建立|开展|纳入|创建|得到|(?P<gets>享[有受])|用上|接入|通上|配[有备]|推行|普及)"
)


def part_of_whole(text: str, quantity: Mention, clause: Span) -> Found | None:
    """Read the whole that a percentage is a part of, with what it reaches, or return None."""
    whole = _WHOLE.match(text, quantity.span.end)
    if whole is None or (is_given(text[clause.start : clause.end], "") and not whole["gets"]):
        return None
    noun = Span(whole.start("noun"), whole.end("noun"))
    evidence = Span(quantity.span.start, noun.end)
    scope = SCOPE.search(text, clause.start, quantity.span.start)
    comparator = str(quantity.attributes["comparator"])
    return Found(noun, whole["noun"], evidence, quantity, comparator, "level", scope[0] if scope else None)
