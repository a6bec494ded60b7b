"""The form of the names of public bodies, and their kinds."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.agencies import AGENCY, COUNCIL, COURT, MINISTRIES, PEOPLES, organization_kind


@pytest.mark.parametrize(
    "name",
    [
        "财政局",
        "发展和改革局",
        "住房和城乡建设管理局",
        "行政审批服务管理局",
        "畜牧业发展中心",
        "数据局",
        "医疗保障局",
        "退役军人事务局",
        "交通运输厅",
        "卫生健康委员会",
    ],
)
def test_field_and_head_name_a_body(name: str) -> None:
    assert AGENCY.fullmatch(name)


@pytest.mark.parametrize(
    "text",
    ["财政局长", "教育部门", "城市管理办法", "教育办理", "农业社会化", "公安部署", "教育处理", "统计所有"],
)
def test_a_head_inside_a_word_is_none(text: str) -> None:
    assert AGENCY.match(text) is None


@pytest.mark.parametrize(
    "name", ["委", "委组织部", "人民政府", "政府办公室", "人大常委会", "政协", "纪委监委", "委党校"]
)
def test_organs_of_party_and_government(name: str) -> None:
    assert COUNCIL.fullmatch(name)


@pytest.mark.parametrize("name", ["人民法院", "人民检察院", "中级人民法院", "人武部", "武警中队"])
def test_courts_and_military(name: str) -> None:
    assert COURT.fullmatch(name)


@pytest.mark.parametrize("name", ["总工会", "妇联", "工商联", "残疾人联合会", "红十字会"])
def test_peoples_organisations(name: str) -> None:
    assert PEOPLES.fullmatch(name)


def test_ministries_are_listed_in_full_and_in_short() -> None:
    assert {"财政部", "国家发展改革委", "国家发展和改革委员会"} <= set(MINISTRIES)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "government",
            "县财政局 省发展和改革委员会 河湾镇人民政府 国务院 县人大常委会 人民银行 县公安局交警大队",
        ),
        ("party", "县委 县委组织部 县委办公室 县纪委监委 县直工委 县委党史研究室"),
        ("people's_organisation", "县总工会 团县委 县妇联 县科协 县红十字会"),
        ("institution", "县畜牧业发展中心 云岭县图书馆 县公路管理段 省农业科学院"),
        ("company", "盛源能源有限公司 县农商行 中国移动云岭分公司"),
        ("justice", "云岭县人民法院 县检察院"),
        ("military", "县人武部 武警云岭中队"),
        ("school", "县第一中学 县委党校 南山大学 云岭一中"),
        ("hospital", "县人民医院 河湾镇卫生院"),
        ("coordination_body", "县防汛抗旱指挥部 工作专班 县安委会办公室 领导小组"),
        ("collective", "各乡镇 有关部门 各乡镇人民政府 县直各有关单位 各成员单位"),
        ("other", "县供销合作社"),
    ],
)
def test_kinds(kind: str, names: str) -> None:
    assert {name: organization_kind(name) for name in names.split()} == dict.fromkeys(names.split(), kind)


def test_another_sign_in_brackets_does_not_change_the_kind() -> None:
    assert organization_kind("县委办公室（县档案局）") == "party"
