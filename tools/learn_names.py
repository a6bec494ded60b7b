"""Try whether a learned component names sites and projects better than the rules alone, by cross-validation over documents.

Two learners, both small and deterministic, on the texts and gold given::

    python tools/learn_names.py site --text a.txt b.txt --gold gold.jsonl [--silver c.txt ...] [--folds 10]

``rerank``
    A logistic regression over interpretable features of a candidate (its term, its characters, what stands beside it, lists,
    likeness, whether the rules take it). Candidates are what the rules take and what they pass over.
``tag``
    An averaged perceptron over characters (B, I, O) with the windows, the words and the rules' own answer as features; ``--silver``
    texts, labelled by the rules, are added to its training.

Printed: F1 of the rules, of each learner and of the rules with the learner, per fold and over all, with the interval of a
paired bootstrap over documents of the difference to the rules. A gold fact marked optional counts neither way.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

from learners import Candidate, Regression, Tagger

from govgraph.extract.documents import read_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.mentions.lexicon import any_of, read_table
from govgraph.extract.mentions.placelike import likeness
from govgraph.extract.mentions.project_forms import begins_named, ends_built, ends_in_action, is_placed, is_strong
from govgraph.extract.mentions.project_phrases import clauses, read_phrases, split_items
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Document, Mentions, Span
from govgraph.extract.structure import split_documents

_TERM: Final = re.compile(any_of(tuple(term for terms in read_table("generic_terms.txt").values() for term in terms)))
_HARD: Final = re.compile(r"[，。；：！？、\n（）《》“”\s—/]")
_LONGEST: Final = 12
_ALIKE: Final = 0.75
_BOOTSTRAPS: Final = 2000


@dataclass(frozen=True)
class Gold:
    """A name that the gold gives to a document."""

    name: str
    start: int
    end: int
    optional: bool


@dataclass
class Text:
    """One document with what the rules find in it and, for testing, its gold."""

    key: str
    document: Document
    mentions: Mentions
    wording: Wording
    gold: list[Gold] = field(default_factory=list)
    annotated: str = ""  # the file of its gold


def normal(text: str) -> str:
    """Return a name as the score compares it."""
    return re.sub(r"[\s《》“”\"'‘’]", "", unicodedata.normalize("NFKC", text)).replace("—", "-").replace("–", "-")


def read_texts(paths: Iterable[Path], gold_paths: Iterable[Path], relation: str) -> list[Text]:
    """Read documents; those that the gold covers for the relation bear it."""
    gold: dict[str, list[Gold]] = defaultdict(list)
    annotated: dict[str, str] = {}
    for path in gold_paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            fact: dict[str, Any] = json.loads(line) if line.strip() else {}
            if fact.get("relation") == relation:
                key = normal(fact.get("source") or fact["doc"])
                optional = bool(fact["qualifiers"].get("optional"))
                annotated[key] = str(path)
                gold[key].append(Gold(normal(fact["subject"]), fact["start"], fact["end"], optional))
    texts = []
    for path in paths:
        for document in split_documents(read_source(str(path))):
            mentions = find_mentions(document)
            found = Text(document.key, document, mentions, Wording.of(document.text, mentions))
            for key in dict.fromkeys((normal(document.key), normal(path.name))):
                low, high = document.raw_span(0, len(document.text))
                found.annotated = annotated.get(key, found.annotated)
                found.gold += [
                    item for item in gold.get(key, ()) if low <= item.start < high or key != normal(path.name)
                ]
            texts.append(found)
    return texts


def fits(gold: Gold, candidate: Candidate, text: Text, relation: str) -> bool:
    """Tell whether a candidate is what the gold means, as the score has it."""
    if relation == "site":
        return gold.name == candidate.name
    low, high = text.document.raw_span(candidate.span.start, candidate.span.end)
    if not (low < gold.end and gold.start < high):
        return False
    short, long = sorted((gold.name, candidate.name), key=len)
    likeness_: float = (
        max(0.8, len(short) / len(long))
        if short in long and len(short) > 2
        else SequenceMatcher(None, short, long).ratio()
    )
    return likeness_ >= _ALIKE


def context(text: Text, span: Span) -> Iterator[str]:
    """Yield the features that both relations share: characters and words around a candidate, its length, lists."""
    printed, wording = text.document.text, text.wording
    before, after = printed[max(0, span.start - 2) : span.start], printed[span.end : span.end + 2]
    yield from (
        f"left={before[-1:]}",
        f"left2={before}",
        f"right={after[:1]}",
        f"right2={after}",
        f"len={min(len(span), 15)}",
    )
    words = wording.words(max(0, span.start - 8), span.start)
    if words:
        yield f"word before={printed[words[-1].start : words[-1].end]}"
        yield f"kind before={words[-1].kind}"
    yield f"kinds={'-'.join(word.kind[:2] for word in wording.words(span.start, span.end)[:6])}"
    yield f"listed={before.endswith('、') or after.startswith('、')}"
    yield f"first={printed[span.start]}"
    yield f"last2={printed[span.end - 2 : span.end]}"
    name = printed[span.start : span.end]
    yield f"like={max(-3, min(3, round(likeness(name[:3]))))}"
    yield f"often={min(3, printed.count(name))}"
    for group in ("organizations", "references", "tails"):
        if any(other.span.start <= span.start and span.end <= other.span.end for other in text.mentions[group]):
            yield f"in {group}"


def site_candidates(text: Text) -> list[Candidate]:
    """Return the sites the rules take and, for each generic term, the other places where a name that it ends may begin."""
    found: dict[str, Candidate] = {}
    for site in text.mentions["sites"]:
        name = normal(site.text)
        if name not in found:
            features = (*context(text, site.span), f"type={site.label}", "ruled")
            found[name] = Candidate(site.span, name, features, True)
    printed = text.document.text
    for match in _TERM.finditer(printed):
        low = max(0, match.start() - _LONGEST)
        for hard in _HARD.finditer(printed, low, match.start()):
            low = hard.end()
        words = text.wording.words(low, match.start())
        for word in words[-4:]:
            span = Span(word.start, match.end())
            name = normal(printed[span.start : span.end])
            if name not in found and word.kind in (Kind.NAME, Kind.PLACE):
                found[name] = Candidate(span, name, (*context(text, span), f"term={match[0]}", "passed over"), False)
    return list(found.values())


def project_candidates(text: Text) -> list[Candidate]:
    """Return the projects the rules take and the other items of their phrases."""
    printed, wording = text.document.text, text.wording
    found = []
    taken = []
    for project in text.mentions["projects"]:
        features = (*context(text, project.span), f"status={project.attributes['status']}", "ruled")
        found.append(Candidate(project.span, normal(str(project.attributes["name"])), features, True))
        taken.append(project.span)
    for clause in clauses(printed, 0, len(printed)):
        for phrase in read_phrases(printed, clause, clause.start):
            for piece in split_items(wording, phrase.items):
                if not 4 <= len(piece) <= 40 or any(piece.overlaps(other) for other in taken):
                    continue
                name = printed[piece.start : piece.end]
                features = (
                    *context(text, piece),
                    f"trigger={phrase.trigger}",
                    f"outcome={phrase.outcome}",
                    f"counted={phrase.counted}",
                    f"head={phrase.head[-2:]}",
                    f"named={begins_named(wording, piece)} placed={is_placed(wording, piece)}",
                    f"form={is_strong(name)}{ends_built(name)}{ends_in_action(name)}",
                    "passed over",
                )
                found.append(Candidate(piece, normal(name), features, False))
    return found


def label(text: Text, candidates: list[Candidate], relation: str) -> None:
    """Say of each candidate whether the gold has it; of one that only optional gold has, nothing."""
    for candidate in candidates:
        fitting = [gold for gold in text.gold if fits(gold, candidate, text, relation)]
        candidate.right = any(not gold.optional for gold in fitting) or (None if fitting else False)


def tag_lines(text: Text, spans: Iterable[Span], group: str) -> Iterator[tuple[int, list[tuple[str, ...]], str]]:
    """Yield each line of a text as where it begins, the features of its characters, and its tags by the spans given."""
    printed = text.document.text
    right, ruled = ["O"] * len(printed), ["O"] * len(printed)
    for marked, chosen in ((right, spans), (ruled, [mention.span for mention in text.mentions[group]])):
        for span in chosen:
            marked[span.start : span.end] = ["B"] + ["I"] * (len(span) - 1)
    kinds = [""] * len(printed)
    for match in re.finditer(r"[^\n]+", printed):
        for low in range(match.start(), match.end(), 60):
            for word in text.wording.words(low, min(low + 60, match.end())):
                kinds[word.start : word.end] = [
                    f"{word.kind[:2]}B",
                    *[f"{word.kind[:2]}I"] * (word.end - word.start - 1),
                ]
        rows = []
        for at in range(match.start(), match.end()):
            near = [printed[at + by] if match.start() <= at + by < match.end() else "_" for by in range(-3, 4)]
            rows.append(
                (
                    *(f"{by}:{character}" for by, character in enumerate(near)),
                    *(f"{by}2:{near[by]}{near[by + 1]}" for by in range(6)),
                    f"k:{kinds[at]}",
                    f"k2:{kinds[max(at - 1, match.start())]}{kinds[at]}{kinds[min(at + 1, match.end() - 1)]}",
                    f"r:{ruled[at]}",
                )
            )
        yield match.start(), rows, "".join(right[match.start() : match.end()])


def gold_spans(text: Text, relation: str) -> list[Span]:
    """Return where the gold's names are printed; a site wherever its name is."""
    printed = text.document.text
    spans: list[Span] = []
    for gold in text.gold:
        found = list(re.finditer(re.escape(gold.name), printed))
        for match in found if relation == "site" else found[:1]:
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in spans):
                spans.append(span)
    return spans


def count(text: Text, chosen: Sequence[Candidate], relation: str) -> tuple[int, int, int]:
    """Return how many names are wanted, given and right in a document; optional ones and repeats count neither way."""
    wanted = [gold for gold in text.gold if not gold.optional]
    met = sum(any(fits(gold, candidate, text, relation) for candidate in chosen) for gold in wanted)
    alarms = sum(not any(fits(gold, candidate, text, relation) for gold in text.gold) for candidate in chosen)
    return len(wanted), met + alarms, met


def f1(counts: Iterable[tuple[int, int, int]]) -> float:
    """Return the F1 of summed counts."""
    wanted, given, right = map(sum, zip(*counts, strict=True))
    return 2 * right / (wanted + given) if wanted + given else 0.0


def choose_thresholds(scored: list[tuple[Text, list[tuple[Candidate, float]]]], relation: str) -> tuple[float, float]:
    """Return the chances from which the rules' and the others' candidates are taken, the best on the texts given."""
    steps = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
    others = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
    return max(
        ((low, high) for low in steps for high in others),
        key=lambda pair: f1(count(text, take(found, *pair), relation) for text, found in scored),
    )


def take(found: list[tuple[Candidate, float]], ruled: float, other: float) -> list[Candidate]:
    """Take the candidates that are likely enough; of those not ruled that overlap, the likeliest."""
    chosen = [candidate for candidate, chance in found if candidate.ruled and chance >= ruled]
    rest = sorted(
        ((chance, candidate) for candidate, chance in found if not candidate.ruled), key=lambda pair: -pair[0]
    )
    for chance, candidate in rest:
        if chance >= other and not any(candidate.span.overlaps(one.span) for one in chosen):
            chosen.append(candidate)
    return chosen


def rerank(
    train: list[Text], test: list[Text], relation: str, candidates: dict[int, list[Candidate]]
) -> list[list[Candidate]]:
    """Return what the re-ranker takes in each test document; its thresholds come from folds within the training documents."""
    scored = []
    for part in range(3):
        inner = Regression()
        inner.fit([item for index, text in enumerate(train) if index % 3 != part for item in candidates[id(text)]])
        scored += [(text, [(item, inner.chance(item)) for item in candidates[id(text)]]) for text in train[part::3]]
    thresholds = choose_thresholds(scored, relation)
    model = Regression()
    model.fit([item for text in train for item in candidates[id(text)]])
    return [take([(item, model.chance(item)) for item in candidates[id(text)]], *thresholds) for text in test]


def tag(train: list[Text], test: list[Text], relation: str, silver: list[Text]) -> list[list[Candidate]]:
    """Return what the tagger finds in each test document."""
    group = f"{relation}s"
    lines = [(rows, tags) for text in train for _, rows, tags in tag_lines(text, gold_spans(text, relation), group)]
    for text in silver:
        spans = [mention.span for mention in text.mentions[group]]
        lines += [(rows, tags) for _, rows, tags in tag_lines(text, spans, group) if "B" in tags]
    model = Tagger()
    model.fit(lines)
    found = []
    for text in test:
        spans = []
        for low, rows, _ in tag_lines(text, (), group):
            spans += [Span(low + match.start(), low + match.end()) for match in re.finditer("BI*", model.tag(rows))]
        names: dict[str, Candidate] = {}
        for span in spans:
            name = normal(text.document.text[span.start : span.end])
            if len(span) > 1 and (relation != "site" or name not in names):
                names[name if relation == "site" else f"{name}{span.start}"] = Candidate(span, name, (), False)
        found.append(list(names.values()))
    return found


def interval(rules: list[tuple[int, int, int]], learned: list[tuple[int, int, int]]) -> tuple[float, float]:
    """Return the 95 % interval of the difference of F1 by a paired bootstrap over documents."""
    order = random.Random(7)
    differences = []
    for _ in range(_BOOTSTRAPS):
        picked = [order.randrange(len(rules)) for _ in rules]
        differences.append(f1(learned[index] for index in picked) - f1(rules[index] for index in picked))
    differences.sort()
    return differences[int(0.025 * _BOOTSTRAPS)], differences[int(0.975 * _BOOTSTRAPS)]


def by_annotation(texts: list[Text]) -> list[list[Text]]:
    """Return the texts that each gold file covers."""
    return [[text for text in texts if text.annotated == name] for name in sorted({text.annotated for text in texts})]


def main() -> None:
    """Cross-validate and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relation", choices=("site", "project"))
    parser.add_argument("--text", nargs="+", type=Path, required=True)
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    parser.add_argument("--silver", nargs="*", type=Path, default=[])
    parser.add_argument("--folds", type=int, default=10, help="0: a fold is what one gold file covers")
    args = parser.parse_args()
    relation: str = args.relation
    texts = [text for text in read_texts(args.text, args.gold, relation) if text.gold]
    silver = read_texts(args.silver, [], relation)
    find: Callable[[Text], list[Candidate]] = site_candidates if relation == "site" else project_candidates
    candidates = {id(text): find(text) for text in texts}
    for text in texts:
        label(text, candidates[id(text)], relation)
    random.Random(7).shuffle(texts)
    total = sum(not gold.optional for text in texts for gold in text.gold)
    print(
        f"{relation}: {len(texts)} documents, {total} names, {sum(map(len, candidates.values()))} candidates, {len(silver)} silver"
    )
    results: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    rows = []
    folds = [texts[fold :: args.folds] for fold in range(args.folds)] or by_annotation(texts)
    for test in folds:
        train = [text for text in texts if all(text is not other for other in test)]
        here: dict[str, list[list[Candidate]]] = {
            "rules": [[item for item in candidates[id(text)] if item.ruled] for text in test]
        }
        here["rules + rerank"] = rerank(train, test, relation, candidates)
        here["tag"] = tag(train, test, relation, silver)
        here["rules or tag"] = [
            [*ruled, *(item for item in tagged if not any(item.span.overlaps(one.span) for one in ruled))]
            for ruled, tagged in zip(here["rules"], here["tag"], strict=True)
        ]
        for name, chosen in here.items():
            results[name] += [count(text, picked, relation) for text, picked in zip(test, chosen, strict=True)]
        rows.append([f1(results[name][-len(test) :]) for name in here])
    print("| fold | " + " | ".join(results) + " |\n| --- |" + " --- |" * len(results))
    for fold, row in enumerate(rows, 1):
        print(f"| {fold} | " + " | ".join(f"{value:.3f}" for value in row) + " |")
    print("| all | " + " | ".join(f"{f1(counts):.3f}" for counts in results.values()) + " |")
    for name, counts in results.items():
        if name != "rules":
            low, high = interval(results["rules"], counts)
            print(f"{name} - rules: {f1(counts) - f1(results['rules']):+.3f} [{low:+.3f}, {high:+.3f}]")


if __name__ == "__main__":
    main()
