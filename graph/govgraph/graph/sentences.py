"""The sentence around a quote: what a person wants to read as proof."""

from __future__ import annotations

from typing import Final

_STOPS: Final = "。！？；\n"


def sentence_around(quote: str, start: int, clause: str | None, clause_start: int | None) -> str:
    """Return the sentence that holds a quote, or the quote itself where no clause does.

    ``start`` and ``clause_start`` are offsets into the same source, in code points.

    >>> sentence_around("县财政局", 14, "分管县林业局。联系县财政局。", 5)
    '联系县财政局。'
    """
    if clause is None or clause_start is None:
        return quote
    begin = start - clause_start
    end = begin + len(quote)
    if begin < 0 or clause[begin:end] != quote:  # the quote reaches over the clause's end
        return quote
    before = max(clause.rfind(stop, 0, begin) for stop in _STOPS)
    after = min((at for stop in _STOPS if (at := clause.find(stop, end - 1)) >= 0), default=len(clause))
    return clause[before + 1 : after + 1].strip()
