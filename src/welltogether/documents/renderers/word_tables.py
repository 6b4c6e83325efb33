"""Tables in a Word document: a caption, a head that repeats, rows that do not break, numbers to the right."""

from typing import Any

from welltogether.documents.palette import QUIET
from welltogether.documents.tables import Cell, Column, Table

_WIDTH_MM = 166.0


def add_table(word: Any, table: Table) -> None:
    """Write the table with its caption and notes."""
    from docx.shared import Pt

    if table.is_titled:
        word.add_paragraph(table.caption, style="Picture title")
    grid = word.add_table(rows=1, cols=len(table.columns))
    grid.autofit = False
    _set_description(grid, table.caption)
    for place, column in zip(grid.rows[0].cells, table.columns, strict=True):
        _write(place, Cell(column.full_heading, strong=True), column, word)
        place.paragraphs[0].runs[0].font.size = Pt(8)
    _repeat(grid.rows[0])
    for row in table.rows:
        added = grid.add_row()
        _keep_whole(added)
        for place, cell, column in zip(added.cells, row, table.columns, strict=True):
            _write(place, cell, column, word)
    _set_widths(grid, table.columns)
    _draw_rules(grid)
    for note in table.notes:
        word.add_paragraph(note, style="Quiet")
    if not table.notes:
        word.add_paragraph(style="Quiet")


def _write(place: Any, cell: Cell, column: Column, word: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    paragraph = place.paragraphs[0]
    paragraph.style = word.styles["Table text"]
    if column.numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(cell.text).bold = cell.strong or None
    if cell.quiet:
        run = paragraph.add_run()
        run.add_break()
        run.add_text(cell.quiet)
        run.font.size, run.font.color.rgb = Pt(7.5), RGBColor.from_string(QUIET.removeprefix("#"))


def _set_widths(grid: Any, columns: tuple[Column, ...]) -> None:
    from docx.shared import Mm

    whole = sum(column.width for column in columns)
    for i, column in enumerate(columns):
        width = Mm(_WIDTH_MM * column.width / whole)
        grid.columns[i].width = width
        for place in grid.columns[i].cells:
            place.width = width


def _repeat(row: Any) -> None:
    """Mark a row as a head that Word repeats and screen readers announce."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)
    _keep_whole(row)


def _keep_whole(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _set_description(grid: Any, caption: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = grid._tbl.tblPr
    words = OxmlElement("w:tblCaption")
    words.set(qn("w:val"), caption)
    properties.append(words)


def _draw_rules(grid: Any) -> None:
    """Hairlines between rows, nothing upright."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C8CDD0")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = grid._tbl.tblPr
    properties.insert(_after_width(properties), borders)


def _after_width(properties: Any) -> int:
    """Borders stand after style, width and alignment, or Word calls the file damaged."""
    from docx.oxml.ns import qn

    before = {qn(f"w:{name}") for name in ("tblStyle", "tblW", "jc", "tblInd", "tblCellSpacing")}
    return max((i + 1 for i, child in enumerate(properties) if child.tag in before), default=0)
