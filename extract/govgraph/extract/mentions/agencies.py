"""How Chinese public bodies are named: level or place, field of work, head.

The words are those of the general vocabulary of public administration: the departments of the State Council
(国务院机构设置), their provincial and county counterparts, party organs and people's organisations. No body of any one place
is listed.
"""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.lexicon import any_of, read_words

_FIELD: Final = any_of(read_words("fields.txt"))

_ONLY_BUREAUS: Final = any_of(read_words("bureau_fields.txt"))
_ONLY_OFFICES: Final = any_of(read_words("office_fields.txt"))

LEVEL: Final = "省|市|县|区|州|盟|旗|镇|乡|街道|自治区|自治州|兵团|师市|新区|开发区|经开区|高新区"


_HEAD: Final = any_of(read_words("heads.txt"))

AGENCY: Final = re.compile(
    rf"(?:(?:(?:{_FIELD})[和与]?){{1,3}}(?:{_HEAD})|(?:{_ONLY_BUREAUS})(?:局|厅|委员会|委)|(?:{_ONLY_OFFICES})(?:办公室|办))(?![长员领])(?!(?<=办)[法理事公案学好结])(?!(?<=委)[员托派任])(?!(?<=处)[理置于罚分])(?!(?<=社)[会区])(?!(?<=所)[有在需])(?!(?<=部)[门分署])(?!(?<=院)[士校])"
)
"""Field and head, to be read just after a level or a place: 发展和改革局, 数据局, 畜牧业发展中心."""

COUNCIL: Final = re.compile(
    r"(?:人大(?:常委会)?(?:(?![省市县区州代机常和及])[\u4e00-\u9fff]){2,8}?(?:委员会|工委)(?!委员)"
    r"|(?:第?[一二三四五六七八九十]{1,3}届)?(?:人民代表大会常务委员会|人大常委会)|第?[一二三四五六七八九十]{1,3}届人民代表大会(?![一第代])|人民代表大会(?!代表|和)|人大(?!代表|[一二三四五六七八九十]+次)|政协(?:(?:(?![省市县区州领机])[\u4e00-\u9fff]){2,12}?委员会(?!委员))?(?!委员|[一二三四五六七八九十]+次)|纪委监委|纪委办|纪委|监委|监察委员会|监察委|人民政府|政府|委员会(?=办公)|(?:党)?工委|纪委(?:监委)?驻[\u4e00-\u9fff]{2,12}?纪检(?:监察)?组|委(?:(?![省市县区和及会])[\u4e00-\u9fff]){2,10}委员会|直(?:属)?机关(?:党)?(?:工委|工作委员会)|委[省市县区]政府(?:督查室|研究室|办公室)|府办|党委|委)"
    r"(?:代表资格审查委员会|[\u4e00-\u9fff]{2,6}工作委员会|党组|办公厅|办公室|组织部|宣传部|统战部|统一战线工作部|政法委员会|政法委|社会工作部|社工部|网信办|编办|编委办|人才办|老干部局|党校|督查室|研究室|政研室|改革办|农办|信访局|文明办|直属机关工委|直工委|机关工委|巡察办|巡视办|外办|台办|财经办|军民融合办|国安办|党史研究室|新闻办|办(?![法事公理学结好案]))?"
)
"""What follows a level or a place for the organs of party, government, congress and conference: 委, 委组织部, 政府办公室."""

COURT: Final = re.compile(
    r"(?:高级|中级)?(?:人民)?(?:法院|检察院)|[高中]院(?![长士校])|人武部|人民武装部|军分区|武警[\u4e00-\u9fff]{0,2}[总支大中]队"
)

PEOPLES: Final = re.compile(
    r"总工会|妇女联合会|妇联|科学技术协会|科协|文学艺术界联合会|文联|残疾人联合会|残联|工商业联合会|工商联|归国华侨联合会|侨联|红十字会|法学会|贸促会|社科联|作协|计生协会|慈善总会|关工委"
)

UTILITY: Final = re.compile(
    r"人民银行|农商银行|农村商业银行|农发行|农业银行|工商银行|建设银行|邮储银行|邮政储蓄银行|农信社|农信联社|信用联社|(?:供电|烟草|邮政|石油|电力|供水|自来水|热力|燃气|通信|移动|联通|电信|铁塔|国运|国投|城投|交投|文旅|公交|粮油|盐业|煤炭|新华)(?:集团)?(?:有限)?(?:分)?公司|新华书店|供电公司|医疗集团"
)

SERVICE: Final = re.compile(
    r"(?:安委会|安全生产委员会|防汛抗旱指挥部|防灭火指挥部)(?:办公室)?|安委办|防汛办|食安委|食安办|禁毒委|双拥办|河长办|林长办|消安委|(?:第[一二三四五六七八九十\d]{1,2})?(?:人民|中心|妇幼保健|中西医结合|传染病|精神卫生|中)?医院|妇幼保健(?:计划生育服务中心|院)|疾控中心|疾病预防控制中心|社会福利(?:中心|院)|中心敬老院|敬老院|职教中心|职业中学|实验(?:中学|小学)|第?[一二三四五六七八九十]中学?(?=[、，。校])|委党校|党校|开放大学|公证处|殡仪馆|海关(?!总署|特殊|监管)|中心(?:小学|学校|幼儿园|卫生院)|直属机关工委"
)

MINISTRIES: Final = tuple(sorted(read_words("ministries.txt")))
"""Central bodies, in full and as documents shorten them (国务院组成部门, 直属机构, 部委管理的国家局, 党中央部门), past ones included."""

CENTRAL: Final = ("国务院办公厅", "国务院", "党中央", "中共中央办公厅", "中共中央", "中央办公厅", "中办", "国办")

_KINDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("government", re.compile(r"人民银行|^人行|[证银保]监[会局]$|银保监分局$")),
    (
        "company",
        re.compile(
            r"(?:公司|银行).{0,10}(?:分行|支行|办事处|办公室|营业部|[^管]处)$|[^国家]铁路局(?:集团)?$|^中[铁建交冶].{1,3}局"
        ),
    ),
    ("government", re.compile(r"人大.*工委$")),
    (
        "party",
        re.compile(r"纪检(?:监察)?组$|党(?:总)?支部$|委政研室$|^中直|(?<!关)工委$|机关工委$|^中共.*委(?:员会)?$"),
    ),
    ("other", re.compile(r"政协(?:办公厅|办公室|.{2,12}委员会)?$|村民委员会$")),
    ("government", re.compile(r"(?<!中央)(?<!委)(?:编办|编委办|农办)$|政府.{0,2}研究室$|[\u4e00-\u9fff]科$")),
    ("institution", re.compile(r"[社农林]科院$|[调][查]院$|[\u4e00-\u9fff]{2}剧院$|检[验测]所$|基金理事会$")),
    ("justice", re.compile(r"^[\u4e00-\u9fff]{0,6}[省市区州][高中]院$")),
    (
        "collective",
        re.compile(
            r"^各(?!级).*|各省、|^驻.{1,8}各|(?:有关|相关|各|其他)[^、]{0,6}(?:单位|部门|机构|司局|处室|科室|委员会)$|、.*(?:单位|部门)$"
        ),
    ),
    ("coordination_body", re.compile(r"奥组委$|筹委会$")),
    ("people's_organisation", re.compile(r"^团[省市县区州旗]委$|^团中央$")),
    (
        "coordination_body",
        re.compile(
            r"(?:领导小组|协调小组|工作小组|工作组|调查组|[督检巡]查组|督导组|协调组|协调委|联防联控机制|组织委员会|筹备委员会|专家组|专班|指挥部|联席会议|协调机制|协调委员会|咨询委员会|安委会|安委办|安全生产委员会|消防安全委员会|防灭火指挥部|组委会)(?:办公室)?$"
        ),
    ),
    (
        "collective",
        re.compile(
            r"^(?:各|有关|相关|其他|所有|辖区|辖内|驻.{1,3}(?:有关|各)|[县市省区州]直(?:各|有关|相关|机关(?=各|单位)|.{0,4}单位)|中央和|[县市省区]属)|(?:有关|相关|各)(?:工作部门|直属|部委|委|部门|单位|乡镇|乡|镇|地区|机构|企业|方面)|等(?:有关|相关)?(?:部门|单位)$|(?:成员|责任|配合|牵头)单位$"
        ),
    ),
    ("military", re.compile(r"(?:人武部|人民武装部|武警.{0,4}|军分区|警备区|部队|中央军委.*|预备役.*)$")),
    ("justice", re.compile(r"(?:法院|检察院|最高法|最高检)$")),
    (
        "party",
        re.compile(
            r"(?:^|[省市县区州盟旗国])(?:委)$|(?:党中央|中共中央.*|中组部|中宣部|中央[\u4e00-\u9fff]{2,5}|中办|党组|党委|(?<!关)工委|机关工委|组织部|宣传部|统战部|政法委(?:员会)?|纪委(?:监委)?|编办|编委办|人才办|网信办|文明办|农办|改革办|老干部局|社会工作部|社工部|直工委|[省市县区州]委(?:办公厅|办公室|办|.{2,10}委员会(?:办公室)?|.{0,4}研究室|员会|.{0,3}局|党史.{0,4}|信访局|督查室|.{1,4}部|.{1,4}办))$"
        ),
    ),
    (
        "people's_organisation",
        re.compile(
            r"(?:总工会|工会|妇联|妇女联合会|共青团|团委|^团[省市县区州旗]委|团中央|共青团.{0,6}委(?:员会)?|科协|文联|残联|工商联|侨联|社科联|作协|台联|记协|红十字会|法学会|[协学商]会|联合会|贸促会|基金会|[^商]总会|慈善总会|(?<!机)关工委|科学技术协会)$"
        ),
    ),
    ("hospital", re.compile(r"(?:医院|卫生院|医疗集团|保健院|卫生室|医疗中心|急救中心|血站)$")),
    (
        "school",
        re.compile(
            r"(?:大学|(?<!科)学院|学校|中学|小学|幼儿园|党校|职校|技校|职业中专|教育集团|[一二三四五六七八九十]中|国学院|农大|高中)$"
        ),
    ),
    (
        "other",
        re.compile(r"(?:供销合作社(?:联合社)?|供销社|联合社|供销合作总社|合作社|常务会议|火车站|北站|南站|东站|西站)$"),
    ),
    (
        "company",
        re.compile(
            r"(?:公司|集团|银行|支行(?<!中心支行)|农商行|信用社|信用联社|书店|电厂|煤业|煤矿|酒店|厂|国家电网|超市|商场|农发行|国开行|企业|铁塔|保险)$"
        ),
    ),
    ("government", re.compile(r"(?:国务院|人大常委会|人民代表大会.*|人大|新华社)$")),
    (
        "institution",
        re.compile(
            r"(?:科学院|工程院|中心|研究院|研究所|研究室|设计院|科学院|工程院|图书馆|博物馆|档案馆|文化馆|美术馆|展览馆|体育馆|管理段|公路段|敬老院|福利院|养老院|工作站|气象站|服务站|监测站|推广站|检测院|[\u4e00-\u9fff]馆|大队部|养护段|林场|水管站|总台|报社|电视台|日报社|事务所)$"
        ),
    ),
    (
        "government",
        re.compile(
            r"(?:政府|国务院|办公厅|办公室|局|厅|部|委|委员会|署|总队|支队|大队|中队|办事处|街道办|街道|管委会|海关|办|机关|派出所|司|经开区|开发区|高新区|兵团|新区|园区|示范区|自贸区|服务区|保税区|支行|处|院|社区|所|行|部门|室|站|队)$"
        ),
    ),
    ("coordination_body", re.compile(r"[\u4e00-\u9fff]{4,}组$")),
)


def organization_kind(name: str) -> str:
    """Return the kind of an organisation by the form of its name (contract: org_mention).

    >>> organization_kind("县委组织部"), organization_kind("县畜牧业发展中心"), organization_kind("各乡镇人民政府")
    ('party', 'institution', 'collective')
    """
    bare = re.sub(r"（[^（）]*）$", "", name)
    return next((kind for kind, pattern in _KINDS if pattern.search(bare)), "other")
