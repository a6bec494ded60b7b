"""The ontology defines each term that is used, and each term that it defines is used."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection

import govgraph.graph
from govgraph.graph.queries import saved_queries
from govgraph.graph.rdf.model import RELATIONS
from govgraph.ontology import FILES, concepts, turtle
from govgraph.ontology.namespaces import GOV, OWL, PREFIXES, RDF, RDFS, SCHEME, SKOS, Namespace, prologue

ontology = rdflib.Graph().parse(data=turtle("govgraph.ttl"), format="turtle")
schemes = rdflib.Graph().parse(data=turtle("schemes.ttl"), format="turtle")
GRAPH_ROOM = Path(govgraph.graph.__file__).parent


def ref(iri: str) -> rdflib.URIRef:
    return rdflib.URIRef(iri)


def instances(graph: rdflib.Graph, *classes: str) -> set[str]:
    return {str(each) for name in classes for each in graph.subjects(ref(RDF.type), ref(name))}


KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
defined = {iri for iri in instances(ontology, *KINDS) if iri.startswith(GOV.base)}


def python_terms() -> set[str]:
    """Return the gov: terms in the code, and the concept property of each qualifier that has a scheme."""
    sources = [*sorted((GRAPH_ROOM / "rdf").glob("*.py")), *sorted((GRAPH_ROOM / "inference").glob("*.py"))]
    sources += [GRAPH_ROOM / "facts.py", GRAPH_ROOM / "validate.py"]
    text = "".join(source.read_text(encoding="utf-8") for source in sources)
    found = {GOV[term] for term in re.findall(r"\bGOV\.(\w+)", text)} - {GOV["base"]}
    found |= {GOV[term] for term in re.findall(r"\bgov:(\w+)", text)}
    found |= {
        qualifier.property + "Concept" for row in RELATIONS.values() for qualifier in row.qualifiers if qualifier.scheme
    }
    return found


def text_terms(text: str) -> set[str]:
    return {GOV[term] for term in re.findall(r"(?<![\w:])gov:(\w+)", text)}


def used() -> set[str]:
    queries = "".join(query.sparql for query in saved_queries())
    return python_terms() | text_terms(turtle("shapes.ttl")) | text_terms(queries)


def test_every_term_used_is_defined() -> None:
    assert used() - defined == set()


def test_every_term_defined_is_used() -> None:
    above = {str(each) for link in (RDFS.subClassOf, RDFS.subPropertyOf) for each in ontology.objects(None, ref(link))}
    inferred = {str(each) for each in ontology.subjects(ref(GOV.materialised))}
    assert defined - used() - above - inferred == set()


@pytest.mark.parametrize("property_", [RDFS.label, SKOS.definition])
def test_every_term_is_explained_in_both_languages(property_: str) -> None:
    for term in sorted(defined):
        said = [each for each in ontology.objects(ref(term), ref(property_)) if isinstance(each, rdflib.Literal)]
        assert sorted(each.language or "" for each in said) == ["en", "zh"], term


def test_every_class_refines_a_standard_one() -> None:
    for name in sorted(instances(ontology, OWL.Class) & defined):
        above = {str(each) for each in ontology.transitive_objects(ref(name), ref(RDFS.subClassOf))}
        assert any(not each.startswith(GOV.base) for each in above), name


def test_every_property_has_a_domain_and_a_range() -> None:
    for name in sorted(instances(ontology, OWL.ObjectProperty, OWL.DatatypeProperty) & defined):
        for link in (RDFS.domain, RDFS.range):
            assert len(list(ontology.objects(ref(name), ref(link)))) == 1, name


def test_what_the_ontology_refers_to_is_declared() -> None:
    declared = instances(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    builtin = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
    for link in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range):
        for each in ontology.objects(None, ref(link)):
            assert str(each) in declared or str(each).startswith(builtin), each


def test_the_standard_terms_that_the_graph_uses_are_declared() -> None:
    declared = instances(ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((GRAPH_ROOM / "rdf").glob("*.py")))
    for prefix in ("org", "oa", "eli", "time", "prov"):
        for term in re.findall(rf"\b{prefix.upper()}\.(\w+)", text):
            assert PREFIXES[prefix] + term in declared, term


def test_core_classes_that_queries_count_on() -> None:
    names = """OfficialDocument Clause Task Responsibility Organization Official Tenure Appointment Removal
        DutyAssignment Target Indicator Project Site Jurisdiction Citation Evidence"""
    assert {GOV[name] for name in names.split()} <= instances(ontology, OWL.Class)
    assert "http://www.w3.org/ns/org#Post" in instances(ontology, OWL.Class)


@pytest.mark.parametrize("name", FILES)
def test_rdflib_and_oxigraph_read_the_same(name: str) -> None:
    store = ox.Store()
    store.load(turtle(name), format=ox.RdfFormat.TURTLE)
    assert len(store) == len(rdflib.Graph().parse(data=turtle(name), format="turtle"))


def test_there_is_no_other_file() -> None:
    with pytest.raises(ValueError, match=r"no such part of the ontology: 'x\.ttl'"):
        turtle("x.ttl")


def test_every_concept_is_explained_in_both_languages_and_has_a_notation() -> None:
    for concept in schemes.subjects(ref(RDF.type), ref(SKOS.Concept)):
        for property_ in (SKOS.prefLabel, SKOS.definition):
            said = [each for each in schemes.objects(concept, ref(property_)) if isinstance(each, rdflib.Literal)]
            assert sorted(each.language or "" for each in said) == ["en", "zh"], concept
        [scheme] = schemes.objects(concept, ref(SKOS.inScheme))
        assert str(concept).startswith(f"{scheme}/")
        assert list(schemes.objects(concept, ref(SKOS.notation)))


def test_notations_are_unique_within_a_scheme() -> None:
    for scheme in schemes.subjects(ref(RDF.type), ref(SKOS.ConceptScheme)):
        members = list(schemes.subjects(ref(SKOS.inScheme), scheme))
        notations = [str(each) for member in members for each in schemes.objects(member, ref(SKOS.notation))]
        assert len(notations) == len(set(notations)) == len(concepts(str(scheme).removeprefix(SCHEME.base)))


def test_the_schemes_that_relations_name_exist_and_their_shapes_list_the_same_codes() -> None:
    shapes = rdflib.Graph().parse(data=turtle("shapes.ttl"), format="turtle")
    listed = {
        frozenset(str(each) for each in Collection(shapes, members))
        for members in shapes.objects(None, ref("http://www.w3.org/ns/shacl#in"))
    }
    for name in ("duty-role", "responsibility-role", "citation-role", "comparator", "organization-kind", "site-type"):
        assert frozenset(concepts(name)) in listed, name
    named = {each.scheme for row in RELATIONS.values() for each in row.qualifiers if each.scheme}
    named |= {row.object_scheme for row in RELATIONS.values() if row.object_scheme}
    for name in sorted(named):
        assert concepts(name)


def test_an_unknown_scheme_is_an_error() -> None:
    with pytest.raises(ValueError, match="no concept scheme 'moods'; there are change-kind, citation-role"):
        concepts("moods")


def test_a_namespace_gives_its_terms() -> None:
    namespace = Namespace("http://example.org/")
    assert (namespace.title, namespace["from"], str(namespace)) == (
        "http://example.org/title",
        "http://example.org/from",
        "http://example.org/",
    )
    with pytest.raises(AttributeError):
        _ = namespace.__wrapped__
    assert ox.Store().query(prologue() + "ASK {}") is not None
