"""Exports: the graph in the formats that other tools read.

A new format is a module with one function ``write_…(view, stream)``, a line in :data:`EXPORTERS` and a line in
:data:`SUFFIXES`. Equal stores give equal bytes in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import IO, Final

from govgraph.graph.dataset import View
from govgraph.graph.errors import ExportError
from govgraph.graph.export.context import write_context
from govgraph.graph.export.facts import write_facts
from govgraph.graph.export.ftm import write_ftm
from govgraph.graph.export.jsonld import write_jsonld
from govgraph.graph.export.neo4j import write_neo4j
from govgraph.graph.export.network import write_gexf, write_graphml
from govgraph.graph.export.ntriples import write_nquads, write_ntriples
from govgraph.graph.export.parquet import write_parquet
from govgraph.graph.export.rdfxml import write_rdfxml
from govgraph.graph.export.table import write_csv
from govgraph.graph.export.turtle import write_trig, write_turtle
from govgraph.graph.export.workbook import write_xlsx
from govgraph.graph.files import replacing

EXPORTERS: Final[Mapping[str, Callable[[View, IO[bytes]], None]]] = {
    "turtle": write_turtle,
    "trig": write_trig,
    "nquads": write_nquads,
    "ntriples": write_ntriples,
    "jsonld": write_jsonld,
    "rdfxml": write_rdfxml,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "neo4j": write_neo4j,
    "ftm": write_ftm,
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "facts": write_facts,
    "context": write_context,
}
"""Format name → what writes it."""

SUFFIXES: Final[Mapping[str, str]] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".zip": "neo4j",
    ".ijson": "ftm",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".jsonl": "facts",
}
"""File suffix → format name."""


def export(view: View, format: str, stream: IO[bytes]) -> None:
    """Write the graph in a format; raises ExportError for one that is not in :data:`EXPORTERS`."""
    if format not in EXPORTERS:
        near = get_close_matches(format, EXPORTERS, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(EXPORTERS)}"
        raise ExportError(f"unknown format {format!r}; {hint}")
    EXPORTERS[format](view, stream)


def export_file(view: View, path: Path, format: str | None = None) -> None:
    """Write the graph to a file, in the format that its suffix names unless one is given.

    The file appears whole or not at all. Raises ExportError for an unknown suffix or format, or a file that cannot be
    written.
    """
    chosen = format or format_of(path)
    try:
        with replacing(path) as stream:
            export(view, chosen, stream)
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from error


def format_of(path: Path) -> str:
    """Return the format that a file's suffix names; raises ExportError when it names none."""
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError:
        found = f"suffix {path.suffix!r}" if path.suffix else "no suffix"
        message = f"{path}: {found} does not name a format; use one of {' '.join(SUFFIXES)}, or give --format"
        raise ExportError(message) from None
