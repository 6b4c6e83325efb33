"""The outlines: valid, without gaps or overlaps at every level, in open ocean; and who lies in what."""

import gzip
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely

from welltogether.evidence.demonstration import DemonstrationCountry, generate

Rows = Callable[[str], list[dict[str, str]]]
LEVELS = {"lsoa21": 900, "msoa21": 180, "ward22": 240, "ltla24": 24}


def outlines(folder: Path, level: str) -> tuple[list[dict[str, str]], "np.ndarray"]:
    features = json.loads(gzip.decompress((folder / f"boundaries_{level}.geojson.gz").read_bytes()))["features"]
    shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    return [feature["properties"] for feature in features], shapes


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_tiles_the_country(folder: Path, level: str) -> None:
    labels, shapes = outlines(folder, level)
    _, smallest = outlines(folder, "lsoa21")
    assert len(shapes) == LEVELS[level] == len({label[f"{level}_code"] for label in labels})
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes), "neighbours share their edges, point for point"
    assert set(shapely.get_type_id(shapes)) == {shapely.GeometryType.POLYGON}, "each area is in one piece"
    country = shapely.coverage_union_all(smallest)
    assert country.geom_type == "Polygon" and not country.interiors, "one island without holes"
    assert shapely.area(shapes).sum() == pytest.approx(country.area, rel=1e-9)
    assert shapely.coverage_union_all(shapes).symmetric_difference(country).area < 1e-12


def test_no_small_areas_overlap(folder: Path) -> None:
    _, shapes = outlines(folder, "lsoa21")
    tree = shapely.STRtree(shapes)
    one, other = tree.query(shapes, predicate="overlaps")
    assert len(one) == 0
    one, other = tree.query(shapes, predicate="intersects")
    neighbours = one < other
    shared = shapely.area(shapely.intersection(shapes[one[neighbours]], shapes[other[neighbours]]))
    assert shared.max() == 0


def test_the_country_lies_in_open_ocean(folder: Path) -> None:
    _, shapes = outlines(folder, "lsoa21")
    west, south, east, north = shapely.total_bounds(shapes)
    assert -30.7 < west < east < -29.3
    assert 44.5 < south < north < 45.5


@pytest.mark.parametrize("seed", [1, 7, 90])
def test_other_seeds_tile_too(seed: int) -> None:
    country = generate(seed)
    assert shapely.is_valid(country.outlines.areas).all()
    assert shapely.coverage_is_valid(country.outlines.areas)
    districts = country.outlines.joined(country.places.district, 24)
    assert {shape.geom_type for shape in districts} == {"Polygon"}


def test_every_small_area_lies_in_one_area_of_every_level(rows: Rows) -> None:
    lookup = rows("lookup_lsoa21_msoa21_ward24_ltla24.csv.gz")
    assert len({row["lsoa21_code"] for row in lookup}) == len(lookup) == 900
    sizes = {
        level: len({row[f"{level}_code"] for row in lookup}) for level in ("msoa21", "ward24", "ltla24", "region24")
    }
    assert sizes == {"msoa21": 180, "ward24": 240, "ltla24": 24, "region24": 4}
    for level in ("msoa21", "ward24"):
        assert all(len(owners) == 1 for owners in owners_of(lookup, level, "ltla24").values())
    assert all(len(owners) == 1 for owners in owners_of(lookup, "ltla24", "region24").values())
    assert Counter(len(group) for group in members_of(lookup, "ltla24", "region24").values()) == {6: 4}


def owners_of(lookup: list[dict[str, str]], level: str, owner: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in lookup:
        found.setdefault(row[f"{level}_code"], set()).add(row[f"{owner}_code"])
    return found


def members_of(lookup: list[dict[str, str]], level: str, owner: str) -> dict[str, set[str]]:
    return owners_of(lookup, owner, level)


def test_outlines_agree_with_the_lookup(folder: Path, rows: Rows) -> None:
    """A district's outline is the union of its small areas'."""
    labels, shapes = outlines(folder, "lsoa21")
    district = {row["lsoa21_code"]: row["ltla24_code"] for row in rows("lookup_lsoa21_msoa21_ward24_ltla24.csv.gz")}
    found, whole = outlines(folder, "ltla24")
    northgate = next(index for index, label in enumerate(found) if label["ltla24_name"] == "Northgate")
    own = [district[label["lsoa21_code"]] == found[northgate]["ltla24_code"] for label in labels]
    assert shapely.coverage_union_all(shapes[np.array(own)]).equals(whole[northgate])


def test_towns_are_denser_than_the_country(country: DemonstrationCountry) -> None:
    places, rural = country.places, country.character.rural
    assert np.median(places.square_km[rural]) > 2 * np.median(places.square_km[~rural])


def test_told_wards_lie_where_they_are_said_to(country: DemonstrationCountry) -> None:
    places = country.places
    own = places.council == places.council_of("Northgate")

    def middle(ward: str) -> np.ndarray:
        return places.x_km[own & (places.ward == places.ward_name.index(ward))].mean(axis=0)

    centre = np.median(places.x_km[own], axis=0)
    assert middle("Eastfield")[0] > places.x_km[own][:, 0].mean() + 2
    assert np.hypot(*(middle("Whitegate") - centre)) < np.hypot(*(middle("Holme Park") - centre))
    assert {"Eastfield", "Whitegate", "High Moor"} <= {places.ward_name[index] for index in places.ward[own]}


def test_earlier_areas_lead_to_later_ones(rows: Rows) -> None:
    lookup = rows("lookup_lsoa01_lsoa11_lsoa21_msoa11_ltla19.csv.gz")
    assert len({row["lsoa21_code"] for row in lookup}) == 900
    assert len({row["lsoa11_code"] for row in lookup}) == len(rows("census2011_ethnicity14_lsoa11.csv.gz")) == 895
    assert len({row["lsoa01_code"] for row in lookup}) == len(rows("imd2007_2010_lsoa01.csv.gz")) == 890
    assert Counter(row["change_11_21"] for row in lookup) == {"U": len(lookup) - 30, "S": 20, "M": 10}
    unchanged = [row for row in lookup if row["change_11_21"] == "U"]
    assert all(row["lsoa11_code"] == row["lsoa21_code"] for row in unchanged)
    changed = [row for row in lookup if row["change_11_21"] != "U"]
    assert all(row["lsoa11_code"] != row["lsoa21_code"] for row in changed)


def test_one_merger_and_one_new_code(rows: Rows) -> None:
    changes = rows("lookup_ltla_changes_2016_2024.csv")
    assert len(changes) == 25
    became = {row["ltla22_name"]: row["ltla24_name"] for row in changes if row["ltla22_code"] != row["ltla24_code"]}
    assert became == {"Saltwick": "Marshwold", "Harrowmere": "Marshwold"}
    recoded = [(row["ltla18_name"], row["ltla18_code"] != row["ltla19_code"]) for row in changes]
    assert [name for name, new in recoded if new] == ["Marlstone"]
    register = {row["nice_name"]: row for row in rows("uk_local_authorities_registry.csv")}
    assert register["Saltwick"]["end_date"] == "2023-03-31"
    assert register["Saltwick"]["replaced_by"] == register["Marshwold"]["local_authority_code"]
    assert register["Marlstone"]["former_gss_codes"] == "X07000029"
