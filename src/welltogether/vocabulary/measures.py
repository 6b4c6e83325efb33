"""A measure is what is counted; its catalogue entry says how it is put together and how it may be read."""

from dataclasses import dataclass
from enum import StrEnum

from welltogether.vocabulary.figures import Method


class Unit(StrEnum):
    """What one value is. Shares are 0–1 everywhere; per cent exists only in documents and templates."""

    SHARE = "share"
    RATE_PER_1000 = "rate per 1,000"
    RATE_PER_10000 = "rate per 10,000"
    SCORE = "score"
    INDEX = "index"
    MEAN = "mean"
    COUNT = "count"
    POUNDS = "pounds"
    YEARS = "years"
    RATIO = "ratio"


class Made(StrEnum):
    """How a measure is put together from what the publisher gave."""

    RATIO = "ratio"  # sum of numerators over sum of denominators, times scale
    WEIGHTED_MEAN = "weighted mean"  # published values averaged with a weight when areas are put together
    AS_PUBLISHED = "as published"  # never put together: only the areas the publisher gave
    COUNT = "count"  # summed
    DIVERSITY = "diversity"  # the chance that two people differ, from the shares of all groups
    DISSIMILARITY = "dissimilarity"  # computed across the small areas inside the area


class Direction(StrEnum):
    """What a higher value goes with, by the cited research. NONE: it may not be read either way."""

    HIGHER_IS_BETTER = "higher goes with better cohesion"
    LOWER_IS_BETTER = "lower goes with better cohesion"
    NONE = "no direction"


class Level(StrEnum):
    """Whom the measure describes."""

    AREA = "area"
    PEOPLE = "people"
    ATTITUDE = "attitude"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Measure:
    """One catalogue entry. `numerator`, `denominator` and `weight` name variables, written `dataset.variable`."""

    id: str
    title: str
    short_title: str
    unit: Unit
    made: Made
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    weight: str
    scale: float
    direction: Direction
    level: Level
    topic: str
    influences: tuple[str, ...]
    minimum_base: int
    cautions: str
    direction_source: str
    series: str  # measures of one series may be compared over time; empty: no trend is drawn
    method: Method = Method.DIRECT  # how the publisher made it
    own_level_only: bool = False  # for a region or the country the same words would name another quantity
