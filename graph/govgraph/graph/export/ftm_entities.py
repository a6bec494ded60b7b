"""The entities of a FollowTheMoney export while they are put together: ids, schemata, properties, proofs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from govgraph.graph.dataset import View
from govgraph.graph.network.reading import Statement, read_statements, read_things
from govgraph.ontology.namespaces import GOV

COUNTRY: Final = "cn"
LANGUAGE: Final = "zho"

_SCHEMATA: Final[Mapping[str, str]] = {
    "government": "PublicBody",
    "party": "PublicBody",
    "people's_organisation": "PublicBody",
    "institution": "PublicBody",
    "justice": "PublicBody",
    "military": "PublicBody",
    "coordination_body": "PublicBody",
    "company": "Company",
}
"""Kind of body → schema; schools, hospitals and what is of another kind or of none are an Organization."""


class Entities:
    """Entities by id; to say a thing twice says it once."""

    def __init__(self, view: View) -> None:
        self._things = read_things(view)
        self._schema: dict[str, str] = {}
        self._properties: dict[str, defaultdict[str, set[str]]] = {}
        self._documents = {thing["key"]: iri for iri, thing in self._things.items() if thing["type"] == "document"}
        kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for each in read_statements(view, GOV.OrganizationMention):
            kinds[each.properties[GOV.subject]][each.text(GOV.objectText)] += 1
        self._kinds = {iri: min(found, key=lambda kind: (-found[kind], kind)) for iri, found in kinds.items()}
        self._sources = {
            each.passage["document"]: each.passage["source"]
            for each in reversed(read_statements(view, GOV.DocumentDescription))
        }
        for iri, thing in self._things.items():
            self._known(iri, thing["type"])

    def ids(self, iri: str) -> str:
        """Return the id of a thing or statement: FollowTheMoney has no IRIs, and wants Latin letters and digits."""
        return f"govgraph-{hashlib.sha1(iri.encode(), usedforsecurity=False).hexdigest()}"

    def label(self, iri: str) -> str:
        """Return the label of a thing, empty if it has none."""
        return str(self._things.get(iri, {}).get("label", ""))

    def thing(self, iri: str, schema: str, printed: str) -> str:
        """Return the id of a thing; it is made from what the graph knows of it, or what is printed, when it is new."""
        id_ = self.ids(iri)
        if id_ not in self._schema:
            thing = self._things.get(iri, {})
            label = thing.get("label") or printed
            self._schema[id_] = schema
            self._properties[id_] = defaultdict(set)
            place = thing.get("attributes", {}).get("jurisdiction", "")
            self.add(id_, name=label, alias=thing.get("names", ()), country=COUNTRY, sourceUrl=iri)
            if schema == "Address":
                self.add(id_, full=f"{place}{label}")
            elif schema == "Position":
                self.add(id_, subnationalArea=place)
            elif place:
                self.add(id_, address=place)
        return id_

    def organization(self, iri: str, printed: str) -> str:
        """Return the id of a body, whose schema follows from its kind."""
        kind = self._kinds.get(iri, "")
        id_ = self.thing(iri, _SCHEMATA.get(kind, "Organization"), printed)
        self.add(id_, classification=kind)
        return id_

    def agent(self, iri: str, printed: str) -> str:
        """Return the id of a body or a person, as the graph knows it."""
        if self._things.get(iri, {}).get("type") == "official":
            return self.thing(iri, "Person", printed)
        return self.organization(iri, printed)

    def document(self, iri: str, printed: str) -> str:
        """Return the id of a document, also of one that is only cited and goes by its number or title."""
        id_ = self.ids(iri)
        if id_ not in self._schema:
            thing = self._things.get(iri, {})
            key, known = thing.get("key", ""), thing.get("attributes", {})
            self._schema[id_] = "Document"
            self._properties[id_] = defaultdict(set)
            label = thing.get("label") or printed
            self.add(
                id_,
                fileName=self._sources.get(key) or label,
                name=label,
                title=known.get("title", label),
                alias=thing.get("names", ()),
                date=known.get("date", ""),
                publisher=known.get("issuer", ""),
                keywords=known.get("kind", ""),
                country=COUNTRY,
                language=LANGUAGE if key else "",
                sourceUrl=iri,
            )
        return id_

    def document_of(self, statement: Statement) -> str:
        """Return the id of the document that makes a statement."""
        key = statement.passage["document"]
        return self.document(self._documents.get(key, key), key)

    def note(
        self, iri: str, name: str, statement: Statement, *, keywords: str, description: str = "", **properties: object
    ) -> str:
        """Make a Note for what FollowTheMoney has no schema for, proved by a statement, and return its id."""
        id_ = self.ids(iri)
        self._schema[id_] = "Note"
        self._properties[id_] = defaultdict(set)
        self.add(id_, name=name, keywords=keywords, description=description, sourceUrl=iri, **properties)
        self.prove(id_, statement)
        return id_

    def link(self, schema: str, statement: Statement, words: str, *, part: str = "", **properties: object) -> str:
        """Make a link that a statement proves; ``part`` tells apart several links of one statement."""
        id_ = self.ids(f"{schema} {statement.iri} {part}")
        self._schema[id_] = schema
        self._properties[id_] = defaultdict(set)
        said = " ".join(filter(None, (statement.text(GOV.subjectText), words, statement.text(GOV.objectText))))
        self.add(id_, summary=said, **properties)
        self.support(id_, statement)
        return id_

    def support(self, id_: str, statement: Statement) -> None:
        """Add the sentence and the document of a statement to a link."""
        self.add(
            id_,
            description=statement.passage["quote"],
            proof=self.document_of(statement),
            recordId=statement.iri,
            publisher=_place(statement),
        )

    def prove(self, id_: str, statement: Statement) -> None:
        """Add the sentence and the document of a statement to a thing."""
        self.add(
            id_,
            notes=f"{statement.passage['document']}：“{statement.passage['quote']}”（{_place(statement)}）",
            proof=self.document_of(statement),
        )

    def add(self, id_: str, **properties: object) -> None:
        """Add values to an entity: text, or several; empty ones say nothing, and a name is no alias of itself."""
        known = self._properties[id_]
        for name, values in properties.items():
            known[name] |= {str(each) for each in ([values] if isinstance(values, str) else _many(values)) if each}
        known["alias"] -= known["name"]

    def lines(self) -> Iterator[bytes]:
        """Yield the entities as JSON, sorted by schema and id."""
        for id_, schema in sorted(self._schema.items(), key=lambda each: (each[1], each[0])):
            properties = {name: sorted(values) for name, values in sorted(self._properties[id_].items()) if values}
            entity = {"id": id_, "schema": schema, "properties": properties, "datasets": ["govgraph"]}
            yield json.dumps(entity, ensure_ascii=False).encode("utf-8", "replace") + b"\n"

    def _known(self, iri: str, kind: str) -> None:
        match kind:
            case "official":
                self.thing(iri, "Person", "")
            case "organization":
                self.organization(iri, "")
            case "post":
                self.thing(iri, "Position", "")
            case "project":
                self.thing(iri, "Project", "")
            case "site":
                self.thing(iri, "Address", "")
            case "document" | "cited":
                self.document(iri, "")


def _many(values: object) -> Iterable[object]:
    return values if isinstance(values, Iterable) else (values,)


def _place(statement: Statement) -> str:
    passage = statement.passage
    return f"{passage['source']} {passage['start']}–{passage['end']}"
