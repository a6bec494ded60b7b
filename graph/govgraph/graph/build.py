"""The build: sources in, a validated store out, as one transaction.

Nothing is published unless every source could be read, some fact was found, and the graph satisfies its shapes; until
then the store stays as it was. A build replaces what the store held.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from govgraph.extract.documents import read_source
from govgraph.extract.pipeline import build_graph
from govgraph.extract.records import Graph, NameJudgement, SourceText
from govgraph.extract.resolve import read_decisions
from govgraph.graph.errors import BuildError
from govgraph.graph.files import replacing
from govgraph.graph.inference import infer
from govgraph.graph.manifest import Input
from govgraph.graph.rdf import RELATIONS, graph_quads
from govgraph.graph.store import Store
from govgraph.graph.validate import Report, Severity, validate

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    ``facts`` counts them by relation, in the order of the facts contract, with those of which there are none;
    ``warnings`` are lines for a person to read. ``published`` tells whether the store has changed. ``quads`` are asserted,
    ``inferred`` follow from them.
    """

    published: bool
    sources: int
    documents: int
    facts: tuple[tuple[str, int], ...]
    issues: int
    entities: int
    quads: int
    warnings: tuple[str, ...] = ()
    inferred: int = 0


class InvalidGraphError(BuildError):
    """A graph that violates its shapes; ``report`` holds every violation."""

    def __init__(self, message: str, report: Report) -> None:
        super().__init__(message)
        self.report = report


def build(
    sources: Sequence[str | os.PathLike[str]],
    store_dir: str | os.PathLike[str],
    *,
    jobs: int = 1,
    jurisdiction: str | None = None,
    issues_file: str | os.PathLike[str] | None = None,
    decisions_file: str | os.PathLike[str] | None = None,
    inferred: bool = True,
    progress: Callable[[str], None] | None = None,
) -> BuildReport:
    """Read sources and publish their graph in a store, which is made if need be.

    ``sources`` are text files, folders (every ``*.txt`` in and below them) and ``-`` for standard input. ``jobs`` is
    the number of processes that read; ``jurisdiction`` names the division (行政区划) of documents that do not name one
    themselves; ``progress`` is called with the name of each source when it has been read. ``issues_file`` receives what
    was half understood, as JSON lines. With ``inferred`` what follows from the facts is written to a graph of its own.

    ``decisions_file`` holds what a person has decided about names (see :mod:`govgraph.extract.resolve.decision_file`);
    it is obeyed, and recorded in the graph.

    Sources without a single fact publish nothing: the report says so in a warning.

    Raises ExtractionError for a source that cannot be read and for decisions that make no sense, BuildError for sources
    that contradict each other, InvalidGraphError for a graph that violates its shapes, StoreError for a store that
    cannot be written.
    """
    store = Store.open(store_dir, create=True)
    decisions = _read_decisions(Path(decisions_file)) if decisions_file is not None else ()
    texts, warnings = read_sources(sources)
    with store.writer() as writer:
        graph = build_graph(texts, jobs=jobs, jurisdiction=jurisdiction, decisions=decisions, progress=progress)
        if issues_file is not None:
            write_issues(graph, Path(issues_file))
        warnings += [*_silent_sources(texts, graph), *_printed_twice(graph), *_idle(decisions, graph)]
        quads = list(graph_quads(graph)) if graph.facts else []
        conclusions = infer(quads) if inferred else []
        if graph.facts:
            warnings += _check(validate(quads))
            writer.add([*quads, *conclusions])
        else:
            warnings.append("no facts at all: the store stays as it was")
            writer.cancel()
        report = replace(_report(texts, graph, len(quads), warnings), inferred=len(conclusions))
        counts = {"documents": report.documents, "facts": len(graph.facts), "issues": report.issues}
        writer.describe((Input(text.name, text.sha256) for text in texts), counts)
    return report


def read_sources(sources: Sequence[str | os.PathLike[str]]) -> tuple[tuple[SourceText, ...], list[str]]:
    """Read all sources, each text once, under names that differ; with a warning for each text that came twice.

    Two files of one name are told apart by the folders below the one that was given. Raises ExtractionError for what
    cannot be read, BuildError for a folder without texts and for files that cannot be told apart.
    """
    read: dict[str, tuple[str, SourceText]] = {}
    warnings = []
    for path, longer in sorted(_expand(sources)):
        text = read_source(path)
        if text.sha256 in read:
            warnings.append(f"{path}: the same text as {read[text.sha256][1].name}; read once")
        else:
            read[text.sha256] = (longer, text)
    names = Counter(text.name for _, text in read.values())
    texts = [text if names[text.name] == 1 else replace(text, name=longer) for longer, text in read.values()]
    for name, times in Counter(text.name for text in texts).items():
        if times > 1:
            raise BuildError(
                f"{name}: {times} different files have this name; rename them, or give their folder instead"
            )
    return tuple(sorted(texts, key=lambda text: text.name)), warnings


def count_sources(sources: Sequence[str | os.PathLike[str]]) -> int:
    """Return how many files the sources name; raises BuildError for a folder without texts."""
    return len(_expand(sources))


def write_issues(graph: Graph, path: Path) -> None:
    """Write what was half understood as JSON lines, in the order of the text. Raises BuildError."""
    issues = sorted(
        (issue for extraction in graph.extractions for issue in extraction.issues),
        key=lambda issue: (
            issue.evidence.source,
            issue.evidence.start,
            issue.evidence.end,
            issue.extractor,
            issue.reason,
        ),
    )
    try:
        with replacing(path) as stream:
            for issue in issues:
                evidence = issue.evidence
                line = {
                    "source": evidence.source,
                    "doc": issue.doc,
                    "extractor": issue.extractor,
                    "reason": issue.reason,
                    "start": evidence.start,
                    "end": evidence.end,
                    "quote": evidence.quote,
                }
                stream.write(json.dumps(line, ensure_ascii=False).encode("utf-8") + b"\n")
    except OSError as error:
        raise BuildError(f"cannot write {path}: {error.strerror or error}") from error


def _expand(sources: Sequence[str | os.PathLike[str]]) -> set[tuple[str, str]]:
    """Return the files meant, each with the longer name it can go by: its path below the folder that was given."""
    found: dict[Path | str, tuple[str, str]] = {}
    for source in (os.fspath(each) for each in sources):
        path = Path(source)
        if source == STANDARD_INPUT or not path.is_dir():
            key = source if source == STANDARD_INPUT else path.resolve()
            found.setdefault(key, (source, path.name))
            continue
        below = sorted(each for each in path.rglob("*.txt") if each.is_file())
        if not below:
            raise BuildError(f"{source}: no .txt files in this folder / 文件夹中没有 .txt 文件")
        for each in below:
            found[each.resolve()] = (str(each), each.relative_to(path).as_posix())
    if not found:
        raise BuildError("no sources: name at least one file or folder")
    return set(found.values())


def _silent_sources(texts: Iterable[SourceText], graph: Graph) -> list[str]:
    speaking = {fact.fact.evidence.source for fact in graph.facts}
    return [f"{text.name}: no facts found; is it an official document?" for text in texts if text.name not in speaking]


def _printed_twice(graph: Graph) -> list[str]:
    """Warn of documents that stand in several sources: their statements are kept side by side."""
    printed = defaultdict(set)
    for extraction in graph.extractions:
        printed[extraction.document.key].add(extraction.document.source.name)
    return [
        f"{key}: printed in {', '.join(sorted(names))}; all are kept"
        for key, names in sorted(printed.items())
        if len(names) > 1
    ]


def _read_decisions(path: Path) -> tuple[NameJudgement, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BuildError(f"{path}: not UTF-8 text") from error
    except OSError as error:
        raise BuildError(f"{path}: cannot be read: {error.strerror or error}") from error
    return read_decisions(text, path.name)


def _idle(decisions: Sequence[NameJudgement], graph: Graph) -> list[str]:
    """Warn of decisions about names that no document prints."""
    obeyed = {(each.left, each.right) for each in graph.judgements if each.decided}
    return [
        f"decision {each.judgement.value} {each.left} {each.right}: no two such names in these documents"
        for each in decisions
        if (each.left, each.right) not in obeyed
    ]


def _check(report: Report) -> list[str]:
    """Refuse a graph with violations; return a warning if there are lesser results."""
    violations = report.of(Severity.VIOLATION)
    if violations:
        first = violations[0]
        where = f": {first.quote} ({first.document})" if first.quote else f" ({first.focus})"
        count = f"{len(violations)} violations" if len(violations) > 1 else "a violation"
        message = f"{count} of the shapes, nothing published; first {first.message_zh} / {first.message_en}{where}"
        raise InvalidGraphError(" ".join(message.split()), report)
    remarks = f"{len(report.results)} remark{'' if len(report.results) == 1 else 's'}"
    return [f"{remarks} of the shapes; govgraph validate lists them"] if report.results else []


def _report(texts: Sequence[SourceText], graph: Graph, quads: int, warnings: list[str]) -> BuildReport:
    relations = Counter(resolved.fact.relation for resolved in graph.facts)
    return BuildReport(
        published=bool(graph.facts),
        sources=len(texts),
        documents=len({extraction.document.key for extraction in graph.extractions}),
        facts=tuple((name, relations[name]) for name in RELATIONS),
        issues=sum(len(extraction.issues) for extraction in graph.extractions),
        entities=len(graph.entities),
        quads=quads,
        warnings=tuple(warnings),
    )
