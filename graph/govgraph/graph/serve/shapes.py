"""Outlines of kinds of things as SVG paths: a shape of its own for each kind, so that colour never tells alone.

The page gets paths; its script knows no geometry. The shapes are those of the standalone views.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from govgraph.graph.views.legend import NODES, PURPLE, NodeStyle

STYLES: Final[Mapping[str, NodeStyle]] = {**NODES, "indicator": NodeStyle("指标", "Indicator", PURPLE, "ellipse")}
"""Kind of thing → names, colour, shape."""

Outline = Callable[[float, float], str]


def style_of(kind: str) -> NodeStyle:
    """Return the style of a kind of thing."""
    return STYLES.get(kind, STYLES["thing"])


def outline(shape: str, width: float, height: float) -> str:
    """Return the path of a shape of some size, its upper left corner at 0, 0.

    >>> outline("pointer", 40, 20)
    'M0 0L29 0L40 10L29 20L0 20Z'
    """
    return _OUTLINES.get(shape, _OUTLINES["box"])(width, height)


def tint(colour: str, share: float) -> str:
    """Return a colour mixed with white, as #rrggbb.

    >>> tint("#000000", 0.1)
    '#e6e6e6'
    """
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - each) * share):02x}" for each in channels)


def _rounded(radius: float, inset: float = 0) -> Outline:
    def draw(w: float, h: float) -> str:
        r = min(radius, w / 2 - inset, h / 2 - inset)
        arc = f"A{_n(r)} {_n(r)} 0 0 1 "
        return (
            f"M{_n(inset + r)} {_n(inset)}H{_n(w - inset - r)}{arc}{_n(w - inset)} {_n(inset + r)}"
            f"V{_n(h - inset - r)}{arc}{_n(w - inset - r)} {_n(h - inset)}"
            f"H{_n(inset + r)}{arc}{_n(inset)} {_n(h - inset - r)}V{_n(inset + r)}{arc}{_n(inset + r)} {_n(inset)}Z"
        )

    return draw


def _polygon(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + "Z"


def _double(w: float, h: float) -> str:
    return _rounded(4)(w, h) + _rounded(2, 3)(w, h)


def _bar(w: float, h: float) -> str:
    return _rounded(7)(w, h) + _polygon((5, 4), (7, 4), (7, h - 4), (5, h - 4))


def _ellipse(w: float, h: float) -> str:
    x, y = _n(w / 2), _n(h / 2)
    return f"M0 {y}A{x} {y} 0 0 1 {_n(w)} {y}A{x} {y} 0 0 1 0 {y}Z"


def _tag(w: float, h: float) -> str:
    cut = min(9, h / 3)
    return _polygon((cut, 0), (w - cut, 0), (w, cut), (w, h), (0, h), (0, cut))


def _slant(w: float, h: float) -> str:
    cut = min(9, h / 2)
    return _polygon((cut, 0), (w, 0), (w - cut, h), (0, h))


def _hexagon(w: float, h: float) -> str:
    cut = min(11, h / 2)
    return _polygon((cut, 0), (w - cut, 0), (w, h / 2), (w - cut, h), (cut, h), (0, h / 2))


def _octagon(w: float, h: float) -> str:
    cut = min(8, h / 3)
    corners = ((cut, 0), (w - cut, 0), (w, cut), (w, h - cut), (w - cut, h), (cut, h), (0, h - cut), (0, cut))
    return _polygon(*corners)


def _pointer(w: float, h: float) -> str:
    return _polygon((0, 0), (w - 11, 0), (w, h / 2), (w - 11, h), (0, h))


def _sheet(w: float, h: float) -> str:
    fold = min(11, h / 2.4)
    corner = f"M{_n(w - fold)} 0L{_n(w - fold)} {_n(fold)}L{_n(w)} {_n(fold)}"
    return _polygon((0, 0), (w - fold, 0), (w, fold), (w, h), (0, h)) + corner


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


_OUTLINES: Final[Mapping[str, Outline]] = {
    "box": _rounded(4),
    "double": _double,
    "bar": _bar,
    "pill": _rounded(999),
    "ellipse": _ellipse,
    "tag": _tag,
    "slant": _slant,
    "hexagon": _hexagon,
    "octagon": _octagon,
    "pointer": _pointer,
    "sheet": _sheet,
}
