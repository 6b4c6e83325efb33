"""Which settled figures to answer from: those of the datasets in use or, during an import, the last ones made."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from welltogether.evidence.engine import Engine, EngineName, open_engine
from welltogether.evidence.settling.versions import READY, data_version, is_settled, last_settled, settled_folder
from welltogether.evidence.workspace import Workspace
from welltogether.vocabulary.errors import Location, WorkspaceError

T = TypeVar("T")
SETTLING_SECONDS = 120.0  # how long the very first question waits while an import is at work


@dataclass(frozen=True)
class Settled:
    """One data version as it lies on the disk. Old versions stay for a while, so it may be read to the end."""

    version: str
    folder: Path
    engine: Engine
    ready: dict[str, Any]
    kept: dict[Any, Any] = field(default_factory=dict)  # answers about the whole country, which many questions share

    def keep(self, key: Any, make: Callable[[], T]) -> T:
        """An answer worked out once."""
        if key not in self.kept:
            self.kept[key] = make()
        answer: T = self.kept[key]
        return answer


def open_settled(workspace: Workspace, version: str, engine: EngineName) -> Settled:
    """The settled figures of a data version."""
    folder = settled_folder(workspace.evidence, version)
    return Settled(version, folder, open_engine(folder, engine), json.loads((folder / READY).read_bytes()))


def version_to_read(workspace: Workspace) -> str:
    """The data version to answer from now; datasets that have not been settled are settled first.

    While another process imports, datasets change file by file; questions are answered from the last settled figures.
    Refuses: a workspace without figures, or without the lookups that say which areas there are (WorkspaceError).
    """
    from welltogether.evidence.settling.catalogue import catalogue_version

    datasets = workspace.store.versions()
    if not datasets:
        raise _nothing_held(workspace)
    version = data_version(datasets, catalogue_version())
    if is_settled(workspace.evidence, version):
        return version
    last = last_settled(workspace.evidence)
    if last is not None and workspace.store.writer_is_at_work():
        return last
    return _settle(workspace)


def _settle(workspace: Workspace) -> str:
    from welltogether.evidence.settling.catalogue import catalogue
    from welltogether.evidence.settling.settle import settle

    with workspace.store.writing("settling the figures", wait_seconds=SETTLING_SECONDS) as writer:
        return settle(writer.store, catalogue()).data_version


def _nothing_held(workspace: Workspace) -> WorkspaceError:
    return WorkspaceError(
        "This workspace holds no figures yet",
        Location(file=str(workspace.path)),
        expected="figures and lookups",
        next_step="Import published files with `welltogether import`.",
    )
