"""What a page shows before anyone clicks: few enough nodes to read, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import networkx as nx

from govgraph.graph.views.layout import Position, Size, force, forest, grid, layered

MOST_NODES: Final = 130
"""More than this is not read but looked at; the page then opens on the heads of the perspective."""

_HEADS: Final[Mapping[str, frozenset[str]]] = {
    "org": frozenset({"official"}),
    "responsibility": frozenset({"organization", "coordination", "official"}),
    "projects": frozenset({"project"}),
    "documents": frozenset({"document"}),
    "person": frozenset({"official"}),
    "organization": frozenset({"organization", "coordination"}),
    "all": frozenset({"official", "organization", "coordination"}),
}
_SECONDARY: Final = frozenset({"联系", "协助分管", "协管"})
"""Roles in which an official assists or liaises (分工 names them after what he oversees himself)."""


def place_overview(network: nx.MultiDiGraph[str], sizes: Mapping[str, Size]) -> dict[str, Position]:
    """Return the nodes that the page opens on, with their positions; every other node is unfolded by clicks.

    Around a focus that is all there is, if it can be read. Otherwise: officials beside the bodies they oversee; the
    departments, those with most tasks first; projects between departments, sites and money, or beside a department when
    there are many; documents where citations pull them.
    """
    perspective, focus = network.graph["perspective"], network.graph["focus"]
    if focus is not None:
        return _place_focus(network, sizes)
    if perspective == "org":
        return _place_org(network, sizes)
    if perspective in ("responsibility", "person", "organization"):
        return grid(_by_degree(network, _of(network, _HEADS[perspective]))[: 2 * MOST_NODES], sizes)
    if perspective == "projects":
        if len(network) <= MOST_NODES:
            return _place_layers(network, sizes)
        if len(_of(network, _HEADS[perspective])) <= MOST_NODES:
            return _place_projects(network, sizes)
        return grid(_by_investment(network, _of(network, _HEADS[perspective]))[: 2 * MOST_NODES], sizes)
    return _place_map(network, sizes)


def _place_focus(network: nx.MultiDiGraph[str], sizes: Mapping[str, Size]) -> dict[str, Position]:
    centres = network.graph["centres"]
    chosen = list(network)
    if len(chosen) > MOST_NODES // 2:
        near = {iri for centre in centres for iri in nx.all_neighbors(network, centre)} - set(centres)
        chosen = sorted([*centres, *_by_degree(network, near)[: MOST_NODES // 2]])
    part = network.subgraph(chosen)
    if network.graph["perspective"] in ("documents", "all"):
        return force(simple(part), sizes)
    return _place_layers(part, sizes)


def _place_layers(network: nx.MultiDiGraph[str], sizes: Mapping[str, Size]) -> dict[str, Position]:
    ordered = sorted(network)
    return layered({iri: network.nodes[iri]["layer"] for iri in ordered}, sorted(set(network.edges())), sizes)


def _place_org(network: nx.MultiDiGraph[str], sizes: Mapping[str, Size]) -> dict[str, Position]:
    """Set each official beside the bodies overseen, else assisted or liaised with; a body overseen twice stands once.

    The other signs of a body are left to the click.
    """
    heads = _by_text(network, _of(network, _HEADS["org"]))
    heads += _by_degree(network, _of(network, frozenset({"coordination"})))
    branches: dict[str, list[str]] = {head: [] for head in heads}
    placed = set(heads)
    for firm in (True, False):
        for head in heads:
            for member, edge in _members(network, head):
                is_body = network.nodes[member]["type"] in ("organization", "coordination")
                if member not in placed and is_body and (edge["role"] in _SECONDARY) is not firm:
                    branches[head].append(member)
                    placed.add(member)
    for head in [head for head in heads if network.nodes[head]["type"] == "coordination"]:
        # who has nothing else to do here stands beside the coordination body, not alone
        idle = [member for member, _ in _members(network, head) if member in branches and not branches[member]]
        for member in dict.fromkeys(idle):
            branches[head].append(member)
            del branches[member]
    heads = sorted(branches, key=lambda head: not branches[head])  # stable: those with bodies first
    branches = {head: branches[head] for head in heads}
    if len(placed) > 2 * MOST_NODES:
        return grid(heads[: 2 * MOST_NODES], sizes)
    for iri in _by_degree(network, _of(network, frozenset({"organization"}))):
        if iri not in placed and not _is_sign(network, iri):
            branches[iri] = []
    return forest(branches, sizes)


def _place_projects(network: nx.MultiDiGraph[str], sizes: Mapping[str, Size]) -> dict[str, Position]:
    """Set each project beside one body that answers for it: the one in the lead, else the one with fewest others."""
    bodies = _by_degree(network, _of(network, _HEADS["responsibility"]))
    branches: dict[str, list[str]] = {body: [] for body in bodies}
    loose = []
    for project in _by_investment(network, _of(network, _HEADS["projects"])):
        answering = [
            (edge["role"] != "lead", network.degree(body), body)
            for body, _, edge in network.in_edges(project, data=True)
            if edge["relation"] == "answers_for_project"
        ]
        if answering:
            branches[min(answering)[2]].append(project)
        else:
            loose.append(project)
    heads = sorted((body for body in bodies if branches[body]), key=lambda body: -len(branches[body]))
    return forest({**{head: branches[head] for head in heads}, **{project: [] for project in loose}}, sizes)


def _place_map(network: nx.MultiDiGraph[str], sizes: Mapping[str, Size]) -> dict[str, Position]:
    heads = _HEADS[network.graph["perspective"]]
    chosen = list(network)
    if len(chosen) > MOST_NODES:
        first = _by_degree(network, _of(network, heads))
        others = [iri for iri in _by_degree(network, set(network) - set(first)) if network.degree(iri) > 1]
        chosen = [*first, *others][:MOST_NODES]
        if network.graph["perspective"] == "all":
            chosen = first[: MOST_NODES // 2]
    return force(simple(network.subgraph(chosen)), sizes)


def _members(network: nx.MultiDiGraph[str], head: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the bodies an official answers for, or the members of a coordination body, in the order of the text."""
    edges = [(target, edge) for _, target, edge in network.out_edges(head, data=True) if edge["relation"] == "oversees"]
    edges += [
        (source, edge)
        for source, _, edge in network.in_edges(head, data=True)
        if edge["relation"] == "coordination_member"
    ]
    return sorted(edges, key=lambda pair: (pair[1]["source"], pair[1]["start"], pair[0]))


def _is_sign(network: nx.MultiDiGraph[str], iri: str) -> bool:
    return any(edge["relation"] == "also_known_as" for _, _, edge in network.in_edges(iri, data=True))


def _of(network: nx.MultiDiGraph[str], kinds: frozenset[str]) -> list[str]:
    return [iri for iri, node in network.nodes.items() if node["type"] in kinds]


def _by_degree(network: nx.MultiDiGraph[str], nodes: Iterable[str]) -> list[str]:
    return sorted(nodes, key=lambda iri: (-network.degree(iri), network.nodes[iri]["label"], iri))


def _by_investment(network: nx.MultiDiGraph[str], nodes: Iterable[str]) -> list[str]:
    return sorted(_by_degree(network, nodes), key=lambda iri: -network.nodes[iri]["attributes"].get("investment", 0))


def _by_text(network: nx.MultiDiGraph[str], nodes: Iterable[str]) -> list[str]:
    """Return nodes in the order in which the text first speaks of them: 分工 lists leaders by rank."""

    def first(iri: str) -> tuple[str, int, str]:
        places = [(edge["source"], edge["start"]) for _, _, edge in network.edges(iri, data=True)]
        return (*min(places, default=("\U0010ffff", 0)), iri)

    return sorted(nodes, key=first)


def simple(network: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Return who is joined to whom, without direction, parallels and loops."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network)
    graph.add_edges_from((source, target) for source, target in network.edges() if source != target)
    return graph
