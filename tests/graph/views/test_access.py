"""Contrast, colour blindness, phones: computed from the styles, and from what Chromium shows."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

import pytest

from govgraph.graph.dataset import View
from govgraph.graph.views import PERSPECTIVES
from govgraph.graph.views.legend import EDGES, NODES

Colour = tuple[float, float, float]

BLINDNESS: Final = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What is seen of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.0."""

TEXTS: Final = """() => {
  const clear = /rgba\\(0, 0, 0, 0\\)|transparent/;
  const ground = one => { for (let at = one; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor; if (!clear.test(colour)) return colour; } return 'rgb(255, 255, 255)'; };
  const told = [];
  for (const one of document.querySelectorAll('body *')) {
    const own = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !one.checkVisibility() || one.disabled || one.namespaceURI.endsWith('svg') || /SCRIPT|STYLE/.test(one.tagName)) continue;
    told.push([one.textContent.trim().slice(0, 20), getComputedStyle(one).color, ground(one)]);
  }
  for (const one of document.querySelectorAll('#timeline text')) told.push([one.textContent, one.getAttribute('fill'), '#fdebd2']);
  return told;
}"""


def linear(colour: str) -> Colour:
    if colour.startswith("#"):
        channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    else:
        channels = [int(float(each)) for each in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (
        each / 255 / 12.92 if each <= 10 else ((each / 255 + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def lab(colour: Colour) -> Colour:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        sum(share * max(0.0, channel) for share, channel in zip(row, colour, strict=True)) / at
        for row, at in zip(rows, white, strict=True)
    )
    x, y, z = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, blindness: str | None) -> float:
    """CIE76, as seen with a colour blindness; some 2 is just noticed."""
    seen = []
    for colour in (linear(one), linear(other)):
        rows = BLINDNESS[blindness] if blindness else ((1, 0, 0), (0, 1, 0), (0, 0, 1))
        red, green, blue = (sum(s * c for s, c in zip(row, colour, strict=True)) for row in rows)
        seen.append(lab((red, green, blue)))
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


def test_lines_and_borders_stand_out_from_the_ground() -> None:
    assert {kind: style.colour for kind, style in NODES.items() if contrast(style.colour, "#ffffff") < 3} == {}
    assert {key: style.colour for key, style in EDGES.items() if contrast(style.colour, "#ffffff") < 3} == {}


@pytest.mark.parametrize("blindness", [None, *BLINDNESS])
def test_what_only_colour_tells_apart_is_told_apart_by_all(blindness: str | None) -> None:
    kinds = [(one, other) for one, other in combinations(NODES, 2) if NODES[one].shape == NODES[other].shape]
    assert len(kinds) >= 3
    for kind, like in kinds:
        assert difference(NODES[kind].colour, NODES[like].colour, blindness) > 12, (kind, like)
    drawn = {key: (style.width, style.dashes) for key, style in EDGES.items()}
    colours = {
        frozenset((EDGES[one].colour, EDGES[other].colour))
        for one, other in combinations(EDGES, 2)
        if drawn[one] == drawn[other] and EDGES[one].colour != EDGES[other].colour and one[0] == other[0]
    }
    for pair in colours:
        one, other = sorted(pair)
        assert difference(one, other, blindness) > 12, pair


@pytest.mark.parametrize("perspective", ["org", "appointments"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_texts_are_legible(open_page: Any, two_years: View, perspective: str, language: str) -> None:
    with open_page(two_years, perspective, language=language, link="#node=沈砚清&asof=2025-07") as page:
        told = page.page.evaluate(TEXTS)
    assert len(told) > 40
    assert [each for each in told if contrast(each[1], each[2]) < 4.5] == []


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_a_phone_shows_it_without_scrolling_sideways(open_page: Any, two_years: View, perspective: str) -> None:
    with open_page(two_years, perspective, width=390, height=844) as page:
        assert page.page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.page.is_hidden("#legend")
        page.page.click("#toggle-legend")
        assert page.page.is_visible("#legend")
        page.page.click("#toggle-legend")
        small = page.page.eval_on_selector_all(
            "button, input, select", "all => all.filter(one => one.checkVisibility() && one.clientHeight < 22).length"
        )
        assert small <= 1, "fingers are not needles (the slider's own line is thin)"


def test_everything_is_reached_and_named_by_the_keyboard(open_page: Any, two_years: View) -> None:
    with open_page(two_years, "org", language="en") as page:
        names = page.page.eval_on_selector_all(
            "button, input[type=range], input[type=search], .stage",
            "all => all.filter(one => one.checkVisibility()).map("
            "one => one.getAttribute('aria-label') || one.title || one.textContent.trim())",
        )
        assert len(names) >= 14
        assert all(names)
        reached = set()
        for _ in range(60):
            page.page.keyboard.press("Tab")
            reached.add(page.page.evaluate("document.activeElement.id || document.activeElement.type"))
        assert {"query", "overview", "whole", "svg", "network", "day", "play", "document", "checkbox"} <= reached
