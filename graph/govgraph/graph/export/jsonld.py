"""JSON-LD 1.1, compacted by the project's prefixes: https://www.w3.org/TR/json-ld11/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import IO, Any

import pyoxigraph as ox

from govgraph.graph.dataset import View
from govgraph.graph.export.names import prefixed
from govgraph.graph.export.ntriples import graphs
from govgraph.ontology.namespaces import ID, PREFIXES, RDF, XSD


def write_jsonld(view: View, stream: IO[bytes]) -> None:
    """Write one object a graph, each on lines of its own: a context, the named graphs, and their nodes."""
    stream.write(b'{\n"@context": ')
    stream.write(_dump(dict(sorted(PREFIXES.items()))))
    stream.write(b',\n"@graph": [')
    separator = b"\n"
    for name, members in graphs(view):
        nodes = _nodes(members)
        if isinstance(name, ox.DefaultGraph):
            lines = [_dump(node) for node in nodes]
        else:
            inside = b",\n  ".join(_dump(node) for node in nodes)
            lines = [b'{"@id": ' + _dump(_name(name)) + b', "@graph": [\n  ' + inside + b"\n]}"]
        for line in lines:
            stream.write(separator + line)
            separator = b",\n"
    stream.write(b"\n]\n}\n")


def _nodes(members: Iterable[ox.Triple]) -> Iterable[Mapping[str, Any]]:
    for subject, about in groupby(members, key=lambda triple: triple.subject):
        node: dict[str, Any] = {"@id": _name(subject)}
        for predicate, each in groupby(about, key=lambda triple: triple.predicate):
            objects = [triple.object for triple in each]
            if predicate.value == RDF["type"] and all(isinstance(term, ox.NamedNode) for term in objects):
                node["@type"] = [_name(term) for term in objects]
            else:
                node[_name(predicate)] = [_value(term) for term in objects]
        yield node


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str | Mapping[str, str]:
    if not isinstance(term, ox.Literal):
        return {"@id": _name(term)}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value != XSD.string:
        return {"@value": term.value, "@type": _name(term.datatype)}
    return term.value


def _name(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if not isinstance(term, ox.NamedNode):
        return str(term)
    if term.value.startswith(ID.base):
        rest = term.value[len(ID.base) :]
        return f"id:{rest}" if not rest.startswith("//") else term.value
    return prefixed(term.value) or term.value


def _dump(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode("utf-8")
