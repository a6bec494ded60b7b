"""``govgraph serve`` as a process: its address, its end, its errors; and an endpoint in place of a store."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from govgraph.graph.cli.app import run
from govgraph.graph.dataset import LocalView, Results, View
from govgraph.graph.serve import Source, listen, make_app
from govgraph.graph.serve.running import ServeError, address_of, is_loopback

COMMAND = [sys.executable, "-m", "govgraph.graph.cli.app", "serve"]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_until_told_to_end(sample_store: Path, end: signal.Signals) -> None:
    command = [*COMMAND, "--store", str(sample_store), "--port", "0"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as process:
        assert process.stderr is not None
        address = process.stderr.readline().split()[0]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}healthz", timeout=20) as answer:
            assert b'"ok"' in answer.read()
        process.send_signal(end)
        assert process.wait(20) in {0, -end}
        assert "Traceback" not in process.stderr.read()


def test_a_port_that_is_taken(sample_store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--store", str(sample_store), "--port", str(port)]) == 1
    said = capfd.readouterr().err.splitlines()
    assert len(said) == 1
    assert f"port {port}" in said[0]
    assert "--port" in said[0]


def test_no_store_and_no_address(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--store", str(tmp_path / "none")]) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1
    with pytest.raises(ServeError, match="cannot listen"):
        listen("no.such.host.invalid", 0)


def test_addresses_for_people() -> None:
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        assert address_of(listening, "0.0.0.0") == address_of(listening, "127.0.0.1") == f"http://127.0.0.1:{port}/"
        assert address_of(listening, "::1") == f"http://[::1]:{port}/"
    assert not is_loopback("192.0.2.1")


class Remote(View):
    """A view that can do no more than answer queries, as an endpoint does."""

    name = "http://127.0.0.1:7878/query"

    def __init__(self, inside: LocalView) -> None:
        self._inside = inside

    def query(self, sparql: str) -> Results:
        return self._inside.query(sparql)

    def local(self) -> LocalView:
        return self._inside

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"pages may not ask for {name}")

    graphs = match = inputs = __len__ = close = None  # type: ignore[assignment]


Remote.__abstractmethods__ = frozenset()


ADDRESSES = """/ /tasks /documents /graph /search?q=能源 /api/neighbours?iri=县能源局
    /id/organization/云岭县/云岭县能源局 /id/organization/云岭县/云岭县能源局.ttl
    /id/document/云政发〔2025〕3号 /id/document/云政发〔2025〕3号.csv""".split()


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_need_queries_only(sample_view: LocalView, address: str) -> None:
    client = TestClient(make_app(Source.of_endpoint(Remote(sample_view)), timeout=None), base_url="http://127.0.0.1")
    local = TestClient(make_app(Source.of_view(sample_view, Remote.name), timeout=None), base_url="http://127.0.0.1")
    headers = {"accept": "text/html, */*;q=0.1"}
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    assert answer.content == local.get(address, headers=headers).content
