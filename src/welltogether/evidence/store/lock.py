"""One writer at a time. The lock is the operating system's: it goes when its holder goes, however that ends."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from welltogether.vocabulary.errors import Location, WorkspaceError

LOCK = "writer.lock"
WAIT_SECONDS = 10.0


@contextmanager
def only_writer(folder: Path, doing: str, *, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the writer's lock while the block runs.

    Takes: the store's folder, what is being done (shown to others), how long to wait for another writer to finish.
    Refuses: another writer that is still at work after the wait, saying who and since when (WorkspaceError).
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a+") as file:
        _take(file, folder, wait_seconds)
        _sign(file, doing)
        try:
            yield
        finally:
            file.seek(0)
            file.truncate()
            fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def writer_if_free(folder: Path) -> Iterator[bool]:
    """Hold the lock for a moment if nobody else does; True when it is held. Never waits."""
    try:
        file = (folder / LOCK).open("a+")
    except OSError:  # a read-only disk, or no store yet
        yield False
        return
    with file:
        held = _try(file)
        try:
            yield held
        finally:
            if held:
                fcntl.flock(file, fcntl.LOCK_UN)


def _take(file: IO[str], folder: Path, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while not _try(file):
        if time.monotonic() >= deadline:
            raise WorkspaceError(
                "Another import is writing to this workspace",
                Location(file=str(folder)),
                _holder(file),
                f"one writer at a time (waited {wait_seconds:g} seconds)",
                "Wait until it has finished, then import again; nothing was changed.",
            )
        time.sleep(0.05)


def _try(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sign(file: IO[str], doing: str) -> None:
    file.seek(0)
    file.truncate()
    json.dump({"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds"), "doing": doing}, file)
    file.flush()


def _holder(file: IO[str]) -> str:
    file.seek(0)
    try:
        note = json.loads(file.read())
        return f"process {note['pid']}, since {note['since']}: {note['doing']}"
    except (ValueError, KeyError, TypeError):
        return "another process"
