"""``tails``: the closing words of a task that say who answers for it (责任单位, 牵头, 负责, 配合).

Forms, each one general in plans and their divisions of work (任务分工)::

    （责任单位：县住建局、县财政局）          label and list, in brackets or on a line of its own
    （牵头单位：能源局 参加单位：发展改革委）  several labels
    （县能源局、县发改局等按职责分工负责）    list and closing verb
    （县发改局牵头，县财政局配合）            several lists and verbs
    （A、B按职责分工负责，各乡镇配合）        mixed
    。（县能源局、县发改局）                 bodies alone, after the sentence that says what is to be done
    由县发改局牵头，县财政局配合。            a sentence of its own
    3.县发改局负责，县财政局配合，清理河道。    at the head of each task
    由周远负责，县发改局牵头，清理河道。       at the head of the text below a task's heading
    甲项，责任单位甲局；乙项，责任单位乙局      short tasks in a row
    ，由县发改局会同县财政局研究落实。        the end of one, in a document that divides tasks

A mention of group ``tails`` covers one list of bodies; its label is the role they take: ``lead``, ``joint`` or ``co``;
``tail_start`` and ``tail_end`` give the whole tail, brackets excluded. A cell of a table of tasks is a tail too, whose task
(``task_start``, ``task_end``) is another cell of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.body_forms import EVERY, GENERIC_HEAD, is_body
from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.lists import split_list
from govgraph.extract.mentions.task_tables import read_task_tables
from govgraph.extract.records import Document, Mention, Mentions

_LABEL: Final = re.compile(
    r"(?:(?P<lead>牵头(?:负责)?(?:责任)?(?:单位|部门|处室|科室|领导)?|主办(?:单位|部门)|(?:主要|第一)责任(?:单位|部门)|主责(?:单位|部门)|主办(?=：))"
    r"|(?P<co>(?:配合|参与|参加|协办|协同|协助|支持|联合)(?:责任)?(?:单位|部门)|(?:配合|协办|协助|参与)(?=：))"
    r"|(?P<joint>(?:责任|负责|承办|实施|落实|完成|分工|组织实施|责任主体)(?:单位|部门|主体|机构|处室|科室|分工)|(?:部门|任务|职责)分工|(?:责任|承办|落实)(?=：)))"
    r"(?P<colon>[为是]?：+|[为是](?=[省市县区州国各有])| (?=[省市县区各][^ ]))"
)
_CLOSER: Final = re.compile(
    r"(?P<lead>(?:共同|分别)?(?:牵头|为主|总牵头|主办|主责)(?:负责|落实|组织|实施|推进|抓|督导|指导|协调|统筹|督促|推动|抓总)*)"
    r"|(?P<co>(?:等)?(?:按(?:照)?(?:各自)?(?:职责|职能)(?:分工)?)?(?:共同|分别|积极|予以|做好|协同|密切)?(?:配合|参与|参加|协助|协办|支持)(?:落实|工作|实施|负责)?)"
    r"|(?P<joint>(?:等(?:有关部门|相关部门|部门|单位)?)?(?:按(?:照)?(?:各自)?(?:职责|职能|任务|分工)(?:任务)?(?:分工)?|依(?:据|照)?(?:各自)?职责(?:分工)?)?(?:分别|共同|具体|组织|会同)?(?:负责(?:落实|实施|推进)?|落实|组织实施))"
)
_ENDS: Final = r"(?=[，,；;。）)]|$)"
_BRACKETED: Final = re.compile(r"（(?P<inside>(?:[^（）\n]|（[^（）\n]{0,40}）){3,400})）(?P<after>[。；]?)")
_UNCLOSED: Final = re.compile(
    r"（(?P<inside>(?:责任|牵头|负责|配合)(?:单位|部门)[：:][^（）。\n]{2,200})(?=$|\n|。| \d{1,2}[.、])"
)
_CUT: Final = re.compile(r"（(?P<inside>(?:[^（）\n。：《]|（[^（）\n]{0,40}）){5,400})[、，；]?\Z")
"""Brackets that the end of an extract leaves open: （甲局牵头，乙局、"""
_LINE: Final = re.compile(
    r"(?:^|\n|(?<=[。；]))[（—]*(?P<inside>(?:责任(?:单位|部门|主体)|牵头(?:单位|部门|责任单位)|负责(?:单位|部门)"
    r"|(?:配合|参与|参加|协办|协同|支持)(?:责任)?(?:单位|部门)|(?:主要|第一)责任(?:单位|部门)|主责(?:单位|部门)|主办单位|承办单位|落实单位|主管部门|实施(?:单位|主体)|(?:部门|任务|责任|职责)分工"
    r"|(?:责任|牵头|分管|包保|包联)[省市县区]?领导：[^：，。；\n]{2,20}?[； ][^：\n ]{2,6}单位)"
    r"(?:为?：| (?=[省市县区各][^ ]))[^\n。]{2,300})(?=[。\n]|$)"
)
_BARE_LIST: Final = re.compile(
    r"(?<=[。；…])（(?!以下|下称|含|附|见)(?P<inside>(?:[^（）\n。：《]|（[^（）\n]{0,40}）){4,200})）"
    r"(?=[。；]?(?:[ \n]|$|[（\d一二三四五六七八九十]))"
)
"""Bodies in brackets after the sentence that says what is to be done, without a word of who leads."""
_STATED: Final = re.compile(r"[，。；]列(?:在)?(?:第一位|首位|首)|[，。；]下同")
_BODIES: Final = r"[^，。；：、\n]{2,20}(?:、[^，。；：、\n]{2,20}){0,12}?"
_SENTENCE: Final = re.compile(
    rf"(?:(?<=[。；])|(?<=\n)|^)(?P<inside>由?{_BODIES}(?:总?牵头|主办)(?:负责|落实)?[，；]{_BODIES}(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:共同)?(?:配合|参与|协助|协办|落实|负责)(?:落实|实施)?"
    rf"|由{_BODIES}(?:牵头|共同|分别|按职责分工)?(?:负责|组织实施)(?:落实|实施)?)(?=。?(?:\n|$))"
)
"""A sentence of its own that hands the task before it out: 由甲局牵头，乙局、丙局配合。由甲局负责。"""
_HEADED: Final = re.compile(
    rf"^(?:\d{{1,3}}[.、]|（[一二三四五六七八九十]{{1,3}}）|[一二三四五六七八九十]{{1,3}}、)"
    rf"(?:由[^，。；：、\n]{{2,12}}长负责，)?(?P<inside>由?{_BODIES}(?:总?牵头|负责)(?:负责)?"
    rf"(?:，{_BODIES}(?:配合|参与|参加|协助|协办))?)，(?P<task>[^\n。]{{4,}})",
    re.MULTILINE,
)
"""A task that opens with who answers for it: 3.由甲局负责，乙局、丙局配合，开展检查。"""
_UNDER_HEADING: Final = re.compile(
    rf"(?:^|\n)[^，。；\n]{{3,60}}\n(?P<inside>由(?:[^，。；：、\n]{{2,12}}负责，)?{_BODIES}(?:总?牵头|主办)(?:负责)?"
    rf"(?:，{_BODIES}(?:配合|参与|参加|协助|协办))*)，(?=[^\n]{{6,}})"
)
"""What opens the text below the heading of a task: 由周远副县长负责，甲局牵头，乙局配合，抓紧编制方案。"""
_PAIRED: Final = re.compile(
    r"(?:^|(?<=[。；\n“：]))(?P<task>[^，。；：、“”\n]{3,40})，"
    r"(?P<label>(?:责任|牵头|负责|承办|实施)(?:单位|部门))[为是：]?(?P<inside>[^，。；：…“”\n]{2,60})(?=[；。…”\n]|$)"
)
"""One of several short tasks, each with who answers for it: “河湾水厂，责任单位水利局；云岭学校，责任单位教育局”."""
_HANDED_OUT: Final = re.compile(
    rf"，由(?P<lead>[^，。；：、\n]{{2,20}}?)会同(?P<co>{_BODIES})(?:等(?:有关|相关)?(?:部门|单位))?(?:共同|按职责分工)?"
    r"(?:负责|研究|抓好|组织|牵头)[^，。；：\n]{0,20}(?=[。；\n]|$)"
)
"""关于“……”的问题，由甲局会同乙局、丙局研究提出落实意见, in a document that divides tasks (分工)."""
_DIVIDES: Final = re.compile(r"分工|任务分解")
_ENDING: Final = re.compile(rf"(?:牵头|负责|配合|参与|参加|协助|落实|组织实施)(?:落实|实施|推进|工作)?{_ENDS}")
_BODYLIKE: Final = re.compile(
    r"[局委厅办部院会社心司团段站处所队校署行府位道区镇乡关业科组企门体协室馆街县市](?:（[^（）]*）)?(?:[、，和及等]|牵头|负责|配合|参与|按|分别|共同|具体|组织|会同|$)"
)


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    text = document.text
    taken: set[int] = set()
    for pattern in (_BRACKETED, _UNCLOSED, _LINE):
        for match in pattern.finditer(text):
            start, end = match.span("inside")
            if start in taken:
                continue
            found = list(read_tail(text, start, end))
            if found:
                taken.update(range(start, end))
            for role, low, high in found:
                yield mention(document, "tails", role, low, high, tail_start=start, tail_end=end)
    headed = [(match, found) for match in _HEADED.finditer(text) if (found := _opening_bodies(text, match))]
    for match, found in headed if len(headed) > 1 else ():
        start, end = match.span("inside")
        taken.update(range(start, end))
        task = {"task_start": match.start("task"), "task_end": match.end("task")}
        for role, low, high in found:
            yield mention(document, "tails", role, low, high, tail_start=start, tail_end=end, **task)
    yield from _paired(document, taken)
    for match in (*_CUT.finditer(text), *_SENTENCE.finditer(text), *_UNDER_HEADING.finditer(text)):
        start, end = match.span("inside")
        found = list(_closed(match["inside"], start)) if taken.isdisjoint(range(start, end)) else []
        taken.update(range(start, end) if found else ())
        for role, low, high in found:
            yield mention(document, "tails", role, low, high, tail_start=start, tail_end=end)
    bare = [match for match in _BARE_LIST.finditer(text) if taken.isdisjoint(range(*match.span("inside")))]
    lists = [(match, span) for match in bare if (span := _bodies_alone(text, *match.span("inside"))) is not None]
    for match, (low, high, count) in lists:
        if count > 1 or taken or len(lists) > 1:  # one body alone may be who wrote the text
            start, end = match.span("inside")
            yield mention(document, "tails", "joint", low, high, tail_start=start, tail_end=end)
    for match in _HANDED_OUT.finditer(text) if _DIVIDES.search(document.title or "") else ():
        start, end = match.start("lead") - 1, match.end()
        if taken.isdisjoint(range(start, end)):
            for role in ("lead", "co"):
                yield mention(document, "tails", role, *match.span(role), tail_start=start, tail_end=end)
    for cell in read_task_tables(text):
        low, high = cell.span.start, cell.span.end
        if cell.role != "person" and low not in taken:
            task = {"task_start": cell.task.start, "task_end": cell.task.end}
            yield mention(document, "tails", cell.role, low, high, tail_start=low, tail_end=high, **task)


def _paired(document: Document, taken: set[int]) -> Iterator[Mention]:
    """Yield the bodies of short tasks that stand in a row, each with its own (甲项，责任单位甲局；乙项，责任单位乙局)."""
    text = document.text
    found = [match for match in _PAIRED.finditer(text) if taken.isdisjoint(range(*match.span("inside")))]
    for match in found if len(found) > 1 else ():
        low, high = match.span("inside")
        taken.update(range(low, high))
        role = "lead" if match["label"].startswith("牵头") else "joint"
        task = {"task_start": match.start("task"), "task_end": match.end("task")}
        yield mention(document, "tails", role, low, high, tail_start=match.start("label"), tail_end=high, **task)


def _opening_bodies(text: str, match: re.Match[str]) -> list[tuple[str, int, int]]:
    """Return the lists of bodies with which a task opens; none where the first item is no body."""
    found = list(_closed(match["inside"], match.start("inside")))
    first = next(split_list(text, *found[0][1:]), None) if found else None
    return found if first is not None and is_body(text[first.span.start : first.span.end]) else []


def _bodies_alone(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Return the offsets of a list in which every item is a body, and how many there are; None for any other."""
    stated = _STATED.search(text, start, end)
    stop = stated.start() if stated else end
    items = [text[item.span.start : item.span.end] for item in split_list(text, start, stop)]
    if not items or not is_body(items[0]):
        return None
    named = all(is_body(item) or GENERIC_HEAD.search(item) or EVERY.match(item) for item in items)
    return (start, stop, len(items)) if named else None


_LEADER: Final = re.compile(r"[\u4e00-\u9fff]{2,5}领导：[^：；]{2,20}?[； ](?=[^：]{2,8}：)")
_UNTIL: Final = re.compile(r"。(?=[^。：]{2,20}$)[^。：]*(?:完成|推进|实施|落实|坚持)$")
"""A second sentence in a tail that says only by when: （甲局负责。2025年底前完成）."""

_SAID: Final = re.compile(
    r"。(?:(?:列(?:在)?(?:第一|首位|首)|排(?:在)?(?:第一|首位)|以?下同)[^。]{0,24}|以下[^。]{2,40})?$"
)
"""A second sentence that says only how the list is to be read: （甲局、乙局负责。列第一位者为牵头单位，下同）."""


def read_tail(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the role and the offsets of each list of bodies in a tail; nothing when the text is no tail.

    >>> text = "县发改局牵头，县财政局、县水利局配合"
    >>> [(role, text[low:high]) for role, low, high in read_tail(text, 0, len(text))]
    [('lead', '县发改局'), ('co', '县财政局、县水利局')]
    """
    inside = text[start:end].removesuffix("。")
    if until := _UNTIL.search(inside) or _SAID.search(inside):
        inside = inside[: until.start()]
    if leader := _LEADER.match(inside):
        inside, start = inside[leader.end() :], start + leader.end()
    labels = list(_LABEL.finditer(inside))
    if labels and labels[0].start() <= 2:
        yield from _labelled(inside, labels, start)
    elif _ENDING.search(inside) and not re.search(r"[。？！《]|指导|有关规定|不负责|的，", inside[:400]):
        yield from _closed(inside, start)


def _labelled(inside: str, labels: list[re.Match[str]], start: int) -> Iterator[tuple[str, int, int]]:
    bounds = [label.start() for label in labels[1:]] + [len(inside)]
    for label, stop in zip(labels, bounds, strict=True):
        low, high = label.end(), stop
        sentence = inside.find("。", low, high)
        if sentence >= 0:
            high = sentence
        role = next(name for name in ("lead", "co", "joint") if label[name])
        body = inside[low:high]
        closers = list(_closers(body))
        if role == "joint" and closers and any(closer.lastgroup != "joint" for closer in closers):
            yield from _closed(body, start + low)  # 责任单位：甲局牵头，乙局配合
        elif body.strip(" ；;，、"):
            yield role, start + low, start + high


def _closers(inside: str) -> Iterator[re.Match[str]]:
    """Yield the verbs that close a list of bodies: those at the end of a clause."""
    position = 0
    while closer := re.compile(rf"(?:{_CLOSER.pattern}){_ENDS}").search(inside, position):
        yield closer
        position = closer.end()


def _closed(inside: str, start: int) -> Iterator[tuple[str, int, int]]:
    low = 0
    for closer in _closers(inside):
        body = inside[low : closer.start()]
        if len(body.strip(" ，、；")) >= 2 and _BODYLIKE.search(body):
            yield str(closer.lastgroup), start + low, start + closer.start()
        low = closer.end()
        while low < len(inside) and inside[low] in "，,；; ":
            low += 1


TAILS = Component(name="govgraph_tails", assigns=("tails",), find=_find)
