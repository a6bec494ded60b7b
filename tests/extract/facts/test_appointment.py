"""``appointed`` and ``removed``: who is given or relieved of a post."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import Fact

HEAD = "云岭县人民政府关于林岚等同志职务任免的通知\n云政人〔2025〕3号\n各乡镇人民政府：\n"
FOOT = "\n云岭县人民政府\n2025年3月18日\n"

Change = tuple[str, str, str]


def facts(body: str) -> list[Fact]:
    (extraction,) = extract_source(decode_source("x.txt", (HEAD + body + FOOT).encode()))
    return [fact for fact in extraction.facts if fact.relation in ("appointed", "removed")]


def changes(body: str) -> list[Change]:
    return [("+" if fact.relation == "appointed" else "-", fact.subject, fact.object) for fact in facts(body)]


GIVEN: list[Change] = [("+", "林岚", "县财政局局长")]
TAKEN: list[Change] = [("-", "何山", "县财政局局长")]


@pytest.mark.parametrize(
    "body",
    [
        "林岚同志任县财政局局长。",
        "任命林岚为县财政局局长。",
        "任命林岚同志为县财政局局长；",
        "任命：\n林岚同志任县财政局局长；",
        "任命：\n林岚为县财政局局长。",
        "决定任命：\n林岚为县财政局局长。",
        "经研究，决定：林岚同志任县财政局局长。",
        "聘任林岚为县财政局局长。",
        "批准任命林岚为县财政局局长。",
        "林岚同志挂职任县财政局局长（挂职时间一年）。",
        "林岚同志兼任县财政局局长。",
        "一、林  岚同志任县财政局局长。",
        "会议选举林岚为县财政局局长。",
    ],
)
def test_posts_given(body: str) -> None:
    assert changes(body) == GIVEN


@pytest.mark.parametrize(
    "body",
    [
        "免去何山的县财政局局长职务。",
        "免去何山同志的县财政局局长职务。",
        "免去何山同志县财政局局长职务，退休。",
        "免去：\n何山的县财政局局长职务。",
        "何山同志不再担任县财政局局长职务。",
        "何山同志因工作调动，不再担任县财政局局长职务。",
        "撤销何山同志县财政局局长职务。",
        "接受何山同志辞去县财政局局长职务的请求。",
        "接受何山辞去县财政局局长职务。",
        "关于接受何山同志请求辞去县财政局局长职务的决定。",
    ],
)
def test_posts_taken(body: str) -> None:
    assert changes(body) == TAKEN


def test_several_people_share_the_post() -> None:
    assert changes("任命林岚、周远、沈立言同志为县财政局副局长。") == [
        ("+", name, "县财政局副局长") for name in ("林岚", "周远", "沈立言")
    ]


def test_one_person_several_posts() -> None:
    assert changes("免去何山同志的县财政局局长、县国资中心主任职务。") == [
        ("-", "何山", "县财政局局长"),
        ("-", "何山", "县国资中心主任"),
    ]


def test_the_body_is_printed_once() -> None:
    given = facts("林岚同志任县财政局党组书记、局长。")
    assert [(fact.object, fact.qualifier("org"), fact.qualifier("role")) for fact in given] == [
        ("县财政局党组书记", "县财政局", "党组书记"),
        ("局长", "县财政局", "局长"),
    ]


def test_given_one_and_relieved_of_the_other() -> None:
    assert changes("任命林岚为县财政局局长，免去其县水利局局长职务。") == [*GIVEN, ("-", "林岚", "县水利局局长")]


def test_a_list_of_both() -> None:
    body = "任命：\n林岚为县财政局局长；\n周远为县水利局副局长。\n免去：\n何山的县财政局局长职务。"
    assert changes(body) == [*GIVEN, ("+", "周远", "县水利局副局长"), *TAKEN]


@pytest.mark.parametrize(
    ("body", "probation"),
    [
        ("林岚同志任县财政局局长（试用期一年）。", "一年"),
        ("林岚同志任县财政局局长，试用期1年。", "1年"),
        ("任命林岚同志为县财政局局长（试用期一年，时间从2025年3月起计算）。", "一年"),
        ("林岚同志任县财政局局长。", None),
    ],
)
def test_probation(body: str, probation: str | None) -> None:
    (fact,) = facts(body)
    assert fact.qualifier("probation") == probation


def test_acting_and_resignation() -> None:
    acting = facts("决定任命林岚为云岭县人民政府副县长、代理县长。")
    assert [(fact.object, fact.qualifier("kind"), fact.qualifier("org")) for fact in acting] == [
        ("云岭县人民政府副县长", None, "云岭县人民政府"),
        ("代理县长", "acting", "云岭县人民政府"),
    ]
    (decided,) = facts("决定林岚代理云岭县人民政府县长。")
    assert (decided.relation, decided.subject, decided.object) == ("appointed", "林岚", "云岭县人民政府县长")
    (gone,) = facts("接受何山同志辞去云岭县人民政府县长职务的请求。")
    assert (gone.relation, gone.qualifier("kind")) == ("removed", "resignation")


def test_the_date_is_that_of_the_document() -> None:
    (fact,) = facts("林岚同志任县财政局局长。")
    assert (fact.qualifier("date"), fact.qualifier("org"), fact.qualifier("role")) == ("2025-03-18", "县财政局", "局长")
    assert fact.evidence.quote == "林岚同志任县财政局局长"


@pytest.mark.parametrize(
    "body",
    [
        "授予林岚同志劳动模范称号。",
        "给予周远同志记过处分。",
        "县财政局局长林岚同志受到表彰。",
        "对林岚同志予以通报表扬，撤销周远同志党内职务处分。",
        "林岚同志任期三年。",
        "林岚同志曾任县财政局局长。",
        "任何单位不得拒绝。",
        "拟任县财政局局长林岚，现予公示。",
        "主任会议研究决定，教师成长计划由县教育局负责。",
        "副县长林岚为大会作报告。",
    ],
)
def test_no_change(body: str) -> None:
    assert changes(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("任命欧阳明为县财政局局长。", [("+", "欧阳明", "县财政局局长")]),
        ("任命阿里木·买买提为县财政局局长。", [("+", "阿里木·买买提", "县财政局局长")]),
        ("免去何山县水利局局长职务。", [("-", "何山", "县水利局局长")]),
        ("林岚挂任县财政局副局长。", [("+", "林岚", "县财政局副局长")]),
        ("林岚当选为云岭县人民政府县长。", [("+", "林岚", "云岭县人民政府县长")]),
    ],
)
def test_names_run_on_to_what_follows(body: str, expected: list[Change]) -> None:
    assert changes(body) == expected


def test_a_candidate_is_not_appointed() -> None:
    assert changes("林岚拟任县财政局局长。") == []


def test_a_member_of_a_congress_resigns() -> None:
    (fact,) = facts("接受何山同志辞去云岭县第十八届人民代表大会常务委员会委员职务。")
    assert fact.object == "云岭县第十八届人民代表大会常务委员会委员"
    assert fact.qualifier("org") == "云岭县第十八届人民代表大会常务委员会"


def test_given_one_and_no_longer_the_other() -> None:
    assert changes("林岚同志任县财政局局长，不再担任县水利局局长职务。") == [*GIVEN, ("-", "林岚", "县水利局局长")]


def test_relieved_on_the_next_line() -> None:
    assert changes("任命林岚为县财政局局长。\n免去其县水利局局长职务。") == [*GIVEN, ("-", "林岚", "县水利局局长")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("任命林  岚为县财政局局长。", GIVEN),
        ("任命：\n林  岚为县财政局局长。", GIVEN),
        ("林  岚任县财政局局长。", GIVEN),
        ("免去何  山的县财政局局长职务。", TAKEN),
        ("免去何  山同志的县财政局局长职务。", TAKEN),
    ],
)
def test_letter_spaced_names(body: str, expected: list[Change]) -> None:
    assert changes(body) == expected


@pytest.mark.parametrize("number", ["", "一、", "（二）"])
@pytest.mark.parametrize("heading", ["任命", "决定任命", "批准任命", "任命名单"])
def test_numbered_headings_of_a_list(number: str, heading: str) -> None:
    assert changes(f"{number}{heading}\n林岚为县财政局局长；\n") == GIVEN


def test_headings_in_turn() -> None:
    body = "一、决定任命\n林岚为县财政局局长；\n二、决定免去\n何山的县财政局局长职务；"
    assert changes(body) == [*GIVEN, *TAKEN]


def test_names_and_posts_in_columns() -> None:
    body = "任命：\n林岚  县财政局局长（试用期一年）\n周远  县审计局局长（挂职，时间2年）\n免去：\n何山 县财政局局长职务，退休\n"
    assert changes(body) == [*GIVEN, ("+", "周远", "县审计局局长"), *TAKEN]
    assert facts(body)[0].qualifier("probation") == "一年"


@pytest.mark.parametrize(
    "body",
    [
        "任命县委副书记林岚同志为县财政局局长。",
        "林岚任县财政局局长（兼）；",
        "林岚同志试用期满，考核合格，正式任县财政局局长职务。",
        "会议决定任命林岚为县财政局局长；会议通过了王兰等6名同志的任职议案。",
    ],
)
def test_appointed(body: str) -> None:
    assert changes(body) == GIVEN


@pytest.mark.parametrize("names", ["林岚、周远、许明三位同志", "林岚、周远、许明等3名同志", "林岚、周远、许明"])
def test_counted_names(names: str) -> None:
    given = [("+", name, "县监察委员会委员") for name in ("林岚", "周远", "许明")]
    assert changes(f"任命{names}为县监察委员会委员。") == given


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("免除何山同志县财政局局长一职。", TAKEN),
        ("何山不再兼任县财政局局长。", TAKEN),
        (
            "关于何山、周远两位同志辞去县人大常委会委员的辞呈。",
            [("-", n, "县人大常委会委员") for n in ("何山", "周远")],
        ),
        ("原副县长何山和周远卸任副县长，另有任用。", [("-", n, "副县长") for n in ("何山", "周远")]),
        ("聘任林岚为总经理，解聘其副总经理职务。", [("+", "林岚", "总经理"), ("-", "林岚", "副总经理")]),
        ("接受何山辞去人事代表选举委员会主任委员职务。", [("-", "何山", "人事代表选举委员会主任委员")]),
    ],
)
def test_relieved(body: str, expected: list[Change]) -> None:
    assert changes(body) == expected


def test_a_deputy_of_a_congress_acts_for_nobody() -> None:
    (fact,) = facts("补选周远为江东市第十五届人民代表大会代表。")
    assert (fact.object, fact.qualifier("kind")) == ("江东市第十五届人民代表大会代表", None)


def test_a_list_without_a_signature_has_the_date_of_its_adoption() -> None:
    text = "云岭县人民代表大会常务委员会任免名单\n（2023年6月28日云岭县第十八届人大常委会第十五次会议通过）\n任命：\n林岚为县财政局局长。\n"
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    assert [fact.qualifier("date") for fact in extraction.facts if fact.relation == "appointed"] == ["2023-06-28"]


@pytest.mark.parametrize(
    "body",
    [
        "授予林岚等50名同志“优秀共产党员”称号。",
        "授予县财政局局长林岚“先进工作者”称号。",
        "县财政局原局长何山被开除党籍。",
        "县水利局副局长许明被给予政务警告处分。",
        "审议林岚同志任职的议案；通过了王兰等6名同志的免职议案。",
        "林岚，女，现任县财政局局长，拟任县直正科级领导职务。",
        "宣读完任免决定以后，县长林岚讲话。",
        "其余工作由林岚担任常务副县长负责。",
        "大会的执行主席是：林岚、周远、何山。",
    ],
)
def test_the_praised_the_punished_and_the_proposed(body: str) -> None:
    assert changes(body) == []


def test_several_posts_taken_of_a_name_run_into_its_body() -> None:
    body = "免去何山云岭县人民政府副县长、县公安局局长的职务；"
    assert changes(body) == [("-", "何山", "云岭县人民政府副县长"), ("-", "何山", "县公安局局长")]
    assert changes("免去何山应缴的滞纳金、利息。") == []


def test_two_changes_in_a_line() -> None:
    head = "县长、代理县长任免：\n"
    assert changes(f"{head}林岚任云岭县县长 何山任江东县县长") == [
        ("+", "林岚", "云岭县县长"),
        ("+", "何山", "江东县县长"),
    ]
    assert changes(f"{head}何山辞去江东县县长职务 林岚任代理县长") == [
        ("-", "何山", "江东县县长"),
        ("+", "林岚", "代理县长"),
    ]


def test_who_is_told_to_be_appointed_is_the_name_before_the_verb() -> None:
    body = "5月7日，何山辞去江东县县长职务，不满46岁的林岚被任命为江东县代县长。"
    assert changes(body) == [("-", "何山", "江东县县长"), ("+", "林岚", "江东县代县长")]


def test_every_person_of_a_sentence_has_a_post_of_their_own() -> None:
    text = (
        "会议决定任命林岚任县发展和改革局局长、周远任县民政局局长，"
        "免去何山的县发展和改革局局长职务、赵平川（女）的县民政局局长、党组书记职务。"
    )
    assert [
        (fact.relation, fact.subject, fact.object) for fact in facts(text) if fact.relation in ("appointed", "removed")
    ] == [
        ("appointed", "林岚", "县发展和改革局局长"),
        ("appointed", "周远", "县民政局局长"),
        ("removed", "何山", "县发展和改革局局长"),
        ("removed", "赵平川", "县民政局局长"),
        ("removed", "赵平川", "党组书记"),
    ]


def test_two_posts_of_one_person_are_not_two_persons() -> None:
    given = [fact for fact in facts("任命林岚为县财政局局长、县税务局局长。") if fact.relation == "appointed"]
    assert [(fact.subject, fact.object) for fact in given] == [("林岚", "县财政局局长"), ("林岚", "县税务局局长")]


def test_acting_after_a_comma() -> None:
    body = "决定任命林岚为云岭县副县长，代理云岭县县长职务。"
    assert changes(body) == [("+", "林岚", "云岭县副县长"), ("+", "林岚", "云岭县县长")]
    assert facts(body)[1].qualifier("kind") == "acting"
    assert changes("任命林岚为云岭县副县长，为云岭县县长助理的职务作准备。") == [("+", "林岚", "云岭县副县长")]


def test_a_post_held_besides() -> None:
    body = "免去何山同志县财政局副局长、县国资局局长（兼）职务，按规定办理退休手续；"
    assert changes(body) == [("-", "何山", "县财政局副局长"), ("-", "何山", "县国资局局长")]
    assert changes("免去何山同志应缴县财政局局长（兼）的费用。") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "会议选举林岚为县监察委员会主任、周远为县人民法院院长；补选何山为县长，许明为县人民检察院检察长。",
            [
                ("林岚", "县监察委员会主任"),
                ("周远", "县人民法院院长"),
                ("何山", "县长"),
                ("许明", "县人民检察院检察长"),
            ],
        ),
        (
            "会上宣布了林岚、周远为云岭大学副校长，何山、许明为云岭大学副校长（试用期一年）。",
            [(name, "云岭大学副校长") for name in ("林岚", "周远", "何山", "许明")],
        ),
        ("9月3日，林岚由云岭大学党委书记转任校长。", [("林岚", "校长")]),
        ("根据计票结果，林岚当选为云岭县县长。", [("林岚", "云岭县县长")]),
        ("主持人宣布林岚当选云岭县政协主席后，全场鼓掌。", [("林岚", "云岭县政协主席")]),
        ("县残联副理事长林岚就任江东县委常委、纪委书记。", [("林岚", "江东县委常委"), ("林岚", "纪委书记")]),
        (
            "任命林岚为河湾集团总经理，云溪集团党委书记、董事长。",
            [("林岚", "河湾集团总经理"), ("林岚", "云溪集团党委书记"), ("林岚", "董事长")],
        ),
        ("任命林岚同志为我校新一任校长。", [("林岚", "校长")]),
        ("任命林岚、周远等18人为县人民法院审判员。", [("林岚", "县人民法院审判员"), ("周远", "县人民法院审判员")]),
        ("决定林岚副县长代理云岭县人民政府县长职务。", [("林岚", "云岭县人民政府县长")]),
        ("审议了林岚同志代理县人民法院院长职务等人事任免事项。", [("林岚", "县人民法院院长")]),
        ("林岚、周远分别任云岭县县长、江东县县长。", [("林岚", "云岭县县长"), ("周远", "江东县县长")]),
        ("林岚、周远分别任县政协副主席。", [("林岚", "县政协副主席"), ("周远", "县政协副主席")]),
        ("“70后”林岚接替何山任云岭县委书记。", [("林岚", "云岭县委书记")]),
        ("原县长林岚，接替何山，出任云岭县委书记。", [("林岚", "云岭县委书记")]),
        ("另外，林岚调任东山大学任校长。", [("林岚", "校长")]),
        ("林岚由县委副书记任云岭县委书记。", [("林岚", "云岭县委书记")]),
        ("任命扎西才让（藏族）为云岭县县长。", [("扎西才让", "云岭县县长")]),
        (
            "会议选出的县政协副主席是：林岚、周远、买买提·艾山、何山、许明。",
            [(name, "县政协副主席") for name in ("林岚", "周远", "买买提·艾山", "何山", "许明")],
        ),
        (
            "任命林岚（女）为中华人民共和国驻南山共和国特命全权大使。",
            [("林岚", "中华人民共和国驻南山共和国特命全权大使")],
        ),
        (
            "周远兼任中共云岭县委河湾开发区工作委员会副书记，河湾开发区管委会主任。",
            [("周远", "中共云岭县委河湾开发区工作委员会副书记"), ("周远", "河湾开发区管委会主任")],
        ),
    ],
)
def test_each_of_a_sentence_is_given_a_post(body: str, expected: list[tuple[str, str]]) -> None:
    assert changes(body) == [("+", *given) for given in expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "免去何山的县财政局局长职务，周远的县水利局局长职务；许明的县审计局副局长职务。",
            [("何山", "县财政局局长"), ("周远", "县水利局局长"), ("许明", "县审计局副局长")],
        ),
        ("何山同志不再任云岭医院党委书记；", [("何山", "云岭医院党委书记")]),
        (
            "何山同志不再担任县政府党组成员，县委河湾工委副书记、委员，河湾管委会主任职务。",
            [("何山", post) for post in ("县政府党组成员", "县委河湾工委副书记", "委员", "河湾管委会主任")],
        ),
        (
            "免去何山县委书记、常委职务，不再担任县人大常委会主任，另有任用。",
            [("何山", "县委书记"), ("何山", "常委"), ("何山", "县人大常委会主任")],
        ),
        ("何山同志因年龄原因不再担任云岭学院党委书记。", [("何山", "云岭学院党委书记")]),
        ("公告称，何山因工作安排需要，将不再担任该行行长职务。", [("何山", "该行行长")]),
        ("免去何山原县公安局局长职务。", [("何山", "县公安局局长")]),
        (
            "免去何山云岭县委副书记、县长职务，周远县水利局副局长职务，许明石桥镇国土所所长职务；",
            [("何山", "云岭县委副书记"), ("何山", "县长"), ("周远", "县水利局副局长"), ("许明", "石桥镇国土所所长")],
        ),
        ("提请免去何山县长职务。", [("何山", "县长")]),
        ("接受布和辞去云岭县县长职务的请求。", [("布和", "云岭县县长")]),
        ("免去上述人员的云岭县县长职务。", []),
        (
            "免去何山同志的河湾集团董事长、总经理及云溪集团党委书记职务；",
            [("何山", "河湾集团董事长"), ("何山", "总经理"), ("何山", "云溪集团党委书记")],
        ),
    ],
)
def test_each_of_a_sentence_is_relieved(body: str, expected: list[tuple[str, str]]) -> None:
    assert changes(body) == [("-", *taken) for taken in expected]


def test_a_list_in_lines_goes_on_after_who_is_relieved_of_another_post() -> None:
    body = (
        "会议表决任命林岚为县商务局局长，免去其县招商局局长职务；\n周远为县教育局局长；\n"
        "许明为县水利局局长，免去其县农机局局长职务；\n免去何山的县审计局局长职务。"
    )
    assert changes(body) == [
        ("+", "林岚", "县商务局局长"),
        ("-", "林岚", "县招商局局长"),
        ("+", "周远", "县教育局局长"),
        ("+", "许明", "县水利局局长"),
        ("-", "许明", "县农机局局长"),
        ("-", "何山", "县审计局局长"),
    ]


def test_what_is_accepted_of_another_is_no_post() -> None:
    assert changes("决定任命林岚为副县长，决定接受何山辞去副县长职务。") == [
        ("+", "林岚", "副县长"),
        ("-", "何山", "副县长"),
    ]


def test_acting_in_a_chain_of_posts() -> None:
    body = "决定任命林岚为云岭县副县长、代理云岭县县长职务。"
    assert changes(body) == [("+", "林岚", "云岭县副县长"), ("+", "林岚", "云岭县县长")]
    assert facts(body)[1].qualifier("kind") == "acting"


def test_relieved_of_one_and_given_the_other() -> None:
    assert changes("免去何山同志县财政局局长职务，任县财政局正科级调研员；任命林岚为县财政局局长。") == [
        *TAKEN,
        ("+", "何山", "县财政局正科级调研员"),
        *GIVEN,
    ]


def test_what_follows_a_comma_is_not_always_a_post() -> None:
    assert changes("任命林岚为县财政局局长，他是云岭县最年轻的局长。") == GIVEN
    assert changes("林岚任县财政局局长，县政府办公室主任周远出席。") == GIVEN


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("林岚同志担任县防汛抗旱领导小组组长。", []),
        ("林岚担任运动会组委会执行主席。", []),
        ("林岚担任县食品安全委员会主任。", []),
        ("林岚担任县总工会主席。", [("+", "林岚", "县总工会主席")]),
    ],
)
def test_a_role_in_a_body_of_coordination_is_no_post(body: str, expected: list[Change]) -> None:
    assert changes(body) == expected
