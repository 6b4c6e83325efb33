"""One measure at one level: values put together from the best route to each area, each with how it came there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from welltogether.evidence.areas.links import NOT_CARRIED, Codes, Floats, Links
from welltogether.evidence.areas.routes import Routes
from welltogether.evidence.settling.held import Cells, Held, Key
from welltogether.evidence.settling.offers import Offer, best_of, count_along, mean_along, ratio_along, ratio_over
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Made, Measure
from welltogether.vocabulary.periods import Period

FARTHEST_YEARS = 10.0  # between a numerator and the nearest denominator
NUMBERS = ("value", "lower", "upper", "base")
_PREFERENCE = (Scheme.LTLA, Scheme.LSOA, Scheme.MSOA, Scheme.WARD, Scheme.CSP, Scheme.UTLA, Scheme.PFA)


@dataclass
class LevelValues:
    """One measure over all areas of a level: rows of [A] by period, that fill up route by route, better routes first.

    `origin`: per area, which of `keys` (scheme and year of the areas published for) the value came from.
    """

    n_areas: int
    periods: list[Period] = field(default_factory=list)
    numbers: dict[str, list[Floats]] = field(default_factory=lambda: {name: [] for name in NUMBERS})
    carried: list[Codes] = field(default_factory=list)
    origin: list[Codes] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    datasets: dict[str, None] = field(default_factory=dict)
    base_periods: dict[Period, Period] = field(default_factory=dict)

    def fill(self, offer: Offer, key: Key) -> None:
        """Take from an offer what is not there yet."""
        if key not in self.keys:
            self.keys.append(key)
        for position, period in enumerate(offer.periods):
            row = self._row(period)
            new = np.isnan(self.numbers["value"][row]) & np.isfinite(offer.value[position])
            if not new.any():
                continue
            for name in NUMBERS:
                if (given := getattr(offer, name)) is not None:
                    self.numbers[name][row][new] = given[position][new]
            self.carried[row][new] = offer.carried[position][new]
            self.origin[row][new] = self.keys.index(key)
            self.datasets.update(dict.fromkeys(offer.datasets))
            if offer.base_periods:
                self.base_periods.setdefault(period, offer.base_periods[position])

    def is_full(self, periods: Sequence[Period]) -> bool:
        """Whether every area has a value in every one of these periods already."""
        values = dict(zip(self.periods, self.numbers["value"], strict=True))
        return all(period in values and np.isfinite(values[period]).all() for period in periods)

    def in_order(self) -> "LevelValues":
        """Periods from oldest to newest, those without any value left out."""
        filled = [row for row, values in enumerate(self.numbers["value"]) if np.isfinite(values).any()]
        order = sorted(filled, key=lambda row: (self.periods[row].end, self.periods[row].start))
        return replace(
            self,
            periods=[self.periods[row] for row in order],
            numbers={name: [rows[row] for row in order] for name, rows in self.numbers.items()},
            carried=[self.carried[row] for row in order],
            origin=[self.origin[row] for row in order],
        )

    def _row(self, period: Period) -> int:
        if period not in self.periods:
            self.periods.append(period)
            for name in NUMBERS:
                self.numbers[name].append(np.full(self.n_areas, np.nan))
            self.carried.append(np.full(self.n_areas, NOT_CARRIED, np.uint8))
            self.origin.append(np.full(self.n_areas, NOT_CARRIED, np.uint8))
        return self.periods.index(period)


@dataclass
class Measuring:
    """Puts measures together from what is held, by the routes there are."""

    held: Held
    routes: Routes
    _counted: dict[tuple[tuple[str, ...], Scheme], Cells | None] = field(default_factory=dict, repr=False)
    _worked_out: dict[tuple[str, Key], Cells | None] = field(default_factory=dict, repr=False)

    def level(self, measure: Measure, target: Scheme) -> LevelValues:
        """The measure for every area of a level. A level that it cannot be had for comes back without periods."""
        out = LevelValues(len(self.routes.known.lists[target]))
        for key in self.keys_for(measure.numerator, target):
            cells = self.held.sum_of(measure.numerator, key)
            if cells is None or not self.routes.links(*key, target) or out.is_full(cells.periods):
                continue
            for offer in self._offers(measure, cells, key, target):
                out.fill(offer, key)
                if out.is_full(cells.periods):
                    break
        return out.in_order()

    def keys_for(self, variables: Sequence[str], target: Scheme) -> list[Key]:
        """Where variables are held together, the best for this level first."""
        order = [target, *(one for one in _PREFERENCE if one is not target)]
        held = [key for key in self.held.keys(variables) if key[0] in order]
        return sorted(held, key=lambda key: (order.index(key[0]), -key[1]))

    def counts(self, variables: tuple[str, ...], target: Scheme) -> Cells | None:
        """The sum of count variables for the areas of a level, each from the best route."""
        if (variables, target) not in self._counted:
            out = LevelValues(len(self.routes.known.lists[target]))
            for key in self.keys_for(variables, target):
                cells = self.held.sum_of(variables, key)
                if cells is not None and self.routes.links(*key, target) and not out.is_full(cells.periods):
                    out.fill(self._best(key, target, lambda links, cells=cells: count_along(links, cells, 1.0)), key)  # type: ignore[misc]
            self._counted[variables, target] = _as_cells(out.in_order())
        return self._counted[variables, target]

    def _offers(self, measure: Measure, cells: Cells, key: Key, target: Scheme) -> Iterator[Offer]:
        if measure.made is Made.RATIO:
            yield from self._ratio(measure, cells, key, target)
        elif measure.made is Made.COUNT:
            yield self._best(key, target, lambda links: count_along(links, cells, measure.scale))
        else:
            weight, rough = self._weight(measure, cells, key)
            rough = rough and key[0] is target
            yield self._best(key, target, lambda links: mean_along(links, cells, weight, measure.scale, rough=rough))

    def _best(self, key: Key, target: Scheme, along: Callable[[Links], Offer]) -> Offer:
        return best_of([along(links) for links in self.routes.links(*key, target)])

    def _ratio(self, measure: Measure, top: Cells, key: Key, target: Scheme) -> Iterator[Offer]:
        """First with denominators of the same areas, then with denominators counted where the figure is shown."""
        for bottom, along in (
            (self.held.sum_of(measure.denominator, key), ratio_along),
            (self.counts(measure.denominator, target), ratio_over),
        ):
            pair = None if bottom is None else paired(top, bottom)
            if pair is not None:
                yield self._best(key, target, _bound(along, *pair, measure.scale))

    def _weight(self, measure: Measure, cells: Cells, key: Key) -> tuple[Floats, bool]:
        """Weights over the areas a mean was published for, and whether they were worked out from small areas.

        As published for the same areas; where they are not, put together from today's small areas.
        """
        weight = np.zeros_like(cells.value)
        if measure.made is not Made.WEIGHTED_MEAN:
            return weight, False
        held = self.held.cells.get(measure.weight, {}).get(key)
        for source in (held, self._gathered(measure.weight, key)):
            pair = None if source is None else paired(cells, source, farthest=np.inf)  # a weight may be of any time
            if pair is not None:
                weight = np.where(weight > 0, weight, np.nan_to_num(pair[1].value))
        return weight, held is None and key[0] in (Scheme.LSOA, Scheme.MSOA)

    def _gathered(self, variable: str, key: Key) -> Cells | None:
        """A count of today's small areas put together for another list of areas."""
        if (variable, key) not in self._worked_out:
            small = self.counts((variable,), Scheme.LSOA)
            gathered = None if small is None else self.routes.gathered(small.value, key)
            made = None if small is None or gathered is None else replace(small, value=gathered)
            self._worked_out[variable, key] = made
        return self._worked_out[variable, key]


def _as_cells(level: LevelValues) -> Cells | None:
    if not level.periods:
        return None
    return Cells(tuple(level.periods), np.stack(level.numbers["value"]), datasets=tuple(level.datasets))


def paired(top: Cells, bottom: Cells, farthest: float = FARTHEST_YEARS) -> tuple[Cells, Cells] | None:
    """Each period of the first with the nearest of the second; periods with none near enough drop out."""
    rows, others = [], []
    for row, period in enumerate(top.periods):
        near = min(range(len(bottom.periods)), key=lambda other: years_apart(period, bottom.periods[other]))
        if years_apart(period, bottom.periods[near]) <= farthest:
            rows.append(row)
            others.append(near)
    return (top.at(rows), bottom.at(others)) if rows else None


def years_apart(one: Period, other: Period) -> float:
    """Years between the middles of two periods."""
    if one == other:
        return 0.0
    middle = [period.start.toordinal() + period.end.toordinal() for period in (one, other)]
    return abs(middle[0] - middle[1]) / 2 / 365.25


def _bound(
    along: Callable[[Links, Cells, Cells, float], Offer], top: Cells, bottom: Cells, scale: float
) -> Callable[[Links], Offer]:
    return lambda links: along(links, top, bottom, scale)
