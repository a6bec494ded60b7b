"""The text of a query as a server is sent it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from govgraph.graph.dataset import LocalView, View
from govgraph.graph.sparql import Query, read_query, tokenize
from govgraph.ontology.namespaces import PREFIXES

_PROLOGUE: Final = frozenset({"PREFIX", "BASE", "VERSION"})


def check(sparql: str) -> Query:
    """Read a query, and let Oxigraph parse it, so that every server is asked the same language.

    Raises QueryError, with the words that a store has for it, when it is malformed or does more than read.
    """
    query = read_query(sparql)
    text = query.text
    if query.form == "ASK":  # which would be evaluated at once; the others wait for whoever reads their answer
        asked = next(each for each in tokenize(text) if each.kind == "word" and each.text.upper() == "ASK")
        text = f"{text[: asked.start]}CONSTRUCT {{}} {text[asked.start + 3 :]}"
    _nothing().query(text)
    return query


def declared(sparql: str) -> str:
    """Return a query with a PREFIX for each of the project's prefixes that it uses and does not declare itself.

    IRIs stay as they were typed: Virtuoso 7 does not know the escapes that SPARQL allows in them.
    """
    found = [each for each in tokenize(sparql) if each.kind != "space"]
    used = {each.text.partition(":")[0] for each in found if each.kind == "prefixed"}
    own = {
        after.text.partition(":")[0]
        for before, after in pairwise(found)
        if before.kind == "word" and before.text.upper() == "PREFIX"
    }
    missing = sorted((used - own) & PREFIXES.keys())
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in missing) + sparql


def has_prologue(sparql: str) -> bool:
    """Tell whether a query begins with declarations of its own, so that it cannot stand inside another."""
    return any(each.kind == "word" and each.text.upper() in _PROLOGUE for each in tokenize(sparql))


@cache
def _nothing() -> LocalView:
    return View.in_memory(())
