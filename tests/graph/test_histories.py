"""A thousand histories of adding, replacing and removing: each ends in the bytes of a fresh build of what is left.

The sources are small invented documents in ``texts/`` (``NAME.VERSION.txt``) that need each other: full and short names,
appointments and their removals, notices on duties that supersede one another, a repeal, a reprint, a copy, two people of
one name. Most histories run in memory, over readings as a store keeps them and in the order in which they came; some run
on a store on disk, through all that add, replace and remove do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import build_graph, extract_source
from govgraph.extract.records import Extraction, SourceText
from govgraph.extract.resolve import resolve
from govgraph.graph import publishing
from govgraph.graph.build import add, build, remove, replace
from govgraph.graph.collection import Collection
from govgraph.graph.dataset import View
from govgraph.graph.inference import infer
from govgraph.graph.kept.codec import Offsets, decode_extraction, encode_extraction
from govgraph.graph.manifest import Input
from govgraph.graph.rdf import graph_quads
from govgraph.graph.store import Store
from govgraph.graph.validate import Report
from govgraph.ontology import mint

TEXTS = Path(__file__).parent / "texts"
DATA = {
    (f"{stem}.txt", version): path.read_bytes()
    for path in sorted(TEXTS.glob("*.txt"))
    for stem, version in [path.stem.rsplit(".", 1)]
}
NAMES = sorted({name for name, _ in DATA})
IN_MEMORY, ON_DISK = 1000, 40


@dataclass(frozen=True)
class Step:
    """Put a version of a source into the store, whether it is there or not, or take the source out."""

    name: str
    version: str | None


steps = st.sampled_from([*(Step(*key) for key in DATA), *(Step(name, None) for name in NAMES)])


def histories(most: int) -> st.SearchStrategy[list[Step]]:
    """Histories of up to so many steps, of which none asks for the impossible, and which leave something."""
    return st.lists(steps, min_size=2, max_size=most).map(possible).filter(bool)


def possible(history: Sequence[Step]) -> list[Step]:
    """Leave out what cannot be done: removing what is not there, or the last source."""
    done: list[Step] = []
    there: set[str] = set()
    for step in history:
        if step.version is not None:
            there.add(step.name)
        elif step.name not in there or len(there) == 1:
            continue
        else:
            there.remove(step.name)
        done.append(step)
    return done


def outcome(history: Sequence[Step]) -> frozenset[tuple[str, str]]:
    """Which version of which source is there in the end."""
    there: dict[str, str] = {}
    for step in history:
        if step.version is None:
            del there[step.name]
        else:
            there[step.name] = step.version
    return frozenset(there.items())


@cache
def source(name: str, version: str) -> SourceText:
    return decode_source(name, DATA[name, version])


@cache
def extractions(name: str, version: str) -> tuple[Extraction, ...]:
    return extract_source(source(name, version))


@cache
def kept(name: str, version: str) -> tuple[str, ...]:
    """What a store keeps of the reading of a source."""
    return tuple(encode_extraction(each) for each in extractions(name, version))


def n_quads(quads: Iterable[ox.Quad]) -> str:
    return "".join(f"{quad} .\n" for quad in quads)


def fresh_quads(sources: frozenset[tuple[str, str]]) -> list[ox.Quad]:
    """What a build of these sources from nothing gives: in the order of their names, of each text the first."""
    first: dict[bytes, str] = {}
    found: list[Extraction] = []
    for name, version in sorted(sources):
        if first.setdefault(DATA[name, version], name) == name:
            found += extractions(name, version)
    return list(graph_quads(resolve(found)))


@cache
def fresh(sources: frozenset[tuple[str, str]]) -> str:
    return n_quads(fresh_quads(sources))


def fresh_store(sources: frozenset[tuple[str, str]]) -> str:
    """The same with what is inferred, as Oxigraph gives it back: it writes 1.0 as 1."""
    quads = fresh_quads(sources)
    return n_quads(View.in_memory([*quads, *infer(quads)]).quads())


def stored(path: Path) -> str:
    with Store.open(path).view() as view:
        return n_quads(view.quads())


@settings(max_examples=IN_MEMORY, suppress_health_check=list(HealthCheck))
@given(histories(14))
def test_every_history_in_memory_ends_in_a_fresh_build(history: list[Step]) -> None:
    collection = Collection()
    arrived: dict[str, Input] = {}
    for step in history:
        if step.version is None:
            collection = collection.removing([step.name])
            del arrived[step.name]
            continue
        here = Input(step.name, source(step.name, step.version).sha256)
        another = arrived.pop(step.name, here) != here
        collection = collection.replacing([here]) if another else collection.adding([here])
        arrived[step.name] = here
    assert set(collection.inputs) == set(arrived.values())
    read = set(collection.texts())
    offsets = Offsets()
    found = [
        decode_extraction(line, source(each.name, version), offsets)
        for each in arrived.values()  # as they came, which is not the order of their names
        if each in read
        for version in [version_of(each)]
        for line in kept(each.name, version)
    ]
    assert n_quads(graph_quads(resolve(found))) == fresh(outcome(history))


def version_of(wanted: Input) -> str:
    """Return the version of a source that has these bytes."""
    (version,) = (each for name, each in DATA if name == wanted.name and source(name, each).sha256 == wanted.sha256)
    return version


@pytest.fixture(scope="module")
def unvalidated() -> Iterator[None]:
    """Leave out SHACL, which takes most of the time and changes nothing; other tests have it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "validate", lambda _: Report(True, ()))
        yield


@settings(max_examples=ON_DISK, suppress_health_check=list(HealthCheck))
@given(histories(6))
@pytest.mark.usefixtures("unvalidated")
def test_every_history_on_disk_ends_in_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, history: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    store = folder / "graph.store"
    there: dict[str, str] = {}
    for step in history:
        path = folder / step.name
        if step.version is None:
            del there[step.name]
            remove([step.name], store)
            continue
        path.write_bytes(DATA[step.name, step.version])
        change = replace if there.get(step.name, step.version) != step.version else add
        report = change([path], store)
        assert report.unchanged == (there.get(step.name) == step.version)
        there[step.name] = step.version
    assert stored(store) == fresh_store(outcome(history))
    assert len(list((store / "generations").iterdir())) == 1


def test_a_fresh_build_on_disk_is_what_these_tests_compare_with(tmp_path: Path) -> None:
    everything = [(name, "1") for name in NAMES]
    for name, version in everything:
        (tmp_path / name).write_bytes(DATA[name, version])
    build([tmp_path / name for name in NAMES], tmp_path / "graph.store")
    assert stored(tmp_path / "graph.store") == fresh_store(frozenset(everything))
    texts = [source(*key) for key in everything if key != ("energy-2024.txt", "1")]  # copy.txt is the same text
    assert n_quads(graph_quads(build_graph(texts))) == fresh(frozenset(everything))


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"copy.txt"}))
def test_the_documents_need_each_other(name: str) -> None:
    """Were each source a world of its own, the histories would show nothing: each changes what is said of the others."""
    everything = frozenset((each, "1") for each in NAMES if each != "copy.txt")
    without = everything - {(name, "1")}
    own = {f"<{mint.graph_iri(each.document.key)}> ." for each in extractions(name, "1")}
    differing = set(fresh(everything).splitlines()) ^ set(fresh(without).splitlines())
    assert [line for line in differing if not any(line.endswith(graph) for graph in own)]


def test_there_are_histories_of_every_kind() -> None:
    """The tests above see sources replaced, brought back after a removal, and copied."""
    assert IN_MEMORY + ON_DISK >= 1000
    assert sum((name, "2") in DATA for name in NAMES) >= 8
    assert DATA["copy.txt", "1"] == DATA["energy-2024.txt", "1"]
    assert len(extractions("gazette.txt", "1")) == 2
