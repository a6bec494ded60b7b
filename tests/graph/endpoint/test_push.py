"""What is pushed is what the server holds, and nothing else of the server is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from govgraph.graph.cli.app import run
from govgraph.graph.dataset import View
from govgraph.graph.endpoint import Credentials, EndpointView
from govgraph.graph.endpoint.push import Pushed, graph_store_of, push
from govgraph.graph.endpoint.view import GRAPHS
from govgraph.graph.errors import EndpointError, StoreError
from govgraph.ontology.namespaces import GOV, ID, XSD

from .conftest import Reply, Request, Server, Stub

# what a failed query leaves behind may be swept up by a thread of the stub, and Oxigraph remarks upon it
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

START = Callable[[Callable[[Request], Reply]], Stub]


def quad(text: str | ox.Literal, graph: str = "a") -> ox.Quad:
    literal = ox.Literal(text) if isinstance(text, str) else text
    return ox.Quad(ox.NamedNode(f"{ID.base}x/1"), ox.NamedNode(GOV.text), literal, ox.NamedNode(GRAPHS + graph))


def held(server: Server) -> list[ox.Quad]:
    with EndpointView.connect(server.endpoint) as view:
        return list(view.quads())


def give(server: Server, view: View) -> Pushed:
    return push(view, server.endpoint, credentials=server.credentials)


def test_pushing_again_changes_nothing(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    sample_store: Path,
    sample_view: View,
    writable: Server,
) -> None:
    give(writable, sample_view)
    arguments = ["push", "--store", str(sample_store), "--endpoint", writable.endpoint]
    if writable.credentials is not None:
        arguments += ["--user", writable.credentials.user]
        monkeypatch.delenv("GOVGRAPH_ENDPOINT_PASSWORD", raising=False)
        assert run(arguments) == 1
        assert "no password for dba" in capfd.readouterr().err
        monkeypatch.setenv("GOVGRAPH_ENDPOINT_PASSWORD", writable.credentials.password)
    assert run(arguments) == 0
    captured = capfd.readouterr()
    assert captured.out == ""
    told = f"pushed {len(sample_view)} quads in {len(sample_view.graphs())} graphs / "
    assert captured.err.startswith(told) and "deleted" not in captured.err
    assert held(writable) == list(sample_view.quads())


def test_graphs_that_went_are_deleted_and_those_of_others_stay(writable: Server) -> None:
    foreign = "https://example.org/graph"
    with httpx.Client(auth=_auth(writable)) as client:
        content = b"<https://example.org/s> <https://example.org/p> <https://example.org/o> ."
        kind = {"Content-Type": "application/n-triples"}
        put = client.put(writable.graph_store, params={"graph": foreign}, content=content, headers=kind)
        assert put.is_success
        try:
            give(writable, View.in_memory([quad("one"), quad("two", "b")]))
            assert give(writable, View.in_memory([quad("one")])) == Pushed(1, 1, 1)
            assert held(writable) == [quad("one")]
            with EndpointView.connect(writable.endpoint) as view:
                assert view.query(f"ASK {{ GRAPH <{foreign}> {{ ?s ?p ?o }} }}")
        finally:
            client.delete(writable.graph_store, params={"graph": foreign})


HARD = (
    *(
        quad(text)
        for text in ("", " lead and trail ", 'a\nb\t"c"\\ \r', "\u2028\u0085 𠮷", "县" * 20_000, "@zh", "<b>&amp;</b>")
    ),
    *(
        quad(ox.Literal(text, datatype=ox.NamedNode(f"{XSD.base}{kind}")))
        for text, kind in (
            ("true", "boolean"),
            ("false", "boolean"),
            ("0.7", "decimal"),
            ("160000000", "integer"),
            ("2025", "gYear"),
            ("2025-03", "gYearMonth"),
            ("2025-03-12", "date"),
            ("2025年", "date"),
        )
    ),
    quad(ox.Literal("县", language="zh")),
    *(quad("x", name) for name in ("a%20b", "a%3Fc", "a&b", "a=b", "a+b", "a'b", "云政发〔2025〕3号", "(é);,%25")),
)
"""Texts, types and names that servers may get wrong."""


def test_what_is_hard_to_write_arrives(writable: Server) -> None:
    view = View.in_memory(HARD)
    assert give(writable, view).quads == len(HARD)
    assert held(writable) == list(view.quads())


def test_virtuoso_asks_who_is_there(virtuoso: Server, sample_view: View) -> None:
    for credentials in (None, Credentials("dba", "wrong")):
        with pytest.raises(EndpointError, match=r"access is refused .*GOVGRAPH_ENDPOINT_PASSWORD"):
            push(sample_view, virtuoso.endpoint, credentials=credentials)


def test_a_text_that_virtuoso_does_not_take_is_an_error(virtuoso: Server, writable: Server) -> None:
    if writable.kind == "virtuoso":
        with pytest.raises(EndpointError, match="the server failed"):
            give(virtuoso, View.in_memory([quad("县" * 100_000)]))


@pytest.mark.parametrize("graph", [ox.DefaultGraph(), ox.NamedNode("https://example.org/g"), ox.BlankNode("b")])
def test_only_graphs_of_ours_are_pushed(graph: ox.NamedNode | ox.DefaultGraph | ox.BlankNode) -> None:
    other = ox.Quad(ox.NamedNode("https://example.org/s"), ox.NamedNode(GOV.text), ox.Literal("x"), graph)
    for quads in ([other], [other, quad("one")]):
        with pytest.raises(StoreError, match="push"):
            push(View.in_memory(quads), "http://127.0.0.1:1/query")
    with pytest.raises(StoreError, match="nothing to push"):
        push(View.in_memory([]), "http://127.0.0.1:1/query")


def test_where_a_server_takes_graphs() -> None:
    assert graph_store_of("https://example.org/a/sparql?x=1#y") == "https://example.org/a/sparql-graph-crud-auth"
    for url in ("http://127.0.0.1:1/", "http://u:secret@127.0.0.1:1/ds"):
        with pytest.raises(EndpointError, match="give --graph-store") as refused:
            graph_store_of(url)
        assert "secret" not in str(refused.value)


def sizes(*rows: tuple[str, int]) -> Reply:
    bindings = ",".join(
        f'{{"graph":{{"type":"uri","value":"{GRAPHS}{name}"}},"n":{{"type":"literal","value":"{n}"}}}}'
        for name, n in rows
    )
    return Reply(f'{{"head":{{"vars":["graph","n"]}},"results":{{"bindings":[{bindings}]}}}}'.encode())


def test_a_server_that_does_not_hold_it_afterwards(stub: START) -> None:
    for rows, problem in (
        ([("a", 1)], "holds 1 quads of .*/a, where 2 were sent"),
        ([("a", 2), ("b", 1)], "still holds"),
    ):
        server = stub(lambda request, rows=rows: Reply(status=204) if request.method != "POST" else sizes(*rows))  # type: ignore[misc]
        with pytest.raises(EndpointError, match=problem):
            push(View.in_memory([quad("one"), quad("two")]), server.url)
    assert [request.method for request in server.seen] == ["POST", "PUT", "DELETE", "POST"]
    assert [request.values.get("graph") for request in server.seen[1:3]] == [[f"{GRAPHS}a"], [f"{GRAPHS}b"]]
    assert {request.path for request in server.seen} == {"/query", "/store"}


def test_a_server_that_fails_half_way(stub: START) -> None:
    server = stub(
        lambda request: (
            Reply(status=500, body=b"disk full\nmore", media_type="text/plain") if request.method == "PUT" else sizes()
        )
    )
    with pytest.raises(EndpointError, match=r"the server failed \(HTTP 500: disk full\)$"):
        push(View.in_memory([quad("one")]), server.url)
    assert [request.method for request in server.seen] == ["POST", "PUT"]  # nothing was deleted


def test_progress_is_told(stub: START) -> None:
    server = stub(lambda request: Reply(status=204) if request.method != "POST" else sizes(("a", 1), ("b", 1)))
    told: list[tuple[int, int]] = []
    push(View.in_memory([quad("one"), quad("two", "b")]), server.url, progress=lambda *at: told.append(at))
    assert told == [(0, 2), (1, 2), (2, 2)]


def _auth(server: Server) -> httpx.Auth | None:
    return (
        None if server.credentials is None else httpx.DigestAuth(server.credentials.user, server.credentials.password)
    )
