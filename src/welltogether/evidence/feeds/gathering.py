"""Several rows of one area put together: wards that voted → the district's turnout."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from welltogether.evidence.feeds.areas import Placed
from welltogether.evidence.feeds.assembling import Assembly, Block, Days
from welltogether.evidence.feeds.reading import Reading
from welltogether.evidence.feeds.series import Series
from welltogether.evidence.feeds.values import Floats, Values, numbers_at, read_values
from welltogether.evidence.tables.numbers import NOT_AVAILABLE
from welltogether.guidance.kinds.feeds import Gather

COUNTED = frozenset(
    {"persons", "households", "dwellings", "count", "offences", "votes", "births", "registrations", "hectares"}
)
"""Units that are added up; all others are averaged."""


def add_gathered(
    reading: Reading,
    assembly: Assembly,
    placed: Placed,
    series: Sequence[Series],
    gather: Gather,
    dates: tuple[Days, Days],
) -> None:
    """Add one figure for each area and period. Rows without a value or a weight count in neither part of a mean."""
    weight = np.ones(len(placed.place))
    if gather.weight:
        weight = numbers_at(placed.table, placed.table.need(gather.weight), reading.marks).value
    start, end = dates
    when = np.zeros(len(placed.place), np.int64) if isinstance(start, int) else start.astype(np.int64)
    keys = placed.place.astype(np.int64) << 32 | when
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    place = assembly.places(placed.codes, placed.place[first])
    days = (start if isinstance(start, int) else start[first], end if isinstance(end, int) else end[first])
    for one in series:
        values = read_values(placed.table, one, reading.marks).value
        together = summed(values, group) if one.unit in COUNTED else averaged(values, weight, group)
        missing = np.isnan(together)
        status = np.where(missing, np.uint8(NOT_AVAILABLE), np.uint8(0)) if missing.any() else None
        index = assembly.variable(one.name, one.unit, one.heading)
        assembly.blocks.append(Block(index, place, *days, Values(together, status)))


def summed(values: Floats, group: NDArray[np.intp]) -> Floats:
    """Sums by group; NaN where a row of the group has no value.

    >>> summed(np.array([1.0, 2.0, 5.0]), np.array([0, 0, 1])).tolist()
    [3.0, 5.0]
    """
    return np.asarray(np.bincount(group, weights=values), np.float64)


def averaged(values: Floats, weights: Floats, group: NDArray[np.intp]) -> Floats:
    """Weighted means by group; NaN where no row of the group has both value and weight.

    >>> averaged(np.array([0.2, 0.5, 0.3]), np.array([1.0, 2.0, 1.0]), np.array([0, 0, 1])).round(3).tolist()
    [0.4, 0.3]
    """
    known = ~np.isnan(values) & ~np.isnan(weights)
    over = np.bincount(group, weights=np.where(known, weights, 0.0))
    total = np.bincount(group, weights=np.where(known, values * weights, 0.0))
    return np.asarray(np.divide(total, over, out=np.full(len(over), np.nan), where=over > 0), np.float64)
