"""From a name as a person types it to the one thing that bears it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches

from govgraph.graph.dataset import View
from govgraph.graph.errors import UnknownNameError
from govgraph.graph.rdf import ENTITY_CLASSES
from govgraph.ontology.namespaces import GOV, ID

CLASSES: Mapping[str, str] = {GOV.OfficialDocument: "document"} | {iri: kind for kind, iri in ENTITY_CLASSES.items()}
"""Class → kind, of the things that bear names."""


def find(view: View, name: str) -> str:
    """Return the IRI of the thing that bears a name: its label, another name, a document's number, or the IRI itself.

    Width, case and white space do not count. A thing whose label it is comes before one that is merely also called so.
    Raises UnknownNameError, with the nearest candidates, when nothing or more than one thing bears the name.
    """
    labels, others = _names(view)
    iris = labels.keys() | others.keys()
    typed = name.strip().strip("<>")
    if typed.startswith("id:"):
        typed = ID.base + typed.removeprefix("id:")
    if typed in iris:
        return typed
    sought = folded(name)
    found = _bearers(labels, sought) or _bearers(others, sought)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{min(labels.get(iri, {name}))} <{iri}>" for iri in found[:5])
        raise UnknownNameError(f"{name}: {len(found)} things bear this name; give the IRI of one: {listed}")
    near = _nearest(sought, {folded(each): each for names in (labels, others) for iri in names for each in names[iri]})
    hint = f"did you mean {', '.join(near)}?" if near else "nothing has a name like it"
    raise UnknownNameError(f"{name}: no such name in the graph; {hint}")


def folded(name: str) -> str:
    """Return a name without what does not count: width, case, white space.

    >>> folded("云政发〔２０２５〕 3号")
    '云政发〔2025〕3号'
    """
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _names(view: View) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the labels of all things, and their other names, by IRI."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    others: defaultdict[str, set[str]] = defaultdict(set)
    rows = view.select(f"""
        SELECT ?thing ?property ?name {{
          VALUES ?class {{ {" ".join(f"<{iri}>" for iri in CLASSES)} }}
          VALUES ?property {{ rdfs:label skos:altLabel gov:number gov:key dcterms:title gov:attachedTitle }}
          ?thing a ?class ; ?property ?name .
        }}""")
    for row in rows:
        names = labels if row["property"].value.endswith("label") else others
        names[row["thing"].value].add(row["name"].value)
    return dict(labels), dict(others)


def _bearers(names: Mapping[str, set[str]], sought: str) -> list[str]:
    return sorted(iri for iri, borne in names.items() if any(folded(each) == sought for each in borne))


def _nearest(sought: str, names: Mapping[str, str]) -> list[str]:
    """Return up to five names, those that contain what was sought before those that merely resemble it."""
    if not sought:
        return []
    containing = sorted((each for each in names if sought in each), key=lambda each: (len(each), each))
    resembling = get_close_matches(sought, sorted(names), 5, 0.5)
    return [names[each] for each in dict.fromkeys(containing + resembling)][:5]
