"""What a mention component is: a name, the groups it reads and writes, and a plain function.

The function is ordinary Python over records, so it can be tested without spaCy; :mod:`govgraph.extract.mentions.pipeline`
wraps it as a registered spaCy factory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from govgraph.extract.records import Document, Mention, Mentions, Span, Value

Find = Callable[[Document, Mentions], Iterable[Mention]]


@dataclass(frozen=True, slots=True)
class Component:
    """A mention component.

    ``name`` is the spaCy factory's name; ``assigns`` the span groups it writes; ``requires`` the groups it reads, which
    earlier components must have written; ``find`` yields mentions of the assigned groups in any order.
    """

    name: str
    assigns: tuple[str, ...]
    find: Find
    requires: tuple[str, ...] = ()


def mention(document: Document, group: str, label: str, start: int, end: int, **attributes: Value) -> Mention:
    """Make a mention of an interval of text offsets; its text is what is printed there, without white space."""
    return Mention(group, label, Span(start, end), document.surface(start, end), attributes)
