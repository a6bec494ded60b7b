"""The neighbourhood of a thing: statements as edges, read for this one thing, however large the graph around it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from govgraph.graph.dataset import View
from govgraph.graph.network.naming import ROLED
from govgraph.graph.rdf import RELATIONS
from govgraph.graph.serve.reading.statements import MENTIONS, Statement, about, of_document, of_task, read, these
from govgraph.graph.serve.reading.things import Thing, Things


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two things, with the statements that say so.

    ``role`` is empty where it does not tell what kind of edge it is.
    """

    source: str
    target: str
    relation: str
    role: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A thing, its edges, the things at their ends, and all statements in which it stands."""

    centre: Thing
    edges: tuple[Edge, ...]
    things: Mapping[str, Thing]
    statements: tuple[Statement, ...]


_END_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "oversees": ("official", "organization"),
    "portfolio": ("official", "area"),
    "holds_position": ("official", "post"),
    "appointed": ("official", "post"),
    "removed": ("official", "post"),
    "post_in": ("post", "organization"),
    "also_known_as": ("organization", "organization"),
    "reorganized": ("organization", "organization"),
    "coordination_member": ("organization", "coordination"),
    "responsible_for": ("organization", "task"),
    "has_target": ("task", "target"),
    "measures": ("target", "indicator"),
    "located_at": ("project", "site"),
    "answers_for_project": ("organization", "project"),
    "project_task": ("task", "project"),
    "states": ("document", "task"),
    "cites": ("document", "cited"),
}
"""Relation → kinds of its ends, for things that bear no name of their own."""


def neighbourhood(view: View, things: Things, iri: str) -> Neighbourhood:
    """Return the neighbourhood of a thing; it has no edges where nothing is said of it."""
    statements = about(view, iri)
    kind = things.named(iri).kind
    found = [edge for each in statements for edge in _edges(each)]
    if kind == "task":
        found += _around_task(view, iri)
    elif kind == "target":
        found += _around_target(view, iri)
    elif kind == "project":
        found += _around_project(view, iri)
    elif kind == "document":
        found += _around_document(view, iri)
    elif kind == "organization":
        found += _projects_of_body(view, iri)
    edges = _merged(edge for edge in found if iri in (edge.source, edge.target))
    ends = {end: _end(things, edge, end) for edge in edges for end in (edge.source, edge.target)}
    return Neighbourhood(things.named(iri), edges, {**ends, iri: things.named(iri)}, statements)


def citations(view: View, iri: str) -> tuple[Edge, ...]:
    """Return the edges by which a document cites others and others cite it, in the order of the text."""
    said = read(view, f"{{ ?it gov:subject <{iri}> }} UNION {{ ?it gov:object <{iri}> }}", ("cites",))
    return _merged(edge for each in said for edge in _edges(each))


def degrees(view: View) -> dict[str, int]:
    """Return in how many statements each thing stands, being merely named aside."""
    found: Counter[str] = Counter()
    for property_ in ("subject", "object", "post", "task", "locatedAt", "organization"):
        prefix = "org" if property_ == "organization" else "gov"
        rows = view.select(f"""
            SELECT ?thing (COUNT(DISTINCT ?it) AS ?n) {{ ?it a ?class ; {prefix}:{property_} ?thing
              FILTER(?class IN ({", ".join(f"<{RELATIONS[each].type}>" for each in RELATIONS if each not in MENTIONS)}))
            }} GROUP BY ?thing""")
        found.update({row["thing"].value: int(row["n"].value) for row in rows})
    for row in view.select("SELECT ?one ?other { ?one gov:hasTarget|gov:hasProject ?other }"):
        found.update((row["one"].value, row["other"].value))
    return dict(found)


def _edges(each: Statement) -> Iterator[Edge]:
    """Yield the edges that one statement draws by itself."""
    told = each.told
    match each.relation:
        case "oversees" | "portfolio" | "also_known_as" | "reorganized" | "cites":
            yield _edge(each.subject, each.object or each.iri, each.relation, each)
        case "coordination_member":
            yield _edge(each.subject, told.get("organization_iri") or each.object or each.iri, each.relation, each)
        case "holds_position" | "appointed" | "removed":
            post = told.get("post_iri") or each.object or each.iri
            yield _edge(each.subject, post, each.relation, each)
            if told.get("organization_iri"):
                yield _edge(post, told["organization_iri"], "post_in", each)
        case "responsible_for":
            if told.get("task_iri"):
                yield _edge(each.subject, told["task_iri"], each.relation, each)
        case "target":
            yield _edge(each.iri, each.subject, "measures", each)
        case "project":
            if told.get("site_iri"):
                yield _edge(each.subject, told["site_iri"], "located_at", each)


def _edge(source: str, target: str, relation: str, statement: Statement, role: str | None = None) -> Edge:
    said = statement.role if role is None else role
    return Edge(source, target, relation, said if relation in ROLED else "", (statement,))


def _around_task(view: View, iri: str) -> Iterator[Edge]:
    for each in of_task(view, iri):
        if each.relation == "target":
            yield _edge(iri, each.iri, "has_target", each)
        elif each.relation == "project":
            yield _edge(iri, each.subject, "project_task", each)
        elif each.relation == "responsible_for":
            yield _edge(each.passage.document, iri, "states", each)


def _around_target(view: View, iri: str) -> Iterator[Edge]:
    for each in these(view, [iri]):
        yield _edge(iri, each.subject, "measures", each)
        for row in view.select(f"SELECT DISTINCT ?task {{ ?task gov:hasTarget <{iri}> }}"):
            yield _edge(row["task"].value, iri, "has_target", each)


def _around_project(view: View, iri: str) -> Iterator[Edge]:
    said = read(view, f"?it gov:subject <{iri}> .", ("project",))
    rows = view.select(f"SELECT DISTINCT ?task ?clause {{ ?task gov:hasProject <{iri}> ; gov:inClause ?clause }}")
    tasks = {row["task"].value: row["clause"].value for row in rows}
    for task, clause in sorted(tasks.items()):
        for each in said:
            if clause.endswith(_clause_name(each)):
                yield _edge(task, iri, "project_task", each)
    listed = " ".join(f"<{task}>" for task in sorted(tasks))
    for each in read(view, f"VALUES ?task {{ {listed} }} ?it gov:task ?task .", ("responsible_for",)) if tasks else ():
        yield _edge(each.subject, iri, "answers_for_project", each)


def _projects_of_body(view: View, iri: str) -> Iterator[Edge]:
    rows = view.select(f"""SELECT DISTINCT ?it ?project {{
        ?it a gov:Responsibility ; gov:subject <{iri}> ; gov:task ?task . ?task gov:hasProject ?project }}""")
    pairs = sorted((row["it"].value, row["project"].value) for row in rows)
    by_iri = {each.iri: each for each in these(view, (one for one, _ in pairs))}
    for one, project in pairs:
        if one in by_iri:
            yield _edge(iri, project, "answers_for_project", by_iri[one])


def _around_document(view: View, iri: str) -> Iterator[Edge]:
    tasks: set[str] = set()
    for each in of_document(view, iri):
        if each.relation == "responsible_for" and each.told.get("task_iri") not in {None, *tasks}:
            tasks.add(each.told["task_iri"])
            yield _edge(iri, each.told["task_iri"], "states", each)


def _clause_name(statement: Statement) -> str:
    passage = statement.passage
    length = len(passage.clause or "")
    return f"/{passage.clause_start}-{passage.clause_start + length}"


def _merged(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return one edge for all statements of a relation and role between two things, in the order of the text."""
    grouped: dict[tuple[str, str, str, str], dict[str, Statement]] = {}
    for edge in edges:
        if edge.source != edge.target:
            grouped.setdefault((edge.source, edge.target, edge.relation, edge.role), {}).update(
                (each.iri, each) for each in edge.statements
            )
    return tuple(Edge(*ends, tuple(statements.values())) for ends, statements in grouped.items())


def _end(things: Things, edge: Edge, iri: str) -> Thing:
    at_source = iri == edge.source
    printed = edge.statements[0]
    text = printed.subject_text if printed.subject == iri else printed.object_text
    kinds = _END_KINDS.get(edge.relation, ("thing", "thing"))
    return things.named(iri, text, kinds[0 if at_source else 1])
