"""Places fixed by where they stand: bounds of an area, seats of bodies, rivers a place lies on."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.structure import split_documents


def sites(text: str) -> dict[str, str]:
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    return {site.text: site.label for site in find_mentions(document)["sites"]}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "四至范围：东至信心村、竹泽公路，南至绣针河，西至石桥社区，北至化工一路。",
            {"信心村": "village", "竹泽公路": "road", "绣针河": "river", "石桥社区": "community", "化工一路": "road"},
        ),
        (
            "东至下山溪、南至315省道、西至柳岭江东岸线、北至云江铁路。",
            {"下山溪": "river", "315省道": "road", "柳岭江": "river", "云江铁路": "road"},
        ),
        (
            "东至单板桥村乌石河、信岙工业区信达路，西至竹桥村竹桥路、新330国道，北至天成街道公园路。",
            {
                "单板桥村": "village",
                "乌石河": "river",
                "信岙工业区": "zone",
                "信达路": "road",
                "竹桥村": "village",
                "竹桥路": "road",
                "新330国道": "road",
                "天成街道": "township",
                "公园路": "road",
            },
        ),
        (
            "四至范围为东至东环路，西至九寨山和云巴汉高速，北至滨河路区域。",
            {"东环路": "road", "云巴汉高速": "road", "滨河路": "road"},
        ),
        (
            "东至雪峰农场十里埠水库，南至周岙隧道出口。",
            {"雪峰农场": "facility", "十里埠水库": "river", "周岙隧道": "road"},
        ),
        ("东起百里长渠，北至青石镇信心村3组。", {"百里长渠": "river", "青石镇": "township", "信心村": "village"}),
    ],
)
def test_what_bounds_an_area_needs_no_other_sign(sentence: str, expected: dict[str, str]) -> None:
    assert sites(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "东至建泰高压线，西至用地红线。",
        "四至范围：东至规划路，南至现状道路，西至城市主干道，北至公路。",
        "东至恒源化工，南至用地红线，西至县界。",
        "南至信心村。",
        "东至信心村。\n三、东至会议要求村。",
    ],
)
def test_what_bounds_no_area_or_has_no_name(sentence: str) -> None:
    assert sites(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("云岭区人民政府驻炉城镇茶马路1号。", {"炉城镇": "township", "茶马路": "road"}),
        ("区人民政府驻永丰街道府前街12号。", {"永丰街道": "township", "府前街": "road"}),
        ("该水库属水杨江流域。", {"水杨江": "river"}),
    ],
)
def test_seats_and_basins(sentence: str, expected: dict[str, str]) -> None:
    assert sites(sentence) == expected


@pytest.mark.parametrize("sentence", ["我市地处中部，属长江流域。", "文件共2号，驻地不变。"])
def test_neither_seat_nor_basin(sentence: str) -> None:
    assert sites(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("同意云岭县撤销柳集乡设立柳集镇。", {"柳集乡": "township", "柳集镇": "township"}),
        ("撤销蒋村镇，设立蒋村街道，驻地不变。", {"蒋村镇": "township", "蒋村街道": "township"}),
        ("南至云岭港大道，西至青河。", {"云岭港大道": "road", "青河": "river"}),
    ],
)
def test_towns_founded_and_given_up(sentence: str, expected: dict[str, str]) -> None:
    assert sites(sentence) == expected


@pytest.mark.parametrize("sentence", ["撤销相应乡镇，设立重点镇，增设规划街道。", "设立三个乡镇，撤销中心镇。"])
def test_towns_in_general_are_not_founded(sentence: str) -> None:
    assert sites(sentence) == {}
