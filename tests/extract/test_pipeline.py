"""The stages in a row: evidence that always holds, and the same result whatever the order of work."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import build_graph, extract_document, extract_source
from govgraph.extract.records import ExtractionError, Fact, Issue, SourceText
from govgraph.extract.structure import split_documents

PLAN = """云岭县人民政府
关于印发《云岭县河湖治理实施方案》的通知
云政发〔2025〕3号
各乡镇人民政府，县直各有关单位：
现将方案印发给你们，请按照《南山省河湖条例》执行。
云岭县人民政府
2025年3月18日
云岭县河湖治理实施方案
一、清理河道
（一）清淤疏浚。到2026年清理河道20公里，完成投资3000万元。（责任单位：县水利局、县财政局）
"""
DUTIES = """云岭县人民政府
关于调整县政府领导同志工作分工的通知
云政发〔2025〕5号
各乡镇人民政府：
县长林岚：主持县人民政府全面工作。分管县审计局。
副县长周远：负责水利工作。分管县水利局、县教育局（县体育局）。
云岭县人民政府
2025年4月2日
"""
POSTS = """云岭县人民政府
关于何山等同志职务任免的通知
云政发〔2025〕7号
各乡镇人民政府：
任命何山为县水利局局长；
免去沈立言同志的县水利局局长职务。
云岭县人民政府
2025年4月9日
"""


def source(name: str, text: str) -> SourceText:
    return decode_source(name, text.encode())


SOURCES = [source("plan.txt", PLAN), source("duties.txt", DUTIES), source("posts.txt", POSTS)]


def test_every_stage_adds_its_facts() -> None:
    relations = {fact.relation for text in SOURCES for extraction in extract_source(text) for fact in extraction.facts}
    assert relations >= {
        "document",
        "cites",
        "target",
        "responsible_for",
        "oversees",
        "portfolio",
        "holds_position",
        "also_known_as",
        "appointed",
        "removed",
        "org_mention",
        "person_mention",
    }


def test_facts_come_in_text_order_without_duplicates() -> None:
    for text in SOURCES:
        for extraction in extract_source(text):
            starts = [fact.evidence.start for fact in extraction.facts]
            assert starts == sorted(starts)
            assert len(set(extraction.facts)) == len(extraction.facts)


def test_a_source_is_its_documents() -> None:
    both = source("both.txt", PLAN + DUTIES)
    assert extract_source(both) == tuple(extract_document(document) for document in split_documents(both))
    assert [extraction.document.key for extraction in extract_source(both)] == [
        "云政发〔2025〕3号",
        "云政发〔2025〕5号",
    ]


def test_the_graph_depends_on_neither_workers_nor_order() -> None:
    alone = build_graph(SOURCES, jobs=1)
    assert build_graph(SOURCES[::-1], jobs=1) == alone
    assert build_graph(SOURCES, jobs=2) == alone
    assert build_graph([SOURCES[2], SOURCES[0], SOURCES[1]], jobs=2) == alone
    assert alone.facts


def test_progress_names_each_source_once() -> None:
    seen: list[str] = []
    build_graph(SOURCES, progress=seen.append)
    assert seen == ["duties.txt", "plan.txt", "posts.txt"]


def test_no_sources_no_graph() -> None:
    empty = build_graph([])
    assert (empty.extractions, empty.facts, empty.entities) == ((), (), ())


fragments = st.sampled_from(
    [
        "云岭县人民政府",
        "云 岭 县 人 民 政 府\n",
        "关于印发《云岭县方案》的通知\n",
        "云政发〔2025〕3号\n",
        "云政办发[2025]12 号\n",
        "各乡镇人民政府：\n",
        "2025年3月18日\n",
        "二〇二五年三月十八日\n",
        "一、总体要求\n",
        "（一）清理河道。",
        "（责任单位：县水利局、县财政局）",
        "（责任单位：",
        "（县水利局牵头，县财政局配合）",
        "县长林岚：主持县政府全面工作。",
        "副县长周  远：负责教育、科技工作。分管县教育局（县体育局）。",
        "工作分工\n",
        "任命林岚为县财政局局长。",
        "免去何山同志的县财政局局长职务，",
        "组长：林  岚  县长\n",
        "成立云岭县防汛指挥部，",
        "新建5G基站19个",
        "到2026年森林覆盖率达到29.37％。",
        "总投资3亿元。",
        "河湾镇石桥村",
        "根据《云岭县方案》（云政发〔2024〕1号），",
        "附件：1.名单\n",
        "2/2025 云岭县人民政府公报 ·县政府文件·\n",
        "[bookmark: _Toc1]",
        "\u200b",
        *"《》（）“，。、；：,:;() \n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(fragments, min_size=1, max_size=30).map("".join))
def test_every_quote_is_what_the_source_prints(text: str) -> None:
    try:
        read = source("x.txt", text)
    except ExtractionError:
        return
    for extraction in extract_source(read):
        every: tuple[Fact | Issue, ...] = (*extraction.facts, *extraction.issues)
        for found in every:
            evidence = found.evidence
            assert found.doc == extraction.document.key
            assert evidence.source == "x.txt"
            assert 0 <= evidence.start < evidence.end <= len(read.raw)
            assert evidence.quote == read.raw[evidence.start : evidence.end]
        for fact in extraction.facts:
            assert [name for name, _ in fact.qualifiers] == sorted(name for name, _ in fact.qualifiers)
            assert "\n" not in fact.subject + fact.object


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.one_of(st.sampled_from("云岭县林岚局长任为责任单位：、。（）〔2025〕3号 \n"), st.characters(codec="utf-8")),
        max_size=80,
    )
)
def test_no_text_is_too_strange(text: str) -> None:
    try:
        read = source("x.txt", text)
    except ExtractionError:
        return
    for extraction in extract_source(read):
        for fact in extraction.facts:
            assert fact.evidence.quote == read.raw[fact.evidence.start : fact.evidence.end]
