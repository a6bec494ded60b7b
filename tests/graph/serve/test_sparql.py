"""The SPARQL 1.1 Protocol at /sparql: ways to ask, ways to answer, datasets, refusals."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from govgraph.graph.errors import QueryError
from govgraph.graph.serve import Source, make_app
from govgraph.graph.serve.sparql.dataset import with_dataset

BASE = "http://127.0.0.1:8765"
SELECT = "SELECT ?name { ?body a gov:Organization ; rdfs:label ?name } ORDER BY ?name LIMIT 3"
ASK = "ASK { ?s a gov:Task }"
CONSTRUCT = "CONSTRUCT { ?s a gov:Task } WHERE { ?s a gov:Task }"
JSON, XML, CSV, TSV = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
TURTLE, NT, RDFXML, JSONLD = "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        (SELECT, None, JSON),
        (SELECT, "*/*", JSON),
        (SELECT, JSON, JSON),
        (SELECT, XML, XML),
        (SELECT, CSV, CSV),
        (SELECT, TSV, TSV),
        (SELECT, "application/json", "application/json"),
        (SELECT, f"{XML};q=0.5, {CSV};q=0.9", CSV),
        (SELECT, "text/*", CSV),
        (SELECT, f"text/turtle, {TSV};q=0.1", TSV),
        (ASK, None, JSON),
        (ASK, XML, XML),
        (CONSTRUCT, None, TURTLE),
        (CONSTRUCT, NT, NT),
        (CONSTRUCT, RDFXML, RDFXML),
        (CONSTRUCT, JSONLD, JSONLD),
        (CONSTRUCT, f"{JSON}, {TURTLE};q=0.9", TURTLE),
    ],
)
def test_answers_come_as_accept_wants_them(
    sample_client: TestClient, query: str, accept: str | None, given: str
) -> None:
    answer = sample_client.get("/sparql", params={"query": query}, headers={"accept": accept or ""})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == given
    assert "Accept" in answer.headers["vary"]
    assert len(answer.content) > 20


def test_the_three_ways_to_ask_give_one_answer(sample_client: TestClient) -> None:
    by_get = sample_client.get("/sparql", params={"query": SELECT})
    by_form = sample_client.post("/sparql", data={"query": SELECT})
    direct = sample_client.post("/sparql", content=SELECT, headers={"content-type": "application/sparql-query"})
    assert by_get.content == by_form.content == direct.content
    rows = ox.parse_query_results(by_get.content, format=ox.QueryResultsFormat.JSON)
    assert isinstance(rows, ox.QuerySolutions)
    assert len(list(rows)) == 3


@pytest.mark.parametrize(
    ("format", "media_type"),
    [(JSON, ox.QueryResultsFormat.JSON), (XML, ox.QueryResultsFormat.XML), (TSV, ox.QueryResultsFormat.TSV)],
)
def test_results_are_read_back_alike(sample_client: TestClient, format: str, media_type: ox.QueryResultsFormat) -> None:
    answer = sample_client.get("/sparql", params={"query": SELECT}, headers={"accept": format})
    rows = ox.parse_query_results(answer.content, format=media_type)
    assert isinstance(rows, ox.QuerySolutions)
    assert sorted(row["name"].value for row in rows) == sorted(
        line for line in sample_client.get("/sparql", params={"query": SELECT, "format": "csv"}).text.splitlines()[1:]
    )


@pytest.mark.parametrize(
    ("status", "send"),
    [
        (400, {"params": {"query": "SELECT {"}}),
        (400, {"params": {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}}),
        (400, {"params": {"query": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"}}),
        (400, {"params": [("query", ASK), ("query", ASK)]}),
        (400, {"params": {"query": ASK, "default-graph-uri": "no iri"}}),
        (400, {"params": {"query": ASK, "format": "parrot"}}),
        (400, {"params": {"query": ASK, "asof": "yesterday"}}),
        (403, {"params": {"update": "CLEAR ALL"}}),
        (406, {"params": {"query": SELECT}, "headers": {"accept": "image/png"}}),
        (406, {"params": {"query": CONSTRUCT}, "headers": {"accept": CSV}}),
    ],
)
def test_what_is_wrong_is_told_in_one_line(sample_client: TestClient, status: int, send: dict[str, object]) -> None:
    answer = sample_client.get("/sparql", **send)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert len(answer.text.splitlines()) == 1


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (403, "application/sparql-update", b"CLEAR ALL"),
        (403, "application/x-www-form-urlencoded", b"update=CLEAR+ALL"),
        (400, "application/x-www-form-urlencoded", b"nothing=here"),
        (400, "application/sparql-query", b"\xff\xfe"),
        (413, "application/sparql-query", b"#" * ((1 << 20) + 1)),
        (415, "text/plain", b"ASK {}"),
    ],
)
def test_posts_that_are_refused(sample_client: TestClient, status: int, kind: str, body: bytes) -> None:
    answer = sample_client.post("/sparql", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert len(answer.text.splitlines()) == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(sample_client: TestClient, method: str) -> None:
    answer = sample_client.request(method, "/sparql")
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"]


def test_a_dataset_comes_with_the_request(sample_client: TestClient) -> None:
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s a gov:OfficialDocument } } ORDER BY ?g"
    listed = [row["g"] for row in _rows(sample_client, {"query": graphs})]
    assert len(listed) > 3
    count = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a gov:OfficialDocument }"
    assert _rows(sample_client, {"query": count})[0]["n"] == str(len(listed))
    assert _rows(sample_client, {"query": count, "default-graph-uri": listed[:1]})[0]["n"] == "1"
    assert _rows(sample_client, {"query": count, "default-graph-uri": listed[:2]})[0]["n"] == "2"
    named = _rows(sample_client, {"query": graphs, "named-graph-uri": listed[1:2]})
    assert [row["g"] for row in named] == listed[1:2]
    inside = count.replace("{ ?d", f"FROM <{listed[0]}> FROM <{listed[1]}> {{ ?d", 1)
    assert _rows(sample_client, {"query": inside})[0]["n"] == "2"
    assert _rows(sample_client, {"query": inside, "default-graph-uri": listed[2:3]})[0]["n"] == "1"  # §2.1.4


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("SELECT * WHERE { ?s ?p '{' }", "SELECT * FROM <a:g> WHERE { ?s ?p '{' }"),
        ("CONSTRUCT { ?s ?p 1 } { ?s ?p 2 }", "CONSTRUCT { ?s ?p 1 } FROM <a:g> { ?s ?p 2 }"),
        ("CONSTRUCT WHERE { ?s ?p 2 }", "CONSTRUCT FROM <a:g> WHERE { ?s ?p 2 }"),
        ("DESCRIBE <a:b>", "DESCRIBE <a:b> FROM <a:g>"),
        ("DESCRIBE <a:b> # all", "DESCRIBE <a:b> # all FROM <a:g>"),
        ("ASK FROM NAMED <a:x> FROM a:y {}", "ASK FROM <a:g> {}"),
    ],
)
def test_where_dataset_clauses_are_written(query: str, written: str) -> None:
    found = with_dataset(query, ["a:g"], [])
    assert found.split() == written.split()
    assert "\nFROM" in found  # no comment swallows it


def test_what_is_no_graph_is_refused() -> None:
    with pytest.raises(QueryError, match="IRI"):
        with_dataset("ASK {}", ["> } INSERT { <a:b>"], [])


def test_the_service_describes_itself(sample_client: TestClient) -> None:
    for accept, format in ((TURTLE, ox.RdfFormat.TURTLE), (RDFXML, ox.RdfFormat.RDF_XML), (NT, ox.RdfFormat.N_TRIPLES)):
        answer = sample_client.get("/sparql", headers={"accept": accept})
        assert answer.status_code == 200
        said = {
            (each.predicate.value.rpartition("#")[2], str(each.object))
            for each in ox.parse(answer.content, format=format)
        }
        assert ("endpoint", "<http://127.0.0.1:8765/sparql>") in said
        assert len([name for name, _ in said if name == "resultFormat"]) == 8
    assert sample_client.get("/sparql", headers={"accept": JSON}).status_code == 400


def test_browsers_get_the_editor(sample_client: TestClient) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    page = sample_client.get("/sparql", params={"query": "ASK { <a:a> ?p '</textarea>' }"}, headers=browser)
    assert page.headers["content-type"].startswith("text/html")
    assert "&lt;/textarea&gt;" in page.text
    assert sample_client.get("/sparql", params={"query": ASK, "format": "csv"}, headers=browser).text.startswith(
        "boolean"
    )


def test_the_default_graph_can_be_that_of_a_day(sample_client: TestClient) -> None:
    count = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a gov:OfficialDocument }"
    now = int(_rows(sample_client, {"query": count})[0]["n"])
    before = int(_rows(sample_client, {"query": count, "asof": "2025-02"})[0]["n"])
    assert 0 < before < now


def test_a_query_may_not_take_too_long(sample_store: Path) -> None:
    client = TestClient(make_app(Source.of_store(sample_store), timeout=0.6), base_url=BASE)
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    answer = client.get("/sparql", params={"query": slow})
    assert answer.status_code == 400
    assert "longer than 0.6 s" in answer.text


def _rows(client: TestClient, params: dict[str, object]) -> list[dict[str, str]]:
    answer = client.get("/sparql", params=params)
    assert answer.status_code == 200, answer.text
    return [{name: cell["value"] for name, cell in row.items()} for row in answer.json()["results"]["bindings"]]
