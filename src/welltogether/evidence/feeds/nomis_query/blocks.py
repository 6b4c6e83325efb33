"""A page of stacked blocks → the blocks: title, labels, headings and rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from welltogether.evidence.tables.folding import fold, snake

_FROM_NOMIS = re.compile(r"\[from nomis on ", re.I)
_TABLE_CODE = re.compile(r"^([A-Z]{2,3}\d+[A-Z]*)\b")
_NOT_DIMENSIONS = frozenset({"population", "units", "date", "rural urban"})


@dataclass(frozen=True)
class Block:
    """One table of the page. `rows` come with their numbers as a spreadsheet shows them."""

    title: str
    labels: dict[str, str]
    headings: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[str]], ...]

    @property
    def date(self) -> str:
        return self.labels.get("date", "")

    @property
    def unit(self) -> str:
        return fold(self.labels.get("units", ""))

    @property
    def table_code(self) -> str:
        """ST149 of “ST149 - Sex and age by religion”; empty for datasets that have none."""
        match = _TABLE_CODE.match(self.title)
        return match[1].lower() if match else ""

    @property
    def about(self) -> str:
        """What the labels say every figure of the block is about: males__christian. Totals go without saying."""
        values = [value for name, value in self.labels.items() if name not in _NOT_DIMENSIONS]
        return "__".join(snake(one) for one in values if not fold(one).startswith("total"))


def blocks_of(grid: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Every block of a page."""
    starts = [place - 1 for place, row in enumerate(grid) if row and _FROM_NOMIS.search(row[0])]
    for start, end in zip(starts, [*starts[1:], len(grid)], strict=True):
        yield _block(grid, start, end)


def _block(grid: Sequence[Sequence[str]], start: int, end: int) -> Block:
    place = start + 2
    labels: dict[str, str] = {}
    while place < end and not (labels and _is_blank(grid[place])):
        cells = [cell.strip() for cell in grid[place] if cell.strip()]
        if len(cells) == 2:
            labels[fold(cells[0].rstrip(": "))] = cells[1]
        place += 1
    while place < end and _is_blank(grid[place]):
        place += 1
    headings = tuple(cell.strip() for cell in grid[place]) if place < end else ()
    rows = tuple((at + 1, grid[at]) for at in range(place + 1, end) if _is_data(grid[at]))
    return Block(grid[start][0].strip(), labels, headings, rows)


def _is_blank(row: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in row)


def _is_data(row: Sequence[str]) -> bool:
    """A row of figures has its own first cell filled, and another; notes have only one of the two."""
    return bool(row) and bool(row[0].strip()) and any(cell.strip() for cell in row[1:])
