"""A table as it stood in the file: headings, columns of text or numbers, and the row each came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from welltogether.evidence.tables.folding import find_heading, find_headings, fold
from welltogether.vocabulary.errors import Location, PublicationError

Column: TypeAlias = pa.Array | pa.ChunkedArray
"""Text (string) or, from a workbook, numbers (double) where every filled cell is one."""


@dataclass(frozen=True, eq=False)
class Table:
    """The rows under a header. `rows` holds each row's number as a spreadsheet shows it, from 1."""

    file: str
    sheet: str
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(fold(heading) for heading in self.headings)

    def place(self, wanted: str) -> int | None:
        """Which column has this heading."""
        return find_heading(wanted, self.folded)

    def places(self, wanted: str) -> tuple[int, ...]:
        """Which columns have headings like this (`*` for any run)."""
        return find_headings(wanted, self.folded)

    def need(self, wanted: str) -> int:
        """Which column has this heading. Refuses: a table without it (PublicationError)."""
        place = self.place(wanted)
        if place is None:
            raise missing_heading(self, wanted)
        return place

    def text(self, wanted: str) -> pa.ChunkedArray:
        """A column as text, trimmed; blanks are empty. Refuses: a table without it (PublicationError)."""
        return as_text(self.columns[self.need(wanted)])

    def take(self, mask: NDArray[np.bool_]) -> "Table":
        """Only the rows where the mask is true."""
        if mask.all():
            return self
        keep = pa.array(mask)
        columns = tuple(column.filter(keep) for column in self.columns)
        return Table(self.file, self.sheet, self.headings, columns, self.rows[mask])

    def at(self, row: int, column: str = "") -> Location:
        """Where the row (an index into this table) stands in the file."""
        return Location(file=self.file, sheet=self.sheet, row=int(self.rows[row]), column=column)

    def with_column(self, heading: str, column: Column) -> "Table":
        """The table with one more column."""
        return Table(self.file, self.sheet, (*self.headings, heading), (*self.columns, column), self.rows)


def as_text(column: Column) -> pa.ChunkedArray:
    """Trimmed text, blanks empty; numbers as a spreadsheet shows them."""
    text = column if pa.types.is_string(column.type) else pc.cast(column, pa.string())
    text = pc.utf8_trim(pc.fill_null(text, ""), characters=" \t\r\n\u00a0\ufeff\u200b")
    return text if isinstance(text, pa.ChunkedArray) else pa.chunked_array([text])


def missing_heading(table: Table, wanted: str) -> PublicationError:
    """The error for a column that is not there, with the headings that are."""
    found = [heading for heading in table.headings if heading.strip()]
    shown = ", ".join(f"“{one}”" for one in nearest(wanted, found)) or "no headings"
    return PublicationError(
        "A column is missing",
        Location(file=table.file, sheet=table.sheet, column=wanted),
        found=f"{len(found)} columns, the nearest being {shown}",
        expected=f"a column headed “{wanted}”",
        next_step="Check that this is the publisher's own file and that no column was removed or renamed.",
    )


def nearest(wanted: str, found: Sequence[str], count: int = 5) -> list[str]:
    """The texts most like the one wanted, for an error message only."""
    from difflib import SequenceMatcher

    target = fold(wanted)
    scored = sorted(found, key=lambda one: -SequenceMatcher(None, target, fold(one)).quick_ratio())
    return scored[:count]
