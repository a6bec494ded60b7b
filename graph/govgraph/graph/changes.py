"""What changed from one graph to another: the same store on two days, or two stores.

Who was appointed and removed, which duties moved from whom to whom, which documents are new or repealed, and which
targets changed. The two graphs are compared by names, so that stores built from different documents can be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from govgraph.graph.dataset import View
from govgraph.graph.errors import QueryError
from govgraph.graph.moments import END_OF_TIME, read_day

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "appointed": ("{who}任{what}", "{who} appointed {what}"),
    "removed": ("免去{who}的{what}职务", "{who} removed as {what}"),
    "resigned": ("{who}辞去{what}职务", "{who} resigned as {what}"),
    "seen": ("{who}见任{what}", "{who} seen in office as {what}"),
    "ended": ("{who}不再任{what}", "{who} no longer {what}"),
    "duty_moved": ("{what}由{before}改由{after}负责", "{what} moved from {before} to {after}"),
    "duty_assigned": ("{what}由{after}负责", "{what} assigned to {after}"),
    "duty_dropped": ("{before}不再负责{what}", "{before} no longer in charge of {what}"),
    "duty_role": ("{who}对{what}由{before}改为{after}", "{who}, for {what}: from {before} to {after}"),
    "document_new": ("新文件：{what}", "new document: {what}"),
    "document_gone": ("不再收录：{what}", "document no longer there: {what}"),
    "document_repealed": ("{what}废止", "{what} repealed"),
    "target_changed": ("目标{what}由{before}改为{after}", "target {what} changed from {before} to {after}"),
}
"""Kind of change → how it is said in Chinese and English; changes are listed in this order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which kind, who and what it is about, what it was before and is after, when, and by which document.

    ``before`` and ``after`` are officials (of duties), roles or values, None where there is none.
    """

    kind: str
    what: str
    who: str | None = None
    before: str | None = None
    after: str | None = None
    date: str | None = None
    document: str | None = None

    def words(self, language: str = "zh") -> str:
        """Say the change in a language, ``zh`` or ``en``."""
        said = KINDS[self.kind][language == "en"].format(
            who=self.who, what=self.what, before=self.before, after=self.after
        )
        where = ("，" if language == "zh" else ", ").join(filter(None, (self.date, self.document)))
        if not where:
            return said
        return f"{said}（{where}）" if language == "zh" else f"{said} ({where})"

    def to_json(self) -> dict[str, str | None]:
        """Return the change as a JSON object: kind, who, what, from, to, date, document, and in words (zh, en)."""
        return {
            "kind": self.kind,
            "who": self.who,
            "what": self.what,
            "from": self.before,
            "to": self.after,
            "date": self.date,
            "document": self.document,
            "zh": self.words("zh"),
            "en": self.words("en"),
        }


def changes_between(view: View, start: str, end: str) -> tuple[Change, ...]:
    """Return what changed in a graph from one day to another (YYYY, YYYY-MM or YYYY-MM-DD).

    Raises QueryError for what is no date, and unless the first day comes before the second.
    """
    if read_day(start).last >= read_day(end).last:
        raise QueryError(f"from {start} to {end}: the first date must come before the second")
    return compare(view.as_of(start), view.as_of(end))


def changes_to(before: View, after: View) -> tuple[Change, ...]:
    """Return what differs from one store to another, each with all that it holds."""
    return compare(before.as_of(END_OF_TIME), after.as_of(END_OF_TIME))


def compare(before: View, after: View) -> tuple[Change, ...]:
    """Return the changes from one graph to another, each as it was on its day, sorted by kind, matter and person."""
    found = {*_posts(before, after), *_duties(before, after), *_documents(before, after), *_targets(before, after)}
    kinds = list(KINDS)
    return tuple(
        sorted(
            found,
            key=lambda each: (kinds.index(each.kind), each.date or "", each.what, each.who or "", each.document or ""),
        )
    )


_CHANGES_OF_POST: Final = """
SELECT ?class ?who ?what ?kind ?date ?document {
  VALUES ?class { gov:Appointment gov:Removal }
  ?statement a ?class ; gov:subject/rdfs:label ?who ; gov:post/rdfs:label ?what ; gov:statedIn/gov:key ?document .
  OPTIONAL { ?statement gov:kind ?kind }
  OPTIONAL { ?statement gov:date ?date }
}"""
_TERMS: Final = """
SELECT ?who ?what ?date (MIN(?key) AS ?document) {
  ?term a gov:TermOfOffice ; org:member/rdfs:label ?who ; gov:post/rdfs:label ?what .
  OPTIONAL { ?term gov:witnessedOn|gov:validFrom ?date }
  OPTIONAL { ?term gov:witnessedBy|gov:openedBy ?statement . ?statement gov:statedIn/gov:key ?key }
} GROUP BY ?term ?who ?what ?date"""


def _posts(before: View, after: View) -> Iterator[Change]:
    known = set(_changes_of_post(before))
    new = {change for change in _changes_of_post(after) if change not in known}
    yield from new
    given = {(change.who, change.what) for change in new if change.kind == "appointed"}
    taken = {(change.who, change.what) for change in new if change.kind != "appointed"}
    old_terms, new_terms = _terms(before), _terms(after)
    for holder, (date, document) in new_terms.items():
        if holder not in old_terms and holder not in given:
            yield Change("seen", holder[1], holder[0], date=date, document=document)
    for holder in old_terms:
        if holder not in new_terms and holder not in taken:
            yield Change("ended", holder[1], holder[0])


def _changes_of_post(view: View) -> Iterator[Change]:
    for row in view.select(_CHANGES_OF_POST):
        kind = "appointed" if row["class"].value.endswith("Appointment") else "removed"
        kind = "resigned" if kind == "removed" and _text(row["kind"]) == "resignation" else kind
        date, document = _text(row["date"]), row["document"].value
        yield Change(kind, row["what"].value, row["who"].value, date=date, document=document)


def _terms(view: View) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    rows = view.select(_TERMS)
    found = [((row["who"].value, row["what"].value), (_text(row["date"]), _text(row["document"]))) for row in rows]
    return dict(sorted(found, key=lambda each: (each[0], each[1][0] or "", each[1][1] or "")))


_DUTIES: Final = """
SELECT ?who ?what ?role ?date ?document {
  ?assignment a gov:DutyAssignment ; gov:subject/rdfs:label ?who ; gov:object/rdfs:label ?what ;
    gov:statedIn/gov:key ?document .
  OPTIONAL { ?assignment gov:role ?role }
  OPTIONAL { ?assignment gov:statedIn/dcterms:issued ?date }
}"""


@dataclass(frozen=True, slots=True)
class _Charge:
    """Who has charge of one thing: official → roles, and the latest document that says so."""

    officials: dict[str, set[str]]
    latest: tuple[str, str]


def _duties(before: View, after: View) -> Iterator[Change]:
    old, new = _charges(before), _charges(after)
    nobody = _Charge({}, ("", ""))
    for what in old.keys() | new.keys():
        was, now = old.get(what, nobody), new.get(what, nobody)
        date, document = (each or None for each in now.latest)
        lost = _listed(was.officials.keys() - now.officials.keys())
        won = _listed(now.officials.keys() - was.officials.keys())
        if lost or won:
            kind = "duty_moved" if lost and won else "duty_assigned" if won else "duty_dropped"
            yield Change(kind, what, before=lost, after=won, date=date, document=document)
        for who in was.officials.keys() & now.officials.keys():
            roles = was.officials[who], now.officials[who]
            if roles[0] != roles[1]:
                yield Change("duty_role", what, who, _listed(roles[0]), _listed(roles[1]), date, document)


def _charges(view: View) -> dict[str, _Charge]:
    officials: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    latest: defaultdict[str, tuple[str, str]] = defaultdict(lambda: ("", ""))
    for row in view.select(_DUTIES):
        what = row["what"].value
        officials[what][row["who"].value].add(_text(row["role"]) or "")
        latest[what] = max(latest[what], (_text(row["date"]) or "", row["document"].value))
    return {what: _Charge(dict(who), latest[what]) for what, who in officials.items()}


_DOCUMENTS: Final = """
SELECT ?key (MIN(?aTitle) AS ?title) (MIN(?aDate) AS ?date) {
  ?document a gov:OfficialDocument ; gov:key ?key .
  OPTIONAL { ?document dcterms:title ?aTitle }
  OPTIONAL { ?document dcterms:issued ?aDate }
} GROUP BY ?key"""
_REPEALED: Final = """
SELECT ?what ?date (MIN(?key) AS ?document) {
  ?repealed eli:in_force eli:InForce-notInForce ; rdfs:label ?what .
  ?repealer eli:repeals ?repealed ; gov:key ?key .
  OPTIONAL { ?repealed eli:date_no_longer_in_force ?date }
} GROUP BY ?repealed ?what ?date"""


def _documents(before: View, after: View) -> Iterator[Change]:
    old, new = _prints(before), _prints(after)
    for kind, here, there in (("document_new", new, old), ("document_gone", old, new)):
        for key, (title, date) in here.items():
            if key not in there:
                yield Change(kind, title or key, date=date, document=key)
    known = {change.what for change in _repeals(before)}
    yield from (change for change in _repeals(after) if change.what not in known)


def _prints(view: View) -> dict[str, tuple[str | None, str | None]]:
    return {row["key"].value: (_text(row["title"]), _text(row["date"])) for row in view.select(_DOCUMENTS)}


def _repeals(view: View) -> Iterator[Change]:
    for row in view.select(_REPEALED):
        what, document = row["what"].value, row["document"].value
        yield Change("document_repealed", what, date=_text(row["date"]), document=document)


_TARGETS: Final = """
SELECT ?indicator ?year ?scope ?unit ?value ?date ?document {
  ?target a gov:Target ; gov:indicator/rdfs:label ?indicator ; gov:objectText ?value ; gov:statedIn ?source .
  ?source gov:key ?document .
  OPTIONAL { ?target gov:year ?year }
  OPTIONAL { ?target gov:scope ?scope }
  OPTIONAL { ?target gov:unit ?unit }
  OPTIONAL { ?source dcterms:issued ?date }
}"""


def _targets(before: View, after: View) -> Iterator[Change]:
    """Yield the indicators of which the same year, scope and unit had one value before and has another after."""
    old, new = _values(before), _values(after)
    for key in old.keys() & new.keys():
        fresh = {value: said for value, said in new[key].items() if value not in old[key]}
        if fresh:
            indicator, year, scope, _ = key
            date, document = max(fresh.values())
            what = "".join((scope, indicator, f"（{year}）" if year else ""))
            yield Change(
                "target_changed",
                what,
                before=_listed(old[key]),
                after=_listed(fresh),
                date=date or None,
                document=document,
            )


def _values(view: View) -> dict[tuple[str, str, str, str], dict[str, tuple[str, str]]]:
    found: defaultdict[tuple[str, str, str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for row in view.select(_TARGETS):
        year, scope, unit = (_text(row[name]) or "" for name in ("year", "scope", "unit"))
        said = (_text(row["date"]) or "", row["document"].value)
        values = found[row["indicator"].value, year, scope, unit]
        values[row["value"].value] = max(values.get(row["value"].value, said), said)
    return dict(found)


def _listed(names: Iterable[str]) -> str | None:
    return "、".join(sorted(names)) or None


def _text(term: Any) -> str | None:
    return None if term is None else str(term.value)
