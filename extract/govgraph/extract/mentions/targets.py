"""Targets: the indicators (指标) a document sets goals for, each with its quantity.

Group ``indicators``; the span is the printed phrase. Labels: ``level`` (达到29.4%), ``change`` (下降14%), ``output``
(新建19个). Attributes: ``name`` (the indicator, completed where its head or tail is printed once for several),
``value``, ``value_high``, ``unit``, ``comparator``, ``year``, ``scope``, and the text offsets ``quantity_start``,
``quantity_end``, ``evidence_start``, ``evidence_end``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.comparison import is_change
from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.goal_reader import GoalReader
from govgraph.extract.mentions.indicator_tables import Cell
from govgraph.extract.mentions.indicators import bare
from govgraph.extract.records import Document, Mention, Mentions


def _tabled(document: Document, cell: Cell) -> Mention:
    return mention(
        document,
        "indicators",
        "change" if is_change(cell.comparator) else "level",
        cell.name_span.start,
        cell.name_span.end,
        name=bare(cell.name),
        value=cell.value,
        value_high=cell.value_high,
        unit=cell.unit,
        comparator=cell.comparator,
        year=cell.year,
        scope=None,
        quantity_start=cell.value_span.start,
        quantity_end=cell.value_span.end,
        evidence_start=cell.name_span.start,
        evidence_end=cell.value_span.end,
    )


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    reader = GoalReader(document, mentions)
    for _, cells in reader.tables:
        yield from (_tabled(document, cell) for cell in cells)
    for found in reader.read():
        quantity = found.quantity
        attributes = quantity.attributes
        yield mention(
            document,
            "indicators",
            found.label,
            found.phrase.start,
            found.phrase.end,
            name=found.name,
            value=attributes["value"],
            value_high=attributes["value_high"],
            unit=attributes["unit"],
            comparator=found.comparator,
            year=found.year or reader.goals.year(quantity.span.start),
            scope=found.scope,
            quantity_start=quantity.span.start,
            quantity_end=quantity.span.end,
            evidence_start=found.evidence.start,
            evidence_end=found.evidence.end,
        )


INDICATORS: Final = Component(
    name="govgraph_indicators", assigns=("indicators",), requires=("dates", "quantities", "projects"), find=_find
)
