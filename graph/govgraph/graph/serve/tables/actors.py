"""The tables of who acts and on what paper: officials, bodies, documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from govgraph.graph.rdf import RELATIONS
from govgraph.graph.serve.charts import Bar, Bars, Chart, Columns, Series, counted, months
from govgraph.graph.serve.charts import Column as Bin
from govgraph.graph.serve.reading.statements import Statement
from govgraph.graph.serve.reading.things import concept_code
from govgraph.graph.serve.tables.columns import Column, Ref, Row, Table
from govgraph.graph.serve.tables.facts import bodies_of_tasks, overseers, pairs, ref, refs, statements
from govgraph.graph.serve.tables.work import ROLES
from govgraph.graph.views.legend import BLUE, GREEN, VERMILION
from govgraph.ontology.namespaces import DCTERMS, ELI

if TYPE_CHECKING:
    from govgraph.graph.serve.visit import Visit

_TOP: Final = 10


def official_rows(visit: Visit) -> list[Row]:
    """Return one row a person, those who oversee most first."""
    posts = _grouped(statements(visit, "holds_position"), lambda each: each.subject)
    areas = Counter(each.subject for each in statements(visit, "portfolio"))
    charge: defaultdict[str, list[str]] = defaultdict(list)
    liaison: defaultdict[str, list[str]] = defaultdict(list)
    for each in statements(visit, "oversees"):
        if each.object:
            (liaison if each.role == "联系" else charge)[each.subject].append(each.object)
    changes = Counter(each.subject for name in ("appointed", "removed") for each in statements(visit, name))
    tasks = _tasks_of_bodies(visit)
    rows: list[Row] = [
        {
            "official": Ref(person.iri, person.label, "official"),
            "posts": tuple(
                dict.fromkeys(
                    ref(visit, each.told.get("post_iri") or each.object or each.iri, each.object_text, "post")
                    for each in posts.get(person.iri, ())
                )
            ),
            "oversees": refs(visit, charge[person.iri], "organization"),
            "span": len(set(charge[person.iri])) or None,
            "liaises": refs(visit, liaison[person.iri], "organization"),
            "areas": areas[person.iri] or None,
            "tasks": len({task for body in charge[person.iri] for task in tasks[body]}) or None,
            "changes": changes[person.iri] or None,
        }
        for person in visit.things.of_kind("official")
    ]
    return sorted(rows, key=lambda row: (-_int(row["span"]), -_int(row["areas"]), str(row["official"])))


def official_charts(visit: Visit, rows: Sequence[Row]) -> list[Chart]:
    """Return the span of control of officials, and the tasks that fall to them through the bodies they oversee."""
    return [
        _top(rows, "official", "span", "分管单位数", "Bodies overseen", VERMILION),
        _top(rows, "official", "tasks", "所分管单位的任务数", "Tasks of the bodies overseen", GREEN),
    ]


def organization_rows(visit: Visit) -> list[Row]:
    """Return one row a body, those in most statements first."""
    charge = overseers(visit)
    kinds = _kinds(visit)
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for bodies in bodies_of_tasks(visit).values():
        for body, role in bodies.items():
            roles[body][role] += 1
    tasks = _tasks_of_bodies(visit)
    targets, projects = pairs(visit, "hasTarget"), pairs(visit, "hasProject")
    mentions = Counter(each.subject for each in statements(visit, "org_mention"))
    return [
        {
            "organization": Ref(body.iri, body.label, body.kind),
            "names": tuple(body.names),
            "kind": kinds.get(body.iri),
            "officials": tuple(
                ref(visit, who, kind="official", note=role) for who, role in charge.get(body.iri, {}).items()
            ),
            **{role: roles[body.iri][role] or None for role in ("lead", "joint", "co")},
            "targets": len({each for task in tasks[body.iri] for each in targets.get(task, ())}) or None,
            "projects": len({each for task in tasks[body.iri] for each in projects.get(task, ())}) or None,
            "mentions": mentions[body.iri] or None,
        }
        for body in visit.things.of_kind("organization", "coordination")
    ]


def organization_charts(visit: Visit, rows: Sequence[Row]) -> list[Chart]:
    """Return bodies by their tasks, and by kind."""
    ranked = sorted(
        rows, key=lambda row: (-sum(_int(row[role]) for role in ("lead", "joint", "co")), str(row["organization"]))
    )
    bars = tuple(
        Bar(
            row["organization"].label,
            tuple(_int(row[role]) for role in ("lead", "joint", "co")),
            row["organization"].iri,
        )
        for row in ranked[:_TOP]
        if isinstance(row["organization"], Ref) and any(row[role] for role in ("lead", "joint", "co"))
    )
    kinds = counted(row["kind"] for row in rows)
    order = sorted(kinds, key=lambda kind: (-kinds[kind], str(kind)))
    return [
        Bars("任务最多的单位", "Bodies with most tasks", ROLES, bars),
        Bars(
            "按类别",
            "By kind",
            (Series("个", "bodies", BLUE),),
            tuple(
                Bar(visit.code(kind), (kinds[kind],), href=visit.here(kind=kind, page=None)) for kind in order[:_TOP]
            ),
        ),
    ]


_DOCUMENTS: Final = f"""
SELECT ?document ?property ?value {{
  VALUES ?property {{ gov:key gov:number <{DCTERMS.title}> gov:issuerText <{DCTERMS.issued}> gov:kind gov:sourceName
    <{ELI.date_no_longer_in_force}> }}
  ?document a gov:OfficialDocument ; ?property ?value .
}}"""


def described(visit: Visit) -> dict[str, dict[str, str]]:
    """Return document → what it says of itself, by the local name of the property."""

    def read(view: Any) -> dict[str, dict[str, str]]:
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for row in view.select(_DOCUMENTS):
            name = row["property"].value.rpartition("#")[2].rpartition("/")[2]
            known = found[row["document"].value]
            known[name] = min(known.get(name, row["value"].value), row["value"].value)
        return dict(found)

    return visit.snapshot.once("described", read)


def document_rows(visit: Visit) -> list[Row]:
    """Return one row a document that was read, the latest first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    cited: Counter[str] = Counter()
    for relation in RELATIONS:
        for each in statements(visit, relation):
            counts[each.passage.document][relation] += 1
            if relation == "cites" and each.object:
                cited[each.object] += 1
    tasks = Counter(
        document
        for document in {
            (each.told["task_iri"], each.passage.document)
            for each in statements(visit, "responsible_for")
            if each.told.get("task_iri")
        }
    )
    by_document: Counter[str] = Counter(document for _, document in tasks)
    rows: list[Row] = [
        {
            "document": Ref(iri, said.get("title") or said.get("key", iri), "document"),
            "number": said.get("number"),
            "issuer": said.get("issuerText"),
            "issued": said.get("issued"),
            "kind": said.get("kind"),
            "tasks": by_document[iri] or None,
            "targets": counts[iri]["target"] or None,
            "projects": counts[iri]["project"] or None,
            "changes": counts[iri]["appointed"] + counts[iri]["removed"] or None,
            "cites": counts[iri]["cites"] or None,
            "cited": cited[iri] or None,
            "facts": counts[iri].total(),
            "repealed": said.get("date_no_longer_in_force"),
        }
        for iri, said in described(visit).items()
    ]
    rows.sort(key=lambda row: str(row["number"]))
    return sorted(rows, key=lambda row: str(row["issued"] or ""), reverse=True)


def document_charts(visit: Visit, rows: Sequence[Row]) -> list[Chart]:
    """Return documents by month, and by kind."""
    bins = months([str(row["issued"]) for row in rows if row["issued"]])
    kinds = counted(row["kind"] for row in rows)
    order = sorted(kinds, key=lambda kind: (-kinds[kind], str(kind)))
    return [
        Columns("按月份", "By month", BLUE, tuple(Bin(*each) for each in bins)),
        Bars(
            "按文种",
            "By kind",
            (Series("份", "documents", BLUE),),
            tuple(Bar(str(kind), (kinds[kind],), href=visit.here(kind=kind, page=None)) for kind in order[:_TOP]),
        ),
    ]


def _top(rows: Sequence[Row], name: str, value: str, zh: str, en: str, colour: str) -> Chart:
    ranked = sorted((row for row in rows if row[value]), key=lambda row: (-_int(row[value]), str(row[name])))[:_TOP]
    named = [(row[name], _int(row[value])) for row in ranked]
    bars = tuple(Bar(each.label, (number,), each.iri) for each, number in named if isinstance(each, Ref))
    return Bars(zh, en, (Series("个", "number", colour),), bars)


def _tasks_of_bodies(visit: Visit) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for task, bodies in bodies_of_tasks(visit).items():
        for body in bodies:
            found[body].add(task)
    return found


def _kinds(visit: Visit) -> dict[str, str]:
    def read(view: Any) -> dict[str, str]:
        rows = view.select("""
            SELECT ?thing (MIN(STR(?kind)) AS ?least) {
              ?thing a gov:Organization ; gov:kindConcept ?kind
            } GROUP BY ?thing""")
        return {row["thing"].value: concept_code(row["least"].value) for row in rows}

    return visit.snapshot.once("kinds", read)


def _grouped(found: Iterable[Statement], key: Any) -> dict[str, list[Statement]]:
    grouped: defaultdict[str, list[Statement]] = defaultdict(list)
    for each in found:
        grouped[key(each)].append(each)
    return dict(grouped)


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


OFFICIALS: Final = Table(
    "officials",
    "人员",
    "People",
    "公文写明的人员：职务、分管与联系的单位、分管领域，以及经由所分管单位落到其名下的任务。",
    "People whom documents name: posts, bodies they oversee, areas of work, and the tasks that fall to them through these bodies.",
    (
        Column("official", "姓名", "Name", "refs", wide=12, main=True),
        Column("posts", "职务", "Posts", "refs", wide=34),
        Column("oversees", "分管单位", "Oversees", "refs", facet=True, wide=50),
        Column("span", "分管数", "Span", "number", wide=8),
        Column("liaises", "联系单位", "Liaises with", "refs", wide=30),
        Column("areas", "领域数", "Areas", "number", wide=8),
        Column("tasks", "任务数", "Tasks", "number", wide=8),
        Column("changes", "任免", "Appointments", "number", wide=8),
    ),
    official_rows,
    official_charts,
)
ORGANIZATIONS: Final = Table(
    "organizations",
    "机构",
    "Bodies",
    "公文提到的机构：别名、类别、谁分管、承担多少任务。",
    "Bodies that documents name: other names, kind, who oversees them, and how many tasks they have.",
    (
        Column("organization", "机构", "Body", "refs", wide=30, main=True),
        Column("names", "其他名称", "Other names", "text", wide=30),
        Column("kind", "类别", "Kind", "code", facet=True, wide=12),
        Column("officials", "分管领导", "Overseen by", "refs", facet=True, wide=26),
        Column("lead", "牵头", "Leads", "number", wide=8),
        Column("joint", "责任", "Responsible", "number", wide=8),
        Column("co", "配合", "Supports", "number", wide=8),
        Column("targets", "目标", "Targets", "number", wide=8),
        Column("projects", "项目", "Projects", "number", wide=8),
        Column("mentions", "提及", "Mentions", "number", wide=8),
    ),
    organization_rows,
    organization_charts,
)
DOCUMENTS: Final = Table(
    "documents",
    "公文",
    "Documents",
    "图谱读过的公文，及每份写明了多少事项。",
    "The documents that were read, and how much each of them states.",
    (
        Column("document", "标题", "Title", "refs", wide=50, main=True),
        Column("number", "文号", "Number", "text", wide=22),
        Column("issuer", "发文机关", "Issuer", "text", facet=True, wide=24),
        Column("issued", "日期", "Date", "date", wide=12),
        Column("kind", "文种", "Kind", "text", facet=True, wide=8),
        Column("tasks", "任务", "Tasks", "number", wide=8),
        Column("targets", "目标", "Targets", "number", wide=8),
        Column("projects", "项目", "Projects", "number", wide=8),
        Column("changes", "任免", "Appointments", "number", wide=8),
        Column("cites", "引用", "Cites", "number", wide=8),
        Column("cited", "被引", "Cited", "number", wide=8),
        Column("facts", "事实", "Facts", "number", wide=8),
        Column("repealed", "废止日期", "Out of force", "date", wide=12),
    ),
    document_rows,
    document_charts,
)
