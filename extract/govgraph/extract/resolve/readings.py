"""What one document's facts name: bodies, posts, people, and what the document says of its own names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from govgraph.extract.records import Extraction, Fact, Judgement
from govgraph.extract.resolve.agencies import Likeness, analyse, state_organ
from govgraph.extract.resolve.jurisdiction import issuing_bodies
from govgraph.extract.resolve.names import BodyName, Setting, read_name
from govgraph.extract.resolve.organizations import Link, Printed
from govgraph.extract.resolve.posts import PostName, read_post

BODY_SUBJECTS: Final = frozenset({"org_mention", "responsible_for", "also_known_as", "reorganized"})
BODY_OBJECTS: Final = frozenset({"oversees", "also_known_as", "coordination_member", "reorganized"})
POSTS: Final = frozenset({"holds_position", "appointed", "removed"})
PEOPLE: Final = frozenset({"person_mention", "oversees", "portfolio"}) | POSTS

_DESCRIBED: Final = re.compile(r"(?:同志|负责人|领导|秘书长|代表|人员)$")
_DEFINITION: Final = re.compile(r"[（(](?:以下)?(?:统称|简称)(?:为)?[:：]?[“\"]?([^”\")）]{2,20})[”\"]?[)）]")
_PERSON: Final = re.compile(r"[\u3400-\u9fff·]{2,4}|[\u3400-\u9fff]{2,}·[\u3400-\u9fff·]{2,}")
_STATE_TITLES: Final = re.compile(r"总书记|国家主席|国务院|总理|国务委员|委员长")

_RENAMED: Final = Likeness(Judgement.SAME, 0.98, "更名：同一机构，先后两个名称")
_MERGED: Final = Likeness(Judgement.DIFFERENT, 1.0, "机构改革：合并前后是不同的机构")


@dataclass(frozen=True)
class Reading:
    """An extraction with its setting: reads the names its facts print."""

    extraction: Extraction
    setting: Setting

    def body(self, printed: str) -> BodyName:
        """Read the name of a body."""
        known = self._read.get(printed)
        if known is None:
            known = self._read[printed] = read_name(printed, self.setting)
        return known

    @cached_property
    def _read(self) -> dict[str, BodyName]:
        return {}

    def post(self, fact: Fact) -> PostName:
        """Read the post of a fact that names one."""
        return read_post(fact.object, _text(fact, "org"), self.setting)

    @cached_property
    def people(self) -> frozenset[str]:
        """The names that the document's facts use of people."""
        return frozenset(fact.subject for fact in self.extraction.facts if fact.relation in PEOPLE)

    def is_person(self, fact: Fact) -> bool:
        """Tell whether the member of a coordination body is a person (named, or described: 分管负责同志)."""
        name = fact.subject
        if name in self.people or _DESCRIBED.search(name):
            return True
        core = analyse(name)
        return bool(_PERSON.fullmatch(name)) and not core.kind and core.words == (name,) and not state_organ(name)

    def printed_bodies(self) -> Iterator[Printed]:
        """Yield every name of a body that the facts print, and the bodies that their posts imply."""
        doc = self.setting.doc
        for fact in self.extraction.facts:
            for name in self._names(fact):
                yield Printed(doc, self.body(name))
            for post in self.posts(fact):
                if post.body:
                    yield Printed(doc, self.body(post.body), implied=post.implied)

    def _names(self, fact: Fact) -> Iterator[str]:
        if fact.relation in BODY_SUBJECTS or (fact.relation == "coordination_member" and not self.is_person(fact)):
            yield fact.subject
        if fact.relation in BODY_OBJECTS and fact.object:
            yield fact.object
        yield from self.issuers(fact)

    def issuers(self, fact: Fact) -> tuple[str, ...]:
        """Return the bodies that a fact says issued a document, the leading one first."""
        return issuing_bodies(_text(fact, "issuer")) if fact.relation in ("document", "cites") else ()

    def posts(self, fact: Fact) -> Iterator[PostName]:
        """Yield the posts a fact names: its object, the affiliation of a member, the title beside a name."""
        if fact.relation in POSTS:
            yield self.post(fact)
        affiliation = _text(fact, "affiliation") if fact.relation == "coordination_member" else None
        titles = fact.object if fact.relation == "person_mention" else affiliation
        for title in re.split(r"[、，,]", titles or ""):
            if title:
                yield read_post(title, None, self.setting)

    def links(self) -> Iterator[Link]:
        """Yield what the document says of its own names: definitions, other signs, a bare 领导小组."""
        yield from self._definitions()
        yield from self._heads()
        for fact in self.extraction.facts:
            if fact.relation == "also_known_as":
                left, right = (self._node(name) for name in (fact.subject, fact.object))
                likeness = Likeness(Judgement.DIFFERENT, 1.0, "加挂牌子：一个机构两块牌子，分立两个节点")
                yield Link(left, right, likeness, self.setting.doc)
            if fact.relation == "reorganized" and fact.object:
                left, right = (self._node(name) for name in (fact.subject, fact.object))
                yield Link(left, right, _RENAMED if fact.qualifier("kind") == "renamed" else _MERGED, self.setting.doc)

    def _node(self, printed: str) -> tuple[str, str]:
        return Printed(self.setting.doc, self.body(printed)).node

    @cached_property
    def _printed_names(self) -> tuple[str, ...]:
        names = {printed.name.printed for printed in self.printed_bodies() if not printed.implied}
        return tuple(sorted(names))

    def _definitions(self) -> Iterator[Link]:
        """Find 云岭县投资促进中心（以下简称县投促中心）: the document itself equates its names."""
        text = self.extraction.document.text
        for match in _DEFINITION.finditer(text):
            before = text[max(0, match.start() - 60) : match.start()]
            full = max((name for name in self._printed_names if before.endswith(name)), key=len, default=None)
            if full and match[1] in self._printed_names and match[1] != full:
                likeness = Likeness(Judgement.SAME, 0.99, f"本文件写明“{full}”简称“{match[1]}”")
                yield Link(self._node(match[1]), self._node(full), likeness, self.setting.doc)

    def _heads(self) -> Iterator[Link]:
        """Read a bare 领导小组 as the one body of the document whose name ends so."""
        for bare in self._printed_names:
            if self._node(bare)[0] != self.setting.doc or not analyse(bare).kind:
                continue
            fulls = [name for name in self._printed_names if name.endswith(bare) and name != bare]
            owned = {self._node(name): name for name in fulls if self._node(name)[0] != self.setting.doc}
            if len(owned) == 1:
                node, full = next(iter(owned.items()))
                likeness = Likeness(Judgement.SAME, 0.96, f"本文件只有“{full}”一个{bare}")
                yield Link(self._node(bare), node, likeness, self.setting.doc)

    def of_the_state(self, fact: Fact) -> bool:
        """Tell whether the title beside a name is one of the State's own (总书记, 国务院副总理)."""
        titles = (fact.object, _text(fact, "affiliation") or "")
        return fact.relation not in ("oversees", "portfolio") and any(map(_STATE_TITLES.search, titles))


def _text(fact: Fact, qualifier: str) -> str | None:
    value = fact.qualifier(qualifier)
    return value if isinstance(value, str) and value else None
