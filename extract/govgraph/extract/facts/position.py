"""``holds_position``: a person is printed beside a post that is theirs at the time of printing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.facts.appointment import read_column
from govgraph.extract.facts.making import make_fact
from govgraph.extract.mentions.posts import HEAD, read_post
from govgraph.extract.records import Document, Fact, Issue, Mentions, Span

_BESIDES: Final = re.compile(
    rf"(?:同志)?(?:目前|现|同时|并|还)*兼任(?P<post>[^、，。；：\n]{{2,24}}?(?:{HEAD}))(?=[，。；\n]|$)"
)
"""A post held besides those printed before the name: 县委常委何山兼任县政府秘书长."""
_GIVEN: Final = re.compile("任命|决定|同意|通过|提名|推荐|明确|免去|由|拟|宣布|领导小组|指挥部|专班|委员会")
"""What before them makes of it an appointment, or a role in a body of coordination."""


def extract_positions(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a post; a chain (县委常委、副县长) gives one each.

    A former post (原副市长) is none, nor is one printed in a list of appointments, which says who is to hold it, or no longer.
    """
    for person in mentions["people"]:
        if person.attributes["posts"] and read_column(document, person) is not None:
            continue
        posts = person.attributes["posts"]
        start, end = person.attributes["holder_start"], person.attributes["holder_end"]
        assert isinstance(posts, tuple) and isinstance(start, int) and isinstance(end, int)
        for printed in posts:
            post = read_post(printed)
            yield make_fact(
                document,
                "holds_position",
                person.text,
                printed,
                Span(start, end),
                extractor="position",
                org=post.org if post else None,
                **{"from": None, "to": None},
            )
        if posts and (besides := _BESIDES.match(document.text, person.span.end)):
            printed = document.surface(*besides.span("post"))
            sentence = document.text[document.text.rfind("。", 0, start) + 1 : start]
            if (post := read_post(printed)) is not None and not _GIVEN.search(sentence):
                yield make_fact(
                    document,
                    "holds_position",
                    person.text,
                    printed,
                    Span(start, besides.end()),
                    extractor="position",
                    org=post.org,
                    **{"from": None, "to": None},
                )
