"""Two CSV files for ``neo4j-admin database import full``: the network of everything, with types, labels and evidence.

The format: https://neo4j.com/docs/operations-manual/current/import/#import-csv-file-header-format.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import IO, Final

from govgraph.graph.dataset import View
from govgraph.graph.export.network import Attributes, read_network

NODES: Final = "nodes.csv"
RELATIONSHIPS: Final = "relationships.csv"

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_TYPES: Final[Mapping[type, str]] = {int: "long", float: "double", str: "string"}
_ARRAYS: Final = frozenset({"names", "addressees"})
_SEPARATOR: Final = "；"


def write_neo4j(view: View, stream: IO[bytes]) -> None:
    """Write a zip archive of :data:`NODES` and :data:`RELATIONSHIPS`.

    A node has its IRI for an id and its type (``Official``) for a label; a relationship has its relation for a type
    (``OVERSEES``), and the statement, the sentence and the document that prove it among its properties. Arrays are
    parted by ``；``: give ``--array-delimiter=；``.
    """
    network = read_network(view)
    nodes = [
        {":ID": iri, ":LABEL": "".join(word.capitalize() for word in str(data["type"]).split("_")), **data}
        for iri, data in network.nodes(data=True)
    ]
    edges = [
        {":START_ID": source, ":END_ID": target, ":TYPE": str(data["relation"]).upper(), **data}
        for source, target, data in network.edges(data=True)
    ]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, heads, rows in (
            (NODES, (":ID", ":LABEL"), nodes),
            (RELATIONSHIPS, (":START_ID", ":END_ID", ":TYPE"), edges),
        ):
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, _table(heads, rows))


def _table(heads: Iterable[str], rows: list[Attributes]) -> bytes:
    """Write CSV whose headings tell the types: those of the values, the same in the whole column."""
    types = {name: type(value) for row in rows for name, value in row.items()}
    names = sorted(types.keys() - {*heads})
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([*heads, *(f"{name}:{_TYPES[types[name]]}{'[]' * (name in _ARRAYS)}" for name in names)])
    writer.writerows([row.get(name, "") for name in (*heads, *names)] for row in rows)
    return written.getvalue().encode("utf-8", "replace")
