"""Appointments along a line of time, and every page as of a day, in Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from govgraph.graph.dataset import View

TERMS = "#timeline g.term"


def bars(page: Any) -> list[str]:
    names = page.page.eval_on_selector_all(TERMS, "all => all.map(one => one.getAttribute('aria-label'))")
    return [str(name) for name in names]


def test_every_term_has_its_bar_with_its_dates(open_page: Any, two_years: View) -> None:
    with open_page(two_years, "appointments") as page:
        assert page.status() == "显示 8 / 8 段任期，其中在任 5 段"
        assert "陆承远 云岭县人民政府县长 2025-07-08 – 未见卸任" in bars(page)
        assert "许怀谷 云岭县人民政府县长 ? – 2025-02-18" in bars(page)
        assert page.page.locator("#timeline g.head text").all_text_contents()[:2] == ["云岭县人民政府", "县长"]
        assert page.page.locator("#timeline rect[fill='url(#vacant)']").count() == 1, "县长, until 陆承远 is appointed"


def test_a_bar_shows_its_sentences_and_leads_on(open_page: Any, two_years: View) -> None:
    with open_page(two_years, "appointments") as page:
        page.page.locator(TERMS, has_text="陆承远（代）").click()
        assert "陆承远 · 云岭县人民政府代理县长" in page.panel()
        assert "2025-07-08（正式任职）" in page.panel()
        assert page.page.locator("#panel mark").count() >= 2
        page.page.locator("#panel .link", has_text="云岭县人民政府代理县长").click()
        assert page.page.locator("#panel h2").inner_text() == "云岭县人民政府代理县长"


def test_rows_are_by_body_post_or_person_and_filtered(open_page: Any, two_years: View) -> None:
    with open_page(two_years, "appointments") as page:
        page.page.select_option("#group", "person")
        rows = page.page.locator("#timeline g.head text").all_text_contents()
        assert sorted(rows) == ["孟庭舟", "方致和", "沈砚清", "许怀谷", "陆承远"], "a row a person"
        page.page.locator("#kinds li", has_text="已卸任").locator("input").uncheck()
        assert len(bars(page)) == 6
        page.page.click("#reset")
        page.page.select_option("#year", "2024")
        assert all("2024" in bar or "?" in bar for bar in bars(page))
        page.page.select_option("#year", "")
        page.search("syq")
        assert "沈砚清" in page.page.locator("#panel h2").inner_text()
        assert page.page.locator("#panel svg.spans").count() == 1


def test_the_keyboard_walks_and_zooms(open_page: Any, two_years: View) -> None:
    with open_page(two_years, "appointments") as page:
        page.page.focus("#timeline")
        page.page.keyboard.press("ArrowDown")
        first = page.page.locator("#panel h2").inner_text()
        page.page.keyboard.press("ArrowDown")
        assert page.page.locator("#panel h2").inner_text() != first
        before = page.page.locator("svg.axis text").all_text_contents()
        for _ in range(6):
            page.page.keyboard.press("+")
        assert page.page.locator("svg.axis text").all_text_contents() != before
        page.page.keyboard.press("0")
        assert page.page.locator("svg.axis text").all_text_contents() == before
        page.page.keyboard.press("Escape")
        assert page.page.is_hidden("#panel")


@pytest.mark.parametrize("width", [390, 1920])
def test_names_are_not_clipped(open_page: Any, two_years: View, width: int) -> None:
    with open_page(two_years, "appointments", width=width, height=900) as page:
        outside = page.page.eval_on_selector_all(
            "#timeline text", "all => all.filter(one => one.getBoundingClientRect().right > innerWidth).length"
        )
        assert outside == 0
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_timeline_is_saved(open_page: Any, two_years: View, tmp_path: Path) -> None:
    with open_page(two_years, "appointments", link="#asof=2025-03") as page:
        svg = page.save("#svg", tmp_path).read_text(encoding="utf-8")
        texts = {element.text for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
        assert {"许怀谷", "云岭县人民政府", "2025", "任免时间线", "任命"} <= texts
        assert page.save("#png", tmp_path).read_bytes().startswith(b"\x89PNG")


def test_a_day_shows_the_graph_as_it_was(open_page: Any, two_years: View) -> None:
    with open_page(two_years, "org", link="#node=沈砚清&asof=2025-02") as page:
        assert page.page.inner_text("#day-name") == "2025-02-28"
        assert "云岭县林业局" in page.panel()
        assert "2025-02-25 – 2025-06-10" in page.panel(), "what is known of the end is told"
        page.page.keyboard.press("Escape")
        page.page.keyboard.press("]")
        assert page.link() == "#asof=2025-06-10"
        assert "（+" in page.status(), "what changed since the stop before"
        page.page.keyboard.press("[")
        page.page.keyboard.press("[")
        page.page.click("#back")
        assert page.link() == "#asof=2024-03-01"
        page.page.click("#always")
        assert page.link() == ""


def test_the_slider_and_the_button_move_the_day(open_page: Any, two_years: View) -> None:
    with open_page(two_years, "org") as page:
        stops = int(page.page.get_attribute("#day", "max"))
        assert stops == 6
        page.page.focus("#day")
        page.page.keyboard.press("Home")
        assert page.page.inner_text("#day-name") == "2024-03-01"
        assert page.page.get_attribute("#day", "aria-valuetext") == "2024-03-01"
        counts = dict(zip(page.page.locator("#kinds .name").all_inner_texts(),
                          page.page.locator("#kinds .count").all_inner_texts(), strict=True))  # fmt: skip
        assert counts["人员"] == "3/5"
        page.page.click("#play")
        assert page.page.inner_text("#play") == "⏸"
        page.page.wait_for_timeout(1600)
        assert page.page.inner_text("#day-name") != "2024-03-01"
        page.page.click("#play")
        page.page.click("#reset")
        assert page.page.inner_text("#day-name") == "全部时间"


@pytest.mark.parametrize("day", ["2025-02-18", "2025-06-10"])
def test_the_page_and_the_graph_of_a_day_agree(open_page: Any, two_years: View, day: str) -> None:
    with open_page(two_years, "person", link=f"#asof={day}") as page:
        page.page.click("#whole")
        shown = page.status()
    with open_page(two_years.as_of(day), "person") as page:
        if page.page.is_visible("#whole"):
            page.page.click("#whole")
        there = page.status()
    assert shown.split("，")[1].split("/")[0] == there.split("，")[1].split("/")[0], "as many relations"
