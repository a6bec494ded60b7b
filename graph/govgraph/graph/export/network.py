"""GraphML and GEXF, for Gephi, yEd, Cytoscape and networkx: the network of everything, with its labels and evidence."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from typing import IO, Any, Final

import networkx as nx

from govgraph.graph.dataset import View
from govgraph.graph.network import project
from govgraph.graph.rdf import RELATIONS
from govgraph.graph.results import NOT_XML
from govgraph.ontology.namespaces import GOV

Attributes = dict[str, str | int | float]

_SEPARATOR: Final = "；"
_TYPES: Final = (int, float, str)
_TIMES: Final = frozenset({"from", "to", "date", "probation"})
"""Qualifiers that say when a statement holds."""


def write_graphml(view: View, stream: IO[bytes]) -> None:
    """Write GraphML 1.0: http://graphml.graphdrawing.org/specification.html."""
    # named outright: write_graphml is another writer, with other bytes, where lxml happens to be installed
    nx.write_graphml_xml(read_network(view), stream, encoding="utf-8")
    stream.write(b"\n")


def write_gexf(view: View, stream: IO[bytes]) -> None:
    """Write GEXF 1.2: https://gexf.net; without the date that networkx stamps on it."""
    written = io.BytesIO()
    nx.write_gexf(read_network(view), written, encoding="utf-8", version="1.2draft")
    stamp = re.compile(rb"<meta lastmodifieddate=.*?</meta>", re.DOTALL)
    stream.write(stamp.sub(b"<meta>\n      <creator>govgraph</creator>\n    </meta>", written.getvalue(), count=1))
    stream.write(b"\n")


def read_network(view: View) -> nx.MultiDiGraph[str]:
    """Return the network with flat attributes that XML can hold, each of one type: text, whole number or fraction.

    The order does not depend on how the network was made. An edge of a tenure, an appointment or a removal carries the
    interval or date that its statement prints.
    """
    network = project(view, "all")
    times = _read_times(view)
    nodes = {iri: _node(network.nodes[iri]) for iri in sorted(network.nodes)}
    edges = sorted(
        (
            (source, target, key, _edge({**data, **times.get(key, {})}))
            for source, target, key, data in network.edges(keys=True, data=True)
        ),
        key=lambda edge: (edge[0], edge[1], edge[3]["relation"], edge[2]),
    )
    _unify(nodes.values())
    _unify(data for *_, data in edges)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, data in nodes.items():
        plain.add_node(iri, **data)
    for number, (source, target, key, data) in enumerate(edges):
        plain.add_edge(source, target, key=number, statement=key, **data)
    return plain


def _read_times(view: View) -> dict[str, Attributes]:
    """Return statement → ``from``, ``to`` and ``date``, as precise as printed, ``probation``, and when it held."""
    names = {
        each.property: each.name
        for relation in RELATIONS.values()
        for each in relation.qualifiers
        if each.name in _TIMES
    } | {GOV.validFrom: "valid_from", GOV.validUntil: "valid_until"}
    properties = " ".join(f"<{iri}>" for iri in names)
    rows = view.select(
        f"SELECT ?it ?property ?value {{ VALUES ?property {{ {properties} }} ?it gov:subject ?any ; ?property ?value }}"
    )
    times: dict[str, Attributes] = {}
    for row in rows:
        times.setdefault(row["it"].value, {})[names[row["property"].value]] = row["value"].value
    return times


def _node(data: Mapping[str, Any]) -> Attributes:
    """Return a node's attributes, flat: what the thing is, then its own properties, then where it is named first."""
    evidence = [data["evidence"]] if isinstance(data["evidence"], Mapping) else list(data["evidence"] or ())
    first = evidence[0] if evidence else {}
    flat = {**data["attributes"], "names": data["names"], "type": data["type"], "label": data["label"]}
    return _writable({**{name: first.get(name) for name in ("document", "quote")}, **flat})


def _edge(data: Mapping[str, Any]) -> Attributes:
    """Return an edge's attributes; ``start`` and ``end`` are renamed, since GEXF keeps these words for time."""
    renamed = {"start": "quote_start", "end": "quote_end"}
    return _writable({renamed.get(name, name): value for name, value in data.items() if name != "clause_start"})


def _writable(data: Mapping[str, Any]) -> Attributes:
    """Keep numbers, write everything else as text, leave out what has no value."""
    written: Attributes = {}
    for name, value in sorted(data.items()):
        if value is None or value == "" or value == () or value == []:
            continue
        if isinstance(value, tuple | list):
            value = _SEPARATOR.join(map(str, value))
        number = isinstance(value, int | float) and not isinstance(value, bool)
        written[name] = value if number else NOT_XML.sub("\ufffd", str(value))
    return written


def _unify(rows: Iterable[Attributes]) -> None:
    """Give each attribute one type: text if any of its values is, else a fraction if any is, else a whole number."""
    rows = list(rows)
    rank: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            rank[name] = max(rank.get(name, 0), _TYPES.index(type(value)))
    for row in rows:
        for name, value in row.items():
            row[name] = _TYPES[rank[name]](value)
