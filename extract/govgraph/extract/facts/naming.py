"""``also_known_as``: the other signs of a body (加挂牌子), printed in brackets after its name in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.extract.facts.making import make_fact
from govgraph.extract.mentions.lists import split_list
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span


def extract_namings(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact for each name in the brackets that is itself the name of a body; evidence runs from the body to it."""
    bodies = {body.span.start: body for body in mentions["organizations"]}
    for body in mentions["organizations"]:
        if body.label == "collective":
            continue
        brackets = re.compile(r"（([^（）]{2,120})）").match(document.text, body.span.end)
        if brackets is None:
            continue
        items = [bodies.get(item.span.start) for item in split_list(document.text, *brackets.span(1))]
        if items and all(item is not None for item in items):
            for other in items:
                assert isinstance(other, Mention)
                yield make_fact(
                    document,
                    "also_known_as",
                    body.text,
                    other.text,
                    Span(body.span.start, other.span.end),
                    extractor="naming",
                )
