"""Files to decoded text: one reader a format."""

from govgraph.extract.documents.plain import decode_source, read_bytes, read_source

__all__ = ["decode_source", "read_bytes", "read_source"]
