"""Short forms of IRIs, the same in every format: fixed prefixes, and a base for the things of the graph."""

from __future__ import annotations

import re
from typing import Final

from govgraph.ontology.namespaces import ID, PREFIXES

BASE: Final = ID.base
"""What ``<organization/990101/云岭县财政局>`` is relative to; a prefixed name would need a backslash at each slash."""
SHORT: Final = {prefix: base for prefix, base in PREFIXES.items() if base != BASE}

_LOCAL: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?")
_SEGMENT: Final = r"(?!\.{1,2}(?:/|\Z))[^\x00-\x20<>\"{}|^`\\/:?#]+"
_RELATIVE: Final = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*")


def prefixed(iri: str) -> str | None:
    """Return ``prefix:name`` for a term of a known vocabulary whose name needs no escape, else None."""
    for prefix, base in SHORT.items():
        if iri.startswith(base):
            local = iri[len(base) :]
            return f"{prefix}:{local}" if _LOCAL.fullmatch(local) else None
    return None


def relative(iri: str) -> str | None:
    """Return what is left of the IRI of one of our things after :data:`BASE`, if resolving it gives the IRI again."""
    if iri.startswith(BASE):
        rest = iri[len(BASE) :]
        return rest if _RELATIVE.fullmatch(rest) else None
    return None


def split(iri: str) -> tuple[str, str] | None:
    """Split an IRI into a namespace and an XML name, as RDF/XML needs for predicates; None when it has no such end."""
    match = re.search(r"[A-Za-z_][A-Za-z0-9_.\-]*\Z", iri)
    if match is None or match.start() == 0:
        return None
    return iri[: match.start()], match[0]
