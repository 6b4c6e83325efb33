"""Change over time: only within one series, and said to be real only where it is beyond noise."""

from dataclasses import dataclass
from datetime import date
from math import sqrt

from welltogether.analysis.cells import figures_over_time
from welltogether.analysis.numeric import difference_interval, two_sided_z, years_between
from welltogether.analysis.results import Trend
from welltogether.vocabulary.errors import MethodError
from welltogether.vocabulary.figures import Figure, Interval, Refusal
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.panel import Panel

_SLACK_YEARS = 0.01


@dataclass(frozen=True, slots=True)
class TrendRule:
    """How far back a trend reaches: the oldest figure at most `years` before the newest, else the one just before."""

    years: float = 10.0


def trend_here(
    panel: Panel,
    measures: tuple[Measure, ...],
    area_index: int,
    today: date,
    rule: TrendRule = TrendRule(),
) -> Trend | Refusal:
    """How one measure has changed in one area.

    Takes: a panel, the measure (with others of its series, where the catalogue has them; the first named wins where two
    give one period), the area's position, today. Gives: a Trend between two periods that do not overlap, up to the
    measure's own newest figure.
    Refuses: measures of different series, units or of none, fewer than two figures, overlapping periods → Refusal.
    Source: ours; the interval of the change is `numeric.difference_interval`.
    """
    if len({(measure.series, measure.unit) for measure in measures}) != 1 or not measures[0].series:
        return _broken(measures)
    own = figures_over_time(panel, measures[0], area_index, today)
    if not own:
        return _too_short(measures[0], 0)
    by_period = {
        figure.period: figure
        for measure in reversed(measures)
        for figure in figures_over_time(panel, measure, area_index, own[-1].period.end)
    }
    figures = sorted(by_period.values(), key=lambda figure: (figure.period.end, figure.period.start))
    return trend_between(measures[0], tuple(figures), rule)


def trend_between(measure: Measure, figures: tuple[Figure, ...], rule: TrendRule) -> Trend | Refusal:
    """The change across figures that are known to be comparable.

    Takes: the measure for its name, figures oldest first. Gives: a Trend; `beyond_noise` is None where an end has no
    interval.
    Refuses: fewer than two periods that do not overlap (figures that share respondents are not independent) → Refusal.
    """
    if not figures:
        return _too_short(measure, 0)
    end = figures[-1]
    # A few days' slack, so that "ten years" reaches from one census day to the next.
    earlier = [figure for figure in figures[:-1] if figure.period.end < end.period.start]
    if not earlier:
        return _too_short(measure, len(figures))
    recent = [f for f in earlier if years_between(f.period.end, end.period.end) <= rule.years + _SLACK_YEARS]
    start = recent[0] if recent else earlier[-1]
    interval = least = None
    if start.interval is not None and end.interval is not None:
        interval = difference_interval(start.value, start.interval, end.value, end.interval)
        least = sqrt(_half_width(start.interval) ** 2 + _half_width(end.interval) ** 2)
    return Trend(
        start=start.period,
        end=end.period,
        start_value=start.value,
        end_value=end.value,
        change=end.value - start.value,
        interval=interval,
        beyond_noise=None if interval is None else not interval.lower <= 0 <= interval.upper,
        values=tuple((figure.period, figure.value) for figure in figures),
        least_significant=least,
    )


def least_significant_change(
    share: float, n_before: float, n_after: float, *, level: float = 0.95, design_effect: float = 1.0
) -> float:
    """The smallest change in a share that two surveys of these sizes could tell from noise.

    Takes: a share 0–1, two bases above 0, the design effect of the weights (1: a simple random sample). Gives: a share.
    Refuses: a base of 0, a share outside 0–1, a design effect of 0 or less → MethodError.
    Source: two independent proportions, normal approximation; Kish 1965 for the design effect.

    >>> round(least_significant_change(0.77, 1100, 1100), 3)
    0.035
    >>> round(least_significant_change(0.81, 464, 464, design_effect=1.7), 3)
    0.066
    """
    if not 0 <= share <= 1 or min(n_before, n_after) <= 0 or design_effect <= 0:
        raise MethodError("The least significant change needs a share between 0 and 1 and bases above 0.")
    variance = share * (1 - share) * design_effect * (1 / n_before + 1 / n_after)
    return two_sided_z(level) * sqrt(variance)


def _half_width(interval: Interval) -> float:
    return (interval.upper - interval.lower) / 2


def _broken(measures: tuple[Measure, ...]) -> Refusal:
    titles = " and ".join(dict.fromkeys(measure.title for measure in measures))
    return Refusal(
        what=f"No change is shown for {titles}.",
        found="The figures were not collected in one way: the question, the method or the definition differs.",
        needed="Two figures of one series.",
        next_step="Show them side by side with their dates, and say that they may not be compared.",
    )


def _too_short(measure: Measure, n_figures: int) -> Refusal:
    return Refusal(
        what=f"No change is shown for {measure.title}.",
        found="Periods overlap and share respondents." if n_figures > 1 else "There is one figure or none.",
        needed="Two figures of one series whose periods do not overlap.",
        next_step="Import an earlier edition of the same publication.",
    )
