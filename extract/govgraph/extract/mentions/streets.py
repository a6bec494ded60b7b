"""Streets that their surroundings show, though ordinary words make up their names.

::

    柳溪路（恒远街-先锋路段）改造      a street, and the two that bound it
    工农路、柳溪街、先锋路北段          ordinary words in one list with a certain street
    横一路、纬五路、Z-47路、货场四路、货场五路    numbered
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from govgraph.extract.divisions import by_name
from govgraph.extract.mentions.lexicon import read_words
from govgraph.extract.mentions.site_names import SiteName
from govgraph.extract.mentions.transparent import begins_phrase
from govgraph.extract.mentions.wording import Kind, Wording

_TERM: Final = r"(?:大街|大道|(?<![道公铁])路|街|巷)"
_STREET: Final = rf"(?:[A-Z]-?\d{{1,3}}|[\u4e00-\u9fff]{{1,6}}?){_TERM}"
_NUMBERED: Final = re.compile(
    r"(?<![\u4e00-\u9fff]第)[横纵经纬](?:[一二三四五六七八九十]{1,2}|\d{1,2})路|(?<![A-Z\d-])[A-Z]-?\d{1,3}路"
)
_NUMBERED_END: Final = re.compile(rf"(?:{_NUMBERED.pattern})$")
_SIBLINGS: Final = re.compile(
    r"(?P<first>(?P<stem>[\u4e00-\u9fff]{1,3})[一二三四五六七八九十]路)(?:、(?P=stem)[一二三四五六七八九十]路)+"
)
_BOUNDED: Final = re.compile(
    r"(?:[东西南北中]段|[东西南北](?:延|扩)(?:伸|长)?(?:线|段)?)?"
    r"（(?P<first>[^（）、，。；：\n]{2,12}?)[-—－～~至](?P<last>[^（）、，。；：\n]{2,12}?)段?）"
)
_SECTION: Final = r"(?:[东西南北中][段侧]|[东西南北](?:延|扩)(?:伸|长)?(?:线|段)?|[一二三]期)?(?:（[^（）\n]{2,24}）)?"
"""What is printed behind a street's name: its section, or what bounds it."""
_NEXT: Final = re.compile(
    rf"{_SECTION}(?:、|和|及)(?P<name>{_STREET})(?={_SECTION}(?:[、，。；）]|等|和|及|\d+条|[两三四五六七八九]条|$))"
)
_SECTION_END: Final = re.compile(rf"{_SECTION}$")
_IS_STREET: Final = re.compile(_STREET)
_ROAD_TERM: Final = re.compile(rf"{_TERM}$")
_SIDE_TOLD: Final = re.compile(r"[东西南北]{1,2}(?:至|到|起|临|靠)")
_SIDE_ONLY: Final = re.compile(rf"[东西南北中]{_TERM}")
_RUN: Final = 12
_LONGEST: Final = 6
_BARE: Final = range(2, 5)
_GENERIC: Final = read_words("generic_roads.txt")


def find_streets(wording: Wording, named: Iterable[SiteName]) -> Iterator[SiteName]:
    """Yield the streets that ``named`` lacks."""
    text = wording.text
    for match in _NUMBERED.finditer(text):
        yield SiteName(*match.span(), "road", "路")
    certain = [site for site in named if site.kind == "road" and _ROAD_TERM.search(site.term)]
    for match in _SIBLINGS.finditer(text):
        certain.append(SiteName(*match.span("first"), "road", "路"))
        yield certain[-1]
    for match in _BOUNDED.finditer(text):
        ends = [*_end(wording, *match.span("first")), *_end(wording, *match.span("last"))]
        yield from ends
        if ends and (street := _ending_at(wording, match.start())) is not None:
            yield street
            certain.append(street)
    for site in certain:
        yield from _beside(wording, site)


def _end(wording: Wording, start: int, end: int) -> Iterator[SiteName]:
    """Yield one of the two that bound a stretch: a street whatever its words, or a bare name."""
    text = wording.text
    if (term := _ROAD_TERM.search(text, start, end)) is not None and term.start() > start:
        if _IS_STREET.fullmatch(text, start, end) and text[start : term.start()] not in _GENERIC:
            yield SiteName(start, end, "road", term[0])
        return
    words = wording.words(start, end)
    bare = len(words) == 1 and words[0].kind is Kind.NAME and end - start in _BARE
    if bare and text[end - 1] not in "界口处段" and not by_name(text[start:end]):
        yield SiteName(start, end, "other", "")


def _ending_at(wording: Wording, end: int) -> SiteName | None:
    """Return the street that ends at an offset; what it is called begins after a mark, a verb or a division."""
    text = wording.text
    if (numbered := _NUMBERED_END.search(text, max(0, end - _RUN), end)) is not None:
        return SiteName(*numbered.span(), "road", "路")
    begin = end
    for word in reversed(wording.words(max(0, end - _RUN), end)):
        verb = word.kind is Kind.ORDINARY and begins_phrase(text, word) and word.end < end
        place = word.kind is Kind.PLACE and not _SIDE_ONLY.fullmatch(text, begin, end)  # 江东|北路
        if word.kind in (Kind.OPENING, Kind.MARK) or place or (verb and not re.fullmatch(_TERM, text[word.end : end])):
            break
        begin = word.start
    if (side := _SIDE_TOLD.match(text, begin, end)) is not None:
        begin = side.end()  # 北至|柳溪路
    term = _ROAD_TERM.search(text, begin, end)
    if term is None and text.endswith("环", begin, end):
        return SiteName(begin, end, "road", "环")
    if term is None or not begin < term.start() <= begin + _LONGEST or text[begin : term.start()] in _GENERIC:
        return None
    return SiteName(begin, end, "road", term[0])


def _beside(wording: Wording, site: SiteName) -> Iterator[SiteName]:
    """Yield what stands in one list with a certain street."""
    text = wording.text
    end = site.end
    while (found := _NEXT.match(text, end)) is not None:
        if _ROAD_TERM.sub("", found["name"]) not in _GENERIC:
            yield SiteName(*found.span("name"), "road", "路")
        end = found.end("name")
    begin = site.start
    while text.startswith("、", begin - 1):
        end = _without_section(text, begin - 1)
        mark = text.rfind("、", max(0, end - _LONGEST), end)
        between = (
            SiteName(mark + 1, end, "road", "路") if mark >= 0 and _IS_STREET.fullmatch(text, mark + 1, end) else None
        )
        lettered = between is not None and text[between.start].isascii()
        before = between if lettered else _ending_at(wording, end) or between
        if before is None or _ROAD_TERM.sub("", text[before.start : end]) in _GENERIC:
            return
        yield before
        begin = before.start


def _without_section(text: str, end: int) -> int:
    """Return where a street ends whose section, or what bounds it, is printed behind it."""
    found = _SECTION_END.search(text, max(0, end - 2 * _RUN), end)
    return found.start() if found else end
