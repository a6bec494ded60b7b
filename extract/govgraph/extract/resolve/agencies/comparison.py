"""Whether one agency's name abbreviates another: an aligned subsequence that respects words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from govgraph.extract.records import Judgement
from govgraph.extract.resolve.agencies.grammar import AgencyName

GENERIC: Final = frozenset(
    ["管理", "监督", "服务", "事务", "工作", "城乡", "技术", "社区", "街道", "运输", "运营", "人民", "产业"]
)
"""Words that a short form may leave out without becoming another body's name."""

_KINDS_OF_OFFICE: Final = frozenset({"办", "办公室", "办事处"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a short name stands to a full one: the judgement, its score (0 to 1) and its reason."""

    judgement: Judgement
    score: float
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class _Alignment:
    """What a short form leaves out of a full one; smaller is better."""

    dropped: int  # words left out that are not generic
    initials: int  # words of which one character is kept
    generic: int  # generic words left out


def compare(left: AgencyName, right: AgencyName) -> Likeness | None:
    """Compare the names of two bodies of one jurisdiction; None when they have nothing to do with each other.

    * the same words (written out or not, with or without 和): one body;
    * a short form that keeps the first word and leaves out only generic words (应急局 of 应急管理局): one body;
    * an abbreviation of two or more initials that begins with the first word (卫健局 of 卫生健康和体育局): one body;
    * whole words of which one is missing (教育局 beside 教育和体育局): unsure, for both may exist.

    >>> from govgraph.extract.resolve.agencies.grammar import analyse
    >>> likeness = compare(analyse("文旅局"), analyse("文化和旅游局"))
    >>> likeness.judgement.value if likeness else None
    'same'
    >>> compare(analyse("乡村振兴局"), analyse("乡村振兴服务中心")) is None
    True
    """
    if not _kinds_agree(left.kind, right.kind):
        return None
    if left.printed == right.printed:
        return Likeness(Judgement.SAME, 1.0, "同名")
    if left.words == right.words:
        return _judge_equal(left, right)
    short, full = sorted((left, right), key=lambda name: (sum(map(len, name.words)), len(name.printed), name.printed))
    alignments = [
        found
        for text in {short.stem, "".join(short.words)}
        if (found := _align(text, full.words, full.unknown)) is not None
    ]
    return _judge_alignment(short, full, min(alignments)) if alignments else None


def _kinds_agree(left: str, right: str) -> bool:
    if left == right:
        return True
    return "办" in (left, right) and {left, right} <= _KINDS_OF_OFFICE


def _judge_equal(left: AgencyName, right: AgencyName) -> Likeness:
    legal_forms = {name.suffix for name in (left, right)} - {"公司"}
    if left.kind == "公司" and len(legal_forms) > 1:
        return Likeness(Judgement.UNSURE, 0.6, f"公司形式不同：{'、'.join(sorted(legal_forms))}")
    return Likeness(Judgement.SAME, 0.97, f"用语相同：{'·'.join(left.words)}＋{left.kind or '（无后缀）'}")


def _judge_alignment(short: AgencyName, full: AgencyName, alignment: _Alignment) -> Likeness:
    if alignment.dropped == 0:
        return Likeness(Judgement.SAME, 0.9, f"{short.printed}是{full.printed}的简称，只省通用词")
    own = _align(short.stem, short.words, short.unknown)  # 卫健 of 卫生健康: two initials of its own words
    if max(alignment.initials, own.initials if own else 0) >= 2:
        return Likeness(Judgement.SAME, 0.8, f"{short.printed}是{full.printed}的缩略语，省{alignment.dropped}个词")
    return Likeness(Judgement.UNSURE, 0.5, f"{full.printed}比{short.printed}多出实词，可能是两个机构")


@lru_cache(maxsize=65536)
def _align(text: str, words: tuple[str, ...], unknown: frozenset[str]) -> _Alignment | None:
    """Align a short stem with the words of a full one, keeping the first word; the best way, or None.

    Of a known word the short form keeps all or an opening (邮政 of 邮政业, 邮); of an unknown one (a brand) all.
    """
    if not text or not words:
        return None

    @cache
    def rest(position: int, index: int) -> _Alignment | None:
        if position == len(text):
            left_out = words[index:]
            generic = sum(word in GENERIC for word in left_out)
            return _Alignment(len(left_out) - generic, 0, generic)
        if index == len(words):
            return None
        word = words[index]
        ways: list[_Alignment] = []
        if text.startswith(word, position) and (after := rest(position + len(word), index + 1)):
            ways.append(after)
        if word not in unknown:
            openings = ((kept, rest(position + kept, index + 1)) for kept in range(1, len(word)))
            ways.extend(
                _Alignment(after.dropped, after.initials + (kept == 1), after.generic)
                for kept, after in openings
                if after and text.startswith(word[:kept], position)
            )
        if index > 0 and (after := rest(position, index + 1)):
            skipped = word in GENERIC
            ways.append(_Alignment(after.dropped + (not skipped), after.initials, after.generic + skipped))
        return min(ways, default=None)

    return rest(0, 0)
