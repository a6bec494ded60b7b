"""``oversees`` and ``portfolio``: who answers for what."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source

HEAD = "云岭县人民政府关于调整县政府领导同志工作分工的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n"
FOOT = "\n云岭县人民政府\n2025年3月18日\n"

Duty = tuple[str, str, str, object]


def duties(body: str, head: str = HEAD) -> list[Duty]:
    (extraction,) = extract_source(decode_source("x.txt", (head + body + FOOT).encode()))
    return [
        (fact.relation, fact.subject, fact.object, fact.qualifier("role"))
        for fact in extraction.facts
        if fact.relation in ("oversees", "portfolio")
    ]


def oversees(body: str) -> list[tuple[str, object]]:
    return [(object_, role) for relation, _, object_, role in duties(body) if relation == "oversees"]


def areas(body: str) -> list[str]:
    return [object_ for relation, _, object_, _ in duties(body) if relation == "portfolio"]


EDUCATION: list[Duty] = [
    ("portfolio", "周远", "教育", "负责"),
    ("portfolio", "周远", "科技", "负责"),
    ("oversees", "周远", "县教育局", "分管"),
]


@pytest.mark.parametrize(
    "body",
    [
        "副县长周远：负责教育、科技工作。分管县教育局。",
        "副县长周远：负责教育、科技工作。\n分管县教育局。",
        "副县长周  远：负责教育、科技等方面工作。\n分管：县教育局。",
        "县委常委、副县长\n周远：负责教育、科技工作。\n分管县教育局。",
        "周远副县长：负责教育、科技工作。分管县教育局。",
        "一、周远副县长\n负责教育、科技工作。\n分管县教育局。",
        "周远\n县委常委、副县长\n负责教育、科技工作。\n分管县教育局。",
        "周  远  县委常委、副县长\n负责教育、科技工作。\n分管县教育局。",
        "2.副县长周远：负责教育、科技等工作。分管县教育局。",
        "副县长周远同志负责教育、科技工作，分管县教育局。",
        "副县长周远，负责教育、科技工作，分管县教育局。",
        "周远，副县长，负责教育、科技工作，分管县教育局。",
        "周远：负责教育、科技工作，分管县教育局。",
        "副县长周远(挂职):负责教育、科技工作;分管县教育局。",
    ],
)
def test_frames(body: str) -> None:
    assert duties(body) == EDUCATION


def test_each_holder_has_their_own_lines() -> None:
    assert duties(
        "县长林岚：主持县人民政府全面工作。分管县审计局。\n副县长周远：负责教育、科技工作。分管县教育局。"
    ) == [
        ("oversees", "林岚", "县人民政府", "主持"),
        ("oversees", "林岚", "县审计局", "分管"),
        *EDUCATION,
    ]


def test_news_style() -> None:
    body = "县委副书记、县长林岚主持县人民政府全面工作，分管县审计局。副县长周远分管教育、科技工作，联系县科协。"
    assert duties(body) == [
        ("oversees", "林岚", "县人民政府", "主持"),
        ("oversees", "林岚", "县审计局", "分管"),
        ("portfolio", "周远", "教育", "分管"),
        ("portfolio", "周远", "科技", "分管"),
        ("oversees", "周远", "县科协", "联系"),
    ]


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("分管县财政局", [("县财政局", "分管")]),
        ("主管县财政局", [("县财政局", "主管")]),
        ("协管县财政局", [("县财政局", "协管")]),
        ("联系县总工会、团县委、县妇联", [("县总工会", "联系"), ("团县委", "联系"), ("县妇联", "联系")]),
        ("协助县长分管县审计局", [("县审计局", "协助分管")]),
        ("联系国家税务总局云岭县税务局", [("国家税务总局云岭县税务局", "联系")]),
        ("分管教育体育局、科技局", [("教育体育局", "分管"), ("科技局", "分管")]),
        ("分管县发展和改革局（县粮食局、县数据局）、县财政局", [("县发展和改革局", "分管"), ("县财政局", "分管")]),
    ],
)
def test_roles(duty: str, expected: list[tuple[str, object]]) -> None:
    assert oversees(f"副县长周远：负责教育工作。{duty}。") == expected


@pytest.mark.parametrize(
    ("duty", "role"),
    [
        ("协助县长分管审计工作", "协助分管"),
        ("协助县长负责审计工作", "协助"),
        ("协助林岚县长负责审计工作", "协助"),
        ("协助分管审计工作", "协助分管"),
    ],
)
def test_assistance(duty: str, role: str) -> None:
    assert duties(f"副县长周远：{duty}。") == [("portfolio", "周远", "审计", role)]


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("教育、人力资源和社会保障、文化和旅游、体育等方面工作", ["教育", "人力资源和社会保障", "文化和旅游", "体育"]),
        ("水利和林业工作", ["水利", "林业"]),
        ("应急管理、安全生产、信访维稳等工作", ["应急管理", "安全生产", "信访维稳"]),
        ("教育、科技、\n体育工作", ["教育", "科技", "体育"]),
        ("县政府常务工作", ["县政府常务工作"]),
    ],
)
def test_areas_of_work(duty: str, expected: list[str]) -> None:
    assert areas(f"副县长周远：负责{duty}。") == expected


def test_other_signs_are_no_further_duties() -> None:
    names = [name for name, _ in oversees("副县长周远：分管县发展和改革局（县粮食局）。")]
    assert names == ["县发展和改革局"]


@pytest.mark.parametrize("other", ["完成县长交办的其他工作", "负责县长交办的其他工作"])
@pytest.mark.parametrize("joint", ["。", "，"])
def test_other_work_as_assigned_is_nothing(other: str, joint: str) -> None:
    assert duties(f"副县长周远：负责教育工作{joint}{other}。") == [("portfolio", "周远", "教育", "负责")]


@pytest.mark.parametrize(
    "body",
    [
        "会议由副县长周远主持。",
        "县长负责制。各部门负责人分管业务工作。",
        "会议由县卫生局副局长林岚主持，参加的有各单位主管领导、分管领导和社区主任。",
        "副县长周远出席会议。",
        "请各乡镇负责落实分工。",
    ],
)
def test_no_duty(body: str) -> None:
    assert duties(body) == []


def test_a_document_without_any_division_of_work_has_none() -> None:
    assert duties("副县长周远：大家辛苦了。", head="") == []


def test_a_task_handed_out_is_no_portfolio() -> None:
    assert duties("清洁取暖由副县长周远负责，县教育局配合抓好落实。") == []


def test_a_chair_of_a_meeting_is_no_issue() -> None:
    text = HEAD + "会议由副县长周远主持。" + FOOT
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    assert [issue for issue in extraction.issues if issue.extractor == "duty"] == []


@pytest.mark.parametrize(
    "body",
    [
        "周远同志负责教育、科技工作，分管县教育局。",
        "周远同志（挂职）负责教育、科技工作，分管县教育局。",
        "周远副县长，负责教育、科技工作，分管县教育局。",
        "周远副县长则负责教育、科技工作，同时，他还分管县教育局。",
        "周远作为副县长，负责教育、科技工作，分管县教育局。",
        "周远县政府党组成员，县教育工作领导小组副组长，负责教育、科技工作，分管县教育局。",
        "何山：县长；周远：副县长，负责教育、科技工作，分管县教育局。",
        "何山：县长；周远：副县长。负责教育、科技工作，分管县教育局。",
        "通知显示，县委常委周远担任副县长，负责教育、科技工作，分管县教育局。",
        "由河湾镇党委书记升任副县长的周远，则负责教育、科技工作，分管县教育局。",
    ],
)
def test_news_frames(body: str) -> None:
    assert duties(body) == EDUCATION


def test_two_officials_in_one_line_keep_their_own() -> None:
    assert duties("林岚：县长，主持县人民政府全面工作；周远：副县长，负责教育、科技工作，分管县教育局。") == [
        ("oversees", "林岚", "县人民政府", "主持"),
        *EDUCATION,
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("教育、科技等工作由副县长周远负责。", ["教育", "科技"]),
        ("教育、科技归口由周远副县长负责。", ["教育", "科技"]),
        ("教育、科技两个领域工作由周远接手；何山另有任用。", ["教育", "科技"]),
        ("教育等社会事业，以及科技等专项工作，均由周远负责。", ["教育", "科技"]),
        ("副县长何山不再分管科技工作，科技工作改由副县长周远分管。", ["科技"]),
    ],
)
def test_areas_before_the_official(body: str, expected: list[str]) -> None:
    assert [(subject, object_) for _, subject, object_, _ in duties(body)] == [("周远", area) for area in expected]


def test_whom_one_assists_has_no_duty_by_it() -> None:
    assert duties("何山同志协助周远同志分管金融工作。") == [("portfolio", "何山", "金融", "协助分管")]


@pytest.mark.parametrize(
    "aside", ["县长外出时，主持县人民政府工作", "此前分管水利、林业工作", "不再分管县水利局", "与何山同志互为AB角"]
)
def test_what_is_not_theirs_now(aside: str) -> None:
    assert duties(f"副县长周远：负责教育、科技工作；{aside}。分管县教育局。") == EDUCATION


def test_areas_end_where_running_text_goes_on() -> None:
    assert areas("副县长周远分管教育、科技等2项工作从前全是何山的分管领域。") == ["教育", "科技"]


def test_what_sums_up_a_list_is_no_area() -> None:
    assert areas("副县长周远负责农业、水利等农业口，以及移民工作。") == ["农业", "水利", "移民"]


@pytest.mark.parametrize(
    ("list_", "expected"),
    [
        ("卫生和人口计生、国有资产监管和企业改革、体育", ["卫生和人口计生", "国有资产监管和企业改革", "体育"]),
        ("林业和护林防火、体育", ["林业", "护林防火", "体育"]),
        ("体育、电力和乡村道路", ["体育", "电力", "乡村道路"]),
    ],
)
def test_and_inside_an_item(list_: str, expected: list[str]) -> None:
    assert areas(f"副县长周远：负责{list_}工作。") == expected


def test_bodies_among_areas() -> None:
    assert duties("副县长周远：负责县政府办公室（县政府研究室）、教育工作。") == [
        ("oversees", "周远", "县政府办公室", "负责"),
        ("portfolio", "周远", "教育", "负责"),
    ]


def test_several_bodies_headed() -> None:
    body = "县委常委、宣传部部长周远同志主持县委宣传部、县总工会工作。"
    assert duties(body) == [("oversees", "周远", "县委宣传部", "主持"), ("oversees", "周远", "县总工会", "主持")]


def test_a_table_of_duties() -> None:
    body = "姓名 | 职务 | 分管领域\n林岚 | 县委副书记、县长 | 主持县人民政府全面工作\n周远 | 副县长 | 教育、科技"
    assert duties(body) == [
        ("oversees", "林岚", "县人民政府", "主持"),
        ("portfolio", "周远", "教育", "分管"),
        ("portfolio", "周远", "科技", "分管"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "党委负责同志要抓好分管领域工作。",
        "河湾镇负责辖区内道路、桥梁工作。",
        "教育工作由县教育局负责。",
        "姓名 | 职务 | 分数\n周远 | 副县长 | 教育、科技",
        "分管领导周远出席会议。",
        "副县长周远要求狠抓教育、科技工作，分管部门抓紧抓实。",
    ],
)
def test_no_duty_of_a_person(body: str) -> None:
    assert duties(body) == []


def test_a_school_is_a_body() -> None:
    assert oversees("副县长周远：分管县教育局、云岭一中。") == [("县教育局", "分管"), ("云岭一中", "分管")]


def test_work_as_assigned_does_not_take_the_duty_with_it() -> None:
    assert duties("副县长周远：负责教育工作，承办县长交办的其他事项。") == [("portfolio", "周远", "教育", "负责")]


def test_half_width_full_stop() -> None:
    assert duties("副县长周远：负责教育、科技工作.分管县教育局.") == EDUCATION


@pytest.mark.parametrize("holder", ["周  远副县长：", "副县长周  远"])
def test_letter_spaced_names(holder: str) -> None:
    assert duties(f"{holder}负责教育、科技工作。分管县教育局。") == EDUCATION


def test_duties_added_for_a_time_and_duties_given_up() -> None:
    body = "副县长周远同志，增加分管县教育局、县文化局，不再分管县水利局。联系县文联。"
    assert oversees(body) == [("县教育局", "分管"), ("县文化局", "分管"), ("县文联", "联系")]


@pytest.mark.parametrize("area", ["人事", "人力资源和社会保障", "人民防空", "人口计生"])
def test_areas_that_begin_like_a_noun_of_the_verb(area: str) -> None:
    assert areas(f"副县长周远：分管{area}、教育工作。") == [area, "教育"]


@pytest.mark.parametrize(
    "body",
    [
        "周远出任副县长，在副县长中排名第一位，负责教育、科技工作，分管县教育局。",
        "原副县长周远继续担任副县长，负责教育、科技工作，分管县教育局。",
        "新任副县长周远的分工也已明确，他将负责教育、科技等工作，并分管县教育局。",
        "（五）副县长周远同志\n1.负责：教育、科技。\n2.分管：县教育局。",
        "二、周远（县委常委、副县长）\n负责教育、科技工作。分管县教育局。",
        "三、周远（副县长，挂职）\n负责教育、科技工作，分管县教育局。",
        "副县长：周远\n负责教育、科技工作，分管县教育局。",
        "周远：县委常委，副县长（常务）。负责教育、科技工作。分管县教育局。",
        "县委副书记周远同志参与党委集体领导，负责教育、科技工作，分管县教育局。",
        "新任副县长周远此前曾任县水利局局长，此次分工中，她负责教育、科技工作，并分管县教育局。",
        "副县长周远主要负责教育、科技工作，分管县教育局。",
        "副县长周远抓教育、科技工作，分管县教育局。",
        "副县长周远则继续负责教育、科技工作，并分管县教育局。",
        "副县长周远除继续负责教育、科技外，还将分管县教育局。",
        "副县长周远的分工也有调整，在原来分管农业、水利的基础上，负责教育、科技工作，分管县教育局。",
    ],
)
def test_clauses_between_an_official_and_the_duties(body: str) -> None:
    assert duties(body) == EDUCATION


def test_an_official_whose_name_is_no_name_ends_the_duties_before() -> None:
    assert duties("副县长周远：负责教育、科技工作，分管县教育局；副县长汪洋联系县科协。") == EDUCATION


def test_running_text_after_the_duties_divides_no_work() -> None:
    added = "这是他第三次分管科技工作。副县长协助县长分管各自领域。记者了解到，县长领导县政府的工作。"
    assert duties(f"副县长周远负责教育、科技工作，分管县教育局。{added}") == EDUCATION
    assert duties(f"副县长周远负责教育、科技工作。目前，他还分管县教育局。{added}") == EDUCATION


def test_rows_without_bars() -> None:
    body = "何山 党组成员、副局长 分管计财股、基建办，联系城区学校\n周远 副局长 负责教育、科技工作，分管县教育局"
    assert duties(body)[-3:] == EDUCATION


def test_what_another_had_before() -> None:
    body = "此前，副县长何山分管的体育工作改由周远分管。副县长许明在省委党校学习期间，其分管工作由周远代管。"
    assert duties(body) == [("portfolio", "周远", "体育", "分管")]


@pytest.mark.parametrize(
    ("duty", "role"), [("对口联系县农商行", "联系"), ("包联县农商行", "包联"), ("联系县工行", "联系")]
)
def test_further_verbs_and_bodies(duty: str, role: str) -> None:
    (fact,) = duties(f"副县长周远：{duty}。")
    assert (fact[0], fact[3]) == ("oversees", role)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("负责教育、科技等，体现更好地服务和保障民生。", ["教育", "科技"]),
        ("负责教育、科技工作，有利于推进城乡统筹发展。", ["教育", "科技"]),
        ("负责教育、科技等，也充分体现了业务关联性。", ["教育", "科技"]),
        ("负责教育、科技，包括涉及学校的医保。", ["教育", "科技"]),
        ("负责教育、移民专项工作。", ["教育", "移民"]),
        ("分管教育，此外还有信访、审计。", ["教育", "信访", "审计"]),
        ("联系云岭行政学院，部队。", []),
        # what only begins like such a clause
        ("负责教育，体育、利民工程工作。", ["教育", "体育", "利民工程"]),
    ],
)
def test_what_news_adds_is_no_area(said: str, named: list[str]) -> None:
    assert areas(f"副县长周远{said}") == named


def test_an_official_after_a_comma_of_news() -> None:
    body = "分析县政府领导分工，记者发现， 周远作为常务副县长，负责县政府常务工作。"
    assert duties(body) == [("portfolio", "周远", "县政府常务工作", "负责")]


def test_to_assist_is_no_area() -> None:
    assert areas("常务副县长周远：协助县长日常工作；分管教育工作。") == ["教育"]
    assert areas("常务副县长周远：协助县长负责审计工作。") == ["审计"]


def test_an_official_is_no_area() -> None:
    body = "许明同志协助周远同志工作，协管县商务局。\n挂钩联系：河湾镇人民政府。"
    assert duties(body) == [("oversees", "许明", "县商务局", "协管"), ("oversees", "许明", "河湾镇人民政府", "联系")]
    assert areas("许明同志协助周远同志负责教育工作。") == ["教育"]


def test_a_telephone_is_no_duty() -> None:
    assert duties("各乡镇要落实。联系人：林岚，联系电话：1234567，联系方式：县政府办公室。") == []


@pytest.mark.parametrize(
    "body",
    [
        "林岚同志分管教育工作，周远同志牵头负责科技工作。",
        "副县长林岚：分管教育工作；周远同志牵头负责科技工作。",
        "副县长林岚分管教育工作。副县长由周远担任，负责科技工作。",
        "副县长林岚分管教育工作，县公安局局长由周远同志兼任，负责科技工作。",
        "副县长林岚分管教育工作。由周远担任副县长，负责科技工作。",
    ],
)
def test_who_takes_a_post_or_the_lead_has_the_duty(body: str) -> None:
    assert duties(body) == [("portfolio", "林岚", "教育", "分管"), ("portfolio", "周远", "科技", "负责")]


def test_a_role_in_a_group_opens_no_duties() -> None:
    assert duties("领导小组分工如下。办公室主任由周远担任，负责日常工作、联络工作。") == []
    assert areas("副县长林岚：分管教育工作，牵头负责科技工作。") == ["教育", "科技"]


def test_the_office_of_a_group_is_no_duty_of_its_last_member() -> None:
    body = "组长：林岚 县长\n成员：周远 县水利局局长\n领导小组下设办公室，负责日常工作，分管防汛工作。"
    assert duties(body) == []


def posts_held(body: str) -> set[tuple[str, str]]:
    (extraction,) = extract_source(decode_source("x.txt", (HEAD + body + FOOT).encode()))
    return {(fact.subject, fact.object) for fact in extraction.facts if fact.relation == "holds_position"}


def test_posts_held_besides_are_told_among_the_duties() -> None:
    body = "县委副书记 周远：协助书记抓党建、统管三农，兼任县委党校校长。\n副县长林岚：负责教育工作，兼顾学校安全工作。"
    assert posts_held(body) == {("周远", "县委副书记"), ("周远", "县委党校校长"), ("林岚", "副县长")}
    assert areas(body) == ["党建", "三农", "教育"]


def test_a_line_of_name_and_posts_is_whole_before_its_duties() -> None:
    body = "周远　县委常委、社工部部长、政法委书记，县政府副县长\n负责科技、教育工作。"
    assert posts_held(body) == {("周远", post) for post in ("县委常委", "社工部部长", "政法委书记", "县政府副县长")}
    assert areas(body) == ["科技", "教育"]


def test_an_official_after_a_quoted_epithet() -> None:
    body = "副县长林岚分管教育工作。其中“老水利”周远分管农业、水利和林业等领域工作，工作最重。周远今年五十岁。"
    assert duties(body) == [
        ("portfolio", "林岚", "教育", "分管"),
        ("portfolio", "周远", "农业", "分管"),
        ("portfolio", "周远", "水利", "分管"),
        ("portfolio", "周远", "林业", "分管"),
    ]
