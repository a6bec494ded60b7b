"""``govgraph queries``: what can be asked by name."""

from __future__ import annotations

from typing import Final

from rich.table import Table
from rich.text import Text

from govgraph.graph.cli.options import JsonOption
from govgraph.graph.cli.output import say_json, show
from govgraph.graph.queries import Parameter, saved_queries

EXAMPLES: Final = (
    "govgraph queries",
    "govgraph query --store graph.store --name tasks-of --param department=县财政局",
)


def queries_command(json: JsonOption = False) -> None:
    """列出内置查询。 / List the saved queries."""
    if json:
        say_json(saved_queries())
        return
    table = Table(show_edge=False, header_style="bold")
    for column in ("名称 name", "问题 question", "参数 parameters"):
        table.add_column(column, overflow="fold")
    for query in saved_queries():
        title = f"{query.title_zh} / {query.title_en}"
        table.add_row(Text(query.name), Text(title), Text(" ".join(map(_parameter, query.parameters))))
    show(table)


def _parameter(parameter: Parameter) -> str:
    if parameter.required:
        return f"{parameter.name}=…"
    return f"[{parameter.name}={parameter.default or '…'}]"
