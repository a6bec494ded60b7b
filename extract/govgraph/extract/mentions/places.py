"""``places``: names of administrative divisions, those of the gazetteer and those a document shows to be one.

A county that no gazetteer holds (renamed, new, fictional) still signs its documents: X县人民政府 in the masthead teaches the
name X县 for the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.divisions import find_divisions
from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.records import Document, Mention, Mentions

_SIGNED: Final = re.compile(
    r"(?:^|\n)((?:[\u4e00-\u9fff]{2,5}?[省市])?(?:[\u4e00-\u9fff]{1,4}?[市州盟])?)([\u4e00-\u9fff]{1,5}?(?:自治县"
    r"|[省市县区州旗盟镇乡]))(?=(?:人民政府|政府|委员会|委|人民代表大会常务委员会|人大常委会)(?:办公室"
    r"|办公厅)?(?:文件)?(?:$|\n|关于|印发| ))"
)
_NOT_A_NAME: Final = re.compile(
    r"^(?:责令|建议|主持|各|本|全|我|有关|所有|经|由|同意|根据|为|现|和|及|向|以)|^[省市县区州旗盟镇乡]+$|设区|所在|年.*|乡镇|街镇|镇乡"
)


_AFTER_SHORT: Final = "经开区|高新区|经济|开发区|分局|支局|监管|调查队|供电|分公司|农商|海关|境内"
"""What follows the short form of a place (云岭经开区) and hardly anything else."""


def local_names(text: str) -> tuple[str, ...]:
    """Return the names of divisions that a text's own mastheads and signatures teach, in order of first appearance."""
    names: dict[str, None] = {}
    for match in _SIGNED.finditer(text):
        for name in (*re.findall(r"[\u4e00-\u9fff]{2,5}?[省市州盟]", match[1]), match[2]):
            if len(name) >= 2 and not _NOT_A_NAME.search(name):
                names[name] = None
    return tuple(names)


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    taken: set[int] = set()
    for span in find_divisions(document.text):
        taken.update(range(span.start, span.end))
        yield mention(
            document, "places", str(span.candidates[0].level), span.start, span.end, code=span.candidates[0].code
        )
    names = local_names(document.text)
    if not names:
        return
    whole = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    short = "|".join(re.escape(name[:-1]) for name in names if len(name) >= 3)
    for match in re.finditer(f"{whole}|(?:{short})(?={_AFTER_SHORT})" if short else whole, document.text):
        if not taken.intersection(range(match.start(), match.end())):
            yield mention(document, "places", "local", match.start(), match.end(), code=None)


PLACES = Component(name="govgraph_places", assigns=("places",), find=_find)
