"""What each perspective draws: from statements to nodes and edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Final

from govgraph.graph.network.naming import yuan
from govgraph.graph.network.reading import Statement, read_pairs
from govgraph.graph.network.sketch import Sketch
from govgraph.ontology.namespaces import GOV, ORG

Drawer = Callable[[Sketch], None]


def _draw_duties(sketch: Sketch) -> None:
    for class_, relation, kind in (
        (GOV.Oversight, "oversees", "organization"),
        (GOV.PortfolioAssignment, "portfolio", "area"),
    ):
        for each in sketch.statements(class_):
            target = each.properties.get(GOV.object, each.iri)
            sketch.node(each.properties[GOV.subject], "official", each.text(GOV.subjectText))
            sketch.node(target, kind, each.text(GOV.objectText))
            sketch.edge(each.properties[GOV.subject], target, relation, each)


def _draw_posts(class_: str, relation: str) -> Drawer:
    def draw(sketch: Sketch) -> None:
        for each in sketch.statements(class_):
            _draw_post(sketch, each, relation)

    return draw


def _draw_post(sketch: Sketch, statement: Statement, relation: str, *, held: bool = False) -> None:
    person = statement.properties[GOV.subject]
    post = statement.properties.get(GOV.post) or statement.properties.get(GOV.object, statement.iri)
    sketch.node(person, "official", statement.text(GOV.subjectText))
    sketch.node(post, "post", statement.text(GOV.objectText))
    sketch.edge(person, post, relation, statement, value=statement.properties.get(GOV.date), held=held)
    body = statement.properties.get(ORG.organization)
    if body:
        sketch.node(body, "organization", statement.text(GOV.organizationText))
        if not sketch.lengthen(post, body, "post_in", statement, held=held):
            sketch.edge(post, body, "post_in", statement, held=held)


def _draw_appointees(sketch: Sketch) -> None:
    """Draw who holds a post because of an appointment, as long as the term of office lasts."""
    appointments = {each.iri: each for each in sketch.statements(GOV.Appointment)}
    for term in sketch.terms:
        for iri in (*term.opened_by, *term.witnessed_by):
            if iri in appointments:
                _draw_post(sketch, appointments[iri], "holds_position", held=True)


def _draw_names(sketch: Sketch) -> None:
    for each in sketch.statements(GOV.Naming):
        body, sign = each.properties[GOV.subject], each.properties.get(GOV.object)
        if sign and sign != body:
            sketch.node(body, "organization", each.text(GOV.subjectText))
            sketch.node(sign, "organization", each.text(GOV.objectText))
            sketch.edge(body, sign, "also_known_as", each)


def _draw_coordination(sketch: Sketch) -> None:
    for each in sketch.statements(GOV.CoordinationMembership):
        body = each.properties.get(ORG.organization) or each.properties.get(GOV.object, each.iri)
        sketch.node(each.properties[GOV.subject], "organization", each.text(GOV.subjectText))
        sketch.node(body, "coordination", each.text(GOV.objectText))
        sketch.network.nodes[body]["type"] = "coordination"
        sketch.edge(each.properties[GOV.subject], body, "coordination_member", each)


def _draw_parts(sketch: Sketch) -> None:
    """Join bodies to the bodies above them, with the earliest passage that names the lower one.

    That one body is part of another is mostly inferred from their names (:mod:`govgraph.graph.inference`).
    """
    named: dict[str, Statement] = {}
    for each in sketch.statements(GOV.OrganizationMention):
        body = each.properties[GOV.subject]
        if body not in named or sketch.issued(each) < sketch.issued(named[body]):
            named[body] = each
    for part, whole in read_pairs(sketch.view, ORG.subOrganizationOf):
        if part in named and part in sketch.things and whole in sketch.things:
            sketch.node(part, "organization", "")
            sketch.node(whole, "organization", "")
            sketch.edge(part, whole, "part_of", named[part])


def _draw_mentions(class_: str, kind: str) -> Drawer:
    """Join documents to the things of a kind that they name."""

    def draw(sketch: Sketch) -> None:
        for each in sketch.statements(class_):
            thing, document = each.properties[GOV.subject], sketch.documents[each.passage["document"]]
            sketch.node(thing, kind, each.text(GOV.subjectText))
            sketch.node(document, "document", "")
            sketch.edge(document, thing, "names", each)

    return draw


def _draw_tasks(sketch: Sketch) -> None:
    for each in sketch.statements(GOV.Responsibility):
        task = each.properties.get(GOV.task)
        if task:
            sketch.node(each.properties[GOV.subject], "organization", each.text(GOV.subjectText))
            sketch.node(task, "task", each.text(GOV.objectText))
            sketch.edge(each.properties[GOV.subject], task, "responsible_for", each)


def _draw_targets(sketch: Sketch) -> None:
    targets = {each.iri: each for each in sketch.statements(GOV.Target)}
    for task, target in read_pairs(sketch.view, GOV.hasTarget):
        if target in targets and task in sketch.network:
            _draw_target(sketch, targets[target])
            sketch.edge(task, target, "has_target", targets[target], value=targets[target].text(GOV.objectText))


def _draw_target(sketch: Sketch, target: Statement) -> None:
    if target.iri in sketch.network:
        return
    indicator, value = target.text(GOV.subjectText), target.text(GOV.objectText)
    sketch.node(target.iri, "target", f"{indicator} {value}".strip())
    attributes: dict[str, Any] = {"indicator": indicator, "value_text": value}
    stated = ("value", "valueHigh", "unit", "comparator", "year", "scope")
    names = ("value", "value_high", "unit", "comparator", "year", "scope")
    attributes |= {name: target.properties.get(GOV[term]) for name, term in zip(names, stated, strict=True)}
    sketch.describe(target.iri, attributes, target.passage)


def _draw_loose_targets(sketch: Sketch) -> None:
    for each in sketch.statements(GOV.Target):
        _draw_target(sketch, each)
        if sketch.network.degree(each.iri) == 0:
            document = sketch.documents[each.passage["document"]]
            sketch.edge(document, each.iri, "states", each, value=each.text(GOV.objectText))


def _draw_projects(sketch: Sketch) -> None:
    for each in sketch.statements(GOV.ProjectStatement):
        project = each.properties[GOV.subject]
        sketch.node(project, "project", each.text(GOV.subjectText))
        names = ("investment", "capacity", "year", "status")
        sketch.describe(project, {name: each.properties.get(GOV[name]) for name in names}, each.passage)
        site = each.properties.get(GOV.locatedAt)
        if site:
            sketch.node(site, "site", each.text(GOV.siteText))
            sketch.edge(project, site, "located_at", each)
        amount = each.properties.get(GOV.investment)
        if isinstance(amount, int | float):
            money = f"{each.iri}/investment"
            sketch.node(money, "money", yuan(amount))
            shared = each.properties.get(GOV.investmentShared)
            sketch.describe(money, {"investment": amount, "investment_shared": shared}, each.passage)
            sketch.edge(project, money, "invests", each, value=amount)


def _draw_project_bodies(sketch: Sketch) -> None:
    """Join each project to the bodies that answer for a task in which it stands."""
    projects: defaultdict[str, list[str]] = defaultdict(list)
    for task, project in read_pairs(sketch.view, GOV.hasProject):
        projects[task].append(project)
    for each in sketch.statements(GOV.Responsibility):
        for project in projects[each.text(GOV.task)]:
            sketch.node(each.properties[GOV.subject], "organization", each.text(GOV.subjectText))
            sketch.edge(each.properties[GOV.subject], project, "answers_for_project", each)


def _draw_citations(sketch: Sketch) -> None:
    for iri in sketch.documents.values():
        sketch.node(iri, "document", "")
    for each in sketch.statements(GOV.Citation):
        cited = each.properties.get(GOV.object, each.iri)
        sketch.node(each.properties[GOV.subject], "document", each.text(GOV.subjectText))
        sketch.node(cited, "cited", each.text(GOV.objectText))
        sketch.edge(each.properties[GOV.subject], cited, "cites", each)


def _draw_rest(sketch: Sketch) -> None:
    """Join documents to their tasks and tasks to their projects, and add the things that nothing joins."""
    tasks = {each.iri: each for each in sketch.statements(GOV.Task)}
    for iri, task in tasks.items():
        sketch.node(iri, "task", "")
        sketch.edge(sketch.documents[task.passage["document"]], iri, "states", task)
    for iri, project in read_pairs(sketch.view, GOV.hasProject):
        sketch.edge(iri, project, "project_task", tasks[iri])
    for iri, thing in sketch.things.items():
        sketch.node(iri, thing["type"], thing["label"])


_HOLDERS: Final = (_draw_posts(GOV.Tenure, "holds_position"), _draw_appointees)
_ORG: Final = (_draw_duties, *_HOLDERS, _draw_names, _draw_coordination)
_CHANGES: Final = (_draw_posts(GOV.Appointment, "appointed"), _draw_posts(GOV.Removal, "removed"))
_RESPONSIBILITY: Final = (_draw_tasks, _draw_targets)
_PROJECTS: Final = (_draw_projects, _draw_project_bodies)

DRAWERS: Final[Mapping[str, tuple[Drawer, ...]]] = {
    "org": _ORG,
    "appointments": (_draw_posts(GOV.Tenure, "holds_position"), *_CHANGES),
    "responsibility": _RESPONSIBILITY,
    "projects": _PROJECTS,
    "documents": (_draw_citations,),
    "person": (
        *(_draw_posts(GOV.Tenure, "holds_position"), *_CHANGES, _draw_duties, _draw_coordination),
        *(*_RESPONSIBILITY, _draw_mentions(GOV.PersonMention, "official")),
    ),
    "organization": (
        *(_draw_posts(GOV.Tenure, "holds_position"), *_CHANGES, _draw_duties, _draw_names, _draw_coordination),
        *(_draw_parts, *_RESPONSIBILITY, *_PROJECTS, _draw_mentions(GOV.OrganizationMention, "organization")),
    ),
    "all": (
        *(_draw_duties, _draw_posts(GOV.Tenure, "holds_position"), _draw_names, _draw_coordination, *_CHANGES),
        *(*_RESPONSIBILITY, *_PROJECTS, _draw_citations, _draw_rest, _draw_loose_targets),
    ),
}
"""Perspective → what draws it, in this order."""


def add_mentions(sketch: Sketch) -> None:
    """Add to the nodes where they are named (and as what kind of thing), or where they stand."""
    for class_, attribute in (
        (GOV.OrganizationMention, "kind"),
        (GOV.PersonMention, ""),
        (GOV.SiteMention, "type"),
        (GOV.DocumentDescription, ""),
        (GOV.Task, ""),
    ):
        for each in sketch.statements(class_):
            iri = each.properties.get(GOV.subject, each.iri)
            if iri in sketch.network:
                said = {attribute: each.text(GOV.objectText)} if attribute and each.text(GOV.objectText) else {}
                sketch.describe(iri, {**said, **sketch.network.nodes[iri]["attributes"]}, each.passage)
