"""The page of a thing: what is said of it, each with its sentence; its names and why they were joined; its terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from govgraph.graph.judgements import Judged, judgements
from govgraph.graph.lookup import folded
from govgraph.graph.serve.pages.resource import resource
from govgraph.graph.serve.reading.neighbours import Edge, neighbourhood
from govgraph.graph.serve.reading.statements import MENTIONS, Statement, of_body_tasks, these
from govgraph.graph.serve.reading.tenures import read_terms, timeline
from govgraph.graph.serve.reading.things import Thing, concept_code
from govgraph.graph.serve.visit import Visit


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing known: the thing at the other end, the role, and the statements that say so."""

    other: Thing | None
    role: str
    relation: str
    statements: tuple[Statement, ...]
    note: str = ""

    @property
    def first(self) -> Statement:
        """The statement whose sentence is shown."""
        return self.statements[0]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: entries under one heading, by role where they have several."""

    name: str
    zh: str
    en: str
    entries: tuple[Entry, ...]

    @property
    def groups(self) -> list[tuple[str, list[Entry]]]:
        """The entries by role, in the order in which roles first occur; one group without a name if roles do not differ."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.role, []).append(entry)
        return sorted(found.items(), key=lambda group: _ROLE_ORDER.get(group[0], 9))


_ROLE_ORDER: Final = {"主持": 0, "主管": 1, "分管": 2, "lead": 0, "joint": 1, "co": 2, "协管": 4, "联系": 5}

_SECTIONS: Final[Mapping[tuple[str, bool], tuple[str, str]]] = {
    ("oversees", False): ("分管领导", "Overseen by"),
    ("oversees", True): ("分管与联系的单位", "Bodies overseen"),
    ("portfolio", True): ("分管领域", "Areas of work"),
    ("portfolio", False): ("由谁分管", "In whose charge"),
    ("holds_position", True): ("职务", "Posts"),
    ("holds_position", False): ("任职者", "Held by"),
    ("appointed", True): ("任命", "Appointments"),
    ("appointed", False): ("任命", "Appointed"),
    ("removed", True): ("免职", "Removals"),
    ("removed", False): ("免职", "Removed"),
    ("post_in", True): ("所属机构", "Post in"),
    ("measures", False): ("目标值", "Values set"),
    ("responsible_for", False): ("责任单位", "Bodies responsible"),
    ("has_target", True): ("目标", "Targets"),
    ("project_task", True): ("项目", "Projects"),
    ("responsible_for", True): ("承担的任务", "Tasks"),
    ("said", True): ("公文所述", "As documents say"),
    ("task_target", True): ("任务中的目标", "Targets in these tasks"),
    ("answers_for_project", True): ("负责的项目", "Projects"),
    ("answers_for_project", False): ("责任单位", "Bodies responsible"),
    ("has_target", False): ("所在任务", "In the task"),
    ("project_task", False): ("所在任务", "In the tasks"),
    ("measures", True): ("指标", "Indicator"),
    ("located_at", True): ("地点", "Place"),
    ("located_at", False): ("在此的项目", "Projects here"),
    ("also_known_as", True): ("加挂的牌子", "Other signs"),
    ("also_known_as", False): ("挂牌于", "Sign of"),
    ("reorganized", True): ("变更为", "Became"),
    ("reorganized", False): ("由其变更而来", "Was before"),
    ("coordination_member", True): ("参加的议事协调机构", "Coordination bodies"),
    ("coordination_member", False): ("成员", "Members"),
    ("post_in", False): ("设有的职务", "Posts in it"),
    ("states", False): ("出处", "Stated in"),
    ("cites", True): ("引用", "Cites"),
    ("cites", False): ("被引用", "Cited by"),
}
"""(Relation, whether the thing stands first) → heading, in the order of the page."""

_VALUES: Final = """
SELECT DISTINCT ?property ?value ?label {
  VALUES ?property { gov:kind gov:kindConcept gov:jurisdiction gov:text gov:code gov:statedIn gov:value gov:valueHigh
    gov:unit gov:comparator gov:year gov:scope eli:date_no_longer_in_force gov:partOf }
  THING ?property ?value . OPTIONAL { ?value rdfs:label ?label }
}"""

_ATTRIBUTES: Final[Mapping[str, tuple[str, str]]] = {
    "kind": ("文种", "Kind"),
    "kindConcept": ("类别", "Kind"),
    "jurisdiction": ("行政区划", "Jurisdiction"),
    "text": ("全文", "Text"),
    "code": ("代码", "Code"),
    "value": ("数值", "Value"),
    "valueHigh": ("上限", "Upper value"),
    "unit": ("单位", "Unit"),
    "comparator": ("比较", "Comparator"),
    "year": ("年份", "Year"),
    "scope": ("范围", "Scope"),
    "date_no_longer_in_force": ("废止日期", "Out of force from"),
}


def entity(visit: Visit, iri: str) -> Response:
    """Return the page of a thing that bears a name, or of anything else in the graph."""
    if iri not in visit.things:
        return resource(visit, iri)
    thing = visit.things[iri]
    view = visit.snapshot.view
    found = neighbourhood(view, visit.things, iri)
    statements = these(view, [iri]) if thing.kind == "target" else found.statements
    terms = read_terms(view, iri)
    return visit.page(
        "entity.html",
        title=thing.label,
        thing=thing,
        iri=iri,
        attributes=_attributes(visit, iri),
        sections=_sections(visit, thing, found.edges, statements, found.things),
        mentions=[each for each in statements if each.relation in MENTIONS],
        judged=_judged(visit, thing),
        timeline=timeline(terms),
        documents=_documents(visit, statements),
        degree=len({end for edge in found.edges for end in (edge.source, edge.target)} - {iri}),
    )


def _sections(
    visit: Visit, thing: Thing, edges: Sequence[Edge], statements: Sequence[Statement], things: Mapping[str, Thing]
) -> list[Section]:
    grouped: dict[tuple[str, bool], list[Entry]] = {}
    for edge in edges:
        out = edge.source == thing.iri
        other = things[edge.target if out else edge.source]
        grouped.setdefault((edge.relation, out), []).append(Entry(other, edge.role, edge.relation, edge.statements))
    if thing.kind == "project":
        said = [each for each in statements if each.relation == "project" and each.subject == thing.iri]
        grouped[("said", True)] = [Entry(None, "", "project", (each,), _project_note(visit, each)) for each in said]
    if thing.kind in ("organization", "coordination"):
        grouped[("task_target", True)] = [
            Entry(visit.thing(each.iri), "", "target", (each,), str(each.told.get("year") or ""))
            for each in of_body_tasks(visit.snapshot.view, thing.iri)
            if each.relation == "target"
        ]
    if thing.kind == "target":
        grouped[("said", True)] = [Entry(None, "", "target", (each,)) for each in statements]
    order = [*_SECTIONS, *sorted(grouped.keys() - _SECTIONS.keys())]
    return [
        Section(
            f"{name}-{'out' if out else 'in'}", *_SECTIONS.get((name, out), (name, name)), tuple(grouped[name, out])
        )
        for name, out in order
        if grouped.get((name, out))
    ]


def _project_note(visit: Visit, each: Statement) -> str:
    told = each.told
    shared = told.get("investment_shared")
    listed = (
        each.amount,
        visit.say(f"数个项目合计{shared}元", f"{shared} yuan, shared by several") if shared else "",
        told.get("capacity"),
        told.get("site"),
        told.get("year"),
        told.get("status"),
    )
    return " · ".join(str(part) for part in listed if part)


def _attributes(visit: Visit, iri: str) -> list[tuple[str, str, str | None]]:
    """Return what is plainly known of a thing: name, value, and the IRI that the value links to, if any."""
    found: dict[tuple[str, str], str | None] = {}
    for row in visit.snapshot.view.select(_VALUES.replace("THING", f"<{iri}>")):
        name = row["property"].value.rpartition("#")[2].rpartition("/")[2]
        value = row["value"].value
        if name not in _ATTRIBUTES:
            continue
        linked = value if value.startswith("http") and name == "jurisdiction" else None
        text = row["label"].value if row["label"] is not None else value
        if name == "kindConcept":
            text = visit.code(concept_code(value))
        elif name == "comparator":
            text = visit.code(value)
        found.setdefault((visit.say(*_ATTRIBUTES[name]), text), linked)
    order = [visit.say(*names) for names in _ATTRIBUTES.values()]
    listed = sorted(found.items(), key=lambda each: (order.index(each[0][0]), each[0][1]))
    return [(name, text, linked) for (name, text), linked in listed]


def _judged(visit: Visit, thing: Thing) -> list[Judged]:
    """Return the judgements about the names of a thing: merges first, then doubts and refusals."""
    every = visit.snapshot.once("judgements", judgements)
    names = {folded(name) for name in (thing.label, *thing.names)}
    mine = [each for each in every if folded(each.left) in names or folded(each.right) in names]
    order = {"same": 0, "unsure": 1, "different": 2}
    return sorted(mine, key=lambda each: (order.get(each.verdict, 3), each.left, each.right, each.document or ""))


def _documents(visit: Visit, statements: Iterable[Statement]) -> list[tuple[Thing, str, int]]:
    """Return the documents that speak of a thing: each with its key and in how many statements."""
    keys: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for each in statements:
        keys[each.passage.document] = each.passage.key
        counts[each.passage.document] += 1
    return [(visit.thing(iri, keys[iri], "document"), keys[iri], number) for iri, number in counts.most_common()]
