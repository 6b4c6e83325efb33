"""Writing so that a reader, or the next start after a power cut, sees the old bytes or the new, never a mixture."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from welltogether.vocabulary.errors import Location, WorkspaceError

TEMPORARY = ".tmp-"
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
ROOM_TO_SPARE = 32 * 1024 * 1024


def temporary_beside(path: Path) -> Path:
    """A name for work in progress in the same folder (so on the same disk); swept if the work dies."""
    return path.parent / f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(4)}-{path.name}"


def sync(path: Path) -> None:
    """Ask the disk to keep a file, or a folder's list of names."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file at once: written beside it, synced, renamed over it."""
    temporary = temporary_beside(path)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync(path.parent)


@contextmanager
def folder_published_whole(final: Path) -> Iterator[Path]:
    """Give a temporary folder to fill; when all went well it is synced and renamed to `final`, otherwise removed.

    A folder that is there already is replaced: the caller has seen that it is damaged.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_beside(final)
    temporary.mkdir()
    try:
        yield temporary
        for path in [*sorted(temporary.iterdir()), temporary]:
            sync(path)
        if final.exists():
            final.rename(temporary_beside(final))  # swept later
        temporary.rename(final)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    sync(final.parent)


@contextmanager
def full_disk_said_plainly(place: Path) -> Iterator[None]:
    """Turn the system's “no space left” into an error that says what to do. What was being written is dropped."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise no_room(place, "the disk filled up while writing") from error


def refuse_if_short(place: Path, needed: int) -> None:
    """Refuses: less free space than the work needs with some to spare (WorkspaceError)."""
    free = shutil.disk_usage(place).free
    if free < needed + ROOM_TO_SPARE:
        raise no_room(place, f"{free / 1e6:,.0f} MB free, about {(needed + ROOM_TO_SPARE) / 1e6:,.0f} MB needed")


def no_room(place: Path, found: str) -> WorkspaceError:
    return WorkspaceError(
        "There is not enough room on the disk",
        Location(file=str(place)),
        found,
        "room for the new version beside the one in use",
        "Free some space and import again; the workspace is as it was before.",
    )


def sweep(folder: Path) -> int:
    """Remove work left behind by a process that died, here and one level down. Gives the number of things removed."""
    left = [*folder.glob(f"{TEMPORARY}*"), *folder.glob(f"*/{TEMPORARY}*")]
    for path in left:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(left)
