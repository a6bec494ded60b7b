"""What things mean: the OWL ontology, the SHACL shapes, the concept schemes, the namespaces, and how IRIs are minted.

Read by all, reads nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from govgraph.ontology.namespaces import SCHEME, prologue

FILES: Final = ("govgraph.ttl", "schemes.ttl", "shapes.ttl")
"""The Turtle files of this package."""


def turtle(name: str) -> str:
    """Return the text of one of :data:`FILES`. Raises ValueError for any other name."""
    if name not in FILES:
        raise ValueError(f"no such part of the ontology: {name!r}; there are {', '.join(FILES)}")
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def concepts(scheme: str) -> Mapping[str, str]:
    """Return the concepts of a scheme (``duty-role``, ``comparator`` …) as notation → IRI.

    Raises ValueError if there is no such scheme.
    """
    try:
        return _schemes()[scheme]
    except KeyError:
        raise ValueError(f"no concept scheme {scheme!r}; there are {', '.join(_schemes())}") from None


@cache
def _schemes() -> Mapping[str, Mapping[str, str]]:
    from pyoxigraph import RdfFormat, Store  # extraction mints IRIs and must not pay for this

    store = Store()
    store.load(turtle("schemes.ttl"), format=RdfFormat.TURTLE)
    rows: Any = store.query(
        f"{prologue()} SELECT ?scheme ?notation ?concept "
        "{ ?concept skos:inScheme ?scheme ; skos:notation ?notation } ORDER BY ?scheme ?notation"
    )
    schemes: dict[str, dict[str, str]] = {}
    for row in rows:
        name = row["scheme"].value.removeprefix(SCHEME.base)
        schemes.setdefault(name, {})[row["notation"].value] = row["concept"].value
    return MappingProxyType({name: MappingProxyType(members) for name, members in schemes.items()})
