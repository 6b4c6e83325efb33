"""A path → the tables files in it, each opened as far as it has to be."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from welltogether.evidence.tables.kinds import FileKind, file_kind
from welltogether.evidence.tables.opening import Member, open_members
from welltogether.evidence.tables.sheet import Sheet
from welltogether.vocabulary.errors import PublicationError


@dataclass(eq=False)
class Source:
    """One file (or one file inside a zip) and its sheets."""

    member: Member
    kind: FileKind

    @property
    def file(self) -> str:
        return self.member.file

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        if self.kind == "text":
            from welltogether.evidence.tables.delimited import DelimitedSheet

            return (DelimitedSheet(self.member),)
        if self.kind == "workbook":
            from welltogether.evidence.tables.workbooks import open_workbook

            return open_workbook(self.member)
        if self.kind == "json":
            from welltogether.evidence.tables.features import open_features

            return open_features(self.member)
        return ()


def open_sources(path: Path) -> tuple[Source, ...]:
    """Every file that a path holds. Refuses: what cannot be opened, or is no table (PublicationError, CallerError)."""
    return tuple(Source(member, _kind(member)) for member in open_members(path))


def _kind(member: Member) -> FileKind:
    """What a file is; a picture or a document beside the tables of an archive is no reason to refuse them."""
    try:
        return file_kind(member)
    except PublicationError:
        if member.inner:
            return "no table"
        raise
