"""Putting a store's graph on a server, one named graph at a time.

SPARQL 1.1 Graph Store HTTP Protocol: https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import httpx
import pyoxigraph as ox

from govgraph.graph.dataset import View
from govgraph.graph.endpoint.protocol import Credentials, Protocol
from govgraph.graph.endpoint.view import GRAPHS, TIMEOUT, EndpointView
from govgraph.graph.errors import EndpointError, StoreError

GRAPH_STORES: Final = {"query": "store", "sparql": "sparql-graph-crud-auth"}
"""The last part of an endpoint's address → that of its graph store, of Oxigraph and of Virtuoso."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was put on a server: named graphs written, graphs deleted there, and quads that it holds of ours now."""

    graphs: int
    deleted: int
    quads: int


def push(
    view: View,
    endpoint: str,
    *,
    graph_store: str | None = None,
    credentials: Credentials | None = None,
    seconds: float = TIMEOUT,
    progress: Callable[[int, int], None] | None = None,
) -> Pushed:
    """Make a server hold what a view shows: replace each of its named graphs, then delete ours that it does not have.

    ``endpoint`` answers queries, ``graph_store`` takes graphs (guessed from the endpoint if not given). Graphs whose
    names do not begin with :data:`GRAPHS` are never touched. Each graph is replaced as a whole, but not all of them at
    once; pushing again completes what was broken off. ``progress`` is told how many graphs of how many are done.

    Raises StoreError when the view holds anything outside of our graphs, and EndpointError when a server cannot be
    reached, refuses, or in the end does not hold what it was given.
    """
    names = [_ours(name) for name in view.graphs()]
    if not names or any(True for _ in view.match(graph=ox.DefaultGraph())):
        raise StoreError("there is nothing to push: only named graphs that govgraph build has written are")
    reader = EndpointView(Protocol(endpoint, credentials), seconds=seconds)
    writer = Protocol(graph_store or graph_store_of(endpoint), credentials)
    try:
        there = reader.sizes()
        stale = sorted(there.keys() - set(names), key=str)
        sizes: dict[ox.NamedNode, int] = {}
        for done, name in enumerate(names):
            if progress:
                progress(done, len(names) + len(stale))
            triples = [quad.triple for quad in view.match(graph=name)]
            sizes[name] = len(triples)
            writer.send(
                "PUT",
                seconds,
                parameters={"graph": name.value},
                content=_n_triples(triples),
                media_type="application/n-triples",
            )
        for done, name in enumerate(stale, start=len(names)):
            if progress:
                progress(done, len(names) + len(stale))
            writer.send("DELETE", seconds, parameters={"graph": name.value}, allowed=(404,))
        if progress:
            progress(len(names) + len(stale), len(names) + len(stale))
        _compare(sizes, reader.sizes(), reader.name)
    finally:
        reader.close()
        writer.close()
    return Pushed(len(names), len(stale), sum(sizes.values()))


def graph_store_of(endpoint: str) -> str:
    """Return where the graph store of an endpoint is, as Oxigraph and Virtuoso have it; raises EndpointError.

    >>> graph_store_of("http://127.0.0.1:7878/query"), graph_store_of("http://127.0.0.1:8890/sparql")
    ('http://127.0.0.1:7878/store', 'http://127.0.0.1:8890/sparql-graph-crud-auth')
    """
    try:
        address = httpx.URL(endpoint)
    except httpx.InvalidURL as error:
        raise EndpointError(f"{endpoint}: not an address: {error}") from None
    before, _, last = address.path.rpartition("/")
    if last not in GRAPH_STORES:
        raise EndpointError(
            f"{address.copy_with(userinfo=b'')}: where this server takes graphs cannot be told from the address; "
            "give --graph-store URL"
        )
    return str(address.copy_with(path=f"{before}/{GRAPH_STORES[last]}", query=None, fragment=None))


def _ours(name: object) -> ox.NamedNode:
    if not isinstance(name, ox.NamedNode) or not name.value.startswith(GRAPHS):
        raise StoreError(
            f"the graph {name} is not one of govgraph's ({GRAPHS}…) and is not pushed; build the store anew"
        )
    return name


def _n_triples(triples: list[ox.Triple]) -> bytes:
    stream = io.BytesIO()
    ox.serialize(triples, stream, format=ox.RdfFormat.N_TRIPLES)
    return stream.getvalue()


def _compare(given: dict[ox.NamedNode, int], held: dict[ox.NamedNode, int], server: str) -> None:
    """Raise EndpointError when a server does not hold the graphs that it was given."""
    for name, size in given.items():
        if held.get(name, 0) != size:
            raise EndpointError(
                f"{server}: holds {held.get(name, 0)} quads of {name.value}, where {size} were sent; is --graph-store the "
                "same server, and is nobody else writing there?"
            )
    if held.keys() - given.keys():
        raise EndpointError(f"{server}: still holds graphs that were deleted; is --graph-store the same server?")
