"""What is kept of a page: SVG with everything that is shown, PNG, paper; and all nodes at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from govgraph.graph.dataset import View

SVG = "{http://www.w3.org/2000/svg}"


def read(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_text(encoding="utf-8"))


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("perspective", ["org", "responsibility", "projects", "documents", "person"])
def test_svg_holds_what_is_shown_as_text(open_page: Any, small_county: View, tmp_path: Path, perspective: str) -> None:
    with open_page(small_county, perspective) as page:
        root = read(page.save("#svg", tmp_path))
        shown = int(re.findall(r"\d+", page.status())[0])
        edges = int(re.findall(r"\d+", page.status())[2])
        names = page.page.locator("#kinds .name").all_inner_texts()
    groups = [element for element in root.iter(f"{SVG}g") if element.find(f"{SVG}title") is not None]
    assert len(groups) == shown >= 2
    for group in groups:
        told = "".join(element.text or "" for element in group.iter(f"{SVG}text"))
        title = group.findtext(f"{SVG}title") or ""
        assert told.replace("…", "").replace(" ", "")[:6] in title.replace(" ", ""), "each box with its name, as text"
    assert len(root.findall(f".//{SVG}g[@id='drawing']/{SVG}path")) >= 2 * edges, "a line and an arrow each"
    assert set(texts(root)) & set(names), "and a legend"
    families = {element.get("font-family") for element in root.iter(f"{SVG}text")}
    assert all(family and "Noto Sans CJK SC" in family for family in families)
    assert not {element.tag for element in root.iter()} & {
        f"{SVG}script",
        f"{SVG}style",
        f"{SVG}image",
        f"{SVG}foreignObject",
    }
    box = [float(each) for each in (root.get("viewBox") or "").split()]
    assert len(box) == 4
    for element in root.iter(f"{SVG}text"):
        assert box[0] <= float(element.get("x") or 0) <= box[0] + box[2] or element.get("transform")


def test_svg_marks_the_selected_and_labels_its_edges(open_page: Any, small_county: View, tmp_path: Path) -> None:
    with open_page(small_county, "responsibility", focus="县民政局", depth=1) as page:
        root = read(page.save("#svg", tmp_path))
    assert {"牵头", "责任单位"} <= set(texts(root))


def test_png_is_saved(open_page: Any, small_county: View, tmp_path: Path) -> None:
    with open_page(small_county, "org") as page:
        picture = page.save("#png", tmp_path)
        assert picture.name == "govgraph-org.png"
        assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("perspective", "pages"), [("org", 1), ("appointments", 1)])
def test_paper_gets_the_drawing_and_not_the_controls(
    open_page: Any, two_years: View, perspective: str, pages: int
) -> None:
    with open_page(two_years, perspective) as page:
        paper = page.page.pdf(format="A4", landscape=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == pages
        page.page.emulate_media(media="print")
        page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.page.locator("#sheet svg").is_visible()
        assert "云岭县人民政府" in page.page.locator("#sheet svg text").all_text_contents()
        assert not page.page.locator("#stage, nav, #legend, #search").locator("visible=true").count()
        page.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.page.locator("#sheet svg").count() == 0
        page.page.emulate_media(media="screen")


def test_the_panel_is_printed_with_its_sentences(open_page: Any, small_county: View) -> None:
    with open_page(small_county, "org", link="#node=云岭县公安局") as page:
        page.page.emulate_media(media="print")
        assert page.page.locator("#panel figure").first.is_visible()
        assert page.page.locator("#panel .actions, #panel .close").locator("visible=true").count() == 0
        page.page.emulate_media(media="screen")


def test_all_nodes_are_seen_at_once_and_one_is_found_among_them(
    open_page: Any, large_county: View, tmp_path: Path
) -> None:
    with open_page(large_county, "responsibility") as page:
        page.page.click("#whole")
        assert page.status() == "显示 150 / 150 个节点，180 / 180 条关系"
        page.search("ylxczj")
        assert page.page.inner_text("#panel h2") == "云岭县财政局"
        page.page.keyboard.press("ArrowLeft")
        assert page.page.inner_text("#panel h2") != "云岭县财政局"
        assert len(texts(read(page.save("#svg", tmp_path)))) > 20, "names where there is room"
        page.page.focus("#panorama")
        page.page.keyboard.press("Enter")
        assert page.page.get_attribute("#whole", "aria-pressed") == "false"
        assert "收起" in page.panel(), "one node alone, to be read"


def test_a_click_and_a_drag_in_the_panorama(open_page: Any, large_county: View) -> None:
    with open_page(large_county, "all") as page:
        page.page.click("#whole")
        box = page.page.locator("#panorama").bounding_box()
        page.page.focus("#panorama")
        page.page.keyboard.press("ArrowDown")
        chosen = page.page.inner_text("#panel h2")
        page.page.keyboard.press("Escape")
        page.page.mouse.move(box["x"] + 300, box["y"] + 300)
        page.page.mouse.down()
        page.page.mouse.move(box["x"] + 360, box["y"] + 340, steps=4)
        page.page.mouse.up()
        assert page.page.is_hidden("#panel"), "a drag selects nothing"
        page.page.mouse.wheel(0, -300)
        page.page.wait_for_timeout(200)
        page.search(chosen)
        assert page.page.inner_text("#panel h2") == chosen
