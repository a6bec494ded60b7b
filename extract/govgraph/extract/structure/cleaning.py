"""Raw text to cleaned text, with a map back.

Grammar is written once, for text as it should have been printed. This module undoes what conversion and typesetting did:
bookmarks, page furniture (页眉页脚), spaced-out mastheads (云 岭 县 人 民 政 府) and names (林  岚), half-width punctuation,
lines broken inside a sentence, lines run together. Every step deletes code points, replaces one by one, or puts a line break
before one, so each code point of the cleaned text still knows the raw offset it came from (such a break that of what it parts off).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from govgraph.extract.structure.lines import BULLETS, HAN, accidental_breaks, wrapped_lines
from govgraph.extract.structure.run_together import lost_breaks
from govgraph.extract.structure.tables import bar_offsets

_ARTEFACTS: Final = re.compile(
    r"\[bookmark:[^\]]*\]|[\u200b-\u200d\u2060\ufeff\u00ad\u202a-\u202e]|[\x00-\x08\x0e-\x1f\x7f]"
)
_FURNITURE: Final = re.compile(
    r"^[ \t]*(?:"
    r"\d{1,2}/\d{4}[ \t].*公报.*"  # 2/2025 某县人民政府公报 ·县政府文件·
    r"|.{0,24}公报[ \t]+\d{4}年?第?.{0,8}[ \t]*(?:·.*·)?"
    r"|[-—–－]{1,2}[ \t]*\d{1,4}[ \t]*[-—–－]{1,2}"  # — 3 —
    r"|第[ \t]*\d{1,4}[ \t]*页(?:[ \t，,/]*共[ \t]*\d{1,4}[ \t]*页)?"
    r"|·[^·\n]{2,20}·"
    r")[ \t]*$",
    re.MULTILINE,
)
_BLANKS: Final = str.maketrans(
    dict.fromkeys("\t\x0c\x0b\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2009\u202f\u3000", " ")
)
_FULL_WIDTH: Final = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
_VARIANTS: Final = _FULL_WIDTH | str.maketrans(
    {
        "％": "%",
        "．": ".",
        "／": "/",
        "＋": "+",
        "－": "-",
        "•": "·",
        "‧": "·",
        "・": "·",
        "∶": "：",
        "﹐": "，",
        "﹑": "、",
        "﹔": "；",
        "﹕": "：",
        "﹝": "〔",
        "﹞": "〕",
    }
)
_NUMBER_BRACKETS: Final = re.compile(r"[\[［【(（〔]([12]\d{3})[\]］】)）〕](?= ?第?\d{1,5} ?号)")
_TAIL_BRACKETS: Final = re.compile(
    r"[\[［【〔]((?:主要|第一)?(?:责任|牵头|负责|主办|承办|配合)[^\[\]［］【】〔〕\n]{2,400}"
    r"|[^\[\]［］【】〔〕\n。]{3,400}(?:负责|牵头|配合|参与|落实)(?:落实)?(?:。[^\[\]［］【】〔〕\n]{0,60})?)[\]］】〕]"
)
_OPEN_TAIL: Final = re.compile(
    r"[\[［【〔]((?:(?:主要|第一)?责任|牵头)(?:单位|部门)[:：][^\[\]［］【】〔〕\n]{2,200}$)", re.MULTILINE
)
_HALF_WIDTH: Final = (
    (re.compile(rf"(?<=[{HAN}]{{2}})\.(?=$|[\n （({HAN}])", re.MULTILINE), "。"),
    (re.compile(r"(?<!\d),|,(?!\d)"), "，"),
    (re.compile(r"(?<!\d):|:(?!\d)"), "："),
    (re.compile(r";"), "；"),
    (re.compile(r"\("), "（"),
    (re.compile(r"\)"), "）"),
    (re.compile(rf"(?<=[{HAN}”》])\?"), "？"),
    (re.compile(rf"(?<=[{HAN}”》])!"), "！"),
)
_SPACED_RUN: Final = re.compile(rf"(?<![{HAN}])[{HAN}](?: +[{HAN}](?![{HAN}])){{2,}}")
_SPACED_NAME: Final = re.compile(rf"(?<![{HAN}])([{HAN}]) +([{HAN}])(?=同志|[ ，、；。：（）\n]|$)")
_SPACED_HOLDER: Final = re.compile(
    rf"(?<=[长任记员席理])[{HAN}] +[{HAN}](?=[：，、（]|同志|主持|负责|分管|出席|列席|参加|陪同)"
    rf"|[{HAN}] +[{HAN}](?=同志)|(?:(?<=任命)|(?<=免去)|(?<=接受)|(?<=聘任)|(?<=[、：；。\n])|^)[{HAN}] +[{HAN}]"
    r"(?=[为任的、]|辞去|担任|兼任|不再|出席|列席|副?[省市县区州]长|常务副)"
)  # 副县长林  岚：
_MANY_BLANKS: Final = re.compile(r"(?<= ) +|^ +| +$| (?=\n)", re.MULTILINE)
_IDLE_BLANK: Final = re.compile(
    rf"(?<=[，、；《“（〔]) | (?=[，。、；：！？》”）〕])|(?<=[\d.]) (?=[万亿千百]?[{HAN}%])"
    rf"|(?<=[{HAN}]) (?!\d{{1,3}}[.．、](?!\d)|[12]\d{{3}}年\d{{1,2}}月\d{{1,2}}日|[12]\d{{3}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d))(?=\d)"
    r"|(?<=〕) (?=\d)|(?<=\d) (?=号)"
)
_ONE_LINE: Final = 600  # code points a line: a text with longer lines has lost its line breaks
_TITLE_AND_MORE: Final = re.compile(r"关于.{2,60}的(?:通知|公告|通告|决定|意见|批复|函|通报|报告) \S")
_NOTICE: Final = 120  # a whole notice has more than three lines
_EMPTY_LINES: Final = re.compile(r"^\n+|\n(?=\n)|\n+$")
_BULLET: Final = re.compile(rf"^[{BULLETS}]+ ?(?=[{HAN}“《\d])", re.MULTILINE)
_LOST_BREAK: Final = re.compile(rf"(?<=[{HAN}。；：！？）》”\d]) (?=[{HAN}《“（\d\[【—])")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Cleaned text and, for each of its code points, the raw offset it came from."""

    text: str
    origin: tuple[int, ...]


class _Draft:
    """Text under cleaning. Three moves only, all of which keep the map: delete, replace one code point by one, break a line."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        self.origin = list(range(len(raw)))

    def delete(self, pattern: re.Pattern[str]) -> None:
        kept: list[str] = []
        origin: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            kept.append(self.text[last : match.start()])
            origin += self.origin[last : match.start()]
            last = match.end()
        self.text = "".join((*kept, self.text[last:]))
        self.origin = origin + self.origin[last:]

    def translate(self, table: dict[int, str]) -> None:
        self.text = self.text.translate(table)

    def replace(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> None:
        text = pattern.sub(replacement, self.text)
        if len(text) != len(self.text):
            raise AssertionError(f"{pattern.pattern!r} changed the length of the text")
        self.text = text

    def set_at(self, offsets: set[int], character: str) -> None:
        if offsets:
            self.text = "".join(character if i in offsets else old for i, old in enumerate(self.text))

    def delete_at(self, offsets: set[int]) -> None:
        if offsets:
            self.text = "".join(character for i, character in enumerate(self.text) if i not in offsets)
            self.origin = [raw for i, raw in enumerate(self.origin) if i not in offsets]

    def break_before(self, offsets: set[int]) -> None:
        for offset in sorted(offsets, reverse=True):
            self.text = f"{self.text[:offset]}\n{self.text[offset:]}"
            self.origin.insert(offset, self.origin[offset])


def clean_text(raw: str) -> CleanText:
    r"""Clean the text of one source; each line of the result is one paragraph, without blank lines.

    >>> clean_text("云 岭 县 人 民 政 府\n\n关于林  岚同志任职的通知").text
    '云岭县人民政府\n关于林岚同志任职的通知'
    """
    draft = _Draft(raw)
    draft.delete(_ARTEFACTS)
    draft.set_at(set(bar_offsets(draft.text)), "|")
    draft.translate(_BLANKS)
    draft.delete(_FURNITURE)
    draft.translate(_VARIANTS)
    draft.replace(_NUMBER_BRACKETS, lambda match: f"〔{match[1]}〕")
    for pattern, mark in _HALF_WIDTH:
        draft.replace(pattern, mark)
    draft.replace(_TAIL_BRACKETS, lambda match: f"（{match[1]}）")
    draft.replace(_OPEN_TAIL, lambda match: f"（{match[1]}")
    draft.replace(re.compile(r'"([^"\n]{1,60})"'), lambda match: f"“{match[1]}”")
    _close_spaced_runs(draft)
    draft.delete(_MANY_BLANKS)
    draft.delete(_IDLE_BLANK)
    draft.delete(_EMPTY_LINES)
    wrapped = wrapped_lines(raw)
    draft.delete_at(accidental_breaks(draft.text, wrapped, draft.origin))
    breaks = draft.text.count("\n")
    if len(draft.text) > _ONE_LINE * (breaks + 1) or (
        breaks <= 2 and (len(draft.text) > _NOTICE or _TITLE_AND_MORE.search(draft.text))
    ):
        draft.replace(_LOST_BREAK, "\n")
        draft.delete_at(accidental_breaks(draft.text, wrapped, draft.origin))
    draft.delete(_BULLET)
    draft.break_before(lost_breaks(draft.text))
    return CleanText(draft.text, tuple(draft.origin))


def _close_spaced_runs(draft: _Draft) -> None:
    """Close up letter-spaced mastheads, role labels (组  长) and two-character names (林  岚)."""
    for pattern in (_SPACED_RUN, _SPACED_NAME, _SPACED_HOLDER):
        apart = draft.text
        if "\t" in draft.raw:  # a tab parts two cells: nothing is letter-spaced over it
            raw = (draft.raw[at] for at in draft.origin)
            apart = "".join("，" if old == "\t" else new for old, new in zip(raw, draft.text, strict=True))
        blanks = {
            offset
            for match in pattern.finditer(apart)
            for offset in range(match.start(), match.end())
            if draft.text[offset] == " "
        }
        draft.delete_at(blanks)
