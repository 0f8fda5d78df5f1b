"""Lets one process at a time write a store, and tells the other who is at it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from kgbuild.errors import OutputError

LOCK = "lock"
"""Is held while a store is written. The operating system lets go of it however the process ends."""
_WRITER = "writer.json"
"""Says who holds it, for the other's message only."""


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Holds a store's lock.

    Raises:
        OutputError: Another process holds it, or the folder cannot be written to.
    """
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise OutputError(f"{folder} is being written by {_writer(folder)}; wait until it is done") from error
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error
    try:
        with suppress(OSError):
            me = {"process": os.getpid(), "machine": socket.gethostname()}
            (folder / _WRITER).write_text(json.dumps(me), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            (folder / _WRITER).unlink()
        lock.release()


def is_being_written(folder: Path) -> bool:
    """Whether a process holds the lock of a store."""
    if not (folder / LOCK).exists():
        return False
    try:
        with FileLock(folder / LOCK, timeout=0):
            return False
    except (Timeout, OSError):
        return True


def _writer(folder: Path) -> str:
    try:
        writer = json.loads((folder / _WRITER).read_text(encoding="utf-8"))
        return f"process {writer['process']} on {writer['machine']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
