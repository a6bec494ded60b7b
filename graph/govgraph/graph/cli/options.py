"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from govgraph.graph.dataset import View
from govgraph.graph.moments import read_day
from govgraph.graph.store import Store

StoreOption = Annotated[
    Path,
    typer.Option(
        "--store",
        envvar="GOVGRAPH_STORE",
        metavar="DIR",
        help="图谱库所在文件夹 / the folder of the store",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="图谱在某日的样子：年、年-月或年-月-日 / the graph as it was on a day: YYYY, YYYY-MM or YYYY-MM-DD",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


@contextmanager
def open_view(store: Path, as_of: str | None = None) -> Iterator[View]:
    """Open a store for reading, as it was on a day if one is given. Raises StoreError, and QueryError for no date."""
    if as_of is not None:
        read_day(as_of)  # before anything is opened
    with Store.open(store).view() as view:
        yield view if as_of is None else view.as_of(as_of)
