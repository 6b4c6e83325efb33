"""Recorded crime by community safety partnership, year ending June 2025."""

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.tables import Column, Table, averaged, summed
from welltogether.vocabulary.panel import Floats

SHARED = ("Hexmoor", "Downholt")  # two districts with one partnership
SHARED_NAME = "The Uplands"
FORCES = {"Northmoors": 0, "Eastmarch": 0, "Westhaven": 1, "Southvale": 1}
# Forces have names and no codes: X has no prefix for them.
FORCE_NAMES = ("North Aldermere Police", "South Aldermere Police")
# Offences per 1,000 people where crime is usual; how strongly each follows the level of crime (log).
_VIOLENCE = {
    "homicide": (0.008, 0.5),
    "death_or_serious_injury_caused_by_illegal_driving": (0.035, -0.2),
    "violence_with_injury": (8.4, 0.42),
    "violence_without_injury": (13.1, 0.40),
    "stalking_and_harassment": (9.6, 0.36),
}
_BURGLARY = {"residential_burglary": (2.7, 0.45), "non_residential_burglary": (1.25, 0.2)}
_THEFT = {
    "vehicle_offences": (4.6, 0.4),
    "theft_from_the_person": (0.7, 0.9),
    "bicycle_theft": (0.75, 0.5),
    "shoplifting": (7.9, 0.45),
    "all_other_theft_offences": (6.2, 0.3),
}
_OTHER = {
    "criminal_damage_and_arson": (7.3, 0.38),
    "drug_offences": (3.1, 0.5),
    "possession_of_weapons_offences": (0.9, 0.5),
    "public_order_offences": (6.7, 0.45),
    "miscellaneous_crimes_against_society": (1.9, 0.3),
}
_SEXUAL = {"sexual_offences": (3.2, 0.35)}
_ROBBERY = {"robbery": (0.85, 0.95)}


def partnership_codes(places: Places) -> tuple[str, ...]:
    """The partnership of every district [D]: its own, or the one it shares."""
    own = [f"X22{int(code[3:]):06d}" for code in places.district_code]
    first = own[places.district_name.index(SHARED[0])]
    return tuple(first if name in SHARED else code for name, code in zip(places.district_name, own, strict=True))


def partnership_names(places: Places) -> tuple[str, ...]:
    return tuple(SHARED_NAME if name in SHARED else name for name in places.district_name)


def forces(places: Places) -> list[int]:
    """The police force of every district [D]."""
    region = {council.district: council.region for council in places.plan}
    return [FORCES[region[name]] for name in places.district_name]


def table(places: Places, character: Character, people: People, rng: np.random.Generator) -> Table:
    """Offences by partnership: the level follows the plan and deprivation."""
    codes = np.array(partnership_codes(places))
    kept, first, group = np.unique(codes, return_index=True, return_inverse=True)
    district = group.reshape(-1)[places.district]
    n = len(kept)
    population = summed(people.total, district, n)
    plan_crime = np.array([council.crime for council in places.plan])[places.council]
    level = averaged(1.1 * plan_crime + 0.15 * character.deprivation, people.total, district, n)
    name = [partnership_names(places)[index] for index in first.tolist()]
    shared = [one == SHARED_NAME for one in name]
    force = [forces(places)[index] for index in first.tolist()]
    members = [";".join(np.array(places.district_code)[codes == code].tolist()) for code in kept.tolist()]
    offences = _offences(level, population.astype(np.float64), rng)
    return Table(
        "recorded_crime_csp_ye_june2025.csv",
        {
            "police_force_area_code": [""] * n,
            "police_force_area_name": [FORCE_NAMES[one] for one in force],
            "community_safety_partnership_code": kept.tolist(),
            "community_safety_partnership_name": name,
            "local_authority_code": ["" if both else code for both, code in zip(shared, members, strict=True)],
            "local_authority_name": ["" if both else one for both, one in zip(shared, name, strict=True)],
            **offences,
            "ltla24_codes": members,
            "census2021_population": population.astype(np.float64),
            "crime_rate_per_1000": np.round(1000 * _total(offences) / population, 1),
        },
    )


def _offences(level: Floats, population: Floats, rng: np.random.Generator) -> dict[str, Column]:
    """Counts under every heading; headings that hold others are their sums."""

    def drawn(kinds: dict[str, tuple[float, float]]) -> dict[str, Floats]:
        found = {}
        for name, (rate, follows) in kinds.items():
            here = rate * np.exp(follows * level + rng.normal(0.0, 0.08, len(level)))
            found[name] = rng.poisson(here * population / 1000).astype(np.float64)
        return found

    violence, burglary, theft = drawn(_VIOLENCE), drawn(_BURGLARY), drawn(_THEFT)
    sexual, robbery, other = drawn(_SEXUAL), drawn(_ROBBERY), drawn(_OTHER)
    all_burglary = np.sum(list(burglary.values()), axis=0)
    all_theft = all_burglary + np.sum(list(theft.values()), axis=0)
    all_violence = np.sum(list(violence.values()), axis=0)
    rest = np.sum(list((sexual | robbery | other).values()), axis=0)
    return {
        "total_recorded_crime_excluding_fraud": all_violence + all_theft + rest,
        "violence_against_the_person": all_violence,
        **violence,
        **sexual,
        **robbery,
        "theft_offences": all_theft,
        "burglary": all_burglary,
        **burglary,
        **theft,
        **other,
    }


def _total(offences: dict[str, Column]) -> Floats:
    return np.asarray(offences["total_recorded_crime_excluding_fraud"])
