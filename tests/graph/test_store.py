"""The store: what is published stays readable, and nothing else ever is."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgraph.graph.dataset import View
from govgraph.graph.errors import QueryError, StoreError
from govgraph.graph.manifest import FORMAT, Input, Manifest
from govgraph.graph.store import Store

EX = "https://example.org/"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def quad(subject: str, value: str, graph: str = "g") -> ox.Quad:
    return ox.Quad(node(subject), node("name"), ox.Literal(value), node(graph))


def write(path: Path, *quads: ox.Quad) -> None:
    with Store.open(path, create=True).writer() as writer:
        writer.add(quads)


def read(path: Path) -> list[ox.Quad]:
    with Store.open(path).view() as view:
        return list(view.quads())


def generations(path: Path) -> list[str]:
    return sorted(os.listdir(path / "generations"))


@pytest.fixture(params=["memory", "disk"])
def view(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[View]:
    quads = [quad("云岭县", "云岭县", "b"), quad("江东市", "江东市", "a"), quad("云岭县", "云岭", "a")]
    if request.param == "memory":
        yield View.in_memory(quads)
        return
    write(tmp_path / "store", *quads)
    with Store.open(tmp_path / "store").view() as opened:
        yield opened


def test_view_sorts_quads_by_graph_then_subject(view: View) -> None:
    assert [(each.graph_name, each.object.value) for each in view.quads()] == [  # type: ignore[union-attr]
        (node("a"), "云岭"),
        (node("a"), "江东市"),
        (node("b"), "云岭县"),
    ]
    assert len(view) == 3


def test_view_queries_the_union_of_all_graphs(view: View) -> None:
    rows = [row["name"].value for row in view.select(f"SELECT ?name {{ <{EX}云岭县> ?p ?name }} ORDER BY ?name")]
    assert rows == ["云岭", "云岭县"]


def test_view_still_knows_one_graph_from_another(view: View) -> None:
    rows = [row["name"].value for row in view.select(f"SELECT ?name {{ GRAPH <{EX}b> {{ ?s ?p ?name }} }}")]
    assert rows == ["云岭县"]


def test_view_reports_a_malformed_query_on_one_line(view: View) -> None:
    with pytest.raises(QueryError, match="malformed query") as caught:
        view.query("SELECT * { ?s ?p ")
    assert "\n" not in str(caught.value)


def test_view_select_refuses_another_form(view: View) -> None:
    with pytest.raises(QueryError, match="not a SELECT"):
        list(view.select("ASK { ?s ?p ?o }"))


def test_view_is_read_only(tmp_path: Path) -> None:
    write(tmp_path / "store", quad("a", "1"))
    with Store.open(tmp_path / "store").view() as view, pytest.raises(RuntimeError, match="read-write"):
        view.store.add(quad("b", "2"))


def test_a_second_write_replaces_the_first(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))
    write(tmp_path, quad("b", "2"))
    assert read(tmp_path) == [quad("b", "2")]
    assert generations(tmp_path) == ["000002"]


def test_manifest_is_sorted_counted_and_free_of_time(tmp_path: Path) -> None:
    texts = []
    for folder in ("one", "two"):
        with Store.open(tmp_path / folder, create=True).writer() as writer:
            writer.add([quad("a", "1"), quad("a", "1"), quad("a", "1", "h")])
            writer.describe(Manifest((Input("b.txt", "22"), Input("a.txt", "11")), {"documents": 2}))
        texts.append((tmp_path / folder / "generations" / "000001" / "manifest.json").read_text(encoding="utf-8"))
    assert texts[0] == texts[1]
    assert json.loads(texts[0]) == {
        "counts": {"documents": 2, "graphs": 2, "quads": 2},
        "format": FORMAT,
        "inputs": [{"name": "a.txt", "sha256": "11"}, {"name": "b.txt", "sha256": "22"}],
    }
    assert Store.open(tmp_path / "one").manifest() == Manifest.from_json(texts[0])


def test_an_exception_while_writing_leaves_the_old_generation(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))
    with pytest.raises(ZeroDivisionError), Store.open(tmp_path).writer() as writer:
        writer.add([quad(str(1 // 0), "2")])
    assert read(tmp_path) == [quad("a", "1")]
    assert generations(tmp_path) == ["000001"]


def test_an_exception_in_the_quads_leaves_the_old_generation(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))

    def failing() -> Iterator[ox.Quad]:
        yield quad("b", "2")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), Store.open(tmp_path).writer() as writer:
        writer.add(failing())
    assert read(tmp_path) == [quad("a", "1")]


def test_a_first_write_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with pytest.raises(ZeroDivisionError), Store.open(path, create=True).writer():
        raise ZeroDivisionError
    assert not path.exists()


def test_a_second_writer_is_told_who_is_writing(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))
    with Store.open(tmp_path).writer() as writer:
        with pytest.raises(StoreError, match=rf"process {os.getpid()} is writing"), Store.open(tmp_path).writer():
            pass
        writer.add([quad("b", "2")])
    assert read(tmp_path) == [quad("b", "2")]


def test_a_reader_keeps_its_generation_until_it_lets_go(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))
    view = Store.open(tmp_path).view()
    write(tmp_path, quad("b", "2"))
    assert list(view.quads()) == [quad("a", "1")]
    assert read(tmp_path) == [quad("b", "2")]
    assert generations(tmp_path) == ["000001", "000002"]
    view.close()
    write(tmp_path, quad("c", "3"))
    assert generations(tmp_path) == ["000003"]


def test_a_forgotten_view_lets_go_too(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))
    view = Store.open(tmp_path).view()
    del view
    gc.collect()
    write(tmp_path, quad("b", "2"))
    assert generations(tmp_path) == ["000002"]


def test_reading_works_where_nothing_may_be_written(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert read(tmp_path) == [quad("a", "1")]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        ("missing", "no such store; run govgraph build"),
        ("empty", "nothing has been built here yet"),
        ("file", "not a store but a file"),
        ("other", "not a govgraph store"),
        ("oxigraph", "not a govgraph store"),
        ("newer", r"newer govgraph \(format 999"),
        ("truncated", "damaged"),
        ("no generation", "damaged"),
        ("no quads", "cannot read the store|damaged"),
    ],
)
def test_what_is_no_store_is_refused_in_one_line(tmp_path: Path, prepare: str, message: str) -> None:
    path = tmp_path / "store"
    manifest = path / "generations" / "000001" / "manifest.json"
    if prepare in {"newer", "truncated", "no generation", "no quads"}:
        write(path, quad("a", "1"))
    match prepare:
        case "empty":
            path.mkdir()
        case "file":
            path.write_text("text", encoding="utf-8")
        case "other":
            path.mkdir()
            (path / "letter.txt").write_text("text", encoding="utf-8")
        case "oxigraph":
            ox.Store(path)
        case "newer":
            manifest.write_text('{"format": 999}', encoding="utf-8")
        case "truncated":
            manifest.write_text('{"format": 1, "inp', encoding="utf-8")
        case "no generation":
            (path / "CURRENT").write_text("000007\n", encoding="ascii")
        case "no quads":
            (path / "generations" / "000001" / "quads" / "CURRENT").unlink()
    with pytest.raises(StoreError, match=message) as caught:
        Store.open(path).view()
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_folder_of_something_else_is_never_written_into(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("text", encoding="utf-8")
    with pytest.raises(StoreError, match="not a govgraph store"):
        Store.open(tmp_path, create=True)
    assert os.listdir(tmp_path) == ["letter.txt"]


ENDLESS_WRITER = """
import sys
from pathlib import Path
import pyoxigraph as ox
from govgraph.graph.store import Store

def quads(tag):
    for number in range(3000):
        yield ox.Quad(ox.NamedNode(f"https://example.org/{number}"), ox.NamedNode("https://example.org/name"),
                      ox.Literal(tag), ox.NamedNode("https://example.org/g"))

round = 0
while True:
    round += 1
    with Store.open(Path(sys.argv[1])).writer() as writer:
        writer.add(quads(f"round {round}"))
    print(round, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_killed_writer_leaves_one_whole_generation(tmp_path: Path) -> None:
    """Killed at moments spread over opening, loading, publishing and sweeping: always all of one round."""
    write(tmp_path, *(quad(str(number), "round 0") for number in range(3000)))
    for moment in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", ENDLESS_WRITER, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"1", child.communicate()[1].decode()
        time.sleep(0.017 * moment)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        quads = read(tmp_path)
        assert len(quads) == 3000
        assert len({each.object for each in quads}) == 1
    write(tmp_path, quad("a", "1"))
    assert read(tmp_path) == [quad("a", "1")]
    assert len(generations(tmp_path)) == 1, "leftovers are swept by the next writer"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_writer_killed_before_publishing_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))
    script = ENDLESS_WRITER.replace("        writer.add(", "        print('loading', flush=True); writer.add(").replace(
        "range(3000)", "range(10**9)"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"loading"
    time.sleep(0.2)
    child.kill()
    child.communicate()
    assert len(generations(tmp_path)) == 2, "the kill came in the middle of a write"
    assert read(tmp_path) == [quad("a", "1")]
    write(tmp_path, quad("b", "2"))
    assert read(tmp_path) == [quad("b", "2")]
    assert len(generations(tmp_path)) == 1


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(
            quad,
            st.sampled_from(["a", "b", "云岭县财政局"]),
            st.text(st.characters(codec="utf-8")),
            st.sampled_from(["g", "h"]),
        )
    )
)
def test_quads_come_back_as_a_sorted_set_whatever_their_order(quads: list[ox.Quad]) -> None:
    forwards, backwards = View.in_memory(quads), View.in_memory(reversed(quads))
    assert list(forwards.quads()) == list(backwards.quads())
    assert set(forwards.quads()) == set(quads)


def test_a_cancelled_writer_publishes_nothing(tmp_path: Path) -> None:
    write(tmp_path, quad("a", "1"))
    with Store.open(tmp_path).writer() as writer:
        writer.add([quad("b", "2")])
        writer.cancel()
    assert read(tmp_path) == [quad("a", "1")]
    assert generations(tmp_path) == ["000001"]


def test_a_worker_that_outlives_its_parent_keeps_no_lock(tmp_path: Path) -> None:
    """The parent forks a worker while it holds the lock and is killed; the worker lives on, the store is free."""
    write(tmp_path, quad("a", "1"))
    script = """
import os, sys, time
from govgraph.graph.store import Store
with Store.open(sys.argv[1]).writer():
    if os.fork() == 0:
        print(os.getpid(), flush=True)
        time.sleep(20)
        os._exit(0)
    time.sleep(20)
"""
    child = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    worker = int(child.stdout.readline())
    try:
        with pytest.raises(StoreError, match=f"process {child.pid} is writing"), Store.open(tmp_path).writer():
            pass
        child.kill()
        child.wait()
        write(tmp_path, quad("b", "2"))
        assert read(tmp_path) == [quad("b", "2")]
    finally:
        os.kill(worker, signal.SIGKILL)
        child.stdout.close()
