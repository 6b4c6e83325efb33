"""The spreadsheet: a real ODS with contents and notes first, then one sheet a table, numbers as numbers."""

import io
import re
from typing import Any

from welltogether.documents.content import Document, SourceList, plain
from welltogether.documents.renderers.as_data import day_words
from welltogether.documents.renderers.tree import blocks_of, tables_of
from welltogether.documents.tables import Cell, Table

_LONGEST_NAME = 31  # what other spreadsheet programs accept
_NOT_IN_NAMES = re.compile(r"[\[\]*?:/\\'’]")


def render_spreadsheet(document: Document) -> bytes:
    """The document's tables as .ods."""
    from odf.opendocument import OpenDocumentSpreadsheet

    book = OpenDocumentSpreadsheet()
    _describe(book, document)
    styles = _Styles(book)
    tables = list(tables_of(document))
    names = sheet_names(tables)
    _add_sheet(book, "Contents", _contents(document, names, tables), styles, [70, 130])
    _add_sheet(book, "Notes", _notes(document), styles, [180])
    for name, table in zip(names, tables, strict=True):
        widths = [60.0] + [max(24.0, min(60.0, 22 * column.width)) for column in table.columns[1:]]
        _add_sheet(book, name, _sheet(table, fictional=document.about.fictional), styles, widths)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def sheet_names(tables: list[Table]) -> list[str]:
    """A short name for each table's sheet: its number and the start of its caption; all different.

    >>> sheet_names([Table("Housing: how homes are held", (), ())])
    ['1 Housing how homes are held']
    """
    names = []
    for number, table in enumerate(tables, start=1):
        words = re.sub(r"\s+", " ", _NOT_IN_NAMES.sub("", table.caption)).strip()
        name = f"{number} {words}"
        names.append(name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME + 1].rpartition(" ")[0])
    return names


FICTIONAL = "FICTIONAL: this is not a real place."
Row = tuple[str, tuple[Cell, ...]]  # how it looks: title, head, text; and its cells


def _contents(document: Document, names: list[str], tables: list[Table]) -> list[Row]:
    about = document.about
    rows: list[Row] = [("title", (Cell(about.title),))]
    if about.fictional:
        rows.append(("head", (Cell(FICTIONAL),)))
    rows.append(
        ("text", (Cell(f"Made on {day_words(about.made_on)}. Do not use after {day_words(about.use_until)}."),))
    )
    rows.append(("head", (Cell("Sheet"), Cell("Table"))))
    rows.append(("text", (Cell("Notes"), Cell("How to read the tables, and the sources"))))
    rows.extend(("text", (Cell(name), Cell(table.caption))) for name, table in zip(names, tables, strict=True))
    return rows


def _notes(document: Document) -> list[Row]:
    about = document.about
    rows: list[Row] = [("title", (Cell("Notes and sources"),))]
    rows.extend([("head", (Cell(FICTIONAL),))] if about.fictional else [])
    lines = [
        f"All figures are for {about.place} unless a heading says otherwise. Shares are percentages.",
        f"Made by {about.made_by} from evidence version {about.data_version}. Guidance: {', '.join(about.packs)}.",
        "An empty limit means that no interval is published or that everyone was counted; see the column “Interval”.",
        "A finding that goes with another does not bring it about. There is no overall score.",
    ]
    rows.extend(("text", (Cell(line),)) for line in lines)
    rows.append(("head", (Cell("Sources, by number"),)))
    for block in blocks_of(document):
        if isinstance(block, SourceList):
            rows.extend(("text", (Cell(f"{note.number}. {plain(note.words)}"),)) for note in block.notes)
    return rows


def _sheet(table: Table, *, fictional: bool) -> list[Row]:
    rows: list[Row] = [("title", (Cell(table.caption),))]
    rows.extend([("head", (Cell(FICTIONAL),))] if fictional else [])
    rows.extend(("text", (Cell(note),)) for note in table.notes)
    rows.extend(("text", (Cell(f"Source: {source}"),)) for source in table.sources)
    rows.append(("head", tuple(Cell(column.full_heading) for column in table.columns)))
    rows.extend(("text", row) for row in table.rows)
    return rows


class _Styles:
    """The few styles of the book: a title, a head, wrapped text, column widths as they are asked for."""

    def __init__(self, book: Any) -> None:
        from odf.style import ParagraphProperties, Style, TableCellProperties, TextProperties

        self._book = book
        self._columns: dict[float, Any] = {}
        self.by_look: dict[str, Any] = {}
        for look, size, weight, wrapped in (
            ("title", "14pt", "bold", False),
            ("head", "10pt", "bold", True),
            ("text", "10pt", "normal", False),
            ("cell", "10pt", "normal", True),
        ):
            style = Style(name=f"wt-{look}", family="table-cell")
            style.addElement(
                TextProperties(fontsize=size, fontweight=weight, fontfamily="Arial", country="GB", language="en")
            )
            style.addElement(TableCellProperties(wrapoption="wrap" if wrapped else "no-wrap", verticalalign="top"))
            style.addElement(ParagraphProperties(textalign="start"))
            book.styles.addElement(style)
            self.by_look[look] = style
        number = Style(name="wt-number", family="table-cell")
        number.addElement(TextProperties(fontsize="10pt", fontfamily="Arial"))
        number.addElement(TableCellProperties(verticalalign="top"))
        book.styles.addElement(number)
        self.number = number

    def column(self, width: float) -> Any:
        from odf.style import Style, TableColumnProperties

        if width not in self._columns:
            style = Style(name=f"wt-column-{len(self._columns)}", family="table-column")
            style.addElement(TableColumnProperties(columnwidth=f"{width:.0f}mm"))
            self._book.automaticstyles.addElement(style)
            self._columns[width] = style
        return self._columns[width]


def _add_sheet(book: Any, name: str, rows: list[Row], styles: _Styles, widths: list[float]) -> None:
    from odf.table import Table as Sheet
    from odf.table import TableColumn, TableRow

    sheet = Sheet(name=name)
    for width in widths:
        sheet.addElement(TableColumn(stylename=styles.column(width)))
    for look, cells in rows:
        row = TableRow()
        for cell in cells:
            row.addElement(_cell(cell, look, styles, is_only=len(cells) == 1))
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)


def _cell(cell: Cell, look: str, styles: _Styles, *, is_only: bool) -> Any:
    from odf.table import TableCell
    from odf.text import P

    if cell.number is not None:
        return TableCell(valuetype="float", value=repr(float(cell.number)), stylename=styles.number)
    style = styles.by_look["cell" if look == "text" and not is_only else look]
    made = TableCell(valuetype="string", stylename=style)
    made.addElement(P(text=f"{cell.text} ({cell.quiet})" if cell.quiet else cell.text))
    return made


def _describe(book: Any, document: Document) -> None:
    from odf.dc import Creator, Date, Language, Title

    about = document.about
    book.meta.addElement(Title(text=about.title))
    book.meta.addElement(Creator(text=about.made_by))
    book.meta.addElement(Language(text=about.language))
    book.meta.addElement(Date(text=f"{about.made_on.isoformat()}T00:00:00"))
