"""The rows of the ledger, read from the statements of the graph and the passages that prove them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from govgraph.graph.dataset import View
from govgraph.graph.errors import UnknownNameError
from govgraph.graph.ledger.deadlines import printed_deadlines
from govgraph.graph.lookup import find
from govgraph.graph.network.reading import Statement, Thing, read_pairs, read_statements, read_things
from govgraph.graph.sentences import sentence_around
from govgraph.ontology.namespaces import GOV, RDFS

_ROLES: Final = {"lead": 0, "joint": 1, "co": 2}
"""Roles in a task, the nearest to it first."""
_CLOSING: Final = ("）", ")")
"""What closes the brackets around a responsibility tail."""


@dataclass(frozen=True, slots=True)
class Department:
    """A body in a task: ``role`` is ``lead`` (牵头), ``joint`` (责任单位) or ``co`` (配合); ``printed`` is its short form."""

    iri: str
    name: str
    role: str
    printed: str


@dataclass(frozen=True, slots=True)
class Overseer:
    """An official who oversees a department of the task: ``role`` (分管, 联系 …), and the document and sentence that say so."""

    iri: str
    name: str
    role: str
    department: str
    document: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Target:
    """A target in the text of the task: ``value`` is as printed (29.37％), ``year`` the year it is for."""

    indicator: str
    value: str
    year: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project in the text of the task; money in yuan, ``shared_investment`` that of several projects together."""

    iri: str
    name: str
    investment: float | None
    shared_investment: float | None
    site: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task of the ledger.

    ``task`` is its IRI; ``document`` the key of the document, ``issued`` its date (ISO 8601, as precise as printed),
    ``clause`` the headings above the task, outermost first. ``quote`` reaches from the task to the end of the words that
    give it to somebody; ``source``, ``start`` and ``end`` (code points) place the task in its file.
    """

    task: str
    heading: str
    text: str
    document: str
    title: str
    issued: str | None
    clause: str
    departments: tuple[Department, ...]
    overseers: tuple[Overseer, ...]
    targets: tuple[Target, ...]
    projects: tuple[Project, ...]
    deadlines: tuple[str, ...]
    quote: str
    source: str
    start: int
    end: int

    def in_role(self, role: str) -> tuple[Department, ...]:
        """Return the departments that have a role in the task."""
        return tuple(each for each in self.departments if each.role == role)

    @property
    def investment(self) -> float | None:
        """The investment of its projects in yuan, without sums that several share; None where none is printed."""
        stated = [each.investment for each in self.projects if each.investment is not None]
        return sum(stated) if stated else None


def ledger(view: View, *, department: str | None = None, official: str | None = None) -> tuple[LedgerRow, ...]:
    """Return the tasks of the graph, in the order of the documents' text.

    With ``department`` only those in which this body has a part, with ``official`` only those of bodies that this
    official oversees, whatever the role; names as :func:`govgraph.graph.lookup.find` takes them. Raises
    UnknownNameError for a name that nothing, more than one thing, or a thing of another kind bears.
    """
    things = read_things(view)
    body = department and _find(view, things, department, "organization")
    person = official and _find(view, things, official, "official")
    rows = _Reader(view, things).rows()
    return tuple(
        row
        for row in rows
        if (not body or any(each.iri == body for each in row.departments))
        and (not person or any(each.iri == person for each in row.overseers))
    )


def _find(view: View, things: Mapping[str, Thing], name: str, kind: str) -> str:
    iri = find(view, name)
    if things.get(iri, {}).get("type") != kind:
        wanted = "a department" if kind == "organization" else "an official"
        raise UnknownNameError(f"{name}: not {wanted}; see what it is with govgraph show {name}")
    return iri


class _Reader:
    """Reads the statements of a ledger once, and puts the rows together."""

    def __init__(self, view: View, things: Mapping[str, Thing]) -> None:
        self._things = things
        self._documents = {
            thing["key"]: thing["attributes"] for thing in things.values() if thing["type"] == "document"
        }
        self._tasks = read_statements(view, GOV.Task)
        self._parts = _grouped(read_statements(view, GOV.Responsibility), GOV.task)
        self._oversight = _grouped(read_statements(view, GOV.Oversight), GOV.object)
        self._target_statements = {each.iri: each for each in read_statements(view, GOV.Target)}
        self._project_statements = _grouped(read_statements(view, GOV.ProjectStatement), GOV.subject)
        self._targets = _pairs(view, GOV.hasTarget)
        self._projects = _pairs(view, GOV.hasProject)

    def rows(self) -> list[LedgerRow]:
        """Return all rows, in the order of the text."""
        return [self._row(task) for task in self._tasks if task.iri in self._parts]

    def _row(self, task: Statement) -> LedgerRow:
        passage = task.passage
        described = self._documents.get(passage["document"], {})
        issued = described.get("date")
        departments = self._departments(task.iri)
        quote = _whole_quote(task, self._parts[task.iri])
        return LedgerRow(
            task=task.iri,
            heading=task.text(RDFS.label),
            text=task.text(GOV.text) or passage["quote"],
            document=passage["document"],
            title=described.get("title", ""),
            issued=issued,
            clause=passage["heading"] or "",
            departments=departments,
            overseers=self._overseers(departments),
            targets=self._task_targets(task.iri),
            projects=self._task_projects(task),
            deadlines=printed_deadlines(quote, issued=issued),
            quote=quote,
            source=passage["source"],
            start=passage["start"],
            end=passage["end"],
        )

    def _departments(self, task: str) -> tuple[Department, ...]:
        """Return the bodies of a task, those that lead first, each role in the order of the text."""
        found: dict[tuple[str, str], Department] = {}
        for part in self._parts[task]:
            iri, role, printed = part.properties[GOV.subject], part.text(GOV.role), part.text(GOV.subjectText)
            found.setdefault((iri, role), Department(iri, self._name(iri, printed), role, printed))
        return tuple(sorted(found.values(), key=lambda each: _ROLES.get(each.role, len(_ROLES))))

    def _overseers(self, departments: Iterable[Department]) -> tuple[Overseer, ...]:
        found: dict[Overseer, None] = {}
        for body in dict.fromkeys((each.iri, each.name) for each in departments):
            for duty in self._oversight.get(body[0], ()):
                passage = duty.passage
                found[
                    Overseer(
                        iri=duty.properties[GOV.subject],
                        name=self._name(duty.properties[GOV.subject], duty.text(GOV.subjectText)),
                        role=duty.text(GOV.role),
                        department=body[1],
                        document=passage["document"],
                        sentence=sentence_around(
                            passage["quote"], passage["start"], passage["clause"], passage["clause_start"]
                        ),
                    )
                ] = None
        return tuple(found)

    def _task_targets(self, task: str) -> tuple[Target, ...]:
        statements = [self._target_statements[iri] for iri in self._targets[task] if iri in self._target_statements]
        return tuple(
            Target(
                indicator=each.text(GOV.subjectText),
                value=each.text(GOV.objectText),
                year=_year(each),
                quote=each.passage["quote"],
            )
            for each in sorted(statements, key=_in_text_order)
        )

    def _task_projects(self, task: Statement) -> tuple[Project, ...]:
        """Return the projects of a task with what its own text, rather than another document, says of them."""
        found: list[tuple[int, str, Project]] = []
        for iri in self._projects[task.iri]:
            inside = [each for each in self._project_statements.get(iri, ()) if _stands_in(each, task)]
            if not inside:
                continue
            first = inside[0]
            site = first.properties.get(GOV.locatedAt)
            printed_site = first.text(GOV.siteText) or None
            project = Project(
                iri=iri,
                name=self._name(iri, first.text(GOV.subjectText)),
                investment=_first_number(inside, GOV.investment),
                shared_investment=_first_number(inside, GOV.investmentShared),
                site=self._name(site, printed_site or "") if site else printed_site,
                year=next((year for each in inside if (year := _year(each)) is not None), None),
            )
            found.append((first.passage["start"], iri, project))
        return tuple(project for *_, project in sorted(found, key=lambda each: each[:2]))

    def _name(self, iri: str, printed: str) -> str:
        return str(self._things.get(iri, {}).get("label") or printed)


def _grouped(statements: Iterable[Statement], property_: str) -> dict[str, list[Statement]]:
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        if property_ in each.properties:
            groups[each.properties[property_]].append(each)
    return dict(groups)


def _pairs(view: View, property_: str) -> defaultdict[str, list[str]]:
    pairs: defaultdict[str, list[str]] = defaultdict(list)
    for subject, target in read_pairs(view, property_):
        pairs[subject].append(target)
    return pairs


def _whole_quote(task: Statement, parts: Iterable[Statement]) -> str:
    """Return the source's words from the task to the end of its responsibility tails (责任单位：…)."""
    passage = task.passage
    quote: str = passage["quote"]
    tails = [(each.properties.get(GOV.tailStart), each.properties.get(GOV.tailEnd), each) for each in parts]
    ends = [
        end
        for start, end, each in tails
        if isinstance(start, int) and isinstance(end, int) and each.passage["clause_start"] == passage["clause_start"]
    ]
    clause, offset = passage["clause"], passage["clause_start"]
    if clause is None or not ends:
        return quote
    begin = passage["start"] - offset
    end = max(*ends, passage["end"]) - offset
    whole: str = clause[begin : end + (clause[end : end + 1] in _CLOSING)]
    return whole if begin >= 0 and whole.startswith(quote) else quote


def _stands_in(statement: Statement, task: Statement) -> bool:
    inner, outer = statement.passage, task.passage
    return bool(
        inner["source"] == outer["source"] and outer["start"] <= inner["start"] and inner["end"] <= outer["end"]
    )


def _year(statement: Statement) -> int | None:
    printed = statement.text(GOV.year)
    return int(printed) if printed.isdecimal() else None


def _first_number(statements: Iterable[Statement], property_: str) -> float | None:
    values: Iterable[Any] = (each.properties.get(property_) for each in statements)
    return next((value for value in values if isinstance(value, int | float) and not isinstance(value, bool)), None)


def _in_text_order(statement: Statement) -> tuple[str, int, int, str]:
    passage = statement.passage
    return passage["source"], passage["start"], passage["end"], statement.iri
