"""What stands before a generic term and is no name: places in general, places counted, verbs of the general language."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.structure import split_documents


def sites(text: str) -> dict[str, str]:
    document = split_documents(decode_source("x.txt", text.encode()))[0]
    return {site.text: site.label for site in find_mentions(document)["sites"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "实施百县千镇万村高质量发展工程。",
        "推进乡聘村用、镇帮镇扶村。",
        "实现市市通高铁、乡乡基本通三级以上公路。",
        "加快五大开发区改革，治理一江一河、七河五湖。",
        "深化琼港合作，办好京港洽谈会。",
        "推动全链路数字化。",
        "弥补市场失灵，走向国际市场，操纵市场者依法查处。",
        "开拓非洲、中东、中亚等市场。",
        "建设零工市场，打造15分钟社区生活圈，发展小城镇。",
    ],
)
def test_places_in_general_are_no_sites(sentence: str) -> None:
    assert sites(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("治理五大连池河道，建设柳溪开发区。", {"柳溪开发区": "zone"}),
        ("打通柳溪大道，建设石桥市场。", {"柳溪大道": "road", "石桥市场": "market"}),
        ("改造柳溪、石桥等农贸市场。", {"柳溪": "market", "石桥": "market"}),
        ("扩建云溪港，整治柳溪镇、石桥村。", {"云溪港": "station", "柳溪镇": "township", "石桥村": "village"}),
    ],
)
def test_particular_places_stay(sentence: str, expected: dict[str, str]) -> None:
    found = sites(sentence)
    assert {name: found.get(name) for name in expected} == expected
