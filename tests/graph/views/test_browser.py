"""The pages in Chromium, which say nothing and ask for nothing: search, panel, filters, links, keys, languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph.graph.dataset import View

Opener = Callable[..., Any]


@pytest.mark.parametrize(
    ("perspective", "name", "quoted"),
    [
        ("org", "云岭县公安局", "云岭县公安局"),
        ("responsibility", "县财政局", "云岭县财政局"),
        ("projects", "青石镇污水处理厂0期", "青石镇污水处理厂0期"),
        ("documents", "水法", "中华人民共和国水法"),
        ("person", "王文华", "王文华"),
        ("organization", "县财政局", "云岭县财政局"),
        ("all", "云岭县公安局", "云岭县公安局"),
    ],
)
def test_search_opens_the_panel_with_the_sentence(
    open_page: Opener, large_county: View, perspective: str, name: str, quoted: str
) -> None:
    width = 390 if perspective in ("org", "documents") else 1280
    with open_page(large_county, perspective, width=width) as page:
        page.search(name)
        assert quoted in page.page.locator("#panel mark").all_inner_texts()
        assert "云政" in page.panel()
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def test_pinyin_initials_and_other_names_are_found(open_page: Opener, large_county: View) -> None:
    with open_page(large_county, "org") as page:
        for query, found in (("ylxczj", "云岭县财政局"), ("县发改局", "云岭县发展和改革局"), ("zjg", "张建国")):
            page.page.fill("#query", query)
            assert found in page.page.locator("#hits li").first.inner_text()
        page.page.fill("#query", "无此机构")
        assert page.page.locator("#hits li").all_inner_texts() == ["没有匹配的名称"]


def test_a_click_unfolds_a_department_and_escape_returns(open_page: Opener, large_county: View) -> None:
    with open_page(large_county, "responsibility") as page:
        assert page.status() == "显示 30 / 150 个节点，0 / 180 条关系"
        page.page.mouse.click(360, 100)  # the first department of the grid
        page.page.wait_for_selector("#panel h2")
        assert "责任单位" in page.panel()
        page.page.keyboard.press("Escape")
        page.page.keyboard.press("Escape")
        assert page.status() == "显示 30 / 150 个节点，0 / 180 条关系"


def test_a_click_on_an_edge_shows_its_sentence(open_page: Opener, large_county: View) -> None:
    with open_page(large_county, "responsibility") as page:
        page.search("营造林31亩 31")
        stage = page.page.locator("#network").bounding_box()
        page.page.mouse.click(stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2 - 12)
        page.page.wait_for_function("document.querySelector('#panel h2')?.textContent === '目标'")
        assert page.page.locator("#panel mark").all_inner_texts() == ["31"]


def test_filters_hide_kinds_relations_documents_and_years(open_page: Opener, large_county: View) -> None:
    with open_page(large_county, "projects") as page:
        whole = page.status()
        page.page.locator("#kinds input").last.uncheck()
        assert page.status() == "显示 32 / 44 个节点，36 / 48 条关系"
        page.page.locator("#styles input").first.uncheck()
        assert page.status() == "显示 32 / 44 个节点，24 / 48 条关系"
        page.page.click("#reset")
        assert page.status() == whole
        page.page.select_option("#year", "2025")
        assert page.status() == whole
        page.page.select_option("#document", label="云政办发〔2025〕5号 关于印发云岭县2025年重点工作任务分解方案的通知")
        assert page.status() == whole


def test_a_link_opens_a_node_and_the_keyboard_walks_on(open_page: Opener, large_county: View) -> None:
    with open_page(large_county, "org", link="#node=云岭县民政局") as page:
        page.page.wait_for_selector("#panel h2")
        assert page.page.inner_text("#panel h2") == "云岭县民政局"
        page.page.focus("#network")
        page.page.keyboard.press("ArrowDown")
        below = page.page.inner_text("#panel h2")
        assert below != "云岭县民政局"
        assert page.page.evaluate("decodeURIComponent(location.hash)").endswith(below)
        page.page.keyboard.press("ArrowUp")
        assert page.page.inner_text("#panel h2") == "云岭县民政局"
        page.page.keyboard.press("Enter")
        assert "收起" in page.panel()


def test_the_interface_speaks_english(open_page: Opener, small_county: View) -> None:
    with open_page(small_county, "org", language="en") as page:
        assert page.page.inner_text("#title") == "Leaders and bodies"
        assert page.page.inner_text("#kinds li:first-child .name") == "Person"
        page.page.click("#language")
        assert page.page.inner_text("#title") == "领导分工与机构"
