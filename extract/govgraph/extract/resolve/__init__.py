"""Resolution: which jurisdiction a document is of, and which entity each printed name means."""

from govgraph.extract.resolve.decision_file import read_decisions
from govgraph.extract.resolve.entities import resolve

__all__ = ["read_decisions", "resolve"]
