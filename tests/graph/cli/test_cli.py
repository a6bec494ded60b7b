"""The command line: data on standard output, talk on standard error, one clear line for every error."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from govgraph.extract.records import Graph
from govgraph.graph.cli.app import COMMANDS, run
from govgraph.graph.export import SUFFIXES
from govgraph.graph.queries import saved_queries
from govgraph.graph.rdf import graph_quads
from govgraph.graph.store import Store

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def store(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The store, named by the environment; whatever a test does, it must be the same afterwards."""
    monkeypatch.setenv("GOVGRAPH_STORE", str(shared))
    before = content(shared)
    yield shared
    assert content(shared) == before


def content(path: Path) -> list[ox.Quad]:
    with Store.open(path).view() as view:
        return list(view.quads())


def fails(capfd: Captured, *arguments: str, code: int = 1) -> str:
    """Run a command that must fail, and return the one line that it says."""
    assert run(arguments) == code
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    if code == 1:
        assert captured.err.count("\n") == 1, captured.err
        assert captured.err.startswith("govgraph: ")
    return captured.err


def answers(capfd: Captured, *arguments: str) -> str:
    """Run a command that must succeed, and return its data."""
    assert run(arguments) == 0, capfd.readouterr().err
    return capfd.readouterr().out


def test_version(capfd: Captured) -> None:
    assert answers(capfd, "--version").startswith("govgraph 0.")


def test_the_commands_are_those_of_the_contract() -> None:
    reading = ["query", "queries", "export", "view", "serve", "show", "names", "diff", "explain", "tree", "ledger"]
    assert list(COMMANDS) == ["build", "add", "replace", "remove", *reading, "validate", "stats", "push"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_bilingual_and_has_examples(capfd: Captured, command: str) -> None:
    text = answers(capfd, command, "--help")
    assert "例 / Examples:" in text
    for example in COMMANDS[command][1]:
        assert example in " ".join(text.split()) or example in text


def test_the_manual_shows_every_example() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, (_, examples) in COMMANDS.items():
        assert f"## govgraph {name}" in manual
        for example in examples:
            assert example in manual


# -- query and queries


def test_query_prints_a_table(capfd: Captured, store: Path) -> None:
    out = answers(capfd, "query", "-q", "SELECT ?title { ?d a gov:OfficialDocument ; dcterms:title ?title }")
    assert "关于印发生态县建设行动计划的通知" in out
    assert "\x1b" not in out


def test_query_names_a_saved_query_and_its_parameters(capfd: Captured, store: Path) -> None:
    out = answers(capfd, "query", "--name", "who-answers-for", "--param", "indicator=森林覆盖率", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert {(row["department"], row["official"]) for row in rows} == {
        ("云岭县林业局", "王青山"),
        ("云岭县财政局", "王青山"),
    }


def test_query_reads_a_file_and_binds_terms(capfd: Captured, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_text("\ufeffSELECT ?s { ?s rdfs:label ?label ; a ?class }", encoding="utf-8")
    out = answers(
        capfd, "query", str(file), "-p", "label=云岭县财政局", "-p", "class=gov:Organization", "--format", "json"
    )
    (row,) = json.loads(out)["results"]["bindings"]
    assert row["s"]["value"].endswith("/organization/990101/云岭县财政局")


def test_query_says_when_rows_are_left_out(capfd: Captured, store: Path) -> None:
    assert run(["query", "-q", "SELECT ?s { ?s ?p ?o }", "--limit", "2", "-f", "tsv"]) == 0
    captured = capfd.readouterr()
    assert len(captured.out.splitlines()) == 3
    assert "only the first 2 rows" in captured.err


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json", "xml", "turtle"])
def test_query_formats(capfd: Captured, store: Path, format: str) -> None:
    assert answers(capfd, "query", "-q", "CONSTRUCT { ?s a gov:Target } { ?s a gov:Target }", "-f", format)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-q", "SELECT * { ?s ?p "], "malformed query"),
        (["-q", "DELETE WHERE { ?s ?p ?o }"], "DELETE is refused"),
        (["-q", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "SERVICE is refused"),
        (
            ["-q", "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?nothing) }", "--timeout", "0.3"],
            "0.3 s",
        ),
        (["-q", "ASK {}", "--timeout", "0"], "timeout must be more than 0"),
        (["-q", "ASK {}", "--limit", "0"], "limit must be at least 1"),
        (["-q", "ASK {}", "-f", "turtle"], "turtle is for CONSTRUCT"),
        (["-q", "ASK { ?s ?p ?o }", "-p", "x=1"], "no variable ?x"),
        (["-q", "ASK { ?s ?p ?o }", "-p", "o=<no iri>"], "not an RDF term"),
        (["--name", "who-answer-for"], "no saved query 'who-answer-for'"),
        (["--name", "tasks-of"], "needs the parameter department"),
        (["--name", "tasks-of", "-p", "nobody=x"], "no parameter 'nobody'"),
        (["no-such-file.rq"], "no-such-file.rq: cannot be read"),
    ],
)
def test_query_errors_are_one_line(capfd: Captured, store: Path, arguments: list[str], message: str) -> None:
    assert message in fails(capfd, "query", *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["-q", "ASK {}", "--name", "targets"],
        ["-q", "ASK {}", "-f", "pdf"],
        ["-q", "ASK {}", "-p", "novalue"],
        ["-q", "ASK { ?s ?p ?o }", "-p", "s=1", "-p", "s=2"],
        ["-q", "ASK {}", "--timeout", "soon"],
    ],
)
def test_wrong_usage_of_query_is_told(capfd: Captured, store: Path, arguments: list[str]) -> None:
    assert "Error" in fails(capfd, "query", *arguments, code=2)


def test_a_binary_query_file_is_refused(capfd: Captured, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_bytes(b"\xff\x00\xfe")
    assert "not UTF-8 text" in fails(capfd, "query", str(file))


def test_queries_lists_every_saved_query(capfd: Captured) -> None:
    out = answers(capfd, "queries")
    listed = json.loads(answers(capfd, "queries", "--json"))
    assert [query["name"] for query in listed] == [query.name for query in saved_queries()]
    assert all(query.name in out for query in saved_queries())
    assert {"who-answers-for", "duties-of", "tasks-of", "projects", "targets"} <= {query["name"] for query in listed}


# -- export and view


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_export_to_a_file_and_to_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes], store: Path, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"graph{suffix}"
    assert run(["export", str(path)]) == 0
    assert capfdbinary.readouterr().out == b""
    assert run(["export", "-", "--format", SUFFIXES[suffix]]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["graph.pdf"], 1, "suffix '.pdf' does not name a format"),
        (["graph"], 1, "no suffix"),
        (["graph.ttl", "--format", "turtel"], 1, "did you mean turtle?"),
        (["missing/graph.ttl"], 1, "cannot write missing/graph.ttl"),
        (["-"], 2, "give --format"),
        ([], 2, "Missing argument"),
    ],
)
def test_export_errors(
    capfd: Captured,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert message in fails(capfd, "export", *arguments, code=code)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("perspective", ["org", "responsibility", "projects", "documents"])
def test_view_writes_one_page(capfd: Captured, store: Path, tmp_path: Path, perspective: str) -> None:
    path = tmp_path / "page.html"
    assert answers(capfd, "view", perspective, str(path)) == ""
    page = path.read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert answers(capfd, "view", perspective, "-") == page


def test_view_shows_bodies_and_people_unless_told_otherwise(capfd: Captured, store: Path) -> None:
    assert answers(capfd, "view", "-") == answers(capfd, "view", "org", "-")


def test_view_focus(capfd: Captured, store: Path) -> None:
    near = answers(capfd, "view", "responsibility", "-", "--focus", "县住建局", "--depth", "1")
    assert "建设云溪镇污水处理厂" in near
    assert len(near) < len(answers(capfd, "view", "responsibility", "-"))


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["org", "out.html", "--focus", "县林业"], 1, "县林业局"),
        (["org", "missing/out.html"], 1, "cannot write missing/out.html"),
        (["bodies", "out.html"], 2, "unknown perspective 'bodies'"),
        (["org"], 2, "name the file to write too"),
        (["org", "a.html", "b.html"], 2, "expected a perspective and OUT.html"),
        (["org", "out.html", "--depth", "-1"], 2, "depth"),
    ],
)
def test_view_errors(
    capfd: Captured,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert message in fails(capfd, "view", *arguments, code=code)
    assert os.listdir(tmp_path) == []


# -- show, validate, stats


def test_show_prints_the_dossier_with_its_sentences(capfd: Captured, store: Path) -> None:
    out = answers(capfd, "show", "县林业局")
    assert "王青山 分管 县林业局" in out
    assert "│ 分管县林业局（县绿化办）、县财政局。" in out
    assert "云政办发〔2025〕5号" in out


def test_show_as_json(capfd: Captured, store: Path) -> None:
    found = json.loads(answers(capfd, "show", "县林业局", "--json"))
    assert (found["label"], found["overseen_by"][0]["quote"]) == ("云岭县林业局", "县林业局")


def test_show_of_an_unknown_name_offers_the_nearest(capfd: Captured, store: Path) -> None:
    assert "did you mean 县林业局" in fails(capfd, "show", "林业")


def test_validate_conforms(capfd: Captured, store: Path) -> None:
    assert "conforms" in answers(capfd, "validate")
    assert json.loads(answers(capfd, "validate", "--json"))["conforms"] is True


def test_validate_lists_violations_and_fails(capfd: Captured, fictional: Graph, tmp_path: Path) -> None:
    quads = [quad for quad in graph_quads(fictional) if not quad.predicate.value.endswith("#subject")]
    with Store.open(tmp_path / "broken", create=True).writer() as writer:
        writer.add(quads)
    assert run(["validate", "--store", str(tmp_path / "broken")]) == 1
    captured = capfd.readouterr()
    assert "does not conform" in captured.out
    assert "violation" in captured.out
    assert "Traceback" not in captured.err


def test_stats(capfd: Captured, store: Path) -> None:
    assert "relations" in answers(capfd, "stats")
    found = json.loads(answers(capfd, "stats", "--json"))
    assert found["relations"]["oversees"] == 3
    assert found["classes"]["gov:OfficialDocument"] == 4
    assert found["quads"] == len(content(store))


# -- stores that are none


@pytest.mark.parametrize(
    "command", ["query -q ASK{}", "export -  -f turtle", "view org -", "show x", "validate", "stats"]
)
@pytest.mark.parametrize("kind", ["missing", "empty", "file", "folder"])
def test_a_store_that_is_none_is_one_line(capfd: Captured, tmp_path: Path, command: str, kind: str) -> None:
    path = tmp_path / "graph.store"
    if kind == "file":
        path.write_text("text", encoding="utf-8")
    elif kind != "missing":
        path.mkdir()
        if kind == "folder":
            (path / "letter.txt").write_text("text", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert str(path) in fails(capfd, *shlex.split(command), "--store", str(path))
    assert sorted(tmp_path.rglob("*")) == before


def test_the_store_must_be_named(capfd: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVGRAPH_STORE", raising=False)
    assert "--store" in fails(capfd, "stats", code=2)


# -- the process itself


def command_line(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "govgraph.graph.cli.app", *arguments], **options)  # type: ignore[call-overload, no-any-return]


def test_exit_codes_reach_the_shell(store: Path) -> None:
    assert command_line("show", "县林业局", stdout=subprocess.DEVNULL).returncode == 0
    assert command_line("show", "林业", stderr=subprocess.DEVNULL).returncode == 1
    assert command_line("show", stderr=subprocess.DEVNULL).returncode == 2


def test_a_reader_that_has_seen_enough_is_no_error(store: Path) -> None:
    pipeline = f"{shlex.quote(sys.executable)} -m govgraph.graph.cli.app export - -f nquads | head -n 1"
    done = subprocess.run(pipeline, shell=True, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_chinese_survives_a_terminal_that_knows_none(store: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = command_line(
        "query", "-q", "SELECT ?l { ?s rdfs:label ?l }", "-f", "csv", env=environment, capture_output=True
    )
    assert "云岭县财政局" in done.stdout.decode("utf-8")
    done = command_line("show", "县林业局", env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "王青山 分管 县林业局" in done.stdout.decode("utf-8")
    done = command_line("show", "林业", env=environment, capture_output=True)
    assert (done.returncode, done.stderr.decode("utf-8")[:12]) == (1, "govgraph: 林业")
