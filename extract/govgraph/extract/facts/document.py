"""``document``: what a document says of itself (发文字号 标题 发文机关 成文日期 主送机关)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.facts.making import make_fact, make_issue
from govgraph.extract.records import Document, Fact, Issue, Mentions, Part, Span

_IN_BRACKETS: Final = re.compile(r"[（(](?P<serial>(?:[一二三四五六七八九十]+届)?第[^（）()]{1,8}号)[）)]$")


def extract_document(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a document that prints a title, or that is addressed and signed; its evidence covers title and number."""
    addressed = document.parts.get(Part.ADDRESSEES) if document.date or document.number else None
    title = document.parts.get(Part.TITLE, addressed)
    if title is None:
        return
    number = document.parts.get(Part.NUMBER, title)
    evidence = Span(min(title.start, number.start), max(title.end, number.end))
    printed = document.surface(number.start, number.end) if Part.NUMBER in document.parts else document.key
    printed = _IN_BRACKETS.sub(r"\g<serial>", printed)  # 云岭县人民政府令（第12号）
    yield make_fact(
        document,
        "document",
        printed,
        document.title or "",
        evidence,
        extractor="document",
        issuer=document.issuer,
        date=document.date,
        kind=document.kind,
        addressees=document.addressees,
        attached_title=document.attached_title,
    )
    if document.issuer is None:
        yield make_issue(document, "no issuer printed / 未见发文机关", title, extractor="document")
    if document.date is None:
        yield make_issue(document, "no date of signing printed / 未见成文日期", title, extractor="document")
