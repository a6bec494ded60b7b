"""Locks between processes: one writer at a time, and leases by which readers keep what they read.

These are BSD locks (``flock``), which the operating system frees when a process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final


class LockedError(Exception):
    """Another process holds the lock; ``holder`` is its process id as it wrote it, or empty."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"locked by process {holder}" if holder else "locked by another process")
        self.holder = holder


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file, which is made if need be. Raises LockedError at once when another holds it, or OSError."""
    lock = _acquire(path)
    try:
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{os.getpid()}\n".encode("ascii"), 0)
        _HELD.add(lock)
        yield
    finally:
        _HELD.discard(lock)
        os.close(lock)


def lease(path: Path, *, alone: bool = False) -> int | None:
    """Lock a file that exists, shared with other readers or alone, and return the open descriptor that holds the lock.

    Returns None when others hold it in a way that does not allow it. Raises FileNotFoundError.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle


def _acquire(path: Path) -> int:
    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(lock), os.stat(path)):
                return lock
        except FileNotFoundError:
            pass
        except BlockingIOError:
            holder = os.read(lock, 20).decode("ascii", "replace").strip()
            os.close(lock)
            raise LockedError(holder) from None
        os.close(lock)  # a writer that made nothing removed the file after we opened it: take the one there is now


_HELD: Final[set[int]] = set()
"""The lock files that this process holds."""


def _let_go() -> None:
    """Close what a forked child has inherited: a worker that outlives its parent must not keep the lock."""
    for lock in _HELD:
        os.close(lock)
    _HELD.clear()


os.register_at_fork(after_in_child=_let_go)
