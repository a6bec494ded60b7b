"""What body a printed name means in its document: whose it is, and its name without the place.

县财政局 in a document of 云岭县 is 云岭县's 财政局; 市委 there is the 市委 of the city above; 国网云岭县供电公司
and 供电公司 are both the
county's 供电公司; 教育部 is the State's wherever it is printed. Names of different owners are never compared with
each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from govgraph.extract import divisions
from govgraph.extract.divisions import Division, Level
from govgraph.extract.resolve.agencies import AgencyName, analyse, state_organ
from govgraph.extract.resolve.agencies.grammar import clean
from govgraph.extract.resolve.jurisdiction import Jurisdiction, from_division, local, place_of, state


@dataclass(frozen=True)
class Setting:
    """Where a name is printed: the document's key, its jurisdiction, and the places in no gazetteer the build knows."""

    doc: str
    jurisdiction: Jurisdiction | None
    places: tuple[Jurisdiction, ...] = ()

    @cached_property
    def own(self) -> tuple[Jurisdiction, ...]:
        """The jurisdiction and those above it, the State left out, nearest first."""
        chain = self.jurisdiction.chain() if self.jurisdiction else ()
        return tuple(place for place in chain if place.level is not Level.STATE)

    @cached_property
    def named(self) -> tuple[Jurisdiction, ...]:
        """The places a name may begin with, longest first."""
        return tuple(sorted({*self.own, *self.places}, key=lambda place: (-len(place.name), place.name)))

    @property
    def segment(self) -> str:
        """The scope of what has no owner of its own: the jurisdiction, else the document."""
        return self.jurisdiction.key if self.jurisdiction else self.doc


@dataclass(frozen=True, slots=True)
class BodyName:
    """A printed name, read in its setting.

    ``owner`` is the jurisdiction the body belongs to, or None; ``scope`` is what names compete within (the owner,
    or a corner
    of the document when the owner is unknown); ``segment`` goes into its IRI; ``core`` is the name without its place;
    ``label`` the name with its place made explicit; ``reason`` says how it was read.
    """

    printed: str
    owner: Jurisdiction | None
    scope: str
    segment: str
    core: AgencyName
    label: str
    collective: bool
    reason: str


_COLLECTIVE: Final = re.compile(
    r"^(?:我|本|全)?[省市县区州旗]?(?:直|属|级|域|辖)?(?:各|有关|相关|其他|其它|所有|全体|上述|辖[内区])"
    r"|^[省市县区州旗][直属](?!机关)|^[省市县区乡镇村]{2,}[两三各]?级|^驻.{1,3}(?:各|有关|部|单位)"
    r"|(?:有关|各|相关)(?:部门|单位|企业|乡镇|成员单位)+$|等(?:部门|单位|企业)$|及其"
)
_PARTY: Final = re.compile(r"^(中国共产党|中共|共青团)(?!中央)")
_LEAGUE: Final = re.compile(r"^团(省|自治区|市|州|盟|县|区|旗)委")
_RELATIVE: Final = re.compile(r"^(?:我|本|全)?(省|自治区|市|自治州|州|盟|地区|县|区|旗)")
_NOT_RELATIVE: Final = re.compile(
    r"^(?:市场|市容|市政(?![府协务法])|市民(?![政族宗营兵间防进])|市区|区域|区块|区间|省际|州际|县域|旗舰)"
)
_SUPERIORS: Final = (
    *("国家电网有限公司", "国家电网公司", "国家电网", "国网", "南方电网", "南网"),
    *("国家税务总局", "国家统计局"),
)
"""Bodies whose local unit is named either with them or without: 国网云岭县供电公司, 县供电公司."""
_BRANCH: Final = re.compile(
    r"^[省市县区州旗]?(?:分局|支局|监管支局|监督支局|监督管理支局|监管分局|分公司|支公司|分行|支行|中心支行|分中心|分院|分会"
    r"|管理处|办事处|工作站|管理站|监管组|调查队)$"
)
_ENTERPRISES: Final = frozenset({"公司", "分公司", "支公司", "集团", "厂", "矿", "酒店", "银行", ""})
_ELSEWHERE: Final = _ENTERPRISES | set("大学 学院 中学 小学 学校 馆 医院 院 研究所 研究院 园 书店".split())
"""Kinds of body that are called by any word; a short name of a county inside theirs is one by chance."""
_PARENTHESES: Final = str.maketrans("", "", "（）")
_LOOSE_WORDS: Final = frozenset(
    ["工作", "协调", "推进", "建设", "部", "际", "部际", "事故", "调查", "事故调查", "专项", "联合"]
)


_NOT_AFTER_SHORT: Final = frozenset("省市县区州盟旗乡镇村局厅部处") | {""}


def read_name(printed: str, setting: Setting) -> BodyName:
    """Read the name of a body as printed in a document (inner spaces already removed)."""
    text = clean(printed)
    organ = state_organ(text)
    if organ:
        nation = state()
        return BodyName(printed, nation, nation.key, nation.key, analyse(organ), organ, False, "中央和国家机关")
    if _COLLECTIVE.search(text):
        return _read_collective(printed, text, setting)
    party, text = _strip_party(text)
    superior = _superior(text, setting)
    place, rest = _strip_places(text.removeprefix(superior), setting)
    if place is not None and rest:
        return _read_placed(printed, party, superior, place, rest, setting)
    relative = _RELATIVE.match(text) if place is None and not _NOT_RELATIVE.match(text) else None
    if relative and (owner := owner_of(relative[1], setting.jurisdiction)):
        return _read_relative(printed, party, owner, text[relative.end() :], relative[1], setting)
    if relative and relative[1] in ("省", "市", "县") and text[relative.end() :]:
        core = analyse(text[relative.end() :])
        segment = _segment_above(relative[1], setting)
        scope = f"{segment}/{relative[1]}"
        return BodyName(printed, None, scope, segment, core, printed, False, f"{relative[1]}不知指何处")
    return _read_bare(printed, text, setting)


def _segment_above(level: str, setting: Setting) -> str:
    """Return the scope of a level whose place is not known: 市 above a county is one city, below a province any."""
    place = setting.jurisdiction
    above = {"省": (Level.CITY, Level.COUNTY), "市": (Level.COUNTY,), "县": ()}[level]
    return setting.segment if place and place.level in above else setting.doc


def owner_of(level: str, jurisdiction: Jurisdiction | None) -> Jurisdiction | None:
    """Return the place that 省, 市, 县 … means in a document of a jurisdiction: the nearest whose name ends so.

    >>> from govgraph.extract.resolve.jurisdiction import local
    >>> county = local("云岭县", local("江东市", local("南山省")))
    >>> [place.name for place in map(lambda level: owner_of(level, county), "县市省") if place]
    ['云岭县', '江东市', '南山省']
    """
    if jurisdiction is None:
        return None
    return next((place for place in jurisdiction.chain() if place.name.endswith(level)), None)


def _strip_party(text: str) -> tuple[str, str]:
    """Take 中共 or 共青团 off the head; 团县委 becomes 共青团 and 县团委."""
    league = _LEAGUE.match(text)
    if league:
        return "共青团", league[1] + "团委" + text[league.end() :]
    party = _PARTY.match(text)
    if party is None:
        return "", text
    rest = text[party.end() :]
    if party[1] == "共青团":
        rest = re.sub(r"(?<=[省市县区州盟旗])委(?:员会)?", "团委", rest, count=1)
    return party[1], rest


def _superior(text: str, setting: Setting) -> str:
    """Return the superior body at the head of a name if a place follows it directly."""
    for superior in _SUPERIORS:
        if text.startswith(superior) and _place_at(text.removeprefix(superior), setting, None, inside=True):
            return superior
    return ""


def _strip_places(text: str, setting: Setting) -> tuple[Jurisdiction | None, str]:
    """Take the path of places off the head of a name: (the last place, the rest)."""
    place: Jurisdiction | None = None
    while found := _place_at(text, setting, place):
        lower, size = found
        if place is not None and size < len(lower.name) and analyse(text[size:]).kind in _ELSEWHERE:
            break  # 江东碑林博物馆 is not the museum of 碑林区
        place, text = lower, text[size:]
    return place, text


def _place_at(
    text: str, setting: Setting, below: Jurisdiction | None, *, inside: bool = False
) -> tuple[Jurisdiction, int] | None:
    """Return the place a text begins with and its length; one that nobody knows only at the head of a name."""
    for place in setting.named:
        if text.startswith(place.name) and (below is None or below in place.chain()):
            return place, len(place.name)
    for place in setting.own:
        if _begins_with_short(text, place) and (below is None or below in place.chain()) and place != below:
            return place, len(place.short)
    division = setting.jurisdiction.division() if setting.jurisdiction else None
    spans = divisions.find_divisions((below.name if below else "") + text, near=division)
    start = len(below.name) if below else 0
    span = next((span for span in spans if span.start == start), None)
    if span and span.name not in ("中国", "我国"):
        candidates = tuple(c for c in span.candidates if not below or _is_below(c, below)) or span.candidates
        if len(candidates) == 1:
            return from_division(candidates[0]), span.end - span.start
        return None
    unknown = place_of(text)[1] if below is None and not inside else None
    return (local(unknown), len(unknown)) if unknown and text.startswith(unknown) and len(unknown) <= 4 else None


def _is_below(division: Division, above: Jurisdiction) -> bool:
    return above.code in {higher.code for higher in divisions.parents(division)}


def _begins_with_short(text: str, place: Jurisdiction) -> bool:
    """Tell whether a text begins with a place's short form, and not with another place (云岭乡) or a word (公安局)."""
    return text.startswith(place.short) and text[len(place.short) : len(place.short) + 1] not in _NOT_AFTER_SHORT


def _read_placed(printed: str, party: str, superior: str, place: Jurisdiction, rest: str, setting: Setting) -> BodyName:
    """Read a name that names its place: 云岭县财政局, 国网云岭县供电公司, 江东市生态环境局云岭分局."""
    if re.match(rf"{place.name[-1]}(?:委|政府|人民政府|人大|政协|纪委)", rest):  # 云岭县县委
        rest = rest[1:]
    inner = _inner_place(rest, setting)
    brand = place.level is Level.STATE or place.name not in printed  # 四川大学 is not called 四川省大学
    if inner:
        owner, core = inner
        return _owned(printed, owner, core, printed if brand else place.name + rest, "名称中有地名")
    core = analyse(rest)
    brand = brand or bool(superior) or (core.kind in _ENTERPRISES and bool(core.unknown))
    label = printed if brand else party + place.name + _printable(party, rest)
    return _owned(printed, place, core, label, "名称中有地名")


def _read_relative(printed: str, party: str, owner: Jurisdiction, rest: str, level: str, setting: Setting) -> BodyName:
    """Read a name that begins with 省, 市, 县 …: 县财政局, 市生态环境局云岭分局."""
    reason = f"{level}指{owner.name}"
    inner = _inner_place(rest, setting)
    if inner:
        return _owned(printed, inner[0], inner[1], owner.name + rest, reason)
    core = analyse(rest)
    if not rest:
        return _owned(printed, owner, core, owner.name, reason)
    if not core.words and core.kind in ("局", "厅", "办", "委员会", "中心"):  # 省厅, 县局: known from the context only
        return BodyName(printed, None, setting.doc, setting.doc, core, printed, False, "只有类别，限本文件")
    return _owned(printed, owner, core, party + owner.name + _printable(party, rest), reason)


def _printable(party: str, rest: str) -> str:
    """Undo the rewriting of 共青团云岭县委 for a label."""
    return rest.replace("团委", "委", 1) if party == "共青团" else rest


def _read_bare(printed: str, text: str, setting: Setting) -> BodyName:
    """Read a name without a place: the document's own jurisdiction's, or one known from the document alone."""
    inner = _inner_place(text, setting)
    if inner:
        return _owned(printed, inner[0], inner[1], printed, "名称中有地名")
    if setting.jurisdiction and setting.jurisdiction.level is Level.STATE:
        organ = state_organ("国家" + text) or state_organ("国务院" + text)
        if organ:
            nation = setting.jurisdiction
            return BodyName(printed, nation, nation.key, nation.key, analyse(organ), organ, False, "全国文件中的简称")
    core = analyse(text)
    if all(word in _LOOSE_WORDS for word in core.words) and core.kind:
        return BodyName(printed, None, setting.doc, setting.doc, core, printed, False, "只有类别，限本文件")
    owner = setting.jurisdiction
    if owner is None:
        return BodyName(printed, None, setting.doc, setting.doc, core, printed, False, "文件管辖区域不明，限本文件")
    plain = core.kind and not core.unknown and owner.level is not Level.STATE
    return _owned(printed, owner, core, owner.name + text if plain else printed, f"未写地名，指{owner.name}")


def _read_collective(printed: str, text: str, setting: Setting) -> BodyName:
    """Read a collective name (各乡镇人民政府, 县直各有关单位): an entity of its own in the jurisdiction."""
    owner = setting.jurisdiction
    relative = _RELATIVE.match(text)
    rest = text
    if relative and (found := owner_of(relative[1], owner)):
        owner, rest = found, text[relative.end() :]
    core = analyse(rest.translate(_PARENTHESES))
    segment = owner.key if owner else setting.doc
    label = owner.name + rest if owner and owner.level is not Level.STATE and not text.startswith("驻") else printed
    return BodyName(printed, owner, segment + "/各", segment, core, label, True, "集合名称")


def _owned(printed: str, owner: Jurisdiction, core: AgencyName, label: str, reason: str) -> BodyName:
    return BodyName(printed, owner, owner.key, owner.key, core, label, False, reason)


def _inner_place(text: str, setting: Setting) -> tuple[Jurisdiction, AgencyName] | None:
    """Find the place of a branch inside a name (生态环境局云岭分局): (the place, the name without it)."""
    for start in range(2, len(text) - 1):
        found = _place_at(text[start:], setting, None, inside=True)
        if found is None:
            continue
        place, size = found
        tail = text[start + size :]
        whole = text[start : start + size] == place.name
        if place.level is not Level.STATE and tail and (_BRANCH.match(tail) or (whole and analyse(tail).kind)):
            return place, analyse(text[:start] + re.sub(r"^[省市县区](?=[分支])", "", tail))
    return None


def local_places(jurisdictions: Iterable[Jurisdiction]) -> tuple[Jurisdiction, ...]:
    """Return the places in no gazetteer among jurisdictions and those above them, sorted by name."""
    places = {place.name: place for found in jurisdictions for place in found.chain() if place.code is None}
    return tuple(places[name] for name in sorted(places))
