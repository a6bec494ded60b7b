"""One token a code point.

spaCy's Chinese tokenizers copy the rest of the text for every token (quadratic time) and drop or merge blanks. With one token
a code point, token offsets are text offsets, no name is ever cut by a word boundary, and time is linear.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab


class CharacterTokenizer:
    """Turn a text into a Doc whose i-th token is its i-th code point, blanks and line breaks included."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize a text."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))

    def to_bytes(self, **kwargs: object) -> bytes:
        """Return nothing: there is no state to save (spaCy calls this when a pipeline is saved)."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> CharacterTokenizer:
        """Restore nothing."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Save nothing."""

    def from_disk(self, path: object, **kwargs: object) -> CharacterTokenizer:
        """Restore nothing."""
        return self


def create_character_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """Return the factory that spaCy's configuration names."""

    def create(nlp: Language) -> CharacterTokenizer:
        return CharacterTokenizer(nlp.vocab)

    return create


registry.tokenizers.register("govgraph.CharacterTokenizer.v1", func=create_character_tokenizer)
