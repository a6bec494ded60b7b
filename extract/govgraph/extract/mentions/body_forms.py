"""What makes the item of a list a body: a level, place or central body before a head, or a head that only bodies have."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.divisions import by_name
from govgraph.extract.mentions.agencies import AGENCY, CENTRAL, LEVEL, MINISTRIES, PEOPLES

_HAN: Final = "\u4e00-\u9fff"
NATIONAL: Final = re.compile(
    "|".join(map(re.escape, sorted((*CENTRAL, *MINISTRIES), key=lambda name: (-len(name), name))))
)
"""Central bodies, longest first."""

GENERIC_HEAD: Final = re.compile(
    r"(?:局|委|厅|办|部|署|院|会|社|公司|集团|中心|政府|管委会|单位|部门|街道|乡镇|站|处|队|所|银行|支行|分行|农发行|农商行|[工农建中]行|信用社|管理段|公路段|新区|园区|开发区|经开区|高新区|示范区|机构|企业|专班|办公室|小组|指挥部|法院|检察院|学校|医院|海关|总社|组|校|馆|协会|银保监分局|社区|科|室|书店)(?:（[^（）]*）)?$"
)
EVERY: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,6}[镇乡]$|^(?:各|有关|相关)[\u4e00-\u9fff（）〔〕、]{0,12}(?:市|县|区|州|省|旗|盟|村|乡|镇|镇街|街道|园区)(?:（[^（）]{1,8}）)?$"
)
NO_BODY: Final = re.compile(
    r"所在地|^社区$|(?:部门|单位)[有为]|^函告|^设[在于立]|部署$|^督促|实处$|^围绕|^坚决|承办$|符合|^乡镇$|补办|(?<![情日晚预])报(?![社台业])|服从|^(?:成立|建立|组建|设立)|^[该某]|^(?:委员会|公司|集团|银行|医院|大学|学院|商会|协会)$"
    r"|[的了]|^(?:为|将|按|对|在|到)|工作$|等方面|不少于|以上$|以下$|\d"
)


_OFFICE: Final = re.compile(
    r"(?!.*(?:的|工作$|服从|坚决|实处|措施))[\u4e00-\u9fff（）]{2,20}(?:处|科|股|党委|党组|纪检组|工委)(?:工作)?"
)


def is_office(name: str) -> bool:
    """Tell whether a name is that of a division of a body (内设机构): 文秘科, 投资和规划处, 机关党委.

    >>> is_office("投资和规划处"), is_office("科技")
    (True, False)
    """
    return _OFFICE.fullmatch(name) is not None


def is_body(name: str) -> bool:
    """Tell whether a list item names a body: a level, place or central body before a head, or a firm's or people's organisation's head.

    >>> is_body("县财政局"), is_body("农业农村"), is_body("团县委"), is_body("辖内各金融企业")
    (True, False, True, True)
    """
    if not 2 <= len(name) <= 45 or NO_BODY.search(name):
        return False
    if NATIONAL.fullmatch(name) or PEOPLES.fullmatch(name):
        return True
    if _STRONG.search(name) or AGENCY.fullmatch(name):
        return True
    opens = _QUALIFIED.match(name) is not None or any(by_name(name[:length]) for length in (2, 3))
    return opens and GENERIC_HEAD.search(name) is not None


_STRONG: Final = re.compile(
    r"(?:局|委员会|管委会|人民政府|政府|办公室|公司|集团|银行|支行|分行|农发行|农商行|[工农建中]行|信用社|医院|大学|学院|法院|检察院|人武部|武警[\u4e00-\u9fff]{0,2}队|总工会|工商联|妇联|科协|残联|文联|侨联|社科联|红十字会|法学会|供销社|联合社|书店|办事处|管理段|公路段|[^中]中心(?<!文化中心)|研究室|支队|大队|海关|团委|共青团|工会|党校|领导小组|指挥部|北站|火车站|协会|商会|管理处|总站|总队|^[镇乡]人大|电视台|日报社|档案馆)(?:（[^（）]*）)?$"
)
_QUALIFIED: Final = re.compile(
    rf"^(?:各|有关|相关|驻|辖|全[县市省区]|团(?=[县市省区州]委)|国务院|国家|中国|中央|首都|{LEVEL}|[{_HAN}]{{1,8}}(?:{LEVEL}))"
)
