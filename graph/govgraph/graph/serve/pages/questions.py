"""The saved questions: a list, a form for the parameters of each, and its answer as a table or a file."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox
from starlette.responses import Response

from govgraph.graph.errors import QueryError
from govgraph.graph.queries import SavedQuery, bind, saved_queries, saved_query
from govgraph.graph.query import run_query
from govgraph.graph.results import QueryResult, Term, shorten
from govgraph.graph.serve.pages.listing import as_file
from govgraph.graph.serve.sparql.service import LIMIT
from govgraph.graph.serve.tables.columns import Column, Row
from govgraph.graph.serve.tables.downloads import TYPES, write
from govgraph.graph.serve.visit import Visit

FILES: Final = {**TYPES, "tsv": "text/tab-separated-values; charset=utf-8"}
_SHOWN: Final = 500
"""Rows on the page; a download has them all."""


def questions(visit: Visit) -> Response:
    """Return the list of saved questions."""
    return visit.page("questions.html", title=visit.say("问题", "Questions"), saved=saved_queries())


def question(visit: Visit, name: str) -> Response:
    """Return a question with its form and, where every required parameter is given, its answer."""
    try:
        query = saved_query(name)
    except QueryError as error:
        return visit.page(
            "problem.html", 404, title=visit.say("没有此问题", "No such question"), message=str(error), detail=""
        )
    given = _given(visit, query)
    ready = all(given.get(each.name) or not each.required for each in query.parameters)
    result: QueryResult | None = None
    problem = ""
    if ready:
        try:
            result = _answer(visit, query, given)
        except QueryError as error:
            problem = str(error)
    return visit.page(
        "question.html",
        400 if problem else 200,
        title=query.title(visit.language),
        query=query,
        given=given,
        result=result,
        rows=[[_shown(visit, term) for term in row] for row in (result.rows if result else ())[:_SHOWN]],
        problem=problem,
        limit=_SHOWN,
        sparql=bind(query, given) if ready and not problem else query.sparql,
        suggestions=_suggestions(visit, query),
    )


def question_file(visit: Visit, name: str, format: str) -> Response:
    """Return the answer to a question as a file; raises QueryError as :func:`govgraph.graph.queries.bind` does."""
    query = saved_query(name)
    result = _answer(visit, query, _given(visit, query))
    if format == "tsv":
        content = result.serialize("tsv").encode("utf-8", "replace")
    else:
        columns = tuple(Column(each, each, each, wide=24) for each in result.variables)
        rows = [_row(result.variables, row) for row in result.rows]
        content = write(query.title(visit.language), columns, rows, format, visit.language)
    return as_file(content, FILES[format], f"{name}.{format}")


def _given(visit: Visit, query: SavedQuery) -> dict[str, str]:
    return {each.name: visit.asked(each.name) for each in query.parameters if visit.asked(each.name)}


def _answer(visit: Visit, query: SavedQuery, given: dict[str, str]) -> QueryResult:
    return run_query(visit.snapshot.view, bind(query, given), timeout=visit.request.app.state.timeout, limit=LIMIT)


def _row(variables: tuple[str, ...], row: tuple[Term | None, ...]) -> Row:
    return {name: _cell(term) for name, term in zip(variables, row, strict=True)}


def _cell(term: Term | None) -> str | int | float | None:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "integer":
            return int(term.value)
        if kind in {"decimal", "double"}:
            return float(term.value)
    return shorten(term)


def _shown(visit: Visit, term: Term | None) -> tuple[str, str, str | None]:
    """Return how a cell is shown: its kind, its text, and where it leads."""
    if isinstance(term, ox.NamedNode):
        thing = visit.things.get(term.value)
        return "iri", thing.label if thing else shorten(term), visit.to(term.value)
    value = _cell(term)
    if isinstance(value, int | float):
        return "number", f"{value:,.15g}", None
    text = visit.code(value) if value else ""
    return ("long" if len(text) > 60 else "text"), text, None


def _suggestions(visit: Visit, query: SavedQuery) -> dict[str, list[str]]:
    """Return what may be offered for text parameters, by what their names say they name."""
    kinds = {
        "official": ("official",),
        "department": ("organization",),
        "organization": ("organization", "coordination"),
        "body": ("organization", "coordination"),
        "indicator": ("indicator",),
        "site": ("site",),
        "project": ("project",),
    }
    offered = {}
    for each in query.parameters:
        if each.name in kinds:
            offered[each.name] = [thing.label for thing in visit.things.of_kind(*kinds[each.name])[:200]]
        elif each.name == "document":
            offered[each.name] = sorted(
                name for thing in visit.things.of_kind("document") for name in thing.names if "号" in name
            )
    return offered
