"""``govgraph validate``: whether the store keeps to its shapes."""

from __future__ import annotations

from typing import Final

import typer
from rich.table import Table
from rich.text import Text

from govgraph.graph.cli.options import JsonOption, StoreOption
from govgraph.graph.cli.output import say_json, show
from govgraph.graph.results import printable
from govgraph.graph.store import Store

EXAMPLES: Final = (
    "govgraph validate --store graph.store",
    "govgraph validate --store graph.store --json",
)


def validate_command(store: StoreOption, json: JsonOption = False) -> None:
    """按 SHACL 约束检验图谱。 / Check the graph against its SHACL shapes.

    有违反则退出码为 1。
    The exit code is 1 if anything violates them.
    """
    from govgraph.graph.validate import validate  # pySHACL takes a while to load

    with Store.open(store).view() as view:
        report = validate(view)
    if json:
        say_json(report)
    elif report.results:
        table = Table(show_edge=False, header_style="bold")
        for column in ("程度 severity", "问题 problem", "原句 sentence", "公文 document", "结点 node"):
            table.add_column(column, overflow="fold")
        for result in report.results:
            problem = f"{result.message_zh} / {result.message_en}"
            cells = (result.severity.value, problem, result.quote or "", result.document or "", result.focus)
            table.add_row(*(Text(printable(cell)) for cell in cells))
        show(table)
    if not json:
        show(Text("合格 conforms" if report.conforms else "不合格 does not conform"))
    if not report.conforms:
        raise typer.Exit(1)
