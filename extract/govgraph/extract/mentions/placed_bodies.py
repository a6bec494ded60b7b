"""Bodies that a level (县财政局) or a place (南山省江东市财政局) opens in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from govgraph.extract.mentions.agencies import AGENCY, COUNCIL, COURT, LEVEL, PEOPLES, SERVICE, UTILITY
from govgraph.extract.mentions.central_bodies import branch_end
from govgraph.extract.mentions.holders_bodies import after_name
from govgraph.extract.mentions.institutions import BROKEN_NAME, institution_end
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Span

_HAN: Final = "\u4e00-\u9fff"


@cache
def _after() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"(?:{COUNCIL.pattern})(?:{AGENCY.pattern})?"),
        AGENCY,
        COURT,
        PEOPLES,
        UTILITY,
        SERVICE,
    )


_AT_LEVEL: Final = re.compile(
    r"(?<![城都超门股夜菜])市|(?<![社小园城片灾库景地辖校港矿厂山街牧林郊县市])(?<!示范)(?<!集中)(?<!经济)(?<!实验)(?<!试验)(?<!保税)区|(?<![联欧东同])盟|(?<!城)乡|(?<!乡)镇|省|县|州|旗"
    r"|街道|自治区|自治州|兵团|师市|新区|开发区|经开区|高新区"
)
"""A level that opens a name (县财政局), not the end of a common noun (城市, 社区, 联盟)."""


_OF_MANY: Final = re.compile(
    r"[市县区省乡](?:[县区镇乡])(?=(?:人民)?政府|党委)|(?<=各)[市县区旗][市县区州]|(?<=各[市县区旗])[市县区旗]"
    r"|辖市(?=(?:人民)?政府)|(?<=[相有])关[省市县区](?=(?:人民)?政府)|(?<=当)地[省市县区](?=(?:人民)?政府)|派[省市县区](?=委)|全[省市县区](?=政府(?:部门|系统|机关|规章|文件|网站|投资|性))"
    r"|[两三四五六七八九几][省市县区](?=人大|政府|党委)"
)
"""A level among others, all of one, or any: 市|县人民政府依法行政; 各区|县城管大队; 相关|市政府; 民主党派|省委; 全|市政府部门."""


_OPTIONAL: Final = re.compile(r"[县市区]（[县市区、]{1,3}）$")
"""Kinds of divisions in one word: 各县（市）|区电视台."""


def placed_bodies(text: str, places: dict[int, int], wording: Wording) -> Iterator[Span]:
    """Yield bodies that open with a level (县财政局) or with a chain of places (南山省江东市财政局)."""
    ends_of_places = frozenset(places.values())
    for match in _AT_LEVEL.finditer(text):
        start, end = match.span()
        if end in ends_of_places:
            continue  # read with its place, below
        if text[start - 1 : start] == "团" and text[end : end + 1] == "委":
            yield Span(start - 1, end + 1)
            continue
        if _OF_MANY.match(text, start - 1) or _OPTIONAL.search(text, max(0, start - 4), start):
            continue
        stop = _body_end(text, end, wording) or (
            institution_end(text, end, wording) if match[0] in ("省", "市", "县", "区", "州") else None
        )
        alone = not re.match(rf"[{_HAN}]", text[start - 1 : start])
        if stop is None and alone:
            stop = _delimited_end(text, start, end, wording)
        if stop is not None:
            named = _named_start(text, start, wording)
            if named < start or alone or match[0] not in ("镇", "乡", "街道"):
                yield Span(named, stop)
    for start, end in places.items():
        if text[start:end] in ("全国", "国家", "中国", "我国", "直辖市", "自治区"):
            continue
        stop = _body_end(text, end, wording)
        if stop is None and not text.endswith("共和国", start, end):
            stop = institution_end(text, end, wording)
        if stop is None and (level := _LEVEL_AFTER.match(text, end)):
            stop = _body_end(text, level.end(), wording)
        if stop is not None:
            yield Span(start, stop)


_LEVEL_AFTER: Final = re.compile(rf"(?:[东西南北中]?路(?=街道))?(?:{LEVEL})")
"""The level of a place that a gazetteer holds without it; of streets called after a town, the road too: 江东|南路街道."""
_DELIMITED: Final = re.compile(
    rf"[{_HAN}]{{1,10}}?(?P<head>办公室|委员会|委办|中心|[局厅委办站院馆处段])(?=[、，；）。：\n]|$|等(?:部门|单位|有关)|要|应|须|负责|牵头|会同)"
)


def _delimited_end(text: str, start: int, position: int, wording: Wording) -> int | None:
    """Return where a body ends that stands between two marks and opens with a level, however its field is worded (（市编委办）)."""
    match = _DELIMITED.match(text, position)
    if match is None or text.startswith("长", position) or BROKEN_NAME.search(match[0]) or _NO_HEAD.search(match[0]):
        return None
    first = wording.words(start, match.end())[0]
    if first.end > position and first.kind is not Kind.NAME:
        return None  # 市场…, 县城…
    if any(word.kind in (Kind.OPENING, Kind.NUMBER) for word in wording.words(position, match.start("head"))):
        return None  # 市里决定办…
    return match.end()


_NO_HEAD: Final = re.compile(
    r"[大格布结全当开定终出僵时政战破]局$|[分到各好此处]处$|[代帮督包承主协自创]办$|小区|中心$(?<=城市中心|区域中心)|[城市镇]区中心$"
)
"""Words that end in a head and name no body: 大局, 好处, 主办."""


_NAME_BEFORE: Final = re.compile(rf"[{_HAN}]{{1,12}}$")


_NOT_PLACE: Final = re.compile(
    r"(?:原(?=[\u4e00-\u9fff]{2})|[现曾拟原历时]?任|从(?!化|江)|指定|查找|请示|跟随|走进|前往|局要会同|会同|已报|末报|及时报|定期报|逐级报|上报|报经|报请|鉴于|经|由|请|商|函告|抄送|提请|协同|联合|配合|依托|根据|按照|通过|组织|督促"
    r"|指导|协助|协调|争取|对接|支持|授权|委托|建议|责令|同意|以及|并|现|拟|系|即|凡|由于|关于|作为|纳入|列入|隶属|归口|划归|移交|交由)"
)
_OF_HOLDER: Final = re.compile(
    r"(?:人民)?(?:政府|委)(?:党组)?(?:成员|副?书记|副?秘书长)[，：]|人民政府副?[省市县区]长[，：]"
)
_NOT_PLACE_END: Final = re.compile(r"[是随任选位报请经由向于会同要和与及的在为至到从以对各全我本原驻该某]$")


_UNLIKELY: Final = -1.0  # likeness of a word that names no place: 也就是|市财政局


def _named_start(text: str, level: int, wording: Wording) -> int:
    """Return where the name of a place that no gazetteer holds begins, before its level (石桥|镇); else the level's own offset."""
    before = _NAME_BEFORE.search(text, max(0, level - 12), level)
    if before is None:
        return level
    words = wording.words(before.start(), level)
    last = words[-1] if words else None
    if last is not None and last.kind is Kind.NAME and (lead := _NOT_PLACE.match(text, last.start, level)):
        last = replace(last, start=lead.end())
    if last is None or last.kind is not Kind.NAME or last.end != level or not 2 <= level - last.start <= 3:
        return level
    if text.endswith(("任命", "免去", "聘任"), 0, last.start):
        return level  # 免去何山|县水利局局长职务
    if _OF_HOLDER.match(text, level + 1) and after_name(text, last.start, level + 1) == level:
        return level  # 林岚|省政府党组成员，分管…
    name = text[last.start : level]
    return level if _NOT_PLACE_END.search(name) or likeness(name) < _UNLIKELY else last.start


def _body_end(text: str, position: int, wording: Wording) -> int | None:
    """Return where the name of a body ends that a level or a place opens at ``position``, or None."""
    best: int | None = None
    for pattern in _after():
        match = pattern.match(text, position)
        if match and (best is None or match.end() > best):
            best = match.end()
    if best is None:
        return None
    if best - position == 1 and text[position] == "委" and text[best : best + 1] in "托员派任会内外":
        return None
    if text[best - 1] in "局行会司" and (branch := branch_end(text, best)):
        best = branch
    if (office := re.compile(r"(?:综合|值班)?(?:办公厅|办公室)").match(text, best)) and not text[:best].endswith(
        ("办公室", "办公厅")
    ):
        best = office.end()
    if abroad := _OFFICE_AT.match(text, best):
        return abroad.end()
    if (part := _PART.match(text, best)) and text[best - 1] in "局委厅府":
        words = wording.words(*part.span("field"))
        if not any(word.kind in (Kind.OPENING, Kind.NUMBER) for word in words):
            best = part.end()
    return best


_OFFICE_AT: Final = re.compile(rf"驻[{_HAN}]{{1,8}}?(?:特派员)?办事处")
"""The office a body keeps elsewhere: 省审计厅|驻江东办事处."""
_PART: Final = re.compile(
    r"(?P<field>(?![各等和及与或原])(?:(?![和及与或省市县区])[\u4e00-\u9fff]){2,8}?)"
    r"(?:大队|支队|中队|稽查队|派出所|管理所|管理站|监督所|检查站|服务中心|管理中心|办公室|督[查察]室|研究室|顾问室|值班室|纪检组|工会|(?<![主承协督交代举])办)"
    r"(?=[、，。；：）\n]|$|[将对]|副?[大支中]?队长|副?[所站]长|副?主任|主要负责|[要应]|负责|牵头|参加|会同|联合|印发)"
)
"""A part of a body, printed after it: 县公安局|石桥派出所."""
