"""Measure how fast a large page is written, opens, and moves: ``python bench/views.py [--nodes N] [--edges N]``.

The network is made up: bodies, tasks and targets with as skewed a distribution of degrees as real ones. Prints the machine,
the time that Python takes (layouts, page), and what headless Chromium does with the page: time until it can be used,
until a node is unfolded, until all nodes are seen (panorama), and frames a second while that is dragged. ``--canvas`` draws
all nodes by vis-network instead, for comparison. Needs Chromium and playwright.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeVar

import networkx as nx
from playwright.sync_api import Page, sync_playwright

from govgraph.graph.network.naming import edge_label
from govgraph.graph.views import payload as payloads
from govgraph.graph.views.overview import simple
from govgraph.graph.views.page import make_page
from govgraph.graph.views.panorama import panorama

T = TypeVar("T")
CHROMIUM: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
FRAMES: Final = """() => new Promise(done => {
  const times = [];
  const tick = now => { times.push(now); if (times.length < 600 && !window.benchDone) requestAnimationFrame(tick); else done(times); };
  requestAnimationFrame(tick);
})"""


def make_network(nodes: int, edges: int) -> nx.MultiDiGraph[str]:
    """Return a network as ``project`` would: one body in twenty nodes, the rest tasks and targets."""
    dice = random.Random(7)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    bodies = max(2, nodes // 20)
    tasks = (nodes - bodies) * 2 // 3
    kinds = ["organization"] * bodies + ["task"] * tasks + ["target"] * (nodes - bodies - tasks)
    for number, kind in enumerate(kinds):
        text = {
            "organization": f"云岭县第{number}服务中心",
            "task": f"推进第{number}项重点工程建设",
            "target": f"指标{number} {number % 97}％",
        }
        network.add_node(
            f"n{number:06}", label=text[kind], type=kind, names=[], attributes={"jurisdiction": "云岭县"}, evidence=[],
            layer=("organization", "task", "target").index(kind),
        )  # fmt: skip
    for number in range(edges):
        task, year = bodies + dice.randrange(tasks), 2020 + number % 6
        if number < nodes - bodies - tasks:
            source, target, relation, role = task, bodies + tasks + number, "has_target", ""
        else:
            source, target, relation = int(bodies * dice.random() ** 2.5), task, "responsible_for"
            role = dice.choice(["lead", "joint", "co"])
        clause = f"推进第{task}项重点工程建设。（责任单位：云岭县第{source}服务中心）"
        passage = {
            "document": f"云政发〔{year}〕{number % 40}号", "source": "plan.txt", "start": number * 60, "end": number * 60 + 4,
            "quote": clause[:4], "clause": clause, "clause_start": number * 60, "heading": None,
        }  # fmt: skip
        network.add_edge(
            f"n{source:06}", f"n{target:06}", key=f"e{number:06}", relation=relation, role=role, value=None, year=year,
            label=edge_label(relation, role), since=f"{year}-03-05", until=None, **passage,
        )  # fmt: skip
    documents = {
        f"云政发〔{year}〕{index}号": {"date": f"{year}-03-05"} for year in range(2020, 2026) for index in range(40)
    }
    network.graph.update(
        perspective="responsibility", focus=None, depth=None, centres=[], documents=documents, terms=[], vacancies=[]
    )
    return network


def timed(name: str, work: Callable[[], T]) -> T:
    """Run the work, print how many seconds it took, and return its result."""
    start = time.perf_counter()
    result = work()
    print(f"{name:52} {time.perf_counter() - start:8.2f} s")
    return result


def wait(page: Page, condition: str) -> None:
    """Wait for a condition; the policy of our pages forbids what playwright's own waiting does in the page."""
    while not page.evaluate(condition):
        time.sleep(0.01)


def drag(page: Page) -> list[float]:
    """Drag the map for two seconds; return the milliseconds between frames."""
    box = page.locator(".stage:not([hidden])").bounding_box()
    assert box is not None, "the stage is there"
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate("window.benchDone = false; window.benchFrames = null")
    page.evaluate(f"() => {{ ({FRAMES})().then(times => {{ window.benchFrames = times }}) }}")
    page.mouse.move(x, y)
    page.mouse.down()
    start = time.perf_counter()
    step = 0
    while time.perf_counter() - start < 2:
        step += 1
        page.mouse.move(x + 120 * ((step // 20) % 2 * 2 - 1) * (step % 20) / 20, y + step % 7)
    page.mouse.up()
    page.evaluate("window.benchDone = true")
    wait(page, "window.benchFrames !== null")
    times: list[float] = page.evaluate("window.benchFrames")
    return [after - before for before, after in pairwise(times)]


def measure(path: Path, *, canvas: bool) -> None:
    """Open the page in Chromium and print what it takes."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(CHROMIUM))
        page = browser.new_page(viewport={"width": 1280, "height": 800})

        def ready() -> None:
            wait(page, "document.getElementById('status').textContent !== ''")
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

        def opened() -> None:
            page.goto(path.as_uri())
            ready()

        def unfolded() -> None:
            page.fill("#query", "云岭县第0服务中心")
            page.press("#query", "Enter")
            ready()

        def whole() -> None:
            page.click("#whole")
            ready()

        def another_day() -> None:
            page.keyboard.press("[")
            ready()

        timed("open: from the file to the first view", opened)
        print(f"{'':52} {page.inner_text('#status')}")
        if not canvas:
            report("drag the first view", drag(page))
            timed("unfold a body", unfolded)
            timed("panorama: all nodes", whole)
            print(f"{'':52} {page.inner_text('#status')}")
        report("drag all nodes", drag(page))
        if not canvas:
            timed("as of another day", another_day)
        browser.close()


def report(name: str, gaps: list[float]) -> None:
    """Print frames a second: of the whole time, and of its slowest twentieth."""
    slow = statistics.quantiles(gaps, n=20)[-1]
    print(f"{name:52} {1000 * len(gaps) / sum(gaps):8.1f} frames/s ({1000 / slow:.1f} in the slowest twentieth)")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--edges", type=int, default=20_000)
    parser.add_argument("--canvas", action="store_true", help="draw all nodes by vis-network")
    asked = parser.parse_args()
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors; {asked.nodes} nodes, {asked.edges} edges"
    )
    network = make_network(asked.nodes, asked.edges)
    seats = timed("layout of all nodes (panorama)", lambda: panorama(simple(network)))
    if asked.canvas:
        everything: Any = lambda network, sizes: seats  # noqa: E731
        vars(payloads)["place_overview"] = everything
    data = timed("data of the page, layouts included", lambda: payloads.make_payload(network))
    page = timed("page", lambda: make_page(data))
    print(f"{'size':52} {len(page.encode()) / 1e6:8.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        measure(path, canvas=asked.canvas)


if __name__ == "__main__":
    main()
