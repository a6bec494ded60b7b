"""One self-contained page: a template with data, library, script and style inside, and a policy that allows no more."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from govgraph.graph.errors import GovgraphError

LANGUAGES: Final = ("zh", "en")
"""The languages of the interface; the page can switch between them."""

_FIRST: Final = ("wording.js", "shapes.js", "pen.js", "model.js", "panel.js", "time.js")
_NETWORK: Final = ("columns.js", "canvas.js", "panorama.js", "explore.js")
_TIMELINE: Final = ("timeline.js",)
_LAST: Final = ("spans.js", "picture.js", "search.js", "controls.js", "main.js")

SCRIPTS: Final = (*_FIRST, *_NETWORK, *_TIMELINE, *_LAST)
"""The parts of the pages' script, in the order in which they run; a page has those of networks or those of timelines."""

_NOSCRIPT: Final = "此页需要启用 JavaScript。 / This page needs JavaScript."
_UNSAFE: Final = {code: f"\\u{code:04x}" for code in (*map(ord, "<>&'\u2028\u2029\u007f"), *range(0xD800, 0xE000))}
"""``<`` closes nothing and opens no comment when escaped; the line separators were no JSON in old JavaScript; half a
surrogate pair is no character that a file can hold."""


def make_page(payload: dict[str, Any], *, language: str = "zh") -> str:
    """Return the HTML of a page that shows the data; it asks the network for nothing, and opens by a double click.

    Raises GovgraphError for a language other than :data:`LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise GovgraphError(f"unknown language {language!r}: choose one of {', '.join(LANGUAGES)}")
    style, scripts = _read("templates/page.css"), _scripts(payload["timeline"])
    title = payload["title"][language]
    page: str = _template().render(
        language=language,
        title=f"{payload['focus']} · {title}" if payload["focus"] else title,
        policy=_policy(style=style, scripts=scripts),
        timeline=payload["timeline"],
        style=Markup(style),
        data=Markup(to_json({**payload, "language": language})),
        scripts=[Markup(script) for script in scripts],
        noscript=_NOSCRIPT,
    )
    return page


def to_json(value: Any) -> str:
    r"""Return JSON that is safe inside a script element: it holds no ``<``, ``>``, ``&``, ``'`` or line separator.

    >>> to_json("</script><!--")
    '"\\u003c/script\\u003e\\u003c!--"'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_UNSAFE)


def integrity(text: str) -> str:
    """Return the expression by which a content security policy (CSP level 3) allows an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(*, style: str, scripts: tuple[str, ...]) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(integrity, scripts))}",
            f"style-src {integrity(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


@cache
def _scripts(timeline: bool) -> tuple[str, ...]:
    """Return the scripts of a page of either sort: a network needs the library that draws it."""
    names = (*_FIRST, *(_TIMELINE if timeline else _NETWORK), *_LAST)
    parts = "".join(_read(f"templates/{name}") for name in names)
    own = f'"use strict";\n(() => {{\n{parts}}})();\n'
    return (own,) if timeline else (_read("vendor/vis-network.js"), own)


@cache
def _template() -> Any:
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_read("templates/page.html"))


@cache
def _read(name: str) -> str:
    return files("govgraph.graph.views").joinpath(name).read_text(encoding="utf-8")
