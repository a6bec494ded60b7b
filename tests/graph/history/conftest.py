"""Two years of the fictional 云岭县, from its documents: who came, who went, whose duties moved, what was repealed."""

from pathlib import Path

import pytest

from govgraph.extract.documents import read_source
from govgraph.extract.pipeline import build_graph
from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.rdf import graph_quads

SOURCE = Path(__file__).with_name("yunling.txt")


@pytest.fixture(scope="session")
def two_years() -> Graph:
    return build_graph([read_source(str(SOURCE))])


@pytest.fixture(scope="session")
def two_years_view(two_years: Graph) -> View:
    return View.in_memory(graph_quads(two_years))
