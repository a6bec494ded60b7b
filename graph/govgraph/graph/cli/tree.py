"""``govgraph tree``: who leads, who oversees what, under which signs."""

from __future__ import annotations

from typing import Annotated, Final

import typer
from rich.text import Text
from rich.tree import Tree

from govgraph.graph.cli.options import AsOfOption, EndpointOption, JsonOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import say_json, show, talk
from govgraph.graph.results import printable
from govgraph.graph.tree import Branch, tree

EXAMPLES: Final = (
    "govgraph tree --store graph.store",
    "govgraph tree --store graph.store 王青山",
    "govgraph tree --store graph.store 云岭县 --as-of 2025-03-12 --json",
)


def tree_command(
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="机构、官员或行政区划；不给则为全部 / a body, an official or a division; all if not given",
            show_default=False,
        ),
    ] = None,
    json: JsonOption = False,
    as_of: AsOfOption = None,
) -> None:
    """画出机构树：领导及职务、分管与联系的单位、加挂的牌子。 / Draw leaders with posts, the bodies they oversee, other signs."""
    with open_view(store, as_of, endpoint) as view:
        branches = tree(view, name)
    if json:
        say_json(branches)
        return
    if not branches:
        talk("no document in this store says who leads or oversees anything")
    for branch in branches:
        show(_draw(branch, Tree(_line(branch))))


def _draw(branch: Branch, node: Tree) -> Tree:
    for child in branch.children:
        _draw(child, node.add(_line(child)))
    return node


def _line(branch: Branch) -> Text:
    line = Text()
    if branch.role:
        line.append(f"{printable(branch.role)} ", style="cyan")
    if branch.kind == "sign":
        line.append("加挂 ", style="cyan")
    line.append(printable(branch.label), style="bold" if branch.kind == "official" else "")
    if branch.posts:
        line.append(f"  {printable('、'.join(branch.posts))}", style="green")
    if branch.areas:
        line.append(f"  （{printable('、'.join(branch.areas))}）", style="dim")
    return line
