"""The ledger as a page: filters work, nothing is fetched, and no text of a document becomes code."""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from govgraph.graph.dataset import View
from govgraph.graph.ledger import ledger, write_ledger

HOSTILE = (
    "</script><script>window.hit=1</script>",
    '"><img src=x onerror=window.hit=1>',
    "<!--",
    "javascript:window.hit=1",
    "{{ 7 * 7 }}",
    "&lt;b&gt;",
    "县\u202e局\u2028\u2029",
    "a\x07b",
)


class Tags(HTMLParser):
    """Collects the names of elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page(view: View, language: str = "zh") -> str:
    stream = io.BytesIO()
    write_ledger(ledger(view), "html", stream, language=language)
    return stream.getvalue().decode()


def read(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    return tags


def test_the_page_holds_every_task_without_script(small_county: View) -> None:
    rows = ledger(small_county)
    tags = read(page(small_county))
    assert tags.tags.count("tr") == 1 + len(rows) == 7
    assert tags.tags.count("script") == 1
    assert {row.heading for row in rows} <= set(tags.texts)
    assert "default-src 'none'; script-src 'sha256-" in html.unescape(page(small_county))
    assert '<html lang="en">' in page(small_county, "en")
    assert "Overseeing officials" in page(small_county, "en")


def test_hostile_text_stays_text(hostile_county: Callable[[tuple[str, ...]], View]) -> None:
    view = hostile_county(HOSTILE)
    assert len(ledger(view)) == len(HOSTILE)
    tags = read(page(view))
    assert tags.tags.count("script") == 1
    assert "img" not in tags.tags
    assert not {name for name in tags.attributes if name.startswith("on")}
    assert HOSTILE[0] in "".join(tags.texts)
    assert "\x07" not in page(view)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Any:
    def open_page(view: View) -> tuple[Any, list[str]]:
        path = tmp_path / "ledger.html"
        path.write_text(page(view), encoding="utf-8")
        tab = browser.new_page()
        troubles: list[str] = []
        tab.on("console", lambda message: troubles.append(message.text))
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "data:")) else troubles.append(request.url),
        )
        tab.goto(path.as_uri())
        return tab, troubles

    return open_page


def test_filters_choose_rows(opened: Any, small_county: View) -> None:
    rows = ledger(small_county)
    tab, troubles = opened(small_county)
    shown = "#rows tr:not([hidden])"
    assert tab.locator(shown).count() == len(rows)
    tab.fill("#words", rows[0].heading)
    assert tab.locator(shown).count() == sum(rows[0].heading in row.text + row.heading for row in rows) >= 1
    tab.fill("#words", "没有这样的任务")
    assert tab.inner_text("#count") == "0"
    assert tab.is_visible("#none")
    tab.fill("#words", "")
    name = rows[0].departments[0].name
    tab.select_option("#department", label=name)
    assert tab.locator(shown).count() == sum(name in [each.name for each in row.departments] for row in rows)
    official = next(row.overseers[0].name for row in rows if row.overseers)
    tab.select_option("#department", "")
    tab.select_option("#official", label=official)
    assert tab.locator(shown).count() == sum(official in [each.name for each in row.overseers] for row in rows)
    assert troubles == []
    tab.close()


def test_no_script_of_a_document_runs(opened: Any, hostile_county: Callable[[tuple[str, ...]], View]) -> None:
    tab, troubles = opened(hostile_county(HOSTILE))
    assert tab.evaluate("window.hit") is None
    assert tab.locator("#rows tr").count() == len(HOSTILE)
    assert troubles == []
    tab.close()
