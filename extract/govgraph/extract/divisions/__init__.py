"""Administrative divisions of China (行政区划): GB/T 2260 codes, names, parents, and where they stand in a text.

The data are ``divisions.tsv`` and ``former.tsv`` beside this file; their headers name source and licence. Townships
are
not in it: a township is a place of the document's county.
"""

from govgraph.extract.divisions.gazetteer import (
    STATE,
    Division,
    Level,
    abbreviations,
    all_divisions,
    by_abbreviation,
    by_code,
    by_name,
    children,
    parent,
    parents,
)
from govgraph.extract.divisions.spans import DivisionSpan, find_divisions

__all__ = [
    "STATE",
    "Division",
    "DivisionSpan",
    "Level",
    "abbreviations",
    "all_divisions",
    "by_abbreviation",
    "by_code",
    "by_name",
    "children",
    "find_divisions",
    "parent",
    "parents",
]
