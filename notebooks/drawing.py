"""What the notebooks draw with: a font that has Chinese, colours that all eyes tell apart, mentions in their text.

Nothing here knows the graph: it is asked with the functions of ``govgraph``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from html import escape
from itertools import pairwise

import matplotlib.pyplot as plt
from IPython.display import HTML
from matplotlib import font_manager, ft2font
from matplotlib.colors import to_hex, to_rgb
from matplotlib.ticker import MaxNLocator
from pypinyin import lazy_pinyin
from spacy import displacy

from govgraph.extract.records import Document, Mention, Span

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
"""The palette of Okabe and Ito, which colour-blind readers tell apart."""

INK, LINE = "#333333", "#d5dae0"

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
    "Droid Sans Fallback",
    "Arial Unicode MS",
)
"""Sans-serif fonts with Chinese, the best first; without any of them, whatever font has Chinese."""

_SAMPLE = "县政府能源办发〔〕"
_chinese = True


def chinese_font() -> str | None:
    """Return the name of an installed font that has Chinese, or None."""
    installed = {each.name: each.fname for each in reversed(font_manager.fontManager.ttflist)}
    named = [name for name in FONTS if name in installed]
    for name in (*named, *sorted(installed.keys() - {*named})):
        try:
            characters = ft2font.FT2Font(installed[name]).get_charmap()
        except (OSError, RuntimeError):  # listed, but gone or broken
            continue
        if all(ord(each) in characters for each in _SAMPLE):
            return name
    return None


def use_style() -> str:
    """Make charts quiet and readable, in Chinese if a font allows, and say which; call it once, before drawing."""
    global _chinese
    font = chinese_font()
    _chinese = font is not None
    plt.rcParams.update(
        {
            "font.family": "sans-serif",
            "font.sans-serif": [*([font] if font else []), "DejaVu Sans"],
            "font.size": 10,
            "axes.unicode_minus": False,
            "axes.prop_cycle": plt.cycler(color=COLOURS),
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": "#888888",
            "axes.titlelocation": "left",
            "axes.titlesize": 12,
            "axes.titlepad": 12,
            "axes.axisbelow": True,
            "axes.grid": False,
            "grid.color": LINE,
            "grid.linewidth": 0.6,
            "legend.frameon": False,
            "text.color": INK,
            "axes.labelcolor": INK,
            "xtick.color": INK,
            "ytick.color": INK,
            "figure.dpi": 110,
            "figure.constrained_layout.use": True,
        }
    )
    if font:
        return f"字体 / font: {font}"
    return "本机没有中文字体，图中用拼音和英文 / no font with Chinese here: charts are labelled in pinyin and English"


def label(text: object, most: int | None = None) -> str:
    """Return what is written on a chart for a text; where ``中文 / English`` is given, both, or what can be drawn.

    ``most`` is how many Chinese characters there is room for.
    """
    said = "" if text is None else " ".join(str(text).split())
    if not _chinese:
        said = said.split(" / ", 1)[1] if " / " in said else romanised(said)
        most = most * 2 if most is not None else None
    return said if most is None or len(said) <= most else f"{said[: most - 1]}…"


def romanised(text: str) -> str:
    """Return a text in letters that every font has.

    >>> romanised("云政发〔2025〕3号")
    'yun zheng fa [2025] 3 hao'
    """
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("〔〕《》、，。（）「」", "[]<>,,.()''"))
    spoken = " ".join(" ".join(lazy_pinyin(plain)).replace(" ,", ",").replace("]", "] ").split())
    return "".join(each if ord(each) < 0x2E80 else "·" for each in spoken)


def barh(table, title: str, axis: str, *, colours: Mapping[str, str] | None = None, most: int = 22, unit: str = "{:g}"):
    """Draw a frame (or series) as horizontal bars, the first row on top, columns stacked, with their totals beside."""
    frame = table.to_frame() if table.ndim == 1 else table
    _, axes = plt.subplots(figsize=(9, 1.4 + 0.34 * len(frame)))
    left = [0.0] * len(frame)
    places = range(len(frame))
    for number, column in enumerate(frame.columns):
        colour = (colours or {}).get(column, COLOURS[number % len(COLOURS)])
        axes.barh(places, frame[column], left=left, color=colour, height=0.72, label=label(column))
        left = [a + b for a, b in zip(left, frame[column], strict=True)]
    for place, total in zip(places, left, strict=True):
        axes.annotate(
            unit.format(total), (total, place), xytext=(4, 0), textcoords="offset points", va="center", size=9
        )
    axes.set_yticks(list(places), [label(name, most) for name in frame.index])
    axes.tick_params(left=False)
    axes.grid(axis="x")
    if all(float(each).is_integer() for each in left):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlim(0, max(left, default=0) * 1.12 or 1)
    axes.set_ylim(len(frame) - 0.4, -0.6)
    axes.set(title=label(title), xlabel=label(axis))
    if len(frame.columns) > 1:
        axes.legend(loc="lower right")
    return axes


def lighter(colour: str) -> str:
    """Return a tint on which black letters are easily read."""
    return to_hex([0.5 + part / 2 for part in to_rgb(colour)])


def show_mentions(document: Document, span: Span, mentions: Iterable[Mention]) -> HTML:
    """Draw mentions under a stretch of a document's text with displaCy, in the style for spans that overlap.

    The text is cut where mentions begin and end, so that Chinese is not torn into single characters.
    """
    found = [each for each in mentions if span.covers(each.span)]
    cuts = sorted({span.start, span.end, *(edge for each in found for edge in (each.span.start, each.span.end))})
    at = {offset: number for number, offset in enumerate(cuts)}
    names = list(dict.fromkeys(each.group for each in found))
    drawn = {
        "tokens": [document.text[start:end] for start, end in pairwise(cuts)],
        "spans": [
            {"start_token": at[each.span.start], "end_token": at[each.span.end], "label": each.group}
            for each in sorted(found, key=lambda each: (each.span.start, -each.span.end))
        ],
    }
    colours = {name: lighter(COLOURS[number % len(COLOURS)]) for number, name in enumerate(sorted(names))}
    return HTML(displacy.render(drawn, style="span", manual=True, jupyter=False, options={"colors": colours}))


def show_cleaning(raw: str, kept: Iterable[int], end: int) -> HTML:
    """Draw the beginning of a raw text; what cleaning takes away is coloured, blanks made visible."""
    keeps = set(kept)
    marks = {" ": "␣", "\u3000": "□", "\t": "⇥", "\n": "↵\n", "\r": ""}
    pieces = []
    for offset, character in enumerate(raw[:end]):
        if offset in keeps:
            pieces.append(escape(character))
        else:
            shown = escape(marks.get(character, character))
            pieces.append(f'<span style="color:#D55E00;background:#fbeee6">{shown}</span>')
    return HTML(f'<pre style="white-space:pre-wrap;line-height:1.6">{"".join(pieces)}</pre>')
