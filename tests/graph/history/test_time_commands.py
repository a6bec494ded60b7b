"""``--as-of``, ``diff``, ``names`` and ``build --decisions`` on the command line; bad input is one clear line."""

import json
from pathlib import Path

import pytest

from govgraph.graph.cli.app import run

Captured = pytest.CaptureFixture[str]
SOURCE = str(Path(__file__).with_name("yunling.txt"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("time") / "graph.store")
    assert run(["build", SOURCE, "--store", path]) == 0
    return path


def test_query_as_of(capfd: Captured, store: str) -> None:
    arguments = ["query", "--store", store, "--name", "officials-on", "--format", "csv"]
    assert run([*arguments, "--as-of", "2025-02-18", "-p", "organization=县政府"]) == 0
    today = capfd.readouterr().out
    assert "陆承远,云岭县人民政府代理县长" in today
    assert "许怀谷" not in today
    assert run([*arguments, "--as-of", "2025-02-17"]) == 0
    assert "许怀谷,云岭县人民政府县长" in capfd.readouterr().out


def test_show_as_of(capfd: Captured, store: str) -> None:
    overseers = {}
    for day in ("2024-12", "2025-06"):
        assert run(["show", "--store", store, "县水利局", "--json", "--as-of", day]) == 0
        overseers[day] = {entry["what"] for entry in json.loads(capfd.readouterr().out)["overseen_by"]}
    assert overseers == {"2024-12": {"方致和 分管 县水利局"}, "2025-06": {"孟庭舟 分管 县水利局"}}


def test_view_and_export_as_of(capfd: Captured, store: str, tmp_path: Path) -> None:
    page, facts = tmp_path / "org.html", tmp_path / "facts.jsonl"
    assert run(["view", "--store", store, "org", str(page), "--as-of", "2024-12"]) == 0
    assert "方致和" in page.read_text(encoding="utf-8")
    assert "陆承远" not in page.read_text(encoding="utf-8")
    assert run(["export", "--store", store, str(facts), "--as-of", "2024-12"]) == 0
    assert {json.loads(line)["doc"] for line in facts.read_text(encoding="utf-8").splitlines()} == {
        *("云政办发〔2024〕3号", "云政发〔2024〕7号")
    }


@pytest.mark.parametrize(
    "command",
    [["query", "--name", "officials"], ["show", "县林业局"], ["view", "org", "-"], ["export", "-", "-f", "facts"]],
)
def test_a_bad_date_is_one_line(capfd: Captured, store: str, command: list[str]) -> None:
    assert run([*command, "--store", store, "--as-of", "12/3/2025"]) == 1
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err == "govgraph: 12/3/2025: not a date; give YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-03-12\n"


def test_diff(capfd: Captured, store: str) -> None:
    arguments = ["diff", store, "--from", "2025-07-07", "--to", "2025-07-08"]
    assert run(arguments) == 0
    assert capfd.readouterr().out.splitlines() == [
        "陆承远任云岭县人民政府县长（2025-07-08，云人〔2025〕5号）",
        "陆承远不再任云岭县人民政府代理县长",
        "新文件：关于陆承远同志当选的公告（2025-07-08，云人〔2025〕5号）",
    ]
    assert run([*arguments, "--language", "en"]) == 0
    assert capfd.readouterr().out.startswith("陆承远 appointed 云岭县人民政府县长 (2025-07-08, ")
    assert run([*arguments, "--json"]) == 0
    assert [each["kind"] for each in json.loads(capfd.readouterr().out)] == ["appointed", "ended", "document_new"]
    assert run(["diff", store, store]) == 0
    assert capfd.readouterr().out == ""


def test_diff_of_nonsense(capfd: Captured, store: str, tmp_path: Path) -> None:
    assert run(["diff", store, "--from", "2025", "--to", "2024"]) == 1
    assert capfd.readouterr().err == "govgraph: from 2025 to 2024: the first date must come before the second\n"
    assert run(["diff", store, "--from", "2025", "--to", "soon"]) == 1
    assert capfd.readouterr().err.startswith("govgraph: soon: not a date")
    assert run(["diff", store, str(tmp_path / "none")]) == 1
    assert "no such store" in capfd.readouterr().err
    for arguments in ([store], [store, store, store], [store, "--from", "2024"], [store, store, "--from", "2024"]):
        assert run(["diff", *arguments]) == 2
    capfd.readouterr()


def test_names_lists_judgements(capfd: Captured, store: str) -> None:
    assert run(["names", "--store", store, "县林业局", "--json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert {"verdict", "left", "right", "score", "reason", "kind", "document"} == set(found[0])
    assert ("same", "县林业局", "云岭县林业局", "rule") in {
        (each["verdict"], each["left"], each["right"], each["kind"]) for each in found
    }
    assert run(["names", "--store", store]) == 0
    assert "云岭县林业局" in capfd.readouterr().out
    assert run(["names", "--store", store, "无此名"]) == 1
    assert capfd.readouterr().err.startswith("govgraph: 无此名: no such name in the graph")


def test_decisions_are_obeyed_and_recorded(capfd: Captured, store: str, tmp_path: Path) -> None:
    decisions, decided = tmp_path / "decisions.tsv", str(tmp_path / "decided.store")
    decisions.write_text("same\t县林业局\t县水利局\t云岭县\nsame\t县林业局\t无此局\n", encoding="utf-8")
    assert run(["build", SOURCE, "--store", decided, "--decisions", str(decisions)]) == 0
    assert "warning: decision same 县林业局 无此局: no two such names in these documents" in capfd.readouterr().err
    assert run(["names", "--store", decided, "县水利局", "--json"]) == 0
    assert ("same", "县林业局", "县水利局", "decision") in {
        (each["verdict"], each["left"], each["right"], each["kind"]) for each in json.loads(capfd.readouterr().out)
    }
    assert run(["show", "--store", decided, "县水利局", "--json"]) == 0
    assert "县林业局" in json.loads(capfd.readouterr().out)["names"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"merge\ta\tb\n", "d.tsv: line 1: unknown verb 'merge'"),
        (b"same\ta\tb\ndifferent\tb\ta\n", "d.tsv: line 2: a and b are different here, the same by other lines"),
        ("same\t县林业局\t县水利局\t无此县\n".encode(), "jurisdiction 无此县: unknown"),
        (b"\xff\xfe", "d.tsv: not UTF-8 text"),
        (None, "d.tsv: cannot be read"),
    ],
)
def test_bad_decisions_build_nothing(capfd: Captured, tmp_path: Path, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / "d.tsv").write_bytes(content)
    arguments = ["build", SOURCE, "--store", str(tmp_path / "s"), "--decisions", str(tmp_path / "d.tsv")]
    assert run(arguments) == 1
    captured = capfd.readouterr()
    assert captured.err.count("\n") == 1
    assert message in captured.err
    assert not (tmp_path / "s").exists()
