"""A small graph of the fictional 云岭县, with every relation and every qualifier, for the tests of the graph model."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import pyoxigraph as ox
import pytest

from govgraph.extract.records import (
    Clause,
    Document,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Graph,
    Issue,
    Judgement,
    NameJudgement,
    ResolvedFact,
    Section,
    SourceText,
    Span,
    Value,
)
from govgraph.extract.resolve.chronology import add_time
from govgraph.graph.rdf import graph_quads
from govgraph.ontology.mint import document_iri, entity_iri

CODE = "990101"


class MemoryView:
    """An in-memory store whose default graph is the union of its named graphs."""

    def __init__(self, quads: Iterator[ox.Quad]) -> None:
        self.store = ox.Store()
        self.store.extend(quads)

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        return self.store.query(sparql, use_default_graph_as_union=True)


def org(name: str) -> str:
    return entity_iri("organization", CODE, name)


def person(name: str) -> str:
    return entity_iri("person", CODE, name)


def post(name: str) -> str:
    return entity_iri("post", CODE, name)


def place(name: str) -> str:
    return entity_iri("place", CODE, name)


def indicator(name: str) -> str:
    return entity_iri("indicator", CODE, name)


def project(name: str) -> str:
    return entity_iri("project", CODE, name)


def area(name: str) -> str:
    return entity_iri("area", CODE, name)


@dataclass
class Draft:
    """One fictional document while its facts are written down; evidence is found by its quote."""

    number: str
    title: str
    date: str
    kind: str
    lines: tuple[str, ...]
    issuer: str = "云岭县人民政府"
    addressees: tuple[str, ...] = ()
    attached_title: str | None = None
    facts: list[ResolvedFact] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.raw = "\n".join((self.number, self.title, *self.lines)) + "\n"
        self.source = f"{self.number[0]}{sha256(self.number.encode()).hexdigest()[:4]}.txt"
        self.say(
            "document",
            self.number,
            self.title,
            self.title,
            document_iri(self.number),
            links={"issuer": org("云岭县人民政府")},
            issuer=self.issuer,
            date=self.date,
            kind=self.kind,
            addressees=self.addressees,
            attached_title=self.attached_title,
        )

    def evidence(self, quote: str) -> Evidence:
        start = self.raw.index(quote)
        return Evidence(self.source, start, start + len(quote), quote)

    def say(
        self,
        relation: str,
        subject: str,
        object_: str,
        quote: str,
        subject_iri: str,
        object_iri: str | None = None,
        links: dict[str, str] | None = None,
        **qualifiers: Value,
    ) -> None:
        named = {name.rstrip("_"): value for name, value in qualifiers.items()}
        fact = Fact(
            relation, self.number, subject, object_, self.evidence(quote), f"{relation}s", tuple(sorted(named.items()))
        )
        self.facts.append(ResolvedFact(fact, subject_iri, object_iri, tuple(sorted((links or {}).items()))))

    def responsible(self, body: str, task: str, line: str, role: str) -> None:
        place_ = self.evidence(line)
        self.say(
            "responsible_for",
            body,
            task,
            body,
            org("云岭" + body),
            role=role,
            task_start=place_.start,
            task_end=place_.end,
            tail_start=place_.end - 2,
            tail_end=place_.end,
            heading="一、生态建设",
        )

    def extraction(self) -> Extraction:
        heading = Span(len(self.number) + 1, len(self.number) + 1 + len(self.title))
        clauses, offset = [], heading.end + 1
        for line in self.lines:
            clauses.append(Clause(Span(offset, offset + len(line)), 0))
            offset += len(line) + 1
        document = Document(
            key=self.number,
            source=SourceText(self.source, self.raw, sha256(self.raw.encode()).hexdigest()),
            text=self.raw,
            origin=tuple(range(len(self.raw))),
            number=self.number,
            title=self.title,
            issuer=self.issuer,
            date=self.date,
            kind=self.kind,
            addressees=self.addressees,
            attached_title=self.attached_title,
            sections=(Section(1, "一、", "一、生态建设", heading, Span(heading.start, len(self.raw)), None),),
            clauses=tuple(clauses),
        )
        facts = tuple(resolved.fact for resolved in self.facts)
        return Extraction(document, facts, tuple(self.issues), CODE)


def report() -> Draft:
    draft = Draft(
        "云政发〔2025〕1号",
        "关于印发2025年工作要点的通知",
        "2025-01-08",
        "通知",
        ("到2025年，森林覆盖率达到30％以上，新建公园2至3个。",),
        addressees=("各乡镇人民政府", "县直各单位"),
        attached_title="2025年工作要点",
    )
    iri = document_iri(draft.number)
    draft.say(
        "target",
        "森林覆盖率",
        "30％以上",
        "森林覆盖率达到30％以上",
        indicator("森林覆盖率"),
        value=30,
        value_high=None,
        unit="％",
        comparator=">=",
        year=2025,
        scope=None,
    )
    draft.say(
        "target",
        "公园",
        "2至3个",
        "新建公园2至3个",
        indicator("公园"),
        value=2,
        value_high=3,
        unit="个",
        comparator="range",
        year=None,
        scope="全县",
    )
    draft.say(
        "cites",
        draft.number,
        "2025年工作要点",
        "2025年工作要点",
        iri,
        document_iri("2025年工作要点"),
        number=None,
        issuer=None,
        role="issues",
    )
    return draft


def plan() -> Draft:
    first = "实施造林工程，森林覆盖率达到29.37％。推进青石岭风电场，投资3.5亿元。（责任单位：县林业局、县财政局）"
    second = "建设云溪镇污水处理厂。（牵头单位：县住建局，配合单位：县财政局）"
    draft = Draft(
        "云政办发〔2025〕3号",
        "关于印发生态县建设行动计划的通知",
        "2025-02-10",
        "通知",
        (first, second, "根据《森林条例》（南政发〔2020〕12号）制定。原《造林办法》废止。另有若干事项。"),
        issuer="云岭县人民政府办公室",
        attached_title="生态县建设行动计划",
    )
    iri = document_iri(draft.number)
    draft.say(
        "target",
        "森林覆盖率",
        "29.37％",
        "森林覆盖率达到29.37％",
        indicator("森林覆盖率"),
        value=29.37,
        value_high=None,
        unit="％",
        comparator="increase_to",
        year=2025,
        scope=None,
    )
    draft.say(
        "project",
        "青石岭风电场",
        "",
        "青石岭风电场",
        project("青石岭风电场"),
        links={"site": place("青石岭")},
        investment=350000000,
        capacity="5万千瓦",
        site="青石岭",
        year=2025,
        status="推进",
        investment_shared=720000000,
    )
    draft.say(
        "project",
        "云溪镇污水处理厂",
        "",
        "云溪镇污水处理厂",
        project("云溪镇污水处理厂"),
        investment=None,
        capacity=None,
        site=None,
        year=None,
        status="建设",
        investment_shared=None,
    )
    draft.say("site", "青石岭", "scenic", "青石岭", place("青石岭"))
    draft.say("site", "云溪镇", "township", "云溪镇", place("云溪镇"))
    draft.responsible("县林业局", "实施造林工程", first, "joint")
    draft.responsible("县财政局", "实施造林工程", first, "joint")
    draft.responsible("县住建局", "建设云溪镇污水处理厂", second, "lead")
    fact = draft.facts[-1].fact
    start, end = fact.qualifier("task_start"), fact.qualifier("task_end")
    assert isinstance(start, int)
    assert isinstance(end, int)
    second_mention = draft.raw.index("县财政局", start)
    draft.facts.append(
        ResolvedFact(
            Fact(
                "responsible_for",
                draft.number,
                "县财政局",
                "建设云溪镇污水处理厂",
                Evidence(draft.source, second_mention, second_mention + 4, "县财政局"),
                "responsible_fors",
                (("heading", None), ("role", "co"), ("task_end", end), ("task_start", start)),
            ),
            org("云岭县财政局"),
            None,
        )
    )
    draft.say("org_mention", "县林业局", "government", "县林业局", org("云岭县林业局"))
    draft.say(
        "cites",
        draft.number,
        "森林条例",
        "《森林条例》（南政发〔2020〕12号）",
        iri,
        document_iri("南政发〔2020〕12号"),
        links={"issuer": entity_iri("organization", "990000", "南山省人民政府")},
        number="南政发〔2020〕12号",
        issuer="南山省人民政府",
        role="basis",
    )
    draft.say(
        "cites",
        draft.number,
        "造林办法",
        "原《造林办法》废止",
        iri,
        document_iri("造林办法"),
        number=None,
        issuer=None,
        role="repeals",
    )
    draft.issues.append(Issue(draft.number, "targets", "“若干”没有数值", draft.evidence("另有若干事项")))
    return draft


def duties() -> Draft:
    draft = Draft(
        "云政办发〔2025〕5号",
        "关于县政府领导工作分工的通知",
        "2025-03",
        "通知",
        (
            "县委常委、副县长王青山：负责林业、水利工作。分管县林业局（县绿化办）、县财政局。联系县税务局。",
            "成立县造林指挥部，总指挥：王青山；成员：县财政局。",
            "县招商局并入县财政局。",
        ),
    )
    wang = person("王青山")
    draft.say(
        "holds_position",
        "王青山",
        "副县长",
        "副县长王青山",
        wang,
        post("云岭县人民政府副县长"),
        links={"org": org("云岭县人民政府"), "post": post("云岭县人民政府副县长")},
        org="县政府",
        from_="2023-05",
        to="2026",
    )
    draft.say("oversees", "王青山", "县林业局", "县林业局", wang, org("云岭县林业局"), role="分管")
    draft.say("oversees", "王青山", "县财政局", "县财政局", wang, org("云岭县财政局"), role="分管")
    draft.say("oversees", "王青山", "县税务局", "县税务局", wang, org("云岭县税务局"), role="联系")
    draft.say("portfolio", "王青山", "水利", "水利", wang, area("水利"), role="负责")
    draft.say("also_known_as", "县林业局", "县绿化办", "县林业局（县绿化办", org("云岭县林业局"), org("云岭县林业局"))
    draft.say(
        "reorganized",
        "县招商局",
        "县财政局",
        "县招商局并入县财政局",
        org("云岭县招商局"),
        org("云岭县财政局"),
        kind="merged",
        date="2025-03",
    )
    draft.say(
        "coordination_member",
        "王青山",
        "县造林指挥部",
        "总指挥：王青山",
        wang,
        org("云岭县造林指挥部"),
        links={"affiliation": org("云岭县人民政府"), "body": org("云岭县造林指挥部")},
        role="总指挥",
        affiliation="县政府",
    )
    draft.say(
        "coordination_member",
        "县财政局",
        "县造林指挥部",
        "成员：县财政局",
        org("云岭县财政局"),
        org("云岭县造林指挥部"),
        role="成员",
        affiliation=None,
    )
    draft.say("person_mention", "王青山", "副县长", "副县长王青山", wang)
    return draft


def appointments() -> Draft:
    draft = Draft(
        "云政发〔2025〕7号",
        "关于李长河等同志职务任免的通知",
        "2025",
        "通知",
        ("李长河同志任县林业局局长（试用期一年）；", "免去赵平川同志的县林业局局长职务。"),
    )
    chief = post("云岭县林业局局长")
    links = {"org": org("云岭县林业局"), "post": chief}
    common: dict[str, Value] = {"org": "县林业局", "role": "局长"}
    draft.say(
        "appointed",
        "李长河",
        "县林业局局长",
        "李长河同志任县林业局局长（试用期一年）",
        person("李长河"),
        chief,
        links,
        **common,
        date="2025-04-02",
        probation="一年",
        kind="acting",
    )
    draft.say(
        "removed",
        "赵平川",
        "县林业局局长",
        "免去赵平川同志的县林业局局长职务",
        person("赵平川"),
        chief,
        links,
        **common,
        date="2025-04",
        probation=None,
        kind="resignation",
    )
    return draft


def entities() -> tuple[Entity, ...]:
    def named(kind: str, *names: str, code: str | None = CODE) -> Entity:
        return Entity(entity_iri(kind, code, names[0]), kind, names[0], names, code)

    return (
        named("jurisdiction", "南山省", code="990000"),
        named("jurisdiction", "江东市", code="990100"),
        named("jurisdiction", "云岭县", "我县"),
        named("organization", "南山省人民政府", code="990000"),
        named("organization", "云岭县人民政府", "县政府"),
        named("organization", "云岭县林业局", "县林业局", "县绿化办"),
        named("organization", "云岭县财政局", "县财政局"),
        named("organization", "云岭县住建局", "县住建局"),
        named("organization", "云岭县税务局", "县税务局"),
        named("organization", "云岭县招商局", "县招商局"),
        named("organization", "云岭县造林指挥部", "县造林指挥部"),
        named("person", "王青山"),
        named("person", "李长河"),
        named("person", "赵平川"),
        named("post", "云岭县人民政府副县长", "副县长"),
        named("post", "云岭县林业局局长", "县林业局局长"),
        named("place", "青石岭"),
        named("place", "云溪镇"),
        named("indicator", "森林覆盖率"),
        named("indicator", "公园"),
        named("project", "青石岭风电场"),
        named("project", "云溪镇污水处理厂"),
        named("area", "水利"),
        named("document", "2025年工作要点", code=None),
        named("document", "南政发〔2020〕12号", "森林条例", code=None),
        named("document", "造林办法", code=None),
    )


def fictional_graph() -> Graph:
    drafts = (report(), plan(), duties(), appointments())
    extractions = tuple(draft.extraction() for draft in drafts)
    facts, tenures, _ = add_time([fact for draft in drafts for fact in draft.facts], extractions)
    return Graph(
        extractions=extractions,
        facts=facts,
        entities=entities(),
        judgements=(
            NameJudgement("县绿化办", "县林业局", Judgement.SAME, 1.0, "加挂牌子", "云政办发〔2025〕5号"),
            NameJudgement("县林业局", "县住建局", Judgement.DIFFERENT, 0.25, "全称不同"),
        ),
        tenures=tenures,
    )


@pytest.fixture(scope="session")
def fictional() -> Graph:
    return fictional_graph()


@pytest.fixture(scope="session")
def fictional_view(fictional: Graph) -> MemoryView:
    return MemoryView(graph_quads(fictional))
