"""Lists of duties: bodies and areas of work."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source


def duties(duty: str, head: str = "副县长周远：") -> list[tuple[str, str, object]]:
    text = f"云岭县人民政府关于县政府领导工作分工的通知\n{head}{duty}\n"
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    return [
        (fact.relation, fact.object, fact.qualifier("role"))
        for fact in extraction.facts
        if fact.relation in ("oversees", "portfolio")
    ]


def bodies(duty: str) -> list[str]:
    return [name for relation, name, _ in duties(duty) if relation == "oversees"]


def areas(duty: str) -> list[str]:
    return [name for relation, name, _ in duties(duty) if relation == "portfolio"]


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("分管部门有县教育局、县科技局。", ["县教育局", "县科技局"]),
        ("分管部门：县教育局、县科技局。", ["县教育局", "县科技局"]),
        ("分管和联系单位：县教育局、县科技局。", ["县教育局", "县科技局"]),
        ("分管县教育局、县科技局等部委。", ["县教育局", "县科技局"]),
        ("负责教育工作。（分管县教育局、绿化队、城南植物园）电话：6660000", ["县教育局", "绿化队", "城南植物园"]),
        ("分管县教育局、政府办、社科院、河东管理所。", ["县教育局", "政府办", "社科院", "河东管理所"]),
        ("分管督导室、语委办。", ["督导室", "语委办"]),
        ("分管信访室，联系第一派驻纪检监察组。", ["信访室", "第一派驻纪检监察组"]),
        ("分管组织联络部、办公室。", ["组织联络部", "办公室"]),
        ("联系县女企业家协会和家庭教育研究会等团体会员。", ["县女企业家协会", "家庭教育研究会"]),
        ("分管县国资委及所属企业。", ["县国资委"]),
        ("主持党委全面工作。", ["党委"]),
        ("主持人大工作。", ["人大"]),
        ("主持镇政府工作。", ["镇政府"]),
        ("主持镇人大工作。", ["镇人大"]),
        ("负责教育、县科技局工作。", ["县科技局"]),
    ],
)
def test_bodies(duty: str, expected: list[str]) -> None:
    assert bodies(duty) == expected


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("负责组织、干部人事工作。", ["组织", "干部人事"]),
        ("负责教育、关工委工作、村镇建设工作。", ["教育", "关工委", "村镇建设"]),
        ("协助党委书记抓好党建工作，处理党委日常工作。", ["党建"]),
        ("协助林岚同志抓党的建设。", ["党的建设"]),
        ("协助县委书记、县长分管招商引资工作。", ["招商引资"]),
        ("负责协调处理机构编制工作。", ["机构编制"]),
        ("分管“三农”和对外经贸。", ["三农", "对外经贸"]),
        ("负责抓好教育、科技等方面工作的落实。", ["教育", "科技"]),
        ("负责统计、烟草管理以及供电工作。", ["统计", "烟草管理", "供电"]),
        ("分管统计，主抓重点项目建设，代管统战工作。", ["统计", "重点项目建设", "统战"]),
        ("负责统计、社区、劳动。", ["统计", "社区", "劳动"]),
    ],
)
def test_areas(duty: str, expected: list[str]) -> None:
    assert areas(duty) == expected
    assert bodies(duty) == []


@pytest.mark.parametrize(
    "duty",
    [
        "协助局长工作。",
        "负责协助县长处理县政府日常工作。",
        "负责组织县政府全体会议、县政府常务会议。",
        "协助局长工作，与何山同志互为AB角。",
        "主持召开县政府常务会议，研究确定了县政府领导同志工作分工。",
        "分管了何山原来的工作。",
        "协助何山工作。何山同志另有任用。",
        "协助副县长何山工作。",
    ],
)
def test_nothing(duty: str) -> None:
    assert duties(duty) == []


def test_divisions_are_no_bodies_beside_areas_alone() -> None:
    assert bodies("分管教育、车队、公园工作。") == []


def test_the_whole_work_of_a_body() -> None:
    assert duties("负责组织部全面工作。") == [("oversees", "组织部", "负责")]
    assert areas("负责高新区全面工作。") == ["高新区全面工作"]


def test_two_that_each_call_themselves_work() -> None:
    assert areas("负责纪检监察工作和巡察工作。") == ["纪检监察", "巡察"]
    assert areas("负责社会工作和志愿服务、教育工作。") == ["社会工作", "志愿服务", "教育"]
    assert areas("负责安全生产和工作作风、教育工作。") == ["安全生产和工作作风", "教育"]
