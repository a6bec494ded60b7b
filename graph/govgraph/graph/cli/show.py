"""``govgraph show``: the dossier of one thing."""

from __future__ import annotations

from typing import Annotated, Final

import typer
from rich.table import Table
from rich.text import Text

from govgraph.graph.cli.options import AsOfOption, EndpointOption, JsonOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import say_json, show
from govgraph.graph.dossier import SECTIONS, Dossier, Entry, dossier
from govgraph.graph.results import printable

TITLES: Final = {
    "overseen_by": "分管领导 overseen by",
    "oversees": "分管与联系 oversees",
    "posts": "职务 posts",
    "memberships": "议事协调机构 coordination bodies",
    "tasks": "任务 tasks",
    "targets": "目标 targets",
    "projects": "项目 projects",
    "citations": "引用 citations",
    "remarks": "其他 other",
}


EXAMPLES: Final = (
    "govgraph show --store graph.store 县林业局",
    "govgraph show --store graph.store 云政发〔2025〕3号 --json",
    "govgraph show --store graph.store 县林业局 --as-of 2025-03-12",
    "govgraph show --endpoint http://127.0.0.1:7878/query 县林业局",
)


def show_command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="名称、简称、文号或 IRI / a name, a document's number, or an IRI", show_default=False
        ),
    ],
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    json: JsonOption = False,
    as_of: AsOfOption = None,
) -> None:
    """显示某一机构、人员、项目、公文的全部事实与原句。 / Show all that is known of a thing, with each sentence."""
    with open_view(store, as_of, endpoint) as view:
        found = dossier(view, name)
    if json:
        say_json(found)
        return
    show(_head(found))
    for section in SECTIONS:
        entries = getattr(found, section)
        if entries:
            show(Text(f"\n{TITLES[section]} ({len(entries)})", style="bold"))
            show(_table(entries))
    show(Text(f"\n公文 documents ({len(found.documents)})", style="bold"))
    table = Table(show_edge=False, show_header=False)
    for document in found.documents:
        cells = (document.key, document.date or "", document.title or "", f"{document.statements} 条")
        table.add_row(*(Text(printable(cell)) for cell in cells))
    show(table)


def _head(found: Dossier) -> Table:
    table = Table(
        show_edge=False, show_header=False, title=Text(printable(found.label), style="bold"), title_justify="left"
    )
    rows = {
        "类 class": found.type,
        "种类 kind": found.kind,
        "别名 names": "、".join(found.names),
        "行政区划 jurisdiction": found.jurisdiction,
        "废止 not in force from": found.not_in_force_from,
        "IRI": found.iri,
    }
    for title, value in rows.items():
        if value:
            table.add_row(Text(title), Text(printable(value), overflow="fold"))
    return table


def _table(entries: tuple[Entry, ...]) -> Table:
    table = Table(show_edge=False, show_header=False, show_lines=False)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(overflow="fold")
    table.add_column(ratio=3, overflow="fold", style="dim")
    table.add_column(overflow="fold")
    for entry in entries:
        cells = (entry.what, entry.date or "", " ".join(entry.sentence.split()), entry.document)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table
