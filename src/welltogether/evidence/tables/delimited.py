"""Delimited text (commas, semicolons, tabs, bars) → a sheet. The head is parsed in Python, the body by Arrow."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from welltogether.evidence.tables.encodings import as_utf8
from welltogether.evidence.tables.opening import Member
from welltogether.evidence.tables.sheet import HEAD_ROWS
from welltogether.evidence.tables.table import Table
from welltogether.vocabulary.errors import Location, PublicationError

_HEAD_BYTES = 512 * 1024
_LARGE = 4 * 1024**2
_LARGEST_GRID = 64 * 1024**2
_DELIMITERS = ",;\t|"
_MOST_ODD_ROWS = 1000
_ROWS_AT_ONCE = 50_000
csv.field_size_limit(1 << 24)


@dataclass(eq=False)
class DelimitedSheet:
    """A text file as one sheet."""

    member: Member
    name: str = ""
    _ends: list[int] = field(default_factory=list)

    @property
    def file(self) -> str:
        return self.member.file

    @property
    def large(self) -> bool:
        return bool(self.content.size > _LARGE)

    @cached_property
    def content(self) -> pa.Buffer:
        return as_utf8(self.member.content)

    @cached_property
    def _start(self) -> str:
        size = min(_HEAD_BYTES, self.content.size)
        return bytes(self.content.slice(0, size).to_pybytes()).decode("utf-8", "ignore")

    @cached_property
    def delimiter(self) -> str:
        return guess_delimiter(self._start)

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        lines = self._start.splitlines(keepends=True) if "\r" not in self._start else _lines(self._start)
        reader = csv.reader(lines, delimiter=self.delimiter)
        rows: list[list[str]] = []
        ends = np.cumsum([len(line.encode()) for line in lines]).tolist()
        for cells in reader:
            rows.append(cells)
            self._ends.append(ends[reader.line_num - 1])
            if len(rows) == HEAD_ROWS:
                break
        return rows

    def table(self, first: int, headings: Sequence[str], columns: Sequence[int] | None = None) -> Table:
        """See Sheet. Refuses: a row with more filled cells than there are headings (PublicationError)."""
        width = max([len(headings), *(len(row) for row in self.head)])
        start = self._ends[first - 1] if first else 0
        body = self.content.slice(start)
        names = [f"c{place}" for place in range(width)]
        wanted = names if columns is None else [names[place] for place in sorted({*columns} or {0})]
        read = _Reading(self, first, width)
        table = read.run(body, names, wanted) if body.size else None
        n = table.num_rows if table is not None else 0
        empty = pa.nulls(n, pa.string())
        filled = tuple(table.column(one) if table is not None and one in wanted else empty for one in names)
        padded = (*headings, *[""] * (width - len(headings)))
        return Table(self.file, self.name, tuple(padded), filled, np.arange(first + 1, first + 1 + n, dtype=np.int32))

    def grid(self) -> Sequence[Sequence[str]]:
        if self.content.size > _LARGEST_GRID:
            raise PublicationError(
                "The file is too large for its layout", Location(file=self.file), f"{self.content.size:,} bytes",
                f"at most {_LARGEST_GRID:,} bytes laid out as a page", "Ask the publisher for fewer areas at once.",
            )  # fmt: skip
        text = bytes(self.content.to_pybytes()).decode("utf-8", "replace")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter))


@dataclass
class _Reading:
    """One pass of Arrow over the body; rows of another width are set aside and put back in their places."""

    sheet: DelimitedSheet
    first: int
    width: int
    odd: list[tuple[int, str]] = field(default_factory=list)

    def run(self, body: pa.Buffer, names: list[str], wanted: list[str]) -> pa.Table:
        table = arrow_csv.read_csv(
            pa.BufferReader(body),
            arrow_csv.ReadOptions(use_threads=False, column_names=names, block_size=4 << 20),
            arrow_csv.ParseOptions(
                delimiter=self.sheet.delimiter, newlines_in_values=True, ignore_empty_lines=False,
                invalid_row_handler=self._set_aside,
            ),
            arrow_csv.ConvertOptions(
                column_types={name: pa.string() for name in names}, include_columns=wanted,
                strings_can_be_null=False, check_utf8=False,
            ),
        )  # fmt: skip
        places = [names.index(name) for name in wanted]
        if len(self.odd) > _MOST_ODD_ROWS:
            return self._row_by_row(body, wanted, places)
        return self._put_back(table, places) if self.odd else table

    def _row_by_row(self, body: pa.Buffer, wanted: list[str], places: list[int]) -> pa.Table:
        """Most rows are of another width than the headings: read them in Python, some thousands at once."""
        text = io.TextIOWrapper(pa.BufferReader(body), encoding="utf-8", errors="replace", newline="")
        rows = enumerate(csv.reader(text, delimiter=self.sheet.delimiter), start=1)
        pieces: list[pa.Table] = []
        while block := list(islice(rows, _ROWS_AT_ONCE)):
            cells = [self._fitted(number, row) for number, row in block]
            arrays = [pa.array([row[place] for row in cells], pa.string()) for place in places]
            pieces.append(pa.table(arrays, names=wanted))
        return pa.concat_tables(pieces)

    def _set_aside(self, row: arrow_csv.InvalidRow) -> str:
        self.odd.append((row.number, row.text))
        return "skip"

    def _put_back(self, table: pa.Table, places: list[int]) -> pa.Table:
        """Insert the odd rows, padded, where they stood. `number` counts every row of the body from 1."""
        pieces: list[pa.Table] = []
        done = 0
        for before, (number, text) in enumerate(self.odd):
            cells = self._cells(number, text)
            upto = number - 1 - before
            pieces.append(table.slice(done, upto - done))
            values = [[cells[place]] for place in places]
            pieces.append(pa.table([pa.array(value, pa.string()) for value in values], names=table.column_names))
            done = upto
        return pa.concat_tables([*pieces, table.slice(done)])

    def _cells(self, number: int, text: str) -> list[str]:
        return self._fitted(number, next(csv.reader(io.StringIO(text, newline=""), delimiter=self.sheet.delimiter), []))

    def _fitted(self, number: int, cells: list[str]) -> list[str]:
        """A row's cells, padded to the table's width."""
        if any(cell.strip() for cell in cells[self.width :]):
            raise PublicationError(
                "A row has more cells than the table has columns",
                Location(file=self.sheet.file, row=self.first + number),
                f"{len(cells)} cells",
                f"{self.width}",
                "Check for a missing quotation mark, or a comma that should stand inside quotes.",
            )
        return (cells + [""] * self.width)[: self.width]


def _lines(text: str) -> list[str]:
    return io.StringIO(text, newline="").readlines()


def guess_delimiter(start: str) -> str:
    """The mark that cuts the first lines into the most columns, the same number again and again."""
    lines = _lines(start)[:200]
    return max(_DELIMITERS, key=lambda mark: (_evenness(lines, mark), -_DELIMITERS.index(mark)))


def _evenness(lines: Sequence[str], delimiter: str) -> int:
    widths = [len(cells) for cells in _records(lines, delimiter) if cells]
    if not widths:
        return 0
    return max(widths.count(width) * (width - 1) for width in set(widths))


def _records(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return
