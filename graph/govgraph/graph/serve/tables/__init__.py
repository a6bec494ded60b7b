"""Tables that sort, filter, draw and download: one of tasks, targets, projects, people, bodies, documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from govgraph.graph.serve.tables.actors import DOCUMENTS, OFFICIALS, ORGANIZATIONS
from govgraph.graph.serve.tables.columns import Table
from govgraph.graph.serve.tables.work import PROJECTS, TARGETS, TASKS

TABLES: Final[Mapping[str, Table]] = {
    each.name: each for each in (TASKS, TARGETS, PROJECTS, OFFICIALS, ORGANIZATIONS, DOCUMENTS)
}
"""Name in addresses → table."""
