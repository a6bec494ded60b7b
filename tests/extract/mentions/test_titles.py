"""Titles, document numbers and numbers of standards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.titles import (
    find_numbers,
    find_standards,
    find_titles,
    is_kind_word,
    names_document,
    read_number,
)


def _titles(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_titles(text)]


def _numbers(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("按照《云岭县防洪办法》办理", ["《云岭县防洪办法》"]),
        ("《甲条例》《乙条例》和《丙条例》", ["《甲条例》", "《乙条例》", "《丙条例》"]),
        ("《关于印发〈云岭县防洪办法〉的通知》", ["《关于印发〈云岭县防洪办法〉的通知》"]),
        ("《关于印发《云岭县防洪办法》的通知》要求", ["《关于印发《云岭县防洪办法》的通知》"]),
        ("《关于印发《云岭县防洪办法》的通知。各乡镇", ["《云岭县防洪办法》"]),
        ("《没有收尾的题名。下一句", []),
        ("没有题名", []),
    ],
)
def test_finds_outermost_titles(text: str, titles: list[str]) -> None:
    assert _titles(text) == titles


@given(st.text(alphabet="《》〈〉。云岭县办法\n", max_size=60))
def test_titles_are_closed_and_do_not_overlap(text: str) -> None:
    last = 0
    for span in find_titles(text):
        assert span.start >= last
        assert text[span.start] == "《"
        assert text[span.end - 1] == "》"
        last = span.end


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("认真落实云政发〔2025〕3号文件", ["云政发〔2025〕3号"]),
        ("南政发〔2024〕1号和云政办函〔2025〕12号", ["南政发〔2024〕1号", "云政办函〔2025〕12号"]),
        ("根据国办函〔2024〕71号、江自然资发〔2023〕59号", ["国办函〔2024〕71号", "江自然资发〔2023〕59号"]),
        ("2025年第3号公告", []),
    ],
)
def test_finds_numbers_without_the_words_before_them(text: str, numbers: list[str]) -> None:
    assert _numbers(text) == numbers


@given(st.sampled_from(["云政发", "南府办", "江发改能源"]), st.integers(1950, 2099), st.integers(1, 9999))
def test_a_number_is_read_back_as_printed(code: str, year: int, serial: int) -> None:
    printed = f"{code}〔{year}〕{serial}号"
    assert read_number(printed) == printed
    assert _numbers(f"按照{printed}要求") == [printed]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("GB 35181-2017", "GB35181-2017"),
        ("DB14/T 1234—2020", "DB14/T1234—2020"),
        ("国务院令第397号", "国务院令第397号"),
        ("2020年第8号", "2020年第8号"),
        ("2021年修订", None),
        ("试行", None),
        ("以下简称《决定》", None),
    ],
)
def test_reads_what_stands_in_the_bracket(printed: str, number: str | None) -> None:
    assert read_number(printed) == number


def test_a_standard_is_not_any_capital_letters() -> None:
    assert list(find_standards("SO2-2025年")) == []
    assert len(list(find_standards("执行GB 3095-2012二级标准"))) == 1


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("云岭县防洪条例", True),
        ("云岭县防洪办法（试行）", True),
        ("江东市总体规划（2021—2035年）", True),
        ("关于云岭县的几件事", True),
        ("安全生产责任书", False),
        ("云岭县水污染防治目标责任书", True),
        ("建设工程规划许可证", False),
        ("云岭往事", None),
    ],
)
def test_last_words_tell_documents_from_other_titles(title: str, answer: bool | None) -> None:
    assert names_document(title) is answer


def test_kind_words_name_no_document() -> None:
    assert is_kind_word("决定")
    assert is_kind_word("总体规划")
    assert not is_kind_word("统计法")
