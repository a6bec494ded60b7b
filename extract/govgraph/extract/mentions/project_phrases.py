"""Clauses that speak of projects: what is done, to which items, and with what outcome.

``加快推进甲项目、乙项目等12个重点项目建设`` is a trigger (加快推进), a list of items, a head (重点项目) and an
outcome (建设). News put the items first: ``甲、乙等项目开工建设``. The words are data: ``lexicon/project_words.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from govgraph.extract.mentions.lexicon import any_of, read_table
from govgraph.extract.mentions.project_forms import begins_named, ends_built, is_strong
from govgraph.extract.mentions.project_sums import INVESTED, invested_at
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Span

_WORDS: Final = read_table("project_words.txt")
_BUILDS: Final = any_of(_WORDS["builds"])
_PUSHES: Final = any_of(_WORDS["pushes"])
_WEAK: Final = frozenset({"改造", "完善", "保障", "支持", "完成"})
_ADVERBS: Final = re.compile(rf"(?:{any_of(_WORDS['adverbs'])}|\d{{4}}年|到\d{{4}}年底?)*")
_TRIGGER: Final = re.compile(
    rf"(?:(?P<build>(?:(?:{_PUSHES}))?(?:{_BUILDS}))|(?P<push>(?:{_PUSHES}){{1,2}})|(?P<list>{any_of(_WORDS['lists'])}))"
    r"(?!进度|单位|工程项目|用地|资金|方案|周期|规模|标准|力度|的|项目(?!区)|旧换新|工代赈)"
)
_ENDINGS: Final = frozenset((*_WORDS["outcomes"], *_WORDS["manners"]))
_LONGEST_ENDING: Final = max(map(len, _ENDINGS))
_LONGEST_STATUS: Final = 12
_MONTH: Final = re.compile(r"(?<!\d)\d{1,2}月份?底?前?$")
_COUNT: Final = (
    r"(?:(?:逾|近|超|约)?(?:\d+(?:\.\d+)?万?|[一二三四五六七八九十]+)[余多几]?(?:[个条座处家项所]|大)|一批)?"
)
_ETC_ITSELF: Final = r"(?<![高中初优同平均])等(?![级待候同于额值距效线腰])"
_ETC: Final = re.compile(
    rf"{_ETC_ITSELF}{_COUNT}(?P<head>[^、]*)$"
    r"|(?<=[\u4e00-\u9fff）”])\d{1,3}[个项](?P<counted>[^、]{0,6}(?:项目|工程))$"
)
_IN_QUOTES: Final = re.compile(r"^“[一二三四五六七八九十\d]{0,3}(?:[大个项])?([^“”]+)”$")
"""A head that is the motto of a list: 甲、乙等“十大产业项目”."""
_COUNT_BEHIND: Final = re.compile(r"\d{1,3}[个项]$")
"""The count behind a head: 甲、乙等续建项目|3项."""
_MAY_COUNT: Final = re.compile(r"等|\d[个项]")
_PREDICATE: Final = re.compile(
    r"(?:项目|工程)(?=(?:目前|现|均|全部|都|也|主体|正式|顺利|基本|全面|前期工作|前期|可研|施工图|施工|征地|设备安装|设备)*"
    r"(?:已|正在|正(?!常)|将|预计|完成|通过|进行|启动|开工|复工|竣工|完工|建成|投产|投用|投运|进入|取得|有序|稳步|获批|落地|签约|进展|占地|位于|涉及|覆盖|规划用地|刷新|成为|入选|创下|荣获|填补|打破"
    r"|由[^、，]{2,24}(?:投资|建设|承建|实施)|(?:计划|概算|估算)?总?投资(?:约)?\d))"
)
"""A project as the subject of its clause: 柳溪水厂工程|已完成主体施工."""


_ELSEWHERE_ENDS: Final = frozenset("划单盘子库目程点")
_SPENT: Final = re.compile(
    r"(?:已|累计)?完成投资(?=\d)|(?:建设)?完成(?=[\d.]+[万亿]元)|(?<!（)(?:计划|概算|估算|预计|拟)?总投资(?:约|达|为)?(?=\d)|进入[^，。；、]{2,12}阶段$"
)
"""What has been spent on a project, what it costs, how far it is: 柳溪隧道|完成投资600万元, 柳溪隧道|进入铺轨阶段."""
_ELSEWHERE: Final = re.compile(
    r"(?:从|由)[^、]{2,24}(?:调整|调增|升级|转)为[^、]+$|(?:纳入|列入|进入)[^、]{0,16}(?:规划|计划|清单|名单|盘子|库)$"
)
"""Where a project is taken to: 推动甲电站|纳入国家规划, 推动甲电站|从储备项目调整为实施项目."""
_LISTED_IN: Final = re.compile(r"(?<=项目|工程|改造|建设)(?:将|已|拟|均|全部)*(?:纳入|列入|转入)[^，。；、]{2,24}$")
"""What a list of projects is put into: 甲路等一批道路建设项目|列入今年计划."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A clause as a statement about projects.

    ``items`` span what stands between trigger and outcome; ``head`` is what follows 等 (重点项目) without count and
    outcome, ``counted`` tells that 等 stood there; ``builds`` that the trigger builds (新建), ``listing`` that it lists
    examples (包括); ``invested`` is an investment printed before the trigger; ``sentence`` where the sentence begins.
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


@dataclass(frozen=True, slots=True)
class _Doing:
    """What a clause does to all its lists."""

    trigger: str
    builds: bool
    listing: bool
    invested: re.Match[str] | None
    sentence: int


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the clauses of a stretch, cut at commas, stops and blanks (the columns of a table) outside brackets.

    What has a verb of its own behind a comma of a list is a clause of its own (建成甲桥、启动乙路改造).
    """
    depth = 0
    low = start
    for match in _CUT.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in "（“":
            depth += 1
        elif mark in "）”":
            depth = max(0, depth - 1)
        elif depth == 0 or mark in "。\n":
            if mark == "、" and not (_OWN_VERB.match(text, match.end()) and _OWN_VERB.match(text, low)):
                continue
            depth = 0
            if at > low:
                yield Span(low, at)
            low = match.end()
    if low < end:
        yield Span(low, end)


def whole_lists(text: str, parts: Iterator[Span]) -> Iterator[Span]:
    """Join the clauses of one list that commas part as well (加快推进甲高速、乙段，丙大桥、丁大桥，戊中心等项目建设)."""
    held: list[Span] = []
    for part in parts:
        carries_on = held and part.start == held[-1].end + 1 and text[held[-1].end] == "，" and not _begins(text, part)
        if carries_on and _CLOSES_LIST.search(text, part.start, part.end):
            yield Span(held[0].start, part.end)
            held = []
            continue
        listed = "等" not in text[part.start : part.end] and ends_built(text[part.start : part.end])
        if carries_on and listed:
            held.append(part)
            continue
        yield from held
        held = [part] if listed and _begins(text, part) else []
        if not held:
            yield part
    yield from held


def _begins(text: str, part: Span) -> bool:
    """Tell whether a clause does something to what it names."""
    return bool(_read_trigger(text, part.start, part.end)[1])


_CLOSES_LIST: Final = re.compile(rf"、[^、]+{_ETC_ITSELF}{_COUNT}(?:重点|重大)?(?:项目|工程)(?:建设)?$")
_OWN_VERB: Final = re.compile(r"(?:建成投用|建成|完成|启动|开工建设|安装|投用)(?=[\u4e00-\u9fff]{3})")
_CUT: Final = re.compile(r"——|(?<!包括)(?<!包含)：|[（）“”，。；！？\n 、]")
_INVESTED_BEFORE: Final = re.compile(rf"(?:^|[。；：\n）、 ]){INVESTED.pattern}$")
_MARKER: Final = re.compile(
    r"（?[一二三四五六七八九十\d]{1,3}[）.、](?!\d)|(?:[一二三四五六七八九十]{1,3}是|其中|同时)(?=[\u4e00-\u9fff]{3})"
    r"|第[一二三四五六七八九十]+(?![条座个批期次轮届大])|——|[①-⑳]|[A-Z]{2,4}-?\d{2,3} "
    r"|\d{1,2}\.(?=\d{1,2}月[底末]?前)|\d{1,3}(?=[\u4e00-\u9fff]{3})(?!国道|省道|县道|乡道|复线|[个项条座处家所名人年月日号万亿千百吨亩米公平立度层套台辆张户村镇乡县])"
)
_BRACKETED_TAIL: Final = re.compile(r"（(?:责任单位|牵头单位|[^（）]{2,300}负责)[^（）]*(?:（[^（）]*）[^（）]*)*）$")
_INNER_HEAD: Final = re.compile(
    rf"{_ETC_ITSELF}{_COUNT}[^、，。等]{{0,14}}?(?:项目|工程|公路|道路|街巷|高速|高铁|铁路|机场|电站|枢纽|基地|通道)(?:建设)?(?P<joint>、|和|及)(?=.)"
)


def read_phrases(text: str, clause: Span, sentence: int) -> Iterator[Phrase]:
    """Read one clause, which may hold several lists, each with a head of its own (甲、乙等14个电网工程、丙通道建设)."""
    start, end = clause.start, clause.end
    bracket = _BRACKETED_TAIL.search(text[start:end]) if text[end - 1] == "）" else None
    if bracket is not None:
        end = start + bracket.start()
    while start < end and text[start] in " 、":
        start += 1
    marker = _MARKER.match(text, start, end)
    if marker is not None:
        start = marker.end()
    begin, trigger, builds, listing, invested = _read_trigger(text, start, end)
    if invested is None and trigger and not listing:
        invested = _INVESTED_BEFORE.search(text, max(0, clause.start - 24), clause.start)
    doing = _Doing(trigger, builds, listing, invested, sentence)
    predicate = ""
    if (found := _taken_to(text, begin, end, governed=bool(trigger))) is not None:
        predicate, end = found[0][:_LONGEST_STATUS], found.start()
    elif (spent := _SPENT.search(text, begin, end)) is not None and spent.start() > begin:
        predicate, end = spent[0], spent.start()
    elif (found := _PREDICATE.search(text, begin, end)) is not None:
        predicate, end = text[found.end() : min(end, found.end() + _LONGEST_STATUS)], found.end()
    several = text.find("等", begin, end) >= 0
    joints = [match.span("joint") for match in _INNER_HEAD.finditer(text, begin, end)] if several else []
    for low, high in zip(
        [begin, *(after for _, after in joints)], [*(before for before, _ in joints), end], strict=True
    ):
        phrase = _read_list(text, low, high, doing)
        if phrase is None:
            continue
        last = phrase.outcome or _outcome(text, begin, end)[0] or predicate
        yield replace(phrase, outcome=last) if last != phrase.outcome else phrase


def _taken_to(text: str, begin: int, end: int, *, governed: bool) -> re.Match[str] | None:
    """Match where projects are taken to: into a plan that something governs, or a list of them into a class."""
    if governed and text[end - 1] in _ELSEWHERE_ENDS and (found := _ELSEWHERE.search(text, begin, end)) is not None:
        return found
    return _LISTED_IN.search(text, begin, end) if _MAY_COUNT.search(text, begin, end) else None


def _outcome(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the outcome at the end of an interval, and where it begins: the longest run of words that say it."""
    stop = end
    while stop > start:
        size = next(
            (size for size in range(_LONGEST_ENDING, 0, -1) if text[max(start, stop - size) : stop] in _ENDINGS), 0
        )
        if not size and (month := _MONTH.search(text, max(start, stop - 5), stop)):
            size = stop - month.start()
        if not size:
            break
        stop -= min(size, stop - start)
    return text[stop:end].strip("的、及和并"), stop


def _read_list(text: str, start: int, end: int, doing: _Doing) -> Phrase | None:
    """Read one list between trigger and outcome: items, 等, head."""
    if not doing.listing and text[end - 1] == "等" and text.endswith(("建设", "项目", "工程"), start, end - 1):
        end -= 1  # …、甲机场建设等
    etc = _ETC.search(text[start:end]) if _MAY_COUNT.search(text, start, end) else None
    if etc is not None and etc["head"] and "等" in etc["head"]:  # 甲集团等央企建设的40万吨乙烯|等煤化工项目
        later = _ETC.search(text[start:end], etc.start("head"))
        etc = later if later is not None and (later["head"] or "").endswith(("项目", "工程")) else etc
    if etc is not None and etc["counted"] and "、" not in text[start : start + etc.start()]:
        etc = None  # 12个项目 without a list before it
    if etc is None:
        outcome, stop = _outcome(text, start, end)
        head = ""
    else:
        stop = start + etc.start()
        group = "counted" if etc["counted"] else "head"
        outcome, after = _outcome(text, start + etc.start(group), end)
        head = _IN_QUOTES.sub(r"\1", _COUNT_BEHIND.sub("", text[start + etc.start(group) : after]))
    if stop <= start:
        return None
    return Phrase(
        trigger=doing.trigger,
        builds=doing.builds,
        listing=doing.listing,
        items=Span(start, stop),
        head=head,
        counted=etc is not None,
        outcome=outcome,
        invested=doing.invested,
        sentence=doing.sentence,
    )


def _read_trigger(text: str, start: int, end: int) -> tuple[int, str, bool, bool, re.Match[str] | None]:
    """Find what is done: the trigger at the front of the clause, after adverbs, a subject or an investment.

    Returns where the items begin, the trigger, whether it builds, whether it lists examples, and the investment.
    """
    invested = INVESTED.match(text, start, end)
    position = invested.end() if invested else start
    match = next(
        (
            found
            for found in _TRIGGER.finditer(text, position, min(end, position + 24))
            if _governs(text, position, found)
        ),
        None,
    )
    if match is None:
        late = INVESTED.search(text, start, min(end, start + 30))
        begin = late.start() if late is not None and late[0].endswith("的") else start
        return begin, "", False, False, None  # the investment is the first item's own
    between = text[position : match.start()]
    if invested is None and (found := INVESTED.search(between)) is not None and found.end() == len(between):
        invested, between = found, between[: found.start()]
    stop = match.end()
    while following := _TRIGGER.match(text, stop, end):
        stop = following.end()
        match = following if following["build"] else match
    while text.startswith(("好", "了", "："), stop):
        stop += 1
    return stop, text[position + len(between) : stop], bool(match["build"]), bool(match["list"]), invested


def _governs(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a trigger governs what follows it: only adverbs, a subject or an investment stand before it."""
    between = INVESTED.sub("", text[start : match.start()])
    if match["list"] and len(match["list"]) > 1:
        return "、" not in between
    if re.search(r"[、“”（）的等]", between):
        return False
    weak = match["push"] is None or match["push"] in _WEAK
    return not weak or _ADVERBS.fullmatch(between) is not None


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
        elif mark in "、，" and depth == 0:
            pieces.append(Span(low, at))
            low = at + 1
    pieces.append(Span(low, span.end))
    return [part for piece in pieces if len(piece) for part in _split_conjunctions(wording, piece)]


_STAGE: Final = re.compile(r"[一二三四五]期")
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
            or _STAGE.fullmatch(left)
            or (is_strong(left) and (begins_named(wording, right) or is_strong(text[right.start : right.end])))
            or (complete and begins_named(wording, right) and begins_named(wording, Span(low, match.start())))
            or (
                match[0] == "以及"
                and (is_strong(left) or ends_built(left))
                and begins_named(wording, Span(low, match.start()))
            )
        ):
            yield Span(low, match.start())
            low = match.end()
    if low < piece.end:
        yield Span(low, piece.end)
