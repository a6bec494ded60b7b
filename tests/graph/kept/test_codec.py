"""Extractions as JSON lines: nothing is lost, nothing is added, and a new field cannot be forgotten."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.documents import decode_source, read_source
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import (
    Clause,
    Document,
    Evidence,
    Extraction,
    Fact,
    Issue,
    Part,
    Section,
    SourceText,
    Span,
)
from govgraph.extract.sample import sample_path
from govgraph.graph.kept.codec import Offsets, decode_extraction, encode_extraction

TEXTS = sorted((Path(__file__).parents[1] / "texts").glob("*.txt"))

names = st.text(st.characters(codec="utf-8"), max_size=6)
maybe = st.none() | names
numbers = st.integers(0, 40)
spans = st.builds(Span, numbers, numbers)
values = st.none() | names | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.lists(names).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    raw = draw(st.text(st.characters(codec="utf-8"), max_size=40))
    taken = sorted(draw(st.sets(st.integers(0, max(len(raw) - 1, 0)), max_size=len(raw)))) if raw else []
    text = "".join(draw(st.sampled_from([raw[offset], "％"])) for offset in taken)
    return Document(
        key=draw(names),
        source=SourceText(draw(names), raw, draw(names)),
        text=text,
        origin=tuple(taken),
        parts=draw(st.dictionaries(st.sampled_from(Part), spans)),
        number=draw(maybe),
        title=draw(maybe),
        issuer=draw(maybe),
        date=draw(maybe),
        kind=draw(maybe),
        addressees=tuple(draw(st.lists(names, max_size=2))),
        attached_title=draw(maybe),
        sections=tuple(
            draw(st.lists(st.builds(Section, numbers, names, names, spans, spans, st.none() | numbers), max_size=2))
        ),
        clauses=tuple(draw(st.lists(st.builds(Clause, spans, st.none() | numbers), max_size=2))),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    document = draw(documents())
    source = document.source
    places = st.builds(
        lambda start, length: Evidence(source.name, start, start + length, source.raw[start : start + length]),
        numbers,
        numbers,
    )
    evidence = places | st.builds(Evidence, names, numbers, numbers, names)
    docs = st.just(document.key) | names
    qualifiers = st.dictionaries(names, values, max_size=3).map(lambda found: tuple(sorted(found.items())))
    facts = st.builds(Fact, names, docs, names, names, evidence, names, qualifiers)
    issues = st.builds(Issue, docs, names, names, evidence)
    return Extraction(
        document, tuple(draw(st.lists(facts, max_size=3))), tuple(draw(st.lists(issues, max_size=2))), draw(maybe)
    )


def exactly(extraction: Extraction) -> str:
    """An extraction with the types of its values, which equality does not tell apart: 1, 1.0 and True."""
    return repr(extraction)


@given(extractions())
def test_what_is_decoded_is_what_was_encoded(extraction: Extraction) -> None:
    line = encode_extraction(extraction)
    assert "\n" not in line
    back = decode_extraction(line, extraction.document.source, Offsets())
    assert back == extraction
    assert exactly(back) == exactly(extraction)
    assert encode_extraction(back) == line


@pytest.mark.parametrize("path", [*TEXTS, sample_path()], ids=lambda path: path.name)
def test_real_extractions_come_back(path: Path) -> None:
    source = read_source(str(path))
    found = extract_source(source)
    offsets = Offsets()
    assert tuple(decode_extraction(encode_extraction(each), source, offsets) for each in found) == found


def test_a_text_that_is_printed_as_it_is_takes_no_room() -> None:
    source = decode_source("a.txt", ("云岭县人民政府" * 500 + "\n").encode())
    document = Document("a.txt", source, source.raw, tuple(range(len(source.raw))))
    assert len(encode_extraction(Extraction(document, (), ()))) < 300


def test_offsets_are_made_once() -> None:
    offsets = Offsets()
    first = offsets.run(0, 5000)
    assert first == tuple(range(5000))
    assert all(left is right for left, right in zip(first[4000:], offsets.run(4000, 1000), strict=True))
    assert offsets.run(4990, 30) == tuple(range(4990, 5020))
    assert offsets.run(3, 0) == ()


def test_a_document_whose_offsets_do_not_fit_is_refused() -> None:
    document = Document("a", SourceText("a", "文", ""), "文", ())
    with pytest.raises(ValueError, match="a: 1 code points with 0 offsets"):
        encode_extraction(Extraction(document, (), ()))


@pytest.mark.parametrize(
    "line", ["", "{}", "[]", '{"document": {}}', "null", '{"document": {"key": "a", "text": [[1]]}}']
)
def test_what_is_no_extraction_is_refused(line: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        decode_extraction(line, SourceText("a", "文", ""), Offsets())


def test_no_field_is_forgotten() -> None:
    """A record that gets a new field must get it in the codec too: this list says which are written."""
    written = {
        Document: "key source text origin parts number title issuer date kind addressees attached_title sections clauses",
        Section: "level number heading heading_span span parent",
        Clause: "span section",
        Fact: "relation doc subject object evidence extractor qualifiers",
        Issue: "doc extractor reason evidence",
        Evidence: "source start end quote",
        Extraction: "document facts issues jurisdiction",
        SourceText: "name raw sha256",
    }
    for record, names_of in written.items():
        assert [each.name for each in dataclasses.fields(record)] == names_of.split(), record


def test_a_line_is_data_that_anybody_can_read() -> None:
    (found,) = extract_source(read_source(str(TEXTS[0])))
    content = json.loads(encode_extraction(found))
    assert content["document"]["key"] == found.document.key
    assert len(content["facts"]) == len(found.facts)
