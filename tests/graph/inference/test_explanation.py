"""Why a triple is in the graph: every inferred one has a proof that ends in sentences or in our tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.extract.sample import sample_path
from govgraph.graph.cli.app import run
from govgraph.graph.dataset import INFERRED, View
from govgraph.graph.errors import UnknownNameError
from govgraph.graph.inference.explanation import Explanation, explain
from govgraph.ontology.namespaces import DCTERMS, GOV, ORG, RDF, RDFS

Captured = pytest.CaptureFixture[str]

TEXT = sample_path().read_text(encoding="utf-8")
WITHOUT_SENTENCE = {RDF.type, RDFS.label, GOV.jurisdiction, DCTERMS.isPartOf}
"""What resolution says, or the table of divisions, and no document in so many words."""


def leaves(each: Explanation) -> Iterator[Explanation]:
    if each.rule is None:
        yield each
    for premise in each.premises:
        yield from leaves(premise)


def test_an_official_answers_for_a_task_through_another_sign_of_the_body(sample_view: View) -> None:
    [found] = explain(sample_view, "林岚", "answersFor", "发展数字经济")
    assert (found.rule, found.property_label) == ("chain", "分管任务")
    charge, responsible = found.premises
    assert (charge.rule, charge.object_label) == ("chain", "云岭县数据局")
    assert [each.rule for each in charge.premises] == ["charge", "sign"]
    assert [each.property for each in leaves(found)] == [GOV.oversees, GOV.subject, GOV.object, GOV.responsibleFor]
    [sentence] = responsible.sentences
    assert sentence.document == "云政办发〔2025〕12号"
    assert sentence.quote == "县数据局" == TEXT[sentence.start : sentence.end]
    assert "配合单位:县数据局、移动云岭分公司" in sentence.sentence


def test_names_of_properties_in_both_languages_and_iris(sample_view: View) -> None:
    asked = ("分管领导", "overseen by", "overseenBy", "gov:overseenBy", GOV.overseenBy, f"<{GOV.overseenBy}>")
    answers = {explain(sample_view, "县林业局", name, "何以宁") for name in asked}
    assert len(answers) == 1
    [english] = explain(sample_view, "县林业局", "overseenBy", "何以宁", "en")
    assert english.meaning == "inverse property: the same said the other way (OWL 2 RL prp-inv)"
    assert english.premises[0].property_label == "oversees"


def test_every_way_is_told(sample_view: View) -> None:
    found = explain(sample_view, "沈砚清", "answersFor", "抓实工业节能")
    through = {each.premises[0].object_label for each in found}
    assert through == {"云岭县能源局", "云岭县工业和信息化局"}


def test_what_is_asserted_is_told_with_its_sentences(sample_view: View) -> None:
    [found] = explain(sample_view, "高远", "分管", "云岭经开区管委会")
    assert (found.rule, found.premises) == (None, ())
    assert [each.sentence for each in found.sentences] == ["主管：云岭经开区管委会。"]


def test_a_hierarchy_is_told_step_by_step(sample_view: View) -> None:
    [found] = explain(sample_view, "县公安局交警大队", "org:transitiveSubOrganizationOf", "县政府")
    rules = [found.rule, *(each.premises[0].rule for each in found.premises)]
    assert rules == ["transitive", "branch", "department"]


def test_every_inferred_triple_of_the_sample_has_a_proof(sample_view: View) -> None:
    inferred = list(sample_view.match(graph=INFERRED))
    some = [quad for quad in sorted(inferred, key=str) if quad.predicate.value != RDF.type][::40]
    properties = set()
    for quad in some:
        iris = [term.value for term in (quad.subject, quad.predicate, quad.object) if hasattr(term, "value")]
        for found in explain(sample_view, *iris):
            assert found.rule is not None
            for leaf in leaves(found):
                properties.add(leaf.property)
                assert leaf.sentences or leaf.property in WITHOUT_SENTENCE, leaf
                assert all(TEXT[each.start : each.end] == each.quote for each in leaf.sentences)
    assert len(properties) > 5


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("县林业局", "分管领导", "高远"), "the graph does not hold this: 县林业局 分管领导 高远"),
        (("无此局", "分管领导", "高远"), "无此局: no such name in the graph"),
        (("http://a b", "分管领导", "高远"), "http://a b: not an IRI"),
        (("县林业局", "moods", "高远"), "moods: no such property; inferred are answeredForBy, answersFor"),
    ],
)
def test_what_is_not_known_is_one_clear_line(sample_view: View, asked: tuple[str, str, str], message: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        explain(sample_view, *asked)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_command_prints_the_proof(capfd: Captured, sample_store: Path) -> None:
    assert run(["explain", "--store", str(sample_store), "何以宁", "answersFor", "养护森林水土"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[:2] == ["何以宁  分管任务  养护森林水土", "  因为 属性链：两步合为一步（OWL 2 RL prp-spo2）"]
    assert "    何以宁  主管范围  云岭县林业局" in lines
    assert any("「分管：县农业农村局（县乡村振兴局）、县水利局、县林业局" in line for line in lines)
    assert any("（县林业局、县水利局等按职责分工负责）" in line and "云政发〔2025〕3号 · " in line for line in lines)


def test_the_command_prints_json_and_english(capfd: Captured, sample_store: Path) -> None:
    asked = ["县林业局", ORG.subOrganizationOf, "云岭县人民政府", "--language", "en"]
    assert run(["explain", "--store", str(sample_store), *asked, "--json"]) == 0
    [found] = json.loads(capfd.readouterr().out)
    assert (found["rule"], len(found["premises"])) == ("department", 2)
    assert run(["explain", "--store", str(sample_store), *asked]) == 0
    assert "because: department: a government body named for a place" in capfd.readouterr().out
    assert run(["explain", "--store", str(sample_store), *asked[:3], "--language", "fr"]) == 2


def test_what_did_not_hold_on_a_day_is_not_explained(capfd: Captured, sample_store: Path) -> None:
    asked = ["explain", "--store", str(sample_store), "县林业局", "分管领导", "何以宁"]
    assert run([*asked, "--as-of", "2025-03-12"]) == 0
    assert run([*asked, "--as-of", "2025-03-11"]) == 1
    assert "Traceback" not in capfd.readouterr().err
