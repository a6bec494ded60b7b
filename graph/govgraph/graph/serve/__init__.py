"""The explorer: a local web application, reading only, over a store or an endpoint.

``make_app`` gives the ASGI application and :func:`serve` runs it. The rooms: ``source`` (what is read), ``guard`` (who may
ask), ``sparql`` (the protocol), ``reading`` (what pages show, by SPARQL), ``tables``, ``pages``, ``templates`` and
``static`` (how it looks). What each page offers is told in ``docs/explorer.md``.
"""

from govgraph.graph.serve.app import make_app
from govgraph.graph.serve.running import listen, serve
from govgraph.graph.serve.source import Source

__all__ = ["Source", "listen", "make_app", "serve"]
