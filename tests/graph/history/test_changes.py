"""What changed between two days, and between two stores."""

from dataclasses import replace

import pytest

from govgraph.extract.records import Graph
from govgraph.graph.changes import Change, changes_between, changes_to
from govgraph.graph.dataset import View
from govgraph.graph.errors import QueryError
from govgraph.graph.rdf import graph_quads

PEOPLE, DUTIES = "云人常〔2025〕2号", "云政办发〔2025〕8号"


def test_the_changes_of_a_spring(two_years_view: View) -> None:
    found = changes_between(two_years_view, "2025-02-17", "2025-02-18")
    assert found == (
        Change("appointed", "云岭县人民政府代理县长", "陆承远", date="2025-02-18", document=PEOPLE),
        Change("appointed", "云岭县人民政府副县长", "沈砚清", date="2025-02-18", document=PEOPLE),
        Change("appointed", "云岭县人民政府副县长", "陆承远", date="2025-02-18", document=PEOPLE),
        Change("removed", "云岭县人民政府副县长", "方致和", date="2025-02-18", document=PEOPLE),
        Change("resigned", "云岭县人民政府县长", "许怀谷", date="2025-02-18", document=PEOPLE),
        Change("document_new", "关于陆承远等同志任免职的公告", date="2025-02-18", document=PEOPLE),
    )


def test_duties_move_between_officials(two_years_view: View) -> None:
    found = changes_between(two_years_view, "2024", "2025-06")
    moved = {each.what: (each.before, each.after) for each in found if each.kind == "duty_moved"}
    assert moved["云岭县水利局"] == ("方致和", "孟庭舟")
    assert moved["林业"] == ("方致和", "沈砚清")
    assert "云岭县教育局" not in moved
    [one] = (each for each in found if each.what == "云岭县水利局")
    assert one.words("zh") == "云岭县水利局由方致和改由孟庭舟负责（2025-06-10，云政办发〔2025〕8号）"
    assert one.words("en") == "云岭县水利局 moved from 方致和 to 孟庭舟 (2025-06-10, 云政办发〔2025〕8号)"
    assert one.to_json() == {
        "kind": "duty_moved",
        "who": None,
        "what": "云岭县水利局",
        "from": "方致和",
        "to": "孟庭舟",
        "date": "2025-06-10",
        "document": DUTIES,
        "zh": one.words("zh"),
        "en": one.words("en"),
    }


def test_acting_ends_and_a_document_is_repealed(two_years_view: View) -> None:
    found = changes_between(two_years_view, "2025-07-01", "2025-10")
    assert [(each.kind, each.who, each.what) for each in found if not each.kind.startswith("document_new")] == [
        ("appointed", "陆承远", "云岭县人民政府县长"),
        ("appointed", "沈砚清", "云岭县林业局局长"),
        ("ended", "陆承远", "云岭县人民政府代理县长"),
        ("document_repealed", None, "关于印发《云岭县植树办法（试行）》的通知"),
    ]


@pytest.mark.parametrize(("start", "end"), [("2025-06", "2025-03"), ("2025-03", "2025-03"), ("2025", "2025-12-31")])
def test_the_first_date_must_come_first(two_years_view: View, start: str, end: str) -> None:
    with pytest.raises(QueryError, match=f"from {start} to {end}: the first date must come before the second"):
        changes_between(two_years_view, start, end)


def test_a_store_and_itself_do_not_differ(two_years_view: View) -> None:
    assert changes_to(two_years_view, two_years_view) == ()


def test_another_value_of_a_target_is_a_change(fictional: Graph) -> None:
    facts = tuple(
        replace(each, fact=replace(each.fact, object="31％"))
        if (each.fact.relation, each.fact.object) == ("target", "29.37％")
        else each
        for each in fictional.facts
    )
    before, after = (View.in_memory(graph_quads(each)) for each in (fictional, replace(fictional, facts=facts)))
    assert changes_to(before, after) == (
        Change(
            "target_changed",
            "森林覆盖率（2025）",
            None,
            "29.37％、30％以上",
            "31％",
            "2025-02-10",
            "云政办发〔2025〕3号",
        ),
    )


def test_stores_of_different_documents(fictional: Graph) -> None:
    gone = "云政发〔2025〕7号"
    fewer = replace(
        fictional,
        extractions=tuple(each for each in fictional.extractions if each.document.key != gone),
        facts=tuple(each for each in fictional.facts if each.fact.doc != gone),
        tenures=(),
    )
    views = [View.in_memory(graph_quads(each)) for each in (fictional, fewer)]
    assert "document_gone" in {each.kind for each in changes_to(*views)}
    assert {each.kind for each in changes_to(*views[::-1])} >= {"document_new", "appointed", "resigned"}
