"""Whatever is asked, Oxigraph's server and Virtuoso 7 give the answer that the store gives."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pyoxigraph as ox
import pytest

from govgraph.graph.changes import changes_to
from govgraph.graph.cli.app import run
from govgraph.graph.dataset import INFERRED, View
from govgraph.graph.dossier import dossier
from govgraph.graph.endpoint import EndpointView
from govgraph.graph.facts import read_facts
from govgraph.graph.inference.explanation import explain
from govgraph.graph.judgements import judgements
from govgraph.graph.ledger import ledger
from govgraph.graph.queries import bind, saved_queries, saved_query
from govgraph.graph.query import run_query
from govgraph.graph.stats import stats
from govgraph.graph.tree import tree
from govgraph.graph.views import render
from govgraph.ontology.namespaces import GOV

NAMES = [query.name for query in saved_queries()]
WRONG: dict[tuple[str, str], str] = {}
"""Server and question → why that server cannot answer it right; none at present."""


@pytest.fixture(scope="module")
def questions() -> ModuleType:
    """The module that asks the store, for its parameters."""
    spec = importlib.util.spec_from_file_location("questions", Path(__file__).parents[2] / "test_questions.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_every_saved_query(
    request: pytest.FixtureRequest, sample_view: View, remote: EndpointView, questions: ModuleType, name: str
) -> None:
    kind = request.node.callspec.params["server"]
    if (kind, name) in WRONG:
        request.applymarker(pytest.mark.xfail(reason=WRONG[kind, name], strict=True))
    asked = [questions.ASKED.get(name, {}), *(given for each, given, _ in questions.KNOWN if each == name)]
    for parameters in {json.dumps(each): each for each in asked}.values():
        text = bind(saved_query(name), parameters)
        assert run_query(remote, text, timeout=60, limit=100_000) == run_query(sample_view, text), parameters


def test_all_questions_are_asked() -> None:
    assert len(NAMES) >= 66


def test_all_quads(sample_view: View, remote: EndpointView) -> None:
    assert list(remote.quads()) == list(sample_view.quads())
    assert len(remote) == len(sample_view) > 10_000
    assert remote.graphs() == sample_view.graphs()
    assert remote.inputs() == sample_view.inputs() != ()


def test_the_pattern_of_a_quad(sample_view: View, remote: EndpointView) -> None:
    quad = next(quad for quad in sample_view.match(None, ox.NamedNode(GOV.text)))
    assert isinstance(quad.subject, ox.NamedNode)
    for mask in range(1, 16):
        pattern = (
            quad.subject if mask & 1 else None,
            quad.predicate if mask & 2 else None,
            quad.object if mask & 4 else None,
            quad.graph_name if mask & 8 else None,
        )
        found = set(remote.match(*pattern))
        assert found == set(sample_view.match(*pattern)), pattern
        assert quad in found
    assert list(remote.match(graph=ox.DefaultGraph())) == []
    assert list(remote.match(quad.subject, quad.predicate, ox.Literal("no such text"), quad.graph_name)) == []


TOLD: dict[str, Callable[[View], Any]] = {
    "statistics": stats,
    "the view of organisations": lambda view: render(view, "org"),
    "the dossier of a body": lambda view: dossier(view, "县能源局"),
    "the dossier of a document": lambda view: dossier(view, "云政办发〔2025〕12号"),
    "the tree": tree,
    "the ledger": ledger,
    "judgements": judgements,
    "facts": lambda view: list(read_facts(view)),
    "an explanation": lambda view: explain(view, "沈砚清", "answersFor", "发展数字经济"),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told(sample_view: View, remote: EndpointView, name: str) -> None:
    told = TOLD[name](sample_view)
    assert told
    assert TOLD[name](remote) == told


TYPED = {
    "ASK { ?d a gov:OfficialDocument }": "yes",
    "ASK { ?d a gov:NoSuchThing }": "no",
    "CONSTRUCT { ?t gov:acting ?a ; rdfs:label ?l } WHERE { ?t gov:acting ?a ; org:member/rdfs:label ?l }": "triples",
    "CONSTRUCT WHERE { ?d a gov:OfficialDocument ; gov:key ?key }": "triples as they are",
    "PREFIX t: <https://example.org/> CONSTRUCT { <a:a> t:b t:c } WHERE { ?s a gov:Task } LIMIT 1": "one triple",
    "DESCRIBE ?d WHERE { ?d gov:key '云政发〔2025〕3号' }": "described",
    "SELECT ?class (COUNT(DISTINCT ?it) AS ?n) { ?it a ?class ; gov:key|gov:subjectText ?text } "
    "GROUP BY ?class ORDER BY DESC(?n) ?class": "numbers",
    f"SELECT DISTINCT ?p FROM {INFERRED} {{ ?s ?p ?o }}": "one graph",
    f"SELECT (COUNT(*) AS ?n) FROM NAMED {INFERRED} {{ GRAPH ?g {{ ?s ?p ?o }} }}": "one named graph",
    "PREFIX g: <https://w3id.org/govgraph/ontology#> SELECT ?k { ?d g:key ?k ; gov:sourceName ?n }": "two kinds of prefix",
    "SELECT ?none ?n { ?d gov:key ?k . OPTIONAL { ?d gov:nothing ?none } BIND(STRLEN(?k) AS ?n) } ORDER BY ?n ?k": "unbound",
    "SELECT DISTINCT ?text { ?clause oa:exact ?text } ORDER BY DESC(?text)": "long texts in order",
}


@pytest.mark.parametrize("sparql", TYPED, ids=TYPED.values())
def test_what_a_person_types(sample_view: View, remote: EndpointView, sparql: str) -> None:
    wanted = run_query(sample_view, sparql)
    found = run_query(remote, sparql, timeout=60)
    assert wanted.rows
    if sparql.startswith("DESCRIBE"):  # what is told of a thing is up to the server
        assert set(found.rows) & set(wanted.rows)
    else:
        assert found == wanted


def test_parameters_are_bound(sample_view: View, remote: EndpointView) -> None:
    sparql = "SELECT ?class { ?it rdfs:label ?name ; a ?class }"
    for name in ("云岭县能源局", '"', "县' } #", "\\u0022"):
        wanted = run_query(sample_view, sparql, params={"name": name})
        assert run_query(remote, sparql, params={"name": name}, timeout=60) == wanted


def test_nothing_changed_on_the_way(sample_view: View, remote: EndpointView) -> None:
    assert changes_to(sample_view, remote) == ()


COMMANDS = [
    ["query", "--name", "officials", "--format", "csv"],
    ["show", "县能源局", "--json"],
    ["stats", "--json"],
    ["export", "-", "--format", "nquads"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=[each[0] + each[-1] for each in COMMANDS])
def test_commands(
    capfdbinary: pytest.CaptureFixture[bytes], sample_store: Path, remote: EndpointView, command: list[str]
) -> None:
    said = []
    for place in (["--store", str(sample_store)], ["--endpoint", remote.name]):
        assert run([*command, *place]) == 0
        said.append(capfdbinary.readouterr().out)
    assert said[0] == said[1] != b""
