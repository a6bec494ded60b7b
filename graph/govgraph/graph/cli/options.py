"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from govgraph.graph.dataset import View
from govgraph.graph.endpoint import Credentials, EndpointView
from govgraph.graph.errors import EndpointError
from govgraph.graph.moments import read_day
from govgraph.graph.store import Store

StoreOption = Annotated[
    Path,
    typer.Option(
        "--store",
        envvar="GOVGRAPH_STORE",
        metavar="DIR",
        help="图谱库所在文件夹 / the folder of the store",
    ),
]
T = TypeVar("T")


def _unless_typed(context: typer.Context, parameter: typer.CallbackParam, value: T | None) -> T | None:
    """Let a store or an endpoint that was typed win over the other one of the environment; what is typed is read first."""
    other = "endpoint" if parameter.name == "store" else "store"
    sources = [context.get_parameter_source(name) for name in (parameter.name or "", other)]
    said = [source.name if source else "" for source in sources]
    return None if said == ["ENVIRONMENT", "COMMANDLINE"] else value


ReadStoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        envvar="GOVGRAPH_STORE",
        metavar="DIR",
        help="图谱库所在文件夹 / the folder of the store",
        show_default=False,
        callback=_unless_typed,
    ),
]
EndpointOption = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        envvar="GOVGRAPH_ENDPOINT",
        metavar="URL",
        help="SPARQL 1.1 端点，代替 --store / a SPARQL 1.1 endpoint in place of a store",
        show_default=False,
        callback=_unless_typed,
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="图谱在某日的样子：年、年-月或年-月-日 / the graph as it was on a day: YYYY, YYYY-MM or YYYY-MM-DD",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


@contextmanager
def open_view(store: Path | None, as_of: str | None = None, endpoint: str | None = None) -> Iterator[View]:
    """Open a store or an endpoint for reading, as it was on a day if one is given.

    Raises StoreError or EndpointError, QueryError for no date, and BadParameter unless there is one of the two.
    """
    if as_of is not None:
        read_day(as_of)  # before anything is opened
    store, endpoint = _one_of(store, endpoint)
    with _opened(store, endpoint) as view:
        yield view if as_of is None else view.as_of(as_of)


def credentials(user: str | None = None) -> Credentials | None:
    """Return who asks an endpoint: a user, else that of the environment, with the password of the environment.

    Raises EndpointError when a user was named and there is no password.
    """
    user = user or os.environ.get("GOVGRAPH_ENDPOINT_USER")
    if not user:
        return None
    password = os.environ.get("GOVGRAPH_ENDPOINT_PASSWORD")
    if password is None:
        raise EndpointError(f"no password for {user}; set GOVGRAPH_ENDPOINT_PASSWORD / 请在环境变量中给出密码")
    return Credentials(user, password)


def _one_of(store: Path | None, endpoint: str | None) -> tuple[Path | None, str | None]:
    """Return the one that was given. Raises BadParameter when it is none or both."""
    if (store is None) == (endpoint is None):
        raise typer.BadParameter("give one of --store DIR, --endpoint URL / 二者择一")
    return store, endpoint


def _opened(store: Path | None, endpoint: str | None) -> View:
    if endpoint is not None:
        return EndpointView.connect(endpoint, credentials=credentials())
    assert store is not None
    return Store.open(store).view()
