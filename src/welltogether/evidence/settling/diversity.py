"""How mixed a place is: the chance that two people picked at random are of different groups."""

from dataclasses import replace

import numpy as np

from welltogether.evidence.settling.measuring import LevelValues, Measuring
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Made, Measure

WHOLE = 0.005  # how far the groups' shares may be from everyone: censuses are perturbed by a few people


def diversity_level(measuring: Measuring, measure: Measure, target: Scheme) -> LevelValues:
    """One minus the sum of squared shares, for every area of a level.

    Takes: a measure whose numerators are all the groups there are. Gives: 0 (all alike) to 1 − 1/groups, NaN where a
    group is missing or the groups do not come to everyone.
    Source: Simpson 1949; in this field the fractionalisation index.
    """
    parts = [
        measuring.level(replace(measure, made=Made.RATIO, numerator=(one,), scale=1.0), target)
        for one in measure.numerator
    ]
    first = parts[0]
    if any(part.periods != first.periods for part in parts):
        return LevelValues(first.n_areas)
    shares = np.array([part.numbers["value"] for part in parts]).reshape(len(parts), len(first.periods), first.n_areas)
    value = np.where(np.abs(shares.sum(axis=0) - 1) <= WHOLE, 1 - (shares**2).sum(axis=0), np.nan)
    unknown = np.full_like(value, np.nan)
    numbers = {**first.numbers, "value": list(value), "lower": list(unknown), "upper": list(unknown)}
    datasets = {name: None for part in parts for name in part.datasets}
    return replace(first, numbers=numbers, datasets=datasets).in_order()
