"""Where the name of a body begins: words of the sentence that stand before its place or level are no part of it.

Most bodies open with a place (南山省江东市财政局) or a level (市财政局). What stands before one belongs to the name where it is a body
itself (国家税务总局|江东市税务局), a level (市|南山小学) or a class (各|市财政局), and often where it is the brand of a firm; it does not
where it is a verb (从|江东市…), a single character, or the name of a holder (林岚|江东市委).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from govgraph.extract.mentions.agencies import LEVEL
from govgraph.extract.mentions.holders_bodies import after_holder
from govgraph.extract.mentions.names import NAME, is_name
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Span

_HAN: Final = "\u4e00-\u9fff"
_STRAY: Final = re.compile(
    rf"(?:(?:会议|大会)?(?:选举|补选|选出)|(?:会议)?(?:表决)?(?:听取|审议|通过|讨论)了|[省市县区州]长升任?|本地|城市|[{_HAN}]{{0,4}}省份|[新本上]一?届|责令|应?当?向|据|任|也是|年|报|经|由|对|并|请(?!示)|受|其|调|协助|指导|负责|主持)"
    rf"(?=(?:{LEVEL}|政协)[{_HAN}]|[{_HAN}]{{1,5}}(?:省|市|县|自治区)(?:人民政府|[{_HAN}]))"
)
"""A word before a body that belongs to the sentence, where a level or a place follows it."""
_HOLDER: Final = re.compile(rf"(?:{NAME})(?:同志)?(?:任|兼任|担任|原)(?=[{_HAN}]{{4}})")
"""Who is given a post in the body: 林岚任|云岭城市开发有限公司."""
_LEVEL: Final = re.compile(rf"(?:{LEVEL})(?=[{_HAN}]{{2}})")
_BELONGS: Final = re.compile(
    r".*[局委部厅院会行司社团党办署府站所校队学库厂矿馆兵军心]$"
    rf"|(?:{LEVEL})|[各每第原驻老新大中国全华东西南北一二三四五六七八九十]|武警"
)
"""What may stand before a place or a level inside the name of a body: a body, a level, a class, a word for the State."""
_LONGEST: Final = 8  # code points of a sentence before a place


def body_start(text: str, span: Span, places: Mapping[int, int], wording: Wording) -> int:
    """Return where the name of a body found at ``span`` begins; ``places`` maps the starts of places to their ends."""
    start, end = span.start, span.end
    if text.endswith(("职务，", "职务、", "职务；"), 0, start):
        start = after_holder(text, start, end)[0]
    if stray := _STRAY.match(text, start, end) or _HOLDER.match(text, start, end):
        start = stray.end()
    if start in places or _BELONGS.match(text, start, start + 2):
        return start
    for low in range(start + 1, min(end - 2, start + _LONGEST)):
        placed = low in places and places[low] < end
        if placed or _LEVEL.match(text, low, end):
            lead = text[start:low]
            holder = is_name(lead) and not text.endswith(
                "公司", start, end
            )  # 铁塔|江东分公司: a brand may look like a name
            stray_word = placed and (len(lead) == 1 or holder)
            if not _BELONGS.match(lead) and (stray_word or _opens(wording, start, low)):
                return low
            break
    return start


def _opens(wording: Wording, start: int, end: int) -> bool:
    """Tell whether nothing but verbs, adverbs and particles stands between two offsets."""
    return all(word.kind is Kind.OPENING for word in wording.words(start, end))
