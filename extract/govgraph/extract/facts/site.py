"""``site``: each named place or facility below the county once a document, with its type."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.extract.facts.making import make_fact
from govgraph.extract.records import Document, Fact, Issue, Mentions


def extract_sites(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a name; its evidence is where the name is first printed."""
    seen: set[str] = set()
    for site in mentions["sites"]:
        if site.text not in seen:
            seen.add(site.text)
            yield make_fact(document, "site", site.text, site.label, site.span, extractor="site")
