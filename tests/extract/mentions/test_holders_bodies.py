"""Bodies in the posts of lists of members."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.holders_bodies import members_bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("组长：林岚 规划建设和环境保护办公室主任\n", ["规划建设和环境保护办公室"]),
        ("成员：周远 城市运行中心（绿化市容中心）副主任\n", ["城市运行中心", "绿化市容中心"]),
        ("成员：许明 县档案馆馆长、县财政局局长\n", ["县档案馆", "县财政局"]),
        # a bare rank, a group of the party inside a body, and what is no list of members
        ("组长：林岚 副县长\n", []),
        ("组长：林岚 县政府党组副书记\n", []),
        ("林岚主持规划建设和环境保护办公室主任会议。", []),
    ],
)
def test_bodies_of_members(text: str, bodies: list[str]) -> None:
    assert [text[span.start : span.end] for span in members_bodies(text)] == bodies
