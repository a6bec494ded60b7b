"""The explorer in Chromium: one test a feature, silent, asking nothing of anybody else, deaf to hostile names."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import pytest

from govgraph.graph.dataset import View
from govgraph.graph.serve import Source
from govgraph.ontology import mint

from .conftest import HOSTILE, Running

ENERGY = "/id/organization/云岭县/云岭县能源局"
Opener = Callable[..., Any]


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, five seconds at most; the policy forbids the page's own evaluation of strings."""
    for _ in range(100):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("waited for five seconds")


@pytest.fixture
def opened(browser: Any, running: Running) -> Opener:
    """Return a context manager that opens a page; at its end nothing may have been said on the console, or asked elsewhere."""

    @contextmanager
    def visit(path: str, *, width: int = 1280, language: str = "zh-CN", server: Running = running) -> Iterator[Any]:
        context = browser.new_context(viewport={"width": width, "height": 800}, locale=language)
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append("dialog"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(server.address + quote(path, safe="/?=&#%"))
        yield page
        page.wait_for_load_state("networkidle")
        assert said == []
        assert [url for url in asked if not url.startswith((server.address, "data:", "blob:"))] == []
        assert page.evaluate("window.hacked === undefined")
        context.close()

    return visit


def test_search_suggests_while_typing(opened: Opener) -> None:
    with opened("/") as page:
        page.keyboard.press("/")
        with page.expect_response("**/*q=ylxnyj"):  # on a slow machine a part of it is asked for before
            page.keyboard.type("ylxnyj")
        page.wait_for_selector("#hits li:first-child:has-text('云岭县能源局')")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/id/organization/**")
        assert page.inner_text("h1") == "云岭县能源局"


def test_a_page_of_a_body_shows_sentences_and_its_graph(opened: Opener) -> None:
    with opened(ENERGY) as page:
        page.wait_for_selector(".stage .node")
        assert page.locator(".stage .node").count() > 5
        assert page.locator("#oversees-in mark").inner_text() == "县能源局"
        page.locator(".proof summary").first.click()
        assert page.locator(".proof details[open]").count() == 1


def test_a_mention_in_a_document_leads_to_the_thing(opened: Opener) -> None:
    with opened("/id/document/云政发〔2025〕3号") as page:
        mark = page.locator(".m.organization", has_text="县能源局").first
        mark.hover()
        assert page.locator(".margin .lit").count() >= 1
        page.locator("[data-kind=target]").uncheck()
        assert page.locator(".m.target.off").count() > 10
        mark.click()
        page.wait_for_url("**/id/organization/**")
        assert page.inner_text("h1") == "云岭县能源局"


def test_a_quote_is_shown_where_it_stands(opened: Opener) -> None:
    with opened(ENERGY) as page:
        page.locator("#responsible_for-out figcaption a").first.click()
        page.wait_for_selector("mark#quote")
        box = page.locator("mark#quote").bounding_box()
        assert page.inner_text("mark#quote") == "县能源局"
        assert 60 < box["y"] < 800


def test_the_graph_grows_by_clicks(opened: Opener) -> None:
    with opened("/graph?iri=" + mint.entity_iri("organization", "云岭县", "云岭县能源局")) as page:
        page.wait_for_selector(".node")
        before = page.locator(".node").count()
        page.locator(".node", has_text="沈砚清").click()
        until(lambda: page.locator(".node").count() > before)
        page.locator(".hit").first.dispatch_event("click")
        assert page.locator("#panel mark").count() >= 1
        page.locator(".node", has_text="沈砚清").press("Enter")
        until(lambda: page.locator(".node").count() == before)
        page.keyboard.press("0")


def test_a_table_sorts_and_filters(opened: Opener) -> None:
    with opened("/projects") as page:
        page.locator("thead a", has_text="投资").first.click()
        page.wait_for_selector("[aria-sort=descending]")
        amounts = page.locator("td.money [title]").evaluate_all(
            "cells => cells.map(each => Number(each.title.replaceAll(',', '')))"
        )
        assert amounts == sorted(amounts, reverse=True)
        page.select_option("select[name=bodies]", index=1)
        page.wait_for_url("**bodies=**")
        assert 0 < page.locator(".grid tbody tr").count() < 24
        assert "q=" not in page.url


def test_the_editor_runs_a_query(opened: Opener) -> None:
    with opened("/sparql") as page:
        page.wait_for_selector(".CodeMirror")
        assert page.locator(".parseErrorIcon").count() == 0  # our prefixes need no declaration
        page.evaluate(
            "document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT ?s ?l { ?s a gov:Task ; rdfs:label ?l }')"
        )
        page.click("#run")
        page.wait_for_selector("#answer tbody tr")
        assert page.locator("#answer tbody tr").count() > 20
        page.locator("#answer th button").nth(1).click()
        assert page.locator("#answer th").nth(1).get_attribute("aria-sort") == "ascending"
        page.locator("#answer td a").first.click()
        page.wait_for_url("**/id/task/**")


def test_the_language_switches_and_stays(opened: Opener) -> None:
    with opened("/tasks") as page:
        page.click(".language")
        page.wait_for_selector("html[lang=en]")
        page.click("nav.menu a:nth-child(3)")
        page.wait_for_url("**/targets*")
        assert page.inner_text("h1") == "Targets"
    with opened("/", language="en-GB") as page:
        assert page.get_attribute("html", "lang") == "en"


def test_a_day_is_chosen_and_left(opened: Opener) -> None:
    with opened("/documents") as page:
        every = page.locator(".grid tbody tr").count()
        page.fill("#asof", "2025-02-28")
        page.wait_for_url("**asof=2025-02-28**")
        assert 0 < page.locator(".grid tbody tr").count() < every
        page.click(".menu a:nth-child(2)")
        page.wait_for_url("**/tasks?asof=2025-02-28")
        page.click(".moment a")
        until(lambda: "asof" not in page.url)


@pytest.mark.parametrize(
    "path", ["/", "/tasks", ENERGY, "/id/document/云政发〔2025〕3号", "/graph", "/search?q=能源", "/sparql"]
)
def test_pages_fit_a_phone(opened: Opener, path: str) -> None:
    with opened(path, width=390) as page:
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_hostile_names_run_nothing(opened: Opener, hostile_view: View) -> None:
    server = Running(Source.of_view(hostile_view))
    try:
        body = mint.entity_iri("organization", "990101", HOSTILE[0])
        for path in ("/", "/organizations", "/id/document/云政发〔2025〕0号", "/search?q=script"):
            with opened(path, server=server) as page:
                assert "window.hacked" in page.inner_text("body")
        with opened("/graph?iri=" + quote(body, safe=""), server=server) as page:
            page.wait_for_selector(".node")
            page.locator(".node").nth(1).click()
            page.fill("#q", "script")
            page.wait_for_selector("#hits li")
            assert page.locator("#hits li").count() == 10
    finally:
        server.end()
