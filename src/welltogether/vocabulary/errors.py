"""Errors by who can put them right. Each carries fields, not rendered text: a page, a command and a log all show it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Location:
    """Where in the input something was found. Rows count from 1, as a spreadsheet shows them."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f"sheet “{self.sheet}”")
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column “{self.column}”")
        return ", ".join(part for part in parts if part)


@dataclass
class WellTogetherError(Exception):
    """What went wrong, where, what was found, what was expected and what to do next."""

    what: str
    where: Location = field(default_factory=Location)
    found: str = ""
    expected: str = ""
    next_step: str = ""

    def __str__(self) -> str:
        lines = [self.what]
        for label, value in (
            ("Where", str(self.where)),
            ("Found", self.found),
            ("Expected", self.expected),
            ("What to do", self.next_step),
        ):
            if value:
                lines.append(f"  {label}: {value}")
        return "\n".join(lines)


class CallerError(WellTogetherError):
    """The person or program that asked can put it right: a name, an option, a place that does not exist."""


class PackError(WellTogetherError):
    """The author of a content pack can put it right."""


class PublicationError(WellTogetherError):
    """The file is not what its publisher promised, or is damaged: fetch it again or ask the publisher."""


class WorkspaceError(WellTogetherError):
    """The workspace or the disk below it cannot take the work: full, locked, not a workspace."""


class MethodError(WellTogetherError):
    """The method cannot give an honest answer from these inputs."""


class NotAllowedError(WellTogetherError):
    """The person may not do this."""


class DisclosureError(WellTogetherError):
    """Showing this could tell something about a person."""
