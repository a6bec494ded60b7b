"""The fingerprints of the program: any change of what reads makes another, and nothing else does."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from govgraph import extract
from govgraph.graph.kept import fingerprint
from govgraph.graph.kept.fingerprint import BUILDING_CODE, READING_CODE, _feed


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A copy of the room that reads."""
    return Path(shutil.copytree(Path(extract.__path__[0]), tmp_path / "extract"))


def digest(room: Path) -> str:
    found = hashlib.sha256()
    _feed(found, "extract", room, fingerprint._NOT_READING)
    return found.hexdigest()


def test_both_are_digests_and_differ() -> None:
    assert len(READING_CODE) == len(BUILDING_CODE) == 64
    assert READING_CODE != BUILDING_CODE


@pytest.mark.parametrize(
    "path", ["facts/duty.py", "mentions/lexicon", "divisions/divisions.tsv", "records.py", "documents/plain.py"]
)
def test_code_and_data_that_read_count(room: Path, path: str) -> None:
    before = digest(room)
    file = room / path
    if file.is_dir():
        file = max(each for each in file.iterdir() if each.is_file())
    file.write_bytes(file.read_bytes() + b"\n")
    assert digest(room) != before


def test_a_new_file_and_a_moved_one_count(room: Path) -> None:
    before = digest(room)
    (room / "facts" / "rumour.py").touch()
    added = digest(room)
    (room / "facts" / "rumour.py").rename(room / "facts" / "rumours.py")
    assert len({before, added, digest(room)}) == 3


def test_resolution_and_what_python_compiles_do_not(room: Path) -> None:
    before = digest(room)
    (room / "resolve" / "entities.py").write_text("", encoding="utf-8")
    (room / "facts" / "__pycache__").mkdir(exist_ok=True)
    (room / "facts" / "__pycache__" / "duty.cpython-399.pyc").touch()
    (room / "facts" / "duty.pyc").touch()
    assert digest(room) == before


def test_where_a_file_ends_counts(tmp_path: Path) -> None:
    for name, parts in (("one", ("ab", "c")), ("two", ("a", "bc"))):
        (tmp_path / name).mkdir()
        for file, content in zip("xy", parts, strict=True):
            (tmp_path / name / file).write_text(content, encoding="utf-8")
    assert digest(tmp_path / "one") != digest(tmp_path / "two")
