"""The build, with the real pipeline: all of it is published, or nothing is."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from govgraph.extract.documents import read_source
from govgraph.extract.pipeline import build_graph
from govgraph.extract.records import ExtractionError, Graph
from govgraph.extract.sample import sample_path
from govgraph.graph import publishing
from govgraph.graph.build import add, build
from govgraph.graph.dataset import View
from govgraph.graph.errors import BuildError, StoreError
from govgraph.graph.inference import infer
from govgraph.graph.manifest import Settings
from govgraph.graph.rdf import graph_quads
from govgraph.graph.report import InvalidGraphError
from govgraph.graph.store import Store
from govgraph.ontology import mint
from govgraph.ontology.namespaces import GOV

NOTICE = """云 岭 县 人 民 政 府

云政发〔2025〕{number}号

云岭县人民政府
关于印发2025年造林工作要点的通知

各乡镇人民政府，县直各单位：
现将《2025年造林工作要点》印发给你们，请认真贯彻执行。
到2025年底，森林覆盖率达到{percent}％以上。（责任单位：县林业局、县财政局）

云岭县人民政府
2025年3月1日
"""
WEATHER = "今天天气很好，大家都去散步了。\n"


def notice(path: Path, number: int = 3, percent: str = "30") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NOTICE.format(number=number, percent=percent), encoding="utf-8")
    return path


def content(path: Path) -> list[ox.Quad]:
    with Store.open(path).view() as view:
        return list(view.quads())


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that already holds a document."""
    path = tmp_path / "graph.store"
    build([notice(tmp_path / "old" / "old.txt", 1)], path)
    return path


@pytest.fixture
def unchanged(store: Path) -> Iterator[Path]:
    """A store that the test must leave as it is."""
    before = content(store)
    yield store
    assert content(store) == before


def test_what_is_inferred_can_be_left_out(tmp_path: Path) -> None:
    report = build([notice(tmp_path / "a.txt", 1)], tmp_path / "graph.store", inferred=False)
    with Store.open(tmp_path / "graph.store").view() as view:
        assert list(view.asserted()) == list(view.quads())
    assert report.inferred == 0


def test_the_sample_is_published_whole(tmp_path: Path) -> None:
    seen: list[tuple[str, int]] = []
    report = build(
        [sample_path()],
        tmp_path / "graph.store",
        issues_file=tmp_path / "i.jsonl",
        progress=lambda name, total: seen.append((name, total)),
    )
    graph = build_graph([read_source(str(sample_path()))])
    asserted = list(publishing.linked_quads(graph, Settings()))
    assert content(tmp_path / "graph.store") == list(View.in_memory([*asserted, *infer(asserted)]).quads())
    assert (report.quads, report.inferred) == (len(asserted), len(infer(asserted)))
    assert (report.published, report.sources, report.documents) == (True, 1, len(graph.extractions))
    assert sum(count for _, count in report.facts) == len(graph.facts)
    assert seen == [(sample_path().name, 1)]
    issues = [json.loads(line) for line in (tmp_path / "i.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(issues) == report.issues
    raw = read_source(str(sample_path())).raw
    assert all(raw[issue["start"] : issue["end"]] == issue["quote"] for issue in issues)
    manifest = Store.open(tmp_path / "graph.store").manifest()
    assert [each.name for each in manifest.inputs] == [sample_path().name]
    assert manifest.counts["documents"] == len(graph.extractions)


def test_links_to_other_data_sets_are_written_and_remembered(tmp_path: Path) -> None:
    links = tmp_path / "links.tsv"
    links.write_text(
        "云岭县财政局\thttps://example.org/finance\n没有的局\thttps://example.org/none\n", encoding="utf-8"
    )
    texts = [tmp_path / "a.txt", tmp_path / "b.txt"]
    texts[0].write_text("云岭县人民政府\n关于林岚同志任职的通知\n\n任命林岚为云岭县财政局局长。\n", encoding="utf-8")
    notice(texts[1], 2)
    store = tmp_path / "graph.store"
    build(texts[:1], store, links_file=links)
    add(texts[1:], store)

    def linked() -> set[tuple[str, str]]:
        graph = ox.NamedNode(mint.shared_graph_iri("links"))
        with Store.open(store).view() as view:
            found = view.select(
                f"SELECT ?name ?iri {{ GRAPH {graph} {{ ?s skos:exactMatch ?iri }} ?s rdfs:label ?name }}"
            )
            return {(row["name"].value, row["iri"].value) for row in found}

    assert ("云岭县财政局", "https://example.org/finance") in linked()
    assert all("none" not in iri for _, iri in linked())
    build(texts, store)
    assert ("云岭县财政局", "https://example.org/finance") not in linked()


def test_neither_order_nor_jobs_leave_a_trace(tmp_path: Path) -> None:
    paths = [notice(tmp_path / f"{number}.txt", number) for number in (1, 2, 3)]
    build(paths, tmp_path / "one")
    build(paths[::-1], tmp_path / "two", jobs=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert Store.open(tmp_path / "one").manifest() == Store.open(tmp_path / "two").manifest()


def test_a_build_replaces_what_the_store_held(store: Path, tmp_path: Path) -> None:
    new = notice(tmp_path / "new.txt", 8)
    build([new], store)
    build([new], tmp_path / "fresh")
    assert content(store) == content(tmp_path / "fresh")


def test_a_text_that_comes_twice_is_read_once(tmp_path: Path) -> None:
    first = notice(tmp_path / "a.txt")
    second = Path(shutil.copy(first, tmp_path / "b.txt"))
    report = build([second, first], tmp_path / "store")
    assert report.warnings == ("b.txt: the same text as a.txt; read once",)
    assert (report.sources, report.documents) == (1, 1)


def test_a_document_that_is_printed_twice_is_pointed_out(tmp_path: Path) -> None:
    paths = [notice(tmp_path / "a.txt", 3, "30"), notice(tmp_path / "b.txt", 3, "31")]
    report = build(paths, tmp_path / "store")
    assert report.documents == 1
    assert report.warnings == ("云政发〔2025〕3号: printed in a.txt, b.txt; all are kept",)


def test_standard_input_is_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(NOTICE.format(number=3, percent="30").encode("gb18030")))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert build(["-", "-"], tmp_path / "store").documents == 1
    assert [each.name for each in Store.open(tmp_path / "store").manifest().inputs] == ["-"]


def test_a_text_without_facts_is_a_warning(unchanged: Path, tmp_path: Path) -> None:
    (tmp_path / "weather.txt").write_text(WEATHER, encoding="utf-8")
    report = build([tmp_path / "weather.txt"], unchanged)
    assert not report.published
    assert report.warnings == (
        "weather.txt: no facts found; is it an official document?",
        "no facts at all: the store stays as it was",
    )
    build([tmp_path / "weather.txt"], tmp_path / "fresh")
    assert not (tmp_path / "fresh").exists()


def test_a_text_without_facts_among_others_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "weather.txt").write_text(WEATHER, encoding="utf-8")
    report = build([tmp_path / "weather.txt", notice(tmp_path / "a.txt")], tmp_path / "store")
    assert report.published
    assert report.warnings == ("weather.txt: no facts found; is it an official document?",)


@pytest.mark.parametrize("kind", ["missing", "empty", "binary", "empty folder", "none"])
def test_a_source_that_cannot_be_read_changes_nothing(unchanged: Path, tmp_path: Path, kind: str) -> None:
    bad = tmp_path / "bad.txt"
    match kind:
        case "empty":
            bad.write_bytes(b"")
        case "binary":
            bad.write_bytes(bytes(range(256)) * 4)
        case "empty folder":
            bad.mkdir()
    sources = [] if kind == "none" else [notice(tmp_path / "good.txt"), bad]
    with pytest.raises((ExtractionError, BuildError)) as caught:
        build(sources, unchanged)
    assert "\n" not in str(caught.value)
    with pytest.raises((ExtractionError, BuildError)):
        build(sources, tmp_path / "fresh")
    assert not (tmp_path / "fresh").exists()


def test_a_second_build_is_told_before_it_reads(unchanged: Path, tmp_path: Path) -> None:
    seen: list[str] = []
    with Store.open(unchanged).writer() as writer:
        with pytest.raises(StoreError, match="is writing this store"):
            build([notice(tmp_path / "a.txt")], unchanged, progress=lambda name, _: seen.append(name))
        writer.cancel()
    assert seen == []


def test_issues_that_cannot_be_written_stop_the_build(unchanged: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="cannot write"):
        build([notice(tmp_path / "a.txt")], unchanged, issues_file=tmp_path / "missing" / "issues.jsonl")


def test_a_graph_that_breaks_a_shape_is_not_published(
    unchanged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements without a subject, as a faulty extractor might leave them."""

    def faulty(graph: Graph) -> Iterator[ox.Quad]:
        return (quad for quad in graph_quads(graph) if quad.predicate.value != GOV.subject)

    monkeypatch.setattr(publishing, "graph_quads", faulty)
    with pytest.raises(InvalidGraphError, match="nothing published") as caught:
        build([notice(tmp_path / "a.txt")], unchanged)
    assert "\n" not in str(caught.value)
    assert not caught.value.report.conforms
    assert any(result.quote for result in caught.value.report.results), "with the sentence behind it"
