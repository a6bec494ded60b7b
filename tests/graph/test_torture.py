"""A store under kill -9, briefly; ``make torture`` does it two hundred times. The program says what is checked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KILLS = 12


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX processes")
def test_a_store_survives_being_killed(tmp_path: Path) -> None:
    for name in ("appointments", "removals", "names", "copy", "undated", "hospital", "energy-2024"):
        for path in (ROOT / "tests" / "graph" / "texts").glob(f"{name}.*.txt"):
            shutil.copy(path, tmp_path)
    command = [sys.executable, str(ROOT / "bench" / "torture.py"), "--kills", str(KILLS), "--texts", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{KILLS} kills in ")
    readings = re.search(r"whole readings of 2 readers meanwhile: (\d+)", done.stdout)
    assert readings
    assert int(readings[1]) > 10
    (outcomes,) = re.findall("what was there afterwards: (.*);", done.stdout)
    assert sum(int(count) for count in re.findall(r"(?:before|after) (\d+)", outcomes)) == KILLS
