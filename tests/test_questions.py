"""The competency questions: each saved query has one exact answer on the sample gazette, in ``gold/answers``.

``make golden`` writes the answers anew; read the diff before you commit it. What a reader of the sample knows is written
out below by hand, so that an answer cannot drift into nonsense unnoticed.
"""

from __future__ import annotations

import csv
import io
import os
import random
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

from govgraph.graph.dataset import INFERRED, View
from govgraph.graph.queries import bind, saved_queries, saved_query
from govgraph.graph.query import run_query
from govgraph.ontology import mint
from govgraph.ontology.namespaces import GOV

ENTITIES: Final = ox.NamedNode(mint.shared_graph_iri("entities"))
ANSWERS: Final = Path(__file__).parent / "gold" / "answers"
ASKED: Final[dict[str, dict[str, str]]] = {
    "career-of": {"person": "高远"},
    "changes-by": {"document": "云政发〔2025〕6号"},
    "clusters": {"at_least": "1"},
    "duties-history": {"official": "何以宁"},
    "duties-of": {"official": "何以宁"},
    "evidence-between": {"name": "高远", "other": "云岭经开区管委会"},
    "evidence-of": {"name": "县数据局"},
    "memberships-of": {"member": "高远"},
    "officials-on": {"date": "2025-02-20"},
    "overseers-of": {"department": "县审计局"},
    "sentences-with-both": {"name": "县住建局", "other": "县水利局"},
    "staff-of": {"organization": "县发展和改革局"},
    "targets-of": {"department": "县住建局", "year": "2025"},
    "tasks-of": {"department": "县水利局"},
    "tenures-of": {"person": "秦望川"},
}
"""The parameters of the questions that have some."""
INFERRING: Final = ("hierarchy", "inferred", "tasks-of-official")
"""The questions about what is inferred."""

Row = tuple[str, ...]
NAMES: Final = [query.name for query in saved_queries()]


def ask(view: View, name: str, /, **parameters: str) -> tuple[Row, list[Row]]:
    """Return the columns and rows of an answer, as text."""
    result = run_query(view, bind(saved_query(name), parameters))
    rows = [tuple("" if term is None else getattr(term, "value", str(term)) for term in row) for row in result.rows]
    return result.variables, rows


def as_csv(columns: Row, rows: list[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_golden_answer(sample_view: View, name: str) -> None:
    answer = as_csv(*ask(sample_view, name, **ASKED.get(name, {})))
    path = ANSWERS / f"{name}.csv"
    if os.environ.get("GOVGRAPH_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(answer, encoding="utf-8")
    assert answer == path.read_text(encoding="utf-8"), "run `make golden` and read the diff"


def test_there_are_forty_questions_and_an_answer_to_each() -> None:
    assert len(NAMES) >= 40
    assert sorted(path.stem for path in ANSWERS.glob("*.csv")) == NAMES


def test_no_row_is_given_twice(sample_view: View) -> None:
    for name in NAMES:
        _, rows = ask(sample_view, name, **ASKED.get(name, {}))
        assert len(rows) == len(set(rows)), name


def test_what_is_inferred_is_never_counted(sample_view: View) -> None:
    asserted = View.in_memory(sample_view.asserted())
    for name in sorted({*NAMES} - {*INFERRING}):
        parameters = ASKED.get(name, {})
        assert ask(asserted, name, **parameters) == ask(sample_view, name, **parameters), name
    for name in INFERRING:
        assert ask(asserted, name)[1] == []
        assert ask(sample_view, name)[1]


def test_the_order_of_loading_does_not_count(sample_view: View) -> None:
    quads = list(sample_view.quads())
    random.Random(20250120).shuffle(quads)
    shuffled = View.in_memory(quads)
    for name in NAMES:
        parameters = ASKED.get(name, {})
        assert ask(shuffled, name, **parameters) == ask(sample_view, name, **parameters), name


def test_a_triple_that_is_stated_twice_counts_once(sample_view: View) -> None:
    """Two documents may say the same of a thing: the union of the graphs then holds the triple twice."""
    things = {quad.subject for quad in sample_view.match(graph=ENTITIES)}
    things |= {quad.subject for quad in sample_view.asserted() if quad.object == ox.NamedNode(GOV.OfficialDocument)}
    copy = ox.NamedNode("https://example.org/copy")
    said = [quad for quad in sample_view.asserted() if quad.subject in things]
    copies = [ox.Quad(quad.subject, quad.predicate, quad.object, copy) for quad in said]
    doubled = View.in_memory([*sample_view.quads(), *copies])
    for name in NAMES:
        parameters = ASKED.get(name, {})
        assert ask(doubled, name, **parameters) == ask(sample_view, name, **parameters), name


KNOWN: Final[list[tuple[str, dict[str, str], dict[str, str]]]] = [
    ("addressees", {}, {"addressee": "江东市水利局", "documents": "1"}),
    ("career-of", {"person": "秦望川"}, {"event": "removed", "post": "县能源局副局长", "date": "2025-02-26"}),
    ("career-of", {"person": "秦望川"}, {"event": "appointed", "post": "县能源局局长", "date": "2025-02-26"}),
    ("changes-by", {"document": "云政办发〔2025〕14号"}, {"change": "repeals"}),
    ("changes-by", {"document": "云政办发〔2025〕9号"}, {"change": "member", "subject": "田禾", "role": "成员"}),
    ("documents-by-issuer", {}, {"issuer": "云岭县人民政府办公室", "documents": "7"}),
    ("documents-without-basis", {"kind": "函"}, {"document": "云政函〔2025〕15号"}),
    ("evidence-between", {"name": "沈砚清", "other": "县能源局"}, {"statement_class": "Oversight", "role": "分管"}),
    ("hierarchy", {"organization": "县公安局"}, {"organization": "云岭县公安局交警大队", "directly": "true"}),
    ("hierarchy", {}, {"organization": "云岭县公安局交警大队", "above": "云岭县人民政府", "directly": "false"}),
    ("idle-bodies", {"kind": "justice"}, {"organization": "云岭县检察院", "documents": "1"}),
    ("implementation-of", {"basis": "江东市碳达峰实施方案"}, {"document": "云政发〔2025〕3号", "tasks": "14"}),
    ("indicator-series", {"indicator": "新能源装机"}, {"year": "2030", "target": "90万千瓦"}),
    ("large-projects", {"at_least": "200000000"}, {"project": "恒泽废旧电池拆解", "investment": "260000000"}),
    ("large-teams", {}, {"task": "治理云溪河水质", "role": "lead", "department": "江东市生态环境局云岭分局"}),
    ("lead-roles", {}, {"department": "云岭经开区管委会", "lead": "2", "joint": "0", "co": "0", "tasks": "2"}),
    ("memberships-of", {"member": "鲁一鸣"}, {"role": "成员", "affiliation": "国网云岭县供电公司经理"}),
    ("money-by-official", {}, {"official": "何以宁", "investment": "160000000", "projects": "1"}),
    ("money-by-site", {}, {"site": "云岭县职业中学", "investment": "45000000", "projects": "1"}),
    ("most-cited", {"role": "repeals"}, {"cited": "云岭县电动汽车充电管理办法（试行）", "documents": "1"}),
    ("orphan-projects", {}, {"project": "龙潭水库除险加固工程", "document": "云政函〔2025〕15号"}),
    ("orphan-targets", {"year": "2027"}, {"indicator": "古民居修缮", "target": "30座"}),
    ("overseers-of", {"department": "县审计局"}, {"role": "分管", "official": "陆承远"}),
    ("overseers-of", {"department": "县审计局"}, {"role": "协助分管", "official": "林岚"}),
    ("projects-without-site", {}, {"project": "晶禾光伏玻璃生产线", "investment": "300000000"}),
    ("provisional-appointments", {}, {"person": "顾书瑶", "probation": "一年"}),
    ("provisional-appointments", {}, {"person": "陆承远", "kind": "acting"}),
    ("sentences-with-both", {"name": "县林业局", "other": "县水利局"}, {"document": "云政发〔2025〕3号"}),
    ("several-posts", {}, {"person": "贺长风", "posts": "2", "organization": "云岭县公安局"}),
    ("signs", {"organization": "县财政局"}, {"sign": "县政府国有资产监督管理局"}),
    ("staff-of", {"organization": "县发展和改革局"}, {"person": "邵明珂", "event": "removed"}),
    ("successions", {}, {"before": "邵明珂", "after": "顾书瑶", "organization": "云岭县发展和改革局"}),
    ("successions", {"organization": "云岭经开区管委会"}, {"before": "蒋澄", "after": "高远", "left": "2025-02-26"}),
    ("targets-of", {"department": "县邮政公司"}, {"indicator": "农产品网络零售额", "target": "12%"}),
    ("tasks-of-official", {"official": "林岚"}, {"department": "云岭县数据局", "task": "发展数字经济", "role": "co"}),
    ("tasks-without-lead", {}, {"task": "做好抽水蓄能前期工作", "bodies": "4", "department": "国网云岭县供电公司"}),
    ("undated-tasks", {"department": "县财政局"}, {"task": "引导货运转型"}),
    ("vacated-posts", {}, {"person": "许怀谷", "date": "2025-02-18"}),
    ("who-covers", {"area": "森林防火"}, {"official": "何以宁"}),
    ("wide-spans", {"more_than": "5"}, {"official": "孟庭舟", "bodies": "6"}),
]
"""What a person finds who reads the sample: question, parameters, and one row by some of its columns."""


@pytest.mark.parametrize(
    ("name", "parameters", "wanted"), KNOWN, ids=[f"{name}-{i}" for i, (name, _, _) in enumerate(KNOWN)]
)
def test_what_a_reader_knows_is_answered(
    sample_view: View, name: str, parameters: dict[str, str], wanted: dict[str, str]
) -> None:
    columns, rows = ask(sample_view, name, **parameters)
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert any(wanted.items() <= row.items() for row in found), found[:5]


@pytest.mark.parametrize(
    ("name", "parameters", "absent"),
    [
        ("successions", {}, "许怀谷"),  # the acting head of the county holds another post
        ("vacated-posts", {}, "邵明珂"),  # whose post went to 顾书瑶 on the same day
        ("documents-without-basis", {}, "云政办发〔2025〕14号"),
        ("idle-bodies", {}, "云岭县水利局"),
        ("orphan-projects", {}, "晶禾光伏玻璃生产线"),
        ("tasks-without-lead", {}, "治理云溪河水质"),
        ("undated-tasks", {}, "养护森林水土"),
        ("tasks-of-official", {"official": "沈砚清"}, "江东市生态环境局云岭分局"),  # only liaison
        ("hierarchy", {}, "云岭县税务局"),  # vertically managed
        ("hierarchy", {}, "云岭县人民代表大会常务委员会"),
    ],
)
def test_what_is_not_so_is_not_answered(sample_view: View, name: str, parameters: dict[str, str], absent: str) -> None:
    assert absent not in {value for row in ask(sample_view, name, **parameters)[1] for value in row}


def test_the_inferred_graph_is_the_one_that_is_asked_about(sample_view: View) -> None:
    counted = sum(int(row[1]) for row in ask(sample_view, "inferred")[1])
    assert counted == len(list(sample_view.match(graph=INFERRED)))
