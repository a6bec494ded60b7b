"""What is inferred, by which rule; an independent OWL RL reasoner agrees with the rules that come from the ontology."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.export import export
from govgraph.graph.facts import read_facts
from govgraph.graph.inference import INFERRED, RULES, infer, reason
from govgraph.graph.inference.axioms import axioms
from govgraph.graph.inference.knowledge import triple
from govgraph.graph.rdf import graph_quads
from govgraph.graph.validate import validate
from govgraph.ontology import concepts, turtle
from govgraph.ontology.mint import entity_iri, jurisdiction_iri
from govgraph.ontology.namespaces import DCTERMS, ELI, GOV, ID, ORG, PROV, RDF, RDFS, SCHEMA

PROVINCE, CITY, COUNTY = "990000", "990100", "990101"
GOVERNMENT = concepts("organization-kind")["government"]


def org(name: str, code: str = COUNTY) -> str:
    return entity_iri("organization", code, name)


def bodies(*names: str, code: str = COUNTY, kind: str = GOVERNMENT) -> list[ox.Triple]:
    """Government bodies of a jurisdiction, with their labels."""
    found = []
    for name in names:
        iri = org(name, code)
        found += [
            triple(iri, RDF["type"], GOV.Organization),
            triple(iri, RDFS.label, ox.Literal(name)),
            triple(iri, GOV.kindConcept, kind),
            triple(iri, GOV.jurisdiction, jurisdiction_iri(code)),
        ]
    return found


def divisions() -> list[ox.Triple]:
    names = {PROVINCE: "南山省", CITY: "江东市", COUNTY: "云岭县"}
    found = [triple(jurisdiction_iri(code), RDF["type"], GOV.Jurisdiction) for code in names]
    found += [triple(jurisdiction_iri(code), RDFS.label, ox.Literal(name)) for code, name in names.items()]
    found.append(triple(jurisdiction_iri(COUNTY), DCTERMS.isPartOf, jurisdiction_iri(CITY)))
    found.append(triple(jurisdiction_iri(CITY), DCTERMS.isPartOf, jurisdiction_iri(PROVINCE)))
    return found


def naming(body: str, sign: str) -> list[ox.Triple]:
    statement = f"{ID.base}statement/also_known_as/{body[-6:]}{sign[-6:]}"
    return [
        triple(statement, RDF["type"], GOV.Naming),
        triple(statement, GOV.subject, body),
        triple(statement, GOV.object, sign),
    ]


def oversight(person: str, body: str, role: str) -> list[ox.Triple]:
    statement = f"{ID.base}statement/oversees/{person[-3:]}{body[-6:]}{role}"
    return [
        triple(statement, RDF["type"], GOV.Oversight),
        triple(statement, GOV.subject, person),
        triple(statement, GOV.object, body),
        triple(statement, GOV.roleConcept, concepts("duty-role")[role]),
        triple(person, GOV.oversees, body),
    ]


def above(triples: Iterable[ox.Triple], predicate: str = ORG.subOrganizationOf) -> set[tuple[str, str]]:
    """The inferred hierarchy, by the names at the ends of the IRIs."""
    return {
        (each.subject.value.rsplit("/", 1)[1], each.object.value.rsplit("/", 1)[1])
        for each in reason(triples)
        if each.predicate.value == predicate
        and isinstance(each.subject, ox.NamedNode)
        and isinstance(each.object, ox.NamedNode)
    }


def test_departments_and_branches_are_found_by_their_names() -> None:
    names = (
        "云岭县人民政府",
        "云岭县财政局",
        "云岭县公安局",
        "云岭县公安局交警大队",
        "云岭县人民政府办公室",
        "云岭县政府督查室",
    )
    assert above([*divisions(), *bodies(*names)]) == {
        ("云岭县财政局", "云岭县人民政府"),
        ("云岭县公安局", "云岭县人民政府"),
        ("云岭县公安局交警大队", "云岭县公安局"),
        ("云岭县人民政府办公室", "云岭县人民政府"),
        ("云岭县政府督查室", "云岭县人民政府"),
    }


@pytest.mark.parametrize(
    "name",
    [
        *("云岭县税务局", "云岭县气象局", "国家统计局云岭调查队", "云岭县消防救援大队", "云岭县烟草专卖局"),
        *("云岭县人民代表大会常务委员会", "云岭县监察委员会", "云岭县人民法院", "江东市生态环境局云岭分局", "云岭县"),
    ],
)
def test_what_is_not_under_the_county_is_not_put_there(name: str) -> None:
    assert above([*divisions(), *bodies("云岭县人民政府", name)]) == set()


def test_companies_and_party_bodies_are_no_departments() -> None:
    others = bodies("云岭县委办公室", "云岭县供电局", kind=concepts("organization-kind")["company"])
    assert above([*divisions(), *bodies("云岭县人民政府"), *others]) == set()


def test_a_branch_of_a_body_of_another_level() -> None:
    triples = [*bodies("江东市生态环境局", code=CITY), *bodies("江东市生态环境局云岭分局")]
    assert above(triples) == {("江东市生态环境局云岭分局", "江东市生态环境局")}


def test_a_name_that_two_bodies_bear_decides_nothing() -> None:
    triples = [*bodies("云岭县公安局"), *bodies("云岭县公安局", code=CITY), *bodies("云岭县公安局交警大队")]
    assert above(triples) == set()


def test_governments_form_a_ladder_and_townships_stand_on_its_foot() -> None:
    triples = [
        *divisions(),
        *bodies("南山省人民政府", code=PROVINCE),
        *bodies("江东市人民政府", code=CITY),
        *bodies("云岭县人民政府", "枫林乡人民政府", "云川街道办事处", "云岭县财政局"),
    ]
    assert above(triples) == {
        ("江东市人民政府", "南山省人民政府"),
        ("云岭县人民政府", "江东市人民政府"),
        ("枫林乡人民政府", "云岭县人民政府"),
        ("云川街道办事处", "云岭县人民政府"),
        ("云岭县财政局", "云岭县人民政府"),
    }
    closure = above(triples, ORG.transitiveSubOrganizationOf)
    assert ("云岭县财政局", "南山省人民政府") in closure
    assert len(closure) == 3 + 2 + 1 + 3 * 3 - 3
    assert above(triples, ORG.hasSubOrganization) == {(upper, lower) for lower, upper in above(triples)}


def test_charge_extends_to_the_other_signs_and_liaison_is_none() -> None:
    wang, one, two, three = (
        entity_iri("person", COUNTY, "王青山"),
        org("云岭县发展和改革局"),
        org("云岭县数据局"),
        org("云岭县税务局"),
    )
    task = f"{ID.base}task/t"
    found = reason(
        [
            *naming(one, two),
            *oversight(wang, one, "分管"),
            *oversight(wang, three, "联系"),
            triple(two, GOV.responsibleFor, task),
            triple(three, GOV.responsibleFor, f"{ID.base}task/u"),
        ]
    )
    assert {each.object for each in found if each.predicate.value == GOV.hasChargeOf} == {
        ox.NamedNode(one),
        ox.NamedNode(two),
    }
    assert {each.object for each in found if each.predicate.value == GOV.answersFor} == {ox.NamedNode(task)}
    assert triple(task, GOV.answeredForBy, wang) in found
    [way] = found[triple(wang, GOV.answersFor, task)]
    assert way.rule.name == "chain"
    assert way.premises == (triple(wang, GOV.hasChargeOf, two), triple(two, GOV.responsibleFor, task))


def test_every_proof_ends_in_what_is_asserted(fictional: Graph) -> None:
    asserted = {quad.triple for quad in graph_quads(fictional)}
    found = reason(asserted)
    settled = set(asserted)
    for conclusion, ways in found.items():  # in the order in which they were concluded
        assert all(set(way.premises) <= settled for way in ways), conclusion
        assert all(way.conclusion == conclusion for way in ways)
        settled.add(conclusion)
    assert found.keys() & asserted == set()
    assert {way.rule for ways in found.values() for way in ways} <= set(RULES)


def test_the_inferred_graph_has_words_of_its_own(sample_view: View) -> None:
    """Whoever asks with the words of the documents is never answered from what is inferred."""
    inferred = list(sample_view.match(graph=INFERRED))
    asserted = list(sample_view.asserted())

    def words(quads: list[ox.Quad]) -> set[str]:
        return {
            f"{quad.predicate.value} {quad.object if quad.predicate.value == RDF.type else ''}" for quad in quads
        }  # a property, or a class

    assert inferred
    assert words(inferred) & words(asserted) == set()
    terms = {quad.object.value if quad.predicate.value == RDF.type else quad.predicate.value for quad in inferred
             if isinstance(quad.object, ox.NamedNode)}  # fmt: skip
    assert terms <= axioms().materialised
    assert not {quad.predicate.value for quad in asserted} & axioms().materialised


def test_inferring_again_changes_nothing(sample_view: View) -> None:
    first = [quad for quad in sample_view.quads() if quad.graph_name == INFERRED]
    assert sorted(infer(sample_view.quads()), key=str) == sorted(first, key=str)
    assert infer(reversed(list(sample_view.asserted()))) == infer(sample_view.asserted())


def test_the_sample_gets_each_kind_of_conclusion(sample_view: View) -> None:
    used = {way.rule.name for ways in reason(quad.triple for quad in sample_view.asserted()).values() for way in ways}
    assert used >= {rule.name for rule in RULES} - {"township", "government"}  # those need codes of GB/T 2260


@pytest.mark.parametrize("format", ["turtle", "ntriples", "rdfxml", "graphml", "gexf", "csv", "facts"])
def test_exports_without_named_graphs_hold_what_is_asserted(sample_view: View, format: str) -> None:
    whole, asserted = io.BytesIO(), io.BytesIO()
    export(sample_view, format, whole)
    export(View.in_memory(sample_view.asserted()), format, asserted)
    assert whole.getvalue() == asserted.getvalue()


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_exports_with_named_graphs_hold_the_inferred_one(sample_view: View, format: str) -> None:
    stream = io.BytesIO()
    export(sample_view, format, stream)
    assert b"graph/inferred" in stream.getvalue()


def test_the_facts_do_not_change(sample_view: View) -> None:
    assert list(read_facts(sample_view)) == list(read_facts(View.in_memory(sample_view.asserted())))


def test_what_is_inferred_satisfies_the_shapes(sample_view: View) -> None:
    assert validate(sample_view).results == validate(sample_view.asserted()).results


SMALL = st.lists(
    st.tuples(
        st.sampled_from("abcde"), st.sampled_from(["sign", "part", "oversees", "does"]), st.sampled_from("abcde")
    ),
    max_size=12,
)


def small_graph(edges: list[tuple[str, str, str]]) -> list[ox.Triple]:
    """A graph of five bodies, two officials and some tasks, with what the rules of administration conclude."""
    found = bodies(*"abcde")
    for one, link, other in edges:
        match link:
            case "sign":
                found.append(triple(org(one), GOV.sharesBodyWith, org(other)))
            case "part":
                found.append(triple(org(one), ORG.subOrganizationOf, org(other)))
            case "oversees":
                person = entity_iri("person", COUNTY, one)
                found.append(triple(person, RDF["type"], GOV.Person))
                found.append(triple(person, GOV.hasChargeOf, org(other)))
                found.append(triple(person, GOV.oversees, org(other)))
            case _:
                found.append(triple(org(one), GOV.responsibleFor, f"{ID.base}task/{other}"))
    return found


def by_owl_rl(triples: Iterable[ox.Triple]) -> set[tuple[str, str, str]]:
    """What the reasoner owlrl concludes in the terms that are materialised, about two different things."""
    owlrl = pytest.importorskip("owlrl")
    graph = rdflib.Graph().parse(data=turtle("govgraph.ttl"), format="turtle")
    schema = {str(each) for each in graph.subjects()}
    for each in triples:
        graph.parse(data=f"{each} .", format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return {
        (str(subject), str(predicate), str(object_))
        for subject, predicate, object_ in graph
        if str(subject) not in schema and subject != object_ and isinstance(object_, rdflib.URIRef)
        and (str(object_) if str(predicate) == RDF.type else str(predicate)) in axioms().materialised
    }  # fmt: skip


def by_ourselves(triples: list[ox.Triple]) -> set[tuple[str, str, str]]:
    known = {*reason(triples), *triples}
    return {
        (each.subject.value, each.predicate.value, each.object.value)
        for each in known
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.NamedNode) and each.subject != each.object
        and (each.object.value if each.predicate.value == RDF.type else each.predicate.value) in axioms().materialised
    }  # fmt: skip


def implied_types(triples: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    return {each for each in triples if each[1] == RDF.type}


@settings(max_examples=4, deadline=None, derandomize=True)
@given(SMALL)
def test_an_independent_reasoner_agrees_on_any_small_graph(edges: list[tuple[str, str, str]]) -> None:
    triples = small_graph(edges)
    theirs, ours = by_owl_rl(triples), by_ourselves(triples)
    assert ours - theirs == set()
    assert theirs - implied_types(theirs) == ours - implied_types(ours)


def test_an_independent_reasoner_agrees_on_every_axiom() -> None:
    """One triple for each property and class from which something follows."""
    project, site, document, law = (f"{ID.base}{name}" for name in ("project/p", "place/s", "document/d", "document/l"))
    person, post = entity_iri("person", COUNTY, "王青山"), entity_iri("post", COUNTY, "局长")
    body, task, target, area = (
        org("云岭县财政局"),
        f"{ID.base}task/t",
        f"{ID.base}statement/target/g",
        f"{ID.base}area/a",
    )
    typed = {
        project: GOV.Project, site: GOV.Site, document: GOV.OfficialDocument, law: GOV.Document, person: GOV.Official,
        body: GOV.Organization, f"{ID.base}indicator/i": GOV.Indicator, jurisdiction_iri(COUNTY): GOV.Jurisdiction,
    }  # fmt: skip
    triples = [triple(subject, RDF["type"], class_) for subject, class_ in typed.items()]
    triples += [
        triple(document, RDF["type"], GOV.Document),  # asserted by the model for no official document: see below
        triple(person, RDF["type"], GOV.Person),
        triple(project, GOV.locatedAt, site),
        triple(document, GOV.cites, law),
        triple(document, ELI.based_on, law),
        triple(document, ELI.repeals, law),
        triple(person, GOV.holdsPost, post),
        triple(post, ORG.postIn, body),
        triple(body, GOV.hasMember, person),
        triple(person, GOV.oversees, body),
        triple(person, GOV.hasChargeOf, body),
        triple(person, GOV.hasPortfolio, area),
        triple(body, GOV.responsibleFor, task),
        triple(task, GOV.hasTarget, target),
        triple(task, GOV.hasProject, project),
        triple(body, ORG.subOrganizationOf, org("云岭县人民政府")),
        triple(body, GOV.sharesBodyWith, org("云岭县数据局")),
        triple(org("云岭县人民政府"), RDF["type"], GOV.Organization),
        triple(org("云岭县数据局"), RDF["type"], GOV.Organization),
    ]
    ours = by_ourselves(triples)
    assert ours == by_owl_rl(triples)
    concluded = {predicate if predicate != RDF.type else object_ for _, predicate, object_ in ours}
    assert concluded == axioms().materialised, "an axiom is not tried here"
    assert (site, PROV.locationOf, project) in ours
    assert (site, RDF.type, SCHEMA.Place) in ours


def test_an_independent_shacl_engine_agrees_on_the_sample(sample_view: View) -> None:
    pyrudof = pytest.importorskip("pyrudof")
    asserted = list(sample_view.asserted())
    broken = [quad for quad in asserted if quad.predicate.value not in (GOV.indicator, GOV.text)]
    for quads in (asserted, broken):
        engine = pyrudof.Rudof(pyrudof.RudofConfig())
        lines = sorted({f"{quad.triple} .\n" for quad in quads})
        engine.read_data("".join(lines), format=pyrudof.RDFFormat.NTriples)
        engine.read_shacl(turtle("shapes.ttl"))
        theirs, ours = engine.validate_shacl(), validate(quads)
        assert {(each.severity.lower(), each.source_shape, each.focus_node) for each in theirs} == {
            (each.severity.value, each.shape, each.focus) for each in ours.results
        }
        assert ours.conforms is all(each.severity != "Violation" for each in theirs)
    assert not ours.conforms
