"""Pages that introduce one official (领导之窗), where fields stand for a sentence.

::

    姓名：林岚                  周远，男，汉族，1975年3月生，大学学历。
    职务：县委常委、副县长          分工：负责教育、科技工作。
    工作分工：负责教育工作。

    周远
    1975年3月生，大学学历。曾任县水利局局长。现任副县长。负责教育工作。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.holders import Posts
from govgraph.extract.mentions.names import FOREIGN, NAME, is_name
from govgraph.extract.records import Span

_NAME: Final = re.compile(rf"姓 ?名：(?P<name>{FOREIGN}|{NAME})(?=[ \n，；。|]|$)")
_POST: Final = re.compile(r"(?<![\u4e00-\u9fff])(?:现任)?(?:党政)?职 ?务：")
_REACH: Final = 300  # code points of a form between the name and the post

LABEL: Final = r"(?:(?:主要|目前|现|具体)?(?:工作|岗位|领导|职责|业务)?(?:分管|主管|负责)?(?:的)?(?:分工|工作|职责|领域|范围|情况)：)"
"""The field of a profile that says what its official answers for: 工作分工：, 分管工作：, 主要职责：."""
BORN: Final = r"(?:(?:生于)?[12]\d{3}年\d{1,2}月(?:\d{1,2}日)?(?:出?生|，)|[男女]，)"
"""How a curriculum vitae opens: 1975年3月生, 男，汉族."""
CURRICULUM: Final = (
    rf"(?:(?:，(?:男|女)(?=[，。])|\n(?={BORN}))[^\n]{{0,400}}[。；]\n?"
    r"(?:(?!负责|分管|主管|主持|协助)[^，。；：\n]{2,14}，)?)"
)
"""What a curriculum vitae prints between a name, or the line of one, and the duties: 男，汉族，1975年3月生，…参加工作。"""


def profiled(text: str, posts: Posts) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the name of each form (姓名：) with the posts of its field (职务：)."""
    names = [match for match in _NAME.finditer(text) if is_name(match["name"])]
    for index, match in enumerate(names):
        stop = names[index + 1].start() if index + 1 < len(names) else len(text)
        field = _POST.search(text, match.end(), min(stop, match.end() + _REACH))
        yield Span(*match.span("name")), posts.chain_from(field.end()) if field else []
