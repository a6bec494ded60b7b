"""What documents are cited for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.documents import decode_source
from govgraph.extract.facts.citation import extract_citations
from govgraph.extract.mentions.references import REFERENCES
from govgraph.extract.records import Fact, Issue, Mentions
from govgraph.extract.structure import split_documents

HEAD = "云岭县人民政府\n关于加强防汛工作的通知\n云政发〔2025〕3号\n县水利局：\n"


def _extract(text: str) -> list[Fact | Issue]:
    found: list[Fact | Issue] = []
    for document in split_documents(decode_source("x.txt", text.encode())):
        references = tuple(sorted(REFERENCES.find(document, Mentions({})), key=lambda item: item.span))
        found += extract_citations(document, Mentions({"references": references}))
    return found


def _cites(text: str) -> list[tuple[str, object]]:
    return [(fact.object, fact.qualifier("role")) for fact in _extract(text) if isinstance(fact, Fact)]


def _roles(body: str) -> list[object]:
    return [role for _, role in _cites(HEAD + body)]


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        # basis, by a verb before
        ("根据《甲条例》，制定本办法。", ["basis"]),
        ("建设单位应按《甲条例》及相关法律法规进行建设。", ["basis"]),
        ("为贯彻落实《甲规划》（南政发〔2024〕1号）和省政府《乙方案》精神，提出如下意见。", ["basis", "basis"]),
        ("根据《甲法》《乙法》、《丙条例》等有关规定，结合实际。", ["basis"] * 3),
        ("补助标准按照《甲措施》执行。", ["basis"]),
        ("深入落实市政府办公室印发《甲方案》和《乙规划》，加强建设。", ["basis", "basis"]),
        # basis, by words after
        ("推动《甲标准》落实，提升品质。", ["basis"]),
        ("《甲方案》要求，各乡镇要落实责任。", ["basis"]),
        ("以《甲规划》为依据，编制《乙规划》。", ["basis", "reference"]),
        # issues
        ("现将《甲方案》印发给你们，请遵照执行。", ["issues"]),
        ("《甲方案》已经县政府同意，现印发给你们。", ["issues"]),
        ("依据《甲法》，制定了《乙办法》，现予公布。", ["basis", "issues"]),
        ("现发布《甲办法》，自发布之日起施行。", ["issues"]),
        # repeals
        ("本办法自印发之日起施行。《甲办法》（云政发〔2018〕4号）、《乙办法》同时废止。", ["repeals", "repeals"]),
        ("云政办发〔2016〕12号文件停止执行。", ["repeals"]),
        ("决定废止下列文件：\n1.《甲办法》\n2.《乙办法》（云政发〔2011〕4号）", ["repeals", "repeals"]),
        ("《甲办法》自2022年起施行，有效期2年。目前该文件已经到期，自行废止。", ["repeals"]),
        # approves
        ("你局《关于清淤的请示》（云水字〔2025〕8号）收悉。", ["approves"]),
        ("县应急管理局《事故调查报告》已收悉，经县政府研究，同意。", ["approves"]),
        ("原则同意《甲规划》，请认真组织实施。", ["approves"]),
        ("同意批准实施《甲总体规划》。", ["approves"]),
        ("县科技局《关于更名的函》（云科函〔2025〕9号）悉。", ["approves"]),
        (
            "你市《关于甲的请示》（明政文〔202564号）和《关于乙的请示》（明政文〔202566号）收悉。",
            ["approves", "approves"],
        ),
        ("记者获悉，《甲办法》发布。", ["reference"]),
        ("决定对以下规章予以废止：\n一、《甲办法》（2016年12月1日云岭县人民政府令第2号发布）\n", ["repeals"]),
        ("根据2010年5月6日县政府令第5号公布的《关于修改乙办法的决定》修正。", ["reference"]),
        # reference
        ("县发展改革局正在修订《甲规划》。", ["reference"]),
        ("充分考虑已纳入详细规划的《甲标准》相关要求。", ["reference"]),
        ("违反《甲法》的，依法处理。", ["reference"]),
        ("对企业不再执行《甲规定》中关于承包的规定。", ["reference"]),
        ("推动出台《甲法》实施办法。", ["reference"]),
        ("按照省委部署，县政府制定了《甲方案》。", ["reference"]),
    ],
)
def test_roles(body: str, roles: list[object]) -> None:
    assert _roles(body) == roles


def test_the_own_title_gives_its_role_to_the_body() -> None:
    text = "云岭县人民政府\n关于废止《甲办法》的通知\n云政发〔2025〕4号\n各乡镇人民政府：\n《甲办法》自2015年起施行。"
    assert _cites(text) == [("甲办法", "repeals"), ("甲办法", "repeals")]


def test_a_title_that_issues_without_marks() -> None:
    text = "云岭县人民政府关于印发云岭县防汛预案的通知\n云政发〔2025〕4号\n各乡镇人民政府：\n请认真执行。"
    assert _cites(text) == [("云岭县防汛预案", "issues")]


def test_a_title_that_publishes_a_list_cites_nothing() -> None:
    text = "云岭县人民政府关于公布第一批名录的通知\n云政发〔2025〕4号\n各乡镇人民政府：\n请认真执行。"
    assert _cites(text) == []


def test_the_rows_of_a_table_of_repealed_documents_with_their_remarks() -> None:
    text = (
        "云岭县人民政府关于废止部分文件的决定\n县政府决定废止2件文件。\n云岭县人民政府\n2025年3月1日\n"
        "附件：云岭县人民政府决定废止的文件目录\n序号 文件名称 文号 说明\n"
        "1 关于加强河道管理的通知 云政发〔1998〕3号 制定依据发生了重大变化。（2008年新的《城乡规划法》施行后，原《城市规划法》已废止）\n"
        "2 关于规范市场的通知 云政发〔2001〕9号 已有新规定。\n"
    )
    rows = [fact for fact in _extract(text) if isinstance(fact, Fact) and fact.qualifier("role") == "repeals"]
    assert ("关于加强河道管理的通知", "云政发〔1998〕3号") in [(row.object, row.qualifier("number")) for row in rows]
    assert ("关于规范市场的通知", "云政发〔2001〕9号") in [(row.object, row.qualifier("number")) for row in rows]


def test_own_number_is_not_cited() -> None:
    assert _cites(HEAD + "请认真执行。") == []


def test_a_bare_standard_counts_where_it_is_to_be_followed() -> None:
    assert _cites(HEAD + "执行GB 3095-2012二级标准。") == [("GB3095-2012", "basis")]
    assert _cites(HEAD + "达到GB 3095-2012二级标准。") == []


def test_a_short_title_that_stands_for_nothing_is_an_issue() -> None:
    found = _extract(HEAD + "根据省委《建议》，编制纲要。")
    assert [type(item) for item in found] == [Issue]


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("废止《甲办法》（2016年12月1日云岭县人民政府令第2号发布）。", "云岭县人民政府令第2号"),
        ("修正了2010年5月6日云岭县人民政府令第5号公布的《甲办法》。", "云岭县人民政府令第5号"),
    ],
)
def test_the_order_a_rule_was_published_by(body: str, number: str) -> None:
    (fact,) = [fact for fact in _extract(HEAD + body) if isinstance(fact, Fact)]
    assert fact.qualifier("number") == number


def test_what_a_rule_was_amended_by_is_a_document_of_its_own() -> None:
    body = "废止《甲办法》（2000年6月1日县政府令第8号公布，根据2010年5月6日县政府令第5号公布的《关于修改甲办法的决定》修正）。"
    found = [(fact.object, fact.qualifier("number")) for fact in _extract(HEAD + body) if isinstance(fact, Fact)]
    assert found == [("甲办法", "县政府令第8号"), ("关于修改甲办法的决定", "县政府令第5号")]


def test_number_and_issuer() -> None:
    facts = _extract(HEAD + "落实市水利局《关于河道的通知》（江水发〔2024〕5号）要求。")
    assert isinstance(facts[0], Fact)
    assert facts[0].qualifiers == (("issuer", "市水利局"), ("number", "江水发〔2024〕5号"), ("role", "basis"))
    assert facts[0].evidence.quote == "《关于河道的通知》（江水发〔2024〕5号）"


@given(st.text(alphabet="《》（）根据落实废止同时现将印发云政发〔2025〕3号、，。\n 法", max_size=50))
def test_quotes_are_slices_of_the_source(body: str) -> None:
    raw = HEAD + body
    for item in _extract(raw):
        assert item.evidence.quote == raw[item.evidence.start : item.evidence.end]


def test_the_own_title_alone_on_a_line_is_not_cited() -> None:
    title = "云岭县人民政府关于加强防汛工作的通知"
    head = f"《{title}》\n云政发〔2025〕3号\n县水利局：\n"
    assert _cites(f"{head}请执行。\n") == []
    assert _cites(f"{head}按照《{title}》执行。\n") == [(title, "basis")]


def test_what_is_issued_is_a_document_and_a_title_inside_its_name_is_not_issued() -> None:
    body = "现将《2026年〈政府工作报告〉重点做好的事项》印发给你们。"
    assert _cites(HEAD + body)[0] == ("2026年〈政府工作报告〉重点做好的事项", "issues")
    assert _cites(HEAD + "读《云岭县志》。") == []
    title = (
        "云岭县人民政府办公室\n关于印发2026年县《政府工作报告》确定的重点工作责任分解方案的通知\n云政办发〔2026〕3号\n"
    )
    assert _cites(title + "各乡镇人民政府：\n请认真落实。\n")[0] == ("政府工作报告", "reference")


def test_a_number_has_whole_brackets() -> None:
    text = "云岭县人民政府关于印发云岭县若干措施（修订版）的通知（云政〔2026〕31号）\n各乡镇人民政府：\n请落实。\n"
    assert all(
        str(number) == "云政〔2026〕31号"
        for number in (f.qualifier("number") for f in _extract(text) if isinstance(f, Fact) and f.qualifier("number"))
    )
