"""Members whose posts run on to their names."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.member_lists import find_members


def _members(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[item.name.start : item.name.end], text[item.post.start : item.post.end] if item.post else None)
        for item in find_members(text)
    ]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "组长：林岚江苏省委常委、市委书记\n周远市委副书记、市长\n副组长：许明市政府秘书长",
            [("林岚", "江苏省委常委、市委书记"), ("周远", "市委副书记、市长"), ("许明", "市政府秘书长")],
        ),
        (
            "组长：林岚国务院副总理副组长：周明远公安部副部长何山统计局局长赵平川云地信局局长成员：许明教育部副部长三、职责",
            [
                ("林岚", "国务院副总理"),
                ("周明远", "公安部副部长"),
                ("何山", "统计局局长"),
                ("赵平川", "云地信局局长"),
                ("许明", "教育部副部长"),
            ],
        ),
        # a body of unknown form first in a list, other lists being read
        (
            "召集人：林岚省统计局局长\n何山省财政厅副厅长\n成员：周远云编办副主任\n许明党政办公室主任",
            [
                ("林岚", "省统计局局长"),
                ("何山", "省财政厅副厅长"),
                ("周远", "云编办副主任"),
                ("许明", "党政办公室主任"),
            ],
        ),
        # a surname that no list holds, between lines that are read
        (
            "成员：林岚副县长\n谌远山县财政局局长\n周远县水利局局长",
            [("林岚", "副县长"), ("谌远山", "县财政局局长"), ("周远", "县水利局局长")],
        ),
        (
            "成员：林岚 县长周远 副县长许明 县财政局局长",
            [("林岚", "县长"), ("周远", "副县长"), ("许明", "县财政局局长")],
        ),
        # one alone may be a place and its post; posts alone name nobody
        ("组长：江东市委书记", []),
        ("组长：高新区党工委书记\n副组长：石桥镇党委书记", []),
        ("成员：安监局局长、环保局局长", []),
    ],
)
def test_names_and_posts_without_blanks(text: str, members: list[tuple[str, str | None]]) -> None:
    assert _members(text) == members
