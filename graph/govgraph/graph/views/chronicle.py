"""Time as a page holds it: terms of office with their evidence, vacancies, and the days on which something changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from govgraph.extract.periods import read_period
from govgraph.graph.views.passages import Passages


def make_terms(
    network: nx.MultiDiGraph[str], passages: Passages, short: Callable[[str], str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the terms of office and the vacancies.

    Dates are as printed; ``since`` and ``gone`` are the days on which a term counts as begun and as over, by the rules
    of ``docs/time.md``. ``opened``, ``witnesses`` and ``closed`` are numbers of passages. None is left out.
    """
    terms = [_term(term, passages, short) for term in network.graph["terms"]]
    vacancies = [
        {"post": short(each["post"]), "from": each["start"], **({"until": each["until"]} if each["until"] else {})}
        for each in network.graph["vacancies"]
    ]
    return terms, vacancies


def _term(term: Mapping[str, Any], passages: Passages, short: Callable[[str], str]) -> dict[str, Any]:
    beginning = term["start"] or (None if term["until"] else term["witnessed"]) or term["not_before"]
    row = {
        "person": short(term["person"]),
        "post": short(term["post"]),
        "body": short(term["organization"]) if term["organization"] else None,
        "from": term["start"],
        "until": term["until"],
        "witnessed": term["witnessed"],
        "notBefore": term["not_before"],
        "since": _last(beginning),
        "gone": _last(term["until"]),
        "start": term["start_kind"],
        "end": term["end_kind"],
        "acting": term["acting"] or None,
        "probation": term["probation"],
        "opened": [passages.number(each) for each in term["opened_by"]],
        "witnesses": [passages.number(each) for each in term["witnessed_by"]],
        "closed": [passages.number(each) for each in term["closed_by"]],
    }
    return {name: value for name, value in row.items() if value is not None}


def changes(network: nx.MultiDiGraph[str]) -> list[str]:
    """Return the days, in order, on which an edge, a document or a term of office comes or goes."""
    days = {day for *_, edge in network.edges(data=True) for day in (edge["since"], edge["until"])}
    for term in network.graph["terms"]:
        days |= {_last(term[name]) for name in ("start", "until")}
    days |= {
        _last(node["attributes"].get("date")) for _, node in network.nodes(data=True) if node["type"] == "document"
    }
    return sorted(day for day in days if day)


def horizon(network: nx.MultiDiGraph[str]) -> str | None:
    """Return the last day of which a document can speak: that of the latest one. What goes on then may have ended since."""
    dates = [_last(document.get("date")) for document in network.graph["documents"].values()]
    return max(filter(None, [*dates, *changes(network)]), default=None)


def _last(printed: str | None) -> str | None:
    period = read_period(printed)
    return period.last if period else None
