"""Word and spreadsheet: real styles, real numbers, and a word processor that opens them."""

import io
import os
import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from odf import opendocument, table
from sample import READINGS, TOPICS, sample_mapping

from welltogether.analysis.results import Reading
from welltogether.documents.mapping import render_mapping, write_mapping
from welltogether.documents.renderers.spreadsheet import sheet_names
from welltogether.documents.tables import Table

DOCX = render_mapping(sample_mapping(), "docx")
ODS = render_mapping(sample_mapping(), "ods")
WORD = docx.Document(io.BytesIO(DOCX))


def test_word_has_real_headings_in_order() -> None:
    levels = [int(p.style.name[-1]) for p in WORD.paragraphs if p.style.name.startswith("Heading ")]
    assert levels[0] == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []
    titles = [p.text for p in WORD.paragraphs if p.style.name == "Heading 1"]
    assert titles[-1] == "12  Sources and methods"
    assert [p.text for p in WORD.paragraphs if p.style.name == "Title"] == ["Aldermere"]


def test_word_has_a_title_a_language_and_a_mark() -> None:
    assert WORD.core_properties.title == "How people get on in Aldermere: a local mapping document"
    assert WORD.core_properties.language == "en-GB"
    lang = WORD.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == "en-GB"
    assert "FICTIONAL" in WORD.sections[0].header.paragraphs[0].text


def test_word_pictures_have_alternative_text() -> None:
    shapes = WORD.element.body.findall(f".//{qn('wp:docPr')}")
    assert len(shapes) >= 9
    assert [s.get("title") for s in shapes if len(s.get("descr") or "") < 40] == []


def test_word_tables_repeat_their_heads_and_keep_rows_whole() -> None:
    assert len(WORD.tables) > 15
    for grid in WORD.tables:
        assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert grid.rows[-1]._tr.trPr.find(qn("w:cantSplit")) is not None
        assert grid._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_word_order_of_table_properties_is_the_one_word_wants() -> None:
    """Word calls a file damaged when the children of tblPr stand in another order than the schema's."""
    order = ["tblStyle", "tblpPr", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook",
             "tblCaption", "tblDescription"]  # fmt: skip
    for grid in WORD.tables:
        names = [etree.QName(child).localname for child in grid._tbl.tblPr]
        assert names == sorted(names, key=order.index)


def test_the_spreadsheet_is_a_real_ods() -> None:
    archive = zipfile.ZipFile(io.BytesIO(ODS))
    assert archive.namelist()[0] == "mimetype"
    assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"


def sheets() -> dict[str, list[list[object]]]:
    """Every sheet as rows of plain values; numbers as floats."""
    book = opendocument.load(io.BytesIO(ODS))
    found: dict[str, list[list[object]]] = {}
    for sheet in book.spreadsheet.getElementsByType(table.Table):
        rows: list[list[object]] = []
        for row in sheet.getElementsByType(table.TableRow):
            cells: list[object] = []
            for cell in row.getElementsByType(table.TableCell):
                number = cell.getAttribute("value")
                cells.append(float(number) if number is not None else str(cell))
            rows.append(cells)
        found[str(sheet.getAttribute("name"))] = rows
    return found


def test_contents_and_notes_come_first_and_name_every_sheet() -> None:
    found = sheets()
    names = list(found)
    assert names[:2] == ["Contents", "Notes"]
    listed = [row[0] for row in found["Contents"] if len(row) == 2]
    assert listed == ["Sheet", "Notes", *names[2:]]
    assert ["FICTIONAL: this is not a real place."] in found["Contents"]


def test_numbers_are_numbers_with_units_beside_them() -> None:
    rows = _sheet("Crime and anti")
    head = next(row for row in rows if row[0] == "Measure")
    crime = next(row for row in rows if row[0] == "Recorded crimes for every 1,000 residents")
    values = dict(zip(head, crime, strict=True))
    assert (values["Unit"], values["Aldermere"], values["Avonia"]) == ("per 1,000", 101.3, 88.4)
    assert values["Sources"] == "source 5"
    assert ["Source: Recorded crime by community safety partnership"] in rows


def _sheet(start: str) -> list[list[object]]:
    return next(rows for name, rows in sheets().items() if start in name)


def test_a_share_is_a_percentage() -> None:
    rows = _sheet("Respect for")
    head = next(row for row in rows if row[0] == "Measure")
    values = dict(zip(head, next(row for row in rows if str(row[0]).startswith("People who agree")), strict=True))
    assert (values["Unit"], values["Aldermere"], values["Lower limit"], values["Upper limit"]) == (
        "%",
        63.8,
        60.7,
        66.9,
    )


def test_sheet_names_are_short_and_different() -> None:
    tables = [Table("Housing: a very long caption that goes on / and on", (), ()) for _ in range(3)]
    names = sheet_names(tables)
    assert names == [f"{n} Housing a very long caption" for n in (1, 2, 3)]
    assert max(map(len, names)) <= 31


@pytest.mark.parametrize("kind", ["docx", "ods"])
def test_libreoffice_opens_it(kind: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        message = "soffice is not installed: run make setup-tests"
        if os.environ.get("WELLTOGETHER_REQUIRE_DATA") == "1":
            pytest.fail(message)
        pytest.skip(message)
    path = tmp_path / f"aldermere.{kind}"
    write_mapping(sample_mapping(), path, kind)  # type: ignore[arg-type]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "aldermere.pdf").stat().st_size > 20_000


def test_one_sheet_has_every_measure() -> None:
    rows = _sheet("Every measure")
    measures = [row[0] for row in rows if len(row) > 10][1:]
    assert measures == [reading.measure.title for reading in sorted(READINGS, key=_in_topic_order)]


def _in_topic_order(reading: Reading) -> int:
    return TOPICS.index(reading.measure.topic)
