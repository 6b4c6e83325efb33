"""The way in: what is this file (`recognise`), and what does it hold (`read`)."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.names import COUNTRIES_AND_REGIONS, AreaNames
from welltogether.evidence.feeds.reading import Progress, Reading
from welltogether.evidence.feeds.recognising import Recognised, Unrecognised, recognise_source
from welltogether.evidence.feeds.sources import Source, open_sources
from welltogether.guidance.kinds.feeds import Layout

__all__ = ["Recognised", "Unrecognised", "layouts", "read", "read_path", "recognise"]

Reader = Callable[[Reading], tuple[Draft, ...]]

_READERS: Mapping[str, str] = {
    "table": "table",
    "nomis_bulk": "nomis_bulk",
    "nomis_query": "nomis_query",
    "custom_dataset": "custom_dataset",
    "police_street": "police_street",
    "lookups": "lookups",
    "register": "register",
    "boundaries": "boundaries",
    "points": "points",
    "refused": "refused",
}
"""Reader family → its folder here; a new publication that is a table needs no line, only a layout."""


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout of the pack `feeds`."""
    from welltogether.guidance import load_pack

    return load_pack("feeds").items(Layout)


def recognise(path: Path, *, known: tuple[Layout, ...] | None = None) -> tuple[Recognised | Unrecognised, ...]:
    """Say what a file is, by its content alone.

    Gives: one answer for each file inside (one for anything but a zip of several).
    Refuses: a file that cannot be opened or is no table (PublicationError, CallerError).
    """
    return tuple(recognise_source(source, path, known or layouts()) for source in _opened(path))


def read(
    found: Recognised, *, names: AreaNames = COUNTRIES_AND_REGIONS, progress: Progress | None = None
) -> tuple[Draft, ...]:
    """Read a recognised file: one draft, or several when a file holds a lookup beside its figures.

    Takes: what knows areas by name (countries and regions are known without), and a callback for rows done.
    Refuses: whatever is not as the layout says, whole, with file, sheet, row and column (PublicationError).
    """
    source = next(one for one in _opened(found.path) if one.file == found.file)
    reader: Reader = import_module(f"welltogether.evidence.feeds.{_READERS[found.layout.reader]}.read").read
    return reader(Reading(source, found.layout, names, progress or _silent))


def read_path(
    path: Path, *, names: AreaNames = COUNTRIES_AND_REGIONS, progress: Progress | None = None
) -> tuple[Draft, ...]:
    """Recognise and read every table file that a path holds. Refuses: one that is not recognised (PublicationError)."""
    drafts: list[Draft] = []
    for found in recognise(path):
        if isinstance(found, Unrecognised):
            raise found.error()
        drafts.extend(read(found, names=names, progress=progress))
    return tuple(drafts)


def _opened(path: Path) -> tuple[Source, ...]:
    state = path.stat() if path.is_file() else None
    return _kept(path, state.st_mtime_ns if state else 0, state.st_size if state else 0)


@lru_cache(maxsize=1)
def _kept(path: Path, changed: int, size: int) -> tuple[Source, ...]:
    """The last file opened stays open, so that reading it straight after recognising it costs nothing more."""
    return open_sources(path)


def _silent(rows: int) -> None:
    """No one is watching."""
