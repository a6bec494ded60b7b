"""Projects and sites as facts: evidence is exact, a site is told once."""

from __future__ import annotations

from govgraph.extract.documents.plain import decode_source
from govgraph.extract.facts.project import extract_projects
from govgraph.extract.facts.site import extract_sites
from govgraph.extract.mentions import find_mentions
from govgraph.extract.records import Fact
from govgraph.extract.structure import split_documents

_TEXT = """云岭县人民政府
关于印发重点工作方案的通知
云政发〔2025〕3号
各乡镇人民政府：
现将方案印发给你们。
云岭县人民政府
2025年3月1日
重点工作方案
接续推进柳溪、后坪“千万工程”示范项目。推进投资0.9 亿元的柳溪村供水工程，柳溪村村民受益。
"""


def test_facts_quote_the_source() -> None:
    source = decode_source("x.txt", _TEXT.encode())
    (document,) = split_documents(source)
    mentions = find_mentions(document)
    facts = [*extract_projects(document, mentions), *extract_sites(document, mentions)]
    assert facts
    for fact in facts:
        assert isinstance(fact, Fact)
        assert fact.evidence.quote == source.raw[fact.evidence.start : fact.evidence.end]
        assert fact.doc == "云政发〔2025〕3号"


def test_project_facts() -> None:
    (document,) = split_documents(decode_source("x.txt", _TEXT.encode()))
    facts = [fact for fact in extract_projects(document, find_mentions(document)) if isinstance(fact, Fact)]
    assert [fact.subject for fact in facts] == ["柳溪“千万工程”示范项目", "后坪“千万工程”示范项目", "柳溪村供水工程"]
    composed, _, water = facts
    assert composed.evidence.quote == "柳溪、后坪“千万工程”示范项目"
    assert water.qualifier("investment") == 90_000_000
    assert water.evidence.quote == "投资0.9 亿元的柳溪村供水工程"
    assert composed.qualifier("investment") is None


def test_site_facts_are_told_once() -> None:
    (document,) = split_documents(decode_source("x.txt", _TEXT.encode()))
    facts = [fact for fact in extract_sites(document, find_mentions(document)) if isinstance(fact, Fact)]
    assert [(fact.subject, fact.object) for fact in facts] == [
        ("柳溪", "village"),
        ("后坪", "village"),
        ("柳溪村", "village"),
    ]
