"""The setting of each document of a build: its jurisdiction with its parents, and the places the build knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.extract.records import Extraction, ExtractionError
from govgraph.extract.resolve.jurisdiction import (
    Finding,
    Jurisdiction,
    find_jurisdiction,
    find_local_places,
    learn_parent,
    local,
    named,
)
from govgraph.extract.resolve.names import Setting, local_places


@dataclass(frozen=True, slots=True)
class Found:
    """A document's setting, and why it has that jurisdiction."""

    setting: Setting
    reason: str


def find_settings(extractions: Sequence[Extraction], jurisdiction: str | None) -> list[Found]:
    """Find the setting of each extraction, in their order.

    A document that says nothing takes the jurisdiction on which the other documents of its source agree.
    ``jurisdiction`` overrides all. Raises ExtractionError when an override is unknown or ambiguous.
    """
    known = find_local_places(extraction.document for extraction in extractions)
    findings = [_finding(extraction, jurisdiction, known) for extraction in extractions]
    findings = _completed(extractions, findings)
    completed = _with_parents(extractions, findings)
    places = local_places(completed.values())
    return [
        Found(
            Setting(
                extraction.document.key,
                completed[finding.jurisdiction.key] if finding.jurisdiction else None,
                places,
            ),
            finding.reason,
        )
        for extraction, finding in zip(extractions, findings, strict=True)
    ]


def _finding(extraction: Extraction, override: str | None, known: Sequence[str]) -> Finding:
    if override is not None:
        return Finding(named(override, known), "指定")
    if extraction.jurisdiction is None:
        return find_jurisdiction(extraction.document, known=known)
    try:
        return Finding(named(extraction.jurisdiction, known), "指定")
    except ExtractionError:
        try:
            return Finding(local(extraction.jurisdiction), "指定")  # a place in no gazetteer, as found before
        except ValueError:
            raise ExtractionError(f"jurisdiction {extraction.jurisdiction}: unknown") from None


def _completed(extractions: Sequence[Extraction], findings: Sequence[Finding]) -> list[Finding]:
    """Give documents that say nothing the one jurisdiction of their source."""
    by_source: defaultdict[str, dict[str, Jurisdiction]] = defaultdict(dict)
    for extraction, finding in zip(extractions, findings, strict=True):
        if finding.jurisdiction:
            by_source[extraction.document.source.name][finding.jurisdiction.key] = finding.jurisdiction
    completed: list[Finding] = []
    for extraction, finding in zip(extractions, findings, strict=True):
        choices = by_source[extraction.document.source.name]
        if finding.jurisdiction is None and len(choices) == 1:
            place = next(iter(choices.values()))
            finding = Finding(place, f"同一来源的其他文件均属{place.name}")
        completed.append(finding)
    return completed


def _with_parents(extractions: Sequence[Extraction], findings: Sequence[Finding]) -> dict[str, Jurisdiction]:
    """Learn the parents of places in no gazetteer from the names that all their documents print."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    found: dict[str, Jurisdiction] = {}
    for extraction, finding in zip(extractions, findings, strict=True):
        if finding.jurisdiction:
            found[finding.jurisdiction.key] = finding.jurisdiction
            names[finding.jurisdiction.key].update(_body_names(extraction))
    return {key: learn_parent(place, names[key]) for key, place in found.items()}


def _body_names(extraction: Extraction) -> Iterator[str]:
    yield from (extraction.document.issuer or "", *extraction.document.addressees)
    for fact in extraction.facts:
        if fact.relation in ("org_mention", "responsible_for", "also_known_as"):
            yield fact.subject
        if fact.relation in ("oversees", "also_known_as", "coordination_member"):
            yield fact.object
        issuer = fact.qualifier("issuer")
        if isinstance(issuer, str):
            yield issuer
