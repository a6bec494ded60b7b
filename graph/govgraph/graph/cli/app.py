"""The ``govgraph`` command: what its commands are, and how errors become one line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import Annotated, Final

import typer

from govgraph.extract.records import ExtractionError
from govgraph.graph.cli import (
    add,
    build,
    diff,
    explain,
    export,
    ledger,
    names,
    push,
    queries,
    query,
    remove,
    replace,
    serve,
    show,
    stats,
    tree,
    validate,
    view,
)
from govgraph.graph.cli.output import talk
from govgraph.graph.errors import GovgraphError

app = typer.Typer(
    name="govgraph",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
COMMANDS: Final[Mapping[str, tuple[Callable[..., None], tuple[str, ...]]]] = {
    "build": (build.build_command, build.EXAMPLES),
    "add": (add.add_command, add.EXAMPLES),
    "replace": (replace.replace_command, replace.EXAMPLES),
    "remove": (remove.remove_command, remove.EXAMPLES),
    "query": (query.query_command, query.EXAMPLES),
    "queries": (queries.queries_command, queries.EXAMPLES),
    "export": (export.export_command, export.EXAMPLES),
    "view": (view.view_command, view.EXAMPLES),
    "serve": (serve.serve_command, serve.EXAMPLES),
    "show": (show.show_command, show.EXAMPLES),
    "names": (names.names_command, names.EXAMPLES),
    "diff": (diff.diff_command, diff.EXAMPLES),
    "explain": (explain.explain_command, explain.EXAMPLES),
    "tree": (tree.tree_command, tree.EXAMPLES),
    "ledger": (ledger.ledger_command, ledger.EXAMPLES),
    "validate": (validate.validate_command, validate.EXAMPLES),
    "stats": (stats.stats_command, stats.EXAMPLES),
    "push": (push.push_command, push.EXAMPLES),
}
"""Name → what it runs, and how it is called."""

for _name, (_command, _examples) in COMMANDS.items():
    # \b keeps click from running the lines together
    app.command(_name, epilog="\n".join(("\b", "例 / Examples:", *(f"  {each}" for each in _examples))))(_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"govgraph {version('govgraph')}")
        raise typer.Exit


@app.callback()
def govgraph(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="版本 / print the version")
    ] = False,
) -> None:
    """从政府公文到有据可查的知识图谱。 / Chinese government documents in, an evidence-backed knowledge graph out.

    环境变量 GOVGRAPH_STORE 可代替 --store，GOVGRAPH_ENDPOINT 可代替 --endpoint。
    The environment variables GOVGRAPH_STORE and GOVGRAPH_ENDPOINT stand in for --store and --endpoint.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 for an error (one line on stderr), 2 for wrong usage."""
    try:
        app(args=arguments if arguments is None else list(arguments))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except (GovgraphError, ExtractionError) as error:
        talk("govgraph: " + " ".join(str(error).split()))
        return 1
    except MemoryError:
        talk("govgraph: out of memory; give less at once")
        return 1
    return 0


def main() -> None:
    """Be the ``govgraph`` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # to a file or another program everything is UTF-8
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")
    code = run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read us has seen enough; keep the interpreter from trying again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = code or 1
    sys.exit(code)


if __name__ == "__main__":
    main()
