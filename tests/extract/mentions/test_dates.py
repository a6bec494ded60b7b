"""Dates and years."""

from __future__ import annotations

import pytest

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.mentions.dates import DATES, plan_period
from govgraph.extract.records import Mention, Mentions
from govgraph.extract.structure import split_documents

_HEAD = "云岭县人民政府\n关于做好有关工作的通知\n\n云政发〔2025〕3号\n\n各乡镇人民政府：\n"
_TAIL = "\n\n云岭县人民政府\n2025年1月20日\n"


def dates_in(sentence: str) -> list[Mention]:
    (document,) = split_documents(decode_source("x.txt", f"{_HEAD}{sentence}{_TAIL}".encode()))
    return [found for found in DATES.find(document, Mentions({})) if found.text in sentence]


@pytest.mark.parametrize(
    ("sentence", "label", "iso"),
    [
        ("会议于2025年3月8日召开。", "day", "2025-03-08"),
        ("工程于2024年11月开工。", "month", "2024-11"),
        ("到2030年，达到峰值。", "year", "2030"),
        ("二〇二四年启动。", "year", "2024"),
        ("行动为期三年（2025年—2027年）。", "period", "2027"),
        ("规划（2021-2035年）已批准。", "period", "2035"),
        ("“十四五”期间完成。", "period", "2025"),
        ("今年要见成效。", "relative", "2025"),
        ("去年已完成。", "relative", "2024"),
    ],
)
def test_dates_are_read_at_the_printed_precision(sentence: str, label: str, iso: str) -> None:
    (found,) = dates_in(sentence)
    assert (found.label, found.attributes["iso"]) == (label, iso)


def test_what_only_looks_like_a_date_is_none() -> None:
    assert dates_in("投资2025万元，建设5G基站，编号12025。") == []


def test_five_year_plans() -> None:
    assert [plan_period(ordinal) for ordinal in (13, 14, 15)] == [(2016, 2020), (2021, 2025), (2026, 2030)]
