"""What a build did, for whoever asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from govgraph.graph.errors import BuildError
from govgraph.graph.manifest import Manifest
from govgraph.graph.rdf import RELATIONS

if TYPE_CHECKING:
    from govgraph.graph.validate import Report


class InvalidGraphError(BuildError):
    """A graph that violates its shapes; ``report`` holds every violation."""

    def __init__(self, message: str, report: Report) -> None:
        super().__init__(message)
        self.report = report


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build, or a change of what a store holds, did.

    ``published`` tells whether the store has changed; ``unchanged`` that there was nothing to do, as it already held just
    that. ``sources`` are the texts in the store, of which ``read`` were read anew. ``facts`` counts them by relation, in
    the order of the facts contract, with those of which there are none; ``warnings`` are lines for a person to read.
    ``quads`` are asserted, ``inferred`` follow from them.
    """

    published: bool
    sources: int
    documents: int
    facts: tuple[tuple[str, int], ...]
    issues: int
    entities: int
    quads: int
    warnings: tuple[str, ...] = ()
    inferred: int = 0
    read: int = 0
    unchanged: bool = False

    def counts(self) -> Mapping[str, int]:
        """Return the numbers that a manifest keeps."""
        return {
            "sources": self.sources,
            "documents": self.documents,
            "facts": sum(count for _, count in self.facts),
            "issues": self.issues,
            "entities": self.entities,
            "inferred": self.inferred,
        }

    @classmethod
    def of_unchanged(cls, manifest: Manifest) -> Self:
        """Return the report of a build that found just what it was to make."""
        counts = manifest.counts
        return cls(
            published=False,
            sources=counts["sources"],
            documents=counts["documents"],
            facts=tuple((name, manifest.facts.get(name, 0)) for name in RELATIONS),
            issues=counts["issues"],
            entities=counts["entities"],
            quads=counts["quads"] - counts["inferred"],
            warnings=manifest.warnings,
            inferred=counts["inferred"],
            unchanged=True,
        )
