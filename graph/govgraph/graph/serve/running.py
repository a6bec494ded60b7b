"""Running the explorer: a socket, uvicorn, and an end without noise."""

from __future__ import annotations

import ipaddress
import socket
from typing import Final

import uvicorn

from govgraph.graph.errors import GovgraphError
from govgraph.graph.serve.app import make_app
from govgraph.graph.serve.source import Source

PORT: Final = 8765
_SECONDS_TO_END: Final = 5


class ServeError(GovgraphError):
    """An address that cannot be listened on: taken, not of this machine, or not allowed."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes any that is free. Raises ServeError, in one line."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OverflowError:
        raise ServeError(f"port {port} does not exist; take one from 0 to 65535") from None
    except OSError as error:
        hint = (
            "; another program has it: choose another with --port, or 0 for any" if error.errno in {13, 98, 48} else ""
        )
        raise ServeError(f"cannot listen on {host} port {port}: {error.strerror or error}{hint}") from error


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a host.

    >>> [is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "0.0.0.0")]
    [True, True, True, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def address_of(listening: socket.socket, host: str) -> str:
    """Return the address that a browser opens."""
    port = listening.getsockname()[1]
    shown = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def serve(source: Source, listening: socket.socket, host: str) -> None:
    """Answer requests until the process is told to end (SIGINT, SIGTERM); open requests are answered first."""
    config = uvicorn.Config(
        make_app(source, names={host.lower()}),
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=_SECONDS_TO_END,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn hands the signal on when it has ended
        pass
    finally:
        listening.close()
