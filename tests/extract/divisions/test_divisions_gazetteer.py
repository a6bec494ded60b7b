from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract import divisions
from govgraph.extract.divisions import Level


def one(name: str) -> divisions.Division:
    (division,) = divisions.by_name(name)
    return division


def test_the_size_of_the_country() -> None:
    levels = [division.level for division in divisions.all_divisions()]
    assert levels.count(Level.STATE) == 1
    assert levels.count(Level.PROVINCE) == 34
    assert 330 <= levels.count(Level.CITY) <= 345
    assert 2800 <= levels.count(Level.COUNTY) <= 2900


def test_every_division_hangs_from_the_state() -> None:
    for division in divisions.all_divisions():
        chain = divisions.parents(division)
        assert (chain[-1].code if chain else division.code) == divisions.STATE
        assert all(division in divisions.children(above) for above in chain[:1])


def test_names_that_two_divisions_bear_return_both() -> None:
    assert [division.code for division in divisions.by_name("朝阳区")] == ["110105", "220104"]


def test_short_forms() -> None:
    shorts = {name: one(name).short for name in ("恩施土家族苗族自治州", "内蒙古自治区", "浦东新区", "赵县", "清新区")}
    assert shorts == {
        "恩施土家族苗族自治州": "恩施",
        "内蒙古自治区": "内蒙古",
        "浦东新区": "浦东",
        "赵县": "赵县",
        "清新区": "清新",
    }


def test_names_in_use() -> None:
    assert one("恩施州").code == "422800"
    assert one("全国").level is Level.STATE
    assert one("襄樊市").name == "襄阳市"  # a former name


def test_a_county_under_its_province() -> None:
    assert [above.name for above in divisions.parents(one("济源市"))] == ["河南省", "中华人民共和国"]


def test_abbreviations() -> None:
    province = divisions.by_abbreviation("粤")
    assert province is not None
    assert province.name == "广东省"
    assert divisions.abbreviations(province) == ("粤",)
    assert divisions.by_abbreviation("某") is None
    assert {len(divisions.abbreviations(p)) > 0 for p in divisions.children(one("国家"))} == {True}


def test_unknown_codes_and_names() -> None:
    assert divisions.by_code("999999") is None
    assert divisions.by_name("云岭县") == ()


def spans(text: str, near: divisions.Division | None = None) -> list[tuple[str, str]]:
    return [(span.name, span.candidates[0].code) for span in divisions.find_divisions(text, near=near)]


def test_a_path_of_divisions_settles_an_ambiguous_name() -> None:
    assert spans("吉林省长春市朝阳区") == [("吉林省", "220000"), ("长春市", "220100"), ("朝阳区", "220104")]


def test_words_that_are_no_divisions() -> None:
    assert spans("示范县、各市和县、郊区、相关部门会同县应急局") == []


def test_a_two_character_county_needs_a_boundary_or_kin() -> None:
    assert spans("赵县人民政府") == [("赵县", "130133")]
    assert spans("加快赵县发展") == []
    assert spans("加快赵县发展", one("赵县")) == [("赵县", "130133")]


def test_short_forms_of_counties_only_after_a_parent() -> None:
    assert spans("江苏昆山") == [("江苏", "320000"), ("昆山", "320583")]
    assert spans("昆山玉碎") == []


def test_near_settles_an_ambiguous_name() -> None:
    assert spans("朝阳区", one("长春市")) == [("朝阳区", "220104")]


@given(st.text(alphabet="省市县区北京上海朝阳赵恩施州长春吉林和的", max_size=30))
def test_spans_lie_in_the_text_without_overlaps(text: str) -> None:
    end = 0
    for span in divisions.find_divisions(text):
        assert end <= span.start < span.end
        assert text[span.start : span.end] == span.name
        assert span.candidates
        end = span.end
