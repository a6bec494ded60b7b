"""Style sheets, scripts and vendored libraries: served with their digest as version, so that they are kept for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
}
NAMES: Final = {
    "explorer.css": "static/explorer.css",
    "explorer.js": "static/explorer.js",
    "graph.js": "static/graph.js",
    "sparql.js": "static/sparql.js",
    "icon.svg": "static/icon.svg",
    "yasqe.js": "vendor/yasqe.js",
    "yasqe.css": "vendor/yasqe.css",
    "LICENSES.txt": "vendor/LICENSES.txt",
}
"""Name under ``/assets/`` → file of this package."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load."""

    content: bytes
    media_type: str
    digest: str


@cache
def asset(name: str) -> Asset:
    """Return an asset by name; raises KeyError for any other name."""
    content = files("govgraph.graph.serve").joinpath(NAMES[name]).read_bytes()
    return Asset(content, _TYPES[name.rpartition(".")[2]], hashlib.sha256(content).hexdigest()[:16])


def address(name: str) -> str:
    """Return the address of an asset, with its version."""
    return f"/assets/{name}?v={asset(name).digest}"


def serve_asset(request: Request) -> Response:
    """Answer a request for an asset: unchanged with 304, under its version kept for a year."""
    name = request.path_params["name"]
    if name not in NAMES:
        return PlainTextResponse("not found\n", 404)
    found = asset(name)
    versioned = request.query_params.get("v") == found.digest
    headers = {
        "etag": f'"{found.digest}"',
        "cache-control": "public, max-age=31536000, immutable" if versioned else "public, no-cache",
    }
    if headers["etag"] in [each.strip() for each in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type=found.media_type, headers=headers)
