"""From facts to a graph: every end of every fact gets the IRI of the entity it means.

The result depends on the set of documents only, not on their order, and a build from scratch is the only build there
is: adding, replacing or removing a document and resolving again gives what a fresh build gives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from govgraph.extract import divisions
from govgraph.extract.records import (
    Entity,
    Extraction,
    ExtractionError,
    Fact,
    Graph,
    Issue,
    NameJudgement,
    ResolvedFact,
    strip_artefacts,
)
from govgraph.extract.resolve.chronology import add_time
from govgraph.extract.resolve.jurisdiction import Jurisdiction, named, state
from govgraph.extract.resolve.names import Setting
from govgraph.extract.resolve.organizations import Bodies, Body, Node, Printed, resolve_bodies
from govgraph.extract.resolve.people import Person, Sighting, resolve_people
from govgraph.extract.resolve.posts import full_title
from govgraph.extract.resolve.readings import BODY_OBJECTS, BODY_SUBJECTS, PEOPLE, POSTS, Reading
from govgraph.extract.resolve.settings import Found, find_settings
from govgraph.ontology import mint

_BRACKETED_YEAR: Final = re.compile(r"[\[［【(（〔](\d{4})[\]］】)）〕]")
_TOWNSHIPS: Final = ("镇", "乡", "街道", "苏木")
_NUMBER: Final = re.compile(r"〔\d{4}〕.*号$")


def resolve(
    extractions: Sequence[Extraction], *, jurisdiction: str | None = None, decisions: Sequence[NameJudgement] = ()
) -> Graph:
    """Resolve the names in a set of extractions to entities.

    ``jurisdiction`` (a name or a GB/T 2260 code) overrides what the documents say of themselves; ``decisions`` override
    the rules about names: two names are the same or different because a person said so. Raises ExtractionError, in one
    line, when the jurisdiction is unknown or ambiguous or the decisions contradict one another.
    """
    ordered = sorted(extractions, key=_extraction_order)
    settings = find_settings(ordered, jurisdiction)
    decisions = _placed(decisions, settings)
    readings = [Reading(extraction, found.setting) for extraction, found in zip(ordered, settings, strict=True)]
    bodies = resolve_bodies(
        [printed for reading in readings for printed in reading.printed_bodies()],
        [link for reading in readings for link in reading.links()],
        decisions,
    )
    people, judgements = resolve_people(_sightings(readings, bodies), decisions)
    registry = _Registry(bodies, people, _titles(readings))
    facts = [registry.resolve(fact, reading) for reading in readings for fact in reading.extraction.facts]
    for reading in readings:
        registry.add_jurisdictions(reading.setting.jurisdiction)
    registry.title_own_documents(readings)
    annotated = [_annotated(reading, found.reason) for reading, found in zip(readings, settings, strict=True)]
    dated, tenures, doubts = add_time(sorted(facts, key=_fact_order), annotated)
    return Graph(
        extractions=tuple(_with_issues(annotated, doubts)),
        facts=dated,
        entities=registry.entities(),
        judgements=tuple(sorted({*bodies.judgements, *judgements}, key=_judgement_order)),
        tenures=tenures,
    )


def _placed(decisions: Sequence[NameJudgement], settings: Sequence[Found]) -> tuple[NameJudgement, ...]:
    """Return decisions with the keys of the jurisdictions they are limited to.

    A jurisdiction is one of the build's own, else of the gazetteer. Raises ExtractionError when there is none.
    """
    places = {
        name: place.key
        for found in settings
        if found.setting.jurisdiction
        for place in found.setting.jurisdiction.chain()
        for name in (place.name, place.key)
    }
    return tuple(_in_its_place(each, places) for each in decisions)


def _in_its_place(decision: NameJudgement, places: Mapping[str, str]) -> NameJudgement:
    if decision.jurisdiction is None:
        return decision
    try:
        key = places.get(decision.jurisdiction) or named(decision.jurisdiction).key
    except ExtractionError as error:
        raise ExtractionError(f"decisions: {decision.left} and {decision.right}: {error}") from None
    return replace(decision, jurisdiction=key)


def _extraction_order(extraction: Extraction) -> tuple[str, str, str, str]:
    document = extraction.document
    return document.source.name, document.key, document.source.sha256, document.text


def _fact_order(resolved: ResolvedFact) -> tuple[str, int, int, str, str, str, str, str, str]:
    fact = resolved.fact
    where = fact.evidence.source, fact.evidence.start, fact.evidence.end
    return (*where, fact.relation, fact.doc, fact.subject, fact.object, fact.extractor, repr(fact.qualifiers))


def _judgement_order(judgement: NameJudgement) -> tuple[str, str, str, str, str, float]:
    return (
        *(judgement.left, judgement.right, judgement.judgement.value),
        *(judgement.doc or "", judgement.reason, judgement.score),
    )


def _annotated(reading: Reading, reason: str) -> Extraction:
    """Return an extraction with the jurisdiction found, or with an issue that says why none was."""
    extraction = reading.extraction
    found = reading.setting.jurisdiction
    if found is not None:
        return replace(extraction, jurisdiction=found.key)
    document = extraction.document
    if not document.text:
        return extraction
    issue = Issue(
        document.key, "jurisdiction", f"管辖区域不明：{reason}", document.evidence(0, min(len(document.text), 40))
    )
    return extraction if issue in extraction.issues else replace(extraction, issues=(*extraction.issues, issue))


def _with_issues(extractions: Sequence[Extraction], doubts: Sequence[Issue]) -> Iterator[Extraction]:
    """Yield the extractions, each with those doubts that concern it."""
    concerning: defaultdict[tuple[str, str], list[Issue]] = defaultdict(list)
    for issue in doubts:
        concerning[issue.doc, issue.evidence.source].append(issue)
    for extraction in extractions:
        own = concerning[extraction.document.key, extraction.document.source.name]
        new = tuple(issue for issue in own if issue not in extraction.issues)
        yield replace(extraction, issues=(*extraction.issues, *new)) if new else extraction


def number_form(number: str) -> str:
    """Write the year of a document number in its proper brackets (六角括号), without spaces: 云政发〔2025〕3号."""
    return _BRACKETED_YEAR.sub(r"〔\1〕", re.sub(r"\s", "", number))


def _titles(readings: Sequence[Reading]) -> Mapping[str, str]:
    """Map the numbers and titles of the build's own documents to their keys; a title that two bear names neither."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        document = reading.extraction.document
        keys[number_form(document.number or document.key)].add(document.key)
        if document.title and len(document.title) >= 8:
            keys[document.title].add(document.key)
    return {name: min(found) for name, found in keys.items() if len(found) == 1}


def _sightings(readings: Sequence[Reading], bodies: Bodies) -> list[Sighting]:
    """Gather what each document shows of each person."""
    found: list[Sighting] = []
    for reading in readings:
        facts: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in reading.extraction.facts:
            if fact.relation in PEOPLE or (fact.relation == "coordination_member" and reading.is_person(fact)):
                facts[fact.subject].append(fact)
        found += [_sighting(name, named, reading, bodies) for name, named in sorted(facts.items())]
    merged: dict[Node, Sighting] = {}
    for sighting in found:  # a document may come in two sources
        known = merged.get(sighting.node, sighting)
        merged[sighting.node] = replace(
            known, bodies=known.bodies | sighting.bodies, leading=known.leading or sighting.leading
        )
    return list(merged.values())


def _sighting(name: str, facts: Sequence[Fact], reading: Reading, bodies: Bodies) -> Sighting:
    setting = reading.setting
    posts = [post for fact in facts for post in reading.posts(fact)]
    names = [reading.body(post.body) for post in posts if post.body]
    owners = {name.owner.key: name.owner for name in names if name.owner}
    own = setting.jurisdiction
    if own is not None and (not owners or own.key in owners):
        owner: Jurisdiction | None = own
    else:
        owner = owners[min(owners)] if owners else None
    of_the_state = any(reading.of_the_state(fact) for fact in facts)
    if of_the_state:
        owner = state()
    return Sighting(
        name=name,
        doc=setting.doc,
        scope=owner.key if owner else setting.doc,
        owner=owner,
        bodies=frozenset(bodies.by_node[Printed(setting.doc, body).node].label for body in names),
        leading=of_the_state or any(post.leading for post in posts),
    )


class _Registry:
    """Mints the IRIs of entities and remembers what each was called."""

    def __init__(self, bodies: Bodies, people: Mapping[tuple[str, str], Person], titles: Mapping[str, str]) -> None:
        self._bodies = bodies
        self._people = people
        self._titles = titles
        self._labels: dict[str, tuple[str, str, Jurisdiction | None]] = {}
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._parents: dict[str, str] = {}

    def resolve(self, fact: Fact, reading: Reading) -> ResolvedFact:
        """Give a fact the IRIs of its ends and of the entities its qualifiers name."""
        links = [("issuer", self._body(issuer, reading)) for issuer in reading.issuers(fact)]
        site = fact.qualifier("site")
        if fact.relation == "project" and isinstance(site, str) and site:
            links.append(("site", self._scoped("place", site, reading.setting)))
        if fact.relation in POSTS:
            subject, target, body, full = self._tenure(fact, reading)
            links += [("post", target), *([("org", body)] if body else []), *([("acting_for", full)] if full else [])]
            return ResolvedFact(fact, subject, target, tuple(sorted(links)))
        if fact.relation == "document" and reading.setting.jurisdiction:
            links.append(("jurisdiction", _jurisdiction_iri(reading.setting.jurisdiction)))
        object_iri = self._object(fact, reading)
        if fact.relation == "coordination_member" and object_iri:
            links.append(("body", object_iri))
        return ResolvedFact(fact, self._subject(fact, reading), object_iri, tuple(sorted(links)))

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities, sorted by IRI."""
        places = {place.key: place for _, _, place in self._labels.values() if place}
        for _, place in sorted(places.items()):
            self.add_jurisdictions(place)
        return tuple(
            Entity(
                iri,
                kind,
                label,
                tuple(sorted(self._names[iri])),
                place.key if place else None,
                self._parents.get(iri),
                _township_code(label, place) if kind == "place" else None,
            )
            for iri, (kind, label, place) in sorted(self._labels.items())
        )

    def add_jurisdictions(self, place: Jurisdiction | None) -> None:
        """Add a jurisdiction and all above it as entities."""
        for division in place.chain() if place else ():
            iri = self._add(_jurisdiction_iri(division), "jurisdiction", division.name, division, division.name)
            self._names[iri].add(division.short)
            if division.parent is not None:
                self._parents.setdefault(iri, _jurisdiction_iri(division.parent))

    def title_own_documents(self, readings: Sequence[Reading]) -> None:
        """Label the build's own documents by their own titles, whatever others call them; the first print counts."""
        for reading in reversed(readings):
            document = reading.extraction.document
            iri = mint.document_iri(document.key)
            if iri in self._labels:
                kind, label, place = self._labels[iri]
                own = strip_artefacts(document.title or "") or document.key
                self._names[iri].add(label)
                self._labels[iri] = kind, own, place

    def _add(self, iri: str, kind: str, label: str, place: Jurisdiction | None, *names: str) -> str:
        known = self._labels.get(iri)
        if known is None or (len(label), label) > (len(known[1]), known[1]):
            self._labels[iri] = kind, label, place
        self._names[iri].update(names)
        return iri

    def _scoped(self, kind: str, name: str, setting: Setting) -> str:
        """Add an entity that the document's jurisdiction (else the document) holds."""
        return self._add(mint.entity_iri(kind, setting.segment, name), kind, name, setting.jurisdiction, name)

    def _general(self, kind: str, name: str) -> str:
        """Add an entity that belongs to no place: an indicator, an area of work."""
        return self._add(mint.entity_iri(kind, None, name), kind, name, None, name)

    def _body(self, printed: str, reading: Reading) -> str:
        return self._add_body(self._bodies.by_node[Printed(reading.setting.doc, reading.body(printed)).node])

    def _add_body(self, body: Body) -> str:
        iri = mint.entity_iri("organization", body.segment, body.label)
        return self._add(iri, "organization", body.label, body.owner, *body.names)

    def _person(self, name: str, reading: Reading) -> str:
        person = self._people[name, reading.setting.doc]
        iri = mint.entity_iri("person", person.scope, person.label)
        return self._add(iri, "person", person.label, person.owner, person.name)

    def _document(self, key: str, reading: Reading | None, *names: str) -> str:
        place = reading.setting.jurisdiction if reading else None
        title = strip_artefacts((reading.extraction.document.title or "") if reading else "")
        label = title or (names[0] if names else key)
        known = [name for name in (key, title, *names) if name]
        return self._add(mint.entity_iri("document", None, key), "document", label, place, *known)

    def _cited(self, fact: Fact, reading: Reading) -> str:
        """Return the document a citation means: by its number, else by its title, which may be of this build."""
        printed = fact.qualifier("number")
        title = fact.object
        number = number_form(printed) if isinstance(printed, str) and printed else None
        if number is None and _NUMBER.search(number_form(title)):
            number = number_form(title)
        key = self._titles.get(number or title, number or title)
        if key == reading.extraction.document.key and number is None:
            key = title  # a notice that names itself in its title cites what it issues
        return self._document(key, None, title)

    def _tenure(self, fact: Fact, reading: Reading) -> tuple[str, str, str | None, str | None]:
        """Return the IRIs of the person, the post, its body, and the post in full where the person is acting (代理)."""
        person, post = self._person(fact.subject, reading), reading.post(fact)
        full = full_title(post.title)
        if post.body is None:
            iri = self._scoped("post", fact.object, reading.setting)
            whole = fact.object.removesuffix(post.title) + full
            return person, iri, None, self._scoped("post", whole, reading.setting) if full != post.title else None
        body = self._bodies.by_node[Printed(reading.setting.doc, reading.body(post.body)).node]
        iri = self._post(body, post.title, fact.object)
        acting_for = self._post(body, full, fact.object.removesuffix(post.title) + full) if full != post.title else None
        return person, iri, self._add_body(body), acting_for

    def _post(self, body: Body, title: str, printed: str) -> str:
        label = f"{body.label}{title}"
        return self._add(mint.entity_iri("post", body.segment, label), "post", label, body.owner, printed)

    def _subject(self, fact: Fact, reading: Reading) -> str:
        relation = fact.relation
        if relation in BODY_SUBJECTS:
            return self._body(fact.subject, reading)
        if relation in PEOPLE or (relation == "coordination_member" and reading.is_person(fact)):
            return self._person(fact.subject, reading)
        if relation == "coordination_member":
            return self._body(fact.subject, reading)
        if relation in ("document", "cites"):
            return self._document(reading.extraction.document.key, reading)
        if relation == "target":
            return self._general("indicator", fact.subject)
        return self._scoped({"site": "place"}.get(relation, relation), fact.subject, reading.setting)

    def _object(self, fact: Fact, reading: Reading) -> str | None:
        if fact.relation in BODY_OBJECTS and fact.object:
            return self._body(fact.object, reading)
        if fact.relation == "portfolio":
            return self._general("area", fact.object)
        return self._cited(fact, reading) if fact.relation == "cites" else None


def _township_code(name: str, place: Jurisdiction | None) -> str | None:
    if place is None or place.code is None or not name.endswith(_TOWNSHIPS):
        return None
    found = divisions.township(place.code, name)
    return found.code if found else None


def _jurisdiction_iri(place: Jurisdiction) -> str:
    return mint.jurisdiction_iri(place.key)
