"""How a document speaks of figures, told from its title, its first line or what it hands out.

The same figure is a goal in a plan (方案), a threshold in a regulation (办法) and a fact in the news.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from govgraph.extract.records import Document


class Regime(StrEnum):
    """How a document speaks of figures."""

    PLAN = "plan"  # 方案 计划 意见: figures are goals unless marked as past
    REPORT = "report"  # 政府工作报告: figures are goals outside the review
    RULE = "rule"  # 办法 规定 条例: figures are thresholds unless a future year is printed
    OTHER = "other"  # 通知 函 通报 批复, news, fragments: figures are facts unless marked or announced as goals


_REPORT: Final = re.compile(
    r"政府工作(?:的)?报告(?!》?[\u4e00-\u9fff]{0,10}(?:分工|分解|责任))|(?:社会|经济)发展计划(?:执行情况|草案)[^，。]{0,24}报告"
)
_CITED: Final = re.compile(r"《[^《》\n]{0,60}》")
_DERIVED: Final = re.compile(r"分工|分解|方案|责任|贯彻|落实|任务")
_RULE: Final = re.compile(
    r"(?:办法|规定|细则|条例|规则|规范|制度|标准|章程|指南|流程|清单|名录|目录)(?:[（《》）\w]{0,8})?$"
)
_PLAN: Final = re.compile(
    r"方案|计划|规划|行动|要点|措施|意见|任务|目标|分工|安排|政策|举措|纲要|若干|实施|工作的通知|条政策|十条"
)
_NAMED_PLAN: Final = re.compile(
    r"(?:方案|计划|规划|要点|措施|意见|任务|目标|安排|政策|举措|纲要|实事(?:项目)?|(?:分解|分工|责任|任务)(?:一览)?表|[12]\d{3}年(?:的)?(?:重点|主要)?工作)"
    r"(?:（[^（）]{0,20}）)?》?$"
)
_HELP: Final = re.compile(
    r"(?:纾困|稳定|促进|支持|帮扶|扶持|推动|加快)[^，。]{0,24}(?:增长|发展|解难|复苏)[^，。]{0,6}细则"
)
"""Measures to help the economy, though they are called rules in detail (促进经济增长的实施细则)."""
_LIVELIHOOD: Final = re.compile(r"[12]\d{3}年[^，。；]{0,16}实事(?!求是)")
"""A list of what is done for the people in a year, though it be called a list (清单)."""
_PURPOSE: Final = re.compile(
    r"(?:制定|制订|提出|采取)(?:本|此|如下|以下|该|了以下|了如下)(?:[^，。；：\n]{0,8})"
    r"(?:方案|计划|规划|要点|措施|意见|细则|安排|举措|政策|目标)"
)
_TASK_TAIL: Final = re.compile(r"(?:（|^)(?:责任|牵头|主责|负责)(?:单位|部门)[：:]", re.MULTILINE)
_URGES: Final = re.compile(
    r"力争|争取|确保|抓好|办好|做好|抓紧|鼓励|(?<!大力)支持|努力|尽快|早日|继续|切实|着力|大力|加大|进一步|全力|加快|积极|坚持|严格|强化|健全|完善"
    r"|深入(?=推进|实施|开展)|启动|推进|推动"
)
_URGES_ONLY: Final = re.compile(
    r"力争|争取|确保|抓好|办好|做好|抓紧|鼓励|支持|努力|尽快|早日|继续|切实|\d[^，。；、：\d\n]{1,4}左右(?=[，。；、])"
)
"""Words that urge, and figures that leave room (降低3.5%左右), as those of a review do not."""
_TELLS: Final = re.compile(
    r"(?<!部署)(?<!提出)(?<!明确)(?<!确定)了(?!解|结)|已(?!知)|成功|顺利|荣获|获评|评为|位居|居全|同比|累计|先后|圆满|截[至止]|去年|上年|以来|过去|连续[\d一二三四五六七八九十]"
    r"|全面完成|超额|讯|记者|报道|日电|据悉|了解到|出席|召开|举行"
)
"""Words of what was done, and of news."""
_YEAR_IS: Final = re.compile(r"\s*(20\d\d)年是[^。！\n]{4,100}(?:之年|一年)[^。！\n]{0,40}[。！]")
"""What opens a text on the work of a year: 2026年是承上启下之年。"""
_OPENING: Final = 1200  # code points within which a text says what it is for
_HEAD: Final = 200  # code points in which a report says that it is one
_GOAL_HEADING: Final = re.compile(r"主要目标|工作目标|目标任务|总体目标|重点任务|主要任务|预期目标|发展目标")
PROGRESS: Final = re.compile(r"(?:完成|进展|执行|落实)情况")
"""What makes a heading, or a document's subject, one about what was done (主要目标完成情况)."""


def regime_of(document: Document) -> Regime:
    """Return how a document speaks of figures.

    A work report (政府工作报告) says so without brackets; 《政府工作报告》 in a text without title is cited by it.
    """
    titles = "".join(filter(None, (document.title, document.attached_title)))
    name = document.attached_title or document.title or ""
    head = titles or first_line(document)
    reports = _REPORT.search(titles) or _REPORT.search(_CITED.sub("", document.text[:_HEAD]))
    if reports and not _DERIVED.search(head):
        return Regime.REPORT
    if _LIVELIHOOD.search(name) and not PROGRESS.search(name):
        return Regime.PLAN
    if _PLAN.search(document.attached_title or "") or (
        _PLAN.search(titles) and not _RULE.search(name.rstrip("的通知"))
    ):
        return Regime.PLAN
    if _HELP.search(name):
        return Regime.PLAN
    if _RULE.search(re.sub(r"》?的[通公]?[知告]$", "", name)):
        return Regime.RULE
    headings = [section.heading for section in document.sections]
    if any(_GOAL_HEADING.search(heading) and not PROGRESS.search(heading) for heading in headings):
        return Regime.PLAN
    if not titles and _is_plan(document):
        return Regime.PLAN
    return Regime.OTHER


def _is_plan(document: Document) -> bool:
    """Tell whether a text without title is a plan: its first line names one, it says it sets one, or it hands out tasks."""
    if _NAMED_PLAN.search(first_line(document)) or _PURPOSE.search(document.text, 0, _OPENING):
        return True
    return len(_TASK_TAIL.findall(document.text)) > 1 or urges(document.text)


def urges(text: str) -> bool:
    """Tell whether a text urges throughout and tells of nothing done, as an excerpt of the coming work does."""
    urging = len(_URGES_ONLY.findall(text))
    return urging > 2 and len(_URGES.findall(text)) > 7 and len(_TELLS.findall(text)) * 8 < urging


def annual_year(document: Document) -> int | None:
    """Return the year that an annual plan is for: from its titles, a first line that names a plan, or what opens it."""
    if document.title or document.attached_title:
        return only_year(document.attached_title) or only_year(document.title)
    line = first_line(document)
    if _NAMED_PLAN.search(line):
        return only_year(line)
    said = _YEAR_IS.match(document.text)
    return int(said[1]) if said else None


def only_year(title: str | None) -> int | None:
    """Return the year of an annual plan: the only year its title prints (2025年行动计划), or None.

    >>> only_year("云岭县2025年城乡融合发展行动计划"), only_year("云岭县养老服务规划（2023—2027年）")
    (2025, None)
    """
    if title is None:
        return None
    years = set(re.findall(r"(?<!\d)(20\d{2})(?!\d)", title))
    printed = re.search(r"(?<!\d)(20\d{2})年", title)
    return int(printed[1]) if printed and len(years) == 1 else None


def first_line(document: Document) -> str:
    """Return the first line of a text without a recognised title where it reads like one, else the empty string."""
    line = document.text.lstrip("\n").split("\n", 1)[0].rstrip("。")
    return line if len(line) <= 60 and not re.search(r"[，。；：]", line) else ""
