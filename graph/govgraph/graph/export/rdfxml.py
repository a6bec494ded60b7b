"""RDF/XML, for tools that read nothing younger: https://www.w3.org/TR/rdf-syntax-grammar/."""

from __future__ import annotations

from itertools import groupby
from typing import IO
from xml.sax.saxutils import quoteattr

import pyoxigraph as ox

from govgraph.graph.dataset import View
from govgraph.graph.errors import ExportError
from govgraph.graph.export.names import split
from govgraph.graph.export.ntriples import triples
from govgraph.graph.results import xml_text
from govgraph.ontology.namespaces import PREFIXES, XSD


def write_rdfxml(view: View, stream: IO[bytes]) -> None:
    """Write RDF/XML; all graphs in one.

    What XML 1.0 cannot hold (control characters) becomes U+FFFD. Raises ExportError for a predicate that does not end
    in an XML name.
    """
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF')
    for prefix, base in sorted(PREFIXES.items()):
        stream.write(f"\n    xmlns:{prefix}={quoteattr(base)}".encode())
    stream.write(b">\n")
    for subject, about in groupby(triples(view), key=lambda triple: triple.subject):
        lines = [f"  <rdf:Description {_reference(subject, 'about')}>"]
        lines += [f"    {_property(triple)}" for triple in about]
        stream.write("\n".join([*lines, "  </rdf:Description>\n"]).encode())
    stream.write(b"</rdf:RDF>\n")


_NAMESPACES = {base: prefix for prefix, base in PREFIXES.items()}


def _property(triple: ox.Triple) -> str:
    parts = split(triple.predicate.value)
    if parts is None:
        raise ExportError(f"RDF/XML cannot write the predicate {triple.predicate}; take turtle or ntriples")
    namespace, name = parts
    prefix = _NAMESPACES.get(namespace)
    tag = f"{prefix}:{name}" if prefix else f"ns:{name}"
    start = tag if prefix else f"{tag} xmlns:ns={quoteattr(namespace)}"
    term = triple.object
    if not isinstance(term, ox.Literal):
        return f"<{start} {_reference(term, 'resource')}/>"
    if term.language is not None:
        start += f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value != XSD.string:
        start += f" rdf:datatype={quoteattr(term.datatype.value)}"
    return f"<{start}>{xml_text(term.value)}</{tag}>"


def _reference(term: ox.NamedNode | ox.BlankNode | ox.Triple, attribute: str) -> str:
    if isinstance(term, ox.Triple):
        raise ExportError("RDF/XML cannot write a triple about a triple; take turtle or ntriples")
    if isinstance(term, ox.BlankNode):
        return f"rdf:nodeID={quoteattr(term.value)}"
    return f"rdf:{attribute}={quoteattr(term.value)}"
