"""Features with codes and shapes → a draft of boundaries."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from welltogether.evidence.drafts import BOUNDARIES, Draft
from welltogether.evidence.feeds.reading import Reading
from welltogether.evidence.tables.features import FeatureSheet
from welltogether.evidence.tables.folding import fold
from welltogether.evidence.tables.table import Table
from welltogether.guidance.kinds.feeds import ShapesFrom
from welltogether.vocabulary.areas import scheme_of_code
from welltogether.vocabulary.errors import Location, PublicationError

_YEAR = re.compile(r"[a-z]+?(\d\d)_?(?:cd|code)")
_OPEN_END = "2999"


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read.

    Refuses: a code that is not known or stands twice, a feature without a shape, coordinates that are not degrees
    (PublicationError).
    """
    spec = reading.layout.shapes
    if spec is None:
        raise ValueError(f"layout {reading.layout.id} does not say which properties hold codes")
    tables: list[pa.Table] = []
    for sheet in reading.source.sheets:
        if isinstance(sheet, FeatureSheet) and sheet.has_shapes and re.search(spec.layer or "", sheet.name):
            tables.append(_layer(reading, sheet, spec))
    table = pa.concat_tables(tables)
    schemes = sorted({str(scheme_of_code(code)) for code in table.column("code").to_pylist()})
    years = sorted(set(table.column("vintage").to_pylist()))
    reading.apart += [*reading.layout.apart, "-".join([*schemes, *map(str, years)])]
    return (reading.draft("boundaries", table),)


def _layer(reading: Reading, sheet: FeatureSheet, spec: ShapesFrom) -> pa.Table:
    table = sheet.table(0, ())
    reading.count(len(table))
    codes = table.text(spec.code).to_pylist()
    kept = np.array([scheme_of_code(code) is not None for code in codes], bool)
    unknown = [code for code, known in zip(codes, kept, strict=True) if not known]
    reading.leaving.count("another kind of area", len(unknown), unknown)
    names = table.text(spec.name).to_pylist() if spec.name and table.place(spec.name) is not None else [""] * len(codes)
    shapes = sheet.shapes()
    _refuse_unshaped(table, shapes, spec)
    vintage = _vintages(table, spec)
    if spec.parts:
        shapes, kept = _put_together(codes, names, shapes, kept)
    _refuse_twice(table, codes, vintage, kept, spec)
    import shapely

    columns = {
        "code": pa.array(codes, pa.string()),
        "name": pa.array(names, pa.string()),
        "vintage": pa.array(vintage, pa.int16()),
        "wkb": pa.array(shapely.to_wkb(shapes).tolist(), pa.binary()),
    }
    return pa.table(columns, schema=BOUNDARIES).filter(pa.array(kept))


def _vintages(table: Table, spec: ShapesFrom) -> NDArray[np.int16]:
    """The year the layout gives; else the one inside the code's heading; else, with `ends`, the last year of each."""
    if spec.ends and table.place(spec.ends) is not None:
        ends = [one if one[:4].isdigit() else _OPEN_END for one in table.text(spec.ends).to_pylist()]
        open_year = str(spec.vintage or 0)
        return np.array([int(min(one[:4], open_year)) for one in ends], np.int16)
    if spec.vintage:
        return np.full(len(table), spec.vintage, np.int16)
    match = _YEAR.fullmatch(fold(table.headings[table.need(spec.code)]))
    if match is None:
        raise PublicationError(
            "The year of the boundaries cannot be told",
            Location(file=table.file, column=table.headings[table.need(spec.code)]),
            found="a heading without a year",
            expected="a heading such as LAD23CD",
            next_step="Say the year in the layout (`shapes: vintage`).",
        )
    return np.full(len(table), 2000 + int(match[1]), np.int16)


def _refuse_unshaped(table: Table, shapes: NDArray[Any], spec: ShapesFrom) -> None:
    import shapely

    empty = np.flatnonzero(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if len(empty):
        raise PublicationError(
            "An area has no shape", table.at(int(empty[0]), spec.code), "an empty geometry", "a polygon",
            "Fetch the boundaries again, as GeoJSON with geometry.",
        )  # fmt: skip
    bounds = shapely.bounds(shapes)
    far = np.flatnonzero((np.abs(bounds[:, [0, 2]]) > 180).any(axis=1) | (np.abs(bounds[:, [1, 3]]) > 90).any(axis=1))
    if len(far):
        raise PublicationError(
            "The coordinates are not degrees",
            table.at(int(far[0]), spec.code),
            found=f"{bounds[far[0]][0]:,.0f}, {bounds[far[0]][1]:,.0f}: probably British National Grid metres",
            expected="longitude and latitude (WGS84)",
            next_step="Download the boundaries as GeoJSON in WGS84 (the ONS portal's default for GeoJSON).",
        )


def _put_together(
    codes: Sequence[str], names: Sequence[str], shapes: NDArray[Any], kept: NDArray[np.bool_]
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Parts of one area united in its first feature; the others are not kept."""
    import shapely

    rows_by_area: dict[tuple[str, str], list[int]] = {}
    for row, area in enumerate(zip(codes, names, strict=True)):
        rows_by_area.setdefault(area, []).append(row)
    shapes, kept = shapes.copy(), kept.copy()
    for first, *others in rows_by_area.values():
        if others:
            shapes[first] = shapely.union_all(shapes[[first, *others]])
            kept[others] = False
    return shapes, kept


def _refuse_twice(
    table: Table, codes: Sequence[str], vintage: NDArray[np.int16], kept: NDArray[np.bool_], spec: ShapesFrom
) -> None:
    seen: dict[tuple[str, int], int] = {}
    for row in np.flatnonzero(kept).tolist():
        first = seen.setdefault((codes[row], int(vintage[row])), row)
        if first != row:
            raise PublicationError(
                "An area stands twice in the boundaries",
                table.at(row, spec.code),
                found=f"{codes[row]} again; first in row {table.rows[first]}",
                expected="each area once",
                next_step="Fetch the boundaries again.",
            )
