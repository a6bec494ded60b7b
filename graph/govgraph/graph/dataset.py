"""Reading an RDF dataset: queries whose default graph is the union of all graphs, and all quads in a fixed order."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten
from types import TracebackType
from typing import Final, Self

import pyoxigraph as ox

from govgraph.graph.errors import QueryError
from govgraph.graph.manifest import Manifest
from govgraph.graph.moments import quads_as_of
from govgraph.graph.sparql import read_query
from govgraph.ontology import mint
from govgraph.ontology.namespaces import PREFIXES

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

INFERRED: Final = ox.NamedNode(mint.shared_graph_iri("inferred"))
"""The named graph of what is inferred (see :mod:`govgraph.graph.inference`)."""


class View:
    """Reading access to one finished generation, or to quads in memory.

    ``path`` is the store's directory and ``location`` that of the Oxigraph database in it, both None in memory. A view
    shows the same quads as long as it lives, whatever is published meanwhile; use it as a context manager, or let it
    go, to release its generation.
    """

    def __init__(
        self,
        store: ox.Store,
        *,
        path: Path | None = None,
        location: str | None = None,
        manifest: Manifest | None = None,
    ) -> None:
        self.store = store
        self.path = path
        self.location = location
        self.manifest = manifest or Manifest()
        self._release: weakref.finalize[[int], View] | None = None

    @classmethod
    def in_memory(cls, quads: Iterable[ox.Quad]) -> Self:
        """Make a view of some quads, for tests and notebooks."""
        store = ox.Store()
        store.extend(quads)
        return cls(store)

    def query(self, sparql: str) -> Results:
        """Run a SPARQL 1.1 query; the default graph is the union of all graphs, unless the query says FROM.

        The project's prefixes need not be declared. Raises QueryError when the query is malformed or does more than
        read. Time and rows are bounded by :func:`govgraph.graph.query.run_query`, which is for what a user typed.
        """
        query = read_query(sparql)
        union = not query.dataset  # Oxigraph would let the union win over FROM
        try:
            return self.store.query(query.text, use_default_graph_as_union=union, prefixes=dict(PREFIXES))
        except (SyntaxError, ValueError, RuntimeError) as error:
            # Oxigraph lists all that could stand there, which fills a screen
            raise QueryError(f"malformed query: {shorten(one_line(error), 200, placeholder=' …')}") from error

    def select(self, sparql: str) -> Iterator[ox.QuerySolution]:
        """Run a SELECT query and yield its solutions; raises QueryError as :meth:`query` does, or for another form."""
        results = self.query(sparql)
        if not isinstance(results, ox.QuerySolutions):
            raise QueryError("this query is not a SELECT query")
        yield from results

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad, sorted by graph, subject, predicate and object; the default graph comes first."""
        names: list[ox.DefaultGraph | ox.NamedNode | ox.BlankNode] = [ox.DefaultGraph()]
        names += sorted(self.store.named_graphs(), key=str)
        for name in names:
            yield from sorted(self.store.quads_for_pattern(None, None, None, name), key=_quad_order)

    def asserted(self) -> Iterator[ox.Quad]:
        """Yield the quads that documents and resolution assert, in the order of :meth:`quads`; nothing inferred."""
        return (quad for quad in self.quads() if quad.graph_name != INFERRED)

    def as_of(self, day: str) -> View:
        """Return a view, in memory, of the graph as it was on a day: YYYY, YYYY-MM or YYYY-MM-DD.

        What that means is said in :mod:`govgraph.graph.moments`. Raises QueryError when it is no date.
        """
        view = View.in_memory(quads_as_of(self.store, day))
        view.path, view.manifest = self.path, self.manifest
        return view

    def __len__(self) -> int:
        return len(self.store)

    def close(self) -> None:
        """Let go of the generation, so that a later writer may remove it; a closed view must not be used."""
        if self._release is not None:
            self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _hold(self, lease: int) -> None:
        """Keep an open file descriptor, and the shared lock on it, until the view is closed or forgotten."""
        self._release = weakref.finalize(self, os.close, lease)


def one_line(error: BaseException) -> str:
    """Return an exception's message on one line, or its type's name when it has none."""
    return " ".join(str(error).split()) or type(error).__name__


def _quad_order(quad: ox.Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)
