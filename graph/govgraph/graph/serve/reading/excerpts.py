"""What is shown of a clause around a quote: the sentence, and a little more where the sentence is short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govgraph.graph.serve.reading.statements import Passage

_STOPS: Final = "。！？；\n"
_SHORT: Final = 28
"""Code points below which a sentence is shown with the one before it."""
_LONGEST: Final = 150
"""Code points shown on either side of a quote."""
_ARTEFACT: Final = re.compile(r"\[bookmark:[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote between what stands around it; ``cut`` tells that the clause goes on, ``whole_…`` is all of it."""

    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool
    whole_before: str
    whole_after: str

    @property
    def cut(self) -> bool:
        """Whether the clause holds more than is shown."""
        return self.cut_before or self.cut_after


def excerpt(passage: Passage) -> Excerpt:
    """Return what is shown of a passage; a quote that reaches over its clause stands alone."""
    clause, quote = passage.clause, passage.quote
    begin = passage.start - passage.clause_start
    end = begin + len(quote)
    if clause is None or begin < 0 or clause[begin:end] != quote:
        return Excerpt("", _clean(quote), "", False, False, "", "")
    first = _sentence_start(clause, begin)
    last = min((at + 1 for stop in _STOPS if (at := clause.find(stop, max(end - 1, 0))) >= 0), default=len(clause))
    while first > 0 and last - first < _SHORT:
        first = _sentence_start(clause, first - 1)
    first, last = max(first, begin - _LONGEST), min(last, end + _LONGEST)
    return Excerpt(
        before=_clean(clause[first:begin]).lstrip(),
        quote=_clean(quote),
        after=_clean(clause[end:last]).rstrip(),
        cut_before=bool(clause[:first].strip()),
        cut_after=bool(clause[last:].strip()),
        whole_before=_clean(clause[:begin]).lstrip(),
        whole_after=_clean(clause[end:]).rstrip(),
    )


def _sentence_start(clause: str, before: int) -> int:
    return max(clause.rfind(stop, 0, before) for stop in _STOPS) + 1


def _clean(text: str) -> str:
    return _ARTEFACT.sub("", text)
