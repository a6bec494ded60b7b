"""The sources that a person names: files, folders, standard input; under which names, and with which SHA-256.

Only digests are kept here, not texts: what a store already holds need not be read again.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from govgraph.extract.documents import read_bytes
from govgraph.graph.errors import BuildError
from govgraph.graph.manifest import Input

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Given:
    """Sources as they were given: their names and digests, and where the bytes of each digest can be had."""

    inputs: tuple[Input, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    standard_input: bytes = b""

    def source(self, sha256: str) -> bytes:
        """Return the bytes of a source by its digest. Raises BuildError when the file has changed, ExtractionError."""
        path = self.paths[sha256]
        data = self.standard_input if path == STANDARD_INPUT else read_bytes(path)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BuildError(f"{path}: changed while it was being read; try again / 文件在读取时被改动，请重试")
        return data


def gather(sources: Sequence[str | os.PathLike[str]]) -> Given:
    """Find text files, the ``*.txt`` files in and below folders, and ``-`` for standard input.

    A source is called by its file name. Files of one name that differ are told apart by the folders below the one that
    was given. Raises ExtractionError for what cannot be read, BuildError for a folder without texts and for files that
    cannot be told apart.
    """
    paths: dict[str, str] = {}
    found: list[tuple[str, str, str]] = []
    piped = b""
    for path, longer in sorted(_expand(sources)):
        data = read_bytes(path)
        if path == STANDARD_INPUT:
            piped = data
        sha256 = hashlib.sha256(data).hexdigest()
        paths.setdefault(sha256, path)
        found.append((STANDARD_INPUT if path == STANDARD_INPUT else Path(path).name, longer, sha256))
    texts_of = Counter(name for name, _ in {(name, sha256) for name, _, sha256 in found})
    inputs = {Input(name if texts_of[name] == 1 else longer, sha256) for name, longer, sha256 in found}
    for name, times in Counter(each.name for each in inputs).items():
        if times > 1:
            raise BuildError(
                f"{name}: {times} different files have this name; rename them, or give their folder instead"
            )
    return Given(tuple(sorted(inputs)), paths, piped)


def _expand(sources: Sequence[str | os.PathLike[str]]) -> set[tuple[str, str]]:
    """Return the files meant, each with the longer name it can go by: its path below the folder that was given."""
    found: dict[Path | str, tuple[str, str]] = {}
    for source in (os.fspath(each) for each in sources):
        path = Path(source)
        if source == STANDARD_INPUT or not path.is_dir():
            key = source if source == STANDARD_INPUT else path.resolve()
            found.setdefault(key, (source, path.name))
            continue
        below = sorted(each for each in path.rglob("*.txt") if each.is_file())
        if not below:
            raise BuildError(f"{source}: no .txt files in this folder / 文件夹中没有 .txt 文件")
        for each in below:
            found[each.resolve()] = (str(each), each.relative_to(path).as_posix())
    if not found:
        raise BuildError("no sources: name at least one file or folder")
    return set(found.values())
