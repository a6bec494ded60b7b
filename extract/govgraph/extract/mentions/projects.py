"""``projects``: particular named projects (重点项目, 重点工程) and what is printed with them.

The label is ``project``. Attributes: ``name`` as printed without the investment (composed where items share a tail:
北坪“千万工程”示范项目), ``investment`` in yuan, ``investment_shared`` in yuan where one sum is printed for several,
``capacity`` as printed, ``site``, ``year``, ``status`` (the words of the clause: 加快推进, 开工建设). Work in general
(加快农村电网改造) names no project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.project_approvals import read_approved_projects, same_project
from govgraph.extract.mentions.project_forms import CAPACITY, QUOTED, WORKS
from govgraph.extract.mentions.project_items import Item, find_items
from govgraph.extract.mentions.project_judgement import says_something
from govgraph.extract.mentions.project_lists import read_project_lists
from govgraph.extract.mentions.project_phrases import Phrase, clauses, read_phrases, whole_lists
from govgraph.extract.mentions.project_prose import read_told_projects
from govgraph.extract.mentions.project_sums import news_sum, next_sum, table_sum
from govgraph.extract.mentions.site_names import find_site_names
from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Document, Mention, Mentions, Part, Span, Value

GROUP: Final = "projects"

_WORTH_READING: Final = re.compile(
    rf"项目|工程|投资|等|建设|新建|{WORKS}|建成|开工|投产|投运|投用|启用|交付|落成|推动|通车|包括|建好|完善|打通|前期|通航|通水|蓄水|阶段|[一二三四]期|使用|运行|运营|推进|为|公路|改造|高速|高铁|铁路|大桥|水库|电站|[连联]通|开建|完成(?=[\d.]+[万亿]元)"
)
_YEAR: Final = re.compile(r"(20\d\d)年")


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    wording = Wording.of(document.text, mentions)
    text = document.text
    body = document.parts.get(Part.BODY, Span(0, len(text)))
    taken: set[tuple[Span, str]] = set()
    approved = tuple(read_approved_projects(document, wording))
    for told in approved:
        taken.add((told.span, ""))
        doing = Phrase("", False, False, told.span, "", True, "", None, told.span.start)
        yield _mention(document, wording, doing, Item(told.span, told.span, investment=told.investment))
    known = [text[told.span.start : told.span.end] for told in approved]
    for listed in read_project_lists(wording, body.start, body.end):
        taken.add((listed.span, ""))
        doing = Phrase(listed.status or "", False, False, listed.span, "", True, "", None, listed.span.start)
        yield _mention(document, wording, doing, Item(listed.span, listed.span))
    for told in read_told_projects(wording, body.start, body.end):
        if not any(told.span.overlaps(span) for span, _ in taken):
            taken.add((told.span, ""))
            doing = Phrase("", False, False, told.span, "", True, "", None, told.span.start)
            yield _mention(document, wording, doing, Item(told.span, told.span, investment=told.investment))
    certain = [span for span, _ in taken]
    sentence = body.start
    for clause in whole_lists(text, clauses(text, body.start, body.end)):
        if clause.start == 0 or text[clause.start - 1] in "。\n":
            sentence = clause.start
        if not _WORTH_READING.search(text, clause.start, clause.end):
            continue
        for phrase in read_phrases(text, clause, sentence):
            if not says_something(text, phrase):
                continue
            for item in find_items(wording, phrase):
                if any(item.span.overlaps(span) for span in certain) or any(
                    same_project(text[item.name.start : item.name.end], name) for name in known
                ):
                    continue
                if len(item.name) and (item.span, item.added) not in taken:
                    taken.add((item.span, item.added))
                    yield _mention(document, wording, phrase, item)
        for quoted in QUOTED.finditer(text, clause.start, clause.end):
            span = Span(*quoted.span())
            if not any(span.overlaps(other) for other, _ in taken) and re.match(
                r"(?:做好|推进|推动|加快|实施|抓好|保障)", text[clause.start : quoted.start()]
            ):
                taken.add((span, ""))
                yield _mention(
                    document, wording, Phrase("", False, False, span, "", False, "", None, sentence), Item(span, span)
                )


def _mention(document: Document, wording: Wording, phrase: Phrase, item: Item) -> Mention:
    printed = wording.text[item.name.start : item.name.end]
    capacity, year = CAPACITY.search(printed), _YEAR.search(printed)
    investment = item.investment
    if investment is None and item.shared is None:
        investment = (
            news_sum(wording.text, item.span.start)
            or table_sum(document, item.name)
            or next_sum(wording.text, item.name.end)
        )
    attributes: dict[str, Value] = {
        "name": document.surface(item.name.start, item.name.end) + item.added,
        "investment": investment,
        "investment_shared": item.shared,
        "capacity": capacity[0] if capacity else None,
        "site": _site(wording, item.name),
        "year": int(year[1]) if year else None,
        "status": (phrase.trigger if not phrase.listing else "") or phrase.outcome or None,
    }
    return mention(document, GROUP, "project", item.span.start, item.span.end, **attributes)


def _site(wording: Wording, name: Span) -> str | None:
    """Return the first site in a project's name, else the first division."""
    for site in find_site_names(wording, name.start, name.end, institutions=True):
        return wording.text[site.start : site.end]
    for word in wording.words(name.start, name.end):
        if word.kind is Kind.PLACE:
            return wording.text[word.start : word.end]
    return None


PROJECTS: Final = Component(name="govgraph_projects", assigns=(GROUP,), requires=("places",), find=_find)
