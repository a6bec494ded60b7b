"""Bodies where official documents list them: masthead, addressees, signature, the tail of a task, an official's duties.

Each item of such a list is a body however it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from govgraph.extract.mentions.body_forms import EVERY, GENERIC_HEAD, NO_BODY, is_body, is_office
from govgraph.extract.mentions.lists import Item, split_list
from govgraph.extract.records import Document, Mentions, Part, Span

_DUTY_VERB: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,12}同志)?(?:同时|具体|主要|并|还)*(?:联系|分管|协管|主管|负责)(?=[各省市县区国中]|[\u4e00-\u9fff]{2,})"
)
_DUTY: Final = re.compile(
    r"(?:分管|主管|联系|协管|协助[\u4e00-\u9fff]{0,8}?(?:分管|联系|主管)|兼管)[：: ]?(?P<list>[^。；\n：]{2,900})"
)


_PIECES: Final = re.compile(r"(?<=[委门])、(?=各直属(?:机构|单位))")
"""Two classes of bodies under one head: 国务院各部委、各直属机构."""


def listed_bodies(document: Document, mentions: Mentions) -> Iterator[Span]:
    """Yield the bodies of a document's lists."""
    text = document.text
    for part in (Part.MASTHEAD, Part.SIGNATURE):
        if (span := document.parts.get(part)) is not None:
            yield from (
                item.span
                for item in split_list(text, span.start, span.end)
                if is_body(text[item.span.start : item.span.end])
            )
    if (span := document.parts.get(Part.ADDRESSEES)) is not None:
        position = span.start
        for name in document.addressees:
            start = text.find(name, position, span.end)
            if start >= 0:
                position = start
                for piece in _PIECES.split(name):
                    yield Span(position, position + len(piece))
                    position += len(piece) + 1
    for tail in mentions["tails"]:
        yield from _bodies(text, split_list(text, tail.span.start, tail.span.end), lenient=True)
    for match in _DUTY.finditer(text):
        for item in split_list(text, *match.span("list")):
            if verb := _DUTY_VERB.match(text, item.span.start, item.span.end):
                item = Item(Span(verb.end(), item.span.end), item.bracket)
            name = text[item.span.start : item.span.end]
            if is_office(name.removesuffix("工作")):
                yield Span(item.span.start, item.span.end - 2 * name.endswith("工作"))
            yield from _bodies(text, (item,), lenient=False)


_OF_A_FIELD: Final = re.compile(r"(?!各|有关|相关|其他|[省市县区州国])[\u4e00-\u9fff]{2,6}部门")


def _bodies(text: str, items: Iterable[Item], *, lenient: bool) -> Iterator[Span]:
    before = True
    for item in items:
        name = text[item.span.start : item.span.end]
        read = is_body(name) or (
            lenient
            and (GENERIC_HEAD.search(name) is not None or EVERY.match(name) is not None)
            and len(name) <= 30
            and NO_BODY.search(name) is None
            and (
                before or _OF_A_FIELD.fullmatch(name) is None
            )  # 市政、工商、文化部门: the last of fields that share a head
        )
        before = read
        if read:
            yield item.span
        if item.bracket is not None:
            for inner in split_list(text, item.bracket.start, item.bracket.end):
                if is_body(text[inner.span.start : inner.span.end]):
                    yield inner.span
