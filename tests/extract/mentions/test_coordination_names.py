"""Bodies of coordination in running text: where their names begin, and what names none."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.structure import split_documents


def bodies_in(text: str) -> list[str]:
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    found = find_mentions(document)["organizations"]
    return [body.text for body in found if body.label == "coordination_body"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("（一）省联席会议原则上每半年召开一次。", ["省联席会议"]),
        ("具体负责防汛指挥部日常工作。", ["防汛指挥部"]),
        ("县长林岚新近接任县防汛领导小组组长。", ["县防汛领导小组"]),
        ("2.1.1 市三防指挥部\n有关单位负责人为市三防指挥部成员。", ["市三防指挥部", "市三防指挥部"]),
        ("承办领导小组交办的事项。", ["领导小组"]),
        ("国务院决定对国务院防汛领导小组进行调整。", ["国务院防汛领导小组"]),
        ("县长林岚担任县防汛领导小组组长。", ["县防汛领导小组"]),
        ("调整后的两大领导小组由三个部门组成，这两个领导小组的工作不变。", []),
        ("建立部门联席会议制度进行协调。", []),
    ],
)
def test_where_a_name_begins(text: str, bodies: list[str]) -> None:
    assert bodies_in(text) == bodies
