"""Python values as RDF literals and back, and the writer that collects the quads of one named graph.

Printed forms stay ``xsd:string``: Oxigraph rewrites typed literals to their canonical form (12.50 becomes 12.5).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from govgraph.ontology.namespaces import RDF, XSD

Scalar = str | int | float | bool
"""What one literal can hold."""

_CALENDAR: Final = re.compile(r"(?P<year>[1-9][0-9]{3})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_DECIMAL_LIMIT: Final = 10**18
"""Oxigraph keeps decimals exactly up to 18 digits on either side of the point."""


@lru_cache(maxsize=65536)
def node(iri: str) -> NamedNode:
    """Return the RDF term of an IRI. Raises ValueError if it is not one."""
    return NamedNode(iri)


def literal(value: Scalar) -> Literal:
    """Return the literal of a value, typed by its Python type; a decimal where it is exact, else a double."""
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=node(XSD.boolean))
    if isinstance(value, int):
        return Literal(str(value), datatype=node(XSD.integer))
    if isinstance(value, float):
        return _number(value)
    return Literal(value)


def calendar_literal(value: Scalar) -> Literal:
    """Return an ISO 8601 date, month or year at the precision given; a whole number is a year.

    What is not a date keeps its plain type, for validation to report.
    """
    if isinstance(value, str):
        datatype = _calendar_type(value)
        return Literal(value, datatype=node(datatype)) if datatype else literal(value)
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        return Literal(str(value), datatype=node(XSD.gYear))
    return literal(value)


def python_value(term: Literal) -> Scalar:
    """Return the value of a literal as JSON has it; dates are ISO 8601 strings."""
    match term.datatype.value:
        case XSD.integer:
            return int(term.value)
        case XSD.decimal | XSD.double:
            return float(term.value)
        case XSD.boolean:
            return term.value == "true"
        case _:
            return term.value


def _calendar_type(value: str) -> str | None:
    """Return the datatype of a date that exists, at the precision printed."""
    match = _CALENDAR.fullmatch(value)
    if match is None:
        return None
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None
    if match["day"]:
        return XSD.date
    return XSD.gYearMonth if match["month"] else XSD.gYear


def _number(value: float) -> Literal:
    if abs(value) < _DECIMAL_LIMIT:
        exact = Decimal(repr(value))
        exponent = exact.as_tuple().exponent
        if isinstance(exponent, int) and exponent >= -18:
            return Literal(format(exact, "f"), datatype=node(XSD.decimal))
    return Literal(repr(value), datatype=node(XSD.double))


class GraphWriter:
    """Collects the quads of one named graph; saying a thing twice says it once."""

    def __init__(self, graph: str) -> None:
        self._graph = node(graph)
        self.quads: set[Quad] = set()

    def link(self, subject: str, predicate: str, target: str) -> None:
        """State that a thing stands in a relation to another."""
        self.quads.add(Quad(node(subject), node(predicate), node(target), self._graph))

    def type(self, subject: str, *classes: str) -> None:
        """State the classes of a thing."""
        for each in classes:
            self.link(subject, RDF["type"], each)

    def value(self, subject: str, predicate: str, value: Scalar | None) -> None:
        """State a value of a thing; None states nothing."""
        if value is not None:
            self.quads.add(Quad(node(subject), node(predicate), literal(value), self._graph))

    def calendar(self, subject: str, predicate: str, value: Scalar | None) -> None:
        """State a date, month or year of a thing; None states nothing."""
        if value is not None:
            self.quads.add(Quad(node(subject), node(predicate), calendar_literal(value), self._graph))
