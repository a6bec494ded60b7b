"""Named places and facilities below the county."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.mentions.places import PLACES
from govgraph.extract.mentions.projects import PROJECTS
from govgraph.extract.mentions.sites import SITES
from govgraph.extract.mentions.tails import TAILS
from govgraph.extract.records import Document, Mention, Mentions
from govgraph.extract.structure import split_documents

_NOTICE = Path(__file__).with_name("notice.txt").read_text(encoding="utf-8")


def document(body: str) -> Document:
    return split_documents(decode_source("x.txt", _NOTICE.format(body=body).encode()))[0]


def sites_of(found: Document) -> tuple[Mention, ...]:
    groups: dict[str, tuple[Mention, ...]] = {}
    for component in (PLACES, TAILS, PROJECTS, SITES):
        mentions = sorted(component.find(found, Mentions(dict(groups))), key=lambda item: item.span)
        for group in component.assigns:
            groups[group] = tuple(mention for mention in mentions if mention.group == group)
    return groups["sites"]


def sites(body: str) -> dict[str, str]:
    return {site.text: site.label for site in sites_of(document(body))}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加快虎山东路贯通。", {"虎山东路": "road"}),
        ("改造柳渡车站，新建恒岭公交车站。", {"柳渡车站": "station", "恒岭公交车站": "station"}),
        ("幼儿园位于柳溪花园小区内。", {"柳溪花园小区": "community"}),
        ("治理恒湖水系。", {"恒湖": "river"}),
        ("推进云柳江水库、恒岭水库等湖库治理。", {"云柳江水库": "river", "恒岭水库": "river"}),
        ("支持柳山示范区和恒岭高新区发展。", {"柳山示范区": "zone", "恒岭高新区": "zone"}),
        ("推进青石镇生态农业科技园建设。", {"青石镇": "township", "青石镇生态农业科技园": "zone"}),
        ("实现地铁17号线贯通。", {"地铁17号线": "road"}),
        ("推进石桥小学改扩建工程。", {"石桥小学": "facility"}),
        ("治理石桥村河、柳溪村河道。", {"石桥村河": "river", "柳溪村": "village"}),
        ("做好示范点六岭村规划。", {"六岭村": "village"}),
        ("地点在都镇湾镇，缓解都镇湾镇用水困难。", {"都镇湾镇": "township"}),
        ("推进柚橙小镇建设。", {"柚橙小镇": "scenic"}),
        ("推进纪岭楚医药养生小镇等特色小镇建设。", {"纪岭楚医药养生小镇": "scenic"}),
        ("建好中国荞麦花海小镇。", {"中国荞麦花海小镇": "scenic"}),
        ("前往幸福古村·桃溪国际旅游度假区。", {"幸福古村·桃溪国际旅游度假区": "scenic"}),
        ("启动殷家河堤防和长湖湖堤加固。", {"殷家河": "river", "长湖": "river"}),
        ("建设跨沁河桥梁一座。", {"沁河": "river"}),
        ("举行集中开工活动暨石桥镇土地整治开工仪式。", {"石桥镇": "township"}),
        ("实施兴隆枢纽蓄水影响整治。", {"兴隆枢纽": "facility"}),
        ("改造青石镇柳溪村道路。", {"青石镇": "township", "柳溪村": "village"}),
        ("推动云岭县柳溪村发展。", {"柳溪村": "village"}),
        ("支持云岭经济技术开发区发展。", {"云岭经济技术开发区": "zone"}),
        ("依托云岭县经济开发区柳溪循环经济产业园。", {"云岭县经济开发区": "zone", "柳溪循环经济产业园": "zone"}),
        ("沿康远路、柳石大道布设。", {"康远路": "road", "柳石大道": "road"}),
        ("提升国道318通行能力。", {"国道318": "road"}),
        ("完善G7公路和S215线。", {"S215线": "road"}),
        ("江云高速云岭段通行。", {"江云高速云岭段": "road"}),
        ("发挥江云北站优势。", {"江云北站": "station"}),
        ("保护柳溪河水质。", {"柳溪河": "river"}),
        ("用好恒岭露天博物馆。", {"恒岭露天博物馆": "facility"}),
        ("推进柳溪阁公园建设。", {"柳溪阁公园": "park"}),
        ("对云岭县恒昌大酒店挂牌督办。", {"云岭县恒昌大酒店": "building"}),
        ("对云岭县柳溪苑10#住宅楼事故调查。", {"云岭县柳溪苑10#住宅楼": "building"}),
        ("对云岭县青石乡中心敬老院挂牌督办。", {"云岭县青石乡中心敬老院": "facility"}),
        ("加快岭泰电厂外送。", {"岭泰电厂": "plant"}),
        ("借鉴恒岭一矿经验。", {"恒岭一矿": "mine"}),
        ("范围：东起恒岭大桥，北起康远路。", {"恒岭大桥": "bridge", "康远路": "road"}),
        ("推进柳溪山创4A景区。", {"柳溪山": "scenic"}),
    ],
)
def test_generic_terms_end_names(sentence: str, expected: dict[str, str]) -> None:
    found = sites(sentence)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "推进农村公路和产业园区建设。",
        "完善思路，畅通线路，改造路网。",
        "新建污水处理厂、社区、园区。",
        "创建国家5A级景区，进景区、进商圈。",
        "稳市场、稳预期，融入国内市场。",
        "共建“一带一路”，奋战一线。",
        "各乡镇、各村、全村。",
        "打造创新之路、文明之乡。",
        "贯彻落实《云岭县柳溪湖保护条例》。",
        "南山省云岭县江东市。",
        "提升老旧小区、城中村品质。（责任单位：县经开区、县公路段）",
    ],
)
def test_descriptions_name_nothing(sentence: str) -> None:
    assert sites(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加快大湾乡风电场二期建设。", {"大湾乡": "township", "大湾乡风电场": "plant"}),
        ("在清溪镇、石桥镇建设共享储能电站。", {"清溪镇": "township", "石桥镇": "township"}),
        ("打通滨河路，改造建设路、人民南路。", {"滨河路": "road", "建设路": "road", "人民南路": "road"}),
        ("提升滨河公园、人民广场品质。", {"滨河公园": "park", "人民广场": "facility"}),
        ("改造阳光雨露生态园。", {"阳光雨露生态园": "zone"}),
        ("做好云溪山村供水。", {"云溪山村": "village"}),
        ("整治柳溪村道路。", {"柳溪村": "village"}),
        ("治理柳溪河流域。", {"柳溪河": "river"}),
        ("支持柳城文化广场改造。", {"柳城文化广场": "facility"}),
        ("举全镇之力推进郑家村建设。", {"郑家村": "village"}),
    ],
)
def test_transparent_names_are_names(sentence: str, expected: dict[str, str]) -> None:
    assert sites(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "把垃圾分类写进村规民约，办好城里乡下的事。",
        "货物由公路改走铁路，清理松材线虫病死木。",
        "完成放线，修建水泥路、弹石公路、村组公路。",
        "治理重灾村，建设示范村、文明镇、体育公园、旅游路。",
        "实施乡村振兴村级协理员计划。",
        "改造云岭县老旧小区，发展特色产品市场。",
        "推动云农场建设。",
    ],
)
def test_common_nouns_are_no_names(sentence: str) -> None:
    assert sites(sentence) == {}


def test_a_facility_bears_the_town_it_stands_in() -> None:
    assert sites("对石桥镇兴旺建材市场挂牌督办。") == {"石桥镇": "township", "石桥镇兴旺建材市场": "market"}
    found = sites("改造大湾乡35千伏变电站。")
    assert found == {"大湾乡": "township", "大湾乡35千伏变电站": "plant"}
    assert "石桥镇建设储能电站" not in sites("在石桥镇建设储能电站。")


def test_ring_roads_are_named_by_their_city() -> None:
    assert sites("力争延安东绕城、江柳高速公路建成通车。")["延安东绕城"] == "road"


def test_bare_names_beside_a_village_are_villages() -> None:
    found = sites("在李家庄、张家寨、下柳村建设服务点。")
    assert found == {"李家庄": "village", "张家寨": "village", "下柳村": "village"}
    assert sites("支持恒泰、华越、下柳村发展。") == {"下柳村": "village"}


def test_bare_names_where_something_is_done_or_passed() -> None:
    assert sites("在白羊岭、杏花岭设置驿站。") == {"白羊岭": "other", "杏花岭": "other"}
    assert sites("途经柳家坪、石头沟，止于国道318。")["石头沟"] == "other"
    assert sites("在农业、林业开展试点。") == {}


def test_works_that_only_places_have() -> None:
    assert sites("加快松坪矿坑光伏基地建设。") == {"松坪": "other"}
    assert sites("加快废弃矿坑治理。") == {}


def test_the_document_speaks_against_a_name() -> None:
    assert "柳山" not in sites("发展旅游，打造景区，夯实柳山经济，推动柳山镇发展。")
    found = sites("支持柳溪镇发展。推进投资1亿元的恒泰柳溪镇光伏项目。")
    assert "柳溪镇" in found
    assert "恒泰柳溪镇" not in found


def test_the_head_of_a_list_tells_the_type_of_its_items() -> None:
    assert sites("建好柳溪、后坪、石岭3个省级精品示范村。") == {"柳溪": "village", "后坪": "village", "石岭": "village"}
    assert sites("深挖星河天地、恒岭广场等商圈潜力。") == {"星河天地": "market", "恒岭广场": "market"}
    assert sites("接续推进柳溪、后坪“千万工程”示范项目。") == {"柳溪": "village", "后坪": "village"}


def test_generic_items_of_a_list_are_no_sites() -> None:
    assert sites("建设污水处理、垃圾分类等3个示范村。") == {}


def test_stretches_of_road_name_both_ends() -> None:
    found = sites("加快国道318柳家坪至石岭崖段公路改扩建工程。")
    assert (found["国道318"], found["柳家坪"], found["石岭崖"]) == ("road", "other", "other")
    assert "永寿" not in sites("改扩建西安至永寿高速公路。")
    found = sites("推进恒远东街-大柳连接线建设。")
    assert found == {"恒远东街": "road", "恒远东街-大柳连接线": "road", "大柳": "other"}


def test_what_stands_before_works_is_a_place() -> None:
    assert sites("推动云岭县柳坪城中村改造项目。") == {"柳坪": "village"}
    assert sites("推进云岭县后坪140万千瓦抽水蓄能电站项目。")["后坪"] == "other"


def test_schools_and_hospitals_are_places_where_something_is_built() -> None:
    assert sites("推进县医院感染楼投运。") == {"县医院": "facility"}
    assert sites("组织县医院开展义诊。") == {}


def test_a_name_is_given_once() -> None:
    found = sites_of(document("柳溪村供水。柳溪村供电。"))
    assert [site.text for site in found] == ["柳溪村"]


@settings(max_examples=60)
@given(st.text(alphabet="云岭县柳溪青石村镇路公园产业、，。推进建设等3个项目至段（）“”和 \n", max_size=120))
def test_sites_lie_within_any_text(body: str) -> None:
    found = document("方案。" + body)
    for site in sites_of(found):
        assert site.text == found.surface(site.span.start, site.span.end)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("推进青溪湖街道和青溪湖科技城发展。", {"青溪湖街道": "township", "青溪湖科技城": "zone"}),
        ("支持浦江科技工业园区发展。", {"浦江科技工业园区": "zone"}),
        ("建设柳溪港铁路。", {"柳溪港铁路": "road"}),
        ("与会人员还到云岭经开区考察。", {"云岭经开区": "zone"}),
        ("确保古山水库安全。", {"古山水库": "river"}),
        (
            "治理柳溪河、肖沟、古墓沟、青石河。",
            {"柳溪河": "river", "肖沟": "river", "古墓沟": "river", "青石河": "river"},
        ),
        ("提升柳溪新区、屈岭管理区水平。", {"柳溪新区": "zone", "屈岭管理区": "zone"}),
        ("江东市柳湖中学小学部开学，改造柳溪拦河闸。", {"柳溪拦河闸": "facility"}),
        ("建成江东港大道。", {"江东港大道": "road"}),
    ],
)
def test_names_that_hold_a_shorter_one(sentence: str, expected: dict[str, str]) -> None:
    found = sites(sentence)
    assert {name: found.get(name) for name in expected} == expected
    assert not {"浦江", "青溪湖", "港大道", "柳溪港", "与会人员还到云岭经开区"} & set(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "结合浦江实际，制定方案。",
        "建成生态食品产园区。",
        "现代农业在叶路洲起步。",
        "加强雨水水库、地下水库建设。",
        "整治街角、街心公园，沿旧路布线。",
        "推进城市新区、国家级新区建设。",
    ],
)
def test_a_county_an_islet_and_plain_words_are_no_sites(sentence: str) -> None:
    assert sites(sentence) == {}


def test_a_river_that_shares_its_name_with_a_county_is_one_where_the_water_is_spoken_of() -> None:
    assert sites("保护浦江流域生态。") == {"浦江": "river"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("就彭石食品产业园建设情况进行调研。", {"彭石食品产业园": "zone"}),
        (
            "分别定名为柳溪经济技术开发区、后坪经济技术开发区。",
            {"柳溪经济技术开发区": "zone", "后坪经济技术开发区": "zone"},
        ),
        ("柳洛渡、向家坝、锦岭一级3座水电站。", {"柳洛渡": "plant", "向家坝": "plant", "锦岭一级": "plant"}),
    ],
)
def test_where_a_name_begins_behind_a_verb_or_in_a_list(sentence: str, expected: dict[str, str]) -> None:
    assert sites(sentence) == expected


def test_a_town_in_a_tail_is_a_town_but_a_title_is_no_place() -> None:
    assert sites("建成驿站。（责任单位：县财政局、青石镇、柳溪经济开发区）") == {"青石镇": "township"}
    assert sites("执行《青石镇防洪预案》。") == {}


def test_a_bare_name_cut_out_of_a_longer_one_is_none() -> None:
    assert sites("石坝至后坪段公路；柳江溪口桥水电站。").get("溪口桥") is None


def test_a_conjunction_is_no_part_of_a_village() -> None:
    assert sites("改造柳溪镇和后坪村，后坪村受益。") == {"柳溪镇": "township", "后坪村": "village"}


def test_a_person_is_no_river() -> None:
    found = document("任命张占江为云岭县财政局局长，治理柳江。")
    assert [site.text for site in find_mentions(found)["sites"]] == ["柳江"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("云岭县安村镇柳溪村。", {"安村镇": "township", "柳溪村": "village"}),
        ("江东县花园乡南溪村。", {"花园乡": "township", "南溪村": "village"}),
        ("改造老川县双柳镇道路。", {"双柳镇": "township"}),
        ("街道办事处驻北街村，将原柳溪镇的区域划入。", {"北街村": "village", "柳溪镇": "township"}),
        ("柳溪风景区管理委员会青石乡老田村。", {"青石乡": "township", "老田村": "village"}),
        ("将陈营、丁楼、柳寨园3个居民委员会划入。", {"陈营": "community", "丁楼": "community", "柳寨园": "community"}),
    ],
)
def test_towns_and_villages_in_lists_of_divisions(sentence: str, expected: dict[str, str]) -> None:
    found = sites(sentence)
    assert {name: found.get(name) for name in expected} == expected
    assert not {name for name in found if name.startswith(("老川县", "原", "驻", "镇", "管理"))}


@pytest.mark.parametrize("sentence", ["推进城镇、村镇、场镇建设。", "评选千年古镇。", "各市县乡镇政府驻地。"])
def test_words_that_end_like_towns_are_none(sentence: str) -> None:
    assert sites(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("他还分管恒岭高新区。", {"恒岭高新区": "zone"}),
        ("有效连接起恒海新城、柳门卫星城。", {"恒海新城": "zone", "柳门卫星城": "zone"}),
        ("柳溪公路北延工程白石山隧道开挖。", {"柳溪公路": "road", "白石山隧道": "road"}),
        ("推进62省道、305国道和305复线改造。", {"62省道": "road", "305国道": "road", "305复线": "road"}),
        ("完成汕尾湾大桥加固。", {"汕尾湾大桥": "bridge"}),
        ("支持柳桥国际中央商务区发展。", {"柳桥国际中央商务区": "zone"}),
        ("扩建云岭县恒岭机场。", {"云岭县恒岭机场": "facility"}),
        ("保障首都国际机场运行。", {"首都国际机场": "facility"}),
        ("改造柳溪线后坪段。", {"柳溪线": "road", "柳溪线后坪段": "road"}),
        ("云岭县柳溪村煤矿停产。", {"柳溪村": "village", "云岭县柳溪村煤矿": "mine"}),
        ("石桥村白石山西麓的隧道。", {"石桥村": "village", "白石山": "other"}),
        ("强化白杨淀修复。", {"白杨淀": "river"}),
        ("做好柳浪屿申遗。", {"柳浪屿": "scenic"}),
        ("柳隐至石岭公路立项。", {"柳隐": "other", "石岭": "other", "柳隐至石岭公路": "road"}),
        ("散居的杏花坪、石坪、前湾三个洼地。", {"杏花坪": "other", "石坪": "other", "前湾": "other"}),
        ("推进后坪至柳溪机场段建设。", {"后坪": "other", "柳溪机场": "facility"}),
        ("建成江州长江公路大桥。", {"江州长江公路大桥": "bridge"}),
        ("改扩建江东-柳溪-大石岭高速公路。", {"大石岭": "other", "江东-柳溪-大石岭高速公路": "road"}),
        ("先后深入到恒东工业园调研。", {"恒东工业园": "zone"}),
        ("新建成云岭高速公路。", {"云岭高速公路": "road"}),
        ("投资720万余元对柳洞沟水库进行加固。", {"柳洞沟水库": "river"}),
        ("县上以米粮镇石坪村为重点。", {"米粮镇": "township", "石坪村": "village"}),
        ("石门维新镇与所街乡联动。", {"维新镇": "township", "所街乡": "township"}),
    ],
)
def test_names_in_running_prose(sentence: str, expected: dict[str, str]) -> None:
    assert sites(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "北延工程按一级公路标准设计。",
        "参加江东市合作共建工业园区签约仪式。",
        "形成水城淀相依的格局。",
        "推进中央商务区、油田建设。",
        "推进种植、养殖、加工三个产业。",
        "投入资金305亿元，国道畅通。",
        "工程项目部西麓。",
        "四川公路水运建设提速，新改建普通公路和一些公路。",
        "大桥主桥、引桥合龙。",
        "副县长王江村、林岚参加。",
        "推进石门至临澧段改建。",
    ],
)
def test_words_of_running_prose_name_no_place(sentence: str) -> None:
    assert sites(sentence) == {}


def test_towns_by_the_list_of_townships() -> None:
    assert sites("赴石门县大渡口镇现场调研。") == {"大渡口镇": "township"}
    assert sites("12月底前桃花山镇完成改造。") == {"桃花山镇": "township"}
    assert sites("推进中心镇、城镇、特色小镇建设。") == {}
    assert sites("建设中国特色小镇、区域综合枢纽和交通枢纽。") == {}
    assert sites("看看有你家门口的那条路吗，建设项目可向灌区供水，加固河堤。") == {}
    assert sites("推进云岭县市区快速路环线工程。") == {}
    assert sites("你市要将省级旅游度假区建好，推进城乡融合示范区和柳溪三大国际物流园区建设。") == {}
    assert sites("改造危旧桥，在五大景区开展农家乐暨乡村客栈改造，办好G20峰会。") == {}
    assert sites("完成全区小游园提升，修建雪山河水库，胡柳地区村道路灯，建设I-A33/S42-07地块小学（含幼儿园）。") == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("支持云岭综合保税区北区发展。", {"云岭综合保税区": "zone", "云岭综合保税区北区": "zone"}),
        ("同意排料乡、柳碧乡合并。", {"排料乡": "township", "柳碧乡": "township"}),
        ("现辖柳坪、石岭、后坪3个乡。", {"柳坪": "township", "石岭": "township", "后坪": "township"}),
        ("历史遗存有西水坡遗址。", {"西水坡遗址": "scenic"}),
        ("溪水县贯庄水库除险加固。", {"贯庄水库": "river"}),
        ("设立柳溪保税港区和石桥出口加工区。", {"柳溪保税港区": "zone", "石桥出口加工区": "zone"}),
        ("支持金桥出口加工区发展。", {"金桥出口加工区": "zone"}),
        ("将石沿村镇、柳堡乡划归云岭区管辖。", {"石沿村镇": "township", "柳堡乡": "township"}),
        ("将林坛镇、南城乡划归云岭区。", {"林坛镇": "township", "南城乡": "township"}),
        ("云岭自治县辖大兴街道、石桥镇。", {"大兴街道": "township", "石桥镇": "township"}),
        ("北外环路以南、南二环路以北。", {"北外环路": "road", "南二环路": "road"}),
        ("黄泥河国家级自然保护区获批。", {"黄泥河国家级自然保护区": "scenic"}),
        ("江东市区柳侯大道合围区域。", {"柳侯大道": "road"}),
        ("改造柳溪公园，途经柳溪公园路。", {"柳溪公园": "park", "柳溪公园路": "road"}),
        ("藤桥—石福区块分为藤桥片区和石福片区。", {"藤桥片区": "zone", "石福片区": "zone"}),
        ("要把建设好柳溪新区作为重点。", {"柳溪新区": "zone"}),
    ],
)
def test_names_as_approvals_print_them(sentence: str, expected: dict[str, str]) -> None:
    assert sites(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    ["本轮乡镇区划调整后变化较大。", "南北四条大街较完整。", "保护子路墓。", "每个示范乡、重点镇都要落实。"],
)
def test_words_of_approvals_name_no_place(sentence: str) -> None:
    assert sites(sentence) == {}


def test_a_conjunction_and_a_size_make_no_name() -> None:
    assert sites("建设主城区公园和小游园，畅通水系。") == {}


def test_a_town_in_the_name_of_a_body_is_no_site() -> None:
    text = "任命林岚为县人大常委会河湾街道工作委员会副主任。"
    assert find_mentions(document(text))["sites"] == ()


def test_words_of_divided_tasks_name_no_place() -> None:
    assert (
        sites(
            "铁路路外伤亡减少，车辆不得带泥上路，临江临河地带设防，监管城乡结合部和农村市场，建设公园城市，规划“米”字型高铁网，15分钟上高速，30分钟到达周边县，建好四好农村公路，每月对分管条线检查。"
        )
        == {}
    )
    assert sites("沿海水域（含柳溪江北纬30度以南）通航。") == {"柳溪江": "river"}
    assert sites("以云岭科学城为核心，建设后坪金融商贸区。") == {
        "云岭科学城": "zone",
        "后坪金融商贸区": "zone",
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("清理柳江路街道、恒岭街道。", {"柳江路街道": "township", "恒岭街道": "township"}),
        ("实施柳江路街道立面整治。", {"柳江路": "road"}),
        ("完成前岭河道、小柳河道治理。", {"前岭河道": "river", "小柳河道": "river"}),
        ("疏浚农村河道，整治城区河道。", {}),
        ("据县工业园区负责人介绍。", {}),
    ],
)
def test_streets_that_name_towns_and_waters_by_their_beds(sentence: str, expected: dict[str, str]) -> None:
    assert sites(sentence) == expected
