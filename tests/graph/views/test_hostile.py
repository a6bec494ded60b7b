"""Five hundred hostile strings as names, titles, posts and quotes: no page runs them, breaks by them, or fetches anything."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import pytest

from govgraph.graph.dataset import View
from govgraph.graph.ledger import ledger, write_ledger
from govgraph.graph.views import PERSPECTIVES
from govgraph.ontology import mint

MARK: Final = "window.hacked=1"
SEEDS: Final = (
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
    "{{7*7}}${7*7}<%=7*7%>#{7*7}",
    f"`;{MARK};`${{{MARK}}}",
    f"\\u003cscript\\u003e{MARK}\\ud800",
    f"&lt;script&gt;{MARK}&lt;/script&gt;",
    f"</style><style>@import '//example.org/{MARK}'</style>",
    f"</title><base href=//example.org/><iframe srcdoc='<script>{MARK}</script>'>",
    f"url(javascript:{MARK});fill:expression({MARK})",
    f"云岭县\u202e局政财{MARK}\u2066",
    "__proto__",
    "constructor",
    "👩‍👩‍👧‍👦🇨🇳é\u0301\u200b\ufeff",
    "云岭县财政局",
    "=cmd|' /C calc'!A0",
)
POSITIONS: Final[tuple[Callable[[str], str], ...]] = (
    lambda seed: seed,
    lambda seed: f"云岭县{seed}局",
    lambda seed: f'"{seed}"',
    lambda seed: f"'{seed}'",
    lambda seed: f"《{seed}》（试行）",
    lambda seed: f"{seed}\x00",
    lambda seed: f"\u2028{seed}\u2029",
    lambda seed: f"\u202e{seed}\u202c",
    lambda seed: f"<b>{seed}</b>",
    lambda seed: f"--> {seed}",
    lambda seed: f"*/ {seed} /*",
    lambda seed: f"\\{seed}",
    lambda seed: f"{seed}\n\t{seed}",
    lambda seed: seed.upper(),
    lambda seed: seed.replace("<", "\uff1c").replace(">", "\uff1e"),
    lambda seed: seed.replace("<", "&#60;"),
    lambda seed: seed.replace("<", "%3C"),
    lambda seed: f"{seed}{'很长' * 300}",
    lambda seed: f"\x1b[2J{seed}\x7f",
    lambda seed: f"{'𠮷' * 20}{seed}",
)
HOSTILE: Final = tuple(
    f"{position(seed)}{number * len(POSITIONS) + place}"
    for number, seed in enumerate(SEEDS)
    for place, position in enumerate(POSITIONS)
)
FEWER: Final = tuple(HOSTILE[number * 20 + (number + step * 5) % 20] for number in range(25) for step in range(4))
WALK: Final = """async () => {
  const wait = () => new Promise(done => requestAnimationFrame(done));
  const told = [];
  const query = document.getElementById('query');
  for (const text of %s) {
    query.value = text;
    query.dispatchEvent(new Event('input'));
    query.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await wait();
    told.push(document.querySelector('#panel h2')?.textContent ?? null);
    for (const box of document.querySelectorAll('#panel details')) box.open = true;
  }
  return told;
}"""


def test_there_are_five_hundred() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) == 500


@pytest.fixture(scope="module")
def hostile(hostile_county: Callable[[tuple[str, ...]], View]) -> View:
    return hostile_county(HOSTILE)


@pytest.fixture(scope="module")
def fewer(hostile_county: Callable[[tuple[str, ...]], View]) -> View:
    """Return a hundred of them: each seed four times, each position five."""
    return hostile_county(FEWER)


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_no_page_runs_or_breaks(open_page: Any, hostile: View, fewer: View, perspective: str, tmp_path: Path) -> None:
    everything = perspective in ("appointments", "all")  # in which whatever the other perspectives show is shown
    chosen = [*FEWER[::9], HOSTILE[0]]
    with open_page(hostile if everything else fewer, perspective) as page:
        told = page.page.evaluate(WALK % [text[:40].replace("\x00", "\\x00") for text in chosen])
        assert len([text for text in told if text]) >= len(chosen) - 2, "the panel opens for what is searched"
        page.page.keyboard.press("Escape")
        picture = page.save("#svg", tmp_path).read_text(encoding="utf-8")
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(picture).iter()}
        assert tags <= {"svg", "title", "desc", "rect", "g", "path", "text", "defs", "pattern", "line", "circle"}
        if page.page.is_visible("#whole"):
            page.page.click("#whole")
            assert "500" in page.status() or "显示" in page.status()
        found = page.page.locator("#panel, #hits, #legend, #stage, #sheet").locator(
            "script, img, a, iframe, style, base"
        )
        assert found.count() == 0
        names = page.page.evaluate(
            "[...new Set([...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames()))]"
        )
        assert not {name for name in names if name.startswith("on") or name in ("action", "srcdoc", "formaction")}


def test_names_stand_in_the_panel_as_they_are(open_page: Any, fewer: View) -> None:
    text = HOSTILE[400]
    assert text == "__proto__400"
    assert text in FEWER
    identifier = mint.entity_iri("organization", "990101", text).removeprefix("https://w3id.org/govgraph/id/")
    with open_page(fewer, "organization", link=f"#node={identifier}") as page:
        assert page.page.inner_text("#panel h2") == text
        assert text in page.page.locator("#panel mark").all_inner_texts()
        assert f"{text}（别名）" in page.page.locator("#panel dd").all_inner_texts()


class Tags(HTMLParser):
    """Counts elements, and collects the names of attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_ledger_runs_nothing_either(browser: Any, hostile: View, tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_ledger(ledger(hostile), "html", stream)
    tags = Tags()
    tags.feed(stream.getvalue().decode())
    assert tags.tags.count("script") == 1
    assert not {name for name in tags.attributes if name.startswith("on")}
    assert not {"img", "iframe", "base", "svg", "a"} & set(tags.tags)
    path = tmp_path / "ledger.html"
    path.write_bytes(stream.getvalue())
    tab = browser.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on(
        "request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:")) else None
    )
    tab.goto(path.as_uri())
    assert tab.locator("#rows tr").count() == len(re.findall(r"<tr", stream.getvalue().decode())) - 1 >= 400
    assert tab.evaluate("window.hacked") is None
    assert said == []
    tab.close()
