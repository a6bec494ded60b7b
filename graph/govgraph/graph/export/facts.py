"""The facts table as JSON lines, read from the store by SPARQL."""

from __future__ import annotations

import json
from typing import IO

from govgraph.graph.dataset import View
from govgraph.graph.facts import read_facts


def write_facts(view: View, stream: IO[bytes]) -> None:
    """Write one JSON object a line, sorted: the contract of the facts table."""
    for fact in read_facts(view):
        stream.write(json.dumps(fact, ensure_ascii=False).encode("utf-8") + b"\n")
