"""Bodies that make up a coordination body."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.member_bodies import find_member_bodies


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("领导小组由县财政局、县水利局等5个部门组成。", [("成员单位", "县财政局、县水利局等")]),
        ("领导小组成员单位由县财政局、县水利局组成。", [("成员单位", "县财政局、县水利局")]),
        ("调整后的组成单位包括教育部、科技部等部门和单位。", [("成员单位", "教育部、科技部")]),
        ("建立由县水利局牵头的防汛联席会议制度。", [("牵头单位", "县水利局")]),
        (
            "建立由县水利局牵头、县财政局参与的防汛联席会议制度。".replace("、", "，"),
            [("牵头单位", "县水利局"), ("成员单位", "县财政局")],
        ),
        ("领导小组由县长任组长，副县长任副组长，领导小组成员共九人。", []),
        ("由县财政局、县水利局负责落实。", []),
    ],
)
def test_lists_of_bodies(text: str, lists: list[tuple[str, str]]) -> None:
    found = [(item.role, text[item.names.start : item.names.end]) for item in find_member_bodies(text)]
    assert found == lists
