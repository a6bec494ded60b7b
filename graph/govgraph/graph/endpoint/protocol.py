"""Talking to a SPARQL server over HTTP: one request, its answer, and whatever can go wrong, in one line.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from textwrap import shorten
from typing import Any, Final

import httpx

from govgraph.graph.errors import EndpointError, QueryError

CONNECT: Final = 10.0
"""Seconds in which a server must accept a connection."""

LARGEST: Final = 1 << 30
"""Bytes that one answer may have: it is held in memory."""

Parameters = Sequence[tuple[str, str]]

_HEAD: Final = re.compile(r".*?<body[^>]*>", re.DOTALL)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>:]*>")


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks; sent only after the server has asked for it (Basic or Digest)."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    ``cut`` is the number of rows after which the server stopped writing, though there are more (Virtuoso's
    ResultSetMaxRows), None where it did not.
    """

    status: int
    body: bytes
    media_type: str
    cut: int | None


class Protocol:
    """One address of a server. Threads may share it."""

    def __init__(self, url: str, credentials: Credentials | None = None) -> None:
        try:
            address = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise EndpointError(f"{url}: not an address: {error}") from None
        if address.scheme not in {"http", "https"} or not address.host:
            raise EndpointError(f"{url}: not an address of a server; give http://… or https://…")
        if credentials is None and address.username:
            credentials = Credentials(address.username, address.password)
        self._url = address.copy_with(userinfo=b"")
        self.name: str = str(self._url)
        """The address, without a password, for messages."""
        self._client = httpx.Client(
            auth=None if credentials is None else _Challenged(credentials),
            headers={"User-Agent": "govgraph"},
            follow_redirects=True,
            verify=_trusted(),
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def ask(self, query: str, accept: str, seconds: float, parameters: Parameters = ()) -> Answer:
        """Send a query in a form (SPARQL 1.1 Protocol §2.1.2). Raises QueryError and EndpointError as :meth:`send`."""
        form: dict[str, list[str]] = {"query": [query]}
        for name, value in parameters:
            form.setdefault(name, []).append(value)
        return self.send("POST", seconds, accept=accept, form=form)

    def send(
        self,
        method: str,
        seconds: float,
        *,
        accept: str = "*/*",
        parameters: Mapping[str, str] | None = None,
        form: Mapping[str, list[str]] | None = None,
        content: bytes | None = None,
        media_type: str | None = None,
        allowed: Sequence[int] = (),
    ) -> Answer:
        """Send a request and return the whole answer, which must be a success or have one of the ``allowed`` statuses.

        Raises QueryError when the server refuses a query or needs more than so many seconds, and EndpointError when it
        cannot be reached, or answers with an error.
        """
        headers = {"Accept": accept} | ({} if media_type is None else {"Content-Type": media_type})
        url = self._url.copy_merge_params(parameters) if parameters else self._url
        deadline = time.monotonic() + seconds
        try:
            with self._client.stream(
                method,
                url,
                headers=headers,
                data=form,
                content=content,
                timeout=httpx.Timeout(seconds, connect=min(CONNECT, seconds)),
            ) as response:
                body = self._read(response, deadline, seconds)
        except httpx.ConnectTimeout:
            raise EndpointError(f"{self.name}: no server answers there; check the address") from None
        except httpx.TimeoutException:
            raise _late(seconds) from None
        except httpx.ConnectError as error:
            raise EndpointError(f"{self.name}: cannot be reached: {_said(error)}; is the server running?") from None
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise EndpointError(f"{self.name}: the connection broke: {_said(error)}; try again") from None
        answer = Answer(
            status=response.status_code,
            body=body,
            media_type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
            cut=_number(response.headers.get("X-SPARQL-MaxRows")),
        )
        if not response.is_success and answer.status not in allowed:
            raise self._refusal(answer, asked=form is not None)
        return answer

    def _read(self, response: httpx.Response, deadline: float, seconds: float) -> bytes:
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if time.monotonic() > deadline:
                raise _late(seconds)
            if len(body) > LARGEST:
                raise EndpointError(f"{self.name}: the answer has more than {LARGEST >> 20} MiB; narrow the query")
        return bytes(body)

    def _refusal(self, answer: Answer, *, asked: bool) -> QueryError | EndpointError:
        said = _first_words(answer)
        why = f"{answer.status}: {said}" if said else f"{answer.status}"
        if answer.status in {401, 403}:
            return EndpointError(
                f"{self.name}: access is refused (HTTP {why}); give --user NAME or GOVGRAPH_ENDPOINT_USER, "
                "and GOVGRAPH_ENDPOINT_PASSWORD"
            )
        if answer.status in {404, 405, 501}:
            return EndpointError(f"{self.name}: there is nothing of that kind at this address (HTTP {why})")
        if asked and (answer.status == 400 or said.startswith("Virtuoso ")):  # which says 500 of many a query
            return QueryError(f"the server refuses the query: {said or f'HTTP {why}'}")
        return EndpointError(f"{self.name}: the server failed (HTTP {why})")


class _Challenged(httpx.Auth):
    """Answers a challenge with what it asks for, Digest or Basic, and remembers which it was."""

    requires_response_body = True

    def __init__(self, credentials: Credentials) -> None:
        self._basic = httpx.BasicAuth(credentials.user, credentials.password)
        self._digest = httpx.DigestAuth(credentials.user, credentials.password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request, once more with credentials if the server asks for them."""
        if self._chosen is None:
            response = yield request
            offered = response.headers.get("WWW-Authenticate", "").lower()
            if response.status_code != 401 or not offered:
                return
            self._chosen = self._digest if "digest" in offered else self._basic
        yield from self._chosen.auth_flow(request)


@cache
def _trusted() -> ssl.SSLContext:
    """Return the certificates to trust; reading them takes longer than many a query."""
    return httpx.create_ssl_context()


def _late(seconds: float) -> QueryError:
    return QueryError(f"the query took longer than {seconds:g} s and was stopped; narrow it or raise the timeout")


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _first_words(answer: Answer) -> str:
    """Return the first line of what a server says of an error, or what its page says, on one line."""
    text = answer.body[:4000].decode("utf-8", "replace").strip()
    if answer.media_type == "text/html":
        return shorten(_TAG.sub(" ", _HEAD.sub("", text)), 300, placeholder=" …")
    return shorten(text.partition("\n")[0], 300, placeholder=" …")


def _number(printed: Any) -> int | None:
    return int(printed) if isinstance(printed, str) and printed.isdecimal() else None
