"""Tables of planned indicators (主要指标: 指标 单位 2025年 2030年 属性), whose layout is lost to blanks, bars or line breaks.

Five-year plans and special plans (五年规划纲要, 专项规划) end each row with its kind, 约束性 (binding) or 预期性 (expected).
That word and the header's years are what a row is read by; where it is missing, a title that speaks of goals and as many
values a row as the header has columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.numerals import ARABIC, parse_number, tidy
from govgraph.extract.mentions.quantities import ANY_UNIT
from govgraph.extract.records import Span

_HEADER: Final = re.compile(
    r"指标(?:名称)?[\s|]{0,6}(?:（?(?:计量)?单位）?)?(?P<columns>[^。；约预]{4,100}?)(?:指标)?(?:属性|性质|类型)[\s|\-]*"
)
_COLUMN: Final = re.compile(r"(?P<year>20\d{2})年?|年均增[长速]率?|(?:五年)?累计|变化|增[长幅]|完成情况")
_ROW_END: Final = re.compile(r"约束性?|预期性?")
_ROW_REACH: Final = 120  # code points of a row
_VALUE: Final = (
    rf"(?:(?P<sign>[≥≤＞＜><]) ?)?[\[［【]?(?P<low>{ARABIC})(?:[—–~～-](?P<high>{ARABIC}))?[\]］】]?"
    r"(?P<percent>[%‰]?)(?P<bound>以上|左右|以内|以下)?"
)
_CELL: Final = re.compile(rf"{_VALUE}|(?<![\d\]])[—–/-]+")
_PLAIN_VALUE: Final = re.sub("[?]P<[a-z]+>", "?:", _VALUE)
_ANY_CELL: Final = rf"(?:{_PLAIN_VALUE}|[—–/-]+)"
_CELLS: Final = re.compile(rf"(?:{_ANY_CELL}[\s|]*)+$")
_PLAIN_HEADER: Final = re.compile(
    r"指标(?:名称)?[\s|]{0,6}(?:（?(?:计量)?单位）?[\s|]{0,6})?"
    r"(?P<columns>(?:20\d{2}年?(?:[目实基现][标际期状]值?|值)?[\s|]*){1,4})(?:[-|: ]+\n)?(?!20\d{2}|年均|累计|增|属性|性质|类型)"
)
_TITLE_REACH: Final = 80  # code points before a header in which its table is named
_OF_GOALS: Final = re.compile(r"目标|规划|计划|“?十[一二三四五]五”?")
_OF_FACTS: Final = re.compile(r"完成情况|统计|公报|运行情况")
_INDEX: Final = re.compile(r"^[\s（(]*\d{1,2}(?:[.、．）)]+|(?=[^\dA-Za-z%.]))")
_UNIT_IN_BRACKETS: Final = re.compile(rf"（(?P<unit>{ANY_UNIT})）$")
_CHANGE: Final = re.compile(r"(?<=.{3})(?P<verb>降低|下降|减少|增长|提高)(?:率|幅度|比例)?$")
_SIGNS: Final = {"≥": ">=", "＞": ">=", ">": ">=", "≤": "<=", "＜": "<=", "<": "<="}
_BOUNDS: Final = {"以上": ">=", "左右": "~", "以内": "<=", "以下": "<="}


@dataclass(frozen=True, slots=True)
class Cell:
    """The goal that a row of a table sets for one year: its indicator and its value, with their text offsets."""

    name: str
    name_span: Span
    value: int | float
    value_high: int | float | None
    value_span: Span
    unit: str | None
    comparator: str
    year: int


def read_tables(text: str, base_year: int | None) -> Iterator[tuple[Span, tuple[Cell, ...]]]:
    """Yield each table of indicators in a text, with the goals its rows set.

    ``base_year``: the year the document is of. A year not later than it is the present state; where it is not known the
    first of several years is.
    """
    for header in _HEADER.finditer(text):
        columns = [int(match["year"]) if match["year"] else None for match in _COLUMN.finditer(header["columns"])]
        years = [year for year in columns if year is not None]
        if not years:
            continue
        now = base_year if base_year is not None else years[0] if len(years) > 1 else years[0] - 1
        start = header.end()
        cells: list[Cell] = []
        while end := _ROW_END.search(text, start, start + _ROW_REACH):
            cells += _row(text, Span(start, end.start()), columns, now)
            start = end.end()
        yield Span(header.start(), start), tuple(cells)
    yield from _unmarked(text, base_year)


def _unmarked(text: str, base_year: int | None) -> Iterator[tuple[Span, tuple[Cell, ...]]]:
    """Yield the tables of goals whose rows end in no word of kind: as many values a row as the header has columns."""
    for header in _PLAIN_HEADER.finditer(text):
        said = text[max(0, header.start() - _TITLE_REACH) : header.end()]
        if not _OF_GOALS.search(said) or _OF_FACTS.search(said):
            continue
        columns = [int(match["year"]) if match["year"] else None for match in _COLUMN.finditer(header["columns"])]
        years = [year for year in columns if year is not None]
        now = base_year if base_year is not None else years[0] if len(years) > 1 else years[0] - 1
        printed = header[0][: header[0].rindex("20")]
        apart = r"\n" if "\n" in printed else r"[ |\t]+"  # a cell a line, or a row a line
        more = f"(?:{apart}{_ANY_CELL}){{{len(columns) - 1}}}"
        row = re.compile(rf"[^。；，：]{{2,60}}?(?<![\d.])(?<![—–/-]\n){_PLAIN_VALUE}{more}[ |\t]*(?:\n|$)")
        start = header.end()
        cells: list[Cell] = []
        while (found := row.match(text, start)) and (read := list(_row(text, Span(*found.span()), columns, now))):
            cells += read
            start = found.end()
        if cells:
            yield Span(header.start(), start), tuple(cells)


def _row(text: str, row: Span, columns: list[int | None], now: int) -> Iterator[Cell]:
    printed = text[row.start : row.end].rstrip(" \n|")
    values = _CELLS.search(printed)
    if values is None:
        return
    found = list(_CELL.finditer(printed, values.start()))
    if len(found) == len(columns) + 1 and found[0]["low"] is None:
        del found[0]  # a dash for the unit, not for a value
    named = _name(printed[: values.start()])
    if len(found) != len(columns) or named is None:
        return
    name, start, unit = named
    in_all = (
        None
        if any(cell["low"] for cell, year in zip(found, columns, strict=True) if year)
        else max(filter(None, columns))
    )  # 累计 [13.5], where no single year has a value
    for cell, column in zip(found, columns, strict=True):
        year = column or in_all
        if year is None or year <= now or cell["low"] is None:
            continue
        change = _CHANGE.search(name)
        yield Cell(
            name=name[: change.start()] if change else name,
            name_span=Span(row.start + start, row.start + start + len(name)),
            value=tidy(parse_number(cell["low"])),
            value_high=tidy(parse_number(cell["high"])) if cell["high"] else None,
            value_span=Span(row.start + cell.start(), row.start + cell.end()),
            unit=cell["percent"] or unit,
            comparator=_comparator(cell, change),
            year=year,
        )


def _name(head: str) -> tuple[str, int, str | None] | None:
    """Read what stands before the values of a row: the indicator, where it begins, its unit."""
    parts = [(match[0], match.start()) for match in re.finditer(r"[^\s|]+", head)]
    unit = None
    if len(parts) > 1 and (re.fullmatch(ANY_UNIT, parts[-1][0]) or parts[-1][0] in "—-–/"):
        unit = parts[-1][0] if parts[-1][0] not in "—-–/" else None
        parts.pop()
    if not parts:
        return None
    name, start = parts[-1]
    if index := _INDEX.match(name):
        name, start = name[index.end() :], start + index.end()
    if bracket := _UNIT_IN_BRACKETS.search(name):
        name, unit = name[: bracket.start()], bracket["unit"]
    return (name, start, unit) if 2 <= len(name) <= 40 and re.search(r"[\u4e00-\u9fff]", name) else None


def _comparator(cell: re.Match[str], change: re.Match[str] | None) -> str:
    if change:
        return "increase_by" if change["verb"] in ("增长", "提高") else "decrease_by"
    if cell["high"]:
        return "range"
    return _SIGNS.get(cell["sign"]) or _BOUNDS.get(cell["bound"] or "", "=")
