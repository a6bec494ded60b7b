"""What a store holds: all of it anew, or more, or less, or other; each change one transaction.

:func:`build` makes a store hold just the sources given, :func:`add`, :func:`replace` and :func:`remove` change that set.
The result depends on the set and the settings only. Nothing is published unless every source could be read, some fact
was found, and the graph satisfies its shapes; until then the store stays as it was. Where the store already holds what
is wanted, nothing is read and nothing written.

The grammar, the resolution and the validator take a second to import, so they are imported when there is work for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from govgraph.extract.records import NameJudgement
from govgraph.graph.collection import Collection
from govgraph.graph.errors import BuildError, StoreError
from govgraph.graph.issues import ISSUES, copy_issues
from govgraph.graph.kept import Shelf
from govgraph.graph.kept.fingerprint import BUILDING_CODE
from govgraph.graph.links import Link, read_links
from govgraph.graph.manifest import Manifest, Recipe, Settings
from govgraph.graph.report import BuildReport
from govgraph.graph.sources import Given, gather
from govgraph.graph.store import Store

PathLike = str | os.PathLike[str]
Progress = Callable[[str, int], None]
"""Called with the name of each source that has been read, and how many there are to read."""


def build(
    sources: Sequence[PathLike],
    store_dir: PathLike,
    *,
    jobs: int = 1,
    jurisdiction: str | None = None,
    issues_file: PathLike | None = None,
    decisions_file: PathLike | None = None,
    links_file: PathLike | None = None,
    inferred: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Make a store, which is created if need be, hold just the graph of the sources given.

    ``sources`` are text files, folders (every ``*.txt`` in and below them) and ``-`` for standard input. What the store
    has read before, of the same bytes, under the same name and by the same code, is not read again. ``jobs`` is the
    number of processes that read; ``jurisdiction`` names the division (行政区划) of documents that do not name one
    themselves; ``progress`` is called with the name of each source when it has been read. ``issues_file`` receives what
    was half understood, as JSON lines. With ``inferred`` what follows from the facts is written to a graph of its own.

    ``decisions_file`` holds what a person has decided about names (see :mod:`govgraph.extract.resolve.decision_file`);
    it is obeyed, and recorded in the graph. ``links_file`` says what divisions and bodies are called in other data sets
    (see :mod:`govgraph.graph.links`).

    Sources without a single fact publish nothing: the report says so in a warning.

    Raises ExtractionError for a source that cannot be read and for decisions that make no sense, BuildError for sources
    that contradict each other, InvalidGraphError for a graph that violates its shapes, StoreError for a store that
    cannot be written.
    """
    store = Store.open(store_dir, create=True)
    settings = Settings(jurisdiction, _decisions(decisions_file) or (), inferred, _links(links_file) or ())
    given = gather(sources)

    def plan(_: Manifest | None, __: Path | None) -> tuple[Collection, Settings]:
        return Collection.of(given.inputs), settings

    return _change(store, plan, given, jobs=jobs, issues_file=issues_file, progress=progress)


def add(
    sources: Sequence[PathLike],
    store_dir: PathLike,
    *,
    jobs: int = 1,
    jurisdiction: str | None = None,
    issues_file: PathLike | None = None,
    decisions_file: PathLike | None = None,
    links_file: PathLike | None = None,
    inferred: bool | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Add sources to those that a store holds; it is created if need be.

    A source that is there already costs nothing. Parameters are those of :func:`build`; settings that are not given are
    those that the store was last built with.

    Raises what :func:`build` raises, BuildError for a source that is there with another text, and StoreError for a store
    of an older govgraph, which kept no sources.
    """
    store = Store.open(store_dir, create=True)
    settle = _settings(jurisdiction, _decisions(decisions_file), inferred, _links(links_file))
    given = gather(sources)

    def plan(manifest: Manifest | None, _: Path | None) -> tuple[Collection, Settings]:
        if manifest is None:
            return Collection.of(given.inputs), settle(Settings())
        return Collection.of(manifest.inputs).adding(given.inputs), settle(_recipe(manifest, store).settings)

    return _change(store, plan, given, jobs=jobs, issues_file=issues_file, progress=progress)


def replace(
    sources: Sequence[PathLike],
    store_dir: PathLike,
    *,
    jobs: int = 1,
    jurisdiction: str | None = None,
    issues_file: PathLike | None = None,
    decisions_file: PathLike | None = None,
    links_file: PathLike | None = None,
    inferred: bool | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Put other texts in the place of sources that a store holds, by their names.

    Parameters are those of :func:`add`. Raises what :func:`add` raises, UnknownNameError for a source that is not there,
    and BuildError when no fact would be left.
    """
    store = Store.open(store_dir)
    settle = _settings(jurisdiction, _decisions(decisions_file), inferred, _links(links_file))
    given = gather(sources)

    def plan(manifest: Manifest | None, _: Path | None) -> tuple[Collection, Settings]:
        known = manifest or Manifest()
        recipe = _recipe(known, store)
        return Collection.of(known.inputs).replacing(given.inputs), settle(recipe.settings)

    return _change(store, plan, given, jobs=jobs, issues_file=issues_file, progress=progress, must_speak=True)


def remove(
    names: Sequence[str],
    store_dir: PathLike,
    *,
    jobs: int = 1,
    issues_file: PathLike | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Remove sources from those that a store holds, by name as ``govgraph stats`` lists them.

    The number of a document stands for its source if no other document is in it.

    Raises UnknownNameError, with the nearest names, for a name of nothing; BuildError for a document among others, and
    when no fact would be left; StoreError.
    """
    store = Store.open(store_dir)

    def plan(manifest: Manifest | None, live: Path | None) -> tuple[Collection, Settings]:
        known = manifest or Manifest()
        recipe = _recipe(known, store)
        collection = Collection.of(known.inputs)
        left = collection.removing(names, _documents(collection, live) if live is not None else {})
        if not left.inputs:
            raise BuildError(
                f"{store.path}: nothing would be left; delete the folder to be rid of it all"
                " / 删去后库中再无来源；不再需要时删除文件夹即可"
            )
        return left, recipe.settings

    return _change(
        store, plan, Given(), jobs=jobs, issues_file=issues_file, progress=progress, must_speak=True, look_first=False
    )


class _Plan(Protocol):
    """From what the store holds, and where it does, to what it shall hold."""

    def __call__(self, manifest: Manifest | None, live: Path | None, /) -> tuple[Collection, Settings]: ...


def _change(
    store: Store,
    plan: _Plan,
    given: Given,
    *,
    jobs: int,
    issues_file: PathLike | None,
    progress: Progress | None,
    must_speak: bool = False,
    look_first: bool = True,
) -> BuildReport:
    """Carry out a plan, unless the store already is as planned.

    What is wanted is worked out twice: at first sight, and again when nobody else can change the store any more.
    """
    issues = Path(issues_file) if issues_file is not None else None
    if look_first:
        unchanged = _unchanged(store, plan, issues)
        if unchanged is not None:
            return unchanged
    from govgraph.graph.publishing import Target, publish

    with store.writer() as writer:
        target = Target(*plan(store.manifest() if writer.live is not None else None, writer.live))
        report = publish(writer, target, given, jobs=jobs, progress=progress, issues_file=issues)
        if must_speak and not report.published:
            raise BuildError(f"{store.path}: no fact would be left; nothing changed / 改动后库中再无事实，未作改动")
    return report


def _unchanged(store: Store, plan: _Plan, issues_file: Path | None) -> BuildReport | None:
    """Return a report if the store is whole and holds just what is planned."""
    try:
        manifest: Manifest | None = store.manifest()
    except StoreError:  # there is none yet
        manifest = None
    collection, settings = plan(manifest, None)
    wanted = (collection.inputs, Recipe(BUILDING_CODE, settings))
    if manifest is None or (manifest.inputs, manifest.recipe) != wanted:
        return None
    try:
        view = store.view()
    except StoreError:  # damaged: it is made anew
        return None
    with view:
        if (view.manifest.inputs, view.manifest.recipe) != wanted or view.location is None:
            return None
        if issues_file is not None:
            copy_issues(Path(view.location).parent / ISSUES, issues_file)
        return BuildReport.of_unchanged(view.manifest)


def _recipe(manifest: Manifest, store: Store) -> Recipe:
    if manifest.recipe is None:
        raise StoreError(
            f"{store.path}: an older govgraph made this store and kept no sources; give all of them to govgraph build once"
            " / 此库由旧版建成，未存来源，请先用 govgraph build 把全部来源重建一次"
        )
    return manifest.recipe


def _settings(
    jurisdiction: str | None,
    decisions: tuple[NameJudgement, ...] | None,
    inferred: bool | None,
    links: tuple[Link, ...] | None,
) -> Callable[[Settings], Settings]:
    """Return what makes of earlier settings the present ones: what is given counts, the rest stays."""

    def settle(before: Settings) -> Settings:
        return Settings(
            before.jurisdiction if jurisdiction is None else jurisdiction,
            before.decisions if decisions is None else decisions,
            before.inferred if inferred is None else inferred,
            before.links if links is None else links,
        )

    return settle


def _decisions(path: PathLike | None) -> tuple[NameJudgement, ...] | None:
    if path is None:
        return None
    from govgraph.extract.resolve import read_decisions

    return read_decisions(_text(path), Path(path).name)


def _links(path: PathLike | None) -> tuple[Link, ...] | None:
    return None if path is None else read_links(_text(path), Path(path).name)


def _text(path: PathLike) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BuildError(f"{path}: not UTF-8 text") from error
    except OSError as error:
        raise BuildError(f"{path}: cannot be read: {error.strerror or error}") from error


def _documents(collection: Collection, live: Path) -> dict[str, tuple[str, ...]]:
    """Return the documents of each source; what came under several names is under all of them."""
    by_text = {each.source.sha256: each.documents for each in Shelf(live).contents(collection.texts())}
    return {each.name: by_text.get(each.sha256, ()) for each in collection.inputs}
