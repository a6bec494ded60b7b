"""Names of coordination bodies in running text: from the level or place that opens them to 领导小组, 指挥部, 联席会议."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from govgraph.extract.mentions.agencies import LEVEL
from govgraph.extract.mentions.body_forms import is_body
from govgraph.extract.mentions.coordination_bodies import find_bodies
from govgraph.extract.mentions.coordination_heads import LEADING_GROUP
from govgraph.extract.mentions.name_edges import left_edge
from govgraph.extract.records import Document, Span

_HAN: Final = "\u4e00-\u9fff"
_BODY_OF_COORDINATION: Final = re.compile(
    rf"(?:工作)?(?:{LEADING_GROUP}|协调小组|推进小组|工作小组|工作专班|指挥部|指挥所|部际联席会议|联席会议|咨询委员会|协调委员会|专家组|调查组|联防联控机制|消防安全委员会|安全生产委员会|组委会)(?:办公室(?!设在|设于))?"
)
_BOUNDARY: Final = re.compile(
    r"[。，；：！？\n ）”《》（]|\d{1,2}[.．](?:\d{1,2}[.．]?)*|(?<=[部局委办厅会])(?:及|或|与(?=[省市县区国中]))"
    r"|(?:部门|政府|小组|指挥部|单位|机制)(?:及|或|和|与)|等(?:单位|部门)|\d月\d{1,2}日|(?<=[成设建组]立)|(?<=关于)|(?<=组建)|(?<=同意)"
)
_LEAD: Final = re.compile(
    r"(?:前(?=[报上呈向])|报送|呈报|上报|印发|召开)|(?:充分)?(?:发挥|承办|(?:具体)?负责|依托|落实|建议|责令|经|由|按照|凭|并与|并协调|并|与|了|经请示|请示|同意|同|如|宣布|结合|组织|邀请|委托|根据|报|向|对|及|或)"
)
_VERBAL: Final = re.compile(
    r"按照|以及|结合|会议(?!中心)|决策|部署|记者|委托|宣布|在|从(?!化|江)|成立|组建|根据|积极|要(?!素)|[向报](?=[省市县区])|(?<![涉普])及(?!其)|建议|派出|组成|协调市|(?<!感染)的|将|负责|纳入|召开|审议|听取|提交|参加|出席|贯彻|认真|切实|落实|[担接出领兼]任|人[任为](?=[省市县区三])|决定对|已经|成为|印发|通过|(?<![自理缘因])由(?!于)"
)
_OPENS_NAME: Final = re.compile(
    r"国务院|党中央|中央|国家|(?<!届)全国|第[一二三四五六七八九十\d]{1,3}届(?=全)|各级|20\d\d年(?!以|来|底|初|度|前)"
    r"|(?<!全)(?:自治区|省|市|县|区|州)(?=委|人民政府|政府|应对|防汛|防范|森林|安全|抗震|疫情|新冠|新型冠状)"
)
"""Where the name of a body of coordination may begin inside a clause, besides a place (已经|市委应对…领导小组)."""
_QUALIFIER: Final = re.compile(
    rf"(?:{LEVEL}|国务院|国家|中央|全国|全[省市县区]|[{_HAN}]{{1,8}}(?:{LEVEL}|新区)|20\d\d年)"
)


_SOMEWHERE: Final = re.compile(
    r"当地|本地|所在|同级|上级|地(?=[疫应防])|这|上述|部门(?=联席)|[两二三四五六七八九十]+[大个]"
)
_ANY_MEETING: Final = re.compile(
    r"(?:\S*关于)?(?:[一二三四五六七八九十]步|一些|各|规范|新建?立?的?|建立|批准|完善)*部际联席会议"
)
"""Meetings of departments in general, and no particular one."""
_ONE_SITTING: Final = re.compile(r"(?:今年|本年度|全年|年度)?(?:首次|第[一二三四五六七八九十]+次)")
"""A meeting that was held, and not the body that meets (今年首次联席会议)."""
_ANYBODYS: Final = re.compile(r"[一二两三四五六七八九十\d]+[余馀多]?[个名位]|辖区|院内|上级")
_NAMED_COORDINATION: Final = re.compile(
    rf"\S{{4,}}(?:{LEADING_GROUP}|协调小组|推进小组|工作小组|工作专班|指挥部|指挥所|联席会议|委员会|(?:督查|督导|检查|巡查|协调|保障)组)$"
)


def coordination_names(document: Document, places: Mapping[int, int]) -> Iterator[Span]:
    """Yield bodies of coordination: from the punctuation before them where a level or a place stands there, else from the last verb."""
    text = document.text
    for name in sorted({body.name for body in find_bodies(document) if _NAMED_COORDINATION.fullmatch(body.name)}):
        if ("的" in name and "感染的" not in name) or "必须是" in name or _ANY_MEETING.fullmatch(name):
            continue
        printed = "\n?".join(map(re.escape, name))  # a title breaks its lines where it likes
        yield from (Span(*match.span()) for match in re.finditer(printed, text))
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
            inner = _inner_start(text, start, match.start(), places)
            start = max(start, left_edge(text, match.start(), 30)) if inner is None else inner
            named = inner is not None
        if match[0] in ("专家组", "联防联控机制") and (not named or _ANYBODYS.search(text, start, match.start())):
            continue  # 组织院内专家组: any experts, no body
        if _ONE_SITTING.match(text, start, match.start()):
            continue
        if _SOMEWHERE.match(text, start) or (not named and _ANY_MEETING.fullmatch(text, start, match.end())):
            continue
        if match.start() - start >= 2 or (named and match.start() > start):
            yield Span(start, match.end())
        elif match[0] not in ("调查组", "专家组", "指挥部", "部际联席会议", "联防联控机制"):
            yield Span(*match.span())


def _inner_start(text: str, low: int, end: int, places: Mapping[int, int]) -> int | None:
    """Return the first offset from ``low`` at which a name may begin that runs to ``end`` without a verb, or None."""
    starts = {match.start() for match in _OPENS_NAME.finditer(text, low, end)}
    starts.update(start for start in places if low <= start < end)
    return next((start for start in sorted(starts) if not _VERBAL.search(text[start:end])), None)
