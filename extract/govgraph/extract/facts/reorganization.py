"""``reorganized``: a body is renamed (更名), merged into another (合并、并入), founded (组建) or abolished (撤销).

The frames of notices on the reform of institutions (机构改革)::

    将县投资促进局更名为县投资促进中心                     县招商局并入县商务局
    将县体育局、县文物局合并，组建县文化和体育局           组建县数据局。不再保留县大数据中心
    将县粮食局的职责……整合，组建县粮食和物资储备局，不再保留县粮食局        撤销县造纸厂

Duties that move to a new body do not end the old one: only 合并, 并入, 撤销 and 不再保留 do. What is proposed, prepared or
demanded (拟组建、研究设立、推动组建) has not happened and gives no fact; nor is a body founded unless the sentence says that it was
decided. Who founds a leading group is told by its members (:mod:`govgraph.extract.facts.coordination`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from govgraph.extract.facts.making import make_fact
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span

_SENTENCE: Final = re.compile(r"[^。；\n]+(?:[。；](?=(?:同时)?(?:不再保留|撤销))[^。；\n]+)*")
_RENAMED: Final = re.compile(r"(?:（[^（）\n]{2,20}）)?(?:统一)?(?:更名|改名|改组|改称|变更)(?:组建)?(?:成)?为?")
_INTO: Final = re.compile(r"(?:整体)?(?:并入|合并到|合并至)")
_MERGED: Final = re.compile(
    r"(?:[两三四五六]|\d)?个?(?:单位|部门|机构)?(?:进行)?(?:合并|整合)(?:后)?，?(?:重新)?(?:组建|设立|成立|为)(?:新的)?"
)
_FOUNDED: Final = re.compile(r"(?:组建|新设|设立|新组建)(?:新的|了)?$")
_DECIDED: Final = re.compile(r"决定|同意|批准|批复|作为|职责|编制")
_ENDED: Final = re.compile(r"(?:撤销|不再保留|予以撤销)(?:原)?$")
_ENDS: Final = re.compile(r"[，。；、及和\n]|$|等(?:机构|单位|部门)?|的?(?:机构|单位)?(?:建制|牌子)")
_UNREAL: Final = re.compile(
    r"(?:拟|建议|研究|探索|推动|支持|鼓励|引导|适时|申请|筹备|加快|积极|争取|可以?|应当?|要|需|须|允许|提请|能够|是否|如|若)"
    r"[^，。；\n]{0,8}$"
)
_LIST_MARK: Final = re.compile(r"[、和及与]|以及")
_OPENING: Final = re.compile(r"[将把由][^，。；\n]{0,4}$")


@dataclass(frozen=True, slots=True)
class _Change:
    """One change read: its kind, the body it ends or founds, the body that results (None when nothing does), evidence."""

    kind: str
    body: Mention
    result: Mention | None
    evidence: Span


def extract_reorganizations(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact for each body that a sentence renames, merges, abolishes or founds; evidence is what says so.

    The object is the resulting body; it is empty when a body is abolished, and when one is founded, which is then the
    subject. ``kind`` is renamed, merged, abolished or founded; ``date`` that of the document, where it prints one.
    """
    bodies = sorted(
        (body for body in mentions["organizations"] if body.label != "collective"), key=lambda body: body.span.start
    )
    for sentence in _SENTENCE.finditer(document.text) if bodies else ():
        if "更名" in sentence[0] or _hints(sentence[0]):
            inside = [
                body for body in bodies if sentence.start() <= body.span.start and body.span.end <= sentence.end()
            ]
            for change in _read(document.text, Span(*sentence.span()), inside):
                yield make_fact(
                    document,
                    "reorganized",
                    change.body.text,
                    change.result.text if change.result else "",
                    change.evidence,
                    extractor="reorganization",
                    kind=change.kind,
                    date=document.date,
                )


def _hints(sentence: str) -> bool:
    return any(
        word in sentence
        for word in ("改名", "改组", "改称", "变更", "并入", "合并", "组建", "新设", "设立", "撤销", "不再保留")
    )


def _read(text: str, sentence: Span, bodies: Sequence[Mention]) -> Iterator[_Change]:
    ended = _ended(text, sentence, bodies)
    yielded: set[int] = set()
    for index, body in enumerate(bodies):
        before = text[sentence.start : body.span.start]
        gap = text[bodies[index - 1].span.end : body.span.start] if index else ""
        group = _list_ending(text, bodies, index - 1)
        unreal = _is_unreal(text, sentence, group[0].span.start if group else body.span.start)
        if index and not unreal and _RENAMED.fullmatch(gap):
            yield _Change("renamed", bodies[index - 1], body, _from_verb(text, sentence, bodies[index - 1], body))
            yielded.add(index - 1)
        elif group and not unreal and (_INTO.fullmatch(gap) or _MERGED.fullmatch(gap)):
            for each in group:
                yield _Change("merged", each, body, _from_verb(text, sentence, group[0], body))
            yielded.update(range(index - len(group), index))
        elif _FOUNDED.search(before) and not _is_unreal(text, sentence, body.span.start) and _stands(text, body):
            yield from _founded(text, sentence, body, ended)
            yielded.update(bodies.index(each) for each in ended if each is not body)
    for each in ended:
        if bodies.index(each) not in yielded:
            start = max(text.rfind(word, sentence.start, each.span.start) for word in ("撤销", "不再保留"))
            yield _Change("abolished", each, None, Span(start, each.span.end))


def _founded(text: str, sentence: Span, body: Mention, ended: Sequence[Mention]) -> Iterator[_Change]:
    """Read a founding; bodies that the sentence ends (不再保留) merge into the one founded in their place."""
    others = [each for each in ended if each is not body]
    start = max(text.rfind(verb, 0, body.span.start) for verb in ("组建", "新设", "设立"))
    if not others and body.label != "coordination_body" and _DECIDED.search(text[sentence.start : sentence.end]):
        yield _Change("founded", body, None, Span(start, body.span.end))
    for each in others:
        yield _Change("merged", each, body, Span(min(start, each.span.start), max(body.span.end, each.span.end)))


def _ended(text: str, sentence: Span, bodies: Sequence[Mention]) -> list[Mention]:
    """Return the bodies that 撤销 or 不再保留 stands before, and those listed after the first of them."""
    found: list[Mention] = []
    for index, body in enumerate(bodies):
        listed = (
            bool(found)
            and found[-1] is bodies[index - 1]
            and bool(_LIST_MARK.fullmatch(text[bodies[index - 1].span.end : body.span.start]))
        )
        begun = _ENDED.search(text[sentence.start : body.span.start]) and not _is_unreal(
            text, sentence, body.span.start
        )
        if (listed or begun) and _stands(text, body):
            found.append(body)
    return found


def _stands(text: str, body: Mention) -> bool:
    """Tell whether the name stands by itself: 撤销县财政局副局长职务 abolishes no bureau."""
    return _ENDS.match(text, body.span.end) is not None or text.startswith("（", body.span.end)


def _list_ending(text: str, bodies: Sequence[Mention], last: int) -> list[Mention]:
    """Return the bodies of the list that ends with one (将甲局、乙局和丙局)."""
    if last < 0:
        return []
    first = last
    while first and _LIST_MARK.fullmatch(text[bodies[first - 1].span.end : bodies[first].span.start]):
        first -= 1
    return list(bodies[first : last + 1])


def _is_unreal(text: str, sentence: Span, position: int) -> bool:
    """Tell whether what precedes makes the change a plan or a demand."""
    return _UNREAL.search(text[sentence.start : position]) is not None


def _from_verb(text: str, sentence: Span, first: Mention, last: Mention) -> Span:
    """Return the evidence: from 将 or 把, where one opens, to the body that results."""
    opening = _OPENING.search(text[sentence.start : first.span.start])
    return Span(sentence.start + opening.start() if opening else first.span.start, last.span.end)
