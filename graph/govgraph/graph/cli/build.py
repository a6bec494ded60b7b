"""``govgraph build``: documents in, a validated store out."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from govgraph.graph.cli.changing import (
    INFERRED,
    INFERRED_HELP,
    DecisionsOption,
    IssuesOption,
    JobsOption,
    JurisdictionOption,
    LinksOption,
    SourcesArgument,
    carry_out,
)
from govgraph.graph.cli.options import StoreOption

EXAMPLES: Final = (
    "govgraph build gazette.txt --store graph.store",
    "govgraph build 2024/ 2025/ --store graph.store --jobs 4 --issues issues.jsonl",
    "cat notice.txt | govgraph build - --store graph.store --jurisdiction 云岭县",
)


def build_command(
    sources: SourcesArgument,
    store: StoreOption,
    jobs: JobsOption = 1,
    issues: IssuesOption = None,
    jurisdiction: JurisdictionOption = None,
    decisions: DecisionsOption = None,
    links: LinksOption = None,
    inferred: Annotated[bool, typer.Option(INFERRED, help=INFERRED_HELP)] = True,
) -> None:
    """读公文，建图谱库。 / Read documents and build their graph.

    库中原有内容被替换；与库中相同者不再读，全同则什么也不写。读不了、无事实或不合约束时，库保持原样。
    The store's content is replaced. What it holds already is not read again, and if all is the same nothing is written.
    If anything cannot be read or breaks a shape, the store stays as it was.
    """
    from govgraph.graph.build import build

    carry_out(
        lambda progress: build(
            sources,
            store,
            jobs=jobs,
            jurisdiction=jurisdiction,
            issues_file=issues,
            decisions_file=decisions,
            links_file=links,
            inferred=inferred,
            progress=progress,
        ),
        issues,
    )
