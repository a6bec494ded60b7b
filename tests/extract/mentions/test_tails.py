"""The closing words of a task that say who answers for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions.tails import TAILS, read_tail
from govgraph.extract.records import Mentions
from govgraph.extract.structure import split_documents


def read(text: str) -> list[tuple[str, str]]:
    return [(role, text[low:high]) for role, low, high in read_tail(text, 0, len(text))]


def find(text: str) -> list[tuple[str, str]]:
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    return [(tail.label, tail.text) for tail in TAILS.find(document, Mentions({}))]


@pytest.mark.parametrize(
    ("tail", "lists"),
    [
        ("责任单位：县住建局、县财政局", [("joint", "县住建局、县财政局")]),
        ("牵头单位：县能源局；配合单位：县财政局", [("lead", "县能源局；"), ("co", "县财政局")]),
        ("牵头部门：县能源局，参加单位：各乡镇", [("lead", "县能源局，"), ("co", "各乡镇")]),
        ("责任单位：县能源局牵头，县财政局配合", [("lead", "县能源局"), ("co", "县财政局")]),
        ("县能源局、县发改局等按职责分工负责", [("joint", "县能源局、县发改局")]),
        ("县能源局负责", [("joint", "县能源局")]),
        ("县能源局牵头负责", [("lead", "县能源局")]),
        ("县能源局牵头督导，县财政局协同配合", [("lead", "县能源局"), ("co", "县财政局")]),
        ("县能源局牵头，县发改局、县财政局配合", [("lead", "县能源局"), ("co", "县发改局、县财政局")]),
        (
            "县能源局牵头，县财政局按职责分工负责，各乡镇配合",
            [("lead", "县能源局"), ("joint", "县财政局"), ("co", "各乡镇")],
        ),
    ],
)
def test_forms(tail: str, lists: list[tuple[str, str]]) -> None:
    assert read(tail) == lists


@pytest.mark.parametrize(
    "text",
    [
        "时间：2025年",
        "由县能源局另行制定",
        "以下简称专班",
        "县财政局不负责解释。",
        "按照有关规定负责",
        "负责",
        "",
        "见附件",
    ],
)
def test_other_brackets_are_no_tails(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "清理河道。完成整治。（责任单位：县水利局、县财政局）",
        "清理河道。完成整治。(责任单位:县水利局、县财政局)",
        "清理河道。完成整治。\n责任单位：县水利局、县财政局",
        "清理河道。完成整治。责任单位：县水利局、县财政局。",
        "清理河道。完成整治。\n（责任单位：县水利局、县财政局）",
        "清理河道。完成整治。（责任单位：县水利局、县财政局",
    ],
    ids=["brackets", "half-width", "own line", "in line", "own line in brackets", "unclosed"],
)
def test_places_where_a_tail_stands(text: str) -> None:
    assert find(text) == [("joint", "县水利局、县财政局")]


def test_a_tail_knows_its_own_bounds() -> None:
    text = "清理河道。（牵头单位：县水利局；配合单位：县财政局）"
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    for tail in TAILS.find(document, Mentions({})):
        start, end = tail.attributes["tail_start"], tail.attributes["tail_end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == "牵头单位：县水利局；配合单位：县财政局"


def test_an_unclosed_tail_ends_with_its_line() -> None:
    text = "清理河道。完成整治。（责任单位：县水利局\n云岭县人民政府\n2025年3月18日"
    assert find(text) == [("joint", "县水利局")]


pieces = st.sampled_from(
    [
        "县财政局",
        "各乡镇",
        "责任单位：",
        "牵头单位：",
        "配合单位：",
        "牵头",
        "配合",
        "负责",
        "按职责分工",
        *"、，；。和等（） ",
    ]
)


@given(st.lists(pieces, max_size=14).map("".join), st.integers(0, 6))
def test_lists_are_within_the_tail_and_in_order(text: str, skipped: int) -> None:
    start = min(skipped, len(text))
    position = start
    for role, low, high in read_tail(text, start, len(text)):
        assert role in ("lead", "co", "joint")
        assert position <= low < high <= len(text)
        position = high


def test_how_the_list_is_to_be_read_may_follow_in_the_bracket() -> None:
    assert read("县能源局、县财政局等负责。列第一位者为牵头单位，下同") == [("joint", "县能源局、县财政局")]
    assert read("县能源局、县财政局等负责。另有规定的从其规定") == []


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("清理河道。〔县水利局牵头，各乡镇参与。以下各项均需县财政局落实〕", [("lead", "县水利局"), ("co", "各乡镇")]),
        ("清理河道。〔主要责任单位：各乡（镇）政府，园区管委会〕", [("lead", "各乡（镇）政府，园区管委会")]),
        ("清理河道。（县水利局牵头督导，县财政局、", [("lead", "县水利局")]),
        ("清理河道。[牵头单位：县水利局（县河长办）、县财政局", [("lead", "县水利局（县河长办）、县财政局")]),
        ("清理河道。\n由县水利局负责。", [("joint", "由县水利局")]),
        ("清理河道。\n——责任单位：县水利局", [("joint", "县水利局")]),
        ("清理河道。\n牵头单位 县水利局 配合单位 县财政局", [("lead", "县水利局"), ("co", "县财政局")]),
        (
            "一、云岭水厂项目\n由周远副县长负责，县水利局牵头，县财政局配合，抓紧完成前期工作。",
            [("lead", "县水利局"), ("co", "县财政局")],
        ),
        ("完成…（县水利局、县财政局）", [("joint", "县水利局、县财政局")]),
        ("“云岭水厂，责任单位县水利局；河湾学校，牵头单位县教育局……”", [("joint", "县水利局"), ("lead", "县教育局")]),
        ("清理河道。\n实施主体：县水利局。", [("joint", "县水利局")]),
        ("清理河道。（主办：县水利局；协办：县财政局）", [("lead", "县水利局；"), ("co", "县财政局")]),
        ("清理河道。（县水利局主责，县财政局配合）", [("lead", "县水利局"), ("co", "县财政局")]),
        ("清理河道。（县政府办公室、县信访局督查室牵头）", [("lead", "县政府办公室、县信访局督查室")]),
        (
            "清理河道。（县水利局）\n修好公路。（县交通局、各镇街）",
            [("joint", "县水利局"), ("joint", "县交通局、各镇街")],
        ),
    ],
)
def test_rarer_forms(text: str, lists: list[tuple[str, str]]) -> None:
    assert sorted(find(text)) == sorted(lists)


@pytest.mark.parametrize(
    "text",
    [
        "清理河道已经完成。（县水利局）",  # who wrote the text
        "清理河道。（县水利局、县财政",
        "河道由县水利局负责的部分已经完成。",
        "牵头单位 责任单位 完成时限",
        "云岭水厂，责任单位县水利局。",  # one alone may be any sentence
        "河道由周远负责，县水利局牵头，抓紧完成前期工作。",
        "近日，云岭县召开会议。\n由县水利局牵头，县财政局参与，全县开展了河道检查。",  # no heading above
    ],
)
def test_no_tails(text: str) -> None:
    assert find(text) == []


def test_tasks_that_open_with_who_answers_for_them() -> None:
    text = "1.县水利局负责，县财政局、县环保局配合，清理河道。\n2.由县教育局负责，新建学校。\n"
    assert find(text) == [("joint", "县水利局"), ("co", "县财政局、县环保局"), ("joint", "由县教育局")]
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    first = next(iter(TAILS.find(document, Mentions({}))))
    low, high = first.attributes["task_start"], first.attributes["task_end"]
    assert isinstance(low, int)
    assert isinstance(high, int)
    assert document.text[low:high] == "清理河道"
    assert find("1.县水利局负责，清理河道。\n2.新建学校。\n") == []  # one alone may be any sentence
    assert find("1.企业自行负责，清理河道。\n2.各方负责，新建学校。\n") == []


def test_a_line_of_division_with_verbs() -> None:
    text = "清理河道。\n分管县领导：周远\n部门分工：县水利局牵头，各乡镇配合。"
    assert find(text) == [("lead", "县水利局"), ("co", "各乡镇")]
