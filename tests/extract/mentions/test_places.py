"""Administrative divisions: those of the gazetteer, and those a document shows to be one."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.mentions.places import local_names
from govgraph.extract.records import Mention
from govgraph.extract.structure import split_documents


def places_in(text: str) -> tuple[Mention, ...]:
    return find_mentions(split_documents(decode_source("x.txt", text.encode()))[0])["places"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云岭县人民政府\n关于开展普查的通知", ("云岭县",)),
        ("南山省江东市云岭县人民政府\n关于开展普查的通知", ("南山省", "江东市", "云岭县")),
        ("河湾镇人民政府关于开展普查的通知", ("河湾镇",)),
        ("普查。\n云岭县人民政府办公室\n2025年3月18日", ("云岭县",)),
    ],
)
def test_mastheads_and_signatures_teach_names(text: str, names: tuple[str, ...]) -> None:
    assert local_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "责令县人民政府\n整改",
        "各县人民政府\n要重视",
        "县人民政府\n关于普查",
        "设区市人民政府\n关于普查",
        "我县人民政府\n印发",
    ],
)
def test_common_words_teach_none(text: str) -> None:
    assert local_names(text) == ()


def test_a_name_once_taught_is_found_everywhere() -> None:
    text = "云岭县人民政府\n关于开展普查的通知\n云岭县普查由云岭县统计局负责。"
    assert [(place.text, place.label, place.attributes["code"]) for place in places_in(text)] == [
        ("云岭县", "local", None)
    ] * 3


def test_the_gazetteer_knows_real_divisions() -> None:
    (place,) = places_in("河北省开展普查。")
    assert (place.text, place.attributes["code"]) == ("河北省", "130000")


def test_no_place_without_a_reason() -> None:
    assert places_in("城市建设和社区服务，区域协调发展。") == ()
