"""Whether the right people are in office on every day: generated histories of which the truth is known.

    python bench/histories.py [--histories N] [--seed N] [--errors N]

A history is some years of one county: appointments, removals and resignations, additional posts (兼任), acting (代理) and
its end, confirmations after probation, removals announced twice, bodies renamed, re-appointments, and documents that
print a post beside a name. A post is printed in one of several forms. Some officials are in office before the first
document; some histories are dated by month only. Each history goes through the resolution of names and the derivation
of tenures; then the holders of each post are compared with the truth on every day around every event. Prints the same
bytes for the same arguments.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from govgraph.extract.periods import covers
from govgraph.extract.records import (
    Document,
    Evidence,
    Extraction,
    Fact,
    Judgement,
    NameJudgement,
    SourceText,
    Tenure,
    Value,
)
from govgraph.extract.resolve import resolve

PLACE: Final = "云岭县"
NAMES: Final = ("林岚", "高远", "何以宁", "沈砚清", "孟庭舟", "顾书瑶", "秦望川", "苏见山", "白若溪")
BODIES: Final[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = (
    (("能源局",), ("新能源局",)),
    (("发展和改革局", "发改局", "发展改革局"), ("发展改革和科技局",)),
    (("农业农村局",), ("农业农村和水利局",)),
    (("市场监督管理局", "市监局", "市场监管局"), ("市场监督管理服务局",)),
)
"""A body: the forms of its name, and of the name that it may get."""
ROLES: Final = ("局长", "副局长")
START: Final = date(2020, 1, 1)

Post = tuple[int, str]
"""A body by its index in :data:`BODIES` (-1 is the county's government), and a role."""
Holding = tuple[str, Post, bool]
"""A name, a post, and whether acting."""
Day = str


@dataclass
class History:
    """A history while it happens: what is true, and what documents say."""

    random: random.Random
    monthly: bool
    today: date = START
    number: int = 0
    holding: dict[Holding, Day] = field(default_factory=dict)
    past: list[tuple[Holding, Day, Day]] = field(default_factory=list)
    renamed: set[int] = field(default_factory=set)
    documents: list[Extraction] = field(default_factory=list)
    shown: dict[Holding, Day] = field(default_factory=dict)
    unknown: set[tuple[Holding, Day]] = field(default_factory=set)

    def step(self) -> None:
        """Let some time pass, and something happen."""
        if self.monthly:
            self.today = (self.today.replace(day=1) + timedelta(days=40 + self.random.randrange(60))).replace(day=15)
        else:
            self.today += timedelta(days=1 + self.random.randrange(90))
        actions = (self.appoint, self.appoint, self.remove, self.act, self.confirm, self.rename, self.show, self.repeat)
        self.random.choice(actions)()

    @property
    def day(self) -> Day:
        """The day on which what happens today has certainly happened, as documents print it."""
        if not self.monthly:
            return self.today.isoformat()
        return ((self.today.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()

    def settle(self) -> None:
        """Put some people in office before the first document."""
        for post in self.random.sample(self.posts(), k=4):
            self.holding.setdefault((self.random.choice(NAMES), post, False), "")

    @staticmethod
    def posts() -> list[Post]:
        """Return all posts of the county."""
        return [(index, role) for index in range(len(BODIES)) for role in ROLES] + [(-1, "县长"), (-1, "副县长")]

    def holders(self, post: Post, acting: bool = False) -> list[str]:
        """Return who holds a post now."""
        return sorted(name for name, held, acts in self.holding if held == post and acts == acting)

    def appoint(self) -> None:
        """Appoint somebody, in place of the holder if the post has one; whoever acts in it is done."""
        post = self.random.choice(self.posts())
        free = [name for name in NAMES if name not in self.holders(post)]
        name = self.random.choice(free)
        facts = []
        if not post[1].startswith("副"):
            for holder in self.holders(post):
                facts.append(self.fact("removed", holder, post, kind=self.random.choice((None, "resignation"))))
                self.end((holder, post, False))
            for substitute in self.holders(post, acting=True):
                self.end((substitute, post, True))
        probation = self.random.choice((None, "一年"))
        facts.append(self.fact("appointed", name, post, probation=probation))
        self.begin((name, post, False))
        others = [other for other in self.posts() if other[1].startswith("副") and name not in self.holders(other)]
        if others and self.random.random() < 0.2:  # 兼任: an additional post
            other = self.random.choice(others)
            facts.append(self.fact("appointed", name, other))
            self.begin((name, other, False))
        self.publish(facts)

    def remove(self) -> None:
        """Remove somebody from one of their posts, and from no other."""
        if self.holding:
            holding = self.random.choice(sorted(self.holding))
            name, post, acting = holding
            kind = self.random.choice((None, "resignation"))
            self.publish([self.fact("removed", name, post, acting=acting, kind=kind)])
            self.end(holding)

    def act(self) -> None:
        """Let somebody act in a post that has no holder."""
        vacant = [
            post
            for post in self.posts()
            if not post[1].startswith("副") and not self.holders(post) and not self.holders(post, acting=True)
        ]
        if vacant:
            post, name = self.random.choice(vacant), self.random.choice(NAMES)
            self.publish([self.fact("appointed", name, post, acting=True, kind="acting")])
            self.begin((name, post, True))

    def confirm(self) -> None:
        """Appoint somebody to what documents have shown them to hold already (试用期满正式任职)."""
        known = [holding for holding, since in self.holding.items() if since or holding in self.shown]
        held = sorted(holding for holding in known if not holding[2])
        if held:
            holding = self.random.choice(held)
            self.publish([self.fact("appointed", holding[0], holding[1])])
            self.see(holding)

    def rename(self) -> None:
        """Give a body another name: its officials are moved over on that day, or simply stay."""
        index = self.random.randrange(len(BODIES))
        if index in self.renamed:
            return
        moved = sorted(holding for holding in self.holding if holding[1][0] == index and not holding[2])
        facts = []
        if self.random.random() < 0.7:
            facts = [self.fact("removed", name, post) for name, post, _ in moved]
            self.renamed.add(index)
            facts += [self.fact("appointed", name, post) for name, post, _ in moved]
            for holding in moved:
                self.end(holding)
                self.begin(holding)
        self.renamed.add(index)
        self.publish(facts)

    def show(self) -> None:
        """Print somebody's post beside their name."""
        if self.holding:
            holding = self.random.choice(sorted(self.holding))
            self.publish([self.fact("holds_position", *holding[:2], acting=holding[2])])
            self.see(holding)

    def repeat(self) -> None:
        """Announce the last removal again (by another body), if the person has not come back."""
        if self.past:
            name, post, acting = self.past[-1][0]
            if (name, post, acting) not in self.holding and self.past[-1][2] < self.day and not self.holders(post):
                self.publish([self.fact("removed", name, post, acting=acting)])

    def begin(self, holding: Holding) -> None:
        """Remember that a holding begins today."""
        self.holding[holding] = self.day

    def end(self, holding: Holding) -> None:
        """Remember that a holding ends today; one that nothing showed before is known to have lasted until now."""
        self.past.append((holding, self.holding.pop(holding), self.day))

    def see(self, holding: Holding) -> None:
        """Remember the first day on which documents show a holding whose beginning none gives."""
        if not self.holding[holding]:
            self.shown.setdefault(holding, self.day)

    def fact(self, relation: str, name: str, post: Post, *, acting: bool = False, **said: Value) -> Fact:
        """Print a fact in one of the forms of the post."""
        index, role = post
        if index < 0:
            body = "县人民政府"
            forms: tuple[str, ...] = ("县人民政府", "云岭县人民政府", "")
        else:
            names = BODIES[index][index in self.renamed]
            body = f"县{names[0]}"
            forms = tuple(f"{prefix}{form}" for form in names for prefix in ("县", PLACE))
        title = ("代理" if acting else "") + role
        form = self.random.choice(forms)
        qualifiers: dict[str, Value] = {"org": form or None}
        if relation == "holds_position":
            qualifiers |= {"from": None, "to": None}
        else:
            qualifiers |= {"role": title, "date": self.printed, "kind": None, "probation": None, **said}
            qualifiers["org"] = form or body
        evidence = Evidence("", 0, 1, name)
        return Fact(relation, "", name, form + title, evidence, "history", tuple(sorted(qualifiers.items())))

    @property
    def printed(self) -> str:
        """Today as documents print it."""
        return self.today.isoformat()[:7] if self.monthly else self.today.isoformat()

    def publish(self, facts: list[Fact]) -> None:
        """Publish a document that states facts, in any order."""
        if not facts:
            return
        self.number += 1
        key = f"云政发〔{self.today.year}〕{self.number}号"
        source = SourceText(f"{self.number}.txt", "文" * len(facts), key)
        self.random.shuffle(facts)
        placed = tuple(
            Fact(
                each.relation,
                key,
                each.subject,
                each.object,
                Evidence(source.name, at, at + 1, "文"),
                each.extractor,
                each.qualifiers,
            )
            for at, each in enumerate(facts)
        )
        document = Document(
            key,
            source,
            source.raw,
            tuple(range(len(source.raw))),
            number=key,
            issuer=f"{PLACE}人民政府",
            date=self.printed,
        )
        self.documents.append(Extraction(document, placed, ()))

    def decisions(self) -> list[NameJudgement]:
        """Return what a person would decide: that a renamed body is the one it was."""
        return [
            NameJudgement(f"{PLACE}{one}", f"{PLACE}{new[0]}", Judgement.SAME, 1.0, "更名", decided=True)
            for index, (old, new) in enumerate(BODIES)
            for one in old
            if index in self.renamed
        ]

    def spans(self) -> list[tuple[Holding, Day, Day]]:
        """Return every holding with the day on which it begins (empty: before all documents) and ends (or 9999)."""
        return [*self.past, *((holding, since, "9999-12-31") for holding, since in self.holding.items())]


def live(seed: int, steps: int = 14) -> History:
    """Return the history of a seed."""
    history = History(random.Random(seed), monthly=seed % 5 == 0)
    history.settle()
    for _ in range(steps):
        history.step()
    return history


def check(history: History) -> tuple[Counter[str], list[str]]:
    """Return counts (days and holdings checked, wrong, missing, wrong closures) and a line for each error."""
    graph = resolve(history.documents, decisions=history.decisions())
    tenures = [(_holding(tenure), tenure) for tenure in graph.tenures]
    spans = history.spans()
    days = {day for _, *ends in spans for day in ends if day and day < "9999"} | {history.day}
    days |= {(date.fromisoformat(day) + timedelta(days=step)).isoformat() for day in days for step in (-1, 1)}
    ends = {(holding, end) for holding, _, end in spans}
    counts: Counter[str] = Counter(histories=1, documents=len(history.documents), days=len(days))
    errors: list[str] = []
    for holding, tenure in tenures:
        closed = _last_day(tenure.end)
        counts["closures"] += tenure.end is not None
        if closed and (holding, closed) not in ends:
            counts["wrong closures"] += 1
            errors.append(f"wrong closure: {holding} {tenure.end}")
    for day in sorted(days):
        truth = {
            holding
            for holding, start, end in spans
            if start <= day < end and not _unseen(history, holding, day, start, end)
        }
        possible = {holding for holding, start, end in spans if start <= day < end}
        found = {
            holding
            for holding, each in tenures
            if covers(day, start=each.start, end=each.end, witnessed=each.witnessed, not_before=each.not_before)
        }
        counts["holdings"] += len(truth)
        counts["missing"] += len(truth - found)
        counts["wrong"] += len(found - possible)
        errors += [f"{day} missing: {each}" for each in sorted(truth - found)]
        errors += [f"{day} wrong: {each}" for each in sorted(found - possible)]
    return counts, errors


def _unseen(history: History, holding: Holding, day: Day, start: Day, end: Day) -> bool:
    """Tell whether no document could know a holding yet: begun before all of them, not ended, and not shown so far."""
    return not start and end > "9999" and day < history.shown.get(holding, "9999-12-31")


def _holding(tenure: Tenure) -> Holding:
    facts = (*tenure.opened_by, *tenure.witnessed_by, *tenure.closed_by)
    own = next(each.fact for each in facts if each.subject_iri == tenure.person_iri)
    role = own.object[own.object.rindex("副") :] if "副" in own.object else own.object[-2:]
    names = {form: index for index, pair in enumerate(BODIES) for forms in pair for form in forms}
    matching = [name for name in names if own.object.removeprefix(PLACE).removeprefix("县").startswith(name)]
    index = names[max(matching, key=len)] if matching else -1
    return own.subject, (index, role), tenure.acting


def _last_day(printed: str | None) -> Day | None:
    from govgraph.extract.periods import read_period

    period = read_period(printed)
    return period.last if period else None


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; the exit code is 1 when somebody is in office who should not be, or is not who should."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--errors", type=int, default=0, help="list so many errors")
    options = parser.parse_args(arguments)
    total: Counter[str] = Counter()
    errors: list[str] = []
    for seed in range(options.seed, options.seed + options.histories):
        counts, found = check(live(seed))
        total += counts
        errors += [f"history {seed}: {each}" for each in found]
    for name in ("histories", "documents", "days", "holdings", "missing", "wrong", "closures", "wrong closures"):
        print(f"{name:15} {total[name]}")
    for error in errors[: options.errors]:
        print(error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
