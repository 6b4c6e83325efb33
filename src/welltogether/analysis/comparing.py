"""One measure here, beside elsewhere: comparators, position and what the figure says about cohesion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np
from numpy.typing import NDArray

from welltogether.analysis.cells import newest_figure
from welltogether.analysis.numeric import median, shares_lower
from welltogether.analysis.results import Comparator, Position, Reading, Speaks, Trend
from welltogether.vocabulary.figures import Figure, Refusal
from welltogether.vocabulary.measures import Direction, Measure
from welltogether.vocabulary.panel import Floats, Panel

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class SpeaksRule:
    """When a figure is far enough from the usual to say something.

    `outer_share`: a place must stand among this share of areas at one end. `two_sided`: measures or influences whose
    evidence points both ways. `minimum_peers`: a middle of fewer areas is not shown. `minimum_coverage`: with figures
    for a smaller share of all areas than this, a place has no position among them: some neighbours are not the country.
    """

    outer_share: float = 0.30
    two_sided: frozenset[str] = frozenset()
    minimum_peers: int = 5
    minimum_coverage: float = 0.5


def read_measure(
    panel: Panel,
    measure: Measure,
    area_index: int,
    peers: Mapping[str, Indices],
    today: date,
    *,
    trend: Trend | Refusal | None,
    rule: SpeaksRule = SpeaksRule(),
) -> Reading | Refusal:
    """The newest figure of one measure for one area, with what it is compared with and what it says.

    Takes: a panel, a measure, the area's position, named groups of areas as positions (each gives its middle area),
    today, the trend found for this place and measure (`change.trend_here`), the rule for what speaks. Gives: a Reading;
    comparators all stand in the figure's own period: country, region, each peer group, then the middle of all areas.
    Refuses: what `cells.figure_at` refuses → Refusal.
    """
    newest = newest_figure(panel, measure, area_index, today)
    if isinstance(newest, Refusal):
        return newest
    period_index, figure = newest
    series = panel.series[measure.id]
    # What may not be shown for a place on too small a base may not set the usual for others either.
    values = np.where(series.base[period_index] < measure.minimum_base, np.nan, series.value[period_index])
    enough = max(rule.minimum_peers, ceil(rule.minimum_coverage * len(values)))
    middle = middle_of(_middle_label(panel), values, enough)
    position = position_of(values, area_index, enough)
    comparators = (
        *_wider_areas(panel, measure, area_index, period_index),
        *(middle_of(label, values[members], rule.minimum_peers) for label, members in peers.items()),
        middle,
    )
    return Reading(
        measure=measure,
        figure=figure,
        comparators=tuple(comparator for comparator in comparators if comparator is not None),
        position=position,
        trend=trend if isinstance(trend, Trend) else None,
        speaks=what_it_says(measure, figure, position, middle, rule),
        no_trend=trend if isinstance(trend, Refusal) else None,
    )


def what_it_says(
    measure: Measure, figure: Figure, position: Position | None, middle: Comparator | None, rule: SpeaksRule
) -> Speaks:
    """Whether a figure speaks for or against cohesion here, or only sets the scene.

    It speaks only when the place is among the outer `rule.outer_share` of areas at one end and, where the figure has an
    interval, the middle area lies outside it.
    Takes: the measure, its figure, its position and the middle area. Gives: one of five answers.
    Source: ours; the direction is the measure's, by the research its catalogue entry cites.
    """
    if measure.id in rule.two_sided or not rule.two_sided.isdisjoint(measure.influences):
        return Speaks.TWO_SIDED
    if measure.direction is Direction.NONE or position is None or middle is None:
        return Speaks.CONTEXT
    high = position.share_lower >= 1 - rule.outer_share
    low = position.share_lower <= rule.outer_share
    if not (high or low) or not _differs(figure, middle.value):
        return Speaks.LEVEL
    return Speaks.FOR if high == (measure.direction is Direction.HIGHER_IS_BETTER) else Speaks.AGAINST


def position_of(values: Floats, area_index: int, minimum_areas: int = 2) -> Position | None:
    """Where one area stands among all that have a figure.

    Takes: values [A], the area's position. Gives: a Position; None where the area or too many others have no figure.

    >>> position_of(np.array([4.0, 1.0, np.nan, 2.0, 3.0]), 3)
    Position(share_lower=0.375, n_areas=4)
    """
    n_areas = int(np.isfinite(values).sum())
    share = float(shares_lower(values)[area_index])
    return Position(share, n_areas) if np.isfinite(share) and n_areas >= minimum_areas else None


def middle_of(label: str, values: Floats, minimum_areas: int = 1) -> Comparator | None:
    """The middle area of a group.

    Takes: a label, values [n], NaN where missing. Gives: the median and how many areas it rests on; None if too few.

    >>> middle_of("Middle district", np.array([0.1, 0.3, np.nan, 0.2]))
    Comparator(label='Middle district', value=0.2, interval=None, n_areas=3)
    """
    n_areas = int(np.isfinite(values).sum())
    return Comparator(label, median(values), None, n_areas) if n_areas >= max(minimum_areas, 1) else None


def _differs(figure: Figure, value: float) -> bool:
    if figure.interval is None:
        return figure.value != value
    return not figure.interval.lower <= value <= figure.interval.upper


def _middle_label(panel: Panel) -> str:
    return f"Middle {panel.level.plain_name}"


def _wider_areas(panel: Panel, measure: Measure, area_index: int, period_index: int) -> tuple[Comparator, ...]:
    if measure.own_level_only:
        return ()
    series = panel.series[measure.id]
    found = [(panel.country.name, float(series.country_value[period_index]))]
    area = panel.areas[area_index]
    for region_index, region in enumerate(panel.regions):
        if area.region is not None and region.code.code == area.region.code:
            found.append((region.name, float(series.region_value[period_index, region_index])))
    return tuple(Comparator(label, value, None, 1) for label, value in found if np.isfinite(value))
