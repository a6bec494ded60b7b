"""What the shell offers for an option whose values are known (``govgraph --install-completion``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def one_of(values: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what completes a word to one of the values.

    >>> one_of(("xlsx", "xml", "csv"))("x")
    ['xlsx', 'xml']
    """
    known = tuple(values)

    def complete(incomplete: str) -> list[str]:
        return [each for each in known if each.startswith(incomplete)]

    return complete
