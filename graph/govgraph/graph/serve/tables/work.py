"""The tables of what is to be done: tasks, targets, projects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from govgraph.graph.ledger import LedgerRow, ledger
from govgraph.graph.network import yuan
from govgraph.graph.serve.charts import Bar, Bars, Chart, Columns, Series, counted
from govgraph.graph.serve.charts import Column as Bin
from govgraph.graph.serve.tables.columns import Column, Ref, Row, Table, parts
from govgraph.graph.serve.tables.facts import bodies_of_tasks, issued, overseers, pairs, ref, refs, source, statements
from govgraph.graph.views.legend import BLUE, ORANGE, PURPLE, SKY, VERMILION

if TYPE_CHECKING:
    from govgraph.graph.serve.visit import Visit

_TOP: Final = 10
"""Bars in a chart above a table."""

ROLES: Final = (Series("牵头", "lead", VERMILION), Series("责任", "responsible", BLUE), Series("配合", "support", SKY))
"""The parts of a bar of tasks."""


def task_rows(visit: Visit) -> list[Row]:
    """Return one row a task, in the order of the documents' text."""
    days = issued(visit)
    keys = {each.label: each.iri for each in visit.things.of_kind("document")}
    keys |= {name: each.iri for each in visit.things.of_kind("document") for name in each.names}
    rows = visit.snapshot.once("ledger", ledger)
    return [_task_row(visit, row, keys.get(row.document, ""), days) for row in rows]


def _task_row(visit: Visit, row: LedgerRow, document: str, days: object) -> Row:
    def bodies(role: str) -> tuple[Ref, ...]:
        return tuple(ref(visit, each.iri, each.name, "organization") for each in row.in_role(role))

    officials = {each.iri: (each.name, each.role) for each in reversed(row.overseers)}
    return {
        "task": Ref(row.task, row.heading, "task"),
        "lead": bodies("lead"),
        "joint": bodies("joint"),
        "co": bodies("co"),
        "officials": tuple(Ref(iri, name, "official", role) for iri, (name, role) in reversed(list(officials.items()))),
        "targets": tuple(f"{each.indicator} {each.value}".strip() for each in row.targets),
        "projects": tuple(ref(visit, each.iri, each.name, "project") for each in row.projects),
        "investment": row.investment,
        "deadline": row.deadlines,
        "document": Ref(document, row.document, "document", at=f"{row.source}:{row.start}-{row.end}"),
        "issued": row.issued,
        "quote": row.quote,
    }


def task_charts(visit: Visit, rows: Sequence[Row]) -> list[Chart]:
    """Return tasks by body and role, and by document."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for row in rows:
        for role in ("lead", "joint", "co"):
            for each in row[role] or ():  # type: ignore[union-attr]
                assert isinstance(each, Ref)
                found[each.iri][role] += 1
                names[each.iri] = each.label
    order = sorted(found, key=lambda iri: (-found[iri].total(), names[iri]))[:_TOP]
    bars = tuple(Bar(names[iri], tuple(found[iri][role] for role in ("lead", "joint", "co")), iri) for iri in order)
    return [Bars("任务最多的单位", "Bodies with most tasks", ROLES, bars), _by_document(visit, rows)]


def _by_document(visit: Visit, rows: Sequence[Row]) -> Chart:
    counts = counted(row["document"].label for row in rows if isinstance(row["document"], Ref))
    order = sorted(counts, key=lambda key: (-counts[key], key))[:_TOP]
    bars = tuple(Bar(key, (counts[key],), href=visit.here(document=key, page=None)) for key in order)
    return Bars("按公文", "By document", (Series("条", "rows", BLUE),), bars)


def target_rows(visit: Visit) -> list[Row]:
    """Return one row a target, in the order of the documents' text."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    bodies, charge = bodies_of_tasks(visit), overseers(visit)
    for task, targets in pairs(visit, "hasTarget").items():
        for target in targets:
            holders[target] += bodies.get(task, {})
    return [
        {
            "indicator": ref(visit, each.subject, each.subject_text, "indicator"),
            "target": Ref(each.iri, each.object_text, "target"),
            "comparator": each.told.get("comparator"),
            "value": each.told.get("value"),
            "value_high": each.told.get("value_high"),
            "unit": each.told.get("unit"),
            "year": _year(each.told.get("year")),
            "scope": each.told.get("scope"),
            "bodies": refs(visit, holders[each.iri], "organization"),
            "officials": refs(
                visit, (who for body in dict.fromkeys(holders[each.iri]) for who in charge.get(body, {}))
            ),
            "document": source(visit, each),
            "quote": each.passage.quote,
        }
        for each in statements(visit, "target")
    ]


def target_charts(visit: Visit, rows: Sequence[Row]) -> list[Chart]:
    """Return targets by year, and by the body that answers for them."""
    years = counted(row["year"] for row in rows)
    columns = tuple(Bin(str(year), years[year], visit.here(year=year, page=None)) for year in sorted(years, key=str))
    return [
        Columns("按年份", "By year", PURPLE, columns),
        _by_body(rows, "bodies", "按责任单位", "By body responsible", PURPLE),
    ]


def project_rows(visit: Visit) -> list[Row]:
    """Return one row a statement about a project, in the order of the documents' text."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    bodies = bodies_of_tasks(visit)
    for task, projects in pairs(visit, "hasProject").items():
        for project in projects:
            holders[project] += bodies.get(task, {})
    return [
        {
            "project": ref(visit, each.subject, each.subject_text, "project"),
            "investment": each.told.get("investment"),
            "shared": each.told.get("investment_shared"),
            "capacity": each.told.get("capacity"),
            "site": ref(visit, each.told["site_iri"], kind="site")
            if "site_iri" in each.told
            else each.told.get("site"),
            "year": _year(each.told.get("year")),
            "status": each.told.get("status"),
            "bodies": refs(visit, holders[each.subject], "organization"),
            "document": source(visit, each),
            "quote": each.passage.quote,
        }
        for each in statements(visit, "project")
    ]


def project_charts(visit: Visit, rows: Sequence[Row]) -> list[Chart]:
    """Return the dearest projects, and projects by site."""
    money: dict[str, float] = {}
    names: dict[str, str] = {}
    for row in rows:
        project, amount = row["project"], row["investment"]
        if isinstance(project, Ref) and isinstance(amount, int | float):
            money[project.iri] = max(money.get(project.iri, 0), amount)
            names[project.iri] = project.label
    order = sorted(money, key=lambda iri: (-money[iri], names[iri]))[:_TOP]
    dearest = tuple(Bar(names[iri], (money[iri],), iri, shown=yuan(money[iri])) for iri in order)
    found: list[Chart] = []
    if dearest:
        found.append(Bars("投资最大的项目", "Largest investments", (Series("投资", "investment", PURPLE),), dearest))
    return [
        *found,
        _by_body(rows, "site", "按地点", "By place", ORANGE),
        _by_body(rows, "bodies", "按责任单位", "By body", BLUE),
    ]


def _by_body(rows: Sequence[Row], column: str, zh: str, en: str, colour: str) -> Chart:
    counts: Counter[str] = Counter()
    iris: dict[str, str] = {}
    for row in rows:
        cell = row[column]
        for each in cell if isinstance(cell, tuple) else (cell,):
            if isinstance(each, Ref):
                iris[each.label] = each.iri
        counts.update(parts(cell))
    order = sorted(counts, key=lambda label: (-counts[label], label))[:_TOP]
    bars = tuple(Bar(label, (counts[label],), iris.get(label, "")) for label in order)
    return Bars(zh, en, (Series("条", "rows", colour),), bars)


def _year(stated: object) -> int | str | None:
    text = str(stated or "")
    return int(text) if text.isdecimal() else text or None


_DOCUMENT: Final = Column("document", "公文", "Document", "refs", facet=True, wide=22)
_QUOTE: Final = Column("quote", "原文", "Quotation", "quote", wide=60)

TASKS: Final = Table(
    "tasks",
    "任务",
    "Tasks",
    "每项任务：谁牵头、谁负责、谁配合，由谁分管，以什么目标衡量，何时完成——以及写明它的原文。",
    "Every task: who leads, answers for and supports it, who oversees them, by what it is measured, by when, and the words.",
    (
        Column("task", "任务", "Task", "refs", wide=34, main=True),
        Column("lead", "牵头单位", "Lead", "refs", facet=True, wide=22),
        Column("joint", "责任单位", "Responsible", "refs", facet=True, wide=26),
        Column("co", "配合单位", "Supporting", "refs", wide=24),
        Column("officials", "分管领导", "Overseen by", "refs", facet=True, wide=24),
        Column("targets", "目标", "Targets", "text", wide=30),
        Column("projects", "项目", "Projects", "refs", wide=28),
        Column("investment", "投资", "Investment (yuan)", "money", wide=16),
        Column("deadline", "时限", "Deadline", "text", wide=14),
        _DOCUMENT,
        Column("issued", "印发日期", "Issued", "date", wide=12),
        _QUOTE,
    ),
    task_rows,
    task_charts,
)
TARGETS: Final = Table(
    "targets",
    "目标",
    "Targets",
    "公文给出的每一个指标值，由任务连到责任单位，再由分工连到分管领导。",
    "Every figure that documents promise, joined by its task to the body responsible, and by the division of work to an official.",
    (
        Column("indicator", "指标", "Indicator", "refs", wide=26, main=True),
        Column("target", "目标值", "As printed", "refs", wide=20),
        Column("comparator", "比较", "Comparator", "code", wide=12),
        Column("value", "数值", "Value", "number", wide=12),
        Column("value_high", "上限", "Upper value", "number", wide=10),
        Column("unit", "单位", "Unit", "text", facet=True, wide=10),
        Column("year", "年份", "Year", "year", facet=True, wide=8),
        Column("scope", "范围", "Scope", "text", wide=12),
        Column("bodies", "责任单位", "Responsible", "refs", facet=True, wide=26),
        Column("officials", "分管领导", "Overseen by", "refs", facet=True, wide=18),
        _DOCUMENT,
        _QUOTE,
    ),
    target_rows,
    target_charts,
)
PROJECTS: Final = Table(
    "projects",
    "项目",
    "Projects",
    "公文列出的项目：投资、规模、地点、年份与责任单位。数个项目合计的投资单列，不重复计算。",
    "Projects that documents list: money, capacity, place, year, body. Sums that several projects share stand apart.",
    (
        Column("project", "项目", "Project", "refs", wide=32, main=True),
        Column("investment", "投资", "Investment (yuan)", "money", wide=16),
        Column("shared", "合计投资", "Shared investment (yuan)", "money", wide=16),
        Column("capacity", "规模", "Capacity", "text", wide=18),
        Column("site", "地点", "Place", "refs", facet=True, wide=16),
        Column("year", "年份", "Year", "year", facet=True, wide=8),
        Column("status", "状态", "Status", "text", facet=True, wide=10),
        Column("bodies", "责任单位", "Responsible", "refs", facet=True, wide=26),
        _DOCUMENT,
        _QUOTE,
    ),
    project_rows,
    project_charts,
)
