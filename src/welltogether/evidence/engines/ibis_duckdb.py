"""The engine for ad-hoc questions and, later, a cluster: the same questions as Ibis expressions, run on DuckDB."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from welltogether.evidence.engine import AREA_COLUMNS, COVERAGE_COLUMNS, SHAPE_COLUMNS, VALUE_COLUMNS
from welltogether.evidence.settling.writing import areas_path, shapes_path, sources_path, values_path
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.periods import Period

_ORDER = ("measure", "end", "start", "area")


@dataclass(frozen=True)
class IbisEngine:
    """Any Ibis backend that reads Parquet can stand in for DuckDB here."""

    folder: Path
    backend: Any

    def values(
        self,
        scheme: Scheme,
        *,
        measures: Sequence[str] | None = None,
        areas: Sequence[str] | None = None,
        periods: Sequence[Period] | None = None,
        district: str | None = None,
    ) -> pa.Table:
        table = self._table(values_path(self.folder, scheme), district)
        for column, wanted in (("measure", measures), ("area", areas)):
            if wanted is not None:
                table = table.filter(table[column].isin(list(wanted)))
        if periods is not None:
            each = [(table.start == one.start) & (table.end == one.end) for one in periods]
            table = table.filter(reduce(lambda one, other: one | other, each, ibis.literal(False)))
        return self._answer(table.select(*VALUE_COLUMNS).order_by(*_ORDER))

    def areas(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        table = self._table(areas_path(self.folder, scheme), district)
        return self._answer(table.select(*AREA_COLUMNS).order_by("code"))

    def coverage(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        table = self._table(values_path(self.folder, scheme), district)
        counted = table.group_by(*COVERAGE_COLUMNS[:3]).aggregate(n_areas=table.count())
        return self._answer(counted.select(*COVERAGE_COLUMNS).order_by(*_ORDER[:3]))

    def shapes(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        table = self._table(shapes_path(self.folder, scheme), district)
        return self._answer(table.select(*SHAPE_COLUMNS).order_by("code"))

    def sources(self) -> pa.Table:
        return self._answer(self._table(sources_path(self.folder), None).order_by("dataset"))

    def _table(self, path: Path, district: str | None) -> Any:
        table = self.backend.read_parquet(str(path))
        return table if district is None else table.filter(table.district == district)

    def _answer(self, expression: Any) -> pa.Table:
        return expression.to_pyarrow()


def open_engine(folder: Path) -> IbisEngine:
    """The engine over one settled version, on a DuckDB of its own in memory."""
    return IbisEngine(folder, ibis.duckdb.connect(":memory:"))
