"""Where the name of a body begins: stray words before a place or level are taken off, parts of names stay."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.structure import split_documents


def bodies(text: str) -> list[str]:
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    return [body.text for body in find_mentions(document)["organizations"]]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("他履新前任职青海省委副书记。", "青海省委"),
        ("免去其浙江省人事厅厅长职务。", "浙江省人事厅"),
        ("先后担任过广西壮族自治区水利厅厅长。", "广西壮族自治区水利厅"),
        ("记者从太原市防汛抗旱指挥部办公室获悉，", "太原市防汛抗旱指挥部办公室"),
        ("他分管的只有一个，也就是市审计局。", "市审计局"),
    ],
)
def test_words_of_the_sentence_are_no_part(text: str, body: str) -> None:
    assert body in bodies(text)
    assert not [other for other in bodies(text) if other.endswith(body) and other != body]


@pytest.mark.parametrize(
    "body",
    [
        "国家税务总局太原市税务局",
        "中国农业发展银行山西省分行",
        "中国铁塔太原分公司",
        "第一届太原市人民代表大会",
        "各市人民政府",
        "太原市财政局",
    ],
)
def test_what_belongs_to_the_name_stays(body: str) -> None:
    assert body in bodies(f"责任单位：{body}、县财政局")
