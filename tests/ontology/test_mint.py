import unicodedata

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.ontology import mint
from govgraph.ontology.namespaces import ID

names = st.text(min_size=1) | st.sampled_from(
    ["云岭县财政局", ".", "..", "a/b", "a%2Fb", "\ud800", "\x00", '<>"{}|^`\\ ']
)


@given(names)
def test_any_name_makes_a_valid_iri(name: str) -> None:
    for iri in (
        mint.entity_iri("organization", "990101", name),
        mint.document_iri(name),
        mint.graph_iri(name),
        mint.evidence_iri(name, 0, 7),
        mint.clause_iri(name, name, 0, 7),
        mint.task_iri(name, name, 0, 7),
    ):
        assert ox.NamedNode(iri).value == iri
        assert iri.startswith(ID.base)
        # what no version of Unicode has assigned yet may be seen one day, and a name must keep its IRI until then
        assert all(each.isprintable() or each > "\uffff" or unicodedata.category(each) == "Cn" for each in iri)


@given(names, names)
def test_different_names_make_different_iris(left: str, right: str) -> None:
    assert (mint.document_iri(left) == mint.document_iri(right)) == (left == right)
    assert (mint.graph_iri(left) == mint.graph_iri(right)) == (left == right)


@given(names, names, names)
def test_segments_do_not_run_together(first: str, second: str, third: str) -> None:
    assert mint.entity_iri("person", None, first) != mint.entity_iri("person", second, third)


@pytest.mark.parametrize(
    ("minted", "iri"),
    [
        (mint.entity_iri("organization", "990101", "云岭县财政局"), "organization/990101/云岭县财政局"),
        (mint.entity_iri("organization", None, "国务院"), "organization/国务院"),
        (mint.entity_iri("document", "990101", "云政发〔2025〕3号"), "document/云政发〔2025〕3号"),
        (mint.entity_iri("jurisdiction", "990101", "云岭县"), "jurisdiction/990101"),
        (mint.jurisdiction_iri("990101"), "jurisdiction/990101"),
        (mint.graph_iri("云政发〔2025〕3号"), "graph/云政发〔2025〕3号"),
        (mint.graph_iri("plan.txt#2"), "graph/plan.txt%232"),
        (mint.graph_iri("entities"), "graph/%65ntities"),
        (mint.shared_graph_iri("entities"), "graph/entities"),
        (mint.evidence_iri("plan.txt", 3, 9), "evidence/plan.txt/3-9"),
        (mint.part_iri(ID["x"], "a b"), "x/a%20b"),
        (mint.segment("“3·1”事故（一般）"), None),
    ],
)
def test_iris_are_readable(minted: str, iri: str | None) -> None:
    assert minted == ("“3·1”事故（一般）" if iri is None else ID.base + iri)


def test_statements_are_named_by_their_content() -> None:
    first = mint.statement_iri("oversees", "云政发〔2025〕3号", [["role", "分管"]])
    assert first == ID["statement/oversees/7a46d4f9a41ccd86a69e"]
    assert first != mint.statement_iri("oversees", "云政发〔2025〕3号", [["role", "联系"]])
    assert mint.issue_iri("a", "b") != mint.issue_iri("ab", "")
    assert mint.judgement_iri("a", 1) != mint.judgement_iri("a", 1.5)


def test_nothing_is_named_by_an_empty_name() -> None:
    with pytest.raises(ValueError, match="empty name"):
        mint.entity_iri("organization", "990101", "")


def test_there_are_two_shared_graphs() -> None:
    with pytest.raises(ValueError, match="no shared graph 'notes': expected one of entities, judgements"):
        mint.shared_graph_iri("notes")
