"""Layouts: no two boxes overlap, and the same input stands in the same places."""

from __future__ import annotations

import time
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.graph.views.layout import Position, Shelf, Size, force, forest, grid, layered, shelve
from govgraph.graph.views.panorama import SPACING, panorama

sizes_of = st.lists(st.tuples(st.integers(60, 260), st.integers(30, 80)), min_size=1, max_size=24).map(
    lambda sizes: {f"n{index:02}": size for index, size in enumerate(sizes)}
)


def overlaps(positions: dict[str, Position], sizes: dict[str, Size]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in combinations(positions, 2)
        if 2 * abs(positions[one][0] - positions[other][0]) < sizes[one][0] + sizes[other][0] - 2
        and 2 * abs(positions[one][1] - positions[other][1]) < sizes[one][1] + sizes[other][1] - 2
    ]


@given(sizes_of)
def test_grid(sizes: dict[str, Size]) -> None:
    positions = grid(list(sizes), sizes)
    assert positions.keys() == sizes.keys()
    assert overlaps(positions, sizes) == []


@given(sizes_of, st.integers(1, 6))
def test_forest(sizes: dict[str, Size], heads: int) -> None:
    names = list(sizes)
    branches = {head: names[heads:][index::heads] for index, head in enumerate(names[:heads])}
    positions = forest(branches, sizes)
    assert positions.keys() == sizes.keys()
    assert overlaps(positions, sizes) == []


@given(sizes_of, st.data())
def test_layers_stand_from_left_to_right(sizes: dict[str, Size], data: st.DataObject) -> None:
    layers = {name: data.draw(st.integers(0, 3)) for name in sizes}
    edges = data.draw(st.lists(st.tuples(st.sampled_from(list(sizes)), st.sampled_from(list(sizes))), max_size=30))
    positions = layered(layers, edges, sizes)
    assert overlaps(positions, sizes) == []
    for one, other in combinations(sizes, 2):
        if layers[one] < layers[other]:
            assert positions[one][0] < positions[other][0]


def test_layers_are_ordered_against_crossings() -> None:
    sizes = dict.fromkeys("abcABC", (80, 40))
    layers = {name: int(name.isupper()) for name in sizes}
    positions = layered(layers, [("a", "C"), ("b", "B"), ("c", "A")], sizes)
    left = sorted("abc", key=lambda name: positions[name][1])
    right = sorted("ABC", key=lambda name: positions[name][1])
    assert "".join(right).lower() == "".join(left).translate(str.maketrans("abc", "cba"))


@settings(max_examples=20, deadline=None)
@given(sizes_of, st.data())
def test_force(sizes: dict[str, Size], data: st.DataObject) -> None:
    names = list(sizes)
    edges = data.draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=30))
    graphs = []
    for order in (names, names[::-1]):
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(order)
        graph.add_edges_from((one, other) for one, other in edges if one != other)
        graphs.append(force(graph, sizes))
    assert graphs[0] == graphs[1]
    assert overlaps(graphs[0], sizes) == []


@pytest.mark.parametrize("layout", [lambda: grid([], {}), lambda: forest({}, {}), lambda: force(nx.Graph(), {})])
def test_nothing_is_laid_out_as_nothing(layout: object) -> None:
    assert callable(layout)
    assert layout() == {}


@given(sizes_of)
def test_shelves_do_not_overlap_and_fill_a_screen(sizes: dict[str, Size]) -> None:
    blocks = [Shelf({name: (width // 2, height // 2)}, width, height) for name, (width, height) in sizes.items()]
    positions = shelve(blocks)
    assert overlaps(positions, sizes) == []
    width = max(x + sizes[name][0] // 2 for name, (x, _) in positions.items())
    assert width <= max(1700, *(width for width, _ in sizes.values()))


def test_shelves_are_chosen_by_the_room_that_they_leave() -> None:
    sizes = {f"n{index}": (400, 240) for index in range(9)}
    positions = shelve([Shelf({name: (200, 120)}, 400, 240) for name in sizes])
    assert len({x for x, _ in positions.values()}) == 3


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.data())
def test_a_panorama_seats_every_node_apart(count: int, data: st.DataObject) -> None:
    names = [f"n{index:02}" for index in range(count)]
    edges = data.draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=90))
    seats = []
    for order in (names, names[::-1]):
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(order)
        graph.add_edges_from((one, other) for one, other in edges if one != other)
        seats.append(panorama(graph))
    assert seats[0] == seats[1]
    assert seats[0].keys() == set(names)
    for one, other in combinations(seats[0].values(), 2):
        assert (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 > (SPACING * 0.6) ** 2


def test_a_panorama_gathers_what_belongs_together() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for hub in range(6):
        graph.add_edges_from((f"hub{hub}", f"leaf{hub}.{leaf}") for leaf in range(40))
        graph.add_edge(f"hub{hub}", f"hub{(hub + 1) % 6}")
    seats = panorama(graph)
    for name, (x, y) in seats.items():
        if name.startswith("leaf"):
            nearest = min(range(6), key=lambda hub: (seats[f"hub{hub}"][0] - x) ** 2 + (seats[f"hub{hub}"][1] - y) ** 2)
            assert name.startswith(f"leaf{nearest}.")


def test_a_panorama_of_ten_thousand_nodes_is_affordable() -> None:
    graph = nx.gnm_random_graph(10_000, 20_000, seed=1)
    start = time.process_time()
    assert len(set(panorama(nx.relabel_nodes(graph, str)).values())) == 10_000
    assert time.process_time() - start < 20, "some second on an idle machine"
