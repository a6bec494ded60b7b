"""Persons, where the frame around them shows that they are."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.records import Mention
from govgraph.extract.structure import split_documents


def people_in(text: str) -> tuple[Mention, ...]:
    return find_mentions(split_documents(decode_source("x.txt", text.encode()))[0])["people"]


def titled(text: str) -> list[tuple[str, object]]:
    return [(person.text, person.attributes["title"]) for person in people_in(text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("副县长林岚出席会议。", [("林岚", "副县长")]),
        ("县委书记周远、县长林岚出席。", [("周远", "县委书记"), ("林岚", "县长")]),
        ("副县长周远、何山参加。", [("周远", "副县长"), ("何山", "副县长")]),
        ("林岚同志讲话。", [("林岚", "")]),
        ("林岚（副县长）主持会议。", [("林岚", "副县长")]),
        ("周远副县长：负责教育工作。", [("周远", "副县长")]),
        ("欧阳明远副县长：负责教育工作。", [("欧阳明远", "副县长")]),
        ("林岚\n县财政局局长", [("林岚", "县财政局局长")]),
        ("林  岚  县财政局局长\n沈立言  县水利局局长", [("林岚", "县财政局局长"), ("沈立言", "县水利局局长")]),
        ("县委常委、副县长\n周远：负责教育工作。", [("周远", "县委常委、副县长")]),
        ("县委宣传部部长林岚", [("林岚", "县委宣传部部长")]),
        ("林岚院士作报告。", [("林岚", "院士")]),
        ("新任县长林岚", [("林岚", "县长")]),
        ("（林岚 周远）", [("林岚", ""), ("周远", "")]),
        ("任命林岚为县财政局局长。", [("林岚", "")]),
        ("免去何山同志的县财政局局长职务。", [("何山", "")]),
        ("林岚，女，1980年生，汉族。", [("林岚", "")]),
        ("授予林岚同志劳动模范称号。", [("林岚", "")]),
        ("3、林岚副书记作重要讲话。", [("林岚", "副书记")]),
        ("联系人：县安委办林岚，电话123。", [("林岚", "")]),
        ("云溪酒店消防安全责任人林岚为整改负责人。", [("林岚", "")]),
        ("县防汛领导小组组长：林岚，常务副组长：周远。", [("林岚", ""), ("周远", "")]),
        ("组长由林岚、周远等同志担任。", [("林岚", ""), ("周远", "")]),
        ("第一组：南山、北山，组长林岚，副组长周远；", [("林岚", ""), ("周远", "")]),
        ("首任组长是林岚，后者已离任。", [("林岚", "")]),
        ("林岚、周远等和大会主席团成员在主席台就座。", [("林岚", ""), ("周远", "")]),
        ("副秘书长有两人，其中周远兼任县财政局局长。", [("周远", "")]),
        ("国务委员林岚立即主持会议。", [("林岚", "国务委员")]),
        ("市长林岚也及时回应。", [("林岚", "市长")]),
        ("联系人及电话：林岚，123。", [("林岚", "")]),
    ],
)
def test_frames(text: str, people: list[tuple[str, object]]) -> None:
    assert titled(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "主任会议讨论了报告。",
        "教师成长迅速。",
        "局长高度重视。",
        "书记成立工作组。",
        "县长任务繁重。",
        "院长方案。",
        "组织部长期坚持。",
        "镇长安全检查。",
        "高温天气，方便群众，周边环境。",
        "任命的通知",
        "任何单位不得拒绝。",
        "负责人周全部署。",
        "第五组：南山、北山",
        "组长由县长担任。",
    ],
)
def test_words_that_only_look_like_names(text: str) -> None:
    assert people_in(text) == ()


def test_a_former_post_is_no_post() -> None:
    (person,) = people_in("时任县长何山讲话。")
    assert person.attributes["posts"] == ()


def test_posts_of_a_chain_are_kept_apart() -> None:
    (person,) = people_in("县委常委、副县长林岚出席。")
    assert person.attributes["posts"] == ("县委常委", "副县长")


def test_holder_spans_name_and_posts() -> None:
    text = "会上，副县长林岚作了讲话。"
    (person,) = people_in(text)
    start, end = person.attributes["holder_start"], person.attributes["holder_end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert text[start:end] == "副县长林岚"


def test_a_label_of_metadata_is_no_name() -> None:
    text = "云岭县人民政府关于开展普查的通告\n来源：云岭县人民政府网站\n云政告〔2025〕1号\n请开展普查。"
    assert [person.text for person in people_in(text)] == []


def test_the_code_of_a_number_is_no_name() -> None:
    text = "云岭县人民政府关于开展普查的通知\n云政任〔2025〕3号\n请开展普查。"
    assert [person.text for person in people_in(text)] == []


@pytest.mark.parametrize("text", ["县长江治理", "市长安街", "校长江小学"])
def test_a_post_is_not_read_out_of_other_words(text: str) -> None:
    assert people_in(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由县财政局局长林岚担任组长。", "林岚"),
        ("林岚挂任云岭县副县长。", "林岚"),
        ("林岚拟任县财政局局长。", "林岚"),
        ("任命欧阳明为县财政局局长。", "欧阳明"),
        ("任命阿里木·买买提为县财政局局长。", "阿里木·买买提"),
    ],
)
def test_a_name_ends_before_the_verb(text: str, name: str) -> None:
    assert [person.text for person in people_in(text)] == [name]


@pytest.mark.parametrize("text", ["副县长林  岚、周  远出席会议。", "副县长林  岚负责教育、联系周  远同志。"])
def test_letter_spaced_names(text: str) -> None:
    assert [person.text for person in people_in(text)] == ["林岚", "周远"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("任免名单显示，林岚任县财政局局长。", [("林岚", "")]),
        ("此外，林岚不再担任县剧院副院长职务。", [("林岚", "")]),
        ("林岚试用期满正式任县财政局局长。", [("林岚", "")]),
        ("县教育局原局长林岚年龄已满60岁。", [("林岚", "县教育局原局长")]),
        ("免去林岚县民政局局长、县公安局副局长的职务。", [("林岚", "")]),
        ("直接责任人许明、王芳被移交司法机关。", [("许明", ""), ("王芳", "")]),
        # a comma and 任 do not make a name
        ("根据安排，高级任务由县财政局承担。", []),
        ("按照规定，任何单位不再担任成员。", []),
        ("免去不合格人员、临时人员的补助。", []),
    ],
)
def test_names_in_news_of_appointments(text: str, people: list[tuple[str, str]]) -> None:
    assert titled(text) == people


def test_posts_given_to_one_are_not_those_of_the_next() -> None:
    text = "许明任县政协文史委员会主任，县政府外办主任周远任县政协港澳委员会主任。"
    posts = {person.text: person.attributes["posts"] for person in people_in(text)}
    assert posts == {"许明": (), "周远": ("县政府外办主任",)}
    text = "县委常委，县政府办公室主任周远出席。"
    assert [person.attributes["posts"] for person in people_in(text)] == [("县委常委", "县政府办公室主任")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("会议召开。林岚主持会议。", [("林岚", "")]),
        ("不满46岁的林岚被任命为县长。", [("林岚", "")]),
        ("周远任县财政局局长 林岚任县水利局局长", [("周远", ""), ("林岚", "")]),
        ("记者 林岚摄", [("林岚", "记者")]),
        ("5月7日讯（周远）县政府召开会议。", [("周远", "")]),
        ("县法院行政审判庭庭长林岚作报告。", [("林岚", "县法院行政审判庭庭长")]),
        ("共青团中央书记处书记林岚出席。", [("林岚", "共青团中央书记处书记")]),
        ("县煤矿通风区区长林岚出席。", [("林岚", "县煤矿通风区区长")]),
        # no name
        ("会议召开。全体主持会议。", []),
        ("5月7日讯（全文）县政府召开会议。", []),
        ("不满三年的任务被聘任为主任。", []),
    ],
)
def test_names_in_news_of_meetings(text: str, people: list[tuple[str, str]]) -> None:
    assert titled(text) == people


def test_a_vice_premier_holds_a_post() -> None:
    assert [person.attributes["posts"] for person in people_in("落实林岚副总理的批示。")] == [("副总理",)]
    assert [person.attributes["posts"] for person in people_in("林岚教授作报告。")] == [()]


def test_what_an_official_read_out() -> None:
    assert titled("会议听取了县法院代理院长茆岚所作的议案报告。") == [("茆岚", "县法院代理院长")]
    assert titled("会议听取了县法院院长所作的报告。") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("担任本次大会执行主席的还有：林岚、周远、何山。", ["林岚", "周远", "何山"]),
        ("作者：林岚 周远\n一审：何山\n栏目主编：许明\n", ["林岚", "周远", "何山", "许明"]),
        ("（云岭导报记者 林岚 周远 通讯员 何山）8月7日上午，会议召开。", ["林岚", "周远", "何山"]),
        ("本网讯（林岚）8月4日，会议召开。", ["林岚"]),
        ("副主任林岚、周远及委员共24人出席。", ["林岚", "周远"]),
        ("县领导林岚、周远参加。", ["林岚", "周远"]),
        ("林岚主持会议，周远、何山、许明出席会议。", ["林岚", "周远", "何山", "许明"]),
        ("大会的执行主席是林岚、周远、买买提·艾山、何山，会议由林岚主持。", ["林岚", "周远", "买买提·艾山", "何山"]),
        ("免去何山县委书记职务，林岚接任。", ["何山", "林岚"]),
        ("村民何山说，路修好了。", ["何山"]),
        ("最年轻的是37岁的林岚，她从县长转任。", ["林岚"]),
        ("此前，县委书记是何山，由林岚兼任。", ["何山", "林岚"]),
        ("以林岚院长为班长的班子。", ["林岚"]),
        ("林岚、周远、何山等3人提名副市长。", ["林岚", "周远", "何山"]),
        ("何山曾任云和县的宣传部副部长。", ["何山"]),
        ("副县长分别为林岚、周远、许和平和何山。", ["林岚", "周远", "许和平", "何山"]),
        ("县人大常委会主席团常务主席扎西才让（藏族）讲话。", ["扎西才让"]),
        ("在林岚调任江东后，周远接任。", ["林岚", "周远"]),
        ("关于何山代表资格的报告。", ["何山"]),
        ("（记者：林岚 周远（实习） 审核：何山）", ["林岚", "周远", "何山"]),
        ("对县环境监察中队队长何山采取留置措施。", ["何山"]),
        ("关于提请任免林岚等同志职务的议案。", ["林岚"]),
        ("近期就任县委常委的林岚已经到岗。", ["林岚"]),
        ("副主任林岚、周大为和秘书长何山出席。", ["林岚", "周大为", "何山"]),
        ("副董事长林岚代为履行职权。", ["林岚"]),
        ("县长买买提•艾山说，项目已经开工。", ["买买提•艾山"]),
        ("人事司司长林岚宣读了决定。", ["林岚"]),
        ("曾任云岭县委书记的林岚，1972年12月生。", ["林岚"]),
        ("县委常委、组织部长林岚出席。", ["林岚"]),
    ],
)
def test_names_of_rolls_and_bylines(text: str, names: list[str]) -> None:
    assert sorted(person.text for person in people_in(text)) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "原标题：云岭县选出县长",
        "集团领导班子作了表态。",
        "宣读完任免决定以后讲话。",
        "任副省长的干部有3人。",
        "原料：大米、小麦、玉米。",
    ],
)
def test_words_of_news_that_are_no_names(text: str) -> None:
    assert people_in(text) == ()


def test_what_one_was_before_is_not_held() -> None:
    (person,) = people_in("另外，原云岭大学校长林岚出席。")
    assert person.attributes["posts"] == ()


def test_posts_after_a_former_one_are_former_too() -> None:
    (person,) = people_in("云岭大学原党委书记、副校长林岚被查。")
    assert person.attributes["posts"] == ()
    (other,) = people_in("县委原书记、市政协副主席周远出席。")
    assert other.attributes["posts"] == ("市政协副主席",)


def test_the_chief_of_a_part_of_the_party_prints_its_head_once() -> None:
    (person,) = people_in("校党委常委、组织部长林岚出席。")
    assert person.attributes["posts"] == ("校党委常委", "组织部长")
    (other,) = people_in("云溪新区党工委副书记、管委会副主任周远出席。")
    assert other.attributes["posts"] == ("云溪新区党工委副书记", "管委会副主任")


def test_leaders_with_the_level_in_their_label() -> None:
    assert [name for name, _ in titled("修好公路。\n分管省领导：林岚\n部门分工：省财政厅牵头。")] == ["林岚"]
    assert titled("分管省领导：要高度重视。") == []


def test_who_is_said_to_hold_a_post() -> None:
    assert titled("林岚是县委常委，上届县政府的副县长。") == [("林岚", "县委常委")]
    assert titled("林岚是八位副县长中最年轻的。") == []
    assert [name for name, _ in titled("林岚2021年被任命为副县长，这届留任。")] == ["林岚"]
    assert [name for name, _ in titled("副县长林岚、周远、何山面带微笑。")] == ["林岚", "周远", "何山"]
    assert titled("林岚是这次新当选的副县长，之前担任县财政局局长。") == []
    assert titled("他先后在云岭县、武安市担任书记。") == []


def test_those_of_a_roll_hold_the_post_before_it() -> None:
    found = people_in("其余三位副县长分别为林岚、周远和何山。")
    assert [person.attributes["posts"] for person in found] == [("副县长",)] * 3


def test_what_a_picture_shows_is_no_part_of_a_post() -> None:
    text = "林岚 资料图林岚此前任云岭县委书记，她出生于1970年。"
    assert not any("资料图" in str(person.attributes["posts"]) for person in people_in(text))


def test_who_wrote_and_who_was_there() -> None:
    assert [name for name, _ in titled("会议结束。（撰稿人：林岚 审核人：周远）")] == ["林岚", "周远"]
    people = people_in("市领导周远、何山及市政府党组成员林岚出席会议。")
    assert [person.text for person in people] == ["周远", "何山", "林岚"]
    assert people[-1].attributes["posts"] == ("市政府党组成员",)
