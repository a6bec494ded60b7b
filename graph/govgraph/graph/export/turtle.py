"""Turtle and TriG, laid out for reading: prefixes in alphabetical order, one block a subject, its classes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, Final

import pyoxigraph as ox

from govgraph.graph.dataset import View
from govgraph.graph.export.names import BASE, SHORT, prefixed, relative
from govgraph.graph.export.ntriples import graphs, triples
from govgraph.ontology.namespaces import RDF, XSD

_TYPE: Final = RDF["type"]
_BARE: Final = {XSD.integer: re.compile(r"[+-]?[0-9]+"), XSD.boolean: re.compile("true|false")}
"""Datatypes whose values need neither quotes nor datatype, when they are well formed."""


def write_turtle(view: View, stream: IO[bytes]) -> None:
    """Write Turtle: https://www.w3.org/TR/turtle/; all graphs in one."""
    stream.write(_head().encode())
    for line in _blocks(triples(view), ""):
        stream.write(line.encode())


def write_trig(view: View, stream: IO[bytes]) -> None:
    """Write TriG: https://www.w3.org/TR/trig/; one block a graph."""
    stream.write(_head().encode())
    for name, members in graphs(view):
        if isinstance(name, ox.DefaultGraph):
            lines = _blocks(members, "")
        else:
            lines = iter((f"\n{_term(name)} {{\n", *_blocks(members, "  "), "}\n"))
        for line in lines:
            stream.write(line.encode())


def _head() -> str:
    lines = [f"@base <{BASE}> .\n"]
    lines += [f"@prefix {prefix}: <{base}> .\n" for prefix, base in sorted(SHORT.items())]
    return "".join(lines)


def _blocks(members: Iterable[ox.Triple], indent: str) -> Iterator[str]:
    """Yield one block a subject, of triples that are sorted."""
    for number, (subject, about) in enumerate(groupby(members, key=lambda triple: triple.subject)):
        if number or not indent:
            yield "\n"
        by_predicate = groupby(sorted(about, key=_classes_first), key=lambda triple: triple.predicate)
        said = [f"{_verb(predicate)} {_objects(each)}" for predicate, each in by_predicate]
        yield f"{indent}{_term(subject)} " + f" ;\n{indent}  ".join(said) + " .\n"


def _classes_first(triple: ox.Triple) -> bool:
    return triple.predicate.value != _TYPE


def _verb(predicate: ox.NamedNode) -> str:
    return "a" if predicate.value == _TYPE else _term(predicate)


def _objects(members: Iterable[ox.Triple]) -> str:
    return ", ".join(_term(triple.object) for triple in members)


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(term, ox.NamedNode):
        rest = relative(term.value)
        return f"<{rest}>" if rest else prefixed(term.value) or str(term)
    if isinstance(term, ox.Literal) and term.language is None and term.datatype.value != XSD.string:
        bare = _BARE.get(term.datatype.value)
        if bare and bare.fullmatch(term.value):
            return term.value
        return f"{ox.Literal(term.value)}^^{_term(term.datatype)}"
    return str(term)
