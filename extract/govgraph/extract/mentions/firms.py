"""Firms (公司, 集团) in running text: where their names begin, and which words of that form name none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.name_edges import left_edge
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Span

_HAN: Final = "\u4e00-\u9fff"
_FIRM: Final = re.compile(r"(?:有限责任|股份有限|有限|集团|总|分)?公司|集团(?![公有股化军])")
_FIRM_TAIL: Final = re.compile(rf"(?!及其|及所)[{_HAN}]{{2,10}}?分公司")
_COUNTED: Final = re.compile(
    r"[一二两三四五六七八九十多几]家|^仅|某|(?:跨国|外包|外资|小贷|上市|期货|证券|保理|地区|航空)$|^.{1,2}国$"
)
_BUREAU: Final = re.compile(
    r"中(?:国?[铁交冶]|建|水电|电建|能建)第?[一二三四五六七八九十]{1,3}(?:工程|航务|公路)?局(?:集团)?(?:有限公司|公司)?"
)
"""The building firms that bear the number of a bureau (铁道部, 建工总局, 交通部 直属工程局): 中铁十二局, 中建三局."""
_BRANCH: Final = re.compile(
    rf"(?!中国|农业|工商|建设|交通|商业|人民|发展|储蓄|合作)[{_HAN}]{{2}}银行(?:(?![和与及的等])[{_HAN}]){{2,8}}?(?:支行|分行)"
)
"""The branch of a bank of two characters (股份制商业银行): 兴业银行云岭支行."""
_INNER_BRACKET: Final = re.compile(rf"（[{_HAN}]{{2,6}}）$")
_AMONG: Final = re.compile(r"(?<![高平同中初上])等(?=[^学教院])")
_NO_FIRM: Final = re.compile(
    r"^(?:再担保|担保|政府性|小额贷款|融资|农担|上级|下级|省级|市级|全国|主要|拟|你|我|他|保安|物流|保洁|劳务|快递|房地产|建筑|施工|监理|租赁|大型|中型|小型|央企|民营|跨国|外国|国外|境外|外资|航空|平台|行?控股子|全资子|子|母|各|该|本|上市|大|小|保险|物业|担保|国有|国企|企业|龙头|[一二三]级|公众|非上市|大|母|家|等|分|总|投资|集团|平台|股份|有限|责任)*$|^\d|[的了在对由]"
)


_SIZES: Final = frozenset("大小母子型级类好")


def _named_from(wording: Wording, start: int, end: int) -> int | None:
    """Return where the name of a firm without 有限 begins, behind verbs (引进|柳电集团); None where nothing names or it counts."""
    words = list(wording.words(start, end))
    while words and words[0].kind is Kind.OPENING:
        del words[0]
    names = any(
        word.kind is Kind.PLACE or (word.kind is Kind.NAME and wording.text[word.start : word.end] not in _SIZES)
        for word in words
    )
    return words[0].start if names and not any(word.kind is Kind.NUMBER for word in words) else None


def find_firms(text: str, wording: Wording) -> Iterator[Span]:
    """Yield firms: from the word before that cannot be inside a name; a firm without 有限 needs a name of its own."""
    yield from (Span(*match.span()) for match in _BUREAU.finditer(text))
    yield from (Span(*match.span()) for match in _BRANCH.finditer(text))
    for match in _FIRM.finditer(text):
        bracket = _INNER_BRACKET.search(text, max(0, match.start() - 8), match.start())
        low = bracket.start() if bracket else match.start()
        while not bracket and (inner := _INNER_BRACKET.search(text, max(0, low - 20), low)):
            low = inner.start()
        start = left_edge(text, low, 26)
        for among in _AMONG.finditer(text, start, low):
            start = among.end()  # 林岚等云岭集团领导
        if (
            bracket is None
            and (earlier := re.search(rf"（[{_HAN}]{{2,4}}）(?=[{_HAN}]{{2,12}}$)", text[max(0, low - 18) : low]))
            and not re.search(r"[已将要可须]|上述", text[max(0, low - 18) + earlier.end() : low])
        ):
            start = left_edge(text, max(0, low - 18) + earlier.start(), 20)
        name = text[start : match.start()]
        if len(name) < 2 or _NO_FIRM.search(name) or _COUNTED.search(name):
            continue
        if "有限" not in match[0]:
            named = _named_from(wording, start, match.start())
            if named is None or _NO_FIRM.search(text[named : match.start()]):
                continue
            start = named
        end = match.end()
        if branch := _FIRM_TAIL.match(text, end):
            end = branch.end()
        yield Span(start, end)
