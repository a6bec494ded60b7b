"""``holds_position``: a person is printed beside a post that is theirs at the time of printing."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.extract.facts.appointment import read_column
from govgraph.extract.facts.making import make_fact
from govgraph.extract.mentions.posts import read_post
from govgraph.extract.records import Document, Fact, Issue, Mentions, Span


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
