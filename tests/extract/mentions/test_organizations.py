"""Bodies in lists and in running text."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.mentions.body_forms import is_body
from govgraph.extract.structure import split_documents


def bodies_in(text: str) -> list[str]:
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    return [body.text for body in find_mentions(document)["organizations"]]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("县委、县政府研究决定，由县委组织部牵头。", ["县委", "县政府", "县委组织部"]),
        ("国务院办公厅印发意见，财政部、国家发展改革委负责。", ["国务院办公厅", "财政部", "国家发展改革委"]),
        ("县总工会、团县委、县妇联参加。", ["县总工会", "团县委", "县妇联"]),
        ("县人大常委会、县政协听取报告。", ["县人大常委会", "县政协"]),
        ("国家税务总局云岭县税务局开展检查。", ["国家税务总局云岭县税务局"]),
        ("云岭县盛源能源有限公司承建。", ["云岭县盛源能源有限公司"]),
        ("成立云岭县防汛抗旱指挥部，下设办公室。", ["云岭县防汛抗旱指挥部"]),
        ("各乡镇人民政府要高度重视。", ["各乡镇人民政府"]),
        ("县住房和城乡建设管理局、县医疗保障局验收。", ["县住房和城乡建设管理局", "县医疗保障局"]),
        ("县第一中学、县人民医院搬迁。", ["县第一中学", "县人民医院"]),
        ("市委办公室、市政府办公室通知。", ["市委办公室", "市政府办公室"]),
        ("县人民法院、县人民检察院作报告。", ["县人民法院", "县人民检察院"]),
        ("县教育局局长林岚出席。", ["县教育局"]),
    ],
)
def test_running_text(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "加强城市管理，提升社区服务，制定管理办法。",
        "推进县城建设，市场监管有力，区域协调发展。",
        "区别对待，市区道路，州际合作。",
        "县委托第三方开展评估。",
        "召开县长办公会议，听取汇报。",
        "企业所在地的县级人民政府",
        "该事项由镇办理。",
    ],
)
def test_words_that_only_look_like_bodies(text: str) -> None:
    assert bodies_in(text) == []


@pytest.mark.parametrize("what", ["城市管理办法", "城市管理", "财政办法"])
def test_a_body_does_not_reach_into_the_next_word(what: str) -> None:
    assert bodies_in(f"县财政局负责{what}的落实。") == ["县财政局"]


def test_a_place_the_document_teaches_opens_a_name() -> None:
    text = "云岭县人民政府\n关于开展普查的通知\n云岭县统计局、云岭县河湾镇卫生院开展普查。"
    assert bodies_in(text) == ["云岭县人民政府", "云岭县统计局", "云岭县河湾镇卫生院"]


def test_masthead_addressees_and_signature() -> None:
    text = (
        "云岭县财政局\n关于做好结算的通知\n云财〔2025〕3号\n各乡镇财政所，县直各有关单位：\n请做好结算。\n"
        "云岭县财政局\n2025年3月18日\n"
    )
    assert bodies_in(text) == ["云岭县财政局", "各乡镇财政所", "县直各有关单位", "云岭县财政局"]


def test_whatever_a_tail_lists_is_a_body() -> None:
    text = "清理河道。（责任单位：县水利局、河湾镇、盛源集团、县农业农村局（县乡村振兴局））"
    assert bodies_in(text) == ["县水利局", "河湾镇", "盛源集团", "县农业农村局", "县乡村振兴局"]


@pytest.mark.parametrize(
    "name", ["县财政局", "团县委", "国务院", "辖内各金融企业", "各乡镇人民政府", "总工会", "盛源有限公司"]
)
def test_is_body(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize(
    "name", ["农业农村", "教育", "安全生产工作", "为县财政局", "县财政局的", "局", "2025年", "县长"]
)
def test_is_no_body(name: str) -> None:
    assert not is_body(name)


def test_a_ministry_is_not_read_out_of_departments() -> None:
    assert bodies_in("教育部门、县教育局审核。") == ["县教育局"]


def test_a_verb_and_a_name_are_no_part_of_a_body() -> None:
    assert bodies_in("免去周远县水利局局长职务。") == ["县水利局"]


def test_a_lead_in_is_no_part_of_a_body() -> None:
    assert bodies_in("清理河道。（以上工作由县水利局负责）") == ["县水利局"]


def test_departments_concerned() -> None:
    assert bodies_in("清理河道。（各乡镇人民政府，县直有关单位负责）") == ["各乡镇人民政府", "县直有关单位"]
