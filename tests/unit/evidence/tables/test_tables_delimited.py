"""Delimited text in every form that publishers send."""

import random
from pathlib import Path

import pytest
from feed_checks import write

from welltogether.evidence.tables.delimited import DelimitedSheet, guess_delimiter
from welltogether.evidence.tables.opening import open_members
from welltogether.evidence.tables.table import Table
from welltogether.vocabulary.errors import PublicationError


def sheet_of(path: Path) -> DelimitedSheet:
    (member,) = open_members(path)
    return DelimitedSheet(member)


def rows(table: Table) -> list[list[str]]:
    return [list(row) for row in zip(*(column.to_pylist() for column in table.columns), strict=True)]


def whole(path: Path, header: int = 0) -> list[list[str]]:
    sheet = sheet_of(path)
    return rows(sheet.table(header + 1, sheet.head[header]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_gives_the_same_table(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.csv", "name,pay\nYnys Môn,£5\n", encoding)
    assert sheet_of(path).head[0] == ["name", "pay"]
    assert whole(path) == [["Ynys Môn", "£5"]]


def test_a_letter_deep_in_the_file_decides_the_encoding(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "name,n\n" + "Plain,1\n" * 2000 + "Ynys Môn,2\n", "cp1252")
    assert whole(path)[-1] == ["Ynys Môn", "2"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_every_delimiter(tmp_path: Path, mark: str) -> None:
    path = write(tmp_path / "a.csv", f"a{mark}b{mark}c\n1{mark}2{mark}3\n")
    assert whole(path) == [["1", "2", "3"]]


def test_commas_inside_a_semicolon_file() -> None:
    assert guess_delimiter("name;n\nBristol, City of;1\nHull, City of;2\n") == ";"
    assert guess_delimiter("Title; of a table\n\na,b,c\n1,2,3\n4,5,6\n") == ","


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_of_every_kind(tmp_path: Path, ends: str, last: str) -> None:
    path = write(tmp_path / "a.csv", ends.join(["a,b", "1,2", "3,4"]) + last.replace("\n", ends))
    assert whole(path) == [["1", "2"], ["3", "4"]]


def test_quoted_line_breaks_in_headings_and_cells(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'Title\n"Police Force\nArea code","Total\n(all)"\nE23000001,"a\nb"\nE23000002,c\n')
    sheet = sheet_of(path)
    assert sheet.head[1] == ["Police Force\nArea code", "Total\n(all)"]
    table = sheet.table(2, sheet.head[1])
    assert rows(table) == [["E23000001", "a\nb"], ["E23000002", "c"]]
    assert table.rows.tolist() == [3, 4]


def test_short_rows_are_padded_and_blank_rows_keep_the_count(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a,b,c\n1,2,3\n\n4,5\n6\n7,8,9\n")
    sheet = sheet_of(path)
    table = sheet.table(1, sheet.head[0])
    assert rows(table) == [["1", "2", "3"], ["", "", ""], ["4", "5", ""], ["6", "", ""], ["7", "8", "9"]]
    assert table.rows.tolist() == [2, 3, 4, 5, 6]


def test_a_file_whose_rows_are_mostly_odd_is_read_row_by_row(tmp_path: Path) -> None:
    lines = [f"{n},{n}" if n % 3 else f"{n},{n}," for n in range(5000)]
    path = write(tmp_path / "a.csv", "a,b,c\n" + "\n".join(lines) + "\n")
    assert whole(path) == [[str(n), str(n), ""] for n in range(5000)]


def test_a_trailing_comma_is_no_column(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a,b,\n1,2,\n")
    table = sheet_of(path).table(1, ["a", "b"])
    assert table.headings == ("a", "b", "")


def test_a_row_with_more_cells_than_headings_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a,b\n" + "1,2\n" * 60 + "1,2,3\n1,2\n")
    sheet = sheet_of(path)
    with pytest.raises(PublicationError, match="more cells") as error:
        sheet.table(1, sheet.head[0])
    assert (error.value.where.row, error.value.found, error.value.expected) == (62, "3 cells", "2")


def test_only_the_columns_asked_for_are_read(tmp_path: Path) -> None:
    sheet = sheet_of(write(tmp_path / "a.csv", "a,b,c\n1,2,3\n"))
    table = sheet.table(1, sheet.head[0], [2])
    assert [column.null_count for column in table.columns] == [1, 1, 0]
    assert table.text("c").to_pylist() == ["3"]


def test_a_header_without_rows(tmp_path: Path) -> None:
    assert whole(write(tmp_path / "a.csv", "a,b\n")) == []


def test_a_page_keeps_every_cell_in_its_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", '\n"Title"\n"x :","y"\n\na,b\n1,2\n')
    assert sheet_of(path).grid() == [[], ["Title"], ["x :", "y"], [], ["a", "b"], ["1", "2"]]


def test_arrow_and_python_read_the_same(tmp_path: Path) -> None:
    """Rows of random cells, some short, come out as Python's own reader gives them."""
    import csv
    import io

    chance = random.Random(7)
    cells = ["", "a", "1,5", 'say "so"', "two\nlines", " x ", "£"]
    table = [[chance.choice(cells) for _ in range(4)] for _ in range(400)]
    for row in table[::50]:
        del row[chance.randrange(1, 4) :]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["a", "b", "c", "d"], *table])
    expected = [row + [""] * (4 - len(row)) for row in csv.reader(io.StringIO(out.getvalue(), newline=""))][1:]
    assert whole(write(tmp_path / "a.csv", out.getvalue())) == expected
