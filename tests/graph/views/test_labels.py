"""Labels: lines that fit, and the letters by which a name is found."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.views.labels import FONT_SIZE, fit_label, search_keys


@pytest.mark.parametrize(
    ("text", "kind", "lines"),
    [
        ("云岭县财政局", "organization", ("云岭县财政局",)),
        ("云岭县住房和城乡建设管理局", "organization", ("云岭县住房和城", "乡建设管理局")),
        ("关于印发《云岭县防洪应急预案》的通知", "document", ("关于印发《云岭县防", "洪应急预案》的通知")),
        ("张 三\n丰", "official", ("张 三 丰",)),
        ("\u202e云\u200b岭\x00县", "organization", ("云岭县",)),
        ("", "task", ("…",)),
    ],
)
def test_lines(text: str, kind: str, lines: tuple[str, ...]) -> None:
    assert fit_label(text, kind).lines == lines


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    label = fit_label("加快推进城乡客运一体化建设" * 10, "task")
    assert len(label.lines) == 3
    assert label.lines[-1].endswith("…")


@given(st.text(), st.sampled_from(["organization", "task", "document", "official"]))
def test_lines_fit_their_box_and_show_nothing_that_steers(text: str, kind: str) -> None:
    label = fit_label(text, kind)
    assert 1 <= len(label.lines) <= 3
    assert label.width < 20 * FONT_SIZE
    assert not any(unicodedata.category(each) in {"Cc", "Cf"} for line in label.lines for each in line)


def test_a_surname_is_found_by_each_of_its_readings() -> None:
    assert {"dxm", "sxm"} <= set(search_keys("单小明"))
    assert {"ylxczj", "yunlingxiancaizhengju"} == set(search_keys("云岭县财政局"))
    assert search_keys("5G 2025") == ()
