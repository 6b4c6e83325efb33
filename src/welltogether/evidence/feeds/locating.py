"""Where a table stands in a file: the sheet, the row of its headings, and the headings put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from welltogether.evidence.tables.folding import find_heading, fold
from welltogether.evidence.tables.sheet import Sheet
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import CellIs, Headings, Recognise

_JOIN = " | "


@dataclass(frozen=True, eq=False)
class Found:
    """A table found: its sheet and the row (from 0) of the headings that were looked for."""

    sheet: Sheet
    row: int
    headings: Headings

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The heading of each column, its rows joined by “ | ”."""
        texts = list(_compose(self.sheet, self.row, self.headings))
        for named in self.headings.named:
            texts[named.column - 1] = texts[named.column - 1] or named.name
        return tuple(texts)

    @property
    def preamble(self) -> str:
        """What stands above the headings, a line a row."""
        return preamble(self.sheet, self.row)

    @property
    def first(self) -> int:
        """The first row (from 0) under the headings."""
        return self.row + 1 + self.headings.below

    @property
    def shell(self) -> Table:
        """The headings as a table without rows, to look columns up in before reading any."""
        return Table(self.sheet.file, self.sheet.name, self.texts, (), np.empty(0, np.int32))

    def table(self, columns: Sequence[int] | None = None) -> Table:
        return self.sheet.table(self.first, self.texts, columns)


def preamble(sheet: Sheet, row: int) -> str:
    return "\n".join(" ".join(cell for cell in cells if cell.strip()) for cells in sheet.head[:row])


class Folded:
    """A sheet's head, folded once, so that many layouts can be tried on it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows = [[fold(cell) for cell in row] for row in sheet.head]
        self.sets = [frozenset(row) for row in self.rows]

    @property
    def text(self) -> str:
        """The first rows as published, a line a row."""
        return preamble(self.sheet, len(self.rows))

    def first_cell_is(self, row: int, wanted: CellIs) -> bool:
        """Whether the first filled row under the headings has such a text in the column."""
        place = find_heading(wanted.column, self.rows[row])
        below = next((cells for cells in self.sheet.head[row + 1 :] if any(cell.strip() for cell in cells)), [])
        return place is not None and place < len(below) and bool(re.fullmatch(wanted.text, below[place].strip()))

    def has(self, row: int, wanted: str) -> bool:
        return fold(wanted) in self.sets[row] or find_heading(wanted, self.rows[row]) is not None


def fits(head: Folded, wanted: Recognise) -> int | None:
    """The row where every heading wanted stands, when the rest holds too."""
    if wanted.sheet is not None and not re.search(wanted.sheet, head.sheet.name):
        return None
    for row in _candidate_rows(head, wanted):
        has_all = all(head.has(row, one) for one in wanted.columns)
        has_none = not any(head.has(row, one) for one in wanted.absent)
        if not (has_all and has_none and all(head.first_cell_is(row, one) for one in wanted.cells)):
            continue
        if re.search(wanted.preamble or "", preamble(head.sheet, row)):
            return row
    return None


def _candidate_rows(head: Folded, wanted: Recognise) -> Iterator[int]:
    if not wanted.columns:
        return iter(range(min(1, len(head.rows))))
    return (row for row in range(len(head.rows)) if head.has(row, wanted.columns[0]))


def _compose(sheet: Sheet, row: int, headings: Headings) -> tuple[str, ...]:
    first = row - headings.above
    rows = [list(sheet.head[place]) for place in range(max(first, 0), row + 1 + headings.below)]
    width = max(len(cells) for cells in rows)
    rows = [cells + [""] * (width - len(cells)) for cells in rows]
    for place in headings.fill_right:
        _fill(rows[place - 1], headings.fill_left_from)
    return tuple(
        _JOIN.join(filter(None, (" ".join(cell.split()) for cell in cells))) for cells in zip(*rows, strict=True)
    )


def _fill(cells: list[str], left_from: int | None) -> None:
    """A merged cell holds its text once, in its first column; it stands for the blanks to its right."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    if left_from is not None and filled:
        cells[left_from - 1 : filled[0]] = [cells[filled[0]]] * (filled[0] - left_from + 1)
    held = ""
    for place, cell in enumerate(cells):
        held = cell if cell.strip() else held
        cells[place] = held
