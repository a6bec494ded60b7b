"""Projects told in prose, as the subject of a sentence or the matter of a letter.

::

    柳溪大道是云岭县交通建设的重点工程           told what it is
    柳溪水库是一项以灌溉为主的中型水利工程         likewise, with what it is for
    柳溪产业园规划面积约2200亩，总投资20亿元        told how large it is
    将305国道石岭至松坪段作为一级公路进行改造       told what is made of it
    云岭公路北延工程按一级公路标准设计，…         told how it is built
    305复线后坪至石岭段工程今年底也将完成         told when
    一、关于柳溪机场建设问题。                    the matter of a letter about projects
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.project_forms import (
    CAPACITY,
    begins_named,
    ends_built,
    is_excluded,
    is_stretch,
    is_strong,
)
from govgraph.extract.mentions.project_judgement import PLAIN_HEAD
from govgraph.extract.mentions.project_sums import yuan
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Span

_WHEN: Final = r"(?:今|明)年(?:年?底|年?内|上半年)?(?:之?前)?"
_SUBJECT: Final = re.compile(
    r"(?:^|[。；\n]|(?:此外|另外|同时|其中|目前|据了解|据悉|据介绍)，)(?P<name>[^，。；：、\n（）“”]{4,32}?)(?:"
    r"(?<![都也不就])是一[项座条个][^。；：\n]{4,60}?的[^，。；、\n]{0,8}(?:工程|项目)(?=[，。])"
    r"|(?:总?(?:规划|占地|用地|建筑)总?面积|规划用地|总?占地)(?:约|达|为)*\d[^。；：\n]{1,40}?，(?:计划|项目|概算|预计)?(?=总投资)|"
    r"(?<![都也不就])是[^，。；：\n]{2,30}(?:工程|项目|重中之重)(?=[，。])"
    r"|按[^，。；：\n]{2,24}(?:设计|建设|实施)(?=[，。])"
    rf"|(?:{_WHEN})(?:也|均|都)?(?:将|要)(?:全面|基本|主体)?(?:完成|完工|竣工|建成|开工|通车)(?=[，。])"
    r"|已(?:经)?(?:基本)?(?:确定[线走]|列入|获批|立项|完成招标))"
)
_PHASED: Final = re.compile(
    r"(?:^|[。；，\n])(?P<name>[^，。；：、\n的（）]{4,24}工程)(?=[一二三四]期[^，。；、\n]{0,20}(?:已|正在|将|完成))"
)
_REBUILT: Final = re.compile(
    r"(?:^|[，。；\n])将(?P<name>[^，。；：、\n的]{4,30}?)(?:作为|按照?)[^，。；：\n]{2,16}(?:进行|实施|开展)(?:改造|建设|改建|修复)"
)
_MATTER: Final = re.compile(
    r"关于(?:请求|申请|支持|解决|恳请)*(?P<name>[^，。；：、\n的]{4,30}?)"
    r"(?:建设|立项|审批|核准|前期工作|有关|相关|的)*问题(?=[。\n])"
)
_SUM: Final = re.compile(
    r"总投资(?:相应)?(?:调整)?(?:约|近|达|超|为|逾)*(?P<number>\d+(?:\.\d+)?)(?P<unit>[万亿]{1,2}元)"
)
_REACH: Final = 110  # code points within which it is told what a project costs


@dataclass(frozen=True, slots=True)
class Told:
    """A project told in prose: where its name stands, and what the same sentence or the next says it costs."""

    span: Span
    investment: int | float | None


def read_told_projects(wording: Wording, start: int, end: int) -> Iterator[Told]:
    """Yield the projects that are subjects of sentences in a stretch of text, or matters of a letter."""
    text = wording.text
    for pattern in (_SUBJECT, _PHASED, _REBUILT, _MATTER):
        for match in pattern.finditer(text, start, end):
            low = max(match.start("name"), text.rfind("的", *match.span("name")) + 1)
            name = Span(low, match.end("name"))
            if _is_particular(wording, name):
                yield Told(name, _cost(text, match.end("name")) if pattern is _SUBJECT else None)


def _is_particular(wording: Wording, name: Span) -> bool:
    printed = wording.text[name.start : name.end]
    if len(printed) < 4 or PLAIN_HEAD.fullmatch(printed) or is_excluded(wording, name):
        return False
    if not (is_strong(printed) or ends_built(printed) or is_stretch(printed)):
        return False
    return begins_named(wording, name) or (is_strong(printed) and CAPACITY.search(printed) is not None)


def _cost(text: str, start: int) -> int | float | None:
    line = text.find("\n", start)
    found = _SUM.search(text, start, min(line if line >= 0 else len(text), start + _REACH))
    return yuan(found) if found else None
