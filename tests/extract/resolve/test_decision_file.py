"""The decisions file: read strictly, obeyed, recorded, and undone by taking a line out."""

import pytest

from govgraph.extract.records import (
    Document,
    Evidence,
    Extraction,
    ExtractionError,
    Fact,
    Graph,
    Judgement,
    NameJudgement,
    SourceText,
)
from govgraph.extract.resolve import read_decisions, resolve


def bodies(key: str, issuer: str, *names: str) -> Extraction:
    source = SourceText(f"{key}.txt", "文" * len(names), key)
    facts = tuple(
        Fact("org_mention", key, name, "government", Evidence(source.name, at, at + 1, "文"), "test")
        for at, name in enumerate(names)
    )
    return Extraction(Document(key, source, source.raw, tuple(range(len(names))), number=key, issuer=issuer), facts, ())


def iris(graph: Graph) -> dict[tuple[str, str], str]:
    return {(each.fact.doc, each.fact.subject): each.subject_iri for each in graph.facts}


def test_lines_are_read() -> None:
    text = "\ufeff# 名称裁定\n\nsame\t县发改委\t县发展和改革局\ndifferent\t 县能源局\t县能源中心\t云岭县 \nsame\t县发展和改革局\t县发改委\n"
    assert read_decisions(text, "d.tsv") == (
        NameJudgement("县发展和改革局", "县发改委", Judgement.SAME, 1.0, "人工判定为同一", None, True, None),
        NameJudgement("县能源中心", "县能源局", Judgement.DIFFERENT, 1.0, "人工判定为不同", None, True, "云岭县"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("equal\ta\tb", "d.tsv: line 1: unknown verb 'equal'; write same or different, then two names, apart by tabs"),
        ("same a b", "d.tsv: line 1: unknown verb 'same a b'; write same or different, then two names, apart by tabs"),
        ("#\n\nsame\ta", "d.tsv: line 3: expected same, two names and perhaps a jurisdiction, apart by tabs"),
        ("same\ta\tb\tc\td", "d.tsv: line 1: expected same, two names and perhaps a jurisdiction, apart by tabs"),
        ("different\ta\t", "d.tsv: line 1: expected different, two names and perhaps a jurisdiction, apart by tabs"),
        ("different\ta\ta", "d.tsv: line 1: a is decided to be different as itself; give two names"),
        (
            "different\tc\ta\nsame\ta\tb\nsame\tb\tc",
            "d.tsv: line 1: a and c are different here, the same by other lines; remove one of them",
        ),
    ],
)
def test_what_makes_no_sense_is_one_line(text: str, message: str) -> None:
    with pytest.raises(ExtractionError) as raised:
        read_decisions(text, "d.tsv")
    assert str(raised.value) == message


def test_a_decision_counts_in_its_jurisdiction_only() -> None:
    documents = [
        bodies("a", "云岭县人民政府", "县能源局", "县动力局"),
        bodies("b", "松山县人民政府", "县能源局", "县动力局"),
    ]
    found = iris(resolve(documents, decisions=read_decisions("same\t县能源局\t县动力局\t云岭县", "d")))
    assert found["a", "县能源局"] == found["a", "县动力局"]
    assert found["b", "县能源局"] != found["b", "县动力局"]


def test_a_decision_is_recorded_as_one_and_undone_by_taking_it_out() -> None:
    documents = [bodies("a", "云岭县人民政府", "县能源局", "县动力局")]
    graph = resolve(documents, decisions=read_decisions("same\t县能源局\t县动力局", "d"))
    assert [(each.left, each.right) for each in graph.judgements if each.decided] == [("县动力局", "县能源局")]
    assert resolve(documents) == resolve(documents, decisions=())
    assert not any(each.decided for each in resolve(documents).judgements)


def test_an_unknown_jurisdiction_is_refused() -> None:
    with pytest.raises(ExtractionError, match="decisions: 县动力局 and 县能源局: jurisdiction 无此县: unknown"):
        resolve(
            [bodies("a", "云岭县人民政府", "县能源局")],
            decisions=read_decisions("same\t县能源局\t县动力局\t无此县", "d"),
        )


def test_divisions_in_no_gazetteer_have_parents() -> None:
    graph = resolve([bodies("a", "云岭县人民政府", "江东市生态环境局云岭分局", "南山省人民政府", "江东市人民政府")])
    places = {each.label: each for each in graph.entities if each.kind == "jurisdiction"}
    assert [each.rsplit("/", 1)[-1] for label in ("云岭县", "江东市") if (each := places[label].parent)] == [
        "江东市",
        "南山省",
    ]
    assert places["南山省"].parent is None


def test_every_code_has_its_division() -> None:
    graph = resolve([bodies("a", "云岭县人民政府", "云南省人民政府", "教育部")])
    codes = {each.jurisdiction for each in graph.entities if each.jurisdiction}
    assert {"530000", "000000"} <= codes
    assert codes == {each.jurisdiction for each in graph.entities if each.kind == "jurisdiction" and each.jurisdiction}
