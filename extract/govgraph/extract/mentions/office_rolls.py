"""Rolls of those who hold office in a body, by post, with no post beside the names.

::

    一、云岭县残疾人联合会第八届主席团主席：林岚
    副主席：周远、沈知秋（女）、何山（兼）
    理  事：许明、王芳（女，兼）

The post is the label of its line. Lists of bodies of coordination, whose labels are roles (组长：), are no rolls of office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.coordination_bodies import find_bodies
from govgraph.extract.mentions.framed_names import NUMBERING
from govgraph.extract.mentions.member_lists import LEADING_ROLES
from govgraph.extract.mentions.names import FOREIGN, HAN, is_name
from govgraph.extract.mentions.posts import POST_HEAD
from govgraph.extract.records import Document, Span

_ONE: Final = rf"(?:[{HAN}]{{2,4}}|[{HAN}] {{1,2}}[{HAN}]|{FOREIGN})(?:（(?:[男女兼]|[{HAN}]{{1,5}}族)(?:[，、][^（）\n]{{1,8}})?）)?"
_LINE: Final = re.compile(
    rf"(?:^|(?<=[\n；。])){NUMBERING}(?P<post>[{HAN}、]{{0,28}}[{HAN}](?: {{1,2}}[{HAN}])?)：(?P<names>{_ONE}(?:、{_ONE})*)(?=[。；\n]|$)"
)
_NAME: Final = re.compile(rf"(?:^|(?<=、))(?:{FOREIGN}|[{HAN} ]{{2,4}})")
_NO_OFFICE: Final = re.compile(
    r"^(?:第一|常务|执行|名誉)?副?主任(?:委员)?$|候选|拟任|^原|前任|执行主席$|主持|记者|主编|编辑|负责人$|联系人$|责任人$|发言人$|代表$|专家$|教授$|教师$|成员$|顾问$|干事$|秘书$|工程师$"
)
"""What is no office of a body, or as a bare label mostly a role in one of coordination (主任：, 成员：)."""
_LIST_OF_MEMBERS: Final = re.compile(rf"(?:{LEADING_ROLES.pattern}) ?：")
_GIVEN_ABOVE: Final = re.compile(r"(?:任命|任免|免去|任职|免职|聘任)[^。：\n]{0,40}(?:：|\n)[^。]*\Z")
"""A list of appointments: who is to hold the post, or no longer."""
_MOST: Final = 0.75  # so many items of a roll open with a surname; the rest are names too


def office_rolls(document: Document) -> Iterator[tuple[Span, Span]]:
    """Yield each name of the rolls of a document with the post of its label; none where a body of coordination has its list."""
    text = document.text
    if _LINE.search(text) is None or _LIST_OF_MEMBERS.search(text) or find_bodies(document):
        return
    for line in _LINE.finditer(text):
        if _GIVEN_ABOVE.search(text, max(0, line.start() - 300), line.start()):
            continue
        label = line["post"].replace(" ", "")
        if _NO_OFFICE.search(label) or not any(head.end() == len(label) for head in POST_HEAD.finditer(label)):
            continue
        names = [
            Span(line.start("names") + name.start(), line.start("names") + name.end())
            for name in _NAME.finditer(line["names"])
        ]
        sure = sum(is_name(text[name.start : name.end].replace(" ", "")) for name in names)
        if sure and sure >= _MOST * len(names):
            yield from ((name, Span(*line.span("post"))) for name in names)
