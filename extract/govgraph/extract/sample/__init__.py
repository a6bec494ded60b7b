"""The bundled sample: a gazette (政府公报) of a county that does not exist.

云岭县 lies in 江东市, 南山省; none of the three is on any map, and every sentence was written for this project.
The fourteen documents hold every kind of document and every relation of the facts table, the conversion artefacts
of real files (bookmarks, spaced-out mastheads, page furniture, broken lines, half-width punctuation in one
document), and numbers that are not targets: past figures, subsidy rates, thresholds. ``tests/gold/sample.jsonl``
says, by hand, what is in it.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

SAMPLE: Final = "yunling-2025-01.txt"


def sample_path() -> Path:
    """Return the path of the sample gazette (UTF-8 text), as installed."""
    return Path(str(files(__name__) / SAMPLE))
