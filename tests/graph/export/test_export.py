"""Exports: every format says the same as the store, and says it in the same bytes."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.errors import ExportError
from govgraph.graph.export import EXPORTERS, SUFFIXES, export, export_file, format_of
from govgraph.graph.export.table import COLUMNS
from govgraph.graph.facts import read_facts
from govgraph.graph.network import project
from govgraph.graph.rdf import graph_quads

TRIPLES = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML}
QUADS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "xml",
    "trig": "trig",
    "nquads": "nquads",
    "jsonld": "json-ld",
}


@pytest.fixture(scope="module")
def view(fictional: Graph) -> View:
    return View.in_memory(graph_quads(fictional))


def written(view: View, format: str) -> bytes:
    stream = io.BytesIO()
    export(view, format, stream)
    return stream.getvalue()


def triples(view: View) -> set[ox.Triple]:
    return {quad.triple for quad in view.quads()}


def test_the_graph_is_worth_exporting(view: View) -> None:
    assert len(view) > 500
    assert len(triples(view)) > 500


@pytest.mark.parametrize("format", sorted(TRIPLES))
def test_oxigraph_reads_every_triple_back(view: View, format: str) -> None:
    assert {quad.triple for quad in ox.parse(written(view, format), format=TRIPLES[format])} == triples(view)


@pytest.mark.parametrize("format", sorted(QUADS))
def test_oxigraph_reads_every_quad_back(view: View, format: str) -> None:
    assert set(ox.parse(written(view, format), format=QUADS[format])) == set(view.quads())


@pytest.mark.parametrize("format", sorted(TRIPLES))
def test_rdflib_reads_as_many_triples(view: View, format: str) -> None:
    graph = rdflib.Graph().parse(data=written(view, format), format=RDFLIB[format])
    assert len(graph) == len(triples(view))
    assert {str(subject) for subject in graph.subjects()} == {triple.subject.value for triple in triples(view)}  # type: ignore[union-attr]


@pytest.mark.parametrize("format", sorted(QUADS))
def test_rdflib_reads_as_many_quads(view: View, format: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=written(view, format), format=RDFLIB[format])
    assert sum(1 for _ in dataset.quads((None, None, None, None))) == len(view)


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_the_order_of_loading_leaves_no_trace(view: View, format: str) -> None:
    backwards = View.in_memory(reversed(list(view.quads())))
    assert written(view, format) == written(backwards, format)


SCRIPT = """
import hashlib, io, sys
import pyoxigraph as ox
from govgraph.graph.export import EXPORTERS, export
from govgraph.graph.dataset import View
view = View.in_memory(ox.parse(sys.stdin.buffer, format=ox.RdfFormat.N_QUADS))
for format in sorted(EXPORTERS):
    stream = io.BytesIO()
    export(view, format, stream)
    print(format, hashlib.sha256(stream.getvalue()).hexdigest())
"""


def test_the_hash_seed_leaves_no_trace(view: View) -> None:
    quads = written(view, "nquads")
    digests = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=quads,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert digests[0] == digests[1]
    assert len(digests[0].splitlines()) == len(EXPORTERS)


PLAIN = """
@prefix gov: <https://w3id.org/govgraph/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix id: <https://w3id.org/govgraph/id/> .
id:task\\/t gov:text "造林" . id:task\\/t <http://www.w3.org/ns/oa#start> 7 . id:task\\/t a gov:Task .
<https://w3id.org/govgraph/id/a:b> gov:year "2026"^^xsd:gYear, "2025"^^xsd:gYear .
"""


def test_turtle_is_written_for_reading() -> None:
    quads = View.in_memory(ox.parse(PLAIN, format=ox.RdfFormat.TURTLE))
    text = written(quads, "turtle").decode()
    assert text.startswith("@base <https://w3id.org/govgraph/id/> .\n@prefix dcterms:")
    assert text.partition("XMLSchema#> .\n")[2] == (
        "\n<https://w3id.org/govgraph/id/a:b> "
        'gov:year "2025"^^xsd:gYear, "2026"^^xsd:gYear .\n'
        "\n<task/t> a gov:Task ;\n  oa:start 7 ;\n"
        '  gov:text "造林" .\n'
    )


NAME = st.text(st.characters(codec="utf-8", exclude_characters='<>"{}|^`\\', min_codepoint=33), min_size=1)
TERMS = st.one_of(
    st.builds(ox.Literal, st.text(st.characters(codec="utf-8"))),
    st.builds(ox.Literal, st.text(st.characters(codec="utf-8")), language=st.sampled_from(["zh", "en-gb"])),
    st.builds(ox.Literal, st.integers() | st.booleans() | st.floats(allow_nan=False)),
    st.just(ox.Literal("2025-02", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth"))),
    st.just(ox.Literal("no number", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))),
)


def _iri(rest: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode("https://w3id.org/govgraph/id/" + rest)
    except ValueError:
        return None


IRIS = NAME.map(_iri).filter(lambda iri: iri is not None)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(IRIS, IRIS | TERMS), max_size=6))
def test_whatever_a_document_says_survives(pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]) -> None:
    """Awkward names and texts come back from every RDF format (RDF/XML apart, which has no control characters)."""
    predicate = ox.NamedNode("https://w3id.org/govgraph/ontology#text")
    quads = [ox.Quad(iri, predicate, term, ox.NamedNode("https://w3id.org/govgraph/id/graph/g")) for iri, term in pairs]
    view = View.in_memory(quads)
    for format in ("turtle", "ntriples"):
        assert {quad.triple for quad in ox.parse(written(view, format), format=TRIPLES[format])} == triples(view)
    for format in QUADS:
        assert set(ox.parse(written(view, format), format=QUADS[format])) == set(view.quads())


def test_rdfxml_replaces_what_xml_cannot_hold() -> None:
    iri = ox.NamedNode("https://w3id.org/govgraph/ontology#text")
    view = View.in_memory([ox.Quad(iri, iri, ox.Literal('a\x0c<&>\r\n"云'))])
    (quad,) = ox.parse(written(view, "rdfxml"), format=ox.RdfFormat.RDF_XML)
    assert quad.object == ox.Literal('a\ufffd<&>\r\n"云')
    odd = View.in_memory([ox.Quad(iri, ox.NamedNode("https://example.org/1/2"), iri)])
    with pytest.raises(ExportError, match="cannot write the predicate"):
        written(odd, "rdfxml")


def test_rdfxml_declares_unknown_namespaces_where_it_needs_them() -> None:
    iri = ox.NamedNode("https://example.org/ns#p")
    view = View.in_memory([ox.Quad(iri, iri, ox.Literal("x", language="zh"))])
    assert {quad.triple for quad in ox.parse(written(view, "rdfxml"), format=ox.RdfFormat.RDF_XML)} == triples(view)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_loads_labels_types_and_relations(view: View, format: str) -> None:
    stream = io.BytesIO(written(view, format))
    loaded = nx.read_graphml(stream, force_multigraph=True) if format == "graphml" else nx.read_gexf(stream)
    network = project(view, "all")
    assert loaded.number_of_nodes() == network.number_of_nodes() > 20
    assert loaded.number_of_edges() == network.number_of_edges() > 20
    assert {iri: (data["label"], data["type"]) for iri, data in loaded.nodes(data=True)} == {
        iri: (data["label"], data["type"]) for iri, data in network.nodes(data=True)
    }
    assert sorted((s, t, data["relation"], data["label"]) for s, t, data in loaded.edges(data=True)) == sorted(
        (s, t, data["relation"], data["label"]) for s, t, data in network.edges(data=True)
    )
    assert b"lastmodifieddate" not in stream.getvalue()


def test_network_columns_keep_their_evidence(view: View) -> None:
    loaded = nx.read_graphml(io.BytesIO(written(view, "graphml")), force_multigraph=True)
    (edge,) = [
        data
        for _, target, data in loaded.edges(data=True)
        if data["relation"] == "oversees" and target.endswith("/云岭县税务局")
    ]
    assert (edge["role"], edge["document"], edge["quote"]) == ("联系", "云政办发〔2025〕5号", "县税务局")
    assert edge["quote_end"] - edge["quote_start"] == 4


def test_csv_opens_in_excel_and_holds_every_fact(view: View) -> None:
    content = written(view, "csv")
    assert content.startswith(b"\xef\xbb\xbfsource,doc,relation")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    facts = list(read_facts(view))
    assert len(rows) == len(facts) > 20
    assert tuple(rows[0]) == COLUMNS
    assert [(row["relation"], row["quote"], row["start"]) for row in rows] == [
        (fact["relation"], fact["quote"], str(fact["start"])) for fact in facts
    ]
    notice = next(row for row in rows if row["addressees"])
    assert notice["addressees"] == "各乡镇人民政府；县直各单位"


def test_csv_runs_no_formula(fictional: Graph) -> None:
    quads = []
    for quad in graph_quads(fictional):
        hostile = isinstance(quad.object, ox.Literal) and quad.object.value == "县税务局"
        object_ = ox.Literal('=HYPERLINK("http://127.0.0.1/")') if hostile else quad.object
        quads.append(ox.Quad(quad.subject, quad.predicate, object_, quad.graph_name))
    rows = list(csv.DictReader(io.StringIO(written(View.in_memory(quads), "csv").decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row.values() if "HYPERLINK" in cell]
    assert cells
    assert all(cell.startswith("'=") for cell in cells)
    assert {row["comparator"] for row in rows} >= {">=", "increase_to"}, "a sign alone is no formula"


def test_facts_are_json_lines(view: View) -> None:
    lines = written(view, "facts").decode().splitlines()
    assert [json.loads(line) for line in lines] == list(read_facts(view))


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_the_suffix_names_the_format(view: View, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix.upper()}"
    export_file(view, path)
    assert path.read_bytes() == written(view, SUFFIXES[suffix])
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize(
    ("name", "message"), [("graph.pdf", "suffix '.pdf' does not name a format"), ("graph", "no suffix does not name")]
)
def test_other_suffixes_are_refused(name: str, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        format_of(Path(name))


def test_an_unknown_format_is_refused_with_the_nearest(view: View, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="did you mean graphml"):
        export_file(view, tmp_path / "out.ttl", "graphm")
    assert os.listdir(tmp_path) == []


def test_a_failing_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.rdf"
    path.write_text("old", encoding="utf-8")
    iri = ox.NamedNode("https://example.org/1/2")
    with pytest.raises(ExportError, match="predicate"):
        export_file(View.in_memory([ox.Quad(iri, iri, iri)]), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["graph.rdf"]


def test_a_place_that_cannot_be_written_is_one_line(view: View, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"cannot write .*No such file"):
        export_file(view, tmp_path / "missing" / "graph.ttl")


def test_permissions_are_those_of_the_old_file_or_the_usual_ones(view: View, tmp_path: Path) -> None:
    old = tmp_path / "old.nt"
    old.touch()
    old.chmod(0o640)
    export_file(view, old)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    (tmp_path / "usual").touch()
    export_file(view, tmp_path / "new.nt")
    assert (tmp_path / "new.nt").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(view: View, tmp_path: Path) -> None:
    target = tmp_path / "target.nt"
    target.touch()
    (tmp_path / "link.nt").symlink_to(target)
    export_file(view, tmp_path / "link.nt")
    assert (tmp_path / "link.nt").is_symlink()
    assert target.read_bytes() == written(view, "ntriples")


def test_a_pipe_is_written_to(view: View) -> None:
    reading, writing = os.pipe()
    export_file(View.in_memory([]), Path(f"/proc/self/fd/{writing}"), "nquads")
    os.close(writing)
    assert os.read(reading, 10) == b""
    os.close(reading)
