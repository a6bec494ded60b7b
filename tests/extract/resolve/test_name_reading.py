import pytest

from govgraph.extract.resolve.jurisdiction import local
from govgraph.extract.resolve.names import BodyName, Setting, read_name

COUNTY = local("云岭县", local("江东市", local("南山省")))
IN_THE_COUNTY = Setting("云政发〔2025〕3号", COUNTY, tuple(COUNTY.chain()))


def read(name: str) -> BodyName:
    return read_name(name, IN_THE_COUNTY)


@pytest.mark.parametrize(
    ("printed", "owner", "label"),
    [
        ("县财政局", "云岭县", "云岭县财政局"),
        ("云岭县财政局", "云岭县", "云岭县财政局"),
        ("供电公司", "云岭县", "云岭县供电公司"),
        ("国网云岭县供电公司", "云岭县", "国网云岭县供电公司"),
        ("国家税务总局云岭县税务局", "云岭县", "国家税务总局云岭县税务局"),
        ("市委", "江东市", "江东市委"),
        ("市委组织部", "江东市", "江东市委组织部"),
        ("中共云岭县委", "云岭县", "中共云岭县委"),
        ("团县委", "云岭县", "共青团云岭县委"),
        ("共青团云岭县委", "云岭县", "共青团云岭县委"),
        ("省住建厅", "南山省", "南山省住建厅"),
        ("市生态环境局云岭分局", "云岭县", "江东市生态环境局云岭分局"),
        ("江东市生态环境局云岭分局", "云岭县", "江东市生态环境局云岭分局"),
        ("市场监督管理局", "云岭县", "云岭县市场监督管理局"),
        ("县市场监管局", "云岭县", "云岭县市场监管局"),
        ("教育部", "中华人民共和国", "教育部"),
        ("国家发改委", "中华人民共和国", "国家发展和改革委员会"),
        ("各乡（镇）人民政府", "云岭县", "云岭县各乡（镇）人民政府"),
        ("县直各有关单位", "云岭县", "云岭县直各有关单位"),
        ("青石市财政局", "青石市", "青石市财政局"),
        ("北京市朝阳区财政局", "朝阳区", "朝阳区财政局"),
        ("青禾农业开发有限公司", "云岭县", "青禾农业开发有限公司"),
    ],
)
def test_whose_a_body_is(printed: str, owner: str, label: str) -> None:
    name = read(printed)
    assert (name.owner.name if name.owner else None, name.label) == (owner, label)


def test_bare_kinds_are_known_from_their_document_alone() -> None:
    for printed in ("领导小组", "省厅"):
        assert (read(printed).owner, read(printed).scope) == (None, IN_THE_COUNTY.doc)


def test_a_level_that_is_not_known_stays_apart() -> None:
    lone = Setting("d", local("云岭县"))
    assert read_name("市财政局", lone).scope != read_name("县财政局", lone).scope


def test_a_level_below_the_document_is_known_from_the_document_alone() -> None:
    scopes = {read_name("市政府", Setting(doc, local("南山省"))).scope for doc in ("a", "b")}
    assert len(scopes) == 2


def test_the_head_of_a_name_is_not_taken_for_a_place() -> None:
    assert read("自治区人民政府").owner == COUNTY
    assert read("持续完善市财政局").owner == COUNTY


def test_without_a_jurisdiction_names_stay_in_their_document() -> None:
    scopes = {read_name("县财政局", Setting(doc, None)).scope for doc in ("a", "b")}
    assert len(scopes) == 2


def test_a_name_with_a_short_place_is_called_as_printed() -> None:
    lone = Setting("d", None)
    for printed, owner in (("四川音乐学院", "四川省"), ("辽宁证监局", "辽宁省"), ("郑州大学", "郑州市")):
        body = read_name(printed, lone)
        assert (body.label, body.owner.name if body.owner else None) == (printed, owner)


def test_a_word_of_a_museum_is_no_county() -> None:
    museum, bureau = (read_name(f"西安碑林{kind}", Setting("d", None)).owner for kind in ("博物馆", "财政局"))
    assert (museum.name if museum else "", bureau.name if bureau else "") == ("西安市", "碑林区")
