"""Reading an RDF dataset: queries whose default graph is the union of all graphs, and all quads in a fixed order.

A :class:`View` is what everything that reads a graph is given. :class:`LocalView` reads an Oxigraph database on this
machine; :class:`~govgraph.graph.endpoint.EndpointView` asks a server. Both give the same answers.
"""

from __future__ import annotations

import os
import weakref
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten
from types import TracebackType
from typing import Final, Self

import pyoxigraph as ox

from govgraph.graph.errors import QueryError
from govgraph.graph.manifest import Input, Manifest
from govgraph.graph.moments import quads_as_of
from govgraph.graph.sparql import read_query
from govgraph.ontology import mint
from govgraph.ontology.namespaces import PREFIXES

Results = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]
"""What a query answers: SELECT, ASK, and CONSTRUCT or DESCRIBE."""

Subject = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

INFERRED: Final = ox.NamedNode(mint.shared_graph_iri("inferred"))
"""The named graph of what is inferred (see :mod:`govgraph.graph.inference`)."""


class View(ABC):
    """Reading access to one dataset.

    Use it as a context manager, or let it go, to release what it holds.
    """

    @staticmethod
    def in_memory(quads: Iterable[ox.Quad]) -> LocalView:
        """Make a view of some quads, for tests and notebooks."""
        store = ox.Store()
        store.extend(quads)
        return LocalView(store)

    @abstractmethod
    def query(self, sparql: str) -> Results:
        """Run a SPARQL 1.1 query; the default graph is the union of all graphs, unless the query says FROM.

        The project's prefixes need not be declared. Raises QueryError when the query is malformed or does more than
        read. Time and rows are bounded by :func:`govgraph.graph.query.run_query`, which is for what a user typed.
        """

    def select(self, sparql: str) -> Iterator[ox.QuerySolution]:
        """Run a SELECT query and yield its solutions; raises QueryError as :meth:`query` does, or for another form."""
        results = self.query(sparql)
        if not isinstance(results, ox.QuerySolutions):
            raise QueryError("this query is not a SELECT query")
        yield from results

    @abstractmethod
    def graphs(self) -> tuple[Subject, ...]:
        """Return the names of the named graphs, sorted."""

    @abstractmethod
    def match(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that have these parts, None being any, in no particular order."""

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad, sorted by graph, subject, predicate and object; the default graph comes first."""
        for name in (ox.DefaultGraph(), *self.graphs()):
            yield from sorted(self.match(graph=name), key=_quad_order)

    def asserted(self) -> Iterator[ox.Quad]:
        """Yield the quads that documents and resolution assert, in the order of :meth:`quads`; nothing inferred."""
        return (quad for quad in self.quads() if quad.graph_name != INFERRED)

    @abstractmethod
    def inputs(self) -> tuple[Input, ...]:
        """Return the source files that the graph was read from, with the SHA-256 of each, sorted."""

    def as_of(self, day: str) -> LocalView:
        """Return a view, in memory, of the graph as it was on a day: YYYY, YYYY-MM or YYYY-MM-DD.

        What that means is said in :mod:`govgraph.graph.moments`. Raises QueryError when it is no date.
        """
        view = View.in_memory(quads_as_of(self.local().store, day))
        view.manifest = Manifest(self.inputs())
        return view

    @abstractmethod
    def local(self) -> LocalView:
        """Return the same dataset on this machine: the view itself, or all that it shows, in memory."""

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of quads."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what the view holds; a closed view must not be used."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class LocalView(View):
    """A view of one finished generation of a store, or of quads in memory.

    ``path`` is the store's directory and ``location`` that of the Oxigraph database in it, both None in memory. The
    view shows the same quads as long as it lives, whatever is published meanwhile.
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
        self._release: weakref.finalize[[int], LocalView] | None = None

    def query(self, sparql: str) -> Results:
        """Run a query on the database; see :meth:`View.query`."""
        query = read_query(sparql)
        union = not query.dataset  # Oxigraph would let the union win over FROM
        try:
            return self.store.query(query.text, use_default_graph_as_union=union, prefixes=dict(PREFIXES))
        except (SyntaxError, ValueError, RuntimeError) as error:
            # Oxigraph lists all that could stand there, which fills a screen
            raise QueryError(f"malformed query: {shorten(one_line(error), 200, placeholder=' …')}") from error

    def graphs(self) -> tuple[Subject, ...]:
        """Return the names of the named graphs, sorted."""
        return tuple(sorted(self.store.named_graphs(), key=str))

    def match(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that have these parts; see :meth:`View.match`."""
        return self.store.quads_for_pattern(subject, predicate, object, graph)

    def inputs(self) -> tuple[Input, ...]:
        """Return the source files, as the manifest has them."""
        return self.manifest.inputs

    def local(self) -> LocalView:
        """Return the view itself."""
        return self

    def __len__(self) -> int:
        return len(self.store)

    def close(self) -> None:
        """Let go of the generation, so that a later writer may remove it; a closed view must not be used."""
        if self._release is not None:
            self._release()

    def _hold(self, lease: int) -> None:
        """Keep an open file descriptor, and the shared lock on it, until the view is closed or forgotten."""
        self._release = weakref.finalize(self, os.close, lease)


def one_line(error: BaseException) -> str:
    """Return an exception's message on one line, or its type's name when it has none."""
    return " ".join(str(error).split()) or type(error).__name__


def _quad_order(quad: ox.Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)
