"""Fictional 云岭县, small and large, as a view of hand-made records; and a browser, where there is one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from govgraph.extract.documents import read_source
from govgraph.extract.pipeline import build_graph
from govgraph.extract.records import (
    Clause,
    Document,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Graph,
    ResolvedFact,
    SourceText,
    Span,
    Tenure,
    TenureStart,
    Value,
)
from govgraph.graph.dataset import View
from govgraph.graph.inference import infer
from govgraph.graph.rdf import graph_quads
from govgraph.graph.views import render
from govgraph.ontology import mint

COUNTY = "990101"
SURNAMES = "张王李赵陈杨周吴徐孙胡朱高林何郭马罗"
GIVEN = ("建国", "文华", "秀兰", "志强", "丽娟", "海涛", "晓东", "春梅", "立新", "永福", "雪松", "明远")
BUREAUS = (
    "发展和改革局", "教育科技局", "工业和信息化局", "公安局", "民政局", "司法局", "财政局", "人力资源和社会保障局",
    "自然资源局", "住房和城乡建设管理局", "交通运输局", "水利局", "农业农村局", "商务局", "文化和旅游局",
    "卫生健康和体育局", "退役军人事务局", "应急管理局", "审计局", "行政审批服务管理局", "市场监督管理局", "能源局",
    "统计局", "乡村振兴服务中心", "医疗保障局", "林业局", "信访局", "政务信息管理中心", "供销合作社联合社",
    "气象局",
)  # fmt: skip
TOWNS = ("青石镇", "白水镇", "松岭乡", "桃源乡", "云中镇", "石桥乡", "柳河镇", "东坪乡")
TASKS = (
    "加快推进城乡客运一体化建设，新建改建农村公路{n}公里",
    "实施城镇老旧小区改造，改造面积{n}万平方米，惠及居民{n}户，完善小区供水供热供气管网等基础设施",
    "新增城镇就业{n}人，城镇登记失业率控制在{n}％以内",
    "完成营造林{n}亩，森林覆盖率达到{n}％",
    "新建5G基站{n}个，推动重点园区双千兆网络全覆盖",
    "建设高标准农田{n}万亩，粮食总产量稳定在{n}万吨以上",
)


@dataclass
class Gazette:
    """Collects documents of clauses, and the facts found in them."""

    extractions: list[Extraction] = field(default_factory=list)
    facts: list[ResolvedFact] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    number: str = ""
    raw: str = ""
    tenures: list[Tenure] = field(default_factory=list)
    _line: int = 0
    _spans: list[Span] = field(default_factory=list)
    _title: str = ""

    def entity(self, kind: str, name: str, *names: str) -> str:
        iri = mint.entity_iri(kind, None if kind in ("document", "indicator", "area") else COUNTY, name)
        self.entities.setdefault(iri, Entity(iri, kind, name, (name, *names), COUNTY if "/99" in iri else None))
        return iri

    def open(self, number: str, title: str) -> None:
        self.close()
        self.number, self.raw, self._spans, self._title = number, "", [], title
        self.say(number)
        self.say(title)
        self.fact(
            "document",
            ("document", number),
            title,
            quote=number,
            issuer="云岭县人民政府",
            date="2025-03-05",
            kind="通知",
        )

    def say(self, line: str) -> None:
        self._line = len(self.raw)
        self._spans.append(Span(self._line, self._line + len(line)))
        self.raw += line + "\n"

    def fact(
        self,
        relation: str,
        subject: tuple[str, str],
        object_: tuple[str, str] | str,
        *,
        quote: str,
        links: tuple[tuple[str, str], ...] = (),
        **qualifiers: Value,
    ) -> None:
        start = self.raw.index(quote, self._line if relation != "document" else 0)
        evidence = Evidence(f"{self.number}.txt", start, start + len(quote), quote)
        stated = tuple(sorted(qualifiers.items()))
        if relation == "responsible_for":
            stated = tuple(sorted({**qualifiers, "task_start": self._line, "task_end": len(self.raw) - 1}.items()))
        text = object_ if isinstance(object_, str) else object_[1]
        fact = Fact(relation, self.number, subject[1], text, evidence, "test", stated)
        iri = None if isinstance(object_, str) else self.entity(*object_)
        self.facts.append(ResolvedFact(fact, self.entity(*subject), iri, links))

    def close(self) -> None:
        if not self.number:
            return
        source = SourceText(f"{self.number}.txt", self.raw, "0" * 64)
        document = Document(
            key=self.number,
            source=source,
            text=self.raw,
            origin=tuple(range(len(self.raw))),
            number=self.number,
            title=self._title,
            issuer="云岭县人民政府",
            date="2025-03-05",
            kind="通知",
            clauses=tuple(Clause(span, None) for span in self._spans),
        )
        self.extractions.append(Extraction(document, (), ()))
        self.number = ""

    def view(self) -> View:
        self.close()
        entities = tuple(entity for _, entity in sorted(self.entities.items()))
        graph = Graph(tuple(self.extractions), tuple(self.facts), entities, (), tuple(self.tenures))
        return View.in_memory(graph_quads(graph))


def make_county(bureaus: int = len(BUREAUS), tasks: int = 60) -> View:
    """Write a county of so many bureaus and tasks; its leaders, projects and citations grow with them."""
    gazette = Gazette()
    bodies = [("organization", f"云岭县{name}") for name in BUREAUS[:bureaus]]
    for body in bodies:
        short = body[1].replace("云岭县", "县")
        gazette.entity(*body, short, short.replace("发展和改革", "发改"))
    leaders = [("person", SURNAMES[i] + GIVEN[i % len(GIVEN)]) for i in range(max(2, bureaus // 3))]
    _write_division_of_work(gazette, bodies, leaders)
    _write_plan(gazette, bodies, tasks)
    _write_coordination(gazette, bodies, leaders)
    _write_citations(gazette, max(2, tasks // 6))
    return gazette.view()


def _write_division_of_work(gazette: Gazette, bodies: list[tuple[str, str]], leaders: list[tuple[str, str]]) -> None:
    gazette.open("云政发〔2025〕3号", "关于县人民政府领导工作分工的通知")
    for index, leader in enumerate(leaders):
        mine = bodies[index * len(bodies) // len(leaders) : (index + 1) * len(bodies) // len(leaders)]
        post = "县长" if index == 0 else f"副县长、{TOWNS[index % len(TOWNS)]}党委书记"
        names = "、".join(name for _, name in mine)
        liaison = bodies[index * 7 % len(bodies)][1]
        gazette.say(f"{leader[1]}，{post}，负责水利、能源、应急管理等方面工作。分管{names}。联系{liaison}。")
        post_iri = gazette.entity("post", f"云岭县人民政府{post}")
        gazette.fact(
            "holds_position", leader, ("post", f"云岭县人民政府{post}"), quote=post, links=(("post", post_iri),)
        )
        gazette.fact("portfolio", leader, ("area", ("水利", "能源", "应急管理")[index % 3]), quote="水利", role="负责")
        for body in mine:
            gazette.fact("oversees", leader, body, quote=body[1], role="主持" if index == 0 else "分管")
        gazette.fact("oversees", leader, ("organization", liaison), quote=liaison, role="联系")


def _write_plan(gazette: Gazette, bodies: list[tuple[str, str]], tasks: int) -> None:
    gazette.open("云政办发〔2025〕5号", "关于印发云岭县2025年重点工作任务分解方案的通知")
    for index in range(tasks):
        amount = 10 + index * 7 % 90
        task = TASKS[index % len(TASKS)].format(n=amount)
        lead, other = bodies[index % len(bodies)], bodies[(index * 5 + 3) % len(bodies)]
        site = TOWNS[index % len(TOWNS)]
        project = f"{site}{('污水处理厂', '冷链物流园', '抽水蓄能电站', '农产品加工产业园')[index % 4]}{index}期"
        gazette.say(f"{index + 1}.{task}。{project}总投资{amount}亿元。（责任单位：{lead[1]}牵头，{other[1]}）")
        heading = task.split("，")[0]
        gazette.fact("responsible_for", lead, heading, quote=lead[1], role="lead", heading=heading)
        if other != lead:
            gazette.fact("responsible_for", other, heading, quote=other[1], role="joint", heading=heading)
        gazette.fact(
            "target",
            ("indicator", heading[-6:]),
            f"{amount}",
            quote=str(amount),
            value=amount,
            unit="个",
            comparator="=",
            year=2025,
        )
        if index % 5 == 0:
            site_iri = gazette.entity("place", site)
            gazette.fact("site", ("place", site), "township", quote=site)
            gazette.fact(
                "project",
                ("project", project),
                "",
                quote=project,
                links=(("site", site_iri),),
                investment=amount * 10**8,
                site=site,
                year=2025,
            )


def _write_coordination(gazette: Gazette, bodies: list[tuple[str, str]], leaders: list[tuple[str, str]]) -> None:
    gazette.open("云政办发〔2025〕6号", "关于成立云岭县防汛抗旱工作领导小组的通知")
    body = ("organization", "云岭县防汛抗旱工作领导小组")
    for role, members in (("组长", leaders[:1]), ("副组长", leaders[1:2]), ("成员单位", bodies[:6])):
        gazette.say(f"{role}：" + "、".join(name for _, name in members))
        for member in members:
            gazette.fact("coordination_member", member, body, quote=member[1], role=role)


def _write_citations(gazette: Gazette, documents: int) -> None:
    laws = [
        "中华人民共和国水法",
        "南山省国民经济和社会发展第十四个五年规划纲要",
        "江东市突发事件总体应急预案",
        "云岭县地震应急预案",
    ]
    for index in range(documents):
        number = f"云政发〔2025〕{20 + index}号"
        gazette.open(number, f"关于印发云岭县{TOWNS[index % len(TOWNS)]}防洪应急预案的通知")
        cited = laws[: 1 + index % len(laws)]
        gazette.say(
            "根据" + "、".join(f"《{law}》" for law in cited) + f"，制定本预案，原预案（云政发〔2020〕{index}号）废止。"
        )
        for law in cited:
            gazette.fact("cites", ("document", number), ("document", law), quote=law, role="basis")
        old = f"云政发〔2020〕{index}号"
        gazette.fact("cites", ("document", number), ("document", old), quote=old, number=old, role="repeals")


@pytest.fixture(scope="session")
def small_county() -> View:
    """Return six bureaus and six tasks."""
    return make_county(6, 6)


@pytest.fixture(scope="session")
def large_county() -> View:
    """Return thirty bureaus, sixty tasks, some three hundred things in all."""
    return make_county()


@pytest.fixture(scope="session")
def two_years() -> View:
    """Return two years of 云岭县, in which people come and go: what other tests know as its history."""
    history = Path(__file__).parents[1] / "history" / "yunling.txt"
    quads = list(graph_quads(build_graph([read_source(str(history))])))
    return View.in_memory([*quads, *infer(quads)])


@pytest.fixture(scope="session")
def hostile_county() -> Callable[[tuple[str, ...]], View]:
    """Return a function that writes a county in which each text is a body, a person, a post, a task, a title, a quote."""

    def make(texts: tuple[str, ...]) -> View:
        gazette = Gazette()
        for index, text in enumerate(texts):
            gazette.open(f"云政发〔2025〕{index}号", text)
            gazette.say(f"{text}由{text}负责")
            body, person, post = ("organization", text), ("person", text), ("post", text)
            gazette.entity(*body, f"{text}（别名）")
            gazette.fact("org_mention", body, text, quote=text)
            gazette.fact("person_mention", person, "", quote=text)
            gazette.fact("oversees", person, body, quote=text, role=text)
            gazette.fact("responsible_for", body, text, quote=text, role="joint", heading=text)
            gazette.fact("project", ("project", text), "", quote=text, investment=10**8, site=text)
            gazette.fact(
                "cites", ("document", gazette.number), ("document", texts[index - 1]), quote=text, role="basis"
            )
            gazette.fact("coordination_member", body, ("organization", texts[0]), quote=text, role=text)
            links = (("post", gazette.entity(*post)), ("org", gazette.entity(*body)))
            gazette.fact("appointed", person, text, quote=text, links=links, org=text, date="2025-03-05")
            gazette.tenures.append(
                Tenure(
                    gazette.entity(*person),
                    gazette.entity(*post),
                    gazette.entity(*body),
                    title=text,
                    start="2025-03-05",
                    start_kind=TenureStart.APPOINTMENT,
                    opened_by=(gazette.facts[-1],),
                )
            )
        return gazette.view()

    return make


class Page:
    """An opened page, and all that it said and asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self.refuse)
        page.on("request", lambda request: self.asked.append(request.url))

    def refuse(self, dialog: Any) -> None:
        self.said.append("dialog")
        dialog.dismiss()

    def search(self, name: str) -> None:
        self.page.fill("#query", name)
        self.page.press("#query", "Enter")

    def panel(self) -> str:
        return str(self.page.inner_text("#panel"))

    def status(self) -> str:
        return str(self.page.inner_text("#status"))

    def link(self) -> str:
        return str(self.page.evaluate("decodeURIComponent(location.hash)"))

    def save(self, button: str, path: Path) -> Path:
        """Click a button that saves a file, and return where it was saved."""
        with self.page.expect_download() as waiting:
            self.page.click(button)
        waiting.value.save_as(path / waiting.value.suggested_filename)
        return path / str(waiting.value.suggested_filename)


@pytest.fixture
def open_page(browser: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    """Return a function that renders a page and opens its file; the page must stay silent and ask for nothing.

    A screenshot of how it was left is kept in the folder that GOVGRAPH_SCREENSHOTS names, else in that of the test.
    """

    @contextmanager
    def opened(
        view: View, perspective: str, *, width: int = 1280, height: int = 800, link: str = "", **options: Any
    ) -> Iterator[Page]:
        path = tmp_path / f"{perspective}.html"
        path.write_bytes(render(view, perspective, **options).encode())
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        page = Page(context.new_page())
        page.page.goto(path.as_uri() + link)
        page.page.wait_for_selector(".stage:not([hidden]) :is(canvas, svg)")
        page.page.wait_for_function("document.getElementById('status').textContent !== ''")
        yield page
        shots = Path(os.environ.get("GOVGRAPH_SCREENSHOTS") or tmp_path)
        shots.mkdir(parents=True, exist_ok=True)
        page.page.screenshot(path=shots / f"{re.sub(r'[^0-9A-Za-z-]+', '-', request.node.name)}-{perspective}.png")
        assert page.page.evaluate("window.hacked") is None
        assert page.said == []
        assert {url.partition("#")[0] for url in page.asked if not url.startswith(("data:", "blob:"))} == {
            path.as_uri()
        }
        context.close()

    return opened
