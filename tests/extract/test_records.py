"""The records that pass between stages."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.records import (
    Clause,
    Document,
    Evidence,
    Fact,
    Mention,
    Mentions,
    Section,
    SourceText,
    Span,
    strip_artefacts,
)

RAW = "云 岭 县\n方案。清理河道。"
SOURCE = SourceText("x.txt", RAW, "0" * 64)


def document() -> Document:
    """云岭县 / 方案。 / 清理河道。: the blanks of the masthead are gone from the text."""
    text = "云岭县\n方案。清理河道。"
    origin = (0, 2, 4, *range(5, len(RAW)))
    sections = (
        Section(1, "一、", "方案", Span(4, 7), Span(4, 12), None),
        Section(2, "（一）", "清理", Span(7, 9), Span(7, 12), 0),
    )
    return Document(
        key="x.txt",
        source=SOURCE,
        text=text,
        origin=origin,
        sections=sections,
        clauses=(Clause(Span(4, 7), 0), Clause(Span(7, 12), 1)),
    )


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(min(ends), max(ends)))


@given(spans, spans)
def test_spans_overlap_where_they_share_a_code_point(left: Span, right: Span) -> None:
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    if len(left) and len(right):
        assert left.overlaps(right) == bool(shared)
    assert left.overlaps(right) == right.overlaps(left)
    if left.covers(right):
        assert set(range(right.start, right.end)) <= set(range(left.start, left.end))


def test_raw_span_covers_what_was_cleaned_away() -> None:
    assert document().raw_span(0, 3) == (0, 5)
    assert document().evidence(0, 3) == Evidence("x.txt", 0, 5, "云 岭 县")
    assert document().surface(0, 3) == "云岭县"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2), (0, 99)])
def test_raw_span_refuses_what_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside text"):
        document().raw_span(start, end)


def test_clause_and_headings_of_an_offset() -> None:
    assert document().clause_at(8) == Clause(Span(7, 12), 1)
    assert document().clause_at(0) is None
    assert document().clause_at(12) is None
    assert [section.heading for section in document().headings_above(8)] == ["清理", "方案"]
    assert list(document().headings_above(0)) == []


@pytest.mark.parametrize(
    ("printed", "surface"),
    [
        ("县政府\n\n机关", "县政府机关"),
        ("林  岚", "林岚"),
        ("云岭县[bookmark: _Toc1]方案", "云岭县方案"),
        ("云\u200b岭\ufeff县\u00ad", "云岭县"),
        ("县财政局", "县财政局"),
    ],
)
def test_strip_artefacts(printed: str, surface: str) -> None:
    assert strip_artefacts(printed) == surface


def test_mentions_of_a_group_and_within_a_span() -> None:
    one, two = (Mention("dates", "date", Span(start, start + 2), "二月") for start in (0, 5))
    mentions = Mentions({"dates": (one, two)})
    assert mentions["dates"] == (one, two)
    assert mentions["people"] == ()
    assert mentions.within("dates", Span(4, 7)) == (two,)
    assert mentions.within("dates", Span(6, 7)) == ()


def test_facts_are_frozen_hashable_and_know_their_qualifiers() -> None:
    fact = Fact(
        "oversees", "x.txt", "林岚", "县财政局", Evidence("x.txt", 0, 4, "县财政局"), "duty", (("role", "分管"),)
    )
    assert {fact, dataclasses.replace(fact)} == {fact}
    assert (fact.qualifier("role"), fact.qualifier("date")) == ("分管", None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        fact.subject = "周远"  # type: ignore[misc]
