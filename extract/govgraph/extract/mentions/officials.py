"""Officials beside the verbs of duty, in texts on the division of work (工作分工) that print no other frame for their names.

::

    周远副县长则负责…            posts run on to the name
    周远：县委常委、副县长，分管…  several in one line
    周远作为常务副县长，负责…     a verb between name and post
    副局长：周远，分管…            the post as a label
    周远分管…                    the bare name, where a sentence begins
    教育、科技工作由周远分管       the bare name after 由
    常务副县长由周远担任，负责…    the post first; 由周远担任常务副县长，负责…

A bare name needs its place: the beginning of a sentence, or 由 before it; or it is printed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from govgraph.extract.mentions.holders import Posts
from govgraph.extract.mentions.lexicon import read_words
from govgraph.extract.mentions.names import HAN, NAME, is_name, name_to
from govgraph.extract.records import Document, Span

CONTEXT: Final = re.compile(r"分工|分管|牵头")
"""What a text says that divides work among officials."""
ADVERB: Final = (
    r"(?:具体|主要|全面|重点|专职|同时|并|还|也|仍|则|均|将|现|另|另外|共同|协调|对口|归口|定点|挂钩|挂点|增加|新增|继续|暂时|临时|暂|代为"
    r"|牵头(?=负责|抓|主抓|分管|联系|领导)|除了?(?=(?:继续)?(?:负责|分管)))*"
)
"""What stands before a verb of duty without changing it."""
VERBS: Final = (
    "主持|主管|分管|协管|兼管|联系|联络|负责|领导|接手|包联|挂联|包抓|主抓|代管|(?<![狠齐严紧])抓(?![好紧住实手获捕细])"
)
"""The verbs of duty, 协助 apart."""

NO_DUTY: Final = (
    r"制|电话|方式|人(?![事力大才口防民社文员])|[了过]|(?<=主持)(?:召开|会议|审议|研究|大会|开)"
    r"|(?<=领导)(?:同志|小?组(?!织)|班子|干部|成员|机构|下)|(?<=[分主]管)领导(?=[、，。；和及与等\n]|$)"
)
"""What makes a noun of a verb of duty, or another act: 负责人, 负责制, 主管领导, 主持召开会议; but 分管人事."""
DUTY_OVER: Final = (
    r"(?:的?(?:单位|部门|工作|战线|领域|科室|处室|企业)(?:(?=：)|有|为|是|包括))?(?:[有为](?=[省市县区]))?"
)
"""What leads from a verb of duty to its list: 分管部门有…, 联系单位：…."""
_DUTY: Final = re.compile(rf"{ADVERB}(?:{VERBS}|协助|牵头)(?!{NO_DUTY}|的?(?:领导|工作人员)|下|会议)")
_NUMBER: Final = (
    r"(?:[-—·●○◆▪*]{1,2} ?)?(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、] ?)?"
)
_SENTENCE_START: Final = re.compile(rf"(?:^|[\n。；：]|——){_NUMBER}$")
_LABELLED: Final = re.compile(
    rf"{_NUMBER}(?P<posts>[{HAN}、]{{2,20}})：(?P<name>{NAME})(?:（[^（）\n]{{1,8}}）)?[，。； \n]?"
)
_TAKEN_BY: Final = re.compile(
    rf"[，；。\n：](?P<posts>[{HAN}、]{{2,24}}?)由(?P<name>{NAME})(?:同志)?(?:担任|兼任|出任)，?$"
)
_NO_POST_TAKEN: Final = re.compile(r"(?:组长|召集人|指挥长?)$|办公室(?:副?主任)$")
"""Roles in a body of coordination."""
_TAKES_POST: Final = re.compile(r"(?:作为|(?:继续)?(?:担任|出任|兼任|升任|转任|当选))(?:排[\u4e00-\u9fff]{1,5}的)?$")
_WOMAN: Final = re.compile(r"（[男女]）$")
_GIVEN_TO: Final = re.compile(r"(?:由|[，；] ?|的)$")
NO_NAME: Final = re.compile(r"[委局厅部办院镇乡县市区州省村处科股站所队组社司方党长员家]$|^(?:双方|各|全)")
"""What has a name's form by its surname, and names a body, a division or a class."""


Official = tuple[Span, list[Span]]
"""A name, and the posts printed beside it, first to last."""


def find_officials(document: Document, posts: Posts, bodies: Iterable[Span]) -> Iterator[Official]:
    """Yield the officials printed before a verb of duty; ``bodies`` are the spans of bodies and places, never names."""
    text = document.text
    if not CONTEXT.search(text):
        return
    covered = frozenset(offset for span in bodies for offset in range(span.start, span.end))
    for verb in _DUTY.finditer(text):
        at = verb.start()
        bare = None if verb[0].endswith("牵头") else _bare(text, at)
        clause = at - 1 if text[at - 1] in "其他她" else at
        official = _labelled(text, posts, at) or _taken_by(text, posts, at) or _with_posts(text, posts, clause) or bare
        if official is None:
            continue
        name, _ = official
        printed = text[name.start : name.end]
        if NO_NAME.search(printed) or printed[:2] in read_words("ordinary_words.txt"):
            continue
        if not covered.intersection(range(name.start, name.end)):
            yield official


def _labelled(text: str, posts: Posts, at: int) -> Official | None:
    """Read 副局长：周远，|分管…: a line that opens with the posts as a label."""
    opening = max(text.rfind(mark, 0, max(at - 1, 0)) for mark in "\n。；") + 1
    match = _LABELLED.fullmatch(text, opening, at)
    if match is None or not is_name(match["name"]):
        return None
    chain = posts.chain_to(match.end("posts"))
    return (Span(*match.span("name")), chain) if chain and chain[0].start == match.start("posts") else None


def _taken_by(text: str, posts: Posts, at: int) -> Official | None:
    """Read 常务副县长由周远担任，|负责…: the post first, back from the verb."""
    low = max(0, at - 40)
    match = _TAKEN_BY.search(text, low, at)
    if match is None or not is_name(match["name"]) or _NO_POST_TAKEN.search(match["posts"]):
        return None
    chain = posts.chain_to(match.end("posts"))
    return (Span(*match.span("name")), chain) if chain and chain[0].start == match.start("posts") else None


def _with_posts(text: str, posts: Posts, at: int) -> Official | None:
    """Read 周远副县长|负责, 周远：副县长，|负责, 周远作为副县长，|负责, back from the verb."""
    end = at
    while end > 0 and text[end - 1] in "，：。 \n" and at - end < 1:
        end -= 1
    if end not in posts.by_end:
        return None
    chain = posts.chain_to(end)
    if not chain:
        return None
    begin = chain[0].start
    if text[begin - 1 : begin] in ("：", "，", " "):
        stop = begin - 1
    elif verb := _TAKES_POST.search(text, max(0, begin - 12), begin):
        stop = verb.start()
    else:
        stop = begin
    if end < at and text[end] in "。\n" and text[stop : stop + 1] != "：":
        return None
    if note := _WOMAN.search(text, max(0, stop - 6), stop):
        stop = note.start()
    start = name_to(text, stop)
    if start is None or not (
        opens_sentence(text, start)
        or _GIVEN_TO.search(text, max(0, start - 2), start)
        or text.count(text[start:stop]) > 1
    ):
        return None
    return Span(start, stop), chain


def _bare(text: str, at: int) -> Official | None:
    """Read 周远|负责, where a sentence begins or after 由; after a comma only a name printed twice."""
    start = name_to(text, at)
    if start is None:
        return None
    twice = text[start - 1] in "，、”」" and text.count(text[start:at]) > 1
    return (Span(start, at), []) if twice or text[start - 1] == "由" or opens_sentence(text, start) else None


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence, a line or a numbered item begins at an offset."""
    return _SENTENCE_START.search(text, max(0, start - 8), start) is not None
