"""Pages on one official: forms and curricula."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source

EDUCATION = {("holds_position", "副县长"), ("portfolio", "教育"), ("oversees", "县教育局")}


def facts(text: str, subject: str = "周远") -> set[tuple[str, str]]:
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    relations = ("holds_position", "portfolio", "oversees")
    return {(f.relation, f.object) for f in extraction.facts if f.relation in relations and f.subject == subject}


@pytest.mark.parametrize(
    "text",
    [
        "姓名：周远\n性别：男\n职务：副县长\n工作分工：负责教育工作。分管县教育局。\n",
        "姓  名：周  远\n职  务：副县长\n分管工作：负责教育工作，分管县教育局。\n",
        "周远\n副县长\n周远，男，汉族，1975年3月生，大学学历，1997年8月参加工作。\n负责教育工作。分管县教育局。\n",
        "周远\n副县长\n周远，男，1975年3月生。\n挂职副县长，负责教育工作，分管县教育局。\n",
        "周远，男，汉族，1975年3月生，大学学历。现任副县长。\n分工：负责教育工作。分管县教育局。\n",
        "周远，副县长，男，汉族，1975年3月生。\n负责教育工作。分管县教育局。\n",
        "副县长：周远，负责教育工作。分管县教育局。\n",
        "副 县 长：周远（兼职），负责教育工作。分管县教育局。\n",
        "副县长:周 远 负责教育工作。(分管县教育局) 电话：6660000\n",
        "周远（女）：副县长。负责教育工作，分管县教育局。\n",
        "县长：林岚，主持全面工作。周远（女）：副县长，负责教育工作，分管县教育局。\n",
        "县长：林岚，主持全面工作。副县长：周远，负责教育工作，分管县教育局。\n",
        "周远是副县长，负责教育工作，分管县教育局。\n",
        "周远\n1975年3月生，汉族。曾任县水利局局长。现任副县长。负责教育工作，分管县教育局。\n林岚\n1980年1月出生。\n",
        "周远\n男，1975年3月生。现任副县长（挂职）。负责教育工作。分管县教育局。\n",
    ],
)
def test_profiles(text: str) -> None:
    assert facts("领导之窗工作分工\n" + text) == EDUCATION


def test_one_profile_ends_where_the_next_begins() -> None:
    text = (
        "领导之窗\n周远\n副县长\n周远，男，1975年3月生。\n负责教育工作。\n分管县教育局。\n"
        "何山\n副县长\n何山，男，1976年3月生。\n分管县水利局。\n"
    )
    assert facts(text) == EDUCATION
    assert facts(text, "何山") == {("holds_position", "副县长"), ("oversees", "县水利局")}


@pytest.mark.parametrize(
    "text",
    [
        "姓名：申请人\n职务：\n",
        "周远，男，1975年3月生，曾负责教育工作。\n县教育局负责分工落实。\n",
    ],
)
def test_no_profile(text: str) -> None:
    assert facts(text) == set()


def test_a_curriculum_under_a_name_gives_what_is_held_now_alone() -> None:
    text = "工作分工\n周远\n1975年3月出生，大学学历。曾任县水利局局长、何川镇镇长。现任副县长、县公安局局长。\n"
    assert facts(text) == {("holds_position", "副县长"), ("holds_position", "县公安局局长")}
    assert facts("工作分工\n周远\n沿革：1975年3月成立。现任副县长林岚负责教育工作。\n") == set()
