"""Local statistics by council and for the country, with intervals where a survey is behind them."""

import numpy as np

from welltogether.evidence.demonstration.character import Character
from welltogether.evidence.demonstration.people import People
from welltogether.evidence.demonstration.places import Places
from welltogether.evidence.demonstration.plan import COUNTRY_CODE, COUNTRY_NAME, IndicatorPlan, local_statistics
from welltogether.evidence.demonstration.tables import Table, averaged, summed
from welltogether.vocabulary.panel import Floats

_MERGER = "2023-04"
_USUAL_POPULATION = 60_000  # the size of council for which the plan gives a half interval
_TOO_SMALL = 30_000  # people: below this a survey's figure is withheld in its latest period
_COLUMNS = ("dataset", "indicator", "measure", "unit", "area_code", "area_name", "period", "value", "lci_95", "uci_95")


def table(places: Places, character: Character, people: People, rng: np.random.Generator) -> Table:
    """Every indicator of the plan, for every council (district since the merger) and period, and for the country."""
    n = len(places.plan)
    population = summed(people.total, places.council, n).astype(np.float64)
    causes = [
        _standard(averaged(character.deprivation, people.total, places.council, n)),
        _standard(averaged(character.rural.astype(np.float64), people.total, places.council, n)),
    ]
    rows: list[tuple[str, ...]] = []
    for plan in local_statistics():
        own = rng.normal(0.0, 1.0, n)
        for number, period in enumerate(plan.periods):
            standard = _combined(plan, causes, own + rng.normal(0.0, 0.15, n))
            value = plan.centre + plan.spread * (standard + plan.change * (number - len(plan.periods) + 1))
            latest = number == len(plan.periods) - 1
            rows += _rows(plan, period, places, value, population, latest)
    return Table("ons_explore_local_statistics_la.csv.gz", dict(zip(_COLUMNS, zip(*rows, strict=True), strict=True)))


def _combined(plan: IndicatorPlan, causes: list[Floats], own: Floats) -> Floats:
    """Correlated with deprivation and with being rural as the plan says."""
    left = max(1 - plan.with_deprivation**2 - plan.with_rural**2, 0.05)
    standard = plan.with_deprivation * causes[0] + plan.with_rural * causes[1] + np.sqrt(left) * _standard(own)
    return np.asarray(standard)


def _rows(
    plan: IndicatorPlan, period: str, places: Places, value: Floats, population: Floats, latest: bool
) -> list[tuple[str, ...]]:
    codes, names = places.council_code, tuple(council.name for council in places.plan)
    country = float(np.average(value, weights=population))
    if period >= _MERGER:
        n = len(places.district_code)
        value = averaged(value, population, places.council_district, n)
        population = summed(population, places.council_district, n)
        codes, names = places.district_code, places.district_name
    head = (plan.dataset, plan.indicator, plan.measure, plan.unit)
    half = plan.half_width * np.sqrt(_USUAL_POPULATION / population)
    found = [
        (*head, code, name, period, *_interval(plan, one, width))
        for code, name, one, width, people in zip(
            codes, names, value.tolist(), half.tolist(), population.tolist(), strict=True
        )
        if not (latest and plan.half_width and people < _TOO_SMALL)
    ]
    return [*found, (*head, COUNTRY_CODE, COUNTRY_NAME, period, *_interval(plan, country, plan.half_width / 5))]


def _interval(plan: IndicatorPlan, value: float, half_width: float) -> tuple[str, str, str]:
    top = 99.9 if plan.unit == "%" and plan.dataset != "housing-affordability-ratio" else float("inf")

    def text(number: float) -> str:
        return repr(round(min(max(number, 0.0), top), plan.decimals))

    if not half_width:
        return text(value), "", ""
    return text(value), text(value - half_width), text(value + half_width)


def _standard(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / values.std())
