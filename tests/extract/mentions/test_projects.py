"""Particular named projects."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.mentions.places import PLACES
from govgraph.extract.mentions.projects import PROJECTS
from govgraph.extract.records import Document, Mention, Mentions, Value
from govgraph.extract.structure import split_documents

_NOTICE = Path(__file__).with_name("notice.txt").read_text(encoding="utf-8")


def document(body: str) -> Document:
    return split_documents(decode_source("x.txt", _NOTICE.format(body=body).encode()))[0]


def projects_of(found: Document) -> list[Mention]:
    places = tuple(sorted(PLACES.find(found, Mentions({})), key=lambda item: item.span))
    return sorted(PROJECTS.find(found, Mentions({"places": places})), key=lambda item: item.span)


def projects(body: str) -> list[Value]:
    return [project.attributes["name"] for project in projects_of(document(body))]


def attribute(body: str, name: str) -> list[Value]:
    return [project.attributes[name] for project in projects_of(document(body))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加快推进云岭县中水工程建设。", ["云岭县中水工程"]),
        (
            "加快推进岭能云岭县10万千瓦光伏发电项目、恒泰风电三期项目等12个重点项目。",
            ["岭能云岭县10万千瓦光伏发电项目", "恒泰风电三期项目"],
        ),
        ("推进柳溪宿集、石岭铺民宿等项目建设。", ["柳溪宿集", "石岭铺民宿"]),
        ("恒泰负极材料、华越光伏组件等32个项目开工建设。", ["恒泰负极材料", "华越光伏组件"]),
        ("其中产业项目30个，包括恒泰光伏组件生产线、云岭县柳溪产业园等。", ["恒泰光伏组件生产线", "云岭县柳溪产业园"]),
        ("接续推进柳溪、后坪“千万工程”示范项目。", ["柳溪“千万工程”示范项目", "后坪“千万工程”示范项目"]),
        ("推进柳溪街、恒远广场提质改造前期。", ["柳溪街提质改造", "恒远广场提质改造"]),
        ("加快江柳、康岭高铁建设。", ["江柳高铁", "康岭高铁"]),
        ("柳溪、后坪等4条高速公路建成通车。", ["柳溪高速公路", "后坪高速公路"]),
        ("新建恒德路、柳峰街等市政道路。", ["恒德路", "柳峰街"]),
        ("打通振兴路、柳峰街等断头路。", ["振兴路", "柳峰街"]),
        ("加快青石镇柳溪村拆迁改造。", ["青石镇柳溪村拆迁改造"]),
        ("推进柳溪村大棚扩建和石岭村设施蔬菜基地建设。", ["柳溪村大棚扩建", "石岭村设施蔬菜基地"]),
        (
            "保障20000t/a废催化剂综合利用项目、新型线缆智能化生产项目等项目的开工建设。",
            ["20000t/a废催化剂综合利用项目", "新型线缆智能化生产项目"],
        ),
        ("推进县医院感染楼及住院楼10月投运。", ["县医院感染楼及住院楼"]),
        ("做好“一渠清水润云岭”项目用地保障。", ["“一渠清水润云岭”项目"]),
        ("加快青石水库除险加固、柳溪灌区续建配套等水利工程建设。", ["青石水库除险加固", "柳溪灌区续建配套"]),
        (
            "持续推动云岭县老旧小区改造项目，云岭县柳溪村棚户区改造工程等改造工作任务。",
            ["云岭县老旧小区改造项目", "云岭县柳溪村棚户区改造工程"],
        ),
    ],
)
def test_particular_projects(sentence: str, expected: list[str]) -> None:
    assert projects(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "加快农村电网改造、燃气入户。",
        "推进老旧小区改造，推进海绵城市建设。",
        "鼓励企业实施节能改造项目。",
        "推进污水处理厂提标改造、垃圾分类处理等项目建设。",
        "在老旧小区改造项目可行性研究报告审批中加强引导。",
        "正式启动建设423个重大项目，总投资7483亿元。",
        "推动云岭县应急避难场所专项规划编制。",
        "打造综合能源输出示范基地。",
        "实施“登高、升规、上市”工程。",
        "实施医疗卫生强基工程、新时代立德树人工程。",
        "完善县域路网，推进乡村建设。",
        "推进柳溪山创4A景区。",
    ],
)
def test_work_in_general_is_no_project(sentence: str) -> None:
    assert projects(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("推动县人民医院传染病楼6月投用。", ["县人民医院传染病楼"]),
        ("推进县域智慧冷链物流园项目建设。", ["县域智慧冷链物流园项目"]),
        ("加快滨河公园二期等项目建设。", ["滨河公园二期"]),
        ("二是柳城文化广场工程全面施工。", ["柳城文化广场工程"]),
        ("云岭县柳溪金矿项目完成了设备安装。", ["云岭县柳溪金矿项目"]),
        ("柳溪隧道完成投资600万元。", ["柳溪隧道"]),
        ("考勒加油站、云岭县视频监控建设6个项目将于近期开工建设。", ["考勒加油站", "云岭县视频监控"]),
        (
            "此次集中开工的项目有清溪人民医院迁建、柳溪农贸市场、石桥水厂。",
            ["清溪人民医院迁建", "柳溪农贸市场", "石桥水厂"],
        ),
        ("西康东站和柳溪、定边机场建成投运。", ["西康东站", "柳溪机场", "定边机场"]),
        ("推动柳溪抽水蓄能电站纳入国家规划。", ["柳溪抽水蓄能电站"]),
        (
            "包括55省道柳溪至松坪段公路改建工程、青石水库工程等项目。",
            ["55省道柳溪至松坪段公路改建工程", "青石水库工程"],
        ),
        ("包括江东至柳溪高铁、青石水库等22个交通网项目。", ["江东至柳溪高铁", "青石水库"]),
        ("石桥县装备制造产业园项目由恒泰新能源有限公司投资建设。", ["石桥县装备制造产业园项目"]),
        ("柳溪区开工项目6个，包括城东污水处理厂二期、滨江大道北延等。", ["城东污水处理厂二期", "滨江大道北延"]),
        ("人民南路、朝阳街改造全面完成。", ["人民南路改造", "朝阳街改造"]),
    ],
)
def test_projects_as_reports_and_news_print_them(sentence: str, expected: list[str]) -> None:
    assert projects(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "建好竹园、河湾、桃坞3个和美乡村示范村。",
        "市长出席开工仪式并宣布项目开工。",
        "市委书记详细了解项目开工建设情况。",
        "全县一季度重点工程重点项目建设进展顺利。",
        "全县重点项目完成投资12亿元。",
        "县域医共体建设项目有序实施。",
    ],
)
def test_reports_also_speak_of_projects_in_general(sentence: str) -> None:
    assert projects(sentence) == []


def test_an_investment_before_its_item_is_its_own() -> None:
    body = "推进投资0.9亿元的20万吨长岩生产线、投资4800万元的恒泰压块等项目建设。"
    assert projects(body) == ["20万吨长岩生产线", "恒泰压块"]
    assert attribute(body, "investment") == [90_000_000, 48_000_000]
    assert attribute(body, "capacity") == ["20万吨", None]


def test_an_investment_before_the_trigger_is_shared_by_several() -> None:
    body = "投资0.55亿元推进云岭县柳溪桥改扩建、恒岭阁公园建设项目。"
    assert projects(body) == ["云岭县柳溪桥改扩建", "恒岭阁公园"]
    assert attribute(body, "investment") == [None, None]
    assert attribute(body, "investment_shared") == [55_000_000, 55_000_000]


def test_parts_of_one_thing_stay_one_project() -> None:
    body = "投资0.15亿元建设柳溪公园健康跑道、文化长廊、活动场地等。"
    assert projects(body) == ["柳溪公园健康跑道、文化长廊、活动场地"]
    assert attribute(body, "investment") == [15_000_000]
    body = "推进投资0.29亿元的柳溪项目区、石岭村生态清洁小流域综合治理。"
    assert projects(body) == ["柳溪项目区、石岭村生态清洁小流域综合治理"]


@pytest.mark.parametrize(
    ("body", "investment"),
    [
        ("投资5500万元推进云岭县福利中心改造。", 55_000_000),
        ("加快推进云岭县代建的投资1.34亿元江东市柳溪山生态修复项目。", 134_000_000),
        ("投资1.2亿元，实施云岭县县城集中供热改造工程。", 120_000_000),
        ("1.云岭县城区供水管网改造项目。总投资1.2亿元，改造管网35公里。", 120_000_000),
        ("云岭县装备制造产业园项目总投资12.6亿元，规划用地300亩。", 1_260_000_000),
        ("2.青石镇污水处理厂二期工程（总投资8600万元）", 86_000_000),
        ("储备基地项目1个、总投资55亿元，为恒泰物流云岭县煤炭储备基地。", 5_500_000_000),
        (
            "序号 项目名称 建设内容 总投资（万元） 责任单位\n1 云岭县城区供水管网改造项目 改造管网 12000 县住建局",
            120_000_000,
        ),
    ],
)
def test_where_an_investment_may_stand(body: str, investment: int) -> None:
    assert attribute(body, "investment") == [investment]


def test_what_else_is_read_off_a_project() -> None:
    body = "加快推进云岭县2025年柳溪村户厕改造工程。"
    (project,) = projects_of(document(body))
    assert project.attributes["year"] == 2025
    assert project.attributes["site"] == "柳溪村"
    assert project.attributes["status"] == "加快推进"


@given(st.integers(1, 9999), st.integers(0, 99))
def test_yuan_are_exact(whole: int, hundredths: int) -> None:
    body = f"投资{whole}.{hundredths:02d}亿元推进云岭县柳溪桥改扩建。"
    (project,) = projects_of(document(body))
    assert project.attributes["investment"] == whole * 10**8 + hundredths * 10**6


@settings(max_examples=60)
@given(st.text(alphabet="云岭县柳溪村推进加快建设改造项目工程等3个、，。投资2亿元的（）“”和至 \n", max_size=120))
def test_projects_lie_within_any_text(body: str) -> None:
    found = document("方案。" + body)
    for project in projects_of(found):
        assert 0 <= project.span.start < project.span.end <= len(found.text)
        assert project.attributes["name"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("4月底前柳溪镇中心幼儿园、恒安幼儿园竣工交付。", ["柳溪镇中心幼儿园", "恒安幼儿园"]),
        ("本次举行开工仪式的恒泰云岭县食品产业园项目位于青石镇。", ["恒泰云岭县食品产业园项目"]),
        ("恒泰（集团）化工股份有限公司投资的恒泰磷石膏综合利用项目，总投资7.5亿元。", ["恒泰磷石膏综合利用项目"]),
        ("江东区柳溪洲现代农业示范园总投资5亿元，分3期建设。", ["江东区柳溪洲现代农业示范园"]),
        ("江石铁路云岭段进入铺轨阶段。", ["江石铁路云岭段"]),
        ("县长一行查看了云岭县急救中心、云岭县酒厂技改等7个项目。", ["云岭县急救中心", "云岭县酒厂技改"]),
        ("既有柳溪高速公路等项目，也有石岭铁路云岭段等重大工程。", ["柳溪高速公路", "石岭铁路云岭段"]),
        ("云岭示范区新开工建设恒泰数据湖产业园项目。", ["恒泰数据湖产业园项目"]),
        ("推进柳溪机场东扩、云岭县恒远机场建设等。", ["柳溪机场东扩", "云岭县恒远机场"]),
        ("原则同意建设柳溪河流域水环境综合整治项目。", ["柳溪河流域水环境综合整治项目"]),
        (
            "建成投产江东三期2×100万千瓦煤电、柳溪120万千瓦抽水蓄能等项目。",
            ["江东三期2×100万千瓦煤电", "柳溪120万千瓦抽水蓄能"],
        ),
        (
            "4.云岭经济技术开发区标准化厂房二期，建设规模8万平方米，总投资2.4亿元。",
            ["云岭经济技术开发区标准化厂房二期"],
        ),
        ("打通滨河路、柳岭街2条断头路。", ["滨河路", "柳岭街"]),
        ("确保云岭一中、石桥小学秋季投入使用。", ["石桥小学"]),
    ],
)
def test_what_stands_around_a_project_is_no_part_of_its_name(sentence: str, expected: list[str]) -> None:
    assert projects(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "会议确定2026年度云岭县政府民生实事项目。",
        "总投资超2700亿元（人民币，下同）。",
        "总投资477亿元的基础设施项目8个。",
        "新开工十大工程总投资1360亿元。",
        "落实800万平方米超低能耗建筑项目。",
        "云岭风电基地入选2026年重大项目。",
    ],
)
def test_counts_and_lists_as_such_are_no_projects(sentence: str) -> None:
    assert projects(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("柳溪大道是云岭县交通建设的重中之重。", ["柳溪大道"]),
        ("云柳公路北延工程按一级公路标准设计，总投资近10亿元。", ["云柳公路北延工程"]),
        ("305复线后坪至石岭段工程今年底也将完成。", ["305复线后坪至石岭段工程"]),
        ("片区发展中的柳隐至石岭公路已基本确定线路走向。", ["柳隐至石岭公路"]),
        ("柳溪线拓宽改造工程一期后坪段路基已完成。", ["柳溪线拓宽改造工程"]),
        ("一、关于柳溪机场建设问题。", ["柳溪机场"]),
        ("二、关于50万吨丙烯项目问题。", ["50万吨丙烯项目"]),
        (
            "详细了解柳峰集团茶厂项目、恒隆集团农贸物流园区、柳溪茶业集团绿茶项目等规划建设情况。",
            ["柳峰集团茶厂项目", "恒隆集团农贸物流园区", "柳溪茶业集团绿茶项目"],
        ),
        (
            "以及由恒泰集团捐资建设的云岭县恒源小学和柳溪至石岭一级公路等基础设施项目。",
            ["云岭县恒源小学", "柳溪至石岭一级公路"],
        ),
        ("此外还有恒泰集团、华越集团等央企投资建设的50万吨聚丙烯等煤化工项目。", ["50万吨聚丙烯"]),
        ("加快飞机综合维修基地、云岭县商业综合体等项目建设。", ["飞机综合维修基地", "云岭县商业综合体"]),
        ("建好柳溪至石岭、松江河至柳坪等高速公路。", ["柳溪至石岭高速公路", "松江河至柳坪高速公路"]),
        ("建设东部柳江三期工程。", ["东部柳江三期工程"]),
        ("实施柳溪铁路、江云铁路石岭至松坪段扩能改造等重大交通项目。", ["柳溪铁路", "江云铁路石岭至松坪段扩能改造"]),
    ],
)
def test_projects_told_in_prose(sentence: str, expected: list[str]) -> None:
    assert projects(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "农村公路是民生工程。",
        "柳溪大道不是重点工程。",
        "一、关于农村公路建设问题。",
        "二、关于云岭县地质险情有关问题。",
        "了解恒泰集团物流园区等情况。",
        "加快飞机综合维修基地、冷链物流中心等项目建设。",
        "建设东部地区防洪工程。",
        "建设恒泰光机所、华越集团等首批重点培育中试平台。",
        "云岭县按标准设计。",
    ],
)
def test_what_prose_only_describes_is_no_project(sentence: str) -> None:
    assert projects(sentence) == []


def test_what_a_project_told_in_prose_costs() -> None:
    told = "柳溪线后坪段是云岭县的一项重要工程。该项目总长8.8公里，总投资4.75亿元。"
    assert attribute(told, "investment") == [475_000_000]
    assert attribute("柳溪线后坪段是云岭县的一项重要工程。\n全县总投资4.75亿元。", "investment") == [None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "加快推进柳溪高速、云江高速石岭至后坪段，松坪大桥、青石大桥，恒泰储配基地一期、柳溪砂石集并中心等项目建设。",
            [
                "柳溪高速",
                "云江高速石岭至后坪段",
                "松坪大桥",
                "青石大桥",
                "恒泰储配基地一期",
                "柳溪砂石集并中心",
            ],
        ),
        (
            "续建货场八路（解放路-Z-47路）、Z-47路、柳溪路（石堤-松坪路段）等城市道路项目。",
            ["货场八路（解放路-Z-47路）", "Z-47路", "柳溪路（石堤-松坪路段）"],
        ),
        ("柳溪北路等一批城市道路建设项目列入今年计划。", ["柳溪北路"]),
        ("其中：云江铁路（柳溪段）、柳溪市域铁路等15个项目列入前期类。", ["云江铁路（柳溪段）", "柳溪市域铁路"]),
        ("奋勇街南段、柳溪路等十几条小街小巷改造将纳入今年计划。", ["奋勇街南段", "柳溪路"]),
        ("207国道石岭至松坪段等一批在建项目竣工通车。", ["207国道石岭至松坪段"]),
        ("争取云柳高速、江柳高速后坪段早日联通。", ["云柳高速", "江柳高速后坪段"]),
        ("建成柳溪路东段等6条市政道路、建成恒远大道石坪天桥。", ["柳溪路东段", "恒远大道石坪天桥"]),
        ("完成柳溪路等5条路雨污分流改造。", ["柳溪路雨污分流改造"]),
        ("升压改造石岭变电站。", ["石岭变电站"]),
        ("建成投用江柳医院南院区。", ["江柳医院南院区"]),
        ("将207国道石岭至松坪段作为一级公路进行改造。", ["207国道石岭至松坪段"]),
        ("重点建好柳溪花海小镇。", ["柳溪花海小镇"]),
    ],
)
def test_lists_with_more_than_one_mark_and_lists_of_streets(sentence: str, expected: list[str]) -> None:
    assert projects(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "实施老城区小街小巷改造。",
        "云岭县完善道路体系，一批城市道路工程将开建。",
        "领导和嘉宾共同启动项目开工按钮。",
        "石岭镇高度重视项目建设工作。",
        "建设产业路、旅游路等农村道路。",
        "将群众意见作为重要依据进行改造。",
    ],
)
def test_streets_and_events_in_general_are_no_projects(sentence: str) -> None:
    assert projects(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("石岭镇国土综合整治项目涉及7个行政村，总投资4.6亿元。", [460000000]),
        ("柳溪水库是一项以供水、灌溉为主，兼防洪的中型水利工程，坝址位于石岭村，总投资1.5亿元。", [150000000]),
        ("据了解，柳溪循环经济产业园规划面积约2200亩，项目总投资20亿元。", [2000000000]),
    ],
)
def test_what_is_told_between_a_project_and_its_sum(sentence: str, expected: list[int]) -> None:
    assert attribute(sentence, "investment") == expected


def test_works_on_another_kind_of_thing_are_not_shared() -> None:
    assert projects("江云铁路、云岭县话网扩建工程开工建设。") == ["江云铁路", "云岭县话网扩建工程"]
    assert projects("投运柳溪机场三期、江柳高速后坪段等项目。") == ["柳溪机场三期", "江柳高速后坪段"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("开建柳溪初中石岭校区、汇宇幼儿园。", ["柳溪初中石岭校区", "汇宇幼儿园"]),
        ("集中开工石桥镇农旅产业园项目、五彩欢乐城项目等8个重点项目。", ["石桥镇农旅产业园项目", "五彩欢乐城项目"]),
        ("其中图书馆提升改造、柳溪书院等续建项目3项。", ["柳溪书院"]),
        ("力促东柳环路入地改造工程主体结构施工。", ["东柳环路入地改造工程"]),
        ("云岭县柳溪景区生态综合体建设完成0.1亿元。", ["云岭县柳溪景区生态综合体"]),
        ("在柳溪景区、石岭古镇实施系列项目建设。", []),
    ],
)
def test_what_news_of_building_begin_and_end_with(sentence: str, expected: list[str]) -> None:
    assert projects(sentence) == expected


def test_the_next_sentence_may_tell_the_sum() -> None:
    body = "集中开工仪式在柳溪开发区容百锂电池材料四期项目建设现场举行。该项目总投资4.4亿元，新建2座厂房。"
    assert attribute(body, "investment") == [440000000]
    assert attribute("柳溪产业园项目开工。全县总投资4.4亿元。", "investment") == [None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("云松高铁、云柳高速改扩建顺利推进。", ["云松高铁", "云柳高速改扩建"]),
        ("加快云松、云柳铁路项目建设。", ["云松铁路项目", "云柳铁路项目"]),
        ("推进柳溪街、恒远广场提质改造。", ["柳溪街提质改造", "恒远广场提质改造"]),
        ("引柳济松、景溪二期提质增效等工程建成通水。", ["引柳济松", "景溪二期提质增效"]),
        ("加快柳松川、唐溪河、东溪等煤矿建设。", ["柳松川煤矿", "唐溪河煤矿", "东溪煤矿"]),
        ("推进柳溪、松坪地区绿色算力中心建设。", ["柳溪绿色算力中心", "松坪绿色算力中心"]),
        ("柳溪存储二期、东恒岚图等1.1万个重大产业项目投产达效。", ["柳溪存储二期", "东恒岚图"]),
        ("投用柳溪机场，提速松坪机场前期工作。", ["柳溪机场", "松坪机场"]),
        ("建成通车柳溪至松坪等5个项目。", ["柳溪至松坪"]),
        ("新建提升柳溪公园、松坪公园等13座城市公园。", ["柳溪公园", "松坪公园"]),
        ("恒泰硅氟新材料项目刷新全省投资纪录。", ["恒泰硅氟新材料项目"]),
        ("实施云岭县、恒泰县等6个废弃矿山修复工程。", ["云岭县废弃矿山修复工程", "恒泰县废弃矿山修复工程"]),
        ("实施黄河云岭县段河道治理工程。", ["黄河云岭县段河道治理工程"]),
        ("推动柳溪遗址公园建设、松坪遗址公园提档升级。", ["柳溪遗址公园", "松坪遗址公园提档升级"]),
        ("推进“双优”建设和优质本科扩容，实施安全保障能力一体化提升工程。", []),
        ("云电入江、恒门核电一期等项目加快推进。", ["云电入江", "恒门核电一期"]),
        ("大抓产业、大抓项目，推进涉众金融领域风险排查整治。", []),
        (
            "推进柳溪恒泰新一代锂电池、松坪东恒3D玻璃制造等“十大产业项目”建设。",
            ["柳溪恒泰新一代锂电池", "松坪东恒3D玻璃制造"],
        ),
        ("加快云松、云柳等6条高铁，提升服务。", ["云松高铁", "云柳高铁"]),
        ("建成101所示范学校。", []),
        ("第三条入柳特高压项目开工。", []),
        ("推进以旧换新扩围提质。", []),
        ("做好转业军官接收安置，实施柳溪就业促进工程。", []),
        ("支持柳溪、松坪、岭坪等市推进火箭制造等重大项目。", []),
        ("建设恒瑞工程、海岭工程、核技术等领域科技设施。", []),
    ],
)
def test_lists_of_work_reports(sentence: str, expected: list[str]) -> None:
    assert projects(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "●加快建设云岭至柳溪高铁、松坪国际物流枢纽等重大项目。",
            ["云岭至柳溪高铁", "松坪国际物流枢纽"],
        ),
        (
            "集中开工3个重大项目，包括：柳溪湖游客接待中心、恒岭幼儿园等，总投资9亿元。",
            ["柳溪湖游客接待中心", "恒岭幼儿园"],
        ),
        ("包括：柳溪乡、恒岭乡、后坪乡等。", []),
        ("实施柳溪河二期、石岭沟河一期治理。", ["柳溪河二期", "石岭沟河一期治理"]),
        ("实施教师培训二期。", []),
        (
            "推进产业项目，包括云岭示范区新开工建设恒纪智慧产业城（一期）以及恒德产业园。",
            ["恒纪智慧产业城（一期）", "恒德产业园"],
        ),
        ("争取恒岭大桥、“一江三河”连通工程等一批重大项目纳入国家规划。", ["恒岭大桥", "“一江三河”连通工程"]),
        ("实施“登高、升规、上市”工程。", []),
        ("建设柳溪山公园、机场休闲文化体育公园。", ["柳溪山公园", "机场休闲文化体育公园"]),
        ("建设机场休闲文化体育公园。", []),
        ("抓好云岭电厂、柳溪电厂、电网改造等。", ["云岭电厂", "柳溪电厂"]),
        ("抓好云岭电厂、柳溪电厂等。", []),
    ],
)
def test_lists_of_the_news(sentence: str, expected: list[str]) -> None:
    assert projects(sentence) == expected
