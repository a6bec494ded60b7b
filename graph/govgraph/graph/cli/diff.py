"""``govgraph diff``: what changed from one day to another, or from one store to another."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Final

import typer

from govgraph.graph.changes import changes_between, changes_to
from govgraph.graph.cli.options import JsonOption, open_view
from govgraph.graph.cli.output import say_data, say_json
from govgraph.graph.dataset import View
from govgraph.graph.results import printable

LANGUAGES: Final = ("zh", "en")

EXAMPLES: Final = (
    "govgraph diff graph.store --from 2025-01 --to 2025-06",
    "govgraph diff old.store new.store --language en",
    "govgraph diff graph.store --from 2024 --to 2025 --json",
    "govgraph diff http://127.0.0.1:7878/query graph.store",
)


def diff_command(
    stores: Annotated[
        list[str],
        typer.Argument(
            metavar="STORE [OTHER]",
            help="图谱库或端点地址；两个则相互比较 / a store or the address of an endpoint; two are compared",
            show_default=False,
        ),
    ],
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="从某日 / from this day: YYYY, YYYY-MM or YYYY-MM-DD")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="到某日 / to this day")] = None,
    language: Annotated[str, typer.Option(help=f"语言 / language: {' '.join(LANGUAGES)}")] = "zh",
    json: JsonOption = False,
) -> None:
    """比较两个日期或两个图谱库：任免、分工、文件、目标。 / Compare two days, or two stores.

    谁、何职、由谁到谁；每条附日期和文号。
    Who, what, from whom, to whom: appointments, removals, duties, documents, targets.
    """
    if language not in LANGUAGES:
        raise typer.BadParameter(f"unknown language {language!r}; there are zh and en", param_hint="--language")
    if len(stores) == 1 and start is not None and end is not None:
        with _open(stores[0]) as view:
            found = changes_between(view, start, end)
    elif len(stores) == 2 and start is None and end is None:
        with _open(stores[0]) as before, _open(stores[1]) as after:
            found = changes_to(before, after)
    else:
        raise typer.BadParameter("give one store with --from and --to, or two stores / 一库两日，或两库")
    if json:
        say_json([change.to_json() for change in found])
        return
    for change in found:
        say_data(f"{printable(change.words(language))}\n")


def _open(place: str) -> AbstractContextManager[View]:
    return open_view(None, endpoint=place) if "://" in place else open_view(Path(place))
