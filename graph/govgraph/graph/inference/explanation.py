"""Why a triple is in the graph: the rule and what it rests on, down to the sentences that documents print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from govgraph.graph.dataset import View
from govgraph.graph.errors import UnknownNameError
from govgraph.graph.inference import axioms, reason
from govgraph.graph.inference.knowledge import Derivation
from govgraph.graph.lookup import find, folded
from govgraph.graph.rdf.terms import node
from govgraph.graph.results import shorten
from govgraph.graph.sentences import sentence_around
from govgraph.ontology.namespaces import ELI, GOV, ID, ORG, PREFIXES, RDF, RDFS, SKOS

__all__ = ["Explanation", "Sentence", "explain"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a document prints what was asserted: its key, the sentence, and the quote with its place (code points)."""

    document: str
    sentence: str
    quote: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a triple holds.

    ``subject``, ``property`` and ``object`` are IRIs (or a literal's text), the ``…_label`` what a person calls them.
    Where ``rule`` names a rule, the triple was inferred by it from the ``premises``; where it is None, the triple is
    asserted, and ``sentences`` say where. What is asserted without a sentence stands in a table of ours: a division's
    place among divisions, or the full name that resolution gave to a body.
    """

    subject: str
    property: str
    object: str
    subject_label: str
    property_label: str
    object_label: str
    rule: str | None
    meaning: str | None
    premises: tuple[Explanation, ...]
    sentences: tuple[Sentence, ...]


_STATED_BY: Final[Mapping[str, tuple[str, str, str]]] = {
    GOV.cites: (GOV.Citation, GOV.subject, GOV.object),
    GOV.hasMember: (GOV.CoordinationMembership, ORG.organization, ORG.member),
    GOV.hasPortfolio: (GOV.PortfolioAssignment, GOV.subject, GOV.object),
    GOV.hasProject: (GOV.ProjectStatement, "", GOV.subject),
    GOV.holdsPost: (GOV.Tenure, GOV.subject, GOV.post),
    GOV.locatedAt: (GOV.ProjectStatement, GOV.subject, GOV.locatedAt),
    GOV.oversees: (GOV.Oversight, GOV.subject, GOV.object),
    GOV.responsibleFor: (GOV.Responsibility, GOV.subject, GOV.task),
    ELI.based_on: (GOV.Citation, GOV.subject, GOV.object),
    ELI.repeals: (GOV.Citation, GOV.subject, GOV.object),
    ORG.postIn: ("", GOV.post, ORG.organization),
    SKOS.altLabel: (GOV.Naming, GOV.subject, GOV.objectText),
}
"""Shortcut → the class of the statements it repeats (any if empty), and their links to its two ends."""


def explain(view: View, subject: str, property_: str, object_: str, language: str = "zh") -> tuple[Explanation, ...]:
    """Return why a triple is in the graph: one explanation for each way in which it follows, or one if it is asserted.

    ``subject`` and ``object_`` are names, documents' numbers, the words of a task, or IRIs; ``property_`` is an IRI, a
    prefixed name (``gov:answersFor``), a local name, or the property's label in Chinese or English. Raises
    UnknownNameError when one of them is not known, or the graph does not hold the triple.
    """
    predicate = _property(property_)
    subjects, objects = _candidates(view, subject), _candidates(view, object_)
    asked = [quad.triple for one in subjects for quad in view.match(one, node(predicate)) if quad.object in objects]
    if not asked:
        said = " ".join((subject, _property_label(predicate, language), object_))
        raise UnknownNameError(
            f"the graph does not hold this: {said} / 图谱中没有这一关系; try govgraph show {subject}"
        )
    teller = _Teller(view, language)
    return tuple(each for one in sorted(set(asked), key=str) for each in teller.tell(one))


class _Teller:
    """Tells why, for one view in one language."""

    def __init__(self, view: View, language: str) -> None:
        self._view = view
        self._language = language
        asserted = (quad.triple for quad in view.asserted())
        self._found = reason(asserted)

    def tell(self, each: ox.Triple) -> Iterator[Explanation]:
        """Yield every way in which a triple follows; one explanation with its sentences when it is asserted."""
        for derivation in self._found.get(each, ()):
            yield self._step(each, derivation)
        if each not in self._found:
            yield self._step(each, None)

    def _step(self, each: ox.Triple, derivation: Derivation | None) -> Explanation:
        premises = derivation.premises if derivation else ()
        return Explanation(
            subject=_text(each.subject),
            property=each.predicate.value,
            object=_text(each.object),
            subject_label=self._label(each.subject),
            property_label=_property_label(each.predicate.value, self._language),
            object_label=self._label(each.object),
            rule=derivation.rule.name if derivation else None,
            meaning=derivation.rule.meaning(self._language) if derivation else None,
            premises=tuple(next(self.tell(premise)) for premise in premises),
            sentences=() if derivation else self._sentences(each),
        )

    def _label(self, term: object) -> str:
        if not isinstance(term, ox.NamedNode):
            return _text(term)
        rows = self._view.select(f"SELECT ?label {{ {term} gov:key|rdfs:label ?label }} ORDER BY STRLEN(?label) ?label")
        label = next((row["label"].value for row in rows), None)
        return (
            label
            or self._statement_label(term)
            or axioms.names().get(term.value, {}).get(self._language, shorten(term))
        )

    def _statement_label(self, term: ox.NamedNode) -> str | None:
        """Return a statement in words: 县发展和改革局 名称陈述 县数据局."""
        rows = self._view.select(
            f"SELECT ?one ?class ?other {{ {term} a ?class ; gov:subjectText ?one ; gov:objectText ?other }} ORDER BY DESC(?class)"
        )
        for row in rows:
            kind = axioms.names().get(row["class"].value, {}).get(self._language)
            if kind:
                return f"{row['one'].value} ({kind}) {row['other'].value}".strip()
        return None

    def _sentences(self, each: ox.Triple) -> tuple[Sentence, ...]:
        """Return the passages that state a triple: of the statements it repeats, else of the node it is about."""
        rows = list(self._view.select(_passages(each)))
        found = {
            Sentence(
                row["key"].value,
                _sentence(row),
                row["quote"].value,
                row["source"].value,
                int(row["start"].value),
                int(row["end"].value),
            )
            for row in rows
        }
        return tuple(sorted(found, key=lambda one: (one.source, one.start, one.end, one.document)))


def _passages(each: ox.Triple) -> str:
    class_, to_subject, to_object = _STATED_BY.get(each.predicate.value, ("", "", ""))
    if _text(each.subject).startswith(f"{ID.base}statement/"):
        where = f"VALUES ?statement {{ {each.subject} }}"
    elif each.predicate.value == RDFS.label:
        where = f"?statement gov:subject|gov:object {each.subject} . ?statement gov:subjectText|gov:objectText {each.object} ."
    elif to_object:
        where = f"?statement <{to_object}> {each.object} ."
        where += f" ?statement <{to_subject}> {each.subject} ." if to_subject else ""
        where += f" ?statement a <{class_}> ." if class_ else ""
        if not to_subject:  # a project stands in a task: of what is said of it, only what the task's document says
            where += f" {each.subject} gov:statedIn ?document ; gov:inClause ?in . ?statement gov:inClause ?in ."
    else:
        about = each.object if each.predicate.value == GOV.hasTarget else each.subject
        where = f"VALUES ?statement {{ {about} }}"
    return f"""SELECT DISTINCT ?key ?quote ?source ?start ?end ?clause ?clauseStart {{
      {where} ?statement gov:statedIn ?document ; gov:hasEvidence ?evidence .
      ?document gov:key ?key .
      ?evidence oa:exact ?quote ; gov:sourceName ?source ; oa:start ?start ; oa:end ?end .
      OPTIONAL {{ ?statement gov:inClause ?within . ?within oa:exact ?clause ; oa:start ?clauseStart }}
    }}"""


def _sentence(row: ox.QuerySolution) -> str:
    clause, start = row["clause"], row["clauseStart"]
    return sentence_around(
        row["quote"].value,
        int(row["start"].value),
        clause and clause.value,
        None if start is None else int(start.value),
    )


def _candidates(view: View, name: str) -> list[ox.NamedNode]:
    """Return all that a name may mean: what it is the IRI, label or other name of; raises UnknownNameError if nothing."""
    typed = name.strip().strip("<>")
    for prefix, base in PREFIXES.items():
        if typed.startswith(f"{prefix}:"):
            typed = base + typed.removeprefix(f"{prefix}:")
    if "://" in typed:
        return [_node(typed)]
    sought = folded(name)
    rows = view.select(
        "SELECT DISTINCT ?it ?name { ?it rdfs:label|skos:altLabel|gov:key|gov:number|gov:attachedTitle ?name }"
    )
    found = {row["it"].value for row in rows if folded(row["name"].value) == sought}
    return [ox.NamedNode(each) for each in sorted(found)] or [ox.NamedNode(find(view, name))]


def _property(name: str) -> str:
    """Return the IRI of a property; raises UnknownNameError when the ontology has none of that name."""
    typed = name.strip().strip("<>")
    prefix, colon, local = typed.partition(":")
    if colon and prefix in PREFIXES:
        return _node(PREFIXES[prefix] + local).value
    if "://" in typed:
        return _node(typed).value
    if typed == "a":
        return RDF["type"]
    names = axioms.names()
    known = {*names, *axioms.axioms().properties}
    found = sorted(
        iri for iri in known if folded(typed) in {folded(_local(iri)), *map(folded, names.get(iri, {}).values())}
    )
    if found:
        return next((iri for iri in found if iri.startswith(GOV.base)), found[0])
    listed = ", ".join(sorted(_local(iri) for iri in axioms.axioms().materialised if iri in axioms.axioms().properties))
    raise UnknownNameError(f"{name}: no such property; inferred are {listed}")


def _property_label(iri: str, language: str) -> str:
    return axioms.names().get(iri, {}).get(language, shorten(node(iri)))


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise UnknownNameError(f"{iri}: not an IRI") from None


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
