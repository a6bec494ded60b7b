"""Lines run together: where the head and the foot of a document have lost their line breaks altogether.

Conversion that drops every line break leaves 关于…的通知云政办发〔2025〕5号各乡镇：现将… and …抓好落实。云岭县人民政府2025年3月4日.
GB/T 9704 gives each of these parts a line of its own, and each has a form by which it is known, so the breaks can be put back. Only
the head and the foot are mended: where a heading ends and its text begins is not told by any mark.
"""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.structure.lines import HAN
from govgraph.extract.structure.parts import DOCUMENT_NUMBER, KINDS

_KIND: Final = "|".join(KINDS)
_HEAD: Final = re.compile(
    rf"^(?P<title>[^，。；：\n]{{0,40}}关于[^。；：\n]{{2,120}}的(?:{_KIND}))"
    rf"(?P<number>{DOCUMENT_NUMBER.pattern})(?P<rest>[^\n]*)",
    re.MULTILINE,
)
_ADDRESSEES: Final = re.compile(rf"[{HAN}（）、，“”·]{{2,120}}：(?=[^\n])")
_FOOT: Final = re.compile(
    rf"(?<=[。）])(?P<signature>[{HAN}]{{3,24}}(?:政府|办公室|办公厅|委员会|常委会|国务院|局|厅|部|院|委)|国务院)"
    r"(?P<date>[12]\d{3}年\d{1,2}月\d{1,2}日)(?=$|（|附件|\n|抄送)",
    re.MULTILINE,
)


def lost_breaks(text: str) -> set[int]:
    """Return the offsets in ``text`` before which a line break was lost: in heads and feet of documents.

    >>> text = "关于做好防洪工作的通知云政发〔2025〕5号各乡镇：请抓好落实。云岭县人民政府2025年3月4日"
    >>> [text[low:low + 4] for low in sorted(lost_breaks(text))]
    ['云政发〔', '各乡镇：', '请抓好落', '云岭县人', '2025']
    """
    breaks: set[int] = set()
    for head in _HEAD.finditer(text):
        breaks.add(head.start("number"))
        if head["rest"]:
            breaks.add(head.start("rest"))
        if addressees := _ADDRESSEES.match(text, head.start("rest")):
            breaks.add(addressees.end())
    for foot in _FOOT.finditer(text):
        breaks |= {foot.start("signature"), foot.start("date")}
    return breaks
