"""The spaCy pipeline: what is registered, in which order, and how it is extended."""

from __future__ import annotations

import json
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from govgraph.extract.documents import decode_source
from govgraph.extract.mentions import find_mentions
from govgraph.extract.mentions.pipeline import COMPONENTS, annotate, create_pipeline, read_mentions
from govgraph.extract.records import Document, Span
from govgraph.extract.structure import split_documents

GOLDEN = Path(__file__).with_name("components.json")


def document_of(text: str) -> Document:
    return split_documents(decode_source("x.txt", text.encode()))[0]


NOTICE = document_of("云岭县人民政府办公室\n副县长林岚：分管县财政局、县水利局。到2026年新建5G基站19个。")


def test_registered_components_are_the_golden_ones() -> None:
    """Names and groups are public: users add components beside ours by name. Change the golden on purpose only."""
    registered = [
        {"name": component.name, "assigns": list(component.assigns), "requires": list(component.requires)}
        for component in COMPONENTS
    ]
    assert registered == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_every_component_is_a_spacy_factory_in_this_order() -> None:
    nlp = create_pipeline()
    assert nlp.pipe_names == [component.name for component in COMPONENTS]
    for component in COMPONENTS:
        assert Language.has_factory(component.name)
        meta = Language.get_factory_meta(component.name)
        assert meta.assigns
        assert meta.requires


def test_groups_are_written_before_they_are_read() -> None:
    written: set[str] = set()
    for component in COMPONENTS:
        assert set(component.requires) <= written, component.name
        assert not written.intersection(component.assigns), component.name
        written.update(component.assigns)


def test_spans_are_those_of_the_document() -> None:
    doc = annotate(create_pipeline(), NOTICE)
    assert doc.text == NOTICE.text
    assert "县财政局" in [span.text for span in doc.spans["organizations"]]
    assert [span.text for span in doc.spans["people"]] == ["林岚"]
    assert doc.spans["people"][0]._.attributes["title"] == "副县长"


def test_mentions_are_in_text_order_with_what_is_printed() -> None:
    mentions = find_mentions(NOTICE)
    assert set(mentions.groups) == {group for component in COMPONENTS for group in component.assigns}
    for group, found in mentions.groups.items():
        assert [mention.span for mention in found] == sorted(mention.span for mention in found)
        for mention in found:
            assert mention.group == group
            assert mention.text == NOTICE.surface(mention.span.start, mention.span.end)


def test_shared_pipeline_keeps_nothing_between_documents() -> None:
    before = find_mentions(NOTICE)
    find_mentions(document_of("任命周远为县教育局局长。"))
    assert find_mentions(NOTICE) == before
    assert read_mentions(annotate(create_pipeline(), NOTICE)) == before


def test_a_user_may_add_a_component() -> None:
    name = "test_bridges"

    @Language.component(name)
    def bridges(doc: Doc) -> Doc:
        at = doc.text.index("石桥")
        doc.spans["bridges"] = [TokenSpan(doc, at, at + 2, label="bridge")]
        return doc

    nlp = create_pipeline()
    nlp.add_pipe(name, last=True)
    (found,) = read_mentions(annotate(nlp, document_of("修缮石桥。")))["bridges"]
    assert (found.label, found.text, found.span) == ("bridge", "石桥", Span(2, 4))


def test_no_model_is_needed() -> None:
    assert create_pipeline().vocab.vectors_length == 0
    assert spacy.blank("zh").pipe_names == []
