"""XLSX, XLS and ODS → sheets, through calamine. What a cell shows beyond its value (colour, format) is not read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import python_calamine as calamine

from welltogether.evidence.tables import limits
from welltogether.evidence.tables.opening import Member
from welltogether.evidence.tables.sheet import HEAD_ROWS
from welltogether.evidence.tables.table import Column, Table

Cells = list[list[Any]]


@dataclass(eq=False)
class WorkbookSheet:
    """One sheet of a workbook, read whole on first use."""

    file: str
    name: str
    book: Any
    large: bool = False

    @cached_property
    def _cells(self) -> Cells:
        try:
            sheet = self.book.get_sheet_by_name(self.name)
            rows: Cells = sheet.to_python(skip_empty_area=False)
        except (calamine.CalamineError, ValueError, OSError) as error:
            raise limits.damaged(self.file, "workbook", f"sheet “{self.name}”: {error}") from error
        return rows

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        return [[as_shown(cell) for cell in row] for row in self._cells[:HEAD_ROWS]]

    def table(self, first: int, headings: Sequence[str], columns: Sequence[int] | None = None) -> Table:
        """See Sheet."""
        rows = self._cells[first:]
        width = max([len(headings), *(len(row) for row in rows)])
        wanted = range(width) if columns is None else set(columns)
        empty = pa.nulls(len(rows), pa.string())
        if rows and all(len(row) == width for row in rows):
            by_column = list(zip(*rows, strict=True))
        else:
            by_column = [tuple(row[place] if place < len(row) else "" for row in rows) for place in range(width)]
        read = tuple(_column(by_column[place]) if place in wanted else empty for place in range(width))
        padded = (*headings, *[""] * (width - len(headings)))
        numbers = np.arange(first + 1, first + 1 + len(rows), dtype=np.int32)
        return Table(self.file, self.name, tuple(padded), read, numbers)

    def grid(self) -> Sequence[Sequence[str]]:
        return [[as_shown(cell) for cell in row] for row in self._cells]


def open_workbook(member: Member) -> tuple[WorkbookSheet, ...]:
    """The sheets that hold cells of this workbook.

    Refuses: a damaged workbook, or one with a password (PublicationError). Sheets that are only the memory of a link to
    another file (their names start with a quotation mark or “file:”) are passed over.
    """
    try:
        book = calamine.CalamineWorkbook.from_filelike(pa.BufferReader(member.content))
    except calamine.PasswordError as error:
        raise limits.refuse(
            "The workbook is locked with a password", file=member.file, found="a password",
            expected="an open workbook", next_step="Open it, save it without the password, and import that.",
        ) from error  # fmt: skip
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise limits.damaged(member.file, "workbook", str(error)) from error
    names = [one.name for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
    return tuple(WorkbookSheet(member.file, name, book) for name in names if not _is_phantom(name))


def _is_phantom(name: str) -> bool:
    return name.startswith(("'", '"', "file:"))


def as_shown(cell: Any) -> str:
    """A cell's value as text; whole numbers without a decimal point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool) or cell is None:
        return "" if cell is None else str(cell).upper()
    if isinstance(cell, float | int):
        return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e15 else repr(float(cell))
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date().isoformat()
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)


def _column(cells: Sequence[Any]) -> Column:
    """Numbers when every filled cell is one, else text."""
    filled = [None if cell == "" else cell for cell in cells]
    if all(cell is None or type(cell) in (float, int) for cell in filled) and any(c is not None for c in filled):
        return pa.array(filled, pa.float64())
    return pa.array([cell if type(cell) is str else as_shown(cell) for cell in cells], pa.string())
