"""Names made of ordinary words (滨河路, 幸福村, 人民公园): when the word before a generic term names after all.

Most Chinese place names are transparent: 石桥 is a stone bridge and a town. Which ordinary words places are named after is
known (``lexicon/named_after.txt``) and differs by what is named: streets have virtues and trades (建设路, 学院街), towns
and parks the lie of the land (石桥镇, 滨河公园). 示范, 重灾, 全 name nothing, and what no list holds is judged by its
characters (:mod:`govgraph.extract.mentions.placelike`).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from govgraph.extract.mentions.lexicon import read_table
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.wording import Kind, Word

_GROUPS: Final = {
    ("landforms", "virtues", "streets"): "路 街 大街 大道",
    ("landforms", "virtues"): "镇 乡 村 街道 社区 小区 桥 大桥 水库 机场 煤矿 农场 林场",
    ("landforms", "virtues", "squares"): "公园 广场 国际机场",
    ("landforms",): "河 湖 江 干渠 灌区 湿地公园 森林公园 风景区 景区 古镇 古村 古道 度假区 步行街 商业街 美食街 夜市"
    " 农贸市场 批发市场 集贸市场 菜市场 商圈 新城 片区 水厂 电厂 水电站 公路 高速 产业园 工业园 物流园",
}
_UNLIKELY: Final = -1.5
_STREETS: Final = frozenset({"路", "街", "大街", "大道"})
_SIDES: Final = frozenset("东西南北中")


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the words that name before each generic term."""
    table = read_table("named_after.txt")
    return {
        term: frozenset(word for group in groups for word in table[group])
        for groups, terms in _GROUPS.items()
        for term in terms.split()
    }


def transparent_start(text: str, core: list[Word], term_start: int, term: str) -> int | None:
    """Return where a name of an ordinary word begins before a generic term, or None where the word only describes.

    ``core`` are the words before the term. A street may bear a side (振兴|东|路).
    """
    words = _words().get(term)
    if words is None or not core:
        return None
    last = core[-1]
    side = last.end - last.start == 1 and text[last.start] in _SIDES and len(core) > 1
    word = core[-2] if side else last
    if word.kind not in (Kind.ORDINARY, Kind.OPENING) or last.end != term_start:
        return None
    if term not in _STREETS and len(core) > 1 + side and not begins_phrase(text, core[-2 - side]):
        return None  # 乡村|振兴|村级
    return word.start if text[word.start : word.end] in words else None


def begins_phrase(text: str, before: Word) -> bool:
    """Tell whether a name may begin behind a word: any but a noun that describes what follows (改造|滨河公园)."""
    return before.kind is not Kind.ORDINARY or text[before.start : before.end] in _verbs()


@cache
def _verbs() -> frozenset[str]:
    """Return the words that the lists count as ordinary since they are nouns as well as verbs."""
    table = read_table("project_words.txt")
    return frozenset((*table["builds"], *table["pushes"], *table["works"], *table["verbs"]))


def is_epithet(word: str) -> bool:
    """Tell whether a word is one that proper names are made with (阳光, 幸福, 滨河)."""
    return word in _words()["村"]


def is_unlikely(characters: str) -> bool:
    """Tell whether characters do not look like the name of a town or village at all.

    >>> is_unlikely("重灾"), is_unlikely("柳溪")
    (True, False)
    """
    return likeness(characters[-3:]) < _UNLIKELY and not is_epithet(characters)
