"""How well short names of public bodies find their full names: pairwise precision and recall on generated gazettes.

    python bench/names.py [--places N] [--seed N] [--errors N]
    python bench/names.py --texts FOLDER

Every place gets a random choice of bodies out of 45 kinds, each printed in several forms (县发改局, 云岭县发展和改革局
…), and distractors: bodies that sound alike and are not the same (能源局 beside 新能源发展中心, 乡村振兴局 beside
乡村振兴服务中心). Truth is how the names were generated. A pair of printed names counts as predicted when both get one
IRI. Prints the same bytes for the same arguments.

For real texts nobody has written down the truth: with ``--texts`` every pair of names of bodies that was joined is
printed with the reason, for a reader to judge, and counted beside the refusals and doubts.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

from govgraph.extract import divisions
from govgraph.extract.divisions import Level
from govgraph.extract.documents import read_source
from govgraph.extract.pipeline import build_graph
from govgraph.extract.records import Document, Evidence, Extraction, Fact, Judgement, SourceText
from govgraph.extract.resolve import resolve

KINDS: Final[tuple[tuple[tuple[str, ...], ...], ...]] = (
    (("人民政府", "政府"),),
    (("人民政府办公室", "政府办公室", "政府办"),),
    (("发展和改革局", "发改局", "发展改革局"),),
    (("工业和信息化局", "工信局"), ("工信和科技局", "工科局"), ("工业商务和信息化局", "工商信局")),
    (("教育局",), ("教育和体育局", "教体局")),
    (("公安局",),),
    (("民政局",),),
    (("司法局",),),
    (("财政局",),),
    (("人力资源和社会保障局", "人社局", "人力资源社会保障局"),),
    (("自然资源局",), ("自然资源和规划局", "自规局", "资规局")),
    (("住房和城乡建设局", "住建局", "住房城乡建设局"), ("住房和城乡建设管理局", "住建局")),
    (("交通运输局", "交通局"),),
    (("水利局",),),
    (("农业农村局",), ("农业农村和水利局", "农水局")),
    (("商务局",), ("商务和投资促进局", "商投局")),
    (("文化和旅游局", "文旅局", "文化旅游局"), ("文化体育和旅游局", "文体旅局"), ("文化广电和旅游局", "文广旅局")),
    (("卫生健康局", "卫健局"), ("卫生健康和体育局", "卫健局")),
    (("退役军人事务局", "退役军人局"),),
    (("应急管理局", "应急局"),),
    (("审计局",),),
    (("市场监督管理局", "市场监管局", "市监局"),),
    (("统计局",),),
    (("医疗保障局", "医保局"),),
    (("行政审批服务管理局", "行政审批局"), ("行政审批局", "行审局"), ("政务服务管理局", "政务服务局")),
    (("城市管理综合行政执法局", "城管执法局"), ("城市管理局", "城管局")),
    (("民族宗教事务局", "民宗局"),),
    (("林业和草原局", "林草局"), ("林业局",)),
    (("疾病预防控制中心", "疾控中心"),),
    (("残疾人联合会", "残联"),),
    (("妇女联合会", "妇联"),),
    (("科学技术协会", "科协"),),
    (("工商业联合会", "工商联"),),
    (("人民法院", "法院"),),
    (("人民检察院", "检察院"),),
    (("公安局交通警察大队", "公安局交警大队", "交警大队"),),
    (("公路管理段", "公路段"),),
    (("供销合作社联合社", "供销社"),),
    (("经济技术开发区管理委员会", "经开区管委会"), ("高新技术产业开发区管理委员会", "高新区管委会")),
    (("住房公积金管理中心", "公积金中心"),),
    (("投资促进中心", "招商中心"),),
    (("机构编制委员会办公室", "编办"),),
    (("人民武装部", "人武部"),),
    (("供电公司",),),
    (("国有资本投资运营有限公司", "国投公司"), ("城市建设投资有限公司", "城投公司")),
)
"""Kinds of body: for each, what it is called in one place or another, the full name first, then the short forms."""

DISTRACTORS: Final = (
    *("乡村振兴局", "乡村振兴服务中心", "新能源发展中心", "能源局", "国有资产监督管理局", "政府外事办公室", "水务局"),
    *("体育局", "自然资源综合行政执法大队", "交通运输综合行政执法大队", "卫生监督所", "科技创新中心", "旅游发展中心"),
    *("消防救援大队", "应急救援中心", "农业机械服务中心", "大数据局", "税务局", "气象局", "信访局", "烟草专卖局"),
    *("公路工程处", "供水公司", "邮政公司", "中医院", "妇幼保健院", "融媒体中心", "财政投资评审中心", "教育考试中心"),
)
"""Bodies of one name each, which nothing else may join."""


def printed_forms(place: str, level: str, forms: tuple[str, ...], random_: random.Random) -> set[str]:
    """Return some of the ways in which a place's documents print a body: with the place, or with 县 or 市."""
    ways = [f"{prefix}{form}" for form in forms for prefix in (place, level)]
    return set(random_.sample(ways, k=max(2, len(ways) - 1)))


def gazette(place: str, random_: random.Random) -> tuple[Extraction, dict[str, str]]:
    """Return one document of a place that names bodies, and the truth: printed name to body."""
    level = place[-1]
    truth: dict[str, str] = {}
    for kind in random_.sample(KINDS, k=32):
        forms = random_.choice(kind)
        truth.update(dict.fromkeys(printed_forms(place, level, forms, random_), forms[0]))
    for name in random_.sample(DISTRACTORS, k=15):
        truth.update(dict.fromkeys(printed_forms(place, level, (name,), random_), name))
    source = SourceText(f"{place}.txt", "", "")
    document = Document(place, source, "", (), issuer=f"{place}人民政府")
    evidence = Evidence(source.name, 0, 1, "")
    facts = tuple(Fact("org_mention", place, name, "government", evidence, "bench") for name in sorted(truth))
    return Extraction(document, facts, ()), truth


def places(count: int, random_: random.Random) -> Iterator[str]:
    """Yield names of counties and cities that only one division bears."""
    names = sorted(
        division.name
        for division in divisions.all_divisions()
        if division.level in (Level.COUNTY, Level.CITY)
        and division.name[-1] in "县市"
        and len(divisions.by_name(division.name)) == 1
    )
    yield from random_.sample(names, k=count)


def main() -> int:
    """Generate, resolve, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=10)
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="list what is joined in real texts instead")
    arguments = parser.parse_args()
    if arguments.texts is not None:
        return read_pairs(arguments.texts)
    random_ = random.Random(arguments.seed)
    made = [gazette(place, random_) for place in places(arguments.places, random_)]
    truth = {(extraction.document.key, name): body for extraction, names in made for name, body in names.items()}
    graph = resolve([extraction for extraction, _ in made])
    predicted = {(found.fact.doc, found.fact.subject): found.subject_iri for found in graph.facts}
    true = Counter((doc, body) for (doc, _), body in truth.items())
    joined = Counter(predicted.values())
    right = Counter((doc, body, predicted[doc, name]) for (doc, name), body in truth.items())
    pairs = [sum(n * (n - 1) // 2 for n in groups.values()) for groups in (true, joined, right)]
    across = len({(iri, doc) for (doc, _), iri in predicted.items()}) - len(joined)
    print(f"places {arguments.places}, kinds of body {len(KINDS)}, names {len(truth)}, pairs of one body {pairs[0]}")
    print(
        f"pairwise precision {pairs[2] / pairs[1]:.4f}, recall {pairs[2] / pairs[0]:.4f}, joined across places {across}"
    )
    print("\n".join(list(errors(truth, predicted))[: arguments.errors]))
    return 0


def read_pairs(folder: Path) -> int:
    """Print the pairs of names that real texts led to be joined, leaving out those that only make the place explicit."""
    graph = build_graph([read_source(str(path)) for path in sorted(folder.glob("*.txt"))])
    judged = [
        each for each in graph.judgements if not each.left.endswith("）") and not each.right.endswith(each.left[1:])
    ]
    joined = [each for each in judged if each.judgement is Judgement.SAME]
    counts = Counter(each.judgement.value for each in judged)
    print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    for each in joined:
        print(f"  {each.left} = {each.right}: {each.reason} ({each.doc})")
    return 0


def errors(truth: dict[tuple[str, str], str], predicted: dict[tuple[str, str], str]) -> Iterator[str]:
    """Yield the pairs of names of one place that are wrongly apart or together."""
    for left, right in combinations(sorted(truth), 2):
        same, joined = truth[left] == truth[right], predicted[left] == predicted[right]
        if left[0] == right[0] and same != joined:
            yield f"  {'split ' if same else 'joined'} {left[0]}: {left[1]} / {right[1]}"


if __name__ == "__main__":
    sys.exit(main())
