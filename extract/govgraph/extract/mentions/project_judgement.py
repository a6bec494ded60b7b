"""Which items of a phrase are particular projects, by what they end in, what they begin with and what is done to them."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.project_forms import (
    CAPACITY,
    QUOTED,
    begins_named,
    ends_built,
    ends_in_action,
    is_bare,
    is_excluded,
    is_led_through,
    is_listed_street,
    is_placed,
    is_site,
    is_street,
    is_stretch,
    is_strong,
)
from govgraph.extract.mentions.project_phrases import Phrase
from govgraph.extract.mentions.project_sums import ENTRY, news_sum, sum_after
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Span

_BY_NAME: Final = re.compile(r"项目|工程|投资|[：:]")
_QUOTED_WORKS: Final = re.compile(r"“[^“”、]{2,10}”[\u4e00-\u9fff]{2,8}工程")
"""Works with a motto in front, which a list calls projects (“一河两岸”贯通工程)."""
_PHASE: Final = re.compile(r"[一二三四五]期$")
_IS_STAGE: Final = re.compile(r"[\u4e00-\u9fff]{3,}[一二三四五]期(?:（[^（）]{1,10}）)?")
"""One stage of what has a name (柳溪河二期), which only a project has."""
_IS_LINE: Final = re.compile(r"开工(?=\n|$)")
PLAIN_HEAD: Final = re.compile(
    r"(?:国家|重点|重大|标志性|产业|省级|市级|县级|续建|在建|新建|交通|水利|电力|电网|电源|文旅|城建|外资|合作|国际|能源|基础设施|建设|改造|民生|工业|投资|转型|签约|储备|大|好|省|市|县|亿元以上|百亿级|十亿级)*(?:项目|工程|任务|工作)"
)
"""The head of a list that says no more than that its items are projects (重点项目)."""
_ALL_OF_THEM: Final = ("项目有", "工程有", "分别是", "分别为", "项目为")
"""What introduces a list without 等: all that is meant."""
_CONJOINED: Final = re.compile(r"[、和及]")
_AREA: Final = re.compile(r"(?:开发区|经开区|高新区|园区|县城|城区|新区|主城区|老城区)")
_LOCAL: Final = re.compile(r"(?:县域|县城|城区)[\u4e00-\u9fff]{4,}项目$")
_OWNED: Final = re.compile(r"[\u4e00-\u9fff]{2,8}(?:集团|公司|股份)[\u4e00-\u9fff]{3,}")
_DONE_TO_STREETS: Final = re.compile(
    r"(?:市政|城市|城区)?(?:道路|路|街巷|街道|街|河道|河)(?P<done>[\u4e00-\u9fff]{2,8})"
)
_TELLING: Final = 7  # code points of a name that tells enough beside one that names a place or an owner
_OF_STREETS: Final = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?:道路|街巷|小街小巷|干道|断头路)(?:建设|改造|提升|大修)*(?:项目|工程)?$"
)
"""The head of a list of streets: 城市道路建设项目."""
_PROGRAMME: Final = re.compile(
    r"(?:发展|促进|培育|突破|倍增|赋能|振兴|校长|名师|人才|强基|引领|传承利用|传承发展|能力(?:一体化)?(?:提升|建设)|兴[\u4e00-\u9fff])工程$"
)
"""A programme that calls itself 工程, though it builds nothing (就业促进工程)."""
_NATURAL: Final = frozenset("河湖海江沟溪谷山岭泉川")
OF_LINES: Final = re.compile(r"(?:高铁|铁路|高速公路|高速|城际)$")
_LONGEST_HEAD: Final = 20  # code points of a head that completes a name
_STATUSES: Final = re.compile(
    r"开工|投产|投运|投用|建成|通车|竣工|前期|施工|建设|入库|运营|推进|使用|通水|蓄水|并网|落地|完工|交付|开放|投入|签约|进展|完成|阶段|贯通|封顶|核准|招生"
)


def says_something(text: str, phrase: Phrase) -> bool:
    """Tell whether a phrase can hold a project at all: it does something, ends in something, or calls one by name."""
    if not phrase.trigger and text.startswith("在", phrase.items.start):
        return False  # 在甲景区、乙古镇实施系列项目建设: where it is done
    if phrase.trigger or phrase.outcome or phrase.counted:
        return True
    if ENTRY.search(text, max(0, phrase.items.start - 8), phrase.items.start):
        return True
    return _BY_NAME.search(text, max(0, phrase.items.start - 12), min(len(text), phrase.items.end + 12)) is not None


def may_be(text: str, name: Span) -> bool:
    """Tell cheaply whether an item ends like a project at all."""
    printed = text[name.start : name.end]
    return is_strong(printed) or ends_built(printed) or ends_in_action(printed) or is_stretch(printed)


def accepts(wording: Wording, phrase: Phrase, name: Span, invested: bool, others: list[Span]) -> bool:
    """Tell whether an item is a particular project."""
    text = wording.text
    printed = text[name.start : name.end]
    if is_excluded(wording, name):
        return False
    if invested:
        return len(printed) >= 3
    named = begins_named(wording, name)
    if is_strong(printed):
        return _accepts_strong(wording, phrase, name, named, others)
    if named and phrase.trigger and not phrase.listing and _IS_STAGE.fullmatch(printed):
        return True
    if printed.startswith("“") and not ends_built(printed):
        return False  # “双一流”建设和优质本科扩容
    if phrase.counted and wording.is_division(name.start, name.end) and not typed_head(wording, phrase, name):
        return False  # 甲、乙等6个…工程, where only towns are named
    measured = CAPACITY.search(printed) is not None
    if phrase.counted and not named and any(begins_named(wording, other) for other in others if len(other)):
        plain = PLAIN_HEAD.fullmatch(phrase.head) is not None and phrase.trigger != "" and not phrase.listing
        named = is_stretch(printed) or (plain and len(printed) >= _TELLING and ends_built(printed))
    if phrase.counted and _OF_STREETS.search(phrase.head) and is_listed_street(printed):
        return named or len(others) > 1
    if phrase.counted and phrase.head.endswith(("项目", "工程", "任务")):
        if phrase.listing and not any(is_placed(wording, other) for other in others if len(other)):
            return named and phrase.trigger == "以" and bool(phrase.outcome)
        if phrase.head.startswith("地") and is_bare(wording, name):
            return False  # 甲镇、乙乡等地光伏项目: no particular ones
        return named or (measured and len(printed) >= 6)
    built, acted = ends_built(printed) or is_led_through(printed), ends_in_action(printed)
    if phrase.listing and phrase.trigger.endswith(_ALL_OF_THEM):
        return named and (built or acted)
    if phrase.listing:
        return (
            phrase.counted
            and not phrase.head
            and named
            and (built or acted)
            and "项目" in text[phrase.sentence : name.start]
        )
    if is_street(_PHASE.sub("", printed)) and (phrase.outcome or phrase.builds or phrase.trigger.startswith("改造")):
        return named or len(others) > 1
    if is_stretch(printed) and (phrase.outcome or phrase.builds):
        return named or len(others) > 1
    if not named and phrase.builds and built and len(printed) >= _TELLING:
        named = any(
            text.startswith(printed[-2:], one.end - 2) and is_placed(wording, one) for one in others if one != name
        )
    if not named:
        return bool(measured and built and phrase.builds and _AREA.match(printed))
    by_head = phrase.counted and (ends_built(phrase.head) or ends_in_action(phrase.head))
    if by_head and printed.endswith(("所", "公司", "集团", "大学")):
        return False  # 甲研究所、乙大学等中试平台: whose they are
    if by_head and not built and not acted and is_bare(wording, name) and not typed_head(wording, phrase, name):
        return False
    if phrase.trigger:
        done = (
            phrase.builds or bool(phrase.outcome) or any(is_strong(text[other.start : other.end]) for other in others)
        )
        done = done or phrase.trigger.endswith("改造") or text.startswith("建设", name.end)
        beside_works = phrase.counted and any(ends_in_action(text[one.start : one.end]) for one in others)
        done = done or (beside_works and is_placed(wording, name))  # 抓好甲电厂、乙电网改造等
        done = done or (phrase.counted and OF_LINES.search(phrase.head) is not None)  # 加快甲、乙等6条高铁
        return acted or ((built or by_head) and done) or (by_head and ends_in_action(phrase.head))
    if _STATUSES.search(phrase.outcome) is not None:
        return built or acted or by_head
    if (
        ENTRY.search(text, max(0, name.start - 8), name.start)
        and text[name.end : name.end + 1] in "：:，。"
        and (built or acted)
    ):
        return (
            is_placed(wording, name)
            and "投资" in text[name.end : text.find("\n", name.end) if "\n" in text[name.end :] else len(text)]
        )
    if phrase.counted and built and _is_owned(text, name, others):
        return True
    return built and (sum_after(text, name, len(others)) is not None or news_sum(text, name.start) is not None)


def _is_owned(text: str, name: Span, others: list[Span]) -> bool:
    """Tell whether a firm's building stands in a list of projects (甲集团白酒项目、乙集团物流园区等)."""
    company = [other for other in others if other != name and is_strong(text[other.start : other.end])]
    return len(company) > 1 and _OWNED.match(text, name.start, name.end) is not None


def _accepts_strong(wording: Wording, phrase: Phrase, name: Span, named: bool, others: list[Span]) -> bool:
    """Tell whether …项目 or …工程 is a particular one."""
    text = wording.text
    printed = text[name.start : name.end]
    if PLAIN_HEAD.fullmatch(printed) or _PROGRAMME.search(printed):
        return False
    if printed.startswith("“"):
        works = phrase.counted and _QUOTED_WORKS.fullmatch(printed) and PLAIN_HEAD.fullmatch(phrase.head)
        return bool(phrase.trigger and (works or QUOTED.fullmatch(printed)))
    measured = CAPACITY.search(printed) is not None
    if not phrase.trigger and not phrase.outcome and not phrase.counted:
        priced = sum_after(text, name, len(others)) is not None
        beside = any(is_strong(text[one.start : one.end]) and is_placed(wording, one) for one in others if one != name)
        return (is_placed(wording, name) or priced or beside) and (named or measured)
    if named or measured:
        return True
    if _LOCAL.fullmatch(printed) and phrase.trigger and ends_built(printed.removesuffix("项目")):
        return True
    if len(printed) < 8 or not printed.endswith("项目"):
        return False
    company = [other for other in others if other != name and is_strong(text[other.start : other.end])]
    if phrase.outcome == "开工" and _IS_LINE.match(text, name.end) and text[name.start - 1 : name.start] in ("", "\n"):
        return True  # a line of its own in the news of a day
    beside = any(begins_named(wording, other) or CAPACITY.search(text[other.start : other.end]) for other in company)
    return beside or (phrase.trigger.startswith("启动") and len(others) == 1)


def typed_head(wording: Wording, phrase: Phrase, name: Span) -> str:
    """Return the typed head that a bare item lacks (甲、乙等4条高速公路 -> 甲高速公路), or nothing."""
    head = phrase.head
    printed = wording.text[name.start : name.end]
    stretch = is_stretch(printed) and not ends_in_action(printed)
    if not phrase.counted or not head or PLAIN_HEAD.fullmatch(head) or not (stretch or is_bare(wording, name)):
        return ""
    if is_site(wording, name) and (done := _DONE_TO_STREETS.fullmatch(head)) is not None:
        return done["done"] if ends_in_action(head) else ""  # 甲路等5条路|雨污分流改造
    named_after = printed[-1] in _NATURAL and ends_built(head)  # 甲河、乙等煤矿: 甲河煤矿
    if (is_site(wording, name) and not stretch and not named_after) or not (
        ends_built(head) or is_strong(head) or (ends_in_action(head) and len(head) > 4)
    ):
        return ""
    return head if len(head) <= _LONGEST_HEAD and not _CONJOINED.search(head) else ""
