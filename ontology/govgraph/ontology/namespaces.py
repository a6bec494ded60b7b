"""The namespaces of the graph: the only place where an IRI is spelled.

Terms are read as attributes (``GOV.Target``) or, where Python reserves the word, as items (``RDF["type"]``); both give
a plain string, so that rooms which know nothing of RDF can use them. ``tests/ontology/test_terms.py`` proves that each
``gov:`` term used anywhere is defined in ``govgraph.ttl``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Namespace:
    """A namespace; its attributes and items are the full IRIs of its terms.

    >>> Namespace("http://example.org/")["title"]
    'http://example.org/title'
    """

    base: str

    def __getattr__(self, term: str) -> str:
        if term.startswith("__"):  # copy and pickle probe for dunder methods
            raise AttributeError(term)
        return self.base + term

    def __getitem__(self, term: str) -> str:
        return self.base + term

    def __str__(self) -> str:
        return self.base


GOV: Final = Namespace("https://w3id.org/govgraph/ontology#")
"""Our own terms: only what no standard vocabulary has."""
ID: Final = Namespace("https://w3id.org/govgraph/id/")
"""Things: bodies, people, documents, statements; minted by :mod:`govgraph.ontology.mint`."""
SCHEME: Final = Namespace("https://w3id.org/govgraph/scheme/")
"""SKOS concept schemes and their concepts."""
SHAPE: Final = Namespace("https://w3id.org/govgraph/shapes#")
"""SHACL shapes."""

RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
TIME: Final = Namespace("http://www.w3.org/2006/time#")
ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
SCHEMA: Final = Namespace("https://schema.org/")

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "gov": GOV.base,
        "id": ID.base,
        "scheme": SCHEME.base,
        "shape": SHAPE.base,
        "rdf": RDF.base,
        "rdfs": RDFS.base,
        "owl": OWL.base,
        "xsd": XSD.base,
        "skos": SKOS.base,
        "sh": SH.base,
        "dcterms": DCTERMS.base,
        "foaf": FOAF.base,
        "org": ORG.base,
        "prov": PROV.base,
        "oa": OA.base,
        "time": TIME.base,
        "eli": ELI.base,
        "schema": SCHEMA.base,
    }
)
"""Prefix → namespace, as every query, export and Turtle file of the project writes them."""


def prologue() -> str:
    """Return the ``PREFIX`` lines of a SPARQL query, for all namespaces."""
    return "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
