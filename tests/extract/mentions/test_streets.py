"""Streets by what bounds them, by the list they stand in, and by number."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.site_names import find_site_names
from govgraph.extract.mentions.streets import find_streets
from govgraph.extract.mentions.wording import Wording


def streets(text: str) -> set[str]:
    wording = Wording(text)
    return {text[site.start : site.end] for site in find_streets(wording, tuple(find_site_names(wording)))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造柳溪路（和阳路-先锋路段）。", {"和阳路", "先锋路", "柳溪路"}),
        ("建设大街（惠民路至果园路）已通车。", {"建设大街", "惠民路", "果园路"}),
        ("小西环（人民路-Z-47路）全长387米。", {"小西环", "人民路", "Z-47路"}),
        ("恒远街西延（百家大街—柳溪街）工程", {"恒远街", "百家大街", "柳溪街"}),
        ("解放路（北圈堤-柳溪路段）施工。", {"解放路", "北圈堤", "柳溪路"}),
        ("改造工农路、柳溪街、先锋路北段。", {"工农路", "柳溪街", "先锋路"}),
        ("石桥村道路、奋勇街南段、柳溪路等十几条街巷改造。", {"奋勇街"}),
        ("开工建设园区横一路、纬五路工程。", {"横一路", "纬五路"}),
        ("新开工货场四路、货场五路。", {"货场四路", "货场五路"}),
    ],
)
def test_reads_streets_of_ordinary_words(text: str, expected: set[str]) -> None:
    assert streets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "建设产业路、柳溪路、旅游路等5条道路。",  # generic beside a certain one
        "铺设管网（一期-二期）。",
        "完善机耕路、便民路。",
        "投资（约300-500万元）改造。",
        "靠近第三路公交站。",
    ],
)
def test_reads_no_street_where_only_a_kind_is_told(text: str) -> None:
    assert streets(text) == set()
