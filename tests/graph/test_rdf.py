import json
from dataclasses import replace
from typing import Any, Protocol

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.records import Entity, Evidence, Extraction, Fact, Graph, ResolvedFact
from govgraph.graph.facts import read_facts
from govgraph.graph.rdf import RELATIONS, ModelError, document_quads, graph_quads
from govgraph.graph.rdf.terms import calendar_literal, literal, python_value
from govgraph.ontology.mint import document_iri, graph_iri, shared_graph_iri
from govgraph.ontology.namespaces import DCTERMS, GOV, RDF, RDFS, SKOS


class View(Protocol):
    store: ox.Store

    def query(self, sparql: str, /) -> Any: ...


def expected_fact(resolved: ResolvedFact) -> dict[str, Any]:
    """What the facts contract says of a resolved fact, without going through the graph."""
    fact = resolved.fact
    stated = dict(fact.qualifiers)
    qualifiers: dict[str, Any] = {}
    for each in RELATIONS[fact.relation].qualifiers:
        value = stated.get(each.name)
        qualifiers[each.name] = list(value) if isinstance(value, tuple) else value
    return {
        "source": fact.evidence.source,
        "doc": fact.doc,
        "relation": fact.relation,
        "subject": fact.subject,
        "object": fact.object,
        "qualifiers": qualifiers,
        "subject_id": resolved.subject_iri,
        "object_id": resolved.object_iri,
        "start": fact.evidence.start,
        "end": fact.evidence.end,
        "quote": fact.evidence.quote,
    }


def in_memory(graph: Graph) -> View:
    class Memory:
        def __init__(self) -> None:
            self.store = ox.Store()
            self.store.extend(graph_quads(graph))

        def query(self, sparql: str, /) -> Any:
            return self.store.query(sparql, use_default_graph_as_union=True)

    return Memory()


def canonical(facts: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(fact, ensure_ascii=False, sort_keys=True) for fact in facts)


def test_the_sample_states_every_relation_with_every_qualifier(fictional: Graph) -> None:
    stated = {
        (each.fact.relation, name)
        for each in fictional.facts
        for name, value in each.fact.qualifiers
        if value is not None
    }
    stated |= {(each.fact.relation, "") for each in fictional.facts}
    modelled = {(name, each.name) for name, row in RELATIONS.items() for each in row.qualifiers}
    modelled |= {(name, "") for name in RELATIONS}
    assert modelled - stated == {("removed", "probation")}
    assert stated <= modelled


def test_facts_survive_the_graph_exactly(fictional: Graph, fictional_view: View) -> None:
    read = list(read_facts(fictional_view))
    assert canonical(read) == canonical([expected_fact(each) for each in fictional.facts])
    places = [(fact["source"], fact["start"], fact["end"]) for fact in read]
    assert places == sorted(places)


def test_quads_are_sorted_unique_and_the_same_in_every_order(fictional: Graph) -> None:
    lines = [str(quad) for quad in graph_quads(fictional)]
    assert lines == sorted(set(lines))
    backwards = Graph(
        fictional.extractions[::-1],
        fictional.facts[::-1],
        fictional.entities[::-1],
        fictional.judgements[::-1],
        fictional.tenures[::-1],
    )
    assert [str(quad) for quad in graph_quads(backwards)] == lines


def test_nothing_is_a_blank_node(fictional: Graph) -> None:
    terms = [term for quad in graph_quads(fictional) for term in (quad.subject, quad.object, quad.graph_name)]
    assert not any(isinstance(term, ox.BlankNode) for term in terms)


def test_what_a_document_says_is_in_its_graph_and_nowhere_else(fictional: Graph) -> None:
    everything = set(graph_quads(fictional))
    key = "云政办发〔2025〕5号"
    without = Graph(
        tuple(each for each in fictional.extractions if each.document.key != key),
        tuple(each for each in fictional.facts if each.fact.doc != key),
        fictional.entities,
        fictional.judgements,
    )
    derived = ox.NamedNode(shared_graph_iri("tenures"))  # what all documents together show
    gone = (ox.NamedNode(graph_iri(key)), derived)
    assert {quad for quad in graph_quads(without) if quad.graph_name != derived} == {
        quad for quad in everything if quad.graph_name not in gone
    }


def ask(view: View, pattern: str) -> bool:
    prefixes = f"PREFIX gov: <{GOV}> PREFIX rdfs: <{RDFS}> PREFIX skos: <{SKOS}> PREFIX dcterms: <{DCTERMS}> "
    prefixes += "PREFIX org: <http://www.w3.org/ns/org#> PREFIX eli: <http://data.europa.eu/eli/ontology#> "
    prefixes += "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX oa: <http://www.w3.org/ns/oa#> "
    prefixes += "PREFIX time: <http://www.w3.org/2006/time#> "
    return bool(view.query(prefixes + "ASK {" + pattern + "}"))


@pytest.mark.parametrize(
    "pattern",
    [
        '?p rdfs:label "王青山" ; a gov:Official ; gov:oversees ?o . ?o skos:altLabel "县绿化办"',
        '?p rdfs:label "王青山" ; gov:hasPortfolio [ rdfs:label "水利" ] ; gov:holdsPost [ a org:Post ]',
        '?o rdfs:label "云岭县林业局" ; gov:responsibleFor [ gov:hasTarget [ gov:value 29.37 ] ]',
        '?t a gov:Task ; gov:hasProject [ rdfs:label "青石岭风电场" ; gov:locatedAt [ rdfs:label "青石岭" ] ]',
        '?d gov:number "云政办发〔2025〕3号" ; gov:cites ?c ; eli:based_on ?c . ?c skos:altLabel "森林条例"',
        '?d gov:number "云政办发〔2025〕3号" ; eli:repeals [ rdfs:label "造林办法" ]',
        '?b rdfs:label "云岭县造林指挥部" ; gov:hasMember [ a gov:Official ], [ a gov:Organization ]',
        '?o rdfs:label "云岭县林业局" ; gov:kindConcept <https://w3id.org/govgraph/scheme/organization-kind/government>',
        '?j gov:code "990101" ; dcterms:isPartOf [ gov:code "990100" ; dcterms:isPartOf [ rdfs:label "南山省" ] ]',
        '?o rdfs:label "云岭县财政局" ; gov:jurisdiction [ rdfs:label "云岭县" ]',
        '?n a gov:NameJudgement ; gov:verdict "different" ; gov:score 0.25',
        '?i a gov:Issue ; gov:reason "“若干”没有数值" ; gov:hasEvidence [ oa:exact "另有若干事项" ] ; gov:inClause ?c',
        '?c a gov:Clause ; gov:headingPath "一、生态建设" ; dcterms:isPartOf [ a gov:OfficialDocument ]',
        '?t a gov:Tenure ; gov:startDate "2023-05"^^xsd:gYearMonth ; org:organization [ rdfs:label "云岭县人民政府" ]',
        '?t org:memberDuring [ time:hasBeginning [ time:inXSDgYearMonth "2023-05"^^xsd:gYearMonth ] ]',
        '?e a org:ChangeEvent ; dcterms:date "2025-03"^^xsd:gYearMonth ; org:originalOrganization [ rdfs:label "云岭县招商局" ]',
        '?r gov:kind "merged" ; gov:changeEvent [ org:resultingOrganization [ rdfs:label "云岭县财政局" ] ]',
        '?a gov:date "2025-04-02"^^xsd:date ; gov:post [ org:postIn [ rdfs:label "云岭县林业局" ] ]',
        '?d a gov:OfficialDocument ; dcterms:issued "2025"^^xsd:gYear ; gov:jurisdiction [ rdfs:label "云岭县" ]',
    ],
)
def test_an_analyst_finds(fictional_view: View, pattern: str) -> None:
    assert ask(fictional_view, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        '?t rdfs:label "建设云溪镇污水处理厂" ; gov:hasTarget ?any',
        '?t gov:hasTarget [ gov:objectText "30％以上" ]',
        "?p gov:oversees ?o . FILTER NOT EXISTS { ?p a gov:Official }",
        '?j gov:code "990000" ; dcterms:isPartOf ?any',
        "?e skos:altLabel ?name ; rdfs:label ?name",
    ],
)
def test_the_graph_does_not_say(fictional_view: View, pattern: str) -> None:
    assert not ask(fictional_view, pattern)


def test_a_task_without_offsets_is_its_clause(fictional: Graph) -> None:
    extraction = fictional.extractions[1]
    clause = extraction.document.clauses[0]
    at = extraction.document.text.index("县林业局")
    fact = Fact(
        "responsible_for",
        extraction.document.key,
        "县林业局",
        "",
        extraction.document.evidence(at, at + 4),
        "tails",
        (("role", "joint"),),
    )
    resolved = ResolvedFact(fact, "http://example.org/forestry", None)
    quads = document_quads(fact.doc, [extraction], [resolved])
    [text] = [quad.object for quad in quads if quad.predicate == ox.NamedNode(GOV.text)]
    assert text == ox.Literal(extraction.document.text[clause.span.start : clause.span.end])


def test_one_document_printed_in_two_sources(fictional: Graph) -> None:
    first = fictional.extractions[3]
    source = replace(first.document.source, name="second.txt")
    second = Extraction(replace(first.document, source=source, title="另一标题"), (), ())
    quads = document_quads(first.document.key, [second, first], [])
    document = ox.NamedNode(document_iri(first.document.key))
    sources = sorted(
        quad.object.value
        for quad in quads
        if quad.subject == document
        and quad.predicate == ox.NamedNode(GOV.sourceName)
        and isinstance(quad.object, ox.Literal)
    )
    assert sources == sorted([first.document.source.name, "second.txt"])
    titles = [
        quad.object for quad in quads if quad.subject == document and quad.predicate == ox.NamedNode(DCTERMS.title)
    ]
    assert titles == [ox.Literal(min(first.document, second.document, key=lambda each: each.source.name).title or "")]


EVIDENCE = Evidence("a.txt", 3, 7, "县林业局")


@pytest.mark.parametrize(
    ("fact", "links", "message"),
    [
        (Fact("dreams_of", "a.txt", "x", "y", EVIDENCE, "t"), (), "unknown relation 'dreams_of'"),
        (Fact("oversees", "a.txt", "x", "y", EVIDENCE, "t", (("mood", "好"),)), (), "oversees has no qualifier 'mood'"),
        (Fact("oversees", "a.txt", "x", "y", EVIDENCE, "t"), (("moon", "http://a/b"),), "oversees has no link 'moon'"),
    ],
)
def test_what_the_model_lacks_is_an_error(fact: Fact, links: tuple[tuple[str, str], ...], message: str) -> None:
    graph = Graph((), (ResolvedFact(fact, "http://example.org/s", None, links),), (), ())
    with pytest.raises(ModelError, match=message):
        list(graph_quads(graph))


def test_an_entity_of_unknown_kind_is_an_error() -> None:
    entity = Entity("http://example.org/e", "dragon", "龙", ("龙",))
    with pytest.raises(ModelError, match="unknown kind 'dragon'"):
        list(graph_quads(Graph((), (), (entity,), ())))


numbers = st.integers(-(2**62), 2**62) | st.floats(allow_nan=False, allow_infinity=False)
printed = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    subject=printed,
    object_=printed,
    quote=printed,
    value=st.none() | numbers,
    unit=st.none() | printed,
    year=st.none() | st.integers(1000, 9999),
    addressees=st.lists(printed, max_size=4),
    date=st.none() | st.dates().map(str) | printed,
    shared=st.none() | numbers,
)
def test_any_fact_survives_the_graph(
    subject: str,
    object_: str,
    quote: str,
    value: int | float | None,
    unit: str | None,
    year: int | None,
    addressees: list[str],
    date: str | None,
    shared: int | float | None,
) -> None:
    evidence = Evidence("a.txt", 3, 3 + len(quote), quote)
    iri = "http://example.org/s"
    facts = (
        Fact("target", "a.txt", subject, object_, evidence, "t", (("unit", unit), ("value", value), ("year", year))),
        Fact("document", "a.txt", subject, object_, evidence, "t", (("addressees", tuple(addressees)), ("date", date))),
        Fact(
            "project", "a.txt", subject, object_, evidence, "t", (("investment", value), ("investment_shared", shared))
        ),
    )
    resolved = tuple(ResolvedFact(fact, iri, None) for fact in facts)
    read = list(read_facts(in_memory(Graph((), resolved, (), ()))))
    assert sorted(read, key=str) == sorted((expected_fact(each) for each in resolved), key=str)


@pytest.mark.parametrize(
    ("date", "datatype"),
    [
        ("2025-04-02", "date"),
        ("2025-04", "gYearMonth"),
        ("2025", "gYear"),
        ("2025-13", "string"),
        ("2025-02-30", "string"),
        ("今年", "string"),
    ],
)
def test_a_date_has_the_precision_printed(date: str, datatype: str) -> None:
    term = calendar_literal(date)
    assert (term.value, term.datatype.value) == (date, f"http://www.w3.org/2001/XMLSchema#{datatype}")


@given(numbers | st.booleans() | printed)
def test_a_literal_gives_its_value_back(value: str | float | bool) -> None:
    store = ox.Store()  # which rewrites numbers to their canonical form
    store.add(ox.Quad(ox.NamedNode(RDF.type), ox.NamedNode(RDF.type), literal(value)))
    [quad] = store
    assert isinstance(quad.object, ox.Literal)
    assert python_value(quad.object) == value
