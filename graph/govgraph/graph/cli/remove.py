"""``govgraph remove``: sources out of a store."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from govgraph.graph.cli.changing import IssuesOption, JobsOption, carry_out
from govgraph.graph.cli.options import StoreOption

EXAMPLES: Final = (
    "govgraph remove 2024-12.txt --store graph.store",
    "govgraph remove 云政办发〔2025〕3号 --store graph.store",
)


def remove_command(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="来源名（govgraph stats 所列），或独自成一来源的公文文号 / sources as govgraph stats lists them, or the "
            "number of a document that is alone in its source",
            show_default=False,
        ),
    ],
    store: StoreOption,
    jobs: JobsOption = 1,
    issues: IssuesOption = None,
) -> None:
    """从图谱库删去来源。 / Remove sources from a store.

    结果与只用其余来源重新构建完全一样。
    The result is that of building the other sources anew.
    """
    from govgraph.graph.build import remove

    carry_out(lambda progress: remove(names, store, jobs=jobs, issues_file=issues, progress=progress), issues)
