"""The JSON-LD context of the ontology: by it, plain JSON with our terms for keys is RDF.

https://www.w3.org/TR/json-ld11/#the-context: a term a property, with the type of its values; a link is an IRI, a whole
number an ``xsd:integer``. The context is worked out from the ontology, so it cannot fall behind.
"""

from __future__ import annotations

import json
from typing import IO, Any, Final

import pyoxigraph as ox

from govgraph.graph.dataset import View
from govgraph.graph.export.names import prefixed
from govgraph.ontology import turtle
from govgraph.ontology.namespaces import GOV, PREFIXES, XSD

_TERMS: Final = """
SELECT ?term ?kind ?range {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty }
  ?term a ?kind . OPTIONAL { ?term rdfs:range ?range }
}"""


def context() -> dict[str, Any]:
    """Return the value of ``@context``: the prefixes, then each class and property of the ontology by its own name."""
    store = View.in_memory(ox.parse(turtle("govgraph.ttl"), format=ox.RdfFormat.TURTLE))
    terms: dict[str, Any] = {}
    for row in store.select(_TERMS):
        term, kind, range_ = row["term"].value, row["kind"].value.rpartition("#")[2], row["range"]
        if not term.startswith(GOV.base):
            continue
        name = term.removeprefix(GOV.base)
        terms[name] = {"@id": f"gov:{name}"}
        if kind == "ObjectProperty":
            terms[name]["@type"] = "@id"
        elif kind == "DatatypeProperty" and isinstance(range_, ox.NamedNode) and _is_typed(range_.value):
            terms[name]["@type"] = prefixed(range_.value) or range_.value
    return {"@version": 1.1, **dict(sorted(PREFIXES.items())), **dict(sorted(terms.items()))}


def write_context(view: View, stream: IO[bytes]) -> None:
    """Write the context as a file of its own, to be published or referred to; it is the same for every graph."""
    stream.write(json.dumps({"@context": context()}, ensure_ascii=False, indent=2).encode("utf-8") + b"\n")


def _is_typed(datatype: str) -> bool:
    return datatype.startswith(XSD.base) and datatype not in {XSD.string, XSD.anySimpleType, XSD.anyAtomicType}
