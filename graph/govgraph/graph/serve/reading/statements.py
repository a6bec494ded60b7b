"""Statements with their passages: what an entry of a dossier, an edge of a graph and a fact of a document are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal

from govgraph.graph.dataset import View
from govgraph.graph.network import edge_label, yuan
from govgraph.graph.rdf import RELATIONS
from govgraph.graph.rdf.terms import python_value
from govgraph.ontology.namespaces import GOV, ORG

MENTIONS: Final = frozenset({"org_mention", "person_mention", "site", "document"})
"""Relations that only say that something is named."""

_TYPES: Final = {relation.type: name for name, relation in RELATIONS.items()}
_LINKS: Final = (GOV.subject, GOV.object, GOV.post, GOV.affiliation, GOV.locatedAt, ORG.organization, GOV.task)
_TOLD: Final[Mapping[str, str]] = {
    "role": GOV.role,
    "date": GOV.date,
    "from": GOV.startDate,
    "to": GOV.endDate,
    "year": GOV.year,
    "value": GOV.value,
    "value_high": GOV.valueHigh,
    "unit": GOV.unit,
    "comparator": GOV.comparator,
    "scope": GOV.scope,
    "investment": GOV.investment,
    "investment_shared": GOV.investmentShared,
    "capacity": GOV.capacity,
    "status": GOV.status,
    "site": GOV.siteText,
    "kind": GOV.kind,
    "probation": GOV.probation,
    "affiliation": GOV.affiliationText,
    "organization": GOV.organizationText,
    "valid_from": GOV.validFrom,
    "valid_until": GOV.validUntil,
    "post_iri": GOV.post,
    "task_iri": GOV.task,
    "site_iri": GOV.locatedAt,
    "organization_iri": ORG.organization,
}
_AT_ONCE: Final = 400
"""Statements asked for in one query."""
_NAME_OF: Final = {iri: name for name, iri in _TOLD.items()}

_PASSAGES: Final = """
SELECT DISTINCT ?it ?type ?subject ?object ?subjectText ?objectText ?document ?key ?source ?start ?end ?quote ?clause {
  WHICH
  ?it gov:subject ?subject ; gov:subjectText ?subjectText ; gov:objectText ?objectText ;
    gov:statedIn ?document ; gov:hasEvidence ?evidence ; a ?type .
  ?document gov:key ?key .
  ?evidence gov:sourceName ?source ; oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  OPTIONAL { ?it gov:object ?object }
  OPTIONAL { ?it gov:inClause ?clause }
}"""
_CLAUSES: Final = """
SELECT DISTINCT ?clause ?text ?start ?path {
  WHICH
  ?clause oa:exact ?text ; oa:start ?start .
  OPTIONAL { ?clause gov:headingPath ?path }
}"""
_PROPERTIES: Final = """
SELECT DISTINCT ?it ?property ?value {
  WHICH
  ?it gov:subjectText ?text ; ?property ?value .
}"""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something is printed: offsets are code points of the source; the clause is None where there is none."""

    document: str
    key: str
    source: str
    start: int
    end: int
    quote: str
    clause: str | None
    clause_start: int
    heading: str

    @property
    def at(self) -> str:
        """The place as a link to the document's page names it: source:start-end."""
        return f"{self.source}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a document. ``subject_text`` and ``object_text`` are as printed; ``told`` holds the qualifiers."""

    iri: str
    relation: str
    subject: str
    subject_text: str
    object: str | None
    object_text: str
    told: Mapping[str, Any]
    passage: Passage

    @property
    def role(self) -> str:
        """The role as stated, empty if none is."""
        return str(self.told.get("role", ""))

    @property
    def when(self) -> str:
        """The date or year that the statement itself gives, empty if none."""
        return str(self.told.get("date") or self.told.get("from") or self.told.get("year") or "")

    @property
    def amount(self) -> str:
        """Its investment as it is spoken of in Chinese, empty if none."""
        stated = self.told.get("investment")
        return yuan(float(stated)) if isinstance(stated, int | float) else ""

    @property
    def verb(self) -> str:
        """The relation in Chinese, by its role where that says it better."""
        role = "" if self.relation in {"appointed", "removed"} else self.role
        return edge_label(self.relation, role)

    @property
    def words(self) -> str:
        """The statement as printed: 王青山 分管 县林业局."""
        if self.relation == "target":
            return " ".join(filter(None, (self.subject_text, self.object_text, str(self.told.get("year") or ""))))
        if self.relation == "project":
            return " ".join(filter(None, (self.subject_text, self.amount)))
        return " ".join(filter(None, (self.subject_text, self.verb, self.object_text)))


def about(view: View, iri: str) -> tuple[Statement, ...]:
    """Return the statements in which a thing stands, in the order of the documents' text."""
    links = " ".join(f"<{each}>" for each in _LINKS)
    return read(view, f"VALUES ?link {{ {links} }} ?it ?link <{iri}> .")


def of_document(view: View, iri: str) -> tuple[Statement, ...]:
    """Return all statements of a document, in the order of its text."""
    return read(view, f"?it gov:statedIn <{iri}> .")


def of_task(view: View, iri: str) -> tuple[Statement, ...]:
    """Return who is responsible for a task, its targets, and what its document says of its projects."""
    return read(
        view,
        f"""{{ ?it gov:task <{iri}> }} UNION {{ <{iri}> gov:hasTarget ?it }}
        UNION {{ <{iri}> gov:hasProject ?project ; gov:inClause ?in . ?it gov:subject ?project ; gov:inClause ?in }}""",
    )


def of_body_tasks(view: View, iri: str) -> tuple[Statement, ...]:
    """Return the targets that stand in the tasks of a body, and what is said there of projects."""
    return read(
        view,
        f"""{{ <{iri}> gov:responsibleFor/gov:hasTarget ?it }}
        UNION {{ <{iri}> gov:responsibleFor ?task . ?task gov:hasProject ?project ; gov:inClause ?in .
                 ?it gov:subject ?project ; gov:inClause ?in }}""",
        relations=("target", "project"),
    )


def of_class(view: View, relation: str) -> tuple[Statement, ...]:
    """Return all statements of a relation, in the order of the documents' text."""
    return read(view, "", relations=(relation,))


def these(view: View, iris: Iterable[str]) -> tuple[Statement, ...]:
    """Return some statements by their IRIs."""
    listed = " ".join(f"<{each}>" for each in sorted(set(iris)))
    return read(view, f"VALUES ?it {{ {listed} }}") if listed else ()


def read(view: View, which: str, relations: Iterable[str] = RELATIONS) -> tuple[Statement, ...]:
    """Return the statements ``?it`` that a graph pattern picks, of some relations, in the order of the text.

    An empty pattern picks all. Otherwise what it picks is asked for first: engines do not join it well with the rest.
    """
    wanted = {RELATIONS[each].type for each in relations}
    if not which:
        types = " ".join(f"<{each}>" for each in sorted(wanted))
        return _sorted(_read(view, f"VALUES ?type {{ {types} }} ?it a ?type .", wanted))
    picked = sorted({row["it"].value for row in view.select(f"SELECT DISTINCT ?it {{ {which} }}")})
    found: list[Statement] = []
    for at in range(0, len(picked), _AT_ONCE):
        listed = " ".join(f"<{each}>" for each in picked[at : at + _AT_ONCE])
        found += _read(view, f"VALUES ?it {{ {listed} }}", wanted)
    return _sorted(found)


def _read(view: View, which: str, wanted: Set[str]) -> list[Statement]:
    told: dict[str, dict[str, Any]] = {}
    for row in view.select(_PROPERTIES.replace("WHICH", which)):
        value, name = row["value"], _NAME_OF.get(row["property"].value)
        if name is None:
            continue
        said = python_value(value) if isinstance(value, Literal) else value.value
        known = told.setdefault(row["it"].value, {})
        known[name] = min(known.get(name, said), said, key=str)
    rows: dict[str, Any] = {}
    for row in view.select(_PASSAGES.replace("WHICH", which)):
        if row["type"].value in wanted:  # evidence is one each; a second print repeats it
            rows.setdefault(row["it"].value, row)
    clauses = _read_clauses(view, {row["clause"].value for row in rows.values() if row["clause"] is not None})
    return [_statement(row, told.get(iri, {}), clauses) for iri, row in rows.items()]


_Clause = tuple[str, int, str]


def _read_clauses(view: View, iris: Set[str]) -> dict[str, _Clause]:
    """Return the text, the start and the headings of some clauses, by IRI."""
    found: dict[str, _Clause] = {}
    listed = sorted(iris)
    for at in range(0, len(listed), _AT_ONCE):
        which = f"VALUES ?clause {{ {' '.join(f'<{each}>' for each in listed[at : at + _AT_ONCE])} }}"
        for row in view.select(_CLAUSES.replace("WHICH", which)):
            path = row["path"].value if row["path"] is not None else ""
            found[row["clause"].value] = row["text"].value, int(row["start"].value), path
    return found


def _statement(row: Any, told: Mapping[str, Any], clauses: Mapping[str, _Clause]) -> Statement:
    text, start, path = None, 0, ""
    if row["clause"] is not None and row["clause"].value in clauses:
        text, start, path = clauses[row["clause"].value]
    return Statement(
        iri=row["it"].value,
        relation=_TYPES[row["type"].value],
        subject=row["subject"].value,
        subject_text=row["subjectText"].value,
        object=row["object"].value if row["object"] is not None else None,
        object_text=row["objectText"].value,
        told=told,
        passage=Passage(
            document=row["document"].value,
            key=row["key"].value,
            source=row["source"].value,
            start=int(row["start"].value),
            end=int(row["end"].value),
            quote=row["quote"].value,
            clause=text,
            clause_start=start,
            heading=path,
        ),
    )


def _sorted(found: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(found, key=_in_text_order))


def _in_text_order(statement: Statement) -> tuple[str, int, int, str]:
    passage = statement.passage
    return passage.source, passage.start, passage.end, statement.iri
