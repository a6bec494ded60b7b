"""Names of coordination bodies."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions.coordination_bodies import Body, body_at, find_bodies, is_short
from govgraph.extract.records import Document
from govgraph.extract.structure import split_documents


def _document(text: str) -> Document:
    return split_documents(decode_source("x.txt", text.encode()))[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("为加强领导，成立云岭县防汛抗旱指挥部，统一指挥。", ["云岭县防汛抗旱指挥部"]),
        (
            "同意建立由县领导牵头负责的云岭县养老服务联席会议制度。",
            ["云岭县养老服务联席会议"],
        ),
        ("建立云岭县“菜篮子”工程联席会议（以下简称联席会议）制度。", ["云岭县“菜篮子”工程联席会议"]),
        ("云岭县征兵工作领导小组成员名单", ["云岭县征兵工作领导小组"]),
        ("各乡镇要成立领导小组，健全机制。", []),
        ("县乡村振兴领导小组办公室负责日常工作。", []),
    ],
)
def test_finds_full_names(text: str, names: list[str]) -> None:
    assert [body.name for body in find_bodies(_document("防汛工作\n" + text))] == names


def test_the_title_names_the_body() -> None:
    document = _document(
        "云岭县人民政府关于调整县安全生产委员会成员的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n如下。"
    )
    assert find_bodies(document)[0] == Body("县安全生产委员会", -1)


def test_the_fullest_name_of_a_body_holds_throughout() -> None:
    text = "云岭县人民政府关于成立云岭县征兵领导小组的通知\n云政发〔2025〕3号\n各乡镇：\n决定成立县征兵领导小组。"
    assert {body.name for body in find_bodies(_document(text))} == {"云岭县征兵领导小组"}


def test_a_list_belongs_to_the_body_named_last() -> None:
    document = _document("方案\n成立云岭县防汛指挥部。\n（一）综合协调组\n组长：林岚\n（二）抢险救援组\n组长：周远")
    bodies = find_bodies(document)
    assert body_at(bodies, document, document.text.index("组长：林岚")) == "综合协调组"
    assert body_at(bodies, document, document.text.index("组长：周远")) == "抢险救援组"


def test_short_names() -> None:
    assert is_short("领导小组")
    assert is_short("县领导小组")
    assert not is_short("县安委会")
    assert not is_short("县征兵领导小组")
