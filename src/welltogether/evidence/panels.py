"""An engine's rows → a panel: every measure of one level side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from welltogether.evidence.columns import Integers, coded, floats, integers
from welltogether.vocabulary.areas import Area, AreaCode, Scheme
from welltogether.vocabulary.figures import Method, Source
from welltogether.vocabulary.panel import Codes, Floats, Panel, Series
from welltogether.vocabulary.periods import Period

_EPOCH = date(1970, 1, 1)
NUMBERS = ("value", "lower", "upper", "base")


@dataclass(frozen=True)
class Grid:
    """Rows as arrays: one row a measure and period, one column an area; `first` is where each measure begins."""

    measures: tuple[str, ...]
    first: dict[str, slice]
    periods: tuple[Period, ...]
    numbers: dict[str, Floats]
    carried: Codes

    def rows_of(self, measure: str) -> slice:
        return self.first.get(measure, slice(0, 0))


def grid(table: pa.Table, areas: Sequence[str]) -> Grid:
    """Spread a table of values, sorted by measure and period, over areas; NaN where there is no row."""
    names, measure = coded(table.column("measure"))
    codes, area = coded(table.column("area"))
    place_of = {code: place for place, code in enumerate(areas)}
    place = np.array([place_of.get(code, -1) for code in codes], np.int64)[area] if codes else area
    start, end = integers(table.column("start")), integers(table.column("end"))
    new = np.ones(table.num_rows, bool)
    new[1:] = (measure[1:] != measure[:-1]) | (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    row, begins = np.cumsum(new) - 1, np.flatnonzero(new)
    kept = place >= 0
    spread = {}
    for name in NUMBERS:
        spread[name] = np.full((len(begins), len(areas)), np.nan)
        spread[name][row[kept], place[kept]] = floats(table.column(name))[kept]
    carried = np.zeros((len(begins), len(areas)), np.uint8)
    carried[row[kept], place[kept]] = integers(table.column("carried"))[kept]
    periods = tuple(Period(_day(start[at]), _day(end[at])) for at in begins.tolist())
    return Grid(*_runs(names, measure[begins]), periods, spread, carried)


@dataclass(frozen=True)
class Frame:
    """What every series of a panel shares: level, areas, and what is known of each series but its numbers."""

    level: Scheme
    vintage: int
    areas: tuple[Area, ...]
    regions: tuple[Area, ...]
    country: Area
    data_version: str
    notes: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, Source]


def panel(frame: Frame, own: Grid, region: Grid, country: Grid) -> Panel:
    """Put a level's grid beside the regions' and the country's, period by period."""
    series = {
        measure: _series(measure, frame, own, region, country) for measure in own.measures if measure in frame.notes
    }
    return Panel(frame.level, frame.vintage, frame.areas, frame.regions, frame.country, frame.data_version, series)


def _series(measure: str, frame: Frame, own: Grid, region: Grid, country: Grid) -> Series:
    rows, note = own.rows_of(measure), frame.notes[measure]
    periods = own.periods[rows]
    return Series(
        measure=measure,
        periods=periods,
        **{name: own.numbers[name][rows] for name in NUMBERS},
        carried=own.carried[rows],
        region_value=_beside(region, measure, periods),
        country_value=_beside(country, measure, periods)[:, 0],
        method=Method(note["method"]),
        interval_level=note["interval_level"],
        interval_method=note["interval_method"],
        published_areas=note["published_areas"],
        base_note=note["base_note"],
        sources=tuple(frame.sources[name] for name in note["datasets"] if name in frame.sources),
    )


def _beside(other: Grid, measure: str, periods: tuple[Period, ...]) -> Floats:
    """The values of a larger level for the same periods; NaN where it has none."""
    rows = other.rows_of(measure)
    held = {period: rows.start + at for at, period in enumerate(other.periods[rows])}
    out = np.full((len(periods), other.numbers["value"].shape[1]), np.nan)
    for at, period in enumerate(periods):
        if period in held:
            out[at] = other.numbers["value"][held[period]]
    return out


def area_of(code: str, name: str, scheme: Scheme, vintage: int, region: Area | None, country: Area | None) -> Area:
    return Area(
        AreaCode(code, scheme, vintage),
        name,
        region.code if region else None,
        region.name if region else "",
        country.code if country else None,
        country.name if country else "",
    )


def _runs(names: Sequence[str], measure: Integers) -> tuple[tuple[str, ...], dict[str, slice]]:
    """The measures in their order, and which rows each has."""
    bounds = [*np.flatnonzero(np.diff(measure, prepend=-1)).tolist(), len(measure)]
    order = tuple(names[measure[at]] for at in bounds[:-1])
    return order, {name: slice(a, b) for name, a, b in zip(order, bounds[:-1], bounds[1:], strict=True)}


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=int(number))
