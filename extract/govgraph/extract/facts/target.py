"""``target``: the goals a document sets, from the mentions of indicators."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.extract.facts.making import make_fact
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span


def extract_targets(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact an indicator and quantity; the object is the quantity as printed, the evidence runs over both."""
    for indicator in mentions["indicators"]:
        attributes = indicator.attributes
        yield make_fact(
            document,
            "target",
            str(attributes["name"]),
            document.surface(_offset(indicator, "quantity_start"), _offset(indicator, "quantity_end")),
            Span(_offset(indicator, "evidence_start"), _offset(indicator, "evidence_end")),
            extractor="target",
            value=attributes["value"],
            value_high=attributes["value_high"],
            unit=attributes["unit"],
            comparator=attributes["comparator"],
            year=attributes["year"],
            scope=attributes["scope"],
        )


def _offset(indicator: Mention, name: str) -> int:
    offset = indicator.attributes[name]
    if not isinstance(offset, int):
        raise TypeError(f"{name} of indicator {indicator.text!r} is {offset!r}, not an offset")
    return offset
