"""Members of coordination bodies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.documents import decode_source
from govgraph.extract.facts.coordination import extract_coordination
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import Fact, Issue, Mentions
from govgraph.extract.structure import split_documents

HEAD = "云岭县人民政府\n关于成立云岭县防汛指挥部的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n"
BODY = "云岭县防汛指挥部"


def _extract(text: str) -> list[Fact | Issue]:
    found: list[Fact | Issue] = []
    for document in split_documents(decode_source("x.txt", text.encode())):
        found += extract_coordination(document, Mentions({}))
    return found


def _members(text: str) -> list[tuple[str, object, object]]:
    return [
        (fact.subject, fact.qualifier("role"), fact.qualifier("affiliation"))
        for fact in _extract(text)
        if isinstance(fact, Fact)
    ]


def test_a_list_with_labels() -> None:
    text = (
        HEAD
        + "指 挥 长：林  岚  县长\n副指挥长：周  远  副县长\n          沈知秋  县政府办公室主任\n"
        + "成    员：许  明  县财政局局长\n          王  芳  县水利局局长\n请认真执行。"
    )
    assert _members(text) == [
        ("林岚", "指挥长", "县长"),
        ("周远", "副指挥长", "副县长"),
        ("沈知秋", "副指挥长", "县政府办公室主任"),
        ("许明", "成员", "县财政局局长"),
        ("王芳", "成员", "县水利局局长"),
    ]
    assert {fact.object for fact in _extract(text) if isinstance(fact, Fact)} == {BODY}


def test_a_list_that_lost_its_line_breaks() -> None:
    text = HEAD + "名单如下：总指挥：林岚 县长 副总指挥：周远 副县长 成员：许明 县财政局局长 王芳 县水利局局长"
    assert [member[:2] for member in _members(text)] == [
        ("林岚", "总指挥"),
        ("周远", "副总指挥"),
        ("许明", "成员"),
        ("王芳", "成员"),
    ]


def test_member_bodies() -> None:
    text = HEAD + "组长：林岚\n成员单位：县委宣传部、县财政局（县国资局）和县水利局。"
    assert _members(text) == [
        ("林岚", "组长", None),
        ("县委宣传部", "成员单位", None),
        ("县财政局", "成员单位", None),
        ("县水利局", "成员单位", None),
    ]


def test_member_bodies_on_lines_of_their_own() -> None:
    text = HEAD + "组长：林岚\n成员单位：县委宣传部\n县财政局\n县水利局\n请各单位认真执行，抓好落实"
    assert [member[0] for member in _members(text)] == ["林岚", "县委宣传部", "县财政局", "县水利局"]


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        (
            "指挥部由县财政局、县水利局等2个部门组成，县水利局为牵头单位。",
            [("县财政局", "成员单位", None), ("县水利局", "成员单位", None), ("县水利局", "牵头单位", None)],
        ),
        (
            "建立由县水利局牵头，县财政局、县公安局参与的云岭县防汛联席会议制度。",
            [("县水利局", "牵头单位", None), ("县财政局", "成员单位", None), ("县公安局", "成员单位", None)],
        ),
        ("办公室主任由许明同志兼任。", [("许明", "办公室主任", None)]),
        (
            "指挥部办公室设在县水利局，办公室主任由县水利局局长许明担任，副主任由王芳担任。",
            [("许明", "办公室主任", "县水利局局长"), ("王芳", "办公室副主任", None)],
        ),
        ("由县长林岚任指挥长，副县长周远任副指挥长。", [("林岚", "指挥长", "县长"), ("周远", "副指挥长", "副县长")]),
        (
            "由县委常委、县长林岚任指挥长，县财政局局长周远、县水利局副局长许明任副指挥长；县气象局总工程师何山任成员。",
            [
                ("林岚", "指挥长", "县委常委、县长"),
                ("周远", "副指挥长", "县财政局局长"),
                ("许明", "副指挥长", "县水利局副局长"),
                ("何山", "成员", "县气象局总工程师"),
            ],
        ),
        ("县政府办主任林岚及县财政局、县水利局负责人任副指挥长。", [("林岚", "副指挥长", "县政府办主任")]),
        (
            "副指挥长2人，分别是：县委常委、副县长林岚，县财政局局长周远。",
            [("林岚", "副指挥长", "县委常委、副县长"), ("周远", "副指挥长", "县财政局局长")],
        ),
        (
            "指挥部由县长林岚任指挥长，指挥部成员单位由县财政局、县水利局等5个部门组成。",
            [("县财政局", "成员单位", None), ("县水利局", "成员单位", None), ("林岚", "指挥长", "县长")],
        ),
        ("建立由县水利局牵头的云岭县防汛联席会议制度。", [("县水利局", "牵头单位", None)]),
        (
            "县长林岚，副县长周远，县财政局局长许明任副指挥长。",
            [("林岚", "副指挥长", "县长"), ("周远", "副指挥长", "副县长"), ("许明", "副指挥长", "县财政局局长")],
        ),
        ("指挥长一职由县长林岚兼任。", [("林岚", "指挥长", "县长")]),
        ("副指挥长由县水利局副局长孙梅芳担任。", [("孙梅芳", "副指挥长", "县水利局副局长")]),
        ("首任指挥长由时任县长林岚担任。", []),
        ("指挥长和副指挥长分别由县委书记林岚和县长周远担任。", []),
        ("县长林岚主持会议，副县长周远任副指挥长。", [("周远", "副指挥长", "副县长")]),
        # nobody named: nothing
        ("由指挥部成员任副组长，县财政局、县水利局负责人任成员。", []),
        ("成立以县长为组长、分管副县长为副组长的领导小组。", []),
        ("指挥长由县长担任，办公室主任由县水利局局长兼任。", []),
        ("周远同志不再担任副指挥长。", []),
        ("指挥长：县长\n副指挥长：常务副县长", []),
    ],
)
def test_sentences(sentence: str, members: list[tuple[str, object, object]]) -> None:
    assert _members(HEAD + sentence) == members


def test_members_known_by_post_are_an_issue() -> None:
    found = _extract(HEAD + "组长：林岚\n成员由县财政局、县水利局负责人及相关人员组成。")
    assert [item.subject for item in found if isinstance(item, Fact)] == ["林岚"]
    assert [item.evidence.quote for item in found if isinstance(item, Issue)] == ["县财政局、县水利局负责人及相关人员"]


def test_groups_under_a_command_are_bodies_of_their_own() -> None:
    text = HEAD + "成立指挥部。\n（一）综合协调组\n组长：林岚\n（二）抢险救援组\n组长：周远"
    bodies = [(item.subject, item.object) for item in _extract(text) if isinstance(item, Fact)]
    assert bodies == [("林岚", "综合协调组"), ("周远", "抢险救援组")]


def test_one_may_lead_two_bodies() -> None:
    text = "县长林岚担任云岭县防汛领导小组和云岭县抗旱领导小组组长。任命周远为云岭县管理委员会办公室主任。"
    found = [(item.subject, item.object) for item in _extract(text) if isinstance(item, Fact)]
    assert found == [("林岚", "云岭县防汛领导小组"), ("林岚", "云岭县抗旱领导小组")]


def test_a_committee_that_the_document_sets_up() -> None:
    text = (
        "关于防汛工作的通知\n各乡镇人民政府：\n调整云岭县防汛委员会。县长林岚担任云岭县防汛委员会主任，"
        "副县长周远担任委员会副主任。何山担任云岭县规划委员会主任。"
    )
    found = [(item.subject, item.object, item.qualifier("role")) for item in _extract(text) if isinstance(item, Fact)]
    assert found[:2] == [("林岚", "云岭县防汛委员会", "主任"), ("周远", "云岭县防汛委员会", "副主任")]


def test_a_sentence_names_its_body_at_the_end_or_before_its_leader() -> None:
    text = (
        "省里成立由林岚任组长，副省长周远任副组长，各厅负责人为成员的疫病的防控领导小组。\n"
        "云岭市防汛领导小组由市长许明任组长。"
    )
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    found = [(item.subject, item.object) for item in extraction.facts if item.relation == "coordination_member"]
    assert sorted(found) == sorted(
        [("林岚", "疫病的防控领导小组"), ("周远", "疫病的防控领导小组"), ("许明", "云岭市防汛领导小组")]
    )


def test_a_committee_of_games_in_the_news() -> None:
    text = "近日，云岭县第一届运动会组委会成立。县长林岚担任组委会主席；县体育局局长周远担任执行主席。"
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    found = [(item.relation, item.subject, item.qualifier("role")) for item in extraction.facts]
    assert ("coordination_member", "林岚", "主席") in found
    assert ("coordination_member", "周远", "执行主席") in found
    assert not [item for item in found if item[0] == "appointed"]


def test_a_body_may_open_its_list() -> None:
    text = "参加会议人员：\n1、县防汛领导小组组长：林岚，常务副组长：周远、何山。\n2、县级机关各部门负责人。"
    found = [(item.subject, item.object, item.qualifier("role")) for item in _extract(text) if isinstance(item, Fact)]
    body = "县防汛领导小组"
    assert found == [("林岚", body, "组长"), ("周远", body, "常务副组长"), ("何山", body, "常务副组长")]


def test_the_title_may_word_the_name_a_little_otherwise() -> None:
    text = HEAD.replace("防汛指挥部", "“防汛”工作领导小组") + "决定成立云岭县“防汛”领导小组。\n组长：林岚"
    assert {item.object for item in _extract(text) if isinstance(item, Fact)} == {"云岭县“防汛”工作领导小组"}


def test_a_body_without_a_full_name_keeps_its_short_one() -> None:
    found = _extract("关于防汛工作的通知\n各乡镇人民政府：\n联合成立领导小组，人员如下：\n组长：林岚 副县长")
    assert [(item.subject, item.object) for item in found if isinstance(item, Fact)] == [("林岚", "领导小组")]


@pytest.mark.parametrize(
    "text",
    [
        "云岭县人民政府关于林岚等同志任免的通知\n云政发〔2025〕8号\n各乡镇：\n任命：\n林岚同志任县财政局局长。",
        "第五次会议表决通过名单\n主任委员：林岚\n委员：周远、沈知秋",
        "领导小组各成员单位要落实责任。主任：无。",
    ],
)
def test_other_lists_are_left_alone(text: str) -> None:
    assert _members(text) == []


@given(st.text(alphabet="组长：林岚周远成员单位县财政局、由任兼办公室主 \n。（）", max_size=50))
def test_quotes_are_slices_of_the_source(body: str) -> None:
    raw = HEAD + body
    for item in _extract(raw):
        assert item.evidence.quote == raw[item.evidence.start : item.evidence.end]


def test_a_headquarters_of_a_town_named_by_its_size_and_listed_in_one_sentence() -> None:
    text = (
        HEAD.replace("成立云岭县防汛指挥部", "做好防汛工作")
        + "镇政府成立6人防汛指挥所。所长：林岚；副所长：周远、许明；成员：王芳、沈知秋、何山。各村委会要成立防汛小组。"
    )
    found = [fact for fact in _extract(text) if isinstance(fact, Fact)]
    assert [(fact.subject, fact.object, fact.qualifier("role")) for fact in found] == [
        ("林岚", "防汛指挥所", "所长"),
        ("周远", "防汛指挥所", "副所长"),
        ("许明", "防汛指挥所", "副所长"),
        ("王芳", "防汛指挥所", "成员"),
        ("沈知秋", "防汛指挥所", "成员"),
        ("何山", "防汛指挥所", "成员"),
    ]


def members(text: str) -> list[tuple[str, str, object, object]]:
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    return [
        (fact.subject, fact.object, fact.qualifier("role"), fact.qualifier("affiliation"))
        for fact in extraction.facts
        if fact.relation == "coordination_member"
    ]


GROUP = "云岭县防汛抗旱领导小组"


@pytest.mark.parametrize(
    "text",
    [
        f"{GROUP}成员名单\n组长 | 林岚 | 县长\n副组长 | 周远 | 副县长\n",
        f"{GROUP}成员名单\n职务 | 姓名 | 单位及职务\n组长 | 林岚 | 县长\n副组长 | 周远 | 副县长\n",
        f"{GROUP}成员名单\n组  长\t林  岚\t县长\n副组长\t周  远\t副县长\n",
        f"成立以县长林岚为组长，副县长周远为副组长，有关部门为成员的{GROUP}。",
    ],
)
def test_further_layouts(text: str) -> None:
    assert members(text) == [(name, GROUP, role, post) for name, role, post in READ]


READ = [("林岚", "组长", "县长"), ("周远", "副组长", "副县长")]


@pytest.mark.parametrize(
    ("who", "read"),
    [
        ("县煤炭局林岚", ("林岚", None)),
        ("县煤炭局林岚处长", ("林岚", "处长")),
        ("县煤炭局局长林岚", ("林岚", "县煤炭局局长")),
    ],
)
def test_numbered_groups_are_bodies_of_their_own(who: str, read: tuple[str, str | None]) -> None:
    text = f"成立{GROUP}。\n1、煤矿安全督查组，由{who}任组长，成员由县公安局有关人员组成。\n"
    assert members(text) == [(read[0], "煤矿安全督查组", "组长", read[1])]


def test_several_persons_of_several_bodies_share_a_role() -> None:
    text = f"{GROUP}办公室主任由县水利局局长林岚兼任；副主任由县财政局副局长周远、县气象局副局长何山，县住建局副局长许明兼任。"
    assert [(name, role) for name, _, role, _ in members(f"成立{GROUP}。" + text)] == [
        ("林岚", "办公室主任"),
        ("周远", "办公室副主任"),
        ("何山", "办公室副主任"),
        ("许明", "办公室副主任"),
    ]


@pytest.mark.parametrize("body", ["云岭县河湾镇小城镇建设领导组", "云岭县特色（装备）园区创建工作领导小组"])
def test_heads_and_names_of_bodies(body: str) -> None:
    office = body[-3:] if body.endswith("领导组") else "领导小组"
    text = f"决定成立{body}：\n组 长：林岚（县长）\n成 员：褟益明 县审计局局长\n{office}下设办公室，负责日常工作。\n"
    assert members(text) == [("林岚", body, "组长", "县长"), ("褟益明", body, "成员", "县审计局局长")]


def test_deputies_named_in_a_sentence() -> None:
    text = f"成立{GROUP}，副县长林岚任组长。副组长分别是县财政局局长周远、县水利局局长何山和县审计局局长许明。"
    assert {(name, role, post) for name, _, role, post in members(text)} == {
        ("林岚", "组长", "副县长"),
        ("周远", "副组长", "县财政局局长"),
        ("何山", "副组长", "县水利局局长"),
        ("许明", "副组长", "县审计局局长"),
    }


def test_a_body_renamed() -> None:
    text = "决定将县防汛领导小组的名称改为云岭县防汛抗旱领导小组（以下简称领导小组）。\n组长：林岚 县长\n"
    assert members(text) == [("林岚", GROUP, "组长", "县长")]


@pytest.mark.parametrize(
    "text",
    [
        "会议由县煤炭局林岚任记录。",
        "成立领导小组，组长由县长担任。",
        "加强领导组织工作，组长：林岚 县长",
        "成立领导小组，组长是县长。",
        "林岚任组长期间表现突出。",
    ],
)
def test_no_member(text: str) -> None:
    assert members(text) == []
