"""Real servers on loopback, with the sample pushed to them, and a stub that answers whatever a test wants.

A server is started on a free port with a folder of its own, and killed at the end. Where it is not installed, its tests
are skipped; the continuous check installs both.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from govgraph.graph.dataset import View
from govgraph.graph.endpoint import Credentials, EndpointView
from govgraph.graph.endpoint.push import push

PATIENCE = 60.0
"""Seconds in which a server must be up; it takes one of them, or five."""

VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
DirsAllowed = .

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 5
EnabledDavVSP = 0

[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True)
class Server:
    """A server that runs: where it is asked, where it takes graphs, and who may write."""

    kind: str
    endpoint: str
    graph_store: str
    credentials: Credentials | None


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def running(command: list[str], folder: Path, endpoint: str) -> Iterator[None]:
    """Run a server until the tests are done with it."""
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                httpx.get(endpoint, timeout=5)
                break
            except httpx.TransportError:
                said = (folder / "output.txt").read_text(errors="replace")
                assert process.poll() is None, f"the server ended: {said}"
                assert time.monotonic() < deadline, f"the server does not answer: {said}"
                time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    beside = Path(sys.executable).with_name("oxigraph")
    command = str(beside) if beside.exists() else shutil.which("oxigraph")
    if command is None:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    folder, port = tmp_path_factory.mktemp("oxigraph"), free_port()
    url = f"http://127.0.0.1:{port}"
    arguments = [command, "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"]
    for _ in running(arguments, folder, f"{url}/query"):
        yield Server("oxigraph", f"{url}/query", f"{url}/store", None)


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    command = shutil.which("virtuoso-t")
    if command is None:
        pytest.skip("Virtuoso 7 is not installed: apt-get install virtuoso-opensource-7-bin")
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=port), encoding="ascii")
    url = f"http://127.0.0.1:{port}"
    # a new database has this user, and this password
    credentials = Credentials("dba", "dba")
    for _ in running([command, "+configfile", "virtuoso.ini", "+foreground"], folder, f"{url}/sparql"):
        yield Server("virtuoso", f"{url}/sparql", f"{url}/sparql-graph-crud-auth", credentials)


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, sample_view: View) -> Server:
    """A server with the sample on it; to be read only."""
    found: Server = request.getfixturevalue(request.param)
    push(sample_view, found.endpoint, credentials=found.credentials)
    return found


@pytest.fixture(scope="session")
def remote(server: Server) -> Iterator[EndpointView]:
    """The view of the sample on a server."""
    with EndpointView.connect(server.endpoint) as view:
        yield view


@pytest.fixture(scope="module")
def writable(server: Server, sample_view: View) -> Iterator[Server]:
    """A server that may be written to: it gets the sample again afterwards."""
    yield server
    push(sample_view, server.endpoint, credentials=server.credentials)


@dataclass(frozen=True)
class Request:
    """What the stub was sent."""

    method: str
    path: str
    values: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    @property
    def query(self) -> str:
        return self.values.get("query", [""])[0]


@dataclass(frozen=True)
class Reply:
    """What the stub sends back."""

    body: bytes = b""
    status: int = 200
    media_type: str = "application/sparql-results+json"
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    """The length that it announces, if not that of the body."""
    pause: float = 0.0
    """Seconds after each byte of the body."""


class Stub:
    """A server in this process: ``url`` is where it listens, ``seen`` what it was sent."""

    def __init__(self, answer: Callable[[Request], Reply]) -> None:
        self.seen: list[Request] = []
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                address = urlsplit(self.path)
                values = parse_qs(address.query)
                if self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
                    values |= parse_qs(body.decode())
                headers = {name.lower(): value for name, value in self.headers.items()}
                request = Request(self.command, address.path, values, headers, body)
                stub.seen.append(request)
                reply = answer(request)
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.media_type)
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
                self.end_headers()
                try:
                    for at in range(0, len(reply.body), 1 if reply.pause else 1 << 20):
                        self.wfile.write(reply.body[at : at + (1 if reply.pause else 1 << 20)])
                        self.wfile.flush()
                        time.sleep(reply.pause)
                except OSError:  # nobody listens any more
                    pass
                self.close_connection = reply.length is not None

            do_GET = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/query"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def stub() -> Iterator[Callable[[Callable[[Request], Reply]], Stub]]:
    """Start a stub that answers each request as a function says."""
    started: list[Stub] = []

    def start(answer: Callable[[Request], Reply]) -> Stub:
        started.append(Stub(answer))
        return started[-1]

    yield start
    for each in started:
        each.close()
