"""``govgraph names``: what was judged about names."""

from __future__ import annotations

from typing import Annotated, Final

import typer
from rich.table import Table
from rich.text import Text

from govgraph.graph.cli.options import EndpointOption, JsonOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import say_json, show
from govgraph.graph.judgements import judgements
from govgraph.graph.results import printable

EXAMPLES: Final = (
    "govgraph names --store graph.store",
    "govgraph names --store graph.store 县发改局 --json",
)


def names_command(
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="只看某一名称 / only about this name", show_default=False)
    ] = None,
    json: JsonOption = False,
) -> None:
    """列出名称判断：合并、拒绝与存疑。 / List the judgements about names: merges, refusals and doubts.

    每条带分数、理由和依据；kind 为 rule（规则）或 decision（人工裁定，见 build --decisions）。
    Each with its score, its reason and its document; the kind is rule, or decision (see build --decisions).
    """
    with open_view(store, endpoint=endpoint) as view:
        found = judgements(view, name)
    if json:
        say_json(found)
        return
    table = Table(show_edge=False, header_style="bold")
    for column in ("结论 verdict", "名称 name", "名称 name", "分数 score", "理由 reason", "由 kind", "公文 document"):
        table.add_column(column, overflow="fold")
    for each in found:
        cells = (each.verdict, each.left, each.right, f"{each.score:g}", each.reason, each.kind, each.document or "")
        table.add_row(*(Text(printable(cell)) for cell in cells))
    show(table)
