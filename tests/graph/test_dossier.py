"""Dossiers: every entry is proven by its sentence, and names find their bearers."""

from __future__ import annotations

import pytest

from govgraph.extract.records import Graph
from govgraph.graph.dataset import View
from govgraph.graph.dossier import SECTIONS, Dossier, dossier
from govgraph.graph.errors import UnknownNameError
from govgraph.graph.lookup import find
from govgraph.graph.rdf import graph_quads
from govgraph.ontology.mint import document_iri, entity_iri

FORESTRY = entity_iri("organization", "990101", "云岭县林业局")


@pytest.fixture(scope="module")
def view(fictional: Graph) -> View:
    return View.in_memory(graph_quads(fictional))


def said(found: Dossier) -> dict[str, list[str]]:
    return {
        section: [entry.what for entry in getattr(found, section)] for section in SECTIONS if getattr(found, section)
    }


def test_a_department(view: View) -> None:
    found = dossier(view, "云岭县林业局")
    assert (found.iri, found.label, found.type, found.kind) == (
        FORESTRY,
        "云岭县林业局",
        "gov:Organization",
        "government",
    )
    assert (found.names, found.jurisdiction) == (("县林业局", "县绿化办"), "云岭县")
    assert said(found) == {
        "overseen_by": ["王青山 分管 县林业局"],
        "posts": ["李长河 任命 县林业局局长", "赵平川 免职 县林业局局长"],
        "tasks": ["县林业局 责任单位 实施造林工程"],
        "targets": ["森林覆盖率 29.37％ 2025"],
        "projects": ["青石岭风电场 3.5亿元"],
        "remarks": ["县林业局 加挂牌子 县绿化办"],
    }
    assert [(document.key, document.statements) for document in found.documents] == [
        ("云政办发〔2025〕3号", 4),
        ("云政办发〔2025〕5号", 2),
        ("云政发〔2025〕7号", 2),
    ]


def test_a_sentence_reaches_from_stop_to_stop(view: View) -> None:
    found = dossier(view, "云岭县林业局")
    assert [entry.sentence for entry in found.overseen_by] == ["分管县林业局（县绿化办）、县财政局。"]
    assert [entry.sentence for entry in found.posts] == [
        "李长河同志任县林业局局长（试用期一年）；",
        "免去赵平川同志的县林业局局长职务。",
    ]


def test_an_official(view: View) -> None:
    assert said(dossier(view, "王青山")) == {
        "oversees": ["王青山 负责 水利", "王青山 分管 县林业局", "王青山 分管 县财政局", "王青山 联系 县税务局"],
        "posts": ["王青山 任职 副县长"],
        "memberships": ["王青山 总指挥 县造林指挥部"],
    }


def test_a_project_has_the_tasks_in_which_it_stands(view: View) -> None:
    assert said(dossier(view, "云溪镇污水处理厂")) == {
        "tasks": ["县住建局 牵头 建设云溪镇污水处理厂", "县财政局 配合 建设云溪镇污水处理厂"],
        "projects": ["云溪镇污水处理厂"],
    }


def test_a_place_has_its_projects_and_its_kind(view: View) -> None:
    found = dossier(view, "青石岭")
    assert (found.kind, said(found)) == ("scenic", {"projects": ["青石岭风电场 3.5亿元"]})


def test_an_indicator_has_its_targets(view: View) -> None:
    assert sorted(said(dossier(view, "森林覆盖率"))["targets"]) == [
        "森林覆盖率 29.37％ 2025",
        "森林覆盖率 30％以上 2025",
    ]


def test_a_document_has_all_that_it_states(view: View) -> None:
    found = dossier(view, "云政办发〔2025〕3号")
    assert (found.iri, found.type, found.kind) == (document_iri("云政办发〔2025〕3号"), "gov:OfficialDocument", "通知")
    assert found.label == "关于印发生态县建设行动计划的通知"
    assert {section: len(entries) for section, entries in said(found).items()} == {
        "tasks": 4,
        "targets": 1,
        "projects": 2,
        "citations": 2,
    }


def test_a_cited_document_knows_who_cites_it(view: View) -> None:
    assert said(dossier(view, "森林条例")) == {"citations": ["云政办发〔2025〕3号 依据 森林条例"]}


def test_every_entry_stands_in_its_text(view: View, fictional: Graph) -> None:
    texts = {each.document.source.name: each.document.source.raw for each in fictional.extractions}
    checked = 0
    for entity in fictional.entities:
        found = dossier(view, entity.iri)
        for section in SECTIONS:
            for entry in getattr(found, section):
                assert texts[entry.source][entry.start : entry.end] == entry.quote
                assert entry.quote in entry.sentence
                checked += 1
    assert checked > 30


@pytest.mark.parametrize(
    "name",
    [
        "云岭县林业局",
        "县林业局",
        "县绿化办",
        " 云岭县 林业局 ",
        FORESTRY,
        f"<{FORESTRY}>",
        "id:organization/990101/云岭县林业局",
    ],
)
def test_a_thing_is_found_by_any_of_its_names(view: View, name: str) -> None:
    assert find(view, name) == FORESTRY


@pytest.mark.parametrize(
    "name",
    ["云政办发〔2025〕3号", "云政办发〔２０２５〕３号", "关于印发生态县建设行动计划的通知", "生态县建设行动计划"],
)
def test_a_document_is_found_by_number_and_title(view: View, name: str) -> None:
    assert find(view, name) == document_iri("云政办发〔2025〕3号")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("林业", "did you mean 县林业局, 云岭县林业局"),
        ("王青水", r"did you mean 王青山\?"),
        ("毫无此名", "nothing has a name like it"),
        ("", "nothing has a name like it"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(view: View, name: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message) as caught:
        dossier(view, name)
    assert "\n" not in str(caught.value)


def test_a_label_comes_before_another_name_and_two_bearers_are_listed() -> None:
    import pyoxigraph as ox

    from govgraph.ontology.namespaces import GOV, RDF, RDFS, SKOS

    def thing(code: str, label: str, other: str) -> list[ox.Quad]:
        iri = ox.NamedNode(entity_iri("organization", code, label))
        return [
            ox.Quad(iri, ox.NamedNode(RDF["type"]), ox.NamedNode(GOV.Organization)),
            ox.Quad(iri, ox.NamedNode(RDFS.label), ox.Literal(label)),
            ox.Quad(iri, ox.NamedNode(SKOS.altLabel), ox.Literal(other)),
        ]

    here, there = thing("990101", "云岭县财政局", "县财政局"), thing("990102", "石溪县财政局", "县财政局")
    named_so = thing("990103", "县财政局", "财政局")
    with pytest.raises(UnknownNameError, match=r"2 things bear this name; give the IRI of one: .*石溪县财政局 <https"):
        find(View.in_memory(here + there), "县财政局")
    assert find(View.in_memory(here + there + named_so), "县财政局") == named_so[0].subject.value  # type: ignore[union-attr]
