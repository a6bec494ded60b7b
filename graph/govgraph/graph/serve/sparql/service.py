"""``/sparql``: the query operation of the SPARQL 1.1 Protocol, reading only.

https://www.w3.org/TR/sparql11-protocol/#query-operation: a query comes with GET, with POST as a form, or with POST as
itself (``application/sparql-query``); its dataset may come along (``default-graph-uri``, ``named-graph-uri``). A GET
without a query gives the service description (https://www.w3.org/TR/sparql11-service-description/) to whoever wants RDF,
and the editor to a browser.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from govgraph.graph.dataset import View
from govgraph.graph.errors import GovgraphError
from govgraph.graph.export import export
from govgraph.graph.query import run_query
from govgraph.graph.results import QueryResult
from govgraph.graph.serve.negotiation import preferred
from govgraph.graph.serve.sparql.dataset import with_dataset
from govgraph.ontology.namespaces import PREFIXES

TIMEOUT: Final = 30.0
"""Seconds that a query may take."""
LIMIT: Final = 100_000
"""Rows, or triples, of an answer; an answer that was cut says so in the header ``X-Govgraph-Truncated``."""
LARGEST: Final = 1 << 20
"""Bytes of a query that comes by POST."""

QUERY: Final = "application/sparql-query"
FORM: Final = "application/x-www-form-urlencoded"
UPDATE: Final = "application/sparql-update"

TABLES: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
"""Media type of an answer to SELECT and ASK → format; the first is for whoever takes anything."""
GRAPHS: Final[Mapping[str, str]] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
}
"""Media type of an answer to CONSTRUCT and DESCRIBE → format of export."""
_NAMES: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)
"""Formats as https://www.w3.org/ns/formats/ names them."""
SHORT: Final[Mapping[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "ntriples": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""``?format=`` → the media type that it stands for, as an Accept header would."""


class ProtocolError(Exception):
    """A request that the protocol does not allow; ``status`` is what to answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came, and the dataset that came along with it."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str = ""


async def read_request(request: Request) -> Asked | None:
    """Return what a request asks, or None when it asks nothing (a GET without a query). Raises ProtocolError."""
    address = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    if request.method in {"GET", "HEAD"}:
        return _asked(address)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise ProtocolError(403, "updates are refused: this service only reads / 只读服务，不接受更新")
    if kind not in {QUERY, FORM}:
        raise ProtocolError(415, f"send a query as {QUERY} or {FORM}, not as {kind or 'nothing'}")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise ProtocolError(413, f"a query may have {LARGEST} bytes")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise ProtocolError(400, "the query is not UTF-8 text") from None
    pairs = [*address, ("query", text)] if kind == QUERY else parse_qsl(text, keep_blank_values=True)
    asked = _asked(pairs)
    if asked is None:
        raise ProtocolError(400, "the request holds no query / 缺少 query 参数")
    return asked


def _asked(pairs: Sequence[tuple[str, str]]) -> Asked | None:
    queries = [value for name, value in pairs if name == "query"]
    if any(name == "update" for name, _ in pairs):
        raise ProtocolError(403, "updates are refused: this service only reads / 只读服务，不接受更新")
    if len(queries) > 1:
        raise ProtocolError(400, "the request holds more than one query")
    if not queries:
        return None
    return Asked(
        queries[0],
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
        next((value for name, value in pairs if name == "format"), ""),
    )


def answer(view: View, asked: Asked, accept: str | None, timeout: float | None = TIMEOUT) -> Response:
    """Run a query and write its answer as Accept wants it; an error is one line with status 400 or 406.

    ``timeout`` is in seconds; None runs the query in this process, without a bound.
    """
    if asked.format and asked.format not in SHORT:
        return problem(400, f"unknown format {asked.format!r}; there are {', '.join(SHORT)}")
    wanted = SHORT[asked.format] if asked.format else accept
    try:
        text = with_dataset(asked.query, asked.default_graphs, asked.named_graphs)
        result = run_query(view, text, timeout=timeout, limit=LIMIT)
    except GovgraphError as error:
        return problem(400, " ".join(str(error).split()))
    formats = GRAPHS if result.kind == "graph" else TABLES
    chosen = preferred(wanted, list(formats))
    if chosen is None:
        return problem(406, f"this answer can be had as {', '.join(formats)}")
    headers = {"vary": "Accept"} | ({"x-govgraph-truncated": "true"} if result.truncated else {})
    if result.kind == "graph":
        return Response(_graph(result, formats[chosen]), media_type=f"{chosen}; charset=utf-8", headers=headers)
    if result.kind == "ask" and formats[chosen] in {"csv", "tsv"} and not wanted:
        chosen = next(iter(TABLES))
    content = result.serialize(formats[chosen]).encode("utf-8", "replace")
    return Response(content, media_type=f"{chosen}; charset=utf-8", headers=headers)


def problem(status: int, message: str) -> Response:
    """Return an error: one line of text."""
    return PlainTextResponse(message + "\n", status, headers={"vary": "Accept"})


def service_description(address: str, accept: str | None) -> Response | None:
    """Return the description of the service in RDF, or None when the request wants none."""
    chosen = preferred(accept, ["text/html", *GRAPHS])
    if chosen is None or chosen == "text/html":
        return None
    formats = "".join(f"  sd:resultFormat <http://www.w3.org/ns/formats/{each}> ;\n" for each in _NAMES)
    turtle = (
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n"
        f"<{address}> a sd:Service ;\n  sd:endpoint <{address}> ;\n  sd:supportedLanguage sd:SPARQL11Query ;\n{formats}"
        "  sd:feature sd:UnionDefaultGraph .\n"
    )
    view = View.in_memory(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    if GRAPHS[chosen] == "turtle":
        content = turtle.encode()
    else:
        stream = io.BytesIO()
        export(view, GRAPHS[chosen], stream)
        content = stream.getvalue()
    return Response(content, media_type=f"{chosen}; charset=utf-8", headers={"vary": "Accept"})


def _graph(result: QueryResult, format: str) -> bytes:
    formats = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML}
    triples = [ox.Triple(*row) for row in result.rows]  # type: ignore[arg-type]
    stream = io.BytesIO()
    if format in formats:
        ox.serialize(triples, stream, format=formats[format], prefixes=dict(PREFIXES) if format != "ntriples" else None)
    else:
        quads = (ox.Quad(each.subject, each.predicate, each.object) for each in triples)
        export(View.in_memory(quads), format, stream)
    return stream.getvalue()
