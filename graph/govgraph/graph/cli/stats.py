"""``govgraph stats``: how much the store holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.table import Table
from rich.text import Text

from govgraph.graph.cli.options import EndpointOption, JsonOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import say_json, show
from govgraph.graph.results import printable
from govgraph.graph.stats import Stats, stats

EXAMPLES: Final = (
    "govgraph stats --store graph.store",
    "govgraph stats --store graph.store --json",
    "govgraph stats --endpoint http://127.0.0.1:7878/query",
)


def stats_command(store: ReadStoreOption = None, endpoint: EndpointOption = None, json: JsonOption = False) -> None:
    """统计图谱：类、关系、公文、具名图。 / Count the graph: classes, relations, documents, named graphs."""
    with open_view(store, endpoint=endpoint) as view:
        found = stats(view)
    if json:
        say_json(_plain(found))
        return
    show(_table("总数 totals", [("四元组 quads", found.quads), ("三元组 triples", found.triples)]))
    show(_table("来源 sources", [(each.name, each.sha256[:12]) for each in found.inputs]))
    show(_table("关系 relations", found.relations))
    show(_table("类 classes", found.classes))
    show(_table("公文 documents", [(f"{each.key} {each.title or ''}".strip(), each.facts) for each in found.documents]))
    show(_table("具名图 named graphs", found.graphs))


def _table(title: str, rows: Iterable[tuple[str, int | str]]) -> Table:
    table = Table(show_edge=False, show_header=False, title=Text(f"\n{title}", style="bold"), title_justify="left")
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    for name, count in rows:
        table.add_row(Text(printable(name)), str(count))
    return table


def _plain(found: Stats) -> dict[str, object]:
    """Return the counts as JSON objects rather than lists of pairs."""
    return {
        "quads": found.quads,
        "triples": found.triples,
        "inputs": found.inputs,
        "classes": dict(found.classes),
        "relations": dict(found.relations),
        "documents": found.documents,
        "graphs": dict(found.graphs),
    }
