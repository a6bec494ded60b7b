"""The ledger as a workbook: frozen headings, filters, wrapped text, ready to print, one sheet a department on demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from govgraph.graph.ledger.columns import COLUMNS, LANGUAGES, NUMBER, PROGRESS, TITLE, Cell
from govgraph.graph.ledger.rows import LedgerRow
from govgraph.graph.workbooks import LONGEST, fill, new_workbook, save, sheet_name

_LINE: Final = Side(style="thin", color="BFC5CE")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FONT: Final = Font(bold=True, color="FFFFFF")
_HEAD_FILL: Final = PatternFill("solid", start_color="1F4E79")
_TO_FILL: Final = PatternFill("solid", start_color="FFF8E1")
_HEAD: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
_BODY: Final = Alignment(vertical="top", wrap_text=True)
_MONEY: Final = "#,##0.##"


def write_workbook(rows: Sequence[LedgerRow], stream: IO[bytes], language: str = "zh", *, sheets: bool = False) -> None:
    """Write an XLSX workbook; with ``sheets`` the whole comes first, then a sheet for each department, by pinyin."""
    book = new_workbook()
    taken: set[str] = set()
    _write_sheet(book, sheet_name(TITLE[language], taken), rows, language)
    if sheets:
        for department, members in _by_department(rows):
            _write_sheet(book, sheet_name(department, taken), members, language)
    save(book, stream)


def _write_sheet(book: Workbook, name: str, rows: Sequence[LedgerRow], language: str) -> None:
    sheet: Worksheet = book.create_sheet(name)
    headings = [NUMBER[LANGUAGES.index(language)], *(column.heading(language) for column in COLUMNS)]
    for index, heading in enumerate(headings, 1):
        _style(fill(sheet.cell(1, index), heading), _HEAD, _HEAD_FILL).font = _HEAD_FONT
        sheet.column_dimensions[get_column_letter(index)].width = 6 if index == 1 else COLUMNS[index - 2].width
    for line, row in enumerate(rows, 2):
        _style(fill(sheet.cell(line, 1), line - 1), _BODY)
        for index, column in enumerate(COLUMNS, 2):
            cell = fill(sheet.cell(line, index), _content(column.cell(row)))
            _style(cell, _BODY, _TO_FILL if column.to_fill else None)
            if column.name == "investment":
                cell.number_format = _MONEY
    last = get_column_letter(len(headings))
    sheet.freeze_panes = "C2"  # the number and the task stay in sight
    sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    _offer_progress(sheet, len(rows), language)
    _prepare_print(sheet, name)


def _content(cell: Cell) -> str | float | None:
    if isinstance(cell, tuple):
        cell = "\n".join(cell)
    if isinstance(cell, str) and len(cell) > LONGEST:
        return cell[: LONGEST - 1] + "…"
    return cell or None


def _style(cell: SheetCell, alignment: Alignment, filling: PatternFill | None = None) -> SheetCell:
    cell.alignment = alignment
    cell.border = _BORDER
    if filling is not None:
        cell.fill = filling
    return cell


def _offer_progress(sheet: Worksheet, rows: int, language: str) -> None:
    """Let the progress of a task be chosen from a list; anything else can still be written."""
    if not rows:
        return
    letter = get_column_letter(2 + next(at for at, column in enumerate(COLUMNS) if column.name == "progress"))
    choice = DataValidation("list", formula1=f'"{",".join(PROGRESS[language])}"', showErrorMessage=False)
    choice.add(f"{letter}2:{letter}{rows + 1}")
    sheet.add_data_validation(choice)


def _prepare_print(sheet: Worksheet, title: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.HeaderFooter = _header_and_footer(title)


def _header_and_footer(title: str) -> HeaderFooter:
    lines = HeaderFooter()
    assert lines.oddHeader is not None and lines.oddFooter is not None, "openpyxl makes both"
    lines.oddHeader.center.text = title.replace("&", "&&")
    lines.oddFooter.center.text = "&P / &N"
    return lines


def _by_department(rows: Sequence[LedgerRow]) -> Iterator[tuple[str, list[LedgerRow]]]:
    """Yield each department with its tasks, whatever its part in them, in the order of pinyin."""
    from pypinyin import lazy_pinyin  # 0.2 s, and only this needs it

    members: dict[tuple[str, str], list[LedgerRow]] = {}
    for row in rows:
        for name, iri in dict.fromkeys((each.name, each.iri) for each in row.departments):
            members.setdefault((name, iri), []).append(row)
    for key in sorted(members, key=lambda key: (lazy_pinyin(key[0]), key)):
        yield key[0], members[key]
