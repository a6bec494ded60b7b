"""One token a code point."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.pipeline import create_pipeline
from govgraph.extract.mentions.tokenizer import CharacterTokenizer

TOKENIZER = CharacterTokenizer(spacy.blank("zh").vocab)


@given(st.text(st.one_of(st.sampled_from("云岭县 \n\t　2025𠮷é"), st.characters(codec="utf-8")), max_size=60))
def test_token_i_is_code_point_i(text: str) -> None:
    doc = TOKENIZER(text)
    assert [token.text for token in doc] == list(text)
    assert doc.text == text
    assert [token.idx for token in doc] == list(range(len(text)))


def test_the_pipeline_uses_it_and_can_be_saved() -> None:
    nlp = create_pipeline()
    assert type(nlp.tokenizer) is CharacterTokenizer
    assert nlp.tokenizer.from_bytes(nlp.tokenizer.to_bytes()) is nlp.tokenizer
    assert nlp.config["nlp"]["tokenizer"] == {"@tokenizers": "govgraph.CharacterTokenizer.v1"}
