"""What a server may do, and what becomes of it: ways to the union of the graphs, cut answers, failures in one line."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from govgraph.graph.cli.app import run
from govgraph.graph.dataset import View
from govgraph.graph.endpoint import Credentials, EndpointView
from govgraph.graph.endpoint.order import order_clause
from govgraph.graph.endpoint.protocol import Protocol
from govgraph.graph.endpoint.text import construction, declared, parted
from govgraph.graph.endpoint.view import GRAPHS
from govgraph.graph.errors import EndpointError, GovgraphError, QueryError
from govgraph.graph.queries import bind, saved_query
from govgraph.graph.query import run_query
from govgraph.ontology.namespaces import GOV, ID

from .conftest import Reply, Request, Server, Stub

# what a failed query leaves behind may be swept up by a thread of the stub, and Oxigraph remarks upon it
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

START = Callable[[Callable[[Request], Reply]], Stub]
SOME = "SELECT ?s { ?s ?p ?o }"


def solutions(names: str, *rows: dict[str, Any], **more: Any) -> Reply:
    return Reply(json.dumps({"head": {"vars": names.split()}, "results": {"bindings": rows}}).encode(), **more)


def plain(value: object) -> dict[str, str]:
    return {"type": "literal", "value": str(value)}


def unconnected(url: str, seconds: float = 5) -> EndpointView:
    """A view that has not asked the server anything yet."""
    return EndpointView(Protocol(url), seconds=seconds)


# -- the union of all graphs


def quads() -> list[ox.Quad]:
    return [
        ox.Quad(
            ox.NamedNode(f"{ID.base}x/{n}"), ox.NamedNode(GOV.text), ox.Literal(str(n)), ox.NamedNode(f"{GRAPHS}{n}")
        )
        for n in (1, 2)
    ]


def dataset(request: Request, *, union: Callable[[dict[str, list[str]]], bool]) -> Reply:
    """Answer from a store in which the default graph is empty unless a request brings the union about."""
    store = ox.Store()
    store.extend(quads())
    named = {
        name: [ox.NamedNode(each) for each in request.values.get(f"{name}-graph-uri", [])]
        for name in ("default", "named")
    }
    if union(request.values) and "FROM" not in request.query:
        results = store.query(request.query, use_default_graph_as_union=True)
    elif named["default"]:
        results = store.query(request.query, default_graph=named["default"], named_graphs=named["named"])  # type: ignore[arg-type]
    else:
        results = store.query(request.query)
    assert not isinstance(results, ox.QueryTriples)
    return Reply(results.serialize(format=ox.QueryResultsFormat.JSON))  # type: ignore[arg-type]


def never(values: dict[str, list[str]]) -> bool:
    return False


WAYS: dict[str, tuple[Callable[[dict[str, list[str]]], bool], set[str]]] = {
    "as it is": (lambda values: True, set()),
    "by Oxigraph's parameter": (lambda values: "union-default-graph" in values, {"union-default-graph"}),
    "by the protocol": (never, {"default-graph-uri", "named-graph-uri"}),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_default_graph_is_the_union(stub: START, way: str) -> None:
    union, sent = WAYS[way]
    server = stub(lambda request: dataset(request, union=union))
    with EndpointView.connect(server.url) as view:
        assert [row["o"].value for row in view.select("SELECT ?o { ?s gov:text ?o } ORDER BY ?o")] == ["1", "2"]
        assert server.seen[-1].values.keys() - {"query"} == sent
        assert list(view.quads()) == quads()
        assert list(view.as_of("2025").quads()) == quads()
        found = view.select(f"SELECT ?o FROM <{GRAPHS}2> {{ ?s gov:text ?o }}")
        assert [row["o"].value for row in found] == ["2"]
        assert server.seen[-1].values.keys() == {"query"}  # or it would win over FROM


def test_no_way_to_the_union_is_one_line(stub: START) -> None:
    def answer(request: Request) -> Reply:
        values = {name: values for name, values in request.values.items() if name == "query"}
        return dataset(Request(request.method, request.path, values, {}, b""), union=never)

    with pytest.raises(EndpointError, match="set the server's default graph to the union of all graphs"):
        EndpointView.connect(stub(answer).url)


def test_a_server_without_our_graphs(stub: START) -> None:
    with pytest.raises(EndpointError, match="holds no graph of govgraph yet; run govgraph push"):
        EndpointView.connect(stub(lambda request: solutions("graph s p")).url)


# -- cut answers


def test_virtuoso_that_cuts_is_asked_for_the_rest(sample_view: View, server: Server) -> None:
    if server.kind != "virtuoso":
        return
    with EndpointView.connect(f"{server.endpoint}?maxrows=1500") as view:
        largest = max(sample_view.graphs(), key=lambda graph: len(list(sample_view.match(graph=graph))))
        found = list(view.match(graph=largest))
        assert len(found) > 1500
        assert set(found) == set(sample_view.match(graph=largest))
        sparql = "CONSTRUCT { ?s oa:exact ?quote } WHERE { ?s oa:exact ?quote . ?s ?p ?o }"
        assert run_query(view, sparql, timeout=60) == run_query(sample_view, sparql)
    with EndpointView.connect(f"{server.endpoint}?maxrows=50") as view:
        text = bind(saved_query("judgements"))
        wanted = run_query(sample_view, text)
        assert len(wanted.rows) > 100
        assert run_query(view, text, timeout=60) == wanted
        some = run_query(view, text, timeout=60, limit=20)
        assert some.truncated and some.rows == wanted.rows[:20]
        for sparql in (
            f"CONSTRUCT {{ ?s ?p ?o }} FROM <{GRAPHS}entities> {{ ?s ?p ?o }}",
            f"SELECT ?s FROM <{GRAPHS}entities> {{ ?s ?p ?o }}",
        ):
            with pytest.raises(
                QueryError, match=r"cuts every answer at \d+ rows; raise its limit \(in Virtuoso ResultSetMaxRows\)"
            ):
                run_query(view, sparql, timeout=60)


def test_quads_that_do_not_all_come_are_an_error(stub: START) -> None:
    def answer(request: Request) -> Reply:
        if "COUNT" in request.query:
            return solutions("graph n", {"graph": {"type": "uri", "value": f"{GRAPHS}a"}, "n": plain(2)})
        row = {name: {"type": "uri", "value": f"https://example.org/{name}"} for name in "spo"}
        return solutions("s p o", row)

    with pytest.raises(EndpointError, match=r"of the 2 quads of .* the server gave 1"):
        list(unconnected(stub(answer).url).quads())


# -- what is refused before it is sent


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a:a> <a:a> 1 }",
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT",
        "ASK { ?s ?p }",
        "",
    ],
)
def test_what_a_store_refuses_never_leaves(sample_view: View, sparql: str) -> None:
    said = []
    for view in (sample_view, unconnected("http://127.0.0.1:1/sparql")):
        with pytest.raises(QueryError) as refused:
            run_query(view, sparql, timeout=5)
        said.append(str(refused.value).partition(":")[0])
    assert said[0] == said[1]


# -- failures


FAILURES: dict[str, tuple[Reply, str]] = {
    "a page": (
        Reply(b"<html>hello</html>", media_type="text/html"),
        r"no SPARQL endpoint: .*it answered with text/html",
    ),
    "another address": (Reply(b"", 404), r"nothing of that kind at this address \(HTTP 404\)"),
    "no access": (Reply(b"", 401), r"access is refused \(HTTP 401\)"),
    "a failure": (
        Reply(b"out of memory\nat line 7", 500, "text/plain"),
        r"the server failed \(HTTP 500: out of memory\)",
    ),
    "a failure as a page": (
        Reply(
            b"<html><head><title>x</title></head><body class='a'><h1>Bad <b>day</b></h1></body></html>",
            503,
            "text/html",
        ),
        r"the server failed \(HTTP 503: Bad day\)",
    ),
    "a query refused": (
        Reply(b"SP030: no such thing", 400, "text/plain"),
        "the server refuses the query: SP030: no such thing",
    ),
    "half an answer": (
        Reply(b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":'),
        "stopped in the middle of its answer",
    ),
    "an answer with an error in it": (
        Reply(b'{"head":{"vars":["s"]},"results":{"bindings":[Internal error'),
        "stopped in the middle of its answer",
    ),
    "a broken connection": (solutions("s", length=1000), "the connection broke"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_one_line(stub: START, name: str) -> None:
    reply, problem = FAILURES[name]
    with pytest.raises(GovgraphError, match=problem) as failed:
        list(unconnected(stub(lambda request: reply).url).select(SOME))
    assert "\n" not in str(failed.value)
    assert isinstance(failed.value, EndpointError | QueryError)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("ftp://127.0.0.1/", "not an address of a server"),
        ("graph.store", "not an address of a server"),
        ("http://[", "not an address|cannot be reached"),
        ("http://127.0.0.1:1/sparql", "cannot be reached: .*is the server running"),
    ],
)
def test_an_address_that_is_none(url: str, problem: str) -> None:
    with pytest.raises(EndpointError, match=problem):
        EndpointView.connect(url)


@pytest.mark.parametrize("pause", [0.0, 0.05], ids=["that says nothing", "that says little"])
def test_a_server_is_not_waited_for(stub: START, pause: float) -> None:
    def answer(request: Request) -> Reply:
        if not pause:
            time.sleep(1)
        return Reply(solutions("s").body + b" " * 100, pause=pause)

    begun = time.monotonic()
    with pytest.raises(QueryError, match=r"took longer than 0\.3 s and was stopped"):
        run_query(unconnected(stub(answer).url), SOME, timeout=0.3)
    assert time.monotonic() - begun < 0.9


def test_a_password_is_sent_only_when_asked_for(stub: START) -> None:
    def answer(request: Request) -> Reply:
        if "authorization" in request.headers:
            return solutions("s", {"s": plain(request.headers["authorization"])})
        return Reply(status=401, headers=(("WWW-Authenticate", 'Basic realm="x"'),))

    server = stub(answer)
    for url, credentials in ((server.url, Credentials("u", "secret")), (server.url.replace("//", "//u:secret@"), None)):
        view = EndpointView(Protocol(url, credentials))
        assert "secret" not in view.name
        assert [row["s"].value for row in view.select(SOME)] == ["Basic dTpzZWNyZXQ="]
    assert ["authorization" in request.headers for request in server.seen] == [False, True, False, True]


# -- the text of queries


def test_prefixes_are_declared_once() -> None:
    assert declared("SELECT ?s { ?s a gov:Task }").startswith(f"PREFIX gov: <{GOV.base}>\nSELECT")
    own = "PREFIX gov: <https://example.org/> SELECT ?s { ?s a gov:Task ; rdfs:label 'org:x' }"
    assert declared(own).count("PREFIX") == 2
    assert declared(own).endswith(own)
    assert parted(own)[0] == "PREFIX gov: <https://example.org/> "


def test_what_goes_into_a_template() -> None:
    prologue = "PREFIX ex: <https://example.org/> "
    written = construction(f"{prologue}CONSTRUCT {{ ?s ex:p 'x{{' , ?o }} WHERE {{ ?s ?p ?o }} LIMIT 3")
    assert written == ("{ ?s ex:p 'x{' , ?o }", f"{prologue}SELECT ?s ?o  WHERE {{ ?s ?p ?o }} LIMIT 3")
    assert construction("CONSTRUCT WHERE { ?s a ?c }") == ("{ ?s a ?c }", "SELECT ?s ?c WHERE { ?s a ?c }")
    assert construction("CONSTRUCT { <a:a> <a:a> 1 } { ?s ?p ?o }") == ("{ <a:a> <a:a> 1 }", "SELECT *  { ?s ?p ?o }")


def test_the_order_of_a_query() -> None:
    inner = "SELECT ?a { { SELECT ?b { } ORDER BY ?b } } "
    assert order_clause(inner) == ("", frozenset())
    assert order_clause(f"{inner}ORDER BY DESC(?a) STR(?c) LIMIT 3") == (
        "ORDER BY DESC ( ?a ) STR ( ?c )",
        frozenset({"a", "c"}),
    )


def test_answers_are_written_and_ordered_as_a_store_would(stub: START) -> None:
    typed = "http://www.w3.org/2001/XMLSchema#"
    values = [("1", "boolean"), ("0010", "integer"), ("9.50", "decimal")]
    rows = [{"v": {"type": "typed-literal", "datatype": typed + kind, "value": text}} for text, kind in values]
    view = unconnected(stub(lambda request: solutions("v", *rows)).url)
    assert [row["v"].value for row in view.select("SELECT ?v { ?s ?p ?v }")] == ["true", "10", "9.5"]
    ordered = [row["v"].value for row in view.select("SELECT ?v { ?s ?p ?v } ORDER BY DESC(?v)")]
    assert ordered.index("10") < ordered.index("9.5")
    asked = unconnected(stub(lambda request: solutions("__ASK_RETVAL", {"__ASK_RETVAL": plain(0)})).url)
    assert not asked.query("ASK { ?s ?p ?o }")


# -- the command line


def test_a_store_or_an_endpoint(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sample_store: Path
) -> None:
    nobody = "http://127.0.0.1:1/sparql"
    assert run(["stats"]) == 2
    assert run(["stats", "--store", str(sample_store), "--endpoint", nobody]) == 2
    assert "--store DIR, --endpoint URL" in capfd.readouterr().err
    assert run(["stats", "--endpoint", nobody]) == 1
    said = capfd.readouterr().err
    assert said.startswith(f"govgraph: {nobody}: cannot be reached") and said.count("\n") == 1
    monkeypatch.setenv("GOVGRAPH_STORE", str(sample_store))
    assert run(["stats", "--endpoint", nobody]) == 1  # what is typed comes first
    monkeypatch.setenv("GOVGRAPH_ENDPOINT", nobody)
    assert run(["stats"]) == 2
    assert run(["stats", "--store", str(sample_store)]) == 0
    monkeypatch.delenv("GOVGRAPH_STORE")
    assert run(["stats"]) == 1
