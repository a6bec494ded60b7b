"""``govgraph query``: a SPARQL query from a file, from the command line, or saved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from govgraph.graph.cli.completion import one_of
from govgraph.graph.cli.options import AsOfOption, EndpointOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import say_data, show, talk
from govgraph.graph.errors import QueryError
from govgraph.graph.queries import bind, saved_queries, saved_query
from govgraph.graph.query import run_query
from govgraph.graph.results import FORMATS, table
from govgraph.graph.sparql import Term, parse_term

TIMEOUT: Final = 60.0
LIMIT: Final = 100_000


EXAMPLES: Final = (
    "govgraph query --store graph.store --name who-answers-for --param indicator=森林覆盖率",
    "govgraph query --store graph.store -q 'SELECT ?t WHERE { ?d a gov:OfficialDocument ; dcterms:title ?t }'",
    "govgraph query --store graph.store question.rq --format csv > answer.csv",
    "govgraph query --store graph.store --name officials --as-of 2025-03",
    "govgraph query --endpoint http://127.0.0.1:7878/query --name officials",
)


def query_command(
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE.rq",
            help="SPARQL 文件，- 为标准输入 / a SPARQL file, - for standard input",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name",
            "-n",
            help="内置查询名，见 govgraph queries / a saved query",
            autocompletion=lambda incomplete: one_of(each.name for each in saved_queries())(incomplete),
        ),
    ] = None,
    sparql: Annotated[
        str | None, typer.Option("--query", "-q", metavar="SPARQL", help="SPARQL 文本 / the query itself")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            "-p",
            metavar="k=v",
            help="参数，可重复；值写成文本、数字、<IRI> 或 前缀:名 / a parameter; text, a number, <IRI> or prefix:name",
        ),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", help=" ".join(FORMATS), autocompletion=one_of(FORMATS))
    ] = "table",
    timeout: Annotated[float, typer.Option(metavar="S", help="最多运行几秒 / seconds it may take")] = TIMEOUT,
    limit: Annotated[int, typer.Option(metavar="N", help="最多取几行 / rows to return at most")] = LIMIT,
    as_of: AsOfOption = None,
) -> None:
    """查询图谱（只读）。 / Query the graph (reading only).

    默认图是全部具名图之并；gov: org: skos: 等前缀不必声明。
    The default graph is the union of all named graphs; the prefixes gov: org: skos: and so on need no declaration.
    """
    if sum(each is not None for each in (file, name, sparql)) != 1:
        raise typer.BadParameter("give one of FILE.rq, --name NAME, -q SPARQL / 三者择一")
    if format not in FORMATS:
        raise typer.BadParameter(f"unknown format {format!r}; there are {', '.join(FORMATS)}", param_hint="--format")
    given = _parameters(param or [])
    terms: dict[str, Term] = {}
    if name is not None:
        text = bind(saved_query(name), given)
    else:
        text = sparql if sparql is not None else _read(file or "-")
        terms = {key: parse_term(value) for key, value in given.items()}
    with open_view(store, as_of, endpoint) as view:
        result = run_query(view, text, params=terms, timeout=timeout, limit=limit)
    if format == "table" and sys.stdout.isatty():
        show(table(result))
    else:
        say_data(result.serialize(format))
    if result.truncated:
        talk(f"only the first {limit} rows are shown; give --limit for more / 只取了前 {limit} 行")


def _parameters(pairs: list[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise typer.BadParameter(f"{pair!r} is not of the form k=v", param_hint="--param")
        if key in given:
            raise typer.BadParameter(f"{key} is given twice", param_hint="--param")
        given[key] = value
    return given


def _read(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: not UTF-8 text") from error
    except OSError as error:
        raise QueryError(f"{file}: cannot be read: {error.strerror}") from error
