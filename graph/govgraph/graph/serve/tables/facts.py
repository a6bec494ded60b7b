"""What the tables share: statements by relation, read once a snapshot, and who oversees which body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from govgraph.graph.serve.reading.statements import Statement, of_class
from govgraph.graph.serve.tables.columns import Ref

if TYPE_CHECKING:
    from govgraph.graph.serve.visit import Visit


def statements(visit: Visit, relation: str) -> tuple[Statement, ...]:
    """Return all statements of a relation, in the order of the text."""
    return visit.snapshot.once(("statements", relation), lambda view: of_class(view, relation))


def ref(visit: Visit, iri: str, printed: str = "", kind: str = "thing", note: str = "") -> Ref:
    """Return a thing for a cell."""
    thing = visit.thing(iri, printed, kind)
    return Ref(thing.iri, thing.label, thing.kind, note)


def refs(visit: Visit, iris: Iterable[str], kind: str = "thing") -> tuple[Ref, ...]:
    """Return things for a cell, each once, in their order."""
    return tuple(ref(visit, iri, kind=kind) for iri in dict.fromkeys(iris))


def source(visit: Visit, statement: Statement) -> Ref:
    """Return the document of a statement, at the place of its quote; it goes by its number."""
    passage = statement.passage
    return Ref(passage.document, passage.key, "document", at=passage.at)


def overseers(visit: Visit, roles: Sequence[str] = ()) -> Mapping[str, dict[str, str]]:
    """Return body → official → role of those who oversee it (in some roles, or any), in the order of the text."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for each in statements(visit, "oversees"):
        if each.object and (not roles or each.role in roles):
            found[each.object].setdefault(each.subject, each.role)
    return found


def bodies_of_tasks(visit: Visit) -> Mapping[str, dict[str, str]]:
    """Return task → body → role (lead, joint, co), in the order of the text."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for each in statements(visit, "responsible_for"):
        if each.told.get("task_iri"):
            found[each.told["task_iri"]].setdefault(each.subject, each.role)
    return found


def pairs(visit: Visit, property_: str) -> Mapping[str, tuple[str, ...]]:
    """Return subject → objects of a property of ours (``hasTarget``), sorted."""

    def read(view: object) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in visit.snapshot.view.select(f"SELECT DISTINCT ?one ?other {{ ?one gov:{property_} ?other }}"):
            found[row["one"].value].add(row["other"].value)
        return {one: tuple(sorted(others)) for one, others in found.items()}

    return visit.snapshot.once(("pairs", property_), read)


def issued(visit: Visit) -> Mapping[str, str]:
    """Return document → date of issue (ISO 8601, as precise as printed)."""

    def read(view: object) -> dict[str, str]:
        rows = visit.snapshot.view.select("""
            SELECT ?document (MIN(STR(?day)) AS ?date) {
              ?document a gov:OfficialDocument ; dcterms:issued ?day
            } GROUP BY ?document""")
        return {row["document"].value: row["date"].value for row in rows}

    return visit.snapshot.once("issued", read)
