"""How posts (职务) are named: body, rank prefix, head — 县委 + 副 + 书记, 南山省财政厅 + 厅长, 常务副 + 县长."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.lexicon import any_of, read_words

_HEADS: Final = read_words("posts.txt")
HEAD: Final = any_of(_HEADS)
RANK: Final = (
    r"(?:原|(?<![目当日])前|新任|新任命的|时任|现任|曾任)?(?:党组|党委|纪委|董事会|监事会)?(?:第一|常务|执行|专职|兼职|挂职|代理|代|拟任"
    r"|名誉)*(?:副)?(?:代)?"
)

_FIRST: Final = "".join(sorted({head[0] for head in _HEADS} | set("原前新时现曾党纪董监第常执专兼挂代拟名副")))
POST_HEAD: Final = re.compile(rf"(?=[{_FIRST}])(?P<rank>{RANK})(?P<head>{HEAD})(?![会长团处室级馆]|大会|(?<=主席)台)")
"""Rank and head; what stands before them is the body. The look ahead only makes it three times as fast."""

_SPLIT: Final = re.compile(
    rf"^(?P<org>.*?)(?P<role>(?:党组|党委|党总支|[一二三四]级)?(?:第一|常务|执行|专职|挂职|代理|代|名誉)*副?(?:代)?(?:{HEAD}))$"
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post as printed, taken apart: ``org`` (its body, or None) and ``role``."""

    printed: str
    org: str | None
    role: str


def read_post(printed: str) -> Post | None:
    """Take a printed post apart, or return None where it does not end in the head of a post.

    >>> read_post("云岭县人民政府副县长")
    Post(printed='云岭县人民政府副县长', org='云岭县人民政府', role='副县长')
    >>> read_post("县委常委").org
    '县委'
    """
    match = _SPLIT.match(printed)
    if match is None:
        return None
    org, role = match["org"], match["role"]
    if org.endswith("副") and not role.startswith("副"):
        org, role = org[:-1], "副" + role
    # 市委宣传部部长 prints the head of its body once: 宣传部长 is 宣传部 + 部长
    if (
        role.endswith(("部长", "局长", "厅长", "院长", "会长", "校长", "行长", "处长", "科长", "所长", "站长", "馆长"))
        and org
        and not org.endswith((role[-2], "大学", "中学", "小学", "学院"))
    ):
        org += role[-2]
    if role.endswith("秘书长") and org.endswith("长"):
        return Post(printed, org or None, role)
    return Post(printed, org or None, role)
