"""Decisions of a person about two names: they override the rules, and are recorded as made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govgraph.extract.records import ExtractionError, Judgement, NameJudgement
from govgraph.extract.resolve.clusters import Clusters, Node


def apply_decisions(
    clusters: Clusters[Node],
    decisions: Sequence[NameJudgement],
    pairs: Callable[[NameJudgement], Sequence[tuple[Node, Node]]],
) -> tuple[NameJudgement, ...]:
    """Join what was decided to be the same, then forbid what was decided to be different (or unsure).

    ``pairs`` gives the pairs of nodes a decision is about. Returns the decisions that are about some, in a fixed
    order.
    Raises ExtractionError, in one line, when decisions contradict one another.
    """
    ordered = sorted(decisions, key=_order)
    used: list[NameJudgement] = []
    for decision in ordered:
        if decision.judgement is Judgement.SAME:
            for left, right in pairs(decision):
                clusters.join(left, right)
                used.append(decision)
    for decision in ordered:
        if decision.judgement is not Judgement.SAME:
            for left, right in pairs(decision):
                try:
                    clusters.forbid(left, right)
                except ValueError:
                    raise ExtractionError(
                        f"decisions: {decision.left} and {decision.right}: {decision.judgement.value} by one decision, "
                        "the same by others; remove one of them"
                    ) from None
                used.append(decision)
    return tuple(dict.fromkeys(used))


def _order(decision: NameJudgement) -> tuple[str, str, str, str]:
    left, right = sorted((decision.left, decision.right))
    return left, right, decision.judgement.value, decision.doc or ""
