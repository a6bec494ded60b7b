"""The page of a document: its text with what is named in it, the facts beside, what it cites and what cites it."""

from __future__ import annotations

import io
from collections import Counter
from typing import Final

from starlette.responses import Response

from govgraph.graph.export import export
from govgraph.graph.serve.pages.data import gathered
from govgraph.graph.serve.pages.listing import as_file
from govgraph.graph.serve.reading.neighbours import citations
from govgraph.graph.serve.reading.statements import Statement, of_document
from govgraph.graph.serve.reading.text import mentions_of, read_blocks
from govgraph.graph.serve.tables.actors import described
from govgraph.graph.serve.visit import Visit

DOWNLOADS: Final = {
    "csv": ("csv", "text/csv; charset=utf-8"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "jsonl": ("facts", "application/jsonl"),
}
"""Suffixes under which the facts of a document can be had → format of export, media type."""


def document(visit: Visit, iri: str) -> Response:
    """Return the page of a document that was read."""
    view = visit.snapshot.view
    statements = of_document(view, iri)
    blocks = read_blocks(view, iri, statements, visit.asked("at"))
    printed = {span for block in blocks for span in _spans(block.facts)}
    edges = citations(view, iri)
    return visit.page(
        "document.html",
        title=visit.things[iri].label,
        iri=iri,
        thing=visit.things[iri],
        said=described(visit).get(iri, {}),
        blocks=blocks,
        counts=_counts(statements),
        loose=[each for each in statements if each.iri not in printed and each.relation not in _TOLD_ABOVE],
        addressees=_addressees(visit, iri, statements),
        cites=[each for each in edges if each.source == iri],
        cited_by=[each for each in edges if each.target == iri],
        total=len(statements),
    )


_TOLD_ABOVE: Final = ("document", "cites", "org_mention", "person_mention", "site")


def facts_file(visit: Visit, iri: str, suffix: str) -> Response:
    """Return the facts of one document as a file."""
    key = described(visit).get(iri, {}).get("key", "facts")
    format, media_type = DOWNLOADS[suffix]
    stream = io.BytesIO()
    export(gathered(visit.snapshot.view, _everything(iri)), format, stream)
    return as_file(stream.getvalue(), media_type, f"{key}.{suffix}")


def _everything(iri: str) -> str:
    """Return a query for the document, its statements, their evidence and sequences."""
    return f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
        {{ BIND(<{iri}> AS ?s) ?s ?p ?o }}
        UNION {{ ?s gov:statedIn <{iri}> ; ?p ?o }}
        UNION {{ ?it gov:statedIn <{iri}> ; gov:hasEvidence ?s . ?s ?p ?o }}
        UNION {{ ?it gov:statedIn <{iri}> ; gov:addressees ?s . ?s ?p ?o }}
    }}"""


def _spans(facts: tuple[Statement, ...]) -> list[str]:
    return [each.iri for each in facts]


def _counts(statements: tuple[Statement, ...]) -> list[tuple[str, int]]:
    """Return how many stretches of each kind are marked in the text, for the legend."""
    return Counter(each.kind for each in mentions_of(statements)).most_common()


def _addressees(visit: Visit, iri: str, statements: tuple[Statement, ...]) -> list[tuple[str, str | None]]:
    """Return to whom the document is addressed, each with the IRI of the body where one is known."""
    known = {each.subject_text: each.subject for each in statements if each.relation == "org_mention"}
    rows = visit.snapshot.view.select(f"SELECT DISTINCT ?name {{ <{iri}> gov:addresseeText ?name }}")
    return [(name, known.get(name)) for name in sorted(row["name"].value for row in rows)]
