"""Census 2021, small area by small area: every person and household counted once under each heading."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from welltogether.evidence.demonstration.character import GROUPS, Character
from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.places import Places
from welltogether.vocabulary.panel import Floats

_ETHNIC = {
    "asian": "eth_asian_asian_british_or_asian_welsh",
    "black": "eth_black_black_british_black_welsh_caribbean_or_african",
    "mixed": "eth_mixed_or_multiple_ethnic_groups",
    "other": "eth_other_ethnic_group",
    "white": "eth_white",
}
_AGES = (
    91,
    99,
    101,
    95,
    101,
    110,
    117,
    112,
    106,
    107,
    116,
    113,
    96,
    82,
    83,
    60,
    42,
    41,
)  # persons of 1,672, England's shape
# Rows: groups in GROUPS' order; columns: buddhist, christian, hindu, jewish, muslim, none, not answered, other, sikh.
_RELIGION = np.array(
    [
        [0.02, 0.10, 0.17, 0.000, 0.51, 0.06, 0.06, 0.01, 0.070],
        [0.00, 0.67, 0.00, 0.000, 0.18, 0.08, 0.06, 0.01, 0.000],
        [0.01, 0.40, 0.01, 0.003, 0.09, 0.41, 0.07, 0.007, 0.000],
        [0.02, 0.25, 0.02, 0.010, 0.38, 0.22, 0.07, 0.02, 0.010],
        [0.003, 0.50, 0.00, 0.004, 0.005, 0.42, 0.062, 0.006, 0.000],
    ]
)
_RELIGIONS = (
    "buddhist",
    "christian",
    "hindu",
    "jewish",
    "muslim",
    "no_religion",
    "not_answered",
    "other_religion",
    "sikh",
)
_COMMERCIAL = "in_a_commercial_building_for_example_in_an_office_building_hotel_or_over_a_shop"
_CONVERTED = "part_of_another_converted_building_for_example_former_school_church_or_warehouse"
_PEOPLE_PER_HOME = 2.38
# Usual part of homes or people, then what moves it: deprivation, minority share, density, rural, older.
_DEPRIVED = {
    "four_dimensions": (0.0023, 0.95, 1.0, 0.1, 0.0, 0.0),
    "one_dimension": (0.3350, 0.05, 0.0, 0.0, 0.0, 0.1),
    "three_dimensions": (0.0370, 0.70, 0.6, 0.05, 0.0, 0.1),
    "two_dimensions": (0.1420, 0.42, 0.1, 0.0, 0.0, 0.25),
}
_ROOMS = {
    "1_under_occupied": (0.332, 0.00, -0.5, -0.05, 0.0, 0.0),
    "2_or_more_under_occupied": (0.356, -0.40, -1.5, -0.20, 0.15, 0.2),
    "1_overcrowded": (0.036, 0.45, 2.2, 0.15, -0.1, -0.2),
    "2_or_less_overcrowded": (0.007, 0.55, 2.8, 0.15, -0.1, -0.2),
    "0_ideal": (0.268, 0.30, 0.6, 0.12, 0.0, -0.1),
}
_HOMES = {
    "a_caravan_or_other_mobile_or_temporary_structure": (0.004, 0.00, 0.0, -0.2, 0.8, 0.2),
    "detached": (0.229, -0.75, -0.5, -0.40, 0.7, 0.2),
    _COMMERCIAL: (0.008, 0.10, 0.5, 0.3, 0.0, 0.0),
    "in_a_purpose_built_block_of_flats_or_tenement": (0.150, 0.25, 1.0, 0.45, -1.2, 0.0),
    "part_of_a_converted_or_shared_house_including_bedsits": (0.030, 0.20, 0.8, 0.45, -0.8, 0.0),
    _CONVERTED: (0.008, 0.00, 0.5, 0.2, 0.0, 0.0),
    "semi_detached": (0.314, 0.05, -0.3, -0.05, 0.0, 0.0),
    "terraced": (0.250, 0.35, 0.3, 0.25, -0.4, -0.1),
}


@dataclass(frozen=True)
class People:
    """Census 2021 counts: the small-area table's columns in its order, [A] each; `ethnic` [A, 5] in GROUPS' order."""

    columns: Mapping[str, Ints]
    ethnic: Ints

    @property
    def total(self) -> Ints:
        return self.columns["age_total"]

    @property
    def homes(self) -> Ints:
        return self.columns["ten_total"]


def count(places: Places, character: Character, rng: np.random.Generator) -> People:
    """Count everybody. Totals under every heading are the same people (or homes)."""
    people = character.people
    homes = np.rint(people / (_PEOPLE_PER_HOME + 0.5 * (1 - character.ethnic[:, 4]) - 0.15 * character.older)).astype(
        np.int64
    )
    ethnic = rng.multinomial(people, _parts(character.ethnic))
    religion = rng.multinomial(people, _parts(_religion(places, character)))
    columns: dict[str, Ints] = {"age_total": people}
    columns |= _columns("age_", _age_names(), rng.multinomial(people, _parts(_ages(character))))
    columns |= {"eth_total": people, **{_ETHNIC[group]: ethnic[:, index] for index, group in enumerate(GROUPS)}}
    columns |= {"rel_total": people, **_columns("rel_", _RELIGIONS, religion)}
    tenure = _tenure(places, character, rng)
    columns |= {
        "ten_total": homes,
        **_columns("ten_", tuple(tenure), rng.multinomial(homes, _parts(np.column_stack(list(tenure.values()))))),
    }
    columns |= _headed("hhdep_", homes, _deprived(character), rng)
    columns |= _headed("occ_", homes, _moved(_ROOMS, character), rng)
    disabled = rng.binomial(people, 1 / (1 + np.exp(1.62 - 0.24 * character.deprivation - 0.18 * character.older)))
    columns |= {
        "dis_total": people,
        "dis_disabled_under_the_equality_act": disabled,
        "dis_not_disabled_under_the_equality_act": people - disabled,
    }
    columns |= _headed("acc_", homes, _moved(_HOMES, character), rng)
    return People(columns, ethnic)


def _age_names() -> tuple[str, ...]:
    return (*(f"{start}_to_{start + 4}" for start in range(0, 85, 5)), "85_plus")


def _ages(character: Character) -> Floats:
    """Students are young; minority and newcomer places have more children and young adults than others."""
    band = np.arange(len(_AGES))
    tilt = np.where(band < 9, (band - 9) * 0.035, (band - 9) * 0.055)
    minority = (1 - character.ethnic[:, 4])[:, None] - 0.15
    by_group = np.where(band < 3, 0.8, np.where((band > 4) & (band < 9), 0.6, np.where(band > 12, -1.3, 0.0)))
    weights = np.array(_AGES) * np.exp(character.older[:, None] * tilt + minority * by_group)
    weights[:, 3] *= 1 + 0.5 * character.students
    weights[:, 4] *= 1 + 2.2 * character.students
    weights[:, 5] *= 1 + 0.6 * character.students + 12 * character.newcomers
    weights[:, 6] *= 1 + 12 * character.newcomers
    return np.asarray(weights)


def _religion(places: Places, character: Character) -> Floats:
    """What each group says: more Christian where people are older, more Muslim where heritage is of one region."""
    weights = np.einsum("ag,gr->ar", character.ethnic, _RELIGION)
    apart = np.array([council.segregation for council in places.plan])[places.council] - 0.5
    weights[:, 4] *= np.exp(0.9 * apart)
    weights[:, [2, 8]] *= np.exp(-2.5 * apart)[:, None]
    weights[:, 1] *= np.exp(0.18 * character.older)
    return np.asarray(weights)


def _tenure(places: Places, character: Character, rng: np.random.Generator) -> dict[str, Floats]:
    """Social and private renting as the area's character has it; the rest own, outright where people are older."""
    rented = np.minimum(character.social + character.private, 0.93)
    social = rented * character.social / (character.social + character.private)
    private = rented - social
    owned = 1 - rented
    outright = 1 / (1 + np.exp(-(0.1 + 0.55 * character.older + 0.2 * character.rural)))
    council_part = rng.uniform(0.15, 0.85, len(places.plan))[places.council]
    return {
        "lives_rent_free": np.full(len(owned), 0.0013),
        "owned_owns_outright": owned * outright,
        "owned_owns_with_a_mortgage_or_loan": owned * (1 - outright) * 0.97,
        "private_rented_other_private_rented": private * 0.1,
        "private_rented_private_landlord_or_letting_agency": private * 0.9,
        "shared_ownership_shared_ownership": owned * (1 - outright) * 0.03,
        "social_rented_other_social_rented": social * (1 - council_part),
        "social_rented_rents_from_council_or_local_authority": social * council_part,
    }


def _deprived(character: Character) -> dict[str, Floats]:
    named = {f"household_is_deprived_in_{name}": part for name, part in _moved(_DEPRIVED, character).items()}
    none = 0.484 * np.exp(-0.38 * character.deprivation - 0.15 * character.older)
    return {**named, "household_is_not_deprived_in_any_dimension": none}


def _moved(usual: Mapping[str, tuple[float, ...]], character: Character) -> dict[str, Floats]:
    """The usual parts, moved by what the area is like."""
    causes = np.column_stack(
        [character.deprivation, 1 - character.ethnic[:, 4] - 0.15, character.dense, character.rural, character.older]
    )
    return {name: row[0] * np.exp(causes @ np.array(row[1:])) for name, row in usual.items()}


def _headed(prefix: str, total: Ints, weights: Mapping[str, Floats], rng: np.random.Generator) -> dict[str, Ints]:
    counts = rng.multinomial(total, _parts(np.column_stack(list(weights.values()))))
    return {f"{prefix}total": total, **_columns(prefix, tuple(weights), counts)}


def _columns(prefix: str, names: tuple[str, ...], counts: Ints) -> dict[str, Ints]:
    return {prefix + name: counts[:, index] for index, name in enumerate(names)}


def _parts(weights: Floats) -> Floats:
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
