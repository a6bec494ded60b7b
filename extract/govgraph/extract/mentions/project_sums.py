"""What a project costs: investments (总投资4.8亿元), where they stand, and in yuan."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.records import Document, Span

INVESTED: Final = re.compile(
    r"(?:(?:计划|项目|概算|预计|估算|完成|拟)?总?投资(?:额|概算)?(?:约|近|达|超|为|逾)?|(?:计划|预计)投入资金?)"
    r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[万亿]{1,2}元)(?!以上)(?:人民币)?(?:左右)?(?:的|、|，)?"
)
"""An investment as printed, with 的 or a comma behind it; a threshold (5亿元以上) is none."""
_AFTER: Final = re.compile(
    r"(?:涉及|覆盖|位于)[^，。；、\n]{1,20}，|(?:等项目)?(?:建设)?[，。（；]|(?=(?:计划|概算|估算|预计)?总投资)|(?<=项目)|(?<=工程)"
)
_NEWS_SUM: Final = re.compile(r"项目1个、?(?=总投资)")
ENTRY: Final = re.compile(r"(?:^|\n)(?:[（\d一二三四五六七八九十]{1,3}[）.、 ]{0,2})?$")
_OF_THIS: Final = re.compile(r"[^。\n、]{0,16}。(?:该|此)(?:项目|工程)(?=(?:计划|概算|预计|估算)?总投资)")
_SUM: Final = re.compile(r"[，。；：（、 ](?=(?:计划|项目|概算|预计|估算)?总投资)")
_NUMBER_CELL: Final = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])")
_TABLE_HEAD: Final = re.compile(r"投资(?:额|规模)?（(?P<unit>[万亿]元)）")
SUM_IN_BRACKETS: Final = re.compile(r"（[^（）]{0,12}投资[^（）]{1,30}）$")


def invested_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match an investment (总投资4.8亿元的) at an offset."""
    return INVESTED.match(text, start, end)


def yuan(match: re.Match[str]) -> int | float:
    """Return an investment in yuan.

    >>> yuan(re.match(r"(?P<number>[0-9.]+)(?P<unit>[^ ]+)", "0.57亿元"))
    57000000
    """
    factor = {"万元": 10**4, "亿元": 10**8, "万亿元": 10**12}[match["unit"]]
    value = round(float(match["number"]) * factor, 2)
    return int(value) if value == int(value) else value


def sum_after(text: str, name: Span, count: int) -> int | float | None:
    """Return the investment printed behind a single project (甲项目，总投资3亿元), or later in its entry of a list."""
    if count != 1:
        return None
    match = _AFTER.match(text, name.end)
    found = invested_at(text, match.end(), min(len(text), match.end() + 40)) if match else None
    if found is None and ENTRY.search(text, max(0, name.start - 8), name.start):
        line = text.find("\n", name.end)
        later = _SUM.search(text, name.end, min(line if line >= 0 else len(text), name.end + 120))
        found = invested_at(text, later.end(), len(text)) if later else None
    return yuan(found) if found else None


def table_sum(document: Document, name: Span) -> int | float | None:
    """Return the one bare number of a table's row, where the table's head says 总投资（万元）."""
    text, origin = document.text, document.origin
    start, end = text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end)
    end = end if end >= 0 else len(text)
    cells = [
        cell
        for cell in _NUMBER_CELL.finditer(text, name.end, end)
        if origin[cell.start()] - origin[cell.start() - 1] > 1 or text[cell.start() - 1] == " "
        if cell.end() == end or origin[cell.end()] - origin[cell.end() - 1] > 1 or text[cell.end()] == " "
    ]  # cleaning takes the blank between a number and a Chinese character; the raw offsets still show it
    head = _TABLE_HEAD.search(text, max(0, start - 4000), start) if len(cells) == 1 else None
    if head is None:
        return None
    value = round(float(cells[0][0]) * (10**4 if head["unit"] == "万元" else 10**8), 2)
    return int(value) if value == int(value) else value


def news_sum(text: str, start: int) -> int | float | None:
    """Return the sum of 储备项目1个、总投资55亿元，为甲基地."""
    for match in _NEWS_SUM.finditer(text, max(0, start - 30), start):
        found = invested_at(text, match.end(), start)
        return yuan(found) if found else None
    return None


def next_sum(text: str, end: int) -> int | float | None:
    """Return the sum that the next sentence tells of the project just named (…项目现场举行。该项目总投资4.4亿元)."""
    match = _OF_THIS.match(text, end)
    found = invested_at(text, match.end(), len(text)) if match else None
    return yuan(found) if found else None
