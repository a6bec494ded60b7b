"""Administrative divisions of China (行政区划): GB/T 2260 codes, names, parents, and where they stand in a text.

The data are ``divisions.tsv``, ``former.tsv`` and ``townships.tsv`` beside this file; their headers name source and
licence. A township is a place of the document's county, and no jurisdiction of its own.
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
from govgraph.extract.divisions.townships import Township, is_township, township, townships

__all__ = [
    "STATE",
    "Division",
    "DivisionSpan",
    "Level",
    "Township",
    "abbreviations",
    "all_divisions",
    "by_abbreviation",
    "by_code",
    "by_name",
    "children",
    "find_divisions",
    "is_township",
    "parent",
    "parents",
    "township",
    "townships",
]
