"""Lists that say of themselves that every item is a project."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions.places import PLACES
from govgraph.extract.mentions.project_lists import read_project_lists
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Mentions
from govgraph.extract.structure import split_documents


def listed(text: str) -> list[tuple[str, str | None]]:
    (document,) = split_documents(decode_source("x.txt", text.encode()))
    places = tuple(sorted(PLACES.find(document, Mentions({})), key=lambda item: item.span))
    wording = Wording.of(document.text, Mentions({"places": places}))
    return [
        (document.text[item.span.start : item.span.end], item.status)
        for item in read_project_lists(wording, 0, len(document.text))
    ]


def test_a_counted_head_before_a_bracket_gives_its_status_to_all() -> None:
    assert listed("今年续建项目2个（柳溪水库、云岭至江东公路（G7）一期），预备项目1个（石桥生态修复项目）。") == [
        ("柳溪水库", "续建"),
        ("云岭至江东公路（G7）一期", "续建"),
        ("石桥生态修复项目", "预备"),
    ]


def test_a_numbered_run_is_read_as_far_as_it_counts() -> None:
    text = "2项新开工重点工程分别是：（1）成都至贵阳铁路乐山段，（2）西藏柳溪水利枢纽。另有（9）云岭县水厂。"
    assert listed(text) == [("成都至贵阳铁路乐山段", "新开工"), ("西藏柳溪水利枢纽", "新开工")]


@pytest.mark.parametrize(
    "text",
    [
        "续建项目2个（总投资3亿元），进展顺利。",
        "重点工程分别是：（1）西部风电基地建设，（2）加强调查研究。",
        "有关单位2个（柳溪水库、云岭水库）。",
    ],
)
def test_what_is_no_list_of_projects(text: str) -> None:
    assert listed(text) == []


def test_a_run_may_be_numbered_by_lines_or_parted_by_semicolons() -> None:
    lines = "新开工十大工程分别是：\n1、江东至云岭客运专线；\n2、云岭柳溪电厂二期工程；\n4、云岭水厂。"
    assert [name for name, _ in listed(lines)] == ["江东至云岭客运专线", "云岭柳溪电厂二期工程"]
    commas = "新开工十大工程分别是：江东至云岭客运专线，农村饮水安全工程，云岭柳溪电厂二期工程。全县完成，甲，乙。"
    assert [name for name, _ in listed(commas)] == ["江东至云岭客运专线", "云岭柳溪电厂二期工程"]
    parted = "这3项新开工重点工程分别是：江东至云岭铁路；柳溪机场改扩建；云岭县水库。据统计，甲；乙；丙。"
    assert listed(parted) == [("江东至云岭铁路", "新开工"), ("柳溪机场改扩建", "新开工"), ("云岭县水库", "新开工")]


def test_what_follows_another_word_is_no_run() -> None:
    assert listed("三项任务分别是：江东至云岭铁路；柳溪机场改扩建；云岭县水库。") == []
    assert listed("重点工程是：抓好落实；加强督查；严格考核。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县长一行先后来到柳开路改造、恒泰二期、柳溪河治理等项目现场，察看进度。",
            ["柳开路改造", "恒泰二期", "柳溪河治理"],
        ),
        ("他实地察看了恒泰智能小家电、华越产业基地等2个重点项目建设现场。", ["恒泰智能小家电", "华越产业基地"]),
        (
            "县长调研。在恒泰年产5万件转向系统项目及新能源汽车部件生产项目建设现场，他认真听取介绍。",
            ["恒泰年产5万件转向系统项目", "新能源汽车部件生产"],
        ),
    ],
)
def test_the_stops_of_a_visit_to_projects(text: str, expected: list[str]) -> None:
    assert [name for name, _ in listed(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "县长先后来到柳溪镇、石桥村等地，察看灾情。",
        "县长来到重点项目、产业项目等项目现场。",
        "在全县重点项目建设现场会上，他强调安全。",
    ],
)
def test_other_visits_stop_at_no_projects(text: str) -> None:
    assert listed(text) == []


def test_a_head_with_a_colon_tells_them_all() -> None:
    text = "这5项重大建设项目是：大型煤炭基地、柳溪核电站、云江铁路、石岭化工厂。"
    assert [name for name, _ in listed(text)] == ["柳溪核电站", "云江铁路", "石岭化工厂"]
    assert listed("重点工程是：加强调查研究、改进作风、完善制度。") == []
