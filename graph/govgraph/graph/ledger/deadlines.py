"""Deadlines (完成时限) as a task prints them: the words themselves, nothing worked out from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_YEAR: Final = r"(?:20|２０)\d\d\s*年"
_DAY: Final = r"\d{1,2}\s*月(?:份|\s*\d{1,2}\s*[日号])?"
_PART: Final = r"(?:第?[一二三四]季度|[上下]半年)"
_END: Final = r"(?:[底末初]|[上中下]旬)"
_BEFORE: Final = r"(?:之前|以前|前)"
_DONE: Final = r"(?:全面|全部|基本|力争)?(?:完成|建成|竣工|投产|投用|投运|开工|实现)"

_LABELLED: Final = re.compile(r"(?:完成|办结|整改|推进|落实)?(?:时限|期限)(?:要求)?[:：]\s*([^；;。，,）)\n]+)")
_PRINTED: Final = re.compile(
    "|".join(
        (
            rf"每(?:年|半年|季度?|月|周)(?:\s*{_DAY}|\s*\d{{1,2}}\s*[日号])?{_END}?{_BEFORE}",
            r"每(?:年|季度?|月)[底末](?=\D{0,8}报)",
            rf"{_YEAR}(?:{_DAY}|{_PART}|年)?{_END}?{_BEFORE}",
            rf"(?:{_DAY}|{_PART}){_END}?{_BEFORE}",
            rf"(?:今|明|当)?年{_END}{_BEFORE}",
            rf"到\s*{_YEAR}(?:{_DAY}|{_PART}|年)?{_END}?",
            rf"{_YEAR}(?:{_DAY}|{_PART}|年)?(?:{_END}|内)?(?={_DONE})",
            rf"(?:{_DAY}|{_PART}|年){_END}(?={_DONE})",
            rf"(?:汛期|主汛期|入汛|采暖期|供暖期|采暖季|供暖季|春节|国庆节?|开学){_BEFORE}",
            r"(?<!\d)(?:年内|今年内|本年度内)",
        )
    )
)
_FOUR_DIGITS: Final = re.compile(r"(?:20|２０)\d\d")


def printed_deadlines(text: str, *, issued: str | None = None) -> tuple[str, ...]:
    """Return the deadlines that a text prints, each once, in its order.

    A year before that of ``issued`` (an ISO date) tells of the past and is none.

    >>> printed_deadlines("6月底前完成选址，2027年前开发碳汇项目2个。", issued="2025-01-20")
    ('6月底前', '2027年前')
    >>> printed_deadlines("2024年完成清洁取暖改造5200户。", issued="2025-01-20")
    ()
    """
    return tuple(dict.fromkeys(each for each in _found(text) if not _is_past(each, issued)))


def _found(text: str) -> Iterator[str]:
    spans = [(match.start(1), match.group(1)) for match in _LABELLED.finditer(text)]
    labelled = [range(start, start + len(words)) for start, words in spans]
    spans += [
        (match.start(), match.group())
        for match in _PRINTED.finditer(text)
        if not any(match.start() in span for span in labelled)
    ]
    for _, words in sorted(spans):
        yield "".join(words.split())


def _is_past(deadline: str, issued: str | None) -> bool:
    year = _FOUR_DIGITS.search(deadline)
    return bool(year and issued and int(year.group()) < int(issued[:4]))
