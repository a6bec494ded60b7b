"""The notebooks: as committed, and what becomes of them with another gazette or without a font that has Chinese.

That they run on the sample is seen by nbmake (``make notebooks``), in kernels of their own; here their cells are run in
this process, which is faster.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

NOTEBOOKS: Final = Path(__file__).parent.parent / "notebooks"
NAMES: Final = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))

PARAMETER: Final = 'gazette = os.environ.get("GAZETTE") or sample_path()  # a text file, or a folder of them\n'
ABSOLUTE: Final = re.compile(r"""(?<![\w.:/<>$])/(?:[a-z]+/)|[A-Z]:\\|(?<=["'])~/""")

GAZETTE: Final = """云岭县人民政府
关于印发《云岭县秋粮收购方案》的通知
云政发〔2031〕7号

各乡镇人民政府：
现将方案印发给你们，请遵照执行。
云岭县人民政府
2031年9月1日
云岭县秋粮收购方案
一、收购目标
1.做好收购。到2031年，秋粮收购量达到5万吨以上。（县粮食局牵头，县财政局配合）
"""
"""A gazette of almost nothing: no money, no sites, no appointments, one target that nobody oversees."""


def cells(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return loaded


def code(name: str) -> list[str]:
    return ["".join(cell["source"]) for cell in cells(name) if cell["cell_type"] == "code"]


def load_drawing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("drawing", NOTEBOOKS / "drawing.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["drawing"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The module that the notebooks draw with, and charts that are thrown away, as in their folder."""
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    monkeypatch.chdir(NOTEBOOKS)
    with plt.rc_context():
        yield load_drawing()
    plt.close("all")
    sys.modules.pop("drawing", None)


@pytest.fixture
def no_chinese_font(monkeypatch: pytest.MonkeyPatch, drawing: ModuleType) -> None:
    """A machine that has only the font that comes with matplotlib."""
    from matplotlib import font_manager

    fonts = [each for each in font_manager.fontManager.ttflist if each.name == "DejaVu Sans"]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", fonts)


def run(name: str) -> dict[str, Any]:
    """Run the cells of a notebook in a row, draw its charts, and return the names that it leaves."""
    import matplotlib.pyplot as plt

    names: dict[str, Any] = {"display": lambda *_: None}
    for number, source in enumerate(code(name)):
        exec(compile(source, f"{name}.ipynb, cell of code {number}", "exec"), names)
    for number in plt.get_fignums():
        plt.figure(number).canvas.draw()
    return names


def test_there_are_notebooks() -> None:
    assert {"quickstart", "questions", "network", "targets", "time", "extraction"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_outputs_are_cleared(name: str) -> None:
    for cell in cells(name):
        assert cell["metadata"] in ({}, {"tags": ["parameters"]})
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None


@pytest.mark.parametrize("name", NAMES)
def test_no_path_is_absolute(name: str) -> None:
    for cell in cells(name):
        found = ABSOLUTE.search("".join(cell["source"]))
        assert found is None, f"{name}: {found}"


@pytest.mark.parametrize("name", NAMES)
def test_there_is_one_parameter_cell_the_same_in_all(name: str) -> None:
    tagged = [cell for cell in cells(name) if "parameters" in cell["metadata"].get("tags", ())]
    first = next(cell for cell in cells(name) if cell["cell_type"] == "code")
    assert tagged == [first]
    assert PARAMETER in [line if line.endswith("\n") else f"{line}\n" for line in first["source"]]
    later = "\n".join(code(name)[1:])
    assert "sample_path" not in later and "environ" not in later and "yunling" not in later


@pytest.mark.parametrize("name", NAMES)
def test_it_is_listed(name: str) -> None:
    assert f"]({name}.ipynb)" in (NOTEBOOKS / "README.md").read_text(encoding="utf-8")
    if name != "quickstart":
        assert f"]({name}.ipynb)" in "".join("".join(cell["source"]) for cell in cells("quickstart"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("drawing")
def test_it_obeys_the_parameter(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "autumn.txt").write_text(GAZETTE, encoding="utf-8")
    monkeypatch.setenv("GAZETTE", os.fspath(tmp_path if name == "questions" else tmp_path / "autumn.txt"))
    left = run(name)
    if name == "extraction":
        assert [document.key for document in left["documents"]] == ["云政发〔2031〕7号"]
    else:
        said = left["view"].query("ASK { ?document gov:number '云政发〔2031〕7号' }")
        assert bool(said)
        others = left["view"].select("SELECT ?key { ?document a gov:OfficialDocument ; gov:key ?key ; gov:date ?date }")
        assert {row["key"].value for row in others} <= {"云政发〔2031〕7号"}


@pytest.mark.usefixtures("drawing")
def test_money_that_projects_share_is_counted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    works = (
        "2.兴建项目。投资5500万元推进清溪公园、云溪桥改扩建、松坪学院等项目建设，投资2亿元建设滨河路东延工程。"
        "（县住建局牵头，县财政局配合）"
    )
    (tmp_path / "works.txt").write_text(f"{GAZETTE}{works}\n", encoding="utf-8")
    monkeypatch.setenv("GAZETTE", os.fspath(tmp_path / "works.txt"))
    left = run("targets")
    assert sorted(left["parcels"]["amount"]) == [0.55, 2]
    assert left["parcels"]["shared"].sum() == 1
    assert left["statements"]["project"].nunique() == 4
    assert left["load"].to_dict()["牵头 / lead"] == {"云岭县住建局": 2.55}


@pytest.mark.parametrize("name", ["network", "targets", "time"])
@pytest.mark.usefixtures("no_chinese_font")
def test_without_a_font_nothing_is_drawn_as_boxes(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import matplotlib.pyplot as plt
    from matplotlib.text import Text

    monkeypatch.delenv("GAZETTE", raising=False)
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        run(name)
    assert "pinyin" in capsys.readouterr().out
    figures = [plt.figure(number) for number in plt.get_fignums()]
    written = [text.get_text() for figure in figures for text in figure.findobj(Text)]
    assert any("xian " in text for text in written)
    assert not [text for text in written if any(ord(each) >= 0x2E80 for each in text)]


def test_labels_say_both_where_a_font_allows(drawing: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_chinese", True)
    assert drawing.label("单位数 / bodies") == "单位数 / bodies"
    assert drawing.label("云岭县人力资源和社会保障局", 8) == "云岭县人力资源…"
    monkeypatch.setattr(drawing, "_chinese", False)
    assert drawing.label("单位数 / bodies") == "bodies"
    assert drawing.label("云政发〔2025〕3号") == "yun zheng fa [2025] 3 hao"
    assert drawing.label(None) == ""


def test_a_name_in_small_print_stays_one_line(drawing: ModuleType) -> None:
    assert drawing.label("云岭县\n能源局") == "云岭县 能源局"


def test_mentions_are_drawn_as_text_not_markup(drawing: ModuleType) -> None:
    from govgraph.extract.records import Document, Mention, SourceText, Span

    text = "县<b>能源局</b>负责"
    document = Document("1", SourceText("a.txt", text, ""), text, tuple(range(len(text))))
    found = [Mention("organizations", "government", Span(0, 7), text[:7]), Mention("sites", "other", Span(1, 4), "<b>")]
    drawn = drawing.show_mentions(document, Span(0, len(text)), found).data
    assert "<b>" not in drawn
    assert "organizations" in drawn and "sites" in drawn


def test_cleaning_is_drawn_as_text_not_markup(drawing: ModuleType) -> None:
    drawn = drawing.show_cleaning("云 岭\n<script>", [0, 2, *range(4, 12)], 12).data
    assert "<script>" not in drawn
    assert "␣" in drawn and "↵" in drawn
