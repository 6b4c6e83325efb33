"""What became of an import: file by file, and all together; as lines for a person and as plain values for JSON."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from welltogether.evidence.drafts import LeftOut
from welltogether.evidence.settling.settle import Settlement

Outcome = Literal["taken", "unchanged", "refused", "not recognised", "skipped"]
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file (or of one file inside a zip)."""

    file: str
    outcome: Outcome
    layout: str = ""
    datasets: tuple[str, ...] = ()
    rows_read: int = 0
    rows_left_out: int = 0
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every file, and of settling; `settling_refused` says what is still needed before figures show."""

    files: tuple[FileReport, ...]
    settlement: Settlement | None
    settling_refused: str = ""

    @property
    def refused(self) -> tuple[FileReport, ...]:
        return tuple(one for one in self.files if one.outcome == "refused")

    def count(self, outcome: Outcome) -> int:
        return sum(one.outcome == outcome for one in self.files)

    @property
    def summary(self) -> str:
        """One sentence: “12 files taken, 3 unchanged, 1 refused.”"""
        counts = [(n, word) for word in get_args(Outcome) if (n := self.count(word))]
        if not counts:
            return "No files."
        (n, word), *rest = counts
        return ", ".join([f"{n} {'file' if n == 1 else 'files'} {word}", *(f"{n} {word}" for n, word in rest)]) + "."

    def to_json(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self) | {"summary": self.summary}

    def to_text(self) -> str:
        """File by file, in lines."""
        lines = [line for one in self.files for line in _lines(one)]
        after = [f"Figures cannot be shown yet. {self.settling_refused}"] if self.settling_refused else []
        return "\n".join([*lines, "", self.summary, *after])


def _lines(report: FileReport) -> Iterator[str]:
    read = f": {report.rows_read:,} rows read, {report.rows_left_out:,} left out" if report.datasets else ""
    yield f"{report.outcome}  {report.file}{read}"
    for reason in report.left_out:
        examples = f" ({', '.join(reason.examples[:_SHOWN])})" if reason.examples else ""
        yield f"    left out, {reason.reason}: {reason.count:,}{examples}"
    yield from (f"    {line}" for line in report.message.splitlines())
