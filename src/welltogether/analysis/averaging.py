"""The mean of a measure's latest periods, for one area and for all: steadier than one year of a noisy count."""

from dataclasses import replace
from datetime import date

import numpy as np

from welltogether.analysis.cells import figure_at, newest_values
from welltogether.vocabulary.figures import Figure, Refusal
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.panel import Floats, Panel
from welltogether.vocabulary.periods import Period


def latest_mean(panel: Panel, measure: Measure, n_periods: int, today: date) -> tuple[tuple[int, ...], Floats] | None:
    """The plain mean over the latest periods that cover the level.

    Takes: a panel, a measure, how many periods, today. Gives: the positions of the periods used, oldest first, and the
    mean by area [A], NaN where any of them is missing; None where no period covers the level.
    """
    newest = newest_values(panel, measure.id, today)
    if newest is None:
        return None
    last, _ = newest
    used = tuple(range(max(0, last - n_periods + 1), last + 1))
    return used, np.asarray(panel.series[measure.id].value[list(used)].mean(axis=0), dtype=np.float64)


def mean_figure(panel: Panel, measure: Measure, area_index: int, periods: tuple[int, ...]) -> Figure | Refusal:
    """The mean of one area's figures over some periods, dressed.

    Takes: a panel, a measure, the area's position, positions of periods, oldest first. Gives: a Figure over the whole
    span, its base the smallest of the periods'; one period keeps its own interval, a mean of several has none.
    Refuses: what `cells.figure_at` refuses for any of the periods → Refusal.
    """
    parts = [figure_at(panel, measure, area_index, period) for period in periods]
    held = [part for part in parts if isinstance(part, Figure)]
    if len(held) < len(parts):
        return next(part for part in parts if isinstance(part, Refusal))
    if len(held) == 1:
        return held[0]
    bases = [figure.dress.base for figure in held if figure.dress.base is not None]
    newest = held[-1]
    return replace(
        newest,
        period=Period(held[0].period.start, newest.period.end),
        value=sum(figure.value for figure in held) / len(held),
        interval=None,
        dress=replace(
            newest.dress,
            base=min(bases) if bases else None,
            interval_note=f"mean of {len(held)} periods; no interval is worked out for it",
        ),
    )
