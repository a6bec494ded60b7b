"""Content negotiation: which of what we can write does an Accept header want most (RFC 9110 §12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_QUALITY: Final = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")


def preferred(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the media type, among those offered, that an Accept header ranks highest; None when it refuses all.

    Of equal rank the one offered first wins; a missing or empty header takes anything. Parameters other than ``q``
    do not count.

    >>> preferred("text/turtle;q=0.5, application/*", ["text/turtle", "application/json"])
    'application/json'
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept))
    ranked = [(_rank(each, ranges), -index, each) for index, each in enumerate(offered)]
    quality, _, best = max(ranked)
    return best if quality > 0 else None


def language_of(accept: str | None, offered: Sequence[str]) -> str:
    """Return the language, among those offered, that an Accept-Language header ranks highest; the first if none.

    >>> language_of("fr, en-GB;q=0.8, zh;q=0.2", ["zh", "en"])
    'en'
    """
    best, most = offered[0], 0.0
    for wanted, quality in _ranges(accept or ""):
        for each in offered:
            if wanted.split("-")[0] == each and quality > most:
                best, most = each, quality
    return best


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        if not name:
            continue
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                quality = float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
        yield name, quality


def _rank(offered: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the quality of the most particular range that a type falls into."""
    kind = offered.partition("/")[0]
    for wanted in (offered, f"{kind}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
