"""The dossier of a thing: what the graph knows of a body, a person, a place, a project, a document, with each sentence.

This is what ``govgraph show`` prints.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from govgraph.graph.dataset import View
from govgraph.graph.lookup import CLASSES, find
from govgraph.graph.network import edge_label, yuan
from govgraph.graph.rdf import RELATIONS
from govgraph.graph.results import shorten
from govgraph.graph.sentences import sentence_around
from govgraph.ontology import concepts
from govgraph.ontology.namespaces import GOV, ORG


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing known, and where it says so.

    ``relation`` is that of the facts contract; ``what`` says it in words, as printed (``王青山 分管 县财政局``);
    ``role`` and ``date`` as stated; ``other`` is the IRI at the other end, if a thing stands there. ``document`` is
    the key, ``sentence`` what stands around the ``quote`` from one full stop to the next; ``source``, ``start`` and
    ``end`` place the quote (code points).
    """

    relation: str
    what: str
    role: str | None
    date: str | None
    other: str | None
    document: str
    sentence: str
    quote: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A document that speaks of the thing, and in how many statements."""

    key: str
    title: str | None
    date: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the graph knows of one thing; entries are in the order of the documents and of their text.

    ``type`` is its class (``gov:Organization``), ``kind`` its kind as classified (``government``, ``township``,
    ``通知``), ``names`` its other names, ``jurisdiction`` the label of its division (行政区划), ``not_in_force_from`` the day
    on which a document was repealed (废止). A body has the tasks in its responsibility and the targets and projects that
    stand in them; a project has the tasks in which it stands; a document has all that it states.
    """

    iri: str
    label: str
    type: str
    kind: str | None
    names: tuple[str, ...]
    jurisdiction: str | None
    not_in_force_from: str | None
    overseen_by: tuple[Entry, ...]
    oversees: tuple[Entry, ...]
    posts: tuple[Entry, ...]
    memberships: tuple[Entry, ...]
    tasks: tuple[Entry, ...]
    targets: tuple[Entry, ...]
    projects: tuple[Entry, ...]
    citations: tuple[Entry, ...]
    remarks: tuple[Entry, ...]
    documents: tuple[Printed, ...]


SECTIONS: Final = (
    "overseen_by",
    "oversees",
    "posts",
    "memberships",
    "tasks",
    "targets",
    "projects",
    "citations",
    "remarks",
)
"""The parts of a dossier that hold entries, in the order in which they are read."""

_SECTION: Final[Mapping[str, str]] = {
    "oversees": "oversees",
    "portfolio": "oversees",
    "holds_position": "posts",
    "appointed": "posts",
    "removed": "posts",
    "coordination_member": "memberships",
    "responsible_for": "tasks",
    "target": "targets",
    "project": "projects",
    "cites": "citations",
    "also_known_as": "remarks",
    "reorganized": "remarks",
}
"""Relation → section; what is not here (being named, being a document) only counts as a statement."""

_TYPES: Final = {relation.type: name for name, relation in RELATIONS.items()}
_LINKS: Final = (GOV.subject, GOV.object, GOV.post, GOV.affiliation, GOV.locatedAt, ORG.organization)

_KINDS: Final = {
    iri: code
    for scheme in ("document-kind", "organization-kind", "site-type")
    for code, iri in concepts(scheme).items()
}
"""Concept → its code, for kinds of things."""

_STATEMENTS: Final = f"""
SELECT DISTINCT ?statement ?type ?subject ?object ?subjectText ?objectText ?role ?date ?year ?investment
                ?key ?source ?start ?end ?quote ?clause ?clauseStart {{
  {{ SELECT DISTINCT ?statement {{ ?statement {"|".join(f"<{iri}>" for iri in _LINKS)} THING }} }}
  UNION {{ SELECT DISTINCT ?statement {{ THING gov:responsibleFor/gov:hasTarget ?statement }} }}
  UNION {{ SELECT DISTINCT ?statement {{
    THING gov:responsibleFor ?task . ?task gov:hasProject ?project ; gov:inClause ?in .
    ?statement gov:subject ?project ; gov:inClause ?in
  }} }}
  UNION {{ SELECT DISTINCT ?statement {{ ?task gov:hasProject THING . ?statement gov:task ?task }} }}
  UNION {{ SELECT DISTINCT ?statement {{ ?statement gov:statedIn THING }} }}
  VALUES ?type {{ {" ".join(f"<{iri}>" for iri in _TYPES)} }}
  ?statement a ?type ; gov:subject ?subject ; gov:subjectText ?subjectText ; gov:objectText ?objectText ;
    gov:statedIn/gov:key ?key ; gov:hasEvidence ?evidence .
  ?evidence gov:sourceName ?source ; oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  OPTIONAL {{ ?statement gov:object ?object }}
  OPTIONAL {{ ?statement gov:role ?role }}
  OPTIONAL {{ ?statement gov:date ?dated }}
  OPTIONAL {{ ?statement gov:startDate ?started }}
  BIND(COALESCE(?dated, ?started) AS ?date)
  OPTIONAL {{ ?statement gov:year ?year }}
  OPTIONAL {{ ?statement gov:investment ?investment }}
  OPTIONAL {{ ?statement gov:inClause ?within . ?within oa:exact ?clause ; oa:start ?clauseStart }}
}}"""


def dossier(view: View, name: str) -> Dossier:
    """Return the dossier of the thing that bears a name: its label, another name, a document's number, or its IRI.

    Raises UnknownNameError, with the nearest candidates, when nothing or more than one thing bears the name.
    """
    iri = find(view, name)
    rows = {row["statement"].value: row for row in view.select(_STATEMENTS.replace("THING", str(ox.NamedNode(iri))))}
    sections: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in rows.values():
        entry = _entry(row, iri)
        section = _SECTION.get(entry.relation)
        if section == "oversees" and row["object"] is not None and row["object"].value == iri:
            section = "overseen_by"
        if section:
            sections[section].append(entry)
    label, *names = _labels(view, iri)
    return Dossier(
        iri=iri,
        label=label,
        type=_class(view, iri),
        kind=_value(view, iri, "gov:kind") or _KINDS.get(_value(view, iri, "gov:kindConcept") or ""),
        names=tuple(names),
        jurisdiction=_value(view, iri, "gov:jurisdiction/rdfs:label"),
        not_in_force_from=_value(view, iri, "eli:date_no_longer_in_force"),
        documents=_printed(view, Counter(row["key"].value for row in rows.values())),
        **{section: tuple(sorted(sections[section], key=_in_text_order)) for section in SECTIONS},
    )


def _entry(row: Any, about: str) -> Entry:
    relation = _TYPES[row["type"].value]
    text = {name: row[name].value for name in ("role", "date", "year") if row[name] is not None}
    ends = [row[name].value for name in ("object", "subject") if row[name] is not None]
    return Entry(
        relation=relation,
        what=_words(relation, row["subjectText"].value, row["objectText"].value, text, row["investment"]),
        role=text.get("role"),
        date=text.get("date") or text.get("year"),
        other=next((end for end in ends if end != about), None),
        document=row["key"].value,
        sentence=_sentence(row),
        quote=row["quote"].value,
        source=row["source"].value,
        start=int(row["start"].value),
        end=int(row["end"].value),
    )


def _sentence(row: Any) -> str:
    clause, start = (None, None) if row["clause"] is None else (row["clause"].value, int(row["clauseStart"].value))
    return sentence_around(row["quote"].value, int(row["start"].value), clause, start)


def _words(relation: str, subject: str, object_: str, text: Mapping[str, str], investment: ox.Literal | None) -> str:
    if relation == "target":
        return " ".join(filter(None, (subject, object_, text.get("year"))))
    if relation == "project":
        return " ".join(filter(None, (subject, investment and yuan(float(investment.value)))))
    role = "" if relation in {"appointed", "removed"} else text.get("role", "")  # the post says it already
    return " ".join(filter(None, (subject, edge_label(relation, role), object_)))


def _in_text_order(entry: Entry) -> tuple[str, int, int, str, str]:
    return entry.source, entry.start, entry.end, entry.relation, entry.what


def _labels(view: View, iri: str) -> list[str]:
    """Return the label of a thing, then its other names; of a document, its number and attached title among them."""
    found = view.select(f"""
        SELECT ?name (MIN(?order) AS ?rank) {{
          VALUES (?property ?order) {{
            (dcterms:title 1) (rdfs:label 2) (gov:number 3) (gov:key 3) (gov:attachedTitle 4) (skos:altLabel 5)
          }}
          <{iri}> ?property ?name
        }} GROUP BY ?name""")
    ranked = sorted((int(row["rank"].value), row["name"].value) for row in found)
    return [name for _, name in ranked] or [iri]


def _class(view: View, iri: str) -> str:
    classes = {row["class"].value for row in view.select(f"SELECT ?class {{ <{iri}> a ?class }}")}
    return shorten(ox.NamedNode(next(each for each in CLASSES if each in classes)))


def _value(view: View, iri: str, path: str) -> str | None:
    return min((row["value"].value for row in view.select(f"SELECT ?value {{ <{iri}> {path} ?value }}")), default=None)


def _printed(view: View, statements: Counter[str]) -> tuple[Printed, ...]:
    rows = view.select("""
        SELECT ?key (MIN(?aTitle) AS ?title) (MIN(?aDate) AS ?date) {
          ?document a gov:OfficialDocument ; gov:key ?key .
          OPTIONAL { ?document dcterms:title ?aTitle }
          OPTIONAL { ?document dcterms:issued ?aDate }
        } GROUP BY ?key""")
    known = {row["key"].value: (_text(row["title"]), _text(row["date"])) for row in rows}
    return tuple(Printed(key, *known.get(key, (None, None)), number) for key, number in sorted(statements.items()))


def _text(term: ox.Literal | None) -> str | None:
    return None if term is None else term.value
