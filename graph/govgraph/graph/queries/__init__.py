"""Saved queries: one question a file, each with its titles, purpose and parameters in its first comment lines.

::

    # title: 项目 / Projects
    # purpose: 项目的投资…… / Projects with investment ……
    # param site text optional: 地点名称 / name of the site

A parameter is ``text``, ``integer``, ``year`` or ``date``, and is ``required``, ``optional`` or has a ``default``. In the
query it stands once, in a line ``VALUES ?variable { $parameter }``. There :func:`bind` writes a parsed RDF term, or
``UNDEF`` for an optional parameter without a value, which SPARQL takes for "any". Text never becomes syntax. A date is
bound as text that sorts after every date that has come by then: its last day, with 31 for the last day of a month (2025-04
is ``"2025-04-31"``).

An answer has one value a cell, no row twice, and an ORDER BY that names every column, so that equal graphs give equal
answers on every engine. Counts are of DISTINCT things: a triple that two documents state is in the default graph twice.
Only ``hierarchy``, ``tasks-of-official`` and ``inferred`` read what is inferred.

A query for Oxigraph puts every required pattern before the first OPTIONAL or BIND, and no join into EXISTS: otherwise
its time grows with the square of the graph.

A query for Virtuoso 7 asks ``!BOUND(?variable) ||`` before an EXISTS with a parameter that may be left out, puts no ``|``
into an OPTIONAL that others follow, and no OPTIONAL into a MINUS but in a sub-query. ``tests/graph/endpoint`` asks it them all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import Literal, NamedNode

from govgraph.graph.errors import QueryError
from govgraph.graph.moments import read_day
from govgraph.ontology.namespaces import XSD

_HEADER: Final = re.compile(r"# (?P<field>title|purpose): (?P<zh>.+?) / (?P<en>.+)")
_PARAMETER: Final = re.compile(
    r"# param (?P<name>\w+) (?P<kind>text|integer|year|date) (?:(?P<required>required)|optional|default (?P<default>\S+)): "
    r"(?P<zh>.+?) / (?P<en>.+)"
)
_PLACEHOLDER: Final = re.compile(r"\{ \$(\w+) \}")
_KINDS: Final = {
    "text": (re.compile(r".*", re.DOTALL), XSD.string, "text"),
    "integer": (re.compile(r"[+-]?[0-9]+"), XSD.integer, "a whole number"),
    "year": (re.compile(r"[0-9]{4}"), XSD.gYear, "a year of four digits"),
    "date": (re.compile(r"[0-9-]+"), XSD.string, "a date: YYYY, YYYY-MM or YYYY-MM-DD"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a saved query; ``kind`` is text, integer, year or date; ``default`` None means any, unless required."""

    name: str
    kind: str
    required: bool
    default: str | None
    meaning_zh: str
    meaning_en: str

    def term(self, value: str) -> Literal:
        """Return the RDF term of a value. Raises QueryError if the value is not of the parameter's kind."""
        pattern, datatype, wanted = _KINDS[self.kind]
        if not pattern.fullmatch(value):
            raise QueryError(f"parameter {self.name} must be {wanted}, not {value!r}")
        if self.kind == "date":
            value = read_day(value).sort_key
        return Literal(value, datatype=NamedNode(datatype))


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question kept in a file: its name, what it is for in Chinese and English, its parameters and its SPARQL."""

    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def title(self, language: str = "zh") -> str:
        """Return the title in a language, ``zh`` or ``en``."""
        return self.title_en if language == "en" else self.title_zh

    def description(self, language: str = "zh") -> str:
        """Return what the query is for in a language, ``zh`` or ``en``."""
        return self.description_en if language == "en" else self.description_zh


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """Return all saved queries, by name."""
    found = {each.name.removesuffix(".rq"): each for each in files(__package__).iterdir() if each.name.endswith(".rq")}
    return tuple(read_saved(name, each.read_text(encoding="utf-8")) for name, each in sorted(found.items()))


def saved_query(name: str) -> SavedQuery:
    """Return a saved query by name. Raises QueryError, with names like it, if there is none."""
    for query in saved_queries():
        if query.name == name:
            return query
    near = get_close_matches(name, [query.name for query in saved_queries()], 5, 0.5)
    hint = f"did you mean {', '.join(near)}? " if near else ""
    raise QueryError(f"no saved query {name!r}; {hint}govgraph queries lists all {len(saved_queries())}")


def read_saved(name: str, text: str) -> SavedQuery:
    """Read the text of a query file.

    Raises QueryError if its first lines do not say what the docstring of this module asks for.
    """
    said: dict[str, tuple[str, str]] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _HEADER.fullmatch(line):
            said[match["field"]] = match["zh"], match["en"]
        elif match := _PARAMETER.fullmatch(line):
            parameters.append(
                Parameter(
                    match["name"],
                    match["kind"],
                    match["required"] is not None,
                    match["default"],
                    match["zh"],
                    match["en"],
                )
            )
        else:
            raise QueryError(f"query {name}: cannot read the line {line!r}")
    if said.keys() != {"title", "purpose"}:
        raise QueryError(f"query {name} lacks a title or a purpose in its first lines")
    placeholders = _PLACEHOLDER.findall(text)
    if sorted(placeholders) != sorted(parameter.name for parameter in parameters):
        raise QueryError(f"query {name}: parameters and placeholders differ: {sorted(placeholders)}")
    return SavedQuery(name, *said["title"], *said["purpose"], tuple(parameters), text)


def bind(query: SavedQuery, parameters: Mapping[str, str] | None = None) -> str:
    """Return the SPARQL of a saved query with values in place of its parameters.

    Raises QueryError for an unknown parameter, a required one that is missing, or a value of the wrong kind.
    """
    given = dict(parameters or {})
    unknown = sorted(given.keys() - {each.name for each in query.parameters})
    if unknown:
        known = ", ".join(each.name for each in query.parameters) or "none"
        raise QueryError(f"query {query.name} has no parameter {unknown[0]!r}; it has {known}")
    terms: dict[str, str] = {}
    for each in query.parameters:
        value = given.get(each.name, each.default)
        if value is None and each.required:
            raise QueryError(
                f"query {query.name} needs the parameter {each.name}: {each.meaning_zh} / {each.meaning_en}"
            )
        terms[each.name] = "UNDEF" if value is None else str(each.term(value))
    return _PLACEHOLDER.sub(lambda match: f"{{ {terms[match[1]]} }}", query.sparql)
