"""What a query answers, and how it is written: a table, the SPARQL 1.1 result formats, Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table
from rich.text import Text

from govgraph.graph.errors import QueryError
from govgraph.ontology.namespaces import PREFIXES, XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The answer to a query.

    ``kind`` is ``select``, ``ask`` or ``graph`` (CONSTRUCT, DESCRIBE); ``variables`` names the columns. A row holds one
    term a column, None where unbound. An ask has the one row ``(true or false,)``; a graph has the rows subject,
    predicate, object. ``truncated`` tells that there are more rows than the limit that was asked for.
    """

    kind: Literal["select", "ask", "graph"]
    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool = False

    @property
    def boolean(self) -> bool:
        """The answer to an ASK query; raises QueryError for another form."""
        if self.kind != "ask":
            raise QueryError("only an ASK query has a yes or no for an answer")
        return self.rows[0][0] == TRUE

    def serialize(self, format: str) -> str:
        """Write the answer in one of :data:`FORMATS`; raises QueryError for another, or one that does not fit."""
        if format not in FORMATS:
            raise QueryError(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
        return FORMATS[format](self)


TRUE: Final = ox.Literal("true", datatype=ox.NamedNode(XSD.boolean))
FALSE: Final = ox.Literal("false", datatype=ox.NamedNode(XSD.boolean))


def shorten(term: Term | None) -> str:
    """Return a term as a person reads it: a literal's text, an IRI with its prefix, nothing for None.

    >>> shorten(ox.NamedNode("https://w3id.org/govgraph/ontology#Target"))
    'gov:Target'
    """
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        return printable(term.value)
    if isinstance(term, ox.NamedNode):
        for prefix, base in PREFIXES.items():
            if term.value.startswith(base):
                return f"{prefix}:{term.value[len(base) :]}"
        return term.value
    return str(term)


def printable(text: str) -> str:
    """Replace control characters, which could drive a terminal, by a visible sign."""
    return _CONTROL.sub("\ufffd", text)


def table(result: QueryResult) -> Table:
    """Lay the answer out as a rich table."""
    grid = Table(show_edge=False, header_style="bold")
    for variable in result.variables:
        grid.add_column(Text(variable), overflow="fold")
    for row in result.rows:
        grid.add_row(*(Text(shorten(term)) for term in row))
    return grid


def _table(result: QueryResult) -> str:
    """Write a table without colours, as wide as it needs."""
    stream = io.StringIO()
    Console(file=stream, width=10_000, color_system=None).print(table(result))
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


def _csv(result: QueryResult) -> str:
    """SPARQL 1.1 Query Results CSV: https://www.w3.org/TR/sparql11-results-csv-tsv/#csv."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(result.variables)
    writer.writerows([_plain(term) for term in row] for row in result.rows)
    return stream.getvalue()


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def _tsv(result: QueryResult) -> str:
    """SPARQL 1.1 Query Results TSV: https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv."""
    lines = ["\t".join(f"?{variable}" for variable in result.variables)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in result.rows]
    return "".join(f"{line}\n" for line in lines)


def _json(result: QueryResult) -> str:
    """SPARQL 1.1 Query Results JSON: https://www.w3.org/TR/sparql11-results-json/."""
    if result.kind == "ask":
        return json.dumps({"head": {}, "boolean": result.boolean}, indent=2) + "\n"
    bindings = [
        {name: _json_term(term) for name, term in zip(result.variables, row, strict=True) if term is not None}
        for row in result.rows
    ]
    content = {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> Mapping[str, object]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    literal = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value != XSD.string:
        literal["datatype"] = term.datatype.value
    return literal


def _xml(result: QueryResult) -> str:
    """SPARQL Query Results XML: https://www.w3.org/TR/rdf-sparql-XMLres/."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">']
    if result.kind == "ask":
        lines += ["  <head/>", f"  <boolean>{str(result.boolean).lower()}</boolean>"]
    else:
        lines += ["  <head>", *(f"    <variable name={quoteattr(name)}/>" for name in result.variables), "  </head>"]
        lines.append("  <results>")
        for row in result.rows:
            lines.append("    <result>")
            lines += [
                f"      <binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
                for name, term in zip(result.variables, row, strict=True)
                if term is not None
            ]
            lines.append("    </result>")
        lines.append("  </results>")
    return "\n".join([*lines, "</sparql>"]) + "\n"


def _xml_term(term: Term) -> str:
    match term:
        case ox.NamedNode():
            return f"<uri>{xml_text(term.value)}</uri>"
        case ox.BlankNode():
            return f"<bnode>{xml_text(term.value)}</bnode>"
        case ox.Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            inside = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts.items())
            return f"<triple>{inside}</triple>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{xml_text(term.value)}</literal>"
    if term.datatype.value != XSD.string:
        return f"<literal datatype={quoteattr(term.datatype.value)}>{xml_text(term.value)}</literal>"
    return f"<literal>{xml_text(term.value)}</literal>"


def xml_text(text: str) -> str:
    """Escape text; what XML 1.0 cannot hold becomes U+FFFD, a carriage return a reference so that it survives."""
    return escape(NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _turtle(result: QueryResult) -> str:
    if result.kind != "graph":
        raise QueryError("turtle is for CONSTRUCT and DESCRIBE; take table, csv, tsv, json or xml")
    triples = [ox.Triple(*row) for row in result.rows]  # type: ignore[arg-type]
    stream = io.BytesIO()
    ox.serialize(triples, stream, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return stream.getvalue().decode("utf-8")


FORMATS: Final[Mapping[str, Callable[[QueryResult], str]]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "turtle": _turtle,
}
"""The formats of an answer, by name."""
