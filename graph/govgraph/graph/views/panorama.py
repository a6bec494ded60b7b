"""Where all nodes stand at once, however many: each around the hub that it is nearest to, like seeds in a sunflower.

A network of ten thousand nodes drawn by forces alone is a ball of wool and takes minutes. Here the best connected nodes
are hubs, every other node belongs to the nearest hub, a hub's nodes fill a disc (phyllotaxis: Vogel 1979), and only the discs
are moved by forces. It takes time in proportion to the edges, and is a function of its input alone.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from math import cos, inf, pi, sin, sqrt
from typing import Final

import networkx as nx

from govgraph.graph.views.layout import Position, Shelf, shelve

SPACING: Final = 17.0
"""Pixels at zoom 1 between neighbouring seeds."""

_GOLDEN: Final = pi * (3 - sqrt(5))
_MOST_HUBS: Final = 160
_FEWEST: Final = 3
"""A hub with fewer nodes than this is no hub of its own while it has a neighbour."""
_GAP: Final = 26.0
_SEED: Final = 3
_ROUNDS: Final = 80


def panorama(graph: nx.Graph[str]) -> dict[str, Position]:
    """Return the centre of each node in pixels; discs do not overlap, and no two nodes stand on one spot."""
    alone = sorted(name for name in graph if graph.degree(name) == 0)
    order = sorted(set(graph) - set(alone), key=lambda name: (-graph.degree(name), name))
    near = {name: sorted(graph[name]) for name in order}
    owner = _owners(order, near)
    discs: dict[str, list[str]] = {}
    for name, hub in owner.items():
        discs.setdefault(hub, []).append(name)
    radii = {hub: SPACING * sqrt(len(names)) + _GAP / 2 for hub, names in discs.items()}
    between: Counter[tuple[str, str]] = Counter()
    for name in order:
        for other in near[name]:
            if owner[name] < owner[other]:
                between[owner[name], owner[other]] += 1
    quotient: nx.Graph[str] = nx.Graph()
    quotient.add_nodes_from(sorted(discs))
    quotient.add_weighted_edges_from((one, other, sqrt(weight)) for (one, other), weight in sorted(between.items()))
    parts = sorted(
        nx.connected_components(quotient), key=lambda part: (-sum(len(discs[hub]) for hub in part), min(part))
    )
    shelves = [_placed(sorted(part), quotient, discs, radii) for part in parts]
    if alone:
        shelves.append(_rows(alone, max((shelf.width for shelf in shelves), default=0)))
    return shelve(shelves, widest=inf)


def _owners(order: Sequence[str], near: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return node → hub, the nearest one; what no hub reaches belongs to the best connected node of its own part."""
    hubs = [name for name in order[: min(_MOST_HUBS, round(sqrt(len(order)) * 1.4))] if len(near[name]) >= _FEWEST]
    owner: dict[str, str] = {}
    for seeds in (hubs, *([name] for name in order)):
        queue = deque((name, name) for name in seeds if name not in owner)
        while queue:
            name, hub = queue.popleft()
            if name not in owner:
                owner[name] = hub
                queue.extend((other, hub) for other in near[name] if other not in owner)
    return owner


def _rows(names: Sequence[str], width: int) -> Shelf:
    """Set what nothing is joined to in rows, about as wide as what stands above."""
    step = round(SPACING * 1.6)
    columns = max(round(sqrt(len(names)) * 2), width // step - 2)
    places = {name: (index % columns * step, index // columns * step) for index, name in enumerate(names)}
    return Shelf(places, min(len(names), columns) * step, (len(names) // columns + 1) * step)


def _placed(
    hubs: Sequence[str], quotient: nx.Graph[str], discs: Mapping[str, Sequence[str]], radii: Mapping[str, float]
) -> Shelf:
    centres = _spread(hubs, quotient, radii)
    places: dict[str, Position] = {}
    for hub in hubs:
        x, y = centres[hub]
        for index, name in enumerate(discs[hub]):
            distance, angle = SPACING * sqrt(index), index * _GOLDEN
            places[name] = (round(x + distance * cos(angle)), round(y + distance * sin(angle)))
    left = min(centres[hub][0] - radii[hub] for hub in hubs)
    top = min(centres[hub][1] - radii[hub] for hub in hubs)
    right = max(centres[hub][0] + radii[hub] for hub in hubs)
    bottom = max(centres[hub][1] + radii[hub] for hub in hubs)
    moved = {name: (round(x - left), round(y - top)) for name, (x, y) in places.items()}
    return Shelf(moved, round(right - left), round(bottom - top))


def _spread(hubs: Sequence[str], quotient: nx.Graph[str], radii: Mapping[str, float]) -> dict[str, list[float]]:
    """Return the centres of the discs: pulled together by the edges between them, then pushed apart."""
    if len(hubs) == 1:
        return {hubs[0]: [0.0, 0.0]}
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(hubs)
    ordered.add_weighted_edges_from(
        sorted((min(edge), max(edge), quotient.edges[edge]["weight"]) for edge in quotient.subgraph(hubs).edges)
    )
    unit = nx.spring_layout(ordered, seed=_SEED, iterations=80, k=2.2 / sqrt(len(hubs)))
    reach = 1.15 * sqrt(sum(radius**2 for radius in radii.values() if radius))
    # rounding to 1/1000 hides the last bits, in which processors differ
    places = {
        hub: [round(float(unit[hub][0]), 3) * reach * 1.25, round(float(unit[hub][1]), 3) * reach * 0.8] for hub in hubs
    }
    while not _push_apart(places, radii):
        for place in places.values():
            place[:] = [place[0] * 1.1, place[1] * 1.1]
    return places


def _push_apart(places: dict[str, list[float]], radii: Mapping[str, float]) -> bool:
    """Move overlapping discs apart; tell whether none overlap in the end."""
    names = list(places)
    for _ in range(_ROUNDS):
        moved = False
        for index, one in enumerate(names):
            here, radius = places[one], radii[one]
            for other in names[index + 1 :]:
                there = places[other]
                dx, dy = there[0] - here[0], there[1] - here[1]
                wanted = radius + radii[other]
                if abs(dx) >= wanted or abs(dy) >= wanted or (distance := sqrt(dx * dx + dy * dy)) >= wanted - 0.5:
                    continue
                moved = True
                if distance < 1e-6:
                    dx, dy, distance = 1.0, 0.0, 1.0
                share = (wanted - distance) / distance / 2
                here[0] -= dx * share
                here[1] -= dy * share
                there[0] += dx * share
                there[1] += dy * share
        if not moved:
            return True
    return False
