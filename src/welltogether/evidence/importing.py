"""Taking published files in: recognised, read, committed each whole or not at all, settled once at the end."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from welltogether.evidence.areas.lookups import read_lookups
from welltogether.evidence.areas.names import area_names
from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds import registry
from welltogether.evidence.feeds.names import AreaNames
from welltogether.evidence.feeds.recognising import Recognised, Unrecognised
from welltogether.evidence.import_report import FileReport, ImportReport, Outcome
from welltogether.evidence.settling.catalogue import Catalogue, catalogue
from welltogether.evidence.settling.settle import Settlement, settle
from welltogether.evidence.store.datasets import Writer
from welltogether.evidence.store.lock import WAIT_SECONDS
from welltogether.evidence.workspace import Workspace, open_workspace
from welltogether.vocabulary.areas import FICTIONAL_PREFIX, GSS_PATTERN
from welltogether.vocabulary.errors import CallerError, Location, WellTogetherError, WorkspaceError

Progress = Callable[[str], None]
"""Told what is being done: “3 of 12: lookup.csv”."""
log = logging.getLogger(__name__)


def import_paths(
    paths: Iterable[Path],
    workspace: Workspace | Path,
    progress: Progress = lambda doing: None,
    *,
    measures: Catalogue | None = None,
    wait_seconds: float = WAIT_SECONDS,
) -> ImportReport:
    """Take files, and all files below folders, into a workspace.

    Takes: paths; where they go; what to tell about progress; the catalogue to settle by (the pack's unless given).
    Gives: file by file what was read, what was left out and why. A file that is refused never stops the others, and
    leaves the store as it was.
    Refuses: a path that does not exist (CallerError); another import at work in this workspace (WorkspaceError).
    """
    workspace = workspace if isinstance(workspace, Workspace) else open_workspace(workspace)
    files = list(files_below(paths))
    with workspace.store.writing(f"import of {len(files)} files", wait_seconds=wait_seconds) as writer:
        batch = _Batch(workspace, writer, progress, len(files))
        batch.take(files)
        settlement, refused = _settle(writer, measures, progress)
    order = {path: place for place, path in enumerate(map(str, files))}
    reports = sorted(batch.reports, key=lambda one: order[one[0]])
    return ImportReport(tuple(report for _, report in reports), settlement, refused)


def files_below(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant, each once: those named, and those below folders in name order; hidden ones are passed over."""
    seen = set()
    for path in map(Path, paths):
        if not path.exists():
            raise CallerError(
                "There is nothing at this path",
                Location(file=str(path)),
                expected="a file or a folder of published files",
                next_step="Check the path; nothing was imported.",
            )
        below = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
        for one in below:
            hidden = any(part.startswith(".") for part in one.relative_to(path).parts)
            if one not in seen and not hidden:
                seen.add(one)
                yield one


@dataclass
class _Batch:
    """One import at work: lookups go in as they are met, files that need names wait until all lookups are in."""

    workspace: Workspace
    writer: Writer
    progress: Progress
    total: int
    reports: list[tuple[str, FileReport]] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    done: int = 0

    def take(self, files: Sequence[Path]) -> None:
        waiting: list[tuple[Path, Recognised]] = []
        for path in files:
            self._tell(path)
            later = [(path, one) for one in self._recognised(path) if not self._read_at_once(path, one)]
            waiting.extend(later)
            self.done += not later
        names = area_names(read_lookups(self.writer.store.current().values())) if waiting else None
        for path, found in waiting:
            self._tell(path)
            self._read(path, found, names)
            self.done += 1

    def _tell(self, path: Path) -> None:
        self.progress(f"{self.done + 1} of {self.total}: {path.name}")

    def _report(self, path: Path, report: FileReport) -> None:
        self.reports.append((str(path), report))

    def _recognised(self, path: Path) -> list[Recognised]:
        """What in a file is known and taken; the rest is reported."""
        try:
            answers = registry.recognise(path)
        except Exception as error:
            self._report(path, FileReport(path.name, "refused", message=_said(error)))
            return []
        known = []
        for answer in answers:
            if isinstance(answer, Unrecognised):
                outcome: Outcome = "skipped" if answer.kind == "not data" else "not recognised"
                message = answer.reason if answer.kind == "not data" else str(answer.error())
                self._report(path, FileReport(answer.file, outcome, message=message))
            elif answer.refusal:
                self._report(path, FileReport(answer.file, "refused", answer.layout.id, message=answer.refusal))
            else:
                known.append(answer)
        return known

    def _read_at_once(self, path: Path, found: Recognised) -> bool:
        """Read what needs no names straight away, while the file is still open."""
        if _needs_names(found):
            return False
        self._read(path, found, None)
        return True

    def _read(self, path: Path, found: Recognised, names: AreaNames | None) -> None:
        try:
            drafts = registry.read(found, names=names) if names is not None else registry.read(found)
            report = self._commit(path, found, drafts)
        except Exception as error:
            report = FileReport(found.file, "refused", found.layout.id, message=_said(error))
        self._report(path, report)

    def _commit(self, path: Path, found: Recognised, drafts: Sequence[Draft]) -> FileReport:
        """All drafts of a file, after all of them have passed; so a file goes in whole or not at all."""
        checked = [self._checked(draft) for draft in drafts]
        commits = self.writer.commit_all(checked)
        self.taken.update({draft.dataset: str(path) for draft in checked})
        return FileReport(
            found.file,
            "taken" if any(one.outcome == "taken" for one in commits) else "unchanged",
            found.layout.id,
            tuple(one.dataset for one in commits),
            max((draft.rows_read for draft in checked), default=0),
            sum(draft.rows_left_out for draft in checked),
            tuple(reason for draft in checked for reason in draft.left_out),
            tuple(dict.fromkeys(note for draft in checked for note in draft.notes)),
        )

    def _checked(self, draft: Draft) -> Draft:
        """Refuses: fictional data among real (or the reverse), and a dataset that this import has already taken."""
        fictional = is_fictional(draft)
        if fictional is not None and fictional != self.workspace.fictional:
            raise WorkspaceError(
                "Fictional and real figures may not stand in one workspace",
                Location(file=", ".join(draft.files)),
                "fictional areas" if fictional else "real areas",
                "fictional areas" if self.workspace.fictional else "real areas",
                "Import it into a workspace of its own.",
            )
        if (other := self.taken.get(draft.dataset)) is not None and not self._same(draft):
            raise CallerError(
                "Two files in this import hold the same dataset with different figures",
                Location(file=", ".join(draft.files)),
                f"{draft.dataset}, already taken from {Path(other).name}",
                "one file a dataset",
                "Keep the one that is right and import it alone.",
            )
        return replace(draft, fictional=self.workspace.fictional)

    def _same(self, draft: Draft) -> bool:
        versions = self.writer.store.versions()
        return versions.get(draft.dataset) == self.writer.version_of(replace(draft, fictional=self.workspace.fictional))


def _said(error: Exception) -> str:
    """What to tell of a file that could not be taken. A fault of ours must not stop the other files either."""
    if isinstance(error, WellTogetherError):
        return str(error)
    log.exception("a reader failed")
    return f"The program met a fault of its own with this file ({type(error).__name__}). Please report it."


def is_fictional(draft: Draft) -> bool | None:
    """Whether a draft is about the fictional country, by the first area code in it; None when it has none."""
    for column in draft.table.columns:
        if pa.types.is_dictionary(column.type) and column.num_chunks:
            column = pa.chunked_array([column.chunk(0).dictionary])
        if pa.types.is_string(column.type):
            coded = next((text for text in column.to_pylist() if text and GSS_PATTERN.match(text)), None)
            if coded:
                return str(coded).startswith(FICTIONAL_PREFIX)
    return None


def _needs_names(found: Recognised) -> bool:
    layout = found.layout
    return any(area is not None and area.names for area in (layout.area, *(part.area for part in layout.tables)))


def _settle(writer: Writer, measures: Catalogue | None, progress: Progress) -> tuple[Settlement | None, str]:
    try:
        return settle(writer.store, measures or catalogue(), progress=progress), ""
    except WorkspaceError as error:
        return None, str(error)
