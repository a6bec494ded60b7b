"""Whether a store survives: builds, additions, replacements and removals, killed at random moments.

    python bench/torture.py [--kills N] [--seed N] [--texts DIR]

Each round starts a change of a store in a process of its own and kills it (SIGKILL): a third at a moment anywhere in its
time, a third when a generation is finished and about to be published, a third when it is published and the old one about
to be swept. After each kill

- the store opens, and its N-Quads are to the byte those of before or those of after, as a fresh build gives them;
- all that it keeps of its sources is there, and can be read;
- nothing lies about but what the next writer sweeps: one unfinished generation, and what is still being read.

Every fourth round the change is tried again and must succeed. All the while two readers open the store, read all of it,
and must neither fail nor see anything that was never published. In one round of ten the store is a new one. In the end
one writer more must leave one generation and nothing else, and no process may be left. Exits with 1 if anything fails.

The texts are small, and each process is forked from one that has everything loaded, so that a change takes a fraction of a
second. That process never opens a database: it would have threads, which do not survive a fork.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import Extraction
from govgraph.extract.resolve import resolve
from govgraph.graph.build import add, build, remove, replace
from govgraph.graph.collection import Collection
from govgraph.graph.dataset import View
from govgraph.graph.errors import StoreError
from govgraph.graph.inference import infer
from govgraph.graph.kept import Shelf
from govgraph.graph.manifest import Input
from govgraph.graph.rdf import graph_quads
from govgraph.graph.store import Store
from govgraph.graph.validate import validate

TEXTS: Final = Path(__file__).parent.parent / "tests" / "graph" / "texts"
READERS: Final = 2
OURS: Final = {"CURRENT", "CURRENT.new", "LOCK", "generations"}

Held = frozenset[tuple[str, str]]
"""What a store holds: names of sources, and the version of each."""


class BrokenError(Exception):
    """A promise that the store did not keep."""


@dataclass
class World:
    """The texts, what is read from them, and what a store that holds some of them must say."""

    folder: Path
    data: dict[tuple[str, str], bytes]
    read: dict[tuple[str, str], tuple[Extraction, ...]] = field(default_factory=dict)
    digests: dict[Held, str] = field(default_factory=dict)

    def path(self, name: str, version: str) -> Path:
        """Return the file of a source, written if need be."""
        path = self.folder / version / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data[name, version])
        return path

    def digest(self, held: Held) -> str:
        """Return the digest of the N-Quads of a fresh build."""
        if held not in self.digests:
            inputs = {key: Input(key[0], hashlib.sha256(self.data[key]).hexdigest()) for key in held}
            texts = set(Collection.of(inputs.values()).texts())
            found = [each for key in sorted(held) if inputs[key] in texts for each in self._extractions(key)]
            quads = list(graph_quads(resolve(found)))
            self.digests[held] = digest(View.in_memory([*quads, *infer(quads)]))
        return self.digests[held]

    def _extractions(self, key: tuple[str, str]) -> tuple[Extraction, ...]:
        if key not in self.read:
            self.read[key] = extract_source(decode_source(key[0], self.data[key]))
        return self.read[key]


def digest(view: Any) -> str:
    """Return the digest of all N-Quads of a view."""
    found = hashlib.sha256()
    for quad in view.quads():
        found.update(f"{quad} .\n".encode())
    return found.hexdigest()


@dataclass(frozen=True)
class Change:
    """Something to do to a store: what it is called, what the store holds afterwards, and how it is done."""

    kind: str
    after: Held
    run: Callable[[Path], object]


def random_change(held: Held, world: World, chance: random.Random) -> Change:
    """Make up a change of a store that holds some sources."""
    there = dict(held)
    versions = {name: [v for n, v in world.data if n == name] for name in {name for name, _ in world.data}}
    others = sorted(name for name in there if len(versions[name]) > 1)
    missing = sorted(set(versions) - set(there))
    kinds = ["build", *(["add"] * 3 if missing else []), *(["replace"] * 2 if others else [])]
    kind = chance.choice([*kinds, *(["remove"] * 3 if len(there) > 3 else [])])
    jobs = chance.choice([1, 1, 2])
    if kind == "remove":
        gone = chance.sample(sorted(there), chance.choice([1, 2]))
        return Change(kind, frozenset((n, v) for n, v in held if n not in gone), lambda store: remove(gone, store))
    if kind == "add":
        new = {name: chance.choice(versions[name]) for name in chance.sample(missing, min(len(missing), 2))}
        return Change(kind, held | set(new.items()), lambda store: add(paths(world, new), store, jobs=jobs))
    if kind == "replace":
        name = chance.choice(others)
        new = {name: chance.choice([each for each in versions[name] if each != there[name]])}
        after = frozenset({**there, **new}.items())
        return Change(kind, after, lambda store: replace(paths(world, new), store, jobs=jobs))
    some = {name: chance.choice(versions[name]) for name in chance.sample(sorted(versions), 5)}
    return Change(kind, frozenset(some.items()), lambda store: build(paths(world, some), store, jobs=jobs))


def paths(world: World, sources: dict[str, str]) -> list[Path]:
    """Return the files of some sources."""
    return [world.path(name, version) for name, version in sorted(sources.items())]


def fork(work: Callable[[], object]) -> int:
    """Run something in a process, and a process group, of its own; it ends with 0 if it went well, else 1."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        with suppress(OSError):
            os.setpgid(child, child)
        return child
    code = 1
    try:
        os.setpgid(0, 0)
        work()
        code = 0
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def answer_of(work: Callable[[], Any]) -> Any:
    """Run something in a process of its own and return its answer as JSON data. Raises BrokenError when it fails."""
    reading, writing = os.pipe()

    def tell() -> None:
        with os.fdopen(writing, "w") as stream:
            json.dump(work(), stream)

    child = fork(tell)
    os.close(writing)
    with os.fdopen(reading) as stream:
        text = stream.read()
    if os.waitpid(child, 0)[1] != 0:
        raise BrokenError("a process that looked at the store failed; its error is above")
    return json.loads(text)


def look(store: Path) -> tuple[str, list[list[str]]] | None:
    """Return the digest of a store, and its sources; None if there is none yet. Raises whatever is wrong with it."""
    if not (store / "CURRENT").exists():
        with suppress(StoreError):
            Store.open(store)
            raise BrokenError(f"{store}: no live generation, and yet a store")
        Store.open(store, create=True)  # a place where a store may be made
        return None
    with Store.open(store).view() as view:
        collection = Collection.of(view.manifest.inputs)
        shelf = Shelf(Path(str(view.location)).parent)
        kept = {each.document.source.name for each in shelf.extractions(collection.texts())}
        for each in collection.texts():
            shelf.source(each.sha256)
        if kept != {each.name for each in collection.texts()}:
            raise BrokenError(f"{store}: keeps {sorted(kept)}, holds {collection.texts()}")
        return digest(view), [[each.name, each.sha256] for each in collection.inputs]


def litter(store: Path) -> tuple[set[str], int]:
    """Return what lies in a store that is not its own, and how many generations there are."""
    if not store.exists():
        return set(), 0
    generations = store / "generations"
    return set(os.listdir(store)) - OURS, len(list(generations.iterdir())) if generations.exists() else 0


def where(store: Path, before: str | None, ended: bool) -> str:
    """Tell from what is on the disk how far a writer came before it was killed."""
    current = (store / "CURRENT").read_text().strip() if (store / "CURRENT").exists() else None
    names = {each.name for each in (store / "generations").iterdir()} if (store / "generations").exists() else set()
    if ended:
        return "had ended"
    if current != before:
        return "published, sweeping" if before in names else "published, swept"
    new = sorted(name for name in names if int(name) > int(before or 0))
    if not new:
        return "before it wrote"
    return "finished, not published" if (store / "generations" / new[-1] / "manifest.json").exists() else "writing"


def wait_for_the_end(store: Path, before: str | None, child: int, patience: float, *, published: bool) -> None:
    """Wait until the new generation is finished, or ``published``; or the child has ended, or patience has."""
    finished = store / "generations" / f"{int(before or 0) + 1:06}" / "manifest.json"
    current = store / "CURRENT"
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if not published and finished.exists():
            return
        if published and current.exists() and current.read_text().strip() != before:
            return
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            return
        time.sleep(0.0003)


def read_on(store: Path, log: Path) -> None:
    """Read a store over and over, and write down what it said, until killed."""
    with log.open("a") as stream:
        while True:
            with Store.open(store).view() as view:
                stream.write(f"{digest(view)}\n")
                stream.flush()
            time.sleep(0.02)


def torture(kills: int, seed: int, texts: Path, folder: Path) -> Iterator[str]:
    """Run all rounds and yield what to print. Raises BrokenError."""
    chance = random.Random(seed)
    found = {
        (f"{path.stem.rpartition('.')[0]}.txt", path.stem.rpartition(".")[2]): path for path in texts.glob("*.txt")
    }
    world = World(folder / "texts", {key: path.read_bytes() for key, path in sorted(found.items())})
    for key in world.data:
        world.digest(frozenset({key}))
        world.path(*key)
    validate(graph_quads(resolve([each for found in world.read.values() for each in found])))

    main = folder / "main.store"
    held: Held = frozenset((name, version) for name, version in world.data if version == "1")
    seconds = [run_whole(lambda: build(paths(world, dict(held)), main)) for _ in range(1)]
    logs = [folder / f"reader-{number}.log" for number in range(READERS)]
    readers = [fork(partial(read_on, main, log)) for log in logs]
    states, moments, kinds, outcomes = {world.digest(held)}, Counter[str](), Counter[str](), Counter[str]()
    groups: list[int] = []
    started = time.monotonic()
    try:
        for number in range(kills):
            fresh = number % 10 == 9
            store = folder / f"new-{number}.store" if fresh else main
            before = None if fresh else held
            change = random_change(held, world, chance)
            while change.after == held or (fresh and change.kind != "build"):
                change = random_change(held, world, chance)
            states.add(world.digest(change.after))
            live = None if fresh else (main / "CURRENT").read_text().strip()
            child = fork(partial(change.run, store))
            groups.append(child)
            typical = statistics.median(seconds[-15:])
            if number % 3 == 0:
                time.sleep(chance.uniform(0, 0.9 * typical))
            else:
                wait_for_the_end(store, live, child, 20 * typical, published=number % 3 == 2)
                time.sleep(chance.uniform(0, chance.choice([0.01, 0.05, 0.1])))
            os.kill(child, signal.SIGKILL)
            status = os.waitpid(child, 0)[1]
            if not os.WIFSIGNALED(status) and status != 0:
                raise BrokenError(f"round {number}: {change.kind} failed by itself")
            moments[where(store, live, ended=status == 0)] += 1
            kinds["first build" if fresh else change.kind] += 1
            now = checked(store, before, change.after, world, f"round {number}, {change.kind}")
            outcomes["before" if now == before else "after"] += 1
            if fresh:
                run_whole(partial(change.run, store))
                if checked(store, None, change.after, world, f"round {number}, tried again") != change.after:
                    raise BrokenError(f"round {number}: tried again, and still nothing")
                shutil.rmtree(store)
                continue
            held = now or held
            if number % 4 == 0:
                seconds.append(run_whole(partial(build, paths(world, dict(change.after)), main)))
                held = checked(main, change.after, change.after, world, f"round {number}, tried again") or held
        if any(os.waitpid(reader, os.WNOHANG) != (0, 0) for reader in readers):
            raise BrokenError("a reader failed; its error is above")
    finally:
        for reader in readers:
            with suppress(OSError):
                os.kill(reader, signal.SIGKILL)
                os.waitpid(reader, 0)
    seen = [line for log in logs for line in log.read_text().splitlines() if len(line) == 64]
    if set(seen) - states:
        raise BrokenError("a reader saw what was never published")
    last = frozenset({min(world.data), max(world.data)})
    run_whole(lambda: build(paths(world, dict(last)), main))
    checked(main, last, last, world, "the last build")
    if litter(main) != (set(), 1) or (main / "CURRENT.new").exists():
        raise BrokenError(f"litter in the end: {sorted(os.listdir(main))}, {sorted(os.listdir(main / 'generations'))}")
    left = survivors(groups)
    if left:
        raise BrokenError(f"{left} processes are left")
    yield f"{kills} kills in {time.monotonic() - started:.0f} s; one change takes {statistics.median(seconds):.2f} s"
    yield "what was killed: " + told(kinds)
    yield "how far it had come: " + told(moments)
    yield "what was there afterwards: " + told(outcomes) + "; anything else: 0"
    yield f"whole readings of {READERS} readers meanwhile: {len(seen)}, of {len(set(seen))} states; failed: 0"
    yield "generations in the end: 1; litter: 0; processes left: 0"


def told(counts: Counter[str]) -> str:
    """Return counts as text, the largest first."""
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def run_whole(work: Callable[[], object]) -> float:
    """Run a change to its end in a process of its own; return the seconds it took. Raises BrokenError when it fails."""
    started = time.monotonic()
    child = fork(work)
    if os.waitpid(child, 0)[1] != 0:
        raise BrokenError("a change that nobody killed failed; its error is above")
    return time.monotonic() - started


def checked(store: Path, before: Held | None, after: Held, world: World, round_: str) -> Held | None:
    """Return what a store holds, which must be one of two states, whole. Raises BrokenError."""
    found = answer_of(lambda: look(store))
    strange, generations = litter(store)
    if strange or generations > 2 + READERS:
        raise BrokenError(f"{round_}: {sorted(strange)} and {generations} generations lie about")
    for held in (before, after):
        if held is None and found is None:
            return None
        if held is not None and found is not None:
            inputs = [[name, hashlib.sha256(world.data[name, version]).hexdigest()] for name, version in sorted(held)]
            if found == [world.digest(held), inputs]:
                return held
    raise BrokenError(f"{round_}: neither the state before nor the state after")


def survivors(groups: Sequence[int]) -> int:
    """Return how many process groups of killed writers still have a process, after two seconds of grace."""
    left = list(groups)
    for _ in range(20):
        left = [group for group in left if alive(group)]
        if not left:
            return 0
        time.sleep(0.1)
    return len(left)


def alive(group: int) -> bool:
    """Tell whether a process group has a process."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path, default=TEXTS, help="invented sources, as NAME.VERSION.txt")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        try:
            for line in torture(options.kills, options.seed, options.texts, Path(folder)):
                print(line)
        except BrokenError as error:
            print(f"torture: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
