"""The pages in Chromium: silent, offline, usable, and deaf to hostile names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from govgraph.graph.dataset import View
from govgraph.graph.views import render
from govgraph.ontology import mint

MARK = "window.hacked=1"
HOSTILE = (
    f"</script><script>{MARK}</script>",
    f"</ScRiPt ><script>{MARK}</script>",
    f"<!--<script>{MARK}</script>",
    f"<img src=x onerror={MARK}>",
    f"<svg/onload={MARK}>",
    f'" autofocus onfocus="{MARK}',
    f"' onmouseover='{MARK}",
    f"javascript:{MARK}//",
    f'<a href="javascript:{MARK}">云岭县</a>',
    f"data:text/html,<script>{MARK}</script>",
    f"]]><script>{MARK}</script>",
    f"{{{{constructor.constructor('{MARK}')()}}}}",
    f"${{{MARK}}}",
    f"`;{MARK};`",
    f"\\u003cscript\\u003e{MARK}",
    f"&lt;script&gt;{MARK}&lt;/script&gt;",
    f"云岭县\u2028{MARK}\u2029//",
    f"云岭县\u202e局政财{MARK}\u2066",
    f"云岭县\x00<script>{MARK}</script>",
    f"\ufeff云\u200b岭\u00ad县{MARK}",
    f"</style><style>@import '//example.org/{MARK}'</style>",
    f"<base href=//example.org/><iframe srcdoc='<script>{MARK}</script>'>",
    "__proto__",
    "constructor",
    "𠮷" * 30 + f"<b>{MARK}",
)


class Page:
    """An opened page, and all that it said and asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self.refuse)
        page.on("request", lambda request: self.asked.append(request.url))

    def refuse(self, dialog: Any) -> None:
        self.said.append("dialog")
        dialog.dismiss()

    def search(self, name: str) -> None:
        self.page.fill("#query", name)
        self.page.press("#query", "Enter")

    def panel(self) -> str:
        return str(self.page.inner_text("#panel"))

    def status(self) -> str:
        return str(self.page.inner_text("#status"))

    def follow(self, identifier: str) -> None:
        self.page.evaluate("id => { location.hash = 'node=' + encodeURIComponent(id) }", identifier)


Opener = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Opener:
    """Return a function that renders a page and opens its file; the page must stay silent and ask for nothing."""

    @contextmanager
    def opened(view: View, perspective: str, *, width: int = 1280, link: str = "", **options: Any) -> Iterator[Page]:
        path = tmp_path / f"{perspective}.html"
        path.write_bytes(render(view, perspective, **options).encode())
        context = browser.new_context(viewport={"width": width, "height": 800}, accept_downloads=True)
        page = Page(context.new_page())
        page.page.goto(path.as_uri() + link)
        page.page.wait_for_selector("#network canvas")
        page.page.wait_for_function("document.getElementById('status').textContent !== ''")
        yield page
        assert page.page.evaluate("window.hacked") is None
        assert page.said == []
        assert {url.partition("#")[0] for url in page.asked if not url.startswith(("data:", "blob:"))} == {
            path.as_uri()
        }
        context.close()

    return opened


@pytest.mark.parametrize(
    ("perspective", "name", "quoted"),
    [
        ("org", "云岭县公安局", "云岭县公安局"),
        ("responsibility", "县财政局", "云岭县财政局"),
        ("projects", "青石镇污水处理厂0期", "青石镇污水处理厂0期"),
        ("documents", "水法", "中华人民共和国水法"),
        ("all", "云岭县公安局", "云岭县公安局"),
    ],
)
@pytest.mark.parametrize("width", [1280, 390])
def test_search_opens_the_panel_with_the_sentence(
    open_page: Opener, large_county: View, perspective: str, name: str, quoted: str, width: int
) -> None:
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


def test_the_picture_is_saved(open_page: Opener, small_county: View, tmp_path: Path) -> None:
    with open_page(small_county, "org") as page:
        with page.page.expect_download() as waiting:
            page.page.click("#png")
        assert waiting.value.suggested_filename == "govgraph-org.png"
        waiting.value.save_as(tmp_path / "picture.png")
        assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")


def test_hostile_names_are_only_text(open_page: Opener, hostile_county: Callable[[tuple[str, ...]], View]) -> None:
    view = hostile_county(HOSTILE)
    with open_page(view, "all", focus=HOSTILE[0], depth=9) as page:
        assert HOSTILE[0] in page.page.inner_text("#title")
        for text in HOSTILE:
            identifier = mint.entity_iri("organization", "990101", text).removeprefix("https://w3id.org/govgraph/id/")
            page.follow(identifier)
            page.page.wait_for_function(
                "text => document.querySelector('#panel h2')?.textContent === text", arg=text, timeout=2000
            )
            assert text in page.page.evaluate(
                "[...document.querySelectorAll('#panel mark')].map(mark => mark.textContent)"
            )
            assert text in page.page.evaluate("[...document.querySelectorAll('#panel dd')].map(row => row.textContent)")
            page.page.fill("#query", text[:20])
        assert (
            page.page.locator("#panel script, #panel img, #panel a, #panel iframe, #hits script, #hits img").count()
            == 0
        )
