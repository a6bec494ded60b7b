"""The graph as a network of things: projections of the RDF model to networkx, for views, measures and exchange formats.

A statement of the model (a node with its own evidence) becomes an edge between what it speaks of. Nodes are IRIs and
carry ``label``, ``type``, ``names`` (other names), ``attributes`` (JSON-able), ``layer`` (their column, from the left)
and ``evidence`` (passages that name them). Edge keys are IRIs of statements; an edge carries ``relation``, ``label``
(Chinese), ``role``, ``year``, ``value`` and its passage: ``document`` (key), ``source``, ``start``, ``end``, ``quote``,
``clause`` and ``clause_start`` (the text around the quote, and where that starts), ``heading``. Offsets are code points
of the decoded source. ``since`` and ``until`` are the days between which the edge is there (the second excluded, None
where there is no limit), by the rules of :mod:`govgraph.graph.moments`. The network, and the order of its nodes and
edges, is a function of the quads alone.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

import networkx as nx

from govgraph.graph.dataset import View
from govgraph.graph.errors import GovgraphError, UnknownNameError
from govgraph.graph.network import ego
from govgraph.graph.network.drawing import DRAWERS, add_mentions
from govgraph.graph.network.naming import edge_label, yuan
from govgraph.graph.network.sketch import Sketch
from govgraph.graph.network.terms import find_vacancies
from govgraph.ontology.namespaces import GOV

__all__ = ["DEFAULT_DEPTH", "PERSPECTIVES", "edge_label", "project", "yuan"]

PERSPECTIVES: Final = tuple(DRAWERS)
"""What a network can show: the relations of one sort, those of one person or body, or all of them."""

DEFAULT_DEPTH: Final = 2
"""Steps around a focus: from a department over its tasks to their targets and to who shares them.

Around a person or a body, in the perspective of that name, it is one more (:mod:`govgraph.graph.network.ego`).
"""

_LAYERS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "org": (("post",), ("official",), ("organization", "area"), ("coordination",)),
    "appointments": (("official",), ("post",), ("organization",)),
    "responsibility": (("organization", "coordination", "official"), ("task",), ("target",)),
    "projects": (("organization", "coordination", "official"), ("project",), ("site",), ("money",)),
    "documents": (("document",), ("cited",)),
    "person": (
        ("document",),
        ("post",),
        ("official",),
        ("organization", "coordination", "area"),
        ("task",),
        ("target",),
    ),
    "organization": (
        ("document",),
        ("official", "post"),
        ("organization",),
        ("coordination",),
        ("task", "project"),
        ("target", "site", "money"),
    ),
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
    In the perspectives person and organization, which are about one of them, it is what belongs to it. The attributes
    of the result's ``graph`` are ``perspective``, ``focus``, ``depth``, ``centres`` (the nodes of that name),
    ``documents`` (key → attributes), ``terms`` (of office, of the people and posts in the network: the fields of
    :class:`govgraph.graph.network.terms.Term`, statements as passages) and ``vacancies``.

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
        kinds = ego.EGOS.get(perspective)
        if kinds:
            centres = [iri for iri in centres if network.nodes[iri]["type"] in kinds]
        if not centres:
            raise _unknown(view, network, perspective, focus)
        if kinds:
            depth = ego.DEFAULT_DEPTH if depth is None else depth
            network = _sorted(ego.ego(network, perspective, centres, depth))
            _move_parts(network, centres)
        else:
            depth = DEFAULT_DEPTH if depth is None else depth
            network = _sorted(network.subgraph(_around(network, centres, depth)))
    network.graph.update(focus=focus, depth=depth, centres=centres)
    network.graph["terms"] = [
        term for term in network.graph["terms"] if term["person"] in network and term["post"] in network
    ]
    network.graph["vacancies"] = [each for each in network.graph["vacancies"] if each["post"] in network]
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
    network.graph.update(perspective=perspective, documents=documents, terms=_terms(sketch))
    network.graph["vacancies"] = [asdict(each) for each in find_vacancies(sketch.terms)]
    return _sorted(network)


def _terms(sketch: Sketch) -> list[dict[str, Any]]:
    classes = (GOV.Tenure, GOV.Appointment, GOV.Removal)
    passages = {each.iri: dict(each.passage) for class_ in classes for each in sketch.statements(class_)}
    terms = [asdict(term) for term in sketch.terms if term.person in sketch.network and term.post in sketch.network]
    for term in terms:
        for grounds in ("opened_by", "witnessed_by", "closed_by"):
            term[grounds] = [passages[iri] for iri in term[grounds] if iri in passages]
    return terms


def _move_parts(network: nx.MultiDiGraph[str], centres: Iterable[str]) -> None:
    """Give the other bodies around a body the column after its own."""
    if network.graph["perspective"] == "organization":
        for iri, node in network.nodes.items():
            if node["type"] == "organization" and iri not in centres:
                node["layer"] = _layer("organization", "coordination")


def _layer(perspective: str, kind: str) -> int:
    return next(layer for layer, kinds in enumerate(_LAYERS[perspective]) if kind in kinds)


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
