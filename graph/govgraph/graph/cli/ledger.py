"""``govgraph ledger``: the sheet of tasks that supervising offices keep (督办台账)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from govgraph.graph.cli.options import AsOfOption, EndpointOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import talk

EXAMPLES: Final = (
    "govgraph ledger --store graph.store ledger.xlsx",
    "govgraph ledger --store graph.store --sheets ledger.xlsx",
    "govgraph ledger --store graph.store --department 县林业局 forestry.html",
    "govgraph ledger --store graph.store --official 王青山 --as-of 2025-03-12 wang.csv",
)


def ledger_command(
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="文件（.xlsx .html .csv） / the file to write", show_default=False),
    ],
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    department: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="只要某单位牵头、负责或配合的任务 / only tasks in which a body has a part"),
    ] = None,
    official: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="只要某领导分管单位的任务 / only tasks of bodies that an official oversees"),
    ] = None,
    sheets: Annotated[
        bool, typer.Option("--sheets", help="每个单位另设一张表（.xlsx） / a sheet for each department too (.xlsx)")
    ] = False,
    language: Annotated[str, typer.Option(help="表头语言 / language of the headings: zh en")] = "zh",
    as_of: AsOfOption = None,
) -> None:
    """生成督办台账：任务、单位、领导、目标、项目、时限、出处、原文。 / Write the ledger of tasks, with who answers for each, and proof."""
    from govgraph.graph.ledger import LANGUAGES, format_of, ledger, write_ledger_file  # openpyxl: 0.2 s

    if department is not None and official is not None:
        raise typer.BadParameter("give --department or --official, not both / 二者择一")
    if language not in LANGUAGES:
        raise typer.BadParameter(
            f"unknown language {language!r}; there are {', '.join(LANGUAGES)}", param_hint="--language"
        )
    if format_of(out) != "xlsx" and sheets:  # a wrong suffix is told before anything is read
        raise typer.BadParameter(
            "only a file that ends in .xlsx has sheets / 只有 .xlsx 有多张表", param_hint="--sheets"
        )
    with open_view(store, as_of, endpoint) as view:
        rows = ledger(view, department=department, official=official)
    write_ledger_file(rows, out, language=language, sheets=sheets)
    talk(f"{len(rows)} tasks written to {out}" if rows else f"no task answers to this; {out} holds the headings only")
