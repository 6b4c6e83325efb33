"""The local mapping document of one place, from an open workspace to a file."""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from welltogether.analysis.local_mapping import LocalMapping
from welltogether.documents.mapping.writing import Kind
from welltogether.vocabulary.errors import CallerError, Location, WorkspaceError

KINDS: dict[str, Kind] = {
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".ods": "ods",
    ".json": "json",
}


def kind_of(path: Path) -> Kind:
    """The document kind a file name asks for; CallerError otherwise."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise CallerError(
            "This kind of document cannot be made.",
            where=Location(file=str(path)),
            found=path.suffix or "no ending",
            expected="a file name ending in .pdf, .html, .docx, .ods or .json",
            next_step="Give --out a name with one of these endings.",
        )
    return kind


def read_mapping(workspace: Path, place: str, today: date, made_by: str) -> LocalMapping:
    """Open the workspace and read one place."""
    from welltogether.evidence.questions import Evidence
    from welltogether.evidence.workspace import open_workspace
    from welltogether.readings.place import read_place

    return read_place(Evidence(open_workspace(workspace)), place, today=today, made_by=made_by)


def write_document(mapping: LocalMapping, path: Path, progress: Callable[[str], None]) -> None:
    """Write the document whole or not at all: a file of that name is replaced only when the new one is complete.

    Refuses: an ending that no document has → CallerError; a place that cannot be written to → WorkspaceError.
    """
    from welltogether.documents.mapping.writing import render_mapping

    kind = kind_of(path)
    progress(f"Writing {path.name}")
    content = render_mapping(mapping, kind)
    try:
        _replace(path, content)
    except OSError as error:
        raise WorkspaceError(
            "The document could not be written.",
            where=Location(file=str(path)),
            found=error.strerror or str(error),
            expected="a folder with room that may be written to",
            next_step="Give it another name or folder, or make room. What was there before is as it was.",
        ) from error


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
