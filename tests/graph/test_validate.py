"""Every constraint of every shape must catch a graph that breaks it, and nothing else."""

from collections.abc import Callable, Iterator
from functools import cache

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.term import Node

from govgraph.extract.records import Graph
from govgraph.graph.rdf import graph_quads
from govgraph.graph.validate import Report, Severity, validate
from govgraph.ontology import turtle
from govgraph.ontology.namespaces import GOV, RDF, SH, SHAPE, XSD

NOWHERE = ox.NamedNode("https://example.org/nowhere")
GRAPH = ox.NamedNode("https://example.org/graph")
shapes = rdflib.Graph().parse(data=turtle("shapes.ttl"), format="turtle")

# What to put in place of a value so that one constraint, by name, is broken.
BROKEN: dict[str, ox.NamedNode | ox.Literal] = {
    "class": NOWHERE,
    "nodeKind": ox.Literal("no IRI"),
    "datatype": ox.Literal("?", datatype=ox.NamedNode(XSD.token)),
    "or": ox.Literal("?", datatype=ox.NamedNode(XSD.token)),
    "in": ox.Literal("no such code"),
    "pattern": ox.Literal("??"),
    "minLength": ox.Literal(""),
    "minInclusive": ox.Literal(-1),
    "maxInclusive": ox.Literal(2),
    "lessThan": ox.Literal(10**9),
    "lessThanOrEquals": ox.Literal(10**9),
}
CONSTRAINTS = ("minCount", "maxCount", "hasValue", *BROKEN)


def sh(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SH[name])


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield shape, property shape and constraint, for each constraint in shapes.ttl."""
    for shape, part in sorted(shapes.subject_objects(sh("property")), key=str):
        stated = {str(predicate).removeprefix(SH.base) for predicate in shapes.predicates(part)}
        known = {"path", "message", "severity", *CONSTRAINTS}
        assert {name for name in stated if not name.startswith("http")} <= known
        for name in CONSTRAINTS:
            if name in stated:
                yield str(shape), str(part), name


@pytest.fixture(scope="module")
def quads(fictional: Graph) -> list[ox.Quad]:
    return list(graph_quads(fictional))


@pytest.fixture(scope="module")
def before(quads: list[ox.Quad]) -> Callable[[ox.NamedNode], set[str]]:
    """Which shapes a node breaks before it is broken on purpose; worked out once for each node."""
    return cache(lambda focus: broken_shapes(validate(near(quads, focus)), focus))


def focus_nodes(quads: list[ox.Quad], shape: str) -> list[ox.NamedNode]:
    """Return the nodes that a shape is about."""
    node = rdflib.URIRef(shape)
    classes = {str(each) for each in shapes.objects(node, sh("targetClass"))}
    subjects_of = {str(each) for each in shapes.objects(node, sh("targetSubjectsOf"))}
    found = {
        quad.subject
        for quad in quads
        if quad.predicate.value in subjects_of
        or (quad.predicate.value == RDF.type and isinstance(quad.object, ox.NamedNode) and quad.object.value in classes)
    }
    return sorted((each for each in found if isinstance(each, ox.NamedNode)), key=str)


def break_constraint(
    quads: list[ox.Quad], shape: str, part: str, constraint: str
) -> tuple[ox.NamedNode, list[ox.Quad]]:
    """Return a node and the quads with that node's values of the path broken."""
    path: Node | None = shapes.value(rdflib.URIRef(part), sh("path"))
    if not isinstance(path, rdflib.URIRef):  # an inverse path: nobody points here any more
        inverse = str(shapes.value(path, sh("inversePath")))
        focus = focus_nodes(quads, shape)[0]
        pointing = [quad for quad in quads if quad.predicate.value == inverse and quad.object == focus]
        kept = [quad for quad in quads if quad not in pointing]
        if constraint == "class":
            kept.append(ox.Quad(NOWHERE, ox.NamedNode(inverse), focus, GRAPH))
        return focus, kept
    predicate = ox.NamedNode(str(path))
    having = [
        focus
        for focus in focus_nodes(quads, shape)
        if any(quad.subject == focus and quad.predicate == predicate for quad in quads)
        and (
            constraint != "lessThanOrEquals"
            or any(q.subject == focus and q.predicate.value == GOV.valueHigh for q in quads)
        )
    ]
    focus = having[0] if having else focus_nodes(quads, shape)[0]
    values = [quad for quad in quads if quad.subject == focus and quad.predicate == predicate]
    if constraint == "maxCount":
        old = values[0].object if values else ox.Literal("one")
        two = [NOWHERE] if isinstance(old, ox.NamedNode) else [ox.Literal("one more")]
        added: list[ox.NamedNode | ox.Literal] = [*two] if values else [ox.Literal("one"), *two]
        return focus, [*quads, *(ox.Quad(focus, predicate, each, GRAPH) for each in added)]
    kept = [quad for quad in quads if quad not in values]
    if constraint == "hasValue":
        kept += [quad for quad in values if quad.object != ox.NamedNode(GOV.Person)]
    elif constraint != "minCount":
        kept.append(ox.Quad(focus, predicate, BROKEN[constraint], GRAPH))
    return focus, kept


def near(quads: list[ox.Quad], focus: ox.NamedNode) -> list[ox.Quad]:
    """Return the part of a graph that bears on one node: what it says, what points to it, and the types around it."""
    around = {focus}
    around |= {quad.object for quad in quads if quad.subject == focus and isinstance(quad.object, ox.NamedNode)}
    around |= {quad.subject for quad in quads if quad.object == focus and isinstance(quad.subject, ox.NamedNode)}
    return [
        quad
        for quad in quads
        if focus in (quad.subject, quad.object) or (quad.subject in around and quad.predicate.value == RDF.type)
    ]


def broken_shapes(report: Report, focus: ox.NamedNode) -> set[str]:
    return {result.shape for result in report.results if result.focus == focus.value}


def broken_constraints(quads: list[ox.Quad], focus: ox.NamedNode, part: str) -> set[str]:
    """Return the constraints of a property shape that a node breaks: one can hide behind another of the same shape."""
    data = rdflib.Graph().parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="nt")
    _, found, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", allow_warnings=True)
    assert isinstance(found, rdflib.Graph)
    results = set(found.subjects(sh("sourceShape"), rdflib.URIRef(part)))
    results &= set(found.subjects(sh("focusNode"), rdflib.URIRef(focus.value)))
    components = {str(each) for result in results for each in found.objects(result, sh("sourceConstraintComponent"))}
    return {each.removeprefix(SH.base).removesuffix("ConstraintComponent") for each in components}


def targets() -> list[tuple[str, str, str]]:
    """Return shape, kind of target and target, for each target in shapes.ttl."""
    return sorted(
        (str(shape), kind, str(target))
        for shape in set(shapes.subjects(sh("property")))
        for kind in ("targetClass", "targetSubjectsOf")
        for target in shapes.objects(shape, sh(kind))
    )


def only_target(quads: list[ox.Quad], shape: str, kind: str, target: str) -> tuple[ox.NamedNode, list[ox.Quad]]:
    """Return a node that a shape is about, and a graph in which it is so because of this target alone."""
    node = rdflib.URIRef(shape)
    classes = {str(each) for each in shapes.objects(node, sh("targetClass"))} - {target}
    properties = {str(each) for each in shapes.objects(node, sh("targetSubjectsOf"))} - {target}

    def elsewhere(quad: ox.Quad) -> bool:
        typed = quad.predicate.value == RDF.type and isinstance(quad.object, ox.NamedNode)
        return quad.predicate.value in properties or (typed and quad.object.value in classes)  # type: ignore[union-attr]

    if kind == "targetClass":
        having = {quad.subject for quad in quads if quad.predicate.value == RDF.type and quad.object.value == target}  # type: ignore[union-attr]
    else:
        having = {quad.subject for quad in quads if quad.predicate.value == target}
    focus = min((each for each in having if isinstance(each, ox.NamedNode)), key=str)
    return focus, [quad for quad in quads if quad.subject != focus or not elsewhere(quad)]


@pytest.mark.parametrize(
    ("shape", "part", "constraint"),
    list(cases()),
    ids=lambda each: each.removeprefix(SHAPE.base) if isinstance(each, str) else "",
)
def test_a_broken_graph_is_caught(
    quads: list[ox.Quad], before: Callable[[ox.NamedNode], set[str]], shape: str, part: str, constraint: str
) -> None:
    focus, broken = break_constraint(quads, shape, part, constraint)
    assert part not in before(focus)
    assert constraint[0].upper() + constraint[1:] in broken_constraints(near(broken, focus), focus, part)


@pytest.mark.parametrize(
    ("shape", "kind", "target"),
    targets(),
    ids=lambda each: each.removeprefix(SHAPE.base).rpartition("#")[2] if isinstance(each, str) else "",
)
def test_each_target_brings_its_nodes_under_the_shape(quads: list[ox.Quad], shape: str, kind: str, target: str) -> None:
    """A node that is a target for one reason only, with a second value or none where there must be one, is caught."""
    focus, alone = only_target(quads, shape, kind, target)
    odd = [ox.Literal("?", datatype=ox.NamedNode(XSD.token)), ox.Literal("one more")]
    for part in sorted(shapes.objects(rdflib.URIRef(shape), sh("property")), key=str):
        path = shapes.value(part, sh("path"))
        if not isinstance(path, rdflib.URIRef):
            continue
        predicate = ox.NamedNode(str(path))
        more = [*alone, *(ox.Quad(focus, predicate, each, GRAPH) for each in odd)]
        dropped = {quad for quad in alone if quad.subject == focus and quad.predicate == predicate}
        dropped -= {quad for quad in dropped if isinstance(quad.object, ox.NamedNode) and quad.object.value == target}
        less = [quad for quad in alone if quad not in dropped]
        if any(str(part) in broken_shapes(validate(near(graph, focus)), focus) for graph in (less, more)):
            return
    pytest.fail("nothing that the shape asks of this node is asked of it")


def test_shapes_have_no_constraint_that_these_tests_do_not_know() -> None:
    """A constraint on a node shape itself, or a property shape that no node shape has, would go untested."""
    nodes = set(shapes.subjects(rdflib.RDF.type, sh("NodeShape")))
    parts = set(shapes.subjects(rdflib.RDF.type, sh("PropertyShape")))
    known = {rdflib.RDF.type, *map(sh, ("property", "targetClass", "targetSubjectsOf"))}
    assert {predicate for node in nodes for predicate in shapes.predicates(node)} <= known
    assert parts == set(shapes.objects(None, sh("property")))
    assert nodes == set(shapes.subjects(sh("property"))) == {rdflib.URIRef(shape) for shape, _, _ in targets()}
    assert {(str(node), str(part)) for node in nodes for part in shapes.objects(node, sh("property"))} == {
        (shape, part) for shape, part, _ in cases()
    }, "a property shape without a constraint"


def test_there_are_shapes_for_all_that_is_stated(quads: list[ox.Quad]) -> None:
    assert len(list(cases())) > 150
    for shape in shapes.subjects(sh("property")):
        assert focus_nodes(quads, str(shape)), f"nothing in the sample for {shape}"


def test_every_constraint_has_a_message_in_both_languages() -> None:
    for part in shapes.objects(None, sh("property")):
        messages = {each.language for each in shapes.objects(part, sh("message")) if isinstance(each, rdflib.Literal)}
        assert messages == {"zh", "en"}, part


def test_the_sample_conforms(quads: list[ox.Quad]) -> None:
    assert validate(quads) == Report(True, ())


def test_a_result_says_where_and_shows_the_sentence(quads: list[ox.Quad]) -> None:
    role = next(quad for quad in quads if quad.predicate.value == GOV.role and quad.object == ox.Literal("lead"))
    broken = [quad for quad in quads if quad != role]
    broken.append(ox.Quad(role.subject, role.predicate, ox.Literal("boss"), role.graph_name))
    report = validate(broken)
    assert not report.conforms
    [result] = report.results
    assert isinstance(role.subject, ox.NamedNode)
    assert result.focus == role.subject.value
    assert result.shape == SHAPE["Responsibility-role"]
    assert result.severity is Severity.VIOLATION
    assert result.message("zh") == "责任角色须为 joint、lead 或 co"
    assert result.message("en") == "the role of a responsibility is joint, lead or co"
    assert (result.path, result.value) == (GOV.role, "boss")
    assert (result.quote, result.document) == ("县住建局", "云政办发〔2025〕3号")


def test_a_warning_does_not_keep_a_graph_from_conforming(quads: list[ox.Quad]) -> None:
    broken = [
        ox.Quad(quad.subject, quad.predicate, ox.Literal("遥控"), quad.graph_name)
        if quad.object == ox.Literal("联系")
        else quad
        for quad in quads
    ]
    report = validate(broken)
    assert report.conforms
    [result] = report.of(Severity.WARNING)
    assert result.value == "遥控"
    assert result.quote == "县税务局"


def test_a_store_is_validated_as_it_is(quads: list[ox.Quad]) -> None:
    store = ox.Store()
    store.extend(quads)
    assert validate(store).conforms


def test_the_sentence_behind_a_thing_is_that_of_a_statement_about_it(quads: list[ox.Quad]) -> None:
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    broken = [
        quad for quad in quads if not (quad.predicate.value == label and quad.object == ox.Literal("云岭县税务局"))
    ]
    [result] = validate(broken).results
    assert (result.quote, result.document) == ("县税务局", "云政办发〔2025〕5号")
