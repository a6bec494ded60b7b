"""Time over the whole graph: how long duties are assigned, when repeals take effect, who holds which post when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from govgraph.extract.periods import read_period
from govgraph.extract.records import Extraction, Issue, ResolvedFact, Tenure
from govgraph.extract.resolve.duties import date_duties
from govgraph.extract.resolve.repeals import date_repeals
from govgraph.extract.resolve.tenures import derive_tenures


def add_time(
    facts: Sequence[ResolvedFact], extractions: Sequence[Extraction]
) -> tuple[tuple[ResolvedFact, ...], tuple[Tenure, ...], tuple[Issue, ...]]:
    """Return the facts with the days on which they hold, the tenures they make up, and what could not be settled."""
    dated, disorder = date_duties(facts, extractions)
    dated = date_repeals(dated, extractions)
    tenures, doubts = derive_tenures(dated, document_dates(extractions))
    return dated, tenures, (*disorder, *doubts)


def document_dates(extractions: Sequence[Extraction]) -> dict[str, str | None]:
    """Return the date of each document by its key; of several prints of one document, the earliest."""
    dates: defaultdict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        if read_period(extraction.document.date):
            dates[extraction.document.key].add(extraction.document.date or "")
    return {key: min(found) for key, found in dates.items()}
