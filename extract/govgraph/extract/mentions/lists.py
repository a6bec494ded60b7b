"""Lists of names as official prose prints them: 甲局、乙局（丙局）、丁公司和各乡镇."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from govgraph.extract.records import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; ``bracket`` is the span of what is printed in brackets right after it, without the brackets."""

    span: Span
    bracket: Span | None = None


_SEPARATOR: Final = re.compile(r"[、，；,\n]|(?<=[\u4e00-\u9fff）]) (?=[\u4e00-\u9fff])")
_LEADING: Final = re.compile(
    r"^(?:(?:以上|上述)?[\u4e00-\u9fff]{0,4}工作由(?=[各省市县区国中])"
    r"|[ ，、；：。“]|(?:由|其中|以及|会同|和|及|与|并由)(?=[各省市县区国中有相]))+"
)
_TRAILING: Final = re.compile(
    r"(?:[ ，、；。]|等[\u4e00-\u9fff]{0,6}(?:团体|组织|部门|单位|机构|企业|部队|部委|处室|科室|会员)(?:[和及][\u4e00-\u9fff]{1,4})?"
    r"|(?:等|等等)(?:国务院|省级|中央)?(?:有关|相关|市直|县直|省直|区直|县级|市级|省级)?(?:部门|单位|成员单位"
    r"|责任单位|部门和单位|部门、单位|机构)?(?:和单位)?|(?:按照?|依据?|根据)(?:各自)?(?:职责|职能|任务|分工"
    r"|职责分工|职能分工)(?:分工)?|分别|共同|具体|组织|为主|及(?:其|(?=所属|下属))(?:子公司|下属[\u4e00-\u9fff]{2,4}"
    r"|所属[\u4e00-\u9fff]{2,4}))+$"
)
_CONJUNCTION: Final = re.compile(
    r"(?<=[局委厅办部院会社心司团段站处所队校署行府位道区镇乡关等科门室）])"
    r"(?:(?:会同|联合)(?=[\u4e00-\u9fff（）]{2,16}(?:局|委|厅|办|部|院|署|会|行|公司|中心|政府|单位|部门)$)"
    r"|(?:和|及|以及|与|会同|联合)(?!其|(?:人民政府|政府|管委会|办事处)$)(?=各|相关|有关"
    r"|[省市县区州旗][委政\u4e00-\u9fff]{1,14}[局委厅办部院会社心司团段站处所队校署行府位]"
    r"|[\u4e00-\u9fff]{2,20}(?:公司|中心|管委会|政府|街道|乡镇|银行|农商行|科|处|协会|学会|商会|联谊会|研究会|联合会)(?:工作)?$))"
)


def split_list(text: str, start: int, end: int) -> Iterator[Item]:
    """Yield the items of a list between two offsets, brackets kept together, connectives and 等部门 taken off.

    >>> text = "县财政局、县农业农村局（县乡村振兴局）和各乡镇"
    >>> [text[item.span.start:item.span.end] for item in split_list(text, 0, len(text))]
    ['县财政局', '县农业农村局', '各乡镇']
    """
    pieces: list[Span] = []
    low = start
    depth = 0
    position = start
    while position < end:
        character = text[position]
        if character in "（〔":
            depth += 1
        elif character in "）〕":
            depth = max(0, depth - 1)
        elif depth == 0 and (cut := _SEPARATOR.match(text, position)):
            pieces.append(Span(low, position))
            low = cut.end()
        position += 1
    pieces.append(Span(low, end))
    for piece in _merge_shared_heads(text, pieces):
        yield from _read_items(text, piece)


_OPEN_HEAD: Final = re.compile(
    r"^各?(?:省|市|县|区|乡|镇|旗|州|盟|自治区|自治州|设区市|街道|市州|县区)(?:[（〔][^（〕）〔]{1,12}[）〕])?$|(?:各|有关)[委办局厅部]$|^[委办局厅部处]$"
)


_CLASS_OF_BODIES: Final = re.compile(
    r"(?:辖[内区]|驻[\u4e00-\u9fff]{1,2})?各[^、，]{0,12}[及和][^、，]{1,8}(?:、[^、，]{1,8}){1,6}等(?:机构|企业|单位|部门)"
)


_WHOLE_NEXT: Final = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:经开区|高新区|开发区|新区|园区|示范区)(?:管委会)?(?:[、，；。）\n]|$)|[省市县区州旗]直|各|有关|相关"
)


def _merge_shared_heads(text: str, pieces: list[Span]) -> Iterator[Span]:
    """Join 各市 + 县（区）人民政府, 有关委 + 办 + 局, 各金融企业及银行 + 保险等机构: items that share the last one's head."""
    held: Span | None = None
    skip = 0
    for piece in pieces:
        if piece.end <= skip:
            continue
        if class_of := _CLASS_OF_BODIES.match(text, piece.start, pieces[-1].end):
            skip = class_of.end()
            yield Span(piece.start, skip)
            continue
        whole = Span(held.start, piece.end) if held is not None else piece
        printed = text[piece.start : piece.end].strip()
        opens = _OPEN_HEAD.search(printed) is not None and (
            held is not None or printed.startswith(("各", "省")) or "各" in printed or "有关" in printed
        )
        if opens and text.startswith("、", piece.end) and not _WHOLE_NEXT.match(text, piece.end + 1):
            held = whole
            continue
        held = None
        yield whole
    if held is not None:
        yield held


def _read_items(text: str, piece: Span) -> Iterator[Item]:
    if _CLASS_OF_BODIES.fullmatch(text, piece.start, piece.end):
        yield Item(piece)
        return
    span = trim(text, piece)
    if span is None:
        return
    low = span.start
    for conjunction in _CONJUNCTION.finditer(text, span.start, span.end):
        if text.count("（", low, conjunction.start()) == text.count("）", low, conjunction.start()):
            yield from _with_bracket(text, trim(text, Span(low, conjunction.start())))
            low = conjunction.end()
    yield from _with_bracket(text, trim(text, Span(low, span.end)))


def trim(text: str, span: Span) -> Span | None:
    """Take connectives and closing words off both ends of a list item; None when nothing is left."""
    start, end = span.start, span.end
    while start < end and (lead := _LEADING.match(text[start:end])):
        start += lead.end()
    if (tail := _TRAILING.search(text[start:end])) and text[
        start:end
    ] != "组织":  # a field of work by itself: 组织、人事
        end = start + tail.start()
    return Span(start, end) if start < end else None


_BRACKET: Final = re.compile(r"[^（）]{2,60}（([^（）]{2,120})）$")
_INNER_LIST: Final = re.compile(
    r"(?:[市县区州旗盟镇乡街道、，]{1,12}|[、和及]|管委会|管理委员会|办事处|(?:经济|技术|高新|功能|新|园|度假|管理|开发|经开)+区){1,4}$"
)
"""What a bracket adds to the head of a class of bodies: 各县、区人民政府（管委会）, 各城区（开发区）."""


def _with_bracket(text: str, span: Span | None) -> Iterator[Item]:
    if span is None:
        return
    match = _BRACKET.fullmatch(text, span.start, span.end)
    if match is None or _INNER_LIST.fullmatch(match[1]):
        yield Item(span)
        return
    head = trim(text, Span(span.start, match.start(1) - 1))
    if head is not None:
        yield Item(head, Span(match.start(1), match.end(1)))
