"""The first page: how much there is, what stands out, what is new, and three answers with their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from govgraph.graph.network import yuan
from govgraph.graph.serve.charts import Chart, Column, Columns, months
from govgraph.graph.serve.reading.statements import Statement
from govgraph.graph.serve.reading.things import Thing
from govgraph.graph.serve.tables.actors import described, document_rows, official_rows
from govgraph.graph.serve.tables.facts import overseers, pairs, statements
from govgraph.graph.serve.tables.work import (
    project_charts,
    project_rows,
    target_charts,
    target_rows,
    task_charts,
    task_rows,
)
from govgraph.graph.serve.visit import Visit
from govgraph.graph.views.legend import BLUE

_SHOWN: Final = 3
_LATEST: Final = 6
_CONNECTED: Final = 8
_PARTS: Final = {"lead": 0, "joint": 1}
"""Parts in a task, the nearest to it first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of things, and where they are listed."""

    zh: str
    en: str
    kind: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Chain:
    """From a target over its task to the body and the official, each step with the statement that proves it."""

    target: Statement
    responsibility: Statement
    oversight: Statement


def home(visit: Visit) -> Response:
    """Return the first page."""
    return visit.page(
        "home.html",
        title=visit.say("总览", "Overview"),
        figures=_figures(visit),
        chains=visit.snapshot.once("chains", lambda view: _chains(visit)),
        charts=_charts(visit),
        latest=document_rows(visit)[:_LATEST],
        connected=_connected(visit),
    )


def _figures(visit: Visit) -> list[Figure]:
    count = {
        kind: len(visit.things.of_kind(kind)) for kind in ("document", "official", "task", "target", "project", "site")
    }
    bodies = len(visit.things.of_kind("organization", "coordination"))
    figures = [
        Figure("公文", "documents", "document", str(count["document"]), "/documents"),
        Figure("机构", "bodies", "organization", str(bodies), "/organizations"),
        Figure("人员", "people", "official", str(count["official"]), "/officials"),
        Figure("任务", "tasks", "task", str(count["task"]), "/tasks"),
        Figure("目标", "targets", "target", str(count["target"]), "/targets"),
        Figure("项目", "projects", "project", str(count["project"]), "/projects"),
    ]
    money = _money(visit)
    if money:
        figures.append(Figure("项目投资", "investment", "money", yuan(money), "/projects?sort=investment&dir=desc"))
    return figures


def _money(visit: Visit) -> float:
    """Return the investment of all projects in yuan, each counted once, without sums that several share."""
    stated: dict[str, float] = {}
    for each in statements(visit, "project"):
        amount = each.told.get("investment")
        if isinstance(amount, int | float):
            stated[each.subject] = max(stated.get(each.subject, 0), amount)
    return sum(stated.values())


def _charts(visit: Visit) -> list[Chart]:
    """Return what a first look should see; each leads into the table behind it."""
    documents = months([said.get("issued", "") for said in described(visit).values()])
    by_month = Columns("公文（按月）", "Documents by month", BLUE, tuple(Column(*each) for each in documents))
    tasks = task_charts(visit, task_rows(visit))[0]
    targets = target_charts(visit, target_rows(visit))[0]
    assert isinstance(targets, Columns)
    years = tuple(Column(each.label, each.value, visit.link("/targets", year=each.label)) for each in targets.rows)
    projects = project_charts(visit, project_rows(visit))[0]
    return [tasks, projects, Columns("目标（按年份）", "Targets by year", targets.colour, years), by_month]


def _connected(visit: Visit) -> list[tuple[Thing, str]]:
    """Return the officials with the widest span, with their posts."""
    found = []
    for row in official_rows(visit)[:_CONNECTED]:
        posts: Any = row["posts"]
        official: Any = row["official"]
        if row["span"] or row["areas"]:
            found.append((visit.thing(official.iri), "、".join(post.label for post in posts[:2])))
    return found


def _chains(visit: Visit) -> list[Chain]:
    """Return a few targets whose task, body and official two documents or more together tell."""
    tasks = {target: task for task, targets in pairs(visit, "hasTarget").items() for target in targets}
    responsible: dict[str, list[Statement]] = {}
    for each in statements(visit, "responsible_for"):
        responsible.setdefault(str(each.told.get("task_iri")), []).append(each)
    oversight: dict[str, Statement] = {}
    charged = overseers(visit, ("分管", "主管", "主持"))
    for each in statements(visit, "oversees"):
        if each.object and each.subject in charged.get(each.object, {}) and each.role == "分管":
            oversight.setdefault(each.object, each)
    found: list[Chain] = []
    officials: set[str] = set()
    for target in sorted(
        statements(visit, "target"), key=lambda each: (each.told.get("unit") not in ("%", "％"), each.iri)
    ):
        duties = responsible.get(tasks.get(target.iri, ""), [])
        for duty in sorted(duties, key=lambda each: _PARTS.get(each.role, len(_PARTS))):
            proof = oversight.get(duty.subject)
            if proof is not None and proof.subject not in officials and proof.passage.document != duty.passage.document:
                found.append(Chain(target, duty, proof))
                officials.add(proof.subject)
                break
        if len(found) == _SHOWN:
            break
    return found
