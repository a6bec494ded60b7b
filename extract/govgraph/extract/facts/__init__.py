"""Mentions to facts: one file a kind of fact, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from govgraph.extract.facts.appointment import extract_appointments
from govgraph.extract.facts.citation import extract_citations
from govgraph.extract.facts.coordination import extract_coordination
from govgraph.extract.facts.document import extract_document
from govgraph.extract.facts.duty import extract_duties
from govgraph.extract.facts.mention import extract_mentions
from govgraph.extract.facts.naming import extract_namings
from govgraph.extract.facts.position import extract_positions
from govgraph.extract.facts.project import extract_projects
from govgraph.extract.facts.reorganization import extract_reorganizations
from govgraph.extract.facts.responsibility import extract_responsibilities
from govgraph.extract.facts.site import extract_sites
from govgraph.extract.facts.target import extract_targets
from govgraph.extract.records import Document, Fact, Issue, Mentions

Extractor = Callable[[Document, Mentions], Iterator[Fact | Issue]]

EXTRACTORS: Final[tuple[Extractor, ...]] = (
    extract_document,
    extract_mentions,
    extract_citations,
    extract_coordination,
    extract_appointments,
    extract_duties,
    extract_namings,
    extract_positions,
    extract_reorganizations,
    extract_responsibilities,
    extract_targets,
    extract_projects,
    extract_sites,
)
"""Every extractor; a new kind of fact is a new file and a new line."""
