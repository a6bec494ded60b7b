"""IRIs that dereference: a page or RDF by Accept, by suffix, by parameter; the ontology's terms; names of any kind."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from starlette.testclient import TestClient

from govgraph.graph.dataset import View
from govgraph.graph.serve.links import iri_of, path_of
from govgraph.ontology import mint
from govgraph.ontology.namespaces import GOV, ID, RDFS, SCHEME

BODY = ID.base + "organization/云岭县/云岭县能源局"
PATH = path_of(BODY) or ""
FORMATS = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_thing_comes_as_rdf_in_three_ways(sample_client: TestClient, suffix: str) -> None:
    media_type, format = FORMATS[suffix]
    answers = [
        sample_client.get(PATH, headers={"accept": media_type}),
        sample_client.get(f"{PATH}.{suffix}"),
        sample_client.get(PATH, params={"format": suffix}, headers={"accept": "text/html"}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert "Accept" in answer.headers["vary"]
        assert answer.content == answers[0].content
    triples = {(str(each.subject), each.predicate.value) for each in ox.parse(answers[0].content, format=format)}
    assert (f"<{BODY}>", RDFS.label) in triples
    assert {GOV.oversees, GOV.responsibleFor, GOV.hasEvidence} <= {predicate for _, predicate in triples}


def test_browsers_get_a_page_that_names_the_rest(sample_client: TestClient) -> None:
    page = sample_client.get(PATH, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["link"].count('rel="alternate"') == 4
    for media_type, _ in FORMATS.values():
        assert media_type in page.headers["link"]
    assert sample_client.get(PATH).headers["content-type"].startswith("text/html")  # whoever takes anything


def test_what_cannot_be_had(sample_client: TestClient) -> None:
    assert sample_client.get(PATH, headers={"accept": "image/png"}).status_code == 406
    assert sample_client.get(PATH, params={"format": "parrot"}).status_code == 406
    nothing = path_of(ID.base + "organization/云岭县/没有这个局") or ""
    for accept in ("text/html", "text/turtle"):
        assert sample_client.get(nothing, headers={"accept": accept}).status_code == 404
    assert sample_client.get(f"{nothing}.ttl").status_code == 404
    assert sample_client.put(PATH).status_code == 405


def test_a_named_graph_comes_whole(sample_client: TestClient, sample_view: View) -> None:
    graph = mint.graph_iri("云政发〔2025〕3号")
    rows = list(sample_view.select(f"SELECT ?s {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"))
    answer = sample_client.get(path_of(graph) or "", headers={"accept": "application/n-triples"})
    assert len(answer.text.splitlines()) == len(rows) > 500


def test_as_of_a_day(sample_client: TestClient) -> None:
    now = sample_client.get(f"{PATH}.nt").text
    before = sample_client.get(f"{PATH}.nt", params={"asof": "2025-02-01"}).text
    assert "oversees" in now
    assert "oversees" not in before


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/scheme/comparator"])
def test_the_words_of_the_graph(sample_client: TestClient, path: str) -> None:
    for suffix, (media_type, _) in FORMATS.items():
        answer = sample_client.get(path, headers={"accept": media_type})
        assert answer.status_code == 200
        assert answer.content == sample_client.get(path, params={"format": suffix}).content
        graph = rdflib.Graph().parse(data=answer.text, format={"rdf": "xml", "jsonld": "json-ld"}.get(suffix, suffix))
        assert len(graph) > 100


def test_terms_are_where_their_iris_point(sample_client: TestClient) -> None:
    html = sample_client.get("/ontology", headers={"accept": "text/html"}).text
    for term in ("Target", "oversees", "subjectText"):
        assert path_of(GOV[term]) == f"/ontology#{term}"
        assert f'id="{term}"' in html
    concept = path_of(SCHEME.base + "comparator/increase-to") or ""
    assert "increase_to" in sample_client.get(concept, headers={"accept": "text/html"}).text


@pytest.mark.parametrize(
    "name", ["云岭县", "a/b c", "100%", "<b>", "..", "云\n岭", "\u202e反", "a#b?c", "𠮷", "%2F", "é"]
)
def test_any_name_goes_there_and_back(name: str) -> None:
    iri = mint.entity_iri("organization", "990101", name)
    path = path_of(iri)
    assert path is not None
    assert path.isascii()
    assert iri_of(path) == iri


def test_either_way_of_writing_an_iri_finds_it() -> None:
    iri = mint.entity_iri("organization", None, "a/b（云）")
    for path in ("/id/organization/a%2Fb（云）", "/id/organization/a%2fb%EF%BC%88%E4%BA%91%EF%BC%89"):
        assert iri_of(path.encode().decode("latin-1") if path.isascii() else path) == iri
    for path in ("/id/", "/id//a", "/id/%ff", "/elsewhere/a"):
        assert iri_of(path) is None
