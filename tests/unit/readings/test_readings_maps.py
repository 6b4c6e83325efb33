"""Outlines in kilometres, worked by hand: scale, frame, neighbours, holes, what is missing or rests on too few."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import asin, cos, hypot, isnan, nan, radians, sin, sqrt
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
import shapely
from small_country import SOURCE
from tiny_evidence import A1, A2, ALTON, B1, BARTON, MERROW, draft, lookups, residents

from welltogether.analysis.local_mapping import PlaceMap, Shape
from welltogether.evidence.drafts import BOUNDARIES
from welltogether.evidence.questions import Evidence
from welltogether.evidence.workspace import create_workspace, open_workspace
from welltogether.readings.maps import maps_here
from welltogether.readings.rules import choices
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.figures import Method
from welltogether.vocabulary.panel import Panel, Series
from welltogether.vocabulary.periods import Period

TODAY = date(2026, 11, 21)
DEPRIVATION, CRIME, RENTED, OLDER = (ref.item_id for ref in choices().maps)
THIS, LAST = Period.year(2025), Period.year(2019)
# Two squares side by side, a hundredth of a degree each way; the second has a hole and an island.
WEST, EAST, SOUTH, NORTH, MIDDLE = -2.00, -1.98, 53.80, 53.81, -1.99


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    return shapely.box(west, south, east, north)


def outlines() -> dict[str, tuple[str, int, shapely.Geometry]]:
    hole = box(-1.986, 53.804, -1.984, 53.806)
    island = box(-1.9805, 53.8095, -1.98, 53.81)
    second = shapely.multipolygons([box(MIDDLE, SOUTH, -1.981, NORTH) - hole, island])
    return {
        A1: ("Alton 001A", 2021, box(WEST, SOUTH, MIDDLE, NORTH)),
        A2: ("Alton 001B", 2021, second),
        B1: ("Barton 001A", 2021, box(-1.0, 53.0, -0.9, 53.1)),
        ALTON: ("Alton", 2024, box(WEST, SOUTH, EAST, NORTH)),
        MERROW: ("Merrow", 2024, box(EAST, SOUTH, -1.90, NORTH)),
        BARTON: ("Barton", 2024, box(-1.0, 53.0, -0.9, 53.1)),
    }


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    rows = [
        {"code": code, "name": name, "vintage": vintage, "wkb": shapely.to_wkb(outline)}
        for code, (name, vintage, outline) in outlines().items()
    ]
    workspace = create_workspace(tmp_path_factory.mktemp("maps") / "workspace")
    with workspace.store.writing("a test") as writer:
        drawn = draft("outlines", "boundaries", pa.Table.from_pylist(rows, BOUNDARIES))
        writer.commit_all((*lookups(), residents(), drawn))
    return Evidence(open_workspace(workspace.path))


def series(measure: str, rows: Sequence[Sequence[float]], periods: tuple[Period, ...], base: Sequence[float]) -> Series:
    value = np.array(rows, dtype=float)
    nothing = np.full(value.shape, nan)
    return Series(
        measure=measure, periods=periods, value=value, lower=nothing, upper=nothing,
        base=np.tile(np.array(base, dtype=float), (len(rows), 1)), carried=np.zeros(value.shape, np.uint8),
        region_value=np.full((len(rows), 2), nan), country_value=np.full(len(rows), nan), method=Method.DIRECT,
        interval_level=0.95, interval_method="", published_areas="", base_note="", sources=(SOURCE,),
    )  # fmt: skip


def with_series(panel: Panel, *held: Series) -> Panel:
    return replace(panel, series={one.measure: one for one in held})


def maps(evidence: Evidence, small: Sequence[Series], district: Sequence[Series] = ()) -> tuple[PlaceMap, ...]:
    districts = with_series(evidence.panel(), *district)
    area = next(one for one in districts.areas if one.code.code == ALTON)
    return maps_here(evidence, districts, with_series(evidence.small_areas(area.code), *small), area, TODAY)


def only_map(evidence: Evidence, *small: Series) -> PlaceMap:
    (made,) = maps(evidence, small)
    return made


def scores(value: Sequence[float] = (10.0, 20.0), base: Sequence[float] = (1200.0, 1500.0)) -> Series:
    return series(DEPRIVATION, [value], (THIS,), base)


def corners(shape: Shape) -> np.ndarray:
    return np.array([point for ring in shape.rings for point in ring])


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The haversine distance over a sphere of 6,371 km."""
    (lon, lat), (lon_2, lat_2) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((lat_2 - lat) / 2) ** 2 + cos(lat) * cos(lat_2) * sin((lon_2 - lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


class TestShapes:
    def test_a_kilometre_on_the_map_is_a_kilometre_on_the_ground(self, evidence: Evidence) -> None:
        first, second = only_map(evidence, scores()).shapes
        frame = np.vstack([corners(first), corners(second)])
        (west, south), (east, north) = frame.min(axis=0), frame.max(axis=0)
        # A hundredth of a degree north is 1.112 km; two hundredths east at 53.805° north are 1.313 km.
        assert north - south == pytest.approx(1.112, abs=0.001)
        assert east - west == pytest.approx(1.313, abs=0.002)  # every point is rounded to a metre
        across = km_between((WEST, SOUTH), (EAST, NORTH))
        assert hypot(east - west, north - south) == pytest.approx(across, rel=0.001)

    def test_north_is_up_and_the_middle_is_the_origin(self, evidence: Evidence) -> None:
        first, second = only_map(evidence, scores()).shapes
        assert (first.code, first.name) == (A1, "Alton 001A")
        frame = np.vstack([corners(first), corners(second)])
        np.testing.assert_allclose(frame.min(axis=0), -frame.max(axis=0), atol=0.001)
        assert corners(first)[:, 0].max() == pytest.approx(0.0, abs=0.001)
        assert corners(second)[:, 0].min() == pytest.approx(0.0, abs=0.001)
        assert corners(second)[-1, 1] > 0  # the island lies in the north-east

    def test_every_ring_is_kept_holes_and_islands_alike(self, evidence: Evidence) -> None:
        first, second = only_map(evidence, scores()).shapes
        assert [len(shape.rings) for shape in (first, second)] == [1, 3]
        assert all(ring[0] == ring[-1] and len(ring) == 5 for ring in (*first.rings, *second.rings))

    def test_neighbours_within_a_tenth_of_the_size_are_drawn_around_it(self, evidence: Evidence) -> None:
        """Merrow touches; Barton is seventy kilometres away; the place itself is no neighbour."""
        (merrow,) = only_map(evidence, scores()).surroundings
        assert (merrow.code, merrow.name) == (MERROW, "Merrow")
        assert corners(merrow)[:, 0].min() == pytest.approx(1.313 / 2, abs=0.001)


class TestValues:
    def test_each_shape_has_its_own_value(self, evidence: Evidence) -> None:
        made = only_map(evidence, scores((10.0, nan)))
        assert made.measure.id == DEPRIVATION
        assert made.values[0] == 10.0 and isnan(made.values[1])
        assert made.small_base == (False, False)
        assert (made.period_label, made.boundaries) == ("2025", "small area (LSOA), 2021 boundaries")
        assert made.sources == (SOURCE,)

    def test_areas_under_the_minimum_base_are_marked(self, evidence: Evidence) -> None:
        assert only_map(evidence, scores(base=(99.0, 100.0))).small_base == (True, False)

    def test_maps_come_in_the_order_of_the_pack_and_only_where_there_are_figures(self, evidence: Evidence) -> None:
        rented = series(RENTED, [(0.2, 0.3)], (THIS,), (500.0, 500.0))
        other = series("people.white", [(0.2, 0.3)], (THIS,), (500.0, 500.0))
        assert [one.measure.id for one in maps(evidence, [rented, other, scores()])] == [DEPRIVATION, RENTED]
        assert maps(evidence, [other]) == ()

    def test_the_districts_own_value_is_of_the_maps_period_or_none(self, evidence: Evidence) -> None:
        small = [scores()]
        codes = [area.code.code for area in evidence.panel().areas]
        now = [15.0 if code == ALTON else 30.0 for code in codes]
        before = [11.0] * len(codes)
        people = [9000.0] * len(codes)
        (same,) = maps(evidence, small, [series(DEPRIVATION, [before, now], (LAST, THIS), people)])
        assert same.place_value == 15.0
        (other,) = maps(evidence, small, [series(DEPRIVATION, [before], (LAST,), people)])
        assert other.place_value is None
        (nothing,) = maps(evidence, small)
        assert nothing.place_value is None

    def test_without_outlines_there_is_no_map(self, evidence: Evidence) -> None:
        panel = evidence.panel()
        area = next(one for one in panel.areas if one.code.code == MERROW)
        small = evidence.small_areas(area.code)
        assert evidence.shapes(Scheme.LSOA, area.code) == []
        assert maps_here(evidence, panel, with_series(small, scores()), area, TODAY) == ()


def test_a_fictional_district_fits_its_frame_and_its_small_areas_fill_it(demonstration: Path) -> None:
    """The outlines of the small areas together have the area of the district's own outline, in square kilometres."""
    evidence = Evidence(open_workspace(demonstration))
    panel = evidence.panel()
    area = next(one for one in panel.areas if one.name == "Northgate")
    made = maps_here(evidence, panel, evidence.small_areas(area.code), area, TODAY)
    assert [one.measure.id for one in made] == [DEPRIVATION, CRIME, RENTED, OLDER]
    shapes = made[0].shapes
    assert len(shapes) == 65 == len(made[0].values)
    points = np.vstack([corners(shape) for shape in shapes])
    np.testing.assert_allclose(points.min(axis=0), -points.max(axis=0), atol=0.001)
    square_km = sum(shapely.Polygon(shape.rings[0]).area for shape in shapes)
    (outline,) = [wkb for code, _, wkb in evidence.shapes(Scheme.LTLA) if code == area.code.code]
    whole = shapely.from_wkb(outline)
    lat = (whole.bounds[1] + whole.bounds[3]) / 2
    assert square_km == pytest.approx(whole.area * 111.195**2 * cos(radians(lat)), rel=0.002)
    assert 5 < square_km < 500
