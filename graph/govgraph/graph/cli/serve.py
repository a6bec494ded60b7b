"""``govgraph serve``: the explorer, a local web application."""

from __future__ import annotations

import webbrowser
from typing import Annotated, Final

import typer

from govgraph.graph.cli.options import EndpointOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import talk
from govgraph.graph.dataset import LocalView

EXAMPLES: Final = (
    "govgraph serve --store graph.store",
    "govgraph serve --store graph.store --port 0 --open",
    "govgraph serve --endpoint http://127.0.0.1:7878/query",
)


def serve_command(
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    host: Annotated[
        str,
        typer.Option(metavar="HOST", help="监听的地址；默认只有本机可达 / the address to listen on; this machine only"),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(metavar="N", min=0, max=65535, help="端口，0 为任一空闲端口 / the port, 0 for any that is free"),
    ] = 8765,
    open: Annotated[bool, typer.Option("--open", help="在浏览器中打开 / open it in a browser")] = False,
) -> None:
    """在浏览器中浏览图谱（本机、只读）。 / Browse the graph in a browser (this machine, reading only).

    Ctrl+C 停止。新建的图谱无须重启即可见。
    Ctrl+C ends it. A graph that is built anew is seen without a restart.
    """
    from govgraph.graph.serve.running import address_of, is_loopback, listen, serve  # uvicorn: 0.3 s
    from govgraph.graph.serve.source import Source

    with open_view(store, endpoint=endpoint) as view:
        source = Source.of_store(view.path) if isinstance(view, LocalView) and view.path else Source.of_endpoint(view)
        listening = listen(host, port)
        address = address_of(listening, host)
        if not is_loopback(host):
            talk(f"警告：其他机器也能读到图谱 / warning: on {host}, whoever reaches this machine can read the graph")
        talk(f"{address}  Ctrl+C 停止 / Ctrl+C to stop")
        if open:
            webbrowser.open(address)
        serve(source, listening, host)
