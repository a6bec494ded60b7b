"""The SPARQL editor: what a browser gets at ``/sparql``."""

from __future__ import annotations

import json
from typing import Final

from starlette.responses import Response

from govgraph.graph.queries import saved_queries
from govgraph.graph.serve.visit import Visit
from govgraph.ontology.namespaces import PREFIXES

EXAMPLE: Final = """# 责任最多的十个单位 / The ten bodies with most tasks
SELECT ?单位 (COUNT(DISTINCT ?task) AS ?任务) WHERE {
  ?body gov:responsibleFor ?task ; rdfs:label ?单位 .
}
GROUP BY ?单位
ORDER BY DESC(?任务)
LIMIT 10
"""


def editor(visit: Visit) -> Response:
    """Return the page of the editor, with the query of the address or an example in it."""
    given = visit.request.query_params.get("query", "")
    return visit.page(
        "sparql.html",
        title="SPARQL",
        query=given or EXAMPLE,
        run=bool(given),
        saved=saved_queries(),
        prefixes=json.dumps(dict(PREFIXES), ensure_ascii=False),
    )
