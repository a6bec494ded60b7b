"""Measure how fast the sample gazette becomes a graph: `make bench`.

Prints the date, the version, the machine and, for each stage, the best of three
runs. A number without these is not kept.
"""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
import time
from collections.abc import Callable
from typing import Final, TypeVar

from govgraph.extract.documents import read_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.pipeline import build_graph, extract_source
from govgraph.extract.sample import sample_path
from govgraph.extract.structure import split_documents
from govgraph.graph.dataset import View
from govgraph.graph.rdf import graph_quads

RUNS: Final = 3
T = TypeVar("T")


def best(work: Callable[[], T]) -> tuple[float, T]:
    """Run the work a few times; return the shortest time in seconds and the last result."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times), result


def main() -> None:
    """Time each stage on the sample."""
    source = read_source(str(sample_path()))
    size = len(source.raw)
    print(f"{datetime.date.today()}  govgraph {importlib.metadata.version('govgraph')}")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors; best of {RUNS}")
    print(f"sample: {size} characters\n")
    split, documents = best(lambda: split_documents(source))
    mentions, _ = best(lambda: [find_mentions(document) for document in documents])
    extract, _ = best(lambda: extract_source(source))
    resolve, graph = best(lambda: build_graph([source]))
    write, quads = best(lambda: list(graph_quads(graph)))
    load, _ = best(lambda: View.in_memory(quads))
    for stage, seconds in (
        ("split into documents", split),
        ("… and find mentions", mentions),
        ("split, mentions, facts", extract),
        ("… and resolve", resolve),
        ("write quads", write),
        ("load into memory", load),
    ):
        print(f"{stage:24} {seconds * 1000:9.1f} ms {size / seconds / 1000:9.1f} k chars/s")
    print(f"{len(quads)} quads")


if __name__ == "__main__":
    main()
