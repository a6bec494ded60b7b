"""The grammar of agency names: stem of words, then a suffix that says what kind of body it is.

县发展和改革局 is a place, the words 发展 and 改革, and the suffix 局; 县发改局 abbreviates the words and keeps the
suffix. Suffixes are in ``suffixes.tsv``, words in ``words.txt``, general abbreviations in ``abbreviations.tsv``.
What comes in here has lost its place already (see
:mod:`govgraph.extract.resolve.names`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_BRACKETS: Final = str.maketrans({"(": "（", ")": "）", "〈": "（", "〉": "）", "“": "", "”": "", '"': "", "·": ""})
_CONNECTIVES: Final = "和与及、暨"


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency's name without its place, taken apart.

    ``printed`` as it came; ``stem`` the printed part before the suffix; ``words`` the stem in full words (发展,
    改革 of 发改);
    ``unknown`` marks the words that are in no list (brands); ``suffix`` as printed, ``kind`` what it stands for
    ("" if none).
    """

    printed: str
    stem: str
    words: tuple[str, ...]
    unknown: frozenset[str]
    suffix: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    whole: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    longest: int
    kinds: Mapping[str, str]


def _lines(file: str) -> list[str]:
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _lexicon() -> _Lexicon:
    words: dict[str, tuple[str, ...]] = {word: (word,) for line in _lines("words.txt") for word in line.split()}
    plain = dict(words)
    rows = [line.split("\t") for line in _lines("abbreviations.tsv")]
    for place, short, full in rows:
        if place == "stem":
            words[short] = words[full] = _cut(full, plain)
    return _Lexicon(
        whole={short: full for place, short, full in rows if place == "core"},
        words=words,
        longest=max(map(len, words)),
        kinds={
            suffix: kind for line in _lines("suffixes.tsv") for kind, *all_ in [line.split("\t")] for suffix in all_
        },
    )


def _cut(text: str, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Cut a text that is all known words, taking the longest atomic word each time."""
    cut: list[str] = []
    while text:
        size = next(size for size in range(min(len(text), 4), 0, -1) if text[:size] in words or size == 1)
        cut.append(text[:size])
        text = text[size:]
    return tuple(cut)


def clean(name: str) -> str:
    """Write brackets full-width and drop quotation marks: 各乡(镇)人民政府 and 各乡（镇）人民政府 are typed alike."""
    return name.translate(_BRACKETS)


@lru_cache(maxsize=65536)
def analyse(name: str) -> AgencyName:
    """Take an agency's name without its place apart.

    >>> name = analyse("发改局")
    >>> name.words, name.suffix
    (('发展', '改革'), '局')
    >>> analyse("市场监管综合行政执法大队").words
    ('市场', '监督', '管理', '综合', '行政', '执法')
    """
    lexicon = _lexicon()
    printed = clean(name)
    full = lexicon.whole.get(printed, printed)
    for start in ("政府", "府"):  # 政府办公室 is 人民政府办公室, 政府党组 is 人民政府党组
        if full.startswith(start):
            full = "人民政府" + full.removeprefix(start)
    if re.match(r"委[^员]", full):  # 委宣传部 of 县委宣传部
        full = "中共委员会" + full.removeprefix("委")
    suffix = next((full[-size:] for size in range(min(8, len(full)), 0, -1) if full[-size:] in lexicon.kinds), "")
    stem = full.removesuffix(suffix)
    words, unknown = _words(stem, lexicon)
    printed_stem = printed.removesuffix(suffix) if printed.endswith(suffix) else stem
    return AgencyName(printed, printed_stem, words, unknown, suffix, lexicon.kinds.get(suffix, ""))


def _words(stem: str, lexicon: _Lexicon) -> tuple[tuple[str, ...], frozenset[str]]:
    """Cut a stem into words, writing abbreviations out; runs of unknown characters are words of their own."""
    words: list[str] = []
    unknown: list[str] = []
    run = ""
    position = 0
    while position < len(stem):
        sizes = range(min(lexicon.longest, len(stem) - position), 0, -1)
        known = next(
            (stem[position : position + size] for size in sizes if stem[position : position + size] in lexicon.words),
            "",
        )
        if not known and stem[position] not in _CONNECTIVES:
            run += stem[position]
        else:
            if run:
                words.append(run)
                unknown.append(run)
                run = ""
            words.extend(lexicon.words.get(known, ()))
        position += len(known) or 1
    if run:
        words.append(run)
        unknown.append(run)
    return tuple(words), frozenset(unknown)
