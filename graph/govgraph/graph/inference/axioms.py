"""The axioms of the ontology from which the build infers: those that conclude in a term marked ``gov:materialised``.

The axioms are read from ``govgraph.ttl`` and applied by the rules of OWL 2 RL (W3C OWL 2 Profiles, section 4.3), which
is where the names of the rules come from. Nothing here is specific to a property.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from govgraph.graph.inference.knowledge import Derivation, Knowledge, Rule, triple
from govgraph.ontology import turtle
from govgraph.ontology.namespaces import GOV, OWL, RDF, RDFS

INVERSE: Final = Rule(
    "inverse",
    "逆属性：反过来说也成立（OWL 2 RL prp-inv）",
    "inverse property: the same said the other way (OWL 2 RL prp-inv)",
)
SYMMETRIC: Final = Rule(
    "symmetric", "对称属性：反过来同样成立（OWL 2 RL prp-symp）", "symmetric property (OWL 2 RL prp-symp)"
)
TRANSITIVE: Final = Rule(
    "transitive",
    "传递属性：经由中间一环相连（OWL 2 RL prp-trp）",
    "transitive property: by way of a third (OWL 2 RL prp-trp)",
)
CHAIN: Final = Rule(
    "chain", "属性链：两步合为一步（OWL 2 RL prp-spo2）", "property chain: two steps made one (OWL 2 RL prp-spo2)"
)
SUPERPROPERTY: Final = Rule(
    "superproperty",
    "上位属性：标准词汇中更一般的说法（OWL 2 RL prp-spo1）",
    "superproperty: the more general term (OWL 2 RL prp-spo1)",
)
SUPERCLASS: Final = Rule(
    "superclass",
    "上位类：标准词汇中更一般的类（OWL 2 RL cax-sco）",
    "superclass: the more general class of a standard vocabulary (OWL 2 RL cax-sco)",
)


@dataclass(frozen=True, slots=True)
class Axioms:
    """The axioms by kind, each a sorted tuple of IRIs that stand in the axiom; ``materialised`` are the terms inferred.

    ``inverse``, ``superproperty`` and ``superclass`` are (given, concluded); ``chain`` is (first, second, concluded).
    """

    materialised: frozenset[str]
    inverse: tuple[tuple[str, str], ...]
    symmetric: tuple[str, ...]
    transitive: tuple[str, ...]
    chain: tuple[tuple[str, str, str], ...]
    superproperty: tuple[tuple[str, str], ...]
    superclass: tuple[tuple[str, str], ...]

    @property
    def properties(self) -> frozenset[str]:
        """The properties that stand in a premise or a conclusion."""
        pairs = {each for axiom in (*self.inverse, *self.superproperty, *self.chain) for each in axiom}
        return frozenset(pairs | {*self.symmetric, *self.transitive})


@cache
def axioms() -> Axioms:
    """Return the axioms of the ontology."""
    store = ox.Store()
    store.load(turtle("govgraph.ttl"), format=ox.RdfFormat.TURTLE)

    def pairs(predicate: str) -> list[tuple[str, str]]:
        found = store.quads_for_pattern(None, ox.NamedNode(predicate), None, None)
        return sorted((_iri(quad.subject), _iri(quad.object)) for quad in found if _named(quad))

    def typed(class_: str) -> tuple[str, ...]:
        return tuple(sorted(term for term, value in pairs(RDF.type) if value == class_ and term in materialised))

    materialised = {
        _iri(quad.subject) for quad in store.quads_for_pattern(None, ox.NamedNode(GOV.materialised), None, None)
    }
    inverse = [(given, other) for one, two in pairs(OWL.inverseOf) for given, other in ((two, one), (one, two))]
    return Axioms(
        materialised=frozenset(materialised),
        inverse=tuple(sorted(axiom for axiom in inverse if axiom[1] in materialised)),
        symmetric=typed(OWL.SymmetricProperty),
        transitive=typed(OWL.TransitiveProperty),
        chain=tuple(axiom for axiom in _chains(store) if axiom[2] in materialised),
        superproperty=tuple(axiom for axiom in pairs(RDFS.subPropertyOf) if axiom[1] in materialised),
        superclass=tuple(axiom for axiom in pairs(RDFS.subClassOf) if axiom[1] in materialised),
    )


@cache
def names() -> Mapping[str, Mapping[str, str]]:
    """Return the labels of the terms of the ontology: IRI → language (``zh``, ``en``) → label."""
    store = ox.Store()
    store.load(turtle("govgraph.ttl"), format=ox.RdfFormat.TURTLE)
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDFS.label), None, None):
        if isinstance(quad.object, ox.Literal) and quad.object.language:
            found[_iri(quad.subject)][quad.object.language] = quad.object.value
    return dict(sorted(found.items()))


def apply_inverse(known: Knowledge) -> Iterator[Derivation]:
    """Conclude ``y q x`` from ``x p y`` where p and q are inverse."""
    for given, concluded in axioms().inverse:
        for subject, object_ in known.pairs(given):
            yield Derivation(INVERSE, triple(object_, concluded, subject), (triple(subject, given, object_),))


def apply_symmetric(known: Knowledge) -> Iterator[Derivation]:
    """Conclude ``y p x`` from ``x p y``."""
    for each in axioms().symmetric:
        for subject, object_ in known.pairs(each):
            yield Derivation(SYMMETRIC, triple(object_, each, subject), (triple(subject, each, object_),))


def apply_transitive(known: Knowledge) -> Iterator[Derivation]:
    """Conclude ``x p z`` from ``x p y`` and ``y p z``, unless x is z."""
    for each in axioms().transitive:
        yield from _joined(known, TRANSITIVE, each, each, each)


def apply_chain(known: Knowledge) -> Iterator[Derivation]:
    """Conclude ``x r z`` from ``x p y`` and ``y q z`` where r follows from the chain of p and q."""
    for first, second, concluded in axioms().chain:
        yield from _joined(known, CHAIN, first, second, concluded)


def apply_superproperty(known: Knowledge) -> Iterator[Derivation]:
    """Conclude ``x q y`` from ``x p y`` where q is above p."""
    for given, concluded in axioms().superproperty:
        for subject, object_ in known.pairs(given):
            yield Derivation(SUPERPROPERTY, triple(subject, concluded, object_), (triple(subject, given, object_),))


def apply_superclass(known: Knowledge) -> Iterator[Derivation]:
    """Conclude ``x a D`` from ``x a C`` where D is above C."""
    for given, concluded in axioms().superclass:
        for subject in known.subjects(RDF.type, given):
            yield Derivation(SUPERCLASS, triple(subject, RDF.type, concluded), (triple(subject, RDF.type, given),))


RULES: Final[tuple[Callable[[Knowledge], Iterator[Derivation]], ...]] = (
    apply_symmetric,
    apply_superproperty,
    apply_transitive,
    apply_chain,
    apply_inverse,
    apply_superclass,
)


def _joined(known: Knowledge, rule: Rule, first: str, second: str, concluded: str) -> Iterator[Derivation]:
    for subject, middle in known.pairs(first):
        for object_ in known.objects(second, middle):
            if object_ != subject:
                premises = (triple(subject, first, middle), triple(middle, second, object_))
                yield Derivation(rule, triple(subject, concluded, object_), premises)


def _chains(store: ox.Store) -> Iterator[tuple[str, str, str]]:
    """Yield the property chains; the ontology has chains of two only."""
    rows = store.query(
        f"SELECT ?first ?second ?concluded {{ ?concluded <{OWL.propertyChainAxiom}> ?list . "
        f"?list <{RDF.first}> ?first ; <{RDF.rest}> [ <{RDF.first}> ?second ; <{RDF.rest}> <{RDF.nil}> ] }} "
        "ORDER BY ?concluded ?first ?second"
    )
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        yield _iri(row["first"]), _iri(row["second"]), _iri(row["concluded"])


def _named(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
