"""People who came and went: migration indicators by council, 2009 to 2020, as their publisher laid them out."""

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.tables import Table, averaged, summed
from welltogether.vocabulary.panel import Floats

YEARS = np.arange(2009, 2021)
_FIRST_FULL_YEAR = 2011
_LAST_BIRTHS, _LAST_SHORT_TERM = 2019, 2017
_NOT_GIVEN = ("Quayhaven", 2014)  # one council, one year: the registrations were not published
_SAMPLE_TOO_SMALL = 40_000  # people: below this the survey's estimate of those born abroad is withheld


def table(places: Places, character: Character, people: People, rng: np.random.Generator) -> Table:
    """Migration indicators: one row a council and year."""
    n = len(places.plan)
    population = _population(places, people)
    newcomers = _newcomers(places, rng) * population / 10_000
    abroad = _born_abroad(places, character, people)
    births = population * 0.0115
    columns = {
        **_survey(abroad, population, rng),
        "births_non_uk_born_mothers": _until(_LAST_BIRTHS, births * np.minimum(abroad * 1.5, 0.8), rng),
        "internal_inflow": _flow(population * 0.052, rng),
        "internal_outflow": _flow(population * 0.051, rng),
        "intl_inflow": _flow(newcomers * 0.95, rng),
        "intl_outflow": _flow(newcomers * 0.55, rng),
        "live_births": _until(_LAST_BIRTHS, births, rng),
        "migrant_gp_registrations": _flow(newcomers * 1.15, rng),
        "nino_registrations": _registrations(places, newcomers, rng),
        "population_16_64": np.rint(population * 0.625),
        "population_mid_year": np.rint(population),
        "short_term_intl_inflow": _short_term(newcomers * 0.16, rng),
    }
    whole = YEARS >= _FIRST_FULL_YEAR
    blank = {name: np.where(whole, values, np.nan) for name, values in columns.items() if not name.startswith("short")}
    return Table(
        "local_area_migration_indicators_ltla21_2009_2020.csv.gz",
        {
            "area_code": np.repeat(places.council_code, len(YEARS)),
            "area_name": np.repeat([council.name for council in places.plan], len(YEARS)),
            "year": np.tile(YEARS, n),
            **{name: (blank | columns | blank)[name].reshape(-1) for name in columns},
            "area_type": ["X07"] * (n * len(YEARS)),
        },
    )


def yearly_rise(first: Floats, last: Floats, years: Floats) -> Floats:
    """A rate that rises slowly at first and faster later, from 2009 to 2019 [C, Y]."""
    along = np.clip((years - 2009) / 10, 0, 1.2) ** 1.7
    return first[:, None] + (last - first)[:, None] * along


def _population(places: Places, people: People) -> Floats:
    now = summed(people.total, places.council, len(places.plan)).astype(np.float64)
    growth = np.array([council.newcomers_2019 for council in places.plan]) / 10_000 * 0.5 + 0.002
    return np.asarray(now[:, None] / (1 + growth[:, None]) ** (2021 - YEARS))


def _newcomers(places: Places, rng: np.random.Generator) -> Floats:
    """Registrations per 10,000 people [C, Y]; the year of the pandemic halves them."""
    first, last = (np.array([getattr(one, f"newcomers_{year}") for one in places.plan]) for year in (2009, 2019))
    rate = yearly_rise(first, last, YEARS.astype(np.float64)) * np.exp(rng.normal(0.0, 0.06, (len(first), len(YEARS))))
    return np.asarray(np.where(YEARS == 2020, rate * 0.5, rate))


def _born_abroad(places: Places, character: Character, people: People) -> Floats:
    """The share born abroad [C, Y], growing to its level of 2021."""
    minority = 1 - character.ethnic[:, 4]
    share = averaged(0.45 * minority + 0.9 * character.white_other, people.total, places.council, len(places.plan))
    newcomers = np.array([[council.newcomers_2009, council.newcomers_2019] for council in places.plan])
    start = share * (0.85 - 0.0022 * (newcomers[:, 1] - newcomers[:, 0])).clip(0.4, 1)
    return np.asarray(start[:, None] + (share - start)[:, None] * (YEARS - 2009) / 12)


def _survey(share: Floats, population: Floats, rng: np.random.Generator) -> dict[str, Floats]:
    """The survey's estimate in thousands, its half interval, and the population it knew."""
    size = population / 90  # people asked
    error = np.sqrt(share * (1 - share) / size) * 1.4
    estimate = (share + rng.normal(0.0, 1.0, share.shape) * error).clip(0, 1) * population
    given = population >= _SAMPLE_TOO_SMALL
    return {
        "aps_non_uk_born": np.where(given, 1000 * np.rint(estimate / 1000), np.nan),
        "aps_non_uk_born_ci": np.where(
            given, np.maximum(1000 * np.rint(1.96 * error * population / 1000), 1000), np.nan
        ),
        "aps_resident_population": 1000 * np.rint(population / 1000),
    }


def _flow(expected: Floats, rng: np.random.Generator) -> Floats:
    return rng.poisson(expected).astype(np.float64)


def _until(year: int, expected: Floats, rng: np.random.Generator) -> Floats:
    return np.where(year >= YEARS, _flow(expected, rng), np.nan)


def _short_term(expected: Floats, rng: np.random.Generator) -> Floats:
    value = np.round(expected * rng.uniform(0.7, 1.3, expected.shape), 2)
    return np.where(_LAST_SHORT_TERM >= YEARS, value, np.nan)


def _registrations(places: Places, newcomers: Floats, rng: np.random.Generator) -> Floats:
    counts = _flow(newcomers, rng)
    council, year = _NOT_GIVEN
    counts[places.council_of(council), year == YEARS] = np.nan
    return counts
