"""The whole journey on the demonstration borough: made, imported, read, written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from welltogether.analysis.local_mapping import LocalMapping

SEED = 2008
SHOWCASE = "Northgate"
DOCUMENTS = ("northgate.pdf", "northgate.html", "northgate.docx", "northgate.ods", "northgate.json")


@dataclass(frozen=True)
class Journey:
    """What the journey made: the place read and the documents written."""

    mapping: LocalMapping
    documents: tuple[Path, ...]


def make_demonstration(workspace: Path, progress: Callable[[str], None]) -> None:
    """A workspace with the fictional country's files imported through the ordinary feeds."""
    from welltogether.evidence.demonstration import generate, write_files
    from welltogether.evidence.importing import import_paths
    from welltogether.evidence.workspace import create_workspace
    from welltogether.vocabulary.errors import PublicationError

    create_workspace(workspace, title="The demonstration borough", fictional=True)
    progress("Making the fictional country's files")
    files = write_files(generate(SEED), workspace / "demonstration-files", progress)
    report = import_paths(files, workspace, progress)
    if report.refused:
        raise PublicationError("The demonstration's own files were refused.", found=str(report))


def walk(workspace: Path, today: date, progress: Callable[[str], None]) -> Journey:
    """Evidence → influences → family group → proposed issues → proposed actions → document, saying each step."""
    from welltogether.jobs.mapping_documents import read_mapping, write_document

    progress(f"Reading the evidence for {SHOWCASE}")
    mapping = read_mapping(workspace, SHOWCASE, today, made_by="The demonstration")
    read = sum(bool(row.readings) for row in mapping.influences)
    progress(f"Influences read: {read} of {len(mapping.influences)}; the rest say why not")
    groups = " or ".join(reference.rpartition("-")[2] for reference in mapping.family_published.candidates)
    progress(f"Family group by the published rule: {groups}")
    progress(f"Issues proposed: {sum(issue.proposed for issue in mapping.issues)} of {len(mapping.issues)}")
    progress(f"Actions proposed: {len(mapping.actions)}")
    folder = workspace / "documents"
    paths = tuple(folder / name for name in DOCUMENTS)
    for path in paths:
        write_document(mapping, path, progress)
    return Journey(mapping, paths)
