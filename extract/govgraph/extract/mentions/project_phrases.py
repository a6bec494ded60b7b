"""Clauses that speak of projects: what is done, to which items, and with what outcome.

``加快推进甲项目、乙项目等12个重点项目建设`` is a trigger (加快推进), a list of items, a head (重点项目) and an outcome (建设). News put the
items first: ``甲、乙等项目开工建设``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from govgraph.extract.mentions.project_forms import begins_named, ends_built, is_strong
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Span

BUILDS: Final = (
    "开工建设|启动建设|加快建设|重点建设|建设|新建|改建|扩建|改扩建|新改建|迁建|修建|兴建|续建|建成投用|建成|建好|开工|竣工|拓建|完工|打通"
)
_PUSHES: Final = (
    "加快推进|持续推进|继续推进|扎实推进|接续推进|全力推进|有序推进|稳步推进|高效推进|深入推进|统筹推进|推进实施|推进|推动实施|加快推动|持续推动|大力推动|推动|加快实施|组织实施|实施|加快完成|"
    "加快|启动实施|启动|完成|完善|保障|确保|抓好|做好|抓紧|谋划实施|谋划|争取|力争|力促|支持|改造提升|提质改造|改造"
)
_LISTS: Final = "主要包括|分别为|包括|包含|涵盖|其中有|分别是|主要有|以"
_WEAK: Final = frozenset({"改造", "完善", "保障", "支持", "完成"})
_ADVERBS: Final = re.compile(r"(?:高标准|高质量|高水平|高起点|高效|重点|全面|全力|加快|积极|适时|规划|计划|同步|统筹|有序|稳步|扎实|深入|持续|继续|今年|年内|\d{4}年|全年|要|将|已|正|正在|一体|共|累计|主动|切实|着力|大力|抓紧|进一步|到\d{4}年底?|目前|正式|先后|新|再|还|其中|切实|接续|科学|努力|尽快|启动|开工|推进|实施|积极服务|联合|合作|投资)*")
_TRIGGER: Final = re.compile(
    rf"(?:(?P<build>(?:(?:{_PUSHES}))?(?:{BUILDS}))|(?P<push>(?:{_PUSHES}){{1,2}})|(?P<list>{_LISTS}))(?!进度|单位|工程项目|用地|资金|方案|周期|规模|标准|力度|的|项目(?!区))"
)
_OUTCOME_WORDS: Final = (
    "开工建设|全面建设|建设进度|建设运营|建设投产|加快建设|启动建设|建设|施工|前期工作|前期|开工|复工|竣工验收|竣工|完工|建成投产|建成投用|建成投运|建成通车|建成使用|建成开放|建成试运转|"
    "建成并网|建成|试投产|投产达效|投产达产|投产入库|投产|达产达效|达产|达效|投入使用|投入运行|投入运营|投运|投用|服务运营|运营|通车运营|通车|试通水|通水|通航|试运行|试运转|运行|并网发电|并网|下闸蓄水|蓄水|"
    "封顶|入库|落地见效|落地投产|落地|签约|进展顺利|顺利推进|加快推进|有序推进|稳步推进|扎实推进|全面推进|推进|实施|启动|完成|开馆|开园|开放|交付|建成招生|招生|获批|核准建设|核准|释放产能"
)
_OUTCOME: Final = re.compile(
    rf"(?:的|先后|分别|均|已|全线|主体|尽快|如期|早日|按期|按时|全面|顺利|相继|陆续|全部|加快|有序|稳步|正式|年内|年底前?|\d{{1,2}}月(?:底)?前?|工作|任务|提前|基本|力争|尽早|及|和|并|、|为重点|(?:{_OUTCOME_WORDS}))+$"
)
_ETC: Final = re.compile(r"(?<![高中初优同平均])等(?![级待候同于额值距效线腰])(?P<count>(?:\d+|[一二两三四五六七八九十]+)(?:[个条座处家项所]|大)|一批)?(?P<head>[^、]*)$")
_INVESTED: Final = re.compile(
    r"(?:(?:计划|项目|概算|预计|估算|完成)?总?投资(?:额|概算)?(?:约|近|达|超|为|逾)?|(?:计划|预计)投入资金?)(?P<number>\d[\d.]*)(?P<unit>[万亿]{1,2}元)(?:人民币)?(?:以上|左右)?(?:的|、|，)?"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A clause as a statement about projects.

    ``items`` span what stands between trigger and outcome, ``head`` is what follows 等 (重点项目) without count and outcome, ``counted``
    tells that 等 stood there; ``invested`` is an investment printed before the trigger.
    """

    trigger: str
    builds: bool
    listing: bool
    items: Span
    head: str
    counted: bool
    outcome: str
    invested: re.Match[str] | None
    sentence: int


def invested_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match an investment (总投资4.8亿元的) at an offset."""
    return _INVESTED.match(text, start, end)


def yuan(match: re.Match[str]) -> int | float:
    """Return an investment in yuan.

    >>> yuan(re.match(r"(?P<number>[0-9.]+)(?P<unit>[^ ]+)", "0.57亿元"))
    57000000
    """
    factor = {"万元": 10**4, "亿元": 10**8, "万亿元": 10**12}[match["unit"]]
    value = round(float(match["number"]) * factor, 2)
    return int(value) if value == int(value) else value


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the clauses of a stretch, cut at commas and stops outside brackets."""
    depth = 0
    low = start
    for match in re.finditer(r"[（）“”，。；：！？\n]", text[start:end]):
        mark, at = match[0], start + match.start()
        if mark in "（“":
            depth += 1
        elif mark in "）”":
            depth = max(0, depth - 1)
        elif depth == 0 or mark in "。\n":
            depth = 0
            if at > low:
                yield Span(low, at)
            low = at + 1
    if low < end:
        yield Span(low, end)


_MARKER: Final = re.compile(r"(?:（?[一二三四五六七八九十\d]{1,3}[）.、](?!\d)|第[一二三四五六七八九十]+|——|[①-⑳])")
_BRACKETED_TAIL: Final = re.compile(r"（(?:责任单位|牵头单位|[^（）]{2,300}负责)[^（）]*(?:（[^（）]*）[^（）]*)*）$")


_INNER_HEAD: Final = re.compile(r"等(?:(?:\d+|[一二三四五六七八九十]+)(?:[个条座处家项所]|大)|一批)?[^、，。等]{0,14}?(?:项目|工程|公路|高速|高铁|铁路|机场|电站|枢纽|基地|通道)(?:建设)?(?:、|和|及)(?=.)")


def read_phrases(text: str, clause: Span, sentence: int) -> Iterator[Phrase]:
    """Read one clause, which may hold several lists, each with a head of its own (甲、乙等14个电网工程、丙通道建设)."""
    start, end = clause.start, clause.end
    bracket = _BRACKETED_TAIL.search(text[start:end])
    if bracket is not None:
        end = start + bracket.start()
    while start < end and text[start] in " 、":
        start += 1
    marker = _MARKER.match(text, start, end)
    if marker is not None:
        start = marker.end()
    begin, trigger, builds, listing, invested = _read_trigger(text, start, end)
    if begin is None:
        begin = start
    cuts = [match.end() for match in _INNER_HEAD.finditer(text, begin, end)]
    last = _outcome(text, begin, end)[0]
    for low, high in zip([begin, *cuts], [*cuts, end], strict=True):
        stop = high if high == end else re.compile(r"[、和及]*$").search(text[low:high]).start() + low  # type: ignore[union-attr]
        phrase = _read_list(text, low, stop, (trigger, builds, listing, invested), sentence)
        if phrase is not None and phrase.items.start < phrase.items.end:
            yield phrase if phrase.outcome or high == end else replace(phrase, outcome=last)


def _outcome(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the outcome at the end of an interval, and where it begins."""
    found = _OUTCOME.search(text[start:end])
    return (found[0].strip("的、及和并"), start + found.start()) if found else ("", end)


def _read_list(text: str, start: int, end: int, doing: tuple[str, bool, bool, re.Match[str] | None], sentence: int) -> Phrase | None:
    """Read one list between trigger and outcome: items, 等, head."""
    trigger, builds, listing, invested = doing
    etc = _ETC.search(text[start:end])
    if etc is None:
        outcome, stop = _outcome(text, start, end)
        return Phrase(trigger, builds, listing, Span(start, stop), "", False, outcome, invested, sentence) if stop > start else None
    stop = start + etc.start()
    outcome, begin = _outcome(text, start + etc.start("head"), end)
    head = text[start + etc.start("head") : begin]
    return Phrase(trigger, builds, listing, Span(start, stop), head, True, outcome, invested, sentence) if stop > start else None


def _read_trigger(text: str, start: int, end: int) -> tuple[int | None, str, bool, bool, re.Match[str] | None]:
    """Find what is done: the first trigger of the clause that stands at its front, after adverbs, a subject or an investment."""
    invested = _INVESTED.match(text, start, end)
    position = invested.end() if invested else start
    match = _TRIGGER.search(text, position, min(end, position + 24))
    if match is None:
        return None, "", False, False, None  # an investment at the front is the first item's own
    between = text[position : match.start()]
    if invested is None and (found := _INVESTED.search(between)) is not None and found.end() == len(between):
        invested, between = found, between[: found.start()]
    weak = match["push"] is None or match["push"] in _WEAK
    if re.search(r"[、“”（）的等]", between) or (weak and between and not _ADVERBS.fullmatch(between)):
        return None, "", False, False, None
    stop = match.end()
    while following := _TRIGGER.match(text, stop, end):
        stop = following.end()
        match = following if following["build"] else match
    while text.startswith(("好", "了"), stop):
        stop += 1
    return stop, text[position + len(between) : stop], bool(match["build"]), bool(match["list"]), invested


def split_items(wording: Wording, span: Span) -> list[Span]:
    """Split a list at 、 outside brackets, and at 和 及 与 where what follows is an item of its own."""
    text = wording.text
    pieces: list[Span] = []
    depth = 0
    low = span.start
    for at in range(span.start, span.end):
        mark = text[at]
        if mark in "（“":
            depth += 1
        elif mark in "）”":
            depth = max(0, depth - 1)
        elif mark == "、" and depth == 0:
            pieces.append(Span(low, at))
            low = at + 1
    pieces.append(Span(low, span.end))
    return [part for piece in pieces if len(piece) for part in _split_conjunctions(wording, piece)]


_CONJUNCTION: Final = re.compile(r"以及|和|及|与")


def _split_conjunctions(wording: Wording, piece: Span) -> Iterator[Span]:
    text = wording.text
    low = piece.start
    for match in _CONJUNCTION.finditer(text, piece.start + 2, piece.end - 2):
        if match.start() <= low or text[low : match.start()].count("（") != text[low : match.start()].count("）"):
            continue
        if text[low : match.start()].count("“") != text[low : match.start()].count("”"):
            continue
        left, right = text[low : match.start()], Span(match.end(), piece.end)
        complete = is_strong(left) or ends_built(left) or not is_strong(text[piece.start : piece.end])
        if (
            invested_at(text, right.start, right.end)
            or (is_strong(left) and (begins_named(wording, right) or is_strong(text[right.start : right.end])))
            or (complete and begins_named(wording, right) and begins_named(wording, Span(low, match.start())))
        ):
            yield Span(low, match.start())
            low = match.end()
    if low < piece.end:
        yield Span(low, piece.end)
