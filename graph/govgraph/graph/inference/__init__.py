"""Reasoning: what follows from the asserted facts, in a named graph of its own.

The rule set is small and each rule is documented: the axioms of the ontology whose conclusion is marked
``gov:materialised`` (:mod:`.axioms`), and a few rules of public administration (:mod:`.administration`). No inferred
triple uses a property or a class that the graph of a document uses, so a query that does not ask for what is inferred
has the same answer with and without it. Why something was inferred is told by :func:`.explanation.explain`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from govgraph.graph.dataset import INFERRED
from govgraph.graph.inference import administration, axioms
from govgraph.graph.inference.knowledge import Derivation, Knowledge, Rule
from govgraph.ontology.namespaces import RDF

__all__ = ["INFERRED", "RULES", "Derivation", "Rule", "infer", "reason"]

RULES: Final = (
    administration.SIGN,
    administration.CHARGE,
    administration.BRANCH,
    administration.DEPARTMENT,
    administration.TOWNSHIP,
    administration.GOVERNMENT,
    axioms.SYMMETRIC,
    axioms.SUPERPROPERTY,
    axioms.TRANSITIVE,
    axioms.CHAIN,
    axioms.INVERSE,
    axioms.SUPERCLASS,
)
"""All rules, in the order in which they are applied."""

_APPLY: Final = (*administration.RULES, *axioms.RULES)


def infer(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return what follows from quads, as quads of the graph :data:`INFERRED`, sorted; quads of that graph are ignored."""
    found = reason(quad.triple for quad in quads if quad.graph_name != INFERRED)
    return [ox.Quad(each.subject, each.predicate, each.object, INFERRED) for each in sorted(found, key=str)]


def reason(triples: Iterable[ox.Triple]) -> Mapping[ox.Triple, tuple[Derivation, ...]]:
    """Return what follows from asserted triples: conclusion → the ways in which it was first derived.

    The premises of a derivation are asserted or were concluded before it, so that every proof ends in what is
    asserted. Nothing that is asserted is concluded again, and nothing about a thing and itself.
    """
    wanted = axioms.axioms().properties | administration.PROPERTIES | {RDF.type}
    known = Knowledge(each for each in triples if each.predicate.value in wanted)
    found: dict[ox.Triple, tuple[Derivation, ...]] = {}
    growing = True
    while growing:
        growing = False
        for apply in _APPLY:
            fresh: defaultdict[ox.Triple, list[Derivation]] = defaultdict(list)
            for derivation in apply(known):
                each = derivation.conclusion
                if each.subject != each.object and each not in known and derivation not in fresh[each]:
                    fresh[each].append(derivation)
            for each, derivations in fresh.items():
                if derivations:
                    known.add(each)
                    found[each] = tuple(derivations)
                    growing = True
    return found
