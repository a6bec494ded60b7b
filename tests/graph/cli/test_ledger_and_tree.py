"""The commands ``ledger`` and ``tree``, and what the shell completes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from govgraph.extract.records import Graph
from govgraph.graph.cli.app import run
from govgraph.graph.dataset import View
from govgraph.graph.ledger import FORMATS, ledger, write_ledger
from govgraph.graph.rdf import graph_quads
from govgraph.graph.store import Store

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def store(shared: Path) -> Path:
    return shared


@pytest.mark.parametrize("format", FORMATS)
def test_ledger_writes_what_the_library_writes(
    capfd: Captured, store: Path, fictional: Graph, tmp_path: Path, format: str
) -> None:
    out = tmp_path / f"ledger.{format}"
    assert run(["ledger", "--store", str(store), str(out)]) == 0
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", f"2 tasks written to {out}\n")
    stream = io.BytesIO()
    write_ledger(ledger(View.in_memory(graph_quads(fictional))), format, stream)
    assert out.read_bytes() == stream.getvalue()


def test_ledger_chooses_tasks_sheets_and_language(capfd: Captured, store: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "a.csv")
    assert run(["ledger", "--store", str(store), "--department", "县林业局", "--language", "en", out]) == 0
    (row,) = csv.DictReader(io.StringIO(Path(out).read_text(encoding="utf-8-sig"), newline=""))
    assert row["Task"] == "实施造林工程"
    book = str(tmp_path / "a.xlsx")
    assert run(["ledger", "--store", str(store), "--official", "王青山", "--sheets", book]) == 0
    assert len(openpyxl.load_workbook(book).sheetnames) == 4
    capfd.readouterr()
    assert run(["ledger", "--store", str(store), "--official", "李长河", out]) == 0
    assert "no task answers to this" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--department", "县林业局", "--official", "王青山", "x.csv"], 2, "not both"),
        (["--sheets", "x.csv"], 2, "only a file that ends in .xlsx"),
        (["--language", "fr", "x.csv"], 2, "unknown language 'fr'"),
        (["x.pdf"], 1, "x.pdf: a ledger is written to a file that ends in .xlsx .html .csv"),
        (["--department", "县林业", "x.csv"], 1, "did you mean"),
        (["--department", "青石岭", "x.csv"], 1, "青石岭: not a department"),
    ],
)
def test_ledger_says_what_is_wrong(
    capfd: Captured,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["ledger", "--store", str(store), *arguments]) == code
    said = capfd.readouterr().err
    assert message in " ".join(said.split())
    assert "Traceback" not in said
    assert os.listdir(tmp_path) == []


def test_tree_is_plain_where_there_is_no_terminal(capfd: Captured, store: Path) -> None:
    assert run(["tree", "--store", str(store)]) == 0
    assert [line.rstrip() for line in capfd.readouterr().out.splitlines()] == [
        "云岭县人民政府",
        "└── 王青山  副县长  （水利）",
        "    ├── 分管 云岭县林业局",
        "    │   └── 加挂 县绿化办",
        "    ├── 分管 云岭县财政局",
        "    └── 联系 云岭县税务局",
    ]


def test_tree_of_a_name_as_json(capfd: Captured, store: Path) -> None:
    assert run(["tree", "--store", str(store), "王青山", "--json"]) == 0
    (official,) = json.loads(capfd.readouterr().out)
    assert (official["kind"], official["label"], official["posts"], official["areas"]) == (
        "official",
        "王青山",
        ["副县长"],
        ["水利"],
    )
    assert [(each["role"], each["label"], each["quote"]) for each in official["children"]] == [
        ("分管", "云岭县林业局", "县林业局"),
        ("分管", "云岭县财政局", "县财政局"),
        ("联系", "云岭县税务局", "县税务局"),
    ]


def test_tree_of_nothing_says_so(capfd: Captured, tmp_path: Path) -> None:
    path = tmp_path / "empty.store"
    with Store.open(path, create=True).writer() as writer:
        writer.add([])
    assert run(["tree", "--store", str(path)]) == 0
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "no document in this store" in captured.err


def completed(words: str, position: int) -> list[str]:
    environment = {
        **os.environ,
        "_GOVGRAPH_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(position),
    }
    program = "import sys; sys.argv = ['govgraph']; from govgraph.graph.cli.app import main; main()"
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True, text=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "position", "expected"),
    [
        ("govgraph le", 1, ["ledger"]),
        ("govgraph ledger --dep", 2, ["--department"]),
        ("govgraph export --format x", 3, ["xlsx"]),
        ("govgraph query --name who-answers-f", 3, ["who-answers-for"]),
        ("govgraph view res", 2, ["responsibility"]),
    ],
)
def test_the_shell_completes(words: str, position: int, expected: list[str]) -> None:
    assert completed(words, position) == expected


def test_the_completion_script_can_be_shown(capfd: Captured) -> None:
    assert run(["--show-completion", "bash"]) == 0
    assert "_COMPLETE=complete_bash" in capfd.readouterr().out
