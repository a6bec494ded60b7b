"""How a goal compares with its quantity (至少, 提高, 控制在), read with the words that stand farther off."""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.records import Mention

_AT_LEAST: Final = re.compile(r"(?:至少|不少于|不低于)[^，。；、]{0,14}$")
_ABOVE: Final = re.compile(r"(?<!不)(?:高于|快于|超出)[^，。；、]{2,14}$")

_WORKED_ON: Final = re.compile(r"(?:优化|抚育|改造|整治|完善|建设|修复|更新|规范|新建|巩固)提升$")
"""What is done to so many, not how far they rise: 森林抚育提升200万亩."""


def kind(quantity: Mention) -> str:
    """Return the kind of a quantity as far as one indicator may have several: percentages and points are one."""
    return "percent" if quantity.label == "points" else quantity.label


def is_change(comparator: str) -> bool:
    """Tell whether a comparator says how far something moves, or whereto, rather than where it stands."""
    return comparator.startswith(("increase", "decrease"))


def comparator_of(quantity: Mention, before: str, verb: str | None) -> str:
    """Return a quantity's comparator, read again with the words that stand farther off (至少建成, 提高城镇化率).

    ``before``: the text between the indicator's clause and the quantity; ``verb``: the word of production before the
    indicator. What is counted or measured out is made, not raised: 改造提升高标准农田20万亩 is an output.
    """
    comparator = str(quantity.attributes["comparator"])
    worked_on = quantity.label == "measure" and _WORKED_ON.search(before)
    if comparator == "increase_by" and (worked_on or (quantity.label == "count" and before.endswith("提升"))):
        return "="
    if comparator != "=":
        return comparator
    raises = ("提高", "增加", "扩大") if quantity.label in ("count", "measure") else ("提高", "提升", "增加", "扩大")
    if verb == "增加" and quantity.label == "count":
        return "increase_by"
    if verb in raises and quantity.label != "count":
        return "increase_by"
    if verb in ("降低", "减少", "压减"):
        return "decrease_by"
    if before.endswith("控制在"):
        return "<="
    return ">=" if _AT_LEAST.search(before) or _ABOVE.search(before) else "="
