"""People seeking or given protection: asylum support by quarter and resettlement by year."""

import numpy as np

from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.movement import yearly_rise
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.tables import Table, summed
from welltogether.vocabulary.panel import Floats

MERGER = "2023-04-01"
_HOTELS_COUNTED_FROM = "2022-12"
_SUPPORT = (
    ("Section 95", "Dispersal Accommodation", 0.70),
    ("Section 95", "Subsistence Only", 0.06),
    ("Section 4", "Dispersal Accommodation", 0.09),
    ("Section 98", "Contingency Accommodation - Hotel", 0.15),
)
_SUPPORT_COLUMNS = ("date", "lad_code", "lad_name", "support_type", "accommodation_type", "people")
_SCHEMES = (
    ("Vulnerable Persons Resettlement Scheme", range(2015, 2021), 1.6),
    ("Vulnerable Children Resettlement Scheme", range(2016, 2021), 0.2),
    ("UK Resettlement Scheme", range(2021, 2025), 0.9),
    ("UK Resettlement Scheme - Community Sponsorship Scheme", range(2021, 2025), 0.12),
)


def tables(places: Places, people: People, rng: np.random.Generator) -> list[Table]:
    """Both tables; only what is above zero has a row, and small numbers stand as published."""
    population = summed(people.total, places.council, len(places.plan)).astype(np.float64)
    return [_support(places, population, rng), _resettled(places, population, rng)]


def _quarters() -> list[str]:
    ends = [f"{year}-{end}" for year in range(2019, 2025) for end in ("03-31", "06-30", "09-30", "12-31")]
    return ends[:-1]


def _support(places: Places, population: Floats, rng: np.random.Generator) -> Table:
    """People supported: a few towns at first, every district a little since 2022."""
    last = np.array([council.asylum_2024 for council in places.plan])
    rows: dict[str, list[str]] = {name: [] for name in _SUPPORT_COLUMNS}
    for number, date in enumerate(_quarters()):
        level = yearly_rise(np.where(last > 3, last * 0.45, 0.0), last, np.array([2009 + number / 2.2]))[:, 0]
        for support, accommodation, part in _SUPPORT:
            if "Hotel" in accommodation and date < _HOTELS_COUNTED_FROM:
                continue
            counts = rng.poisson(level * part * population / 10_000)
            _add(rows, places, date, counts, (support, accommodation))
    return Table("asylum_support_lad_quarterly_2019on.csv.gz", rows)


def _add(rows: dict[str, list[str]], places: Places, date: str, counts: Ints, kind: tuple[str, str]) -> None:
    """One row a council (a district once the merger is done) that supports anybody."""
    codes, names, values = _as_of(places, date, counts)
    for code, name, value in zip(codes, names, values.tolist(), strict=True):
        if value:
            for column, text in zip(rows, (date, code, name, *kind, str(value)), strict=True):
                rows[column].append(text)


def _as_of(places: Places, date: str, counts: Ints) -> tuple[tuple[str, ...], tuple[str, ...], Ints]:
    if date < MERGER:
        return places.council_code, tuple(council.name for council in places.plan), counts
    merged = summed(counts, places.council_district, len(places.district_code))
    return places.district_code, places.district_name, merged


def _resettled(places: Places, population: Floats, rng: np.random.Generator) -> Table:
    willing = rng.gamma(1.2, 0.8, len(places.plan))
    rows: dict[str, list[str]] = {name: [] for name in ("year", "lad_code", "lad_name", "scheme", "persons")}
    for scheme, years, per_10000 in _SCHEMES:
        for year in years:
            counts = rng.poisson(willing * per_10000 * population / 10_000)
            codes, names, values = _as_of(places, f"{year}-12-31", counts)
            for code, name, value in zip(codes, names, values.tolist(), strict=True):
                if value:
                    for column, text in zip(rows, (str(year), code, name, scheme, str(value)), strict=True):
                        rows[column].append(text)
    return Table("resettlement_arrivals_lad_annual.csv", rows)
