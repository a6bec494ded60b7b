"""What pages are made of: excerpts around quotes, text cut into pieces, terms on a timeline, things by name, edges."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.dataset import LocalView
from govgraph.graph.serve.reading.excerpts import excerpt
from govgraph.graph.serve.reading.neighbours import degrees, neighbourhood
from govgraph.graph.serve.reading.statements import Passage, about, of_document
from govgraph.graph.serve.reading.tenures import Term, read_terms, timeline
from govgraph.graph.serve.reading.text import Mention, cut
from govgraph.graph.serve.reading.things import Things, read_all_things
from govgraph.graph.serve.shapes import STYLES, outline
from govgraph.ontology import mint

CLAUSE = "加强领导。分管县林业局、县水利局和各乡镇的防汛抗旱、造林绿化等方面工作。联系县财政局。"


def passage(quote: str, clause: str | None = CLAUSE, start: int = 1000) -> Passage:
    at = start + ((clause or "").find(quote) if clause and quote in clause else 0)
    return Passage("id:document", "云政发〔2025〕1号", "a.txt", at, at + len(quote), quote, clause, start, "")


def test_an_excerpt_is_the_sentence() -> None:
    shown = excerpt(passage("县水利局"))
    assert shown.before + shown.quote + shown.after == CLAUSE.split("。")[1] + "。"
    assert shown.cut_before
    assert shown.cut_after
    assert shown.whole_before + shown.quote + shown.whole_after == CLAUSE


def test_a_short_sentence_comes_with_the_one_before() -> None:
    shown = excerpt(passage("县财政局"))
    assert shown.before.startswith("分管县林业局")


def test_a_quote_beyond_its_clause_stands_alone() -> None:
    for clause in (None, "别的文字"):
        shown = excerpt(passage("县水利局", clause))
        assert (shown.before, shown.quote, shown.after, shown.cut) == ("", "县水利局", "", False)


@given(st.data())
def test_pieces_are_the_text(data: st.DataObject) -> None:
    text = data.draw(st.text("云岭县局。[]bookmark: x", min_size=1, max_size=40))
    start = data.draw(st.integers(0, 50))
    ends = st.integers(start - 3, start + len(text) + 3)
    spans = data.draw(st.lists(st.tuples(ends, ends, st.sampled_from(["organization", "target"])), max_size=6))
    mentions = [Mention(min(a, b), max(a, b), kind, "i", "s") for a, b, kind in spans if a != b]
    pieces = list(cut(text, start, mentions))
    assert "".join(piece.text for piece in pieces) == text or "[bookmark:" in text
    for piece in pieces:
        inside = [each for each in mentions if each.start <= piece.start and piece.start + len(piece.text) <= each.end]
        assert (piece.mention is None) == (not inside)
        if piece.mention is not None:
            assert piece.mention.end - piece.mention.start == min(each.end - each.start for each in inside)


def test_what_a_converter_left_is_hidden_and_counted() -> None:
    pieces = list(cut("甲[bookmark: _Toc1]县林业局", 10, [Mention(28, 32, "organization", "i", "s")]))
    assert [(piece.text, piece.start, piece.mention is not None) for piece in pieces] == [
        ("甲", 10, False),
        ("县林业局", 28, True),
    ]


def term(start: str = "", end: str = "", witnessed: str = "") -> Term:
    return Term("t", "p", "q", start, end, witnessed, "", False)


def test_terms_stand_on_one_scale() -> None:
    drawn = timeline([term("2023-01-01", "2024-01-01"), term(witnessed="2024-07-01"), term(end="2024-01-01")])
    assert drawn is not None
    assert [year for year, _ in drawn.years] == ["2023", "2024"]
    closed, seen, ended = drawn.bars
    assert (closed.left, closed.width, closed.open_start, closed.open_end) == (0, 50, False, False)
    assert (seen.left, seen.open_start, seen.open_end) == (75, True, True)
    assert (ended.left, ended.width) == (0, 50)
    assert timeline([term()]) is None
    assert timeline([]) is None


@pytest.fixture(scope="module")
def things(sample_view: LocalView) -> Things:
    return read_all_things(sample_view)


def test_the_best_match_comes_first(things: Things) -> None:
    names = [hit.thing.label for hit in things.find("财政")]
    assert names[:2] == ["财政", "云岭县财政局"]
    assert things.find("县财政局")[0].thing.label == "云岭县财政局"
    assert things.find("县财政局")[0].also == "县财政局"
    assert things.find("") == things.find("，。，") == []


def test_edges_of_a_thing_all_touch_it(sample_view: LocalView, things: Things) -> None:
    known = degrees(sample_view)
    seen = set()
    for kind in ("official", "organization", "document", "task", "target", "project", "site", "post", "coordination"):
        for thing in things.of_kind(kind)[:5]:
            found = neighbourhood(sample_view, things, thing.iri)
            seen |= {edge.relation for edge in found.edges}
            for edge in found.edges:
                assert thing.iri in {edge.source, edge.target}
                assert edge.statements
                assert {edge.source, edge.target} <= found.things.keys()
                assert known.get(thing.iri, 0) > 0 or kind == "document"
    assert len(seen) >= 13


def test_statements_are_in_the_order_of_the_text(sample_view: LocalView) -> None:
    found = of_document(sample_view, mint.document_iri("云政发〔2025〕3号"))
    places = [(each.passage.start, each.passage.end) for each in found]
    assert places == sorted(places)
    for each in found:
        at = each.passage.start - each.passage.clause_start
        if each.passage.clause is not None and at + len(each.passage.quote) <= len(each.passage.clause):
            assert each.passage.clause[at : at + len(each.passage.quote)] == each.passage.quote


def test_nothing_is_said_of_what_is_not_there(sample_view: LocalView, things: Things) -> None:
    iri = mint.entity_iri("organization", None, "没有这个局")
    assert about(sample_view, iri) == ()
    assert neighbourhood(sample_view, things, iri).edges == ()
    assert read_terms(sample_view, iri) == ()


def test_every_kind_has_a_shape_of_its_own_colour() -> None:
    looks = {(style.shape, style.colour) for style in STYLES.values()}
    assert len(looks) >= len(STYLES) - 2
    for style in STYLES.values():
        assert outline(style.shape, 30, 18).startswith("M")
        assert dataclasses.is_dataclass(style)
