"""Tenures: who holds which post from when to when."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.records import (
    Document,
    Evidence,
    Extraction,
    Fact,
    Graph,
    SourceText,
    Tenure,
    TenureEnd,
    TenureStart,
    Value,
)
from govgraph.extract.resolve import resolve
from govgraph.extract.resolve.successions import one_holder
from govgraph.graph.rdf import graph_quads

CHIEF = "县能源局局长"


def said(relation: str, name: str, post: str, **qualifiers: Value) -> Fact:
    qualifiers = {key.rstrip("_"): value for key, value in qualifiers.items()}
    return Fact(relation, "", name, post, Evidence("", 0, 1, ""), "test", tuple(sorted(qualifiers.items())))


def notice(day: str | None, *facts: Fact, key: str | None = None) -> Extraction:
    key = key or f"云政发〔{day}〕{len(facts)}号"
    source = SourceText(f"{key}.txt", "文" * len(facts), key)
    placed = tuple(
        Fact(
            each.relation,
            key,
            each.subject,
            each.object,
            Evidence(source.name, at, at + 1, "文"),
            "test",
            each.qualifiers,
        )
        for at, each in enumerate(facts)
    )
    text = source.raw
    document = Document(key, source, text, tuple(range(len(text))), number=key, issuer="云岭县人民政府", date=day)
    return Extraction(document, placed, ())


def issues(graph: Graph) -> list[tuple[str, str]]:
    return [
        (issue.doc, issue.reason)
        for extraction in graph.extractions
        for issue in extraction.issues
        if issue.extractor == "tenures"
    ]


def spans(graph: Graph) -> list[tuple[str, str, str | None, str | None]]:
    """Return post, name, start and end of each tenure; ≤ marks the day on which one is first seen."""
    return sorted(
        (
            (
                tenure.post_iri.rsplit("/", 1)[-1],
                tenure.person_iri.rsplit("/", 1)[-1],
                tenure.start or (f"≤{tenure.witnessed}" if tenure.witnessed else None),
                tenure.end,
            )
            for tenure in graph.tenures
        ),
        key=repr,
    )


def only(graph: Graph) -> Tenure:
    [tenure] = graph.tenures
    return tenure


def test_an_appointment_opens_and_a_removal_closes() -> None:
    graph = resolve(
        [
            notice("2024-03-12", said("appointed", "林岚", CHIEF, org="县能源局", role="局长", probation="一年")),
            notice("2025-06", said("removed", "林岚", "云岭县能源局局长", org="云岭县能源局", role="局长")),
        ]
    )
    tenure = only(graph)
    assert (tenure.start, tenure.end) == ("2024-03-12", "2025-06"), "at the precision printed"
    assert (tenure.start_kind, tenure.end_kind) == (TenureStart.APPOINTMENT, TenureEnd.REMOVAL)
    assert tenure.probation == "一年"
    assert [each.fact.doc for each in (*tenure.opened_by, *tenure.closed_by)] == [
        "云政发〔2024-03-12〕1号",
        "云政发〔2025-06〕1号",
    ]
    assert tenure.org_iri is not None
    assert tenure.org_iri.endswith("/云岭县能源局")


def test_an_additional_post_closes_nothing_and_a_removal_closes_its_own_post_only() -> None:
    graph = resolve(
        [
            notice("2024-01-05", said("appointed", "林岚", "县能源局副局长", org="县能源局", role="副局长")),
            notice("2024-02-05", said("appointed", "林岚", CHIEF, org="县能源局", role="局长")),
            notice("2024-03-05", said("removed", "林岚", "县能源局副局长", org="县能源局", role="副局长")),
        ]
    )
    assert spans(graph) == [
        ("云岭县能源局副局长", "林岚", "2024-01-05", "2024-03-05"),
        ("云岭县能源局局长", "林岚", "2024-02-05", None),
    ]


def test_a_second_term_is_a_second_interval() -> None:
    days = [("appointed", "2021"), ("removed", "2022-05"), ("appointed", "2023-01-09")]
    graph = resolve([notice(day, said(relation, "林岚", CHIEF, role="局长")) for relation, day in days])
    assert [each[2:] for each in spans(graph)] == [("2021", "2022-05"), ("2023-01-09", None)]
    assert issues(graph) == []


def test_a_removal_without_a_beginning_has_an_open_start() -> None:
    tenure = only(resolve([notice("2025-02-18", said("removed", "林岚", CHIEF, role="局长", kind="resignation"))]))
    assert (tenure.start, tenure.witnessed, tenure.end) == (None, None, "2025-02-18")
    assert (tenure.start_kind, tenure.end_kind) == (TenureStart.UNKNOWN, TenureEnd.RESIGNATION)


def test_the_same_removal_announced_twice_is_one_end() -> None:
    graph = resolve([notice(day, said("removed", "林岚", CHIEF, role="局长")) for day in ("2025-02-18", "2025-02-20")])
    assert only(graph).end == "2025-02-18"
    assert len(only(graph).closed_by) == 2


def test_a_post_beside_a_name_shows_that_it_is_held() -> None:
    held = said("holds_position", "林岚", CHIEF, org="县能源局")
    graph = resolve([notice("2025-03-12", held), notice("2024-11-02", held)])
    assert (only(graph).start, only(graph).witnessed, only(graph).end) == (None, "2024-11-02", None)
    assert len(only(graph).witnessed_by) == 2


def test_in_office_before_the_appointment_it_is_a_confirmation() -> None:
    graph = resolve(
        [
            notice("2024-03-12", said("holds_position", "林岚", CHIEF)),
            notice("2025-03-12", said("appointed", "林岚", CHIEF, role="局长")),
        ]
    )
    assert (only(graph).start, only(graph).witnessed) == (None, "2024-03-12")


def test_seen_after_a_removal_it_is_another_term() -> None:
    graph = resolve(
        [
            notice("2024-03-12", said("removed", "林岚", CHIEF, role="局长")),
            notice("2025-03-12", said("holds_position", "林岚", CHIEF)),
        ]
    )
    assert [each[2:] for each in spans(graph)] == [("≤2025-03-12", None), (None, "2024-03-12")]
    assert max(graph.tenures, key=lambda each: each.witnessed or "").not_before == "2024-03-12"


@pytest.mark.parametrize("successor", ["林岚", "高远"])
def test_acting_ends_with_a_full_appointment(successor: str) -> None:
    graph = resolve(
        [
            notice(
                "2025-02-18", said("appointed", "林岚", "代理县长", org="县人民政府", role="代理县长", kind="acting")
            ),
            notice("2025-07-08", said("appointed", successor, "县长", org="云岭县人民政府", role="县长")),
        ]
    )
    assert spans(graph) == [
        ("云岭县人民政府代理县长", "林岚", "2025-02-18", "2025-07-08"),
        ("云岭县人民政府县长", successor, "2025-07-08", None),
    ]
    [acting] = [each for each in graph.tenures if each.acting]
    assert acting.end_kind is TenureEnd.FULL_APPOINTMENT


def test_a_deputy_is_not_replaced_by_another_deputy() -> None:
    graph = resolve(
        [
            notice("2025-02-18", said("appointed", "林岚", "副县长", org="县政府", role="副县长")),
            notice("2025-07-08", said("appointed", "高远", "副县长", org="县政府", role="副县长")),
        ]
    )
    assert sorted(each[1:] for each in spans(graph)) == [("林岚", "2025-02-18", None), ("高远", "2025-07-08", None)]
    assert issues(graph) == []


def test_a_successor_does_not_close_the_predecessor_but_is_remarked() -> None:
    graph = resolve(
        [
            notice("2024-02-18", said("appointed", "林岚", CHIEF, role="局长")),
            notice("2025-07-08", said("appointed", "高远", CHIEF, role="局长")),
        ]
    )
    assert [each[1:] for each in spans(graph)] == [("林岚", "2024-02-18", None), ("高远", "2025-07-08", None)]
    [(doc, reason)] = issues(graph)
    assert doc == "云政发〔2025-07-08〕1号"
    assert "two holders of one post 云岭县能源局局长: 林岚 as well" in reason


def test_a_swap_in_one_notice_is_no_case_of_two_holders() -> None:
    graph = resolve(
        [
            notice("2024-02-18", said("appointed", "林岚", CHIEF, role="局长")),
            notice(
                "2025-07-08", said("appointed", "高远", CHIEF, role="局长"), said("removed", "林岚", CHIEF, role="局长")
            ),
        ]
    )
    assert [each[2:] for each in spans(graph)] == [("2024-02-18", "2025-07-08"), ("2025-07-08", None)]
    assert issues(graph) == []


@pytest.mark.parametrize(
    ("given_on", "taken_on"), [("2025-03-12", "2025-03-12"), ("2025-03", "2025-03-12"), ("2025", "2025")]
)
def test_what_cannot_be_put_in_order_is_one_issue_and_no_guess(given_on: str, taken_on: str) -> None:
    graph = resolve(
        [
            notice(given_on, said("appointed", "林岚", CHIEF, role="局长"), key="云政发〔2025〕1号"),
            notice(taken_on, said("removed", "林岚", CHIEF, role="局长"), key="云政发〔2025〕2号"),
        ]
    )
    assert graph.tenures == ()
    [(_, reason)] = issues(graph)
    assert f"appointed {given_on} and removed {taken_on}" in reason


def test_a_printed_interval_that_ends_before_it_begins_is_an_issue() -> None:
    graph = resolve([notice("2025-03", said("holds_position", "林岚", CHIEF, from_="2024", to="2023-05"))])
    assert graph.tenures == ()
    assert issues(graph) == [("云政发〔2025-03〕1号", "a tenure that ends before it begins / 任职终止早于起始")]


def test_a_printed_interval_is_kept() -> None:
    tenure = only(resolve([notice("2025-03", said("holds_position", "林岚", CHIEF, from_="2020", to="2023-05"))]))
    assert (tenure.start, tenure.end, tenure.start_kind) == ("2020", "2023-05", TenureStart.PRINTED)


def test_undated_appointments_are_ordered_after_nothing() -> None:
    graph = resolve([notice(None, said("appointed", "林岚", CHIEF, role="局长"))])
    assert (only(graph).start, only(graph).end, only(graph).start_kind) == (None, None, TenureStart.APPOINTMENT)
    assert [reason.split(" / ")[1] for _, reason in issues(graph)] == ["任免无日期，无从排序"]
    assert resolve([notice(None, said("removed", "林岚", CHIEF, role="局长"))]).tenures == ()


@pytest.mark.parametrize(
    ("title", "single"),
    [
        ("县长", True),
        ("党组书记", True),
        ("副局长", False),
        ("常务副县长", False),
        ("县委常委", False),
        ("党组成员", False),
    ],
)
def test_posts_with_one_holder(title: str, single: bool) -> None:
    assert one_holder(title) is single


def benchmark() -> Any:
    """Load bench/histories.py, which is no package."""
    path = Path(__file__).parents[3] / "bench" / "histories.py"
    spec = importlib.util.spec_from_file_location("bench_histories", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


HISTORIES = benchmark()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9))
def test_the_right_people_are_in_office_on_every_day(seed: int) -> None:
    _, errors = HISTORIES.check(HISTORIES.live(seed))
    assert errors == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.randoms())
def test_the_order_of_documents_changes_no_byte(seed: int, random: Any) -> None:
    history = HISTORIES.live(seed)
    documents = list(history.documents)
    random.shuffle(documents)
    fresh, shuffled = (resolve(each, decisions=history.decisions()) for each in (history.documents, documents))
    assert "\n".join(map(str, graph_quads(fresh))) == "\n".join(map(str, graph_quads(shuffled)))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.data())
def test_adding_and_removing_documents_leaves_what_a_fresh_build_gives(seed: int, data: Any) -> None:
    """Resolve what is there after each change; the end must be that of a build which never saw the rest."""
    history = HISTORIES.live(seed)
    kept = [each for each in history.documents if data.draw(st.booleans())]
    resolve(history.documents)
    again = resolve([*kept[len(kept) // 2 :], *kept[: len(kept) // 2]])
    assert [*map(str, graph_quads(again))] == [*map(str, graph_quads(resolve(kept)))]
