"""The sample gazette, built once for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.extract.sample import sample_path
from govgraph.graph.build import build
from govgraph.graph.store import Store, View


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
