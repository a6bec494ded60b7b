"""``govgraph add``: further documents into a store."""

from __future__ import annotations

from typing import Final

from govgraph.graph.cli.changing import (
    DecisionsOption,
    IssuesOption,
    JobsOption,
    JurisdictionOption,
    LinksOption,
    SourcesArgument,
    StillInferredOption,
    carry_out,
)
from govgraph.graph.cli.options import StoreOption

EXAMPLES: Final = (
    "govgraph add 2025-02.txt --store graph.store",
    "govgraph add 2026/ --store graph.store --jobs 4",
)


def add_command(
    sources: SourcesArgument,
    store: StoreOption,
    jobs: JobsOption = 1,
    issues: IssuesOption = None,
    jurisdiction: JurisdictionOption = None,
    decisions: DecisionsOption = None,
    links: LinksOption = None,
    inferred: StillInferredOption = None,
) -> None:
    """向图谱库增添来源。 / Add documents to a store.

    结果与把全部来源重新构建完全一样。库中已有的来源不再读；同名而内容不同的，请用 replace。未写的选项照旧。
    The result is that of building all sources anew. Those that are there are not read again; for one that is there with
    another text there is replace. Options not given are as they were.
    """
    from govgraph.graph.build import add

    carry_out(
        lambda progress: add(
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
