"""Resolution: which jurisdiction a document is of, and which entity each printed name means."""

from govgraph.extract.resolve.entities import resolve

__all__ = ["resolve"]
