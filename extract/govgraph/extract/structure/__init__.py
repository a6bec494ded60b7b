"""Decoded text to documents, sections and clauses, with exact offsets."""

from govgraph.extract.structure.splitting import split_documents

__all__ = ["split_documents"]
