"""Pages to look at: one HTML file each, which opens offline and shows the sentence behind every edge."""

from __future__ import annotations

from typing import Final

from govgraph.graph.dataset import View
from govgraph.graph.network import project
from govgraph.graph.views.legend import PERSPECTIVES as _TITLES
from govgraph.graph.views.page import LANGUAGES, make_page
from govgraph.graph.views.payload import make_payload

__all__ = ["LANGUAGES", "PERSPECTIVES", "render"]

PERSPECTIVES: Final = tuple(_TITLES)
"""What a page can show: org, appointments, responsibility, projects, documents, person, organization, all."""


def render(
    view: View,
    perspective: str = "org",
    *,
    focus: str | None = None,
    depth: int | None = None,
    language: str = "zh",
) -> str:
    """Return a page of one perspective, or of what lies within ``depth`` steps around a focus name.

    Equal quads give equal bytes. Raises what :func:`govgraph.graph.network.project` raises, and GovgraphError for a
    language other than :data:`LANGUAGES`.
    """
    return make_page(make_payload(project(view, perspective, focus=focus, depth=depth)), language=language)
