"""Deterministic, readable IRIs: the same thing has the same IRI in every run.

An IRI is ``https://w3id.org/govgraph/id/`` followed by segments. A name stays Chinese (RFC 3987 allows it); what would
make an IRI invalid, invisible or ambiguous is percent-encoded, so distinct names never share an IRI. Nothing here
normalises: deciding that two names mean one thing is a judgement and belongs to resolution.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Final

from govgraph.ontology.namespaces import ID

_ESCAPED: Final = re.compile(
    "["
    # ASCII except RFC 3986 unreserved characters and round brackets; also %, so that escaping is reversible
    r"\x00-'*-,/:-@\[-^`{-}\x7f"
    # spaces, controls and format characters: valid or not, nobody can see them
    r"\x80-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0"
    # surrogates, private use and non-characters: outside ucschar of RFC 3987
    r"\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 14))
    + "\U000e0000-\U0010ffff"
    "]"
)
_DOTS: Final = re.compile(r"\.{1,2}")
_SHARED_GRAPHS: Final = ("entities", "judgements", "tenures", "links", "inferred")


def segment(name: str) -> str:
    """Escape a name for use as one path segment of an IRI.

    Raises ValueError for an empty name: nothing can be named by it.

    >>> segment("云政发〔2025〕3号"), segment("a/b c")
    ('云政发〔2025〕3号', 'a%2Fb%20c')
    """
    if not name:
        raise ValueError("cannot mint an IRI from an empty name")
    if _DOTS.fullmatch(name):  # . and .. would be resolved away as relative references
        return "%2E" * len(name)
    return _ESCAPED.sub(lambda match: _percent(match[0]), name)


def entity_iri(kind: str, jurisdiction: str | None, name: str) -> str:
    """Return the IRI of an entity.

    ``kind`` is one of organization, person, post, place, project, document, jurisdiction, indicator, area;
    ``jurisdiction`` the six-digit GB/T 2260 code of the division it belongs to, or None. A division is named by its
    code alone and a document by its number or title alone, whatever else is given.

    >>> entity_iri("organization", "990101", "云岭县财政局")
    'https://w3id.org/govgraph/id/organization/990101/云岭县财政局'
    """
    if kind == "document":
        return document_iri(name)
    if kind == "jurisdiction":
        return jurisdiction_iri(jurisdiction or name)
    return _iri(kind, *([jurisdiction] if jurisdiction else []), name)


def jurisdiction_iri(code: str) -> str:
    """Return the IRI of an administrative division (行政区划) by its GB/T 2260 code."""
    return _iri("jurisdiction", code)


def document_iri(name: str) -> str:
    """Return the IRI of a document by its number (发文字号), else its title, else its key."""
    return _iri("document", name)


def graph_iri(key: str) -> str:
    """Return the IRI of the named graph that holds what one document says; ``key`` is the document's key."""
    if key in _SHARED_GRAPHS:  # a file may be called so; its graph must not be the shared one
        return f"{ID.graph}/{_percent(key[0])}{key[1:]}"
    return _iri("graph", key)


def shared_graph_iri(name: str) -> str:
    """Return the IRI of a graph of no document: ``entities``, ``judgements``, ``tenures``, ``links`` or ``inferred``."""
    if name not in _SHARED_GRAPHS:
        raise ValueError(f"no shared graph {name!r}: expected one of {', '.join(_SHARED_GRAPHS)}")
    return f"{ID.graph}/{name}"


def statement_iri(relation: str, *content: object) -> str:
    """Return the IRI of a statement: its relation and a digest of its content (see :func:`digest`)."""
    return _iri("statement", relation, digest(*content))


def tenure_iri(*content: object) -> str:
    """Return the IRI of a term of office (任期), by a digest of its content."""
    return _iri("tenure", digest(*content))


def event_iri(*content: object) -> str:
    """Return the IRI of a change of bodies (机构变更), by a digest of its content."""
    return _iri("event", digest(*content))


def issue_iri(*content: object) -> str:
    """Return the IRI of an issue of extraction, by a digest of its content."""
    return _iri("issue", digest(*content))


def judgement_iri(*content: object) -> str:
    """Return the IRI of a judgement about two names, by a digest of its content."""
    return _iri("judgement", digest(*content))


def evidence_iri(source: str, start: int, end: int) -> str:
    """Return the IRI of a stretch of a source file, in raw code-point offsets."""
    return _iri("evidence", source, f"{start}-{end}")


def clause_iri(document: str, source: str, start: int, end: int) -> str:
    """Return the IRI of a clause (条款) of a document, in raw code-point offsets of the source."""
    return _iri("clause", document, source, f"{start}-{end}")


def task_iri(document: str, source: str, start: int, end: int) -> str:
    """Return the IRI of a task (任务) of a document, in raw code-point offsets of the source."""
    return _iri("task", document, source, f"{start}-{end}")


def part_iri(whole: str, name: str) -> str:
    """Return the IRI of a part that exists only within another node, such as the list of addressees."""
    return f"{whole}/{segment(name)}"


def digest(*content: object) -> str:
    """Return 20 hexadecimal digits (80 bits) that stand for JSON-serialisable content."""
    canonical = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:20]


def _iri(*names: str) -> str:
    return ID.base + "/".join(map(segment, names))


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
