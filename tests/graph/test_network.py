"""Projections: which statements become which nodes and edges, with which evidence."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pytest

from govgraph.extract.documents import read_source
from govgraph.extract.pipeline import build_graph
from govgraph.extract.records import (
    Clause,
    Document,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Graph,
    ResolvedFact,
    SourceText,
    Span,
    Value,
)
from govgraph.graph.dataset import View
from govgraph.graph.errors import GovgraphError, UnknownNameError
from govgraph.graph.inference import infer
from govgraph.graph.network import PERSPECTIVES, project, yuan
from govgraph.graph.network.terms import Term, Vacancy, find_vacancies
from govgraph.graph.rdf import graph_quads
from govgraph.ontology import mint

COUNTY: Final = "990101"
PLAN: Final = "云政发〔2025〕3号"
TEXT: Final = (
    "云政发〔2025〕3号\n"
    "张建国，云岭县副县长，分管云岭县水利局（云岭县河长制办公室），负责水利工作。任命李秀兰为云岭县水利局局长。\n"
    "建成石桥水库，总投资3.5亿元，位于白水镇，供水能力达到5万吨。（责任单位：云岭县水利局牵头，云岭县财政局配合）\n"
    "依据《中华人民共和国水法》。云岭县防汛抗旱指挥部成员：云岭县水利局。\n"
)
ENTITIES: Final = {
    name: (kind, names)
    for kind, name, *names in (
        ("person", "张建国"),
        ("person", "李秀兰"),
        ("post", "云岭县副县长"),
        ("post", "云岭县水利局局长"),
        ("organization", "云岭县水利局", "县水利局", "水利局"),
        ("organization", "云岭县河长制办公室"),
        ("organization", "云岭县财政局", "县财政局"),
        ("organization", "云岭县防汛抗旱指挥部"),
        ("area", "水利"),
        ("place", "白水镇"),
        ("project", "石桥水库"),
        ("indicator", "供水能力"),
        ("document", "中华人民共和国水法"),
        ("document", PLAN),
    )
}


def iri(name: str) -> str:
    kind, _ = ENTITIES[name]
    return mint.entity_iri(kind, None if kind in ("document", "area", "indicator") else COUNTY, name)


def fact(relation: str, subject: str, object_: str, quote: str, /, **qualifiers: Value) -> ResolvedFact:
    start = TEXT.index(quote)
    evidence = Evidence("plan.txt", start, start + len(quote), quote)
    links = tuple((name, iri(str(qualifiers[name]))) for name in ("org", "site") if name in qualifiers)
    stated = tuple(sorted(qualifiers.items()))
    known = iri(object_) if object_ in ENTITIES else None
    return ResolvedFact(Fact(relation, PLAN, subject, object_, evidence, "test", stated), iri(subject), known, links)


@pytest.fixture(scope="module")
def view() -> View:
    lines = TEXT.splitlines(keepends=True)
    starts = [sum(map(len, lines[:index])) for index in range(len(lines))]
    clauses = tuple(Clause(Span(start, start + len(line) - 1), None) for start, line in zip(starts, lines, strict=True))
    document = Document(
        key=PLAN,
        source=SourceText("plan.txt", TEXT, "0" * 64),
        text=TEXT,
        origin=tuple(range(len(TEXT))),
        number=PLAN,
        title="关于2025年水利工作的通知",
        date="2025-03-05",
        clauses=clauses,
    )
    task = {"task_start": clauses[2].span.start, "task_end": clauses[2].span.end}
    facts = (
        fact("holds_position", "张建国", "云岭县副县长", "副县长"),
        fact("oversees", "张建国", "云岭县水利局", "水利局", role="分管"),
        fact("portfolio", "张建国", "水利", "负责水利", role="负责"),
        fact("also_known_as", "云岭县水利局", "云岭县河长制办公室", "云岭县河长制办公室"),
        fact("appointed", "李秀兰", "云岭县水利局局长", "李秀兰", org="云岭县水利局", date="2025-03-01"),
        fact("project", "石桥水库", "", "石桥水库", investment=350000000, site="白水镇", year=2026),
        fact("target", "供水能力", "5万吨", "5万吨", value=5, unit="万吨", comparator=">=", year=2027),
        fact("responsible_for", "云岭县水利局", "建成石桥水库", "云岭县水利局牵头", role="lead", **task),
        fact("responsible_for", "云岭县财政局", "建成石桥水库", "云岭县财政局", role="co", **task),
        fact("cites", PLAN, "中华人民共和国水法", "中华人民共和国水法", role="basis"),
        fact("coordination_member", "云岭县水利局", "云岭县防汛抗旱指挥部", "成员：云岭县水利局", role="成员"),
        fact("org_mention", "云岭县财政局", "government", "云岭县财政局"),
    )
    entities = tuple(Entity(iri(name), kind, name, (name, *names), COUNTY) for name, (kind, names) in ENTITIES.items())
    return View.in_memory(graph_quads(Graph((Extraction(document, facts=(), issues=()),), facts, entities, ())))


def edges(network: nx.MultiDiGraph[str]) -> set[tuple[str, str, str]]:
    label = {name: node["label"] for name, node in network.nodes.items()}
    return {(label[source], edge["label"], label[target]) for source, target, edge in network.edges(data=True)}


def kinds(network: nx.MultiDiGraph[str]) -> dict[str, int]:
    return dict(Counter(node["type"] for node in network.nodes.values()))


ORG: Final = {
    ("张建国", "任职", "云岭县副县长"),
    ("张建国", "分管", "云岭县水利局"),
    ("张建国", "负责", "水利"),
    ("云岭县水利局", "加挂牌子", "云岭县河长制办公室"),
    ("云岭县水利局", "成员", "云岭县防汛抗旱指挥部"),
}
RESPONSIBILITY: Final = {
    ("云岭县水利局", "牵头", "建成石桥水库"),
    ("云岭县财政局", "配合", "建成石桥水库"),
    ("建成石桥水库", "目标", "供水能力 5万吨"),
}
PROJECTS: Final = {
    ("石桥水库", "位于", "白水镇"),
    ("石桥水库", "投资", "3.5亿元"),
    ("云岭县水利局", "项目牵头单位", "石桥水库"),
    ("云岭县财政局", "项目配合单位", "石桥水库"),
}
DOCUMENTS: Final = {("关于2025年水利工作的通知", "依据", "中华人民共和国水法")}
APPOINTMENTS: Final = {
    ("张建国", "任职", "云岭县副县长"),
    ("李秀兰", "任命", "云岭县水利局局长"),
    ("云岭县水利局局长", "职务所属", "云岭县水利局"),
}
REST: Final = {
    ("李秀兰", "任命", "云岭县水利局局长"),
    ("云岭县水利局局长", "职务所属", "云岭县水利局"),
    ("关于2025年水利工作的通知", "载明", "建成石桥水库"),
    ("建成石桥水库", "包含项目", "石桥水库"),
}


@pytest.mark.parametrize(
    ("perspective", "expected"),
    [
        ("org", ORG),
        ("responsibility", RESPONSIBILITY),
        ("projects", PROJECTS),
        ("documents", DOCUMENTS),
        ("appointments", APPOINTMENTS),
        ("all", ORG | RESPONSIBILITY | PROJECTS | DOCUMENTS | REST),
    ],
)
def test_edges_of_a_perspective(view: View, perspective: str, expected: set[tuple[str, str, str]]) -> None:
    assert edges(project(view, perspective)) == expected


def test_kinds_and_columns(view: View) -> None:
    assert kinds(project(view, "org")) == {"official": 1, "post": 1, "organization": 2, "coordination": 1, "area": 1}
    layers = {node["label"]: node["layer"] for node in project(view, "org").nodes.values()}
    assert layers["云岭县副县长"] < layers["张建国"] < layers["云岭县水利局"] < layers["云岭县河长制办公室"]


def test_an_edge_carries_its_sentence(view: View) -> None:
    network = project(view, "org")
    (edge,) = network.get_edge_data(iri("张建国"), iri("云岭县水利局")).values()
    assert edge == {
        "relation": "oversees",
        "label": "分管",
        "role": "分管",
        "year": 2025,
        "value": None,
        "since": "2025-03-05",
        "until": None,
        "document": PLAN,
        "source": "plan.txt",
        "start": TEXT.index("水利局"),
        "end": TEXT.index("水利局") + 3,
        "quote": "水利局",
        "clause": TEXT.splitlines()[1],
        "clause_start": TEXT.index("张建国"),
        "heading": None,
    }


def test_every_quote_stands_at_its_offsets(view: View) -> None:
    network = project(view)
    passages: list[dict[str, Any]] = [edge for _, _, edge in network.edges(data=True)]
    passages += [passage for node in network.nodes.values() for passage in node["evidence"]]
    assert len(passages) > 20
    for passage in passages:
        assert TEXT[passage["start"] : passage["end"]] == passage["quote"]
        first = passage["start"] - passage["clause_start"]
        assert passage["clause"][first : first + len(passage["quote"])] == passage["quote"]


def test_a_node_says_what_it_is(view: View) -> None:
    network = project(view, "projects")
    assert network.nodes[iri("石桥水库")]["attributes"] == {"investment": 350000000, "year": "2026"}
    body = network.nodes[iri("云岭县财政局")]
    assert (body["names"], body["attributes"], len(body["evidence"])) == (["县财政局"], {"kind": "government"}, 1)
    target = next(node for node in project(view, "responsibility").nodes.values() if node["type"] == "target")
    assert target["attributes"] == {
        "indicator": "供水能力", "value_text": "5万吨", "value": 5, "unit": "万吨", "comparator": ">=", "year": "2027",
    }  # fmt: skip


def test_years_are_of_the_fact_or_else_of_the_document(view: View) -> None:
    years = {edge["relation"]: edge["year"] for _, _, edge in project(view).edges(data=True)}
    assert (years["invests"], years["has_target"], years["oversees"]) == (2026, 2027, 2025)


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_equal_graphs_give_equal_networks(view: View, perspective: str) -> None:
    one, other = (project(each, perspective) for each in (view, View.in_memory(reversed(list(view.quads())))))
    assert json.dumps(nx.node_link_data(one, edges="links")) == json.dumps(nx.node_link_data(other, edges="links"))


def test_a_focus_keeps_what_is_near(view: View) -> None:
    near = project(view, focus="县 水利局", depth=1)
    assert near.graph["centres"] == [iri("云岭县水利局")]
    assert {node["label"] for node in near.nodes.values()} == {
        "云岭县水利局", "张建国", "云岭县河长制办公室", "云岭县防汛抗旱指挥部", "建成石桥水库", "石桥水库",
        "云岭县水利局局长",
    }  # fmt: skip
    assert set(project(view, focus="水利局", depth=0)) == {iri("云岭县水利局")}
    assert set(project(view, focus=PLAN, depth=1)) > {iri(PLAN), iri("中华人民共和国水法")}
    assert len(project(view, focus="水利局", depth=9)) == len(project(view)) - len(list(nx.isolates(project(view))))


def test_an_unknown_focus_names_the_nearest(view: View) -> None:
    with pytest.raises(
        UnknownNameError, match="县水务局: nothing in the perspective org bears this name; the nearest are 县水利局、"
    ):
        project(view, "org", focus="县水务局")
    with pytest.raises(UnknownNameError, match="白水镇: in the graph, but not in the perspective org; look at all"):
        project(view, "org", focus="白水镇")


@pytest.mark.parametrize(("focus", "depth"), [(None, 1), ("水利局", -1)])
def test_a_depth_needs_a_focus(view: View, focus: str | None, depth: int) -> None:
    with pytest.raises(GovgraphError, match="a depth counts steps"):
        project(view, focus=focus, depth=depth)


def test_an_unknown_perspective_is_refused(view: View) -> None:
    with pytest.raises(GovgraphError, match=r"choose one of org, appointments, responsibility, projects, .*, all"):
        project(view, "map")


def test_an_empty_graph_is_an_empty_network() -> None:
    assert [len(project(View.in_memory([]), perspective)) for perspective in PERSPECTIVES] == [0] * 8


def test_money_is_told_in_chinese_units() -> None:
    assert [yuan(amount) for amount in (3.5e8, 9999, 10000, 123456789, 0)] == [
        "3.5亿元",
        "9999元",
        "1万元",
        "1.23457亿元",
        "0元",
    ]


def around(view: View, perspective: str, focus: str, depth: int | None = None) -> set[str]:
    return {node["label"] for node in project(view, perspective, focus=focus, depth=depth).nodes.values()}


def test_a_person_comes_with_posts_bodies_and_their_tasks(view: View) -> None:
    near = {"张建国", "云岭县副县长", "云岭县水利局", "水利"}
    assert around(view, "person", "张建国", 1) == near
    assert around(view, "person", "张建国", 2) == near | {"建成石桥水库"}
    assert around(view, "person", "张建国") == near | {"建成石桥水库", "供水能力 5万吨"}
    assert around(view, "person", "李秀兰") == {"李秀兰", "云岭县水利局局长", "云岭县水利局"}, "not what the body does"


def test_a_body_comes_with_who_leads_it_and_what_it_does(view: View) -> None:
    assert around(view, "organization", "县水利局") == {
        *("云岭县水利局", "云岭县河长制办公室", "云岭县防汛抗旱指挥部", "张建国", "云岭县水利局局长", "李秀兰"),
        *("建成石桥水库", "供水能力 5万吨", "石桥水库", "白水镇", "3.5亿元"),
    }
    network = project(view, "organization", focus="县财政局")
    assert {edge["relation"] for *_, edge in network.edges(data=True)} >= {"names", "responsible_for"}
    layers = {node["label"]: node["layer"] for node in project(view, "organization", focus="县水利局").nodes.values()}
    assert layers["云岭县水利局"] < layers["云岭县河长制办公室"] == layers["云岭县防汛抗旱指挥部"]


def test_a_person_is_no_body(view: View) -> None:
    with pytest.raises(UnknownNameError, match="张建国: in the graph, but not in the perspective organization"):
        project(view, "organization", focus="张建国")


@pytest.fixture(scope="module")
def two_years() -> View:
    quads = list(graph_quads(build_graph([read_source(str(Path(__file__).parent / "history" / "yunling.txt"))])))
    return View.in_memory([*quads, *infer(quads)])


def test_who_was_appointed_stands_among_the_leaders(two_years: View) -> None:
    assert ("沈砚清", "任职", "云岭县人民政府副县长") in edges(project(two_years, "org"))


def test_edges_are_there_when_the_graph_of_that_day_has_them(two_years: View) -> None:
    whole = {perspective: project(two_years, perspective) for perspective in PERSPECTIVES}
    spans = {(edge["since"], edge["until"]) for each in whole.values() for *_, edge in each.edges(data=True)}
    days = sorted({day for span in spans for day in span if day})
    assert len(days) == 8
    for day in ["2020-01-01", *days]:
        then = two_years.as_of(day)
        for perspective, network in whole.items():
            there = {
                (source, target, edge["relation"])
                for source, target, edge in network.edges(data=True)
                if (edge["since"] or "") <= day and (edge["until"] is None or day < edge["until"])
            }
            known = {
                (source, target, edge["relation"])
                for source, target, edge in project(then, perspective).edges(data=True)
            }
            assert known <= there
            assert {relation for *_, relation in there - known} <= {"post_in"}, "a vacant post is still there"


def term(post: str, person: str, start: str | None, until: str | None, **known: str) -> Term:
    return Term(
        iri=f"{post}/{person}/{start}", person=person, post=post, organization=None, title=post, start=start, until=until,
        witnessed=known.get("witnessed"), not_before=known.get("not_before"),
        start_kind="appointment" if start else "unknown", end_kind="removal" if until else None, acting=False,
        probation=None, opened_by=(), witnessed_by=(), closed_by=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([term("局长", "甲", "2024", "2025-03")], [Vacancy("局长", "2025-03", None)]),
        ([term("局长", "甲", None, "2025-03"), term("局长", "乙", "2025-05", None)], [("局长", "2025-03", "2025-05")]),
        ([term("局长", "甲", "2024", "2025-03"), term("局长", "乙", "2025-03", None)], []),
        ([term("副县长", "甲", "2024", "2025-03"), term("副县长", "乙", "2024-06", None)], []),
        ([term("局长", "甲", "2024", "2025-03"), term("局长", "乙", None, None, witnessed="2025-05")], []),
        ([term("局长", "甲", "2024", None)], []),
    ],
)
def test_a_post_is_vacant_when_no_document_shows_a_holder(terms: list[Term], expected: list[Any]) -> None:
    assert [(each.post, each.start, each.until) for each in find_vacancies(terms)] == [
        each if isinstance(each, tuple) else (each.post, each.start, each.until) for each in expected
    ]


def test_terms_come_with_their_sentences(two_years: View) -> None:
    network = project(two_years, "appointments", focus="许怀谷", depth=1)
    (only,) = network.graph["terms"]
    assert (only["until"], only["end_kind"]) == ("2025-02-18", "resignation")
    assert "许怀谷" in only["closed_by"][0]["clause"]
    assert {each["post"] for each in project(two_years, "appointments").graph["vacancies"]} <= set(
        project(two_years, "appointments")
    )
