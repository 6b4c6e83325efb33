"""What every figure of a measure is shown with: the areas it was published for, what its base counts, its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from welltogether.evidence.areas.links import BEST_FIT, POPULATION_WEIGHTED, SUMMED
from welltogether.evidence.settling.held import Held
from welltogether.evidence.settling.measuring import LevelValues
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Made, Measure

_PLURALS = {
    Scheme.LSOA: "small areas (LSOA)",
    Scheme.MSOA: "neighbourhood areas (MSOA)",
    Scheme.WARD: "wards",
    Scheme.LTLA: "districts",
    Scheme.UTLA: "counties",
    Scheme.CSP: "community safety partnerships",
    Scheme.PFA: "police force areas",
    Scheme.REGION: "regions",
    Scheme.COUNTRY: "the country",
}
_COUNTED = {"persons": "People", "households": "Households", "dwellings": "Homes", "births": "Births", "votes": "Votes"}
_FULL_COUNT = "A full count: it has no sampling interval; small counts are perturbed by the publisher."
_DROPPED = "Where areas were put together, the publisher's interval is left out."
_NO_BASE = "The publisher gives no base with this figure."


@dataclass(frozen=True)
class SeriesNote:
    """Everything but the numbers of one measure at one level."""

    published_areas: str
    base_note: str
    interval_level: float
    interval_method: str
    datasets: tuple[str, ...]
    method: str


def series_note(measure: Measure, level: LevelValues, held: Held) -> SeriesNote:
    """The dress of one measure at one level."""
    has_interval = any(np.isfinite(row).any() for row in level.numbers["lower"])
    return SeriesNote(
        published_areas(measure, level, held),
        base_note(measure, level, held.units, has_interval),
        0.95 if has_interval else 0.0,
        "as published" if has_interval else "",
        tuple(level.datasets),
        measure.method.value,
    )


def published_areas(measure: Measure, level: LevelValues, held: Held) -> str:
    """In words, commonest first: “districts, 2019 boundaries; small areas (LSOA), 2021 boundaries”."""
    newest = level.origin[-1]
    counts = [(int((newest == place).sum()), key) for place, key in enumerate(level.keys)]
    words = []
    for n, key in sorted(counts, key=lambda one: -one[0]):
        if n:
            cells = held.sum_of(measure.numerator, key)
            years = _listed([str(year) for year in cells.vintages]) if cells is not None else ""
            words.append(
                f"{_PLURALS[key[0]]}, {years} boundaries" if key[0] is not Scheme.COUNTRY else _PLURALS[key[0]]
            )
    return "; ".join(words)


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def base_note(measure: Measure, level: LevelValues, units: Mapping[str, str], has_interval: bool) -> str:
    """What the base counts, or why there is none; and why there is no interval, where there is none."""
    if measure.made is Made.COUNT:
        return "A count: it has no base."
    full = _FULL_COUNT if _is_census((*measure.numerator, *measure.denominator)) else ""
    if measure.made is Made.DISSIMILARITY:
        return f"People of the group, counted over the small areas. {full}".strip()
    dropped = _DROPPED if has_interval and _some_put_together(level) else ""
    if measure.made in (Made.RATIO, Made.DIVERSITY):
        period, below = level.periods[-1], level.base_periods.get(level.periods[-1])
        when = f", {below.label}" if below is not None and below != period else ""
        words = (f"{_counted(measure, units)} counted{when}.", dropped if has_interval else full)
    else:
        has_base = any(np.isfinite(row).any() for row in level.numbers["base"])
        words = ("People asked or counted, as published." if has_base else _NO_BASE, dropped)
    return " ".join(filter(None, words))


def _some_put_together(level: LevelValues) -> bool:
    """Whether some figures with no interval of their own stand beside others that have one."""
    rows = zip(level.numbers["value"], level.numbers["lower"], level.carried, strict=True)
    together = (SUMMED, POPULATION_WEIGHTED, BEST_FIT)
    return any(
        (np.isfinite(value) & np.isnan(lower) & np.isin(carried, together)).any() for value, lower, carried in rows
    )


def _counted(measure: Measure, units: Mapping[str, str]) -> str:
    given = {units.get(variable, "") for variable in measure.denominator}
    return _COUNTED.get(given.pop(), "Cases") if len(given) == 1 else "Cases"


def _is_census(variables: Sequence[str]) -> bool:
    return all(variable.startswith("census") for variable in variables)
