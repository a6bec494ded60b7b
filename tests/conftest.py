"""The sample gazette, built once for the whole run; how many examples property tests try.

`make test` tries the same examples every time, so that a change is judged by what it changed. `make fuzz` tries many more,
other ones at every run.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from govgraph.extract.sample import sample_path
from govgraph.graph.build import build
from govgraph.graph.dataset import View
from govgraph.graph.store import Store

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("fuzz", max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a store with the sample gazette in it; to be read only."""
    path = tmp_path_factory.mktemp("sample") / "graph.store"
    build([sample_path()], path)
    return path


@pytest.fixture(scope="session")
def sample_view(sample_store: Path) -> Iterator[View]:
    """The view of the sample."""
    with Store.open(sample_store).view() as view:
        yield view


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return a headless browser, one for the whole run, or skip."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("the pages are opened in Chromium, which is not installed: apt-get install chromium")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="the pages are opened by playwright: pip install playwright"
    )
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", *quiet])
        yield opened
        opened.close()
