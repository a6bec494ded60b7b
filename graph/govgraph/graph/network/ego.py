"""What belongs to one person or one body: a walk that follows the sense of the relations, not every edge.

Two bodies named in one document have nothing to do with each other for that; a walk by steps alone would join them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import networkx as nx

EGOS: Final[Mapping[str, frozenset[str]]] = {
    "person": frozenset({"official"}),
    "organization": frozenset({"organization", "coordination"}),
}
"""Perspective on one thing → the kinds of node it is about."""

DEFAULT_DEPTH: Final = 3
"""From a person over a body and its task to the target."""

_ONWARD: Final[Mapping[str, frozenset[tuple[str, str, str]]]] = {
    "person": frozenset(
        {
            ("organization", "responsible_for", "task"),
            ("post", "post_in", "organization"),
            ("task", "has_target", "target"),
        }
    ),
    "organization": frozenset(
        {
            ("post", "holds_position", "official"),
            ("post", "appointed", "official"),
            ("post", "removed", "official"),
            ("task", "has_target", "target"),
            ("project", "located_at", "site"),
            ("project", "invests", "money"),
        }
    ),
}
"""(From, relation, to): how a walk goes on after its first step, which goes to every neighbour."""

_ANSWERING: Final = frozenset({"oversees"})
"""Relations by which a person has to do with what a body does; a former post in it is not enough."""


def walk(network: nx.MultiDiGraph[str], perspective: str, centres: Iterable[str], depth: int) -> set[str]:
    """Return what belongs to the centres, up to so many steps away."""
    reached = set(centres)
    first = {near for iri in reached for near in nx.all_neighbors(network, iri)}
    if depth == 0:
        return reached
    border = first - reached
    answered = {
        target
        for iri in reached
        for _, target, edge in network.out_edges(iri, data=True)
        if edge["relation"] in _ANSWERING
    }
    reached |= border
    for _ in range(depth - 1):
        found = {
            other
            for iri in border
            for relation, other in _around(network, iri)
            if _follows(network, perspective, iri, relation, other, answered)
        }
        border = found - reached
        reached |= border
    return reached


def ego(network: nx.MultiDiGraph[str], perspective: str, centres: list[str], depth: int) -> nx.MultiDiGraph[str]:
    """Return the part of a network that belongs to the centres; of what names things, only what names a centre."""
    part: nx.MultiDiGraph[str] = network.subgraph(walk(network, perspective, centres, depth)).copy()
    others = [
        (source, target, key)
        for source, target, key, edge in part.edges(keys=True, data=True)
        if edge["relation"] == "names" and target not in centres
    ]
    part.remove_edges_from(others)
    return part


def _around(network: nx.MultiDiGraph[str], iri: str) -> Iterable[tuple[str, str]]:
    for _, other, edge in network.out_edges(iri, data=True):
        yield edge["relation"], other
    for other, _, edge in network.in_edges(iri, data=True):
        yield edge["relation"], other


def _follows(
    network: nx.MultiDiGraph[str], perspective: str, iri: str, relation: str, other: str, answered: set[str]
) -> bool:
    kinds = network.nodes[iri]["type"], relation, network.nodes[other]["type"]
    if kinds not in _ONWARD[perspective]:
        return False
    return relation != "responsible_for" or iri in answered
