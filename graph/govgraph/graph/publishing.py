"""The one way into a store: a collection of sources becomes a validated generation.

The graph is made from what is kept in the generation and from nothing else, whether it was read just now or taken over
from the generation before: a store that has grown and shrunk says, byte for byte, what a fresh build of the same sources
says. Names are resolved over all documents at once, as any of them can change what a name in another means.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from govgraph.extract.documents import decode_source
from govgraph.extract.records import Graph, NameJudgement
from govgraph.extract.resolve import resolve
from govgraph.graph.collection import Collection
from govgraph.graph.dataset import one_line
from govgraph.graph.errors import StoreError
from govgraph.graph.inference import infer
from govgraph.graph.issues import ISSUES, copy_issues, write_issues
from govgraph.graph.kept import Shelf
from govgraph.graph.kept.fingerprint import BUILDING_CODE
from govgraph.graph.kept.reading import Progress, read_into
from govgraph.graph.links import bundled_links, link_quads
from govgraph.graph.manifest import Input, Manifest, Recipe, Settings
from govgraph.graph.rdf import RELATIONS, graph_quads
from govgraph.graph.report import BuildReport, InvalidGraphError
from govgraph.graph.sources import Given
from govgraph.graph.store import Writer
from govgraph.graph.validate import Report, Severity, validate


@dataclass(frozen=True, slots=True)
class Target:
    """What a store shall hold, and how it is to be made."""

    collection: Collection
    settings: Settings


def publish(
    writer: Writer,
    target: Target,
    given: Given,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    issues_file: Path | None = None,
) -> BuildReport:
    """Fill a new generation with the graph of the sources wanted, and say what went in.

    Each source comes from the generation before if it is there, else from those ``given``. Without a single fact nothing
    is published; the report says so. Raises ExtractionError for a source that cannot be read, InvalidGraphError for a
    graph that violates its shapes, BuildError, StoreError.
    """
    texts, settings = target.collection.texts(), target.settings
    shelf = Shelf(writer.folder)
    with _refusals(writer.folder):
        shelf.make()
        unread = [text for text in texts if not _shelve(text, shelf, writer.live, given)]
        read_into(writer.folder, unread, jobs=jobs, progress=progress)
    graph = resolve_kept(shelf, texts, settings)
    with _refusals(writer.folder):
        write_issues(graph, writer.folder / ISSUES)
    if issues_file is not None:
        copy_issues(writer.folder / ISSUES, issues_file)
    warnings = [
        *target.collection.remarks(),
        *_silent_sources(texts, graph),
        *_printed_twice(graph),
        *_idle(settings.decisions, graph),
    ]
    quads = list(linked_quads(graph, settings)) if graph.facts else []
    conclusions = infer(quads) if settings.inferred else []
    if graph.facts:
        warnings += _check(validate(quads))
        writer.add(chain(quads, conclusions))
    else:
        warnings.append("no facts at all: the store stays as it was")
        writer.cancel()
    relations = Counter(resolved.fact.relation for resolved in graph.facts)
    report = BuildReport(
        published=bool(graph.facts),
        sources=len(texts),
        documents=len({extraction.document.key for extraction in graph.extractions}),
        facts=tuple((name, relations[name]) for name in RELATIONS),
        issues=sum(len(extraction.issues) for extraction in graph.extractions),
        entities=len(graph.entities),
        quads=len(quads),
        warnings=tuple(warnings),
        inferred=len(conclusions),
        read=len(unread),
    )
    writer.describe(
        Manifest(
            target.collection.inputs,
            report.counts(),
            facts=dict(report.facts),
            warnings=report.warnings,
            recipe=Recipe(BUILDING_CODE, settings),
        )
    )
    return report


def resolve_kept(shelf: Shelf, texts: Iterable[Input], settings: Settings) -> Graph:
    """Resolve the names in what was read from some sources, all of which are on the shelf. Raises ExtractionError."""
    return resolve(list(shelf.extractions(texts)), jurisdiction=settings.jurisdiction, decisions=settings.decisions)


def linked_quads(graph: Graph, settings: Settings) -> Iterator[Quad]:
    """Yield the quads of a graph, and its links to other data sets: those that ship with govgraph and those given."""
    yield from graph_quads(graph)
    yield from link_quads(graph.entities, (*bundled_links(), *settings.links))


def _shelve(text: Input, shelf: Shelf, live: Path | None, given: Given) -> bool:
    """Put a source on the shelf, and tell whether it has been read already."""
    before = Shelf(live) if live is not None else None
    if before is not None and before.has_source(text.sha256) and shelf.take_reading(before, text):
        shelf.take_source(before, text.sha256)
        return True
    known = text.sha256 in given.paths or before is None
    data = given.source(text.sha256) if known or before is None else before.source(text.sha256)
    decode_source(text.name, data)  # what cannot be read is told before hours are spent on the rest
    shelf.put_source(text.sha256, data)
    return False


@contextmanager
def _refusals(folder: Path) -> Iterator[None]:
    """Turn the operating system's refusals into one line."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{folder.parents[1]}: cannot write the store: {one_line(error)}") from error


def _silent_sources(texts: Iterable[Input], graph: Graph) -> list[str]:
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
