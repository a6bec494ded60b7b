"""The store: a directory of generations, of which one is live.

::

    DIR/CURRENT                            the name of the live generation, replaced atomically
    DIR/LOCK                               held by the one writer
    DIR/generations/000001/manifest.json   format, inputs with their SHA-256, settings, counts
    DIR/generations/000001/quads/          an Oxigraph database, never written again once published
    DIR/generations/000001/…               what a build keeps of its sources (see :mod:`govgraph.graph.kept`)

:class:`Store` owns the directory, :class:`Writer` fills a new generation beside the live one, and a
:class:`~govgraph.graph.dataset.LocalView` reads a finished one. A writer that fails or is killed leaves the live generation
as it was; what it left behind is swept by the next writer. Readers are never blocked, and never lose the generation
they opened: they hold a shared lock on its manifest, and a generation that is still being read is left for a later
writer to remove.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

import pyoxigraph as ox

from govgraph.graph.dataset import LocalView, one_line
from govgraph.graph.errors import StoreError
from govgraph.graph.locking import LockedError, exclusive, lease
from govgraph.graph.manifest import FORMAT, Manifest

_GENERATION: Final = re.compile(r"[0-9]{6,}")
_OURS: Final = frozenset({"CURRENT", "CURRENT.new", "LOCK", "generations"})


class Writer:
    """Fills one new generation; got from :meth:`Store.writer`, which publishes it when its block ends well.

    ``folder`` is that of the new generation, where files of all kinds may be put; ``live`` that of the one it follows,
    or None. A file of the live one may be linked into the new: neither is ever written again.
    """

    def __init__(self, folder: Path, live: Path | None = None) -> None:
        self.cancelled = False
        self.folder = folder
        self.live = live
        self._store: ox.Store | None = None  # opened late: it has threads, and whoever reads documents may fork
        self._manifest = Manifest()

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Load quads in bulk, without holding them all in memory; a quad added twice counts once. Raises StoreError."""
        try:
            self._database().bulk_extend(quads)
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot write the store: {one_line(error)}") from error

    def describe(self, manifest: Manifest) -> None:
        """Say what went in; how many quads and graphs there are is added to it."""
        self._manifest = manifest

    def cancel(self) -> None:
        """Publish nothing: there turned out to be nothing to write."""
        self.cancelled = True

    def _database(self) -> ox.Store:
        if self._store is None:
            self._store = ox.Store(self.folder / "quads")
        return self._store

    def _finish(self) -> None:
        """Complete the generation and force it to the disk."""
        store = self._database()
        store.flush()
        store.optimize()
        counts = {**self._manifest.counts, "quads": len(store), "graphs": sum(1 for _ in store.named_graphs())}
        del store
        self._close()
        manifest = replace(self._manifest, counts=counts)
        (self.folder / "manifest.json").write_text(manifest.to_json(), encoding="utf-8")
        _sync_tree(self.folder)

    def _close(self) -> None:
        self._store = None  # pyoxigraph closes a database when its last reference goes


class Store:
    """A store on disk; see the module for its layout. Cheap to make: nothing is opened before it is read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False) -> Self:
        """Open the store in a directory.

        With ``create`` a missing or empty directory will do: the first writer makes it a store. Raises StoreError when
        there is no store, the directory holds something else, or a newer govgraph wrote it.
        """
        store = cls(Path(path))
        if store._is_blank():
            if create:
                return store
            if store.path.exists():
                raise StoreError(f"{store.path}: nothing has been built here yet; run govgraph build first")
            raise StoreError(f"{store.path}: no such store; run govgraph build SOURCE --store {store.path} first")
        store.manifest()
        return store

    def manifest(self) -> Manifest:
        """Return the manifest of the live generation; raises StoreError when there is none or it is too new."""
        for name in self._attempts():
            with suppress(FileNotFoundError):
                return self._read_manifest(name)
        raise self._damaged()

    def view(self) -> LocalView:
        """Open the live generation for reading; raises StoreError."""
        for name in self._attempts():
            folder = self._generations / name
            try:
                held = lease(folder / "manifest.json")
            except FileNotFoundError:
                continue
            if held is None:  # a writer is removing it: a newer one is live
                continue
            try:
                manifest = self._read_manifest(name)
                location = str((folder / "quads").resolve())
                view = LocalView(ox.Store.read_only(location), path=self.path, location=location, manifest=manifest)
            except FileNotFoundError:
                os.close(held)
            except OSError as error:
                os.close(held)
                raise StoreError(f"{self.path}: cannot read the store: {one_line(error)}") from error
            except StoreError:
                os.close(held)
                raise
            else:
                view._hold(held)
                return view
        raise self._damaged()

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Write a new generation, and publish it when the block ends without an exception.

        Raises StoreError at once when another process is writing, or when the disk refuses.
        """
        made = not self.path.exists()
        with self._translated():
            self._generations.mkdir(parents=True, exist_ok=True)
        with self._locked():
            writer: Writer | None = None
            try:
                with self._translated():
                    self._sweep()
                    name = self._next_name()
                    (self._generations / name).mkdir()
                    live = self._generations / self._current() if (self.path / "CURRENT").exists() else None
                    writer = Writer(self._generations / name, live)
                yield writer
                with self._translated():
                    if not writer.cancelled:
                        writer._finish()
                        self._publish(name)
            finally:
                if writer is not None:
                    writer._close()
                with suppress(OSError):  # what cannot be removed now is swept by the next writer
                    self._sweep()
                    self._tidy_blank(made)

    @property
    def _generations(self) -> Path:
        return self.path / "generations"

    def _is_blank(self) -> bool:
        """Tell whether this is a place where a store may be made; raises StoreError when something else is there."""
        try:
            present = set(os.listdir(self.path))
        except FileNotFoundError:
            return True
        except NotADirectoryError:
            raise StoreError(f"{self.path}: not a store but a file; a store is a directory") from None
        except OSError as error:
            raise StoreError(f"{self.path}: cannot read the store: {one_line(error)}") from error
        if "CURRENT" in present and "generations" in present:
            return False
        if present <= _OURS - {"CURRENT"}:
            return True
        raise StoreError(f"{self.path}: not a govgraph store; name another directory")

    def _current(self) -> str:
        """Return the name of the live generation; raises StoreError when there is none."""
        try:
            name = (self.path / "CURRENT").read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"{self.path}: not a govgraph store; name another directory") from error
        if not _GENERATION.fullmatch(name):
            raise StoreError(f"{self.path}: not a govgraph store; name another directory")
        return name

    def _attempts(self) -> Iterator[str]:
        """Yield the live generation, and again whenever it has changed: a writer may publish before it is opened."""
        tried = None
        for _ in range(100):
            name = self._current()
            if name == tried:
                return
            yield name
            tried = name

    def _read_manifest(self, name: str) -> Manifest:
        try:
            manifest = Manifest.from_json((self._generations / name / "manifest.json").read_text(encoding="utf-8"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._damaged() from error
        if manifest.format > FORMAT:
            raise StoreError(
                f"{self.path}: written by a newer govgraph (format {manifest.format}, this one reads {FORMAT}); "
                "update govgraph, or build the store again"
            )
        return manifest

    def _damaged(self) -> StoreError:
        return StoreError(f"{self.path}: the store is damaged; build it again into another directory")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn the operating system's refusals into one line."""
        try:
            yield
        except OSError as error:
            raise StoreError(f"{self.path}: cannot write the store: {one_line(error)}") from error

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the writer's lock."""
        with ExitStack() as stack:
            try:
                with self._translated():
                    stack.enter_context(exclusive(self.path / "LOCK"))
            except LockedError as error:
                who = f"process {error.holder}" if error.holder else "another process"
                raise StoreError(f"{self.path}: {who} is writing this store; try again when it has finished") from None
            yield

    def _next_name(self) -> str:
        taken = [int(each.name) for each in self._generations.iterdir() if _GENERATION.fullmatch(each.name)]
        return f"{max(taken, default=0) + 1:06}"

    def _publish(self, name: str) -> None:
        """Make a generation the live one: a rename, which either happened or did not."""
        fresh = self.path / "CURRENT.new"
        with fresh.open("w", encoding="ascii") as stream:
            stream.write(f"{name}\n")
            stream.flush()
            os.fsync(stream.fileno())
        _sync(self._generations)
        fresh.replace(self.path / "CURRENT")
        _sync(self.path)

    def _sweep(self) -> None:
        """Remove every generation that is neither live nor being read. Only under the writer's lock."""
        live = self._current() if (self.path / "CURRENT").exists() else None
        for folder in sorted(self._generations.iterdir()):
            if folder.name == live or not _GENERATION.fullmatch(folder.name):
                continue
            try:
                held = lease(folder / "manifest.json", alone=True)
            except FileNotFoundError:  # never finished
                shutil.rmtree(folder)
                continue
            if held is not None:  # nobody reads it any more
                shutil.rmtree(folder)
                os.close(held)

    def _tidy_blank(self, made: bool) -> None:
        """After a first write that failed, leave no empty shell of a store behind. Only under the writer's lock."""
        if (self.path / "CURRENT").exists() or any(self._generations.iterdir()):
            return
        self._generations.rmdir()
        (self.path / "CURRENT.new").unlink(missing_ok=True)
        (self.path / "LOCK").unlink()
        if made:
            self.path.rmdir()


def _sync(path: Path) -> None:
    """Force a file, or the entries of a directory, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_tree(folder: Path) -> None:
    """Force all below a folder to the disk; what is linked from an older generation has been forced there with that."""
    for parent, _, files in os.walk(folder):
        for name in files:
            path = Path(parent, name)
            if path.stat().st_nlink == 1:
                _sync(path)
        _sync(Path(parent))
