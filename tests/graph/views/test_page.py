"""The page as text: safe data, hashes that match, equal bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph.dataset import View
from govgraph.graph.errors import GovgraphError, UnknownNameError
from govgraph.graph.network import PERSPECTIVES as PROJECTED
from govgraph.graph.views import PERSPECTIVES, render
from govgraph.graph.views.legend import EDGES, NODES
from govgraph.graph.views.page import SCRIPTS, to_json

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
VENDOR = files("govgraph.graph.views").joinpath("vendor")
TEMPLATES = files("govgraph.graph.views").joinpath("templates")


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    content = json.loads(found[1])
    assert isinstance(content, dict)
    return content


def hash_of(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_comes_back_and_leaves_no_way_out_of_its_element(value: object) -> None:
    text = to_json(value)
    assert json.loads(text) == value
    assert not set("<>&'\u2028\u2029") & set(text)


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_the_policy_allows_exactly_what_is_inside(small_county: View, perspective: str) -> None:
    page = render(small_county, perspective)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = dict(part.split(" ", 1) for part in found[1].replace("&#39;", "'").split("; "))
    scripts = [f"'sha256-{hash_of(script)}'" for script in SCRIPT.findall(page)]
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert len(scripts) == (1 if perspective == "appointments" else 2)
    assert policy == {
        "default-src": "'none'",
        "script-src": " ".join(scripts),
        "style-src": f"'sha256-{hash_of(style)}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_equal_graphs_give_equal_bytes(small_county: View, perspective: str) -> None:
    again = View.in_memory(reversed(list(small_county.quads())))
    assert render(small_county, perspective) == render(again, perspective)


def test_nothing_is_fetched_and_no_data_is_parsed_as_markup(small_county: View) -> None:
    page = render(small_county, "all")
    assert re.findall(r"<(?:link|img|iframe|script|object|embed)\b[^>]*\b(?:src|href)=\"(?!data:)", page) == []
    own = "".join(TEMPLATES.joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS)
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\(|XMLHttp", own)
        == []
    )


def test_scripts_cannot_close_their_element() -> None:
    for text in (
        *(TEMPLATES.joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS),
        VENDOR.joinpath("vis-network.js").read_text(encoding="utf-8"),
    ):
        assert re.search(r"</script|<!--", text, re.IGNORECASE) is None


def test_the_vendored_bundle_is_the_one_recorded() -> None:
    lines = VENDOR.joinpath("VENDORED").read_text(encoding="utf-8").splitlines()
    recorded = {line.split()[1]: line.split()[0] for line in lines if re.match(r"[0-9a-f]{64} ", line)}
    assert recorded == {
        name: hashlib.sha256(VENDOR.joinpath(name).read_bytes()).hexdigest()
        for name in ("vis-network.js", "LICENSES.txt")
    }


def test_the_page_opens_on_few_nodes_and_holds_all(large_county: View) -> None:
    nodes = data_of(render(large_county, "responsibility"))["network"]["nodes"]  # type: ignore[index]
    assert len(nodes) == 150
    assert {node["kind"] for node in nodes if "x" in node} == {"organization"}


def test_names_the_focus_and_the_language(small_county: View) -> None:
    page = render(small_county, "responsibility", focus="县发改局", language="en")
    assert "<title>县发改局 · Departments, tasks, targets</title>" in page
    assert data_of(page)["centres"] == ["organization/990101/云岭县发展和改革局"]


def test_refuses_what_it_does_not_know(small_county: View) -> None:
    with pytest.raises(GovgraphError, match="unknown language 'fr': choose one of zh, en"):
        render(small_county, language="fr")
    with pytest.raises(GovgraphError, match="unknown perspective 'map'"):
        render(small_county, "map")
    with pytest.raises(UnknownNameError, match=r"云岭县财政厅.*云岭县"):
        render(small_county, focus="云岭县财政厅")


def test_an_empty_graph_is_an_empty_page() -> None:
    for perspective in PERSPECTIVES:
        assert data_of(render(View.in_memory([]), perspective))["network"]["nodes"] == []  # type: ignore[index]


def test_every_perspective_is_drawn_and_every_style_is_of_its_own() -> None:
    assert PERSPECTIVES == PROJECTED
    assert len({(style.colour, style.shape) for style in NODES.values()}) == len(NODES)
    assert len({(style.colour, style.width, style.dashes, style.zh) for style in EDGES.values()}) == len(EDGES)
