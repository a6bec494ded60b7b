"""Printing: data on standard output, talk on standard error."""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import IO, Any

from rich.console import Console, RenderableType

from govgraph.graph.results import printable


def data_stream() -> IO[bytes]:
    """Return standard output for bytes."""
    return sys.stdout.buffer


def say_data(text: str) -> None:
    """Write data to standard output, always in UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def say_json(content: Any) -> None:
    """Write a record, or a list of records, as JSON to standard output."""

    def plain(value: Any) -> Any:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return dataclasses.asdict(value)
        raise TypeError(f"no JSON for {type(value).__name__}")

    say_data(json.dumps(content, default=plain, ensure_ascii=False, indent=2) + "\n")


def show(content: RenderableType, *, talk: bool = False) -> None:
    """Print a table or text: as wide as the terminal or, where there is none, as wide as it needs, without colours."""
    stream = sys.stderr if talk else sys.stdout
    console = Console(file=stream) if stream.isatty() else Console(file=stream, width=10_000, color_system=None)
    console.print(content, crop=False, soft_wrap=not stream.isatty())


def talk(line: str) -> None:
    """Say a line to the person at the terminal."""
    print(printable(line), file=sys.stderr)
