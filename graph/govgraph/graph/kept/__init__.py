"""What a store keeps of its sources, so that it can grow and shrink without being given all of them again."""

from govgraph.graph.kept.shelf import Contents, Shelf

__all__ = ["Contents", "Shelf"]
