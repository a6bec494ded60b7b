"""Two small learners of names, for tools/learn_names.py: a logistic regression of candidates, a perceptron of characters."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from govgraph.extract.records import Span


@dataclass
class Candidate:
    """What may be a name: where it stands in the text, its features, whether the rules take it, whether it is right."""

    span: Span
    name: str
    features: tuple[str, ...]
    ruled: bool
    right: bool | None = None  # None: optional


class Regression:
    """A logistic regression over sets of features, by AdaGrad with a fixed order: the same data give the same weights."""

    def __init__(self, rounds: int = 12, rate: float = 0.2, shrink: float = 1e-4) -> None:
        self.weights: dict[str, float] = {}
        self._rounds, self._rate, self._shrink = rounds, rate, shrink

    def fit(self, candidates: Sequence[Candidate]) -> None:
        """Learn from the candidates that are right or wrong; the rare right ones count as much as the wrong ones."""
        data = [item for item in candidates if item.right is not None]
        rights = sum(bool(item.right) for item in data)
        weight = {True: 1.0, False: max(0.1, rights / max(1, len(data) - rights))}
        squares: dict[str, float] = defaultdict(float)
        order = random.Random(7)
        for _ in range(self._rounds):
            order.shuffle(data)
            for item in data:
                error = (float(bool(item.right)) - self.chance(item)) * weight[bool(item.right)]
                for name in item.features:
                    value = self.weights.get(name, 0.0)
                    slope = error - self._shrink * value
                    squares[name] += slope * slope
                    self.weights[name] = value + self._rate * slope / math.sqrt(squares[name] + 1e-9)

    def chance(self, candidate: Candidate) -> float:
        """Return how likely a candidate is right."""
        total = sum(self.weights.get(name, 0.0) for name in candidate.features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


class Tagger:
    """An averaged perceptron that tags characters B, I or O, one after the other."""

    TAGS: Final = "OBI"

    def __init__(self, rounds: int = 6) -> None:
        self._rounds = rounds
        self._weights: dict[str, list[float]] = {}

    def fit(self, lines: Sequence[tuple[list[tuple[str, ...]], str]]) -> None:
        """Learn from lines of features and their tags."""
        totals: dict[str, list[float]] = {}
        step, order, lines = 1, random.Random(7), list(lines)
        for _ in range(self._rounds):
            order.shuffle(lines)
            for rows, tags in lines:
                before = "O"
                for row, right in zip(rows, tags, strict=True):
                    names = (*row, f"before={before}")
                    guess = self._best(names, before)
                    if guess != right:
                        for name in names:
                            now, total = self._weights.setdefault(name, [0.0] * 3), totals.setdefault(name, [0.0] * 3)
                            for tag, sign in ((right, 1.0), (guess, -1.0)):
                                now[self.TAGS.index(tag)] += sign
                                total[self.TAGS.index(tag)] += sign * step
                    before = right
                    step += 1
        for name, now in self._weights.items():
            self._weights[name] = [value - total / step for value, total in zip(now, totals[name], strict=True)]

    def _best(self, names: Iterable[str], before: str) -> str:
        sums = [0.0, 0.0, 0.0 if before != "O" else -1e9]
        for name in names:
            if (weights := self._weights.get(name)) is not None:
                for index in range(3):
                    sums[index] += weights[index]
        return self.TAGS[max(range(3), key=sums.__getitem__)]

    def tag(self, rows: Sequence[tuple[str, ...]]) -> str:
        """Return the tags of a line."""
        tags = ""
        before = "O"
        for row in rows:
            before = self._best((*row, f"before={before}"), before)
            tags += before
        return tags
