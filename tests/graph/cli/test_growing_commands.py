"""``govgraph add``, ``replace`` and ``remove``: what they say, and how they refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.graph.cli.app import run
from govgraph.graph.kept.fingerprint import BUILDING_CODE
from govgraph.graph.store import Store

Captured = pytest.CaptureFixture[str]
TEXTS = Path(__file__).parents[1] / "texts"


def text(folder: Path, name: str, version: int = 1) -> str:
    path = folder / f"{name}.txt"
    path.write_bytes((TEXTS / f"{name}.{version}.txt").read_bytes())
    return str(path)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Captured) -> Path:
    path = tmp_path / "graph.store"
    monkeypatch.setenv("GOVGRAPH_STORE", str(path))
    assert run(["build", text(tmp_path, "names"), text(tmp_path, "removals")]) == 0
    capfd.readouterr()
    return path


@pytest.fixture
def unchanged(store: Path) -> Iterator[Path]:
    before = (store / "CURRENT").read_text(encoding="ascii"), Store.open(store).manifest()
    yield store
    assert ((store / "CURRENT").read_text(encoding="ascii"), Store.open(store).manifest()) == before


def rows(capfd: Captured) -> dict[str, str]:
    captured = capfd.readouterr()
    assert captured.out == ""
    return {line.split("│")[0].strip(): line.split("│")[1].strip() for line in captured.err.splitlines() if "│" in line}


def names(store: Path, capfd: Captured) -> list[str]:
    assert run(["stats", "--json"]) == 0
    return [each["name"] for each in json.loads(capfd.readouterr().out)["inputs"]]


def test_a_store_grows_and_shrinks(capfd: Captured, store: Path, tmp_path: Path) -> None:
    issues = tmp_path / "issues.jsonl"
    assert run(["add", text(tmp_path, "appointments"), "--issues", str(issues), "--jobs", "2"]) == 0
    summary = rows(capfd)
    assert (summary["文件 sources"], summary["新读 read anew"], summary["appointed"]) == ("3", "1", "2")
    assert len(issues.read_text(encoding="utf-8").splitlines()) == int(summary["待核 issues"])
    assert run(["replace", text(tmp_path, "appointments", 2)]) == 0
    assert rows(capfd)["新读 read anew"] == "1"
    assert run(["remove", "云政发〔2025〕12号"]) == 0
    assert rows(capfd)["文件 sources"] == "2"
    assert names(store, capfd) == ["appointments.txt", "removals.txt"]


@pytest.mark.parametrize("command", ["build", "add", "replace"])
def test_the_same_again_is_said_to_be_unchanged(capfd: Captured, unchanged: Path, tmp_path: Path, command: str) -> None:
    issues = tmp_path / "issues.jsonl"
    sources = [str(tmp_path / "names.txt"), str(tmp_path / "removals.txt")]
    assert run([command, *sources, "--issues", str(issues)]) == 0
    lines = capfd.readouterr().err.splitlines()
    assert lines[-2].startswith("unchanged / 未变: 2 sources, 2 documents, ")
    assert lines[-1].endswith(f"issues written to {issues}")
    assert issues.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", "names-2"], "names.txt: the store holds another text of this name; govgraph replace"),
        (["add", "missing.txt"], "missing.txt: no such file"),
        (["replace", "city-1"], "city.txt: no such source in the store"),
        (["remove", "name.txt"], "name.txt: no such source in the store / 库中没有这个来源; did you mean names.txt"),
        (["remove", "names.txt", "removals.txt"], "nothing would be left; delete the folder"),
    ],
)
def test_errors_are_one_line(
    capfd: Captured, unchanged: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    command, *rest = arguments
    given = [text(tmp_path, *parse(each)) if each[-2:] in ("-1", "-2") else each for each in rest]
    assert run([command, *given]) == 1
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("govgraph: ")
    assert message in captured.err


def parse(name: str) -> tuple[str, int]:
    return name[:-2], int(name[-1])


@pytest.mark.parametrize("command", ["replace", "remove"])
def test_there_must_be_a_store(capfd: Captured, tmp_path: Path, command: str) -> None:
    argument = text(tmp_path, "names") if command == "replace" else "names.txt"
    assert run([command, argument, "--store", str(tmp_path / "none")]) == 1
    assert "no such store" in capfd.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["add", "replace", "remove"])
def test_wrong_usage_is_code_2(capfd: Captured, unchanged: Path, command: str) -> None:
    assert run([command]) == 2
    assert run([command, "x", "--nonsense"]) == 2


def test_what_is_unchanged_is_not_even_prepared(store: Path, tmp_path: Path) -> None:
    """Neither the grammar nor the validator is loaded when there is no work for them: that is most of a second."""
    script = (
        "import sys; from govgraph.graph.build import BUILDING_CODE, build; "
        "print(BUILDING_CODE, build(sys.argv[2:], sys.argv[1]).unchanged, "
        "sorted({'spacy', 'pyshacl', 'rdflib'} & set(sys.modules)))"
    )
    sources = [str(tmp_path / "names.txt"), str(tmp_path / "removals.txt")]
    done = subprocess.run(
        [sys.executable, "-c", script, str(store), *sources], capture_output=True, text=True, check=True
    )
    code, told = done.stdout.split(" ", 1)
    if code != BUILDING_CODE:
        pytest.skip("somebody has edited the code since this process began")
    assert told == "True []\n"
    assert (store / "CURRENT").read_text(encoding="ascii") == "000001\n"
