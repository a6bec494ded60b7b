"""The sources that a person names: what they are called, and when they cannot be told apart."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pytest

from govgraph.extract.records import ExtractionError
from govgraph.graph.errors import BuildError
from govgraph.graph.manifest import Input
from govgraph.graph.sources import gather


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*sources: Path | str) -> list[str]:
    return [each.name for each in gather(sources).inputs]


def test_a_folder_gives_all_its_texts_in_any_depth(tmp_path: Path) -> None:
    put(tmp_path / "in" / "b.txt", "1")
    put(tmp_path / "in" / "deep" / "a.txt", "2")
    put(tmp_path / "in" / "notes.md", "no")
    assert names(tmp_path / "in") == ["a.txt", "b.txt"]
    assert gather([tmp_path / "in", tmp_path / "in" / "b.txt"]) == gather([tmp_path / "in"])


def test_a_source_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "云岭县")
    sha256 = hashlib.sha256("云岭县".encode()).hexdigest()
    given = gather([path])
    assert given.inputs == (Input("a.txt", sha256),)
    assert given.source(sha256) == "云岭县".encode()


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    put(tmp_path / "in" / "2024" / "a.txt", "1")
    put(tmp_path / "in" / "2025" / "a.txt", "2")
    put(tmp_path / "in" / "2025" / "b.txt", "3")
    assert names(tmp_path / "in") == ["2024/a.txt", "2025/a.txt", "b.txt"]
    with pytest.raises(BuildError, match=r"a\.txt: 2 different files have this name; rename them"):
        names(tmp_path / "in" / "2024" / "a.txt", tmp_path / "in" / "2025" / "a.txt")


def test_copies_of_one_name_are_one_source(tmp_path: Path) -> None:
    put(tmp_path / "in" / "2024" / "a.txt", "1")
    put(tmp_path / "in" / "2025" / "a.txt", "1")
    assert names(tmp_path / "in") == ["a.txt"]


def test_copies_of_other_names_are_sources_with_one_digest(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", "1")
    put(tmp_path / "in" / "b.txt", "1")
    found = gather([tmp_path / "in"])
    assert [each.name for each in found.inputs] == ["a.txt", "b.txt"]
    assert len(found.paths) == 1


def test_standard_input_is_read_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("云岭县".encode("gb18030"))))
    given = gather(["-", "-"])
    (only,) = given.inputs
    assert only.name == "-"
    assert given.source(only.sha256) == "云岭县".encode("gb18030")


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "1")
    given = gather([path])
    put(path, "2")
    with pytest.raises(BuildError, match=r"a\.txt: changed while it was being read; try again"):
        given.source(given.inputs[0].sha256)


def test_what_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match="no such file"):
        gather([tmp_path / "a.txt"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(BuildError, match=r"no \.txt files in this folder"):
        gather([tmp_path / "empty"])
    with pytest.raises(BuildError, match="no sources"):
        gather([])
