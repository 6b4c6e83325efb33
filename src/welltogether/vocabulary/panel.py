"""All areas of one level side by side: the shape every comparison is made on."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from welltogether.vocabulary.areas import Area, AreaCode, Scheme
from welltogether.vocabulary.figures import Carried, Method, Source
from welltogether.vocabulary.periods import Period

Floats = NDArray[np.float64]
Codes = NDArray[np.uint8]

CARRIED_CODES: tuple[Carried, ...] = tuple(Carried)
METHOD_CODES: tuple[Method, ...] = tuple(Method)


@dataclass(frozen=True)
class Series:
    """One measure over all areas of a level and all its periods.

    `periods` run from oldest to newest (P of them), areas stand in the panel's order (A of them). `value`, `lower`,
    `upper`, `base`: float64[P, A], NaN where there is none. `carried`: uint8[P, A], an index into CARRIED_CODES.
    `region_value`: float64[P, R] in the panel's region order; `country_value`: float64[P]. Shares are 0–1.
    """

    measure: str
    periods: tuple[Period, ...]
    value: Floats
    lower: Floats
    upper: Floats
    base: Floats
    carried: Codes
    region_value: Floats
    country_value: Floats
    method: Method
    interval_level: float
    interval_method: str
    published_areas: str  # in words, e.g. "small areas (LSOA), 2021 boundaries"
    base_note: str  # what the base counts, or why there is none
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Panel:
    """Every settled measure for every area of one level, on one vintage of boundaries."""

    level: Scheme
    vintage: int
    areas: tuple[Area, ...]
    regions: tuple[Area, ...]
    country: Area
    data_version: str
    series: dict[str, Series] = field(repr=False)

    def index_of(self, area: AreaCode) -> int:
        """Position of an area in the arrays; KeyError if the panel does not hold it."""
        for position, candidate in enumerate(self.areas):
            if candidate.code.code == area.code:
                return position
        raise KeyError(area.code)
