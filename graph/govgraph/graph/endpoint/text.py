"""The text of a query as a server is sent it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from govgraph.graph.dataset import LocalView, View
from govgraph.graph.sparql import FORMS, Query, depths, read_query, tokenize
from govgraph.ontology.namespaces import PREFIXES


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


def parted(sparql: str) -> tuple[str, str]:
    """Return a query's prologue and the rest, which can then stand inside another query."""
    found = (each for each in tokenize(sparql) if each.kind == "word" and each.text.upper() in FORMS)
    begin = next(found).start
    return sparql[:begin], sparql[begin:]


def construction(sparql: str) -> tuple[str, str]:
    """Return the template of a CONSTRUCT, and the SELECT for what goes into it.

    Virtuoso 7 leaves triples out of a long answer and does not say so; of a SELECT it does.
    """
    prologue, text = parted(sparql)
    found = [each for each in tokenize(text) if each.kind != "space"]
    braces = [each.start for depth, each in depths(found) if depth == 0 and each.text in {"{", "}"}]
    template = text[braces[0] : braces[1] + 1]
    rest = text[braces[1] + 1 :] if found[1].text == "{" else text[found[1].start :]  # CONSTRUCT WHERE { … }
    used = dict.fromkeys(each.text for each in tokenize(template) if each.kind == "variable")
    return template, f"{prologue}SELECT {' '.join(used) or '*'} {rest}"


@cache
def _nothing() -> LocalView:
    return View.in_memory(())
