"""The shelf of a generation: what does not match what is wanted, or is damaged, counts as none."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import SourceText
from govgraph.graph.errors import StoreError
from govgraph.graph.kept import Contents, Shelf
from govgraph.graph.kept import shelf as shelving
from govgraph.graph.kept.shelf import encode_reading
from govgraph.graph.manifest import Input

DATA = (Path(__file__).parents[1] / "texts" / "appointments.1.txt").read_bytes()
SHA256 = hashlib.sha256(DATA).hexdigest()
SOURCE = Input("a.txt", SHA256)


def text() -> SourceText:
    return decode_source("a.txt", DATA)


def generation(path: Path, number: int) -> Path:
    folder = path / "generations" / f"{number:06}"
    folder.mkdir(parents=True)
    Shelf(folder).make()
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A generation that has a source and what was read from it."""
    folder = generation(tmp_path, 1)
    Shelf(folder).put_source(SHA256, DATA)
    Shelf(folder).put_reading(SHA256, encode_reading(text(), extract_source(text())))
    return folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return generation(tmp_path, 2)


def reading(folder: Path) -> Path:
    return folder / "readings" / f"{SHA256}.jsonl"


def test_what_is_kept_comes_back(old: Path) -> None:
    assert Shelf(old).has_source(SHA256)
    assert Shelf(old).source(SHA256) == DATA
    assert tuple(Shelf(old).extractions([SOURCE])) == extract_source(text())
    assert list(Shelf(old).contents([SOURCE, Input("b.txt", "0")])) == [Contents(SOURCE, ("云政发〔2025〕6号",))]


def test_the_documents_of_a_source_share_its_text(old: Path) -> None:
    extractions = list(Shelf(old).extractions([SOURCE]))
    assert len({id(each.document.source) for each in extractions}) == 1


def test_a_reading_is_the_same_bytes_each_time(old: Path, new: Path) -> None:
    Shelf(new).put_reading(SHA256, encode_reading(text(), extract_source(text())))
    assert reading(old).read_bytes() == reading(new).read_bytes()


def test_what_is_taken_over_is_not_written_again(old: Path, new: Path) -> None:
    assert Shelf(new).take_reading(Shelf(old), SOURCE)
    Shelf(new).take_source(Shelf(old), SHA256)
    assert os.path.samefile(reading(old), reading(new))
    assert tuple(Shelf(new).extractions([SOURCE])) == extract_source(text())
    assert Shelf(new).source(SHA256) == DATA


def test_without_hard_links_it_is_copied(old: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert Shelf(new).take_reading(Shelf(old), SOURCE)
    assert not os.path.samefile(reading(old), reading(new))
    assert reading(old).read_bytes() == reading(new).read_bytes()


def test_the_reading_of_other_code_is_not_taken_over(old: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelving, "READING_CODE", "another")
    assert not Shelf(new).take_reading(Shelf(old), SOURCE)
    assert not reading(new).exists()


def test_the_reading_of_another_codec_is_not_taken_over(old: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelving, "CODEC", 10**6)
    assert not Shelf(new).take_reading(Shelf(old), SOURCE)


def test_the_reading_under_another_name_is_not_taken_over(old: Path, new: Path) -> None:
    """Evidence names its source, and a document without a number is called by it."""
    assert not Shelf(new).take_reading(Shelf(old), Input("b.txt", SHA256))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"\x00" * len(data),
        lambda data: data.replace("能源".encode(), "财政".encode()),
        lambda data: b"[]\n" + data.partition(b"\n")[2],
        lambda data: b'{"code": 1}\n' + data.partition(b"\n")[2],
    ],
)
def test_a_damaged_reading_is_not_taken_over(old: Path, new: Path, damage: Callable[[bytes], bytes]) -> None:
    before = reading(old).read_bytes()
    reading(old).write_bytes(damage(before))
    assert reading(old).read_bytes() != before
    assert not Shelf(new).take_reading(Shelf(old), SOURCE)


def test_a_missing_reading_is_not_taken_over(old: Path, new: Path) -> None:
    reading(old).unlink()
    assert not Shelf(new).take_reading(Shelf(old), SOURCE)
    with pytest.raises(StoreError, match="cannot be read; give all sources to govgraph build once more"):
        list(Shelf(old).extractions([SOURCE]))


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_source_is_what_it_was_or_none(old: Path, tmp_path: Path, damage: str) -> None:
    path = old / "sources" / SHA256
    path.unlink() if damage == "missing" else path.write_bytes(DATA + b"\n")
    with pytest.raises(StoreError, match="a kept source is missing or damaged") as caught:
        Shelf(old).source(SHA256)
    assert str(caught.value).startswith(f"{tmp_path}: ")
    assert "\n" not in str(caught.value)


def test_the_header_says_what_a_reading_is(old: Path) -> None:
    header = json.loads(reading(old).read_bytes().partition(b"\n")[0])
    assert sorted(header) == ["code", "codec", "content", "documents", "name", "sha256"]
    assert (header["name"], header["sha256"]) == ("a.txt", SHA256)
