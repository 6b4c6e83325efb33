"""Census 2011 as published: ethnic groups by small area; work, qualifications, health and homes by neighbourhood."""

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.history import History
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.plan import REGIONS
from welltogether.evidence.demonstration.tables import Table, averaged, named, summed
from welltogether.vocabulary.panel import Floats

_GROWTH = 1.05  # people of 2021 for one of 2011
_ASIAN = ("indian", "pakistani", "bangladeshi", "chinese", "other_asian")
_BLACK = ("black_african", "black_caribbean", "other_black")
# England's shares of people aged 16 to 74, then how each moves with deprivation and with level 4 qualifications (log).
_OCCUPATIONS = {
    "nssec_higher_managerial_administrative_and_professional_occupations": (0.104, -0.25, 2.2),
    "nssec_lower_managerial_administrative_and_professional_occupations": (0.209, -0.15, 1.3),
    "nssec_intermediate_occupations": (0.128, -0.05, 0.0),
    "nssec_small_employers_and_own_account_workers": (0.094, -0.15, 0.0),
    "nssec_lower_supervisory_and_technical_occupations": (0.069, 0.05, -1.2),
    "nssec_semi_routine_occupations": (0.140, 0.15, -1.6),
    "nssec_routine_occupations": (0.110, 0.25, -2.2),
    "nssec_never_worked_and_long_term_unemployed": (0.056, 0.60, -0.8),
    "nssec_not_classified": (0.090, 0.00, 0.0),
}
_HEALTH = {
    "very_good_health_pct": (0.470, -0.08, -0.07),
    "good_health_pct": (0.343, 0.0, 0.03),
    "fair_health_pct": (0.132, 0.12, 0.14),
    "bad_health_pct": (0.043, 0.24, 0.16),
    "very_bad_health_pct": (0.0125, 0.28, 0.12),
}
_CARE = {
    "provides_no_unpaid_care_pct": (0.897, 0.0, -0.01),
    "provides_1_to_19_hours_unpaid_care_a_week_pct": (0.066, -0.08, 0.10),
    "provides_20_to_49_hours_unpaid_care_a_week_pct": (0.0137, 0.14, 0.03),
    "provides_50_or_more_hours_unpaid_care_a_week_pct": (0.0239, 0.20, 0.08),
}
_ACTIVITY = {
    "day_to_day_activities_limited_a_lot_age_16_to_64_pct": (0.036, 0.28, 0.05),
    "day_to_day_activities_limited_a_little_age_16_to_64_pct": (0.046, 0.14, 0.05),
    "day_to_day_activities_not_limited_age_16_to_64_pct": (0.560, -0.02, -0.09),
}
_ROOMS = {
    "occ_plus2": (0.343, -0.38, 0.15),
    "occ_plus1": (0.344, -0.05, 0.05),
    "occ_0": (0.267, 0.25, -0.15),
    "occ_minus1": (0.039, 0.50, -0.25),
    "occ_minus2_less": (0.007, 0.65, -0.30),
}


def tables(places: Places, history: History, character: Character, rng: np.random.Generator) -> list[Table]:
    """The two tables of Census 2011, on the boundaries and for the councils of that day."""
    ethnic = _ethnic(places, history, character, rng)
    return [_small_areas(places, history, ethnic), _neighbourhoods(places, history, character, ethnic, rng)]


def _ethnic(places: Places, history: History, character: Character, rng: np.random.Generator) -> dict[str, Ints]:
    """Persons in fourteen groups by 2011 small area."""
    people = character.people.astype(np.float64)
    persons = np.rint(history.since11.counted(people) / _GROWTH).astype(np.int64)
    shares = np.column_stack([history.since11.averaged(column, people) for column in character.ethnic_2011.T])
    five = rng.multinomial(persons, shares / shares.sum(axis=1, keepdims=True))
    council = places.council[history.first_lsoa]
    apart = np.array([one.segregation for one in places.plan])[council]
    europe = history.since11.averaged(character.white_other_2011, people)
    heritage = (0.45 - 0.35 * apart, 0.15 + 0.5 * apart, 0.04 + 0.1 * apart, 0.18 - 0.1 * apart, 0.24 - 0.2 * apart)
    asian = _split(five[:, 0], np.column_stack(heritage), rng)
    black = _split(five[:, 1], np.tile([0.52, 0.36, 0.12], (len(persons), 1)), rng)
    other = _split(five[:, 3], np.tile([0.4, 0.6], (len(persons), 1)), rng)
    white = _split(five[:, 4], np.column_stack([0.988 - europe, np.full(len(persons), 0.012), europe]), rng)
    return {
        "persons": persons,
        **dict(zip(("white_british", "white_irish", "white_other"), white.T, strict=True)),
        "mixed": five[:, 2],
        **dict(zip(_ASIAN, asian.T, strict=True)),
        **dict(zip(_BLACK, black.T, strict=True)),
        "arab": other[:, 0],
        "other": other[:, 1],
    }


def _small_areas(places: Places, history: History, ethnic: dict[str, Ints]) -> Table:
    first = history.first_lsoa
    return Table(
        "census2011_ethnicity14_lsoa11.csv.gz",
        {
            "lsoa11_code": history.lsoa11,
            **ethnic,
            "msoa11_code": named(history.msoa11_code, history.msoa11[places.msoa[first]]),
            "lad11_name": named([council.name for council in places.plan], places.council[first]),
            "region_name": named(REGIONS, places.region[first]),
        },
    )


def _neighbourhoods(
    places: Places, history: History, character: Character, ethnic: dict[str, Ints], rng: np.random.Generator
) -> Table:
    n = len(history.msoa11_code)
    msoa = history.msoa11[places.msoa]
    owner = np.zeros(n, dtype=np.int64)
    owner[msoa] = places.council
    persons = summed(ethnic["persons"], history.msoa11[places.msoa[history.first_lsoa]], n)
    causes = np.column_stack(
        [averaged(cause, character.people, msoa, n) for cause in (character.deprivation_2010, character.older)]
    )
    level4 = averaged(character.level4, character.people, msoa, n)
    return Table(
        "census2011_msoa11.csv.gz",
        {
            "msoa11_code": history.msoa11_code,
            "ltla21_code": named(places.council_code, owner),
            "ltla21_name": named([council.name for council in places.plan], owner),
            "msoa11_name": history.msoa11_name,
            **_work(persons, causes[:, 0], level4, rng),
            **_qualifications(persons, causes[:, 0], level4, rng),
            **_ethnic_shares(ethnic, history.msoa11[places.msoa[history.first_lsoa]], n),
            **_percentages(_ACTIVITY, causes, rng, total=0.645),
            **_percentages(_HEALTH, causes, rng),
            **_percentages(_CARE, causes, rng),
            **_rooms(np.rint(persons / 2.4).astype(np.int64), causes, rng),
        },
    )


def _work(persons: Ints, deprivation: Floats, level4: Floats, rng: np.random.Generator) -> dict[str, Ints]:
    total = np.rint(persons * 0.725).astype(np.int64)
    moved = np.column_stack([deprivation, level4 - 0.27])
    weights = [usual * np.exp(moved @ np.array(by)) for usual, *by in _OCCUPATIONS.values()]
    counts = _split(total, np.column_stack(weights), rng)
    return {"nssec_total_usual_residents_16_74": total, **dict(zip(_OCCUPATIONS, counts.T, strict=True))}


def _qualifications(persons: Ints, deprivation: Floats, level4: Floats, rng: np.random.Generator) -> dict[str, Ints]:
    """Level 4 as the area has it; the levels between are what is left (level 1 and others are not in the table)."""
    total = np.rint(persons * 0.81).astype(np.int64)
    none = (0.225 + 0.05 * deprivation - 0.35 * (level4 - 0.27)).clip(0.05, 0.5)
    level2, level3 = np.full(len(none), 0.152), np.full(len(none), 0.12)
    others = 1 - none - level2 - level3 - level4
    counts = _split(total, np.column_stack([none, level2, level3, level4, others]), rng)
    names = ("qual_none", "qual_level2", "qual_level3", "qual_level4_plus")
    return {"qual_total_16plus": total, **dict(zip(names, counts.T, strict=False))}


def _ethnic_shares(ethnic: dict[str, Ints], msoa: Ints, n: int) -> dict[str, Floats]:
    """Percentages, from the same people as the small-area table."""
    total = summed(ethnic["persons"], msoa, n)

    def percent(*groups: str) -> Floats:
        return np.round(100 * sum(summed(ethnic[group], msoa, n) for group in groups) / total, 1)

    return {
        "eth_white_pct": percent("white_british", "white_irish", "white_other"),
        "eth_mixed_pct": percent("mixed"),
        "eth_asian_pct": percent(*_ASIAN),
        "eth_black_pct": percent(*_BLACK),
        "eth_other_pct": percent("arab", "other"),
    }


def _percentages(
    usual: dict[str, tuple[float, float, float]], causes: Floats, rng: np.random.Generator, total: float = 1.0
) -> dict[str, Floats]:
    weights = np.column_stack([row[0] * np.exp(causes @ np.array(row[1:])) for row in usual.values()])
    weights *= np.exp(rng.normal(0.0, 0.02, weights.shape))
    parts = 100 * total * weights / weights.sum(axis=1, keepdims=True)
    return dict(zip(usual, np.round(parts, 1).T, strict=True))


def _rooms(homes: Ints, causes: Floats, rng: np.random.Generator) -> dict[str, Ints]:
    weights = np.column_stack([row[0] * np.exp(causes @ np.array(row[1:])) for row in _ROOMS.values()])
    return {"occ_total_households": homes, **dict(zip(_ROOMS, _split(homes, weights, rng).T, strict=True))}


def _split(total: Ints, weights: Floats, rng: np.random.Generator) -> Ints:
    return rng.multinomial(total, weights / weights.sum(axis=1, keepdims=True))
