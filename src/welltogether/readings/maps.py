"""Outlines of a place's small areas in kilometres, each with one measure's values."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from welltogether.analysis.cells import newest_values
from welltogether.analysis.local_mapping import PlaceMap, Shape
from welltogether.evidence.questions import Evidence
from welltogether.readings.rules import choices, measures
from welltogether.vocabulary.areas import Area, Scheme
from welltogether.vocabulary.panel import Floats, Panel
from welltogether.vocabulary.periods import Period

KM_PER_DEGREE = 111.195  # of latitude, on a sphere of mean radius 6,371 km
MARGIN = 0.1  # how far around the place its neighbours are drawn, as a share of its size
Outline = tuple[str, str, bytes]


@dataclass(frozen=True, slots=True)
class _Flat:
    """A flat picture of the round earth around one point: good to a few metres over one district."""

    lon: float
    lat: float
    km_per_degree_lon: float

    def rings(self, coordinates: Floats) -> Floats:
        x = (coordinates[:, 0] - self.lon) * self.km_per_degree_lon
        y = (coordinates[:, 1] - self.lat) * KM_PER_DEGREE
        return np.asarray(np.column_stack((x, y)).round(3), dtype=np.float64)


def maps_here(
    evidence: Evidence, districts: Panel, small_areas: Panel, area: Area, today: date
) -> tuple[PlaceMap, ...]:
    """The declared maps that have both outlines and figures; none where no outlines are held."""
    outlines = evidence.shapes(Scheme.LSOA, area.code)
    if not outlines:
        return ()
    import shapely

    inside = shapely.from_wkb([wkb for _, _, wkb in outlines])
    flat = _flat_around(shapely.total_bounds(inside))
    shapes = {shape.code: shape for shape in _shapes(outlines, inside, flat)}
    near = _surroundings(evidence.shapes(Scheme.LTLA), area, shapely.total_bounds(inside), flat)
    drawn = (_map(ref.item_id, (districts, small_areas), shapes, near, (area, today)) for ref in choices().maps)
    lines = evidence.outline_sources(Scheme.LSOA)
    return tuple(replace(one, sources=(*one.sources, *lines)) for one in drawn if one is not None)


def _map(
    measure_id: str,
    panels: tuple[Panel, Panel],
    shapes: dict[str, Shape],
    around: tuple[Shape, ...],
    asked: tuple[Area, date],
) -> PlaceMap | None:
    districts, small_areas = panels
    area, today = asked
    measure = measures()[measure_id]
    newest = newest_values(small_areas, measure_id, today)
    if newest is None:
        return None
    period_index, values = newest
    series = small_areas.series[measure_id]
    base = series.base[period_index]
    drawn = [(index, shapes[a.code.code]) for index, a in enumerate(small_areas.areas) if a.code.code in shapes]
    return PlaceMap(
        measure=measure,
        shapes=tuple(shape for _, shape in drawn),
        surroundings=around,
        values=tuple(float(values[index]) for index, _ in drawn),
        small_base=tuple(bool(base[index] < measure.minimum_base) for index, _ in drawn),
        period_label=series.periods[period_index].label,
        boundaries=f"{small_areas.level.plain_name}, {small_areas.vintage} boundaries",
        sources=series.sources,
        place_value=_whole_place(districts, measure_id, series.periods[period_index], area),
    )


def _whole_place(districts: Panel, measure_id: str, period: Period, area: Area) -> float | None:
    """The district's own value in the period that the map is of; None where there is none."""
    series = districts.series.get(measure_id)
    if series is None or period not in series.periods:
        return None
    value = float(series.value[series.periods.index(period), districts.index_of(area.code)])
    return value if np.isfinite(value) else None


def _surroundings(districts: list[Outline], area: Area, frame: Floats, flat: _Flat) -> tuple[Shape, ...]:
    """The other districts that come within a tenth of the place's own size of its frame."""
    import shapely

    if not districts:
        return ()
    outlines = shapely.from_wkb([wkb for _, _, wkb in districts])
    west, south, east, north = frame
    margin = MARGIN * max(east - west, north - south)
    w, s, e, n = shapely.bounds(outlines).T
    near = (w < east + margin) & (e > west - margin) & (s < north + margin) & (n > south - margin)
    near &= np.array([code != area.code.code for code, _, _ in districts])
    return _shapes([districts[index] for index in np.flatnonzero(near)], outlines[near], flat)


def _shapes(outlines: list[Outline], geometries: NDArray[np.object_], flat: _Flat) -> tuple[Shape, ...]:
    import shapely

    parts, part_of = shapely.get_parts(geometries, return_index=True)
    rings, ring_of_part = shapely.get_rings(parts, return_index=True)
    coordinates, ring_of = shapely.get_coordinates(rings, return_index=True)
    placed = np.split(flat.rings(coordinates), np.flatnonzero(np.diff(ring_of)) + 1) if len(coordinates) else []
    by_outline: list[list[tuple[tuple[float, float], ...]]] = [[] for _ in outlines]
    for ring, part in zip(placed, ring_of_part, strict=True):
        by_outline[part_of[part]].append(tuple(map(tuple, ring.tolist())))
    return tuple(Shape(code, name, tuple(rings)) for (code, name, _), rings in zip(outlines, by_outline, strict=True))


def _flat_around(frame: Floats) -> _Flat:
    west, south, east, north = (float(edge) for edge in frame)
    lat = (south + north) / 2
    return _Flat((west + east) / 2, lat, KM_PER_DEGREE * float(np.cos(np.radians(lat))))
