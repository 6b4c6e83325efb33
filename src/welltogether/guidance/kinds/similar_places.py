"""Which measures make two places alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from welltogether.guidance.items import Item
from welltogether.guidance.kinds.measures import MeasureRef


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarityMeasure:
    """One measure of the comparison and why it belongs."""

    measure: MeasureRef
    weight: float = 1.0
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarityRule(Item):
    """Places are near when their standard scores on these measures are near. `n_shown`: how many neighbours are named;
    `least_measures`: with fewer measures held than this, no neighbours are named."""

    name: str
    method: str
    n_shown: int
    least_measures: int
    measures: tuple[SimilarityMeasure, ...]
    what_it_is_not: str


FILES: Final[Mapping[str, type[Item]]] = {"similarity-rules": SimilarityRule}
