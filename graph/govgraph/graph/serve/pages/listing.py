"""The pages of tables, and their downloads."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.responses import Response

from govgraph.graph.serve.tables import TABLES
from govgraph.graph.serve.tables.columns import Row, Table, chosen_rows, facets
from govgraph.graph.serve.tables.downloads import TYPES, write
from govgraph.graph.serve.visit import Visit

PER_PAGE: Final = 50
"""Rows on one page."""


def listing(visit: Visit, name: str) -> Response:
    """Return the page of a table, with the filters and the order that the address asks for."""
    table = TABLES[name]
    everything = _rows(visit, table)
    rows = chosen_rows(table, everything, visit.request.query_params)
    pages = max(1, -(-len(rows) // PER_PAGE))
    asked = visit.asked("page")
    page = min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < 7 else 1
    return visit.page(
        "listing.html",
        title=visit.say(table.zh, table.en),
        table=table,
        rows=rows[(page - 1) * PER_PAGE : page * PER_PAGE],
        matching=len(rows),
        all_rows=len(everything),
        page=page,
        pages=pages,
        bare=tuple(each.name for each in table.columns if all(row[each.name] in (None, "", ()) for row in everything)),
        facets=facets(table, everything, visit.request.query_params),
        charts=[each for each in table.charts(visit, rows) if each.rows],
        sort=visit.asked("sort"),
        descending=visit.asked("dir") == "desc",
    )


def download(visit: Visit, name: str, format: str) -> Response:
    """Return the rows that the address asks for as a file."""
    table = TABLES[name]
    rows = chosen_rows(table, _rows(visit, table), visit.request.query_params)
    title = visit.say(table.zh, table.en)
    return as_file(write(title, table.columns, rows, format, visit.language), TYPES[format], f"{title}.{format}")


def as_file(content: bytes, media_type: str, name: str) -> Response:
    """Return a response that a browser saves under a name (RFC 6266, RFC 8187)."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=media_type, headers={"content-disposition": disposition})


def _rows(visit: Visit, table: Table) -> list[Row]:
    return visit.snapshot.once(("rows", table.name), lambda view: list(table.rows(visit)))
