"""Tables and networks for other tools: what they read back is what the store says, evidence and intervals included."""

from __future__ import annotations

import builtins
import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import networkx as nx
import openpyxl
import pyoxigraph as ox
import pytest
import rdflib

from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.errors import ExportError
from govgraph.graph.export import export
from govgraph.graph.export.table import COLUMNS
from govgraph.graph.export.workbook import columns
from govgraph.graph.facts import read_facts
from govgraph.graph.network import project
from govgraph.graph.rdf import RELATIONS, graph_quads
from govgraph.ontology.namespaces import GOV, ID, ORG, PREFIXES, RDF, XSD


@pytest.fixture(scope="module")
def view(fictional: Graph) -> View:
    return View.in_memory(graph_quads(fictional))


def written(view: View, format: str) -> bytes:
    stream = io.BytesIO()
    export(view, format, stream)
    return stream.getvalue()


def hostile(fictional: Graph, text: str) -> View:
    """The graph in which every 县税务局 says something else."""
    quads = []
    for quad in graph_quads(fictional):
        swap = isinstance(quad.object, ox.Literal) and quad.object.value == "县税务局"
        quads.append(ox.Quad(quad.subject, quad.predicate, ox.Literal(text) if swap else quad.object, quad.graph_name))
    return View.in_memory(quads)


# -- XLSX


def read_workbook(content: bytes) -> Iterator[dict[str, Any]]:
    """The facts of a workbook, as the facts contract has them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == list(RELATIONS)
    for sheet in book.worksheets:
        relation = RELATIONS[sheet.title]
        heads, *rows = list[tuple[Any, ...]](sheet.iter_rows(values_only=True))
        assert heads == columns(relation)
        for row in rows:
            cells = dict(zip(columns(relation), row, strict=True))
            for qualifier in relation.qualifiers:
                if qualifier.many:
                    said = cells[qualifier.name]
                    cells[qualifier.name] = said.split("；") if said else []
            qualifiers = {each.name: cells.pop(each.name) for each in relation.qualifiers}
            yield {**cells, "object": cells["object"] or "", "relation": sheet.title, "qualifiers": qualifiers}


def in_order(facts: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(fact, ensure_ascii=False, sort_keys=True) for fact in facts)


def test_a_workbook_holds_every_fact(view: View) -> None:
    facts = list(read_facts(view))
    read = list(read_workbook(written(view, "xlsx")))
    assert in_order(read) == in_order(facts)
    assert len(read) > 20


def test_a_workbook_is_laid_out(view: View) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(view, "xlsx")))
    assert {sheet.freeze_panes for sheet in book.worksheets} == {"A2"}
    assert book["oversees"].auto_filter.ref == "A1:J4"
    assert book["target"]["A1"].font.bold


@pytest.mark.parametrize("text", ['=HYPERLINK("http://127.0.0.1/")', "+1", "-1", "@a", "="])
def test_a_workbook_runs_no_formula(fictional: Graph, text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(hostile(fictional, text), "xlsx")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(cells) >= 2
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_a_workbook_refuses_what_a_cell_cannot_hold(fictional: Graph) -> None:
    with pytest.raises(ExportError, match=r"has 40000 characters.*take parquet or csv"):
        written(hostile(fictional, "云" * 40_000), "xlsx")


# -- Parquet


def test_parquet_holds_every_fact(view: View) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="parquet is an extra: pip install 'govgraph[parquet]'")
    table = parquet.read_table(io.BytesIO(written(view, "parquet")))
    assert tuple(table.column_names) == COLUMNS
    types = {name: str(table.schema.field(name).type) for name in ("start", "value", "year", "from", "addressees")}
    assert types == {
        "start": "int64",
        "value": "double",
        "year": "int64",
        "from": "string",
        "addressees": "list<element: string>",
    }
    read = []
    for row in table.to_pylist():
        names = [each.name for each in RELATIONS[row["relation"]].qualifiers]
        assert all(row[name] is None for name in COLUMNS if name in QUALIFIERS and name not in names)
        fact = {name: value for name, value in row.items() if name not in QUALIFIERS}
        read.append({**fact, "qualifiers": {name: row[name] for name in names}})
    assert read == list(read_facts(view))


QUALIFIERS = {each.name for relation in RELATIONS.values() for each in relation.qualifiers}


def test_parquet_without_pyarrow_is_one_line(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ExportError, match=r"pip install 'govgraph\[parquet\]'"):
        written(view, "parquet")


def test_parquet_says_which_column_has_two_types(fictional: Graph) -> None:
    pytest.importorskip("pyarrow", reason="parquet is an extra: pip install 'govgraph[parquet]'")
    quads = []
    for quad in graph_quads(fictional):
        swap = quad.predicate.value == GOV.year
        quads.append(
            ox.Quad(quad.subject, quad.predicate, ox.Literal("“十五五”") if swap else quad.object, quad.graph_name)
        )
    with pytest.raises(ExportError, match="column year holds more than one type"):
        written(View.in_memory(quads), "parquet")


# -- Neo4j


def read_neo4j(content: bytes) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["nodes.csv", "relationships.csv"]
        nodes, relationships = (
            list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline=""))) for name in archive.namelist()
        )
    return nodes, relationships


def test_neo4j_gets_the_whole_network(view: View) -> None:
    network = project(view, "all")
    nodes, relationships = read_neo4j(written(view, "neo4j"))
    assert [node[":ID"] for node in nodes] == sorted(network.nodes)
    assert Counter(node[":LABEL"].lower() for node in nodes) == Counter(
        data["type"].replace("_", "") for _, data in network.nodes(data=True)
    )
    assert sorted((each[":START_ID"], each[":END_ID"], each[":TYPE"].lower()) for each in relationships) == sorted(
        (source, target, data["relation"]) for source, target, data in network.edges(data=True)
    )
    heads = [*nodes[0], *relationships[0]]
    assert all(re.fullmatch(r":[A-Z_]+|\w+:(string|long|double)(\[\])?", head) for head in heads), heads
    assert {"names:string[]", "quote:string", "quote_start:long", "label:string"} <= set(heads)


@pytest.mark.parametrize("format", ["neo4j", "graphml", "gexf"])
def test_evidence_and_intervals_reach_networks(view: View, format: str) -> None:
    content = written(view, format)
    edges: list[dict[str, Any]]
    if format == "neo4j":
        edges = [{name.partition(":")[0]: value for name, value in each.items()} for each in read_neo4j(content)[1]]
    else:
        stream = io.BytesIO(content)
        loaded = nx.read_graphml(stream, force_multigraph=True) if format == "graphml" else nx.read_gexf(stream)
        edges = [data for _, _, data in loaded.edges(data=True)]
    (tenure,) = [each for each in edges if each.get("relation") == "holds_position"]
    assert (tenure["from"], tenure["to"]) == ("2023-05", "2026")
    assert (tenure["quote"], tenure["document"]) == ("副县长王青山", "云政办发〔2025〕5号")
    (appointed,) = [each for each in edges if each.get("relation") == "appointed"]
    assert (appointed["date"], appointed["probation"]) == ("2025-04-02", "一年")
    (removed,) = [each for each in edges if each.get("relation") == "removed"]
    assert removed["date"] == "2025-04"


# -- FollowTheMoney


def entities(view: View) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(view, "ftm").splitlines()]


def test_ftm_has_people_bodies_posts_and_their_proof(view: View) -> None:
    found = entities(view)
    by_id = {each["id"]: each for each in found}
    assert Counter(each["schema"] for each in found) == {
        "UnknownLink": 10,
        "Document": 7,
        "Note": 6,
        "Organization": 7,
        "Person": 3,
        "Occupancy": 3,
        "Address": 2,
        "Membership": 2,
        "Position": 2,
        "Project": 2,
        "ProjectParticipant": 4,
        "PublicBody": 1,
    }
    (tenure,) = [each["properties"] for each in found if each["properties"].get("startDate") == ["2023-05"]]
    assert tenure["endDate"] == ["2026"]
    assert by_id[tenure["holder"][0]]["properties"]["name"] == ["王青山"]
    assert by_id[tenure["post"][0]]["properties"]["name"] == ["云岭县人民政府副县长"]
    assert tenure["description"] == ["副县长王青山"]
    assert by_id[tenure["proof"][0]]["properties"]["alias"] == ["云政办发〔2025〕5号"]
    (liaison,) = [each["properties"] for each in found if each["properties"].get("role") == ["联系"]]
    assert liaison["summary"] == ["王青山 联系 县税务局"]
    assert liaison["recordId"][0].startswith(f"{ID.base}statement/oversees/")
    (wind,) = [each["properties"] for each in found if each["properties"].get("name") == ["青石岭风电场"]]
    assert (wind["amount"], wind["currency"], wind["notes"]) == (
        ["350000000"],
        ["CNY"],
        ["云政办发〔2025〕3号：“青石岭风电场”（" + wind["notes"][0].partition("（")[2], "数个项目合计7.2亿元"],
    )


def test_every_statement_with_two_ends_is_a_link(view: View) -> None:
    linked = {each["properties"]["recordId"][0] for each in entities(view) if "recordId" in each["properties"]}
    relations = (
        "oversees",
        "holds_position",
        "appointed",
        "removed",
        "coordination_member",
        "responsible_for",
        "cites",
    )
    for relation in relations:
        rows = view.select(f"SELECT ?it {{ ?it a <{RELATIONS[relation].type}> ; gov:statedIn ?in }}")
        assert {row["it"].value for row in rows} <= linked, relation


def test_a_term_of_office_is_one_occupancy(view: View) -> None:
    """What begins and what shows a term is told in one entity, with the sentences of both."""
    post = "https://w3id.org/govgraph/id/post/990101/云岭县林业局局长"
    (row,) = view.select("SELECT ?it ?person { ?it a gov:Appointment ; gov:subject ?person }")
    (shown,) = view.select("SELECT ?it { ?it a gov:Tenure ; gov:subject ?person ; gov:statedIn ?in }")
    term = ox.NamedNode(f"{ID.base}tenure/a")
    said = {
        RDF["type"]: ox.NamedNode(GOV.TermOfOffice),
        ORG.member: row["person"],
        GOV.post: ox.NamedNode(post),
        GOV.openedBy: row["it"],
        GOV.witnessedBy: shown["it"],
        GOV.validFrom: ox.Literal("2025-04-02", datatype=ox.NamedNode(XSD.date)),
        GOV.validUntil: ox.Literal("2026", datatype=ox.NamedNode(XSD.gYear)),
    }
    graph = ox.NamedNode(f"{ID.base}graph/tenures")
    quads = [quad for quad in view.quads() if quad.graph_name != graph]  # no other terms
    quads += [ox.Quad(term, ox.NamedNode(property_), value, graph) for property_, value in said.items()]
    found = [each["properties"] for each in entities(View.in_memory(quads)) if each["schema"] == "Occupancy"]
    assert len(found) == 2  # the term, and the removal, which belongs to none
    (occupancy,) = [each for each in found if each.get("startDate") == ["2025-04-02"]]
    assert occupancy["endDate"] == ["2026"]
    assert occupancy["recordId"] == sorted([row["it"].value, shown["it"].value])
    assert occupancy["description"] == ["副县长王青山", "李长河同志任县林业局局长（试用期一年）"]


def test_followthemoney_validates_every_entity(view: View) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney needs PyICU: pip install followthemoney")
    found = entities(view)
    schemata = {each["id"]: ftm.model.get(each["schema"]) for each in found}
    for each in found:
        schemata[each["id"]].validate(each)  # raises InvalidData
        proxy = ftm.model.get_proxy(each, cleaned=False)
        kept = {(property_.name, value) for property_, value in proxy.itervalues()}
        assert kept == {(name, value) for name, values in each["properties"].items() for value in values}
        for property_, value in proxy.itervalues():
            if property_.type.name == "entity":
                assert schemata[value].is_a(property_.range), (each["schema"], property_.name)


# -- JSON-LD context


def test_the_context_makes_plain_json_rdf(view: View) -> None:
    context = json.loads(written(view, "context"))
    assert {prefix: context["@context"][prefix] for prefix in PREFIXES} == dict(PREFIXES)
    plain = {
        **context,
        "@id": "id:statement/target/a",
        "@type": "Target",
        "statedIn": "id:document/云政发〔2025〕3号",
        "subjectText": "森林覆盖率",
        "taskStart": 12,
    }
    graph = rdflib.Graph().parse(data=json.dumps(plain, ensure_ascii=False), format="json-ld")
    node = rdflib.URIRef(f"{ID.base}statement/target/a")
    assert set(graph) == {
        (node, rdflib.RDF.type, rdflib.URIRef(GOV.Target)),
        (node, rdflib.URIRef(GOV.statedIn), rdflib.URIRef(f"{ID.base}document/云政发〔2025〕3号")),
        (node, rdflib.URIRef(GOV.subjectText), rdflib.Literal("森林覆盖率")),
        (node, rdflib.URIRef(GOV.taskStart), rdflib.Literal(12, datatype=rdflib.URIRef(XSD.integer))),
    }


def test_the_context_has_every_term_that_the_graph_uses(view: View) -> None:
    terms = set(json.loads(written(view, "context"))["@context"])
    used = {quad.predicate.value for quad in view.quads()} | {
        quad.object.value for quad in view.quads() if isinstance(quad.object, ox.NamedNode)
    }
    assert {iri.removeprefix(GOV.base) for iri in used if iri.startswith(GOV.base)} <= terms


# -- RDF


def test_an_interval_is_typed_as_precisely_as_printed(view: View) -> None:
    """Whatever RDF format: the ends of a tenure come back with their types."""
    tenure = ox.NamedNode(GOV.startDate), ox.NamedNode(GOV.endDate)
    stated = {
        ox.Literal("2023-05", datatype=ox.NamedNode(XSD.gYearMonth)),
        ox.Literal("2026", datatype=ox.NamedNode(XSD.gYear)),
    }
    for name in ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"):
        formats = {
            "turtle": ox.RdfFormat.TURTLE,
            "trig": ox.RdfFormat.TRIG,
            "ntriples": ox.RdfFormat.N_TRIPLES,
            "nquads": ox.RdfFormat.N_QUADS,
            "jsonld": ox.RdfFormat.JSON_LD,
            "rdfxml": ox.RdfFormat.RDF_XML,
        }
        read = ox.parse(written(view, name), format=formats[name])
        assert {quad.object for quad in read if quad.predicate in tenure} == stated, name
