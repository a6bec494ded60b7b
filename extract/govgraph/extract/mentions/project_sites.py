"""Sites that projects are about: beside what has a name of its own, the one of its kind in the place.

::

    开工建设县一中新校区、县文化艺术中心      the school and the centre, which are bodies elsewhere
    推进园博园、残疾人康复中心等项目建设      where something is built, an ordinary word names too
    新建康宁路                              a street
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.site_names import SiteName, find_site_names
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Span

_STREET: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?:(?<![道公铁线])路|街|大道|巷)")
_SCHOOL: Final = re.compile(
    r"(?:[省市县区州]|[\u4e00-\u9fff]{2})?[一二三四五六七八九十]{1,3}[中小幼](?![\u4e00-\u9fff]?[心学型期])"
)
"""A school by its number, in short (县一中)."""
_GARDEN: Final = re.compile(r"(?:[省市县区州]|城[东西南北])?(?:园博园|植物园|动物园|儿童公园|体育公园|中央公园)")
_WORK: Final = (
    r"(?:[一二三四]期|新馆|新院|新址|分馆|主体|异地|整体|续建|新建|迁建|改扩建|扩建|改造|提升|建设|工程|项目)*"
)
_ONE_OF_ITS_KIND: Final = re.compile(
    r"(?P<name>(?:[省市县区州](?![级域城直委属政内外]))?[\u4e00-\u9fff]{2,10}?(?:中心|博物馆|图书馆|档案馆|展览馆|体育馆|体育场|大剧院|福利院|敬老院|殡仪馆))"
    rf"{_WORK}"
)


_PUBLIC: Final = re.compile(
    r"[^、，和及与]{2,20}(?P<term>公园|广场|(?<!创新)(?<!研究)中心|(?:教育|训练|实训|培训|孵化)基地)"
)
"""What is built for the public: with the works it is all a project, whatever words make up its name."""


def find_project_sites(wording: Wording, project: Span) -> Iterator[SiteName]:
    """Yield the sites in the name of a project."""
    text = wording.text
    found = tuple(find_site_names(wording, project.start, project.end, institutions=True))
    yield from found
    public = _PUBLIC.fullmatch(text, project.start, project.end)
    if public is not None and all(site.end < project.end for site in found):
        yield SiteName(project.start, project.end, "park" if public["term"] == "公园" else "facility", public["term"])
    if _STREET.fullmatch(text, project.start, project.end):
        yield SiteName(project.start, project.end, "road", "路")
    if (school := _SCHOOL.match(text, project.start, project.end)) is not None:
        yield SiteName(*school.span(), "facility", "中学")
    elif _GARDEN.fullmatch(text, project.start, project.end):
        yield SiteName(project.start, project.end, "park", "园")
    elif not found and (own := _ONE_OF_ITS_KIND.fullmatch(text, project.start, project.end)) is not None:
        words = wording.words(*own.span("name"))
        if all(word.kind is Kind.ORDINARY or (word.kind is Kind.NAME and word.end - word.start == 1) for word in words):
            yield SiteName(*own.span("name"), "facility", "中心")
