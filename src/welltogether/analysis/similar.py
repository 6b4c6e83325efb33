"""Places most like this one on declared measures, and which measures made them so."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from welltogether.analysis.numeric import z_scores
from welltogether.analysis.results import Neighbour, SimilarPlaces
from welltogether.vocabulary.areas import Area
from welltogether.vocabulary.errors import MethodError
from welltogether.vocabulary.figures import Refusal
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.panel import Floats


@dataclass(frozen=True, slots=True)
class SimilarRule:
    """How neighbours are found: pack reference, how many, the share of measures that two places must share.

    `n_named`: how many measures to name as near and as far.
    """

    rule: str
    k: int = 15
    minimum_shared: float = 0.80
    n_named: int = 3


def similar_places(
    rule: SimilarRule, areas: tuple[Area, ...], measures: tuple[Measure, ...], values: Floats, area_index: int
) -> SimilarPlaces | Refusal:
    """The places nearest to this one: z-scores, straight-line distance, every measure alike.

    Takes: the rule, areas [A], measures [M], their values [A, M] with NaN where missing, the place's position. Gives:
    up to `k` neighbours, nearest first; measures that the place lacks, or that tell no places apart, are left out and
    named. A place that lacks some measures is compared on the shared ones, scaled up, if it shares `minimum_shared` of
    them.
    Refuses: fewer than two measures left → Refusal; arrays that do not match → MethodError.
    Source: statistical nearest neighbours as CIPFA and ONS make them (z-score, Euclid); missing values as R's `dist`.
    """
    if values.shape != (len(areas), len(measures)):
        raise MethodError(
            "Similar places need one row an area and one column a measure.",
            found=f"{values.shape}",
            expected=f"({len(areas)}, {len(measures)})",
        )
    z, constant = z_scores(values)
    used = np.isfinite(values[area_index]) & ~constant
    if used.sum() < 2:
        return _too_little(areas[area_index], int(used.sum()))
    difference = z[:, used] - z[area_index, used]
    distance = distances(difference, rule.minimum_shared)
    distance[area_index] = np.inf
    order = sorted(range(len(areas)), key=lambda index: (distance[index], areas[index].code.code))
    nearest = [index for index in order if np.isfinite(distance[index])][: rule.k]
    kept = tuple(measure for measure, keep in zip(measures, used, strict=True) if keep)
    return SimilarPlaces(
        rule=rule.rule,
        measures=kept,
        neighbours=tuple(
            _neighbour(areas[index], float(distance[index]), difference[index], kept, rule.n_named) for index in nearest
        ),
        left_out=tuple(measure.id for measure, keep in zip(measures, used, strict=True) if not keep),
        n_areas=int(np.isfinite(distance).sum()) + 1,
    )


def distances(difference: Floats, minimum_shared: float) -> Floats:
    """Straight-line distances from differences, missing ones made up for in proportion.

    Takes: differences [A, M] in standard deviations, NaN where missing, the least share of measures. Gives: distances
    [A], infinite where too few are shared.
    Source: R `dist`: the sum of squares times M over the number shared.

    >>> distances(np.array([[3.0, 4.0], [3.0, np.nan]]), 0.5).round(3).tolist()
    [5.0, 4.243]
    """
    n_shared = np.isfinite(difference).sum(axis=1)
    n_measures = difference.shape[1]
    squares = np.nansum(difference**2, axis=1)
    enough = (n_shared > 0) & (n_shared >= minimum_shared * n_measures)
    return np.where(enough, np.sqrt(squares * n_measures / np.maximum(n_shared, 1)), np.inf)


def _neighbour(
    area: Area, distance: float, difference: NDArray[np.float64], measures: tuple[Measure, ...], n_named: int
) -> Neighbour:
    known = [(measure.id, float(d)) for measure, d in zip(measures, difference, strict=True) if np.isfinite(d)]
    by_size = sorted(known, key=lambda item: (abs(item[1]), item[0]))
    # No measure is named as both near and far where few are shared.
    n_each = min(n_named, len(by_size) // 2)
    return Neighbour(area, distance, near=tuple(by_size[:n_each]), far=tuple(by_size[::-1][:n_each]))


def _too_little(area: Area, n_used: int) -> Refusal:
    return Refusal(
        what=f"No similar places can be named for {area.name}.",
        found=f"Measures that have a figure here and differ between places: {n_used}.",
        needed="At least two.",
        next_step="Import the publications that the measures come from.",
    )
