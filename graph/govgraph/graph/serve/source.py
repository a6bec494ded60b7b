"""Where the explorer reads from: the live generation of a store, or an endpoint, now and as of other days.

A :class:`Snapshot` is one view with what was worked out from it. The source opens a new one when the version of what
lies below changes, and forgets the old: requests that still use it end in peace.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from govgraph.graph.dataset import View
from govgraph.graph.errors import StoreError
from govgraph.graph.moments import read_day
from govgraph.graph.store import Store

T = TypeVar("T")

_SECONDS_KEPT: Final = 300.0
"""Seconds for which an endpoint is taken to hold what it held."""
_DAYS_KEPT: Final = 4
"""Graphs as of other days that are kept at once: each is a copy in memory."""


@dataclass(eq=False)
class Snapshot:
    """One view, and what was worked out from it.

    ``version`` tells it from every other snapshot of its source: the generation, and the day if it is of one.
    """

    view: View
    version: str
    _known: dict[Hashable, Any] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def once(self, what: Hashable, make: Callable[[View], T]) -> T:
        """Return what ``make`` makes of the view; it runs at most once for each ``what``."""
        with self._lock:
            if what not in self._known:
                self._known[what] = make(self.view)
            found: T = self._known[what]
            return found


class Source:
    """Gives the snapshot to answer a request from.

    ``open_view`` opens what is live now; ``version`` says, cheaply, which that is. ``name`` is what the pages call it.
    """

    def __init__(self, open_view: Callable[[], View], version: Callable[[], str], name: str) -> None:
        self.name = name
        self._open = open_view
        self._version = version
        self._live: Snapshot | None = None
        self._days: OrderedDict[str, Snapshot] = OrderedDict()
        self._lock = threading.RLock()

    @classmethod
    def of_store(cls, path: Path) -> Source:
        """Return the source that follows the store in a folder, whatever is published there.

        Raises StoreError when there is no store that can be read.
        """
        source = cls(lambda: Store.open(path).view(), lambda: _live_generation(path), path.name)
        source.snapshot()
        return source

    @classmethod
    def of_endpoint(cls, view: View) -> Source:
        """Return the source of a view of a server; what was worked out from it is worked out anew every five minutes."""
        name = getattr(view, "name", "")
        return cls(lambda: view, lambda: str(int(time.monotonic() // _SECONDS_KEPT)), name)

    @classmethod
    def of_view(cls, view: View, name: str = "") -> Source:
        """Return the source of one view, for tests and notebooks."""
        return cls(lambda: view, lambda: "1", name)

    def snapshot(self, as_of: str | None = None) -> Snapshot:
        """Return the live snapshot, or the one of a day (YYYY, YYYY-MM or YYYY-MM-DD).

        Raises QueryError for what is no date, and StoreError when nothing can be read; a store that cannot be read
        *any more* goes on being shown as it was.
        """
        day = None if as_of is None else read_day(as_of).last
        with self._lock:
            live = self._refreshed()
            if day is None:
                return live
            if day not in self._days:
                self._days[day] = Snapshot(live.view.as_of(day), f"{live.version}@{day}")
                while len(self._days) > _DAYS_KEPT:
                    self._days.popitem(last=False)
            self._days.move_to_end(day)
            return self._days[day]

    def _refreshed(self) -> Snapshot:
        try:
            version = self._version()
            if self._live is None or self._live.version != version:
                self._live = Snapshot(self._open(), version)
                self._days.clear()
        except StoreError:
            if self._live is None:
                raise
        return self._live


def _live_generation(path: Path) -> str:
    try:
        return (path / "CURRENT").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: not a govgraph store; name another directory") from error
