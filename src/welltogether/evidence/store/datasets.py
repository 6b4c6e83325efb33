"""Datasets: immutable versions below `datasets/<dataset>/<version>/`, and CURRENT, which says which version is in use.

A version is written to a temporary folder, synced and renamed; then CURRENT is replaced. Killed before that, the store
is as it was; killed after it, the new version is in use. Old versions stay: a decision may cite them years later.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from welltogether.evidence.drafts import Draft, Kind, LeftOut, VariableInfo
from welltogether.evidence.store import durable
from welltogether.evidence.store.hashing import table_hash
from welltogether.evidence.store.lock import WAIT_SECONDS, only_writer, writer_if_free
from welltogether.vocabulary.errors import Location, WorkspaceError
from welltogether.vocabulary.figures import Source

POINTER, DATASETS, TABLE, META = "CURRENT", "datasets", "table.parquet", "meta.json"
FORMAT = 1


INVENTOR = "Well Together, for its demonstration"


@dataclass(frozen=True)
class StoredDataset:
    """One version of one dataset: what is known of it, and where its table lies."""

    dataset: str
    version: str
    family: str
    layout: str
    kind: Kind
    title: str
    publisher: str
    licence: str
    published: str
    precedence: int
    files: tuple[str, ...]
    rows: int
    rows_read: int
    table_bytes: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    fictional: bool
    variables: tuple[VariableInfo, ...]
    imported: str
    folder: Path

    @property
    def source(self) -> Source:
        if self.fictional:  # no publisher may be named for figures that nobody published
            title = f"Made up, in the layout of: {self.title}"
            return Source(self.dataset, title, INVENTOR, "Apache-2.0", self.published, self.version, True)
        return Source(self.dataset, self.title, self.publisher, self.licence, self.published, self.version)

    def read(self, columns: Sequence[str] | None = None) -> pa.Table:
        """The table, or some of its columns. Refuses: a damaged file (WorkspaceError)."""
        try:
            return pq.read_table(self.folder / TABLE, columns=list(columns) if columns else None, partitioning=None)
        except (OSError, pa.ArrowException) as error:
            raise _damaged(self.folder, str(error)) from error


@dataclass(frozen=True, slots=True)
class Commit:
    """What became of a draft: the version in use now, and whether it is new."""

    dataset: str
    version: str
    outcome: Literal["taken", "unchanged"]


@dataclass(frozen=True)
class Store:
    """The datasets below one folder. Reading needs no lock; writing goes through `writing()`."""

    folder: Path

    def versions(self) -> dict[str, str]:
        """Dataset → version in use, in name order. Refuses: a pointer that cannot be read (WorkspaceError)."""
        try:
            pointer = json.loads((self.folder / POINTER).read_bytes())
            return dict(sorted(pointer["datasets"].items()))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise _damaged(self.folder / POINTER, str(error)) from error

    def current(self) -> dict[str, StoredDataset]:
        """Dataset → what is known of the version in use, in name order."""
        return {dataset: self.version(dataset, version) for dataset, version in self.versions().items()}

    def version(self, dataset: str, version: str) -> StoredDataset:
        """One version, in use or not. Refuses: one that is not there or is damaged (WorkspaceError)."""
        folder = self.folder / DATASETS / dataset / version
        try:
            return _from_meta(json.loads((folder / META).read_bytes()), folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(folder, str(error)) from error

    @contextmanager
    def writing(self, doing: str, *, wait_seconds: float = WAIT_SECONDS) -> Iterator["Writer"]:
        """Be the only writer while the block runs. Refuses: another writer at work after the wait (WorkspaceError)."""
        with durable.full_disk_said_plainly(self.folder), only_writer(self.folder, doing, wait_seconds=wait_seconds):
            self._sweep()
            yield Writer(self)

    def commit(self, draft: Draft) -> Commit:
        """Take one draft in whole."""
        with self.writing(f"import of {draft.dataset}") as writer:
            return writer.commit(draft)

    def sweep(self) -> int:
        """Remove what a process that died left behind, unless a writer is at work. Gives how many things went."""
        with writer_if_free(self.folder) as held:
            return self._sweep() if held else 0

    def writer_is_at_work(self) -> bool:
        """Whether another process, or another thread, is importing or settling now."""
        with writer_if_free(self.folder) as held:
            return not held

    def check(self) -> tuple[str, ...]:
        """Everything wrong with the versions in use, in plain words."""
        faults = []
        for dataset, version in self.versions().items():
            try:
                stored = self.version(dataset, version)
                if _fingerprint(stored, stored.read()) != version:
                    faults.append(f"{dataset}: the table is not the one that was imported; import its file again")
            except WorkspaceError as error:
                faults.append(f"{dataset}: {error.what} ({error.found}); import its file again")
        return tuple(faults)

    def _sweep(self) -> int:
        folders = (self.folder, self.folder / DATASETS)
        return sum(durable.sweep(folder) for folder in folders if folder.is_dir())


@dataclass(frozen=True)
class Writer:
    """The right to change the store; only `Store.writing` gives it."""

    store: Store

    def commit(self, draft: Draft) -> Commit:
        """Take a draft in whole, or leave the store as it was. Refuses: no room on the disk (WorkspaceError)."""
        return self.commit_all((draft,))[0]

    def commit_all(self, drafts: Sequence[Draft]) -> tuple[Commit, ...]:
        """Take several drafts in together: they come into use at once or not at all."""
        current = self.store.versions()
        with durable.full_disk_said_plainly(self.store.folder):
            commits = tuple(self._written(draft, current) for draft in drafts)
            if any(one.outcome == "taken" for one in commits):
                self._point(current | {one.dataset: one.version for one in commits})
        return commits

    def _written(self, draft: Draft, current: dict[str, str]) -> Commit:
        version = self.version_of(draft)
        folder = self.store.folder / DATASETS / draft.dataset / version
        whole = _is_whole(folder)
        if not whole:
            durable.refuse_if_short(self.store.folder, draft.table.nbytes)
            with durable.folder_published_whole(folder) as new:
                write_table(draft.table, new / TABLE)
                (new / META).write_bytes(_meta(draft, version, (new / TABLE).stat().st_size))
        known = whole and current.get(draft.dataset) == version
        return Commit(draft.dataset, version, "unchanged" if known else "taken")

    def version_of(self, draft: Draft) -> str:
        """The version that a draft would have."""
        return _fingerprint(draft, draft.table)

    def withdraw(self, dataset: str) -> None:
        """Take a dataset out of use; its versions stay on the disk."""
        self._point({name: version for name, version in self.store.versions().items() if name != dataset})

    def _point(self, versions: dict[str, str]) -> None:
        content = json.dumps({"format": FORMAT, "datasets": dict(sorted(versions.items()))}, indent=1)
        durable.write_whole(self.store.folder / POINTER, content.encode())


def _is_whole(folder: Path) -> bool:
    """Whether a version lies there with a table of the length that was written."""
    try:
        length: int = json.loads((folder / META).read_bytes())["table_bytes"]
        return (folder / TABLE).stat().st_size == length
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_table(table: pa.Table, path: Path, *, row_group_size: int = 1 << 20) -> None:
    """One Parquet file, compressed lightly: reading speed matters more than the last tenth of its size."""
    pq.write_table(table, path, compression="zstd", compression_level=1, row_group_size=row_group_size)


def _fingerprint(draft: Draft | StoredDataset, table: pa.Table) -> str:
    units = ",".join(f"{one.name}={one.unit}" for one in draft.variables)
    labels = (draft.family, draft.kind, draft.title, draft.publisher, draft.licence, draft.published, units)
    return table_hash(table, *labels, str(draft.precedence), str(draft.fictional))


def _meta(draft: Draft, version: str, table_bytes: int) -> bytes:
    note: dict[str, Any] = {
        name: getattr(draft, name)
        for name in (
            "dataset", "family", "layout", "kind", "title", "publisher", "licence", "published",
            "precedence", "files", "rows_read", "notes", "fictional",
        )
    }  # fmt: skip
    note |= {
        "format": FORMAT,
        "version": version,
        "rows": draft.table.num_rows,
        "table_bytes": table_bytes,
        "left_out": [asdict(one) for one in draft.left_out],
        "variables": [asdict(one) for one in draft.variables],
        "imported": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(note, indent=1, ensure_ascii=False).encode()


def _from_meta(note: dict[str, Any], folder: Path) -> StoredDataset:
    if note.pop("format") != FORMAT:
        raise ValueError("written by another version of Well Together")
    left_out = tuple(LeftOut(one["reason"], one["count"], tuple(one["examples"])) for one in note.pop("left_out"))
    variables = tuple(VariableInfo(**one) for one in note.pop("variables"))
    files, notes = tuple(note.pop("files")), tuple(note.pop("notes"))
    return StoredDataset(**note, files=files, notes=notes, left_out=left_out, variables=variables, folder=folder)


def _damaged(path: Path, found: str) -> WorkspaceError:
    return WorkspaceError(
        "Something in the workspace is missing or damaged",
        Location(file=str(path)),
        found,
        "what the import wrote there",
        "Import the file again, or restore the workspace from a backup.",
    )
