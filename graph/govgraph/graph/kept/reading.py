"""Reading sources into a shelf, by one process or several.

A worker gets a folder, a name and a digest, and gives back the file to keep; the process that holds the store's lock
writes it. A worker whose parent was killed can so write into nobody's generation, and it ends within a second.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.graph.kept.shelf import Shelf, encode_reading
from govgraph.graph.manifest import Input

Progress = Callable[[str, int], None]
"""Called with the name of each source that has been read, and how many there are to read."""


def read_into(folder: Path, sources: Sequence[Input], *, jobs: int = 1, progress: Progress | None = None) -> None:
    """Read sources, whose bytes are on the shelf in a folder, with ``jobs`` processes, and put there what was read.

    Raises ExtractionError for a source that is no text, StoreError for one that is not there, OSError.
    """
    shelf = Shelf(folder)
    with _readings(folder, sources, jobs) as readings:
        for source, reading in zip(sources, readings, strict=True):
            shelf.put_reading(source.sha256, reading)
            if progress:
                progress(source.name, len(sources))


@contextmanager
def _readings(folder: Path, sources: Sequence[Input], jobs: int) -> Iterator[Iterable[bytes]]:
    """Give what is read from each source, in their order."""
    read = partial(_read, folder)
    if jobs == 1 or len(sources) < 2:
        yield map(read, sources)
        return
    workers = min(jobs, len(sources))
    with ProcessPoolExecutor(workers, initializer=_end_with, initargs=(os.getpid(),)) as pool:
        try:
            yield pool.map(read, sources, chunksize=4)
        except BaseException:
            pool.shutdown(cancel_futures=True)  # what is not begun is not waited for
            raise


def _read(folder: Path, source: Input) -> bytes:
    text = decode_source(source.name, Shelf(folder).source(source.sha256))
    return encode_reading(text, extract_source(text))


def _end_with(parent: int) -> None:
    """End this process soon after its parent: a worker waits for work from a pipe that it holds open itself."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
