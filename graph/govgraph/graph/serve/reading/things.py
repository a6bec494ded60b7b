"""All that bears a name: found by name, other name, pinyin, document number; named wherever it is linked to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from govgraph.graph.dataset import View
from govgraph.graph.lookup import folded
from govgraph.graph.rdf import ENTITY_CLASSES
from govgraph.graph.results import shorten
from govgraph.graph.serve.links import path_of
from govgraph.graph.views.labels import search_keys
from govgraph.ontology import concepts
from govgraph.ontology.namespaces import DCTERMS, GOV, RDFS, SKOS

KINDS: Final = (
    "official",
    "organization",
    "coordination",
    "document",
    "project",
    "indicator",
    "target",
    "task",
    "site",
    "post",
    "area",
    "cited",
    "jurisdiction",
)
"""Kinds of things, in the order in which answers to a search list them."""

_OF_CLASS: Final[Mapping[str, str]] = {
    ENTITY_CLASSES["person"]: "official",
    ENTITY_CLASSES["organization"]: "organization",
    ENTITY_CLASSES["project"]: "project",
    ENTITY_CLASSES["indicator"]: "indicator",
    ENTITY_CLASSES["place"]: "site",
    ENTITY_CLASSES["post"]: "post",
    ENTITY_CLASSES["area"]: "area",
    ENTITY_CLASSES["jurisdiction"]: "jurisdiction",
    ENTITY_CLASSES["document"]: "cited",
    GOV.Task: "task",
    GOV.OfficialDocument: "document",
}
"""Class → kind; where a thing is of several, the last counts."""

_LONGEST_KEY: Final = 30

_NAMES: Final = f"""
SELECT DISTINCT ?thing ?class ?property ?name {{
  VALUES ?class {{ {" ".join(f"<{iri}>" for iri in _OF_CLASS)} }}
  VALUES ?property {{ rdfs:label skos:altLabel gov:number gov:key dcterms:title gov:attachedTitle }}
  ?thing a ?class ; ?property ?name .
}}"""

_TARGETS: Final = """
SELECT DISTINCT ?thing ?indicator ?value ?year {
  ?thing a gov:Target ; gov:subjectText ?indicator ; gov:objectText ?value .
  OPTIONAL { ?thing gov:year ?year }
}"""

_MENTIONS: Final = """
SELECT ?thing (COUNT(DISTINCT ?statement) AS ?n) {
  ?statement gov:subject|gov:object|gov:task ?thing
} GROUP BY ?thing"""

_BODIES: Final = "SELECT DISTINCT ?thing { ?thing gov:hasMember ?member }"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that bears a name: ``names`` are its other names; ``weight`` says in how many statements it stands."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    weight: int = 0

    @property
    def path(self) -> str:
        """The path of its page."""
        return path_of(self.iri) or "/"


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, and the other name by which, if it was not the label."""

    thing: Thing
    also: str
    rank: float


class Things(Mapping[str, Thing]):
    """Everything that bears a name, by IRI."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = {each.iri: each for each in things}
        self._folded: dict[str, tuple[tuple[str, str], ...]] = {}
        self._keys: dict[str, frozenset[str]] = {}

    def __getitem__(self, iri: str) -> Thing:
        return self._things[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def named(self, iri: str, printed: str = "", kind: str = "thing") -> Thing:
        """Return a thing, or one made of what is printed where it bears no name of its own."""
        return self._things.get(iri) or Thing(iri, kind, printed or iri.rpartition("/")[2])

    def of_kind(self, *kinds: str) -> list[Thing]:
        """Return the things of some kinds, those in most statements first."""
        return sorted((each for each in self._things.values() if each.kind in kinds), key=_by_weight)

    def find(self, typed: str) -> list[Hit]:
        """Return what is found by name, other name, document number or pinyin, the best match first.

        The label itself comes before what begins with the words, that before what contains them, and names before
        pinyin; of equal match, the thing in more statements is first.
        """
        sought = folded(typed)
        if not sought:
            return []
        latin = sought.isascii() and sought.isalnum()
        hits = [hit for each in self._things.values() if (hit := self._match(each, sought, latin)) is not None]
        return sorted(hits, key=lambda hit: (hit.rank, *_by_weight(hit.thing)))

    def _match(self, thing: Thing, sought: str, latin: bool) -> Hit | None:
        if thing.iri not in self._folded:
            self._folded[thing.iri] = tuple((folded(name), name) for name in (thing.label, *thing.names))
        best, also = 9.0, ""
        for index, (text, name) in enumerate(self._folded[thing.iri]):
            rank = 0 if text == sought else 1 if text.startswith(sought) else 2 if sought in text else 9
            if rank + (0.5 if index else 0) < best:
                best, also = rank + (0.5 if index else 0), name if index else ""
        if latin and best == 9:
            for key in self._pinyin(thing):
                within = 5 if len(sought) > 1 and sought in key else 9
                rank = 3 if key == sought else 4 if key.startswith(sought) else within
                if rank < best:
                    best, also = rank, ""
        return None if best == 9 else Hit(thing, also, best)

    def _pinyin(self, thing: Thing) -> frozenset[str]:
        if thing.iri not in self._keys:
            names = [name for name in (thing.label, *thing.names) if len(name) <= _LONGEST_KEY]
            self._keys[thing.iri] = frozenset(key for name in names for key in search_keys(name))
        return self._keys[thing.iri]


def read_all_things(view: View) -> Things:
    """Return everything that bears a name: entities, documents, tasks, and targets as indicator and value."""
    weights = {row["thing"].value: int(row["n"].value) for row in view.select(_MENTIONS)}
    kinds: dict[str, str] = {}
    names: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    order = list(_OF_CLASS.values())
    for row in view.select(_NAMES):
        iri, kind = row["thing"].value, _OF_CLASS[row["class"].value]
        if iri not in kinds or order.index(kind) > order.index(kinds[iri]):
            kinds[iri] = kind
        names[iri][row["property"].value].add(row["name"].value)
    for row in view.select(_BODIES):
        if kinds.get(row["thing"].value) == "organization":
            kinds[row["thing"].value] = "coordination"
    things = [_thing(iri, kinds[iri], stated, weights.get(iri, 0)) for iri, stated in names.items()]
    things += [
        Thing(
            row["thing"].value,
            "target",
            " ".join(filter(None, (row["indicator"].value, row["value"].value))),
            weight=1,
        )
        for row in view.select(_TARGETS)
    ]
    return Things(sorted(things, key=lambda each: each.iri))


def _thing(iri: str, kind: str, stated: Mapping[str, set[str]], weight: int) -> Thing:
    for property_ in (DCTERMS.title, RDFS.label, GOV.number, GOV.key, SKOS.altLabel):
        if stated.get(property_):
            label = min(stated[property_])
            break
    else:
        label = iri.rpartition("/")[2]
    others = {name for given in stated.values() for name in given} - {label}
    return Thing(iri, kind, label, tuple(sorted(others)), weight)


def _by_weight(thing: Thing) -> tuple[int, str, str]:
    return -thing.weight, thing.label, thing.iri


def concept_code(iri: str) -> str:
    """Return the code of a concept (``township``), else the IRI with its prefix."""
    return _CODES.get(iri) or shorten_iri(iri)


def shorten_iri(iri: str) -> str:
    """Return an IRI with its prefix, as Turtle writes it."""
    from pyoxigraph import NamedNode

    return shorten(NamedNode(iri))


_CODES: Final = {
    iri: code
    for scheme in ("document-kind", "organization-kind", "site-type")
    for code, iri in concepts(scheme).items()
}
