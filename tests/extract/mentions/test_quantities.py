"""Quantities and money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.mentions.dates import DATES
from govgraph.extract.mentions.quantities import QUANTITIES
from govgraph.extract.records import Document, Mention, Mentions
from govgraph.extract.structure import split_documents


def document_of(text: str) -> Document:
    return split_documents(decode_source("x.txt", text.encode()))[0]


def quantities_in(text: str) -> list[Mention]:
    document = document_of(text)
    dates = tuple(DATES.find(document, Mentions({})))
    return list(QUANTITIES.find(document, Mentions({"dates": dates})))


@pytest.mark.parametrize(
    ("text", "printed", "value", "high", "unit", "comparator"),
    [
        ("云岭县完成造林10.5万亩。", "10.5万亩", 10.5, None, "万亩", "="),
        ("占比达到5%—10%。", "5%—10%", 5, 10, "%", "range"),
        ("每年发放3-6万元。", "3-6万元", 3, 6, "万元", "range"),
        ("投资8000万元至1亿元。", "8000万元至1亿元", 8000, 10000, "万元", "range"),
        ("培育一到两个产业。", "一到两个", 1, 2, "个", "range"),
        ("覆盖率达到百分之十五以上。", "百分之十五以上", 15, None, "%", ">="),
        ("新建三十个站点。", "三十个", 30, None, "个", "="),
        ("共一千二百户。", "一千二百户", 1200, None, "户", "="),
        ("能耗下降14%以上。", "14%以上", 14, None, "%", "decrease_by"),
        ("增加值增长6%左右。", "6%左右", 6, None, "%", "increase_by"),
        ("比例提升至60%左右。", "60%左右", 60, None, "%", "increase_to"),
        ("煤耗下降至300克标准煤/千瓦时。", "300克标准煤/千瓦时", 300, None, "克标准煤/千瓦时", "decrease_to"),
        ("产能稳定在2160万吨/年。", "2160万吨/年", 2160, None, "万吨/年", "="),
        ("浓度为35μg/m³以下。", "35μg/m³以下", 35, None, "μg/m³", "<="),
        ("覆盖率不低于60%。", "60%", 60, None, "%", ">="),
        ("失业率不超过5%。", "5%", 5, None, "%", "<="),
        ("总量约30万吨。", "30万吨", 30, None, "万吨", "~"),
        ("服务20余家企业。", "20余家", 20, None, "家", ">="),
        ("新增3条航线。", "3条", 3, None, "条", "="),
        ("规模翻一番。", "翻一番", 1, None, "番", "increase_by"),
        ("桩车比达到1：6。", "1：6", None, None, None, "="),
    ],
)
def test_quantities_as_printed(
    text: str, printed: str, value: float | None, high: float | None, unit: str | None, comparator: str
) -> None:
    (found,) = quantities_in(text)
    read = found.attributes
    assert (found.text, read["value"], read["value_high"], read["unit"], read["comparator"]) == (
        printed,
        value,
        high,
        unit,
        comparator,
    )


def test_a_unit_may_be_printed_once_for_a_row_of_figures() -> None:
    read = [item.attributes for item in quantities_in("浓度分别不高于53、40和32微克/立方米，另有12和15号井。")]
    assert [(item["value"], item["unit"]) for item in read] == [(value, "微克/立方米") for value in (53, 40, 32)]


@pytest.mark.parametrize(
    "text",
    [
        "实现增收、减排两个目标。",
        "根据云政发〔2025〕19号文件第7.3.2条。",
        "2025年3月18日印发，2021—2035年有效。",
        "部署5G网络，创建4A级景区。",
        "按照“14510”思路，完善“1+N”体系。",
        "第三个任务，第12条规定。",
        "拨打0000-1234567。",
        "太行街一号路口，8:30开会。",
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert quantities_in(text) == []


@pytest.mark.parametrize(
    ("text", "yuan", "high"),
    [
        ("总投资0.57亿元。", 57_000_000, None),
        ("投资1.34亿元。", 134_000_000, None),
        ("奖励3—6万元。", 30_000, 60_000),
        ("每月500元。", 500, None),
    ],
)
def test_sums_of_money_are_read_in_yuan(text: str, yuan: int, high: int | None) -> None:
    (found,) = quantities_in(text)
    assert (found.label, found.attributes["yuan"], found.attributes["yuan_high"]) == ("money", yuan, high)


def test_foreign_money_has_no_yuan() -> None:
    (found,) = quantities_in("利用外资3亿美元。")
    assert found.label == "money"
    assert "yuan" not in found.attributes


@given(st.text(alphabet="0123456789.,%—至十百万亿两三元个亩吨年月第约超以上下降到，。 ", max_size=60))
def test_spans_never_overlap_and_quote_the_text(text: str) -> None:
    document = document_of(f"云岭{text}")
    dates = tuple(DATES.find(document, Mentions({})))
    end = 0
    for found in QUANTITIES.find(document, Mentions({"dates": dates})):
        assert end <= found.span.start < found.span.end <= len(document.text)
        evidence = document.evidence(found.span.start, found.span.end)
        assert evidence.quote == document.source.raw[evidence.start : evidence.end]
        end = found.span.end
