"""N-Triples and N-Quads: one line a statement, in the store's order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import IO

import pyoxigraph as ox

from govgraph.graph.dataset import View


def triples(view: View) -> list[ox.Triple]:
    """Return what the store asserts, whichever graph says it: each triple once, sorted by subject, predicate, object."""
    return sorted({quad.triple for quad in view.asserted()}, key=triple_order)


def triple_order(triple: ox.Triple) -> tuple[str, str, str]:
    """Order triples by their written form."""
    return str(triple.subject), str(triple.predicate), str(triple.object)


def graphs(view: View) -> Iterator[tuple[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, list[ox.Triple]]]:
    """Yield each graph with its sorted triples; the default graph first, if it has any."""
    for name, quads in groupby(view.quads(), key=lambda quad: quad.graph_name):
        yield name, [quad.triple for quad in quads]


def write_ntriples(view: View, stream: IO[bytes]) -> None:
    """Write N-Triples: https://www.w3.org/TR/n-triples/."""
    for triple in triples(view):
        stream.write(f"{triple} .\n".encode())


def write_nquads(view: View, stream: IO[bytes]) -> None:
    """Write N-Quads: https://www.w3.org/TR/n-quads/."""
    for quad in view.quads():
        stream.write(f"{quad} .\n".encode())
