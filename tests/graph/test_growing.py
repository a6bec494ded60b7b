"""A store that grows and shrinks: whatever was done to it, it is what a fresh build of its sources would be."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from govgraph.extract.records import ExtractionError
from govgraph.graph import build as building
from govgraph.graph import publishing
from govgraph.graph.build import add, build, remove, replace
from govgraph.graph.errors import BuildError, StoreError, UnknownNameError
from govgraph.graph.kept import shelf as shelving
from govgraph.graph.report import InvalidGraphError
from govgraph.graph.store import Store
from govgraph.graph.validate import Report, Result, Severity

TEXTS = Path(__file__).parent / "texts"
WEATHER = "今天天气很好，大家都去散步了。\n"


def text(folder: Path, name: str, version: int = 1, alias: str | None = None) -> Path:
    """Put a version of an invented source into a folder, and return its path."""
    path = folder / f"{alias or name}.txt"
    path.write_bytes((TEXTS / f"{name}.{version}.txt").read_bytes())
    return path


def lines(store: Path) -> list[str]:
    """The N-Quads of a store."""
    with Store.open(store).view() as view:
        return [f"{quad} ." for quad in view.quads()]


def names(store: Path) -> list[str]:
    return [each.name for each in Store.open(store).manifest().inputs]


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder with its inode and when it was last written."""
    found = (Path(parent, name) for parent, _, files in os.walk(folder) for name in files)
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in found}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


@pytest.fixture
def store(tmp_path: Path, texts: Path) -> Path:
    """A store of three sources that know of each other."""
    path = tmp_path / "graph.store"
    build([text(texts, name) for name in ("appointments", "removals", "names")], path)
    return path


@pytest.fixture
def unchanged(store: Path) -> Iterator[Path]:
    """A store that the test must leave as it is."""
    before = (lines(store), Store.open(store).manifest())
    yield store
    assert (lines(store), Store.open(store).manifest()) == before
    assert len(list((store / "generations").iterdir())) == 1


# -- what a build need not do


def test_the_same_again_writes_nothing(store: Path, texts: Path) -> None:
    before = snapshot(store)
    first = Store.open(store).manifest()
    for change in (build, add, replace):
        report = change([texts], store)
        assert report.unchanged
        assert (report.published, report.read) == (False, 0)
        assert (report.sources, report.documents, report.quads + report.inferred) == (3, 3, first.counts["quads"])
    assert snapshot(store) == before


def test_the_report_of_the_same_again_is_that_of_the_build(tmp_path: Path, texts: Path) -> None:
    (texts / "weather.txt").write_text(WEATHER, encoding="utf-8")
    text(texts, "city")
    first = build([texts], tmp_path / "s", issues_file=tmp_path / "first.jsonl")
    again = build([texts], tmp_path / "s", issues_file=tmp_path / "again.jsonl")
    assert first.warnings
    assert (again.warnings, again.facts, again.issues) == (first.warnings, first.facts, first.issues)
    assert (again.quads, again.inferred, again.entities) == (first.quads, first.inferred, first.entities)
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "first.jsonl").read_bytes()


def test_the_same_again_waits_for_nobody(unchanged: Path, texts: Path) -> None:
    with Store.open(unchanged).writer() as writer:
        assert build([texts], unchanged).unchanged
        writer.cancel()


def test_only_what_has_changed_is_read(store: Path, texts: Path) -> None:
    text(texts, "removals", 2)
    seen: list[tuple[str, int]] = []
    report = build([texts], store, progress=lambda name, total: seen.append((name, total)))
    assert seen == [("removals.txt", 1)]
    assert (report.published, report.read, report.sources) == (True, 1, 3)


def test_another_setting_is_another_graph(store: Path, texts: Path) -> None:
    report = build([texts], store, inferred=False)
    assert (report.unchanged, report.read, report.inferred) == (False, 0, 0)


def test_other_code_builds_anew_from_what_was_read(store: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (building, publishing):
        monkeypatch.setattr(module, "BUILDING_CODE", "another")
    report = build([texts], store)
    assert (report.unchanged, report.published, report.read) == (False, True, 0)
    assert build([texts], store).unchanged


def test_another_grammar_reads_all_anew(store: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (building, publishing):
        monkeypatch.setattr(module, "BUILDING_CODE", "another")
    monkeypatch.setattr(shelving, "READING_CODE", "another")
    before = lines(store)
    for each in texts.iterdir():
        each.unlink()  # the store has kept the texts
    assert add([text(texts, "city")], store).read == 4
    assert remove(["city.txt"], store).read == 0
    assert lines(store) == before


def test_what_is_damaged_is_made_anew(store: Path, texts: Path) -> None:
    before = lines(store)
    for each in (store / "generations" / "000001" / "quads").iterdir():
        each.unlink()
    for each in (store / "generations" / "000001" / "readings").iterdir():
        each.write_bytes(b"{}")
    report = build([texts], store)
    assert (report.unchanged, report.read) == (False, 3)
    assert lines(store) == before


# -- add, replace, remove


def test_adding_is_building_more(store: Path, tmp_path: Path, texts: Path) -> None:
    report = add([text(texts, "congress"), text(texts, "names")], store, jobs=2)
    assert (report.published, report.read, report.sources) == (True, 1, 4)
    build([texts], tmp_path / "fresh")
    assert lines(store) == lines(tmp_path / "fresh")
    assert Store.open(store).manifest() == Store.open(tmp_path / "fresh").manifest()


def test_adding_makes_a_store(tmp_path: Path, texts: Path) -> None:
    for name in ("names", "city"):
        add([text(texts, name)], tmp_path / "grown")
    build([texts], tmp_path / "fresh")
    assert lines(tmp_path / "grown") == lines(tmp_path / "fresh")


def test_a_removal_closes_what_another_source_opened_until_it_is_removed(
    store: Path, tmp_path: Path, texts: Path
) -> None:
    """秦望川 is appointed in one source and removed in another: his term has an end as long as both are there."""
    closed = '"2025-09-03"^^<http://www.w3.org/2001/XMLSchema#date> <https://w3id.org/govgraph/id/graph/tenures>'
    assert any(closed in line for line in lines(store))
    report = remove(["removals.txt"], store)
    assert (report.published, report.read, report.sources) == (True, 0, 2)
    assert not any(closed in line for line in lines(store))
    (texts / "removals.txt").unlink()
    build([texts], tmp_path / "fresh")
    assert lines(store) == lines(tmp_path / "fresh")


def test_replacing_is_building_with_the_other_text(store: Path, tmp_path: Path, texts: Path) -> None:
    report = replace([text(texts, "removals", 2)], store)
    assert (report.published, report.read, report.sources) == (True, 1, 3)
    build([texts], tmp_path / "fresh")
    assert lines(store) == lines(tmp_path / "fresh")


def test_a_copy_takes_over_when_the_first_is_removed(store: Path, tmp_path: Path, texts: Path) -> None:
    text(texts, "removals", alias="zzz")
    before = lines(store)
    report = add([texts], store)
    assert report.warnings[0] == "zzz.txt: the same text as removals.txt; read once"
    assert lines(store) == before
    assert names(store) == ["appointments.txt", "names.txt", "removals.txt", "zzz.txt"]
    remove(["removals.txt"], store)
    (texts / "removals.txt").unlink()
    build([texts], tmp_path / "fresh")
    assert lines(store) == lines(tmp_path / "fresh")


def test_a_source_goes_by_the_number_of_its_only_document(store: Path) -> None:
    remove(["云政发[2025]15号", "names.txt"], store)
    assert names(store) == ["appointments.txt"]


def test_a_document_among_others_does_not_go_alone(unchanged: Path, tmp_path: Path, texts: Path) -> None:
    path = tmp_path / "other.store"
    build([text(texts, "gazette")], path)
    with pytest.raises(BuildError, match=r"one of 2 documents of gazette\.txt, which goes only as a whole"):
        remove(["云政办发〔2025〕8号"], path)
    with pytest.raises(UnknownNameError, match=r"appointment\.txt: no such source.*did you mean appointments\.txt"):
        remove(["removals.txt", "appointment.txt"], unchanged)


def test_another_text_of_a_name_is_no_addition(unchanged: Path, texts: Path) -> None:
    with pytest.raises(BuildError, match=r"names\.txt: the store holds another text of this name; govgraph replace"):
        add([text(texts, "city"), text(texts, "names", 2)], unchanged)


def test_what_is_not_there_is_not_replaced(unchanged: Path, texts: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"city\.txt: no such source"):
        replace([text(texts, "names", 2), text(texts, "city")], unchanged)


def test_the_last_source_and_the_last_fact_stay(unchanged: Path, texts: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="nothing would be left; delete the folder"):
        remove(names(unchanged), unchanged)
    path = tmp_path / "other.store"
    (texts / "weather.txt").write_text(WEATHER, encoding="utf-8")
    build([texts / "weather.txt", text(texts, "city")], path)
    with pytest.raises(BuildError, match="no fact would be left"):
        remove(["city.txt"], path)
    (texts / "city.txt").write_text(WEATHER + WEATHER, encoding="utf-8")
    with pytest.raises(BuildError, match="no fact would be left"):
        replace([texts / "city.txt"], path)
    assert names(path) == ["city.txt", "weather.txt"]


@pytest.mark.parametrize("change", [add, replace])
def test_what_cannot_be_read_changes_nothing(unchanged: Path, texts: Path, change: object) -> None:
    (texts / "names.txt").write_bytes(bytes(range(256)))
    if change is add:
        (texts / "names.txt").rename(texts / "new.txt")
    with pytest.raises(ExtractionError, match="is not text"):
        change([texts], unchanged)  # type: ignore[operator]


def test_what_breaks_a_shape_changes_nothing(unchanged: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Result("https://example.org/x", "https://example.org/s", Severity.VIOLATION, "不对", "wrong")
    monkeypatch.setattr(publishing, "validate", lambda _: Report(False, (broken,)))
    with pytest.raises(InvalidGraphError, match="nothing published"):
        add([text(texts, "city")], unchanged)
    with pytest.raises(InvalidGraphError, match="nothing published"):
        remove(["names.txt"], unchanged)


def test_a_disk_that_refuses_is_one_line(unchanged: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelving.Shelf, "put_source", full)
    with pytest.raises(StoreError, match=r"graph\.store: cannot write the store: .*No space left on device") as caught:
        add([text(texts, "city")], unchanged)
    assert "\n" not in str(caught.value)


# -- settings, and stores of an older govgraph


def test_settings_are_remembered_until_others_are_given(tmp_path: Path, texts: Path) -> None:
    decisions = tmp_path / "decisions.tsv"
    decisions.write_text("different\t县发改局\t云岭县发展和改革局\n", encoding="utf-8")
    settled = {"jurisdiction": "北京市朝阳区", "decisions_file": decisions, "inferred": False}
    grown, fresh = tmp_path / "grown", tmp_path / "fresh"
    build([text(texts, "undated")], grown, **settled)  # type: ignore[arg-type]
    decisions.unlink()  # the store has kept what it says
    add([text(texts, "names"), text(texts, "duties-2025")], grown)
    decisions.write_text("different\t县发改局\t云岭县发展和改革局\n", encoding="utf-8")
    build([texts], fresh, **settled)  # type: ignore[arg-type]
    assert lines(grown) == lines(fresh)
    assert any("人工判定为不同" in line for line in lines(grown))

    decisions.write_text("# none\n", encoding="utf-8")
    add([texts], grown, decisions_file=decisions, inferred=True)
    build([texts], fresh, jurisdiction="北京市朝阳区")
    assert lines(grown) == lines(fresh)
    assert not any("人工判定" in line for line in lines(grown))
    build([texts], grown)
    assert Store.open(grown).manifest().recipe != Store.open(fresh).manifest().recipe, "a build starts from nothing"


@pytest.fixture
def older(store: Path) -> Path:
    """A store as an older govgraph left it."""
    folder = store / "generations" / "000001"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    kept = {name: manifest[name] for name in ("counts", "format", "inputs")}
    (folder / "manifest.json").write_text(json.dumps(kept), encoding="utf-8")
    for name in ("sources", "readings"):
        for each in (folder / name).iterdir():
            each.unlink()
        (folder / name).rmdir()
    (folder / "issues.jsonl").unlink()
    return store


def test_the_store_of_an_older_govgraph_can_be_read_and_built(older: Path, texts: Path) -> None:
    before = lines(older)
    with pytest.raises(StoreError, match="kept no sources; give all of them to govgraph build once") as caught:
        add([text(texts, "city")], older)
    assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match="kept no sources"):
        remove(["names.txt"], older)
    assert lines(older) == before
    (texts / "city.txt").unlink()
    report = build([texts], older)
    assert (report.unchanged, report.read) == (False, 3)
    assert lines(older) == before
    assert remove(["names.txt"], older).read == 0


def test_what_was_written_is_what_an_older_govgraph_reads(store: Path) -> None:
    """The format is the same: no quad and no count has moved."""
    folder = store / "generations" / "000001"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["format"] == 1
    assert len(ox.Store.read_only(str(folder / "quads"))) == manifest["counts"]["quads"]
