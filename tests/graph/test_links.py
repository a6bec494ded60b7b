"""Links outwards: which of the graph's things are what elsewhere."""

from __future__ import annotations

import re

import pytest

from govgraph.extract import divisions
from govgraph.extract.records import Entity
from govgraph.graph.errors import BuildError
from govgraph.graph.links import Link, bundled_links, link_quads, read_links
from govgraph.ontology import mint
from govgraph.ontology.namespaces import SKOS

ELSEWHERE = "http://www.wikidata.org/entity/Q1"


def entity(kind: str, label: str, jurisdiction: str | None = None) -> Entity:
    return Entity(mint.entity_iri(kind, jurisdiction, label), kind, label, (label,), jurisdiction)


def test_the_bundled_file_has_the_state_and_every_province() -> None:
    wanted = {each.code for each in divisions.all_divisions() if each.code.endswith("0000")}
    assert {link.name for link in bundled_links()} == wanted
    assert len({link.iri for link in bundled_links()}) == len(wanted)
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d+", link.iri) for link in bundled_links())


def test_divisions_by_code_and_bodies_by_name() -> None:
    body, place = entity("organization", "云岭县财政局", "990101"), entity("jurisdiction", "云岭县", "990101")
    links = [Link("990101", ELSEWHERE), Link("云岭县财政局", f"{ELSEWHERE}2"), Link("990102", f"{ELSEWHERE}3")]
    quads = list(link_quads([body, place, entity("person", "990101")], links))
    assert [(str(quad.subject), quad.predicate.value, str(quad.object)) for quad in quads] == [
        (f"<{place.iri}>", SKOS.exactMatch, f"<{ELSEWHERE}>"),
        (f"<{body.iri}>", SKOS.exactMatch, f"<{ELSEWHERE}2>"),
    ]
    assert {str(quad.graph_name) for quad in quads} == {f"<{mint.shared_graph_iri('links')}>"}


def test_a_name_of_two_bodies_links_neither() -> None:
    bodies = [entity("organization", "财政局", code) for code in ("990101", "990102")]
    assert list(link_quads(bodies, [Link("财政局", ELSEWHERE)])) == []


def test_a_file_is_read_with_its_remarks_and_labels() -> None:
    text = f"\ufeff# a remark\n\n990101\t{ELSEWHERE}\t云岭县\n990101\t{ELSEWHERE}\n"
    assert read_links(text, "links.tsv") == (Link("990101", ELSEWHERE),)


@pytest.mark.parametrize("line", ["990101", "990101\tQ1", f"\t{ELSEWHERE}", f"990101 {ELSEWHERE}", "a\thttp://x y"])
def test_a_line_that_is_no_link_is_refused(line: str) -> None:
    with pytest.raises(BuildError, match=r"links\.tsv: line 2: expected a code or name and an IRI"):
        read_links(f"# remark\n{line}\n", "links.tsv")
