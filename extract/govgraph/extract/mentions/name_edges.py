"""Where a name begins in a sentence without blanks: after the last word that cannot be inside one."""

from __future__ import annotations

import re
from typing import Final

EDGE: Final = re.compile(
    r"[。，、；：！？\n ）》”“（《]|[东南西北]至|(?:成立|组建|设立|建立|撤销|不再保留|调整|同意|听取|承担|讨论|提交|参加|主持|组成|简称"
    r"|召开|会议确定|提请|需|所有乡镇|以(?=[\u4e00-\u9fff]{0,5}?[省市县区州])|经(?![理济营开信贸费验典])|充分发挥|发挥|依托|关于|对于|(?<!应)对|由|在|向|经|将|把|县政府|按照|按|根据|加强"
    r"|会同|以及|推动|支持|引导|报|送|给|及其|(?<=[府局委部厅])及|发挥好|建好|办好|同意(?:组建|建立|成立|调整)?|有关部门|有关单位|并入|接受|服从|落实"
    r"|健全|完善|强化|下设|召开|参加|列席|邀请|提请|的|为|是|与|其中|包括|如|和|投资方|业主|引进|签约|落户"
    r"|同志任|同志|担任|兼任|宣布|出席|鼓励|用好|做好|深化|更多|招引|来到|还有|记者从|记者|据(?!点)|致电|目前|近日|日前|据悉|[本你我][省市县区]|[该某]|一些|部分|多家|委托|督促|免收|免除|减免|拨打|通过|优化|也可|优先|纳入|获得|查找|主要|指定|持有|聘请|结合|[年月日]从|组织(?![部委])|\d号|\d{5,}|会见|走访|考察|(?<![高初中同平对])等|代表|允许|进入|进(?!出?口|步|贤|修)|(?<=[长任记席员理])及|卸下|选出|宣读了?|元的)"
)
"""What stands outside the names of bodies: punctuation, and verbs that govern them."""


def left_edge(text: str, position: int, longest: int) -> int:
    """Return where a name that ends at ``position`` begins: after the last word that cannot be inside a name."""
    low = max(0, position - longest)
    window = text[low:position]
    edge = 0
    for match in EDGE.finditer(window):
        edge = match.end()
    return low + edge
