"""``govgraph build``: documents in, a validated store out."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from govgraph.graph.cli.options import StoreOption
from govgraph.graph.cli.output import show, talk
from govgraph.graph.results import printable

if TYPE_CHECKING:
    from govgraph.graph.build import BuildReport

EXAMPLES: Final = (
    "govgraph build gazette.txt --store graph.store",
    "govgraph build 2024/ 2025/ --store graph.store --jobs 4 --issues issues.jsonl",
    "cat notice.txt | govgraph build - --store graph.store --jurisdiction 云岭县",
)

MOST_VIOLATIONS: Final = 50
"""How many violations of the shapes are listed."""


def build_command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="文本文件、文件夹（取全部 .txt）或 - / text files, folders (every .txt below), - for standard input",
            show_default=False,
        ),
    ],
    store: StoreOption,
    jobs: Annotated[int, typer.Option(min=1, help="并行进程数 / processes that read")] = 1,
    issues: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="把读不准的地方写成 JSON 行 / write what was half understood as JSON lines"),
    ] = None,
    jurisdiction: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="公文未写明时的行政区划，如 云岭县 / the division of documents that do not name one",
        ),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="名称裁定，每行 same 或 different、两个名称，以制表符分隔 / what was decided about names",
        ),
    ] = None,
    inferred: Annotated[
        bool,
        typer.Option("--inferred/--no-inferred", help="把推出的关系写进推断图 / write what follows from the facts"),
    ] = True,
) -> None:
    """读公文，建图谱库。 / Read documents and build their graph.

    库中原有内容被替换；读不了、无事实或不合约束时，库保持原样。
    The store's content is replaced; if anything cannot be read or breaks a shape, the store stays as it was.
    """
    # reading documents takes spaCy, and checking takes pySHACL: a second that no other command should wait for
    from govgraph.graph.build import InvalidGraphError, build, count_sources
    from govgraph.graph.validate import Severity

    progress = _progress(count_sources(sources)) if sys.stderr.isatty() else None
    with progress or nullcontext():
        advance = (lambda name: _advance(progress, name)) if progress else None
        try:
            report = build(
                sources,
                store,
                jobs=jobs,
                jurisdiction=jurisdiction,
                issues_file=issues,
                decisions_file=decisions,
                inferred=inferred,
                progress=advance,
            )
        except InvalidGraphError as error:
            for result in error.report.of(Severity.VIOLATION)[:MOST_VIOLATIONS]:
                sentence = " ".join((result.quote or result.focus).split())
                talk(f"violation: {result.message_zh} / {result.message_en}: {sentence} ({result.document or '-'})")
            raise
    for warning in report.warnings:
        talk(f"warning: {warning}")
    show(_summary(report), talk=True)
    if issues is not None:
        talk(f"{report.issues} issues written to {issues}")


def _progress(total: int) -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task("读公文 / reading", total=total)
    return progress


def _advance(progress: Progress, name: str) -> None:
    progress.update(progress.task_ids[0], advance=1, description=printable(name)[:40])


def _summary(report: BuildReport) -> Table:
    table = Table(show_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    rows = [("文件 sources", report.sources), ("公文 documents", report.documents), *report.facts]
    rows += [("待核 issues", report.issues), ("实体 entities", report.entities), ("四元组 quads", report.quads)]
    rows += [("推断 inferred", report.inferred)]
    for name, count in rows:
        table.add_row(Text(name), str(count))
    return table
