"""A store of the fictional graph on disk, for the command line to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.extract.records import Graph
from govgraph.graph.rdf import graph_quads
from govgraph.graph.store import Store


@pytest.fixture(scope="module")
def shared(fictional: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "graph.store"
    with Store.open(path, create=True).writer() as writer:
        writer.add(graph_quads(fictional))
    return path
