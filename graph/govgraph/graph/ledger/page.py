"""The ledger as one HTML page that opens offline: a table to read, search, filter and print.

All is in the table itself: without script the page still shows every row.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import IO, Any, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from govgraph.graph.ledger.columns import LANGUAGES, NUMBER, PRINTED, TITLE, Cell
from govgraph.graph.ledger.rows import LedgerRow
from govgraph.graph.results import printable
from govgraph.graph.views.page import integrity

_WORDING: Final = {
    "zh": {
        "search": "搜索任务、单位、目标……",
        "department": "单位",
        "official": "分管领导",
        "document": "文号",
        "all": "全部",
        "count": "项任务",
        "none": "没有符合条件的任务",
    },
    "en": {
        "search": "Search tasks, departments, targets …",
        "department": "Department",
        "official": "Official",
        "document": "Document",
        "all": "all",
        "count": "tasks",
        "none": "No task answers to this",
    },
}


def write_page(rows: Sequence[LedgerRow], stream: IO[bytes], language: str = "zh") -> None:
    """Write the page, in UTF-8; its policy (CSP level 3) allows no script but its own, and no request."""
    style, script = _read("ledger.css"), _read("ledger.js")
    people = {each.iri: each.name for row in rows for each in row.overseers}
    bodies = {each.iri: each.name for row in rows for each in row.departments}
    page = _template().render(
        language=language,
        title=TITLE[language],
        policy="; ".join(
            (
                "default-src 'none'",
                f"script-src {integrity(script)}",
                f"style-src {integrity(style)}",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
        style=Markup(style),
        script=Markup(script),
        wording=_WORDING[language],
        headings=[NUMBER[LANGUAGES.index(language)], *(column.heading(language) for column in PRINTED)],
        columns=[column.name for column in PRINTED],
        rows=[
            {
                "department": " ".join(sorted({_token(bodies, each.iri) for each in row.departments})),
                "official": " ".join(sorted({_token(people, each.iri) for each in row.overseers})),
                "document": row.document,
                "cells": [(column.name, _lines(column.cell(row))) for column in PRINTED],
            }
            for row in rows
        ],
        departments=_choices(bodies),
        officials=_choices(people),
        documents=list(dict.fromkeys(row.document for row in rows)),
    )
    stream.write(page.encode("utf-8", "replace"))


def _lines(cell: Cell) -> list[str]:
    if cell is None:
        return []
    if isinstance(cell, float | int):
        return [f"{cell:,.10g}"]
    return [printable(line) for line in ((cell,) if isinstance(cell, str) else cell)]


def _token(names: dict[str, str], iri: str) -> str:
    """Return the short name of a thing on this page: its place in the list, since an IRI may hold anything."""
    return str(list(names).index(iri))


def _choices(names: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(((_token(names, iri), printable(name)) for iri, name in names.items()), key=lambda each: each[1])


@cache
def _template() -> Any:
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_read("ledger.html"))


@cache
def _read(name: str) -> str:
    return files("govgraph.graph.ledger").joinpath("templates", name).read_text(encoding="utf-8")
