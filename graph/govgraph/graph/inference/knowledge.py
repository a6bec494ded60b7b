"""What a rule sees and says: triples by property, and conclusions with the triples they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from govgraph.graph.rdf.terms import node


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of inference: its name and what it says, in Chinese and English."""

    name: str
    meaning_zh: str
    meaning_en: str

    def meaning(self, language: str = "zh") -> str:
        """Return what the rule says in a language, ``zh`` or ``en``."""
        return self.meaning_en if language == "en" else self.meaning_zh


@dataclass(frozen=True, slots=True)
class Derivation:
    """One step of reasoning: by this rule, the conclusion follows from the premises, in the order they are told."""

    rule: Rule
    conclusion: ox.Triple
    premises: tuple[ox.Triple, ...]


def triple(subject: str, predicate: str, object_: str | ox.Literal) -> ox.Triple:
    """Return a triple; a string is an IRI."""
    target = object_ if isinstance(object_, ox.Literal) else node(object_)
    return ox.Triple(node(subject), node(predicate), target)


class Knowledge:
    """Triples between named things, indexed by property; and the labels of things, by property too.

    IRIs are plain strings. Every answer is sorted, so that reasoning takes the same steps in every run.
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._links: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._back: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._values: defaultdict[str, defaultdict[str, set[ox.Literal]]] = defaultdict(lambda: defaultdict(set))
        for each in triples:
            self.add(each)

    def add(self, each: ox.Triple) -> None:
        """Learn a triple."""
        if not isinstance(each.subject, ox.NamedNode):
            return
        subject, predicate = each.subject.value, each.predicate.value
        if isinstance(each.object, ox.NamedNode):
            self._links[predicate][subject].add(each.object.value)
            self._back[predicate][each.object.value].add(subject)
        elif isinstance(each.object, ox.Literal):
            self._values[predicate][subject].add(each.object)

    def __contains__(self, each: ox.Triple) -> bool:
        subject, predicate = each.subject, each.predicate.value
        if not isinstance(subject, ox.NamedNode) or not isinstance(each.object, ox.NamedNode):
            return False
        return each.object.value in self._links[predicate].get(subject.value, ())

    def pairs(self, predicate: str) -> list[tuple[str, str]]:
        """Return the subjects and objects of a property."""
        links = self._links[predicate]
        return [(subject, object_) for subject in sorted(links) for object_ in sorted(links[subject])]

    def objects(self, predicate: str, subject: str) -> Sequence[str]:
        """Return what a thing is linked to by a property."""
        return sorted(self._links[predicate].get(subject, ()))

    def subjects(self, predicate: str, object_: str) -> Sequence[str]:
        """Return what is linked to a thing by a property."""
        return sorted(self._back[predicate].get(object_, ()))

    def values(self, predicate: str) -> list[tuple[str, ox.Literal]]:
        """Return the subjects and literal values of a property."""
        values = self._values[predicate]
        return [(subject, value) for subject in sorted(values) for value in sorted(values[subject], key=str)]
