"""How posts (职务) are named: body, rank prefix, head — 县委 + 副 + 书记, 南山省财政厅 + 厅长, 常务副 + 县长."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HEADS: Final = (
    """
    党组书记 党委书记 总支书记 工委书记 支部书记 第一书记 纪委书记 政法委书记 团委书记 书记 委员长 主任委员 首席专家 主任 委员 常委 主席 总理 部长助理 行长助理 部长 局长 厅长 署长 省长 市长 县长 区长 州长 盟长 旗长 镇长 乡长 街道办主任
    院长 检察长 审计长 秘书长 会长 理事长 监事长 董事长 总经理 总裁 总工程师 总经济师 总会计师 总规划师 总农艺师 总统计师 总畜牧师 总监 经理 校长 园长 行长 所长 站长 支队长 大队长 中队长 总队长 队长 台长 社长 总编辑 主编 处长 科长 股长 司长
    司令员 参谋长 政治委员 政委 组长 召集人 关长 馆长 段长 场长 矿长 厂长 督学 督察专员 专员 巡视员 调研员 参事 干事 主持人 发言人 负责人 党组成员 党委委员 党委成员 审判员 审判委员会委员 检察员 检察委员会委员 庭长 陪审员 助理 科员 秘书 教师 工程师
    总督学 总督察 政法委员 组织委员 宣传委员 院士 教授 记者 通讯员 实习生 一级巡视员 二级巡视员 一级调研员 二级调研员 县级领导 副县级领导 副市级领导 副厅级领导 处级领导 法官 检察官 警长 监察专员 首席代表 代表 常务理事 理事 发行人 董事 监事 财务总监
    """
).split()

HEAD: Final = "|".join(sorted(set(_HEADS), key=lambda head: (-len(head), head)))
RANK: Final = r"(?:原|前|新任|新任命的|时任|现任|曾任)?(?:党组)?(?:第一|常务|执行|专职|兼职|挂职|代理|代|拟任|名誉)*(?:副)?(?:代)?"

POST_HEAD: Final = re.compile(rf"(?P<rank>{RANK})(?P<head>{HEAD})")
"""Rank and head; what stands before them is the body."""

_SPLIT: Final = re.compile(rf"^(?P<org>.*?)(?P<role>(?:党组|党委|党总支)?(?:第一|常务|执行|专职|挂职|代理|代|名誉)*副?(?:代)?(?:{HEAD}))$")


@dataclass(frozen=True, slots=True)
class Post:
    """A post as printed, taken apart: ``org`` (its body, or None) and ``role``."""

    printed: str
    org: str | None
    role: str


_OWN: Final = re.compile(r"(?:省|市|县|区|州|盟|旗|镇|乡)长$")


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
    if role.endswith(("部长", "局长", "厅长", "院长", "会长", "校长", "行长", "处长", "科长", "所长", "站长", "馆长")) and org and not org.endswith(role[-2]):
        org += role[-2]
    if role.endswith("秘书长") and org.endswith("长"):
        return Post(printed, org or None, role)
    return Post(printed, org or None, role)
