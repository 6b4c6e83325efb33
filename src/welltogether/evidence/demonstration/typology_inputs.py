"""What the family groups were made from in 2007: for every district, and ward by ward where a council looked closer."""

import numpy as np
from numpy.typing import NDArray

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.tables import Table, averaged, named, summed
from welltogether.vocabulary.panel import Floats

WARDS_OF = ("Northgate", "Twinbridge")  # the councils that filled the layout for their wards too
COLUMNS = ("nvq4_share", "rural_share", "a8_per_10000", "jobs_coal_textiles_steel_1984")


def table(places: Places, character: Character, people: People) -> Table:
    """One row a district, then one a ward of the councils that looked closer."""
    districts, wards = _districts(places, people), _wards(places, character, people)
    looked = np.isin(places.ward_council, [places.council_of(name) for name in WARDS_OF])
    codes = [*places.district_code, *named(places.ward24, np.flatnonzero(looked))]
    values = {name: np.concatenate([districts[name], wards[name][looked]]) for name in COLUMNS}
    columns = {"area_code": codes, **{name: _text(name, values[name]) for name in COLUMNS}}
    return Table("typology_inputs_1984_2007.csv", columns)


def _districts(places: Places, people: People) -> dict[str, Floats]:
    """The plan's inputs; a merged district has its parts' mean by population, and the sum of their jobs."""
    n = len(places.district_name)
    population = summed(people.total, places.council, len(places.plan)).astype(np.float64)

    def plan(name: str) -> Floats:
        return np.array([float(getattr(council, name)) for council in places.plan])

    found = {name: averaged(plan(name), population, places.council_district, n) for name in COLUMNS[:3]}
    found["jobs_coal_textiles_steel_1984"] = summed(plan("jobs_1984"), places.council_district, n)
    for index, council in enumerate(places.plan):
        if council.unknown_input:
            found[council.unknown_input][places.council_district[index]] = np.nan
    return found


def _wards(places: Places, character: Character, people: People) -> dict[str, Floats]:
    """The same from the small areas; newcomers lie as they lie today."""
    n = len(places.ward_name)
    council = places.ward_council

    def plan(name: str) -> Floats:
        return np.array([float(getattr(one, name)) for one in places.plan])[council]

    def mean(values: NDArray[np.float64]) -> Floats:
        return averaged(values, people.total, places.ward, n)

    newcomers = mean(character.newcomers)
    usual = averaged(character.newcomers, people.total, places.council, len(places.plan))[council]
    jobs = character.jobs_part * np.array([one.jobs_1984 for one in places.plan])[places.council]
    return {
        "nvq4_share": mean(character.level4),
        "rural_share": mean(character.rural.astype(np.float64)),
        "a8_per_10000": plan("a8_per_10000") * newcomers / usual,
        "jobs_coal_textiles_steel_1984": summed(jobs, places.ward, n),
    }


def _text(name: str, values: Floats) -> list[str]:
    decimals = {"nvq4_share": 3, "rural_share": 3, "a8_per_10000": 1}.get(name, 0)
    return ["" if np.isnan(value) else f"{value:.{decimals}f}" for value in values.tolist()]
