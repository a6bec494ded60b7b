"""Reading into a shelf: one process or several leave the same files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from govgraph.extract.records import ExtractionError
from govgraph.graph.errors import StoreError
from govgraph.graph.kept import Shelf
from govgraph.graph.kept.reading import read_into
from govgraph.graph.manifest import Input

TEXTS = sorted((Path(__file__).parents[1] / "texts").glob("*.1.txt"))


def shelve(folder: Path, *contents: bytes) -> list[Input]:
    folder.mkdir()
    Shelf(folder).make()
    inputs = [Input(f"{number}.txt", hashlib.sha256(data).hexdigest()) for number, data in enumerate(contents)]
    for source, data in zip(inputs, contents, strict=True):
        Shelf(folder).put_source(source.sha256, data)
    return inputs


def test_neither_jobs_nor_order_leave_a_trace(tmp_path: Path) -> None:
    contents = [path.read_bytes() for path in TEXTS[:6]]
    seen: list[tuple[str, int]] = []
    inputs = shelve(tmp_path / "one", *contents)
    read_into(tmp_path / "one", inputs, progress=lambda name, total: seen.append((name, total)))
    assert seen == [(each.name, 6) for each in inputs]
    read_into(tmp_path / "two", shelve(tmp_path / "two", *contents)[::-1], jobs=2)
    written = [
        {path.name: path.read_bytes() for path in (tmp_path / folder / "readings").iterdir()}
        for folder in ("one", "two")
    ]
    assert written[0] == written[1]
    assert len(written[0]) == 6


def test_what_is_no_text_stops_it(tmp_path: Path) -> None:
    inputs = shelve(tmp_path / "one", TEXTS[0].read_bytes(), bytes(range(256)))
    with pytest.raises(ExtractionError, match=r"1\.txt: is not text"):
        read_into(tmp_path / "one", inputs)


def test_what_is_not_there_stops_it(tmp_path: Path) -> None:
    shelve(tmp_path / "one")
    with pytest.raises(StoreError, match="missing or damaged"):
        read_into(tmp_path / "one", [Input("a.txt", "0" * 64)])
