"""The ontology keeps to OWL 2 RL (W3C OWL 2 Profiles, section 4), so that any rule engine can reason with it."""

from __future__ import annotations

from itertools import combinations

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, BNode, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from govgraph.ontology import turtle
from govgraph.ontology.namespaces import GOV, SH, XSD

ontology = rdflib.Graph().parse(data=turtle("govgraph.ttl"), format="turtle")
shapes = rdflib.Graph().parse(data=turtle("shapes.ttl"), format="turtle")

ENTITIES = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology}
CHARACTERISTICS = {
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.SymmetricProperty, OWL.AsymmetricProperty),
    *(OWL.TransitiveProperty, OWL.IrreflexiveProperty),
}
"""All but owl:ReflexiveProperty, which OWL 2 RL leaves out."""
AXIOMS = {
    *(RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
    *(OWL.inverseOf, OWL.disjointWith, OWL.members, OWL.propertyChainAxiom),
}
LISTS = {RDF.first, RDF.rest}
ANNOTATIONS = {RDFS.label, RDFS.comment, OWL.versionInfo}
DATATYPES = {RDFS.Literal, *(URIRef(XSD[name]) for name in ("string", "integer", "decimal", "boolean", "anyURI"))}
"""Of the datatypes of OWL 2 RL those that the ontology has need of; xsd:date and xsd:gYear are not among them."""
RESERVED = tuple(str(namespace) for namespace in (OWL, RDF, RDFS, XSD))


def are(kind: Node) -> set[Node]:
    return set(ontology.subjects(RDF.type, kind))


def test_every_construct_is_one_of_the_profile() -> None:
    annotations = ANNOTATIONS | are(OWL.AnnotationProperty)
    assert {predicate for predicate in ontology.predicates() if predicate not in AXIOMS | LISTS | annotations} == set()
    kinds = set(ontology.objects(None, RDF.type))
    assert kinds <= ENTITIES | CHARACTERISTICS | {OWL.AllDisjointClasses}


def test_every_class_expression_is_a_named_class_other_than_owl_thing() -> None:
    named = are(OWL.Class)
    for link in (RDFS.subClassOf, OWL.disjointWith):
        assert {each for pair in ontology.subject_objects(link) for each in pair} <= named
    for property_ in are(OWL.ObjectProperty):
        assert {*ontology.objects(property_, RDFS.domain), *ontology.objects(property_, RDFS.range)} <= named
    for property_ in are(OWL.DatatypeProperty):
        assert set(ontology.objects(property_, RDFS.domain)) <= named
        assert set(ontology.objects(property_, RDFS.range)) <= DATATYPES
    for axiom in ontology.subjects(RDF.type, OWL.AllDisjointClasses):
        members = ontology.value(axiom, OWL.members)
        assert members is not None
        assert set(Collection(ontology, members)) <= named


def test_every_entity_is_declared_as_one_kind_and_is_not_reserved() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for one, other in combinations(kinds, 2):
        assert are(one) & are(other) == set()
    for each in {term for kind in kinds for term in are(kind)}:
        assert isinstance(each, URIRef)
        assert not str(each).startswith(RESERVED)
    for link, kind in ((OWL.inverseOf, OWL.ObjectProperty),):
        assert {each for pair in ontology.subject_objects(link) for each in pair} <= are(kind)
    properties = are(OWL.ObjectProperty), are(OWL.DatatypeProperty)
    for lower, upper in ontology.subject_objects(RDFS.subPropertyOf):
        assert any({lower, upper} <= each for each in properties), lower


def test_blank_nodes_stand_for_lists_and_disjointness_only() -> None:
    lists = set(ontology.subjects(RDF.first))
    blank = {each for each in ontology.subjects() if isinstance(each, BNode)}
    assert blank == lists | are(OWL.AllDisjointClasses)


def test_characteristics_are_of_simple_properties() -> None:
    composite = are(OWL.TransitiveProperty) | set(ontology.subjects(OWL.propertyChainAxiom))
    above = {upper for each in composite for upper in ontology.transitive_objects(each, RDFS.subPropertyOf)}
    simple_only = {
        OWL.FunctionalProperty,
        OWL.InverseFunctionalProperty,
        OWL.AsymmetricProperty,
        OWL.IrreflexiveProperty,
    }
    assert {each for kind in simple_only for each in are(kind)} & (composite | above) == set()
    assert are(OWL.SymmetricProperty) | are(OWL.TransitiveProperty) <= are(OWL.ObjectProperty)
    assert are(OWL.FunctionalProperty) <= are(OWL.ObjectProperty) | are(OWL.DatatypeProperty)


def test_a_chain_has_two_links_and_ends_in_what_it_may() -> None:
    for property_, chain in ontology.subject_objects(OWL.propertyChainAxiom):
        first, second = Collection(ontology, chain)
        assert {first, second} <= are(OWL.ObjectProperty)
        assert second != property_, "a chain may begin with its conclusion, as transitivity does, and not end with it"


def test_what_is_functional_is_so_by_its_shape() -> None:
    """OWL would conclude that two values are one thing; the shapes see to it that there are no two."""
    limited = {
        path
        for shape, path in shapes.subject_objects(URIRef(SH.path))
        if shapes.value(shape, URIRef(SH.maxCount)) == rdflib.Literal(1)
    }
    functional = {each for each in are(OWL.FunctionalProperty) if isinstance(each, URIRef)}
    assert {each for each in functional if each not in limited} == set()


def test_the_core_classes_are_disjoint() -> None:
    disjoint = [set(Collection(ontology, ontology.value(each, OWL.members))) for each in are(OWL.AllDisjointClasses)]  # type: ignore[arg-type]
    names = "Organization Person Jurisdiction Site Project Indicator AreaOfWork Document Passage Record".split()
    assert any({URIRef(GOV[name]) for name in names} <= each for each in disjoint)


@pytest.mark.parametrize("one", sorted(str(each) for each in ontology.subjects(OWL.inverseOf)))
def test_an_inverse_turns_domain_and_range_round(one: str) -> None:
    if not one.startswith(GOV.base):
        return  # a standard vocabulary says so itself
    [other] = ontology.objects(URIRef(one), OWL.inverseOf)
    assert ontology.value(URIRef(one), RDFS.domain) == ontology.value(other, RDFS.range)
    assert ontology.value(URIRef(one), RDFS.range) == ontology.value(other, RDFS.domain)
