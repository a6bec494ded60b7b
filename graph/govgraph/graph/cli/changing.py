"""What the commands that change a store have in common: progress, refusals with their sentences, a summary."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from govgraph.graph.cli.output import show, talk
from govgraph.graph.report import BuildReport, InvalidGraphError
from govgraph.graph.results import printable

MOST_VIOLATIONS: Final = 50
"""How many violations of the shapes are listed."""

SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="文本文件、文件夹（取全部 .txt）或 - / text files, folders (every .txt below), - for standard input",
        show_default=False,
    ),
]
JobsOption = Annotated[int, typer.Option("--jobs", min=1, help="并行进程数 / processes that read")]
IssuesOption = Annotated[
    Path | None,
    typer.Option(
        "--issues", metavar="FILE", help="把读不准的地方写成 JSON 行 / write what was half understood as JSON lines"
    ),
]
JurisdictionOption = Annotated[
    str | None,
    typer.Option(
        "--jurisdiction",
        metavar="NAME",
        help="公文未写明时的行政区划，如 云岭县 / the division of documents that do not name one",
    ),
]
DecisionsOption = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="名称裁定，每行 same 或 different、两个名称，以制表符分隔 / what was decided about names",
    ),
]
LinksOption = Annotated[
    Path | None,
    typer.Option(
        "--links",
        metavar="FILE",
        help="外部标识，每行区划代码或单位全名、IRI，以制表符分隔 / what divisions and bodies are called elsewhere",
    ),
]
INFERRED: Final = "--inferred/--no-inferred"
INFERRED_HELP: Final = "把推出的关系写进推断图 / write what follows from the facts"
StillInferredOption = Annotated[
    bool | None, typer.Option(INFERRED, help=f"{INFERRED_HELP}; 不写则照旧 / as before", show_default=False)
]


def carry_out(change: Callable[[Callable[[str, int], None] | None], BuildReport], issues: Path | None) -> None:
    """Run a change of a store, given what to tell its progress, and say what it did."""
    progress = _progress() if sys.stderr.isatty() else None
    with progress or nullcontext():
        advance = (lambda name, total: _advance(progress, name, total)) if progress else None
        try:
            report = change(advance)
        except InvalidGraphError as error:
            _list_violations(error)
            raise
    for warning in report.warnings:
        talk(f"warning: {warning}")
    if report.unchanged:
        sources = f"{report.sources} source{'' if report.sources == 1 else 's'}"
        talk(f"unchanged / 未变: {sources}, {report.documents} documents, {report.quads} quads")
    else:
        show(_summary(report), talk=True)
    if issues is not None:
        talk(f"{report.issues} issues written to {issues}")


def _list_violations(error: InvalidGraphError) -> None:
    from govgraph.graph.validate import Severity

    for result in error.report.of(Severity.VIOLATION)[:MOST_VIOLATIONS]:
        sentence = " ".join((result.quote or result.focus).split())
        talk(f"violation: {result.message_zh} / {result.message_en}: {sentence} ({result.document or '-'})")


def _progress() -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task("读公文 / reading", total=None)
    return progress


def _advance(progress: Progress, name: str, total: int) -> None:
    progress.update(progress.task_ids[0], advance=1, total=total, description=printable(name)[:40])


def _summary(report: BuildReport) -> Table:
    table = Table(show_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    rows = [("文件 sources", report.sources), ("新读 read anew", report.read), ("公文 documents", report.documents)]
    rows += [*report.facts]
    rows += [("待核 issues", report.issues), ("实体 entities", report.entities), ("四元组 quads", report.quads)]
    rows += [("推断 inferred", report.inferred)]
    for name, count in rows:
        table.add_row(Text(name), str(count))
    return table
