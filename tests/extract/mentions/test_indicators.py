"""Indicator phrases, their shared heads and tails."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.distribution import share_head, share_names, split_names
from govgraph.extract.mentions.indicators import noun_behind, phrase_before


@pytest.mark.parametrize(
    ("piece", "name", "verb", "scope"),
    [
        ("到2027年全县农村公路", "农村公路", None, "全县"),
        ("力争新增城镇老旧小区改造", "城镇老旧小区改造", "新增", None),
        ("建设用地规模控制在", "建设用地规模", None, None),
        ("接待游客达到", "接待游客", "接待", None),
        ("高标准农田", "高标准农田", None, None),
        ("保障性租赁住房", "保障性租赁住房", None, None),
    ],
)
def test_what_stands_before_the_name_is_passed(piece: str, name: str, verb: str | None, scope: str | None) -> None:
    found = phrase_before(piece, proportion=False)
    assert (piece[found.start : found.end], found.verb, found.scope) == (name, verb, scope)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("智能化煤矿，力争", "智能化煤矿"),
        ("和美乡村。", "和美乡村"),
        ("提档升级村建设，", "提档升级村"),
        ("“家门口”就业站，", "“家门口”就业站"),
        ("示范村和样板村", "示范村"),
        ("方面。", None),
        ("的企业", None),
        ("，建设", None),
    ],
)
def test_noun_behind(text: str, noun: str | None) -> None:
    found = noun_behind(text, 0, len(text))
    assert (text[found[0] : found[1]] if found else None) == noun


def test_shared_tails() -> None:
    assert share_names(["交通", "水利", "能源领域投资额"]) == ["交通领域投资额", "水利领域投资额", "能源领域投资额"]
    assert share_names(["城镇", "农村居民人均收入"]) == ["城镇居民人均收入", "农村居民人均收入"]
    assert share_names(["花生种植", "收获机械化率"]) == ["花生种植机械化率", "收获机械化率"]
    assert share_names(["毛入园率", "巩固率"]) == ["毛入园率", "巩固率"]


def test_shared_heads() -> None:
    assert share_head("清洁能源装机占比", "发电量占比") == "清洁能源发电量占比"
    assert share_head("列养率", "优良路率") == "优良路率"


def test_names_are_split_only_where_their_number_fits() -> None:
    assert [name for name, _, _ in split_names("甲率、乙率和丙率", 3)] == ["甲率", "乙率", "丙率"]
    assert split_names("甲率、乙率和丙率", 4) == []
