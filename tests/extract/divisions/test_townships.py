"""Townships: their codes, their counties, and names in running text."""

from __future__ import annotations

from govgraph.extract import divisions


def test_a_township_has_a_code_below_its_county() -> None:
    found = divisions.township("310101", "外滩街道")
    assert found is not None
    assert (found.code, found.county) == ("310101013", "310101")
    assert divisions.township("310101", "外滩街道办事处") == found
    assert divisions.township("310101", "没有街道") is None
    assert divisions.township("990101", "外滩街道") is None


def test_counties_have_townships_and_other_divisions_have_none() -> None:
    names = [each.name for each in divisions.townships("310101")]
    assert "外滩街道" in names
    assert len(names) == len(set(names)) == 10
    assert divisions.townships("310000") == ()


def test_every_county_of_the_table_is_in_the_gazetteer() -> None:
    for division in divisions.all_divisions():
        for township in divisions.townships(division.code):
            assert township.code.startswith(division.code)
            assert len(township.code) == 9


def test_a_name_that_some_county_has() -> None:
    assert divisions.is_township("外滩街道")
    assert not divisions.is_township("前往外滩街道")
    assert not divisions.is_township("街道")
