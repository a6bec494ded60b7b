"""Of which year work reports speak, and where."""

from __future__ import annotations

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.mentions.dates import DATES
from govgraph.extract.mentions.quantities import QUANTITIES
from govgraph.extract.mentions.targets import INDICATORS
from govgraph.extract.mentions.work_reports import report_year
from govgraph.extract.records import Mention, Mentions
from govgraph.extract.structure import split_documents

_REPORT = """打印
2026年云岭省政府工作报告
——2026年1月20日在云岭省第十届人民代表大会第四次会议上
一、2025年工作回顾
各位代表！经济增长稳中有进，生产总值增长5.1%。一、二、三产业增加值分别增长4%、5%、6%。新建公厕20座。
（一）夯实基础。改造老旧小区300个。
二、“十四五”时期发展成就和“十五五”时期主要目标任务
这五年，我们锐意改革。培育形成3个百亿级产业集群，新建公园6个。
围绕上述目标，设置了主要指标，包括：研发投入占比6%以上。
三、努力开好局
今年经济社会发展主要预期目标是：生产总值增长5%左右，居民收入增长6%。
（一）扩大内需。新建养老中心30个。
附件
新建托育中心5个。
"""


def targets(text: str) -> list[tuple[object, object, object]]:
    (document,) = split_documents(decode_source("x.txt", text.encode()))
    groups: dict[str, tuple[Mention, ...]] = {"projects": ()}
    for name, component in (("dates", DATES), ("quantities", QUANTITIES), ("indicators", INDICATORS)):
        groups[name] = tuple(sorted(component.find(document, Mentions(groups)), key=lambda item: item.span))
    return [
        (item.attributes["name"], item.attributes["value"], item.attributes["year"]) for item in groups["indicators"]
    ]


def test_a_report_speaks_of_its_own_year_from_where_it_turns_to_it() -> None:
    assert targets(_REPORT) == [
        ("研发投入占比", 6, 2030),
        ("生产总值", 5, 2026),
        ("居民收入", 6, 2026),
        ("养老中心", 30, 2026),
        ("托育中心", 5, 2026),
    ]


def test_the_year_is_that_of_the_report_named_or_of_the_day_it_is_given() -> None:
    assert report_year("2026年云岭县政府工作报告\n各位代表：") == 2026
    assert report_year("政府工作报告\n（2026年1月5日在云岭县第十届人民代表大会第一次会议上）\n") == 2026
    assert report_year("贯彻《政府工作报告》，2025年3月1日在云岭县召开会议，部署工作。") is None
    assert report_year("云岭县2026年重点工作\n新建公园3个。") is None
