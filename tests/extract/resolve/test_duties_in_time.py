"""Assignments of duties hold until the next notice of the same government; repeals take effect on their day."""

import pytest

from govgraph.extract.records import Clause, Document, Evidence, Extraction, Fact, Graph, SourceText, Span
from govgraph.extract.resolve import resolve

WHOLE = "关于县政府领导同志工作分工的通知"
OFFICE = "云岭县人民政府办公室"


def notice(
    number: int, day: str | None, *duties: tuple[str, str], title: str = WHOLE, issuer: str = OFFICE, text: str = ""
) -> Extraction:
    """Make a notice that gives officials charge of bodies; the first of several presides."""
    key = f"云政办发〔2025〕{number}号"
    text = text + "文" * (len(duties) or 1)
    source = SourceText(f"{number}.txt", text, key)
    facts = tuple(
        Fact(
            "oversees",
            key,
            name,
            body,
            Evidence(source.name, len(text) - len(duties) + at, len(text) - len(duties) + at + 1, "文"),
            "duty",
            (("role", "主持" if name == "陆承远" else "分管"),),
        )
        for at, (name, body) in enumerate(duties)
    )
    document = Document(
        key, source, text, tuple(range(len(text))), number=key, title=title, issuer=issuer, date=day, kind="通知"
    )
    return Extraction(document, facts, ())


def spans(graph: Graph) -> list[tuple[str, str, str | None, str | None]]:
    return sorted(((f.fact.subject, f.fact.object, f.valid_from, f.valid_until) for f in graph.facts), key=repr)


def issues(graph: Graph) -> list[str]:
    return [each.reason for extraction in graph.extractions for each in extraction.issues if each.extractor == "duties"]


FIRST = notice(1, "2024-03-01", ("陆承远", "县审计局"), ("何以宁", "县林业局"), ("孟庭舟", "县教育局"))


def test_a_notice_for_all_supersedes_all_that_came_before() -> None:
    second = notice(2, "2025-03", ("陆承远", "县审计局"), ("沈砚清", "县林业局"))
    graph = resolve([second, FIRST])
    assert spans(graph) == [
        ("何以宁", "县林业局", "2024-03-01", "2025-03"),
        ("孟庭舟", "县教育局", "2024-03-01", "2025-03"),
        ("沈砚清", "县林业局", "2025-03", None),
        ("陆承远", "县审计局", "2024-03-01", "2025-03"),
        ("陆承远", "县审计局", "2025-03", None),
    ]
    assert issues(graph) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("关于调整何以宁同志工作分工的通知", ""),
        ("关于调整部分县政府领导同志工作分工的通知", ""),
        (WHOLE, "其他领导同志的工作分工不变。"),
        (WHOLE, ""),  # nobody presides in it, though somebody did before
    ],
)
def test_a_notice_for_some_supersedes_theirs_only(title: str, text: str) -> None:
    graph = resolve([FIRST, notice(2, "2025-03-12", ("何以宁", "县水利局"), title=title, text=text)])
    assert spans(graph) == [
        ("何以宁", "县林业局", "2024-03-01", "2025-03-12"),
        ("何以宁", "县水利局", "2025-03-12", None),
        ("孟庭舟", "县教育局", "2024-03-01", None),
        ("陆承远", "县审计局", "2024-03-01", None),
    ]


def test_another_body_supersedes_nothing_of_the_governments() -> None:
    bureau = notice(2, "2025-03-12", ("何以宁", "县气象局"), title="关于局领导工作分工的通知", issuer="云岭县林业局")
    township = notice(
        3, "2025-03-13", ("何以宁", "县邮政局"), title="关于镇政府领导工作分工的通知", issuer="清溪镇人民政府"
    )
    assert {each[3] for each in spans(resolve([FIRST, bureau, township]))} == {None}


def test_the_next_notice_ends_it_not_a_later_one() -> None:
    later = [notice(number, f"202{number}-05-01", ("陆承远", "县审计局")) for number in (6, 5)]
    assert {each[3] for each in spans(resolve([FIRST, *later])) if each[2] == "2024-03-01"} == {"2025-05-01"}


def test_a_notice_without_a_date_is_ordered_after_nothing() -> None:
    graph = resolve([FIRST, notice(2, None, ("陆承远", "县审计局"))])
    assert {each[3] for each in spans(graph)} == {None}
    assert issues(graph) == ["a division of work without a date is ordered after nothing / 分工通知无日期，无从排序"]


def test_notices_that_cannot_be_put_in_order_are_an_issue() -> None:
    graph = resolve([notice(2, "2025-03", ("陆承远", "县审计局")), notice(3, "2025-03-12", ("陆承远", "县财政局"))])
    assert {each[3] for each in spans(graph)} == {None}
    [reason] = issues(graph)
    assert reason.startswith("which division of work came first is not said")


def test_other_documents_assign_duties_but_supersede_none() -> None:
    plan = notice(2, "2025-03-12", ("陆承远", "县审计局"), title="关于印发防汛工作方案的通知")
    assert {each[3] for each in spans(resolve([FIRST, plan]))} == {None}
    assert [each[3] for each in spans(resolve([plan, notice(3, "2025-06-01", ("陆承远", "县财政局"))]))] == [
        "2025-06-01",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("《云岭县植树办法》废止。", "2025-09-01"),
        ("本办法自2025年10月1日起施行。《云岭县植树办法》同时废止。", "2025-10-01"),
        ("《省造林条例》自2022年11月1日起施行，废止《云岭县植树办法》。", "2025-09-01"),
    ],
)
def test_a_repeal_takes_effect_on_the_day_printed_or_that_of_its_document(text: str, date: str) -> None:
    source = SourceText("r.txt", text, "r")
    document = Document(
        *("云政发〔2025〕12号", source, text, tuple(range(len(text)))),
        issuer="云岭县人民政府",
        date="2025-09-01",
        clauses=(Clause(Span(0, len(text)), None),),
    )
    start = text.index("云岭县植树办法")
    cited = Fact(
        *("cites", document.key, document.key, "云岭县植树办法"),
        Evidence("r.txt", start, start + 7, "云岭县植树办法"),
        "citation",
        (("issuer", None), ("number", None), ("role", "repeals")),
    )
    [fact] = resolve([Extraction(document, (cited,), ())]).facts
    assert (fact.valid_from, fact.valid_until) == (date, None)
