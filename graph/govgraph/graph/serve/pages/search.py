"""Search: by name, other name, pinyin, document number; and by words in the text of documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from starlette.responses import JSONResponse, Response

from govgraph.graph.serve.reading.things import KINDS, Hit
from govgraph.graph.serve.visit import Visit

_SUGGESTED: Final = 10
_PER_KIND: Final = 12
_PASSAGES: Final = 30
_AROUND: Final = 60
_QUOTED: Final = re.compile(r"""^["“”「『'](.+?)["“”」』']?$""")


@dataclass(frozen=True, slots=True)
class Found:
    """Words found in a clause: what stands before, the words, and after; where they stand."""

    document: str
    key: str
    before: str
    words: str
    after: str
    at: str


def search(visit: Visit) -> Response:
    """Return the page of what was found, by kind; words in quotes are sought in the text only."""
    typed = visit.asked("q")
    quoted = _QUOTED.match(typed)
    hits = [] if quoted else visit.things.find(typed)
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.thing.kind, []).append(hit)
    chosen = visit.asked("kind")
    order = [kind for kind in KINDS if kind in groups and chosen in ("", kind)]
    order.sort(key=lambda kind: groups[kind][0].rank)
    return visit.page(
        "search.html",
        title=visit.say("搜索", "Search"),
        typed=typed,
        quoted=bool(quoted),
        total=len(hits),
        groups=[(kind, groups[kind][: None if chosen else _PER_KIND], len(groups[kind])) for kind in order],
        chosen=chosen,
        passages=[] if chosen else passages(visit, quoted[1] if quoted else typed),
    )


def suggest(visit: Visit) -> Response:
    """Return the best few matches of what is being typed, as JSON."""
    hits = visit.things.find(visit.asked("q"))[:_SUGGESTED]
    return JSONResponse(
        [
            {
                "label": hit.thing.label,
                "also": hit.also,
                "kind": hit.thing.kind,
                "kindName": visit.kind(hit.thing.kind),
                "href": visit.to(hit.thing.iri),
            }
            for hit in hits
        ]
    )


def passages(visit: Visit, words: str) -> list[Found]:
    """Return clauses in which words stand as typed, in the order of the documents."""
    if len(words) < 2:
        return []
    rows = visit.snapshot.view.select(f"""
        SELECT DISTINCT ?document ?key ?text ?start ?source {{
          ?clause a gov:Clause ; oa:exact ?text ; oa:start ?start ; gov:sourceName ?source ; dcterms:isPartOf ?document .
          ?document gov:key ?key .
          FILTER(CONTAINS(?text, {ox.Literal(words)}))
        }} ORDER BY ?key ?source ?start LIMIT {_PASSAGES}""")
    found = []
    for row in rows:
        text = row["text"].value
        at = text.find(words)
        start = int(row["start"].value) + at
        found.append(
            Found(
                row["document"].value,
                row["key"].value,
                ("…" if at > _AROUND else "") + text[max(0, at - _AROUND) : at],
                words,
                text[at + len(words) : at + len(words) + _AROUND]
                + ("…" if at + len(words) + _AROUND < len(text) else ""),
                f"{row['source'].value}:{start}-{start + len(words)}",
            )
        )
    return found
