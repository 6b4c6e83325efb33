"""The family groups: the rule of CDF 2.1 run on the files gives all nine, and the special districts as told."""

from collections import Counter
from collections.abc import Callable
from itertools import product

import pytest

Rows = Callable[[str], list[dict[str, str]]]
CUTS = {"nvq4_share": 0.25, "rural_share": 0.5, "a8_per_10000": 7.0, "jobs_coal_textiles_steel_1984": 1000.0}
# The decision table of domain.md 0.4: rural, affluent, changing, decline (None: not used) → group.
TABLE = {
    1: (True, False, True, None),
    2: (False, False, False, True),
    3: (False, False, False, False),
    4: (False, False, True, None),
    5: (True, False, False, None),
    6: (False, True, False, None),
    7: (False, True, True, None),
    8: (True, True, False, None),
    9: (True, True, True, None),
}


def sides(row: dict[str, str], column: str, *, settled: bool) -> tuple[bool, ...]:
    """On which side of the cut; both where it is not known or where the source does not say (exactly 25% or 7)."""
    if not row[column] or (not settled and float(row[column]) == CUTS[column]):
        return (True, False)
    return (float(row[column]) >= CUTS[column],)


def groups(row: dict[str, str]) -> set[int]:
    rural = sides(row, "rural_share", settled=True)
    affluent = sides(row, "nvq4_share", settled=False)
    changing = sides(row, "a8_per_10000", settled=False)
    decline = sides(row, "jobs_coal_textiles_steel_1984", settled=True)
    return {
        group
        for found in product(rural, affluent, changing, decline)
        for group, wanted in TABLE.items()
        if all(want is None or want == have for want, have in zip(wanted, found, strict=True))
    }


@pytest.fixture
def by_district(rows: Rows) -> dict[str, set[int]]:
    names = {row["ltla24_code"]: row["ltla24_name"] for row in rows("ltla24_csp_pfa_region_ruc21.csv")}
    return {
        names[row["area_code"]]: groups(row)
        for row in rows("typology_inputs_1984_2007.csv")
        if row["area_code"] in names
    }


def wards(rows: Rows, district: str) -> dict[str, set[int]]:
    names = {
        row["ward24_code"]: row["ward24_name"]
        for row in rows("lookup_lsoa21_msoa21_ward24_ltla24.csv.gz")
        if row["ltla24_name"] == district
    }
    return {
        names[row["area_code"]]: groups(row)
        for row in rows("typology_inputs_1984_2007.csv")
        if row["area_code"] in names
    }


def test_all_nine_groups_occur_at_least_twice(by_district: dict[str, set[int]]) -> None:
    counts = Counter(next(iter(found)) for found in by_district.values() if len(found) == 1)
    assert counts == {1: 2, 2: 3, 3: 2, 4: 3, 5: 3, 6: 2, 7: 2, 8: 3, 9: 2}


def test_one_district_is_exactly_on_a_cut_and_one_has_an_unknown_input(
    by_district: dict[str, set[int]], rows: Rows
) -> None:
    open_ = {name: found for name, found in by_district.items() if len(found) > 1}
    assert open_ == {"Evenholm": {3, 6}, "Skerrow": {1, 5}}
    inputs = {row["area_code"]: row for row in rows("typology_inputs_1984_2007.csv")}
    codes = {row["ltla24_name"]: row["ltla24_code"] for row in rows("ltla24_csp_pfa_region_ruc21.csv")}
    assert inputs[codes["Evenholm"]]["nvq4_share"] == "0.250"
    assert inputs[codes["Skerrow"]]["a8_per_10000"] == ""


def test_northgate_is_stable_by_the_figures_of_the_time_and_changing_since(
    by_district: dict[str, set[int]], rows: Rows
) -> None:
    assert by_district["Northgate"] == {2}
    rates = {
        int(row["year"]): 10_000 * float(row["nino_registrations"]) / float(row["population_mid_year"])
        for row in rows("local_area_migration_indicators_ltla21_2009_2020.csv.gz")
        if row["area_name"] == "Northgate" and row["nino_registrations"]
    }
    assert rates[2019] > 2 * rates[2011]
    found = wards(rows, "Northgate")
    assert found["Whitegate"] == {4}, "the newcomers' ward was changing already"
    assert found["Furnace Hill"] == {2} and found["Holme Park"] == {6} and found["High Moor"] == {8}


def test_twinbridge_is_a_mixed_place(by_district: dict[str, set[int]], rows: Rows) -> None:
    assert by_district["Twinbridge"] == {6}
    found = wards(rows, "Twinbridge")
    assert found["Mill Quarter"] == {2} and found["Station Quarter"] == {4} and found["Collegeside"] == {7}
    assert found["Outer Farms"] == {8} and found["Upper Park"] == {6}


def test_brackenford_has_a_single_issue(by_district: dict[str, set[int]], rows: Rows) -> None:
    """In a group that gets on well, affluent, with little crime, yet low on the one question."""
    assert by_district["Brackenford"] == {8}
    answers = {
        row["authority_name_2009"]: float(row["ni1_get_on_well_pct"]) for row in rows("place_survey_2008_la.csv")
    }
    others = [answers[name] for name, found in by_district.items() if found == {8} and name != "Brackenford"]
    assert answers["Brackenford"] < min(others) - 8
    deprivation = {row["ltla24_name"]: float(row["imd_average_score"]) for row in rows("imd2025_ltla24.csv")}
    assert deprivation["Brackenford"] < sorted(deprivation.values())[8]
