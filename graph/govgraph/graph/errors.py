"""What can go wrong in the graph room, each as one clear line: what, where, and what to do about it.

Library code raises these; only the command line prints them. Errors of reading documents are
:class:`govgraph.extract.records.ExtractionError`.
"""

from __future__ import annotations


class GovgraphError(Exception):
    """Anything that the user can put right; ``str(error)`` is one line."""


class StoreError(GovgraphError):
    """A store that is missing, is none, is too new, is being written by another process, or is damaged."""


class EndpointError(GovgraphError):
    """A server that cannot be reached, is no SPARQL endpoint, refuses access, fails, or is not set as it must be."""


class QueryError(GovgraphError):
    """A query that is malformed, asks for more than reading, lacks a parameter, or ran out of time."""


class ExportError(GovgraphError):
    """An export whose format is unknown or whose file cannot be written."""


class BuildError(GovgraphError):
    """Sources that contradict each other, or a graph that does not satisfy its shapes and so is not published."""


class UnknownNameError(GovgraphError):
    """A name that nothing, or more than one thing, in the graph bears; the message lists the nearest candidates."""
