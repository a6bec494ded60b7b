"""``org_mention`` and ``person_mention``: every body and every person a document names, once a printed form."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.extract.facts.making import make_fact
from govgraph.extract.records import Document, Fact, Issue, Mentions


def extract_mentions(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield the first mention of each printed form; of a person, the first that prints a title beside the name."""
    seen: set[str] = set()
    for body in mentions["organizations"]:
        if body.text not in seen:
            seen.add(body.text)
            yield make_fact(document, "org_mention", body.text, body.label, body.span, extractor="mention")
    titles: dict[str, str] = {}
    for person in mentions["people"]:
        title = str(person.attributes.get("title") or "")
        if not titles.get(person.text):
            titles[person.text] = title
    named: set[str] = set()
    for person in mentions["people"]:
        if person.text not in named:
            named.add(person.text)
            yield make_fact(
                document, "person_mention", person.text, titles[person.text], person.span, extractor="mention"
            )
