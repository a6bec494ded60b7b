"""Queries that a user typed: only reading, and never without an end."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.graph.dataset import View
from govgraph.graph.errors import QueryError
from govgraph.graph.query import run_query
from govgraph.graph.results import FORMATS
from govgraph.graph.sparql import bind, parse_term, read_query
from govgraph.graph.store import Store

EX = "https://example.org/"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


def quads() -> list[ox.Quad]:
    name, links = ox.NamedNode(EX + "name"), ox.NamedNode(EX + "links#to")
    bodies = ["云岭县财政局", "云岭县水利局", "云岭县教育局"]
    found = [
        ox.Quad(ox.NamedNode(EX + body), name, ox.Literal(body, language="zh"), ox.NamedNode(f"{EX}g{index}"))
        for index, body in enumerate(bodies)
    ]
    found += [
        ox.Quad(ox.NamedNode(EX + bodies[0]), links, ox.NamedNode(EX + body), found[0].graph_name) for body in bodies
    ]
    return found


@pytest.fixture(params=["memory", "disk"])
def view(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[View]:
    if request.param == "memory":
        yield View.in_memory(quads())
        return
    with Store.open(tmp_path, create=True).writer() as writer:
        writer.add(quads())
    with Store.open(tmp_path).view() as opened:
        yield opened


@pytest.fixture
def memory() -> View:
    return View.in_memory(quads())


NAMES = f"SELECT ?s ?name {{ ?s <{EX}name> ?name }}"


@pytest.mark.parametrize("timeout", [None, 30])
def test_select_is_the_same_here_and_in_a_process_of_its_own(view: View, timeout: float | None) -> None:
    result = run_query(view, NAMES, timeout=timeout)
    assert (result.kind, result.variables, result.truncated) == ("select", ("s", "name"), False)
    assert result.rows == tuple(
        (ox.NamedNode(EX + name), ox.Literal(name, language="zh"))
        for name in ("云岭县教育局", "云岭县水利局", "云岭县财政局")
    )


@pytest.mark.parametrize("timeout", [None, 30])
def test_ask_and_construct(memory: View, timeout: float | None) -> None:
    assert run_query(memory, "ASK { ?s ?p ?o }", timeout=timeout).boolean
    assert not run_query(memory, "ASK { ?s ?p 7 }", timeout=timeout).boolean
    result = run_query(memory, f"CONSTRUCT {{ ?s a gov:Organization }} {{ ?s <{EX}name> ?n }}", timeout=timeout)
    assert result.kind == "graph"
    assert [row[0] for row in result.rows] == [
        ox.NamedNode(EX + n) for n in ("云岭县教育局", "云岭县水利局", "云岭县财政局")
    ]


def test_rows_keep_the_order_that_the_query_asks_for(memory: View) -> None:
    rows = run_query(memory, NAMES + " ORDER BY DESC(?s)").rows
    assert [row[0] for row in rows] == [ox.NamedNode(EX + n) for n in ("云岭县财政局", "云岭县水利局", "云岭县教育局")]


def test_from_names_the_graphs(memory: View) -> None:
    assert len(run_query(memory, f"SELECT ?s FROM <{EX}g1> {{ ?s ?p ?o }}").rows) == 1
    assert len(run_query(memory, f"SELECT ?s FROM NAMED <{EX}g1> {{ GRAPH ?g {{ ?s ?p ?o }} }}").rows) == 1


@pytest.mark.parametrize("timeout", [None, 30])
@pytest.mark.parametrize("query", [NAMES, f"CONSTRUCT {{ ?s ?p ?name }} {{ ?s ?p ?name . ?s <{EX}name> ?name }}"])
def test_more_rows_than_the_limit_are_announced(memory: View, query: str, timeout: float | None) -> None:
    cut = run_query(memory, query, limit=2, timeout=timeout)
    assert (len(cut.rows), cut.truncated) == (2, True)
    whole = run_query(memory, query, limit=3, timeout=timeout)
    assert (len(whole.rows), whole.truncated) == (3, False)


def test_a_query_without_end_is_stopped(view: View) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.5 s and was stopped"):
        run_query(
            view,
            ENDLESS.replace("?o }", "?o . ?p ?q ?r . ?t ?u ?v . ?w ?x ?y . ?aa ?ab ?ac . ?ad ?ae ?af . ?ag ?ah ?ai }"),
            timeout=0.5,
        )
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("timeout", "limit"), [(0, None), (-1, None), (float("nan"), None), (None, 0)])
def test_bounds_must_be_positive(memory: View, timeout: float | None, limit: int | None) -> None:
    with pytest.raises(QueryError, match="must be"):
        run_query(memory, NAMES, timeout=timeout, limit=limit)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "empty"),
        ("# only a comment", "empty"),
        ("PREFIX ex: <https://example.org/>", "empty"),
        ("SELECT", "malformed"),
        ("SELECT * { ?s ?p ", "malformed"),
        ("SELECT * { ?s ?p 'open }", "string that is not closed in line 1"),
        ("SELECT * {\n ?s ?p \\u0041 }", "backslash out of place in line 2"),
        ("谁分管财政局", "expected SELECT"),
        ("SELECT * { ?s nosuch:thing ?o }", "malformed"),
        ("SELECT * { ?s ?p \ud800 }", "malformed"),
    ],
)
@pytest.mark.parametrize("timeout", [None, 30])
def test_a_malformed_query_is_one_line(memory: View, query: str, message: str, timeout: float | None) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        run_query(memory, query, timeout=timeout)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "prefix ex: <https://example.org/> delete where { ?s ?p ?o }",
        "# SELECT\nLOAD <http://127.0.0.1/x.ttl>",
        "CLEAR ALL",
        "DROP ALL",
        "CREATE GRAPH <a:a>",
        "ADD DEFAULT TO <a:a>",
        "MOVE DEFAULT TO <a:a>",
        "COPY DEFAULT TO <a:a>",
        "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(memory: View, update: str) -> None:
    with pytest.raises(QueryError, match="refused: queries only read"):
        run_query(memory, update)


CALL = "SERVICE <http://127.0.0.1:PORT/> { ?x ?y ?z }"
HIDDEN = [
    "SELECT * { " + CALL + " }",
    "SELECT * { service\n#comment {\nsilent <http://127.0.0.1:PORT/> { ?x ?y ?z } }",
    "SELECT * { BIND(<http://127.0.0.1:PORT/> AS ?at) SERVICE ?at{ ?x ?y ?z } }",
    "PREFIX h: <http://127.0.0.1:PORT/> SELECT * { SERVICE h: { ?x ?y ?z } }",
    "PREFIX h: <http://127.0.0.1:PORT/> SELECT * { SERVICE SILENT h:a.b { ?x ?y ?z } }",
    "SELECT * { ?s ?p true" + CALL + " }",
    "SELECT * { ?s ?p 5" + CALL + " }",
    "ASK { { SELECT * { OPTIONAL { MINUS { " + CALL + " } } } } }",
    # where a comparison could be mistaken for an IRI, a string or a comment that hides the call
    "SELECT * { ?s ?p ?a FILTER(?a<'>') " + CALL + " FILTER(?a<'>') }",
    "SELECT * { ?s ?p ?a FILTER(?a<1#>'''\n) " + CALL + " #'''\n }",
    "SELECT * { ?s ?p ?a FILTER(?a<1)SERVICE#>\n<http://127.0.0.1:PORT/>{ ?x ?y ?z } }",
    "SELECT * { ?s ?p ?a FILTER(?a<?b#>\n) " + CALL + " }",
    "SELECT * { ?s ?p ?a FILTER(?a<x:y#>'\n)" + CALL + " #'\n}",
    # where a prefixed name could be mistaken for a longer one, or for the start of a comment
    "PREFIX e: <https://example.org/> SELECT * { ?s ?p e:a.b.SERVICE <http://127.0.0.1:PORT/> { ?x ?y ?z } }",
    "PREFIX e: <https://example.org/> SELECT * { ?s ?p e:a.b\\#c " + CALL + " }",
    "PREFIX e: <https://example.org/> SELECT * { ?s ?p e:a\\'b " + CALL + " ?t ?u e:c\\'d }",
    # where a string could be mistaken for its end
    'SELECT * { ?s ?p "\\"" . ' + CALL + ' ?t ?u "" }',
    'SELECT * { ?s ?p """a"\\"""" . ' + CALL + ' ?t ?u """""" }',
    "SELECT * { ?s ?p ''' '' ''' . " + CALL + " ?t ?u '' }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:PORT/> { ?x ?y ?z } }",
]


@pytest.mark.parametrize("query", HIDDEN)
def test_no_query_calls_another_server(memory: View, query: str) -> None:
    """However a call is dressed up, it is refused, and nothing ever knocks at the port."""
    knocks = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)

        def listen() -> None:
            try:
                connection, _ = server.accept()
            except TimeoutError:
                return
            knocks.append(connection.getpeername())
            connection.close()

        listener = threading.Thread(target=listen)
        listener.start()
        with pytest.raises(QueryError):
            run_query(memory, query.replace("PORT", str(server.getsockname()[1])))
        listener.join()
    assert not knocks


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <a:a> { INSERT' }",
        'SELECT * { ?s ?p """\nLOAD SERVICE ?x {"""@zh }',
        "# SERVICE <a:a> { }\nSELECT * { ?s ?p ?o } # INSERT",
        "SELECT ?service ?load { ?service ?load ?insert }",
        "SELECT ?service { GRAPH ?service { ?s ?p ?o } }",
        "SELECT * { ?s <https://example.org/service> ?o . OPTIONAL { ?s <https://example.org/LOAD> ?x } }",
        "PREFIX service: <https://example.org/> SELECT * { ?s service:service ?o . OPTIONAL { ?o ?p ?x } }",
        "PREFIX e: <https://example.org/> DESCRIBE e:service ?x { ?x ?y e:a.service }",
        "PREFIX e: <https://example.org/> SELECT * { ?s ?p e:a.service . GRAPH ?g { ?x ?y ?z } }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1 || STRLEN(?o)<3) }",
        "SELECT * { ?s <https://example.org/links#to> ?o }",
        "SELECT * { ?s (<https://example.org/links#to>|^<https://example.org/links#to>)+ ?o }",
    ],
)
def test_words_in_strings_comments_and_names_are_no_keywords(memory: View, query: str) -> None:
    run_query(memory, query)


def test_an_iri_survives_being_escaped(memory: View) -> None:
    text = "SELECT (<https://example.org/a'b#(é)%20云?x=1&y=~!$*+,;@𠮷> AS ?iri) {}"
    assert run_query(memory, text).rows == ((ox.NamedNode("https://example.org/a'b#(é)%20云?x=1&y=~!$*+,;@𠮷"),),)


NAMED = f"SELECT ?s {{ ?s <{EX}name> ?name }}"
LITERAL = ox.Literal("云岭县财政局", language="zh")


@pytest.mark.parametrize(
    "query",
    [
        NAMED,
        f"SELECT ?s WHERE {{ {{ ?s <{EX}name> ?x }} FILTER(?x = ?name) }}",
        f"SELECT ?s {{ {{ SELECT ?s ?name {{ ?s <{EX}name> ?name }} }} }}",
        f"SELECT ?s {{ SELECT ?s ?name {{ ?s <{EX}name> ?name }} }}",
        f"SELECT (SAMPLE(?b) AS ?s) (EXISTS {{ ?b ?p ?o }} AS ?x) {{ ?b <{EX}name> ?name }} GROUP BY ?b",
        "CONSTRUCT { ?s ?p ?name } WHERE { ?s ?p ?name }",
        f"CONSTRUCT {{ ?s ?p ?name }} FROM <{EX}g0> WHERE {{ ?s ?p ?name }}",
        "DESCRIBE ?s { ?s ?p ?name . FILTER(LANG(?name) != '') }",
    ],
)
def test_a_parameter_gives_a_variable_its_value(memory: View, query: str) -> None:
    rows = run_query(memory, query, params={"name": LITERAL}).rows
    assert {row[0] for row in rows} == {ox.NamedNode(EX + "云岭县财政局")}


@pytest.mark.parametrize("value", ["x", "云岭县财政局", 1, 2.5, True, ox.NamedNode(EX), ox.Literal("x")])
def test_a_parameter_of_any_kind_may_match_nothing(memory: View, value: str | int | ox.NamedNode | ox.Literal) -> None:
    assert run_query(memory, NAMED, params={"name": value}).rows == ()


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(codec="utf-8")))
def test_a_parameter_never_becomes_syntax(value: str) -> None:
    result = run_query(View.in_memory([]), "SELECT ?value { FILTER(STRLEN(?value) >= 0) }", params={"value": value})
    assert result.rows == ((ox.Literal(value),),)


def test_unknown_and_impossible_parameters_are_refused(memory: View) -> None:
    with pytest.raises(QueryError, match=r"no variable \?nam to bind; it has \?s, \?name"):
        run_query(memory, NAMED, params={"nam": "x"})
    with pytest.raises(QueryError, match="blank node"):
        run_query(memory, NAMED, params={"name": ox.BlankNode()})
    with pytest.raises(QueryError, match="CONSTRUCT WHERE takes no parameters"):
        run_query(memory, "CONSTRUCT WHERE { ?s ?p ?name }", params={"name": "x"})
    with pytest.raises(QueryError, match="no WHERE clause"):
        run_query(memory, "DESCRIBE ?name", params={"name": "x"})


def test_binding_nothing_changes_nothing() -> None:
    assert bind(NAMED, {}) == NAMED


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("县财政局", ox.Literal("县财政局")),
        ("", ox.Literal("")),
        ("2025", ox.Literal(2025)),
        ("-1.50", ox.Literal("-1.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))),
        ("1e3", ox.Literal("1e3", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#double"))),
        ("true", ox.Literal(True)),
        ("<https://example.org/云岭县>", ox.NamedNode("https://example.org/云岭县")),
        ('"云岭县"@zh', ox.Literal("云岭县", language="zh")),
        ('"2025"', ox.Literal("2025")),
        ("gov:Target", ox.NamedNode("https://w3id.org/govgraph/ontology#Target")),
        ("注意: 全文", ox.Literal("注意: 全文")),
        ("http://x", ox.Literal("http://x")),
        ("云政发〔2025〕3号", ox.Literal("云政发〔2025〕3号")),
    ],
)
def test_terms_are_read_as_typed(typed: str, term: ox.NamedNode | ox.Literal) -> None:
    assert parse_term(typed) == term


@pytest.mark.parametrize("typed", ["<no iri>", '"open', "<a:a> .\n<b:b> <c:c> <d:d>", '"a"@'])
def test_broken_terms_are_refused(typed: str) -> None:
    with pytest.raises(QueryError, match="not an RDF term"):
        parse_term(typed)


def test_read_query_tells_the_form_and_the_variables() -> None:
    query = read_query("BASE <a:> PREFIX x: <y:>\nselect ?b $a { ?a ?b ?c { SELECT ?a { } ORDER BY ?a } }")
    assert (query.form, query.variables, query.ordered, query.dataset) == ("SELECT", ("b", "a", "c"), False, False)


AWKWARD = (
    'SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ("x,\\"y\\"\\n\\t云<&>" "岭"@zh 3)'
    " (<https://example.org/云> UNDEF true) } } ORDER BY ?a"
)


def test_csv_and_tsv_follow_the_standard(memory: View) -> None:
    result = run_query(memory, AWKWARD)
    assert result.serialize("csv") == 'a,b,c\r\nhttps://example.org/云,,true\r\n"x,""y""\n\t云<&>",岭,3\r\n'
    lines = result.serialize("tsv").splitlines()
    assert lines[0] == "?a\t?b\t?c"
    assert lines[2].split("\t")[:2] == ['"x,\\"y\\"\\n\\t云<&>"', '"岭"@zh']


def test_json_is_what_oxigraph_reads_back(memory: View) -> None:
    result = run_query(memory, AWKWARD)
    again = ox.parse_query_results(result.serialize("json"), format=ox.QueryResultsFormat.JSON)
    assert isinstance(again, ox.QuerySolutions)
    assert tuple(tuple(row) for row in again) == result.rows
    assert json.loads(run_query(memory, "ASK {}").serialize("json")) == {"head": {}, "boolean": True}


def test_xml_is_what_oxigraph_reads_back(memory: View) -> None:
    result = run_query(memory, AWKWARD)
    again = ox.parse_query_results(result.serialize("xml"), format=ox.QueryResultsFormat.XML)
    assert isinstance(again, ox.QuerySolutions)
    assert tuple(tuple(row) for row in again) == result.rows
    ElementTree.fromstring(run_query(memory, 'SELECT ("\\u000C\\u0001" AS ?x) {}').serialize("xml"))
    assert "<boolean>true</boolean>" in run_query(memory, "ASK {}").serialize("xml")


def test_turtle_is_for_graphs(memory: View) -> None:
    turtle = run_query(memory, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }").serialize("turtle")
    assert len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) == 6
    with pytest.raises(QueryError, match="turtle is for CONSTRUCT"):
        run_query(memory, NAMES).serialize("turtle")


def test_the_table_shortens_iris_and_drives_no_terminal(memory: View) -> None:
    text = run_query(memory, 'SELECT (gov:Target AS ?class) ("a\\u001B[31m云" AS ?label) {}').serialize("table")
    assert "gov:Target" in text
    assert "\x1b" not in text
    assert "[31m云" in text


def test_an_unknown_format_is_refused(memory: View) -> None:
    with pytest.raises(QueryError, match="unknown format 'pdf'; there are table, csv"):
        run_query(memory, NAMES).serialize("pdf")


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"turtle"}))
@pytest.mark.parametrize("query", [NAMES, "ASK {}", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
def test_every_answer_fits_every_other_format(memory: View, format: str, query: str) -> None:
    assert run_query(memory, query).serialize(format).endswith("\n")
