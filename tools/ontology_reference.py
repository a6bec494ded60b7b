"""Write ``docs/ontology.md``, the reference of the ontology, from ``govgraph.ttl`` and ``schemes.ttl``.

    python tools/ontology_reference.py [--check]

With ``--check`` nothing is written; the exit code is 1 if the page is not what would be written. The same ontology gives
the same page, byte for byte.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from govgraph.ontology import turtle
from govgraph.ontology.namespaces import GOV, PREFIXES

PAGE: Final = Path(__file__).parent.parent / "docs/ontology.md"

CHARACTERISTICS: Final = {
    OWL.FunctionalProperty: "functional",
    OWL.SymmetricProperty: "symmetric",
    OWL.TransitiveProperty: "transitive",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.IrreflexiveProperty: "irreflexive",
    OWL.InverseFunctionalProperty: "inverse functional",
}
INTRODUCTION: Final = """# The ontology

<!-- Written by tools/ontology_reference.py from govgraph.ttl and schemes.ttl; change those, then run it again. -->

`gov:` is `{gov}`. {version}
The ontology is in the [OWL 2 RL](https://www.w3.org/TR/owl2-profiles/#OWL_2_RL) profile. What a graph must satisfy is in
[`shapes.ttl`](../ontology/govgraph/ontology/shapes.ttl); how facts become nodes, and what is inferred, in
[model.md](model.md).

*Inferred* marks what is never asserted: the build concludes it and writes it to the graph `id/graph/inferred`.
"""


class Reference:
    """The page, section by section."""

    def __init__(self) -> None:
        self.graph = rdflib.Graph().parse(data=turtle("govgraph.ttl"), format="turtle")
        self.schemes = rdflib.Graph().parse(data=turtle("schemes.ttl"), format="turtle")

    def page(self) -> str:
        """Return the whole page."""
        classes, properties = self._ours(OWL.Class), self._ours(OWL.ObjectProperty, OWL.DatatypeProperty)
        number = next(self.graph.objects(None, OWL.versionInfo))
        version = f"Version {number}: {len(classes)} classes, {len(properties)} properties."
        lines = [INTRODUCTION.format(gov=GOV.base, version=version)]
        lines += [
            "## Diagram\n",
            "Classes, what they refine, and the shortcuts between things.\n",
            *self._diagram(classes),
        ]
        lines += [
            "\n## Classes\n",
            *self._table("| class | 中文 | English | refines |", self._class_rows(classes)),
        ]
        lines += ["\nNothing is of two classes of one of these groups:\n", *self._disjoint(), "\n## Properties\n"]
        lines += self._table("| property | 中文 | English | from → to | refines, inverse, characteristics |",
                             (self._property_row(each) for each in properties))  # fmt: skip
        lines += ["\n## Terms of other vocabularies\n", "Used as they are, or inferred by what `gov:` terms refine.\n"]
        lines += self._table("| term | kind | axioms |", self._standard_rows())
        lines += ["\n## Concept schemes\n", *self._schemes()]
        return "\n".join(lines).rstrip("\n") + "\n"

    def _ours(self, *kinds: Node) -> list[URIRef]:
        found = {each for kind in kinds for each in self.graph.subjects(RDF.type, kind)}
        return sorted(each for each in found if isinstance(each, URIRef) and each.startswith(GOV.base))

    def _diagram(self, classes: Iterable[URIRef]) -> Iterator[str]:
        yield "```mermaid"
        yield "classDiagram"
        yield "  direction LR"
        for each in classes:
            for upper in self._named(self.graph.objects(each, RDFS.subClassOf)):
                if upper.startswith("gov:"):
                    yield f"  {upper.removeprefix('gov:')} <|-- {name(each).removeprefix('gov:')}"
        for each in self._ours(OWL.ObjectProperty):
            ends = [self._named(self.graph.objects(each, link)) for link in (RDFS.domain, RDFS.range)]
            if all(len(end) == 1 and end[0].startswith("gov:") for end in ends) and not self._inferred(each):
                domain, range_ = (end[0].removeprefix("gov:") for end in ends)
                yield f"  {domain} --> {range_} : {name(each).removeprefix('gov:')}"
        yield "```"

    def _class_rows(self, classes: Iterable[URIRef]) -> Iterator[tuple[str, ...]]:
        for each in classes:
            upper = ", ".join(f"`{one}`" for one in self._named(self.graph.objects(each, RDFS.subClassOf)))
            yield f"`{name(each)}`", self._told(each, "zh"), self._told(each, "en"), upper

    def _disjoint(self) -> Iterator[str]:
        groups = [self._named(pair) for pair in self.graph.subject_objects(OWL.disjointWith)]
        lists = [
            next(self.graph.objects(each, OWL.members))
            for each in self.graph.subjects(RDF.type, OWL.AllDisjointClasses)
        ]
        groups += [self._named(Collection(self.graph, each)) for each in lists]
        for group in sorted(groups):
            yield "- " + ", ".join(f"`{one}`" for one in group)

    def _property_row(self, each: URIRef) -> tuple[str, ...]:
        domain, range_ = (self._named(self.graph.objects(each, link)) for link in (RDFS.domain, RDFS.range))
        ends = f"{', '.join(f'`{one}`' for one in domain)} → {', '.join(f'`{one}`' for one in range_)}"
        return f"`{name(each)}`", self._told(each, "zh"), self._told(each, "en"), ends, self._axioms(each)

    def _axioms(self, each: URIRef) -> str:
        said = [f"⊑ `{one}`" for one in self._named(self.graph.objects(each, RDFS.subPropertyOf))]
        said += [f"⊑ `{one}`" for one in self._named(self.graph.objects(each, RDFS.subClassOf))]
        inverse = {*self.graph.objects(each, OWL.inverseOf), *self.graph.subjects(OWL.inverseOf, each)}
        said += [f"inverse of `{one}`" for one in self._named(inverse)]
        for chain in self.graph.objects(each, OWL.propertyChainAxiom):
            said.append("⊒ " + " ∘ ".join(f"`{name(link)}`" for link in Collection(self.graph, chain)))
        said += sorted(word for kind, word in CHARACTERISTICS.items() if (each, RDF.type, kind) in self.graph)
        said += ["*inferred*"] if self._inferred(each) else []
        return ", ".join(said)

    def _standard_rows(self) -> Iterator[tuple[str, ...]]:
        kinds = {OWL.Class: "class", OWL.ObjectProperty: "object property", OWL.DatatypeProperty: "datatype property",
                 OWL.AnnotationProperty: "annotation property"}  # fmt: skip
        found = {(each, word) for kind, word in kinds.items() for each in self.graph.subjects(RDF.type, kind)}
        for each, word in sorted(found, key=lambda pair: (name(pair[0]), pair[1])):
            if isinstance(each, URIRef) and not each.startswith(GOV.base):
                yield f"`{name(each)}`", word, self._axioms(each)

    def _schemes(self) -> Iterator[str]:
        for scheme in sorted(self.schemes.subjects(RDF.type, SKOS.ConceptScheme), key=str):
            yield f"### {label(self.schemes, scheme, 'zh')} / {label(self.schemes, scheme, 'en')} (`{name(scheme)}`)\n"
            members = sorted(self.schemes.subjects(SKOS.inScheme, scheme), key=str)
            yield from self._table(
                "| code | 中文 | English |",
                (
                    (f"`{self.schemes.value(each, SKOS.notation)}`",
                     *(f"{label(self.schemes, each, language)}: {definition(self.schemes, each, language)}"
                       for language in ("zh", "en")))
                    for each in members
                ),
            )  # fmt: skip
            yield ""

    def _told(self, each: URIRef, language: str) -> str:
        return f"**{label(self.graph, each, language)}** {definition(self.graph, each, language)}"

    def _inferred(self, each: URIRef) -> bool:
        return (each, URIRef(GOV.materialised), None) in self.graph

    def _named(self, nodes: Iterable[Node]) -> list[str]:
        return sorted(name(each) for each in nodes if isinstance(each, URIRef))

    @staticmethod
    def _table(head: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
        yield head
        yield "|" + " --- |" * (head.count("|") - 1)
        for row in rows:
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def name(iri: Node) -> str:
    """Return an IRI as prefix and local name, by the longest namespace that fits."""
    bases = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))
    return next((f"{prefix}:{iri[len(base) :]}" for prefix, base in bases if str(iri).startswith(base)), str(iri))  # type: ignore[index]


def label(graph: rdflib.Graph, each: Node, language: str) -> str:
    """Return the label of a term or concept in a language, or nothing."""
    found = (*graph.objects(each, RDFS.label), *graph.objects(each, SKOS.prefLabel))
    return next((str(one) for one in found if isinstance(one, rdflib.Literal) and one.language == language), "")


def definition(graph: rdflib.Graph, each: Node, language: str) -> str:
    """Return the definition of a term or concept in a language, or nothing."""
    found = graph.objects(each, SKOS.definition)
    return next((str(one) for one in found if isinstance(one, rdflib.Literal) and one.language == language), "")


def main() -> int:
    """Write the page, or check it; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is out of date")
    page = Reference().page()
    if parser.parse_args().check:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page else 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
