"""Posts beside names: where each post of a document begins and ends, and the chains they form (县委常委、副县长)."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.agencies import LEVEL
from govgraph.extract.mentions.lexicon import any_of, read_words
from govgraph.extract.mentions.member_lists import ROLE
from govgraph.extract.mentions.names import HAN
from govgraph.extract.mentions.posts import POST_HEAD
from govgraph.extract.records import Document, Mentions, Span

_FIELD_BEFORE: Final = re.compile(rf"(?:{LEVEL})?(?:{any_of(read_words('fields.txt'))})\Z")
_BARE_BODY: Final = re.compile(
    rf"(?:[省市县区州盟旗镇乡校]|[{HAN}]{{0,20}}?(?:局|委|厅|部|办|院|司|处|科|股|室|会|中心|政府|公司|集团|学校|中学|医院|大学|组|矿|厂|村|站|场|庭|支部|社区|支队|大队|中队|总队|所|书记处|人大|政协|工会|妇联|残联|文联|科协|侨联|工商联))\Z"
)
_PART: Final = re.compile(rf"[{HAN}]{{2,12}}\Z")
_NO_BODY: Final = re.compile(r"[的任命为由和与及对向给将被]|同志|协助|授予|表彰|祝贺|出席|陪同|会见|参加|邀请")
_TOWN: Final = re.compile(rf"(?:[{HAN}]{{2,4}}[县市区旗])?[{HAN}]{{2,4}}(?:镇|乡|街道|区)\Z")
_JOIN: Final = re.compile(r"(?:、|兼任?|，兼任?| |，)\Z")
_JOIN_AFTER: Final = re.compile(r"(?:（[^（）\n]{1,12}）)?(?:、|[，\n]?兼任?|，)?")
_MARK: Final = re.compile(r"[、，。；：（）\n ]")
_NOT_NOW: Final = ("拟", "曾", "历任", "上届", "上任", "前任", "原", "后", "不再")
_PARTS_OF_PARTY: Final = re.compile(
    r"(?:组织|宣传|统战|统一战线工作|社会工作|人民武装|人武|武装|学生工作|学工|教师工作|保卫|人事|教务)\Z"
)
_DIVISION: Final = re.compile(rf"[{HAN}]{{3,12}}(?<=[科处庭股司室])\Z")
_INSPECTORS: Final = re.compile(r"(?:纪检(?:监察)?|巡察|督察)\Z")
_SHARES_HEAD: Final = ("局长", "厅长", "院长", "主任")
_LABEL: Final = re.compile(
    rf"(?:^|(?<=[，。；：\n ])|(?<=小组|专班|挥部|会议))(?:{ROLE})(?<=[班组挥]长|集人|指挥)\Z", re.MULTILINE
)
"""A role that opens the list of those who take it, not the post of the one named before."""
_LONGEST: Final = 30  # code points of one post


class Posts:
    """The posts of one document. ``by_end`` maps where a post ends to where its rank begins, and to its head."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.text = document.text
        self.body_by_end = {body.span.end: body.span.start for body in mentions["organizations"]}
        self.place_by_end: dict[int, int] = {}
        for place in mentions["places"]:
            self.place_by_end[place.span.end] = self.place_by_end.get(place.span.start, place.span.start)
        self.by_end: dict[int, tuple[int, str]] = {}
        for match in POST_HEAD.finditer(self.text):
            if self.text.startswith("：", match.end()) and _LABEL.search(
                self.text, max(0, match.end() - 12), match.end()
            ):
                continue  # 副组长：林岚
            self.by_end[match.end()] = (match.start(), match["head"])

    def start_of(self, end: int) -> int | None:
        """Return where the post that ends at ``end`` begins, its body included."""
        found = self.by_end.get(end)
        if found is None:
            return None
        start, head = found
        if start in self.by_end:  # 区委常委副区长, without a 、
            return start
        # a head may share its first characters with its body: 宣传部|部长, 县政府党组|成员, 某新区党工委|书记
        for limit in range(start, end):
            if (body := self.body_by_end.get(limit, start)) < start:
                return self.place_by_end.get(body, body)
        if start in self.place_by_end:
            return self.place_by_end[start]
        if (division := _DIVISION.search(self.text, max(0, start - 12), start)) is not None:
            for limit in range(division.start(), start - 2):
                if limit in self.body_by_end:
                    return self.body_by_end[limit]  # 县检察院|民行科|科长
        if head == "部长" and (part := _PARTS_OF_PARTY.search(self.text, max(0, start - 6), start)):
            return part.start()  # 组织部长
        if head in _SHARES_HEAD and (field := _FIELD_BEFORE.search(self.text, max(0, start - 12), start)):
            return start - len(field[0])  # 公安局长 is 公安局 and 局长
        if head == "组长" and (field := _INSPECTORS.search(self.text, max(0, start - 4), start)):
            return start - len(field[0])
        if (town := self._town_before(start)) is not None:
            return town
        low = max(0, start - 24)
        edge = max((match.end() for match in _NO_BODY.finditer(self.text, low, start)), default=low)
        if bare := _BARE_BODY.search(self.text, edge, start):
            if bare[0] == self.text[start] and (part := _PART.search(self.text, edge, start)):
                return part.start()  # 通风区|区长
            return bare.start()
        return start

    def _town_before(self, start: int) -> int | None:
        """Return where a town begins that no gazetteer holds (云岭县河湾镇|镇长): after its county, or after a mark."""
        for length in range(3, 12):
            low = start - length
            if low < 0 or not _TOWN.fullmatch(self.text, low, start):
                continue
            if low in self.place_by_end:
                return self.place_by_end[low]
            if low == 0 or not re.match(rf"[{HAN}]", self.text[low - 1]):
                return low
        return None

    def chain_to(self, end: int) -> list[Span]:
        """Return the posts, first to last, of a chain (县委常委、副县长) that ends at ``end``."""
        chain: list[Span] = []
        while (start := self.start_of(end)) is not None and start < end:
            chain.insert(0, Span(start, end))
            joint = _JOIN.search(self.text, max(0, start - 3), start)
            if joint is not None:
                if joint[0] == "，" and self._is_given(joint.start()):
                    break  # 林岚任县财政局局长，县政府办公室主任周远任…
                end = joint.start()
            elif start in self.by_end:
                end = start
            else:
                break
        while chain and self.text.startswith("为", chain[0].start - 1) and self.text[chain[0].start - 2] != "作":
            chain.pop(0)  # 以县长林岚为组长，副县长周远为…
        return chain

    def _is_given(self, end: int) -> bool:
        """Tell whether the posts that end at ``end`` are given to somebody there (林岚任县财政局局长、党组书记)."""
        before = self.chain_to(end)
        start = before[0].start if before else end
        return self.text.startswith(("任", "为"), start - 1) and self.text[start - 2 : start - 1] not in tuple(
            "现新时曾历原主"
        )

    def chain_from(self, start: int) -> list[Span]:
        """Return the posts, first to last, of a chain that begins at ``start`` (党组书记、主任（正厅级），某办主任)."""
        chain: list[Span] = []
        position = start
        while (end := self._end_from(position)) is not None:
            chain.append(Span(position, end))
            joint = _JOIN_AFTER.match(self.text, end)
            position = joint.end() if joint else end
            if self.text.startswith(_NOT_NOW, position):
                break
        return chain

    def _end_from(self, start: int) -> int | None:
        """Return where the post that begins at ``start`` ends: at the last head before the next mark."""
        stop = _MARK.search(self.text, start)
        limit = min(stop.start() if stop else len(self.text), start + _LONGEST)
        return next((end for end in range(limit, start + 1, -1) if end in self.by_end), None)
