"""The columns of the ledger: their headings in Chinese and English, their widths, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.graph.ledger.rows import Department, LedgerRow, Overseer, Project, Target
from govgraph.graph.network import yuan

LANGUAGES: Final = ("zh", "en")
"""The languages of the headings; what documents say stays Chinese."""

TITLE: Final = {"zh": "督办台账", "en": "Ledger of tasks"}

Cell = str | float | tuple[str, ...] | None
"""Text, a number, several lines, or nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``headings`` by language, ``width`` in characters of a spreadsheet, and what it shows of a row.

    ``to_fill`` marks a column that a supervising office fills in by hand: only workbooks have it.
    """

    name: str
    headings: tuple[str, str]
    width: int
    cell: Callable[[LedgerRow], Cell]
    to_fill: bool = False

    def heading(self, language: str) -> str:
        """Return the heading in one of :data:`LANGUAGES`."""
        return self.headings[LANGUAGES.index(language)]


def _names(departments: tuple[Department, ...]) -> tuple[str, ...]:
    return tuple(each.name for each in departments)


def _overseers(row: LedgerRow) -> tuple[str, ...]:
    """Return a line for each official and role, with the bodies: 王青山（分管云岭县林业局、云岭县财政局）."""
    bodies: dict[tuple[str, str, str], dict[str, None]] = {}
    for each in row.overseers:
        bodies.setdefault((each.iri, each.name, each.role), {})[each.department] = None
    return tuple(f"{name}（{role}{'、'.join(overseen)}）" for (_, name, role), overseen in bodies.items())


def _proofs(row: LedgerRow) -> tuple[str, ...]:
    """Return the sentences that say who oversees the departments, each once, with its official and document."""
    return tuple(dict.fromkeys(map(_proof, row.overseers)))


def _proof(overseer: Overseer) -> str:
    return f"{overseer.name}：“{''.join(overseer.sentence.split())}”（{overseer.document}）"


def _target(target: Target) -> str:
    year = f"（{target.year}年）" if target.year else ""
    return f"{target.indicator} {target.value}{year}".strip()


def _project(project: Project) -> str:
    return project.name + (f"（{'，'.join(_project_details(project))}）" if any(_project_details(project)) else "")


def _project_details(project: Project) -> Iterator[str]:
    if project.investment is not None:
        yield yuan(project.investment)
    if project.shared_investment is not None:
        yield f"数个项目合计{yuan(project.shared_investment)}"
    if project.site:
        yield project.site
    if project.year:
        yield f"{project.year}年"


def _investment(row: LedgerRow) -> float | None:
    return None if row.investment is None else row.investment / 10_000


COLUMNS: Final = (
    Column("heading", ("任务", "Task"), 22, lambda row: row.heading),
    Column("text", ("任务内容", "Text"), 56, lambda row: row.text),
    Column("lead", ("牵头单位", "Lead"), 20, lambda row: _names(row.in_role("lead"))),
    Column("joint", ("责任单位", "Responsible"), 22, lambda row: _names(row.in_role("joint"))),
    Column("co", ("配合单位", "Supporting"), 22, lambda row: _names(row.in_role("co"))),
    Column("overseers", ("分管领导", "Overseeing officials"), 34, _overseers),
    Column("targets", ("目标", "Targets"), 30, lambda row: tuple(map(_target, row.targets))),
    Column("projects", ("项目", "Projects"), 34, lambda row: tuple(map(_project, row.projects))),
    Column("investment", ("项目投资（万元）", "Investment (10,000 yuan)"), 14, _investment),
    Column("deadline", ("完成时限", "Deadline"), 16, lambda row: row.deadlines),
    Column("progress", ("进展情况", "Progress"), 14, lambda row: None, to_fill=True),
    Column("remarks", ("备注", "Remarks"), 18, lambda row: None, to_fill=True),
    Column("document", ("文号", "Document"), 20, lambda row: row.document),
    Column("title", ("文件标题", "Title"), 26, lambda row: row.title),
    Column("issued", ("印发日期", "Issued"), 12, lambda row: row.issued),
    Column("clause", ("条款", "Clause"), 26, lambda row: row.clause),
    Column("quote", ("原文", "Quotation"), 60, lambda row: row.quote),
    Column("proof", ("分管依据", "Oversight stated in"), 72, _proofs),
    Column("place", ("出处", "Source"), 26, lambda row: f"{row.source} {row.start}–{row.end}"),
)
"""The columns of a workbook, in order."""

PRINTED: Final = tuple(column for column in COLUMNS if not column.to_fill)
"""The columns that the graph fills: those of every other format."""

NUMBER: Final = ("序号", "No.")
"""Heading of the first column, which counts the rows."""

PROGRESS: Final = {"zh": ("未启动", "推进中", "已完成", "已逾期"), "en": ("not begun", "under way", "done", "overdue")}
"""What a supervising office can choose for the progress of a task."""
