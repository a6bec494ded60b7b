"""Documents to mentions: a spaCy pipeline of our own components. The only room that imports spaCy."""

from govgraph.extract.mentions.pipeline import find_mentions

__all__ = ["find_mentions"]
