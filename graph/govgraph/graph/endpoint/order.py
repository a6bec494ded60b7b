"""A server's rows as a store would give them: numbers and truth values written in one way, and in the order asked for.

Servers differ in both. Virtuoso 7 writes 1 for true, and sorts long texts by their beginnings only. So what a server
answers is given to Oxigraph as VALUES, which writes every term as it would, and sorts once more.
"""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from govgraph.graph.errors import QueryError
from govgraph.graph.sparql import depths, tokenize
from govgraph.ontology.namespaces import PREFIXES

_NOTHING: Final = ox.Store()
_AFTER: Final = frozenset({"LIMIT", "OFFSET", "VALUES"})


def as_stored(results: ox.QuerySolutions, sparql: str) -> ox.QuerySolutions:
    """Return the solutions to a query as a store would give them.

    They keep the server's order if the query has no ORDER BY, or one that looks at more than the columns.
    """
    names = [f"?{each.value}" for each in results.variables]
    text = f"SELECT {' '.join(names) or '*'} {_as_values(results)}"
    clause, used = order_clause(sparql)
    ordered = f"{text} {clause}" if {f"?{each}" for each in used} <= set(names) else text
    for each in (ordered, text):
        try:
            found = _NOTHING.query(each, prefixes=dict(PREFIXES))
        except SyntaxError:  # prefixes of the query's own, or a blank node
            continue
        assert isinstance(found, ox.QuerySolutions)
        return found
    raise _blank()


def constructed(results: ox.QuerySolutions, template: str, prologue: str) -> list[ox.Triple]:
    """Return the triples that a template makes of solutions, each of them once."""
    try:
        found = _NOTHING.query(f"{prologue}CONSTRUCT {template} {_as_values(results)}", prefixes=dict(PREFIXES))
    except SyntaxError:
        raise _blank() from None
    assert isinstance(found, ox.QueryTriples)
    return list(dict.fromkeys(found))


def _as_values(results: ox.QuerySolutions) -> str:
    head = " ".join(f"?{each.value}" for each in results.variables)
    body = " ".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in results)
    return f"{{ VALUES ({head}) {{ {body} }} }}"


def _blank() -> QueryError:
    return QueryError("the answer holds blank nodes, which mean nothing outside of the server; select IRIs or literals")


def order_clause(sparql: str) -> tuple[str, frozenset[str]]:
    """Return the outermost ORDER BY of a query, "" if it has none, and the names of the variables in it."""
    kept: list[str] = []
    used: set[str] = set()
    for depth, token in depths([each for each in tokenize(sparql) if each.kind != "space"]):
        word = token.text.upper() if token.kind == "word" and depth == 0 else ""
        if kept and word in _AFTER:
            break
        if kept or word == "ORDER":
            kept.append(token.text)
            if token.kind == "variable":
                used.add(token.text[1:])
    return " ".join(kept), frozenset(used)
