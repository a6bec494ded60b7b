"""The manifest of a generation: what went into it, how it was made, and how much is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from govgraph.extract.records import Judgement, NameJudgement
from govgraph.graph.links import Link

FORMAT: Final = 1
"""The version of the layout of a store; raised when an older govgraph could no longer read what is written."""


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """A source file that went into a generation: its name without folders, and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build was told besides its sources; a store remembers it for what is added later.

    ``jurisdiction`` is that of documents which name none, ``decisions`` what a person decided about names, and with
    ``inferred`` what follows from the facts is written too. ``links`` say what things are called in other data sets.
    """

    jurisdiction: str | None = None
    decisions: tuple[NameJudgement, ...] = ()
    inferred: bool = True
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a generation was made from its inputs: by which code (a digest), with which settings."""

    code: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself.

    ``counts`` always holds ``quads`` and ``graphs``; a build adds its own. ``facts`` counts them by relation; ``warnings``
    are those of the build. Without a ``recipe`` the generation was not made by a build of this kind: none of its sources
    are kept in it.
    """

    inputs: tuple[Input, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    format: int = FORMAT
    facts: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    recipe: Recipe | None = None

    def to_json(self) -> str:
        """Return the manifest as JSON text: keys sorted, no timestamps."""
        content: dict[str, object] = {
            "format": self.format,
            "inputs": [{"name": each.name, "sha256": each.sha256} for each in sorted(self.inputs)],
            "counts": dict(self.counts),
        }
        if self.recipe is not None:
            content["facts"] = dict(self.facts)
            content["warnings"] = self.warnings
            content["code"] = self.recipe.code
            content["settings"] = _settings(self.recipe.settings)
        return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a manifest; raises ValueError, KeyError or TypeError when the text is not one."""
        content = json.loads(text)
        version = int(content["format"])
        if version > FORMAT:  # the rest may mean anything
            return cls(format=version)
        return cls(
            inputs=tuple(Input(str(each["name"]), str(each["sha256"])) for each in content["inputs"]),
            counts=_counts(content["counts"]),
            format=version,
            facts=_counts(content.get("facts", {})),
            warnings=tuple(str(each) for each in content.get("warnings", ())),
            recipe=Recipe(str(content["code"]), _to_settings(content["settings"])) if "code" in content else None,
        )


def _counts(content: Mapping[str, Any]) -> dict[str, int]:
    return {str(name): int(count) for name, count in content.items()}


def _settings(settings: Settings) -> dict[str, object]:
    return {
        "jurisdiction": settings.jurisdiction,
        "decisions": [
            {
                "judgement": each.judgement.value,
                "left": each.left,
                "right": each.right,
                "score": each.score,
                "reason": each.reason,
                "jurisdiction": each.jurisdiction,
            }
            for each in settings.decisions
        ],
        "inferred": settings.inferred,
        "links": [[each.name, each.iri] for each in settings.links],
    }


def _to_settings(content: Mapping[str, Any]) -> Settings:
    decisions = tuple(
        NameJudgement(
            left=str(each["left"]),
            right=str(each["right"]),
            judgement=Judgement(each["judgement"]),
            score=float(each["score"]),
            reason=str(each["reason"]),
            decided=True,
            jurisdiction=each["jurisdiction"],
        )
        for each in content["decisions"]
    )
    links = tuple(Link(str(name), str(iri)) for name, iri in content.get("links", ()))
    return Settings(content["jurisdiction"], decisions, bool(content["inferred"]), links)
