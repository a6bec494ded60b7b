"""The data of a page, as one JSON-able object: the pyvis model of the network, and what its panel and legend say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from govgraph.graph.network.naming import ROLED, yuan
from govgraph.graph.views.chronicle import changes, horizon, make_terms
from govgraph.graph.views.labels import Label, fit_label, search_keys
from govgraph.graph.views.legend import ATTRIBUTES, NODES, PERSPECTIVES, VALUES, edge_style, node_style
from govgraph.graph.views.overview import place_overview, simple
from govgraph.graph.views.panorama import panorama
from govgraph.graph.views.passages import Passages
from govgraph.ontology.namespaces import ID

_LONGEST_KEY: Final = 30
COLUMNS: Final = frozenset({"org", "responsibility", "projects", "person", "organization"})
"""Perspectives of which the overview stands in columns; in the others it is a map."""

TIMELINES: Final = frozenset({"appointments"})
"""Perspectives that are drawn along a line of time."""

OPTIONS: Final[Mapping[str, Any]] = {
    "autoResize": True,
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 3600000,
        "zoomSpeed": 0.6,
        "keyboard": False,
    },
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {
        "chosen": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "arrowStrikethrough": False,
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
        "font": {"size": 12, "strokeWidth": 4, "strokeColor": "#ffffff", "color": "#333333"},
    },
}
"""vis-network's options: nothing moves by itself, and nothing is drawn for a pointer that only rests."""


def make_payload(network: nx.MultiDiGraph[str]) -> dict[str, Any]:
    """Return the data of a page that shows a network as :func:`govgraph.graph.network.project` returns it."""
    passages = Passages(network)
    nodes = _make_nodes(network, passages)
    edges, styles = _make_edges(network, passages)
    terms, vacancies = make_terms(network, passages, _short)
    kinds = Counter(node["type"] for node in network.nodes.values())
    perspective = network.graph["perspective"]
    return {
        "perspective": perspective,
        "title": {"zh": PERSPECTIVES[perspective][0], "en": PERSPECTIVES[perspective][1]},
        "focus": network.graph["focus"],
        "centres": [_short(iri) for iri in network.graph["centres"]],
        "columns": perspective in COLUMNS,
        "timeline": perspective in TIMELINES,
        "days": changes(network),
        "horizon": horizon(network),
        "terms": terms,
        "vacancies": vacancies,
        "kinds": [
            {
                "id": kind,
                "zh": style.zh,
                "en": style.en,
                "colour": style.colour,
                "shape": style.shape,
                "count": kinds[kind],
            }
            for kind, style in ((each, node_style(each)) for each in _in_legend_order(kinds))
        ],
        "styles": styles,
        "attributes": {key: {"zh": zh, "en": en} for key, (zh, en) in ATTRIBUTES.items()},
        "values": {code: {"zh": zh, "en": en} for code, (zh, en) in VALUES.items()},
        "documents": passages.documents,
        "clauses": passages.clauses,
        "passages": passages.rows,
        "network": {"nodes": nodes, "edges": edges, "options": OPTIONS},
    }


def _make_nodes(network: nx.MultiDiGraph[str], passages: Passages) -> list[dict[str, Any]]:
    from pyvis.node import Node

    labels = {iri: _label(node) for iri, node in network.nodes.items()}
    sizes = {iri: (label.width, label.height) for iri, label in labels.items()}
    timeline = network.graph["perspective"] in TIMELINES
    places = {} if timeline else place_overview(network, sizes)
    seats = {} if timeline or len(places) == len(network) else panorama(simple(network))
    nodes = []
    for iri, node in network.nodes.items():
        label = labels[iri]
        options = {
            "kind": node["type"],
            "names": node["names"],
            "lines": label.lines,
            "w": label.width,
            "h": label.height,
            "column": node["layer"],
            "keys": _keys(node),
            "attributes": _told(node),
            "evidence": sorted({passages.number(passage) for passage in node["evidence"]}),
        }
        if iri in places:
            options["x"], options["y"] = places[iri]
        if iri in seats:
            options["seat"] = seats[iri]
        nodes.append(Node(_short(iri), "custom", node["label"], **options).options)
    return nodes


def _label(node: Mapping[str, Any]) -> Label:
    """Return the label of a node; a project's box also says what it costs."""
    investment = node["attributes"].get("investment")
    note = yuan(investment) if node["type"] == "project" and isinstance(investment, int | float) else ""
    return fit_label(node["label"], node["type"], note=note)


def _make_edges(network: nx.MultiDiGraph[str], passages: Passages) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return one edge for all statements of a relation and role between two nodes, and the styles they use."""
    from pyvis.edge import Edge

    grouped: dict[tuple[str, str, str, str], list[dict[str, Any]]] = {}
    for source, target, edge in network.edges(data=True):
        role = edge["role"] if edge["relation"] in ROLED else ""
        statement = {"passage": passages.number(edge), "year": edge["year"]}
        if edge["since"] != passages.since(statement["passage"]):
            statement["since"] = edge["since"]
        if edge["until"] is not None:
            statement["until"] = edge["until"]
        if edge["value"] is not None:
            statement["value"] = edge["value"]
        statements = grouped.setdefault((source, target, edge["relation"], role), [])
        if statement not in statements:
            statements.append(statement)
    counts = Counter((relation, role) for _, _, relation, role in grouped)
    order = sorted(counts, key=lambda each: (edge_style(*each).rank, -counts[each], each))
    styles = [
        {
            "relation": relation,
            "role": role,
            "zh": style.zh,
            "en": style.en,
            "colour": style.colour,
            "width": style.width,
            "dashes": list(style.dashes),
            "count": counts[relation, role],
        }
        for relation, role, style in ((*each, edge_style(*each)) for each in order)
    ]
    numbers = {each: number for number, each in enumerate(order)}
    edges = []
    for number, ((source, target, relation, role), statements) in enumerate(grouped.items()):
        options = {"id": number, "style": numbers[relation, role], "statements": statements}
        edges.append(Edge(_short(source), _short(target), True, **options).options)
    return edges, styles


def _told(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of a node, without those that its label or its evidence tells in full."""
    skipped = {"title"} | ({"text"} if node["evidence"] else set())
    return {key: value for key, value in node["attributes"].items() if key not in skipped}


def _keys(node: Mapping[str, Any]) -> list[str]:
    names = [name for name in (node["label"], *node["names"]) if len(name) <= _LONGEST_KEY]
    return sorted({key for name in names for key in search_keys(name)})


def _in_legend_order(kinds: Mapping[str, int]) -> list[str]:
    order = list(NODES)
    return sorted(kinds, key=lambda kind: (order.index(kind) if kind in order else len(order), kind))


def _short(iri: str) -> str:
    """Return an IRI without our own base: readable in a link."""
    return iri.removeprefix(str(ID))
