"""Fingerprints of the program: what was made by other code is made anew.

A version number would not do: between two of them the grammar changes daily, and a fact that an older grammar read must
never be served as one of today's. The digests (20 ms) are taken when this module is imported, not when they are first
wanted: a notebook that runs for days keeps the code it started with, whatever becomes of the files.
"""

from __future__ import annotations

import hashlib
import unicodedata
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_NOT_READING: Final = frozenset({"resolve", "sample"})
"""The rooms of ``extract`` that have no part in what is read from a single document."""


def _reading_code() -> str:
    digest = hashlib.sha256(f"spacy {_version('spacy')} unicode {unicodedata.unidata_version}".encode())
    _feed(digest, "extract", files("govgraph.extract"), _NOT_READING)
    return digest.hexdigest()


def _building_code() -> str:
    parts = [f"{name} {_version(name)}" for name in ("pyoxigraph", "pyshacl", "rdflib")]
    digest = hashlib.sha256(" ".join((READING_CODE, *parts)).encode())
    for room in ("extract", "graph", "ontology"):
        _feed(digest, room, files(f"govgraph.{room}"), frozenset())
    return digest.hexdigest()


def _feed(digest: hashlib._Hash, name: str, place: Traversable, without: frozenset[str]) -> None:
    """Add every file below a place, by name and content, in the order of their names."""
    if place.is_file():
        content = place.read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
        return
    for each in sorted(place.iterdir(), key=lambda each: each.name):
        if each.name not in without and each.name != "__pycache__" and not each.name.endswith(".pyc"):
            _feed(digest, f"{name}/{each.name}", each, frozenset())


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:  # vendored, or run from a source tree
        return "unknown"


READING_CODE: Final = _reading_code()
"""A digest of all that decides what is read from one source: code, data, spaCy, and Python's Unicode."""

BUILDING_CODE: Final = _building_code()
"""A digest of all that decides what a build makes of its sources: the three rooms, and what they build on."""
