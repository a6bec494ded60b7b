"""How edges and amounts of money are called in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RELATION_LABELS: Final[Mapping[str, str]] = {
    "oversees": "分管",
    "portfolio": "分管工作",
    "holds_position": "任职",
    "post_in": "职务所属",
    "appointed": "任命",
    "removed": "免职",
    "also_known_as": "加挂牌子",
    "reorganized": "变更为",
    "part_of": "隶属",
    "names": "提及",
    "coordination_member": "成员",
    "responsible_for": "负责",
    "has_target": "目标",
    "located_at": "位于",
    "invests": "投资",
    "answers_for_project": "项目责任单位",
    "project_task": "包含项目",
    "states": "载明",
    "cites": "引用",
}
"""Relation of an edge → its name; a role, where there is one, says it better."""

ROLE_LABELS: Final[Mapping[str, str]] = {
    "lead": "牵头",
    "joint": "责任单位",
    "co": "配合",
    "issues": "印发",
    "basis": "依据",
    "reference": "引用",
    "repeals": "废止",
    "approves": "批复",
}
"""Codes among the roles → their names; the other roles are Chinese already."""


ROLED: Final = frozenset(
    {"oversees", "portfolio", "coordination_member", "responsible_for", "answers_for_project", "cites"}
)
"""Relations of which the role says what kind they are; elsewhere (主任 of an appointment) it is a detail."""


def edge_label(relation: str, role: str) -> str:
    """Return the Chinese name of an edge.

    >>> edge_label("responsible_for", "lead"), edge_label("appointed", "主任")
    ('牵头', '任命')
    """
    if relation not in ROLED:
        return RELATION_LABELS.get(relation, relation)
    if relation == "answers_for_project":
        return RELATION_LABELS[relation] if role == "joint" else f"项目{ROLE_LABELS.get(role, role)}单位"
    return ROLE_LABELS.get(role, role) or RELATION_LABELS.get(relation, relation)


def yuan(amount: float) -> str:
    """Return an amount of yuan as it is spoken of in Chinese.

    >>> yuan(350000000), yuan(1250000), yuan(800)
    ('3.5亿元', '125万元', '800元')
    """
    for unit, name in ((1e8, "亿元"), (1e4, "万元")):
        if abs(amount) >= unit:
            return f"{amount / unit:.6g}{name}"
    return f"{amount:g}元"
