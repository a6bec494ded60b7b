"""``govgraph explain``: why a triple is in the graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

import typer
from rich.text import Text

from govgraph.graph.cli.options import AsOfOption, EndpointOption, JsonOption, ReadStoreOption, open_view
from govgraph.graph.cli.output import say_json, show
from govgraph.graph.inference.explanation import Explanation, explain
from govgraph.graph.results import printable

EXAMPLES: Final = (
    "govgraph explain --store graph.store 王青山 answersFor 实施造林工程",
    "govgraph explain --store graph.store 县林业局 org:subOrganizationOf 云岭县人民政府 --language en",
    "govgraph explain --store graph.store 县林业局 分管领导 王青山 --json",
)

MOST_SENTENCES: Final = 3
"""How many sentences are printed for one asserted triple."""


def explain_command(
    subject: Annotated[
        str, typer.Argument(metavar="S", help="主体：名称、文号或 IRI / subject: a name, a number or an IRI")
    ],
    property: Annotated[
        str,
        typer.Argument(
            metavar="P", help="属性：中英文名称、gov:名 或 IRI / property: its name in Chinese or English, or an IRI"
        ),
    ],
    object: Annotated[
        str, typer.Argument(metavar="O", help="客体：名称、文号或 IRI / object: a name, a number or an IRI")
    ],
    store: ReadStoreOption = None,
    endpoint: EndpointOption = None,
    language: Annotated[str, typer.Option("--language", "-l", metavar="zh|en", help="语言 / language")] = "zh",
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """说明图谱中一条关系的由来：规则、依据和原句。 / Say why the graph holds a triple: rule, premises, sentences.

    推出的关系逐层追溯到公文原句；同一关系可由几条途径推出。
    What was inferred is traced to the sentences of documents; there may be several ways in which it follows.
    """
    if language not in ("zh", "en"):
        raise typer.BadParameter("zh or en", param_hint="--language")
    with open_view(store, as_of, endpoint) as view:
        found = explain(view, subject, property, object, language)
    if json:
        say_json(found)
        return
    for each in found:
        show(Text("\n".join(_lines(each, language))))


def _lines(each: Explanation, language: str, depth: int = 0) -> Iterator[str]:
    """Yield what is to be told, each premise deeper than what it proves."""
    indent = "  " * depth
    yield indent + printable(f"{each.subject_label}  {each.property_label}  {each.object_label}")
    if each.rule is not None:
        yield f"{indent}  {'因为 ' if language == 'zh' else 'because: '}{each.meaning}"
    for premise in each.premises:
        yield from _lines(premise, language, depth + 2)
    for sentence in each.sentences[:MOST_SENTENCES]:
        said = " ".join(sentence.sentence.split())
        yield indent + printable(
            f"  「{said}」 {sentence.document} · {sentence.source} {sentence.start}–{sentence.end}"
        )
    more = len(each.sentences) - MOST_SENTENCES
    if more > 0:
        yield f"{indent}  " + (f"另有 {more} 处" if language == "zh" else f"and {more} more")
