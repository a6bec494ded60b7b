"""``govgraph view``: the graph as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from govgraph.graph.cli.completion import one_of
from govgraph.graph.cli.options import AsOfOption, EndpointOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import say_data
from govgraph.graph.errors import ExportError
from govgraph.graph.files import replacing
from govgraph.graph.views import LANGUAGES, PERSPECTIVES, render

EXAMPLES: Final = (
    "govgraph view --store graph.store org org.html",
    "govgraph view --store graph.store responsibility forest.html --focus 县林业局 --depth 2",
    "govgraph view --store graph.store appointments terms.html",
    "govgraph view --store graph.store person wang.html --focus 王青山",
    "govgraph view --store graph.store organization forestry.html --focus 县林业局 --language en",
    "govgraph view --endpoint http://127.0.0.1:7878/query org org.html",
)


def view_command(
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="PERSPECTIVE OUT.html",
            help=f"视角 {' '.join(PERSPECTIVES)}（默认 org），文件或 - / a perspective (or org), a file or -",
            show_default=False,
            autocompletion=one_of(PERSPECTIVES),
        ),
    ],
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    focus: Annotated[
        str | None, typer.Option(metavar="NAME", help="只看某一名称周围 / only what is around a name")
    ] = None,
    depth: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="离该名称几步 / steps around it", show_default=False)
    ] = None,
    language: Annotated[str, typer.Option(help=f"页面语言 / language of the page: {' '.join(LANGUAGES)}")] = "zh",
    as_of: AsOfOption = None,
) -> None:
    """生成可离线打开的网页视图。 / Draw the graph as a page that opens offline."""
    if len(arguments) > 2:
        raise typer.BadParameter(f"expected a perspective and OUT.html, got {' '.join(arguments)}")
    perspective, out = arguments if len(arguments) == 2 else ("org", arguments[0])
    if perspective not in PERSPECTIVES:
        raise typer.BadParameter(f"unknown perspective {perspective!r}; there are {', '.join(PERSPECTIVES)}")
    if len(arguments) == 1 and out in PERSPECTIVES:
        raise typer.BadParameter(f"name the file to write too: {out} OUT.html")
    with open_view(store, as_of, endpoint) as view:
        page = render(view, perspective, focus=focus, depth=depth, language=language)
    if out == "-":
        say_data(page)
        return
    try:
        with replacing(Path(out)) as stream:
            stream.write(page.encode("utf-8"))
    except OSError as error:
        raise ExportError(f"cannot write {out}: {error.strerror or error}") from error
