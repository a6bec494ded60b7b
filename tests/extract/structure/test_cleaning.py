"""Cleaning: what typesetting did is undone, and every code point knows where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.structure.cleaning import clean_text

SUBSTITUTES = {
    ".": "。",
    ",": "，",
    ":": "：",
    ";": "；",
    "(": "（",
    ")": "）",
    "?": "？",
    "!": "！",
    "•": "·",
    "‧": "·",
    "・": "·",
    "∶": "：",
    "﹐": "，",
    "﹑": "、",
    "﹔": "；",
    "﹕": "：",
    "﹝": "〔",
    "﹞": "〕",
}
"""One for one; beside them full-width letters, digits and signs (NFKC), straight quotation marks, blanks, brackets of numbers."""

fragments = st.sampled_from(
    [
        *'云岭县林岚，,、。.;:()（）《》“”"[]〔〕?!·•-—\n',
        " ",
        "　",
        "\t",
        "\u200b",
        "\ufeff",
        "１",
        "％",
        "\r",
        "\x00",
        "2025年",
        "[2025]3号",
        "云 岭 县 人 民 政 府\n",
        "[bookmark: _Toc1]",
        "2/2025 云岭县人民政府公报 ·县政府文件·\n",
        "— 3 —\n",
        "推进清洁取暖，完成县城改造，提高能源\n",
        "一、总体要求\n",
        "云岭县关于清洁取暖的通知云政发〔2025〕5号各乡镇：",
        "。云岭县人民政府2025年3月4日",
    ]
)
texts = st.one_of(st.lists(fragments, max_size=40).map("".join), st.text(max_size=80))


def documented(raw: str, clean: str) -> bool:
    """Tell whether a kept code point is the same or one of the substitutes the module documents."""
    return (
        raw == clean
        or SUBSTITUTES.get(raw) == clean
        or unicodedata.normalize("NFKC", raw) == clean
        or (raw == '"' and clean in "“”")
        or (raw in "[［【(（〔" and clean == "〔")
        or (raw in "]］】)）〕" and clean == "〕")
        or (raw.isspace() and clean in " \n")
    )


@given(texts)
def test_every_code_point_maps_back(raw: str) -> None:
    clean = clean_text(raw)
    assert len(clean.text) == len(clean.origin)
    put_in = {
        index for index, low in enumerate(clean.origin[:-1]) if low == clean.origin[index + 1]
    }  # a break that was lost stands at the code point it parts off
    assert {clean.text[index] for index in put_in} <= {"\n"}
    assert all(low <= high for low, high in zip(clean.origin, clean.origin[1:], strict=False))
    for index, (character, offset) in enumerate(zip(clean.text, clean.origin, strict=True)):
        assert index in put_in or documented(raw[offset], character), (raw[offset], character)


@given(texts)
def test_lines_are_whole_paragraphs(raw: str) -> None:
    text = clean_text(raw).text
    assert "\n\n" not in text
    assert not text.endswith("\n")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("云 岭 县 人 民 政 府", "云岭县人民政府"),
        ("林  岚同志", "林岚同志"),
        ("组  长：林  岚", "组长：林岚"),
        ("清洁, 取暖;完成(一)", "清洁，取暖；完成（一）"),
        ("２０２５年，增长5％", "2025年，增长5%"),
        ("到 2025 年，完成 5 万亩", "到2025年，完成5万亩"),
        ("云政发[2025]3号", "云政发〔2025〕3号"),
        ("云政发（2025）3 号", "云政发〔2025〕3号"),
        ('开展"清源"行动', "开展“清源”行动"),
        ("[bookmark: _Toc1]云\u200b岭县", "云岭县"),
        ("　　各乡镇：", "各乡镇："),
        ("甲。\n\n\n乙。", "甲。\n乙。"),
    ],
)
def test_typesetting_is_undone(raw: str, clean: str) -> None:
    assert clean_text(raw).text == clean


@pytest.mark.parametrize(
    "furniture",
    [
        "2/2025 云岭县人民政府公报 ·县政府文件·",
        "云岭县人民政府公报 2025年第2期",
        "— 3 —",
        "-12-",
        "第 3 页 共 10 页",
        "·县政府文件·",
    ],
)
def test_page_furniture_is_dropped(furniture: str) -> None:
    assert clean_text(f"清理河道。\n{furniture}\n整治岸线。").text == "清理河道。\n整治岸线。"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("推进清洁取暖，完成县城改造，提高能源\n利用效率。", "推进清洁取暖，完成县城改造，提高能源利用效率。"),
        ("《云岭县河湖\n治理方案》", "《云岭县河湖治理方案》"),
        ("（责任单位：县财政局、县水\n利局）", "（责任单位：县财政局、县水利局）"),
        ("县财政局、\n县水利局", "县财政局、县水利局"),
    ],
)
def test_broken_lines_are_joined(raw: str, clean: str) -> None:
    assert clean_text(raw).text == clean


@pytest.mark.parametrize(
    "raw",
    [
        "一、总体要求\n坚持节水优先。",  # a heading
        "坚持节水优先。\n推进清洁取暖。",  # sentences
        "①清理\n②整治",  # numbered lines
        "责任单位：县财政局、\n配合单位：县水利局",  # a label opens the line
        "云岭县人民政府\n2025年3月18日",  # signature and date
    ],
)
def test_whole_lines_stay(raw: str) -> None:
    assert clean_text(raw).text == raw


@pytest.mark.parametrize("raw", ["12,000元", "10:30", "1.5倍", "A.B", "GB 3095-2012"])
def test_marks_inside_figures_stay(raw: str) -> None:
    assert clean_text(raw).text == raw


def test_lost_line_breaks_come_back_at_blanks() -> None:
    sentence = "各单位要高度重视，加强组织领导，落实工作责任。"
    clean = clean_text(f"关于开展普查的通知 云政发〔2025〕3号 各乡镇人民政府： {sentence * 40} 一、普查范围。")
    assert clean.text.split("\n")[:3] == ["关于开展普查的通知", "云政发〔2025〕3号", "各乡镇人民政府："]
    assert clean.text.endswith("\n一、普查范围。")


def test_blank_lines_at_the_start() -> None:
    assert clean_text("\n\n云岭县").text == "云岭县"


def test_half_width_full_stop() -> None:
    assert clean_text("印发给你们.请执行.").text == "印发给你们。请执行。"


def test_bullets_set_lines_apart_and_go() -> None:
    assert clean_text("●加快建设甲高铁，\n●推进乙铁路。").text == "加快建设甲高铁，\n推进乙铁路。"
    assert clean_text("全文●号保留，○为零。").text == "全文●号保留，○为零。"
