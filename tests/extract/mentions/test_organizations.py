"""Bodies in lists and in running text."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.mentions.agencies import organization_kind
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
        ("市、县政府是责任主体。", ["市、县政府"]),
        ("各市发展改革委（能源局）：", ["各市发展改革委（能源局）"]),
        (
            "成员：市委军民融合办、机要保密局，市发展改革局、轨道交通局，江东市通信建设管理办公室分管负责同志。",
            ["市委军民融合办", "机要保密局", "市发展改革局", "轨道交通局", "江东市通信建设管理办公室"],
        ),
        ("林岚担任委员会副主任，国务院副秘书长何山等担任委员会委员。", ["国务院"]),
        (
            "经中央机构编制委员会办公室、中央财经委员会同意，中央决定成立委员会，召开中央委员会会议。",
            ["中央机构编制委员会办公室", "中央财经委员会"],
        ),
        ("周远就以县卫健委主任的身份参加。", ["县卫健委"]),
        ("由省军区保障局、市委教育工委参加。", ["省军区保障局", "市委教育工委"]),
        ("决定对云岭县青禾足浴店、云岭县兴旺商行等两家单位挂牌督办。", ["云岭县青禾足浴店", "云岭县兴旺商行"]),
        ("由发展改革委地区经济司（研究室）承担。", ["发展改革委地区经济司"]),
        (
            "领导小组成员由县经贸和科技局、县文体广电和旅游局组成。",
            ["领导小组", "县经贸和科技局", "县文体广电和旅游局"],
        ),
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
        "召开今年首次大气污染防治联席会议。",
        "县委托第三方开展评估。",
        "召开县长办公会议，听取汇报。",
        "企业所在地的县级人民政府",
        "该事项由镇办理。",
        "全县酒店、宾馆开展排查。",
        "相关市政府要制定方案。",
        "报工作联系人（设在一楼）。",
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


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("财政部会同农业部等有关部门提出意见。", ["财政部", "农业部"]),
        ("林业局已会同水利部研究。", ["林业局", "水利部"]),
        ("市金融监管局、人行、银保监分局负责。", ["市金融监管局", "人行", "银保监分局"]),
        ("用好中国证监会的政策，向农发行推荐。", ["中国证监会", "农发行"]),
        ("省工业和信息化厅、财政厅等部门负责。", ["省工业和信息化厅", "财政厅"]),
        ("国务院有关部门要加强指导。", ["国务院有关部门"]),
        ("据报道，国务院发布关于规划的批复。", ["国务院"]),
        ("中共国土资源部党组决定。", ["中共国土资源部党组"]),
    ],
)
def test_central_bodies(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "按标准（工信部联企〔2011〕300号）执行。",
        "工信部门要配合。",
        "向建设银行业务骨干学习。",
        "鼓励扶贫办法创新，建设部分项目。",
    ],
)
def test_no_central_body(text: str) -> None:
    assert bodies_in(text) == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("林岚（市编委办）\n周远（市住保办）", ["市编委办", "市住保办"]),
        ("市质监局、市人力社保局、市府办参加。", ["市质监局", "市人力社保局", "市府办"]),
        ("区委区政府督查室要督促落实。", ["区委区政府督查室"]),
        ("自治区党委书记林岚出席。", ["自治区党委"]),
        ("市政协社会和法制委员会主任林岚出席。", ["市政协社会和法制委员会"]),
    ],
)
def test_bodies_of_a_level(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "（市场处）",
        "（县城大局）",
        "（市里决定办）",
        "加快区建设中心城市",
        "建设好示范区管委会",
    ],
)
def test_no_body_of_a_level(text: str) -> None:
    assert bodies_in(text) == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("免去林岚矿产开发管理司副司长职务。", ["矿产开发管理司"]),
        ("林岚试用期满正式任矿产资源储量评审中心副主任。", ["矿产资源储量评审中心"]),
        ("林岚任中共云岭县委宣传部部长。", ["中共云岭县委宣传部"]),
        ("补选云岭县人民政府县长。", ["云岭县人民政府"]),
        ("云岭县人民政府副县长林岚代理云岭县人民政府县长职务。", ["云岭县人民政府", "云岭县人民政府"]),
        ("而司法局局长林岚出席。", ["司法局"]),
    ],
)
def test_bodies_before_posts(text: str, bodies: list[str]) -> None:
    assert bodies_in("云岭县人民政府\n关于任免的通知\n" + text) == ["云岭县人民政府", *bodies]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("认真落实中央应对森林火灾工作领导小组部署。", ["中央应对森林火灾工作领导小组"]),
        ("措施已经县委应对森林火灾工作领导小组会议通过。", ["县委应对森林火灾工作领导小组"]),
        ("统一由省应对森林火灾领导小组调配。", ["省应对森林火灾领导小组"]),
        ("国务院应对森林火灾联防联控机制印发通知。", ["国务院应对森林火灾联防联控机制"]),
        ("试点工作纳入国家数据试验区部际协调小组统筹。", ["国家数据试验区部际协调小组"]),
        ("按照4月15日专家组的意见，建立联防联控机制。", []),
        ("由江东大学、清河库区防治工作指挥部等单位专家组成。", ["清河库区防治工作指挥部"]),
        ("国务院自由贸易工作部际联席会议办公室要督促。", ["国务院自由贸易工作部际联席会议办公室"]),
    ],
)
def test_bodies_of_coordination(text: str, bodies: list[str]) -> None:
    assert [body for body in bodies_in(text) if body != "江东大学"] == bodies


@pytest.mark.parametrize(
    ("addressees", "bodies"),
    [
        ("国务院各部委、各直属机构", ["国务院各部委", "各直属机构"]),
        ("省人民政府各工作部门、各直属机构", ["省人民政府各工作部门", "各直属机构"]),
        ("县直各部门、各单位", ["县直各部门、各单位"]),
    ],
)
def test_classes_of_bodies_among_addressees(addressees: str, bodies: list[str]) -> None:
    text = f"国务院关于开展普查的通知\n国发〔2025〕3号\n各省、自治区、直辖市人民政府，{addressees}：\n请开展普查。"
    assert bodies_in(text) == ["国务院", "各省、自治区、直辖市人民政府", *bodies]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("中国人民银行云岭县支行", "government"),
        ("农业银行云岭县支行", "company"),
        ("中国南山保险公司云岭办事处", "company"),
        ("云岭铁路局", "company"),
        ("国家铁路局", "government"),
        ("驻县财政局纪检组", "party"),
        ("县政协办公室", "other"),
        ("省编办", "government"),
        ("县委编办", "party"),
        ("市高院", "justice"),
        ("综合一科", "government"),
        ("煤矿安全督查组", "coordination_body"),
        ("省社科院", "institution"),
        ("中共云岭县第十届委员会", "party"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert organization_kind(name) == kind


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("由云岭县农业机械化协会组织。", ["云岭县农业机械化协会"]),
        ("云岭县广播电视台报道。", ["云岭县广播电视台"]),
        ("云岭县清溪煤矿发生事故。", ["云岭县清溪煤矿"]),
        ("委托中国地质大学（武汉）勘查，以华中科技大学为主。", ["中国地质大学（武汉）", "华中科技大学"]),
        ("向中国证券投资基金业协会登记。", ["中国证券投资基金业协会"]),
        ("支持清河湾旅游度假区管委会工作。", ["清河湾旅游度假区管委会"]),
        ("林岚和石桥村村民委员会主任周远。", ["石桥村村民委员会"]),
    ],
)
def test_institutions(text: str, bodies: list[str]) -> None:
    assert bodies_in("云岭县人民政府\n关于开展普查的通知\n" + text) == ["云岭县人民政府", *bodies]


@pytest.mark.parametrize(
    "text",
    [
        "云岭县清溪煤矿二期工程开工。",
        "云岭县要求成立行业协会。",
        "中国特色现代大学，全国重点大学，中国大学生。",
        "各级行业协会，区域合作协会，开发区管委会。",
    ],
)
def test_no_institution(text: str) -> None:
    assert bodies_in("云岭县人民政府\n关于开展普查的通知\n" + text) == ["云岭县人民政府"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("省委各部门、省政府各部门要落实。", ["省委各部门", "省政府各部门"]),
        ("市安委会有关成员单位，各乡镇（街道）。", ["市安委会有关成员单位"]),
        ("各有关部门和单位要落实。", ["各有关部门和单位"]),
        ("各镇（街道）人民政府（办事处），请落实。", ["各镇（街道）人民政府（办事处）"]),
        ("市县人民政府，全县政府部门。", []),
        ("市督考办要定期通报。", ["市督考办"]),
        ("支持农业发展银行做好保障。", ["农业发展银行"]),
        ("会议要求，由农业厅牵头，和财政厅等部门会商。", ["农业厅", "财政厅"]),
        ("联席会议办公室设在省教育厅。", ["联席会议", "省教育厅"]),
    ],
)
def test_classes_and_short_names(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("中铁十二局承建。", ["中铁十二局"]),
        ("县公安局石桥派出所、县林业局林政稽查队参加。", ["县公安局石桥派出所", "县林业局林政稽查队"]),
        ("农业农村部办公厅、农业农村部种植业司印发。", ["农业农村部办公厅", "农业农村部种植业司"]),
        (
            "市委全面深化改革委员会、市直机关党工委、市外侨办。",
            ["市委全面深化改革委员会", "市直机关党工委", "市外侨办"],
        ),
        ("委托清源检测有限公司检测。", ["清源检测有限公司"]),
        ("会议结合县防汛抗旱工作领导小组办公室要求。", ["县防汛抗旱工作领导小组办公室"]),
        ("由省新型病毒感染的肺炎疫情防控指挥部调拨。", ["省新型病毒感染的肺炎疫情防控指挥部"]),
        ("都要成立应对森林火灾工作领导小组。", ["应对森林火灾工作领导小组"]),
        ("各镇（街道）、云溪经开区管委会。", ["云溪经开区管委会"]),
    ],
)
def test_whole_names(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "必要时，邀请辖区内专家组会诊，组织院内专家组检查。",
        "一家物流公司，聘请保安公司，一些大型集团。",
        "应当服从当地领导小组。",
        "各基层党组织要充分利用本单位。",
    ],
)
def test_bodies_of_anyone(text: str) -> None:
    assert bodies_in(text) == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("落实党中央、国务院决策部署和国务院联防联控机制要求。", ["党中央", "国务院", "国务院联防联控机制"]),
        ("国务院新闻办公室举行发布会。", ["国务院新闻办公室"]),
        ("本报记者从县卫生健康综合行政执法总队获悉。", ["县卫生健康综合行政执法总队"]),
        ("目前清源建设有限公司每天生产。", ["清源建设有限公司"]),
        ("据进口企业清源（南山）医疗设备有限公司介绍。", ["清源（南山）医疗设备有限公司"]),
    ],
)
def test_reports(text: str, bodies: list[str]) -> None:
    assert [body.removeprefix("进口企业") for body in bodies_in(text)] == bodies


@pytest.mark.parametrize(
    "text",
    [
        "围绕中心、服务大局，督促各项措施落到实处。",
        "某跨国公司、加拿大某公司、该公司负责人林岚。",
        "引导小贷公司支持实体经济。",
        "各地积极协调有关部门清障。",
    ],
)
def test_no_bodies_in_reports(text: str) -> None:
    assert bodies_in(text) == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("县疾控中心也成立了卫生应急救援领导小组。", ["县疾控中心", "卫生应急救援领导小组"]),
        ("经请示县防汛抗旱指挥部同意。", ["县防汛抗旱指挥部"]),
        ("联系人林岚13800000000清源融资担保有限公司", ["清源融资担保有限公司"]),
        ("指定县人民医院接诊。", ["县人民医院"]),
        ("国家税务总局云岭县税务局、国家税务总局。", ["国家税务总局云岭县税务局", "国家税务总局"]),
    ],
)
def test_what_stands_before_a_name(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "优先获得再担保公司支持，按照上级股份公司的要求，推进拟上市公司发展。",
        "服从同级应对疫情领导小组，向所在地疫情处置工作指挥部报备。",
        "有关支持方案报商务厅审定，相关手续可过后补办。",
        "市区一家医院，区和定点医院。",
    ],
)
def test_what_names_no_body(text: str) -> None:
    assert [body for body in bodies_in(text) if body != "商务厅"] == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("云岭农商行、云岭第三中学、兴业银行云岭支行。", ["云岭农商行", "云岭第三中学", "兴业银行云岭支行"]),
        ("市中院、云岭县看守所、武警云岭中队。", ["市中院", "云岭县看守所", "武警云岭中队"]),
        ("县人大财政经济委员会、县人大常委会教科文卫工委。", ["县人大财政经济委员会", "县人大常委会教科文卫工委"]),
        ("华中科技大学同济医学院附属协和医院接诊。", ["华中科技大学同济医学院附属协和医院"]),
        ("省审计厅驻云岭办事处责令整改。", ["省审计厅驻云岭办事处"]),
        ("何山，现任河湾镇党委委员。", ["河湾镇党委"]),
        ("联合中国银行云岭县分行、各县（市）区电视台。", ["中国银行云岭县分行"]),
    ],
)
def test_bodies_of_a_county(text: str, bodies: list[str]) -> None:
    assert bodies_in("云岭县人民政府\n关于开展普查的通知\n" + text) == ["云岭县人民政府", *bodies]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("县关工委", "people's_organisation"),
        ("市直机关工委", "party"),
        ("县人大常委会教科文卫工委", "government"),
        ("国开行", "company"),
        ("中国红十字会总会", "people's_organisation"),
        ("中央军委政治工作部", "military"),
    ],
)
def test_more_kinds(name: str, kind: str) -> None:
    assert organization_kind(name) == kind


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("县教育局要积极协调县防汛抗旱指挥部。", ["县教育局", "县防汛抗旱指挥部"]),
        ("该系统是根据县森林防火指挥部授权开发。", ["县森林防火指挥部"]),
        ("县政府成立服务外出务工人员工作专班。", ["县政府", "服务外出务工人员工作专班"]),
        ("减免疫情严重地区公司费用，用户也可拨打集团热线，搭乘航空公司班机。", []),
        ("云岭县食品安全委员会办公室云岭县市场监督管理局", ["云岭县食品安全委员会办公室", "云岭县市场监督管理局"]),
        ("依照治安管理处罚法，确保各项措施落到实处。", []),
    ],
)
def test_sentences_about_bodies(text: str, bodies: list[str]) -> None:
    assert bodies_in("云岭县人民政府\n关于开展普查的通知\n" + text) == ["云岭县人民政府", *bodies]


def test_one_class_under_several_heads() -> None:
    assert bodies_in("各街道办事处，区政府各委、办、局、处，县级各专班牵头部门要落实。") == [
        "各街道办事处",
        "区政府各委、办、局、处",
        "县级各专班牵头部门",
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("各县、区人民政府（管委会）负责落实。", ["各县、区人民政府（管委会）"]),
        ("各区县政府（地区管委会）：落实属地责任。", ["各区县政府（地区管委会）"]),
        ("市政府有关部门要抓好落实。", ["市政府有关部门"]),
        ("市政府有关部门负责人列席。", ["市政府"]),
        ("各区县城管大队做好工作。", []),
        ("市政府外联服务办：负责联络。", ["市政府外联服务办"]),
        ("县政府定期督办。", ["县政府"]),
        ("县政府政务督查室将开展督查。", ["县政府政务督查室"]),
        ("县政府法律顾问室主要负责同志列席。", ["县政府法律顾问室"]),
        ("云溪工业集中区管委会完成了任务。", ["云溪工业集中区管委会"]),
        ("云岭县财政局 云岭县发展和改革委员会", ["云岭县财政局", "云岭县发展和改革委员会"]),
        ("民航云岭安全监管办负责保障。", ["民航云岭安全监管办"]),
        ("省海上搜救中心、市文化执法总队参加。", ["省海上搜救中心", "市文化执法总队"]),
        ("各项条款由责任单位负责解释。", []),
        ("清理河道。（责任单位：县水利局，宣传、交通、文化部门）", ["县水利局"]),
    ],
)
def test_bodies_that_divide_tasks(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("镇人民政府驻柳溪镇（原石坎镇人民政府驻地）。", ["镇人民政府", "石坎镇人民政府"]),
        ("抄送：省委办公厅。各民主党派省委。", ["省委办公厅"]),
        ("同意调整云岭县部分行政区划。", []),
        ("有关直辖市人民政府要加强领导。", []),
        ("涉及7县（区）23个乡镇和街道办事处。", []),
        ("改建为国务院云溪地区开发办公室。", ["国务院云溪地区开发办公室"]),
        ("由国家计委和水电部代管。", ["国家计委", "水电部"]),
        ("国务院决定成立办公室。", ["国务院"]),
        ("柳溪湖风景名胜区管理处隶属县政府。", ["柳溪湖风景名胜区管理处", "县政府"]),
        ("云岭县柳溪对台小额商品交易市场管理委员会成立。", ["云岭县柳溪对台小额商品交易市场管理委员会"]),
        ("可在云岭县设立办事处。", []),
        ("西至恒泰集团，南至石桥村。", ["恒泰集团"]),
        ("规范一些部际联席会议。", []),
        ("各类机构要精简。", []),
        ("四至范围由自然资源厅会同省发展改革委审核。", ["自然资源厅", "省发展改革委"]),
        ("于1月10日前报送市政务公开工作领导小组办公室。", ["市政务公开工作领导小组办公室"]),
        ("盟行政公署、盟行署办公室印发。", ["盟行政公署", "盟行署办公室"]),
        ("开展全省政府规章清理。", []),
        ("根据《中华人民共和国村民委员会组织法》制定。", []),
        ("通过申请中省投资及学校自筹解决。", []),
    ],
)
def test_bodies_of_approvals(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("林岚任云岭城市开发控股有限公司副董事长。", ["云岭城市开发控股有限公司"]),
        ("提名云岭市人大常委会主任人选。", ["云岭市人大常委会"]),
        ("会议选举市人民政府市长。", ["市人民政府"]),
        ("县检察院民行科科长林岚作报告。", ["县检察院"]),
        ("任中共南山市委河湾经济开发区工作委员会委员。", ["中共南山市委河湾经济开发区工作委员会"]),
        ("县监委会负责人列席会议。", ["县监委会"]),
        ("任命林岚为省人民检察院云岭铁路运输分院检察长。", ["省人民检察院云岭铁路运输分院"]),
        ("免去何山县长职务，周远县水利局副局长职务。", ["县水利局"]),
        ("免去其南山省经济贸易委员会主任职务。", ["南山省经济贸易委员会"]),
        ("会议听取了县政府关于机构改革的报告。", ["县政府"]),
        ("县委副书记、县长升县委书记。", ["县委", "县委"]),
        ("又有两省人大常委会进行人事任免。", []),
        ("县长林岚和县监察委、县人民法院列席。", ["县监察委", "县人民法院"]),
        ("县人大常委会民族法制（教科文卫）工作委员会作报告。", ["县人大常委会民族法制（教科文卫）工作委员会"]),
        ("据云溪银行公告，各家银行、手机银行正常。", ["云溪银行"]),
        ("海南、甘肃四省份省委书记履新。", ["省委"]),
        ("免去何山原自治区公安厅厅长职务。", ["自治区公安厅"]),
        ("免去何山同志的河湾董事长、总经理及云溪控股集团党委书记职务。", ["云溪控股集团"]),
        ("市三院、省立三院设分诊台。", ["市三院", "省立三院"]),
        ("会议传达中共南山大学委员会决定。", ["中共南山大学委员会"]),
        ("组成人员必须是常务委员会的组成人员。", []),
        ("通过市六届人大部分专门委员会人选。", []),
        ("他是全国最年轻市长。", []),
    ],
)
def test_bodies_in_news_of_appointments(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies


def test_the_chief_of_a_division_is_the_bodys() -> None:
    document = split_documents(decode_source("x.txt", "县检察院民行科科长林岚作报告。".encode()))[0]
    (person,) = find_mentions(document)["people"]
    assert person.attributes["posts"] == ("县检察院民行科科长",)
