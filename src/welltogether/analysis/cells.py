"""One cell of a panel as a dressed figure, or why it may not be shown. Shared by the methods, like `numeric`."""

from datetime import date

import numpy as np

from welltogether.vocabulary.areas import Area
from welltogether.vocabulary.figures import Dress, Figure, Interval, Refusal
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.panel import CARRIED_CODES, Floats, Panel, Series


def figure_at(panel: Panel, measure: Measure, area_index: int, period_index: int) -> Figure | Refusal:
    """One measure in one area and period, with everything it must be shown with.

    Takes: a panel, a measure, the area's and the period's position in it. Gives: a Figure.
    Refuses: no figure, a base under the measure's minimum, a figure without its source or its base note → Refusal.
    """
    series = panel.series.get(measure.id)
    area = panel.areas[area_index]
    if series is None or not np.isfinite(series.value[period_index, area_index]):
        return _missing(measure, area)
    base = _known(series.base[period_index, area_index])
    if not series.sources or (base is None and not series.base_note):
        return _undressed(measure, area)
    if base is not None and base < measure.minimum_base:
        return _too_few(measure, area, series.periods[period_index].label)
    dress = Dress(
        sources=series.sources,
        base=base,
        base_note=series.base_note,
        method=series.method,
        carried=CARRIED_CODES[int(series.carried[period_index, area_index])],
        published_areas=series.published_areas,
        interval_note="" if np.isfinite(series.lower[period_index, area_index]) else "no interval is published",
        cautions=measure.cautions,
    )
    return Figure(
        measure=measure.id,
        area=area.code,
        period=series.periods[period_index],
        value=float(series.value[period_index, area_index]),
        interval=_interval(series, area_index, period_index),
        dress=dress,
    )


def newest_figure(panel: Panel, measure: Measure, area_index: int, today: date) -> tuple[int, Figure] | Refusal:
    """The newest figure for one area that is not dated after today, and the position of its period.

    Takes: a panel, a measure, the area's position, today. Gives: period position and Figure.
    Refuses: as `figure_at`, for the newest period that has a value: an older one is never put in its place unseen.
    """
    series = panel.series.get(measure.id)
    if series is not None:
        for period_index in reversed(range(len(series.periods))):
            past = series.periods[period_index].end <= today
            if past and np.isfinite(series.value[period_index, area_index]):
                figure = figure_at(panel, measure, area_index, period_index)
                return figure if isinstance(figure, Refusal) else (period_index, figure)
    return _missing(measure, panel.areas[area_index])


def figures_over_time(panel: Panel, measure: Measure, area_index: int, today: date) -> tuple[Figure, ...]:
    """Every figure of one measure that may be shown for one area, oldest first.

    Takes: a panel, a measure, the area's position, today. Gives: figures; what `figure_at` refuses is left out.
    """
    series = panel.series.get(measure.id)
    if series is None:
        return ()
    answers = (
        figure_at(panel, measure, area_index, index)
        for index, period in enumerate(series.periods)
        if period.end <= today
    )
    return tuple(answer for answer in answers if isinstance(answer, Figure))


def newest_values(panel: Panel, measure: str, today: date) -> tuple[int, Floats] | None:
    """One measure over all areas in the newest period that covers the level: one period for everybody.

    A period covers the level when it holds at least half as many areas as the fullest one.
    Takes: a panel, a measure id, today. Gives: the period's position and values [A], NaN where missing; or None.
    """
    series = panel.series.get(measure)
    if series is None:
        return None
    past = np.array([period.end <= today for period in series.periods], dtype=bool)
    n_known = np.isfinite(series.value).sum(axis=1) * past
    if n_known.size == 0 or n_known.max() == 0:
        return None
    period_index = int(np.flatnonzero(n_known * 2 >= n_known.max())[-1])
    return period_index, series.value[period_index]


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _interval(series: Series, area_index: int, period_index: int) -> Interval | None:
    lower, upper = _known(series.lower[period_index, area_index]), _known(series.upper[period_index, area_index])
    if lower is None or upper is None:
        return None
    return Interval(lower, upper, series.interval_level, series.interval_method)


def _missing(measure: Measure, area: Area) -> Refusal:
    return Refusal(
        what=f"{measure.title} cannot be shown for {area.name}.",
        found="The publications held give no figure for this area.",
        needed=f"A publication with a figure for the {area.code.scheme.plain_name}.",
        next_step="Import a newer or finer publication, or ask the partner who holds the local record.",
    )


def _too_few(measure: Measure, area: Area, period: str) -> Refusal:
    return Refusal(
        what=f"{measure.title} cannot be shown for {area.name} ({period}).",
        found=f"The figure rests on fewer than {measure.minimum_base:,} in the base.",
        needed=f"A base of at least {measure.minimum_base:,}.",
        next_step="Put several years together, or use the figure for the area this one lies in.",
    )


def _undressed(measure: Measure, area: Area) -> Refusal:
    return Refusal(
        what=f"{measure.title} cannot be shown for {area.name}.",
        found="The figure came without its source, or without its base or a reason why it has none.",
        needed="Source, date, area, base and method: no figure is shown without them.",
        next_step="Import the publication again, or complete the description of the measure.",
    )
