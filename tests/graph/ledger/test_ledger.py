"""The ledger: each row joins a task with who answers for it, says where that is printed, and opens in Excel."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.errors import ExportError, UnknownNameError
from govgraph.graph.ledger import FORMATS, LedgerRow, ledger, write_ledger, write_ledger_file
from govgraph.graph.ledger.columns import COLUMNS, NUMBER, PRINTED
from govgraph.graph.ledger.deadlines import printed_deadlines
from govgraph.graph.rdf import graph_quads
from govgraph.graph.workbooks import sheet_name

HEADINGS = [NUMBER[0], *(column.heading("zh") for column in COLUMNS)]


@pytest.fixture(scope="module")
def view(fictional: Graph) -> View:
    return View.in_memory(graph_quads(fictional))


@pytest.fixture(scope="module")
def rows(view: View) -> tuple[LedgerRow, ...]:
    return ledger(view)


def written(rows: tuple[LedgerRow, ...], format: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    write_ledger(rows, format, stream, **options)
    return stream.getvalue()


def sheet(rows: tuple[LedgerRow, ...], **options: Any) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(written(rows, "xlsx", **options)))
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_a_row_joins_what_two_documents_say(rows: tuple[LedgerRow, ...]) -> None:
    first, second = rows
    assert (first.heading, first.document, first.title, first.issued) == (
        "实施造林工程",
        "云政办发〔2025〕3号",
        "关于印发生态县建设行动计划的通知",
        "2025-02-10",
    )
    assert (
        first.text
        == first.quote
        == ("实施造林工程，森林覆盖率达到29.37％。推进青石岭风电场，投资3.5亿元。（责任单位：县林业局、县财政局）")
    )
    assert [(each.name, each.role, each.printed) for each in first.departments] == [
        ("云岭县林业局", "joint", "县林业局"),
        ("云岭县财政局", "joint", "县财政局"),
    ]
    sentence = "分管县林业局（县绿化办）、县财政局。"
    assert [(each.name, each.role, each.department, each.document, each.sentence) for each in first.overseers] == [
        ("王青山", "分管", "云岭县林业局", "云政办发〔2025〕5号", sentence),
        ("王青山", "分管", "云岭县财政局", "云政办发〔2025〕5号", sentence),
    ]
    assert [(each.indicator, each.value, each.year, each.quote) for each in first.targets] == [
        ("森林覆盖率", "29.37％", 2025, "森林覆盖率达到29.37％")
    ]
    (project,) = first.projects
    assert (project.name, project.investment, project.shared_investment, project.site, project.year) == (
        "青石岭风电场",
        350_000_000,
        720_000_000,
        "青石岭",
        2025,
    )
    assert first.investment == 350_000_000
    assert [(each.name, each.role) for each in second.departments] == [("云岭县住建局", "lead"), ("云岭县财政局", "co")]
    assert second.investment is None


def test_departments_and_officials_choose_their_tasks(view: View, rows: tuple[LedgerRow, ...]) -> None:
    assert ledger(view, department="县林业局") == rows[:1]
    assert ledger(view, department="县住建局") == rows[1:]
    assert ledger(view, official="王青山") == rows
    assert ledger(view, official="李长河") == ()
    assert ledger(view, department="县税务局") == ()
    with pytest.raises(UnknownNameError, match="青石岭: not a department"):
        ledger(view, department="青石岭")
    with pytest.raises(UnknownNameError, match="县林业局: not an official"):
        ledger(view, official="县林业局")
    with pytest.raises(UnknownNameError, match="did you mean"):
        ledger(view, department="县林业")


def test_a_ledger_of_a_day_knows_what_was_known_then(view: View, rows: tuple[LedgerRow, ...]) -> None:
    early = ledger(view.as_of("2025-02-28"))
    assert [row.heading for row in early] == [row.heading for row in rows]
    assert [row.overseers for row in early] == [(), ()]
    assert ledger(view.as_of("2025-01-31")) == ()


def test_the_sheet_says_what_the_rows_say(rows: tuple[LedgerRow, ...]) -> None:
    head, first, second = sheet(rows)
    assert list(head) == HEADINGS
    cells = dict(zip(head, first, strict=True))
    assert cells["序号"] == 1
    assert cells["责任单位"] == "云岭县林业局\n云岭县财政局"
    assert cells["分管领导"] == "王青山（分管云岭县林业局、云岭县财政局）"
    assert cells["分管依据"] == "王青山：“分管县林业局（县绿化办）、县财政局。”（云政办发〔2025〕5号）"
    assert cells["目标"] == "森林覆盖率 29.37％（2025年）"
    assert cells["项目"] == "青石岭风电场（3.5亿元，数个项目合计7.2亿元，青石岭，2025年）"
    assert cells["项目投资（万元）"] == 35_000
    assert cells["文号"] == "云政办发〔2025〕3号"
    assert cells["原文"] == rows[0].quote
    assert cells["出处"] == f"{rows[0].source} {rows[0].start}–{rows[0].end}"
    assert cells["进展情况"] is None
    assert dict(zip(head, second, strict=True))["牵头单位"] == "云岭县住建局"


def test_the_sheet_is_laid_out_for_work(rows: tuple[LedgerRow, ...]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(rows, "xlsx", language="en")))
    page = book.worksheets[0]
    assert page.title == "Ledger of tasks"
    assert page["B1"].value == "Task"
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == f"A1:T{len(rows) + 1}"
    assert page["C2"].alignment.wrap_text
    assert page["A1"].font.bold
    assert page.column_dimensions["C"].width == 56
    assert page.page_setup.orientation == "landscape"
    assert page.print_title_rows == "$1:$1"
    (choice,) = page.data_validations.dataValidation
    assert "under way" in choice.formula1


def test_each_department_has_a_sheet_on_demand(rows: tuple[LedgerRow, ...]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(rows, "xlsx", sheets=True)))
    # by pinyin: cái, lín, zhù
    assert book.sheetnames == ["督办台账", "云岭县财政局", "云岭县林业局", "云岭县住建局"]
    assert [page.max_row - 1 for page in book.worksheets] == [2, 2, 1, 1]
    for format in ("html", "csv"):
        with pytest.raises(ExportError, match=r"has no sheets.*\.xlsx"):
            written(rows, format, sheets=True)


@pytest.mark.parametrize("format", FORMATS)
def test_equal_rows_give_equal_bytes(rows: tuple[LedgerRow, ...], view: View, format: str) -> None:
    backwards = View.in_memory(reversed(list(view.quads())))
    assert written(rows, format) == written(ledger(backwards), format)
    assert written((), format) == written((), format) != written(rows, format)


def test_a_workbook_bears_no_date(rows: tuple[LedgerRow, ...]) -> None:
    with zipfile.ZipFile(io.BytesIO(written(rows, "xlsx"))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        stamps = re.findall(rb">(\d{4}-[^<]*)<", archive.read("docProps/core.xml"))
    assert stamps == [b"1980-01-01T00:00:00Z"] * 2


def test_csv_opens_in_excel(rows: tuple[LedgerRow, ...]) -> None:
    content = written(rows, "csv")
    assert content.startswith("\ufeff序号,任务,任务内容".encode())
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [line["任务"] for line in lines] == [row.heading for row in rows]
    assert list(lines[0]) == [NUMBER[0], *(column.heading("zh") for column in PRINTED)]
    assert lines[0]["责任单位"] == "云岭县林业局；云岭县财政局"
    assert lines[0]["项目投资（万元）"] == "35000"


HOSTILE = (
    '=HYPERLINK("http://127.0.0.1/")',
    "+1+cmd|' /C calc'!A0",
    "-1+2",
    "@SUM(1)",
    "=1+1",
    "\t=1",
    "a\x00\x0bb",
    "=",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(rows: tuple[LedgerRow, ...], text: str) -> None:
    row = replace(rows[0], heading=text, text=text, quote=text, document=text, clause=text, deadlines=(text,))
    book = openpyxl.load_workbook(io.BytesIO(written((row,), "xlsx")))
    cells = [cell for line in book.worksheets[0].iter_rows(min_row=2) for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(isinstance(cell.value, int | float) for cell in cells if cell.data_type == "n")
    shown = text.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")
    assert [cell.value for cell in cells].count(shown) == 6
    assert all(cell.quotePrefix for cell in cells if str(cell.value)[:1] in set("=+-@"))
    (line,) = csv.DictReader(io.StringIO(written((row,), "csv").decode("utf-8-sig"), newline=""))
    assert all(value[:1] not in set("=+-@\t\r") for value in line.values())


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=50), max_size=8))
def test_sheets_have_names_that_excel_takes(names: list[str]) -> None:
    taken: set[str] = set()
    given_names = [sheet_name(name, taken) for name in [*names, *names]]
    assert len({name.casefold() for name in given_names}) == len(given_names)
    for name in given_names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\\x00")
        openpyxl.Workbook().create_sheet(name)


def test_a_cell_holds_no_more_than_excel_allows(rows: tuple[LedgerRow, ...]) -> None:
    (_, line) = sheet((replace(rows[0], text="云" * 40_000),))
    assert line[2] == "云" * 32_766 + "…"


def test_a_file_appears_whole_or_not_at_all(rows: tuple[LedgerRow, ...], tmp_path: Path) -> None:
    path = tmp_path / "ledger.XLSX"
    write_ledger_file(rows, path)
    assert path.read_bytes() == written(rows, "xlsx")
    with pytest.raises(ExportError, match="ends in"):
        write_ledger_file(rows, tmp_path / "ledger.pdf")
    with pytest.raises(ExportError, match="unknown language 'fr'"):
        write_ledger_file(rows, tmp_path / "other.csv", language="fr")
    with pytest.raises(ExportError, match="cannot write"):
        write_ledger_file(rows, tmp_path / "missing" / "ledger.csv")
    assert [each.name for each in tmp_path.iterdir()] == ["ledger.XLSX"]


def test_libreoffice_reads_the_workbook(rows: tuple[LedgerRow, ...], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc-nogui")
    write_ledger_file(rows, tmp_path / "ledger.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "ledger.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    lines = list(csv.reader(io.StringIO((tmp_path / "ledger.csv").read_text(encoding="utf-8"), newline="")))
    assert [line[:3] for line in lines] == [
        HEADINGS[:3],
        *([str(number), row.heading, row.text] for number, row in enumerate(rows, 1)),
    ]


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("6月底前完成选址，2027年前开发碳汇项目2个。", ("6月底前", "2027年前")),
        ("2025年完成可行性研究报告编制，同步开展研究。", ("2025年",)),
        ("年内完成老旧小区改造14个。汛期前逐点落实监测人。", ("年内", "汛期前")),
        ("到2025年，再改造5200户；到2030年达到45%。", ("到2025年", "到2030年")),
        ("2025年12月31日前建成，每月8日前报送进展。", ("2025年12月31日前", "每月8日前")),
        ("（责任单位：县水利局；完成时限：2025年三季度）", ("2025年三季度",)),
        ("完成时限：长期坚持。", ("长期坚持",)),
        ("2024年完成清洁取暖改造5200户，走在全市前列。", ()),
        ("提前谋划，目前在建。", ()),
        ("２０２５年１２月底前完成，12 月底前完成。", ("２０２５年１２月底前", "12月底前")),
    ],
)
def test_deadlines_are_quoted_as_printed(text: str, deadlines: tuple[str, ...]) -> None:
    assert printed_deadlines(text, issued="2025-01-20") == deadlines
