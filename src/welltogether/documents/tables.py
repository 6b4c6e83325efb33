"""A table as a value: what every renderer, CSV and spreadsheet shows, each in its own way."""

import csv
import io
from dataclasses import dataclass, replace

from welltogether.documents.charts.minis import Mini


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, its unit, whether its cells are numbers, its width. `drawn`: its cells hold small pictures."""

    heading: str
    unit: str = ""
    numeric: bool = False
    width: float = 1.0
    drawn: bool = False

    @property
    def full_heading(self) -> str:
        return f"{self.heading} ({self.unit})" if self.unit else self.heading


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read; the bare number behind it (in the unit shown); a quieter second line; a small picture."""

    text: str
    number: float | None = None
    quiet: str = ""
    strong: bool = False
    mini: Mini | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first column names the row. `full`: the same with every column, for spreadsheets."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    full: "Table | None" = None
    is_titled: bool = True  # False: the heading above says it; the caption is kept for who cannot see that

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.caption!r}: a row has {len(row)} cells for {len(self.columns)} columns")

    @property
    def complete(self) -> "Table":
        """The table to hand over as data: the full one where there is one."""
        return self.full or self

    def without_pictures(self) -> "Table":
        """The same table without its drawn columns, whose numbers stand in the others."""
        keep = [i for i, column in enumerate(self.columns) if not column.drawn]
        return replace(
            self,
            columns=tuple(self.columns[i] for i in keep),
            rows=tuple(tuple(row[i] for i in keep) for row in self.rows),
        )


def cell(value: str | float | None, text: str = "") -> Cell:
    """A cell from plain text or a number; None is shown as an en dash.

    >>> cell(None).text
    '–'
    """
    if value is None:
        return Cell("–")
    if isinstance(value, str):
        return Cell(value)
    return Cell(text or f"{value:g}", number=value)


def csv_text(table: Table) -> str:
    """The complete table as CSV: one heading row with units, numbers bare, no notes (they belong in the metadata)."""
    table = table.complete.without_pictures()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.full_heading for column in table.columns)
    for row in table.rows:
        writer.writerow(_bare(c) for c in row)
    return out.getvalue()


def csvw_metadata(table: Table, file_name: str) -> dict[str, object]:
    """CSV on the Web metadata beside `csv_text`: titles, types, notes and sources."""
    table = table.complete.without_pictures()
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file_name,
        "dc:title": table.caption,
        "dc:source": list(table.sources),
        "rdfs:comment": list(table.notes),
        "tableSchema": {
            "columns": [
                {"titles": column.full_heading, "datatype": "number" if column.numeric else "string"}
                for column in table.columns
            ]
        },
    }


def _bare(c: Cell) -> str | float:
    if c.number is not None:
        return c.number
    return f"{c.text} ({c.quiet})" if c.quiet else c.text
