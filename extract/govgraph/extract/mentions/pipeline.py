"""The spaCy pipeline: ``spacy.blank("zh")`` with one token a code point and our components, results in ``doc.spans``.

Because every component writes a span group, displaCy shows the results and a user can add a component before or after ours::

    nlp = create_pipeline()
    doc = annotate(nlp, document)
    doc.spans["organizations"]
"""

from __future__ import annotations

from functools import cache
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as TokenSpan

from govgraph.extract.mentions import tokenizer  # noqa: F401  (registers the tokenizer)
from govgraph.extract.mentions.component import Component
from govgraph.extract.mentions.dates import DATES
from govgraph.extract.mentions.organizations import ORGANIZATIONS
from govgraph.extract.mentions.people import PEOPLE
from govgraph.extract.mentions.places import PLACES
from govgraph.extract.mentions.projects import PROJECTS
from govgraph.extract.mentions.quantities import QUANTITIES
from govgraph.extract.mentions.references import REFERENCES
from govgraph.extract.mentions.sites import SITES
from govgraph.extract.mentions.tails import TAILS
from govgraph.extract.mentions.targets import INDICATORS
from govgraph.extract.records import Document, Mention, Mentions, Span, Value

COMPONENTS: Final[tuple[Component, ...]] = (
    DATES,
    QUANTITIES,
    REFERENCES,
    PLACES,
    TAILS,
    ORGANIZATIONS,
    PEOPLE,
    PROJECTS,
    SITES,
    INDICATORS,
)
"""Every component, in the order in which they run."""

_TOKENIZER: Final = {"nlp": {"tokenizer": {"@tokenizers": "govgraph.CharacterTokenizer.v1"}}}

_RECORDS: Final = "records"


def _attributes(span: TokenSpan) -> dict[str, Value]:
    """Return what a component read off a span (``span._.attributes``): that of the first equal span of any group."""
    wanted = Span(span.start, span.end)
    for group in span.doc.spans.values():
        for record in group.attrs.get(_RECORDS, ()):
            if record.span == wanted and record.label == span.label_:
                return dict(record.attributes)
    return {}


Doc.set_extension("document", default=None, force=True)
TokenSpan.set_extension("attributes", getter=_attributes, force=True)


def _register(component: Component) -> None:
    def run(doc: Doc) -> Doc:
        found = component.find(doc._.document, read_mentions(doc))
        ordered = sorted(found, key=lambda item: (item.span, item.group, item.label))
        for group in component.assigns:
            records = tuple(item for item in ordered if item.group == group)
            spans = [TokenSpan(doc, item.span.start, item.span.end, label=item.label) for item in records]
            doc.spans[group] = SpanGroup(doc, name=group, spans=spans, attrs={_RECORDS: records})
        return doc

    def create(nlp: Language, name: str) -> object:
        return run

    Language.factory(component.name, assigns=["doc.spans"], requires=["doc._.document"], func=create)


for _component in COMPONENTS:
    _register(_component)


def create_pipeline() -> Language:
    """Return a new spaCy pipeline with every component added."""
    nlp = spacy.blank("zh", config=_TOKENIZER)
    for component in COMPONENTS:
        nlp.add_pipe(component.name)
    return nlp


def annotate(nlp: Language, document: Document) -> Doc:
    """Run a pipeline over one document; token i of the result is ``document.text[i]``."""
    doc = nlp.make_doc(document.text)
    doc._.document = document
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def read_mentions(doc: Doc) -> Mentions:
    """Return the span groups of an annotated Doc as records."""
    return Mentions({name: _read_group(doc._.document, name, group) for name, group in doc.spans.items()})


def _read_group(document: Document, name: str, group: SpanGroup) -> tuple[Mention, ...]:
    """Return the mentions of a group: the records its component left, or, of a user's own component, its spans."""
    records: tuple[Mention, ...] | None = group.attrs.get(_RECORDS)
    if records is not None and len(records) == len(group):
        return records
    return tuple(
        Mention(name, span.label_, Span(span.start, span.end), document.surface(span.start, span.end)) for span in group
    )


@cache
def _shared_pipeline() -> Language:
    return create_pipeline()


def find_mentions(document: Document) -> Mentions:
    """Find everything a document names."""
    return read_mentions(annotate(_shared_pipeline(), document))
