"""``govgraph push``: the graph of a store onto a server."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import Progress

from govgraph.graph.cli.options import StoreOption, credentials
from govgraph.graph.cli.output import talk
from govgraph.graph.endpoint.push import push
from govgraph.graph.store import Store

EXAMPLES: Final = (
    "govgraph push --store graph.store --endpoint http://127.0.0.1:7878/query",
    "GOVGRAPH_ENDPOINT_PASSWORD=… govgraph push --store graph.store --endpoint http://127.0.0.1:8890/sparql --user dba",
    "govgraph push --store graph.store --endpoint http://127.0.0.1:3030/ds/query --graph-store http://127.0.0.1:3030/ds/data",
)


def push_command(
    store: StoreOption,
    endpoint: Annotated[
        str,
        typer.Option(
            "--endpoint",
            envvar="GOVGRAPH_ENDPOINT",
            metavar="URL",
            help="服务器的 SPARQL 端点 / the server's SPARQL endpoint",
            show_default=False,
        ),
    ],
    graph_store: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="图存储协议地址；Oxigraph、Virtuoso 可省 / its graph store; known for Oxigraph and Virtuoso",
            show_default=False,
        ),
    ] = None,
    user: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="用户；密码取自 GOVGRAPH_ENDPOINT_PASSWORD / the user, with the password of that variable",
            show_default=False,
        ),
    ] = None,
) -> None:
    """把图谱库放到服务器上。 / Put the graph of a store onto a server.

    逐图替换；服务器上多出的本项目的图被删除，别人的图不动。再推一次结果相同。
    Each named graph is replaced, those of ours that the store no longer has are deleted, and others are not touched.
    Pushing again changes nothing.
    """
    progress = Progress(console=Console(stderr=True), transient=True) if sys.stderr.isatty() else None
    with progress or nullcontext(), Store.open(store).view() as view:
        task = progress.add_task("推送 / pushing", total=None) if progress else None
        pushed = push(
            view,
            endpoint,
            graph_store=graph_store,
            credentials=credentials(user),
            progress=(lambda done, total: progress.update(task, completed=done, total=total))
            if progress and task is not None
            else None,
        )
    deleted = f", {pushed.deleted} deleted / 删除 {pushed.deleted} 个图" if pushed.deleted else ""
    talk(
        f"pushed {pushed.quads} quads in {pushed.graphs} graphs / 已推送 {pushed.quads} 个四元组、{pushed.graphs} 个图{deleted}"
    )
