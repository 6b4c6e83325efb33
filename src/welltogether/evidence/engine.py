"""The one port through which settled figures are asked for. Two engines answer; one spec suite holds both to it.

Every answer is an Arrow table in the order (measure, end, start, area); text columns may be dictionaries.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol

import pyarrow as pa

from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.periods import Period

EngineName = Literal["parquet", "ibis_duckdb"]
VALUE_COLUMNS = ("measure", "start", "end", "area", "value", "lower", "upper", "base", "carried")
COVERAGE_COLUMNS = ("measure", "start", "end", "n_areas")
AREA_COLUMNS = ("district", "code", "name", "region")
SHAPE_COLUMNS = ("code", "name", "wkb")


class Engine(Protocol):
    """The handful of questions. `district` keeps to the small areas inside one district; None is the whole country."""

    def values(
        self,
        scheme: Scheme,
        *,
        measures: Sequence[str] | None = None,
        areas: Sequence[str] | None = None,
        periods: Sequence[Period] | None = None,
        district: str | None = None,
    ) -> pa.Table:
        """Values of measures for areas of one level and for periods: VALUE_COLUMNS. None means all there are."""

    def areas(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        """The areas of a level in code order: AREA_COLUMNS."""

    def coverage(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        """How many areas have a value, by measure and period: COVERAGE_COLUMNS."""

    def shapes(self, scheme: Scheme, *, district: str | None = None) -> pa.Table:
        """Outlines of the areas of a level in code order: SHAPE_COLUMNS."""

    def sources(self) -> pa.Table:
        """The publications in use, one row a dataset, by name."""


def open_engine(folder: Path, name: EngineName = "parquet") -> Engine:
    """An engine over one settled version. The default reads fastest cold; Ibis takes seconds to import."""
    engine: Engine = import_module(f"welltogether.evidence.engines.{name}").open_engine(folder)
    return engine
