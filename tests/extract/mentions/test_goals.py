"""Where a text without title or headings states goals: excerpts, cut texts, news."""

from __future__ import annotations

import pytest

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.mentions.dates import DATES
from govgraph.extract.mentions.goal_regimes import annual_year
from govgraph.extract.mentions.quantities import QUANTITIES
from govgraph.extract.mentions.targets import INDICATORS
from govgraph.extract.records import Mention, Mentions
from govgraph.extract.structure import split_documents


def text_only(text: str) -> list[tuple[object, object]]:
    """Return name and value of each indicator of a text, in the order printed."""
    (document,) = split_documents(decode_source("x.txt", text.encode()))
    groups: dict[str, tuple[Mention, ...]] = {"projects": ()}
    for name, component in (("dates", DATES), ("quantities", QUANTITIES), ("indicators", INDICATORS)):
        groups[name] = tuple(sorted(component.find(document, Mentions(groups)), key=lambda item: item.span))
    found = [(item.attributes["quantity_start"], item) for item in groups["indicators"]]
    return [
        (item.attributes["name"], item.attributes["value"])
        for _, item in sorted(found, key=lambda pair: str(pair[0]).zfill(9))
    ]


def test_work_announced_governs_what_follows_it() -> None:
    cut = (
        "主要预期目标是：生产总值增长5%左右，城镇新增就业3200人以上。\n今年要重点做好9个方面工作：\n"
        "（一）扩大有效需求\n新增限额以上商贸企业10家，打造15条商旅名街。社会消费品零售总额增长6%左右。\n"
    )
    assert text_only(cut) == [
        ("生产总值", 5),
        ("城镇新增就业", 3200),
        ("限额以上商贸企业", 10),
        ("商旅名街", 15),
        ("社会消费品零售总额", 6),
    ]


def test_what_was_done_announces_nothing() -> None:
    cut = "一年来，我们主要做了六方面工作：\n（一）稳中求进。新增规上企业40家，研发经费投入强度达2.7%。\n"
    assert text_only(cut) == []
    back = "今年要做好以下工作：\n新建驿站5个。\n去年主要工作：\n新建驿站3个。\n"
    assert text_only(back) == [("驿站", 5)]


def test_an_announcement_within_a_paragraph_ends_with_it() -> None:
    news = "会议确定今年主要目标为：新建驿站5个。\n会前，代表们察看了新建的驿站，这里新建道路3公里。\n"
    assert text_only(news) == [("驿站", 5)]


def test_what_is_called_a_goal_is_one() -> None:
    news = "云岭县锚定2030年风电、光伏装机100万千瓦以上、储能装机超过14万千瓦的目标。\n云岭县已有风电装机20万千瓦。\n"
    assert text_only(news) == [("风电、光伏装机", 100), ("储能装机", 14)]
    label = (
        "【行动】\n紧盯100个技术改造项目，招商引资。\n【目标】\n全年新落地产业项目56个以上。\n【行动】\n建设5个集群。\n"
    )
    assert text_only(label) == [("产业项目", 56)]
    assert text_only("云岭县率先达标，实现增速、占比上升两个目标。\n") == []


def test_an_excerpt_that_urges_throughout_speaks_of_goals() -> None:
    urges = (
        "做美县城。切实加强公共设施建设，继续支持石桥镇建设小城市，抓好村庄规划，打造20个美丽乡村。\n"
        "完善交通网络。积极推动铁路改造早日开工，加快机场前期工作，争取公路联通。完成农村通畅工程60公里。\n"
    )
    assert text_only(urges) == [("美丽乡村", 20), ("农村通畅工程", 60)]
    assert text_only("政府工作报告\n" + urges) == [("美丽乡村", 20), ("农村通畅工程", 60)]
    assert text_only("记者了解到，云岭县成功创建示范县。\n" + urges) == []


def test_figures_that_leave_room_urge() -> None:
    excerpt = (
        "坚持节约优先，完善总量调控，强化强度管理，积极推进改造。\n"
        "2026年，单位产值能耗降低3.5%左右、用水量降低2%左右，绿电占比达到19%左右。\n加快更新锅炉，大力发展储能，深入推进治理。\n"
    )
    assert text_only(excerpt) == [("单位产值能耗", 3.5), ("用水量", 2), ("绿电占比", 19)]
    assert text_only("记者了解到，云岭县成功创建示范县。\n" + excerpt) == []


def test_what_a_year_is_opens_the_work_of_that_year() -> None:
    work = (
        "2026年是云岭爬坡过坎的大考之年。报告部署了今年的重点工作，努力争取更好结果。\n"
        "●确保脱贫县巩固，积极支持河湾发展，加快修路。\n●企业开办时间压缩至3个工作日以内，推进改革，继续支持创业。\n"
    )
    (document,) = split_documents(decode_source("x.txt", work.encode()))
    assert annual_year(document) == 2026
    assert text_only(work) == [("企业开办时间", 3)]
    (other,) = split_documents(decode_source("x.txt", "2026年是云岭建县百年。新建驿站3个。".encode()))
    assert annual_year(other) is None


def test_the_parts_of_a_report_named_in_a_row_are_no_headings_of_its_review() -> None:
    news = (
        "周远作政府工作报告\n云岭县代表名额为338名。\n报告共分三个部分：一、政府工作回顾；二、2027年政府工作重点；三、自身建设。\n"
        "报告说，2026年，全县生产总值210亿元，公共预算收入26亿元，增长10%。2027年主要预期目标为：生产总值增长8%左右。\n"
    )
    assert text_only(news) == [("生产总值", 8)]


def test_goals_told_by_their_side_hold_together() -> None:
    sides = "——集约：到2030年，煤炭产量39万吨。\n——高效：采煤机械化程度达到85%。\n第三章 优化布局\n建成矿井5座。\n"
    assert text_only(sides) == [("煤炭产量", 39), ("采煤机械化程度", 85)]
    assert text_only("——集约：煤炭产量39万吨。\n——高效：采煤机械化程度达到85%。\n") == []
    news = "本报讯 《煤炭工业规划》称，至2030年，煤炭产能将达41万吨/年。\n同期，采煤机械化程度达到75%以上。\n"
    assert text_only(news) == [("煤炭产能", 41), ("采煤机械化程度", 75)]


def test_a_list_for_the_people_is_a_plan_though_it_is_called_a_list() -> None:
    listed = (
        "云岭县人民政府\n关于印发云岭县2026年十大民生实事项目清单的通知\n各乡镇人民政府：\n现印发给你们。\n"
        "云岭县人民政府\n2026年4月2日\n云岭县2026年十大民生实事项目清单\n1.新建机电井7座、灌溉渠道50公里。\n"
    )
    assert text_only(listed) == [("机电井", 7), ("灌溉渠道", 50)]


def test_news_says_how_far_the_year_has_got() -> None:
    progress = (
        "今年上半年\n云岭县推进20件民生实事落地见效，累计完成投资11亿元，占全年计划的60%。\n新建小微停车场8个。\n"
    )
    assert text_only(progress) == []


def test_a_plan_that_came_out_sets_goals() -> None:
    news = "本报讯 日前《云岭县数字化规划》出台，提出2030年收入突破80亿元。同时提出建设300个数字工厂。\n"
    assert text_only(news) == [("收入", 80), ("数字工厂", 300)]


def test_what_is_added_up_is_past_unless_it_is_aimed_at() -> None:
    plan = "云岭县企业培育行动计划\n力争新增规上企业50家，累计达到300家。\n累计建成充电桩200个。\n近3年建成公园5个。\n"
    assert text_only(plan) == [("规上企业", 50), ("规上企业", 300)]


def test_a_plan_may_hold_its_figures_against_the_year_before() -> None:
    plan = "云岭县大气污染防治行动计划\n细颗粒物浓度同比下降5%。\n上半年，臭氧浓度同比下降6%。\n"
    assert text_only(plan) == [("细颗粒物浓度", 5)]


def test_news_of_a_plan_speaks_of_goals() -> None:
    news = (
        "本报讯 《云岭县公共服务规划》明确，到2030年，服务体系更加完善。\n病有所医\n人均预期寿命达到79岁，"
        "基本医疗保险参保率大于95%。\n截至2025年，全县已建成卫生院12所。\n"
    )
    assert text_only(news) == [("人均预期寿命", 79), ("基本医疗保险参保率", 95)]
    assert text_only("本报讯 文件提出2030年全县粮食播种面积47万亩以上。\n") == [("粮食播种面积", 47)]


def test_work_measured_against_the_plan_is_done() -> None:
    assert text_only("本报讯 今年新建幼儿园48所，超额完成40所的年度目标任务。\n") == []
    assert text_only("本报讯 今年新建幼儿园48所，确保超额完成年度目标任务。\n") == [("幼儿园", 48)]


def test_what_a_meeting_asks_for_is_a_goal() -> None:
    assert text_only("会议强调，2026年要统一思想，要再上新台阶，全年实现粮食总产17万吨。\n") == [("粮食总产", 17)]
    assert text_only("会议指出，全县农业再上新台阶，实现粮食总产17万吨。\n") == []


def test_what_a_goal_is_reckoned_from_is_none() -> None:
    text = "发展目标是：以2024年旅游收入39亿元为基数，到2030年，旅游收入达到78亿元。\n"
    assert text_only(text) == [("旅游收入", 78)]


def test_the_year_of_the_news_is_no_goal() -> None:
    assert text_only("2026年4月15日，云岭县举行开工仪式，开工建设项目9个。\n") == []
    assert text_only("今年上半年，全县新建充电桩200个。\n") == []
    assert text_only("在建项目40个，计划投资总额33万元，完成改造道路12公里。\n") == []
    assert text_only("2026年6月底前，全县新建充电桩200个。\n") == [("充电桩", 200)]


def test_years_before_those_the_text_looks_back_on_are_past() -> None:
    text = "截至2025年底，云岭县共有水库12座。2024年森林覆盖率达到50%。到2030年，森林覆盖率达到52%。\n"
    assert text_only(text) == [("森林覆盖率", 52)]


@pytest.mark.parametrize(
    "opening",
    [
        "2026年云岭县民生实事项目\n\n",
        "云岭县春耕生产工作要点\n\n",
        "为做好春耕生产，结合实际，提出如下措施。\n",
        "强化监管。（责任单位：县农业农村局）\n落实责任。（责任单位：县财政局）\n",
        "云岭县政府工作报告责任分工\n强化监管。\n牵头单位：县农业农村局\n落实责任。\n牵头单位：县财政局\n",
    ],
)
def test_an_untitled_text_may_be_a_plan(opening: str) -> None:
    assert text_only(opening + "新建高标准农田3万亩。\n") == [("高标准农田", 3)]


@pytest.mark.parametrize("opening", ["2026年云岭县民生实事全面落实\n\n", "为做好春耕生产，县里召开会议。\n"])
def test_an_untitled_text_may_be_none(opening: str) -> None:
    assert text_only(opening + "新建高标准农田3万亩。\n") == []


def test_a_report_cut_off_in_its_review_states_facts() -> None:
    report = "云岭县政府工作报告（摘要）\n各位代表：经济稳中向好，生产总值增长5%，新建农村公路64公里。\n"
    assert text_only(report) == []


def test_a_report_on_a_past_plan_is_a_report() -> None:
    report = (
        "关于云岭县2025年国民经济和社会发展计划执行情况及2026年计划草案的报告\n\n"
        "一年来，生产总值达到85亿元，固定资产投资增长6.1%。\n"
    )
    assert text_only(report) == []


def test_the_livelihood_projects_of_a_year_are_goals() -> None:
    voted = (
        "3月8日下午，云岭县人民代表大会闭幕。代表票决产生了2026年云岭县民生实事项目。\n一、加强学位建设。\n"
        "新增幼儿园学位1500个、宿位2000个。\n二、改造农贸市场。\n完成43个农贸市场升级改造。\n"
    )
    assert text_only(voted) == [("幼儿园学位", 1500), ("宿位", 2000), ("农贸市场升级改造", 43)]
    table = "序号|实事项目|工作举措|责任单位|\n1|新建成公办幼儿园7所，新增托位500个。|县教育局|\n"
    assert text_only(table) == [("公办幼儿园", 7), ("托位", 500)]


def test_how_far_the_livelihood_projects_have_got_is_no_goal() -> None:
    progress = (
        "2026年民生实事项目进展情况\n今年以来，县政府办好15件民生实事。\n一、教育方面。新建幼儿园3所，新增学位600个。\n"
    )
    assert text_only(progress) == []
    report = "会议听取民生实事完成情况：\n（一）主要目标完成情况\n新建公园3个，引进项目10个。\n"
    assert text_only(report) == []


def test_a_work_report_that_is_only_cited_makes_no_report() -> None:
    progress = "县政府督查室对《政府工作报告》确定的重点工作完成情况进行了督办。\n一、主要目标任务完成情况\n新开工产业项目80个。\n"
    assert text_only(progress) == []
    table = "2026年《政府工作报告》重点工作目标任务分解表\n1.全年城镇新增就业4000人，新增托位400个以上。\n"
    assert text_only(table) == [("城镇新增就业", 4000), ("托位", 400)]


def test_counts_of_projects_in_the_news_are_facts() -> None:
    news = "今年全县重点项目48项，年内计划投资29亿元，其中产业类项目13个。未按计划开工项目3项。\n"
    assert text_only(news) == []
    assert text_only("云岭县确保实施重点项目48项。\n") == [("重点项目", 48)]


def test_the_year_that_opens_a_later_sentence_holds_for_what_follows() -> None:
    plan = (
        "《方案》指出，要节约资源。到2028年，能源消费总量控制在50万吨标准煤以内。氨氮、二氧化硫排放总量分别控制在207吨、"
        "1580吨以内，比2025年分别下降10%和15%。\n"
    )
    assert text_only(plan) == [
        ("能源消费总量", 50),
        ("氨氮排放总量", 207),
        ("二氧化硫排放总量", 1580),
        ("氨氮排放总量", 10),
        ("二氧化硫排放总量", 15),
    ]


def test_what_a_plan_is_to_build_up_in_all_is_a_goal() -> None:
    news = "日前，《云岭县工业方案》（下称《方案》）提出，“十四五”全县计划累计建成3个绿色园区。"
    assert text_only(news) == [("绿色园区", 3)]
    assert text_only("据悉，全县累计建成3个绿色园区。\n") == []


def test_what_projects_cost_and_how_many_have_begun_is_news() -> None:
    assert text_only("全县年内计划完成投资25亿元，开工率78%。\n") == []
    assert text_only("全县年内力争工业投资增长8%。\n") == [("工业投资", 8)]


def test_an_excerpt_that_opens_with_the_work_of_a_year_is_a_plan() -> None:
    text = "\n今年任务很重。\n（一）扩大内需\n新建县级物流中心6个。\n"
    assert text_only("三、2026年重点工作" + text) == [("县级物流中心", 6)]
    assert text_only("三、2026年重点工作完成情况" + text) == []


def test_what_is_said_of_the_goals_above_announces_all_that_follows() -> None:
    after = "坚持稳中求进。\n（一）扩大内需\n新建物流中心6个，研发经费投入增长10%左右。\n"
    goals = [("物流中心", 6), ("研发经费投入", 10)]
    assert text_only("实现上述目标，" + after) == goals
    assert text_only("围绕以上预期目标，" + after) == goals
    assert text_only("去年实现了既定目标，" + after) == []


def test_the_news_before_a_printed_document_tells_of_its_goals() -> None:
    lead = "4月2日，云岭县人民政府印发方案，其中提出，到2026年，铁路货运量占比达到15%左右。\n"
    told = "1月2日，云岭县召开会议，铁路货运量占比已达到15%左右。\n"
    document = (
        "原文如下：\n云岭县人民政府关于印发云岭县节能工作方案的通知\n各乡镇人民政府，县政府各部门：\n"
        "现将方案印发给你们，请认真贯彻落实。\n云岭县人民政府\n2025年4月1日\n"
    )
    assert text_only(lead + document) == [("铁路货运量占比", 15)]
    assert text_only(told + document) == []


def test_an_investment_that_has_to_be_made_is_a_goal() -> None:
    assert text_only("全县重点项目16项，今年需完成投资22亿元。\n") == [("投资", 22)]
    assert text_only("全县重点项目16项，今年已完成投资22亿元。\n") == []


def test_rules_in_detail_to_help_the_economy_are_a_plan() -> None:
    body = "\n为贯彻落实上级要求，结合实际，制定本细则。\n一、支持上云\n新增上云企业50家。\n"
    assert text_only("关于促进市场主体发展的实施细则" + body) == [("上云企业", 50)]
    assert text_only("关于城市供水的实施细则" + body.replace("制定", "印发")) == []


def test_counts_of_the_texts_own_tasks_and_what_is_not_are_no_goals() -> None:
    plan = "云岭县春耕生产工作要点\n\n"
    assert text_only(plan + "就146项工作任务落实通知如下。分解为5个方面79项重点工作任务。\n") == []
    assert text_only(plan + "各镇任务完成率均未超过10%。\n") == []
    assert text_only(plan + "引进外资各3亿元。\n") == [("外资", 3)]
