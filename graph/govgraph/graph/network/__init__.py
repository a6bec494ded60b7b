"""The graph as a network of things: projections of the RDF model to networkx, for views, measures and exchange formats.

A statement of the model (a node with its own evidence) becomes an edge between what it speaks of. Nodes are IRIs and
carry ``label``, ``type``, ``names`` (other names), ``attributes`` (JSON-able), ``layer`` (their column, from the left)
and ``evidence`` (passages that name them). Edge keys are IRIs of statements; an edge carries ``relation``, ``label``
(Chinese), ``role``, ``year``, ``value`` and its passage: ``document`` (key), ``source``, ``start``, ``end``, ``quote``,
``clause`` and ``clause_start`` (the text around the quote, and where that starts), ``heading``. Offsets are code points
of the decoded source. The network, and the order of its nodes and edges, is a function of the quads alone.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

import networkx as nx

from govgraph.graph.dataset import View
from govgraph.graph.errors import GovgraphError, UnknownNameError
from govgraph.graph.network.drawing import DRAWERS, Sketch, add_mentions
from govgraph.graph.network.naming import edge_label, yuan

__all__ = ["DEFAULT_DEPTH", "PERSPECTIVES", "edge_label", "project", "yuan"]

PERSPECTIVES: Final = tuple(DRAWERS)
"""What a network can show: org, responsibility, projects, documents, or all of these."""

DEFAULT_DEPTH: Final = 2
"""Steps around a focus: from a department over its tasks to their targets and to who shares them."""

_LAYERS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "org": (("post",), ("official",), ("organization", "area"), ("coordination",)),
    "responsibility": (("organization", "coordination", "official"), ("task",), ("target",)),
    "projects": (("organization", "coordination", "official"), ("project",), ("site",), ("money",)),
    "documents": (("document",), ("cited",)),
    "all": (
        ("document", "cited"),
        ("official", "post"),
        ("organization", "coordination", "area"),
        ("task", "project"),
        ("target", "site", "money"),
    ),
}
"""Perspective → kinds of node in each column."""


def project(
    view: View, perspective: str = "all", *, focus: str | None = None, depth: int | None = None
) -> nx.MultiDiGraph[str]:
    """Return the network of one of :data:`PERSPECTIVES`, or the part of it around a name.

    ``focus`` is the label or another name of a node (a document also goes by its number): the network is then what lies
    within ``depth`` steps of every node of that name, :data:`DEFAULT_DEPTH` if not given, whichever way edges point.
    The attributes of the result's ``graph`` are ``perspective``, ``focus``, ``depth``, ``centres`` (the nodes of that
    name) and ``documents`` (key → attributes).

    Raises UnknownNameError, with the nearest names, for a name that nothing in the perspective bears, and GovgraphError
    for an unknown perspective and for a depth that is negative or without a focus.
    """
    if perspective not in DRAWERS:
        raise GovgraphError(f"unknown perspective {perspective!r}: choose one of {', '.join(PERSPECTIVES)}")
    if depth is not None and (focus is None or depth < 0):
        raise GovgraphError("a depth counts steps, from 0, around a focus: give it together with a focus name")
    network = _drawn(view, perspective)
    centres: list[str] = []
    if focus is not None:
        centres = _bearers(network, focus)
        if not centres:
            raise _unknown(view, network, perspective, focus)
        depth = DEFAULT_DEPTH if depth is None else depth
        network = _sorted(network.subgraph(_around(network, centres, depth)))
    network.graph.update(focus=focus, depth=depth, centres=centres)
    return network


def _drawn(view: View, perspective: str) -> nx.MultiDiGraph[str]:
    sketch = Sketch(view)
    for draw in DRAWERS[perspective]:
        draw(sketch)
    add_mentions(sketch)
    network = sketch.network
    layers = {kind: layer for layer, kinds in enumerate(_LAYERS[perspective]) for kind in kinds}
    for iri, node in network.nodes.items():
        node["layer"] = layers.get(node["type"], 0)
        if perspective == "org" and _is_sign(network, iri):
            node["layer"] = layers["coordination"]
    documents = {key: sketch.things[iri]["attributes"] for key, iri in sorted(sketch.documents.items())}
    network.graph.update(perspective=perspective, documents=documents)
    return _sorted(network)


def _is_sign(network: nx.MultiDiGraph[str], iri: str) -> bool:
    """Tell whether a node is only known as another sign (加挂牌子) of a body, which then stands before it."""
    relations = {edge["relation"] for _, _, edge in network.in_edges(iri, data=True)}
    return relations == {"also_known_as"} and network.out_degree(iri) == 0


def _sorted(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return a copy with nodes and edges in the order of their IRIs."""
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    copy.graph.update(network.graph)
    copy.add_nodes_from(sorted(network.nodes.items()))
    for source, target, key, attributes in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        copy.add_edge(source, target, key=key, **attributes)
    return copy


def _around(network: nx.MultiDiGraph[str], centres: Iterable[str], depth: int) -> set[str]:
    reached = set(centres)
    border = reached
    for _ in range(depth):
        border = {near for iri in border for near in nx.all_neighbors(network, iri)} - reached
        reached = reached | border
    return reached


def _bearers(network: nx.MultiDiGraph[str], name: str) -> list[str]:
    """Return the nodes of a name: those that have it as their label, else those that have it among their names."""
    sought = _folded(name)
    labelled = [iri for iri, node in network.nodes.items() if _folded(node["label"]) == sought]
    return labelled or [iri for iri, node in network.nodes.items() if sought in map(_folded, node["names"])]


def _unknown(view: View, network: nx.MultiDiGraph[str], perspective: str, name: str) -> UnknownNameError:
    if perspective != "all":
        whole = _drawn(view, "all")
        if _bearers(whole, name):
            return UnknownNameError(f"{name}: in the graph, but not in the perspective {perspective}; look at all")
    known = sorted({each for node in network.nodes.values() for each in _names(node) if len(each) <= 40})
    holding = [each for each in known if _folded(name) and _folded(name) in _folded(each)]
    nearest = dict.fromkeys([*holding[:5], *difflib.get_close_matches(name, known, n=5, cutoff=0.4)])
    hint = f"; the nearest are {'、'.join(list(nearest)[:5])}" if nearest else ""
    return UnknownNameError(f"{name}: nothing in the perspective {perspective} bears this name{hint}")


def _names(node: Mapping[str, Any]) -> list[str]:
    return [node["label"], *node["names"]]


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
