"""``responsible_for``: each body in the tail of a task answers for the task, as lead, jointly or in support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from govgraph.extract.facts.making import make_fact, make_issue
from govgraph.extract.records import Document, Fact, Issue, Mention, Mentions, Span
from govgraph.extract.structure.numbering import read_marker

_FIRST_LEADS: Final = re.compile(
    r"(?:列|排|排名)(?:在)?(?:第一位|首位|首)(?:的|者)?(?:单位|部门)?(?:的)?(?:均)?[为是]牵头"
)
_LONGEST_HEADING: Final = 40
_NO_TASK: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:领导|责任人|联系人)|完成时限|完成时间|时限要求|[\u4e00-\u9fff]{2,4}(?:单位|部门))："
)
"""A line that says who or when, not what."""
_BETWEEN_TAILS: Final = "（）()。；;，、 \n"


def extract_responsibilities(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a body and tail. The task is the text of the clause up to the tail, after any earlier tail."""
    statement = _FIRST_LEADS.search(document.text)
    previous = 0
    last_task: Span | None = None
    for (start, end, task_start, task_end), lists in groupby(mentions["tails"], key=_place):
        adjoining = last_task is not None and not document.text[previous:start].strip(_BETWEEN_TAILS)
        task = last_task if adjoining else task_before(document, start, previous)
        if task_start is not None and task_end is not None:
            task = Span(task_start, task_end)
        previous, last_task = end, task
        if task is None:  # 主办单位：…… at the head of a web page
            yield make_issue(
                document,
                "bodies that answer for something, before any task / 责任单位之前没有任务",
                Span(start, end),
                extractor="responsibility",
            )
            continue
        lead_first = statement is not None and statement.start() <= end
        first = True
        found = False
        for tail in lists:
            for body in mentions.within("organizations", tail.span):
                found = True
                role = "lead" if lead_first and first and tail.label == "joint" else tail.label
                first = False
                yield _responsibility(document, body, role, task, (start, end))
        if not found:
            yield make_issue(
                document,
                "a tail without a body that could be read / 责任单位未能识别",
                Span(start, end),
                extractor="responsibility",
            )


def _place(tail: Mention) -> tuple[int, int, int | None, int | None]:
    """Return where the tail a list stands in begins and ends, and, of a cell of a table, where its task does."""
    start, end, task_start, task_end = (
        tail.attributes.get(name) for name in ("tail_start", "tail_end", "task_start", "task_end")
    )
    assert isinstance(start, int) and isinstance(end, int)
    if not isinstance(task_start, int) or not isinstance(task_end, int):
        return start, end, None, None
    return start, end, task_start, task_end


def _responsibility(document: Document, body: Mention, role: str, task: Span, tail: tuple[int, int]) -> Fact:
    raw = document.raw_span(task.start, task.end)
    tail_start, tail_end = document.raw_span(*tail)
    return make_fact(
        document,
        "responsible_for",
        body.text,
        task_name(document, task),
        body.span,
        extractor="responsibility",
        role=role,
        task_start=raw[0],
        task_end=raw[1],
        tail_start=tail_start,
        tail_end=tail_end,
    )


def task_before(document: Document, tail_start: int, previous_end: int) -> Span | None:
    """Return the span of the task a tail closes: its clause up to the tail, or the clause before when the tail stands alone."""
    clause = document.clause_at(tail_start)
    if clause is None:
        return None
    start, end = max(clause.span.start, previous_end), tail_start
    while end > start and document.text[end - 1] in "（( 　":
        end -= 1
    while start < end and document.text[start] in "）。；， \n":
        start += 1
    if end - start >= 4:
        return Span(start, end)
    before = document.clause_before(clause.span.start)
    while before is not None and _NO_TASK.match(document.text, before.span.start, before.span.end):
        before = document.clause_before(before.span.start)
    section = next(document.headings_above(tail_start), None)
    if section is not None and (before is None or before.span.start < section.heading_span.start):
        return section.heading_span
    return before.span if before is not None and before.span.end > previous_end else None


def task_name(document: Document, task: Span) -> str:
    """Return the heading with which a task opens, else its first words."""
    text = document.text[task.start : task.end]
    marker = read_marker(text)
    offset = len(marker) if marker else 0
    first = re.match(r"[^。；：\n]*", text[offset:])
    length = len(first[0]) if first else 0
    if length > _LONGEST_HEADING:
        comma = re.match(r"[^，。；：\n]*", text[offset:])
        length = min(len(comma[0]) if comma else length, _LONGEST_HEADING)
    return document.surface(task.start + offset, task.start + offset + length) if length else ""
