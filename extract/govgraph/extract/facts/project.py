"""``project``: each particular project a document names, with its investment, capacity, site, year and status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govgraph.extract.facts.making import make_fact
from govgraph.extract.records import Document, Fact, Issue, Mentions

_QUALIFIERS: Final = ("investment", "investment_shared", "capacity", "site", "year", "status")


def extract_projects(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a mention; the subject is the project's name, composed where several share a head."""
    for project in mentions["projects"]:
        qualifiers = {name: project.attributes.get(name) for name in _QUALIFIERS}
        if qualifiers["investment_shared"] is None:
            del qualifiers["investment_shared"]
        yield make_fact(
            document, "project", str(project.attributes["name"]), "", project.span, extractor="project", **qualifiers
        )
