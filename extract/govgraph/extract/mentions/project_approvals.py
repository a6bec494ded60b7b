"""The project an approval is about (项目批复): one a document, however often the text names it.

::

    关于云岭县柳溪水库除险加固工程初步设计的批复      in the title
    一、项目名称：云岭县柳溪幼儿园新建项目            in an item of its own
    核定柳溪水库除险加固工程概算投资289万元           with what it costs
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.project_forms import begins_named, ends_built, is_excluded, is_strong
from govgraph.extract.mentions.project_judgement import PLAIN_HEAD
from govgraph.extract.mentions.project_prose import Told
from govgraph.extract.mentions.project_sums import yuan
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Document, Span

_APPROVES: Final = re.compile(r"(?:现|具体|转)?[批函]复如下|的批复(?:\n|$)|的复函(?:\n|$)")
_ASKED: Final = r"(?:同意|批准|核准|审批|报批|审查|报送|上报|呈报|申请|请求|要求|恳请|报请|下达|调整|开展)"
_NAME: Final = r"(?P<name>[^，。；：、\n《》]{4,60}?)"
_PAPER: Final = (
    r"(?:初步设计|施工图|可行性研究|可研报告|项目建议书|建议书|立项|项目申请报告|核准|概算|预算|环境影响报告"
    r"|水土保持方案|节能报告|实施方案)"
)
_FRAMES: Final = (
    re.compile(
        rf"关于{_ASKED}*{_NAME}(?:建设)?\n?{_PAPER}[^，。；：、\n《》]{{0,24}}?的?(?:批复|复函|函|请示|报告|申请)"
    ),
    re.compile(rf"(?:项目|工程)名称[：:]{_NAME}(?=[（。，；\n])"),
    re.compile(rf"(?:核定|审定){_NAME}(?:总?[概估预]算)?总?投资"),
)
_ORDINARY: Final = re.compile("建设|新建|工程|项目")
"""What one naming of a project has and another leaves out."""
_COST: Final = re.compile(
    r"(?:总投资|[概估预]算(?:总)?投资|投资[概估预]?算?(?:总额)?|[概估预]算总?额?)(?:约|为|核定为|核定|控制在|共计|[：:])*"
    r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[万亿]{1,2}元)"
)


def read_approved_projects(document: Document, wording: Wording) -> Iterator[Told]:
    """Yield the project that an approval is about, where the text first names it, with the sum that is told of it."""
    text = document.text
    if _APPROVES.search(text) is None:
        return
    found = {
        (span.start, text[span.start : span.end])
        for frame in _FRAMES
        for match in frame.finditer(text)
        if _is_project(wording, span := Span(*match.span("name")))
    }
    if not found:
        return
    names = sorted({name for _, name in found}, key=len, reverse=True)
    if not all(same_project(name, names[0]) for name in names):
        return  # several projects: each is read where it stands
    start = min(text.index(names[0]), *(start for start, _ in found))
    name = next(name for name in names if text.startswith(name, start))
    cost = _COST.search(text, start)
    yield Told(Span(start, start + len(name)), yuan(cost) if cost else None)


def same_project(one: str, other: str) -> bool:
    """Tell whether two names are those of one project: the shorter is part of the longer, ordinary words left aside.

    >>> same_project("云岭县柳溪幼儿园建设项目", "柳溪幼儿园工程")
    True
    """
    shorter, longer = sorted((_ORDINARY.sub("", one), _ORDINARY.sub("", other)), key=len)
    return bool(shorter) and shorter in longer


def _is_project(wording: Wording, name: Span) -> bool:
    printed = wording.text[name.start : name.end]
    if PLAIN_HEAD.fullmatch(printed) or is_excluded(wording, name):
        return False
    return (is_strong(printed) or ends_built(printed)) and (begins_named(wording, name) or len(printed) >= 8)
