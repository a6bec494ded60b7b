"""From IRIs to the explorer's own addresses and back.

``https://w3id.org/govgraph/id/…`` is served under ``/id/…``, its terms under ``/ontology``, concepts under ``/scheme/…``.
An IRI becomes a path by RFC 3987 §3.1: what is not ASCII is percent-encoded, what was percent-encoded stays. Going
back, each segment is decoded and minted anew, so that either way of writing it finds the thing.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, unquote_to_bytes

from govgraph.ontology import mint
from govgraph.ontology.namespaces import GOV, ID, SCHEME, SHAPE

_KEPT: Final = "%/:@!$&'()*+,;=-._~"
"""What RFC 3986 lets stand in a path; ``%`` because IRIs bring their own escapes."""


def path_of(iri: str) -> str | None:
    """Return the path under which this explorer shows an IRI, or None for one that is not ours.

    >>> path_of("https://w3id.org/govgraph/id/organization/990101/a%2Fb云")
    '/id/organization/990101/a%2Fb%E4%BA%91'
    """
    if iri.startswith(ID.base):
        return "/id/" + quote(iri.removeprefix(ID.base), safe=_KEPT)
    if iri.startswith(GOV.base):
        return "/ontology#" + quote(iri.removeprefix(GOV.base), safe=_KEPT)
    if iri.startswith(SHAPE.base):
        return "/shapes#" + quote(iri.removeprefix(SHAPE.base), safe=_KEPT)
    if iri.startswith(SCHEME.base):
        return "/scheme/" + quote(iri.removeprefix(SCHEME.base), safe=_KEPT)
    return None


def iri_of(raw_path: str) -> str | None:
    """Return the IRI that a path, as it was sent, stands for: ``/id/…`` or ``/scheme/…``; None if it can be none.

    >>> iri_of("/id/organization/990101/a%2Fb%E4%BA%91")
    'https://w3id.org/govgraph/id/organization/990101/a%2Fb云'
    """
    for prefix, base in (("/id/", ID.base), ("/scheme/", SCHEME.base)):
        if raw_path.startswith(prefix):
            try:
                names = [_decoded(each) for each in raw_path.removeprefix(prefix).split("/")]
                return base + "/".join(mint.segment(name) for name in names)
            except ValueError:  # not UTF-8, or an empty segment
                return None
    return None


def _decoded(segment: str) -> str:
    return unquote_to_bytes(segment).decode("utf-8", "surrogatepass")
