"""Saved queries: each has an exact answer on the fictional graph, and no parameter can become syntax."""

import re
from dataclasses import replace
from typing import Any, Protocol

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.records import Graph, ResolvedFact
from govgraph.graph.errors import QueryError
from govgraph.graph.queries import bind, read_saved, saved_queries, saved_query
from govgraph.graph.rdf import graph_quads

PLAN, DUTIES, REPORT, POSTS = "云政办发〔2025〕3号", "云政办发〔2025〕5号", "云政发〔2025〕1号", "云政发〔2025〕7号"
FIRST = "实施造林工程，森林覆盖率达到29.37％。推进青石岭风电场，投资3.5亿元。（责任单位：县林业局、县财政局）"
SECOND = "建设云溪镇污水处理厂。（牵头单位：县住建局，配合单位：县财政局）"
GOAL = "森林覆盖率达到29.37％"

Row = tuple[str | None, ...]


class View(Protocol):
    def query(self, sparql: str, /) -> Any: ...


def answer(view: View, name: str, /, **parameters: str) -> list[Row]:
    rows = view.query(bind(saved_query(name), parameters))
    return [tuple(None if term is None else term.value for term in row) for row in rows]


def test_who_answers_for_a_target(fictional_view: View) -> None:
    def row(target: str, department: str, document: str, quote: str) -> Row:
        short = department.removeprefix("云岭")
        return (
            *("森林覆盖率", target, "2025", "实施造林工程", department, "joint", "王青山", "分管"),
            *(document, quote, PLAN, short, DUTIES, short, None, None, None),
        )

    goals = [("29.37％", PLAN, GOAL), ("30％以上", REPORT, "森林覆盖率达到30％以上")]
    everything = [row(t, body, d, q) for t, d, q in goals for body in ("云岭县林业局", "云岭县财政局")]
    assert answer(fictional_view, "who-answers-for") == everything
    assert answer(fictional_view, "who-answers-for", indicator="森林覆盖率", department="县绿化办") == everything[::2]
    assert answer(fictional_view, "who-answers-for", indicator="公园") == []


EXPECTED: list[tuple[str, dict[str, str], list[Row]]] = [
    (
        "duties-of",
        {"official": "王青山"},
        [
            ("王青山", "负责", "水利", "area", DUTIES, "2025-03", "水利"),
            ("王青山", "分管", "云岭县林业局", "organization", DUTIES, "2025-03", "县林业局"),
            ("王青山", "分管", "云岭县财政局", "organization", DUTIES, "2025-03", "县财政局"),
            ("王青山", "联系", "云岭县税务局", "organization", DUTIES, "2025-03", "县税务局"),
        ],
    ),
    ("duties-of", {"official": "无此人"}, []),
    (
        "tasks-of",
        {"department": "县财政局"},
        [
            ("云岭县财政局", "实施造林工程", "joint", FIRST, PLAN, "县财政局", "云岭县林业局"),
            ("云岭县财政局", "建设云溪镇污水处理厂", "co", SECOND, PLAN, "县财政局", "云岭县住建局"),
        ],
    ),
    (
        "targets",
        {"year": "2025"},
        [
            ("2025", "森林覆盖率", "29.37％", "increase_to", "29.37", None, "％", None, PLAN, GOAL),
            ("2025", "森林覆盖率", "30％以上", ">=", "30", None, "％", None, REPORT, "森林覆盖率达到30％以上"),
        ],
    ),
    ("targets", {"year": "2024"}, []),
    (
        "conflicting-targets",
        {},
        [("森林覆盖率", "2025", "29.37％", "30％以上", PLAN, REPORT, GOAL, "森林覆盖率达到30％以上")],
    ),
    ("conflicting-targets", {"indicator": "公园"}, []),
    ("mixed-units", {}, []),
    (
        "targets",
        {"indicator": "公园"},
        [(None, "公园", "2至3个", "range", "2", "3", "个", "全县", REPORT, "新建公园2至3个")],
    ),
    (
        "appointments",
        {},
        [
            (
                *("removed", "赵平川", "县林业局局长", "云岭县林业局", "2025-04", None, "resignation"),
                *(POSTS, "免去赵平川同志的县林业局局长职务"),
            ),
            (
                *("appointed", "李长河", "县林业局局长", "云岭县林业局", "2025-04-02", "一年", "acting"),
                *(POSTS, "李长河同志任县林业局局长（试用期一年）"),
            ),
        ],
    ),
    ("appointments", {"person": "王青山"}, []),
    ("appointments", {"organization": "县财政局"}, []),
    (
        "citations",
        {"role": "basis"},
        [
            (
                PLAN,
                "关于印发生态县建设行动计划的通知",
                "basis",
                "森林条例",
                "南政发〔2020〕12号",
                "《森林条例》（南政发〔2020〕12号）",
            )
        ],
    ),
    (
        "citations",
        {"document": "2025年工作要点"},
        [(REPORT, "关于印发2025年工作要点的通知", "issues", "2025年工作要点", None, "2025年工作要点")],
    ),
    ("shared-tasks", {}, [("云岭县住建局", "云岭县财政局", "1"), ("云岭县林业局", "云岭县财政局", "1")]),
    ("shared-tasks", {"at_least": "2"}, []),
    (
        "documents",
        {},
        [
            (POSTS, "关于李长河等同志职务任免的通知", "云岭县人民政府", "2025", "通知", "云岭县", "云84fa.txt"),
            (REPORT, "关于印发2025年工作要点的通知", "云岭县人民政府", "2025-01-08", "通知", "云岭县", "云6c5a.txt"),
            (
                PLAN,
                "关于印发生态县建设行动计划的通知",
                "云岭县人民政府办公室",
                "2025-02-10",
                "通知",
                "云岭县",
                "云0978.txt",
            ),
            (DUTIES, "关于县政府领导工作分工的通知", "云岭县人民政府", "2025-03", "通知", "云岭县", "云94a2.txt"),
        ],
    ),
    ("documents", {"kind": "批复"}, []),
    ("officials", {"name": "王青山"}, [("王青山", "副县长", "3", "1")]),
    ("officials", {}, [("李长河", None, "0", "0"), ("王青山", "副县长", "3", "1"), ("赵平川", None, "0", "0")]),
    ("issues", {}, [(PLAN, "targets", "“若干”没有数值", "另有若干事项", "云0978.txt", "153", "159")]),
    ("issues", {"document": DUTIES}, []),
    (
        "evidence-of",
        {"name": "县绿化办"},
        [
            (
                "云岭县林业局",
                "OrganizationMention",
                "县林业局",
                "government",
                None,
                PLAN,
                "云0978.txt",
                "74",
                "78",
                "县林业局",
            ),
            (
                "云岭县林业局",
                "Responsibility",
                "县林业局",
                "实施造林工程",
                "joint",
                PLAN,
                "云0978.txt",
                "74",
                "78",
                "县林业局",
            ),
            ("云岭县林业局", "Oversight", "王青山", "县林业局", "分管", DUTIES, "云94a2.txt", "52", "56", "县林业局"),
            (
                "云岭县林业局",
                "Naming",
                "县林业局",
                "县绿化办",
                None,
                DUTIES,
                "云94a2.txt",
                "52",
                "61",
                "县林业局（县绿化办",
            ),
        ],
    ),
    ("repealed", {}, [("造林办法", None, PLAN, "2025-02-10", "原《造林办法》废止")]),
    ("unanswered-targets", {}, []),
    ("span-of-control", {}, [("王青山", "分管", "2", "2"), ("王青山", "联系", "1", "0")]),
    (
        "also-known-as",
        {"name": "云岭县林业局"},
        [
            ("云岭县林业局", "县林业局", None, None),
            ("云岭县林业局", "县绿化办", DUTIES, "县林业局（县绿化办"),
        ],
    ),
    (
        "coordination-bodies",
        {"body": "县造林指挥部"},
        [
            ("云岭县造林指挥部", "王青山", "总指挥", "县政府", DUTIES, "总指挥：王青山"),
            ("云岭县造林指挥部", "云岭县财政局", "成员", None, DUTIES, "成员：县财政局"),
        ],
    ),
    ("sites", {}, [("青石岭", "scenic", "1", "1"), ("云溪镇", "township", "0", "1")]),
    ("sites", {"type": "township"}, [("云溪镇", "township", "0", "1")]),
    ("money-by-department", {}, [("云岭县林业局", "350000000", "1"), ("云岭县财政局", "350000000", "1")]),
    ("shared-oversight", {}, []),
    ("judgements", {"verdict": "same"}, [("县绿化办", "县林业局", "same", "1", "加挂牌子", DUTIES)]),
    ("judgements", {"name": "县住建局"}, [("县林业局", "县住建局", "different", "0.25", "全称不同", None)]),
]


@pytest.mark.parametrize(
    ("name", "parameters", "rows"), EXPECTED, ids=lambda each: each if isinstance(each, str) else None
)
def test_answers(fictional_view: View, name: str, parameters: dict[str, str], rows: list[Row]) -> None:
    assert answer(fictional_view, name, **parameters) == rows


def test_projects(fictional_view: View) -> None:
    def plant(department: str) -> Row:
        return "云溪镇污水处理厂", None, None, None, None, "建设", None, department, PLAN, "云溪镇污水处理厂"

    def wind(department: str) -> Row:
        figures = ("350000000", "720000000", "5万千瓦", "2025", "推进", "青石岭")
        return "青石岭风电场", *figures, department, PLAN, "青石岭风电场"

    plants = [plant("云岭县住建局"), plant("云岭县财政局")]
    winds = [wind("云岭县林业局"), wind("云岭县财政局")]
    assert answer(fictional_view, "projects") == [*plants, *winds]
    assert answer(fictional_view, "projects", site="青石岭") == winds
    assert answer(fictional_view, "projects", department="县林业局") == winds[:1]
    assert answer(fictional_view, "projects", project="云溪镇污水处理厂") == plants
    assert answer(fictional_view, "projects", department="县税务局") == []


def test_organizations(fictional_view: View) -> None:
    assert answer(fictional_view, "organizations", kind="government") == [("云岭县林业局", "government", "云岭县", "1")]
    assert [(row[0], row[3]) for row in answer(fictional_view, "organizations")] == [
        ("云岭县人民政府", "0"),
        ("云岭县住建局", "1"),
        ("云岭县招商局", "0"),
        ("云岭县林业局", "1"),
        ("云岭县税务局", "0"),
        ("云岭县财政局", "2"),
        ("云岭县造林指挥部", "0"),
        ("南山省人民政府", "0"),
    ]


def changed(graph: Graph, facts: tuple[ResolvedFact, ...]) -> View:
    store = ox.Store()
    store.extend(graph_quads(replace(graph, facts=facts)))

    class Memory:
        def query(self, sparql: str, /) -> Any:
            return store.query(sparql, use_default_graph_as_union=True)

    return Memory()


def test_a_target_of_a_body_that_nobody_oversees_is_unanswered(fictional: Graph) -> None:
    kept = tuple(each for each in fictional.facts if (each.fact.relation, each.fact.object) != ("oversees", "县林业局"))
    assert answer(changed(fictional, kept), "unanswered-targets") == [
        ("森林覆盖率", "29.37％", "2025", "实施造林工程", "云岭县林业局", PLAN, GOAL)
    ]


def test_an_indicator_in_two_units(fictional: Graph) -> None:
    def in_points(each: ResolvedFact) -> ResolvedFact:
        if (each.fact.relation, each.fact.object) != ("target", "29.37％"):
            return each
        stated = {**dict(each.fact.qualifiers), "unit": "个百分点"}
        return replace(each, fact=replace(each.fact, qualifiers=tuple(sorted(stated.items()))))

    view = changed(fictional, tuple(in_points(each) for each in fictional.facts))
    assert answer(view, "mixed-units") == [
        ("森林覆盖率", "个百分点", "29.37％", "increase_to", PLAN, GOAL),
        ("森林覆盖率", "％", "30％以上", ">=", REPORT, "森林覆盖率达到30％以上"),
    ]
    assert answer(view, "conflicting-targets") == []


def test_a_body_with_two_overseers(fictional: Graph) -> None:
    [first] = (each for each in fictional.facts if (each.fact.relation, each.fact.object) == ("oversees", "县财政局"))
    someone = next(each.iri for each in fictional.entities if each.label == "李长河")
    second = replace(first, fact=replace(first.fact, subject="李长河"), subject_iri=someone)
    assert answer(changed(fictional, (*fictional.facts, second)), "shared-oversight") == [
        ("云岭县财政局", "2", "李长河", "分管", DUTIES),
        ("云岭县财政局", "2", "王青山", "分管", DUTIES),
    ]


def test_facts_by_relation_counts_each_statement_once(fictional_view: View) -> None:
    counted = {row[0]: row[1] for row in answer(fictional_view, "facts-by-relation")}
    assert (len(counted), counted["Oversight"], counted["DocumentDescription"]) == (16, "3", "4")


def test_every_saved_query_says_what_it_is_for() -> None:
    for query in saved_queries():
        assert all((query.title("zh"), query.title("en"), query.description("zh"), query.description("en")))


def test_every_answer_is_in_one_order_only() -> None:
    for query in saved_queries():
        selected = query.sparql[query.sparql.index("SELECT") : query.sparql.index("WHERE")]
        columns = set(re.findall(r"\?\w+", re.sub(r"\([A-Z]+\(.*?\)+ AS (\?\w+)\)", r"\1", selected)))
        order = query.sparql[query.sparql.rindex("ORDER BY") :]
        assert columns <= set(re.findall(r"\?\w+", order)), query.name
        assert "DISTINCT" in selected or "GROUP BY" in query.sparql, query.name
        assert "GROUP_CONCAT" not in query.sparql, query.name


HOSTILE = ('"} #', "\\u0022 } UNION {", "'''", "$name", "\\")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(HOSTILE))
def test_text_never_becomes_syntax(value: str) -> None:
    head = "# title: 题 / t\n# purpose: 用 / p\n# param name text required: 名 / n\n"
    text = head + "SELECT ?x WHERE { VALUES ?x { $name } }"
    [row] = ox.Store().query(bind(read_saved("echo", text), {"name": value}))  # type: ignore[misc]
    assert row["x"] == ox.Literal(value)


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("duties-of", {}, "query duties-of needs the parameter official: 官员姓名 / name of the official"),
        ("duties-of", {"person": "王青山"}, "query duties-of has no parameter 'person'; it has official"),
        ("repealed", {"x": "y"}, "query repealed has no parameter 'x'; it has none"),
        ("targets", {"year": "今年"}, "parameter year must be a year of four digits, not '今年'"),
        ("shared-tasks", {"at_least": "two"}, "parameter at_least must be a whole number, not 'two'"),
    ],
)
def test_a_wrong_parameter_is_one_clear_line(name: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        bind(saved_query(name), parameters)
    assert str(caught.value) == message


def test_an_unknown_query_is_one_clear_line() -> None:
    with pytest.raises(
        QueryError, match=r"no saved query 'who-knows'; did you mean .*who-covers.*\? govgraph queries lists all"
    ):
        saved_query("who-knows")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", "lacks a title or a purpose"),
        ("# title: 题 / t\n# purpose: 用 / p\n# nonsense\nSELECT * {}", "cannot read the line '# nonsense'"),
        ("# title: 题 / t\n# purpose: 用 / p\nSELECT * { VALUES ?x { $y } }", "parameters and placeholders differ"),
    ],
)
def test_a_malformed_file_is_one_clear_line(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        read_saved("broken", text)
