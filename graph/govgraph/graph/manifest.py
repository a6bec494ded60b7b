"""The manifest of a generation: what went into it and how much is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self

FORMAT: Final = 1
"""The version of the layout of a store; raised when an older govgraph could no longer read what is written."""


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """A source file that went into a generation: its name without folders, and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself. ``counts`` always holds ``quads`` and ``graphs``; a build adds its own."""

    inputs: tuple[Input, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> str:
        """Return the manifest as JSON text: keys sorted, no timestamps."""
        content = {
            "format": self.format,
            "inputs": [{"name": each.name, "sha256": each.sha256} for each in sorted(self.inputs)],
            "counts": dict(self.counts),
        }
        return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a manifest; raises ValueError, KeyError or TypeError when the text is not one."""
        content = json.loads(text)
        version = int(content["format"])
        if version > FORMAT:  # the rest may mean anything
            return cls(format=version)
        inputs = tuple(Input(str(each["name"]), str(each["sha256"])) for each in content["inputs"])
        return cls(inputs, {str(name): int(count) for name, count in content["counts"].items()}, version)
