"""What every kind of file offers: named sheets, each with a head to recognise it by and a body to read."""

from collections.abc import Sequence
from typing import Protocol

from welltogether.evidence.tables.table import Table

HEAD_ROWS = 45


class Sheet(Protocol):
    """One grid of cells. Rows are counted from 0 here; `Table.rows` shows them from 1."""

    @property
    def file(self) -> str: ...

    @property
    def name(self) -> str:
        """The sheet's name; empty for a file that has only one."""

    @property
    def large(self) -> bool:
        """Whether columns that are not needed are better not read."""

    @property
    def head(self) -> Sequence[Sequence[str]]:
        """The first rows, as text."""

    def table(self, first: int, headings: Sequence[str], columns: Sequence[int] | None = None) -> Table:
        """The rows from `first` on, under the headings given. `columns`: only these are read; the others are empty."""

    def grid(self) -> Sequence[Sequence[str]]:
        """Every row as text. Refuses: a sheet too large to be laid out as a page (PublicationError)."""
