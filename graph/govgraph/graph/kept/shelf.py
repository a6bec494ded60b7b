"""What a generation keeps of its sources: their bytes, and what was read from each.

::

    sources/<sha256>           the bytes of a source as they were given
    readings/<sha256>.jsonl    what was read from them: a header, the decoded text, then one line a document

A file here is written once and never changed, so the next generation takes it over as a hard link. The header of a
reading says under which name, with which code and to which effect it was made; one that does not match, or is damaged,
counts as none, and the source is read anew from its bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from govgraph.extract.records import Extraction, SourceText
from govgraph.graph.errors import StoreError
from govgraph.graph.kept.codec import CODEC, Offsets, decode_extraction, encode_extraction
from govgraph.graph.kept.fingerprint import READING_CODE
from govgraph.graph.manifest import Input

_NOT_A_READING: Final = (ValueError, KeyError, TypeError, IndexError, AttributeError)
"""What reading a damaged file can raise."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Which documents a source holds: their keys, in the order of the text."""

    source: Input
    documents: tuple[str, ...]


def encode_reading(source: SourceText, extractions: Iterable[Extraction]) -> bytes:
    """Return what was read from a source as a file: the same bytes for the same source and code."""
    documents = []
    lines = [json.dumps(source.raw, ensure_ascii=False)]
    for extraction in extractions:
        documents.append(extraction.document.key)
        lines.append(encode_extraction(extraction))
    body = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")
    header = {
        "codec": CODEC,
        "code": READING_CODE,
        "name": source.name,
        "sha256": source.sha256,
        "documents": documents,
        "content": hashlib.sha256(body).hexdigest(),
    }
    return json.dumps(header, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass") + b"\n" + body


class Shelf:
    """The kept sources of one generation, in its folder. Only the process that holds the store's lock writes here."""

    def __init__(self, folder: Path) -> None:
        self._sources = folder / "sources"
        self._readings = folder / "readings"

    def make(self) -> None:
        """Make the folders. Raises OSError."""
        self._sources.mkdir()
        self._readings.mkdir()

    def has_source(self, sha256: str) -> bool:
        """Tell whether the bytes of a source are here."""
        return (self._sources / sha256).is_file()

    def source(self, sha256: str) -> bytes:
        """Return the bytes of a source; raises StoreError when they are missing or not what they were."""
        try:
            data = (self._sources / sha256).read_bytes()
        except OSError:
            data = b""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError(
                f"{self._sources.parents[2]}: a kept source is missing or damaged (SHA-256 {sha256}); "
                "give all sources to govgraph build once more"
            )
        return data

    def put_source(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of a source. Raises OSError."""
        (self._sources / sha256).write_bytes(data)

    def put_reading(self, sha256: str, reading: bytes) -> None:
        """Keep what was read from a source, as :func:`encode_reading` wrote it. Raises OSError."""
        self._reading(sha256).write_bytes(reading)

    def take_source(self, other: Shelf, sha256: str) -> None:
        """Take over a source from another generation, which must have it. Raises OSError."""
        _link(other._sources / sha256, self._sources / sha256)

    def take_reading(self, other: Shelf, source: Input) -> bool:
        """Take over what was read from a source, and tell whether it could be: by this code, and whole. Raises OSError."""
        path = other._reading(source.sha256)
        try:
            start, _, body = path.read_bytes().partition(b"\n")
            header = json.loads(start)
            wanted = [CODEC, READING_CODE, source.name, hashlib.sha256(body).hexdigest()]
            if [header[each] for each in ("codec", "code", "name", "content")] != wanted:
                return False
        except (OSError, *_NOT_A_READING):
            return False
        _link(path, self._reading(source.sha256))
        return True

    def extractions(self, sources: Iterable[Input]) -> Iterator[Extraction]:
        """Yield what was read from sources whose readings are here. Raises StoreError when one cannot be read."""
        offsets = Offsets()
        for source in sources:
            path = self._reading(source.sha256)
            try:
                with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as lines:
                    next(lines)
                    text = SourceText(source.name, json.loads(next(lines)), source.sha256)
                    yield from (decode_extraction(line, text, offsets) for line in lines)
            except (OSError, StopIteration, *_NOT_A_READING) as error:
                raise StoreError(f"{path}: cannot be read; give all sources to govgraph build once more") from error

    def contents(self, sources: Iterable[Input]) -> Iterator[Contents]:
        """Yield which documents each source holds, as far as its reading tells."""
        for source in sources:
            try:
                with self._reading(source.sha256).open("rb") as lines:
                    documents = json.loads(lines.readline())["documents"]
            except (OSError, *_NOT_A_READING):
                continue
            yield Contents(source, tuple(documents))

    def _reading(self, sha256: str) -> Path:
        return self._readings / f"{sha256}.jsonl"


def _link(old: Path, new: Path) -> None:
    """Give a file a second name, or copy it where the file system knows no hard links."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(old, new)
