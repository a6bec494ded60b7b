"""What a server answers, read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

from govgraph.graph.endpoint.protocol import Answer
from govgraph.graph.errors import EndpointError

JSON: Final = "application/sparql-results+json"
N_TRIPLES: Final = "application/n-triples"

_ASKED: Final = "__ASK_RETVAL"
"""The column in which Virtuoso 7 answers an ASK."""


def read_results(answer: Answer, name: str) -> ox.QuerySolutions | ox.QueryBoolean:
    """Read the answer to a SELECT or ASK, SPARQL 1.1 Query Results JSON; ``name`` is the server's.

    JSON because XML cannot hold every character, and readers of it trim white space. Raises EndpointError when the
    answer is none, or stops in the middle.
    """
    try:
        results = ox.parse_query_results(answer.body, format=ox.QueryResultsFormat.JSON)
        if isinstance(results, ox.QueryBoolean):
            return results
        if [each.value for each in results.variables] == [_ASKED]:
            said = any(row[0].value != "0" for row in results)
            return _boolean(said)
        for _ in results:  # a server that fails while it writes has said that all is well before
            pass
    except (SyntaxError, ValueError, OSError) as error:
        raise _unreadable(answer, name, "SPARQL results in JSON") from error
    return _solutions(answer.body)


def read_triples(answer: Answer, name: str) -> list[ox.Triple]:
    """Read the answer to a CONSTRUCT or DESCRIBE, N-Triples. Raises EndpointError when it is none."""
    try:
        store = ox.Store()  # which writes every number in one way
        store.load(answer.body, format=ox.RdfFormat.N_TRIPLES)
        return [quad.triple for quad in store]
    except (SyntaxError, ValueError, OSError) as error:
        raise _unreadable(answer, name, "N-Triples") from error


def count_rows(answer: Answer) -> int:
    """Return the number of rows in the answer to a SELECT that :func:`read_results` can read."""
    return len(json.loads(answer.body)["results"]["bindings"])


def joined(pages: Sequence[Answer]) -> Answer:
    """Return the answers to one SELECT, got in pages, as one answer."""
    contents = [json.loads(page.body) for page in pages]
    rows = [row for content in contents for row in content["results"]["bindings"]]
    body = json.dumps({"head": contents[0]["head"], "results": {"bindings": rows}}).encode("ascii")
    return Answer(pages[0].status, body, pages[0].media_type, None)


def _solutions(body: bytes) -> ox.QuerySolutions:
    results = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    assert isinstance(results, ox.QuerySolutions)
    return results


def _boolean(said: bool) -> ox.QueryBoolean:
    body = json.dumps({"head": {}, "boolean": said}).encode("ascii")
    results = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    assert isinstance(results, ox.QueryBoolean)
    return results


def _unreadable(answer: Answer, name: str, wanted: str) -> EndpointError:
    got = answer.media_type or "no media type"
    if answer.media_type in {JSON, N_TRIPLES}:
        return EndpointError(f"{name}: the server stopped in the middle of its answer; look into its log")
    return EndpointError(f"{name}: no SPARQL endpoint: asked for {wanted}, it answered with {got}; check the address")
