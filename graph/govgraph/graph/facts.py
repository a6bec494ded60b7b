"""The facts table, read back from the store by SPARQL: the inverse of :mod:`govgraph.graph.rdf`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final, Protocol

from pyoxigraph import Literal

from govgraph.graph.rdf.model import RELATIONS, Qualifier, Relation
from govgraph.graph.rdf.terms import python_value
from govgraph.ontology.namespaces import RDF, prologue

JSON = dict[str, Any]
"""One line of the facts table, as the JSON object of the facts contract."""


class Queryable(Protocol):
    """Anything that answers SPARQL over the union of its named graphs, such as a view of a store."""

    def query(self, sparql: str, /) -> Any:
        """Return what pyoxigraph returns for the query."""


_TYPES: Final = {relation.type: relation for relation in RELATIONS.values()}
_PROPERTIES: Final = sorted({each.property for row in RELATIONS.values() for each in row.qualifiers})

_STATEMENTS: Final = f"""{prologue()}
SELECT ?statement ?type ?subject ?object ?subjectText ?objectText ?key ?source ?start ?end ?quote WHERE {{
  VALUES ?type {{ {" ".join(f"<{iri}>" for iri in _TYPES)} }}
  ?statement a ?type ; gov:subject ?subject ; gov:subjectText ?subjectText ; gov:objectText ?objectText ;
    gov:statedIn/gov:key ?key ; gov:hasEvidence ?evidence .
  ?evidence gov:sourceName ?source ; oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  OPTIONAL {{ ?statement gov:object ?object }}
}}"""

_QUALIFIERS: Final = f"""{prologue()}
SELECT ?statement ?property ?value WHERE {{
  VALUES ?property {{ {" ".join(f"<{iri}>" for iri in _PROPERTIES)} }}
  ?statement gov:subjectText ?subjectText ; ?property ?value .
}}"""

_SEQUENCES: Final = f"""{prologue()}
SELECT ?sequence ?member ?value WHERE {{
  ?sequence a rdf:Seq ; ?member ?value . FILTER(?member != rdf:type)
}}"""


def read_facts(view: Queryable) -> Iterator[JSON]:
    """Yield every fact of a store as the JSON object of the facts contract, in the order of the text.

    The order is by source, start, end, then the remaining keys; a qualifier of the relation that is not stated is None
    (an empty list where it is a sequence).
    """
    qualifiers = _read_qualifiers(view)
    yield from sorted(
        (_fact(row, qualifiers.get(row["statement"].value, {})) for row in view.query(_STATEMENTS)), key=_order
    )


def _read_qualifiers(view: Queryable) -> dict[str, dict[str, Any]]:
    """Return statement → property → value."""
    sequences: defaultdict[str, dict[int, Any]] = defaultdict(dict)
    for row in view.query(_SEQUENCES):
        position = int(row["member"].value.removeprefix(f"{RDF}_"))
        sequences[row["sequence"].value][position] = python_value(row["value"])
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for row in view.query(_QUALIFIERS):
        value = row["value"]
        if isinstance(value, Literal):
            read: Any = python_value(value)
        else:
            read = [item for _, item in sorted(sequences[value.value].items())]
        found[row["statement"].value][row["property"].value] = read
    return found


def _fact(row: Any, stated: dict[str, Any]) -> JSON:
    relation = _TYPES[row["type"].value]
    return {
        "source": row["source"].value,
        "doc": row["key"].value,
        "relation": relation.name,
        "subject": row["subjectText"].value,
        "object": row["objectText"].value,
        "qualifiers": _stated(relation, stated),
        "subject_id": row["subject"].value,
        "object_id": row["object"].value if row["object"] is not None else None,
        "start": int(row["start"].value),
        "end": int(row["end"].value),
        "quote": row["quote"].value,
    }


def _stated(relation: Relation, stated: dict[str, Any]) -> JSON:
    return {each.name: _value(each, stated.get(each.property)) for each in relation.qualifiers}


def _value(qualifier: Qualifier, value: Any) -> Any:
    if value is None:
        return [] if qualifier.many else None
    if qualifier.name == "year" and isinstance(value, str) and value.isdecimal():
        return int(value)  # a year is a number in the facts table and xsd:gYear in the graph
    return value


def _order(fact: JSON) -> tuple[Any, ...]:
    return (
        fact["source"],
        fact["start"],
        fact["end"],
        fact["relation"],
        fact["subject"],
        fact["object"],
        fact["doc"],
        repr(fact["qualifiers"]),
    )
