"""The head that most bodies of coordination bear: 领导小组, in some provinces 领导组."""

from __future__ import annotations

from typing import Final

LEADING_GROUP: Final = r"(?:领导小组|领导组(?![织建合]|成(?!员)))"
"""领导小组 or 领导组; but 加强领导|组织, 领导|组成."""
