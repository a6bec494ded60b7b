"""The decisions file: what a person has decided about names, one decision a line, fields apart by a tab.

::

    # 名称、名称、行政区划（可省）
    same	云岭县发展和改革局	云岭县发改委
    different	县能源局	县能源服务中心	云岭县

A line is read strictly or not at all: a file that says something wrong anywhere decides nothing.
"""

from __future__ import annotations

from typing import Final

from govgraph.extract.records import ExtractionError, Judgement, NameJudgement
from govgraph.extract.resolve.clusters import Clusters

_VERBS: Final = {"same": Judgement.SAME, "different": Judgement.DIFFERENT}
_REASONS: Final = {Judgement.SAME: "人工判定为同一", Judgement.DIFFERENT: "人工判定为不同"}


def read_decisions(text: str, name: str) -> tuple[NameJudgement, ...]:
    """Read the text of a decisions file, called ``name`` in messages; empty lines and lines from # on are skipped.

    Raises ExtractionError, in one line that names the line of the file, for an unknown verb, a wrong number of fields,
    a name decided about itself, and decisions that contradict one another, directly or round a corner.
    """
    found: dict[NameJudgement, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.setdefault(_decision(line, f"{name}: line {number}"), number)
    _refuse_contradictions(found, name)
    return tuple(sorted(found, key=lambda each: (each.left, each.right, each.judgement.value, each.jurisdiction or "")))


def _decision(line: str, where: str) -> NameJudgement:
    verb, *names = (field.strip() for field in line.split("\t"))
    if verb not in _VERBS:
        raise ExtractionError(f"{where}: unknown verb {verb!r}; write same or different, then two names, apart by tabs")
    if len(names) not in (2, 3) or not all(names):
        raise ExtractionError(f"{where}: expected {verb}, two names and perhaps a jurisdiction, apart by tabs")
    if names[0] == names[1]:
        raise ExtractionError(f"{where}: {names[0]} is decided to be {verb} as itself; give two names")
    left, right = sorted(names[:2])
    judgement = _VERBS[verb]
    place = names[2] if len(names) == 3 else None
    return NameJudgement(left, right, judgement, 1.0, _REASONS[judgement], decided=True, jurisdiction=place)


def _refuse_contradictions(decisions: dict[NameJudgement, int], name: str) -> None:
    nodes = {(each.jurisdiction, side) for each in decisions for side in (each.left, each.right)}
    clusters = Clusters(sorted(nodes, key=lambda node: (node[0] or "", node[1])))
    for each in decisions:
        if each.judgement is Judgement.SAME:
            clusters.join((each.jurisdiction, each.left), (each.jurisdiction, each.right))
    for each, number in decisions.items():
        if each.judgement is not Judgement.SAME and clusters.together(
            (each.jurisdiction, each.left), (each.jurisdiction, each.right)
        ):
            raise ExtractionError(
                f"{name}: line {number}: {each.left} and {each.right} are different here, the same by other lines; "
                "remove one of them"
            )
