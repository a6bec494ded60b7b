"""Rules of Chinese public administration: what follows from how bodies are named, signed and overseen.

Each rule needs all of its premises in the graph: no body is invented. A rule errs on the side of saying nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

import pyoxigraph as ox

from govgraph.graph.inference.knowledge import Derivation, Knowledge, Rule, triple
from govgraph.ontology import concepts
from govgraph.ontology.namespaces import DCTERMS, GOV, ORG, RDF, RDFS

SIGN: Final = Rule(
    "sign",
    "加挂牌子：括注的另一名称与本名是同一机构",
    "other sign: a body and the name in brackets after it are one body",
)
CHARGE: Final = Rule(
    "charge",
    "主管：主持、主管、分管、协管一个单位，即在其主管范围内；联系不算",
    "charge: who directs, oversees or helps to oversee a body has charge of it; liaison does not count",
)
BRANCH: Final = Rule(
    "branch",
    "分支机构：名称是上级单位名称加分局、大队、所、支行等",
    "branch: its name is that of the body above and then 分局, 大队, 所, 支行 and the like",
)
DEPARTMENT: Final = Rule(
    "department",
    "政府部门：以某地命名的政府机关隶属该地人民政府；垂直管理的除外",
    "department: a government body named for a place belongs to its government; vertically managed bodies do not",
)
TOWNSHIP: Final = Rule(
    "township",
    "乡镇街道：乡镇人民政府、街道办事处隶属所在县（区）人民政府",
    "township: a township government or subdistrict office belongs to the government of its county",
)
GOVERNMENT: Final = Rule(
    "government",
    "上级政府：下级行政区划的人民政府隶属上一级人民政府",
    "government: the government of a division belongs to that of the division above",
)

GOVERNMENT_NAME: Final = "人民政府"
_LIAISON: Final = "联系"
_BRANCH: Final = re.compile(
    r"(?!.*(?:领导小组|指挥部|专班|委员会))"
    r".{0,12}(?:分局|支局|分公司|支公司|分行|支行|支队|大队|中队|派出所|执法队|调查队|所|站|办公室|督查室|服务中心)"
)
"""What stands after the name of the body above in that of its branch."""
_DEPARTMENT: Final = re.compile(r"(?!.*(?:分局|支局)).{2,20}(?:局|厅|委员会|办公室|办|委|室|管委会)")
"""What stands after the name of a place in that of a department of its government."""
_ELSEWHERE: Final = re.compile(
    r"人民代表大会|人大|政治协商|政协|纪律检查|监察委|法院|检察院|党组"
    r"|税务|气象|海关|海事|邮政|烟草|地震局|国家安全|调查队|调查总队|消防救援|通信管理|金融监督|金融监管|外汇|银行|证监"
)
"""Not under the government of the place: other branches of power, and what the State manages vertically (垂直管理)."""
_TOWNSHIP: Final = re.compile(r"[^县市区旗]{1,8}(?:[乡镇]人民政府|街道办事处)")


def apply_sign(known: Knowledge) -> Iterator[Derivation]:
    """Relate the two signs of a naming: they are one body."""
    for naming in known.subjects(RDF.type, GOV.Naming):
        for body in known.objects(GOV.subject, naming):
            for sign in known.objects(GOV.object, naming):
                if sign != body:
                    premises = (triple(naming, GOV.subject, body), triple(naming, GOV.object, sign))
                    yield Derivation(SIGN, triple(body, GOV.sharesBodyWith, sign), premises)


def apply_charge(known: Knowledge) -> Iterator[Derivation]:
    """Give charge of a body to who oversees it in any role but liaison."""
    liaison = concepts("duty-role")[_LIAISON]
    for oversight in known.subjects(RDF.type, GOV.Oversight):
        if liaison in known.objects(GOV.roleConcept, oversight):
            continue
        for official in known.objects(GOV.subject, oversight):
            for body in known.objects(GOV.object, oversight):
                overseen = triple(official, GOV.oversees, body)
                if overseen in known:
                    yield Derivation(CHARGE, triple(official, GOV.hasChargeOf, body), (overseen,))


def apply_branch(known: Knowledge) -> Iterator[Derivation]:
    """Put a body below the one from whose name its own goes on; the longest such name counts."""
    named = _bodies(known)
    for body, label in _labels(known):
        for end in range(len(label.value) - 1, 1, -1):
            above = named.get(label.value[:end], [])
            if len(above) == 1 and above[0] != body and _BRANCH.fullmatch(label.value[end:]):
                yield _part(BRANCH, body, label, above[0], label.value[:end])
                break


def apply_department(known: Knowledge) -> Iterator[Derivation]:
    """Put a department below the government of the place it is named for."""
    named = _bodies(known)
    places = {name.removesuffix(GOVERNMENT_NAME): name for name in named if name.endswith(GOVERNMENT_NAME)}
    departments = set(known.subjects(GOV.kindConcept, concepts("organization-kind")["government"]))
    for body, label in _labels(known):
        if body not in departments or _ELSEWHERE.search(label.value):
            continue
        for end in range(len(label.value) - 1, 1, -1):
            government = places.get(label.value[:end])
            rest = label.value[end:].removeprefix("政府")
            if government and len(named[government]) == 1 and _DEPARTMENT.fullmatch(rest):
                yield _part(DEPARTMENT, body, label, named[government][0], government)
                break


def apply_township(known: Knowledge) -> Iterator[Derivation]:
    """Put the government of a township below that of the county which is its jurisdiction."""
    governments = _governments(known)
    for body, label in _labels(known):
        if _TOWNSHIP.fullmatch(label.value):
            for place in known.objects(GOV.jurisdiction, body):
                for above in governments.get(place, []):
                    if above != body:
                        where = triple(body, GOV.jurisdiction, place), triple(above, GOV.jurisdiction, place)
                        premises = (triple(body, RDFS.label, label), *where)
                        yield Derivation(TOWNSHIP, triple(body, ORG.subOrganizationOf, above), premises)


def apply_government(known: Knowledge) -> Iterator[Derivation]:
    """Put a government below that of the division above its own."""
    governments = _governments(known)
    for place, above in known.pairs(DCTERMS.isPartOf):
        for lower in governments.get(place, []):
            for upper in governments.get(above, []):
                premises = (
                    triple(lower, GOV.jurisdiction, place),
                    triple(place, DCTERMS.isPartOf, above),
                    triple(upper, GOV.jurisdiction, above),
                )
                yield Derivation(GOVERNMENT, triple(lower, ORG.subOrganizationOf, upper), premises)


RULES: Final[tuple[Callable[[Knowledge], Iterator[Derivation]], ...]] = (
    apply_sign,
    apply_charge,
    apply_branch,
    apply_department,
    apply_township,
    apply_government,
)
PROPERTIES: Final = frozenset(
    {
        *(GOV.subject, GOV.object, GOV.roleConcept, GOV.kindConcept, GOV.jurisdiction),
        *(GOV.oversees, GOV.sharesBodyWith, GOV.hasChargeOf, ORG.subOrganizationOf, DCTERMS.isPartOf, RDFS.label),
    }
)
"""The properties that stand in a premise or a conclusion of these rules."""


def _labels(known: Knowledge) -> list[tuple[str, ox.Literal]]:
    bodies = set(known.subjects(RDF.type, GOV.Organization))
    return [(each, label) for each, label in known.values(RDFS.label) if each in bodies]


def _bodies(known: Knowledge) -> dict[str, list[str]]:
    """Return label → bodies; a name that several bodies bear decides nothing."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for body, label in _labels(known):
        named[label.value].append(body)
    return dict(named)


def _governments(known: Knowledge) -> dict[str, list[str]]:
    """Return division → its government: the body of that jurisdiction which is called so."""
    names = {label.value: place for place, label in known.values(RDFS.label) if _is_division(known, place)}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for body, label in _labels(known):
        if label.value.endswith(GOVERNMENT_NAME):
            place = names.get(label.value.removesuffix(GOVERNMENT_NAME))
            if place is not None and place in known.objects(GOV.jurisdiction, body):
                found[place].append(body)
    return dict(found)


def _is_division(known: Knowledge, iri: str) -> bool:
    return GOV.Jurisdiction in known.objects(RDF.type, iri)


def _part(rule: Rule, body: str, label: ox.Literal, above: str, name: str) -> Derivation:
    premises = (triple(body, RDFS.label, label), triple(above, RDFS.label, ox.Literal(name)))
    return Derivation(rule, triple(body, ORG.subOrganizationOf, above), premises)
