"""Names of people to people: one name, one place, posts that agree.

Within a document a name is one person. Across documents of one place, two sightings are one person when they share a
body, or both lead the place, or one of them says nothing of posts and there is no other to choose from. Otherwise they
stay apart, and the doubt is recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from govgraph.extract.records import Judgement, NameJudgement
from govgraph.extract.resolve.clusters import Clusters
from govgraph.extract.resolve.decisions import apply_decisions
from govgraph.extract.resolve.jurisdiction import Jurisdiction

Node = tuple[str, str]
"""A name and the key of the document that prints it."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person as one document shows them: the scope and the jurisdiction it is of, the bodies of their posts, if they lead."""

    name: str
    doc: str
    scope: str
    owner: Jurisdiction | None
    bodies: frozenset[str]
    leading: bool

    @property
    def node(self) -> Node:
        """The node it is."""
        return self.name, self.doc

    @property
    def silent(self) -> bool:
        """Whether the document says nothing of posts."""
        return not self.bodies and not self.leading

    @property
    def grounds(self) -> tuple[str, ...]:
        """What makes it one person with another sighting that has the same: each body, or leading the place."""
        return (
            *(f"同地同名，同在{body}任职" for body in sorted(self.bodies)),
            *(["同地同名，均为当地领导"] * self.leading),
        )


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the label (the name; with a body or a document when the place has several of that name)."""

    label: str
    name: str
    scope: str
    owner: Jurisdiction | None


def resolve_people(
    sightings: Iterable[Sighting], decisions: Sequence[NameJudgement]
) -> tuple[Mapping[Node, Person], tuple[NameJudgement, ...]]:
    """Group sightings, one a name and document, into people; return them by node, and the judgements.

    Raises ExtractionError when decisions contradict one another.
    """
    by_node = {sighting.node: sighting for sighting in sorted(sightings, key=lambda sighting: sighting.node)}
    clusters = Clusters(by_node)
    judgements = list(apply_decisions(clusters, decisions, lambda decision: _pairs(decision, by_node)))
    settled = {frozenset((decision.left, decision.right)) for decision in judgements}
    namesakes: defaultdict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in by_node.values():
        namesakes[sighting.scope, sighting.name].append(sighting)
    for group in namesakes.values():
        found = [*_join_agreeing(group, clusters), *_join_silent(group, clusters)]
        judgements += [judgement for judgement in found if frozenset((judgement.left, judgement.right)) not in settled]
    return _people(clusters, by_node), tuple(judgements)


def _judge(left: Sighting, right: Sighting, judgement: Judgement, score: float, reason: str) -> NameJudgement:
    return NameJudgement(_address(left), _address(right), judgement, score, reason, left.doc)


def _address(sighting: Sighting) -> str:
    return f"{sighting.name}（{sighting.doc}）"


def _join_agreeing(group: Sequence[Sighting], clusters: Clusters[Node]) -> list[NameJudgement]:
    """Join sightings that share a ground; one judgement for each that joins, and one for each pair left apart.

    A sighting is compared with the first of each group that has the ground, so that a name that ten thousand documents
    print takes ten thousand comparisons.
    """
    speaking = [sighting for sighting in group if not sighting.silent]
    judgements: list[NameJudgement] = []
    known: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in speaking:
        for ground in sighting.grounds:
            judgements += _join_on(ground, sighting, known[ground], clusters)
    heads: dict[Node, Sighting] = {}
    for sighting in speaking:
        heads.setdefault(clusters.group(sighting.node)[0], sighting)
    doubt = "同地同名，职务不同，不能断定是一人"
    return judgements + [
        _judge(left, right, Judgement.UNSURE, 0.5, doubt) for left, right in combinations(heads.values(), 2)
    ]


def _join_on(ground: str, sighting: Sighting, heads: list[Sighting], clusters: Clusters[Node]) -> list[NameJudgement]:
    """Join a sighting with the first of those that have a ground and may be joined; without any, it is one itself."""
    for head in heads:
        if clusters.together(head.node, sighting.node):
            return []
        if clusters.join(head.node, sighting.node):
            return [_judge(head, sighting, Judgement.SAME, 0.9, ground)]
    heads.append(sighting)
    return []


def _join_silent(group: Sequence[Sighting], clusters: Clusters[Node]) -> list[NameJudgement]:
    """Join sightings without posts to the only namesake there is; with several, leave them."""
    silent = [sighting for sighting in group if sighting.silent]
    speaking = [sighting for sighting in group if not sighting.silent]
    choices = {clusters.group(sighting.node)[0]: sighting for sighting in reversed(speaking)}
    judgements: list[NameJudgement] = []
    for sighting in silent:
        if len(choices) > 1:
            judgements += [
                _judge(sighting, choice, Judgement.UNSURE, 0.4, "同地有多个同名者，本文件未写职务")
                for choice in choices.values()
                if not clusters.together(sighting.node, choice.node)
            ]
            continue
        choice = next(iter(choices.values()), silent[0])
        if choice != sighting and clusters.join(choice.node, sighting.node):
            judgements.append(_judge(choice, sighting, Judgement.SAME, 0.7, "同地同名，无其他同名者"))
    return judgements


def _pairs(decision: NameJudgement, by_node: Mapping[Node, Sighting]) -> list[tuple[Node, Node]]:
    here = {node: each for node, each in by_node.items() if decision.jurisdiction in (None, each.scope)}
    left = [node for node, sighting in here.items() if _is_called(decision.left, sighting)]
    right = [node for node, sighting in here.items() if _is_called(decision.right, sighting)]
    return [(one, other) for one in left for other in right if one != other]


def _is_called(name: str, sighting: Sighting) -> bool:
    """Tell whether a decision's name is this sighting's: 李明（云政发〔2025〕3号） or 李明（云岭县财政局）."""
    return name == _address(sighting) or name in {f"{sighting.name}（{body}）" for body in sighting.bodies}


def _people(clusters: Clusters[Node], by_node: Mapping[Node, Sighting]) -> dict[Node, Person]:
    groups = [[by_node[node] for node in sorted(group)] for group in clusters.groups()]
    bearers: defaultdict[tuple[str, str], int] = defaultdict(int)
    for group in groups:
        bearers[group[0].scope, group[0].name] += 1
    people: dict[Node, Person] = {}
    taken: set[tuple[str, str]] = set()
    for group in sorted(groups, key=lambda group: group[0].node):
        first = group[0]
        label = first.name
        if bearers[first.scope, first.name] > 1:
            bodies = sorted({body for sighting in group for body in sighting.bodies})
            choices = [*(f"{first.name}（{body}）" for body in bodies), *map(_address, group)]
            label = next(choice for choice in choices if (first.scope, choice) not in taken)
        taken.add((first.scope, label))
        person = Person(label, first.name, first.scope, first.owner)
        people.update({sighting.node: person for sighting in group})
    return people
