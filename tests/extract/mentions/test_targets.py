"""Indicators and the goals set for them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.mentions.dates import DATES
from govgraph.extract.mentions.quantities import QUANTITIES
from govgraph.extract.mentions.targets import INDICATORS
from govgraph.extract.records import Document, Mention, Mentions, Span
from govgraph.extract.structure import split_documents

_PLAN = """云岭县人民政府办公室
关于印发《{title}》的通知

云政办发〔2025〕3号

各乡镇人民政府：
现将方案印发给你们，请认真遵照执行。

云岭县人民政府办公室
2025年1月20日

{title}

{body}
"""


def plan(body: str, title: str = "云岭县重点任务实施方案") -> Document:
    return split_documents(decode_source("x.txt", _PLAN.format(title=title, body=body).encode()))[0]


def indicators(document: Document, projects: tuple[Mention, ...] = ()) -> list[Mention]:
    groups: dict[str, tuple[Mention, ...]] = {"projects": projects}
    for name, component in (("dates", DATES), ("quantities", QUANTITIES), ("indicators", INDICATORS)):
        found = component.find(document, Mentions(groups))
        groups[name] = tuple(sorted(found, key=lambda item: item.span))
    return sorted(groups["indicators"], key=lambda item: item.attributes["quantity_start"])  # type: ignore[arg-type, return-value]


def read(body: str, title: str = "云岭县重点任务实施方案") -> list[tuple[object, ...]]:
    found = indicators(plan(body, title))
    return [tuple(item.attributes[key] for key in ("name", "value", "unit", "comparator", "year")) for item in found]


@pytest.mark.parametrize(
    ("sentence", "name", "value", "unit", "comparator"),
    [
        ("森林覆盖率达到52.6%。", "森林覆盖率", 52.6, "%", "="),
        ("平均供电煤耗下降至300克标准煤/千瓦时。", "平均供电煤耗", 300, "克标准煤/千瓦时", "decrease_to"),
        ("单位生产总值能耗比2020年下降14%以上。", "单位生产总值能耗", 14, "%", "decrease_by"),
        ("电网削峰能力达到最高负荷5%左右。", "电网削峰能力", 5, "%", "~"),
        ("城镇登记失业率控制在4.5%以内。", "城镇登记失业率", 4.5, "%", "<="),
        ("城镇新增就业3200人。", "城镇新增就业", 3200, "人", "="),
        ("新建5G基站26个。", "5G基站", 26, "个", "="),
        ("建设床位215张，打造养老中心。", "床位", 215, "张", "="),
        ("建好竹园、河湾、桃坞3个和美乡村示范村。", "和美乡村示范村", 3, "个", "="),
        ("推进污水治理和3300座户厕改造。", "户厕改造", 3300, "座", "="),
        ("地方煤矿力争建成5座智能化煤矿。", "智能化煤矿", 5, "座", "="),
        ("每个乡镇至少建立一处应急避难场所。", "应急避难场所", 1, "处", ">="),
        ("打造石桥、松坪两个医疗次中心。", "医疗次中心", 2, "个", "="),
        ("受污染耕地100%采取安全利用措施。", "受污染耕地", 100, "%", "="),
        ("森林蓄积量由1200万立方米增加到1300万立方米。", "森林蓄积量", 1300, "万立方米", "increase_to"),
        ("将商标审查平均周期压缩至4个月以内。", "商标审查平均周期", 4, "个月", "decrease_to"),
        ("农村低保标准提高6%。", "农村低保标准", 6, "%", "increase_by"),
        ("在边境乡镇和薄弱村新建温室大棚5万个。", "温室大棚", 5, "万个", "="),
        ("地区生产总值翻一番。", "地区生产总值", 1, "番", "increase_by"),
        ("至少建成幼儿园3所。", "幼儿园", 3, "所", ">="),
        ("全县85%以上的行政村达到和美乡村标准。", "行政村", 85, "%", ">="),
        ("新（改、扩）建幼儿园6所。", "幼儿园", 6, "所", "="),
        ("供水工程覆盖农村人口比例达到60%。", "供水工程覆盖农村人口比例", 60, "%", "="),
        ("为500名残疾儿童提供康复服务。", "残疾儿童", 500, "名", "="),
        ("完成固定资产投资80亿元。", "固定资产投资", 80, "亿元", "="),
        ("农田灌溉水有效利用系数提高到0.58以上。", "农田灌溉水有效利用系数", 0.58, None, "increase_to"),
        ("新建和改造提升高标准农田2万亩。", "高标准农田", 2, "万亩", "="),
        ("教师收入水平高于同类人员20%。", "教师收入水平", 20, "%", ">="),
        ("每万名从业人员发明专利授权数达到26件。", "每万名从业人员发明专利授权数", 26, "件", "="),
        ("每千人口拥有执业医师3.2人。", "每千人口拥有执业医师", 3.2, "人", "="),
        ("人均体育场地面积2.6平方米。", "人均体育场地面积", 2.6, "平方米", "="),
        ("劳动年龄人口平均受教育年限达11.3年。", "劳动年龄人口平均受教育年限", 11.3, "年", "="),
        ("建筑能效在现行节能标准基础上提升30%。", "建筑能效", 30, "%", "increase_by"),
        ("县教育局计划新建幼儿园6所。", "幼儿园", 6, "所", "="),
        ("各乡镇建设村史馆不少于9个。", "村史馆", 9, "个", ">="),
        ("新建民用建筑中绿色建筑占比达到80%。", "新建民用建筑中绿色建筑占比", 80, "%", "="),
        ("培育十亿元企业3家。", "十亿元企业", 3, "家", "="),
        ("至少建成一个县级示范性、综合性托育服务中心。", "县级示范性、综合性托育服务中心", 1, "个", ">="),
        ("生产总值增长：5.5%左右。", "生产总值", 5.5, "%", "increase_by"),
        ("确保GDP增长7%。", "GDP", 7, "%", "increase_by"),
        ("三、新增外贸基地2家。", "外贸基地", 2, "家", "="),
        ("全县整治12个村庄（包括3个补助村）。", "村庄", 12, "个", "="),
        ("化解批而未供土地60亩以上。", "批而未供土地", 60, "亩", ">="),
        ("全县需完成投资22亿元。", "投资", 22, "亿元", "="),
        ("确保企业贷款利率低于3%。", "企业贷款利率", 3, "%", "<="),
        ("对蔬菜加工大户新增担保贷款额度2000万元。", "担保贷款额度", 2000, "万元", "="),
        ("企业信贷余额高于上年同期余额，普惠小微贷款增速不低于20%。", "普惠小微贷款增速", 20, "%", ">="),
        ("转化成果500项以上。", "转化成果", 500, "项", ">="),
        ("建成区绿化覆盖率达到42%。", "建成区绿化覆盖率", 42, "%", "="),
        ("卫生厕所普及率接近85%。", "卫生厕所普及率", 85, "%", "~"),
        ("完成造林近5万亩。", "造林", 5, "万亩", "~"),
        ("80%的村庄生活垃圾得到治理。", "村庄生活垃圾", 80, "%", "="),
        ("不少于3%的老年人享有养老服务补贴。", "老年人", 3, "%", ">="),
        ("力争每年创建一个4A级景区或度假区。", "4A级景区或度假区", 1, "个", "="),
        ("为未成年人提供公益托管服务12万人次以上。", "公益托管服务", 12, "万人次", ">="),
        ("为65岁以上老人免费体检3万人。", "体检", 3, "万人", "="),
        ("在公共场所布局除颤器等救护设备100处以上。", "除颤器等救护设备", 100, "处", ">="),
        ("加装公路护栏400公里。", "公路护栏", 400, "公里", "="),
        ("新增就业5000人以上。", "新增就业", 5000, "人", ">="),
        ("接待游客300万人次。", "接待游客", 300, "万人次", "="),
        ("三次产业比例调整为10:40:50。", "三次产业比例", None, None, "="),
        ("实施棚户区改造项目，开工建设1万户。", "棚户区改造", 1, "万户", "="),
        ("水质优良（一、二类）比例不低于90.9%。", "水质优良比例", 90.9, "%", ">="),
        ("60%的开发区（园区）建成绿色园区。", "开发区", 60, "%", "="),
        ("肉牛年出栏50头以上规模养殖比例达到40%。", "肉牛年出栏50头以上规模养殖比例", 40, "%", "="),
        ("省考核我县的8个断面中水质优良比例达到25%。", "水质优良比例", 25, "%", "="),
        ("断面（详见附件1表2）达到好水体比例（简称好比例）达到90%。", "断面达到好水体比例", 90, "%", "="),
        ("建成健身路径或3人制篮球场20个。", "健身路径或3人制篮球场", 20, "个", "="),
        ("对2000户困难老年人家庭适老化改造。", "困难老年人家庭适老化改造", 2000, "户", "="),
        ("为全州7万名35-64岁妇女免费做健康检查。", "35-64岁妇女健康检查", 7, "万名", "="),
        ("完成230个50户以上村寨给水管网建设。", "村寨给水管网", 230, "个", "="),
        ("解决农村10万人饮水问题。", "饮水问题", 10, "万人", "="),
        ("在石桥镇实施公路防护工程31.6公里。", "公路防护工程", 31.6, "公里", "="),
        ("企业数量3000家以内。", "企业数量", 3000, "家", "<="),
        ("煤矿百万吨死亡率下降到1.6以下。", "煤矿百万吨死亡率", 1.6, None, "decrease_to"),
        ("送电影下乡2500场。", "电影下乡", 2500, "场", "="),
        ("完成营造林1297万亩。", "营造林", 1297, "万亩", "="),
        ("铺设边石1000延长米。", "边石", 1000, "延长米", "="),
        ("启用学校3所。", "学校", 3, "所", "="),
        ("新增语音提示设施60组。", "语音提示设施", 60, "组", "="),
        ("8.为满足加装条件的11个楼座安装电梯42部。", "电梯", 42, "部", "="),
    ],
)
def test_one_target(sentence: str, name: str, value: float, unit: str, comparator: str) -> None:
    assert read(sentence) == [(name, value, unit, comparator, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年，全县森林覆盖率为51.9%。",
        "前三年全县已有8600户完成清洁取暖改造。",
        "截至目前，全县累计建成高标准农田30万亩。",
        "全县辖12个乡镇、236个行政村，总面积1510平方公里。",
        "换电重卡按车价的3%给予补贴，每辆不超过2万元。",
        "年综合能耗超过5000吨标准煤的企业，每两年诊断一次。",
        "对年营业收入首次突破10亿元的企业奖励100万元。",
        "按照贷款利率的50%给予贴息，期限不超过1年。",
        "净距不得小于0.6米。",
        "推进投资4.8亿元的120万吨氧化钙生产线建设。",
        "统筹两个市场，形成一个整体，打通最后一公里。",
        "开展三年行动，落实八项规定。",
        "云岭县开展1%人口抽样调查。",
        "项目总投资3.2亿元，占地120亩，建成后年产值可达5亿元。",
        "落实稳定增长20条政策措施。",
        "申请人应当在15个工作日内提交材料。",
        "引进总投资超3亿元或2000万美元项目。",
        "为3岁以下婴幼儿提供照护服务。",
        "项目总建设面积14000平方米。",
        "总投资规模8.25亿元。",
        "收费标准系数按0.8计算。",
        "对评价指数低于60分的单位予以通报。",
        "一共为群众办实事28项。",
        "年度投资计划19.3亿元。",
        "贷款利率不高于同期市场报价利率1%。",
        "单户贷款额度2000万元。",
        "对擅自改建的处以2万元罚款。",
        "近5年新建公园3个。",
        "截至2024年底，新建公园3个。",
        "造林绿化成效好，完成造林1363万亩，超额完成年度目标。",
        "新建公园等12个项目列入实施类。",
        "县教育局将投入1.4亿元。",
        "超过时间进度13.8个百分点。",
        "引进5万元以上投入林业的加记1分，每新建经济林50亩加8分。",
        "工业单个项目总投资不低于3000万元。",
        "基本淘汰35蒸吨/小时及以下燃煤锅炉。",
        "新增工作小组3组。",
        "为符合条件的20户家庭送去温暖。",
    ],
)
def test_no_target(sentence: str) -> None:
    assert read(sentence) == []


def test_a_cell_names_what_the_next_one_aims_at() -> None:
    rows = "| 1 | 地区生产总值 | 增长6.5% | 县发改局 |\n| 2 | 新增规上企业 | 10家 | 县工信局 |\n| 3 | 新建幼儿园7所 | 县教育局 |"
    assert [item[:4] for item in read(rows)] == [
        ("地区生产总值", 6.5, "%", "increase_by"),
        ("规上企业", 10, "家", "="),
        ("幼儿园", 7, "所", "="),
    ]


def test_ranks_share_what_they_rank() -> None:
    assert [found[0] for found in read("建成3个百亿级、10个十亿级产业集群。")] == ["百亿级产业集群", "十亿级产业集群"]


def test_what_is_to_be_finished_needs_no_verb_before_it() -> None:
    assert read("到2026年底，首批100个示范社区全面建成。") == [("示范社区", 100, "个", "=", 2026)]


def test_a_distribution_shares_its_tail() -> None:
    assert read("到2025年，氨氮、氮氧化物重点工程减排量分别达到263吨、1907吨。") == [
        ("氨氮重点工程减排量", 263, "吨", "=", 2025),
        ("氮氧化物重点工程减排量", 1907, "吨", "=", 2025),
    ]


def test_a_distribution_shares_its_direction() -> None:
    assert read("能耗强度、碳排放强度分别下降3.8%、4%。") == [
        ("能耗强度", 3.8, "%", "decrease_by", None),
        ("碳排放强度", 4, "%", "decrease_by", None),
    ]


def test_town_and_country_are_two_indicators() -> None:
    assert [found[0] for found in read("城乡居民人均可支配收入分别增长7%和8%。")] == [
        "城镇居民人均可支配收入",
        "农村居民人均可支配收入",
    ]


def test_a_row_of_years_gives_each_figure_its_own() -> None:
    body = "力争2025年、2026年和2027年新能源汽车产量分别达到1万辆、2万辆和3万辆。"
    assert [(name, value, year) for name, value, _, _, year in read(body)] == [
        ("新能源汽车产量", 1, 2025),
        ("新能源汽车产量", 2, 2026),
        ("新能源汽车产量", 3, 2027),
    ]


def test_a_row_of_years_goes_before_town_and_country() -> None:
    body = "到2027年和2030年，城乡居民达标比例分别不少于90%和92%，参保比例达到37%及以上和40%及以上。"
    assert [(name, value, year) for name, value, _, _, year in read(body)] == [
        ("城乡居民达标比例", 90, 2027),
        ("城乡居民达标比例", 92, 2030),
        ("参保比例", 37, 2027),
        ("参保比例", 40, 2030),
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("云江、石江流域水质优良比例分别达到100%和96%。", ["云江流域水质优良比例", "石江流域水质优良比例"]),
        ("城、乡居民收入分别增长8%、9%。", ["城镇居民收入", "农村居民收入"]),
        ("化学需氧量、氨氮排放量比2020年减少1%。", ["化学需氧量排放量", "氨氮排放量"]),
        ("大、中型煤矿机械化程度分别达到95%和80%。", ["大型煤矿机械化程度", "中型煤矿机械化程度"]),
        ("总产值超过1万亿元，占工业比重达70%。", ["总产值", "总产值占工业比重"]),
        ("化肥、农药利用率均达到43%。", ["化肥利用率", "农药利用率"]),
        ("物流总费用与产值比率降低至13%。", ["物流总费用与产值比率"]),
        ("高新技术、科技型企业数量增长10%。", ["高新技术、科技型企业数量"]),
    ],
)
def test_which_names_share_a_tail_or_a_figure(sentence: str, names: list[str]) -> None:
    assert [found[0] for found in read(sentence)] == names


def test_a_row_of_figures_with_one_unit_shares_its_bound() -> None:
    sentence = "可吸入颗粒物（PM10）和细颗粒物（PM2.5）平均浓度分别不高于53和32微克/立方米。"
    assert [item[:4] for item in read(sentence)] == [
        ("可吸入颗粒物平均浓度", 53, "微克/立方米", "<="),
        ("细颗粒物平均浓度", 32, "微克/立方米", "<="),
    ]


def test_figures_after_a_comma_share_no_names_unless_it_says_so() -> None:
    assert [item[:2] for item in read("卫生厕所普及率提高到45%，40%以上的行政村达到标准。")] == [
        ("卫生厕所普及率", 45),
        ("行政村", 40),
    ]


def test_a_rate_is_of_what_is_counted_before_it() -> None:
    assert [
        found[0] for found in read("卫生厕所户数达到6000户、普及率85%；高新技术企业数量达到50家，占比达到30%。")
    ] == [
        "卫生厕所户数",
        "卫生厕所普及率",
        "高新技术企业数量",
        "高新技术企业占比",
    ]


def test_a_level_or_else_a_change() -> None:
    assert [item[:2] for item in read("污水集中收集率力争达到70%以上或比2020年提高5个百分点以上。")] == [
        ("污水集中收集率", 70),
        ("污水集中收集率", 5),
    ]


def test_what_exists_may_be_remade() -> None:
    assert [item[:2] for item in read("改造现有泵站20座，新建泵站5座。现有水库3座。")] == [
        ("现有泵站", 20),
        ("泵站", 5),
    ]


def test_a_head_is_carried_within_the_clause() -> None:
    assert [found[0] for found in read("新能源装机占比达到46%、发电量占比达到18%。")] == [
        "新能源装机占比",
        "新能源发电量占比",
    ]


def test_indicator_and_year_are_carried() -> None:
    body = "到2025年，装配式建筑占新建建筑面积的比例达到15%，到2030年达到40%。"
    assert [(name, value, year) for name, value, _, _, year in read(body)] == [
        ("装配式建筑占新建建筑面积的比例", 15, 2025),
        ("装配式建筑占新建建筑面积的比例", 40, 2030),
    ]


def test_the_indicator_of_the_same_kind_of_quantity_is_carried() -> None:
    body = "到2027年，公共预算收入达到12亿元，年均增长6%；到2030年突破15亿元。"
    assert [(name, value, year) for name, value, _, _, year in read(body)] == [
        ("公共预算收入", 12, 2027),
        ("公共预算收入", 6, 2027),
        ("公共预算收入", 15, 2030),
    ]


def test_a_year_that_opens_a_paragraph_holds_to_its_end() -> None:
    body = "2026年，完善服务设施。计划增设驿站5个、营地2个。\n加强管护，新建站房3座。"
    assert [(name, year) for name, _, _, _, year in read(body)] == [("驿站", 2026), ("营地", 2026), ("站房", None)]


def test_a_year_inside_a_sentence_holds_for_the_sentence_only() -> None:
    assert [year for *_, year in read("确保2030年建成充电桩50个。垃圾分类覆盖率达到90%。")] == [2030, None]


def test_an_annual_plan_gives_its_year() -> None:
    assert read("新建农村公路64公里。", "云岭县2025年城乡融合发展行动计划") == [("农村公路", 64, "公里", "=", 2025)]


def test_a_rule_sets_thresholds_not_goals() -> None:
    body = "第一条 新建停车场配建充电车位的比例达到15%。"
    assert read(body, "云岭县充电设施管理办法") == []
    assert read("第一条 到2030年，充电车位比例达到15%。", "云岭县充电设施管理办法") == [
        ("充电车位比例", 15, "%", "=", 2030)
    ]


def test_a_work_report_counts_from_the_review_on() -> None:
    report = """2026年云岭县政府工作报告
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2025年工作回顾
过去一年，地区生产总值增长5%，新建农村公路64公里，城镇新增就业3200人，各项事业全面进步。
二、2026年重点工作
今年经济社会发展主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业3500人，居民消费价格涨幅2%左右。
"""
    (document,) = split_documents(decode_source("x.txt", report.encode()))
    found = indicators(document)
    assert [(item.attributes["name"], item.attributes["value"], item.attributes["year"]) for item in found] == [
        ("地区生产总值", 5.5, 2026),
        ("城镇新增就业", 3500, 2026),
        ("居民消费价格涨幅", 2, 2026),
    ]


def test_a_report_without_headings_counts_from_the_coming_year_on() -> None:
    report = (
        "2026年云岭县政府工作报告\n各位代表：过去一年，我们新建农村公路64公里，森林覆盖率达到51%。"
        "今年经济社会发展主要预期目标是：地区生产总值增长5.5%左右。\n"
    )
    (document,) = split_documents(decode_source("x.txt", report.encode()))
    assert [item.attributes["name"] for item in indicators(document)] == ["地区生产总值"]


def test_news_states_facts_unless_it_says_otherwise() -> None:
    news = "云岭县重大项目集中开工\n\n本报讯 记者获悉，云岭县开工建设项目43个。\n\n今年，全县将新建充电桩200个。\n"
    (document,) = split_documents(decode_source("x.txt", news.encode()))
    assert [item.attributes["name"] for item in indicators(document)] == ["充电桩"]


def test_what_a_project_covers_is_no_target() -> None:
    document = plan("加快建设石桥5万千瓦光伏电站3座。")
    start = document.text.index("石桥")
    end = document.text.index("3座") + 2
    project = Mention("projects", "project", Span(start, end), document.surface(start, end))
    assert indicators(document)
    assert indicators(document, (project,)) == []


def test_a_list_after_brackets_and_the_industry_of_a_paragraph() -> None:
    assert [found[0] for found in read("尽快实现口罩日产量20万个（其中医用口罩日产量5万个）、防护服日产量1万件。")] == [
        "口罩日产量",
        "医用口罩日产量",
        "防护服日产量",
    ]
    assert read("石化产业持续提质，打造新平台。产值突破1300亿元。")[0][0] == "石化产业产值"


def test_what_is_added_up_to_a_year_is_a_goal() -> None:
    assert read("到2030年，数字产业增加值占比累计提高3个百分点。") == [
        ("数字产业增加值占比", 3, "个百分点", "increase_by", 2030)
    ]


def test_a_predicate_may_hold_for_several_indicators() -> None:
    assert read("单位产值用水量、单位工业增加值用水量比2020年降低20%。") == [
        ("单位产值用水量", 20, "%", "decrease_by", None),
        ("单位工业增加值用水量", 20, "%", "decrease_by", None),
    ]
    assert [found[0] for found in read("铁路、水路货运量占比达到15%。")] == ["铁路、水路货运量占比"]


def test_a_shared_tail_is_not_printed_twice_and_a_bound_is_shared() -> None:
    assert [(name, comparator) for name, _, _, comparator, _ in read("工业用水、农业用水计量率分别超过85%、70%。")] == [
        ("工业用水计量率", ">="),
        ("农业用水计量率", ">="),
    ]


def test_a_distribution_may_name_its_indicators_before() -> None:
    body = "到2027年，高新技术企业突破75家、科技型企业超过690家。到2030年实现倍增，分别超过90家和870家。"
    assert [(name, value, year) for name, value, _, _, year in read(body)] == [
        ("高新技术企业", 75, 2027),
        ("科技型企业", 690, 2027),
        ("高新技术企业", 90, 2030),
        ("科技型企业", 870, 2030),
    ]


def test_level_and_change_of_one_indicator() -> None:
    body = "公共预算收入增长5%以上，确保65亿元；生产总值增长6%，冲刺150亿元；工业增加值达20亿元、增速10%。"
    assert [(name, value, comparator) for name, value, _, comparator, _ in read(body)] == [
        ("公共预算收入", 5, "increase_by"),
        ("公共预算收入", 65, "="),
        ("生产总值", 6, "increase_by"),
        ("生产总值", 150, "="),
        ("工业增加值", 20, "="),
        ("工业增加值", 10, "increase_by"),
    ]


def test_an_investment_is_made_in_the_projects_counted_before_it() -> None:
    assert [found[0] for found in read("实施县级重点项目64个、完成投资35亿元以上。")] == [
        "县级重点项目",
        "县级重点项目完成投资",
    ]
    assert [found[0] for found in read("开展环境整治，完成投资25亿元。")] == ["投资"]


_PIECES = re.split(" ", "到2027年 ， 。 、 分别 达到 新建 5G基站 覆盖率 3个 15% 由 提高到 和 （ ） 每 至少 翻一番 \n")


@given(st.lists(st.sampled_from(_PIECES), max_size=24))
def test_offsets_stay_within_the_text(pieces: list[str]) -> None:
    document = plan("云岭县" + "".join(pieces))
    for found in indicators(document):
        start, end = found.attributes["evidence_start"], found.attributes["evidence_end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert 0 <= start < end <= len(document.text)
        assert found.attributes["name"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("对480户符合条件的困难老年人家庭进行适老化改造。", ("困难老年人家庭适老化改造", 480)),
        ("为5000名适龄农村妇女免费进行“两癌”检查。", ("适龄农村妇女“两癌”检查", 5000)),
        ("遴选12所学校实施“强校成长计划”。", ("学校", 12)),
        ("在全县遴选4-8个村居培育和美乡村。", ("村居", 4)),
        ("新、改建30个社区体育公园。", ("社区体育公园", 30)),
        ("（8）新建行政村公厕120座。", ("行政村公厕", 120)),
        ("129.实现全年城镇新增就业4万人。", ("城镇新增就业", 4)),
        ("城区新建便民市场5处。", ("便民市场", 5)),
    ],
)
def test_outputs_of_services_and_numbered_items(sentence: str, expected: tuple[str, int]) -> None:
    assert [item[:2] for item in read(sentence)] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "优化公共服务方面（7项）。",
        "抓好15件民生实事。",
        "为5000名职工。",
        "投资9043 57亿元。",
    ],
)
def test_counts_of_tasks_and_broken_figures_are_no_outputs(sentence: str) -> None:
    assert read(sentence) == []


def test_a_change_told_after_the_level_belongs_to_the_same_indicators() -> None:
    sentence = "到2028年，氨氮、二氧化硫排放总量分别控制在207吨、1580吨以内，比2025年分别下降10%和15%。"
    assert [(item[0], item[1], item[3]) for item in read(sentence)][2:] == [
        ("氨氮排放总量", 10, "decrease_by"),
        ("二氧化硫排放总量", 15, "decrease_by"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "江东、云岭、南山等区域细颗粒物浓度分别下降25%、20%、15%左右。",
            ["江东细颗粒物浓度", "云岭细颗粒物浓度", "南山细颗粒物浓度"],
        ),
        ("完成铁路投资80亿元左右，公路水路投资18亿元左右。", ["铁路投资", "公路水路投资"]),
        ("改造农村危房2000户，为4000名小学生免费筛查配镜。", ["农村危房", "小学生筛查配镜"]),
    ],
)
def test_names_shared_continued_and_served(sentence: str, expected: list[str]) -> None:
    assert [item[0] for item in read(sentence)] == expected


def test_those_that_something_is_done_for_carry_no_indicator() -> None:
    assert [item[:2] for item in read("改造农村危房2000户，为4000名学生。")] == [("农村危房", 2000)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新型储能装机由2025年的120万千瓦提高到400万千瓦以上。", ("新型储能装机", 400)),
        ("支持100家企业实施“智改数转”。", ("企业“智改数转”", 100)),
        ("到2028年，车桩比优化到2:1以内。", ("车桩比", None)),
    ],
)
def test_two_ends_support_and_ratios(sentence: str, expected: tuple[str, int | None]) -> None:
    assert [item[:2] for item in read(sentence)] == [expected]


def test_what_is_aimed_at_beyond_a_change_is_a_change_too() -> None:
    assert [(item[1], item[3]) for item in read("地区生产总值增长5.5%左右，力争6%。")] == [
        (5.5, "increase_by"),
        (6, "increase_by"),
    ]


def test_the_size_of_a_project_is_no_goal() -> None:
    assert read("建设规模：治理河道18公里，设置床位500张。") == []
    assert read("二、建设规模及内容。新建护岸12公里，配套污水管网26公里。") == []
    assert [item[0] for item in read("要科学合理确定建设规模，新建护岸12公里。")] == ["护岸"]


@pytest.mark.parametrize(
    "sentence", ["播种面积达到98%以上的得15分，每降低1个百分点扣2分。", "会议实有代表573名，应到600名。"]
)
def test_points_of_an_assessment_and_attendance_are_no_goals(sentence: str) -> None:
    assert read(sentence) == []


def test_gross_investment_is_a_goal_and_a_change_belongs_to_the_figure_before_it() -> None:
    sentence = "财政收入43亿元，增长8%；全社会固定资产投资238亿元，增长13%；技术合同成交额280亿元以上。"
    assert [(item[0], item[1]) for item in read(sentence)] == [
        ("财政收入", 43),
        ("财政收入", 8),
        ("全社会固定资产投资", 238),
        ("全社会固定资产投资", 13),
        ("技术合同成交额", 280),
    ]
    assert read("项目投资2亿元，增长10%。") == []


def test_what_is_added_is_an_increase_and_what_is_built_is_not() -> None:
    assert [item[3] for item in read("增加公办幼儿园学位1380个，新建公厕5座。")] == ["increase_by", "="]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("康复救助残疾儿童4万人以上，就业见习岗位超6万个。", [("康复救助残疾儿童", 4), ("就业见习岗位", 6)]),
        ("全年培训40万人次，输转城乡富余劳动力480万人。", [("培训", 40), ("城乡富余劳动力", 480)]),
        ("组织产业链供需对接活动100场以上。", [("产业链供需对接活动", 100)]),
        ("改造2.5万套（间）城市危旧房，开放共享科研仪器1万台（套）以上。", [("城市危旧房", 2.5), ("科研仪器", 1)]),
        ("打造40个吸引力强、带动面广的消费场景。", [("消费场景", 40)]),
        (
            "打造20家省级以上零碳园区，推进1200个亿元以上续建项目建设。",
            [("省级以上零碳园区", 20), ("亿元以上续建项目", 1200)],
        ),
        ("培育6个世界级、7个国家级产业集群。", [("世界级产业集群", 6), ("国家级产业集群", 7)]),
        ("选派2000名农村科技特派员服务县域发展。", [("农村科技特派员", 2000)]),
        ("粮食产量继续保持500亿斤以上。", [("粮食产量", 500)]),
        ("新建25个标准化养老机构。", [("标准化养老机构", 25)]),
        ("美丽河湖、美丽海湾建成率分别达到30%、50%。", [("美丽河湖建成率", 30), ("美丽海湾建成率", 50)]),
        ("抓好17个领域碳达峰工作，设置29项主要指标，提升39个县域帮扶质效。", []),
        ("办好15件市级重点民生实事，推动3个综保区高质量发展。", []),
        ("建成反诈工作站100个，为6000栋老旧建筑安装设备。", [("反诈工作站", 100)]),
        ("产品加工量新增300万吨以上，治理300条中型以上侵蚀沟。", [("产品加工量", 300), ("中型以上侵蚀沟", 300)]),
        ("建成20个500千伏输变电工程。", [("输变电工程", 20)]),
        ("围绕重点群体开展职业技能培训30万人次。", [("职业技能培训", 30)]),
        ("新开发老年教育课程100门，取得重大科技成果100项以上。", [("老年教育课程", 100), ("重大科技成果", 100)]),
        ("一二三产增加值分别增长3%、6%、5%。", [("一产增加值", 3), ("二产增加值", 6), ("三产增加值", 5)]),
        ("游客人次、旅游总花费均增长8%以上。", [("游客人次", 8), ("旅游总花费", 8)]),
        ("城市和县城污水处理率分别达到95%和85%。", [("城市污水处理率", 95), ("县城污水处理率", 85)]),
        ("建设50所高水平高等职业学校，巩固提升80万亩蔬菜基地。", [("高水平高等职业学校", 50), ("蔬菜基地", 80)]),
        ("选派1200名科技特派员到基层服务，273个医疗设施基本建成。", [("科技特派员", 1200), ("医疗设施", 273)]),
        ("推进12个百亿元、70个三十亿元以上项目建设。", [("百亿元项目", 12)]),
        ("农村困难家庭无障碍改造500户。", [("农村困难家庭无障碍改造", 500)]),
        ("每个县至少建设一所符合当地发展和人才需要的学校，费率原则上不高于责任的0.5%。", []),
        ("考虑实现2035年远景目标，提出生产总值年均增长5%。", [("生产总值", 5)]),
        ("开展补贴性职业技能培训10万人次，形成30项以上创新成果。", [("补贴性职业技能培训", 10), ("创新成果", 30)]),
        ("发放培训补贴10万人次。", []),
        ("超5个县开展河湖建设，动员超8000名志愿者服务。", []),
    ],
)
def test_what_a_plan_of_a_year_counts(sentence: str, expected: list[tuple[str, float]]) -> None:
    assert [(item[0], item[1]) for item in read(sentence)] == expected


def test_what_is_done_to_so_many_is_no_rise() -> None:
    assert [(item[0], item[3]) for item in read("完成森林抚育提升200万亩，养老服务覆盖率提升5个百分点。")] == [
        ("森林抚育提升", "="),
        ("养老服务覆盖率", "increase_by"),
    ]
    assert [(item[0], item[3]) for item in read("整体提升100所学校周边环境。")] == [("学校周边环境", "=")]


def test_the_goals_of_a_spatial_plan() -> None:
    sentence = (
        "到2035年，全市耕地保有量不低于604.5万亩；城镇开发边界扩展倍数控制在基于2020年城镇建设用地规模的1.2倍以内；"
        "单位产值用地面积下降不少于30%；用水总量不超过国家下达指标，其中2030年不超过62.3亿立方米。"
    )
    assert read(sentence) == [
        ("耕地保有量", 604.5, "万亩", ">=", 2035),
        ("城镇开发边界扩展倍数", 1.2, "倍", "<=", 2035),
        ("单位产值用地面积", 30, "%", "decrease_by", 2035),
        ("用水总量", 62.3, "亿立方米", "<=", 2030),
    ]


def test_a_year_of_an_indicator_that_has_its_own_figure_carries_the_last_one() -> None:
    found = read("到2035年，用水总量不超过80亿立方米，其中2030年不超过62亿立方米。")
    assert [(item[0], item[1]) for item in found] == [("用水总量", 80), ("用水总量", 62)]


def test_the_land_to_be_built_on_is_a_goal_and_a_part_in_brackets_is_none() -> None:
    found = read("到2030年，建设用地总规模控制在71.9万公顷（1078.5万亩）之内。")
    assert [(item[0], item[1]) for item in found] == [("建设用地总规模", 71.9)]
    found = read("到2030年，城市建设用地控制在95平方公里（含高新区12平方公里）。")
    assert [item[1] for item in found] == [95]
    assert read("项目用地规模12公顷。") == []
