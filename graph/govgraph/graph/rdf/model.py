"""How each relation of the facts table stands in the graph: one row a relation, for writing and for reading back.

A statement node has the row's classes; a qualifier becomes the property of its row. Adding a relation or a qualifier is
a row here, its terms in ``govgraph.ttl`` and a shape in ``shapes.ttl``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from govgraph.graph.errors import GovgraphError
from govgraph.ontology.namespaces import DCTERMS, GOV, ORG


class ModelError(GovgraphError):
    """A fact that the model has no place for; the message is one line that says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier of a relation: its name in the facts table and its property in the graph.

    ``scheme`` names the concept scheme its codes come from, if it has one: the statement then also links to the concept
    by the property of the same name with ``Concept`` added. ``calendar`` says that strings are ISO 8601 dates and whole
    numbers years, to be typed at the precision printed. ``many`` marks a sequence, whose order counts.
    """

    name: str
    property: str
    scheme: str | None = None
    calendar: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the facts table.

    ``classes`` are those of its statements, the most particular last; ``qualifiers`` stand in the order of the facts
    contract; ``object_scheme`` names the concept scheme of which the object is a code, if it is one.
    """

    name: str
    classes: tuple[str, ...]
    qualifiers: tuple[Qualifier, ...] = ()
    object_scheme: str | None = None

    @property
    def type(self) -> str:
        """The class that tells this relation from all others."""
        return self.classes[-1]

    def qualifier(self, name: str) -> Qualifier:
        """Return a qualifier by name. Raises ModelError if the relation has none of that name."""
        for qualifier in self.qualifiers:
            if qualifier.name == name:
                return qualifier
        raise ModelError(f"relation {self.name} has no qualifier {name!r}: add it to RELATIONS and to govgraph.ttl")


_DATE: Final = Qualifier("date", GOV.date, calendar=True)
_YEAR: Final = Qualifier("year", GOV.year, calendar=True)
_ORG: Final = Qualifier("org", GOV.organizationText)
_DUTY_ROLE: Final = Qualifier("role", GOV.role, scheme="duty-role")
_CHANGE: Final = (
    _ORG,
    Qualifier("role", GOV.role),
    _DATE,
    Qualifier("probation", GOV.probation),
    Qualifier("kind", GOV.kind, scheme="change-kind"),
)

RELATIONS: Final[Mapping[str, Relation]] = MappingProxyType(
    {
        relation.name: relation
        for relation in (
            Relation(
                "document",
                (GOV.DocumentDescription,),
                (
                    Qualifier("issuer", GOV.issuerText),
                    _DATE,
                    Qualifier("kind", GOV.kind, scheme="document-kind"),
                    Qualifier("addressees", GOV.addressees, many=True),
                    Qualifier("attached_title", GOV.attachedTitle),
                ),
            ),
            Relation(
                "cites",
                (GOV.Citation,),
                (
                    Qualifier("number", GOV.citedNumber),
                    Qualifier("issuer", GOV.issuerText),
                    Qualifier("role", GOV.role, scheme="citation-role"),
                ),
            ),
            Relation(
                "target",
                (GOV.Target,),
                (
                    Qualifier("value", GOV.value),
                    Qualifier("value_high", GOV.valueHigh),
                    Qualifier("unit", GOV.unit),
                    Qualifier("comparator", GOV.comparator, scheme="comparator"),
                    _YEAR,
                    Qualifier("scope", GOV.scope),
                ),
            ),
            Relation(
                "project",
                (GOV.ProjectStatement,),
                (
                    Qualifier("investment", GOV.investment),
                    Qualifier("capacity", GOV.capacity),
                    Qualifier("site", GOV.siteText),
                    _YEAR,
                    Qualifier("status", GOV.status),
                    Qualifier("investment_shared", GOV.investmentShared),
                ),
            ),
            Relation("site", (GOV.SiteMention,), object_scheme="site-type"),
            Relation(
                "responsible_for",
                (GOV.Responsibility,),
                (
                    Qualifier("role", GOV.role, scheme="responsibility-role"),
                    Qualifier("task_start", GOV.taskStart),
                    Qualifier("task_end", GOV.taskEnd),
                    Qualifier("tail_start", GOV.tailStart),
                    Qualifier("tail_end", GOV.tailEnd),
                    Qualifier("heading", GOV.heading),
                ),
            ),
            Relation(
                "holds_position",
                (GOV.Tenure,),
                (
                    _ORG,
                    Qualifier("from", GOV.startDate, calendar=True),
                    Qualifier("to", GOV.endDate, calendar=True),
                ),
            ),
            Relation("oversees", (GOV.DutyAssignment, GOV.Oversight), (_DUTY_ROLE,)),
            Relation("portfolio", (GOV.DutyAssignment, GOV.PortfolioAssignment), (_DUTY_ROLE,)),
            Relation("appointed", (GOV.Appointment,), _CHANGE),
            Relation("removed", (GOV.Removal,), _CHANGE),
            Relation("also_known_as", (GOV.Naming,)),
            Relation(
                "reorganized", (GOV.Reorganization,), (_DATE, Qualifier("kind", GOV.kind, scheme="reorganization-kind"))
            ),
            Relation(
                "coordination_member",
                (GOV.CoordinationMembership,),
                (Qualifier("role", GOV.role), Qualifier("affiliation", GOV.affiliationText)),
            ),
            Relation("org_mention", (GOV.OrganizationMention,), object_scheme="organization-kind"),
            Relation("person_mention", (GOV.PersonMention,)),
        )
    }
)
"""Relation name → row, for the relations of the facts table and, beyond them, ``reorganized``."""

LINKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acting_for": GOV.actingFor,
        "affiliation": GOV.affiliation,
        "body": ORG.organization,
        "issuer": DCTERMS.publisher,
        "jurisdiction": GOV.jurisdiction,
        "org": ORG.organization,
        "post": GOV.post,
        "site": GOV.locatedAt,
    }
)
"""Name of a link of a resolved fact → object property of its statement."""

ENTITY_CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "area": GOV.AreaOfWork,
        "document": GOV.Document,
        "indicator": GOV.Indicator,
        "jurisdiction": GOV.Jurisdiction,
        "organization": GOV.Organization,
        "person": GOV.Person,
        "place": GOV.Site,
        "post": ORG.Post,
        "project": GOV.Project,
    }
)
"""Kind of entity → its class."""


def relation_of(name: str) -> Relation:
    """Return the row of a relation. Raises ModelError if the model has none."""
    try:
        return RELATIONS[name]
    except KeyError:
        raise ModelError(f"unknown relation {name!r}: the model has {', '.join(RELATIONS)}") from None
