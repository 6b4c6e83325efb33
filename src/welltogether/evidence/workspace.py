"""A workspace is one folder: `workspace.json`, the evidence below `evidence/`, and what other rooms keep beside it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from welltogether.evidence.store.datasets import Store
from welltogether.evidence.store.durable import full_disk_said_plainly, write_whole
from welltogether.vocabulary.errors import Location, WorkspaceError

NOTE = "workspace.json"
FORMAT = 1


@dataclass(frozen=True)
class Workspace:
    """An opened workspace. A fictional one takes only fictional data, a real one only real data."""

    path: Path
    title: str
    fictional: bool
    created: str

    @property
    def evidence(self) -> Path:
        return self.path / "evidence"

    @property
    def store(self) -> Store:
        return Store(self.evidence)


def create_workspace(path: Path, *, title: str = "", fictional: bool = False) -> Workspace:
    """Make a new workspace. Refuses: a folder that holds anything, or a path that is a file (WorkspaceError)."""
    path = Path(path)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise WorkspaceError(
            "A workspace can only be made in a new or empty folder",
            Location(file=str(path)),
            "a workspace" if (path / NOTE).is_file() else "something else is there already",
            "a path that does not exist yet, or an empty folder",
            "Choose another name, or open the workspace that is there.",
        )
    workspace = Workspace(path, title or path.name, fictional, datetime.now(UTC).isoformat(timespec="seconds"))
    note = {"format": FORMAT, "created": workspace.created, "fictional": fictional, "title": workspace.title}
    with full_disk_said_plainly(path):
        workspace.evidence.mkdir(parents=True, exist_ok=True)
        write_whole(path / NOTE, json.dumps(note, indent=2, ensure_ascii=False).encode())
    return workspace


def open_workspace(path: Path) -> Workspace:
    """Open a workspace. Refuses: a folder that is not one, or one made by a later version (WorkspaceError)."""
    path = Path(path)
    note = _read_note(path)
    if note.get("format") != FORMAT:
        raise WorkspaceError(
            "This workspace was made by another version of Well Together",
            Location(file=str(path / NOTE)),
            f"format {note.get('format')}",
            f"format {FORMAT}",
            "Open it with the version that made it, or import the files into a new workspace.",
        )
    workspace = Workspace(path, str(note["title"]), bool(note["fictional"]), str(note["created"]))
    workspace.store.sweep()
    return workspace


def check_workspace(workspace: Workspace) -> tuple[str, ...]:
    """Everything wrong in the store, in plain words; empty when every dataset is whole and as it was written."""
    return workspace.store.check()


def _read_note(path: Path) -> dict[str, object]:
    try:
        note = json.loads((path / NOTE).read_bytes())
        if not isinstance(note, dict) or not {"format", "title", "fictional", "created"} <= note.keys():
            raise ValueError("keys are missing")
    except (OSError, ValueError) as error:
        there = path.is_dir()
        raise WorkspaceError(
            "This is not a workspace",
            Location(file=str(path)),
            _found(path, there),
            f"a folder with {NOTE}",
            f"Make one with `welltogether workspace create {path}`, or check the path.",
        ) from error
    return note


def _found(path: Path, there: bool) -> str:
    if (path / NOTE).is_file():
        return f"a {NOTE} that cannot be read"
    return f"a folder without {NOTE}" if there else "no such folder"
