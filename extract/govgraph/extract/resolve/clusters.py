"""Groups of names, joined and kept apart: a union-find that obeys prohibitions."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Clusters(Generic[Node]):
    """Disjoint groups of nodes. Two nodes that were forbidden to meet never share a group."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._members: dict[Node, list[Node]] = {node: [node] for node in nodes}
        self._forbidden: dict[Node, set[Node]] = {}

    def forbid(self, left: Node, right: Node) -> None:
        """Keep two nodes apart from now on; ValueError when they are together already."""
        if self.together(left, right):
            raise ValueError("already together")
        self._forbidden.setdefault(left, set()).add(right)
        self._forbidden.setdefault(right, set()).add(left)

    def together(self, left: Node, right: Node) -> bool:
        """Tell whether two nodes share a group."""
        return self._members[left] is self._members[right]

    def may_join(self, left: Node, right: Node) -> bool:
        """Tell whether joining the groups of two nodes would break no prohibition."""
        others = set(self._members[right])
        return all(others.isdisjoint(self._forbidden.get(node, ())) for node in self._members[left])

    def join(self, left: Node, right: Node) -> bool:
        """Join the groups of two nodes, unless a prohibition stands against it; tell whether they are together now."""
        if self.together(left, right):
            return True
        if not self.may_join(left, right):
            return False
        group, other = self._members[left], self._members[right]
        group.extend(other)
        for node in other:
            self._members[node] = group
        return True

    def group(self, node: Node) -> tuple[Node, ...]:
        """Return the nodes that share a node's group, in the order in which they joined."""
        return tuple(self._members[node])

    def groups(self) -> list[tuple[Node, ...]]:
        """Return all groups, in the order of their first nodes."""
        seen: set[int] = set()
        found: list[tuple[Node, ...]] = []
        for members in self._members.values():
            if id(members) not in seen:
                seen.add(id(members))
                found.append(tuple(members))
        return found
