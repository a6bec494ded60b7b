"""The text of a document as the graph keeps it: clauses under headings, cut where what is named in them begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from govgraph.graph.dataset import View
from govgraph.graph.rdf.documents import HEADING_SEPARATOR
from govgraph.graph.serve.reading.statements import MENTIONS, Statement

_HIDDEN: Final = re.compile(r"\[bookmark:[^\]]*\]")
"""What a converter left in the text; it counts for offsets and is not shown."""

_LEAD: Final = re.compile(r"^\s*[（(]?[0-9一二三四五六七八九十]+[）).．、]\s*")
"""The number of a clause."""
_ROLED: Final = frozenset({"oversees", "responsible_for", "cites", "coordination_member"})

_KIND: Final = {
    "org_mention": "organization",
    "person_mention": "official",
    "site": "site",
    "target": "target",
    "project": "project",
    "cites": "cited",
    "responsible_for": "organization",
    "oversees": "organization",
    "portfolio": "area",
    "holds_position": "post",
    "appointed": "official",
    "removed": "official",
    "also_known_as": "organization",
    "reorganized": "organization",
    "coordination_member": "organization",
}
"""Relation → kind of what its quote names."""

_CLAUSES: Final = """
SELECT DISTINCT ?text ?start ?end ?source ?path {
  ?clause a gov:Clause ; dcterms:isPartOf DOCUMENT ; oa:exact ?text ; oa:start ?start ; oa:end ?end ; gov:sourceName ?source .
  OPTIONAL { ?clause gov:headingPath ?path }
}"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a thing; ``wide`` tells that it says more than a name (a target, a project)."""

    start: int
    end: int
    kind: str
    iri: str
    statement: str

    @property
    def wide(self) -> bool:
        """Whether others may stand within it."""
        return self.kind == "target"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one innermost mention (or none), within wider ones; ``cited`` marks the quote asked for."""

    text: str
    start: int
    mention: Mention | None
    around: Mention | None
    cited: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A clause with the headings that are new above it (level and text), its pieces, and the facts that it states."""

    source: str
    start: int
    headings: tuple[tuple[int, str], ...]
    pieces: tuple[Piece, ...]
    facts: tuple[Statement, ...]

    @property
    def groups(self) -> list[tuple[str, str, list[Statement]]]:
        """The facts by relation and role, in the order in which these first occur."""
        found: dict[tuple[str, str], list[Statement]] = {}
        for each in self.facts:
            role = each.role if each.relation in _ROLED else ""
            found.setdefault((each.relation, role), []).append(each)
        return [(relation, role, facts) for (relation, role), facts in found.items()]


def read_blocks(view: View, iri: str, statements: Sequence[Statement], at: str = "") -> list[Block]:
    """Return the clauses of a document in the order of its text; ``at`` (source:start-end) is a quote to be marked."""
    rows = sorted(
        (row["source"].value, int(row["start"].value), row["text"].value, row["path"].value if row["path"] else "")
        for row in view.select(_CLAUSES.replace("DOCUMENT", f"<{iri}>"))
    )
    wanted = _place(at)
    blocks = []
    above: tuple[str, ...] = ()
    for source, start, text, path in rows:
        end = start + len(text)
        here = [
            each
            for each in statements
            if each.passage.source == source and start <= each.passage.start and each.passage.end <= end
        ]
        cited = (wanted[1], wanted[2]) if wanted and wanted[0] == source and start <= wanted[1] < end else None
        headings = tuple(path.split(HEADING_SEPARATOR)) if path else ()
        fresh = [
            (index + 1, each) for index, each in enumerate(headings) if above[: index + 1] != headings[: index + 1]
        ]
        if fresh and _LEAD.sub("", _HIDDEN.sub("", text)).startswith(fresh[-1][1]):  # the clause says it itself
            fresh.pop()
        above = headings or above
        pieces = tuple(cut(text, start, mentions_of(here), cited))
        facts = tuple(each for each in here if each.relation not in MENTIONS)
        blocks.append(Block(source, start, tuple(fresh), pieces, facts))
    return blocks


def mentions_of(statements: Iterable[Statement]) -> list[Mention]:
    """Return what is named where, each stretch once: a plain mention says better what it is than a fact about it."""
    found: dict[tuple[int, int], Mention] = {}
    for each in sorted(statements, key=lambda one: one.relation not in MENTIONS):
        kind = _KIND.get(each.relation)
        if kind is None:
            continue
        iri = _named(each)
        place = (each.passage.start, each.passage.end)
        if place not in found and iri:
            found[place] = Mention(*place, kind, iri, each.iri)
    return list(found.values())


def cut(text: str, start: int, mentions: Iterable[Mention], cited: tuple[int, int] | None = None) -> Iterator[Piece]:
    """Cut a text, which begins at an offset, into pieces; what a converter left in it is left out."""
    listed = sorted(mentions, key=lambda each: (each.end - each.start, each.start))
    hidden = [(start + each.start(), start + each.end()) for each in _HIDDEN.finditer(text)]
    edges = {start, start + len(text)}
    for low, high in [*((each.start, each.end) for each in listed), *hidden, *([cited] if cited else [])]:
        edges |= {edge for edge in (low, high) if start < edge < start + len(text)}
    order = sorted(edges)
    for low, high in pairwise(order):
        if any(a <= low and high <= b for a, b in hidden):
            continue
        over = [each for each in listed if each.start <= low and high <= each.end]
        inner = over[0] if over else None
        around = next((each for each in over[1:] if each.wide), None)
        marked = cited is not None and cited[0] <= low and high <= cited[1]
        yield Piece(text[low - start : high - start], low, inner, around, marked)


def _named(statement: Statement) -> str | None:
    """Return what the quote of a statement names: a target itself, the subject of most, the object of duties."""
    if statement.relation == "target":
        return statement.iri
    if statement.relation in {"oversees", "portfolio", "cites", "also_known_as"}:
        return statement.object
    if statement.relation == "holds_position":
        return statement.told.get("post_iri") or statement.object
    return statement.subject


def _place(at: str) -> tuple[str, int, int] | None:
    source, _, span = at.rpartition(":")
    low, _, high = span.partition("-")
    if not (source and low.isdecimal() and high.isdecimal() and len(low) < 12 and len(high) < 12):
        return None
    return source, int(low), int(high)
