"""``govgraph replace``: other texts for sources of a store."""

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
    "govgraph replace 2025-02.txt --store graph.store",
    "govgraph replace corrected/ --store graph.store --issues issues.jsonl",
)


def replace_command(
    sources: SourcesArgument,
    store: StoreOption,
    jobs: JobsOption = 1,
    issues: IssuesOption = None,
    jurisdiction: JurisdictionOption = None,
    decisions: DecisionsOption = None,
    links: LinksOption = None,
    inferred: StillInferredOption = None,
) -> None:
    """以新文本替换库中同名的来源。 / Put other texts in the place of sources of the same names.

    结果与把全部来源重新构建完全一样。
    The result is that of building all sources anew.
    """
    from govgraph.graph.build import replace

    carry_out(
        lambda progress: replace(
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
