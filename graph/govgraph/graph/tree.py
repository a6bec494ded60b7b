"""The organisation as a tree: bodies, their leaders with posts, the bodies that these oversee, and their other signs.

What ``govgraph tree`` prints. An official stands once, under the body where most of those who oversee hold a post: a
deputy county head (副县长) who also sits on the Party committee stands under the county's government, with both posts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from govgraph.graph.dataset import View
from govgraph.graph.errors import UnknownNameError
from govgraph.graph.lookup import find
from govgraph.graph.network.reading import Statement, read_pairs, read_statements, read_things
from govgraph.ontology.namespaces import GOV, ORG

ELSEWHERE: Final = "未载明任职单位"
"""Heads the officials of whom no document says where they hold a post."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A body, an official or another sign, with what stands below it.

    ``kind`` is ``organization``, ``official`` or ``sign`` (加挂牌子); ``role`` is how the official above oversees the body
    (主持, 分管, 联系 …); ``posts`` and ``areas`` are those of an official: what he holds, and the work he is in charge of.
    ``document`` and ``quote`` prove that it stands where it stands; they are None where nothing needs proof.
    """

    kind: str
    label: str
    iri: str | None = None
    role: str | None = None
    posts: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    document: str | None = None
    quote: str | None = None
    children: tuple[Branch, ...] = ()


def tree(view: View, name: str | None = None) -> tuple[Branch, ...]:
    """Return the tree of the whole graph, or what stands at and below a body, an official or a division (行政区划).

    Raises UnknownNameError for a name that nothing, more than one thing, or a thing of another kind bears.
    """
    chart = _Chart(view)
    if name is None:
        return chart.forest()
    return chart.below(find(view, name), name)


class _Chart:
    """Reads posts, oversight and other signs once, and grows branches from them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._things = read_things(view)
        self._duties = _by_subject(read_statements(view, GOV.Oversight))
        self._areas = _by_subject(read_statements(view, GOV.PortfolioAssignment))
        self._signs = _by_subject(read_statements(view, GOV.Naming))
        self._posts = _by_subject(read_statements(view, GOV.Tenure))
        self._bodies_of_posts = dict(reversed(read_pairs(view, ORG.postIn)))
        self._homes = self._find_homes()
        self._at_home: defaultdict[str | None, list[str]] = defaultdict(list)
        for official, body in self._homes.items():
            self._at_home[body].append(official)

    def forest(self) -> tuple[Branch, ...]:
        """Return a branch for each body that has leaders and stands below no other, the largest first."""
        below = {
            duty.text(GOV.object)
            for official, home in self._homes.items()
            for duty in self._duties.get(official, ())
            if duty.text(GOV.object) != home
        }
        tops = [body for body in self._at_home if body is not None and body not in below]
        if not tops:  # each is overseen from another: begin with the largest
            tops = sorted((body for body in self._at_home if body is not None), key=self._rank)[:1]
        branches = [self._body(body, frozenset()) for body in sorted(tops, key=self._rank)]
        if self._at_home[None]:
            branches.append(Branch("organization", ELSEWHERE, children=self._leaders(None, frozenset())))
        return tuple(branches)

    def below(self, iri: str, name: str) -> tuple[Branch, ...]:
        """Return the branches of one thing."""
        kind = self._things.get(iri, {}).get("type")
        if kind == "organization":
            return (self._body(iri, frozenset()),)
        if kind == "official":
            return (self._official(iri, frozenset()),)
        inside = {subject for subject, place in read_pairs(self._view, GOV.jurisdiction) if place == iri}
        branches = tuple(each for each in self.forest() if each.iri in inside)
        if not branches:
            raise UnknownNameError(
                f"{name}: neither a body nor an official, nor a division that has any; try govgraph show"
            )
        return branches

    def _find_homes(self) -> dict[str, str | None]:
        """Return official → the body under which he stands."""
        bodies = {
            official: [body for each in posts if (body := self._body_of(each))]
            for official, posts in self._posts.items()
        }
        officials = {*self._duties, *self._areas, *self._posts}
        overseeing = Counter(
            body for official in sorted(officials) if official in self._duties for body in {*bodies.get(official, ())}
        )
        return {
            official: min(bodies.get(official, ()), key=lambda body: (-overseeing[body], body), default=None)
            for official in sorted(officials, key=self._first_named)
        }

    def _body_of(self, tenure: Statement) -> str | None:
        post = tenure.text(GOV.post) or tenure.text(GOV.object)
        return tenure.properties.get(ORG.organization) or self._bodies_of_posts.get(post)

    def _first_named(self, official: str) -> tuple[str, int, str]:
        """Order officials as the documents list them: by rank."""
        known = [*self._duties.get(official, ()), *self._areas.get(official, ()), *self._posts.get(official, ())]
        first = min((each.passage["source"], each.passage["start"]) for each in known)
        return (*first, official)

    def _rank(self, body: str) -> tuple[int, str]:
        return -sum(1 + len(self._duties.get(each, ())) for each in self._at_home[body]), body

    def _body(self, iri: str, above: frozenset[str], duty: Statement | None = None) -> Branch:
        children: tuple[Branch, ...] = ()
        if iri not in above:
            children = (*self._other_signs(iri), *self._leaders(iri, above | {iri}))
        return Branch(
            kind="organization",
            label=self._label(iri, duty.text(GOV.objectText) if duty else ""),
            iri=iri,
            role=duty.text(GOV.role) or None if duty else None,
            document=duty.passage["document"] if duty else None,
            quote=duty.passage["quote"] if duty else None,
            children=children,
        )

    def _leaders(self, body: str | None, above: frozenset[str]) -> tuple[Branch, ...]:
        return tuple(self._official(each, above) for each in self._at_home[body] if each not in above)

    def _official(self, iri: str, above: frozenset[str]) -> Branch:
        posts, duties, areas = (known.get(iri, []) for known in (self._posts, self._duties, self._areas))
        first = next(iter([*posts, *duties, *areas]), None)
        overseen = {(each.text(GOV.object), each.text(GOV.role)): each for each in reversed(duties)}
        return Branch(
            kind="official",
            label=self._label(iri, first.text(GOV.subjectText) if first else ""),
            iri=iri,
            posts=tuple(dict.fromkeys(each.text(GOV.objectText) for each in sorted(posts, key=_as_printed))),
            areas=tuple(dict.fromkeys(each.text(GOV.objectText) for each in areas)),
            document=first.passage["document"] if first else None,
            quote=first.passage["quote"] if first else None,
            children=tuple(
                self._body(body, above | {iri}, duty) for (body, _), duty in reversed(overseen.items()) if body
            ),
        )

    def _other_signs(self, body: str) -> Iterable[Branch]:
        signs = {each.text(GOV.objectText): each for each in reversed(self._signs.get(body, []))}
        for label, naming in reversed(signs.items()):
            passage = naming.passage
            yield Branch(
                "sign", label, naming.properties.get(GOV.object), document=passage["document"], quote=passage["quote"]
            )

    def _label(self, iri: str, printed: str) -> str:
        return str(self._things.get(iri, {}).get("label") or printed or iri)


def _by_subject(statements: Iterable[Statement]) -> Mapping[str, list[Statement]]:
    """Return subject → its statements, in the order of the text."""
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        found[each.properties[GOV.subject]].append(each)
    return dict(found)


def _as_printed(post: Statement) -> tuple[str, int, int]:
    """Order posts that one passage lists (县委常委、副县长) as it lists them."""
    passage = post.passage
    return passage["source"], passage["start"], passage["quote"].find(post.text(GOV.objectText))
