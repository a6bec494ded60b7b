"""Lists of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.lists import split_list, trim
from govgraph.extract.records import Span


def items(text: str) -> list[str]:
    return [text[item.span.start : item.span.end] for item in split_list(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县财政局、县水利局", ["县财政局", "县水利局"]),
        ("县财政局，县水利局；县教育局", ["县财政局", "县水利局", "县教育局"]),
        ("县财政局 县水利局", ["县财政局", "县水利局"]),
        ("县财政局和县水利局", ["县财政局", "县水利局"]),
        ("县财政局及各乡镇", ["县财政局", "各乡镇"]),
        ("县财政局、县水利局等部门", ["县财政局", "县水利局"]),
        ("县财政局、县水利局等部门和单位", ["县财政局", "县水利局"]),
        ("县财政局、县水利局按照职责分工", ["县财政局", "县水利局"]),
        ("由县财政局", ["县财政局"]),
        ("县发展和改革局、县人力资源和社会保障局", ["县发展和改革局", "县人力资源和社会保障局"]),
        ("各市、县（区）人民政府、省财政厅", ["各市、县（区）人民政府", "省财政厅"]),
        ("有关委、办、局", ["有关委、办、局"]),
        ("各县、区人民政府（管委会）、各城区（开发区）", ["各县、区人民政府（管委会）", "各城区（开发区）"]),
        ("县工信局等有关部门及各县市区政府", ["县工信局", "各县市区政府"]),
        ("各乡镇党委和人民政府、高新区党工委和管委会", ["各乡镇党委和人民政府", "高新区党工委和管委会"]),
        ("县财政局，各县（市、区）、云岭开发区\n", ["县财政局", "各县（市、区）", "云岭开发区"]),
        ("辖内各银行和保险、证券等机构、县财政局", ["辖内各银行和保险、证券等机构", "县财政局"]),
    ],
)
def test_items(text: str, names: list[str]) -> None:
    assert items(text) == names


@pytest.mark.parametrize("text", ["", "、、，", " ", "等部门"])
def test_nothing_to_list(text: str) -> None:
    assert items(text) == []


def test_together_with() -> None:
    assert items("县财政局会同县水利局") == ["县财政局", "县水利局"]


def test_brackets_are_kept_beside_the_item() -> None:
    text = "县教育局（县体育局、县青少年中心）、县科技局"
    assert [
        (text[item.span.start : item.span.end], item.bracket and text[item.bracket.start : item.bracket.end])
        for item in split_list(text, 0, len(text))
    ] == [("县教育局", "县体育局、县青少年中心"), ("县科技局", None)]


def test_trim_takes_off_both_ends() -> None:
    text = "、由县财政局等部门"
    assert trim(text, Span(0, len(text))) == Span(2, 6)
    assert trim("、，", Span(0, 2)) is None


pieces = st.sampled_from(
    ["县财政局", "县水利局", "各市", "各乡镇", "有关委", "办", "等部门", "（", "）", "〔", "〕", *"、，；和及与等 \n。"]
)


@given(st.lists(pieces, max_size=16).map("".join), st.integers(0, 8), st.integers(0, 8))
def test_items_are_within_bounds_and_in_order(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(0, len(text) - after)
    if start > end:
        return
    position = start
    for item in split_list(text, start, end):
        assert position <= item.span.start < item.span.end <= end
        position = item.span.end
        if item.bracket is not None:
            assert item.span.end <= item.bracket.start < item.bracket.end < end
            assert (text[item.bracket.start - 1], text[item.bracket.end]) == ("（", "）")
            position = item.bracket.end
