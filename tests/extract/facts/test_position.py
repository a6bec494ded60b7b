"""``holds_position``: a person beside a post that is theirs."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source


def positions(text: str) -> list[tuple[str, str, object]]:
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    return sorted(
        (fact.subject, fact.object, fact.qualifier("org"))
        for fact in extraction.facts
        if fact.relation == "holds_position"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副县长林岚出席会议。", [("林岚", "副县长", None)]),
        ("县防汛指挥部副指挥长林岚参加。", [("林岚", "县防汛指挥部副指挥长", "县防汛指挥部")]),
        ("1、领导小组第一副组长：林岚，常务副组长：周远。", []),
        ("县委常委林岚兼任县公安局局长。", [("林岚", "县公安局局长", "县公安局"), ("林岚", "县委常委", "县委")]),
        ("会议决定县委常委林岚兼任县公安局局长。", [("林岚", "县委常委", "县委")]),
        (
            "目前副县长至少有3人，分别是林岚、周远、何山（按任职先后）。",
            [("何山", "副县长", None), ("周远", "副县长", None), ("林岚", "副县长", None)],
        ),
        ("先后任副县长的有3人，分别是林岚、周远、何山。", []),
        ("以林岚省长为首的省政府", [("林岚", "省长", None)]),
        ("何川　县副县长（挂职）\n协助科技工作。", [("何川", "县副县长", "县")]),
        ("县委常委、副县长林岚出席。", [("林岚", "副县长", None), ("林岚", "县委常委", "县委")]),
        ("林岚、周远两位副县长的分工没有变化。", [("周远", "副县长", None), ("林岚", "副县长", None)]),
        ("推荐林岚、周远两名同志为县人民代表大会代表。", []),
        ("会上，林岚、周远等3名原副县长作了发言。", []),
        ("副县长周远、何山参加。", [("何山", "副县长", None), ("周远", "副县长", None)]),
        ("县财政局局长林岚同志受到表彰。", [("林岚", "县财政局局长", "县财政局")]),
        ("林岚（副县长）主持会议。", [("林岚", "副县长", None)]),
        # rolls of office, by post
        (
            "一、云岭县工商联第八届主席：林岚\n副主席：周远（兼）、沈立言（女，兼）\n理 事：褟秀明、何山、许明、王芳\n",
            [
                ("何山", "理事", None),
                ("周远", "副主席", None),
                ("林岚", "云岭县工商联第八届主席", "云岭县工商联第八届"),
                ("沈立言", "副主席", None),
                ("王芳", "理事", None),
                ("褟秀明", "理事", None),
                ("许明", "理事", None),
            ],
        ),
        ("成立县安全生产委员会：\n副主任：周远、何山\n", []),
        ("原副主席：何山\n", []),
        ("决定任命：\n县财政局局长：林岚\n", []),
        ("林岚、周远在主席台执行主席席就座。", []),
        ("周远副县长：负责教育工作。", [("周远", "副县长", None)]),
        ("林岚\n县财政局局长", [("林岚", "县财政局局长", "县财政局")]),
        ("成员：林  岚  县财政局局长", [("林岚", "县财政局局长", "县财政局")]),
        ("县委宣传部长林岚", [("林岚", "县委宣传部长", "县委宣传部")]),
        ("一、林岚县长牵头的重点工作", [("林岚", "县长", None)]),
        ("第12号\n  县长: 林 岚\n2025年5月6日", [("林岚", "县长", None)]),
        ("柳溪煤矿矿长林岚受到记过处分。", [("林岚", "柳溪煤矿矿长", "柳溪煤矿")]),
        ("云岭县河湾镇镇长林岚受到处分。", [("林岚", "云岭县河湾镇镇长", "云岭县河湾镇")]),
        ("事故中林岚和河湾村党支部书记周远受到处分。", [("周远", "河湾村党支部书记", "河湾村")]),
        (
            "成员：周远（县财政局局长）、林岚（县水利局局长）",
            [("周远", "县财政局局长", "县财政局"), ("林岚", "县水利局局长", "县水利局")],
        ),
    ],
)
def test_positions(text: str, expected: list[tuple[str, str, object]]) -> None:
    assert positions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "原副县长何山讲话。",
        "县公安局原局长何山讲话。",
        "时任县长何山讲话。",
        "拟任县财政局局长林岚，现予公示。",
        "记者 林岚",
        "林岚同志讲话。",
        "局长高度重视。",
        "主任会议讨论。",
    ],
)
def test_no_position(text: str) -> None:
    assert positions(text) == []


def test_evidence_covers_name_and_posts() -> None:
    (extraction,) = extract_source(decode_source("x.txt", "会上，县委常委、副县长\n林  岚：请发言。".encode()))
    quotes = {fact.evidence.quote for fact in extraction.facts if fact.relation == "holds_position"}
    assert quotes == {"县委常委、副县长\n林  岚"}


def test_the_present_post_of_a_resume() -> None:
    text = "林岚，女，1980年生，曾任县水利局局长，现任县财政局局长。"
    assert positions(text) == [("林岚", "县财政局局长", "县财政局")]


@pytest.mark.parametrize("heading", ["任命：", "免去："])
def test_a_list_of_appointments_says_nothing_of_the_present(heading: str) -> None:
    assert positions(f"{heading}\n林岚  县财政局局长（试用期一年）\n周远  县水利局局长") == []


def test_what_is_proposed_is_not_held() -> None:
    text = "周远，男，1978年生，现任河湾镇党委副书记、镇长，拟提名为石桥乡党委书记人选。"
    assert [post for _, post, _ in positions(text)] == ["河湾镇党委副书记", "镇长"]
