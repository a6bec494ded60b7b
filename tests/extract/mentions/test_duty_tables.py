"""Tables of the division of work, whatever is left of their lines."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions.duty_tables import read_duty_tables
from govgraph.extract.pipeline import extract_source

BARS = "姓名 | 职务 | 分管工作 | 联系单位\n林岚 | 县长 | 主持县政府全面工作 | 县人大\n周远 | 副县长 | 教育、科技 | 县科协\n"
NUMBERED = (
    "| 序号 | 姓名 | 职务 | 分管工作 | 联系单位 |\n"
    "| 1 | 林岚 | 县长 | 主持县政府全面工作 | 县人大 |\n| 2 | 周远 | 副县长 | 教育、科技 | 县科协 |\n"
)
BLANKS = BARS.replace(" | ", " ")
FLAT = BARS.replace(" | ", "\n")


@pytest.mark.parametrize("table", [BARS, NUMBERED, BLANKS, FLAT])
def test_tables(table: str) -> None:
    (extraction,) = extract_source(decode_source("x.txt", ("云岭县政府领导分工表\n" + table).encode()))
    facts = {
        (fact.subject, fact.object, fact.qualifier("role"))
        for fact in extraction.facts
        if fact.relation in ("holds_position", "oversees", "portfolio")
    }
    assert facts == {
        ("林岚", "县长", None),
        ("林岚", "县政府", "主持"),
        ("林岚", "县人大", "联系"),
        ("周远", "副县长", None),
        ("周远", "教育", "分管"),
        ("周远", "科技", "分管"),
        ("周远", "县科协", "联系"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "姓名 | 职务 | 分数\n周远 | 副县长 | 教育、科技\n",  # divides nothing
        "序号\n姓名\n职务\n周远\n副县长\n",
        "姓名 职务 分管工作\n各乡镇 要认真 落实\n",  # no official in the first row
        "分管工作\n负责人\n职务\n",
    ],
)
def test_no_table(text: str) -> None:
    assert list(read_duty_tables(text)) == []
