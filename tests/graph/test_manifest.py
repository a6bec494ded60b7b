"""The manifest: all of it comes back, and that of an older govgraph can still be read."""

from __future__ import annotations

from govgraph.extract.records import Judgement, NameJudgement
from govgraph.graph.manifest import Input, Manifest, Recipe, Settings

DECISION = NameJudgement(
    "县发改局", "县发展和改革局", Judgement.SAME, 1.0, "人工判定为同一", decided=True, jurisdiction="云岭县"
)


def test_all_of_a_manifest_comes_back() -> None:
    manifest = Manifest(
        (Input("a.txt", "11"), Input("b.txt", "22")),
        {"documents": 2, "quads": 7},
        facts={"target": 3},
        warnings=("b.txt: no facts found; is it an official document?",),
        recipe=Recipe("cafe", Settings("云岭县", (DECISION,), False)),
    )
    assert Manifest.from_json(manifest.to_json()) == manifest


def test_a_manifest_of_an_older_govgraph_has_no_recipe() -> None:
    older = '{"counts": {"quads": 1}, "format": 1, "inputs": [{"name": "a.txt", "sha256": "11"}]}'
    assert Manifest.from_json(older) == Manifest((Input("a.txt", "11"),), {"quads": 1})
    assert Manifest.from_json(older).recipe is None


def test_the_order_of_inputs_leaves_no_trace() -> None:
    one, two = Input("a.txt", "11"), Input("b.txt", "22")
    assert Manifest((one, two)).to_json() == Manifest((two, one)).to_json()
