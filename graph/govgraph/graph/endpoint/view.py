"""A view of a dataset that a server holds."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Final, Self

import pyoxigraph as ox

from govgraph.graph.dataset import GraphName, LocalView, Results, Subject, Term, View
from govgraph.graph.endpoint.answers import JSON, N_TRIPLES, count_rows, joined, read_results, read_triples
from govgraph.graph.endpoint.order import as_stored, constructed, order_clause
from govgraph.graph.endpoint.protocol import Answer, Credentials, Parameters, Protocol
from govgraph.graph.endpoint.text import check, construction, declared, parted
from govgraph.graph.errors import EndpointError, QueryError
from govgraph.graph.manifest import Input, Manifest
from govgraph.graph.sparql import Query
from govgraph.ontology.namespaces import ID

TIMEOUT: Final = 600.0
"""Seconds that one request may take, where nobody says otherwise: fetching a large graph takes its time."""

GRAPHS: Final = f"{ID.graph}/"
"""How the names of our graphs begin. A server may hold others, which a view does not show (a query sees them)."""

_OURS: Final = f'FILTER(STRSTARTS(STR(?graph), "{GRAPHS}"))'


class EndpointView(View):
    """Reading access to the graphs of govgraph on a server, by the SPARQL 1.1 Protocol.

    What it shows is what the server holds at the moment of each request: it may change between two of them. A query is
    read and parsed here before it is sent, so what a store refuses is refused, in the same words.
    """

    def __init__(self, protocol: Protocol, *, seconds: float = TIMEOUT) -> None:
        self._protocol = protocol
        self._seconds = seconds
        self._enough: int | None = None
        self._union: Parameters = ()

    @classmethod
    def connect(cls, url: str, *, credentials: Credentials | None = None, seconds: float = TIMEOUT) -> Self:
        """Open an endpoint for reading; ``seconds`` bounds each request.

        Raises EndpointError when no SPARQL server answers there, when it holds no graph of ours, or when its default
        graph cannot be made the union of all graphs.
        """
        view = cls(Protocol(url, credentials), seconds=seconds)
        try:
            view._union = view._way_to_the_union()
        except BaseException:
            view.close()
            raise
        return view

    @property
    def name(self) -> str:
        """The address of the endpoint, without a password."""
        return self._protocol.name

    def within(self, seconds: float, rows: int | None = None) -> Self:
        """Return the same view with other bounds: seconds for each request, and rows that will do where a server cuts."""
        view = copy.copy(self)
        view._seconds, view._enough = seconds, rows
        return view

    def query(self, sparql: str) -> Results:
        """Run a query on the server; see :meth:`View.query`. Raises EndpointError too, when the server fails."""
        query = check(sparql)
        if query.form == "DESCRIBE":
            return iter(read_triples(self._ask(sparql, query, N_TRIPLES), self.name))
        if query.form == "ASK":
            return read_results(self._ask(sparql, query, JSON), self.name)
        if query.form == "CONSTRUCT":
            template, select = construction(sparql)
            return iter(constructed(self._solutions(select, query, None), template, parted(sparql)[0]))
        return as_stored(self._solutions(sparql, query, self._enough), sparql)

    def _solutions(self, sparql: str, query: Query, enough: int | None) -> ox.QuerySolutions:
        """Return the solutions to a SELECT, as the server writes them; where it cuts, ``enough`` of them will do."""
        answer = self._ask(sparql, query, JSON)
        results = read_results(answer, self.name)
        if not isinstance(results, ox.QuerySolutions):
            raise EndpointError(f"{self.name}: asked for rows, it answered yes or no; is this a SPARQL endpoint?")
        if answer.cut is None or (enough is not None and enough <= answer.cut):
            return results
        variables = [each.value for each in results.variables]
        if query.dataset or not order_clause(sparql)[1] <= set(variables):
            raise self._cut(answer.cut)
        return self._paged(sparql, query, variables, answer.cut)

    def graphs(self) -> tuple[Subject, ...]:
        """Return the names of our graphs on the server, sorted."""
        return tuple(self.sizes())

    def match(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads of our graphs that have these parts; see :meth:`View.match`."""
        if isinstance(graph, ox.DefaultGraph):
            return  # ours are all named
        parts = {"s": subject, "p": predicate, "o": object, "graph": graph}
        s, p, o, g = (f"?{name}" if part is None else str(part) for name, part in parts.items())
        wanted = " ".join(f"?{name}" for name, part in parts.items() if part is None)
        pattern = f"{{ GRAPH {g} {{ {s} {p} {o} }} {_OURS if graph is None else ''} }}"
        if not wanted:
            if self.query(f"ASK {pattern}"):
                yield ox.Quad(subject, predicate, object, graph)  # type: ignore[arg-type]
            return
        for row in self.select(f"SELECT {wanted} {pattern}"):
            found = {name: row[name] if part is None else part for name, part in parts.items()}
            yield ox.Quad(*found.values())  # type: ignore[arg-type]

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad of our graphs in the order of :meth:`View.quads`, graph by graph.

        Raises EndpointError when a graph comes with fewer or more quads than the server says that it has.
        """
        for graph, size in self.sizes().items():
            found = sorted(set(self.match(graph=graph)), key=lambda quad: (*map(str, quad.triple),))
            if len(found) != size:
                raise EndpointError(
                    f"{self.name}: of the {size} quads of {graph} the server gave {len(found)}; "
                    "it is being written, or cuts answers: try again, or raise its row limit"
                )
            yield from found

    def inputs(self) -> tuple[Input, ...]:
        """Return the source files of the documents in the graph."""
        rows = self.select(
            "SELECT DISTINCT ?name ?digest { ?document gov:sourceName ?name ; gov:sourceDigest ?digest }"
        )
        return tuple(sorted(Input(row["name"].value, row["digest"].value) for row in rows))

    def local(self) -> LocalView:
        """Return all that the view shows, fetched into memory."""
        view = View.in_memory(self.quads())
        view.manifest = Manifest(self.inputs())
        return view

    def __len__(self) -> int:
        return sum(self.sizes().values())

    def close(self) -> None:
        """Close the connections."""
        self._protocol.close()

    def sizes(self) -> dict[ox.NamedNode, int]:
        """Return our graphs, sorted, and how many quads each has."""
        rows = self.select(f"SELECT ?graph (COUNT(*) AS ?n) {{ GRAPH ?graph {{ ?s ?p ?o }} {_OURS} }} GROUP BY ?graph")
        sizes = {row["graph"]: int(row["n"].value) for row in rows}
        return {graph: sizes[graph] for graph in sorted(sizes, key=str)}

    def _way_to_the_union(self) -> Parameters:
        """Return what to send along with a query so that its default graph is the union of all graphs.

        Virtuoso and many others need nothing. Oxigraph has a parameter of its own. What the protocol itself offers,
        naming every graph (§2.1.4), comes last, because it grows with the number of documents.
        """
        found = list(self.select(f"SELECT ?graph ?s ?p {{ GRAPH ?graph {{ ?s ?p ?o }} {_OURS} }} LIMIT 1"))
        if not found:
            raise EndpointError(f"{self.name}: holds no graph of govgraph yet; run govgraph push --endpoint first")
        probe = f"ASK {{ {found[0]['s']} {found[0]['p']} ?o }}"
        for way in ((), (("union-default-graph", "true"),)):
            if self._holds(probe, way):
                return way
        names = [graph.value for graph in self.sizes()]
        listed = [(f"{kind}-graph-uri", name) for kind in ("default", "named") for name in names]
        if self._holds(probe, listed):
            return listed
        raise EndpointError(
            f"{self.name}: queries do not see the named graphs; set the server's default graph to the union of all graphs"
        )

    def _holds(self, probe: str, way: Parameters) -> bool:
        self._union = way
        try:
            return bool(self.query(probe))
        finally:
            self._union = ()

    def _ask(self, sparql: str, query: Query, accept: str) -> Answer:
        # a dataset in the protocol would win over FROM
        return self._protocol.ask(declared(sparql), accept, self._seconds, () if query.dataset else self._union)

    def _paged(self, sparql: str, query: Query, variables: list[str], page: int) -> ox.QuerySolutions:
        """Return all solutions of a SELECT whose answer the server cut, got in pages of so many rows.

        The rows are put in order inside and cut outside: Virtuoso sorts no more than a limit's worth otherwise. What
        the query itself says of their order is done here, at the end.
        """
        names = " ".join(f"?{name}" for name in variables)
        prologue, select = parted(sparql)
        pages: list[Answer] = []
        while not pages or count_rows(pages[-1]) == page:
            inner = f"SELECT {names} {{ {{ {select} }} }} ORDER BY {names}"
            text = f"{prologue}SELECT {names} {{ {{ {inner} }} }} LIMIT {page} OFFSET {page * len(pages)}"
            pages.append(self._ask(text, query, JSON))
        results = read_results(joined(pages), self.name)
        assert isinstance(results, ox.QuerySolutions)
        return results

    def _cut(self, rows: int) -> QueryError:
        return QueryError(
            f"{self.name}: the server cuts every answer at {rows} rows; raise its limit (in Virtuoso ResultSetMaxRows), "
            "or ask for fewer"
        )
