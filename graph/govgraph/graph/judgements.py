"""What was judged about names: merges, refusals and doubts, with score and reason, by rule or by decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from govgraph.graph.dataset import View
from govgraph.graph.errors import UnknownNameError
from govgraph.graph.lookup import find, folded


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement about two names: ``same``, ``different`` or ``unsure``.

    ``score`` is how sure it is, 0 to 1; ``kind`` is ``rule`` or ``decision`` (a person's); ``document`` the key of the
    document that it rests on, or None.
    """

    verdict: str
    left: str
    right: str
    score: float
    reason: str
    kind: str
    document: str | None


_JUDGEMENTS: Final = """
SELECT ?verdict ?left ?right ?score ?reason ?kind (MIN(?key) AS ?document) {
  ?judgement a gov:NameJudgement ; gov:verdict ?verdict ; gov:leftName ?left ; gov:rightName ?right ;
    gov:score ?score ; gov:reason ?reason ; gov:kind ?kind .
  OPTIONAL { ?judgement gov:statedIn/gov:key ?key }
} GROUP BY ?judgement ?verdict ?left ?right ?score ?reason ?kind"""


def judgements(view: View, name: str | None = None) -> tuple[Judged, ...]:
    """Return all judgements, or those about a name and the other names of what bears it.

    Sorted by names. Raises UnknownNameError, with the nearest names, when nothing bears the name and nothing was judged
    about it.
    """
    found = sorted(map(_judged, view.select(_JUDGEMENTS)), key=_order)
    if name is None:
        return tuple(found)
    sought = {folded(name)}
    try:
        sought |= _names(view, find(view, name))
    except UnknownNameError:
        if not any(sought & _sides(each) for each in found):
            raise
    for each in found * 2:  # a short form leads to its full form, and that to the label
        if each.verdict == "same" and sought & _sides(each):
            sought |= _sides(each)
    return tuple(each for each in found if sought & _sides(each))


def _sides(judged: Judged) -> set[str]:
    return {folded(judged.left), folded(judged.right)}


def _judged(row: Any) -> Judged:
    return Judged(
        verdict=row["verdict"].value,
        left=row["left"].value,
        right=row["right"].value,
        score=float(row["score"].value),
        reason=row["reason"].value,
        kind=row["kind"].value,
        document=row["document"].value if row["document"] is not None else None,
    )


def _order(judged: Judged) -> tuple[str, str, str, str, str]:
    return judged.left, judged.right, judged.verdict, judged.document or "", judged.reason


def _names(view: View, iri: str) -> set[str]:
    rows = view.select(f"SELECT ?name {{ <{iri}> rdfs:label|skos:altLabel ?name }}")
    return {folded(row["name"].value) for row in rows}
