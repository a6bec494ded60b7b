"""How facts and issues are made."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.facts.making import make_fact, make_issue
from govgraph.extract.records import Evidence, Span
from govgraph.extract.structure import split_documents

DOCUMENT = split_documents(decode_source("x.txt", "副县长林  岚：分管县财政局。".encode()))[0]


def test_text_offsets_in_raw_offsets_out() -> None:
    fact = make_fact(DOCUMENT, "oversees", "林岚", "县财政局", Span(3, 5), extractor="duty", role="分管")
    assert DOCUMENT.text[3:5] == "林岚"
    assert fact.evidence == Evidence("x.txt", 3, 7, "林  岚")
    assert (fact.doc, fact.relation, fact.extractor) == ("x.txt", "oversees", "duty")


def test_qualifiers_are_sorted_and_keep_none() -> None:
    fact = make_fact(
        DOCUMENT, "appointed", "林岚", "县长", Span(0, 1), extractor="t", role="县长", date=None, kind="acting"
    )
    assert fact.qualifiers == (("date", None), ("kind", "acting"), ("role", "县长"))


def test_evidence_is_never_empty() -> None:
    with pytest.raises(ValueError, match="outside text"):
        make_fact(DOCUMENT, "oversees", "林岚", "县财政局", Span(3, 3), extractor="duty")


def test_issue() -> None:
    issue = make_issue(DOCUMENT, "not understood / 未能识别", Span(0, 3), extractor="duty")
    assert (issue.doc, issue.reason, issue.evidence.quote) == ("x.txt", "not understood / 未能识别", "副县长")
