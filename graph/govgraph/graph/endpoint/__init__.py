"""The same graph on a server: reading any SPARQL 1.1 endpoint, and putting a store there.

:class:`EndpointView` is a view like that of a store; :func:`.push.push` makes a server hold what a store holds. What a
server must be set to, and what is guaranteed, is told in ``docs/endpoints.md``.
"""

from govgraph.graph.endpoint.protocol import Credentials
from govgraph.graph.endpoint.view import EndpointView

__all__ = ["Credentials", "EndpointView"]
