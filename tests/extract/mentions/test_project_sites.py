"""Sites that projects are about."""

from __future__ import annotations

import pytest

from govgraph.extract.mentions.project_sites import find_project_sites
from govgraph.extract.mentions.wording import Wording
from govgraph.extract.records import Span


def sites(name: str) -> dict[str, str]:
    return {name[site.start : site.end]: site.kind for site in find_project_sites(Wording(name), Span(0, len(name)))}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("县一中新校区", {"县一中": "facility"}),
        ("县文化艺术中心", {"县文化艺术中心": "facility"}),
        ("残疾人康复中心二期", {"残疾人康复中心": "facility"}),
        ("园博园", {"园博园": "park"}),
        ("康宁路", {"康宁路": "road"}),
        ("县实验幼儿园", {"县实验幼儿园": "facility"}),
        ("云岭县民兵训练基地", {"云岭县民兵训练基地": "facility"}),
        ("机场新区休闲体育公园", {"机场新区休闲体育公园": "park"}),
        ("中国农具博物馆续建工程", {"中国农具博物馆": "facility"}),
    ],
)
def test_what_is_built_is_a_place(name: str, expected: dict[str, str]) -> None:
    assert sites(name) == expected


@pytest.mark.parametrize("name", ["欧立姆省级技术创新中心", "一中心两园区", "县域经济发展", "植物园区绿化"])
def test_firms_and_words_are_none(name: str) -> None:
    assert sites(name) == {}
