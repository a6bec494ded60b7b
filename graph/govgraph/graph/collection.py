"""The set of sources that a store holds, and what adding, replacing and removing make of it.

What a store says depends on this set only, never on how it came about. A text that came under several names is read
once, under the first of them; the others wait until that name is removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

from govgraph.graph.errors import BuildError, UnknownNameError
from govgraph.graph.manifest import Input


@dataclass(frozen=True, slots=True)
class Collection:
    """Sources by name, sorted; no two have the same name."""

    inputs: tuple[Input, ...] = ()

    @classmethod
    def of(cls, inputs: Iterable[Input]) -> Self:
        """Make a collection of sources in any order; of two with one name the later one counts."""
        return cls(tuple(sorted({each.name: each for each in inputs}.values())))

    def texts(self) -> tuple[Input, ...]:
        """Return the sources to read: of those with the same text the first, in the order of their names."""
        first: dict[str, Input] = {}
        for each in self.inputs:
            first.setdefault(each.sha256, each)
        return tuple(first.values())

    def remarks(self) -> list[str]:
        """Return a line for each source that is not read because another has the same text."""
        first = {each.sha256: each.name for each in self.texts()}
        return [
            f"{each.name}: the same text as {first[each.sha256]}; read once"
            for each in self.inputs
            if each.name != first[each.sha256]
        ]

    def adding(self, given: Iterable[Input]) -> Self:
        """Return the collection with further sources.

        A source that is there with the same text is no change. Raises BuildError for one that is there with another text.
        """
        given, known = tuple(given), self._digests()
        for each in given:
            if known.get(each.name, each.sha256) != each.sha256:
                raise BuildError(
                    f"{each.name}: the store holds another text of this name; govgraph replace puts this one in its place"
                    " / 库中已有同名而内容不同的来源，要替换请用 govgraph replace"
                )
        return self.of((*self.inputs, *given))

    def replacing(self, given: Iterable[Input]) -> Self:
        """Return the collection with other texts for sources that are there.

        Raises UnknownNameError, with the nearest names, for one that is not.
        """
        given, known = tuple(given), self._digests()
        for each in given:
            if each.name not in known:
                raise UnknownNameError(
                    f"{each.name}: no such source in the store; {nearest(each.name, known)}; govgraph add adds it"
                    " / 库中没有这个来源，要新增请用 govgraph add"
                )
        return self.of((*self.inputs, *given))

    def removing(self, names: Sequence[str], documents: Mapping[str, Sequence[str]] | None = None) -> Self:
        """Return the collection without some sources.

        ``documents`` has the documents of each source: one that is alone in its source may stand for it. Raises
        UnknownNameError for a name of nothing, with the nearest ones, and BuildError for a document among others.
        """
        held = documents or {}
        gone = {self._source_meant(name, held) for name in names}
        return type(self)(tuple(each for each in self.inputs if each.name not in gone))

    def __len__(self) -> int:
        return len(self.inputs)

    def _digests(self) -> dict[str, str]:
        return {each.name: each.sha256 for each in self.inputs}

    def _source_meant(self, name: str, documents: Mapping[str, Sequence[str]]) -> str:
        known = self._digests()
        if name in known:
            return name
        from govgraph.extract.resolve.entities import number_form  # all of resolution, for this rare case

        number = number_form(name)
        holders = sorted(source for source, keys in documents.items() if number in map(number_form, keys))
        if not holders:
            keys = {key for each in documents.values() for key in each}
            raise UnknownNameError(
                f"{name}: no such source in the store / 库中没有这个来源; {nearest(name, {*known, *keys})}"
            )
        if len(holders) > 1:
            raise BuildError(f"{name}: printed in {', '.join(holders)}; name the source / 见于多个来源，请写来源名")
        (holder,) = holders
        if len(documents[holder]) > 1:
            raise BuildError(
                f"{name}: one of {len(documents[holder])} documents of {holder}, which goes only as a whole; "
                "name the source, or replace it / 该来源含多份公文，只能整体删除或替换"
            )
        return holder


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a hint at up to five names like one that is not there.

    >>> nearest("2025-1.txt", ["2025-01.txt", "notice.txt"])
    'did you mean 2025-01.txt?'
    """
    every = sorted(names)
    near = dict.fromkeys([each for each in every if name and name in each] + get_close_matches(name, every, 5, 0.5))
    return f"did you mean {', '.join(list(near)[:5])}?" if near else "govgraph stats lists them"
