"""Where the nodes stand when a page opens: pixels at zoom 1, x to the right, y down, each node's centre.

No layout lets two boxes overlap, and each is a function of its input alone. The page itself only stacks what a reader
unfolds, by the columns and the order given here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final

import networkx as nx

Size = tuple[int, int]
Position = tuple[int, int]

ROW_GAP: Final = 12
COLUMN_GAP: Final = 110
"""Between two columns that edges cross."""

_BLOCK_GAP: Final = 36
_RATIO: Final = 1.6
_WIDEST: Final = 1700
"""At this width a page of 1280 pixels still shows letters of 8 pixels."""

_SEED: Final = 3
_ROUNDS: Final = 100


def grid(names: Sequence[str], sizes: Mapping[str, Size]) -> dict[str, Position]:
    """Set nodes in rows, in the order given, about as wide as a screen is."""
    if not names:
        return {}
    cell_width = max(sizes[name][0] for name in names) + 2 * ROW_GAP
    cell_height = max(sizes[name][1] for name in names) + 2 * ROW_GAP
    columns = max(1, min(_WIDEST // cell_width, round(sqrt(len(names) * _RATIO * cell_height / cell_width))))
    return {
        name: (index % columns * cell_width + sizes[name][0] // 2, index // columns * cell_height + cell_height // 2)
        for index, name in enumerate(names)
    }


def forest(branches: Mapping[str, Sequence[str]], sizes: Mapping[str, Size]) -> dict[str, Position]:
    """Set each head with its members in a column to its right, and these blocks in columns, like an organisation chart.

    ``branches`` maps head → members, in the order to show; no node may stand in it twice.
    """
    return _stacked([_branch(head, members, sizes) for head, members in branches.items()])


def layered(
    layers: Mapping[str, int], edges: Iterable[tuple[str, str]], sizes: Mapping[str, Size]
) -> dict[str, Position]:
    """Set nodes in one column a layer, ordered so that few edges cross (barycentres, as Sugiyama et al. 1981)."""
    near: dict[str, list[str]] = {name: [] for name in layers}
    for source, target in edges:
        near[source].append(target)
        near[target].append(source)
    columns: dict[int, list[str]] = {}
    for name, layer in layers.items():
        columns.setdefault(layer, []).append(name)
    numbers = sorted(columns)
    place = {name: float(index) for column in columns.values() for index, name in enumerate(column)}
    for sweep in range(8):
        for number in numbers if sweep % 2 == 0 else reversed(numbers):
            column = columns[number]
            pull = {
                name: _mean([place[other] for other in near[name] if layers[other] != number], place[name])
                for name in column
            }
            column.sort(key=lambda name: (pull[name], place[name], name))
            share = max(map(len, columns.values())) / len(column)
            place.update((name, index * share) for index, name in enumerate(column))
    positions: dict[str, Position] = {}
    left = 0
    for number in numbers:
        column = columns[number]
        width = max(sizes[name][0] for name in column)
        top = -_height(column, sizes) // 2
        for name in column:
            positions[name] = (left + width // 2, top + sizes[name][1] // 2)
            top += sizes[name][1] + ROW_GAP
        left += width + COLUMN_GAP
    return positions


def force(graph: nx.Graph[str], sizes: Mapping[str, Size]) -> dict[str, Position]:
    """Set a graph by attraction and repulsion (Fruchterman and Reingold 1991), each connected part apart.

    The starting places are seeded. Boxes that overlap are then pushed apart.
    """
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    singles = [min(part) for part in parts if len(part) == 1]
    blocks = [_spread(graph.subgraph(part), sizes) for part in parts if len(part) > 1]
    if singles:
        blocks.append(_as_block(grid(singles, sizes), sizes))
    return shelve(blocks)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Nodes placed as one piece, its upper left corner at 0, 0."""

    positions: Mapping[str, Position]
    width: int
    height: int


def _branch(head: str, members: Sequence[str], sizes: Mapping[str, Size]) -> Shelf:
    width, height = sizes[head]
    if not members:
        return Shelf({head: (width // 2, height // 2)}, width, height)
    total = max(height, _height(members, sizes))
    left = width + COLUMN_GAP * 2 // 3
    widest = max(sizes[name][0] for name in members)
    positions = {head: (width // 2, total // 2)}
    top = (total - _height(members, sizes)) // 2
    for name in members:
        positions[name] = (left + sizes[name][0] // 2, top + sizes[name][1] // 2)
        top += sizes[name][1] + ROW_GAP
    return Shelf(positions, left + widest, total)


def _height(column: Sequence[str], sizes: Mapping[str, Size]) -> int:
    return sum(sizes[name][1] for name in column) + ROW_GAP * (len(column) - 1)


def _stacked(blocks: Sequence[Shelf]) -> dict[str, Position]:
    """Set blocks in columns as wide as the widest, each where the least stands so far; no wider than can be read."""
    if not blocks:
        return {}
    width = max(block.width for block in blocks) + 2 * _BLOCK_GAP
    area = sum((block.height + _BLOCK_GAP) * width for block in blocks)
    tallest = max(block.height for block in blocks)
    most = max(1, _WIDEST // width)
    columns = max(1, min(len(blocks), most, round(sqrt(area * _RATIO) / width), ceil(area / width / tallest)))
    filled = [0] * columns
    positions: dict[str, Position] = {}
    for block in blocks:
        column = filled.index(min(filled))
        positions |= {name: (column * width + x, filled[column] + y) for name, (x, y) in block.positions.items()}
        filled[column] += block.height + _BLOCK_GAP
    return positions


def shelve(blocks: Sequence[Shelf], *, widest: float = _WIDEST) -> dict[str, Position]:
    """Set blocks in rows, from left to right, like books of falling size; as wide as best fills a screen."""
    if not blocks:
        return {}
    area = sum((block.height + _BLOCK_GAP) * (block.width + _BLOCK_GAP) for block in blocks)
    broadest = max(block.width for block in blocks)
    rooms = (max(min(sqrt(area * _RATIO) * share / 8, widest), broadest) for share in range(8, 17))
    return min((_in_rows(blocks, room) for room in rooms), key=lambda placed: max(placed[1] / _RATIO, placed[2]))[0]


def _in_rows(blocks: Sequence[Shelf], room: float) -> tuple[dict[str, Position], int, int]:
    """Return the places in rows no longer than the room, and the width and height that they take."""
    positions: dict[str, Position] = {}
    left = top = bottom = right = 0
    for block in sorted(blocks, key=lambda block: -block.height):
        if left and left + block.width > room:
            left, top = 0, bottom
        positions |= {name: (left + x, top + y) for name, (x, y) in block.positions.items()}
        left += block.width + _BLOCK_GAP
        right = max(right, left)
        bottom = max(bottom, top + block.height + _BLOCK_GAP)
    return positions, right, bottom


def _as_block(positions: Mapping[str, Position], sizes: Mapping[str, Size]) -> Shelf:
    left = min(x - sizes[name][0] // 2 for name, (x, _) in positions.items())
    top = min(y - sizes[name][1] // 2 for name, (_, y) in positions.items())
    moved = {name: (x - left, y - top) for name, (x, y) in positions.items()}
    width = max(x + sizes[name][0] // 2 for name, (x, _) in moved.items())
    height = max(y + sizes[name][1] // 2 for name, (_, y) in moved.items())
    return Shelf(moved, width, height)


def _spread(graph: nx.Graph[str], sizes: Mapping[str, Size]) -> Shelf:
    ordered: nx.Graph[str] = nx.Graph()  # a subgraph iterates in set order, and the layout starts from the order
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    unit = nx.spring_layout(ordered, seed=_SEED, iterations=120, k=2.5 / sqrt(len(ordered)))
    area = sum((sizes[name][0] + 40) * (sizes[name][1] + 40) for name in ordered)
    across, down = sqrt(area * _RATIO) * 0.55, sqrt(area / _RATIO) * 0.55
    # rounding to 1/1000 hides the last bits, in which processors differ
    places = {
        name: [round(float(unit[name][0]), 3) * across, round(float(unit[name][1]), 3) * down] for name in ordered
    }
    while not _push_apart(places, sizes):
        for place in places.values():
            place[:] = [place[0] * 1.2, place[1] * 1.2]
    return _as_block({name: (round(x), round(y)) for name, (x, y) in places.items()}, sizes)


def _push_apart(places: dict[str, list[float]], sizes: Mapping[str, Size]) -> bool:
    """Move overlapping boxes apart along the shorter way; tell whether none overlap in the end."""
    names = list(places)
    for _ in range(_ROUNDS):
        moved = False
        for index, one in enumerate(names):
            here, (width, height) = places[one], sizes[one]
            for other in names[index + 1 :]:
                there, (other_width, other_height) = places[other], sizes[other]
                dx, dy = there[0] - here[0], there[1] - here[1]
                overlap_x = (width + other_width) / 2 + 2 * ROW_GAP - abs(dx)
                overlap_y = (height + other_height) / 2 + 2 * ROW_GAP - abs(dy)
                if overlap_x <= 0.5 or overlap_y <= 0.5:
                    continue
                moved = True
                axis, overlap, sign = (0, overlap_x, dx) if overlap_x < overlap_y else (1, overlap_y, dy)
                step = overlap / 2 * (1 if sign >= 0 else -1)
                here[axis] -= step
                there[axis] += step
        if not moved:
            return True
    return False


def _mean(values: Sequence[float], default: float) -> float:
    return sum(values) / len(values) if values else default
