"""One request: the snapshot it reads, its language, its day, and links that remember them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import DictLoader, Environment, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from govgraph.graph.cells import SEPARATOR
from govgraph.graph.network import yuan
from govgraph.graph.network.naming import RELATION_LABELS, ROLE_LABELS
from govgraph.graph.serve import assets
from govgraph.graph.serve.links import path_of
from govgraph.graph.serve.negotiation import language_of
from govgraph.graph.serve.reading.excerpts import excerpt
from govgraph.graph.serve.reading.things import Thing, Things, read_all_things
from govgraph.graph.serve.shapes import STYLES, outline, style_of, tint
from govgraph.graph.serve.source import Snapshot, Source
from govgraph.graph.views.legend import VALUES, edge_style

LANGUAGES: Final = ("zh", "en")
"""Languages of the interface; what documents say stays Chinese."""

NAVIGATION: Final = (
    ("tasks", "任务", "Tasks"),
    ("targets", "目标", "Targets"),
    ("projects", "项目", "Projects"),
    ("officials", "人员", "People"),
    ("organizations", "机构", "Bodies"),
    ("documents", "公文", "Documents"),
    ("queries", "问题", "Questions"),
    ("sparql", "SPARQL", "SPARQL"),
)
"""Parts of the explorer: path and names, in the order of the menu."""


@dataclass(eq=False)
class Visit:
    """A request and what it is answered from; ``as_of`` is the day as it was given, or None."""

    request: Request
    source: Source
    snapshot: Snapshot
    language: str
    as_of: str | None

    @property
    def things(self) -> Things:
        """Everything that bears a name."""
        return self.snapshot.once("things", read_all_things)

    def say(self, zh: str, en: str) -> str:
        """Return the wording in the language of the visit."""
        return en if self.language == "en" else zh

    def asked(self, name: str) -> str:
        """Return a parameter of the address, empty if it is not given."""
        return self.request.query_params.get(name, "").strip()

    def link(self, path: str, **parameters: object) -> str:
        """Return an address of ours that remembers the day; parameters that are None or empty are left out."""
        path, hash_, fragment = path.partition("#")
        path, _, before = path.partition("?")
        given = {**parameters, "asof": self.as_of}
        stated = urlencode({key: value for key, value in given.items() if value not in (None, "")})
        query = "&".join(filter(None, (before, stated)))
        return f"{path}?{query}{hash_}{fragment}" if query else f"{path}{hash_}{fragment}"

    def here(self, **changes: object) -> str:
        """Return the address of this page with some parameters changed; None drops one."""
        given = {**self.request.query_params, **changes}
        stated = urlencode({key: value for key, value in given.items() if value not in (None, "")})
        path: str = self.request.scope["raw_path"].decode("ascii", "replace").partition("?")[0]
        return f"{path}?{stated}" if stated else path

    def to(self, iri: str, **parameters: object) -> str | None:
        """Return the address of the page of an IRI, or None when it is not ours."""
        path = path_of(iri)
        return None if path is None else self.link(path, **parameters)

    def thing(self, iri: str, printed: str = "", kind: str = "thing") -> Thing:
        """Return the thing of an IRI."""
        return self.things.named(iri, printed, kind)

    def kind(self, kind: str) -> str:
        """Return the name of a kind of thing."""
        style = style_of(kind)
        return self.say(style.zh, style.en)

    def relation(self, relation: str, role: str = "") -> str:
        """Return the name of a relation, by its role where that is named."""
        if relation in _RELATIONS:
            return self.say(*_RELATIONS[relation])
        style = edge_style(relation, role)
        return self.say(style.zh, style.en)

    def code(self, code: object) -> str:
        """Return what a code among values means, else the value itself."""
        meaning = VALUES.get(str(code))
        if meaning:
            return self.say(*meaning)
        return self.say(ROLE_LABELS.get(str(code), str(code)), str(code))

    def page(self, template: str, status: int = 200, **context: Any) -> Response:
        """Return a page made from a template."""
        page = _environment().get_template(template)
        html = page.render(visit=self, say=self.say, link=self.link, navigation=NAVIGATION, **context)
        response = HTMLResponse(html, status_code=status, headers={"vary": "Accept, Accept-Language, Cookie"})
        if self.request.query_params.get("lang") in LANGUAGES:
            response.set_cookie("lang", self.language, max_age=31_536_000, path="/", samesite="lax", httponly=True)
        return response


def chosen_language(request: Request) -> str:
    """Return the language of a request: of its address, else of its cookie, else of Accept-Language."""
    for given in (request.query_params.get("lang"), request.cookies.get("lang")):
        if given in LANGUAGES:
            return given
    return language_of(request.headers.get("accept-language"), LANGUAGES)


def number(value: float) -> str:
    """Return a number as a person reads it.

    >>> number(1234567), number(12.50)
    ('1,234,567', '12.5')
    """
    return f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"


_RELATIONS: Final = {
    "measures": ("指标", "measures"),
    "project_task": ("包含项目", "has project"),
    "target": ("目标", "target"),
    "project": ("项目", "project"),
    "org_mention": ("提到机构", "names a body"),
    "person_mention": ("提到人员", "names a person"),
    "site": ("提到地点", "names a place"),
    "document": ("公文", "document"),
}
"""Relations that the legend of the standalone views does not have."""


@cache
def _environment() -> Environment:
    folder = files("govgraph.graph.serve").joinpath("templates")
    texts = {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir() if each.name.endswith(".html")}
    environment = Environment(
        loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["number"] = number
    environment.filters["yuan"] = yuan
    environment.globals.update(
        asset=assets.address,
        excerpt=excerpt,
        styles=STYLES,
        style_of=style_of,
        outline=outline,
        tint=tint,
        edge_style=edge_style,
        separator=SEPARATOR,
        relation_labels=RELATION_LABELS,
    )
    return environment
