"""``govgraph build``: a summary when it goes well, one clear line when it does not, and never a damaged store."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from govgraph.extract.sample import sample_path
from govgraph.graph.cli.app import run
from govgraph.graph.store import Store

Captured = pytest.CaptureFixture[str]


def content(path: Path) -> list[ox.Quad]:
    with Store.open(path).view() as view:
        return list(view.quads())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("build") / "graph.store"
    assert run(["build", str(sample_path()), "--store", str(path)]) == 0
    return path


@pytest.fixture
def store(built: Path) -> Iterator[Path]:
    before = content(built)
    yield built
    assert content(built) == before


def test_build_sums_up_on_standard_error(capfd: Captured, tmp_path: Path) -> None:
    issues = tmp_path / "issues.jsonl"
    arguments = ["build", str(sample_path()), "--store", str(tmp_path / "s"), "--issues", str(issues), "--jobs", "1"]
    assert run(arguments) == 0
    captured = capfd.readouterr()
    assert captured.out == ""
    lines = {
        line.split("│")[0].strip(): line.split("│")[1].strip() for line in captured.err.splitlines() if "│" in line
    }
    assert int(lines["公文 documents"]) > 10
    assert int(lines["oversees"]) > 10
    assert int(lines["待核 issues"]) == len(issues.read_text(encoding="utf-8").splitlines())
    assert "\x1b" not in captured.err, "no progress bar where there is no terminal"


def test_who_answers_for_joins_documents(capfd: Captured, store: Path) -> None:
    """The question that no single document answers: target to department to official."""
    assert run(["query", "--store", str(store), "--name", "who-answers-for", "--format", "json"]) == 0
    rows = json.loads(capfd.readouterr().out)["results"]["bindings"]
    joined = [
        {row[name]["value"] for name in row if name.endswith("_document")}
        for row in rows
        if "oversight_document" in row
    ]
    assert max(map(len, joined)) >= 3


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", b"", "empty.txt"),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt"),
        ("gazette", None, "gazette"),
    ],
)
def test_bad_sources_are_one_line(
    capfd: Captured, store: Path, tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    elif name == "gazette":
        path.mkdir()
    assert run(["build", str(path), "--store", str(store)]) == 1
    captured = capfd.readouterr()
    assert captured.err.count("\n") == 1
    assert message in captured.err
    assert "Traceback" not in captured.err


def test_a_text_that_is_no_document_is_a_warning(capfd: Captured, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("今天天气很好，大家都去散步了。\n", encoding="utf-8")
    assert run(["build", str(path), "--store", str(store)]) == 0
    assert "warning: no facts at all: the store stays as it was" in capfd.readouterr().err


def test_a_second_writer_is_refused(capfd: Captured, store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(sample_path().read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with Store.open(store).writer() as writer:
        assert run(["build", str(other), "--store", str(store)]) == 1
        writer.cancel()
    captured = capfd.readouterr()
    assert captured.err.count("\n") == 1
    assert "is writing this store; try again" in captured.err


def test_a_folder_of_something_else_is_refused(capfd: Captured, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("云岭县", encoding="utf-8")
    assert run(["build", str(sample_path()), "--store", str(tmp_path)]) == 1
    assert "not a govgraph store" in capfd.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("arguments", [[], ["x.txt", "--jobs", "0"], ["x.txt", "--nonsense"]])
def test_wrong_usage_is_code_2(capfd: Captured, store: Path, arguments: list[str]) -> None:
    assert run(["build", *arguments, "--store", str(store)]) == 2
    assert "Error" in capfd.readouterr().err


def test_standard_input_and_the_hash_seed(store: Path, tmp_path: Path) -> None:
    """A process of its own, fed by a pipe, under another hash seed, builds the same graph but for the source's name."""
    command = [sys.executable, "-m", "govgraph.graph.cli.app", "build", "-", "--store", str(tmp_path / "s")]
    subprocess.run(
        command, input=sample_path().read_bytes(), check=True, capture_output=True, env={"PYTHONHASHSEED": "7"}
    )
    assert len(content(tmp_path / "s")) == len(content(store))
