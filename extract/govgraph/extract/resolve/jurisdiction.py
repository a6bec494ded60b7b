"""Whose document it is: the jurisdiction (管辖区域) that relative names such as 县财政局 and 市委 are read from.

A jurisdiction is a division of the gazetteer, or a place the gazetteer does not know but a masthead names
(云岭县人民政府):
that one has no code and is known by its name. Nothing here looks at more than it is given, so a finding is the same
whatever else is built; the reason is recorded with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from govgraph.extract import divisions
from govgraph.extract.divisions import Division, Level
from govgraph.extract.records import Document, ExtractionError, Part
from govgraph.extract.resolve.agencies import state_organ


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place with public bodies of its own.

    ``code`` is its GB/T 2260 code, None for a place that is in no gazetteer; ``parent`` the jurisdiction above it,
    None when
    it is the State or not known.
    """

    name: str
    short: str
    level: Level
    code: str | None
    parent: Jurisdiction | None = None

    @property
    def key(self) -> str:
        """What tells it from all others, and what its entities' IRIs carry: its code, else its name."""
        return self.code or self.name

    def chain(self) -> Iterator[Jurisdiction]:
        """Yield the jurisdiction and those above it, nearest first."""
        place: Jurisdiction | None = self
        while place is not None:
            yield place
            place = place.parent

    def division(self) -> Division | None:
        """Return the division of the gazetteer it is, or None."""
        return divisions.by_code(self.code) if self.code else None


@dataclass(frozen=True, slots=True)
class Finding:
    """The jurisdiction found for a document, or None, and why."""

    jurisdiction: Jurisdiction | None
    reason: str


_LEVELS: Final = (
    ("省", Level.PROVINCE),
    ("自治区", Level.PROVINCE),
    ("自治州", Level.CITY),
    ("地区", Level.CITY),
    ("盟", Level.CITY),
    ("市", Level.CITY),
    ("自治县", Level.COUNTY),
    ("县", Level.COUNTY),
    ("旗", Level.COUNTY),
    ("区", Level.COUNTY),
)
_HAN: Final = r"[\u3400-\u9fff]"
_AGENCY: Final = r"局|厅|委|办|办公室|中心|法院|检察院|分局"
_LOCAL: Final = re.compile(
    rf"(?P<name>{_HAN}{{2,8}}?(?:省|自治区|自治州|地区|盟|市(?!场|容)|自治县|县|旗|区))"
    rf"(?=人民政府|人民代表|人大|政协|政府|委|党委|纪委|{_HAN}{{2,14}}(?:{_AGENCY})(?!{_HAN}))"
)
_NOT_PLACES: Final = re.compile(
    r"(?:城|超|都|门|夜)市$|(?:开发|园|景|示范|试验|保税|度假|社|小|产业|功能|片|新|高新|市辖|城|郊|矿|全)区$"
    r"|^各|^自治[区州县旗]$|[的和与及是了将被为把向由从]"
)
_PARTY: Final = re.compile(r"^(?:中国共产党|中共|共青团)")


def from_division(division: Division) -> Jurisdiction:
    """Return the jurisdiction of a division of the gazetteer, with all those above it."""
    above = divisions.parent(division)
    parent = from_division(above) if above else None
    return Jurisdiction(division.name, division.short, division.level, division.code, parent)


def local(name: str, parent: Jurisdiction | None = None) -> Jurisdiction:
    """Return the jurisdiction of a place that is in no gazetteer: its level from how its name ends.

    Raises ValueError when the name does not end like a division's.

    >>> local("云岭县").level.value, local("江东市").short
    ('county', '江东')
    """
    for ending, level in _LEVELS:
        if name.endswith(ending) and len(name) > len(ending):
            short = name.removesuffix(ending)
            return Jurisdiction(name, short if len(short) > 1 else name, level, None, parent)
    raise ValueError(f"{name!r} does not end like the name of a division (省 市 县 区 …)")


def state() -> Jurisdiction:
    """Return the State (全国)."""
    division = divisions.by_code(divisions.STATE)
    assert division is not None, "the gazetteer holds the State"
    return from_division(division)


def named(name: str, known: Iterable[str] = ()) -> Jurisdiction:
    """Return the jurisdiction a user names.

    ``name`` is a code (110105), a name (云南省), a path (北京市朝阳区), or one of ``known``, the places in no
    gazetteer
    that the documents themselves name. Raises ExtractionError, in one line, when it is unknown or ambiguous.
    """
    if re.fullmatch(r"\d{6}", name):
        division = divisions.by_code(name)
        if division is None:
            raise ExtractionError(f"jurisdiction {name}: no division has this code; give a GB/T 2260 code or a name")
        return from_division(division)
    if name in set(known):
        return local(name)
    candidates = divisions.by_name(name) or _path(name)
    if not candidates:
        raise ExtractionError(f"jurisdiction {name}: unknown; give the full name of a division or its GB/T 2260 code")
    if len(candidates) > 1:
        paths = (tuple(reversed((division, *divisions.parents(division)[:-1]))) for division in candidates)
        choices = ", ".join(f"{path[-1].code} {''.join(place.name for place in path)}" for path in paths)
        raise ExtractionError(f"jurisdiction {name}: ambiguous ({choices}); give the code")
    return from_division(candidates[0])


def _path(name: str) -> tuple[Division, ...]:
    """Read a whole text as a path of divisions, 北京市朝阳区; the candidates of the last, or none."""
    spans = divisions.find_divisions(name)
    touching = all(left.end == right.start for left, right in pairwise(spans))
    if spans and touching and spans[0].start == 0 and spans[-1].end == len(name):
        return spans[-1].candidates
    return ()


def place_of(name: str) -> tuple[tuple[Division, ...], str | None]:
    """Read the place at the head of a body's name: (candidates from the gazetteer, place in no gazetteer).

    >>> place_of("云岭县人民政府办公室")
    ((), '云岭县')
    >>> [division.code for division in place_of("北京市朝阳区财政局")[0]]
    ['110105']
    """
    name = _PARTY.sub("", name)
    spans = divisions.find_divisions(name)
    end = 0
    candidates: tuple[Division, ...] = ()
    for span in spans:
        if span.start != end:
            break
        end, candidates = span.end, span.candidates
    match = _LOCAL.match(name[end:])
    if match and not _NOT_PLACES.search(match["name"]):
        return (), match["name"]
    return candidates, None


def find_local_places(documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the places in no gazetteer that the documents' issuers name, sorted."""
    issuers = filter(None, (issuing_body(document.issuer) for document in documents))
    found = {place for issuer in issuers if (place := place_of(issuer)[1])}
    return tuple(sorted(found))


def find_jurisdiction(document: Document, *, known: Iterable[str] = ()) -> Finding:
    """Find the jurisdiction of a document from its masthead, signature, title and number, in this order.

    ``known`` are places in no gazetteer that other documents' mastheads name; a title may name them too.
    """
    signature = _part(document, Part.SIGNATURE)
    for what, text in (("发文机关", issuing_body(document.issuer)), ("落款", signature)):
        if text:
            finding = _from_body(text, document, what)
            if finding is not None:
                return finding
    title = document.title or ""
    for place in sorted(known, key=lambda place: (-len(place), place)):
        if place in title:
            return Finding(local(place), f"标题：{place}")
    finding = _from_number(document)
    if finding is None and document.issuer is None:
        finding = _from_title(title, document) or _from_text(document)
    return finding or Finding(None, "发文机关、落款、标题、文号、正文均未指明")


def issuing_bodies(issuer: str | None) -> tuple[str, ...]:
    """Return the bodies of an issuer as printed, without spaces; joint issuers (联合发文) stand apart or in a list.

    >>> issuing_bodies("云 岭 县 人 民 政 府"), issuing_bodies("江东市教育局 江东市财政局、江东市水利局")
    (('云岭县人民政府',), ('江东市教育局', '江东市财政局', '江东市水利局'))
    """
    names: list[str] = []
    for item in (issuer or "").split("、"):
        parts = item.split()
        names += ["".join(parts)] if any(len(part) < 3 for part in parts) else parts
    return tuple(name for name in names if name)


def issuing_body(issuer: str | None) -> str | None:
    """Return the first body of an issuer, which leads where there are several."""
    return next(iter(issuing_bodies(issuer)), None)


def _part(document: Document, part: Part) -> str:
    span = document.parts.get(part)
    return re.sub(r"\s+", "", document.text[span.start : span.end]) if span else ""


def _from_body(name: str, document: Document, what: str) -> Finding | None:
    """Read the jurisdiction off the name of the issuing body."""
    name = re.sub(r"\s+", "", name)
    if state_organ(name) or re.match(r"国务院|中共中央|全国|国家|中华人民共和国", name):
        return Finding(state(), f"{what}：{name}")
    candidates, place = place_of(name)
    if place:
        return Finding(local(place), f"{what}：{name}（{place}不在区划表中）")
    chosen = _choose(candidates, document)
    if chosen:
        return Finding(from_division(chosen), f"{what}：{name}")
    if candidates:
        return Finding(None, f"{what}：{name}，{candidates[0].name}有{len(candidates)}处，无从分辨")
    return None


def _from_title(title: str, document: Document) -> Finding | None:
    spans = divisions.find_divisions(title)
    names = {span.name for span in spans if _choose(span.candidates, document)}
    chosen = {_choose(span.candidates, document) for span in spans} - {None}
    lowest = [division for division in chosen if division and not _above_another(division, chosen)]
    if len(lowest) == 1 and lowest[0].level is not Level.STATE:
        return Finding(from_division(lowest[0]), f"标题：{'、'.join(sorted(names))}")
    return None


def _above_another(division: Division, others: Iterable[Division | None]) -> bool:
    return any(other and division in divisions.parents(other) for other in others)


_STATE_NUMBER: Final = re.compile(r"国(?:发|函|办发|办函|令|办发明电|发明电)")
_PROVINCE_NUMBER: Final = re.compile(rf"(?P<letter>{_HAN})(?:政|府|办|人民)[发办函令字规明电]*〔")


def _from_number(document: Document) -> Finding | None:
    """Read the jurisdiction off the agency code (机关代字) in a number: 国发 is the State, 粤府 a province.

    The code of a city or a county is one character of its name, which does not tell it from others; when the issuer
    calls itself 省…, the character is the province's.
    """
    number = document.number or ""
    if _STATE_NUMBER.match(number):
        return Finding(state(), f"文号：{number}")
    match = _PROVINCE_NUMBER.match(number)
    letter = number[:1]
    province = divisions.by_abbreviation(letter) if letter else None
    if province is None:
        return None
    of_a_province = (document.issuer or "").startswith(("省", "自治区"))
    if of_a_province or (match and divisions.abbreviations(province)[0] == letter):
        return Finding(from_division(province), f"文号：{number}")
    return None


_OWN: Final = re.compile(r"(?:我|全|本)([省市县区州])|([省市县区州])(?:委|政府|人大)")


def _from_text(document: Document) -> Finding | None:
    """Find the one place that a text without a masthead is about.

    It is the lowest that the text calls its own (我省, 省政府, 县委) and to which four in five of the divisions it
    names belong, three or all of them.
    """
    own = {match[1] or match[2] for match in _OWN.finditer(document.text)}
    spans = [span for span in divisions.find_divisions(document.text) if len(span.candidates) == 1]
    named_here = Counter(span.candidates[0] for span in spans if span.candidates[0].level is not Level.STATE)
    held = Counter[Division]()
    for division, times in named_here.items():
        for place in (division, *divisions.parents(division)[:-1]):
            held[place] += times
    total = sum(named_here.values())
    found = [
        place
        for place, times in held.items()
        if place.name[-1] in own and times >= 0.8 * total and (times >= 3 or times == total)
    ]
    if not found:
        return None
    lowest = max(found, key=lambda place: (len(divisions.parents(place)), place.code))
    return Finding(from_division(lowest), f"正文自称{lowest.name[-1]}，所提地名以{lowest.name}为主")


def _choose(candidates: tuple[Division, ...], document: Document) -> Division | None:
    """Choose among divisions of one name the one whose parents the document names; None when it does not say."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    named_here = Counter(
        division.code for span in divisions.find_divisions(document.text) for division in span.candidates
    )
    scores = {
        division.code: sum(named_here[above.code] for above in divisions.parents(division)[:-1])
        for division in candidates
    }
    best = max(scores.values())
    winners = [division for division in candidates if scores[division.code] == best]
    if best == 0:
        letter = (document.number or " ")[0]
        winners = [d for d in candidates if letter in divisions.abbreviations(divisions.parents(d)[-2])]
    return winners[0] if len(winners) == 1 else None


def learn_parent(place: Jurisdiction, names: Iterable[str]) -> Jurisdiction:
    """Complete a place that is in no gazetteer with the one city and the one province its documents name.

    ``names`` are the names of bodies printed in the documents of that place, each beginning at a word boundary:
    江东市生态环境局云岭分局, 南山省人民政府. A branch named after the place outweighs all others.
    """
    if place.code or place.level in (Level.STATE, Level.PROVINCE):
        return place
    names = sorted(set(names))
    for level in (Level.CITY, Level.PROVINCE):
        if place.level is level:
            continue
        branches = [
            name for name in names if re.search(re.escape(place.short) + r".{0,3}(?:分局|分公司|分中心|支队)$", name)
        ]
        for evidence in (branches, names):
            found = {above.key: above for name in evidence if (above := _above(name, level)) and above.key != place.key}
            if len(found) == 1:
                above = next(iter(found.values()))
                above = above if above.code else learn_parent(above, names)
                return Jurisdiction(place.name, place.short, place.level, None, above)
    return Jurisdiction(place.name, place.short, place.level, None, None)


def _above(name: str, level: Level) -> Jurisdiction | None:
    candidates, unknown = place_of(name)
    if unknown:
        found = local(unknown)
    elif len(candidates) == 1 and name.startswith(candidates[0].name):
        found = from_division(candidates[0])
    else:
        return None
    return found if found.level is level else None
