"""Names of bodies to bodies: within one owner, short forms join the full form they abbreviate.

A name printed in a document is a *node*: its scope (the jurisdiction whose body it is) and its printed form. Nodes
are
joined by what :func:`govgraph.extract.resolve.agencies.compare` finds. A short form with two candidates that are
not one body
joins neither. Every merge and every refusal is kept as a judgement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from govgraph.extract.records import ExtractionError, Judgement, NameJudgement
from govgraph.extract.resolve.agencies import Likeness, compare
from govgraph.extract.resolve.clusters import Clusters
from govgraph.extract.resolve.decisions import apply_decisions
from govgraph.extract.resolve.jurisdiction import Jurisdiction
from govgraph.extract.resolve.names import BodyName

Node = tuple[str, str]
"""A scope and a printed form."""

_CERTAIN: Final = 0.95
"""From this score on two names are variants of one another; below it the better candidate wins."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A name as read in one document; ``implied`` when only a post names the body (县长 implies 县人民政府)."""

    doc: str
    name: BodyName
    implied: bool = False

    @property
    def node(self) -> Node:
        """The node it belongs to."""
        return self.name.scope, self.name.printed


@dataclass(frozen=True, slots=True)
class Link:
    """What a document itself says of two of its names: a definition (以下简称), or two signs of one body (加挂牌子)."""

    left: Node
    right: Node
    likeness: Likeness
    doc: str


@dataclass(frozen=True, slots=True)
class Body:
    """One body: its label (the fullest name, place made explicit), printed names, the scope its IRI carries, whose it is."""

    label: str
    names: tuple[str, ...]
    segment: str
    owner: Jurisdiction | None


@dataclass(frozen=True)
class Bodies:
    """The bodies of a build by node, and the judgements that made them."""

    by_node: Mapping[Node, Body]
    judgements: tuple[NameJudgement, ...]


@dataclass
class _Names:
    """The nodes of a build: how each is read, and where it is printed."""

    read: dict[Node, BodyName] = field(default_factory=dict)
    docs: dict[Node, set[str]] = field(default_factory=dict)
    printed: set[Node] = field(default_factory=set)

    def add(self, printed: Printed) -> None:
        node = printed.node
        known = self.read.setdefault(node, printed.name)
        if (printed.name.label, printed.name.core.printed) < (known.label, known.core.printed):
            self.read[node] = printed.name
        self.docs.setdefault(node, set()).add(printed.doc)
        if not printed.implied:
            self.printed.add(node)

    def doc(self, *nodes: Node) -> str:
        return min(min(self.docs[node]) for node in nodes)


def resolve_bodies(printed: Iterable[Printed], links: Sequence[Link], decisions: Sequence[NameJudgement]) -> Bodies:
    """Group printed names into bodies.

    Raises ExtractionError when decisions contradict one another.
    """
    names = _Names()
    for item in sorted(printed, key=lambda item: (item.node, item.doc, item.name.label)):
        names.add(item)
    clusters = Clusters(sorted(names.read))
    decided = apply_decisions(clusters, decisions, lambda decision: _pairs(decision, names))
    likenesses = _likenesses(names)
    stated = {(link.left, link.right, link.doc): link for link in links if link.left != link.right}
    edges = [(-likeness.score, *pair) for pair, likeness in likenesses.items() if likeness.score >= _CERTAIN]
    edges += [
        (-link.likeness.score, link.left, link.right)
        for link in stated.values()
        if link.likeness.judgement is Judgement.SAME
    ]
    for _, left, right in sorted(edges):
        clusters.join(left, right)
    for link in stated.values():  # two signs of one body stay two names unless one is a plain variant of the other
        if link.likeness.judgement is Judgement.DIFFERENT and not clusters.together(link.left, link.right):
            clusters.forbid(link.left, link.right)
    refused = _join_short_forms(clusters, likenesses)
    judgements = [
        *decided,
        *_readings(names),
        *_comparisons(names, clusters, likenesses, refused),
        *_statements(names, clusters, stated.values(), likenesses),
    ]
    settled = {(decision.left, decision.right) for decision in decided}
    kept = {
        judgement
        for judgement in judgements
        if judgement in decided or not {(judgement.left, judgement.right), (judgement.right, judgement.left)} & settled
    }
    return Bodies(_bodies(clusters, names), tuple(sorted(kept, key=_judgement_order)))


def _judgement_order(judgement: NameJudgement) -> tuple[str, str, str, str, str]:
    return judgement.left, judgement.right, judgement.judgement.value, judgement.doc or "", judgement.reason


def _likenesses(names: _Names) -> dict[tuple[Node, Node], Likeness]:
    """Compare all nodes of a scope that begin alike; keys are ordered pairs, the shorter name first."""
    blocks: defaultdict[tuple[str, str], list[Node]] = defaultdict(list)
    for node, name in sorted(names.read.items()):
        core = name.core
        openings = {text[:1] for text in ("".join(core.words), core.stem)} - {""} or {""}
        for opening in openings:
            blocks[node[0], opening].append(node)
    found: dict[tuple[Node, Node], Likeness] = {}
    for block in blocks.values():
        for index, one in enumerate(block):
            for other in block[index + 1 :]:
                left, right = sorted((one, other), key=lambda node: (len(names.read[node].core.printed), node))
                if (left, right) not in found and (likeness := _compare(names.read[left], names.read[right])):
                    found[left, right] = likeness
    return found


def _compare(left: BodyName, right: BodyName) -> Likeness | None:
    if left.collective or right.collective:
        return Likeness(Judgement.SAME, 1.0, "同名") if left.core.printed == right.core.printed else None
    if not left.core.words and not left.core.kind:
        return None
    return compare(left.core, right.core)


def _join_short_forms(
    clusters: Clusters[Node], likenesses: Mapping[tuple[Node, Node], Likeness]
) -> dict[tuple[Node, Node], str]:
    """Join each short form with the full form it abbreviates best; return the pairs refused, with the reason.

    Full forms that are variants or abbreviations of one another are one candidate.
    """
    heads = {node: group[0] for group in clusters.groups() for node in group}
    candidates: defaultdict[Node, dict[Node, float]] = defaultdict(dict)
    for (left, right), likeness in likenesses.items():
        if likeness.judgement is Judgement.SAME and likeness.score < _CERTAIN and heads[left] != heads[right]:
            known = candidates[heads[left]].get(heads[right], 0.0)
            candidates[heads[left]][heads[right]] = max(known, likeness.score)
    refused: dict[tuple[Node, Node], str] = {}
    joins: list[tuple[float, Node, Node]] = []
    for short, fulls in sorted(candidates.items()):
        best = max(fulls.values())
        finest = sorted(full for full, score in fulls.items() if score == best)
        rivals = [
            full for full in finest if not all(_related(full, other, candidates) for other in finest if other != full)
        ]
        for full, score in sorted(fulls.items()):
            if rivals or (score < best and not any(_related(full, other, candidates) for other in finest)):
                others = "、".join(sorted(other[1] for other in fulls if other != full))
                refused[short, full] = f"另有候选：{others}"
            else:
                joins.append((-score, short, full))
    for _, short, full in sorted(joins):
        clusters.join(short, full)
    return {
        pair: refused[heads[pair[0]], heads[pair[1]]]
        for pair in likenesses
        if (heads[pair[0]], heads[pair[1]]) in refused
    }


def _related(left: Node, right: Node, candidates: Mapping[Node, Mapping[Node, float]]) -> bool:
    return right in candidates.get(left, {}) or left in candidates.get(right, {})


def _readings(names: _Names) -> Iterable[NameJudgement]:
    """Judge each printed name to be the one with its place made explicit."""
    for node, name in names.read.items():
        if name.label != name.printed and node in names.printed:
            yield NameJudgement(name.printed, name.label, Judgement.SAME, 1.0, name.reason, names.doc(node))


def _comparisons(
    names: _Names,
    clusters: Clusters[Node],
    likenesses: Mapping[tuple[Node, Node], Likeness],
    refused: Mapping[tuple[Node, Node], str],
) -> Iterable[NameJudgement]:
    for (left, right), likeness in likenesses.items():
        labels = names.read[left].label, names.read[right].label
        if labels[0] == labels[1]:
            continue
        doc = names.doc(left, right)
        if clusters.together(left, right):
            if likeness.judgement is Judgement.SAME:
                yield NameJudgement(*labels, Judgement.SAME, likeness.score, likeness.reason, doc)
        elif not clusters.may_join(left, right):
            continue  # a decision or the document itself keeps them apart, and says so in its own judgement
        elif likeness.judgement is Judgement.SAME:
            reason = f"{likeness.reason}；{refused.get((left, right), '未合并')}"
            yield NameJudgement(*labels, Judgement.UNSURE, likeness.score, reason, doc)
        else:
            yield NameJudgement(*labels, likeness.judgement, likeness.score, likeness.reason, doc)


def _statements(
    names: _Names,
    clusters: Clusters[Node],
    links: Iterable[Link],
    likenesses: Mapping[tuple[Node, Node], Likeness],
) -> Iterable[NameJudgement]:
    for link in links:
        left, right = names.read[link.left].label, names.read[link.right].label
        together = clusters.together(link.left, link.right)
        if link.likeness.judgement is not Judgement.SAME and together:
            continue  # the other sign is a plain variant of the name, and was joined as such
        judgement = Judgement.SAME if together else Judgement.DIFFERENT
        yield NameJudgement(left, right, judgement, link.likeness.score, link.likeness.reason, link.doc)


def _pairs(decision: NameJudgement, names: _Names) -> list[tuple[Node, Node]]:
    """Find the pairs of nodes a decision is about: by label, or by printed form within one scope.

    Raises ExtractionError when its names are printed in several places and none of them holds both.
    """
    left, right = (_nodes(name, decision, names) for name in (decision.left, decision.right))
    if not left or not right:
        return []
    pairs = [(one, other) for one in left for other in right if one != other]
    within = [(one, other) for one, other in pairs if one[0] == other[0]]
    if within or len({(one[0], other[0]) for one, other in pairs}) == 1:
        return within or pairs
    if not pairs:
        return []
    raise ExtractionError(
        f"decisions: {decision.left} and {decision.right} name bodies of several places; "
        "give their full names, with the place"
    )


def _nodes(name: str, decision: NameJudgement, names: _Names) -> list[Node]:
    """Return the nodes (of one document, of one place) printed as a name; when there are none, those it labels."""
    here = [
        node
        for node in sorted(names.read)
        if (decision.doc is None or decision.doc in names.docs[node]) and decision.jurisdiction in (None, node[0])
    ]
    return [node for node in here if node[1] == name] or [node for node in here if names.read[node].label == name]


def _bodies(clusters: Clusters[Node], names: _Names) -> dict[Node, Body]:
    """Name each group by the fullest label of its nodes; two groups of one label are told apart by a printed form."""
    made: dict[Node, Body] = {}
    taken: set[tuple[str, str]] = set()
    for group in sorted(tuple(sorted(group)) for group in clusters.groups()):
        reads = [names.read[node] for node in group]
        fullest = max(reads, key=lambda name: (name.owner is not None, len(name.label), name.label))
        label = fullest.label
        printed = tuple(sorted({node[1] for node in group if node in names.printed})) or (label,)
        if (fullest.segment, label) in taken:
            label = f"{label}（{min(printed, key=lambda form: (len(form), form))}）"
        taken.add((fullest.segment, label))
        body = Body(label, printed, fullest.segment, fullest.owner)
        made.update(dict.fromkeys(group, body))
    return made
