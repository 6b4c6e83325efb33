"""Counts add up: under every heading, and from small areas to districts and to the country."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
import pytest

Rows = Callable[[str], list[dict[str, str]]]
CENSUS = "census2021_lsoa21.csv.gz"
NEIGHBOURHOODS = "census2021_language_migration_ethnicity_msoa21.csv.gz"


def numbers(rows: list[dict[str, str]], column: str) -> "np.ndarray":
    return np.array([float(row[column]) for row in rows])


@pytest.mark.parametrize("heading", ["age", "eth", "rel", "ten", "hhdep", "occ", "dis", "acc"])
def test_parts_come_to_their_total(rows: Rows, heading: str) -> None:
    census = rows(CENSUS)
    parts = [name for name in census[0] if name.startswith(f"{heading}_") and name != f"{heading}_total"]
    assert len(parts) >= 2
    total = sum(numbers(census, name) for name in parts)
    assert (total == numbers(census, f"{heading}_total")).all()
    assert min(numbers(census, name).min() for name in parts) >= 0


def test_people_and_homes_are_the_same_under_every_heading(rows: Rows) -> None:
    census = rows(CENSUS)
    for one, other in (
        ("eth", "age"),
        ("rel", "age"),
        ("dis", "age"),
        ("hhdep", "ten"),
        ("occ", "ten"),
        ("acc", "ten"),
    ):
        assert (numbers(census, f"{one}_total") == numbers(census, f"{other}_total")).all()


def test_neighbourhoods_are_the_sum_of_their_small_areas(rows: Rows) -> None:
    msoa = {row["lsoa21_code"]: row["msoa21_code"] for row in rows("lookup_lsoa21_msoa21_ward24_ltla24.csv.gz")}
    white: dict[str, float] = defaultdict(float)
    for row in rows(CENSUS):
        white[msoa[row["lsoa21_code"]]] += float(row["eth_white"])
    assert {row["msoa21_code"]: float(row["eth_white"]) for row in rows(NEIGHBOURHOODS)} == white


def test_moves_and_languages_come_to_their_totals(rows: Rows) -> None:
    found = rows(NEIGHBOURHOODS)
    moves = ("mig_same_address", "mig_student_or_boarding", "mig_from_within_uk", "mig_from_outside_uk")
    assert (sum(numbers(found, name) for name in moves) == numbers(found, "mig_all_usual_residents")).all()
    levels = ("prof_very_well", "prof_well", "prof_not_well", "prof_not_at_all")
    assert (sum(numbers(found, name) for name in levels) == numbers(found, "lang_not_english")).all()


def test_councils_twenty_groups_are_the_small_areas_five(rows: Rows) -> None:
    found = rows("census2021_ethnicity20_ltla21.csv")
    parts = [name for name in found[0] if name.startswith("eth_") and name != "eth_total"]
    assert len(parts) == 19
    assert (sum(numbers(found, name) for name in parts) == numbers(found, "eth_total")).all()
    assert numbers(found, "eth_total").sum() == numbers(rows(CENSUS), "age_total").sum()


def test_2011_counts_add_up(rows: Rows) -> None:
    small = rows("census2011_ethnicity14_lsoa11.csv.gz")
    groups = list(small[0])[2:16]
    assert groups[0] == "white_british" and groups[-1] == "other"
    assert (sum(numbers(small, name) for name in groups) == numbers(small, "persons")).all()
    whole = rows("census2011_msoa11.csv.gz")
    assert len(whole) == 179
    level = sum(numbers(whole, name) for name in ("qual_none", "qual_level2", "qual_level3", "qual_level4_plus"))
    assert (level < numbers(whole, "qual_total_16plus")).all(), "level 1 and other qualifications are not in the table"
    work = [name for name in whole[0] if name.startswith("nssec_") and name != "nssec_total_usual_residents_16_74"]
    assert (sum(numbers(whole, name) for name in work) == numbers(whole, "nssec_total_usual_residents_16_74")).all()


def test_offences_come_to_their_totals(rows: Rows) -> None:
    found = rows("recorded_crime_csp_ye_june2025.csv")
    assert len(found) == 23, "two districts share a partnership"
    thefts = (
        "burglary", "vehicle_offences", "theft_from_the_person", "bicycle_theft", "shoplifting",
        "all_other_theft_offences",
    )  # fmt: skip
    assert (sum(numbers(found, name) for name in thefts) == numbers(found, "theft_offences")).all()
    heads = (
        "violence_against_the_person", "sexual_offences", "robbery", "theft_offences", "criminal_damage_and_arson",
        "drug_offences", "possession_of_weapons_offences", "public_order_offences",
        "miscellaneous_crimes_against_society",
    )  # fmt: skip
    assert (sum(numbers(found, name) for name in heads) == numbers(found, "total_recorded_crime_excluding_fraud")).all()
    shared = [row for row in found if ";" in row["ltla24_codes"]]
    assert [row["local_authority_code"] for row in shared] == [""]


def test_ranks_are_whole_and_follow_the_score(rows: Rows) -> None:
    found = rows("imd2025_lsoa21.csv.gz")
    rank, score = numbers(found, "imd_rank"), numbers(found, "imd_score")
    assert sorted(rank) == list(range(1, 901))
    assert (np.diff(score[rank.argsort()]) <= 0).all()
    assert {name: int((numbers(found, "imd_decile") == name).sum()) for name in (1, 10)} == {1: 90, 10: 90}
    assert score.mean() == pytest.approx(21.7, abs=0.3), "the publisher's method gives this mean whatever the country"


def test_district_scores_are_the_people_weighted_mean(rows: Rows) -> None:
    people = {row["lsoa21_code"]: float(row["age_total"]) for row in rows(CENSUS)}
    small = [row for row in rows("imd2025_lsoa21.csv.gz") if row["ltla24_name"] == "Northgate"]
    mean = np.average(numbers(small, "imd_score"), weights=[people[row["lsoa21_code"]] for row in small])
    district = next(row for row in rows("imd2025_ltla24.csv") if row["ltla24_name"] == "Northgate")
    assert float(district["imd_average_score"]) == pytest.approx(mean, abs=0.001)
    assert 0 < float(district["imd25_extent"]) < 1


def test_wards_own_typology_inputs_come_to_their_council(rows: Rows) -> None:
    inputs = {row["area_code"]: row for row in rows("typology_inputs_1984_2007.csv")}
    lookup = rows("lookup_lsoa21_msoa21_ward24_ltla24.csv.gz")
    people = {row["lsoa21_code"]: float(row["age_total"]) for row in rows(CENSUS)}
    for name, jobs in (("Northgate", 5200), ("Twinbridge", 1900)):
        size: dict[str, float] = defaultdict(float)
        for row in lookup:
            if row["ltla24_name"] == name:
                size[row["ward24_code"]] += people[row["lsoa21_code"]]
        wards = [inputs[code] for code in size]
        assert numbers(wards, "jobs_coal_textiles_steel_1984").sum() == pytest.approx(jobs, abs=10)
        district = next(inputs[row["ltla24_code"]] for row in lookup if row["ltla24_name"] == name)
        for column, near in (("nvq4_share", 0.01), ("rural_share", 0.03), ("a8_per_10000", 0.3)):
            mean = np.average(numbers(wards, column), weights=list(size.values()))
            assert mean == pytest.approx(float(district[column]), abs=near), (name, column)
