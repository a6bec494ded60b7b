"""Parquet of the facts, for pandas, Polars, DuckDB and Spark: typed columns, one row a fact, in the order of the text."""

from __future__ import annotations

from typing import IO, Any, Final

from govgraph.graph.dataset import View
from govgraph.graph.errors import ExportError
from govgraph.graph.export.table import COLUMNS
from govgraph.graph.facts import read_facts

_WHOLE: Final = frozenset({"start", "end", "task_start", "task_end", "tail_start", "tail_end", "year"})
_NUMBERS: Final = frozenset({"value", "value_high", "investment", "investment_shared"})
_LISTS: Final = frozenset({"addressees"})
"""Columns that are no text: whole numbers, decimal numbers, lists of text."""


def write_parquet(view: View, stream: IO[bytes]) -> None:
    """Write one table with the columns of the CSV export; what a fact does not state is null.

    Raises ExportError where pyarrow is not installed, or a value is not of its column's type.
    """
    arrow, parquet = _library()
    types = {
        name: arrow.int64()
        if name in _WHOLE
        else arrow.float64()
        if name in _NUMBERS
        else arrow.list_(arrow.string())
        if name in _LISTS
        else arrow.string()
        for name in COLUMNS
    }
    facts = [{**fact["qualifiers"], **fact} for fact in read_facts(view)]
    columns = []
    for name in COLUMNS:
        try:
            columns.append(arrow.array([fact.get(name) for fact in facts], types[name]))
        except (arrow.ArrowInvalid, arrow.ArrowTypeError) as error:
            said = " ".join(str(error).split())
            raise ExportError(f"the column {name} holds more than one type ({said}); take facts or csv") from error
    table = arrow.Table.from_arrays(columns, schema=arrow.schema(list(types.items())))
    parquet.write_table(table, stream, compression="zstd")


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExportError("parquet needs pyarrow, which is not installed: pip install 'govgraph[parquet]'") from error
    return pyarrow, pyarrow.parquet
