"""The project that an approval is about."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.records import Value
from govgraph.extract.structure import split_documents


def projects(text: str) -> list[tuple[Value, Value]]:
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    return [(each.attributes["name"], each.attributes["investment"]) for each in find_mentions(document)["projects"]]


_TITLE = "关于溪水县柳溪水库除险加固工程初步设计的批复"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"云岭县水利局{_TITLE}\n县水务站：\n现批复如下：\n三、核定柳溪水库除险加固工程概算投资289万元。\n",
            [("溪水县柳溪水库除险加固工程", 2890000)],
        ),
        (
            "你局报来的材料收悉。经研究，批复如下：\n一、项目名称：云岭县柳溪幼儿园新建项目。\n四、项目估算总投资约3000万元。\n",
            [("云岭县柳溪幼儿园新建项目", 30000000)],
        ),
    ],
)
def test_named_once_with_what_it_costs(text: str, expected: list[tuple[str, int]]) -> None:
    assert projects(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"县水务站报来《{_TITLE}》。\n",
        "现批复如下：\n一、同意所报初步设计。\n二、项目名称：略。\n",
        "关于云岭县水利发展规划的批复\n县水利局：\n现批复如下：\n原则同意规划。\n",
    ],
)
def test_no_approval_or_no_project(text: str) -> None:
    assert projects(text) == []
