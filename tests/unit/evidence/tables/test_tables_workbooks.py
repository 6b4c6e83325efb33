"""Workbooks: what their cells say, whatever else they claim."""

from pathlib import Path

import pyarrow as pa
import pytest
from tiny_files import Sheets, ods, xlsx

from welltogether.evidence.tables.opening import open_members
from welltogether.evidence.tables.workbooks import WorkbookSheet, as_shown, open_workbook
from welltogether.vocabulary.errors import PublicationError

ROWS: Sheets = {
    "Notes": [],
    "Data": [["Title"], [], ["Code", "Name\u00a0", "n"], ["E1", "Hull", 1.0], ["E2", "", 2.5], ["E3", None, "c"]],
}


def sheets(path: Path) -> dict[str, WorkbookSheet]:
    (member,) = open_members(path)
    return {sheet.name: sheet for sheet in open_workbook(member)}


@pytest.mark.parametrize("make", [xlsx, ods])
def test_cells_stand_where_the_spreadsheet_shows_them(tmp_path: Path, make: object) -> None:
    path = (xlsx if make is xlsx else ods)(tmp_path / "a", ROWS)
    held = sheets(path)
    assert list(held) == ["Notes", "Data"]
    assert held["Notes"].head == []
    table = held["Data"].table(3, held["Data"].head[2])
    assert table.headings == ("Code", "Name\u00a0", "n")
    assert table.rows.tolist() == [4, 5, 6]
    assert [column.to_pylist() for column in table.columns] == [["E1", "E2", "E3"], ["Hull", "", ""], ["1", "2.5", "c"]]


def test_a_column_of_numbers_stays_numbers(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a", {"S": [["n", "m"], [1, None], [2.5, 3]]})
    first, second = sheets(path)["S"].table(1, ["n", "m"]).columns
    assert (first.type, first.to_pylist()) == (pa.float64(), [1, 2.5])
    assert second.to_pylist() == [None, 3]


def test_a_wrong_claim_of_size_is_ignored(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a", {"Data": [["a", "b"], [1, 2], [3, 4]]}, dimension="A1")
    assert sheets(path)["Data"].grid() == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_sheets_that_only_remember_a_link_are_passed_over(tmp_path: Path) -> None:
    path = ods(tmp_path / "a", {"Real": [["a"]], "'file:///S:/RUC.ods'#$X": [["b"]], "file:///S:/other": [["c"]]})
    assert list(sheets(path)) == ["Real"]


def test_rows_of_unequal_length(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a", {"S": [["a", "b", "c"], ["x"], ["y", None, "z"]]})
    assert [c.to_pylist() for c in sheets(path)["S"].table(1, ["a", "b", "c"]).columns] == [
        ["x", "y"],
        ["", ""],
        ["", "z"],
    ]


def test_whole_numbers_show_no_decimal_point() -> None:
    from datetime import date, datetime, time

    shown = [
        as_shown(cell) for cell in (5.0, 2.5, 1e20, True, None, date(2020, 1, 2), datetime(2020, 1, 2), time(9, 30))
    ]
    assert shown == ["5", "2.5", "1e+20", "TRUE", "", "2020-01-02", "2020-01-02", "09:30:00"]


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (member,) = open_members(path)
    with pytest.raises(PublicationError, match="damaged"):
        open_workbook(member)
