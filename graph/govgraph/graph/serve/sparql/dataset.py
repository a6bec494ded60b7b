"""The dataset of a request, written into its query: ``default-graph-uri`` and ``named-graph-uri`` as FROM and FROM NAMED.

What the request says wins over what the query says (SPARQL 1.1 Protocol §2.1.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

from govgraph.graph.errors import QueryError
from govgraph.graph.sparql import Token, depths, read_query, tokenize

_MODIFIERS: Final = frozenset({"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})


def with_dataset(text: str, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
    r"""Return a query over the graphs that a request names, or as it is when it names none.

    Raises QueryError for what is no IRI, and for what is no query that only reads.

    >>> with_dataset("ASK { ?s ?p ?o }", ["http://example.org/g"], [])
    'ASK\nFROM <http://example.org/g>\n{ ?s ?p ?o }'
    """
    if not default_graphs and not named_graphs:
        return text
    clauses = [f"FROM {_iri(each)}" for each in default_graphs] + [f"FROM NAMED {_iri(each)}" for each in named_graphs]
    form = read_query(text).form
    bare = _without_dataset(text)
    at = _place(bare, form)
    return (
        f"{bare[:at].rstrip()}\n{' '.join(clauses)}\n{bare[at:]}"  # a line of its own: a comment may end the one before
    )


def _iri(text: str) -> str:
    try:
        (triple,) = ox.parse(f"<a:a> <a:a> <{text}> .", format=ox.RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError):
        raise QueryError(f"not an absolute IRI: {text}") from None
    return str(triple.object)


def _outer(text: str) -> list[Token]:
    """Return the tokens of a query outside all brackets, and the brackets."""
    return [token for depth, token in depths([each for each in tokenize(text) if each.kind != "space"]) if depth == 0]


def _without_dataset(text: str) -> str:
    """Return a query without its FROM and FROM NAMED clauses."""
    tokens = _outer(text)
    cuts = []
    for index, token in enumerate(tokens):
        if token.kind == "word" and token.text.upper() == "FROM":
            named = index + 1 < len(tokens) and tokens[index + 1].text.upper() == "NAMED"
            last = tokens[min(index + (2 if named else 1), len(tokens) - 1)]
            cuts.append((token.start, last.start + len(last.text)))
    for start, end in reversed(cuts):
        text = f"{text[:start]} {text[end:]}"
    return text


def _place(text: str, form: str) -> int:
    """Return where dataset clauses stand: after the form and what it gives, before WHERE."""
    tokens = _outer(text)
    at = next(index for index, each in enumerate(tokens) if each.kind == "word" and each.text.upper() == form) + 1
    if form == "CONSTRUCT" and tokens[at].text == "{":
        at = next(index for index, each in enumerate(tokens) if index > at and each.text == "}") + 1
    for token in tokens[at:]:
        word = token.text.upper() if token.kind == "word" else ""
        if word == "WHERE" or token.text == "{" or word in _MODIFIERS:
            return token.start
    return len(text)
