"""Central bodies in running text, in full and in short (国务院办公厅, 国家发展改革委, 财政部), and the branches named after one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.body_forms import NATIONAL
from govgraph.extract.records import Span

_HAN: Final = "\u4e00-\u9fff"
_BRANCH: Final = re.compile(
    rf"[{_HAN}]{{1,6}}?(?:分局|支局|监管支局|监督支局|分公司|支公司|支队|大队|分会|中心支行|支行|分行|税务局|调查总队|监管局|证监局|银保监局)"
)
_UNQUALIFIED: Final = re.compile(
    r"^(?:国务院|党中央|中共中央|中办|国办|国家|中组部|中宣部|中央|全国|最高|财政部|教育部|公安部|民政部|司法部|水利部|商务部|外交部|农业农村部|工业和信息化部|自然资源部|生态环境部|交通运输部|住房城乡建设部|住房和城乡建设部|人力资源社会保障部|人力资源和社会保障部|人社部|退役军人|应急管理部|科技部|科学技术部|工信部|审计署|海关总署|证监会|银保监会|人民银行|中国|税务总局|市场监管总局|海关|供销合作总社|团中央|共青团中央|国土资源部|环境保护部|文化和旅游部|铁道部|质检总局|安全监管总局|民航总局|武警部队|新华社|北京奥组委)"
)


_OPENS: Final = frozenset(("", "由", "和", "及", "与", "或", "向", "同", "经", "报", "请", "商"))
_VERBS: Final = ("支持", "协调", "联系", "争取", "依托", "引导", "推动", "会商", "用好", "对接", "配合", "协助")
"""What stands before a short form in a list or a sentence (财政部会同农业部等; 向农发行择优推荐)."""
_GOES_ON: Final = frozenset("门分署队位件长法公事理面限势员托派任内外")
"""What makes another word of its last character: 扶贫办|法, 建设部|分."""
_CHARACTER: Final = re.compile(rf"[{_HAN}]")
_OF_STATE_COUNCIL: Final = re.compile(
    r"办公厅|国资委|(?:扶贫|新闻|台湾事务|台|港澳|法制|侨)办(?:公室)?|研究室|参事室|安委会(?:办公室)?|安全生产委员会"
    r"|(?:各|有关|相关)(?:部委|部门|单位)(?:和单位)?"
    rf"|(?:(?![和与及的由对向在将副任、]|有关|相关|关于|决定|批[准复]|同意|[成设建]立|组建|印发|发布|公布|制定|要求|规定|授权|领导|总理)[{_HAN}]){{2,12}}?"
    r"(?:办公室|委员会)(?!主任)"
)
_PART: Final = re.compile(
    rf"党组(?!书记|成员|副书记)|办公厅"
    rf"|(?:(?![和与及会等关各])[{_HAN}]){{2,9}}?司(?=[、，。；（）]|副?司长|巡视员|会同|委托|负责|承担|牵头|参加|印发)"
)
"""A part of a ministry printed after it: 财政部|办公厅, 工业和信息化部|装备工业一司."""
_COMMISSION: Final = re.compile(
    rf"(?<![{_HAN}]届)中央(?:(?![的由对向在将决召会成设建组纪]|机关|政治局)[{_HAN}]){{2,12}}?委员会(?:办公室)?"
)
"""A commission of the centre, by its field: 中央财经委员会, 中央机构编制委员会办公室."""
_NOT_AFTER: Final = re.compile(
    rf"发(?![布展出文])|[函明字门]|[{_HAN}]{{0,4}}〔|[一二三四五六七八九十]次会|(?<=银行)(?:业|间|[贷存卡])"
)
"""What shows that the characters are no name here: 工信部门; 工信部联企业〔2011〕300号."""


def central_bodies(text: str) -> Iterator[Span]:
    """Yield central bodies; a short form that a county may own as well (统计局) only where it stands in a list of them."""
    yield from (Span(*match.span()) for match in _COMMISSION.finditer(text))
    ends: set[int] = set()
    for match in NATIONAL.finditer(text):
        name = match[0]
        if not _UNQUALIFIED.match(name):
            before = text[match.start() - 1 : match.start()]
            if before == "、" and match.start() - 1 in ends:
                ends.add(match.end())
                yield Span(*match.span())
                continue  # 国家发展改革委、建设部印发的…
            after = text[match.end() : match.end() + 1]
            listed = after not in _GOES_ON and (
                before in _OPENS or not _CHARACTER.match(before) or text.endswith(_VERBS, 0, match.start())
            )
            if not listed:
                continue
        end = match.end() + 2 * (name.endswith("办") and text.startswith("公室", match.end()))
        if (name == "国务院" and (more := _OF_STATE_COUNCIL.match(text, end))) or (more := _PART.match(text, end)):
            end = more.end()
        elif name.endswith(("局", "行")) and (branch := branch_end(text, end)):
            end = branch
        if not _NOT_AFTER.match(text, end):
            ends.add(end)
            yield Span(match.start(), end)


def branch_end(text: str, position: int) -> int | None:
    """Return where the branch ends that is named after a body (国家税务总局|云岭县税务局), or None."""
    match = _BRANCH.match(text, position)
    return match.end() if match and not re.search(r"[和与及的]|电子", match[0]) else None
