"""The tree: officials under the body where they hold a post, above the bodies that they oversee."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.errors import UnknownNameError
from govgraph.graph.rdf import graph_quads
from govgraph.graph.tree import ELSEWHERE, Branch, tree
from govgraph.ontology.namespaces import GOV, ORG


@pytest.fixture(scope="module")
def view(fictional: Graph) -> View:
    return View.in_memory(graph_quads(fictional))


def lines(branches: tuple[Branch, ...], depth: int = 0) -> Iterator[str]:
    for each in branches:
        yield "  " * depth + " ".join(filter(None, (each.role, each.label, *each.posts, *each.areas)))
        yield from lines(each.children, depth + 1)


WHOLE = [
    "云岭县人民政府",
    "  王青山 副县长 水利",
    "    分管 云岭县林业局",
    "      县绿化办",
    "    分管 云岭县财政局",
    "    联系 云岭县税务局",
]


def test_the_tree_of_all(view: View) -> None:
    assert list(lines(tree(view))) == WHOLE


def test_every_branch_but_the_top_is_proven(view: View) -> None:
    (top,) = tree(view)
    assert (top.document, top.quote) == (None, None)
    (official,) = top.children
    assert (official.kind, official.document, official.quote) == ("official", "云政办发〔2025〕5号", "副县长王青山")
    forestry = official.children[0]
    assert (forestry.kind, forestry.quote) == ("organization", "县林业局")
    assert [(each.kind, each.quote) for each in forestry.children] == [("sign", "县林业局（县绿化办")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("王青山", [line[2:] for line in WHOLE[1:]]),
        ("县林业局", ["云岭县林业局", "  县绿化办"]),
        ("县税务局", ["云岭县税务局"]),
        ("云岭县", WHOLE),
    ],
)
def test_a_name_chooses_what_stands_below_it(view: View, name: str, expected: list[str]) -> None:
    assert list(lines(tree(view, name))) == expected


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("青石岭", "neither a body nor an official"),
        ("江东市", "nor a division that has any"),
        ("王青", "did you mean 王青山"),
    ],
)
def test_other_names_are_refused(view: View, name: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        tree(view, name)


def test_an_official_without_a_known_post_stands_apart(view: View) -> None:
    quads = [quad for quad in view.quads() if quad.predicate.value not in {ORG.postIn, ORG.organization}]
    (branch,) = tree(View.in_memory(quads))
    assert branch.label == ELSEWHERE
    assert [each.label for each in branch.children] == ["王青山"]


def test_a_circle_of_oversight_ends(view: View) -> None:
    """An official may oversee the very body under which he stands, as a county head (县长) does."""
    quads = []
    for quad in view.quads():
        swap = quad.predicate.value == GOV.object and str(quad.object).endswith("云岭县林业局>")
        government = ox.NamedNode("https://w3id.org/govgraph/id/organization/990101/云岭县人民政府")
        quads.append(ox.Quad(quad.subject, quad.predicate, government, quad.graph_name) if swap else quad)
    printed = list(lines(tree(View.in_memory(quads))))
    assert printed[:3] == ["云岭县人民政府", "  王青山 副县长 水利", "    分管 云岭县人民政府"]
    assert len(printed) < 10


def test_an_empty_graph_has_no_tree() -> None:
    assert tree(View.in_memory([])) == ()
