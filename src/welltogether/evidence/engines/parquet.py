"""The engine for pages and documents: reads the settled Parquet files with PyArrow alone, only the rows asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from welltogether.evidence.columns import coded, flags, integers, numbers, texts
from welltogether.evidence.engine import AREA_COLUMNS, COVERAGE_COLUMNS, SHAPE_COLUMNS, VALUE_COLUMNS
from welltogether.evidence.settling.writing import areas_path, shapes_path, sources_path, values_path
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.periods import Period

_ORDER = [("measure", "ascending"), ("end", "ascending"), ("start", "ascending"), ("area", "ascending")]


@dataclass(frozen=True)
class ParquetEngine:
    """Small areas lie in one row group a district, in the order of the districts' codes."""

    folder: Path

    def values(
        self,
        scheme: Scheme,
        *,
        measures: Sequence[str] | None = None,
        areas: Sequence[str] | None = None,
        periods: Sequence[Period] | None = None,
        district: str | None = None,
    ) -> pa.Table:
        table, sorted_already = self._read(values_path(self.folder, scheme), VALUE_COLUMNS, district)
        for column, wanted in (("measure", measures), ("area", areas)):
            if wanted is not None:
                table = table.filter(_among(table.column(column), wanted))
        if periods is not None:
            table = _in_periods(table, periods)
        return table if sorted_already else _sorted(table)

    def areas(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        table, _ = self._read(areas_path(self.folder, scheme), AREA_COLUMNS, district)
        return table.sort_by("code")

    def coverage(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        table, sorted_already = self._read(values_path(self.folder, scheme), VALUE_COLUMNS[:4], district)
        return _counted(table if sorted_already else _sorted(table))

    def shapes(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        table, _ = self._read(shapes_path(self.folder, scheme), SHAPE_COLUMNS, district)
        return table.sort_by("code")

    def sources(self) -> pa.Table:
        return pq.ParquetFile(sources_path(self.folder)).read()

    @cached_property
    def _districts(self) -> dict[str, int]:
        codes = pq.ParquetFile(areas_path(self.folder, Scheme.LTLA)).read(["code"]).column("code").to_pylist()
        return {code: place for place, code in enumerate(codes)}

    def _read(self, path: Path, columns: Sequence[str], district: str | None) -> tuple[pa.Table, bool]:
        """The rows of a file, or those of one district; and whether they stand in the order of every answer."""
        file = pq.ParquetFile(path)
        if district is None:
            return file.read(list(columns)), file.num_row_groups == 1
        if district not in self._districts or file.num_row_groups != len(self._districts):
            return file.schema_arrow.empty_table().select(list(columns)), True
        return file.read_row_group(self._districts[district], list(columns)), True


def open_engine(folder: Path) -> ParquetEngine:
    """The engine over one settled version."""
    return ParquetEngine(folder)


def _among(column: pa.ChunkedArray, wanted: Sequence[str]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=texts(wanted))


def _in_periods(table: pa.Table, periods: Sequence[Period]) -> pa.Table:
    start, end = integers(table.column("start")), integers(table.column("end"))
    kept = np.zeros(table.num_rows, bool)
    for period in periods:
        kept |= (start == _days(period.start)) & (end == _days(period.end))
    return table.filter(flags(kept))


def _days(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _counted(table: pa.Table) -> pa.Table:
    """Rows a measure and period, of a table in the order of every answer."""
    names, measure = coded(table.column("measure"))
    start, end = integers(table.column("start")), integers(table.column("end"))
    new = np.ones(len(measure), bool)
    new[1:] = (measure[1:] != measure[:-1]) | (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    at = np.flatnonzero(new)
    columns = [
        texts([names[place] for place in measure[at].tolist()]),
        *(numbers(days[at].astype(np.int32), pa.date32()) for days in (start, end)),
        numbers(np.diff(at, append=len(measure)).astype(np.int64), pa.int64()),
    ]
    return pa.Table.from_arrays(columns, names=list(COVERAGE_COLUMNS))


def _sorted(table: pa.Table) -> pa.Table:
    for name in ("measure", "area"):
        place = table.column_names.index(name)
        table = table.set_column(place, name, table.column(name).cast(pa.string()))
    return table.sort_by(_ORDER)
