"""``govgraph export``: the graph in a file of another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from govgraph.graph.cli.completion import one_of
from govgraph.graph.cli.options import AsOfOption, EndpointOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import data_stream
from govgraph.graph.export import EXPORTERS, SUFFIXES, export, export_file, format_of

EXAMPLES: Final = (
    "govgraph export --store graph.store graph.ttl",
    "govgraph export --store graph.store facts.jsonl",
    "govgraph export --store graph.store facts.xlsx",
    "govgraph export --store graph.store network.graphml",
    "govgraph export --store graph.store - --format nquads | gzip > graph.nq.gz",
    "govgraph export --endpoint http://127.0.0.1:7878/query graph.ttl",
)


def export_command(
    out: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help=f"文件（{' '.join(SUFFIXES)}），- 为标准输出 / a file, - for standard output",
            show_default=False,
        ),
    ],
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help=f"{' '.join(EXPORTERS)}；默认按后缀 / from the suffix if not given",
            autocompletion=one_of(EXPORTERS),
        ),
    ] = None,
    as_of: AsOfOption = None,
) -> None:
    """导出图谱。 / Export the graph."""
    if out == "-" and format is None:
        raise typer.BadParameter(
            "standard output has no suffix; give --format / 请给出 --format", param_hint="--format"
        )
    chosen = format or format_of(Path(out))
    with open_view(store, as_of, endpoint) as view:
        if out == "-":
            stream = data_stream()
            export(view, chosen, stream)
            stream.flush()
        else:
            export_file(view, Path(out), chosen)
