"""Figures that are no goals: subsidies and rates, thresholds, what a project reaches or covers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from govgraph.extract.records import Mention

_GIVEN: Final = re.compile(
    r"补助|补贴(?!性)|奖励|奖补|贴息|资助|罚款|处以(?![上下内外])|减免|减按|免收|免征|返还|租金|房租|保险费|(?<!担)保费|失业保险"
    r"|补偿比例|利率|LPR|每人每|给予|额度|满分|得分|加分|减分|分值|保证金|首付|(?<!累)计提|提取|股权|持股|赔偿|赔付|报销"
    r"|限额(?!以)|不得|罚|应当|法律|抽样|抽检比例|应缴|缴纳|裁员|年满|入职|津贴|收取|扣\d|扣分|[得计加记]\d+(?:\.\d+)?分|加记|得(?:基础|绩效)分|考核年度"
)
_PUBLIC_STANDARD: Final = re.compile(r"(?:标准|补助|养老金|津贴|补贴|最低工资)$")
_CREDIT: Final = re.compile(
    r"(?:确保|力争)[^，。；]{0,16}(?:利率|融资成本|费率)(?:低于|降至|下降|降低|控制在|不高于|不超过)|新增[^，。；]{0,8}额度"
)
"""What is aimed at for lending (确保贷款利率低于3%, 新增担保贷款额度2000万元), though rates and sums are else only given."""
_AIMED: Final = re.compile(r"需|力争|确保|要(?=完成)")
_MODIFIES: Final = re.compile(r"的?(?:政策|措施|意见|举措)|的(?!目标|任务|基础上|要求|水平|速度|比例|幅度|增速|规模)")
_REACH: Final = re.compile(
    r"(?:惠及|覆盖(?!率|面)|涉及|服务人口|受益)[^，、率比占]{0,10}$|(?:共|包括|包含|其中|分为|含|每|占地|占地面积"
    r"|总建筑面积|建筑面积|库容|日处理|年处理|年产|处理能力|坝高|(?:建成|投产|达产)后[^，]{0,12}|可达?|总长|全长|作为|未(?:能|有)?(?:超过|达到|突破)?)$"
)
_VAGUE_UNIT: Final = re.compile(
    r"^(?:类|种|期|届|层|级|岁|周岁|位|面|本|册|篇|款|起|例|次|方|度|克|升|毫米|厘米|米|千伏|千伏安|段|班|对|块|片"
    r"|组|口|单|笔|步|首|兆)(?![\w/])"
)
_SETS: Final = ("组", "面", "块", "口")
_MANY: Final = 20  # so many sets or pieces are things to be made (语音提示设施60组), not steps or sides
_DURATION_NAME: Final = re.compile(r"(?:时间|周期|时限|时长|天数|期限|寿命|年限|优良天|天)$")
_SHORTENED: Final = re.compile(r"(?:压缩|缩短|压减|控制|减少|增加|达到?|提高|延长)(?:到|至|在)?$")
_SHARE: Final = re.compile(r"(?:每|单|平均每|最高|累计|人均每)[\u4e00-\u9fff]{0,2}")
_SIZE: Final = re.compile(
    r"[^，。；]*(?:单个|单体|单项)[^，。；]*(?:投资|规模|面积|产值)|(?!建设用地总?规模$)(?:总|建设总?|总?建筑|占地|规划|用地|总建设|总用地)*(?:面积|规模)|(?:项目)?总?投资(?:规模|总额|估算)?|.*?(?:超(?:年度)?计划|超(?:过)?(?:[时序]序|时间)进度|预期目标)"
)
_CLASS: Final = re.compile(
    r"(?:或|及)?(?:[\d.]+[万亿]*(?:美元|元))?(?:以上|以下)?的?[^，。；、：\d]{0,6}(?:项目|企业|产业|集群|园区|强[县镇村]|[级以]上|以下)"
)
_SORTED_SHARE: Final = re.compile(r"[^，。；、：\d]{1,16}?(?:比例|占比|比重|率)(?!先)")
_THING: Final = re.compile(r"的?[\u4e00-\u9fff]{2}")
_COUNTED_WORK: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}(?:大事|实事|好事|事项|方面|工作))(?:项目)?|(?:重点|主要|具体|各项)?工作任务[\u4e00-\u9fff]{0,6}|分解"
)
_TOTAL: Final = re.compile(r"总投资$|^总装机|投资总规模$|建安投资$")
_COUNTED_PROJECTS: Final = re.compile(r"项目$|^投资$|(?:开工|开复工|竣工|完成|投产)率$|^[\u4e00-\u9fff]{2,8}类$|入选$")
_NUMBERING: Final = 4  # code points of an item's number
_SIZE_OF_WORKS: Final = re.compile(
    r"(?:主要)?建设(?:规模|内容)(?:(?:及|和|与)(?:建设|主要)?(?:规模|内容))?(?P<label>为?：)?"
)
_INDICATOR: Final = re.compile(
    r"新增.+$|^每(?:百|千|万|十万)|^人均.+|寿命$|(?:就业|率|增加值|收入|产量|数量|总数|零售额|进出口|进出口总额|强度|占比|比重|涨幅|增速|生产能力|成交额|实际使用外资|交易额|销售额|吞吐量|周转量|发电量|成果)$"
)

_WORK: Final = re.compile(r"[\u4e00-\u9fff]{3}(?:建设|改造|治理|整治|修复)$")


def is_given(clause: str, raised: str) -> bool:
    """Tell whether a clause speaks of what is given, charged or required (补助 利率 不得…).

    ``raised``: the indicator that a word of level or change joins to the figure; raising a public standard
    (低保标准提高6%) is a goal all the same.
    """
    if _GIVEN.search(clause) is None or _PUBLIC_STANDARD.search(raised) is not None:
        return False
    return _CREDIT.search(clause) is None


def modifies(following: str) -> bool:
    """Tell whether a quantity only describes the noun behind it (超过5000吨的企业, 20条政策措施)."""
    return _MODIFIES.match(following) is not None


def is_vague(quantity: Mention, before: str) -> bool:
    """Tell whether a quantity counts kinds, sizes, ages or steps rather than output (六类, 三期, 0.6米)."""
    unit, value = quantity.attributes["unit"], quantity.attributes["value"]
    if unit in _SETS and isinstance(value, int | float) and value >= _MANY:
        return False
    return isinstance(unit, str) and _VAGUE_UNIT.match(unit) is not None and "寿命" not in before


def shortens(before: str, name: str) -> bool:
    """Tell whether a duration is itself what a goal is set for (审查周期压缩至4个月), not a term or a deadline."""
    return _DURATION_NAME.search(name) is not None and _SHORTENED.search(before) is not None


def is_reach(before: str) -> bool:
    """Tell whether the words before a figure give a size, a reach or what is not, no output (惠及居民, 总建筑面积, 未超过)."""
    return _REACH.search(before) is not None


def is_size(name: str) -> bool:
    """Tell whether a name is that of a size of something (总建筑面积, 总投资规模) or of progress (超时序进度), not a goal's."""
    return _SIZE.fullmatch(name) is not None and name not in ("投资", "总投资")


def is_size_of_works(quantity: Mention, text: str, paragraph: int) -> bool:
    """Tell whether a figure stands under the label of a project's size (建设规模：改造管网35公里，…), which is the project's."""
    if quantity.label not in ("count", "measure", "rate"):
        return False
    label = _SIZE_OF_WORKS.search(text, paragraph, quantity.span.start)
    return label is not None and (label["label"] is not None or label.start() - paragraph <= _NUMBERING)


def is_class(quantity: Mention, text: str, end: int) -> bool:
    """Tell whether a figure only sorts what is counted behind it (10亿元以上项目6个, 十亿元企业30家, 50头以上养殖比例)."""
    if _sorts_share(quantity, text) or _sorts_size(quantity, text):
        return True
    if quantity.label != "money":
        return quantity.attributes["unit"] in ("岁", "周岁") and text[end : end + 1] not in "，。；、："
    return _CLASS.match(text, end) is not None


def _sorts_share(quantity: Mention, text: str) -> bool:
    """Tell whether a figure only sorts what a share is of (年出栏50头以上规模养殖比例达到40%)."""
    bounded = quantity.text.endswith(("以上", "以下"))
    return bounded and _SORTED_SHARE.match(text, quantity.span.end) is not None


def _sorts_size(quantity: Mention, text: str) -> bool:
    """Tell whether a figure only says of which size things are (10蒸吨/小时及以下燃煤锅炉, 220千伏及以上变电站)."""
    sized = quantity.label in ("measure", "rate") and quantity.text.endswith(("及以上", "及以下"))
    return sized and _THING.match(text, quantity.span.end) is not None


def is_counted_work(name: str) -> bool:
    """Tell whether what is counted are the tasks of the text itself (15件民生实事, 6个方面工作), not an output."""
    return _COUNTED_WORK.fullmatch(name) is not None


def is_news_of_projects(name: str, verb: str | None, before: str) -> bool:
    """Tell whether news of projects count or sum them up by this name (其中，产业类项目6个，总投资8亿元).

    ``verb``: the word of production before the name, ``before``: the clause up to the figure; what is made (实施重点项目64个) is no news.
    """
    if _TOTAL.search(name):
        return True
    if name == "投资" and verb == "完成" and _AIMED.search(before) is not None:
        return False  # 今年需完成投资3亿元
    return _COUNTED_PROJECTS.search(name) is not None and (
        verb is None or name in ("项目", "投资") or name.endswith("类")
    )


def is_share(name: str) -> bool:
    """Tell whether what should name an indicator only says how a figure is shared out (每辆, 最高)."""
    return _SHARE.fullmatch(name) is not None


def is_work(name: str) -> bool:
    """Tell whether a name is that of works, of which so much is planned (农村河道治理, 管网改造)."""
    return _WORK.search(name) is not None


def names_indicator(name: str) -> bool:
    """Tell whether a name is that of an indicator whatever stands around it (城镇调查失业率, 城镇新增就业)."""
    return _INDICATOR.search(name) is not None


_AFTER_LEVEL: Final = re.compile(
    r"[，。；、：！？）\n及并与”|]|和(?!美|谐|平|睦)|以[上下内]|$|（|…| |建设|改造|任务|的目标|的任务|目标|安排|修复"
    r"|治理|工程建设|整治"
)


def ends_level(text: str, end: int) -> bool:
    """Tell whether a figure that ends here ends what is said, so that its indicator stands before it."""
    return _AFTER_LEVEL.match(text, end) is not None


def sorting_figures(quantities: Iterable[Mention]) -> dict[int, int]:
    """Return where figures begin and end that only sort what the figure right before them counts (230个50户以上村寨)."""
    printed = list(quantities)
    ends = {item.span.end for item in printed}
    return {
        item.span.start: item.span.end
        for item in printed
        if item.span.start in ends and item.text.endswith(("以上", "以下", "千伏"))
    }


_INVESTMENT: Final = re.compile(
    r"(?:总|概算|估算|计划|累计|已|项目|静态|动态)?(?:投资|总投资|造价|估算|概算|资金|贷款|注册资本|金额)(?:额|约)?$"
)
_INVESTED: Final = re.compile(r"(?:完成|争取|吸引|落实|到位|拉动|带动|撬动)[^，。；]{0,8}$")
_GROSS: Final = re.compile(r"(?:固定资产|工业|民间|预算内|技改|技术改造|基础设施|房地产|产业)投资$")


def is_cost(name: str, before: str) -> bool:
    """Tell whether a sum of money by this name is what works cost (总投资), not what is to be invested (完成投资, 工业投资)."""
    return _INVESTMENT.search(name) is not None and not (_INVESTED.search(before) or _GROSS.search(name))
