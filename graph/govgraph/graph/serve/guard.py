"""What stands before every page: who may ask (Host, cross-site), what may be done (reading), and the headers of safety.

A page on another host could have its name resolve to 127.0.0.1 and then read what is served here (DNS rebinding), so
the Host header must be an address, ``localhost``, or the name that was given to ``--host``.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""The content security policy (CSP level 3) of every page: nothing inline, nothing from elsewhere."""

HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware; ``names`` are the host names, beside addresses and ``localhost``, by which we may be called."""

    def __init__(self, app: ASGIApp, names: Collection[str] = ()) -> None:
        self._app = app
        self._names = frozenset(names) | {"localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 421 a host that is not ours, with 403 what another site's page asks; else add the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        headers = Headers(scope=scope)
        app = self._app
        if not is_ours(headers.get("host", ""), self._names):
            app = PlainTextResponse("this server does not answer for that host / 本服务不应答此主机名\n", 421)
        elif headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            app = PlainTextResponse("not for pages of other sites / 不供其他网站的页面调用\n", 403)
        await app(scope, receive, send_guarded)


def is_ours(host: str, names: Collection[str]) -> bool:
    """Tell whether a Host header names us: an address, or one of the names; the port does not count.

    >>> [is_ours(host, {"localhost"}) for host in ("localhost:8000", "[::1]:80", "10.0.0.7", "rebound.example")]
    [True, True, True, False]
    """
    name = host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
    if name.lower() in names:
        return True
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
