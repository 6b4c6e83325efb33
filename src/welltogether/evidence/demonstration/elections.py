"""Turnout at local elections by ward, 2021 to 2024. The country's parties are nobody's business: no votes are given."""

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.tables import Column, Table, averaged, summed

_YEARS = {"MB": (2021, 2022, 2023, 2024), "SDT": (2021, 2022, 2024), "UAA": (2022,), "SDA": (2023,)}
_NAMES_ONLY = 2023  # that year's publication gave no codes
_PARTIES = ("con", "lab", "ld", "green", "ref", "ukip", "ind")


def table(places: Places, character: Character, people: People, rng: np.random.Generator) -> Table:
    """One row a ward and election."""
    n = len(places.ward_name)
    owner = places.ward_council
    adults = summed(people.total, places.ward, n) * 0.74
    turnout = averaged(character.turnout, people.total, places.ward, n)
    level = np.array([34.0 - 3.5 * council.deprivation + 4 * council.rural_share for council in places.plan])[owner]
    rows: list[tuple[int, int]] = [
        (year, ward) for ward, council in enumerate(owner.tolist()) for year in _YEARS[places.plan[council].elections]
    ]
    years, wards = np.array(rows).T[:, np.lexsort(np.array(rows).T[::-1])]
    chance = rng.normal(0.0, 1.6, len(years))
    by_year = np.select([years == 2021, years == 2022, years == 2023], [2.0, -0.5, -1.5], -0.5)
    kind = [places.plan[council].elections for council in owner[wards].tolist()]
    coded = years != _NAMES_ONLY
    council_code, council_name = _councils(places)
    columns: dict[str, Column] = {
        "year": years,
        "la_code": np.where(coded, council_code[owner[wards]], ""),
        "la_name": council_name[owner[wards]],
        "ward_code": np.where(coded, np.array(places.ward24)[wards], ""),
        "ward_name": np.array(places.ward_name)[wards],
        "la_type": kind,
        "vacancies": np.where(np.isin(kind, ("MB", "SDT")), 1, 2),
        "electorate": np.rint(adults[wards] * (1 + 0.004 * (years - 2021))).astype(np.int64),
        "turnout_pct": np.round((level + turnout)[wards] + by_year + chance, 1).clip(14.0, 62.0),
        **{f"votes_{party}": np.full(len(years), np.nan) for party in _PARTIES},
    }
    return Table("local_elections_ward_turnout_2021_2024.csv.gz", columns)


def _councils(
    places: Places,
) -> tuple[np.ndarray[tuple[int], np.dtype[np.str_]], np.ndarray[tuple[int], np.dtype[np.str_]]]:
    """Code and name of the council that held the election [C]: the merged one holds its own from 2023."""
    district = places.council_district.tolist()
    return np.array([places.district_code[index] for index in district]), np.array(
        [places.district_name[index] for index in district]
    )
