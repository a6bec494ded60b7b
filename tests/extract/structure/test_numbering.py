"""Numbers of headings (结构层次序数)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.structure.numbering import read_marker, starts_with_marker


@pytest.mark.parametrize(
    ("line", "rank", "marker"),
    [
        ("第一章 总则", 1, "第一章 "),
        ("一、总体要求", 2, "一、"),
        ("十一、其他事项", 2, "十一、"),
        ("一.总体要求", 2, "一."),
        ("第一节 普查", 2, "第一节 "),
        ("（一）清理河道", 3, "（一）"),
        ("(一)清理河道", 3, "(一)"),
        ("第十二条　为了", 3, "第十二条　"),
        ("1.清理河道", 4, "1."),
        ("12．清理河道", 4, "12．"),
        ("1、清理河道", 4, "1、"),
        ("（1）清理河道", 5, "（1）"),
        ("①清理河道", 6, "①"),
    ],
)
def test_reads(line: str, rank: int, marker: str) -> None:
    found = read_marker(line)
    assert found is not None
    assert (found.rank, found.text, len(found)) == (rank, marker, len(marker))


@pytest.mark.parametrize(
    "line",
    [
        "2025年3月18日",
        "1.5倍",
        "第一部分",
        "第三产业",
        "二〇二五年",
        "总体要求",
        "十、",
        "（云岭县）",
        "一是清理河道",
        "",
    ],
)
def test_reads_nothing(line: str) -> None:
    assert read_marker(line) is None
    assert not starts_with_marker(line)


@given(st.text(alphabet="第一二十章条、（）().．1239①清 ", max_size=12), st.integers(0, 12))
def test_a_marker_is_what_is_printed_there(line: str, start: int) -> None:
    marker = read_marker(line, start)
    if marker is not None:
        assert line.startswith(marker.text, start)
        assert 1 <= marker.rank <= 6
