"""The parts of a document, each read from single lines."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.structure.parts import (
    DOCUMENT_NUMBER,
    KINDS,
    document_kind,
    is_meta_line,
    read_addressees,
    read_date,
    read_meta_date,
    read_number_line,
    read_title,
    to_iso_date,
)

HANZI = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("line", "issuer", "title"),
    [
        ("云岭县人民政府关于印发方案的通知", "云岭县人民政府", "关于印发方案的通知"),
        ("关于印发方案的通知", None, "关于印发方案的通知"),
        ("云岭县人民政府\n关于印发《云岭县\n方案》的通知", "云岭县人民政府", "关于印发《云岭县方案》的通知"),
        ("云岭县财政局 云岭县水利局关于印发方案的通知", "云岭县财政局 云岭县水利局", "关于印发方案的通知"),
        ("中共云岭县委 云岭县人民政府关于加快发展的意见", "中共云岭县委 云岭县人民政府", "关于加快发展的意见"),
        ("云岭县人民政府关于开展普查的通知（试行）", "云岭县人民政府", "关于开展普查的通知（试行）"),
    ],
)
def test_titles(line: str, issuer: str | None, title: str) -> None:
    found = read_title(line)
    assert found is not None
    assert (found.issuer, found.title) == (issuer, title)


@pytest.mark.parametrize("verb", ["转发", "批转"])
def test_titles_that_pass_on_a_document(verb: str) -> None:
    found = read_title(f"云岭县人民政府办公室{verb}县财政局关于做好结算的通知")
    assert found is not None
    assert (found.issuer, found.title) == ("云岭县人民政府办公室", f"{verb}县财政局关于做好结算的通知")


@pytest.mark.parametrize(
    "line",
    [
        "政府工作报告",
        "云岭县人民政府令",
        "现将关于印发方案的通知印发给你们。",
        "云岭县人民政府关于做好工作的通知：",
        "",
    ],
)
def test_lines_that_are_no_titles(line: str) -> None:
    assert read_title(line) is None


def test_titles_without_a_kind_only_when_loose() -> None:
    line = "云岭县人民政府关于支持企业发展的若干措施"
    assert read_title(line) is None
    found = read_title(line, loose=True)
    assert found is not None
    assert found.title == "关于支持企业发展的若干措施"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        *((f"关于普查的{kind}", "令" if kind == "命令" else kind) for kind in KINDS if kind not in ("令", "命令")),
        ("关于湖水治理有关问题的复函", "函"),
        ("关于普查的通知（试行）", "通知"),
        ("关于支持企业发展的若干措施", None),
        (None, None),
    ],
)
def test_kinds(title: str | None, kind: str | None) -> None:
    assert document_kind(title) == kind


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("云政发〔2025〕3号", "云政发〔2025〕3号", ""),
        ("（云政发〔2025〕3号）", "云政发〔2025〕3号", ""),
        ("发文字号：云政发〔2025〕3号", "云政发〔2025〕3号", ""),
        ("南财（综）〔2025〕3号", "南财（综）〔2025〕3号", ""),
        ("国函〔2025〕100号", "国函〔2025〕100号", ""),
        ("云政发〔2025〕3号 关于印发方案的通知", "云政发〔2025〕3号", "关于印发方案的通知"),
    ],
)
def test_lines_of_numbers(line: str, number: str, rest: str) -> None:
    found = read_number_line(line)
    assert found is not None
    assert (found[0], found[2]) == (number, rest)
    assert line[found[1] :].startswith(number)


@pytest.mark.parametrize(
    "line", ["第3号", "按照《通知》（云政发〔2025〕3号）要求", "落实云政发〔2025〕3号文件", "云政发2025年3号", ""]
)
def test_lines_of_no_number(line: str) -> None:
    assert read_number_line(line) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("关于防洪工作的通知云政办发〔2025〕5号", "云政办发〔2025〕5号"),
        ("关于防洪预案的批复云政函〔2025〕5号", "云政函〔2025〕5号"),
        ("关于防洪的函云政函〔2025〕5号", "云政函〔2025〕5号"),
        ("关于防洪的决定定政发〔2025〕5号", "定政发〔2025〕5号"),
        ("定政发〔2025〕5号", "定政发〔2025〕5号"),
        ("通政办发〔2025〕5号", "通政办发〔2025〕5号"),
        ("函政发〔2025〕5号", "函政发〔2025〕5号"),
    ],
)
def test_a_number_begins_behind_the_title_it_is_run_together_with(text: str, number: str) -> None:
    found = DOCUMENT_NUMBER.search(text)
    assert found is not None
    assert found[0] == number


def test_a_number_cited_on_a_line_of_its_own() -> None:
    assert read_number_line("根据云政发〔2025〕3号") is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2025年3月18日", "2025-03-18"),
        ("（2025年3月18日）", "2025-03-18"),
        ("2025 年 3 月 8 日", "2025-03-08"),
        ("二〇二五年三月十八日", "2025-03-18"),
        ("二○二五年十二月三十一日", "2025-12-31"),
        ("二O二五年十月二十日", "2025-10-20"),
        ("2025年13月1日", None),
        ("2025年3月18日起施行", None),
        ("2025年3月", None),
        ("到2025年", None),
    ],
)
def test_lines_of_dates(line: str, iso: str | None) -> None:
    assert read_date(line) == iso


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2150, 12, 31)))
def test_a_printed_date_reads_back(day: datetime.date) -> None:
    year = "".join(HANZI[int(digit)] for digit in str(day.year))
    hanzi = f"{year}年{in_hanzi(day.month)}月{in_hanzi(day.day)}日"
    arabic = f"{day.year}年{day.month}月{day.day}日"
    assert to_iso_date(hanzi) == to_iso_date(arabic) == read_date(hanzi) == day.isoformat()


def in_hanzi(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("", "十", "二十", "三十")[tens] + (HANZI[ones] if ones else "")


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("成文日期：2025-03-08", "2025-03-08"),
        ("【成文日期】2025年3月8日", "2025-03-08"),
        ("发布日期：2025-03-08", None),
    ],
)
def test_dates_of_metadata(line: str, iso: str | None) -> None:
    assert read_meta_date(line) == iso


@pytest.mark.parametrize("printed", ["2025年2月31日", "二〇二五年四月三十一日"])
def test_a_day_that_is_none_gives_no_date(printed: str) -> None:
    assert to_iso_date(printed) is None


def test_a_day_of_metadata_that_is_none_gives_no_date() -> None:
    assert read_meta_date("成文日期：2025-13-45") is None


@pytest.mark.parametrize(
    ("line", "meta"),
    [
        ("来源：云岭县人民政府网站", True),
        ("索引号：000-123", True),
        ("发布日期：2025-05-07", True),
        ("云岭县人民政府", False),
        ("各乡镇人民政府：", False),
    ],
)
def test_lines_of_metadata(line: str, meta: bool) -> None:
    assert is_meta_line(line) == meta


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
            ("各省、自治区、直辖市人民政府", "国务院各部委、各直属机构"),
        ),
        ("各市、县人民政府，省人民政府各委、办、厅、局：", ("各市、县人民政府", "省人民政府各委、办、厅、局")),
        ("各市、州、县人民政府，省政府各部门、各直属机构：", ("各市、州、县人民政府", "省政府各部门、各直属机构")),
        (
            "各县（市、区）人民政府，市直各部门，各企事业单位：",
            ("各县（市、区）人民政府", "市直各部门", "各企事业单位"),
        ),
        ("各镇人民政府，云岭经济开发区、石桥工业园：", ("各镇人民政府", "云岭经济开发区", "石桥工业园")),
        ("各镇人民政府，县政府有关工作部门、事业机构：", ("各镇人民政府", "县政府有关工作部门、事业机构")),
        ("各旗、县、区人民政府，市直各部门、单位：", ("各旗、县、区人民政府", "市直各部门、单位")),
        ("各乡（镇）人民政府、街道办事处，县直各有关单位：", ("各乡（镇）人民政府", "街道办事处", "县直各有关单位")),
        ("各乡镇人民政府、县直各有关单位：", ("各乡镇人民政府", "县直各有关单位")),
        ("江东市人民政府：", ("江东市人民政府",)),
        ("县发展和改革局：", ("县发展和改革局",)),
        ("有关单位：", ("有关单位",)),
    ],
)
def test_addressees_of_all_levels(line: str, names: tuple[str, ...]) -> None:
    assert read_addressees(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "现将有关事项通知如下：",
        "各位代表：",
        "任命：",
        "附件：",
        "县财政局",
        "根据2025年计划：",
        "县财政局负责。",
        "经研究，决定：",
    ],
)
def test_lines_of_no_addressees(line: str) -> None:
    assert read_addressees(line) == ()


def test_a_lead_in_addresses_nobody() -> None:
    assert read_addressees("有关部门要做到：") == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("各县市区委、人民政府，市直各单位：", ("各县市区委、人民政府", "市直各单位")),
        ("各镇党委、政府，各街道党工委、办事处：", ("各镇党委、政府", "各街道党工委、办事处")),
        ("云岭经济技术开发区、南湖新区，中央、省驻云单位：", ("云岭经济技术开发区", "南湖新区", "中央、省驻云单位")),
    ],
)
def test_zones_and_shared_heads(line: str, names: tuple[str, ...]) -> None:
    assert read_addressees(line) == names
