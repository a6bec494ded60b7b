"""Build the list of common verbs that ships with govgraph.

    pip download jieba==0.42.1 --no-deps --no-binary :all: && tar xzf jieba-0.42.1.tar.gz
    python tools/make_common_verbs.py jieba-0.42.1/jieba/dict.txt

Reads the dictionary of the segmenter jieba (MIT licence): a word, its frequency and its part of speech a line. Kept are verbs,
adverbs and prepositions of two and three characters that no list of ours holds, that name no division and do not look like a place's
name. The dictionary's nouns were tried too: about as many names were lost with them as were words taken for names.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path
from typing import Final

from govgraph.extract.divisions import by_name
from govgraph.extract.mentions.lexicon import read_table, read_words
from govgraph.extract.mentions.placelike import likeness

TARGET: Final = Path(__file__).parent.parent / "extract/govgraph/extract/mentions/lexicon/common_verbs.txt"
HEADER: Final = """\
# Verbs, adverbs and prepositions of the general language.
# Source: dict.txt of jieba 0.42.1 (MIT licence, Copyright 2013 Sun Junyi). Built by tools/make_common_verbs.py.
"""
TAGS: Final = frozenset("v vd vn vi d ad p c r".split())
SHAPE: Final = re.compile(r"[\u4e00-\u9fff]{2,3}")
LEVELS: Final = frozenset({"自治", "直辖"})  # 自治|区, 直辖|市
LEAST: Final = 50  # times a word was counted
PLACELIKE: Final = 1.0  # likeness from which a word may be a place's name


def main() -> int:
    """Read the dictionary named on the command line; write the list."""
    known = set(read_words("openings.txt") | read_words("ordinary_words.txt")) | LEVELS
    for table in ("named_after.txt", "generic_terms.txt"):
        known.update(word for words in read_table(table).values() for word in words)
    found: set[str] = set()
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split()
        common = tag in TAGS and int(count) >= LEAST and SHAPE.fullmatch(word) is not None
        if common and word not in known and not by_name(word) and likeness(word) < PLACELIKE:
            found.add(word)
    TARGET.write_text(f"{HEADER}{textwrap.fill(' '.join(sorted(found)), 100)}\n", encoding="utf-8")
    print(f"{len(found)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
