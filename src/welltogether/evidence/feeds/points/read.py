"""A list of places under a descriptor → a draft of points."""

import numpy as np
import pyarrow as pa

from welltogether.evidence.drafts import POINTS, Draft
from welltogether.evidence.feeds.points.grid import degrees_of_grid
from welltogether.evidence.feeds.reading import Reading, keep_rows
from welltogether.evidence.feeds.values import Floats, cell, numbers_at
from welltogether.evidence.tables.table import Table
from welltogether.vocabulary.areas import scheme_of_code
from welltogether.vocabulary.errors import PublicationError


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read. Refuses: a coordinate that is not in degrees, an area code not known (PublicationError)."""
    spec = reading.layout.points
    if spec is None:
        raise ValueError(f"layout {reading.layout.id} does not say which columns hold its points")
    found = reading.find(reading.parts()[0])[0]
    wanted = (spec.name, spec.lon, spec.lat, spec.easting, spec.northing, spec.kind, spec.subtype, spec.area)
    named = [*filter(None, wanted), *(keep.column for keep in reading.layout.keep), *reading.layout.apart]
    table = found.table([found.shell.need(one) for one in named])
    reading.count(len(table))
    table = keep_rows(table, reading.layout.keep, reading.leaving)
    first, second = (spec.lon or spec.easting or "", spec.lat or spec.northing or "")
    x, y = (numbers_at(table, table.need(one), reading.marks).value for one in (first, second))
    placed = ~(np.isnan(x) | np.isnan(y) | ((x == 0) & (y == 0)))
    reading.leaving.count("no coordinates", int((~placed).sum()))
    table, x, y = table.take(placed), x[placed], y[placed]
    if spec.easting is None:
        _refuse_far(table, first, x, 180.0)
        _refuse_far(table, second, y, 90.0)
        lon, lat = x, y
    else:
        lon, lat = degrees_of_grid(x, y)
    reading.set_apart(table)
    n = len(table)
    blank = pa.array([""] * n, pa.string())
    columns = {
        "kind": table.text(spec.kind) if spec.kind else pa.array([spec.fixed_kind or ""] * n, pa.string()),
        "subtype": table.text(spec.subtype) if spec.subtype else blank,
        "name": table.text(spec.name),
        "area": _areas(table, spec.area) if spec.area else blank,
        "lon": pa.array(lon),
        "lat": pa.array(lat),
    }
    return (reading.draft("points", pa.table(columns, schema=POINTS)),)


def _refuse_far(table: Table, column: str, degrees: Floats, most: float) -> None:
    far = np.flatnonzero(np.abs(degrees) > most)
    if len(far):
        row = int(far[0])
        raise PublicationError(
            "A coordinate is not in degrees",
            table.at(row, column),
            found=f"“{cell(table.columns[table.need(column)], row)}”",
            expected=f"degrees from −{most:g} to {most:g}",
            next_step="Use longitude and latitude (WGS84), not grid metres.",
        )


def _areas(table: Table, column: str) -> pa.ChunkedArray:
    text = table.text(column)
    for row, code in enumerate(text.to_pylist()):
        if code and scheme_of_code(code) is None:
            raise PublicationError(
                "An area code is not known", table.at(row, column), f"“{code}”",
                "a nine-character ONS code such as E08000009", "Correct the code.",
            )  # fmt: skip
    return text
