"""The explorer as an ASGI application: which address is answered by what, and how errors become pages."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from govgraph.graph.errors import GovgraphError, QueryError
from govgraph.graph.moments import read_day
from govgraph.graph.serve.assets import serve_asset
from govgraph.graph.serve.guard import Guard
from govgraph.graph.serve.links import iri_of
from govgraph.graph.serve.negotiation import preferred
from govgraph.graph.serve.pages import data
from govgraph.graph.serve.pages.document import DOWNLOADS, document, facts_file
from govgraph.graph.serve.pages.editor import editor
from govgraph.graph.serve.pages.entity import entity
from govgraph.graph.serve.pages.graph import graph, neighbours
from govgraph.graph.serve.pages.home import home
from govgraph.graph.serve.pages.listing import download, listing
from govgraph.graph.serve.pages.ontology import concept, ontology
from govgraph.graph.serve.pages.questions import FILES, question, question_file, questions
from govgraph.graph.serve.pages.search import search, suggest
from govgraph.graph.serve.source import Source
from govgraph.graph.serve.sparql import service
from govgraph.graph.serve.tables import TABLES
from govgraph.graph.serve.tables.downloads import TYPES
from govgraph.graph.serve.visit import Visit, chosen_language
from govgraph.ontology.namespaces import SCHEME

Page = Callable[[Visit], Response]

_SUFFIXED: Final = re.compile(rf"(?P<path>.+)\.(?P<suffix>{'|'.join([*data.FORMATS, *DOWNLOADS])})")


class _Whole(Convertor[str]):
    """The rest of a path, whatever is in it: Starlette's own ``path`` ends at a line break, which a name may hold."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("whole", _Whole())


def make_app(source: Source, *, names: Collection[str] = (), timeout: float | None = service.TIMEOUT) -> Starlette:
    """Return the application over a source; ``names`` are host names, beside addresses, by which it may be called.

    ``timeout`` bounds each query that a visitor writes or asks, in seconds; None runs them in this process, unbounded.
    """
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, names=names)],
        exception_handlers={HTTPException: _http_error, GovgraphError: _our_error, Exception: _any_error},
    )
    app.state.source = source
    app.state.timeout = timeout
    return app


def _routes() -> list[Route]:
    pages: dict[str, Page] = {
        "/": home,
        "/search": search,
        "/api/suggest": suggest,
        "/api/neighbours": neighbours,
        "/graph": graph,
        "/queries": questions,
        "/ontology": lambda visit: _vocabulary(visit, "govgraph.ttl", ontology),
        "/shapes": lambda visit: _vocabulary(visit, "shapes.ttl", None),
    }
    routes = [Route(path, _endpoint(page), methods=["GET"]) for path, page in pages.items()]
    for name in TABLES:
        routes.append(Route(f"/{name}", _endpoint(partial(listing, name=name)), methods=["GET"]))
        for format in TYPES:
            answer = partial(download, name=name, format=format)
            routes.append(Route(f"/{name}.{format}", _endpoint(answer), methods=["GET"]))
    return [
        *routes,
        Route("/queries/{name}", _endpoint(_question), methods=["GET"]),
        Route("/id/{rest:whole}", _endpoint(_dereference), methods=["GET"]),
        Route("/scheme/{rest:whole}", _endpoint(_scheme), methods=["GET"]),
        Route("/sparql", _sparql, methods=["GET", "POST"]),
        Route("/assets/{name}", serve_asset, methods=["GET"]),
        Route("/healthz", _health, methods=["GET"]),
    ]


def _endpoint(page: Page) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a request by a page; pages wait for the store, so they run in threads."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(lambda: page(_visit(request)))

    return answer


def _visit(request: Request) -> Visit:
    """Return the visit of a request. Raises QueryError when its day is no date."""
    as_of = request.query_params.get("asof", "").strip() or None
    if as_of is not None:
        read_day(as_of)
    source: Source = request.app.state.source
    return Visit(request, source, source.snapshot(as_of), chosen_language(request), as_of)


def _question(visit: Visit) -> Response:
    name = visit.request.path_params["name"]
    stem, _, suffix = name.rpartition(".")
    return question_file(visit, stem, suffix) if suffix in FILES else question(visit, name)


def _dereference(visit: Visit) -> Response:
    """Return the page of a thing, or what is known of it as RDF, as Accept, ``?format=`` or a suffix wants."""
    path = visit.request.scope["raw_path"].decode("ascii", "replace").partition("?")[0]
    iri = iri_of(path)
    if iri is None:
        raise HTTPException(404)
    if iri not in visit.things and (match := _SUFFIXED.fullmatch(path)) and (stem := iri_of(match["path"])):
        if match["suffix"] in DOWNLOADS and visit.things.named(stem).kind == "document":
            return facts_file(visit, stem, match["suffix"])
        if match["suffix"] in data.FORMATS and (told := data.description(visit, stem, match["suffix"])):
            return told
    suffix = data.wanted(visit)
    if suffix is None:
        return _not_acceptable()
    if suffix != "html":
        return data.description(visit, iri, suffix) or PlainTextResponse("not found / 图谱中没有此物\n", 404)
    page = document if visit.things.named(iri).kind == "document" else entity
    response = page(visit, iri)
    if response.status_code == 200:
        response.headers["link"] = data.alternates(visit, path)
    return response


def _scheme(visit: Visit) -> Response:
    iri = iri_of(visit.request.scope["raw_path"].decode("ascii", "replace").partition("?")[0])
    if iri is None or iri == SCHEME.base:
        raise HTTPException(404)
    return _vocabulary(visit, "schemes.ttl", lambda visited: concept(visited, iri))


def _vocabulary(visit: Visit, name: str, page: Page | None) -> Response:
    suffix = data.wanted(visit)
    if suffix is None:
        return _not_acceptable()
    if suffix == "html" and page is not None:
        return page(visit)
    return data.terms(name, "ttl" if suffix == "html" else suffix)


def _not_acceptable() -> Response:
    return PlainTextResponse(f"this can be had as {', '.join(data.OFFERED)}\n", 406, headers={"vary": "Accept"})


async def _sparql(request: Request) -> Response:
    accept = request.headers.get("accept")
    try:
        asked = await service.read_request(request)
    except service.ProtocolError as error:
        return service.problem(error.status, str(error))
    offered = ["application/sparql-results+json", "text/html"]
    browser = "text/html" in (accept or "") and preferred(accept, offered) == "text/html"
    if request.method != "POST" and browser and not (asked and asked.format):
        return await run_in_threadpool(lambda: editor(_visit(request)))
    if asked is None:
        address = str(request.url.replace(query=""))
        return service.service_description(address, accept) or service.problem(
            400, "the request holds no query / 缺少 query 参数"
        )
    return await run_in_threadpool(
        lambda: service.answer(_visit(request).snapshot.view, asked, accept, request.app.state.timeout)
    )


async def _health(request: Request) -> Response:
    source: Source = request.app.state.source
    snapshot = await run_in_threadpool(source.snapshot)
    return JSONResponse({"status": "ok", "generation": snapshot.version}, headers={"cache-control": "no-store"})


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    wording = {
        404: ("没有此页", "Page not found", "这个地址下没有内容。", "There is nothing at this address."),
        405: ("不允许的方法", "Method not allowed", "本服务只供查阅。", "This service is for reading only."),
    }
    zh, en, say_zh, say_en = wording.get(error.status_code, ("出错", "Error", str(error.detail), str(error.detail)))
    return _problem(request, error.status_code, (zh, en), (say_zh, say_en), dict(error.headers or {}))


def _our_error(request: Request, error: Exception) -> Response:
    """Answer what the visitor can put right (QueryError) with 400, what is wrong with the store with 503."""
    status = 400 if isinstance(error, QueryError) else 503
    titles = ("无法理解的请求", "Bad request") if status == 400 else ("图谱库暂不可用", "The store cannot be read")
    line = " ".join(str(error).split())
    return _problem(request, status, titles, (line, line), {})


def _any_error(request: Request, error: Exception) -> Response:
    return PlainTextResponse("internal error / 内部错误\n", 500)


def _problem(
    request: Request, status: int, titles: tuple[str, str], messages: tuple[str, str], headers: dict[str, Any]
) -> Response:
    """Return a page about what went wrong, or a line of text for whoever wants no page."""
    language = chosen_language(request)
    which = 1 if language == "en" else 0
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{titles[which]}: {messages[which]}\n", status, headers=headers)
    source: Source = request.app.state.source
    try:
        visit = Visit(request, source, source.snapshot(), language, None)
    except GovgraphError:
        return PlainTextResponse(f"{messages[which]}\n", status, headers=headers)
    page = visit.page("problem.html", status, title=titles[which], message=messages[which], detail="")
    page.headers.update(headers)
    return page
