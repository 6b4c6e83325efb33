"""Tables as values: shape, CSV, metadata."""

import csv
import io

import pytest

from welltogether.documents.charts.minis import Mini
from welltogether.documents.tables import Cell, Column, Table, cell, csv_text, csvw_metadata

TABLE = Table(
    "Crime",
    (Column("Measure"), Column("Here", "per 1,000", numeric=True), Column("Beside", drawn=True)),
    ((Cell("Burglary", quiet="2025, “recorded”"), cell(3.9, "3.9"), Cell("", mini=Mini(3.9, None, None, ()))),
     (Cell("Robbery"), cell(None), Cell(""))),
    notes=("Recorded crime.",), sources=("Police",),
)  # fmt: skip


def test_csv_has_bare_numbers_units_in_the_head_and_no_pictures() -> None:
    rows = list(csv.reader(io.StringIO(csv_text(TABLE))))
    assert rows == [["Measure", "Here (per 1,000)"], ["Burglary (2025, “recorded”)", "3.9"], ["Robbery", "–"]]


def test_csv_gives_the_full_table_where_there_is_one() -> None:
    short = Table("Crime", (Column("Measure"),), ((Cell("Burglary"),),), full=TABLE)
    assert csv_text(short) == csv_text(TABLE)


def test_csvw_metadata_names_types_and_sources() -> None:
    metadata = csvw_metadata(TABLE, "crime.csv")
    assert metadata["url"] == "crime.csv"
    assert metadata["dc:source"] == ["Police"]
    assert metadata["tableSchema"] == {
        "columns": [
            {"titles": "Measure", "datatype": "string"},
            {"titles": "Here (per 1,000)", "datatype": "number"},
        ]
    }


def test_a_ragged_table_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells for 1 columns"):
        Table("x", (Column("a"),), ((Cell("1"), Cell("2")),))
