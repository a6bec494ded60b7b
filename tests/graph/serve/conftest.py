"""The explorer over the sample, asked in process; and a hostile store of five hundred names."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from govgraph.extract.records import (
    Clause,
    Document,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Graph,
    Judgement,
    NameJudgement,
    ResolvedFact,
    SourceText,
    Span,
    Value,
)
from govgraph.graph.dataset import View
from govgraph.graph.rdf import graph_quads
from govgraph.graph.serve import Source, listen, make_app
from govgraph.ontology import mint

BASE = "http://127.0.0.1:8765"
MARK = "window.hacked=1"

_WRAPPERS = (
    "</script><script>{0}</script>",
    "<!--<script>{0}</script>",
    "<img src=x onerror={0}>",
    "<svg/onload={0}>",
    '" autofocus onfocus="{0}',
    "' onmouseover='{0}",
    "javascript:{0}//",
    '<a href="javascript:{0}">云岭县</a>',
    "]]><script>{0}</script>",
    "{{{{constructor.constructor('{0}')()}}}}",
    "{{% for a in ''.__class__ %}}{0}",
    "${{{0}}}",
    "\\u003cscript\\u003e{0}",
    "&lt;script&gt;{0}&lt;/script&gt;",
    "</style><style>@import '//example.org/{0}'</style>",
    "<base href=//example.org/><iframe srcdoc='<script>{0}</script>'>",
    "</textarea></title></option></select><script>{0}</script>",
    "--><details open ontoggle={0}>",
    '=HYPERLINK("javascript:{0}")',
    "../../id/%2e%2e/{0}?#\r\nSet-Cookie: a=b",
)
_WRAPPED = (
    MARK,
    f"\u202e{MARK}\u2066",
    f"云岭\u2028{MARK}\u2029",
    f"\x00{MARK}\x1b[31m",
    f"\ufeff\u200b{MARK}\u00ad",
    f"𠮷𠮷{MARK}",
    "alert`1`",
    f"{MARK}\n\t",
    "__proto__",
    "constructor",
    f"%3Cscript%3E{MARK}",
    f"\\x3cscript\\x3e{MARK}",
    f"'+{MARK}+'",
    f'"+{MARK}+"',
    f"`+{MARK}+`",
    f"*/{MARK}/*",
    f"//{MARK}",
    f"<b>{MARK}</b>",
    f"<{MARK}",
    f"{MARK}>",
    f"&{MARK};",
    f"#{{{MARK}}}",
    f"<%= {MARK} %>",
    f'\\";{MARK}//',
    f"云岭县{MARK}局",
)
HOSTILE = tuple(wrapper.format(inner) for wrapper, inner in itertools.product(_WRAPPERS, _WRAPPED))
"""Five hundred names that would like to be code."""


@pytest.fixture(scope="session")
def sample_client(sample_store: Path) -> TestClient:
    """Ask the explorer of the sample."""
    return TestClient(make_app(Source.of_store(sample_store), timeout=None), base_url=BASE)


@pytest.fixture(scope="session")
def hostile_view() -> View:
    """Return a graph in which each hostile text is a body, a person, a task, a project, a target, a title and a quote."""
    raw = "".join(f"{text}\n" for text in HOSTILE)
    source = SourceText("<script>.txt", raw, sha256(raw.encode("utf-8", "surrogatepass")).hexdigest())
    facts: list[ResolvedFact] = []
    entities: dict[str, Entity] = {}
    extractions = []
    judged = []
    at = 0
    spans = []
    for text in HOSTILE:
        spans.append(Span(at, at + len(text)))
        at += len(text) + 1
    for number in range(0, len(HOSTILE), 50):
        key = f"云政发〔2025〕{number}号"
        for text, span in list(zip(HOSTILE, spans, strict=True))[number : number + 50]:
            facts += _facts(key, text, Evidence(source.name, span.start, span.end, text), entities)
            judged.append(NameJudgement(text, f"{text}（别名）", Judgement.SAME, 1.0, text, key))
        extractions.append(_extraction(key, HOSTILE[number], source, tuple(spans[number : number + 50])))
    listed = tuple(entity for _, entity in sorted(entities.items()))
    return View.in_memory(graph_quads(Graph(tuple(extractions), tuple(facts), listed, tuple(judged))))


def _extraction(key: str, title: str, source: SourceText, spans: tuple[Span, ...]) -> Extraction:
    document = Document(
        key=key,
        source=source,
        text=source.raw,
        origin=tuple(range(len(source.raw))),
        number=key,
        title=title,
        issuer=title,
        date="2025-03-05",
        kind=title,
        clauses=tuple(Clause(span, None) for span in spans),
    )
    return Extraction(document, (), ())


def _facts(key: str, text: str, place: Evidence, entities: dict[str, Entity]) -> Iterator[ResolvedFact]:
    def thing(kind: str) -> str:
        iri = mint.entity_iri(kind, "990101", text)
        entities.setdefault(iri, Entity(iri, kind, text, (text, f"{text}（别名）"), "990101"))
        return iri

    def fact(relation: str, subject: str, object_: str | None = None, **stated: Value) -> ResolvedFact:
        links = (("post", thing("post")),) if relation == "appointed" else ()
        links = (("site", thing("place")),) if relation == "project" else links
        read = Fact(relation, key, text, text, place, "test", tuple(sorted(stated.items())))
        return ResolvedFact(read, thing(subject), object_ and thing(object_), links)

    yield fact("org_mention", "organization")
    yield fact("oversees", "person", "organization", role=text)
    yield fact(
        "responsible_for", "organization", role="joint", heading=text, task_start=place.start, task_end=place.end
    )
    yield fact("target", "indicator", value=1, unit=text, comparator=text, year=2025, scope=text)
    yield fact("project", "project", investment=10**8, capacity=text, status=text, site=text)
    yield fact("appointed", "person", "post", org=text, role=text, date="2025-03-05", kind=text)


class Running:
    """The explorer, really listening, in a thread."""

    def __init__(self, source: Source) -> None:
        self.socket = listen("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        config = uvicorn.Config(make_app(source, timeout=None), log_level="critical", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        self.thread.start()

    def end(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.socket.close()


@pytest.fixture(scope="session")
def running(sample_store: Path) -> Iterator[Running]:
    """The explorer of the sample, for a browser."""
    found = Running(Source.of_store(sample_store))
    yield found
    found.end()
