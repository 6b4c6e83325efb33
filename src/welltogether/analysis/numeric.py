"""Small arithmetic that methods share: normal and Wilson limits, quantiles, positions, z-scores, differences."""

from datetime import date
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from welltogether.vocabulary.errors import MethodError
from welltogether.vocabulary.figures import Interval
from welltogether.vocabulary.panel import Floats

_STANDARD_NORMAL = NormalDist()
_DAYS_IN_YEAR = 365.25
# Below this, relative to its largest value, a spread is what rounding leaves of a column that does not vary.
_CONSTANT = 1e-12

DIFFERENCE_METHOD = "difference of two independent figures, from their own limits"


def normal_quantile(probability: float) -> float:
    """The value below which a standard normal variable falls with the given probability.

    Takes: probability in (0, 1). Gives: a number of standard deviations.
    Refuses: 0, 1 and beyond → MethodError.
    Source: Wichura 1988, algorithm AS 241, as in Python's own `statistics` (R's `qnorm` uses the same).

    >>> round(normal_quantile(0.975), 9)
    1.959963985
    """
    if not 0 < probability < 1:
        raise MethodError(
            "A normal quantile needs a probability between 0 and 1.",
            found=f"{probability}",
            expected="above 0 and below 1",
        )
    return _STANDARD_NORMAL.inv_cdf(probability)


def two_sided_z(level: float) -> float:
    """Half-width, in standard errors, of a two-sided interval at a level.

    Takes: level in (0, 1). Gives: standard errors.

    >>> round(two_sided_z(0.95), 4)
    1.96
    """
    return normal_quantile(0.5 + level / 2)


def wilson_interval(share: Floats | float, n: Floats | float, level: float = 0.95) -> tuple[Floats, Floats]:
    """Limits for a share counted on `n` people, honest also where nobody or everybody said yes.

    Takes: share 0–1 and n ≥ 0 (the effective n where there are weights), any matching shapes. Gives: lower and upper,
    0–1, NaN where n is 0 or something is missing.
    Source: Wilson 1927; Brown, Cai and DasGupta 2001, eq. 4.

    >>> lower, upper = wilson_interval(0.77, 1100)
    >>> print(f"{lower:.4f} {upper:.4f}")
    0.7442 0.7939
    """
    p = np.asarray(share, dtype=np.float64)
    size = np.asarray(n, dtype=np.float64)
    if np.any((p < 0) | (p > 1)) or np.any(size < 0):
        raise MethodError("A Wilson interval needs shares between 0 and 1 and bases of at least 0.")
    z = two_sided_z(level)
    size = np.where(size > 0, size, np.nan)
    centre = (p + z**2 / (2 * size)) / (1 + z**2 / size)
    half = z / (1 + z**2 / size) * np.sqrt(p * (1 - p) / size + z**2 / (4 * size**2))
    # At 0 and 1 one limit is exactly the share; rounding must not put it outside.
    lower = np.where(p == 0, centre * 0, np.maximum(centre - half, 0))
    upper = np.where(p == 1, centre * 0 + 1, np.minimum(centre + half, 1))
    return lower, upper


def weighted_quantile(values: Floats, q: float, weights: Floats | None = None) -> float:
    """The value with a share `q` of the weight below it, ignoring missing values.

    Each value stands at the middle of its own weight; between values it is read off a straight line. Doubling all
    weights changes nothing; with equal weights it is Hazen's rule (R type 5), the inverse of `shares_lower`.
    Takes: values [n], q in [0, 1], weights [n] ≥ 0 or None. Gives: a value; NaN when nothing is left to rank.
    Refuses: q outside [0, 1], weights below 0 → MethodError.
    Source: Hyndman and Fan 1996, definition 5, with weights in place of counts.

    >>> weighted_quantile(np.array([1.0, 2.0, np.nan, 4.0]), 0.5)
    2.0
    >>> round(weighted_quantile(np.array([1.0, 2.0, 4.0]), 0.5, np.array([1.0, 1.0, 4.0])), 9)
    3.2
    """
    if not 0 <= q <= 1:
        raise MethodError("A quantile is asked for as a share.", found=f"{q}", expected="0 to 1")
    x = np.asarray(values, dtype=np.float64)
    w = np.ones_like(x) if weights is None else np.asarray(weights, dtype=np.float64)
    if np.any(w < 0):
        raise MethodError("Weights must not be negative.", next_step="Remove those rows or set a floor.")
    known = np.isfinite(x) & (w > 0)
    if not known.any():
        return float("nan")
    order = np.argsort(x[known], kind="stable")
    x, w = x[known][order], w[known][order]
    middles = (np.cumsum(w) - w / 2) / w.sum()
    return float(np.interp(q, middles, x))


def median(values: Floats, weights: Floats | None = None) -> float:
    """The middle value, ignoring missing ones.

    Takes: values [n], weights [n] or None. Gives: a value, NaN when there is none.

    >>> median(np.array([3.0, 1.0, np.nan, 2.0]))
    2.0
    """
    return weighted_quantile(values, 0.5, weights)


def shares_lower(values: Floats) -> Floats:
    """For every value, the share of all values that are lower; it and its equals count half.

    Takes: values [n], NaN where missing. Gives: shares [n] in (0, 1), NaN where missing; their mean is always one half.
    Source: mid-ranks less one half over n (Hazen 1914).

    >>> shares_lower(np.array([10.0, 30.0, 20.0, 20.0])).tolist()
    [0.125, 0.875, 0.5, 0.5]
    """
    x = np.asarray(values, dtype=np.float64)
    ordered = np.sort(x[np.isfinite(x)])
    if ordered.size == 0:
        return np.full_like(x, np.nan)
    below = np.searchsorted(ordered, x, side="left")
    up_to = np.searchsorted(ordered, x, side="right")
    return np.where(np.isfinite(x), (below + up_to) / (2 * ordered.size), np.nan)


def z_scores(columns: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Each column in standard deviations from its own mean, missing values left missing.

    Takes: columns [areas, measures]. Gives: z-scores of that shape (n − 1 in the variance, as R's `scale`), and a mark
    for the columns that do not vary or have fewer than two values: they tell nothing apart and are all zero.

    >>> z, constant = z_scores(np.array([[1.0, 5.0], [2.0, 5.0], [3.0, 5.0]]))
    >>> z.tolist(), constant.tolist()
    ([[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]], [False, True])
    """
    x = np.asarray(columns, dtype=np.float64)
    known = np.isfinite(x)
    n = known.sum(axis=0)
    mean = np.where(known, x, 0).sum(axis=0) / np.maximum(n, 1)
    deviation = np.where(known, x - mean, np.nan)
    spread = np.sqrt(np.where(known, deviation**2, 0).sum(axis=0) / np.maximum(n - 1, 1))
    size = np.where(known, np.abs(x), 0).max(axis=0, initial=0)
    constant = (n < 2) | (spread <= _CONSTANT * np.maximum(size, np.finfo(np.float64).tiny))
    scaled = deviation / np.where(constant, 1, spread)
    return np.where(constant & known, 0.0, scaled), constant


def difference_interval(start_value: float, start: Interval, end_value: float, end: Interval) -> Interval:
    """Limits for a change between two independent figures, recovered from the limits of each.

    Takes: two values with intervals of one level, in one unit. Gives: the interval of end − start.
    Refuses: two levels → MethodError.
    Source: Zou and Donner 2008 (MOVER), eq. 4; with Wilson limits it is Newcombe 1998, method 10.

    >>> before, after = Interval(0.60, 0.70, 0.95, "w"), Interval(0.66, 0.76, 0.95, "w")
    >>> change = difference_interval(0.65, before, 0.71, after)
    >>> print(f"{change.lower:.4f} {change.upper:.4f}")
    -0.0107 0.1307
    """
    if abs(start.level - end.level) > 1e-9:
        raise MethodError(
            "A change needs two intervals at the same level.",
            found=f"{start.level} and {end.level}",
            next_step="Ask for both at one level.",
        )
    change = end_value - start_value
    down = sqrt((end_value - end.lower) ** 2 + (start.upper - start_value) ** 2)
    up = sqrt((end.upper - end_value) ** 2 + (start_value - start.lower) ** 2)
    return Interval(change - down, change + up, start.level, DIFFERENCE_METHOD)


def years_between(earlier: date, later: date) -> float:
    """Years from one day to another; below zero when the second comes first.

    >>> years_between(date(2021, 3, 21), date(2026, 3, 21))
    4.999315537303217
    """
    return (later - earlier).days / _DAYS_IN_YEAR
