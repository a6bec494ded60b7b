"""Firms in running text."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.structure import split_documents


def bodies_in(text: str) -> list[str]:
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    return [body.text for body in find_mentions(document)["organizations"]]


@pytest.mark.parametrize("text", ["引进柳电集团落户。", "支持柳电集团做强。"])
def test_a_verb_is_no_part_of_a_firm(text: str) -> None:
    assert "柳电集团" in bodies_in(text)


@pytest.mark.parametrize(
    "text", ["新建5个紧密型城市医疗集团。", "组建三级子公司，规范国有企业母公司。", "培育大企业大集团。"]
)
def test_firms_in_general_are_none(text: str) -> None:
    assert bodies_in(text) == []
