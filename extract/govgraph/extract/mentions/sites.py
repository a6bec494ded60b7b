"""``sites``: named places and facilities below the county.

One mention a printed name, at its first occurrence; the label is the type (township village community scenic park road
station river zone plant mine bridge building facility market other). Counties, cities and provinces are ``places``, not
sites; bodies named after a place (云岭经济开发区管委会) are organizations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.divisions import Level, by_name
from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.project_sites import find_project_sites
from govgraph.extract.mentions.site_bounds import find_bounds, find_founded, find_seats
from govgraph.extract.mentions.site_lists import find_companions, find_listed_sites, find_stretches
from govgraph.extract.mentions.site_names import SiteName, find_site_names
from govgraph.extract.mentions.streets import find_streets
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Document, Mention, Mentions, Span

GROUP: Final = "sites"

_TERM_LENGTH: Final = 5
_SMALL: Final = frozenset({"building", "bridge"})
_QUOTED_TITLE: Final = re.compile(r"《[^》\n]{2,80}》")
_HILL: Final = re.compile(r"[\u4e00-\u9fff]{1,3}(?:山|峡|谷|岛|屿|寨|洞)(?![\u4e00-\u9fff]?[水区体洪林地脚头村])")
_SLOPE: Final = re.compile(r"[东西南北]{1,2}[麓坡]|主峰|山麓")
_SCENIC_ABOUT: Final = re.compile(r"[1-5]A|景区|旅游|文旅|游客|申遗|世界遗产|风景")
_SHANTY: Final = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,12}?)(?:城中村|棚户区)")
_CAPACITY_AFTER: Final = re.compile(r"(?:\d[\d.]*万?千瓦)?(?:抽水蓄能|风电|光伏|水电)")
_ONLY_PLACES_HAVE: Final = re.compile(r"矿坑|采煤沉陷区|采空区|塌陷区|小流域")


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    wording = Wording.of(document.text, mentions)
    titles = [Span(*match.span()) for match in _QUOTED_TITLE.finditer(document.text)]
    tails = [tail.span for tail in mentions["tails"]]
    named: dict[str, SiteName] = {}
    for site in sorted(_sites(wording, mentions), key=lambda site: (site.start, -site.end)):
        name = document.surface(site.start, site.end)
        if (
            _is_shut(site, titles, tails)
            or _inside_body(mentions, site)
            or any(person.span.start < site.end and site.start < person.span.end for person in mentions["people"])
            or (site.kind in _SMALL and by_name(name))  # 石楼 is a county
            or not 2 <= len(name) <= 40
        ):
            continue
        if name not in named or (named[name].kind == "other" and site.kind != "other"):
            named.setdefault(name, site)
            if named[name].kind == "other":
                named[name] = SiteName(named[name].start, named[name].end, site.kind, site.term)
    whole = [site for site in named.values() if site.kind != "other"]
    for name in [name for name, site in named.items() if _is_doubtful(name, site, named) or _is_inside(site, whole)]:
        del named[name]
    listed = {document.surface(site.start, site.end): site.kind for site in find_listed_sites(wording)}
    for name, site in named.items():
        kind = listed.get(name, site.kind)
        yield mention(document, GROUP, kind if kind != "other" else site.kind, site.start, site.end)


def _is_doubtful(name: str, site: SiteName, named: dict[str, SiteName]) -> bool:
    """Tell whether the document's other names speak against a name.

    A mountain is none where a town or sight bears its name (柳山镇, 柳山景区); a town's name does not begin with a firm
    (恒泰|柳溪镇).
    """
    if name[0] in "和与及原" and name[1:] in named:
        return True  # 柳溪镇|和|后坪村
    if site.term in ("山", "桥"):
        return any(name + more in named for more in ("镇", "乡", "村", "街道", "景区", "风景区", "片区"))
    return site.kind == "township" and any(
        other.kind == "township" and name.endswith(shorter) and len(name) - len(shorter) > 1
        for shorter, other in named.items()
    )


def _is_inside(site: SiteName, whole: list[SiteName]) -> bool:
    """Tell whether a bare name is only a part of a longer one (柳江|溪口桥 of 柳江溪口桥水电站)."""
    return site.kind == "other" and any(
        other.kind != "road" and other.start < site.start and site.end < other.end <= site.end + _TERM_LENGTH
        for other in whole
    )


def _sites(wording: Wording, mentions: Mentions) -> Iterator[SiteName]:
    bounds = tuple(find_bounds(wording))
    for bound in bounds:
        yield from bound.sites
    named = tuple(find_site_names(wording))
    certain = (*find_streets(wording, named), *find_founded(wording), *find_seats(wording))
    bare = (*find_listed_sites(wording), *find_stretches(wording), *find_companions(wording, named))
    others = (
        *named,
        *(site for site in bare if site.term or not _is_division(wording.text[site.start : site.end])),
        *_hills(wording),
        *_before_works(wording),
        *(site for project in mentions["projects"] for site in find_project_sites(wording, project.span)),
    )
    read = (*certain, *(site for site in others if not any(_cuts(other, site) for other in certain)))
    yield from (
        site
        for site in read
        if not any(bound.span.start < site.end and site.start < bound.span.end for bound in bounds)
    )


def _cuts(certain: SiteName, site: SiteName) -> bool:
    """Tell whether what else was read there begins inside a certain name, or ends with one (甲堤-|乙路段)."""
    return certain.start < site.start < certain.end or (
        site.start < certain.start < certain.end <= site.end + 1 and site.kind in ("road", "other")
    )


def _is_division(name: str) -> bool:
    """Tell whether a bare name is a division's; a county's short form may be a village's name and does not count."""
    return any(name == division.name or division.level in (Level.PROVINCE, Level.CITY) for division in by_name(name))


def _is_shut(site: SiteName, titles: list[Span], tails: list[Span]) -> bool:
    """Tell whether a name is part of something else: of a quoted title, or of a body in a tail; a town is itself there."""
    around = titles if site.kind == "township" else [*titles, *tails]
    return any(span.start <= site.start and site.end <= span.end for span in around)


def _inside_body(mentions: Mentions, site: SiteName) -> bool:
    """Tell whether a name ends inside a body's name (县公路 of 县公路管理段, 林岚为县人大常委会|河湾街道|工作委员会)."""
    return any(
        body.span.start < site.end < body.span.end and "、" not in body.text for body in mentions["organizations"]
    )


def _hills(wording: Wording) -> Iterator[SiteName]:
    """Yield mountains, gorges and the like where the sentence is about sights."""
    text = wording.text
    for match in _HILL.finditer(text):
        if _SLOPE.match(text, match.end()):
            yield from _before_slope(wording, match.end())
            continue
        if not _SCENIC_ABOUT.search(text, max(0, match.start() - 40), min(len(text), match.end() + 40)):
            continue
        words = [
            word
            for word in wording.words(max(0, match.start() - 6), min(len(text), match.end() + 2))
            if word.start < match.end()
        ]
        name = words[-1]
        ends = name.end == match.end() or (name.end > match.end() and text[match.end()] in "创申争")  # 甲山创4A景区
        alone = len(words) == 1 or words[-2].kind is not Kind.NAME
        if ends and alone and name.kind is Kind.NAME and 2 <= match.end() - name.start <= 4:
            yield SiteName(name.start, match.end(), "scenic", "山")


def _before_slope(wording: Wording, end: int) -> Iterator[SiteName]:
    """Yield the mountain whose slope is spoken of (石桥村|白石山西麓)."""
    word = wording.words(max(0, end - 8), end - 1)[-1]
    begin = max(word.start, *(wording.text.rfind(term, word.start, end - 2) + 1 for term in "村镇乡区县"))
    if word.kind is Kind.NAME and 2 <= end - begin <= 4:
        yield SiteName(begin, end, "other", "山")


def _before_works(wording: Wording) -> Iterator[SiteName]:
    """Yield what stands where only a place can: 云岭县柳坪|棚户区, 云岭县柳沟|120万千瓦抽水蓄能电站."""
    text = wording.text
    for match in _SHANTY.finditer(text) if "城中村" in text or "棚户区" in text else ():
        words = wording.words(match.start(), match.end("name"))
        if (
            len(words) > 1
            and words[-1].kind is Kind.NAME
            and words[-2].kind is Kind.PLACE
            and not text.startswith("村", words[-1].end - 1)
        ):
            yield SiteName(words[-1].start, words[-1].end, "village", "")
    for match in _ONLY_PLACES_HAVE.finditer(text):
        words = wording.words(max(0, match.start() - 8), match.start())
        name = text[words[-1].start : words[-1].end] if words else ""
        if (
            name
            and words[-1].kind is Kind.NAME
            and 2 <= len(name) <= 3
            and likeness(name) > 0
            and words[0].start < words[-1].start
        ):
            yield SiteName(words[-1].start, words[-1].end, "other", "")
    for match in _CAPACITY_AFTER.finditer(text):
        words = wording.words(max(0, match.start() - 8), match.start())
        if (
            len(words) > 1
            and words[-1].kind is Kind.NAME
            and 2 <= words[-1].end - words[-1].start <= 4
            and words[-2].kind is Kind.PLACE
        ):
            yield SiteName(words[-1].start, words[-1].end, "other", "")


SITES: Final = Component(
    name="govgraph_sites",
    assigns=(GROUP,),
    requires=("places", "tails", "organizations", "people", "projects"),
    find=_find,
)
