"""Queries that a user typed: reading only, bounded in time, memory and rows.

Oxigraph cannot be interrupted, so a query with a timeout runs in a process of its own, which opens the same generation
read-only, and is killed at the deadline. Such a process is also denied more memory than :data:`MEMORY`. A server is simply
no longer waited for.
"""

from __future__ import annotations

import itertools
import json
import math
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from typing import IO, Final

import pyoxigraph as ox

from govgraph.graph.dataset import LocalView, View
from govgraph.graph.endpoint import EndpointView
from govgraph.graph.endpoint.view import TIMEOUT
from govgraph.graph.errors import QueryError, StoreError
from govgraph.graph.results import FALSE, TRUE, QueryResult, Row
from govgraph.graph.sparql import Parameter, bind, read_query

MEMORY: Final = 4 << 30
"""Bytes of address space that a query with a timeout may use."""


def run_query(
    view: View,
    sparql: str,
    *,
    params: Mapping[str, Parameter] | None = None,
    timeout: float | None = None,
    limit: int | None = None,
) -> QueryResult:
    """Run a SPARQL 1.1 query that only reads.

    ``params`` gives variables their values; ``timeout`` is in seconds; ``limit`` is the largest number of rows (or
    triples) to return, and the result says when there were more. Rows of a query without ORDER BY are sorted, so that
    equal stores give equal answers. The project's prefixes need not be declared.

    Raises QueryError for a malformed query, an update, LOAD, SERVICE, an unknown parameter, or when time or memory run
    out; StoreError or EndpointError when the store or the server cannot be read.
    """
    if timeout is not None and not timeout > 0:
        raise QueryError("the timeout must be more than 0 seconds")
    if limit is not None and limit < 1:
        raise QueryError("the row limit must be at least 1")
    read_query(sparql)
    text = bind(sparql, params or {})
    if isinstance(view, EndpointView):
        return _evaluate(view.within(timeout or TIMEOUT, None if limit is None else limit + 1), text, limit)
    if timeout is None:
        return _evaluate(view, text, limit)
    return _evaluate_apart(view.local(), text, timeout, limit)


def _evaluate(view: View, sparql: str, limit: int | None) -> QueryResult:
    query = read_query(sparql)
    results = view.query(sparql)
    if isinstance(results, ox.QueryBoolean):
        return QueryResult("ask", ("boolean",), ((TRUE if results else FALSE,),))
    wanted = None if limit is None else limit + 1
    rows: list[Row]
    try:
        rows = [tuple(row) for row in itertools.islice(results, wanted)]
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error
    truncated = limit is not None and len(rows) > limit
    rows = rows[:limit]
    if isinstance(results, ox.QuerySolutions):
        if not query.ordered:
            rows.sort(key=_row_order)
        return QueryResult("select", tuple(each.value for each in results.variables), tuple(rows), truncated)
    return QueryResult("graph", ("subject", "predicate", "object"), tuple(sorted(set(rows), key=_row_order)), truncated)


def _row_order(row: Row) -> tuple[str, ...]:
    return tuple("" if term is None else str(term) for term in row)


def _evaluate_apart(view: LocalView, sparql: str, timeout: float, limit: int | None) -> QueryResult:
    """Evaluate in a process that can be killed.

    It is told on standard input where the store is (a view in memory is sent along), and answers on standard output
    with one line of JSON and then the rows; files stand in for pipes, so that neither side ever waits for the other.
    """
    with tempfile.TemporaryFile() as request, tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as trouble:
        order = {"quads": view.location, "sparql": sparql, "limit": limit, "seconds": math.ceil(timeout)}
        request.write(json.dumps(order).encode("ascii") + b"\n")
        if view.location is None:
            view.store.dump(request, format=ox.RdfFormat.N_QUADS)
        request.seek(0)
        command = [sys.executable, "-P", "-m", __spec__.name]
        with subprocess.Popen(command, stdin=request, stdout=answer, stderr=trouble) as child:
            try:
                code = child.wait(timeout)
            except subprocess.TimeoutExpired:
                message = f"the query took longer than {timeout:g} s and was stopped; narrow it or raise the timeout"
                raise QueryError(message) from None
            finally:
                child.kill()
        answer.seek(0)
        if code == 0:
            return _read_answer(answer)
        trouble.seek(0)
        said = trouble.read().decode("utf-8", "replace").strip().splitlines()
        if code < 0 or "MemoryError" in "".join(said[-1:]):
            raise QueryError(f"the query needed more than {MEMORY >> 30} GiB of memory and was stopped; narrow it")
        raise QueryError(f"the query failed: {said[-1] if said else f'exit code {code}'}")


def _read_answer(answer: IO[bytes]) -> QueryResult:
    head = json.loads(answer.readline())
    if "store_error" in head:
        raise StoreError(head["store_error"])
    if "error" in head:
        raise QueryError(head["error"])
    kind, truncated = head["kind"], head["truncated"]
    if kind == "graph":
        triples = ox.parse(answer, format=ox.RdfFormat.N_TRIPLES)
        rows = tuple((each.subject, each.predicate, each.object) for each in triples)
        return QueryResult("graph", ("subject", "predicate", "object"), rows, truncated)
    results = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryBoolean):
        return QueryResult("ask", ("boolean",), ((TRUE if results else FALSE,),))
    names = tuple(each.value for each in results.variables)
    return QueryResult("select", names, tuple(tuple(row) for row in results), truncated)


def _serve(request: IO[bytes], answer: IO[bytes]) -> None:
    """Answer one request; what :func:`_evaluate_apart` runs in a process of its own."""
    order = json.loads(request.readline())
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"] + 1, order["seconds"] + 2))  # should our parent be killed
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        if order["quads"] is None:
            store = ox.Store()
            store.bulk_load(request, format=ox.RdfFormat.N_QUADS)
        else:
            store = ox.Store.read_only(order["quads"])
        result = _evaluate(LocalView(store), order["sparql"], order["limit"])
    except QueryError as error:
        answer.write(json.dumps({"error": str(error)}).encode("ascii") + b"\n")
        return
    except OSError as error:
        answer.write(json.dumps({"store_error": f"cannot read the store: {error}"}).encode("ascii") + b"\n")
        return
    head = {"kind": result.kind, "truncated": result.truncated}
    answer.write(json.dumps(head).encode("ascii") + b"\n")
    if result.kind == "graph":
        triples = (ox.Triple(*row) for row in result.rows)  # type: ignore[arg-type]
        ox.serialize(triples, answer, format=ox.RdfFormat.N_TRIPLES)
    else:
        answer.write(result.serialize("json").encode("utf-8"))


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
