"""Links outwards: what the graph's divisions and bodies are called in other data sets, as ``skos:exactMatch``.

A link file is a table, fields apart by a tab: the GB/T 2260 code of a division or the full name of a body, the IRI of the
same thing elsewhere, and (for readers only) a label. ``wikidata.tsv`` beside this file ships with govgraph and says in its
header where it is from; a build adds the files it is given.

``skos:exactMatch``, not ``owl:sameAs``: an item elsewhere may speak of a place and of its government as one thing, and
what it says must not become what our documents say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import Quad

from govgraph.extract.records import Entity
from govgraph.graph.errors import BuildError
from govgraph.graph.rdf.terms import GraphWriter
from govgraph.ontology import mint
from govgraph.ontology.namespaces import SKOS

_IRI: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_LINKED: Final = frozenset({"jurisdiction", "organization"})


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One line of a link file: a division's code or a body's full name, and the IRI of the same thing elsewhere."""

    name: str
    iri: str


def read_links(text: str, source: str) -> tuple[Link, ...]:
    """Read a link file, called ``source`` in messages; empty lines and lines that begin with # are skipped.

    Raises BuildError, in one line that names the line of the file, for a line without a name or an IRI.
    """
    found: set[Link] = set()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, iri, *_ = (*(field.strip() for field in line.split("\t")), "", "")
        if not name or not _IRI.fullmatch(iri):
            raise BuildError(
                f"{source}: line {number}: expected a code or name and an IRI (http…), apart by a tab"
                " / 应为代码或名称、制表符、IRI"
            )
        found.add(Link(name, iri))
    return tuple(sorted(found))


@cache
def bundled_links() -> tuple[Link, ...]:
    """Return the links that ship with govgraph: the State and its provinces in Wikidata."""
    return read_links(files(__package__).joinpath("wikidata.tsv").read_text(encoding="utf-8"), "wikidata.tsv")


def link_quads(entities: Iterable[Entity], links: Iterable[Link]) -> Iterator[Quad]:
    """Yield the links of the entities that the graph has, in the graph ``links``; a name of several things links none."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind in _LINKED:
            own = entity.jurisdiction if entity.kind == "jurisdiction" else None
            for name in {entity.label, *([own] if own else [])}:
                bearers[name].add(entity.iri)
    writer = GraphWriter(mint.shared_graph_iri("links"))
    for link in links:
        if len(bearers[link.name]) == 1:
            writer.link(min(bearers[link.name]), SKOS.exactMatch, link.iri)
    yield from sorted(writer.quads, key=str)
