"""``organizations``: bodies of every kind, by where they stand and by how they are named.

Where official documents list bodies (masthead, addressees, signature, the tail of a task, the duties of an official), each
item of the list is a body however it is named. In running text a body is recognised by the form of its name: a level or a
place, then a field of work, then a head (县 + 财政 + 局); see :mod:`govgraph.extract.mentions.agencies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from govgraph.extract.mentions.agencies import AGENCY, organization_kind
from govgraph.extract.mentions.body_starts import body_start
from govgraph.extract.mentions.central_bodies import central_bodies
from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.coordination_names import coordination_names
from govgraph.extract.mentions.firms import find_firms
from govgraph.extract.mentions.holders_bodies import holders_bodies, members_bodies
from govgraph.extract.mentions.institutions import institutions
from govgraph.extract.mentions.listed_bodies import listed_bodies
from govgraph.extract.mentions.placed_bodies import placed_bodies
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Document, Mention, Mentions, Span

GROUP: Final = "organizations"

_HAN: Final = "\u4e00-\u9fff"
_ANY_BANK: Final = "|".join(
    """
    各大 各家 多家 相关 有关 商业 地方 国有 大型 中小 外资 民营 其他 合作 开户 贷款 主办 政策 投资 中央 承办 农村 城市
    村镇 手机 网上
    """.split()
)
_UNPREFIXED: Final = re.compile(
    rf"(?:^|(?<=[，。、；：（\n据由与和向在]))(?!{_ANY_BANK})[{_HAN}]{{2}}银行(?=[、，。；）要应须将和与等发公董]|$)|"
    rf"民航[{_HAN}]{{2,5}}?(?:地区|安全)(?:监督)?(?:管理|监管)[局办]|武警[{_HAN}]{{2,6}}?[总支中大]队|国家(?:自然资源|土地)督察[{_HAN}]{{2,4}}局"
    rf"|(?<![{_HAN}])(?:银保监|银监|邮政管理|外汇管理|[{_HAN}]{{2,4}}(?=分中心))分(?:局|中心)(?=[、，。；）等和及负牵]|$)"
    rf"|(?<![{_HAN}])(?:供电|电力|自来水|热力|燃气|烟草|邮政)公司(?=[要应须、，负和按])|(?<![{_HAN}])[{_HAN}]{{1,3}}[镇街]办(?=[、，。和及根]|$)|(?<![{_HAN}])(?:(?!是指|包括|以及|个)[{_HAN}]{{2,4}}(?:社区|街道)办事处|中医院|县医院)(?![{_HAN}]{{2}}局)"
)
_COLLECTIVE: Final = re.compile(
    rf"(?:(?:[县市省区州旗](?:直(?:机关|属)?|级|政府|人民政府|委)|社会)?各(?![类种])|[县市省区州]直(?:有关|相关)|[县市省区州]属)"
    rf"(?:(?![的向对在要应须将均需由项]|积极|(?<!各)协调|(?<!各)配合|督促|加强|负责)[{_HAN}]|（[^（）]{{1,10}}）|、(?=(?:[县区市镇乡街]|自治[区州县]|直辖市)[{_HAN}（）、]{{0,12}}?(?:政府|管委会|办事处))){{0,16}}?"
    rf"(?:(?:人民政府|政府)(?:（[{_HAN}]{{0,3}}(?:办事处|管委会)）)?|管委会|单位|部门(?:和单位)?|部委|乡镇|街道办事处|办事处|街道|机构|团体)(?=[，、。；：！及和要按应须]|负责|落实|牵头|$)"
    r"|各(?:县市区|县区|市县|市州|乡镇|设区市|县（市、区）|市、县(?:（区）)?)[\u4e00-\u9fff]{0,6}?(?:安委会|党委|局|办)(?=[，、。；：！及和要]|$)"
    r"|[县市省区](?:人民)?政府(?:各|有关|相关)委、办、局(?:、处)?"
    r"|(?<![全我本各])(?:[省市县区州旗](?:人民)?政府|自治区)(?:有关|相关)部门(?:和单位)?(?!主要|领导|负责[人同])"
    r"|辖?[省市县区州](?:、[市县区乡镇])?[、和][县区乡镇](?:[两三]?级)?(?:人民)?政府|各[市县区州旗盟][\u4e00-\u9fff]{2,8}?[局委厅办](?:（[^（）]{1,10}）)?(?=[、，。；：要和及]|$)"
    r"|各省、自治区、直辖市(?:和新疆生产建设兵团)?(?:人民)?(?:政府|党委)"
    rf"|[省市县区州][{_HAN}]{{2,8}}(?:各|有关|相关)(?:成员单位|专业委员会)(?=[，、。；：要应]|$)"
    r"|(?:^|(?<=[。；\n]))各乡镇(?=[、要和根])"
)


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """Yield bodies, outermost first where they nest; listed ones win over those of running text."""
    taken = bytearray(len(document.text))
    found: dict[Span, Mention] = {}
    text = document.text
    places = _chains(mentions["places"])
    wording = Wording.of(text, mentions)
    spans = (*listed_bodies(document, mentions), *members_bodies(text), *_running(document, places, wording))
    for span in _apart(text, spans):
        clean = _tidy(text, span, places, wording)
        if clean is None or any(taken[clean.start : clean.end]):
            continue
        taken[clean.start : clean.end] = b"\1" * len(clean)
        name = document.surface(clean.start, clean.end)
        found[clean] = mention(document, GROUP, organization_kind(name), clean.start, clean.end)
    yield from found.values()


_RUN_TOGETHER: Final = re.compile(rf"[{_HAN}]{{0,8}}[省市县区州旗]委(?=[省市县区州旗](?:人民)?政府$)")


_TWO_OF_A_PLACE: Final = re.compile(
    rf"(?:中共)?(?P<place>[{_HAN}]{{1,8}}[省市县区州旗])(?:(?:人民政府|委员会|委|政府)(?:办公[室厅])?|[{_HAN}]{{2,14}}?(?:局|委员会|办公室))(?=(?P=place)[{_HAN}]{{1,}})"
)
"""The first of two issuers printed without a blank: 中共云岭县委办公室|云岭县人民政府办公室."""


def _apart(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans, 省委省政府 as the two bodies it names."""
    for span in spans:
        if (first := _RUN_TOGETHER.match(text, span.start, span.end)) or (
            first := _TWO_OF_A_PLACE.match(text, span.start, span.end)
        ):
            yield Span(span.start, first.end())
            yield Span(first.end(), span.end)
        else:
            yield span


_COUNTY: Final = re.compile(rf"([{_HAN}]{{2,4}})(?:县|市|区|旗)$")


def _short_places(text: str, places: Mapping[int, int]) -> dict[int, int]:
    """Return the short forms of the places a text names in full: 云岭 where 云岭县 is printed (云岭农商行)."""
    names = {text[start:end] for start, end in places.items()}
    shorts = {match[1] for name in names if (match := _COUNTY.fullmatch(name))}
    if not shorts:
        return {}
    found = re.finditer("(?:" + "|".join(map(re.escape, sorted(shorts))) + ")(?![县市区旗])", text)
    covered = bytearray(len(text))
    for start, end in places.items():
        covered[start:end] = b"\1" * (end - start)
    return {match.start(): match.end() for match in found if not covered[match.start()]}


_MINISTRY: Final = re.compile(r"(?:部|总局|署|科学院|工程院)$")


def _joined(text: str, central: Iterable[Span], placed: Iterable[Span]) -> Iterator[Span]:
    """Yield the body a ministry keeps at a place: 教育部|南山高等研究院."""
    ends = {span.end: span.start for span in central if _MINISTRY.search(text, span.start, span.end)}
    for span in placed:
        if span.start in ends and not text.endswith(("政府", "委"), 0, span.end):
            yield Span(ends[span.start], span.end)


def _chains(places: Iterable[Mention]) -> dict[int, int]:
    """Return chains of places, each by its start with its end (南山省|江东市)."""
    starts: dict[int, int] = {}  # end of a chain -> its start
    for place in places:
        starts[place.span.end] = starts.get(place.span.start, place.span.start)
    return {start: end for end, start in sorted(starts.items())}


def _running(document: Document, starts: dict[int, int], wording: Wording) -> Iterator[Span]:
    text = document.text
    spans: list[Span] = []
    central = tuple(central_bodies(text))
    placed = tuple(placed_bodies(text, starts | _short_places(text, starts), wording))
    spans += (*central, *placed, *_joined(text, central, placed))
    spans += (Span(match.start(), match.end()) for match in _COLLECTIVE.finditer(text))
    spans += coordination_names(document, starts)
    spans += holders_bodies(text)
    spans += (Span(*match.span()) for match in _UNPREFIXED.finditer(text))
    spans += find_firms(text, wording)
    spans += institutions(text, wording)
    spans += (Span(*match.span("name")) for match in _BARE.finditer(text))
    spans += _elliptical(text, spans)
    yield from sorted(spans, key=lambda span: (-len(span), span.start))


_BARE: Final = re.compile(
    rf"(?:^|(?<=[、，。；：（\n])|(?<=[、，。；：（\n][由和经请向报同])|(?<=[\u4e00-\u9fff][和由]))(?P<name>{AGENCY.pattern})"
    r"(?<=[局厅])(?=[、，。；）]|等|[和及与要应须]|负责|牵头|会同|副?[局厅]长|$)"
)
"""The office of a field without its level, where the reader knows whose it is: 财政局要加强监管; 由农业厅牵头."""
_ELLIPTICAL: Final = re.compile(rf"、({AGENCY.pattern})(?=[、，。；）]|等|[和及与]|$)")


def _elliptical(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield what is listed after a body under its level: 省工业和信息化厅、|财政厅."""
    for end in sorted({span.end for span in spans}):
        while more := _ELLIPTICAL.match(text, end):
            yield Span(*more.span(1))
            end = more.end()


def _tidy(text: str, span: Span, places: Mapping[int, int], wording: Wording) -> Span | None:
    """Take what is no part of a name off its ends; None when nothing stands."""
    start, end = span.start, span.end
    while start < end and text[start] in " \n，、；：。“":
        start += 1
    while end > start and text[end - 1] in " \n，、；：。”":
        end -= 1
    if start < end:
        start = body_start(text, Span(start, end), places, wording)
    if text.endswith("中共", 0, start) and ("委" in text[start:end] or text.endswith("党组", start, end)):
        start -= 2  # 中共|南山省委办公厅
    name = text[start:end]
    return Span(start, end) if len(name) >= 2 and name.count("（") == name.count("）") else None


ORGANIZATIONS = Component(name="govgraph_organizations", assigns=(GROUP,), requires=("places", "tails"), find=_find)
