"""How kinds of nodes and edges look and what they are called, in Chinese and English.

Colours are the eight of Okabe and Ito, which people with any common colour blindness tell apart; the shape of a node
and the dashes of an edge say the same thing again, so that nothing hangs on colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from govgraph.graph.network.naming import ROLE_LABELS, edge_label

BLACK: Final = "#333333"
GREY: Final = "#6b6b6b"
ORANGE: Final = "#c77f00"
SKY: Final = "#2f86b7"
GREEN: Final = "#00805c"
YELLOW: Final = "#8f8200"
BLUE: Final = "#0063a3"
VERMILION: Final = "#c04f00"
PURPLE: Final = "#a8497f"
"""The palette, darkened where needed for a contrast of 4.5:1 (3:1 for the orange borders) on white."""


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """A kind of node: its names, colour, and shape (one that ``shapes.js`` can draw)."""

    zh: str
    en: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """A kind of edge: its names, colour, width in pixels, dashes (canvas line pattern; empty means solid), and rank.

    The rank orders the legend.
    """

    zh: str
    en: str
    colour: str
    width: float = 1.5
    dashes: tuple[int, ...] = ()
    rank: int = 0


NODES: Final[Mapping[str, NodeStyle]] = {
    "official": NodeStyle("人员", "Person", VERMILION, "pill"),
    "post": NodeStyle("职务", "Post", ORANGE, "tag"),
    "organization": NodeStyle("机构", "Organization", BLUE, "box"),
    "coordination": NodeStyle("议事协调机构", "Coordination body", SKY, "double"),
    "area": NodeStyle("分管领域", "Area of work", YELLOW, "slant"),
    "task": NodeStyle("任务", "Task", GREEN, "bar"),
    "target": NodeStyle("指标目标", "Target", PURPLE, "hexagon"),
    "project": NodeStyle("项目", "Project", GREEN, "octagon"),
    "site": NodeStyle("地点", "Site", ORANGE, "pointer"),
    "money": NodeStyle("投资", "Money", PURPLE, "ellipse"),
    "document": NodeStyle("公文", "Document", BLUE, "sheet"),
    "cited": NodeStyle("被引公文", "Cited document", GREY, "sheet"),
    "jurisdiction": NodeStyle("行政区划", "Jurisdiction", BLACK, "double"),
    "thing": NodeStyle("其他", "Other", BLACK, "box"),
}
"""Kind of node → style, in the order of the legend."""

_FIRM: Final = 2.0
_THIN: Final = 1.25
_DASHED: Final = (7, 4)
_DOTTED: Final = (2, 4)

EDGES: Final[Mapping[tuple[str, str], EdgeStyle]] = {
    ("oversees", "主持"): EdgeStyle("主持", "presides over", VERMILION, _FIRM),
    ("oversees", "主管"): EdgeStyle("主管", "in charge of", VERMILION, _FIRM),
    ("oversees", "分管"): EdgeStyle("分管", "oversees", VERMILION),
    ("oversees", "负责"): EdgeStyle("负责", "responsible", VERMILION),
    ("oversees", "联系"): EdgeStyle("联系", "liaises with", SKY, _THIN, _DASHED),
    ("oversees", "协助分管"): EdgeStyle("协助分管", "assists overseeing", ORANGE, _THIN, _DOTTED),
    ("oversees", "协管"): EdgeStyle("协管", "helps manage", ORANGE, _THIN, _DOTTED),
    ("portfolio", ""): EdgeStyle("分管工作", "portfolio", YELLOW),
    ("holds_position", ""): EdgeStyle("任职", "holds post", ORANGE),
    ("post_in", ""): EdgeStyle("职务所属", "post in", GREY, _THIN),
    ("appointed", ""): EdgeStyle("任命", "appointed to", GREEN),
    ("removed", ""): EdgeStyle("免职", "removed from", PURPLE, _THIN, _DASHED),
    ("also_known_as", ""): EdgeStyle("加挂牌子", "also known as", BLACK, _THIN, _DOTTED),
    ("part_of", ""): EdgeStyle("隶属（按名称推断）", "part of (inferred from names)", BLACK, _THIN, _DASHED),
    ("coordination_member", ""): EdgeStyle("协调机构", "coordination", SKY),
    ("responsible_for", "lead"): EdgeStyle("牵头", "leads", VERMILION, 2.5),
    ("responsible_for", "joint"): EdgeStyle("责任单位", "jointly responsible", BLUE),
    ("responsible_for", "co"): EdgeStyle("配合", "assists", SKY, _THIN, _DASHED),
    ("has_target", ""): EdgeStyle("目标", "has target", PURPLE),
    ("located_at", ""): EdgeStyle("位于", "located at", ORANGE),
    ("invests", ""): EdgeStyle("投资", "investment", PURPLE),
    ("answers_for_project", "lead"): EdgeStyle("项目牵头单位", "leads project", VERMILION, _FIRM),
    ("answers_for_project", "joint"): EdgeStyle("项目责任单位", "answers for project", BLUE),
    ("answers_for_project", "co"): EdgeStyle("项目配合单位", "assists project", SKY, _THIN, _DASHED),
    ("project_task", ""): EdgeStyle("所在任务", "in task", GREEN, _THIN, _DASHED),
    ("states", ""): EdgeStyle("载明", "states", GREY, _THIN),
    ("names", ""): EdgeStyle("提及", "names", GREY, _THIN, _DOTTED),
    ("cites", "issues"): EdgeStyle("印发", "issues", GREEN, _FIRM),
    ("cites", "basis"): EdgeStyle("依据", "based on", BLUE),
    ("cites", "reference"): EdgeStyle("引用", "refers to", GREY, _THIN, _DASHED),
    ("cites", "repeals"): EdgeStyle("废止", "repeals", VERMILION, _FIRM, _DOTTED),
    ("cites", "approves"): EdgeStyle("批复", "approves", PURPLE, _FIRM),
}
"""(Relation, role) → style, in the order of the legend; an empty role stands for any role not listed."""

_ROLES_IN_ENGLISH: Final[Mapping[str, str]] = {
    "负责": "responsible",
    "组长": "head",
    "副组长": "deputy head",
    "成员": "member",
    "成员单位": "member body",
    "牵头单位": "leading body",
    "办公室主任": "head of its office",
    "总指挥": "commander",
    "副总指挥": "deputy commander",
    "召集人": "convener",
}
"""Roles as printed, of which a style is made on the spot, in English; others stay as they are."""

PERSPECTIVES: Final[Mapping[str, tuple[str, str]]] = {
    "org": ("领导分工与机构", "Leaders and bodies"),
    "appointments": ("任免时间线", "Appointments over time"),
    "responsibility": ("部门责任", "Departments, tasks, targets"),
    "projects": ("项目", "Projects, sites, money"),
    "documents": ("公文关系", "Documents"),
    "person": ("人员", "Person"),
    "organization": ("机构", "Organization"),
    "all": ("全图", "The whole graph"),
}
"""Perspective → title."""

ATTRIBUTES: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("标题", "Title"),
    "number": ("文号", "Number"),
    "issuer": ("发文机关", "Issuer"),
    "date": ("日期", "Date"),
    "kind": ("类别", "Kind"),
    "addressees": ("主送机关", "Addressees"),
    "attached_title": ("附件标题", "Attached document"),
    "indicator": ("指标", "Indicator"),
    "value": ("数值", "Value"),
    "value_high": ("上限", "Upper value"),
    "value_text": ("原文数值", "Value as printed"),
    "unit": ("单位", "Unit"),
    "comparator": ("比较", "Comparator"),
    "year": ("年份", "Year"),
    "scope": ("范围", "Scope"),
    "investment": ("投资（元）", "Investment (yuan)"),
    "investment_shared": ("合并投资", "Shared investment"),
    "capacity": ("规模", "Capacity"),
    "site": ("地点", "Site"),
    "status": ("状态", "Status"),
    "text": ("全文", "Text"),
    "heading": ("所在标题", "Heading"),
    "jurisdiction": ("行政区划", "Jurisdiction"),
    "organization": ("所属机构", "Organization"),
    "role": ("角色", "Role"),
    "from": ("起", "From"),
    "to": ("止", "To"),
    "probation": ("试用期", "Probation"),
    "affiliation": ("所在单位", "Affiliation"),
    "document": ("出处公文", "Document"),
    "type": ("类型", "Type"),
}
"""Attribute → its name; an attribute that is not listed is shown under its own name."""


VALUES: Final[Mapping[str, tuple[str, str]]] = {
    "government": ("政府", "government"),
    "party": ("党委", "party committee"),
    "people's_organisation": ("群团组织", "people's organisation"),
    "institution": ("事业单位", "public institution"),
    "company": ("企业", "company"),
    "justice": ("司法机关", "justice"),
    "military": ("军队", "military"),
    "school": ("学校", "school"),
    "hospital": ("医院", "hospital"),
    "coordination_body": ("议事协调机构", "coordination body"),
    "collective": ("统称", "collective"),
    "township": ("乡镇", "township"),
    "village": ("村", "village"),
    "community": ("社区", "community"),
    "scenic": ("景区", "scenic area"),
    "park": ("园区", "park"),
    "road": ("道路", "road"),
    "station": ("站场", "station"),
    "river": ("河流", "river"),
    "zone": ("区域", "zone"),
    "plant": ("厂", "plant"),
    "mine": ("矿", "mine"),
    "building": ("建筑", "building"),
    "facility": ("设施", "facility"),
    "market": ("市场", "market"),
    "other": ("其他", "other"),
    "range": ("区间", "range"),
    "increase_by": ("增加", "increase by"),
    "decrease_by": ("减少", "decrease by"),
    "increase_to": ("增至", "increase to"),
    "decrease_to": ("降至", "decrease to"),
    ">=": ("≥", "≥"),
    "<=": ("≤", "≤"),
    "~": ("约", "about"),
    "=": ("＝", "="),
}
"""Codes among the values of attributes → what they mean."""


def node_style(kind: str) -> NodeStyle:
    """Return the style of a kind of node; kinds that are not listed look like ``thing``."""
    return NODES.get(kind, NODES["thing"])


def edge_style(relation: str, role: str) -> EdgeStyle:
    """Return the style of an edge: of its role if listed, else of its relation, named after both."""
    order = list(EDGES)
    for key in ((relation, role), (relation, "")):
        if key in EDGES:
            style = replace(EDGES[key], rank=order.index(key))
            if role and not key[1]:
                named = ROLE_LABELS.get(role, role), _ROLES_IN_ENGLISH.get(role, role)
                return replace(style, zh=f"{style.zh}：{named[0]}", en=f"{style.en}: {named[1]}")
            return style
    name = edge_label(relation, role)
    return EdgeStyle(name, name, GREY, rank=len(order))
