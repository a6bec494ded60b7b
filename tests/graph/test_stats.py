"""Statistics agree with what was written."""

from __future__ import annotations

from collections import Counter

from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.rdf import RELATIONS, graph_quads
from govgraph.graph.stats import stats


def test_counts_are_those_of_the_graph(fictional: Graph) -> None:
    view = View.in_memory(graph_quads(fictional))
    found = stats(view)
    relations = Counter(each.fact.relation for each in fictional.facts)
    assert dict(found.relations) == {name: relations[name] for name in RELATIONS}
    assert found.quads == len(view) == sum(count for _, count in found.graphs)
    assert found.triples == len({quad.triple for quad in view.quads()})
    documents = Counter(each.fact.doc for each in fictional.facts)
    assert {each.key: each.facts for each in found.documents} == documents
    assert dict(found.classes)["gov:OfficialDocument"] == 4
    assert [name for name, _ in found.classes] == sorted(name for name, _ in found.classes)


def test_an_empty_store_has_zeros() -> None:
    found = stats(View.in_memory([]))
    assert (found.quads, found.triples, found.documents, found.graphs, found.classes) == (0, 0, (), (), ())
    assert set(dict(found.relations).values()) == {0}
