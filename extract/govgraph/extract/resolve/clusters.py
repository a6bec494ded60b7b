"""Groups of names, joined and kept apart: a union-find that obeys prohibitions."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(eq=False, slots=True)
class _Group(Generic[Node]):
    """The nodes of one group, in the order in which they joined, and all that may not join them."""

    members: list[Node]
    forbidden: set[Node] = field(default_factory=set)


class Clusters(Generic[Node]):
    """Disjoint groups of nodes. Two nodes that were forbidden to meet never share a group."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._groups: dict[Node, _Group[Node]] = {node: _Group([node]) for node in nodes}

    def forbid(self, left: Node, right: Node) -> None:
        """Keep two nodes apart from now on; ValueError when they are together already."""
        if self.together(left, right):
            raise ValueError("already together")
        self._groups[left].forbidden.add(right)
        self._groups[right].forbidden.add(left)

    def together(self, left: Node, right: Node) -> bool:
        """Tell whether two nodes share a group."""
        return self._groups[left] is self._groups[right]

    def may_join(self, left: Node, right: Node) -> bool:
        """Tell whether joining the groups of two nodes would break no prohibition."""
        smaller, larger = sorted((self._groups[left], self._groups[right]), key=lambda group: len(group.members))
        return larger.forbidden.isdisjoint(smaller.members)

    def join(self, left: Node, right: Node) -> bool:
        """Join the groups of two nodes, unless a prohibition stands against it; tell whether they are together now."""
        if self.together(left, right):
            return True
        if not self.may_join(left, right):
            return False
        group, other = self._groups[left], self._groups[right]
        group.members.extend(other.members)
        group.forbidden |= other.forbidden
        for node in other.members:
            self._groups[node] = group
        return True

    def group(self, node: Node) -> tuple[Node, ...]:
        """Return the nodes that share a node's group, in the order in which they joined."""
        return tuple(self._groups[node].members)

    def groups(self) -> list[tuple[Node, ...]]:
        """Return all groups, in the order of their first nodes."""
        seen: set[int] = set()
        found: list[tuple[Node, ...]] = []
        for group in self._groups.values():
            if id(group) not in seen:
                seen.add(id(group))
                found.append(tuple(group.members))
        return found
