"""Reading sources into a shelf, by one process or several.

A worker gets a folder, a name and a digest, and leaves a file: nothing large goes between processes, and nothing that was
read stays in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.graph.kept.shelf import Shelf
from govgraph.graph.manifest import Input

Progress = Callable[[str, int], None]
"""Called with the name of each source that has been read, and how many there are to read."""


def read_into(folder: Path, sources: Sequence[Input], *, jobs: int = 1, progress: Progress | None = None) -> None:
    """Read sources, whose bytes are on the shelf in a folder, with ``jobs`` processes, and put there what was read.

    Raises ExtractionError for a source that is no text, StoreError for one that is not there, OSError.
    """
    read = partial(_read, folder)
    if jobs > 1 and len(sources) > 1:
        with ProcessPoolExecutor(max_workers=min(jobs, len(sources))) as pool:
            for name in pool.map(read, sources, chunksize=4):
                if progress:
                    progress(name, len(sources))
        return
    for source in sources:
        name = read(source)
        if progress:
            progress(name, len(sources))


def _read(folder: Path, source: Input) -> str:
    shelf = Shelf(folder)
    text = decode_source(source.name, shelf.source(source.sha256))
    shelf.put_reading(text, extract_source(text))
    return source.name
