import pytest

from govgraph.extract.records import Document, ExtractionError, Part, SourceText, Span
from govgraph.extract.resolve.jurisdiction import find_jurisdiction, issuing_body, learn_parent, local, named


def document(
    issuer: str | None = None, title: str | None = None, number: str | None = None, text: str = "", signature: str = ""
) -> Document:
    whole = text + signature
    parts = {Part.SIGNATURE: Span(len(text), len(whole))} if signature else {}
    origin = tuple(range(len(whole)))
    return Document("k", SourceText("s", whole, ""), whole, origin, parts, number, title, issuer)


def found(of: Document, *known: str) -> str | None:
    place = find_jurisdiction(of, known=known).jurisdiction
    return place.key if place else None


@pytest.mark.parametrize(
    ("issuer", "key"),
    [
        ("云岭县人民政府办公室", "云岭县"),
        ("江东市教育局", "江东市"),
        ("南山省人民政府", "南山省"),
        ("中共云岭县委办公室", "云岭县"),
        ("国务院办公厅", "000000"),
        ("国家发展改革委", "000000"),
        ("北京市朝阳区人民政府", "110105"),
        ("上海市人民政府办公厅", "310000"),
        ("朝阳区人民政府", None),
        ("经济技术开发区管理委员会", None),
        ("城市管理局", None),
    ],
)
def test_the_masthead(issuer: str, key: str | None) -> None:
    assert found(document(issuer)) == key


def test_an_ambiguous_place_is_settled_by_its_parents_in_the_text() -> None:
    assert found(document("朝阳区人民政府", text="按照长春市安排")) == "220104"


def test_signature_title_and_number() -> None:
    assert found(document(signature="云岭县人民政府")) == "云岭县"
    assert found(document(title="关于印发云岭县碳达峰实施方案的通知"), "云岭县") == "云岭县"
    assert found(document(number="粤府〔2025〕3号")) == "440000"
    assert found(document("省发展和改革委员会", number="黔发改〔2025〕3号")) == "520000"
    assert found(document(number="国办发〔2025〕3号")) == "000000"
    assert found(document(number="云政发〔2025〕3号")) is None  # 云 may be 云岭县 or 云南省


def test_a_text_without_masthead_is_about_the_place_it_calls_its_own() -> None:
    assert found(document(text="我省将支持广州、深圳。广东省政府要求全省落实。")) == "440000"
    assert found(document(text="北京、上海、广东等地的做法值得全省借鉴。")) is None


def test_the_reason_is_given() -> None:
    assert find_jurisdiction(document("云岭县人民政府")).reason == "发文机关：云岭县人民政府（云岭县不在区划表中）"


def test_parents_are_learned_from_names() -> None:
    names = ["江东市生态环境局云岭分局", "青石市财政局", "南山省人民政府"]
    assert [place.name for place in learn_parent(local("云岭县"), names).chain()] == ["云岭县", "江东市", "南山省"]
    assert learn_parent(local("云岭县"), ["江东市财政局", "青石市财政局"]).parent is None


def test_overrides() -> None:
    assert named("110105").name == "朝阳区"
    assert named("北京市朝阳区").code == "110105"
    assert named("云岭县", ["云岭县"]).code is None


@pytest.mark.parametrize(("name", "line"), [("朝阳区", "ambiguous"), ("云岭县", "unknown"), ("999999", "no division")])
def test_bad_overrides_get_one_clear_line(name: str, line: str) -> None:
    with pytest.raises(ExtractionError, match=line) as error:
        named(name)
    assert "\n" not in str(error.value)


def test_joint_issuers() -> None:
    assert issuing_body("云岭县人民政府 云岭县人民武装部") == "云岭县人民政府"
