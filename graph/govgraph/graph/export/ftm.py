"""FollowTheMoney JSON lines, for Aleph, OpenAleph, yente and the like: https://followthemoney.tech/docs/.

Each statement keeps its proof: the document as ``proof``, the sentence as ``description`` (of a link) or in ``notes``
(of a thing), the IRI of the statement as ``recordId``. Dates have the precision printed, which FollowTheMoney allows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import IO, Final

from govgraph.graph.dataset import View
from govgraph.graph.export.ftm_entities import Entities
from govgraph.graph.network import edge_label, yuan
from govgraph.graph.network.reading import Statement, read_pairs, read_statements
from govgraph.ontology.namespaces import GOV, ORG

_SIGN: Final = "加挂牌子"
_TERM: Final = "任职"
_POSTS: Final = (GOV.Tenure, GOV.Appointment, GOV.Removal)
_GROUNDS: Final = (GOV.openedBy, GOV.witnessedBy, GOV.closedBy)
_TERMS: Final = """
SELECT ?term (MIN(?aPerson) AS ?person) (MIN(?aPost) AS ?post) (MIN(?aBody) AS ?body)
       (MIN(?aFrom) AS ?from) (MIN(?anUntil) AS ?until) {
  ?term a gov:TermOfOffice ; org:member ?aPerson ; gov:post ?aPost .
  OPTIONAL { ?term org:organization ?aBody }
  OPTIONAL { ?term gov:validFrom ?aFrom }
  OPTIONAL { ?term gov:validUntil ?anUntil }
} GROUP BY ?term ORDER BY ?term"""


def write_ftm(view: View, stream: IO[bytes]) -> None:
    """Write one entity a line, sorted by schema and id; the ``followthemoney`` package validates each.

    People become Person; bodies PublicBody, Company or Organization, by their kind; posts Position; terms of office, and
    what belongs to none (tenures, changes of post), Occupancy; members of coordination bodies Membership; projects
    Project with ProjectParticipant; places Address; documents Document; duties, tasks and citations UnknownLink; and
    what has no schema (tasks, targets, areas of work) Note.
    """
    entities = Entities(view)
    for write in (_terms, _posts, _duties, _signs, _coordination, _tasks, _targets, _projects, _citations, _mentions):
        write(view, entities)
    for line in entities.lines():
        stream.write(line)


def _terms(view: View, entities: Entities) -> None:
    """Make an Occupancy of each term of office, with the sentences that begin it, show it and end it."""
    statements = {each.iri: each for class_ in _POSTS for each in read_statements(view, class_)}
    grounds: defaultdict[str, list[Statement]] = defaultdict(list)
    for property_ in _GROUNDS:
        for term, iri in read_pairs(view, property_):
            if iri in statements:
                grounds[term].append(statements[iri])
    for row in view.select(_TERMS):
        term, known = row["term"].value, {name: row[name].value for name in ("from", "until") if row[name]}
        if not grounds[term]:
            continue
        first, *others = grounds[term]
        position = entities.thing(row["post"].value, "Position", first.text(GOV.objectText))
        if row["body"] is not None:
            body = entities.organization(row["body"].value, first.text(GOV.organizationText))
            entities.add(position, organization=body)
        occupancy = entities.link(
            "Occupancy",
            first,
            _TERM,
            part=term,
            holder=entities.thing(row["person"].value, "Person", first.text(GOV.subjectText)),
            post=position,
            startDate=known.get("from", ""),
            endDate=known.get("until", ""),
        )
        for each in others:
            entities.support(occupancy, each)


def _posts(view: View, entities: Entities) -> None:
    """Make an Occupancy of each tenure, appointment and removal that belongs to no term of office."""
    counted = {iri for property_ in _GROUNDS for _, iri in read_pairs(view, property_)}
    for body in _POSTS:
        for each in read_statements(view, body):
            if each.iri in counted:
                continue
            post = each.properties.get(GOV.post) or each.properties.get(GOV.object)
            if post is None:
                continue
            holder = entities.thing(each.properties[GOV.subject], "Person", each.text(GOV.subjectText))
            position = entities.thing(post, "Position", each.text(GOV.objectText))
            organization = each.properties.get(ORG.organization)
            if organization:
                entities.add(
                    position, organization=entities.organization(organization, each.text(GOV.organizationText))
                )
            verb = {GOV.Tenure: "holds_position", GOV.Appointment: "appointed", GOV.Removal: "removed"}[body]
            starts = each.text(GOV.startDate) if body == GOV.Tenure else each.text(GOV.date)
            entities.link(
                "Occupancy",
                each,
                edge_label(verb, ""),
                holder=holder,
                post=position,
                startDate="" if body == GOV.Removal else starts,
                endDate=each.text(GOV.date) if body == GOV.Removal else each.text(GOV.endDate),
                status=" ".join(filter(None, (each.text(GOV.kind), each.text(GOV.probation)))),
            )


def _duties(view: View, entities: Entities) -> None:
    for each in read_statements(view, GOV.Oversight):
        person = entities.thing(each.properties[GOV.subject], "Person", each.text(GOV.subjectText))
        if GOV.object in each.properties:
            body = entities.organization(each.properties[GOV.object], each.text(GOV.objectText))
            role = each.text(GOV.role)
            entities.link(
                "UnknownLink",
                each,
                role,
                subject=person,
                object=body,
                role=role,
                startDate=each.text(GOV.validFrom),
                endDate=each.text(GOV.validUntil),
            )
    for each in read_statements(view, GOV.PortfolioAssignment):
        person = entities.thing(each.properties[GOV.subject], "Person", each.text(GOV.subjectText))
        area = f"{each.text(GOV.role)}{each.text(GOV.objectText)}"
        entities.note(each.iri, area, each, keywords="分管工作", entity=person)


def _signs(view: View, entities: Entities) -> None:
    for each in read_statements(view, GOV.Naming):
        body = entities.organization(each.properties[GOV.subject], each.text(GOV.subjectText))
        sign = each.properties.get(GOV.object)
        if sign is None or sign == each.properties[GOV.subject]:
            entities.add(body, alias=each.text(GOV.objectText))
            entities.prove(body, each)
        else:
            other = entities.organization(sign, each.text(GOV.objectText))
            entities.link("UnknownLink", each, _SIGN, subject=body, object=other, role=_SIGN)


def _coordination(view: View, entities: Entities) -> None:
    for each in read_statements(view, GOV.CoordinationMembership):
        body = each.properties.get(ORG.organization) or each.properties.get(GOV.object)
        if body is None:
            continue
        organization = entities.organization(body, each.text(GOV.objectText))
        member = entities.agent(each.properties[GOV.subject], each.text(GOV.subjectText))
        entities.link("Membership", each, "成员", member=member, organization=organization, role=each.text(GOV.role))


def _tasks(view: View, entities: Entities) -> None:
    for each in read_statements(view, GOV.Task):
        entities.note(each.iri, entities.label(each.iri), each, keywords="任务", description=each.text(GOV.text))
    for each in read_statements(view, GOV.Responsibility):
        if GOV.task in each.properties:
            body = entities.organization(each.properties[GOV.subject], each.text(GOV.subjectText))
            role = edge_label("responsible_for", each.text(GOV.role))
            entities.link(
                "UnknownLink", each, role, subject=body, object=entities.ids(each.properties[GOV.task]), role=role
            )


def _targets(view: View, entities: Entities) -> None:
    tasks: defaultdict[str, list[str]] = defaultdict(list)
    for task, target in read_pairs(view, GOV.hasTarget):
        tasks[target].append(entities.ids(task))
    for each in read_statements(view, GOV.Target):
        words = " ".join(filter(None, (each.text(GOV.subjectText), each.text(GOV.objectText), each.text(GOV.year))))
        entities.note(each.iri, words, each, keywords="目标", entity=tasks[each.iri] or entities.document_of(each))


def _projects(view: View, entities: Entities) -> None:
    for each in read_statements(view, GOV.ProjectStatement):
        project = entities.thing(each.properties[GOV.subject], "Project", each.text(GOV.subjectText))
        amount, shared = each.properties.get(GOV.investment), each.properties.get(GOV.investmentShared)
        capacity = each.text(GOV.capacity)
        entities.add(
            project,
            amount="" if amount is None else f"{amount:.15g}",
            currency="" if amount is None else "CNY",
            status=each.text(GOV.status),
            date=each.text(GOV.year),
            goal=capacity,
            notes="" if shared is None else f"数个项目合计{yuan(shared)}",
        )
        site = each.properties.get(GOV.locatedAt)
        if site:
            entities.add(project, addressEntity=entities.thing(site, "Address", each.text(GOV.siteText)))
        entities.prove(project, each)
    projects: defaultdict[str, list[str]] = defaultdict(list)
    for task, iri in read_pairs(view, GOV.hasProject):
        projects[task].append(iri)
    for each in read_statements(view, GOV.Responsibility):
        for iri in projects[each.text(GOV.task)]:
            entities.link(
                "ProjectParticipant",
                each,
                edge_label("answers_for_project", each.text(GOV.role)),
                part=iri,
                project=entities.thing(iri, "Project", ""),
                participant=entities.organization(each.properties[GOV.subject], each.text(GOV.subjectText)),
                role=edge_label("responsible_for", each.text(GOV.role)),
            )


def _citations(view: View, entities: Entities) -> None:
    for each in read_statements(view, GOV.Citation):
        cited = each.properties.get(GOV.object)
        if cited is None:
            continue
        role = edge_label("cites", each.text(GOV.role))
        citing = entities.document(each.properties[GOV.subject], each.text(GOV.subjectText))
        other = entities.document(cited, each.text(GOV.objectText))
        if citing != other:
            entities.link("UnknownLink", each, role, subject=citing, object=other, role=role)


def _mentions(view: View, entities: Entities) -> None:
    for each in read_statements(view, GOV.OrganizationMention):
        entities.prove(entities.organization(each.properties[GOV.subject], each.text(GOV.subjectText)), each)
    for each in read_statements(view, GOV.PersonMention):
        person = entities.thing(each.properties[GOV.subject], "Person", each.text(GOV.subjectText))
        entities.add(person, position=each.text(GOV.objectText))
        entities.prove(person, each)
    for each in read_statements(view, GOV.SiteMention):
        place = entities.thing(each.properties[GOV.subject], "Address", each.text(GOV.subjectText))
        entities.add(place, keywords=each.text(GOV.objectText))
        entities.prove(place, each)
    for each in read_statements(view, GOV.DocumentDescription):
        entities.document_of(each)
