"""The graph as it was on a day: exact for the two years of the fictional 云岭县."""

from datetime import date
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.errors import QueryError
from govgraph.graph.inference import infer
from govgraph.graph.moments import END_OF_TIME
from govgraph.graph.network import PERSPECTIVES, project
from govgraph.graph.queries import bind, saved_queries, saved_query
from govgraph.graph.query import run_query
from govgraph.graph.rdf import graph_quads
from govgraph.graph.validate import validate

DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(date.isoformat)


def in_office(view: View) -> set[tuple[str, str]]:
    rows = view.select(
        "SELECT ?who ?what { ?term a gov:TermOfOffice ; org:member/rdfs:label ?who ; gov:post/rdfs:label ?what }"
    )
    return {(row["who"].value, row["what"].value.removeprefix("云岭县人民政府")) for row in rows}


def text(term: object) -> str | None:
    return term.value if isinstance(term, ox.Literal) else None


def overseen(view: View) -> set[tuple[str, str]]:
    """Return who oversees what, by the shortcut; the statements must say the same."""
    shortcut = {
        (row["who"].value, row["what"].value)
        for row in view.select("SELECT ?who ?what { ?p gov:oversees ?b . ?p rdfs:label ?who . ?b rdfs:label ?what }")
    }
    stated = {
        (row["who"].value, row["what"].value)
        for row in view.select(
            "SELECT ?who ?what { ?s a gov:Oversight ; gov:subject/rdfs:label ?who ; gov:object/rdfs:label ?what }"
        )
    }
    assert shortcut == stated
    return {(who, what.removeprefix("云岭县")) for who, what in shortcut}


def documents(view: View) -> int:
    return len(list(view.select("SELECT ?d { ?d a gov:OfficialDocument }")))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023", {("许怀谷", "县长"), ("方致和", "副县长")}),
        ("2025-02-17", {("许怀谷", "县长"), ("方致和", "副县长"), ("孟庭舟", "副县长")}),
        ("2025-02-18", {("陆承远", "代理县长"), ("陆承远", "副县长"), ("沈砚清", "副县长"), ("孟庭舟", "副县长")}),
        ("2025-07-07", {("陆承远", "代理县长"), ("陆承远", "副县长"), ("沈砚清", "副县长"), ("孟庭舟", "副县长")}),
        ("2025-07-08", {("陆承远", "县长"), ("陆承远", "副县长"), ("沈砚清", "副县长"), ("孟庭舟", "副县长")}),
        (
            "2025",
            {
                *(("陆承远", "县长"), ("陆承远", "副县长"), ("沈砚清", "副县长"), ("孟庭舟", "副县长")),
                ("沈砚清", "云岭县林业局局长"),
            },
        ),
    ],
)
def test_who_is_in_office(two_years_view: View, day: str, expected: set[tuple[str, str]]) -> None:
    assert in_office(two_years_view.as_of(day)) == expected
    asked = run_query(two_years_view, bind(saved_query("officials-on"), {"date": day})).rows
    assert {(text(row[0]), (text(row[1]) or "").removeprefix("云岭县人民政府")) for row in asked} == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-02-29", set()),
        (
            "2025-02-24",
            {
                ("许怀谷", "审计局"),
                ("许怀谷", "人民政府"),
                ("方致和", "林业局"),
                ("方致和", "水利局"),
                ("孟庭舟", "教育局"),
            },
        ),
        (
            "2025-06-09",
            {
                *(("许怀谷", "审计局"), ("许怀谷", "人民政府"), ("方致和", "林业局"), ("方致和", "水利局")),
                *(("孟庭舟", "教育局"), ("沈砚清", "林业局"), ("沈砚清", "水利局")),
            },
        ),
        (
            "2025-06",
            {
                ("陆承远", "审计局"),
                ("陆承远", "人民政府"),
                ("沈砚清", "林业局"),
                ("孟庭舟", "教育局"),
                ("孟庭舟", "水利局"),
            },
        ),
    ],
)
def test_who_oversees_what(two_years_view: View, day: str, expected: set[tuple[str, str]]) -> None:
    assert overseen(two_years_view.as_of(day)) == expected


def test_later_documents_are_absent(two_years_view: View) -> None:
    assert [
        documents(two_years_view.as_of(day)) for day in ("2024-02", "2024-03", "2025-02-18", "2025-02", "2025")
    ] == [*(0, 1, 3, 4, 8)]
    early = two_years_view.as_of("2024")
    assert list(early.select('SELECT ?d { ?d rdfs:label "关于沈砚清同志任职的通知" }')) == []
    assert list(early.select('SELECT ?p { ?p a gov:Person ; rdfs:label "沈砚清" }')), "things stay"


@pytest.mark.parametrize(("day", "marked"), [("2025-09-30", False), ("2025-10", True)])
def test_a_repealed_document_is_marked(two_years_view: View, day: str, marked: bool) -> None:
    rows = list(two_years_view.as_of(day).select("SELECT ?d { ?d eli:in_force eli:InForce-notInForce }"))
    assert [str(row["d"]).strip("<>").rsplit("/", 1)[-1] for row in rows] == (["云政发〔2024〕7号"] if marked else [])


def test_a_date_that_is_none_is_one_line(two_years_view: View) -> None:
    with pytest.raises(QueryError, match=r"2025-13: not a date; give YYYY, YYYY-MM or YYYY-MM-DD"):
        two_years_view.as_of("2025-13")


@settings(max_examples=25, deadline=None)
@given(DAYS)
def test_every_day_is_a_valid_graph_and_nothing_is_made_up(two_years: Graph, day: str) -> None:
    asserted = list(graph_quads(two_years))
    whole = View.in_memory([*asserted, *infer(asserted)])
    view = whole.as_of(day)
    there = set(view.asserted())
    assert {quad for quad in there - set(whole.asserted()) if not quad.predicate.value.endswith("in_force")} == set()
    assert set(view.quads()) - there == set(infer(there))
    assert validate(there).conforms


@settings(max_examples=25, deadline=None)
@given(DAYS, DAYS)
def test_documents_only_accumulate(two_years: Graph, one: str, other: str) -> None:
    view = View.in_memory(graph_quads(two_years))
    early, late = sorted((one, other))
    keys: list[set[Any]] = [
        {row["k"].value for row in view.as_of(day).select("SELECT ?k { ?d gov:key ?k }")} for day in (early, late)
    ]
    assert keys[0] <= keys[1]


def test_at_the_end_only_what_ended_is_gone(two_years_view: View) -> None:
    final = two_years_view.as_of(END_OF_TIME)
    gone = {quad.subject for quad in two_years_view.quads()} - {quad.subject for quad in final.quads()}
    kinds = {each.value.split("/id/")[1].split("/")[0] for each in gone if isinstance(each, ox.NamedNode)}
    assert kinds == {"tenure", "statement"}


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_every_perspective_draws_a_day(two_years_view: View, perspective: str) -> None:
    before, after = (project(two_years_view.as_of(day), perspective) for day in ("2024-03", "2025"))
    assert set(before.nodes) != set(after.nodes) or perspective == "projects"
    labels = {node["label"] for _, node in before.nodes(data=True)}
    if perspective == "org":
        assert "方致和" in labels
        assert "陆承远" not in labels
        assert "方致和" not in {node["label"] for _, node in after.nodes(data=True)}


def test_every_saved_query_answers_for_a_day(two_years_view: View) -> None:
    view = two_years_view.as_of("2025-03")
    for query in saved_queries():
        given = {each.name: "县林业局" for each in query.parameters if each.required}
        run_query(view, bind(query, given))


def answers(view: View, name: str, **parameters: str) -> list[tuple[str | None, ...]]:
    rows = run_query(view, bind(saved_query(name), parameters)).rows
    return [tuple(map(text, row)) for row in rows]


def test_the_holders_of_a_post_one_after_another(two_years_view: View) -> None:
    assert answers(two_years_view, "tenures-of", post="县长") == [
        *(
            (
                "许怀谷",
                "云岭县人民政府县长",
                "false",
                None,
                "unknown",
                "2025-02-18",
                "resignation",
                "2024-03-01",
                None,
                None,
            ),
            ("陆承远", "云岭县人民政府县长", "false", "2025-07-08", "appointment", None, None, None, None, None),
        )
    ]


def test_who_had_charge_one_after_another(two_years_view: View) -> None:
    assert answers(two_years_view, "duties-history", duty="县水利局") == [
        ("云岭县水利局", "方致和", "分管", "2024-03-01", "2025-06-10", "云政办发〔2024〕3号"),
        ("云岭县水利局", "沈砚清", "分管", "2025-02-25", "2025-06-10", "云政办发〔2025〕4号"),
        ("云岭县水利局", "孟庭舟", "分管", "2025-06-10", None, "云政办发〔2025〕8号"),
    ]
