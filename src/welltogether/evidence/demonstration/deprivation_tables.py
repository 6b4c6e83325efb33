"""The indices of deprivation as published: small areas of four years, districts of two."""

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.deprivation import DOMAINS, Deprivation, Indices
from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.history import History
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.plan import IndicatorPlan, deprivation_indicators
from welltogether.evidence.demonstration.tables import Column, Table, averaged, named, rounded, summed
from welltogether.vocabulary.panel import Floats

_AT_RISK = {"income": 1.0, "employment": 0.62}  # the part of all people that a domain counts
_LARGEST = {"share": 0.95, "hundred": 99.5}
_SUPPRESSED_BELOW = 15  # people: smaller numerators are not given
_SUB_DOMAINS = {
    "children_and_young_people_score": (0.0, 0.87),
    "adult_skills_score": (0.24, 0.09),
    "geographical_barriers_score": (35.4, 15.0),
    "wider_barriers_score": (0.0, 3.0),
    "indoors_score": (0.0, 0.63),
    "outdoors_score": (0.0, 0.75),
}
_PARENT = {
    "children_and_young_people_score": "education",
    "adult_skills_score": "education",
    "geographical_barriers_score": "housing_and_services",
    "wider_barriers_score": "housing_and_services",
    "indoors_score": "environment",
    "outdoors_score": "environment",
}
_LONG = {
    "education": "education_skills_and_training",
    "health": "health_deprivation_and_disability",
    "housing_and_services": "barriers_to_housing_and_services",
    "environment": "living_environment",
}
_TENTH = "proportion_of_lso_as_in_most_deprived_10_percent_nationally"


def tables(
    places: Places,
    history: History,
    character: Character,
    people: People,
    deprivation: Deprivation,
    rng: np.random.Generator,
) -> list[Table]:
    """The five tables of the four years."""
    population = people.total.astype(np.float64)
    on_2011 = history.since11.counted(population)
    first, council = history.first_lsoa, places.council[history.first_lsoa]
    return [
        _small_areas_2025(places, history, character, people, deprivation.of_2025, rng),
        _districts_2025(places, deprivation.of_2025, population),
        _small_areas_2019(places, history, deprivation.of_2019, first),
        _districts_2019(places, deprivation.of_2019, on_2011, council),
        _small_areas_2007(places, history, deprivation),
    ]


def _small_areas_2025(
    places: Places, history: History, character: Character, people: People, indices: Indices, rng: np.random.Generator
) -> Table:
    scores = {f"{name}_score": indices.scores[name] for name in indices.scores}
    subs = {name: _sub_domain(indices.scores[_PARENT[name]], *scale, rng) for name, scale in _SUB_DOMAINS.items()}
    indicators = {plan.indicator: _indicator(plan, places, character, rng) for plan in deprivation_indicators()}
    indicators["adult_skills_and_english_language_proficiency_indicator"] = subs["adult_skills_score"]
    return Table(
        "imd2025_lsoa21.csv.gz",
        {
            "lsoa21_code": history.lsoa21,
            "lsoa21_name": places.lsoa_name,
            "ltla24_code": named(places.district_code, places.district),
            "ltla24_name": named(places.district_name, places.district),
            "imd_decile": indices.decile,
            "imd_rank": indices.rank,
            **{f"{name}_rank": rank for name, rank in indices.ranks.items()},
            "imd_score": indices.score,
            **scores,
            **subs,
            **_numerators(people, indices),
            "adult_skills_and_english_language_proficiency_indicator": subs["adult_skills_score"],
            **indicators,
        },
    )


def _sub_domain(parent: Floats, centre: float, spread: float, rng: np.random.Generator) -> Floats:
    standard = (parent - parent.mean()) / parent.std()
    return rounded(centre + spread * (0.8 * standard + 0.6 * rng.normal(0.0, 1.0, len(parent))).clip(-2.4, 3.5), 3)


def _numerators(people: People, indices: Indices) -> dict[str, Floats]:
    """People behind the two rates, rounded to five; small numbers are left empty, as the publisher does."""
    income = indices.scores["income"]
    young = sum(people.columns[f"age_{band}"] for band in ("0_to_4", "5_to_9", "10_to_14"))
    old = sum(people.columns[f"age_{band}"] for band in ("65_to_69", "70_to_74", "75_to_79", "80_to_84", "85_plus"))
    working = people.total - young - old
    counts = {
        "income_domain_numerator": people.total * income,
        "income_deprivation_affecting_children_index_idaci_numerator": young * np.minimum(income * 1.35, 0.99),
        "income_deprivation_affecting_older_people_index_idaopi_numerator": old * np.minimum(income * 0.85, 0.99),
        "employment_domain_numerator": working * indices.scores["employment"],
    }
    return {name: np.where(count < _SUPPRESSED_BELOW, np.nan, 5 * np.rint(count / 5)) for name, count in counts.items()}


def _indicator(plan: IndicatorPlan, places: Places, character: Character, rng: np.random.Generator) -> Floats:
    """An underlying indicator. Those of unit “factor” spread by factors, the rest by differences."""
    crime = np.array([council.crime for council in places.plan])[places.council]
    known = plan.with_deprivation * character.deprivation / character.deprivation.std()
    known = known + plan.with_rural * (character.rural - 0.4)
    if plan.measure == "crime":
        known = known + 0.3 * crime + 0.3 * character.dense
    own = rng.normal(0.0, 1.0, places.n_lsoas)
    if plan.dataset == "by council":
        known = plan.with_deprivation * np.array([council.deprivation for council in places.plan])[places.council] * 2
        own = rng.normal(0.0, 1.0, len(places.plan))[places.council]
    spread = known + np.sqrt(max(1 - plan.with_deprivation**2, 0.1)) * own * 0.8
    value = plan.centre * np.exp(plan.spread * spread) if plan.unit == "factor" else plan.centre + plan.spread * spread
    return rounded(value.clip(plan.half_width, _LARGEST.get(plan.measure, np.inf)), plan.decimals)


def _districts_2025(places: Places, indices: Indices, population: Floats) -> Table:
    """Summaries by district: averages, shares in the most deprived tenth, extent, concentration, each with its rank."""
    n = len(places.district_name)
    columns: dict[str, Column] = {"ltla24_code": places.district_code, "ltla24_name": places.district_name}
    columns |= _summary("imd", indices.score, indices.rank, population, places.district, n)
    extent = _extent(indices.rank, population, places.district, n)
    concentration = _concentration(indices.rank, population, places.district, n)
    columns |= {"imd25_extent": extent, "imd25_rank_of_extent": _rank(extent)}
    columns |= {"imd25_local_concentration": concentration, "imd25_rank_of_local_concentration": _rank(concentration)}
    for domain in DOMAINS:
        name = domain.name
        score, rank = indices.scores[name], indices.ranks[name]
        columns |= _summary(_LONG.get(name, name), score, rank, population, places.district, n)
        if name in _AT_RISK:
            scale = np.rint(summed(_AT_RISK[name] * population * score, places.district, n))
            columns |= {f"{name}_scale": scale, f"rank_of_{name}_scale": _rank(scale)}
    return Table("imd2025_ltla24.csv", columns)


def _summary(prefix: str, score: Floats, rank: Ints, population: Floats, district: Ints, n: int) -> dict[str, Floats]:
    """Average rank (the publisher counts from the least deprived), average score, share in the most deprived tenth."""
    average_rank = rounded(averaged(len(rank) + 1.0 - rank, population, district, n), 2)
    average_score = rounded(averaged(score, population, district, n), 3)
    tenth = rounded(averaged((rank <= len(rank) // 10).astype(np.float64), np.ones(len(rank)), district, n), 4)
    return {
        f"{prefix}_average_rank": average_rank,
        f"{prefix}_rank_of_average_rank": _rank(average_rank),
        f"{prefix}_average_score": average_score,
        f"{prefix}_rank_of_average_score": _rank(average_score),
        f"{prefix}_{_TENTH}": tenth,
        f"{prefix}_rank_of_{_TENTH}": _rank(tenth),
    }


def _rank(values: Floats) -> Floats:
    """Ranks from 1 for the highest; equals share the first place of their group."""
    return np.array([1.0 + (values > value).sum() for value in values])


def _extent(rank: Ints, population: Floats, district: Ints, n: int) -> Floats:
    """The share of people in the most deprived tenth, and less and less of those up to the third tenth."""
    place = rank / len(rank)
    weight = np.where(place <= 0.1, 1.0, np.where(place <= 0.3, 0.95 - 0.9 * (place - 0.1) / 0.2, 0.0))
    return rounded(averaged(weight, population, district, n), 4)


def _concentration(rank: Ints, population: Floats, district: Ints, n: int) -> Floats:
    """The average rank of the most deprived small areas that hold a tenth of a district's people."""
    found = []
    for index in range(n):
        own = np.flatnonzero(district == index)
        own = own[np.argsort(rank[own])]
        left = population[own].sum() / 10 - np.concatenate([[0.0], population[own].cumsum()[:-1]])
        taken = np.clip(left, 0, population[own])
        found.append(np.average(len(rank) + 1.0 - rank[own], weights=taken))
    return rounded(np.array(found), 2)


def _small_areas_2019(places: Places, history: History, indices: Indices, first: Ints) -> Table:
    """Ranks only, as published here."""
    ranks = indices.ranks
    subs = {
        name: (1.3 * ranks[parent] + 0.7 * ranks[other]).argsort().argsort() + 1 for name, parent, other in _SUB_RANKS
    }
    return Table(
        "imd2019_lsoa11.csv.gz",
        {
            "lsoa11_code": history.lsoa11,
            "lsoa11_name": named(places.lsoa_name, first),
            "ltla19_code": named(places.council_code, places.council[first]),
            "ltla19_name": named([council.name for council in places.plan], places.council[first]),
            "imd_rank": indices.rank,
            "imd_decile": indices.decile,
            **{f"{_NAMES_2019.get(name, name)}_rank": rank for name, rank in ranks.items()},
            **subs,
        },
    )


_NAMES_2019 = {"housing_and_services": "housing_and_access"}
_SUB_RANKS = (
    ("children_and_young_people_rank", "education", "income"),
    ("adult_skills_rank", "education", "employment"),
    ("geographical_barriers_rank", "housing_and_services", "environment"),
    ("wider_barriers_rank", "housing_and_services", "income"),
    ("indoors_rank", "environment", "income"),
    ("outdoors_rank", "environment", "crime"),
)


def _districts_2019(places: Places, indices: Indices, population: Floats, council: Ints) -> Table:
    n = len(places.plan)
    ones = np.ones(len(population))

    def tenth(rank: Ints) -> Floats:
        return rounded(averaged((rank <= len(rank) // 10).astype(np.float64), ones, council, n), 4)

    columns: dict[str, Column] = {
        "ltla19_code": places.council_code,
        "score": rounded(averaged(indices.score, population, council, n), 3),
        "proportion": tenth(indices.rank),
        "extent": _extent(indices.rank, population, council, n),
    }
    for domain in DOMAINS:
        name = _NAMES_2019.get(domain.name, domain.name)
        columns[f"{name}_score"] = rounded(averaged(indices.scores[domain.name], population, council, n), 3)
        columns[f"{name}_proportion"] = tenth(indices.ranks[domain.name])
    return Table("imd2019_ltla19.csv", columns)


def _small_areas_2007(places: Places, history: History, deprivation: Deprivation) -> Table:
    """Two years on the areas of 2001, for the councils of 2007 under their old codes."""
    council = places.council[history.first_lsoa[history.first_lsoa11]]
    old, new = deprivation.of_2007, deprivation.of_2010
    order = ("income", "employment", "health", "education", "housing_and_services", "crime", "environment")
    return Table(
        "imd2007_2010_lsoa01.csv.gz",
        {
            "lsoa01_code": history.lsoa01,
            "lad07_code": named(places.old_code, council),
            "lad07_name": named([one.name for one in places.plan], council),
            "imd2007_score": rounded(old.score, 2),
            "imd2007_rank": old.rank,
            "imd2007_decile": old.decile,
            "imd2010_score": rounded(new.score, 2),
            **{f"iod2010_{_NAMES_2019.get(name, name)}_score": rounded(new.scores[name], 2) for name in order},
            "imd2010_rank": new.rank,
        },
    )
