"""Census 2021 as published: small areas, language and moves by neighbourhood, twenty ethnic groups by council."""

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.history import History
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.plan import REGIONS
from welltogether.evidence.demonstration.rurality import msoa_ruc
from welltogether.evidence.demonstration.tables import Table, averaged, named, summed
from welltogether.vocabulary.panel import Floats

_ASIAN = (
    "eth_asian_asian_british_or_asian_welsh_bangladeshi",
    "eth_asian_asian_british_or_asian_welsh_chinese",
    "eth_asian_asian_british_or_asian_welsh_indian",
    "eth_asian_asian_british_or_asian_welsh_other_asian",
    "eth_asian_asian_british_or_asian_welsh_pakistani",
)
_BLACK = (
    "eth_black_black_british_black_welsh_caribbean_or_african_african",
    "eth_black_black_british_black_welsh_caribbean_or_african_caribbean",
    "eth_black_black_british_black_welsh_caribbean_or_african_other_black",
)
_MIXED = (
    "eth_mixed_or_multiple_ethnic_groups_other_mixed_or_multiple_ethnic_groups",
    "eth_mixed_or_multiple_ethnic_groups_white_and_asian",
    "eth_mixed_or_multiple_ethnic_groups_white_and_black_african",
    "eth_mixed_or_multiple_ethnic_groups_white_and_black_caribbean",
)
_OTHER = ("eth_other_ethnic_group_any_other_ethnic_group", "eth_other_ethnic_group_arab")
_WHITE = (
    "eth_white_english_welsh_scottish_northern_irish_or_british",
    "eth_white_gypsy_or_irish_traveller",
    "eth_white_irish",
    "eth_white_other_white",
    "eth_white_roma",
)


def tables(
    places: Places, history: History, character: Character, people: People, rng: np.random.Generator
) -> list[Table]:
    """The three tables of Census 2021."""
    return [
        _small_areas(places, history, people),
        _moves_and_language(places, history, character, people, rng),
        _ethnic_groups(places, character, people, rng),
    ]


def _small_areas(places: Places, history: History, people: People) -> Table:
    return Table(
        "census2021_lsoa21.csv.gz",
        {
            "lsoa21_code": history.lsoa21,
            "lsoa21_name": places.lsoa_name,
            "ltla24_code": named(places.district_code, places.district),
            "ltla24_name": named(places.district_name, places.district),
            **people.columns,
        },
    )


def _moves_and_language(
    places: Places, history: History, character: Character, people: People, rng: np.random.Generator
) -> Table:
    n = len(places.msoa_name)
    groups = summed(people.ethnic, places.msoa, n)
    african = rng.binomial(groups[:, 1], 0.58)
    babies = summed(people.columns["age_0_to_4"], places.msoa, n) // 5
    residents = summed(people.total, places.msoa, n) - babies
    moved = rng.multinomial(residents, _moving(places, character, people))
    spoken = residents - 2 * babies
    other = rng.binomial(spoken, _speaking(places, character, people))
    level = rng.multinomial(other, _proficiency(places, character, people))
    district = places.council_district[places.msoa_council]
    code, urban = msoa_ruc(places, character)
    return Table(
        "census2021_language_migration_ethnicity_msoa21.csv.gz",
        {
            "msoa21_code": history.msoa21,
            "ltla24_code": named(places.district_code, district),
            "ltla24_name": named(places.district_name, district),
            "region24_name": named(REGIONS, places.council_region[places.msoa_council]),
            "msoa21_name": places.msoa_name,
            "mig_all_usual_residents": residents,
            "mig_same_address": moved[:, 0],
            "mig_student_or_boarding": moved[:, 1],
            "mig_from_within_uk": moved[:, 2],
            "mig_from_outside_uk": moved[:, 3],
            "prop_mig_within_uk": moved[:, 2] / residents,
            "prop_mig_outside_uk": moved[:, 3] / residents,
            "lang_english": spoken - other,
            "lang_not_english": other,
            "prof_very_well": level[:, 0],
            "prof_well": level[:, 1],
            "prof_not_well": level[:, 2],
            "prof_not_at_all": level[:, 3],
            "prop_cannot_speak_english_well": (level[:, 2] + level[:, 3]) / spoken,
            "eth_asian_asian_british_or_asian_welsh": groups[:, 0],
            "eth_black_black_british_black_welsh_of_african_background": african,
            "eth_black_black_british_black_welsh_or_caribbean_background": groups[:, 1] - african,
            "eth_mixed_or_multiple_ethnic_groups": groups[:, 2],
            "eth_other_ethnic_group": groups[:, 3],
            "eth_white": groups[:, 4],
            "ruc21_code": code,
            "ruc21_urban_rural": urban,
        },
    )


def _by_msoa(places: Places, people: People, values: Floats) -> Floats:
    return averaged(values, people.total, places.msoa, len(places.msoa_name))


def _moving(places: Places, character: Character, people: People) -> Floats:
    """Parts of residents: same address, student or boarding, from within the country, from abroad."""
    students = _by_msoa(places, people, 0.003 + 0.012 * character.students)
    within = _by_msoa(places, people, 0.055 + 0.17 * character.private + 0.05 * character.students)
    abroad = _by_msoa(places, people, character.newcomers)
    return np.column_stack([1 - students - within - abroad, students, within, abroad])


def _speaking(places: Places, character: Character, people: People) -> Floats:
    """The part whose main language is not English."""
    minority = character.ethnic @ np.array([0.38, 0.22, 0.06, 0.55, 0.0])
    from_europe = 0.72 * character.white_other * character.ethnic[:, 4]
    return _by_msoa(places, people, minority + from_europe + 0.002)


def _proficiency(places: Places, character: Character, people: People) -> Floats:
    """Of those, the parts that speak English very well, well, not well, not at all."""
    hard = (0.13 + 0.05 * character.deprivation + 1.2 * character.newcomers).clip(0.05, 0.36)
    not_well = _by_msoa(places, people, hard)
    return np.column_stack([0.56 * (1 - not_well), 0.44 * (1 - not_well), 0.85 * not_well, 0.15 * not_well])


def _ethnic_groups(places: Places, character: Character, people: People, rng: np.random.Generator) -> Table:
    """Twenty groups by council of 2021: the five groups of the small areas, split further."""
    n = len(places.plan)
    groups = summed(people.ethnic, places.council, n)
    apart = np.array([council.segregation for council in places.plan])
    heritage = (0.04 + 0.1 * apart, 0.16 - 0.1 * apart, 0.45 - 0.35 * apart, 0.24 - 0.2 * apart, 0.15 + 0.5 * apart)
    asian = _split(groups[:, 0], np.column_stack(heritage), rng)
    black = _split(groups[:, 1], np.tile([0.58, 0.32, 0.10], (n, 1)), rng)
    mixed = _split(groups[:, 2], np.tile([0.23, 0.28, 0.16, 0.33], (n, 1)), rng)
    other = _split(groups[:, 3], np.tile([0.7, 0.3], (n, 1)), rng)
    from_europe = averaged(character.white_other, people.ethnic[:, 4], places.council, n)
    few, irish = np.full(n, 0.002), np.full(n, 0.011)
    white = _split(groups[:, 4], np.column_stack([0.985 - from_europe, few, irish, from_europe, few]), rng)
    return Table(
        "census2021_ethnicity20_ltla21.csv",
        {
            "ltla21_code": places.council_code,
            "ltla21_name": [council.name for council in places.plan],
            **_named(_ASIAN, asian),
            **_named(_BLACK, black),
            **_named(_MIXED, mixed),
            **_named(_OTHER, other),
            **_named(_WHITE, white),
            "eth_total": groups.sum(axis=1),
        },
    )


def _split(total: Ints, weights: Floats, rng: np.random.Generator) -> Ints:
    return rng.multinomial(total, weights / weights.sum(axis=1, keepdims=True))


def _named(names: tuple[str, ...], counts: Ints) -> dict[str, Ints]:
    return dict(zip(names, counts.T, strict=True))
