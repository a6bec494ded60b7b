"""Lists of members."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.member_lists import find_labels, is_person, is_post, read_members, read_person


def _members(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[item.name.start : item.name.end], text[item.post.start : item.post.end] if item.post else None)
        for item in read_members(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("林岚 县长", [("林岚", "县长")]),
        ("周远 常务副县长\n沈知秋 副县长", [("周远", "常务副县长"), ("沈知秋", "副县长")]),
        ("林岚 县长 周远 副县长", [("林岚", "县长"), ("周远", "副县长")]),
        ("林岚\n云岭县政府县长\n周远\n县财政局局长", [("林岚", "云岭县政府县长"), ("周远", "县财政局局长")]),
        ("林岚（县长）、周远（女，副县长）", [("林岚", "县长"), ("周远", "副县长")]),
        ("林岚，县委副书记、县长", [("林岚", "县委副书记、县长")]),
        ("县委常委、副县长 林岚", [("林岚", "县委常委、副县长")]),
        ("县委常委、副县长林岚、县财政局局长周远", [("林岚", "县委常委、副县长"), ("周远", "县财政局局长")]),
        ("林岚、周远、欧阳文静", [("林岚", None), ("周远", None), ("欧阳文静", None)]),
        ("帕提曼·艾山 县民政局局长", [("帕提曼·艾山", "县民政局局长")]),
        ("林岚（兼）", [("林岚", None)]),
        # a surname that no list holds, in a list that is read
        (
            "林岚 县长\n谌存库 县体育局副局长\n周远 副县长",
            [("林岚", "县长"), ("谌存库", "县体育局副局长"), ("周远", "副县长")],
        ),
        ("林岚 县长\n附件 县体育局局长", [("林岚", "县长")]),
        ("林岚 县长\n领导小组下设办公室。\n周远 副县长", [("林岚", "县长")]),
        ("常务副县长", []),
        ("县应急局局长、县水利局局长", []),
        ("县财政局、县水利局", []),
    ],
)
def test_reads_names_and_posts(text: str, members: list[tuple[str, str | None]]) -> None:
    assert _members(text) == members


def test_labels_are_read_longest_first() -> None:
    text = "组长：林岚\n常务副组长：周远\n副组长：沈知秋\n办公室主任：许明\n成员单位：县财政局"
    assert [label.role for label in find_labels(text)] == ["组长", "常务副组长", "副组长", "办公室主任", "成员单位"]


def test_ranks_are_part_of_a_role() -> None:
    text = "名 誉 主任：沈知秋\n第一组长：林岚\n常务副主任委员：周远\n执行总指挥：许明\n副总召集人：何山\n成员共5人，分别为：赵平川"
    roles = ["名誉主任", "第一组长", "常务副主任委员", "执行总指挥", "副总召集人", "成员"]
    assert [label.role for label in find_labels(text)] == roles


def test_a_label_may_lack_its_colon_before_a_name() -> None:
    assert [label.role for label in find_labels("名单\n组长 林岚 县长")] == ["组长"]
    assert list(find_labels("名单\n组长 负责全面工作")) == []


def test_names_and_posts_are_told_apart() -> None:
    assert is_person("林岚")
    assert not is_person("副县长")
    assert not is_person("常委")
    assert is_post("县委常委、副县长")
    assert not is_post("林岚")


def test_one_person_of_a_sentence() -> None:
    text = "县委副书记、县长林岚同志"
    member = read_person(text, 0, len(text))
    assert member is not None
    assert text[member.name.start : member.name.end] == "林岚"
    assert member.post is not None
    assert text[member.post.start : member.post.end] == "县委副书记、县长"


@given(st.text(alphabet="林岚周远县长局委、（），。 \n副主任", max_size=40))
def test_members_lie_within_the_text_in_order(text: str) -> None:
    last = 0
    for member in read_members(text, 0, len(text)):
        assert last <= member.name.start < member.name.end <= len(text)
        last = member.name.end
        if member.post is not None:
            assert 0 <= member.post.start < member.post.end <= len(text)
