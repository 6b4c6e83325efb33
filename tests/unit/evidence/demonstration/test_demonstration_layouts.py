"""The files are laid out as the real ones are, and name nothing that exists."""

import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from welltogether.evidence.demonstration import DemonstrationCountry
from welltogether.evidence.demonstration.places import _FIRST, _SECOND
from welltogether.evidence.demonstration.plan import COUNTRY_NAME, REGIONS, told_wards

Rows = Callable[[str], list[dict[str, str]]]
OUTLINES = {
    "boundaries_lsoa21.geojson.gz": "boundaries_lsoa21_england.geojson.gz",
    "boundaries_msoa21.geojson.gz": "boundaries_msoa21_england.geojson.gz",
    "boundaries_ltla24.geojson.gz": "boundaries_ltla24_england.geojson.gz",
    "boundaries_ward22.geojson.gz": "boundaries_ward22_england.geojson.gz",
}
OURS = "typology_inputs_1984_2007.csv"


def text(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.name.endswith(".gz") else raw).decode()


def header(path: Path) -> list[str]:
    return next(csv.reader([text(path).split("\n", 1)[0]]))


@pytest.mark.shared_data
def test_tables_have_exactly_the_real_columns(country: DemonstrationCountry, folder: Path, shared_data: Path) -> None:
    names = [table.file for table in country.tables if table.file != OURS]
    assert len(names) == 24
    for name in names:
        assert header(folder / name) == header(shared_data / name), name


@pytest.mark.shared_data
@pytest.mark.parametrize("name", OUTLINES)
def test_outlines_have_exactly_the_real_properties(folder: Path, shared_data: Path, name: str) -> None:
    ours, real = (json.loads(text(path)) for path in (folder / name, shared_data / OUTLINES[name]))
    assert ours.keys() == real.keys()
    assert ours["features"][0].keys() == real["features"][0].keys()
    assert ours["features"][0]["properties"].keys() == real["features"][0]["properties"].keys()


@pytest.mark.shared_data
def test_words_in_the_cells_are_the_publishers(rows: Rows, shared_data: Path) -> None:
    """Columns of words that feeds may compare with: only words that the real file knows."""
    columns = {
        "lookup_lsoa21_msoa21_ward24_ltla24.csv.gz": ("ruc21_code", "ruc21_name", "ruc21_urban_rural"),
        "lookup_lsoa01_lsoa11_lsoa21_msoa11_ltla19.csv.gz": (
            "change_01_11",
            "change_11_21",
            "ruc11_code",
            "ruc11_name",
        ),
        "ltla24_csp_pfa_region_ruc21.csv": ("ruc21_code", "ruc21_name", "ruc21_urban_rural"),
        "place_survey_2008_la.csv": ("authority_type", "abolished_since"),
        "ons_explore_local_statistics_la.csv.gz": ("dataset", "indicator", "measure", "unit", "period"),
        "asylum_support_lad_quarterly_2019on.csv.gz": ("date", "support_type", "accommodation_type"),
        "resettlement_arrivals_lad_annual.csv": ("year", "scheme"),
        "local_elections_ward_turnout_2021_2024.csv.gz": ("year", "la_type"),
        "uk_local_authorities_registry.csv": ("local_authority_type", "local_authority_type_name", "current_authority"),
        "gm_community_assets.csv": ("asset_type", "subtype"),
    }
    for name, wanted in columns.items():
        real = list(csv.DictReader(text(shared_data / name).splitlines()))
        for column in wanted:
            known = {row[column] for row in real}
            assert {row[column] for row in rows(name)} <= known, (name, column)


@pytest.mark.shared_data
def test_no_name_is_that_of_a_real_council(country: DemonstrationCountry, shared_data: Path) -> None:
    with (shared_data / "uk_local_authorities_registry.csv").open(encoding="utf-8", newline="") as lines:
        register = list(csv.DictReader(lines))
    real = {row[column].casefold() for row in register for column in ("official_name", "nice_name")}
    real |= {name.strip().casefold() for row in register for name in row["alt_names"].split(",")}
    assert "burnley" in real
    places = country.places
    ours = {COUNTRY_NAME, *REGIONS, *places.district_name, *(ward.ward for ward in told_wards())}
    ours |= {name for council in places.plan for name in (council.name, council.title, council.district)}
    ours |= {first + second for first in _FIRST for second in _SECOND}
    assert {name for name in ours if name.casefold() in real} == set()


def test_ward_names_are_not_used_twice(country: DemonstrationCountry) -> None:
    assert len(set(country.places.ward_name)) == 240


def test_points_lie_in_the_district_that_they_name(country: DemonstrationCountry, rows: Rows) -> None:
    import shapely

    places = country.places
    shapes = dict(zip(places.district_code, country.outlines.joined(places.district, 24), strict=True))
    found = rows("gm_community_assets.csv")
    assert len(found) > 500
    assert all(shapely.contains_xy(shapes[row["area_code"]], float(row["lon"]), float(row["lat"])) for row in found)


def test_districts_go_by_the_code_of_the_day(rows: Rows) -> None:
    """The merged district's parts are found until March 2023, the whole from April."""
    support = rows("asylum_support_lad_quarterly_2019on.csv.gz")
    before = {row["lad_name"] for row in support if row["date"] < "2023-04-01"}
    after = {row["lad_name"] for row in support if row["date"] >= "2023-04-01"}
    assert "Marshwold" not in before and not {"Saltwick", "Harrowmere"} & after
    assert "Marshwold" in after
    elections = rows("local_elections_ward_turnout_2021_2024.csv.gz")
    assert {row["la_code"] for row in elections if row["year"] == "2023"} == {""}


def test_typology_inputs_are_a_layout_of_their_own(rows: Rows) -> None:
    found = rows(OURS)
    assert list(found[0]) == ["area_code", "nvq4_share", "rural_share", "a8_per_10000", "jobs_coal_textiles_steel_1984"]
    assert len(found) == 24 + 17 + 12
