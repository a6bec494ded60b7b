"""Chinese surnames, single and double (复姓)."""

from __future__ import annotations

from typing import Final

from govgraph.extract.mentions.lexicon import read_words

SINGLE: Final = read_words("surnames.txt")
"""Surnames of one character."""

DOUBLE: Final = read_words("surnames-double.txt")
"""Surnames of two characters."""

SURNAMES: Final = SINGLE | DOUBLE
