"""What the projections read of the RDF model: things, and statements with their passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal, QuerySolution

from govgraph.graph.dataset import View
from govgraph.graph.rdf.model import ENTITY_CLASSES
from govgraph.graph.rdf.terms import python_value
from govgraph.ontology.namespaces import DCTERMS, GOV, ORG, RDFS, prologue

Thing = dict[str, Any]
"""What becomes a node: ``label``, ``type``, ``names``, ``attributes``, ``evidence``; a document has a ``key`` too."""

_TYPES: Final[Mapping[str, str]] = {
    ENTITY_CLASSES["area"]: "area",
    ENTITY_CLASSES["document"]: "cited",
    ENTITY_CLASSES["organization"]: "organization",
    ENTITY_CLASSES["person"]: "official",
    ENTITY_CLASSES["place"]: "site",
    ENTITY_CLASSES["post"]: "post",
    ENTITY_CLASSES["project"]: "project",
}
_DOCUMENT_ATTRIBUTES: Final[Mapping[str, str]] = {
    "title": DCTERMS.title,
    "number": GOV.number,
    "issuer": GOV.issuerText,
    "date": DCTERMS.issued,
    "kind": GOV.kind,
    "addressees": GOV.addresseeText,
    "attached_title": GOV.attachedTitle,
}

_THINGS: Final = f"""{prologue()}
SELECT ?thing ?class ?label ?other ?place WHERE {{
  VALUES ?class {{ {" ".join(f"<{iri}>" for iri in sorted(_TYPES))} }}
  ?thing a ?class ; rdfs:label ?label .
  OPTIONAL {{ ?thing skos:altLabel ?other }}
  OPTIONAL {{ ?thing gov:jurisdiction/rdfs:label ?place }}
}}"""

_DOCUMENTS: Final = f"""{prologue()}
SELECT ?thing ?property ?value WHERE {{
  VALUES ?property {{
    gov:key <{RDFS.label}> {" ".join(f"<{iri}>" for iri in _DOCUMENT_ATTRIBUTES.values())}
  }}
  ?thing a gov:OfficialDocument ; ?property ?value .
}}"""

_TASKS: Final = f"""{prologue()}
SELECT ?thing ?label ?text WHERE {{
  ?thing a gov:Task ; rdfs:label ?label .
  OPTIONAL {{ ?thing gov:text ?text }}
}}"""

_LINKS: Final = (GOV.subject, GOV.object, GOV.task, GOV.post, GOV.locatedAt, ORG.organization)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, or another node read from a document.

    ``properties`` maps IRIs of properties to IRIs or Python values, ``passage`` is what an edge says of its evidence.
    """

    iri: str
    properties: Mapping[str, Any]
    passage: Mapping[str, Any]

    def text(self, property_: str) -> str:
        """Return the value of a property as text, empty if it has none."""
        return str(self.properties.get(property_, ""))


def read_statements(view: View, class_: str) -> list[Statement]:
    """Return the statements of a class, in the order of the text."""
    properties: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for row in view.select(f"SELECT ?it ?property ?value WHERE {{ ?it a <{class_}> ; ?property ?value }}"):
        value = row["value"]
        if isinstance(value, Literal):
            properties[row["it"].value][row["property"].value] = python_value(value)
        elif row["property"].value in _LINKS:
            properties[row["it"].value][row["property"].value] = value.value
    found: dict[str, Statement] = {}
    for row in view.select(_passages(class_)):
        iri = row["it"].value
        passage = {
            "document": row["key"].value,
            "source": row["source"].value,
            "start": int(row["start"].value),
            "end": int(row["end"].value),
            "quote": row["quote"].value,
            "clause": _value(row, "clauseText"),
            "clause_start": _value(row, "clauseStart"),
            "heading": _value(row, "path"),
        }
        found[iri] = Statement(iri, properties[iri], passage)
    return sorted(found.values(), key=_in_text_order)


def read_pairs(view: View, property_: str) -> list[tuple[str, str]]:
    """Return the subjects and objects of a property, sorted."""
    rows = view.select(f"SELECT DISTINCT ?subject ?object WHERE {{ ?subject <{property_}> ?object }}")
    return sorted((row["subject"].value, row["object"].value) for row in rows)


def read_things(view: View) -> dict[str, Thing]:
    """Return all that can become a node by itself: entities, official documents and tasks, by IRI."""
    things: dict[str, Thing] = {}
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in view.select(_THINGS):
        iri, label = row["thing"].value, row["label"].value
        thing = things.setdefault(iri, {"label": label, "type": _TYPES[row["class"].value], "attributes": {}})
        thing["label"] = min(label, thing["label"])
        names[iri] |= {label, _value(row, "other") or label}
        if row["place"] is not None:
            thing["attributes"] = {"jurisdiction": row["place"].value}
    for iri, document in _read_documents(view).items():
        things[iri] = {**document, "type": "document"}
        names[iri] |= {document["key"], *(document["attributes"].get(name, "") for name in ("title", "number"))}
    for row in view.select(_TASKS):
        label = row["label"].value
        attributes = {"text": _value(row, "text") or label}
        things[row["thing"].value] = {"label": label, "type": "task", "attributes": attributes}
    for iri, thing in things.items():
        thing["names"] = sorted(names[iri] - {thing["label"], ""})
        thing["evidence"] = []
    return dict(sorted(things.items()))


def _read_documents(view: View) -> dict[str, Thing]:
    stated: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in view.select(_DOCUMENTS):
        stated[row["thing"].value][row["property"].value].add(row["value"].value)
    documents: dict[str, Thing] = {}
    for iri, properties in stated.items():
        first = {name: min(values) for name, values in properties.items()}
        if GOV.key not in first:
            continue
        attributes: dict[str, Any] = {
            name: sorted(properties[property_]) if name == "addressees" else first[property_]
            for name, property_ in _DOCUMENT_ATTRIBUTES.items()
            if property_ in properties
        }
        label = first.get(DCTERMS.title) or first.get(RDFS.label) or first[GOV.key]
        documents[iri] = {"key": first[GOV.key], "label": label, "attributes": attributes}
    return documents


def _passages(class_: str) -> str:
    return f"""{prologue()}
SELECT ?it ?key ?source ?start ?end ?quote ?clauseText ?clauseStart ?path WHERE {{
  ?it a <{class_}> ; gov:statedIn/gov:key ?key ; gov:hasEvidence ?evidence .
  ?evidence gov:sourceName ?source ; oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  OPTIONAL {{
    ?it gov:inClause ?clause . ?clause oa:exact ?clauseText ; oa:start ?clauseStart .
    OPTIONAL {{ ?clause gov:headingPath ?path }}
  }}
}}"""


def _value(row: QuerySolution, name: str) -> Any:
    return python_value(row[name]) if isinstance(row[name], Literal) else None


def _in_text_order(statement: Statement) -> tuple[str, int, int, str]:
    passage = statement.passage
    return (passage["source"], passage["start"], passage["end"], statement.iri)
