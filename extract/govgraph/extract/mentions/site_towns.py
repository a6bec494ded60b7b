"""Towns by the list of all townships: where a town's name begins, and that it is one though it is made of ordinary words.

The list (``govgraph.extract.divisions.townships``) only confirms and cuts: a town that it does not hold is read by its
characters, as any other place.
"""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.divisions import by_name, is_township
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.wording import Kind, Wording, kind_of

_LONGEST: Final = 8
_SHORTEST: Final = 3
_PARTED: Final = frozenset("、，。；：（）“”《》\n县市区旗州省在到于和与及驻往赴至以将对把由从给")
_BODY: Final = re.compile(r"长[、，：]|志(?!愿)")


def listed_town(wording: Wording, low: int, end: int) -> int | None:
    """Return where the longest name of a listed town begins that ends at an offset and begins a phrase, or None.

    A name that is an ordinary word besides (中心镇) is one only behind its county.
    """
    text = wording.text
    for begin in range(max(low, end - _LONGEST), end - _SHORTEST + 1):
        if not is_township(text[begin:end]):
            continue
        behind_place = any(
            word.kind is Kind.PLACE and word.end == begin for word in wording.words(max(0, begin - 12), begin)
        )
        core = text[begin:end].removesuffix("街道").removesuffix("苏木").rstrip("镇乡")
        if behind_place or (
            kind_of(core) is None and (begin == 0 or text[begin - 1] in _PARTED) and not _BODY.match(text, end)
        ):
            return begin
    return None


def town_within(text: str, begin: int, end: int) -> int:
    """Return where a town's name begins, without the word or county before it that nothing parted (底前|桃花山镇).

    What is left off does not look like part of a name or is a county in short, and what is left is a listed town.
    """
    if is_township(text[begin:end]):
        return begin
    for cut in range(begin + 1, min(begin + 4, end - _SHORTEST + 1)):
        if is_township(text[cut:end]) and (likeness(text[begin:cut]) < 0 or by_name(text[begin:cut])):
            return cut
    return begin
