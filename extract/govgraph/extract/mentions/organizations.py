"""``organizations``: bodies of every kind, by where they stand and by how they are named.

Where official documents list bodies (masthead, addressees, signature, the tail of a task, the duties of an official), each
item of the list is a body however it is named. In running text a body is recognised by the form of its name: a level or a
place, then a field of work, then a head (县 + 财政 + 局); see :mod:`govgraph.extract.mentions.agencies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from govgraph.extract.mentions.agencies import (
    AGENCY,
    COUNCIL,
    COURT,
    LEVEL,
    PEOPLES,
    SERVICE,
    UTILITY,
    organization_kind,
)
from govgraph.extract.mentions.body_forms import EVERY, GENERIC_HEAD, NATIONAL, NO_BODY, is_body, is_office
from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.coordination_bodies import find_bodies
from govgraph.extract.mentions.firms import find_firms
from govgraph.extract.mentions.lists import Item, split_list
from govgraph.extract.mentions.name_edges import EDGE, left_edge
from govgraph.extract.mentions.names import is_name
from govgraph.extract.mentions.officials import opens_sentence
from govgraph.extract.mentions.posts import POST_HEAD
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Document, Mention, Mentions, Part, Span

GROUP: Final = "organizations"

_HAN: Final = "\u4e00-\u9fff"
_LEVEL: Final = re.compile(rf"(?:{LEVEL})")
_BRANCH: Final = re.compile(
    rf"[{_HAN}]{{1,6}}?(?:分局|支局|监管支局|监督支局|分公司|支公司|支队|大队|分会|中心支行|支行|分行|税务局|调查总队|监管局|证监局|银保监局)"
)
_UNQUALIFIED: Final = re.compile(
    r"^(?:国务院|党中央|中共中央|中办|国办|国家|中组部|中宣部|中央|全国|最高|财政部|教育部|公安部|民政部|司法部|水利部|商务部|外交部|农业农村部|工业和信息化部|自然资源部|生态环境部|交通运输部|住房城乡建设部|住房和城乡建设部|人力资源社会保障部|人力资源和社会保障部|人社部|退役军人|应急管理部|科技部|科学技术部|工信部|审计署|海关总署|证监会|银保监会|人民银行|中国|税务总局|市场监管总局|海关|供销合作总社|团中央|共青团中央|国土资源部|环境保护部|文化和旅游部|铁道部|质检总局|安全监管总局|民航总局|武警部队|新华社|北京奥组委)"
)
_INSTITUTION: Final = re.compile(
    rf"[{_HAN}]{{0,18}}?(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|分公司|医院|卫生院|大学|学院|敬老院|福利院|福利中心|养老服务中心|研究院|研究所|科学院|博物馆|图书馆|服务中心|发展中心|管理中心|控制中心|促进中心|推进中心|事务中心|保障中心|监测中心|交易中心|指挥中心|救援中心|经开区管委会|开发区管委会|高新区管委会|新区管委会|管委会|管理委员会|街道办事处|办事处|农商行|农村商业银行|酒店|高级中学|中学|职业技术学校|职业学校|学校|幼儿园|党校)"
)
_UNPREFIXED: Final = re.compile(
    rf"(?<![{_HAN}])(?:供电|电力|自来水|热力|燃气|烟草|邮政)公司(?=[要应须、，负和按])|(?<![{_HAN}])[{_HAN}]{{1,3}}[镇街]办(?=[、，。和及根]|$)|(?<![{_HAN}])(?:[{_HAN}]{{2,4}}(?:社区|街道)办事处|中医院|县医院)(?![{_HAN}]{{2}}局)"
)
_COLLECTIVE: Final = re.compile(
    rf"(?:(?:社会)?各|[县市省区州]直(?:各|有关|相关)|[县市省区州]属)"
    rf"(?:(?![的向对在])[{_HAN}]|（[^（）]{{1,10}}）|、(?=[县区市镇乡街][{_HAN}（）、]{{0,12}}?(?:政府|管委会|办事处))){{0,16}}?"
    r"(?:人民政府|政府|管委会|单位|部门|乡镇|街道办事处|办事处|街道|机构)(?=[，、。；：！及和要按应须]|$)"
    r"|国务院各部委、各直属机构|(?:^|(?<=[。；\n]))各乡镇(?=[、要和根])"
)
_DUTY_VERB: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,12}同志)?(?:同时|具体|主要|并|还)*(?:联系|分管|协管|主管|负责)(?=[各省市县区国中]|[\u4e00-\u9fff]{2,})"
)
_DUTY: Final = re.compile(
    r"(?:分管|主管|联系|协管|协助[\u4e00-\u9fff]{0,8}?(?:分管|联系|主管)|兼管)[：: ]?(?P<list>[^。；\n：]{2,900})"
)


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """Yield bodies, outermost first where they nest; listed ones win over those of running text."""
    taken = bytearray(len(document.text))
    found: dict[Span, Mention] = {}
    for span in _apart(document.text, (*_listed(document, mentions), *_running(document, mentions))):
        clean = _tidy(document.text, span)
        if clean is None or any(taken[clean.start : clean.end]):
            continue
        taken[clean.start : clean.end] = b"\1" * len(clean)
        name = document.surface(clean.start, clean.end)
        found[clean] = mention(document, GROUP, organization_kind(name), clean.start, clean.end)
    yield from found.values()


_RUN_TOGETHER: Final = re.compile(rf"[{_HAN}]{{0,8}}[省市县区州旗]委(?=[省市县区州旗](?:人民)?政府$)")


def _apart(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans, 省委省政府 as the two bodies it names."""
    for span in spans:
        if first := _RUN_TOGETHER.match(text, span.start, span.end):
            yield Span(span.start, first.end())
            yield Span(first.end(), span.end)
        else:
            yield span


# --- bodies in lists -------------------------------------------------------------------------------------------------


def _listed(document: Document, mentions: Mentions) -> Iterator[Span]:
    text = document.text
    for part in (Part.MASTHEAD, Part.SIGNATURE):
        if (span := document.parts.get(part)) is not None:
            yield from (
                item.span
                for item in split_list(text, span.start, span.end)
                if is_body(text[item.span.start : item.span.end])
            )
    if (span := document.parts.get(Part.ADDRESSEES)) is not None:
        position = span.start
        for name in document.addressees:
            start = text.find(name, position, span.end)
            if start >= 0:
                yield Span(start, start + len(name))
                position = start + len(name)
    for tail in mentions["tails"]:
        yield from _bodies(text, split_list(text, tail.span.start, tail.span.end), lenient=True)
    for match in _DUTY.finditer(text):
        for item in split_list(text, *match.span("list")):
            if verb := _DUTY_VERB.match(text, item.span.start, item.span.end):
                item = Item(Span(verb.end(), item.span.end), item.bracket)
            name = text[item.span.start : item.span.end]
            if is_office(name):
                yield Span(item.span.start, item.span.end - 2 * name.endswith("工作"))
            yield from _bodies(text, (item,), lenient=False)


def _bodies(text: str, items: Iterable[Item], *, lenient: bool) -> Iterator[Span]:
    for item in items:
        name = text[item.span.start : item.span.end]
        if is_body(name) or (
            lenient
            and (GENERIC_HEAD.search(name) or EVERY.match(name))
            and len(name) <= 30
            and not NO_BODY.search(name)
        ):
            yield item.span
        if item.bracket is not None:
            for inner in split_list(text, item.bracket.start, item.bracket.end):
                if is_body(text[inner.span.start : inner.span.end]):
                    yield inner.span


# --- bodies in running text ------------------------------------------------------------------------------------------


def _running(document: Document, mentions: Mentions) -> Iterator[Span]:
    text = document.text
    places = mentions["places"]
    ends: dict[int, int] = {}  # end of a chain of places -> its start
    for place in places:
        ends[place.span.end] = ends.get(place.span.start, place.span.start)
    starts = {start: end for end, start in sorted(ends.items())}
    spans: list[Span] = []
    spans += _central(text)
    wording = Wording.of(text, mentions)
    spans += _after_prefix(text, starts, wording)
    spans += (Span(match.start(), match.end()) for match in _COLLECTIVE.finditer(text))
    spans += _coordination(document)
    spans += _holders_bodies(text)
    spans += (Span(*match.span()) for match in _UNPREFIXED.finditer(text))
    spans += find_firms(text, wording)
    yield from sorted(spans, key=lambda span: (-len(span), span.start))


def _central(text: str) -> Iterator[Span]:
    for match in NATIONAL.finditer(text):
        name = match[0]
        if not _UNQUALIFIED.match(name):
            before = text[match.start() - 1 : match.start()]
            after = text[match.end() : match.end() + 1]
            listed = (before in ("", "、", "，", "（", "：", "由", " ", "\n", "和")) and (
                after
                in ("", "、", "，", "）", "等", "和", " ", "\n", "负", "牵", "配", "。", "按", "副", "主", "局", "部")
                or after.isdigit()
            )
            if not listed:
                continue
        end = match.end()
        if name == "国务院" and (
            more := re.compile(
                r"办公厅|国资委|扶贫办|新闻办|台办|港澳办|研究室|参事室|安委会(?:办公室)?|安全生产委员会"
            ).match(text, end)
        ):
            end = more.end()
        elif name.endswith(("总局", "局", "银行")) and (branch := _branch(text, end)):
            end = branch
        if not re.match(r"[发函明字〔门]|[一二三四五六七八九十]次会", text[end : end + 3] or "x"):
            yield Span(match.start(), end)


def _branch(text: str, position: int) -> int | None:
    match = _BRANCH.match(text, position)
    return match.end() if match and not re.search(r"[和与及的]", match[0]) else None


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
    r"(?<![城都超门股夜菜])市|(?<![社小园城片灾库景地辖校港矿厂山街牧林郊县市])区|(?<![联欧东同])盟|(?<!城)乡|(?<!乡)镇|省|县|州|旗"
    r"|街道|自治区|自治州|兵团|师市|新区|开发区|经开区|高新区"
)
"""A level that opens a name (县财政局), not the end of a common noun (城市, 社区, 联盟)."""


def _after_prefix(text: str, places: dict[int, int], wording: Wording) -> Iterator[Span]:
    """Yield bodies that open with a level (县财政局) or with a chain of places (南山省江东市财政局)."""
    ends_of_places = frozenset(places.values())
    for match in _AT_LEVEL.finditer(text):
        start, end = match.span()
        if end in ends_of_places:
            continue  # read with its place, below
        if text[start - 1 : start] == "团" and text[end : end + 1] == "委":
            yield Span(start - 1, end + 1)
            continue
        stop = _body_end(text, end) or (
            _institution_end(text, end) if match[0] in ("省", "市", "县", "区", "州") else None
        )
        if stop is not None:
            named = _named_start(text, start, wording)
            alone = not re.match(rf"[{_HAN}]", text[start - 1 : start])
            if named < start or alone or match[0] not in ("镇", "乡", "街道"):
                yield Span(named, stop)
    for start, end in places.items():
        if text[start:end] in ("全国", "国家", "中国", "我国"):
            continue
        stop = _body_end(text, end)
        if stop is None:
            stop = _institution_end(text, end)
        if stop is None and (level := re.compile(rf"(?:{LEVEL})").match(text, end)):
            stop = _body_end(text, level.end())
        if stop is not None:
            yield Span(start, stop)


def _institution_end(text: str, position: int) -> int | None:
    """Return where an institution's or firm's name ends that a level or a place opens, however its field is worded."""
    name = _INSTITUTION.match(text, position)
    if name is None or _BROKEN_NAME.search(name[0]) or text[position - 2 : position - 1] in tuple("我全各本该"):
        return None
    return name.end()


_NAME_BEFORE: Final = re.compile(rf"[{_HAN}]{{1,12}}$")


_NOT_PLACE: Final = re.compile(
    r"(?:局要会同|会同|已报|末报|及时报|定期报|逐级报|上报|报经|报请|鉴于|经|由|请|商|函告|抄送|提请|协同|联合|配合|依托|根据|按照|通过|组织|督促"
    r"|指导|协助|协调|争取|对接|支持|授权|委托|建议|责令|同意|以及|并|现|拟|系|即|凡|由于|关于|作为|纳入|列入|隶属|归口|划归|移交|交由)"
)
_OF_HOLDER: Final = re.compile(
    r"(?:人民)?(?:政府|委)(?:党组)?(?:成员|副?书记|副?秘书长)[，：]|人民政府副?[省市县区]长[，：]"
)
_NOT_PLACE_END: Final = re.compile(r"[报请经由向于会同要和与及的在为至到从以对各全我本原驻该某]$")


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
    if _OF_HOLDER.match(text, level + 1) and _after_name(text, last.start, level + 1) == level:
        return level  # 林岚|省政府党组成员，分管…
    return level if _NOT_PLACE_END.search(text, last.start, level) else last.start


_BROKEN_NAME: Final = re.compile(
    r"^(?:级|域|内|外|两级|县|州|市|综合|公办|民办|公立|定点|属)|[的了在对将由向各等要把按为是]|推进|加快|实施|建设(?!.{0,6}公司)|提升|全面|全县|全市|全省|我[省市县]|[、，]|和.{0,2}$"
)


def _body_end(text: str, position: int) -> int | None:
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
    if text[best - 1] in "局行会司" and (branch := _branch(text, best)):
        best = branch
    if (office := re.compile(r"(?:综合|值班)?(?:办公厅|办公室)").match(text, best)) and not text[:best].endswith(
        ("办公室", "办公厅")
    ):
        best = office.end()
    return best


_BODY_OF_COORDINATION: Final = re.compile(
    r"(?:工作)?(?:领导小组|协调小组|推进小组|工作小组|工作专班|指挥部|指挥所|部际联席会议|联席会议|咨询委员会|协调委员会|专家组|调查组|消防安全委员会|安全生产委员会|组委会)(?:办公室)?"
)
_BOUNDARY: Final = re.compile(r"[。，；：！？\n ）”《》（]|\d{1,2}[.．]|(?<=[成设建组]立)|(?<=组建)|(?<=同意)")
_LEAD: Final = re.compile(
    r"(?:充分)?(?:发挥|依托|落实|建议|责令|经|由|按照|凭|并与|并协调|并|与|同意|同|根据|报|向|对|及|或)"
)
_VERBAL: Final = re.compile(r"按照|以及|及|建议|派出|组成|协调市|的|将|负责")
_QUALIFIER: Final = re.compile(
    rf"(?:{LEVEL}|国务院|国家|中央|全国|全[省市县区]|[{_HAN}]{{1,8}}(?:{LEVEL}|新区)|20\d\d年)"
)


_NAMED_COORDINATION: Final = re.compile(
    r"\S{4,}(?:领导小组|协调小组|推进小组|工作小组|工作专班|指挥部|指挥所|联席会议|委员会)$"
)


def _coordination(document: Document) -> Iterator[Span]:
    """Yield bodies of coordination: from the punctuation before them where a level or a place stands there, else from the last verb."""
    text = document.text
    for name in sorted({body.name for body in find_bodies(document) if _NAMED_COORDINATION.search(body.name)}):
        yield from (Span(*match.span()) for match in re.finditer(re.escape(name), text))
    for match in _BODY_OF_COORDINATION.finditer(text):
        low = max(0, match.start() - 50)
        window = text[low : match.start()]
        stop = max((found.end() for found in _BOUNDARY.finditer(window)), default=0)
        start = low + stop
        while lead := _LEAD.match(text, start, match.start()):
            start = lead.end()
        pause = text.rfind("、", start, match.start())
        if pause >= 0 and (is_body(text[start:pause].split("、")[-1]) or text[pause - 1] in "长席任记员局委办"):
            start = pause + 1
        named = _QUALIFIER.match(text, start, match.start()) and match.start() - start <= 40
        if not named or _VERBAL.search(text[start : match.start()]):
            start = left_edge(text, match.start(), 30)
        if match.start() - start >= 2:
            yield Span(start, match.end())
        elif match[0] not in ("调查组", "专家组", "指挥部", "部际联席会议"):
            yield Span(*match.span())


def _holders_bodies(text: str) -> Iterator[Span]:
    """Yield the bodies printed before posts in lists of holders (某新区管委会主任)."""
    for match in POST_HEAD.finditer(text):
        chunk = re.compile(r"[^ 、，。；：\n（）《》“”]{2,25}$").search(text, max(0, match.start() - 26), match.start())
        if (
            chunk
            and is_body(chunk[0])
            and not EDGE.search(chunk[0])
            and not re.search(r"同志|兼|^[由任原]|[现曾]任|^办公室$|辞去|担任|任命|常委$|投资方|免去", chunk[0])
        ):
            yield Span(_after_name(text, *chunk.span()), chunk.end())


def _after_name(text: str, start: int, end: int) -> int:
    """Return where a body begins after the name of its holder, where a sentence opens with one (林岚|省政府党组成员)."""
    for low in (start + 2, start + 3):
        if _LEVEL.match(text, low, end) and is_name(text[start:low]) and text.count(text[start : low + 1]) == 1:
            return low if opens_sentence(text, start) else start
    return start


_STRAY: Final = re.compile(
    rf"(?:责令|应?当?向|据|任|也是|年|报|经|由|对|并|请|受)(?=(?:{LEVEL})[{_HAN}]|[{_HAN}]{{1,5}}(?:省|市|县|自治区)(?:人民政府|[{_HAN}]))"
)
"""A word before a body that belongs to the sentence, where a level or a place follows it."""


def _tidy(text: str, span: Span) -> Span | None:
    """Take what is no part of a name off its ends; None when nothing stands."""
    start, end = span.start, span.end
    while start < end and text[start] in " \n，、；：。“":
        start += 1
    if stray := _STRAY.match(text, start, end):
        start = stray.end()
    while end > start and text[end - 1] in " \n，、；：。”":
        end -= 1
    if text.endswith("中共", 0, start) and "委" in text[start:end]:
        start -= 2  # 中共|南山省委办公厅
    return Span(start, end) if end - start >= 2 else None


ORGANIZATIONS = Component(name="govgraph_organizations", assigns=(GROUP,), requires=("places", "tails"), find=_find)
